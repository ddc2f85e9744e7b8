"""Keys: every action of the window with its key, and how it is given another one.

Owns the list and what is said of a key that is taken. What holds is the keymap's, what is kept the keeper's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem

from qa_studio.language import joined_by_or, tr
from qa_studio.settings import Settings
from qa_studio.ui import keymap, theme
from qa_studio.ui.key_changes import RESERVED, conflict, with_keys
from qa_studio.ui.keymap import Key, Sheet, shown
from qa_studio.ui.review import ink
from qa_studio.ui.settings.history import ChangeHistory, setting_change
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.settings.key_capture import KeyCapture
from qa_studio.ui.settings.section import SettingsSection
from qa_studio.ui.widgets.basics import label, push_button, row

ROWS_SEEN = 9
KEY_PX = 7 * theme.SPACE_XL


class KeysSection(SettingsSection):
    """The list, the key that is being changed, and whether answers lead on."""

    key, title, icon = "keys", tr("Keys"), "keys"

    def __init__(self, keeper: SettingsKeeper, history: ChangeHistory, sheets: Sequence[Sheet] = ()) -> None:
        super().__init__(
            tr(
                "Every action has a key. Choose an action, press Change, then the key that it is to have; tooltips "
                "and the list of keys (?) follow at once, and Ctrl+Z takes it back."
            )
        )
        self._keeper, self._history, self._sheets = keeper, history, tuple(sheets)
        self._refused: tuple[Sheet, Key, str] | None = None
        self.advance = QCheckBox(tr("An answer leads on"))
        self.search = QLineEdit()
        self.tree = QTreeWidget()
        self.change = KeyCapture(tr("Change the key …"))
        self.usual = push_button(tr("Back to usual"))
        self.all_usual = push_button(tr("All as usual"))
        self.fault = label("", wraps=True)
        self.take = push_button(tr("Use it here all the same"))
        self._set_up()
        self._lay_out()
        self._connect()
        self._show(keeper.current)

    def _set_up(self) -> None:
        self.search.setPlaceholderText(tr("Search an action or a key"))
        self.search.setAccessibleName(tr("Search in the keys"))
        self.search.setClearButtonEnabled(True)
        self.tree.setAccessibleName(tr("Actions and their keys"))
        self.tree.setProperty("kind", "boxed")
        self.tree.setHeaderLabels([tr("Action"), tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(theme.SPACE_L)
        self.tree.setMinimumHeight(ROWS_SEEN * theme.ROW_PX)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, KEY_PX)
        self.fault.hide()
        self.take.hide()

    def _lay_out(self) -> None:
        self.add_setting(
            tr("Marking"),
            tr(
                "Given by a key, an answer leads on to the next criterion without one, unless something is missing."
            ),
            self.advance,
        )
        self.body.addWidget(self.search)
        self.body.addWidget(self.tree, 1)
        self.body.addLayout(row(self.change, self.usual, 1, self.all_usual))
        said = row(self.fault, self.take)
        said.setStretch(0, 1)
        self.body.addLayout(said)

    def _connect(self) -> None:
        self.advance.clicked.connect(self._on_advance)
        self.search.textChanged.connect(lambda _: self._fill())
        self.tree.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.tree.itemActivated.connect(lambda *_: self._on_activated())
        self.change.captured.connect(self.give)
        self.usual.clicked.connect(self.back_to_usual)
        self.all_usual.clicked.connect(self._on_all_usual)
        self.take.clicked.connect(self._on_take)
        self._keeper.changed.connect(self._show)
        keymap.changed.connect(self._fill)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """List these: the keys of the window and of each page, in this order."""
        self._sheets = tuple(sheets)
        self._fill()

    def choose(self, sheet: Sheet, act: str) -> None:
        """Put the keyboard's row on an action."""
        for item in self._items():
            found = item.data(0, Qt.ItemDataRole.UserRole)
            if found is not None and (found[0].name, found[1].act) == (sheet.name, act):
                self.tree.setCurrentItem(item)

    def chosen(self) -> tuple[Sheet, Key] | None:
        """The action that the keyboard's row is on; None on a page's title."""
        item = self.tree.currentItem()
        found: tuple[Sheet, Key] | None = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        return found

    def give(self, key: str) -> None:
        """Give the chosen action this key alone; says whose it is when it is taken."""
        found = self.chosen()
        if found is None:
            return
        sheet, action = found
        taken = conflict(self._sheets, sheet, action.act, key)
        if key in RESERVED:
            words = tr(
                "{key} moves the keyboard or presses buttons everywhere; it stays as it is.", key=shown(key)
            )
            self._say(words, None)
        elif taken is not None:
            words = tr(
                "{key} is “{action}” ({page}) already.",
                key=shown(key),
                action=taken[1].words,
                page=taken[0].title,
            )
            self._say(words, (sheet, action, key))
        elif sheet.keys_of(action.act) != (key,):
            self._put(with_keys(self._keeper.current.keys, sheet, action.act, (key,)), action, key)

    def back_to_usual(self) -> None:
        """Give the chosen action its usual keys; who has taken one of them meanwhile keeps it, and that is said."""
        found = self.chosen()
        if found is None:
            return
        sheet, action = found
        usual = sheet.usual(action.act)
        for key in usual:
            taken = conflict(self._sheets, sheet, action.act, key)
            if taken is not None:
                words = tr(
                    "{key} is “{action}” ({page}) now.",
                    key=shown(key),
                    action=taken[1].words,
                    page=taken[0].title,
                )
                self._say(words, (sheet, action, key))
                return
        own = with_keys(self._keeper.current.keys, sheet, action.act, usual)
        if own != self._keeper.current.keys:
            self._put(own, action, shown(usual[0]))

    def _on_take(self) -> None:
        """Take the key from where it is; that action has none of it any more."""
        if self._refused is None:
            return
        sheet, action, key = self._refused
        own = dict(self._keeper.current.keys)
        taken = conflict(self._sheets, sheet, action.act, key)
        if taken is not None:
            rest = [one for one in taken[0].keys_of(taken[1].act) if one != key]
            own = with_keys(own, taken[0], taken[1].act, rest)
        self._put(with_keys(own, sheet, action.act, (key,)), action, key)

    def _put(self, own: dict[str, list[str]], action: Key, key: str) -> None:
        self._say("", None)
        words = tr("“{action}” is {key} now.", action=action.words, key=shown(key))
        self._history.make(setting_change(self._keeper, words, keys=own))

    def _on_all_usual(self) -> None:
        if self._keeper.current.keys:
            self._say("", None)
            self._history.make(setting_change(self._keeper, tr("Every key is as usual."), keys={}))

    def _on_advance(self, is_on: bool) -> None:
        words = tr("An answer leads on.") if is_on else tr("An answer stays where it is.")
        self._history.make(setting_change(self._keeper, words, advance=is_on))

    def _say(self, words: str, refused: tuple[Sheet, Key, str] | None) -> None:
        self._refused = refused
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.take.setVisible(refused is not None)

    def _show(self, settings: Settings) -> None:
        self.advance.setChecked(settings.advance)
        self.all_usual.setEnabled(bool(settings.keys))
        self._fill()

    def _fill(self) -> None:
        before, wanted = self.chosen(), self.search.text().strip().casefold()
        self.tree.clear()
        for sheet in self._sheets:
            found = [key for key in sheet.keys if wanted in _searched(sheet, key)]
            if found:
                head = QTreeWidgetItem([sheet.title])
                head.setFont(0, ink.body(bold=True))
                self.tree.addTopLevelItem(head)
                for key in found:
                    head.addChild(_item(sheet, key))
        self.tree.expandAll()
        if before is not None:
            self.choose(before[0], before[1].act)
        self._on_chosen()

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        found = [head.child(at) for head in heads if head for at in range(head.childCount())]
        return [item for item in found if item is not None]

    def _on_chosen(self) -> None:
        found = self.chosen()
        self._say("", None)
        self.change.setEnabled(found is not None)
        self.usual.setEnabled(found is not None and found[0].keys_of(found[1].act) != found[1].keys)

    def _on_activated(self) -> None:
        if self.chosen() is not None:
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
            self.change.begin()


def _item(sheet: Sheet, key: Key) -> QTreeWidgetItem:
    keys = sheet.keys_of(key.act)
    said = joined_by_or(shown(one) for one in keys) or tr("none")
    item = QTreeWidgetItem([key.words, said])
    item.setData(0, Qt.ItemDataRole.UserRole, (sheet, key))
    if keys != key.keys:
        usual = joined_by_or(shown(one) for one in key.keys)
        font = item.font(1)
        font.setBold(True)
        item.setFont(1, font)
        item.setToolTip(1, tr("Usually {usual}", usual=usual))
    return item


def _searched(sheet: Sheet, key: Key) -> str:
    keys = " ".join(shown(one) for one in sheet.keys_of(key.act))
    return f"{key.words} {keys} {key.group} {sheet.title}".casefold()
