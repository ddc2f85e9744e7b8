"""The line above a page: its title, the search box, the running jobs.

Owns the search box's text for each page.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from qa_studio.language import tr
from qa_studio.ui import icons, theme
from qa_studio.ui.frame.job_panel import JobButton
from qa_studio.ui.widgets.basics import ElidedLabel, row

HEIGHT_PX, LOW_PX = 52, 40
_SEARCH_PX, _SEARCH_LEAST_PX, _SEARCH_NARROW_PX = 380, 240, 120
_TITLE_PX = 200
"""Fixed, so that the search box does not move when the title or the jobs change."""


class TopBar(QFrame):
    """Signals:
    searched(str): the text of the search box, as it is typed.
    left_search(): Down or Enter in the box: the user wants to go on to what was found.
    """

    searched = Signal(str)
    left_search = Signal()

    def __init__(self, job_button: JobButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEIGHT_PX)
        self._title = ElidedLabel("", "title")
        self._search = QLineEdit()
        self._search.setMaximumWidth(_SEARCH_PX)
        self._search.setClearButtonEnabled(True)
        self._search.setAccessibleName(tr("Search"))
        self._glass = QAction(self)
        self._search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._search.textEdited.connect(self.searched)
        self._search.textChanged.connect(self._on_changed)
        self._search.installEventFilter(self)
        self._box = row(
            self._title,
            self._search,
            1,
            job_button,
            margins=(theme.SPACE_L, 0, theme.SPACE_S, 0),
            space=theme.SPACE_M,
        )
        # Its whole width wherever there is room for it; the rest goes to the space behind.
        self._box.setStretchFactor(self._search, 1000)
        self.setLayout(self._box)
        self.set_narrow(False)
        theme.scheme_changed.connect(self._draw)
        self._draw()

    def show_page(self, title: str, search_hint: str, search_text: str) -> None:
        """Show a page's title and its search."""
        self._title.setText(title)
        hint = tr("{search_hint} (Ctrl+F)", search_hint=search_hint) if search_hint else ""
        self._search.setPlaceholderText(hint)
        self._search.setToolTip(hint)
        self._search.setText(search_text)
        self._search.setVisible(bool(search_hint))

    def set_narrow(self, is_narrow: bool) -> None:
        """Give the search no more than it needs where the window is narrow."""
        self._title.setMinimumWidth(0 if is_narrow else _TITLE_PX)
        policy = QSizePolicy.Policy.Maximum if is_narrow else QSizePolicy.Policy.Fixed
        self._title.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        self._search.setMinimumWidth(_SEARCH_NARROW_PX if is_narrow else _SEARCH_LEAST_PX)

    def set_low(self, is_low: bool) -> None:
        """Take less height where the window is low."""
        self.setFixedHeight(LOW_PX if is_low else HEIGHT_PX)

    def add_tool(self, tool: QWidget) -> None:
        """Add a button at the right end."""
        self._box.addWidget(tool)

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left_search.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_changed(self, text: str) -> None:
        """The clear button and Escape change the text without editing it."""
        if not text and self._search.hasFocus():
            self.searched.emit("")

    def _draw(self) -> None:
        self._glass.setIcon(icons.icon("search"))
