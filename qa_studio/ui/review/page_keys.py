"""Binds the keys of the review page to what they do.

Owns what Space does. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from qa_studio.rows import Channel
from qa_studio.ui.keymap import Binding
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.keys import ANSWERS, KEYS, LISTENING, REVIEW, Act

REPEATED = (Act.BACK, Act.FORWARD, Act.LOUDER, Act.QUIETER, Act.UNDO, Act.REDO)
"""Held down, these go on."""


WITHOUT_A_SHEET = frozenset({Act.WAITING, Act.BOOKMARKS, Act.HELP})
"""What can be done where nothing is open."""
ON_A_DRAFT = frozenset(
    {
        *ANSWERS,
        *(
            Act.NOT_APPLICABLE,
            Act.NEXT_OPEN,
            Act.OPEN_BEFORE,
            Act.ACCEPT,
            Act.ACCEPT_ALL,
            Act.COMMENT,
            Act.TIE,
        ),
        *(Act.SAVE, Act.SUBMIT, Act.SUGGEST),
    }
)
"""What changes marks, which stand still once they are submitted, and while somebody else has them."""
WITH_SOUND = frozenset(Act(key.act) for key in KEYS if key.group == LISTENING)


def possible(model: DraftModel, act: Act) -> bool:
    """Whether an action would do anything with what is open now."""
    sheet = model.sheet
    if sheet is None:
        return act in WITHOUT_A_SHEET
    if act in ON_A_DRAFT:
        return not model.is_frozen
    if act in WITH_SOUND:
        return sheet.row.channel is Channel.CALL
    special = {
        Act.CORRECT: sheet.submitted_at is not None and not model.is_locked,
        Act.TAKE_OVER: model.is_locked,
    }
    return special.get(act, True)


def bind_keys(
    page: QWidget, slots: Mapping[Act, Callable[[], object]], can: Callable[[Act], bool] = lambda _: True
) -> Binding:
    """Give every action of the page its keys. Args: can: asked when the actions are listed.

    Raises: KeyError for an action without a slot.
    """
    bound: dict[str, Callable[[], object]] = {key.act: slots[Act(key.act)] for key in REVIEW.keys}
    bound[Act.PLAY] = _pressing(slots[Act.PLAY])
    return Binding(page, REVIEW, bound, REPEATED, lambda act: can(Act(act)))


def _pressing(play: Callable[[], object]) -> Callable[[], None]:
    """Space presses the button that has the keyboard, as everywhere; only else does it play."""

    def act() -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
        elif isinstance(focused, QComboBox):
            focused.showPopup()
        else:
            play()

    return act
