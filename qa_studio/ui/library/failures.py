"""What of a batch did not go through, and what is to be known of what did: each by name, with what to do.

Owns the list until it is dismissed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from qa_studio.language import tr
from qa_studio.rows import Failure, Note
from qa_studio.ui import icons, theme
from qa_studio.ui.widgets.banner import BannerKind
from qa_studio.ui.widgets.basics import ElidedLabel, column, icon_button, label, push_button, row

_MOST_PX = 170
LISTED_MOST = 50
"""Lines that are made; a folder of thousands of wrong files must not hold the window up. Copying has them all."""


class FailureList(QFrame):
    """Hidden until a batch has failures, or notes.

    Args:
        kind: PROBLEM for failures, INFO for notes.
    """

    def __init__(self, kind: BannerKind = BannerKind.PROBLEM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._failures: tuple[Failure | Note, ...] = ()
        self.setObjectName("failures")
        self._icon = QLabel()
        self._title = label("", "strong")
        copy = push_button(tr("Copy list"), "quiet")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        close = icon_button("close", tr("Dismiss the list"))
        close.clicked.connect(self.hide)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.SPACE_S)
        self._list.setContentsMargins(28, 0, theme.SPACE_S, theme.SPACE_XS)
        self._inside = QWidget()
        self._inside.setObjectName("failuresInside")
        self._inside.setLayout(self._list)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(
            tr("Inputs that failed") if kind is BannerKind.PROBLEM else tr("Inputs to know something about")
        )
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        edge = theme.SPACE_S
        box = column(margins=(theme.SPACE_M, edge, edge, edge), space=theme.SPACE_XS)
        box.addLayout(row(self._icon, self._title, 1, copy, close))
        box.addWidget(self._area)
        self.setLayout(box)
        theme.scheme_changed.connect(self._dress)
        self._dress()
        self.hide()

    def failures(self) -> tuple[Failure | Note, ...]:
        return self._failures

    def as_text(self) -> str:
        """One line an input, for the clipboard."""
        return "\n".join(f"{failure.name}: {failure.message}" for failure in self._failures)

    def show_failures(self, title: str, failures: Sequence[Failure | Note]) -> None:
        """List the failures or the notes of a batch; none hides the list."""
        self._failures = tuple(failures)
        self._title.setText(title)
        self.setAccessibleName(title)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for failure in failures[:LISTED_MOST]:
            self._list.addWidget(self._line(failure))
        if len(failures) > LISTED_MOST:
            more = tr("and {count:,} more; “Copy list” takes them all", count=len(failures) - LISTED_MOST)
            self._list.addWidget(label(more, "muted"))
        self.setVisible(bool(failures))
        self._fit()

    def _line(self, failure: Failure | Note) -> QWidget:
        words = label(failure.message, "muted", wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QWidget()
        line.setLayout(column(ElidedLabel(failure.name, "strong"), words, space=2))
        return line

    def _fit(self) -> None:
        """As high as the list needs, up to a limit; then it scrolls."""
        inside, width = self._inside, max(self._area.viewport().width(), 200)
        wanted = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        self._area.setFixedHeight(min(max(wanted, 24), _MOST_PX))

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        ground, ink, picture = (
            (tokens.danger_fill, tokens.not_met, "problem")
            if self._kind is BannerKind.PROBLEM
            else (tokens.info_fill, tokens.accent, "info")
        )
        self.setStyleSheet(
            f"#failures {{ background: {ground}; border-radius: {theme.RADIUS_PX}px; }}"
            "#failuresInside { background: transparent; }"
        )
        shown = icons.icon(picture, ink)
        self._icon.setPixmap(shown.pixmap(theme.BIG_ICON_PX, theme.BIG_ICON_PX))
