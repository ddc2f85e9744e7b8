"""Whether suggestions were right as often as they said, by people's marks on the same words; and fitting them to it.

Owns which pairs count: as for trust, none whose mark was made with the suggestion in sight, unless the workspace's
setting counts all. The arithmetic is `scoring.calibrating` and `scoring.refitting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.services import confidence_maps, trust_settings
from qa_studio.services.confidence_maps import MapState
from qa_studio.services.form_versions import links, versions_of
from qa_studio.services.suggesting import Checks, ChecksHere, names_of
from qa_studio.services.trust import counted_answer
from qa_studio.storage.store import Store
from qa_studio.storage.values import Marked
from rubrics.model import Answer, Criterion, Rubric
from scoring.calibrating import AS_WRITTEN, FEW, Bin, Curve, Pair, reliability
from scoring.refitting import FEWEST_PAIRS, Judged, Refit, as_delivered, refit
from scoring.trust import is_given

__all__ = [
    "FEW",
    "FEWEST_PAIRS",
    "Bin",
    "Curve",
    "FitReport",
    "MapState",
    "Reliability",
    "ReliabilityReport",
]

TAKEN_OVER = "suggestion"
"""Origin of a mark that a person took over from the suggestion."""


@dataclass(frozen=True, slots=True)
class ReliabilityReport:
    """A curve of one form, as its suggestions were made.

    Attributes:
        rubric: the newest version; suggestions by all its versions count, each beside marks by the same one.
        taken_over: pairs whose mark was taken over from the suggestion: they speak for it more than they know.
        left_out: pairs that do not count, because the mark was made with the suggestion in sight.
        state: the map that is in force for this version.
    """

    rubric: Rubric
    curve: Curve
    taken_over: int
    left_out: int
    state: MapState


@dataclass(frozen=True, slots=True)
class FitReport:
    """What came of a fit.

    Attributes:
        is_used: it is in force now: there were enough pairs, and it holds better on interactions it had not seen.
        left_out: see `ReliabilityReport`.
        state: the map in force afterwards.
    """

    rubric: Rubric
    refit: Refit
    is_used: bool
    left_out: int
    state: MapState


class Reliability:
    """Lays the confidence of suggestions beside people's submitted marks, and fits it to them.

    Args:
        checks: where the checks run for a fit; None is this process.
    """

    def __init__(self, store: Store, checks: Checks | None = None) -> None:
        self._store = store
        self._checks = checks or ChecksHere()

    def report(self, form: str | None = None) -> ReliabilityReport:
        """The curve of a form by its key, None: of the form in use; without pairs it is empty.

        Raises: StudioError when the workspace has no version of that form.
        """
        rubric = self._newest(form)
        pairs = list(self._pairs(rubric.key))
        counted = [(pair, is_taken) for pair, is_taken in pairs if pair is not None]
        return ReliabilityReport(
            rubric=rubric,
            curve=reliability(pair for pair, _ in counted),
            taken_over=sum(is_taken for _, is_taken in counted),
            left_out=len(pairs) - len(counted),
            state=confidence_maps.state(self._store, rubric),
        )

    def fit(self, context: JobContext, form: str | None = None) -> FitReport:
        """Fit the confidences of the newest version's checks to all marks that count; used when it holds better.

        Raises: JobCancelled, nothing has changed then; ScoringError; StudioError without such a form.
        """
        rubric = self._newest(form)
        now = confidence_maps.state(self._store, rubric)
        known, left_out = self._judged(rubric, context.part(0.0, 0.9))
        found = refit(known, as_delivered(rubric), now.calibrator)
        context.report(1.0, tr("Fitted"))
        if found.is_better and found.calibrator != now.calibrator:
            made = confidence_maps.add(self._store, rubric, found.calibrator, found.pairs)
            return FitReport(rubric, found, True, left_out, made)
        return FitReport(rubric, found, False, left_out, now)

    def go_back(self, form: str | None = None) -> MapState:
        """Take the fit in force back; the one before holds again, at last the map that the form comes with."""
        return confidence_maps.go_back(self._store, self._newest(form))

    def go_on(self, form: str | None = None) -> MapState:
        """Put in force again what was taken back last."""
        return confidence_maps.go_on(self._store, self._newest(form))

    def _newest(self, form: str | None) -> Rubric:
        return versions_of(self._store, form)[-1].rubric

    def _pairs(self, key: str) -> Iterator[tuple[Pair | None, bool]]:
        """What was suggested beside each mark; None for one that does not count."""
        forms = {one.id: one.rubric for one in self._store.rubrics() if one.rubric.key == key}
        counted = trust_settings.read(self._store).bar.counted
        suggested, sure = self._store.suggested(list(forms)), self._store.confidences(list(forms))
        for mark in self._store.marked(list(forms)):
            place = (mark.transcript_id, mark.rubric_version_id, mark.key)
            criterion, answer = forms[mark.rubric_version_id].criterion(mark.key), suggested.get(place)
            if criterion is None or answer is None or not is_given(mark.answer):
                continue
            given = counted_answer(mark, counted)
            pair = None if given is None else Pair(sure[place], _is_same(criterion, answer, given))
            yield pair, mark.origin == TAKEN_OVER

    def _judged(self, rubric: Rubric, context: JobContext) -> tuple[list[Judged], int]:
        """What the newest version's checks say today of everything that was marked, and how many marks are left out."""
        counted = trust_settings.read(self._store).bar.counted
        known: list[Judged] = []
        left_out = 0
        marks = self._by_transcript(rubric)
        for place, (transcript_id, of_it) in enumerate(marks.items()):
            context.report(place / len(marks), tr("Looking at what was marked"))
            found = self._sure(rubric, of_it[0][1].interaction_id, transcript_id, context)
            for key, mark in of_it:
                criterion, (answer, sure) = rubric.criterion(key), found.get(key, (None, 0.0))
                if criterion is None or answer is None:
                    continue
                given = counted_answer(mark, counted)
                if given is None:
                    left_out += 1
                else:
                    known.append(Judged(mark.interaction_id, sure, _is_same(criterion, answer, given)))
        return known, left_out

    def _by_transcript(self, rubric: Rubric) -> dict[int, list[tuple[str, Marked]]]:
        """People's marks with their keys in this version."""
        now = links(versions_of(self._store, rubric.key))
        found: dict[int, list[tuple[str, Marked]]] = {}
        for mark in self._store.marked(list(now)):
            key = now[mark.rubric_version_id].get(mark.key)
            if key is not None and is_given(mark.answer):
                found.setdefault(mark.transcript_id, []).append((key, mark))
        return found

    def _sure(
        self, rubric: Rubric, interaction_id: int, transcript_id: int, context: JobContext
    ) -> dict[str, tuple[Answer | None, float]]:
        """By criterion, what the checks suggest and how sure their author was of it."""
        (source,) = self._store.sources([interaction_id])
        transcript = self._store.transcript(transcript_id).transcript
        found = self._checks.suggest(rubric, transcript, names_of(source), context, calibrator=AS_WRITTEN)
        return {one.criterion_key: (one.answer, one.confidence) for one in found}


def _is_same(criterion: Criterion, one: Answer, other: Answer) -> bool:
    return criterion.as_key(one) == criterion.as_key(other)
