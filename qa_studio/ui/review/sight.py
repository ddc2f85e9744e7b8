"""What the reviewer can see of the suggestions, and what a mark remembers of it. No Qt.

Owns the moment at which a suggestion that is held back comes to sight: when its criterion is answered, of an answer
that is typed when the reviewer goes on to another criterion.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from qa_studio.rows import ReviewSheet
from qa_studio.ui.review.draft import NONE
from rubrics.model import Answer, AnswerState
from scoring.model import Mark


@dataclass(slots=True)
class Sight:
    """Of one open sheet.

    Attributes:
        first: what was answered first with the suggestion held back, by criterion; taking it back unmakes no knowing.
        typing: the criterion whose held answer is being typed; "" for none.
    """

    first: dict[str, Answer] = field(default_factory=dict)
    typing: str = ""

    def is_held(self, sheet: ReviewSheet, mark: Mark) -> bool:
        """Whether the suggestion for this mark's criterion is out of sight."""
        key = mark.criterion_key
        if sheet.submitted_at is not None or key not in sheet.held:
            return False
        return key == self.typing or (key not in self.first and mark.unseen is None)

    def leave(self, key: str) -> bool:
        """Go on to another criterion; True when that brings a suggestion to sight."""
        is_over = bool(self.typing) and self.typing != key
        if is_over:
            self.typing = ""
        return is_over

    def noted(self, sheet: ReviewSheet, mark: Mark) -> Mark:
        """The mark with what was in sight when it was first answered; nothing is noted of what is open."""
        key = mark.criterion_key
        if mark.answer.state not in (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE):
            return mark
        if key == self.typing:
            self.first[key] = mark.answer
            return replace(mark, showing=sheet.showing, unseen=mark.answer)
        if mark.showing:
            return mark
        if all(finding.criterion_key != key for finding in sheet.findings):
            return replace(mark, showing=NONE, unseen=mark.answer)
        if self.is_held(sheet, mark):
            self.first[key] = mark.answer
        return replace(mark, showing=sheet.showing, unseen=self.first.get(key))
