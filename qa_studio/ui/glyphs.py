"""Icons drawn from a font of pictures.

Owns the font (Material Design Icons, as qtawesome brings it) and its table of names. qtawesome itself would load every
other font that it has, which takes longer than all the rest of an icon. GUI thread only.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

SHARE = 0.875
"""Height of a letter as a share of the icon's."""


class GlyphEngine(QIconEngine):
    """Draws one letter of the font in whatever size is asked for; `disabled` where nothing can be done with it."""

    def __init__(self, letter: str, colour: QColor, disabled: QColor) -> None:
        super().__init__()
        self._letter, self._colour, self._disabled = letter, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(1, round(SHARE * rect.height())))
        painter.save()
        painter.setPen(self._disabled if mode is QIcon.Mode.Disabled else self._colour)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        if size.isEmpty():  # of a button that a layout has squeezed to nothing for a moment
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._letter, self._colour, self._disabled)


def glyph(name: str, colour: str, disabled: str) -> QIcon:
    """The icon of a picture ("bookshelf"), in colours "#RRGGBB".

    Raises: KeyError when the font has no such picture; FileNotFoundError when the installation lacks the font.
    """
    return QIcon(GlyphEngine(_letters()[name], QColor(colour), QColor(disabled)))


def _file(pattern: str) -> Path:
    found = importlib.util.find_spec("qtawesome")
    places = list(found.submodule_search_locations or ()) if found is not None else []
    for place in places:
        for path in (Path(place) / "fonts").glob(pattern):
            return path
    raise FileNotFoundError(f"qtawesome/fonts/{pattern}")


@cache
def _letters() -> dict[str, str]:
    told = json.loads(_file("materialdesignicons6-webfont-charmap-*.json").read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in told.items()}


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file("materialdesignicons6-webfont-*.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]
