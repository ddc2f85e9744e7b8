"""Small building blocks: labels, buttons, lines and margins that look alike everywhere.

Owns no state. Imports the theme and the icons.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qa_studio.ui import icons, theme
from qa_studio.ui.key_names import key_names


class _IconKeeper(QObject):
    """Draws a button's icon again when the scheme changes; lives as long as its button."""

    def __init__(self, button: QAbstractButton, name: str, colour_of: Callable[[theme.Tokens], str]) -> None:
        super().__init__(button)
        self._button, self._name, self._colour_of = button, name, colour_of
        theme.scheme_changed.connect(self._draw)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        self._button.setIcon(icons.icon(self._name, self._colour_of(theme.current())))


def set_icon(
    button: QAbstractButton,
    name: str,
    colour_of: Callable[[theme.Tokens], str] = lambda tokens: tokens.muted,
    size_px: int = theme.ICON_PX,
) -> None:
    """Give a button an icon that follows the scheme; a former one is let go."""
    for keeper in button.findChildren(_IconKeeper):
        theme.scheme_changed.disconnect(keeper._draw)
        keeper.setParent(None)
    _IconKeeper(button, name, colour_of)
    button.setIconSize(QSize(size_px, size_px))


def push_button(text: str, kind: str = "", icon: str = "", tip: str = "") -> QPushButton:
    """A button with words. `kind` is "", "primary" or "quiet"; `icon` a name in ICONS or ""."""
    button = QPushButton()
    _dress(button, text, kind, icon, tip)
    return button


def elided_button(text: str, kind: str = "", icon: str = "", tip: str = "") -> QPushButton:
    """The same, for words that end in "…" where there is no room for all of them."""
    button = ElidedButton()
    _dress(button, text, kind, icon, tip)
    return button


def _dress(button: QPushButton, text: str, kind: str, icon: str, tip: str) -> None:
    button.setText(f" {text}" if icon else text)
    button.setProperty("kind", kind)
    button.setAccessibleName(text.replace("&", ""))
    if tip:
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
    if icon:
        set_icon(button, icon, _BUTTON_INKS.get(kind, lambda tokens: tokens.muted))


_BUTTON_INKS: dict[str, Callable[[theme.Tokens], str]] = {
    "primary": lambda tokens: tokens.on_accent,
    "quiet": lambda tokens: tokens.accent,
}


def icon_button(icon: str, name: str, shortcut_words: str = "") -> QToolButton:
    """A button that is an icon; `name` is its tooltip and its accessible name."""
    button = QToolButton()
    set_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({key_names(shortcut_words)})" if shortcut_words else name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def label(text: str = "", kind: str = "", wraps: bool = False) -> QLabel:
    """A label; `kind` is "", "title", "strong", "small" or "muted". Never reads its text as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", kind)
    made.setWordWrap(wraps)
    return made


class ElidedLabel(QLabel):
    """One line that ends in "…" when there is no room, with the whole text as its tooltip then.

    Attributes:
        tip: the tooltip in place of that; "" for the usual one. To be set before the text.
    """

    def __init__(
        self, text: str = "", kind: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__(text)
        self.tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", kind)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        self.setToolTip(self.tip or (self.text() if self._shown() != self.text() else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            flags = Qt.AlignmentFlag.AlignVCenter | self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
            painter.drawText(self.contentsRect(), int(flags), self._shown())

    def _shown(self) -> str:
        return QFontMetrics(self.font()).elidedText(self.text(), self._mode, self.contentsRect().width())


class ShorteningLabel(ElidedLabel):
    """One line that says less where there is less room; ends in "…" where even the least is too much."""

    def __init__(self, kind: str = "") -> None:
        self._versions: tuple[str, ...] = ("",)
        super().__init__("", kind)

    def set_versions(self, versions: Sequence[str], tip: str = "") -> None:
        """Args:
        versions: what may be said, the most first; not empty.
        tip: all of it, as tooltip and for screen readers; "" for the most that may be said.
        """
        self._versions, self.tip = tuple(versions), tip
        self.setAccessibleName(tip or self._versions[0])
        self._choose()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """That of the most it can say, so that its room never hangs on what it says now."""
        return QSize(self._width(self._versions[0]), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        room = self.contentsRect().width()
        fitting = (words for words in self._versions if self._width(words) <= room)
        self.setText(next(fitting, self._versions[-1]))

    def _tell_whole(self) -> None:
        most = self._versions[0]
        self.setToolTip(self.tip or (most if self._shown() != most else ""))

    def _width(self, words: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(words)


class ElidedButton(QPushButton):
    """See `elided_button`."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )  # may be less than its words

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        taken = 0 if self.icon().isNull() else self.iconSize().width() + theme.SPACE_XS
        option.text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, max(room - taken, 0)
        )
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


def line(upright: bool = False) -> QFrame:
    """A divider of one pixel."""
    made = QFrame()
    made.setProperty("kind", "upright" if upright else "line")
    return made


def frame(kind: str) -> QFrame:
    """A ground: "bar", "side", "surface" or "card"."""
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def row(
    *items: QWidget | int, margins: tuple[int, int, int, int] = (0, 0, 0, 0), space: int = theme.SPACE_S
) -> QHBoxLayout:
    """Widgets beside each other; a number is a stretch."""
    return _filled(QHBoxLayout(), items, margins, space)


def column(
    *items: QWidget | int, margins: tuple[int, int, int, int] = (0, 0, 0, 0), space: int = theme.SPACE_S
) -> QVBoxLayout:
    """Widgets under each other; a number is a stretch."""
    return _filled(QVBoxLayout(), items, margins, space)


AnyBox = TypeVar("AnyBox", QHBoxLayout, QVBoxLayout)


def _filled(
    box: AnyBox, items: tuple[QWidget | int, ...], margins: tuple[int, int, int, int], space: int
) -> AnyBox:
    box.setContentsMargins(*margins)
    box.setSpacing(space)
    for item in items:
        if isinstance(item, int):
            box.addStretch(item)
        else:
            box.addWidget(item)
    return box


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a dynamic property has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
