"""The golden set: interactions whose marks hold, on which changed checks are tried before anybody relies on them.

An item is a submitted evaluation, which never changes: it pins its marks, its rubric version and its
transcript version. Beside each stands what was suggested when the set was last accepted, so that a change of the
program shows as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import EvaluationRecord, Failure
from qa_studio.services import confidence_maps
from qa_studio.services.confidence_maps import in_force
from qa_studio.services.golden_state import GoldenState, stamp_json, state_of
from qa_studio.services.rubrics import Rubrics
from qa_studio.services.suggesting import Checks, ChecksHere, names_of
from qa_studio.services.trust_settings import stored_list
from qa_studio.storage import codec
from qa_studio.storage.store import Store
from rubrics.conditions import Situation
from rubrics.model import Answer, Rubric
from rubrics.versions import linked, name_of
from scoring.automatic import shown_findings
from scoring.golden import GoldenComparison, GoldenDifference, GoldenItem, Suggestions, Turn, compare
from scoring.trust import is_given

__all__ = ["GoldenComparison", "GoldenDifference", "GoldenRow", "GoldenRun", "GoldenSet", "Turn"]

KEY = "golden_set"
"""Setting of the workspace: evaluation ids, with what was suggested when they were last accepted."""


@dataclass(frozen=True, slots=True)
class GoldenRow:
    """One item of the set.

    Attributes:
        rubric: the version that it was marked by, as people say it.
        transcript: number of the pinned version.
        marks: how many answers are its reference.
    """

    evaluation_id: int
    interaction_id: int
    title: str
    agent: str
    evaluator: str
    rubric: str
    transcript: int
    marks: int


@dataclass(frozen=True, slots=True)
class GoldenRun:
    """What came of running the checks of a form over the golden set.

    Attributes:
        items: how many were run.
        failures: items that could not be, each with its reason.
        suggested: by evaluation id, for `GoldenSet.accept`.
    """

    rubric: Rubric
    items: int
    comparison: GoldenComparison
    failures: tuple[Failure, ...]
    suggested: Mapping[int, Suggestions]


class GoldenSet:
    """Chooses, runs and accepts.

    Args:
        checks: where they run; None is this process.
    """

    def __init__(self, store: Store, checks: Checks | None = None) -> None:
        self._store = store
        self._checks = checks or ChecksHere()
        self._rubrics = Rubrics(store)

    def rows(self) -> tuple[GoldenRow, ...]:
        """Every item, in the order in which they were added; removed interactions are left out."""
        return tuple(_row(record) for record in self._records().values())

    def state(self) -> GoldenState:
        """Whether the set was run with the checks and the form that suggest now."""
        known = self._records()
        items = [item for item in stored_list(self._store, KEY) if item["evaluation"] in known]
        rubric = self._rubrics.current()
        return state_of(items, rubric, self._map(rubric))

    def candidates(self) -> tuple[GoldenRow, ...]:
        """What people have submitted by the form in use with a transcript and is not in the set, newest first: the
        newest evaluation of each interaction."""
        key, taken = self._rubrics.current().key, {row.interaction_id for row in self.rows()}
        found = [
            record
            for record in self._store.evaluations()
            if record.rubric.key == key and record.transcript is not None and record.row.id not in taken
        ]
        newest = {record.row.id: record for record in found}
        return tuple(
            _row(record) for record in sorted(newest.values(), key=lambda one: one.submitted_at, reverse=True)
        )

    def add(
        self, interaction_ids: Sequence[int], evaluator: str | None, context: JobContext
    ) -> tuple[GoldenRow, ...]:
        """Freeze what people have submitted on these interactions; in the set already, the newest takes its place.

        Args:
            evaluator: whose marks hold; None: whoever submitted last.

        Returns: the whole set. Raises: StudioError naming what cannot be added; nothing was changed then.
        """
        chosen = [self._chosen(number, evaluator) for number in dict.fromkeys(interaction_ids)]
        rubric = self._rubrics.current()
        number = self._map(rubric)
        added = [_stored(record, rubric, self._found(record, rubric, context), number) for record in chosen]
        taken = {record.row.id for record in chosen}
        known = self._records()
        kept = [
            item
            for item in stored_list(self._store, KEY)
            if (record := known.get(item["evaluation"])) is None or record.row.id not in taken
        ]
        self._store.set_setting(KEY, [*kept, *added])
        return self.rows()

    def remove(self, interaction_ids: Iterable[int]) -> tuple[GoldenRow, ...]:
        """Take interactions out of the set; their marks stay. Returns: what is left.

        Raises: StudioError naming those that are not in it.
        """
        wanted = set(interaction_ids)
        known = {number: record.row.id for number, record in self._records().items()}
        if missing := wanted.difference(known.values()):
            named = ", ".join(map(str, sorted(missing)))
            raise StudioError(
                tr("Not in the golden set: {named}. “trust golden list” shows what is.", named=named)
            )
        gone = {number for number, interaction in known.items() if interaction in wanted}
        items = stored_list(self._store, KEY)
        self._store.set_setting(KEY, [item for item in items if item["evaluation"] not in gone])
        return self.rows()

    def run(self, context: JobContext, candidate: Rubric | None = None) -> GoldenRun:
        """Run the checks of a form over the set and lay what they say beside what was accepted last.

        Args:
            candidate: a form that may be published; None: the one in use.

        Raises: JobCancelled. ScoringError naming every fault of the candidate's checks.
        """
        rubric = candidate or self._rubrics.current()
        records, failures = self._records(), list[Failure]()
        items: list[GoldenItem] = []
        suggested: dict[int, Suggestions] = {}
        stored = stored_list(self._store, KEY)
        for place, item in enumerate(stored):
            context.report(place / len(stored), tr("Running the golden set"))
            record = records.get(item["evaluation"])
            if record is None:
                failures.append(
                    Failure(item["title"], tr("It was removed from the library. Restore it, or take it out."))
                )
                continue
            try:
                after = self._found(record, rubric, context)
            except StudioError as err:
                failures.append(Failure(record.row.title, str(err)))
                continue
            suggested[record.id] = after
            items.append(_item(record, self._before(item, rubric), after, rubric))
        context.report(1.0, tr("The golden set was run"))
        return GoldenRun(rubric, len(items), compare(rubric, items), tuple(failures), suggested)

    def accept(self, run: GoldenRun) -> None:
        """What this run said is what the next one is laid beside."""
        items = []
        for item in stored_list(self._store, KEY):
            found = run.suggested.get(item["evaluation"])
            items.append(
                item if found is None else {**item, **_before_json(run.rubric, found, self._map(run.rubric))}
            )
        self._store.set_setting(KEY, items)

    def _chosen(self, interaction_id: int, evaluator: str | None) -> EvaluationRecord:
        row = self._store.interaction_row(interaction_id)
        names = None if evaluator is None else [evaluator]
        found = self._store.evaluations(interaction_ids=[interaction_id], evaluators=names)
        if not found:
            raise StudioError(
                tr(
                    "“{title}” has no marks that could hold: nobody has submitted any on it yet.",
                    title=row.title,
                )
                if evaluator is None
                else tr(
                    "“{title}” has no marks that could hold: {evaluator} has not submitted any on it yet.",
                    title=row.title,
                    evaluator=evaluator,
                )
            )
        if found[-1].transcript is None:
            raise StudioError(
                tr(
                    "“{title}” was marked by ear: without a transcript no check can run on it.",
                    title=row.title,
                )
            )
        return found[-1]

    def _records(self) -> dict[int, EvaluationRecord]:
        """The evaluations of the set by id, in its order."""
        wanted = {item["evaluation"]: item["interaction"] for item in stored_list(self._store, KEY)}
        found = self._store.evaluations(interaction_ids=list(set(wanted.values())), superseded=True)
        by_id = {record.id: record for record in found}
        return {number: by_id[number] for number in wanted if number in by_id}

    def _found(self, record: EvaluationRecord, rubric: Rubric, context: JobContext) -> Suggestions:
        """What the checks say of the pinned transcript, without what the channel and the other answers hide."""
        if record.transcript is None:
            raise StudioError(tr("It was marked by ear, without a transcript."))
        (source,) = self._store.sources([record.row.id])
        sure = in_force(self._store, rubric)
        findings = self._checks.suggest(rubric, record.transcript, names_of(source), context, calibrator=sure)
        shown = shown_findings(rubric, findings, Situation(channel=source.channel.value))
        return {one.criterion_key: one.answer for one in shown}

    def _map(self, rubric: Rubric) -> int:
        """Number of the fitted map of confidences in force for this version; 0: the one it comes with."""
        fit = confidence_maps.state(self._store, rubric).fit
        return 0 if fit is None else fit.number

    def _before(self, item: Mapping[str, Any], rubric: Rubric) -> Suggestions:
        """What was accepted, by the keys of this form."""
        answers = {
            key: None if raw is None else codec.answer_from_json(raw) for key, raw in item["before"].items()
        }
        made = next((one for one in self._rubrics.all() if _name(one) == tuple(item["rubric"])), None)
        keys = {key: key for key in answers} if made is None else linked([made, rubric])
        return {keys[key]: answer for key, answer in answers.items() if key in keys}


def _row(record: EvaluationRecord) -> GoldenRow:
    return GoldenRow(
        evaluation_id=record.id,
        interaction_id=record.row.id,
        title=record.row.title,
        agent=record.row.agent,
        evaluator=record.evaluator,
        rubric=name_of(record.rubric),
        transcript=record.transcript.version if record.transcript else 0,
        marks=sum(is_given(mark.answer) for mark in record.marks),
    )


def _item(record: EvaluationRecord, before: Suggestions, after: Suggestions, rubric: Rubric) -> GoldenItem:
    keys = linked([record.rubric, rubric])
    reference: dict[str, Answer] = {
        keys[mark.criterion_key]: mark.answer for mark in record.marks if mark.criterion_key in keys
    }
    return GoldenItem(record.row.id, record.row.title, before, after, reference)


def _stored(record: EvaluationRecord, rubric: Rubric, found: Suggestions, number: int) -> dict[str, Any]:
    return {
        "evaluation": record.id,
        "interaction": record.row.id,
        "title": record.row.title,
        **_before_json(rubric, found, number),
    }


def _before_json(rubric: Rubric, found: Suggestions, number: int) -> dict[str, Any]:
    answers = {key: None if answer is None else codec.answer_to_json(answer) for key, answer in found.items()}
    return {"rubric": list(_name(rubric)), "before": answers, **stamp_json(number)}


def _name(rubric: Rubric) -> tuple[str, int]:
    return rubric.key, rubric.version
