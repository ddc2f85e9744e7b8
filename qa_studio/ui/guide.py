"""What helps a reader find their way: the manual beside the page, the tour, and the menu that both stand in.

Owns whether they are shown, and that the tour was seen. Knows the pages by their contract only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from qa_studio.language import tr
from qa_studio.ui import keymap
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.keymap import Sheet
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.widgets.basics import icon_button

if TYPE_CHECKING:
    from qa_studio.ui.help.sheet import HelpSheet
    from qa_studio.ui.tour.tour import Tour


class Guide(QObject):
    """Args:
    sheets: the keys that the manual names; asked when it is opened first.
    language: the code of the language that the window speaks.
    """

    def __init__(
        self,
        window: MainWindow,
        sheets: Callable[[], Sequence[Sheet]],
        keeper: SettingsKeeper,
        language: str = "en",
    ) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._sheets, self._language = sheets, language
        self._help: HelpSheet | None = None
        self._had_focus: QWidget | None = None
        self.tour: Tour | None = None
        self.button = self._menu_button()
        window.add_tool(self.button)
        window.help_requested.connect(self.toggle_help)
        window.page_shown.connect(self._on_page)

    def help(self) -> HelpSheet:
        """The manual, made when it is first wanted."""
        if self._help is None:
            from qa_studio.ui.help.sheet import HelpSheet

            self._help = HelpSheet(self._language, self._sheets(), self._window)
            self._help.hide()
            self._help.closed.connect(self.close_help)
        return self._help

    def is_open(self) -> bool:
        return self._help is not None and self._window.sheet() is self._help

    def toggle_help(self) -> None:
        """Open the manual where the keyboard is; put it away where it is in the manual already."""
        from qa_studio.ui.help.places import topic_at  # knows parts of every page, which are imported with it

        focused = self._window.focusWidget()
        if self.is_open() and focused is not None and self.help().isAncestorOf(focused):
            self.close_help()
        else:
            self.open_help(topic_at(focused, self._window.page()))

    def open_help(self, topic: str) -> None:
        """Open the manual at a topic ("review#marking")."""
        if not self.is_open():
            self._had_focus = self._window.focusWidget()
            self._window.show_sheet(self.help())
        self.help().show_topic(topic)
        self.help().reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_help(self) -> None:
        """Put the manual away; the keyboard goes back to where it was."""
        self._window.hide_sheet()
        back = self._had_focus
        (back if back is not None and back.isVisible() else self._window.page()).setFocus()

    def start_tour(self) -> None:
        """Begin the tour, at its first stop even when it is under way."""
        if self.is_open():
            self.close_help()
        if self.tour is not None:
            self.tour.go_to(0)
            return
        from qa_studio.ui.tour.tour import Tour

        self.tour = Tour(self._window)
        self.tour.ended.connect(self._on_tour_ended)

    def offer_tour(self) -> None:
        """Offer the tour at the foot of the window to whoever has not seen it."""
        if not self._keeper.current.tour_seen:
            words = tr("New here? A tour of two minutes shows where things are.")
            self._window.post(Message(words, tr("Take the tour"), self.start_tour))

    def _on_tour_ended(self) -> None:
        self.tour = None
        self._keeper.change(tour_seen=True)

    def _on_page(self, page: Page) -> None:
        """An open manual follows the reader to another page."""
        if self.is_open():
            self.help().show_topic(page.icon)

    def _menu_button(self) -> QToolButton:
        button = icon_button("help", tr("Help, menu"))
        button.setToolTip(tr("The manual, every key, and the tour"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self._about_page = self._action("", lambda: self.open_help(self._window.page().icon))
        menu.addAction(self._about_page)
        menu.addAction(self._action(tr("First steps"), lambda: self.open_help("start")))
        menu.addAction(self._action(tr("Every key"), lambda: self.open_help("keys")))
        menu.addSeparator()
        menu.addAction(self._action(tr("Take the tour"), self.start_tour))
        button.setMenu(menu)
        keymap.changed.connect(self._name_key)
        self._name_key()
        return button

    @Slot()
    def _name_key(self) -> None:
        keys, words = self._window.key_sheet.keys_of("help"), tr("Help on this page")
        self._about_page.setText(f"{words}\t{keymap.shown(keys[0])}" if keys else words)

    def _action(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: act())
        return action
