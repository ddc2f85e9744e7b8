"""Which key does what in the whole window: the usual keys of each page, and what the user has made of them.

Owns what holds at this moment, and that shortcuts and tooltips follow it. Knows no page. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from qa_studio.ui.key_names import key_names

TAB_KEYS = frozenset({"Tab", "Shift+Tab"})
"""Never shortcuts: they would hold all over a page, and whoever works by Tab alone would not get out of it."""
HINT_WORDS, HINT_KEY = "hint_words", "hint_key"
"""Properties of a widget whose tooltip names a key."""


@dataclass(frozen=True, slots=True)
class Key:
    """One action: its usual keys in Qt's portable spelling (the first is shown), and what it does.

    Attributes:
        act: its name on its page; stands in settings and is never changed.
    """

    act: str
    keys: tuple[str, ...]
    words: str
    group: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The keys of one page, or of the window.

    Attributes:
        name: stands in settings before the names of the actions; never changed.
        fixed: keys that belong to a widget and not to the page: (keys, words, group).
        is_everywhere: its keys hold on every page.
    """

    name: str
    title: str
    keys: tuple[Key, ...]
    fixed: tuple[tuple[str, str, str], ...] = ()
    is_everywhere: bool = False

    def full_name(self, act: str) -> str:
        """What an action is called in the settings: "review.submit"."""
        return f"{self.name}.{act}"

    def usual(self, act: str) -> tuple[str, ...]:
        """The keys that an action has unless somebody changed them. Raises: StopIteration without such an action."""
        return next(key.keys for key in self.keys if key.act == act)

    def keys_of(self, act: str) -> tuple[str, ...]:
        """The keys of an action as they are now; none when the user took them all away."""
        return _announcer.own.get(self.full_name(act), self.usual(act))


class _Announcer(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[str, tuple[str, ...]] = {}


_announcer = _Announcer()
changed = _announcer.changed
"""Emitted after keys were changed. Read anew what names a key."""


def set_own(own: Mapping[str, Sequence[str]]) -> None:
    """Let these keys hold in place of the usual ones, by the full names of actions; names of no action do nothing."""
    kept = {name: tuple(keys) for name, keys in own.items()}
    if kept != _announcer.own:
        _announcer.own = kept
        for window in QApplication.topLevelWidgets():
            renew_hints(window)
        changed.emit()


def shown(key: str) -> str:
    """A key as it is printed on the keyboard, in the system's words: "Ctrl+Return" is "Ctrl+Enter"."""
    return key_names(key)


def with_key(sheet: Sheet, words: str, act: str) -> str:
    """Words for a tooltip with the key behind them: "Play or pause (Space)"; alone where the action has no key."""
    keys = sheet.keys_of(act)
    return f"{words} ({shown(keys[0])})" if keys else words


def hint(widget: QWidget, sheet: Sheet, words: str, act: str) -> None:
    """Give a widget a tooltip that names the key of an action, and goes on naming it when the key changes."""
    widget.setProperty(HINT_WORDS, words)
    widget.setProperty(HINT_KEY, (sheet, act))
    widget.setToolTip(with_key(sheet, words, act))


def renew_hints(top: QWidget) -> None:
    """Let every tooltip below name the keys as they are now."""
    for widget in top.findChildren(QWidget):
        found = widget.property(HINT_KEY)
        if found is not None:
            widget.setToolTip(with_key(found[0], widget.property(HINT_WORDS), found[1]))


@dataclass(frozen=True, slots=True)
class Doing:
    """An action of a page that is there, as it can be done without its key.

    Attributes:
        is_possible: whether it would do anything at this moment.
    """

    sheet: Sheet
    act: str
    is_possible: bool
    do: Callable[[], object]


def doings(top: QWidget) -> list[Doing]:
    """Every action that has its key on this widget or below it, in the order of the tables."""
    bound = [one.doings() for one in top.findChildren(Binding)]
    followed = [one.doing() for one in top.findChildren(_Follower)]
    return [*(each for found in bound for each in found), *followed]


class _Follower(QObject):
    """Keeps the keys of one menu's action; lives as long as the action."""

    def __init__(self, action: QAction, sheet: Sheet, act: str) -> None:
        super().__init__(action)
        self._action, self._sheet, self._act = action, sheet, act
        changed.connect(self._renew)
        self._renew()

    def doing(self) -> Doing:
        """What the action does, and whether it would do anything now."""
        return Doing(self._sheet, self._act, self._action.isEnabled(), self._action.trigger)

    def _renew(self) -> None:
        self._action.setShortcuts([QKeySequence(key) for key in self._sheet.keys_of(self._act)])


def follow(action: QAction, sheet: Sheet, act: str) -> None:
    """Give an action of a menu its keys, and let them follow; where they hold is the action's own affair."""
    _Follower(action, sheet, act)


class Binding(QObject):
    """The shortcuts of one page, which hold on the page alone. A text that is being written keeps its letters, as Qt
    has it. Lives as long as the page.

    Args:
        slots: what each action does; one without a slot has no shortcut here.
        repeated: actions that go on while their key is held down.
        can: asked when the actions are listed: whether one would do anything now.

    Raises: KeyError for a slot without an action.
    """

    def __init__(
        self,
        page: QWidget,
        sheet: Sheet,
        slots: Mapping[str, Callable[[], object]],
        repeated: Collection[str] = (),
        can: Callable[[str], bool] = lambda _: True,
    ) -> None:
        super().__init__(page)
        self._sheet, self._slots, self._can = sheet, dict(slots), can
        unknown = set(slots) - {key.act for key in sheet.keys}
        if unknown:
            raise KeyError(f"{sheet.name} has no action {', '.join(sorted(unknown))}")
        self._shortcuts = {act: self._shortcut(page, slot, act in repeated) for act, slot in slots.items()}
        changed.connect(self._renew)
        self._renew()

    def doings(self) -> list[Doing]:
        """What the page can do, and whether it would do anything now."""
        return [Doing(self._sheet, act, self._can(act), slot) for act, slot in self._slots.items()]

    def _shortcut(self, page: QWidget, slot: Callable[[], object], repeats: bool) -> QShortcut:
        made = QShortcut(page)
        everywhere = self._sheet.is_everywhere
        context = (
            Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        made.setContext(context)
        made.setAutoRepeat(repeats)
        made.activated.connect(lambda: slot())
        return made

    def _renew(self) -> None:
        for act, shortcut in self._shortcuts.items():
            keys = [key for key in self._sheet.keys_of(act) if key not in TAB_KEYS]
            shortcut.setKeys([QKeySequence(key) for key in keys])
