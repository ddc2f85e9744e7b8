"""The reviewer's draft as a frozen value: every change makes a new one, and undo keeps the old one. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rubrics.model import UNANSWERED, Answer
from scoring.model import Evidence, Finding, Mark

NONE = "none"
"""How suggestions were shown, of a mark that was made before there were any."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All marks of one evaluator on one interaction, and the comment on the whole.

    Attributes:
        marks: at most one for each criterion, in no particular order.
    """

    marks: tuple[Mark, ...] = ()
    comment: str = ""

    def mark(self, key: str) -> Mark:
        """The mark on this criterion; an unanswered one where there is none."""
        return next((mark for mark in self.marks if mark.criterion_key == key), Mark(key, UNANSWERED))

    def answer(self, key: str) -> Answer:
        return self.mark(key).answer

    def with_mark(self, mark: Mark) -> Draft:
        """This draft with one mark put in place of the old one; a mark that says nothing is dropped, unless it was
        once answered with the suggestion held back: that stays known."""
        rest = tuple(m for m in self.marks if m.criterion_key != mark.criterion_key)
        is_told = mark.unseen is not None and mark.showing != NONE
        is_empty = mark.answer == UNANSWERED and not mark.comment and not mark.evidence and not is_told
        return replace(self, marks=rest if is_empty else (*rest, mark))

    def answered(self, key: str, answer: Answer) -> Draft:
        """Answered by hand; the same answer again takes it back. A suggestion's evidence leaves with it."""
        old = self.mark(key)
        kept = old.evidence if old.origin == "person" else ()
        chosen = UNANSWERED if old.answer == answer else answer
        return self.with_mark(replace(old, answer=chosen, origin="person", evidence=kept))

    def accepted(self, finding: Finding) -> Draft:
        """With the suggested answer and its evidence; an abstention changes nothing."""
        if finding.answer is None:
            return self
        old = self.mark(finding.criterion_key)
        return self.with_mark(
            replace(old, answer=finding.answer, origin="suggestion", evidence=finding.evidence)
        )

    def commented(self, key: str, comment: str) -> Draft:
        return self.with_mark(replace(self.mark(key), comment=comment))

    def evidenced(self, key: str, evidence: Evidence) -> Draft:
        """With a piece of evidence tied to the criterion; the same piece again unties it."""
        old = self.mark(key)
        there = old.evidence if old.origin == "person" else ()
        kept = tuple(e for e in there if e != evidence)
        return self.with_mark(
            replace(old, origin="person", evidence=kept if evidence in there else (*there, evidence))
        )


def acceptable(findings: Iterable[Finding], draft: Draft) -> tuple[Finding, ...]:
    """Findings with an answer for criteria that have none yet: what "accept all" takes over."""
    return tuple(f for f in findings if f.answer is not None and draft.answer(f.criterion_key) == UNANSWERED)


def next_key(keys: tuple[str, ...], wanted: Iterable[str], current: str | None, step: int) -> str | None:
    """The next of `wanted` after `current` in the order of `keys`, going round; None when there is no other.

    Args:
        step: 1 forward, -1 back.
    """
    open_keys = set(wanted) - {current}
    start = keys.index(current) if current in keys else (-1 if step > 0 else 0)
    around = (keys[(start + step * offset) % len(keys)] for offset in range(1, len(keys) + 1))
    return next((key for key in around if key in open_keys), None)
