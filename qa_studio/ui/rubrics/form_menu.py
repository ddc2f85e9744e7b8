"""What can be done with a form of the shelf, as a menu; keys, and the way of the keyboard through the page's panes.

Owns none of it: the page says what each entry and key does. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.language import tr
from qa_studio.services.rubric_shelf import ShelfRow
from rubrics.model import VersionState


class FormActs(Protocol):
    """What the page does with a form, by its id."""

    def next_draft(self, row_id: str) -> None: ...

    def use(self, row_id: str) -> None: ...

    def duplicate(self, row_id: str) -> None: ...

    def remove(self, row_id: str) -> None: ...

    def ask_export(self) -> None: ...

    def read_again(self) -> None: ...


def fill_menu(menu: QMenu, acts: FormActs, one: ShelfRow, is_open: bool) -> QMenu:
    """Add what can be done with this form.

    Args:
        is_open: it lies on the desk.
    """
    if one.state is not VersionState.DRAFT:
        menu.addAction(tr("Make a new draft from it"), partial(acts.next_draft, one.id))
    if one.is_builtin or (one.state is VersionState.PUBLISHED and not one.is_current):
        menu.addAction(tr("Use it for new reviews"), partial(acts.use, one.id))
    menu.addAction(tr("Duplicate as a form of its own"), partial(acts.duplicate, one.id))
    if is_open:
        menu.addAction(tr("Export…"), acts.ask_export)
    if one.state is VersionState.DRAFT:
        menu.addSeparator()
        if is_open:
            menu.addAction(tr("Read it again from its file"), acts.read_again)
        menu.addAction(tr("Remove the draft"), partial(acts.remove, one.id))
    return menu


def pane_after(panes: Sequence[QWidget], focused: QWidget | None) -> QWidget | None:
    """The pane that follows the one with the keyboard, of those that are shown; the first when none has it."""
    shown = [pane for pane in panes if pane.isVisible()]
    here = next(
        (
            place
            for place, pane in enumerate(shown)
            if focused and (pane is focused or pane.isAncestorOf(focused))
        ),
        -1,
    )
    return shown[(here + 1) % len(shown)] if shown else None
