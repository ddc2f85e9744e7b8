"""The menu of a turn: everything that can be put right there, with its keys.

Owns the menu's words and order. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.language import tr
from qa_studio.ui.review.correction_words import role_label
from qa_studio.ui.review.keys import Act, key_words
from transcription.model import Role, Turn


@dataclass(frozen=True, slots=True)
class TurnActs:
    """What the menu does. `split` is None where the mouse is on no word; `undo` and `redo` are None without steps."""

    edit: Callable[[], object]
    split: Callable[[], object] | None
    merge: Callable[[], object] | None
    set_role: Callable[[Role], object]
    noise: Callable[[], object]
    note: Callable[[], object]
    swap: Callable[[], object]
    undo: Callable[[], object] | None
    redo: Callable[[], object] | None
    history: Callable[[], object]


class LetterMenu(QMenu):
    """A menu whose letters are its own while it is open: the page has keys of the same letters."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def turn_menu(parent: QWidget, turn: Turn, acts: TurnActs, undo_words: str, redo_words: str) -> QMenu:
    """The whole menu of a turn."""
    menu = LetterMenu(parent)
    _add(menu, tr("&Correct the words"), acts.edit, Act.EDIT)
    _add(menu, tr("&Split here"), acts.split, Act.SPLIT)
    _add(menu, tr("&Merge with the next turn"), acts.merge, Act.MERGE)
    menu.addSeparator()
    speakers = speaker_menu(menu, turn, acts)
    speakers.setTitle(tr("S&aid by"))
    menu.addMenu(speakers)
    _add(menu, tr("S&wap agent and customer in the whole conversation"), acts.swap, Act.SWAP)
    menu.addSeparator()
    _add(menu, tr("&Undo: {step}", step=undo_words) if undo_words else tr("&Undo"), acts.undo, Act.UNDO)
    _add(menu, tr("&Redo: {step}", step=redo_words) if redo_words else tr("&Redo"), acts.redo, Act.REDO)
    _add(menu, tr("&History of this transcript"), acts.history, Act.HISTORY)
    return menu


def add_keeping(menu: QMenu, tie: Callable[[], object] | None, bookmark: Callable[[], object] | None) -> None:
    """What can be done with the words themselves, at the foot; None where it cannot be done now."""
    menu.addSeparator()
    _add(menu, tr("&Evidence for the criterion"), tie, Act.TIE)
    _add(menu, tr("&Bookmark…"), bookmark, Act.BOOKMARK)


def speaker_menu(parent: QWidget, turn: Turn, acts: TurnActs) -> QMenu:
    """Who speaks: one letter each."""
    menu = LetterMenu(parent)
    for role in Role:
        action = _add(menu, role_label(role), partial(acts.set_role, role))
        action.setCheckable(True)
        action.setChecked(turn.role is role and "noise" not in turn.flags)
    menu.addSeparator()
    noise = _add(menu, tr("&No speech: noise, music, invented text"), acts.noise)
    noise.setCheckable(True)
    noise.setChecked("noise" in turn.flags)
    note = _add(menu, tr("&Internal note that the customer never saw"), acts.note)
    note.setCheckable(True)
    note.setChecked(turn.note)
    return menu


def _add(menu: QMenu, words: str, act: Callable[[], object] | None, key: Act | None = None) -> QAction:
    # The key is shown only: the page's own shortcut acts, and a second one for the same key would silence both.
    action = menu.addAction(f"{words}\t{key_words(key)}" if key else words)
    action.setEnabled(act is not None)
    if act is not None:
        action.triggered.connect(lambda _=False: act())
    return action
