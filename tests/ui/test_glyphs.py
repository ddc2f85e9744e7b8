"""Icons drawn from the font of pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from qa_studio.ui import icons
from qa_studio.ui.glyphs import glyph

SIZE = QSize(24, 24)


def inked(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, least: int = 255) -> set[str]:
    """The colours of what is drawn at least so opaque."""
    image = icon.pixmap(SIZE, mode).toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {QColor(point).name() for point in points if point.alpha() >= least}


def test_every_icon_of_the_window_is_drawn(themed: QApplication) -> None:
    assert [name for name in icons.ICONS if not inked(icons.icon(name), least=1)] == []


def test_an_icon_takes_its_colours_and_shows_when_nothing_can_be_done_with_it(themed: QApplication) -> None:
    drawn = glyph("stop", "#112233", "#aabbcc")
    assert inked(drawn) == {"#112233"}
    assert inked(drawn, QIcon.Mode.Disabled) == {"#aabbcc"}
    assert inked(QIcon(drawn)) == {"#112233"}


def test_a_picture_that_the_font_lacks_is_refused_by_name(themed: QApplication) -> None:
    with pytest.raises(KeyError, match="no-such-picture"):
        glyph("no-such-picture", "#000000", "#000000")


def test_an_icon_without_room_is_nothing_and_no_fault(themed: QApplication) -> None:
    assert glyph("stop", "#112233", "#aabbcc").pixmap(QSize(0, 24)).isNull()
