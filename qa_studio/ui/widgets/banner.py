"""A line across a page that says something plainly, with what can be done about it.

Owns the banner's look. The page decides when it is there.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from qa_studio.language import tr
from qa_studio.ui import icons, theme
from qa_studio.ui.widgets.basics import icon_button, label, push_button, row


class BannerKind(StrEnum):
    INFO = "info"
    WARNING = "warning"
    PROBLEM = "problem"


_KIND_WORDS = {
    BannerKind.INFO: tr("note"),
    BannerKind.WARNING: tr("warning"),
    BannerKind.PROBLEM: tr("problem"),
}
"""For screen readers, before the text."""


class Banner(QFrame):
    """Icon, words, and up to a few buttons.

    Signals:
        dismissed(): the user has closed it; it has hidden itself already.
    """

    dismissed = Signal()

    def __init__(
        self,
        kind: BannerKind = BannerKind.INFO,
        text: str = "",
        can_close: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setObjectName("banner")
        self._icon = QLabel()
        self._icon.setAccessibleName(_KIND_WORDS[kind])
        self._text = label(text, wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._box = row(
            self._icon,
            self._text,
            margins=(theme.SPACE_M, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S),
            space=theme.SPACE_S,
        )
        self._box.setStretch(1, 1)
        self.setLayout(self._box)
        self._close = self._add_close() if can_close else None
        theme.scheme_changed.connect(self._dress)
        self._dress()
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change the words."""
        self._text.setText(text)
        self.setAccessibleName(tr("{kind}: {text}", kind=_KIND_WORDS[self._kind], text=text))

    def text(self) -> str:
        return self._text.text()

    def add_button(self, text: str, tip: str = "") -> QPushButton:
        """Add a button before the closing cross and return it."""
        button = push_button(text, tip=tip)
        self._box.insertWidget(self._box.count() - (1 if self._close else 0), button)
        return button

    def _add_close(self) -> QToolButton:
        close = icon_button("close", tr("Dismiss"))
        close.clicked.connect(self._on_close)
        self._box.addWidget(close)
        return close

    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _dress(self) -> None:
        tokens = theme.current()
        ground, ink, picture = {
            BannerKind.INFO: (tokens.info_fill, tokens.accent, "info"),
            BannerKind.WARNING: (tokens.warning_fill, tokens.close, "warning"),
            BannerKind.PROBLEM: (tokens.danger_fill, tokens.not_met, "problem"),
        }[self._kind]
        self.setStyleSheet(
            f"#banner {{ background: {ground}; border: none; border-radius: {theme.RADIUS_PX}px; }}"
        )
        size = QSize(theme.BIG_ICON_PX, theme.BIG_ICON_PX)
        self._icon.setPixmap(icons.icon(picture, ink).pixmap(size, self.devicePixelRatioF()))
