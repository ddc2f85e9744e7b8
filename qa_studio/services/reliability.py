"""Whether suggestions were right as often as they said, by the marks that people have given to the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.store import Store
from rubrics.model import Answer, Criterion, Rubric
from scoring.calibrating import Curve, Pair, reliability
from scoring.trust import is_given

TAKEN_OVER = "suggestion"
"""Origin of a mark that a person took over from the suggestion."""


@dataclass(frozen=True, slots=True)
class ReliabilityReport:
    """A curve of the form in use.

    Attributes:
        rubric: the version in use; suggestions by all its versions count, each beside marks by the same one.
        taken_over: pairs whose mark was taken over from the suggestion: they speak for it more than they know.
    """

    rubric: Rubric
    curve: Curve
    taken_over: int


class Reliability:
    """Lays the confidence of suggestions beside people's submitted marks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rubrics = Rubrics(store)

    def report(self) -> ReliabilityReport:
        """The curve of the form in use; without pairs it is empty."""
        rubric = self._rubrics.current()
        pairs = list(self._pairs(rubric.key))
        taken_over = sum(is_taken_over for _, is_taken_over in pairs)
        return ReliabilityReport(rubric, reliability(pair for pair, _ in pairs), taken_over)

    def _pairs(self, key: str) -> Iterator[tuple[Pair, bool]]:
        forms = {one.id: one.rubric for one in self._store.rubrics() if one.rubric.key == key}
        suggested, sure = self._store.suggested(list(forms)), self._store.confidences(list(forms))
        for mark in self._store.marked(list(forms)):
            place = (mark.transcript_id, mark.rubric_version_id, mark.key)
            criterion, answer = forms[mark.rubric_version_id].criterion(mark.key), suggested.get(place)
            if criterion is not None and answer is not None and is_given(mark.answer):
                right = _is_same(criterion, answer, mark.answer)
                yield Pair(sure[place], right), mark.origin == TAKEN_OVER


def _is_same(criterion: Criterion, one: Answer, other: Answer) -> bool:
    return criterion.as_key(one) == criterion.as_key(other)
