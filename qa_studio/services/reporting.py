"""Reports: what can be reported on, and each report from the store to the saved PDF.

Owns whose marks are counted: those of people, one evaluation an interaction (the newest submitted); automatic ones only
where no person has judged anything and they have earned to stand alone, and never both in one figure. Laying out is the
work of `reports`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import CalibrationRow, EvaluationRecord, EvaluatorKind, InteractionRow, RoundRow
from qa_studio.services import report_inputs
from qa_studio.services.measures import Measuring
from qa_studio.services.unattended import unattended
from qa_studio.storage.store import Store
from qa_studio.work_rows import SnippetRow
from reports import REPORTS
from reports.errors import NothingToReportError
from reports.model import (
    CalibrationInputs,
    CoachingInputs,
    Evaluation,
    Paper,
    RoundSide,
    RoundsInputs,
    Snippet,
)

PAPERS = tuple(paper.value for paper in Paper)
"""Names of the paper sizes, the usual one first."""


class Reporting:
    """Makes the PDFs.

    Args:
        today: the day that is printed as the one the report was made on.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    @property
    def folder(self) -> Path:
        """Where reports are saved unless the user says otherwise."""
        return self._store.reports_folder

    def agents(self) -> tuple[str, ...]:
        """Names of those whose interactions are here, the user's own company first; each once."""
        return tuple(dict.fromkeys(agent.name for agent in self._store.agents()))

    def rounds(self) -> tuple[str, ...]:
        """Names, in the order of the rounds."""
        return tuple(one.name for one in self._store.rounds())

    def calibrations(self) -> tuple[CalibrationRow, ...]:
        """Every calibration session, oldest first."""
        return tuple(
            CalibrationRow(one.id, one.name, one.evaluators, len(one.interaction_ids))
            for one in self._store.calibrations()
        )

    def snippets(self, agent: str, round_name: str | None = None) -> tuple[SnippetRow, ...]:
        """Words that were kept of this agent's interactions in a round or in all (None), the newest first."""
        found = [one for one in self._store.snippets() if one.agent == agent]
        if round_name is None or not found:
            return tuple(found)
        rows = self._store.interaction_rows([one.interaction_id for one in found])
        within = {row.id for row in rows if row.round_name == round_name}
        return tuple(one for one in found if one.interaction_id in within)

    def coaching(
        self,
        agent: str,
        round_name: str | None,
        out: Path,
        context: JobContext,
        paper: str = PAPERS[0],
        snippets: Sequence[int] = (),
    ) -> Path:
        """One agent, over one round or all (None).

        Args: snippets: ids of kept words that stand in it; those of others, and those that are gone, are left out.

        Raises: StudioError when there is no such agent or round; ReportError when there is nothing to report or the
            file cannot be saved, naming it; JobCancelled.
        """
        _known(tr("agent"), agent, self.agents())
        if round_name is not None:
            _known(tr("round"), round_name, self.rounds())
        context.report(0.1, tr("Reading the marks of {agent}", agent=agent))
        inputs = self._coaching_inputs(agent, round_name)
        if snippets:
            inputs = dataclasses.replace(inputs, snippets=self._snippets(agent, round_name, snippets))
        return _made("coaching", inputs, out, paper, context)

    def calibration(self, session_id: int, out: Path, context: JobContext, paper: str = PAPERS[0]) -> Path:
        """Several evaluators on the same interactions.

        Raises: as `coaching`.
        """
        context.report(0.1, tr("Reading the evaluators’ marks"))
        inputs = self._calibration_inputs(session_id)
        return _made("calibration", inputs, out, paper, context)

    def rounds_report(
        self, before: str, after: str, out: Path, context: JobContext, paper: str = PAPERS[0]
    ) -> Path:
        """The user's own company in two rounds, and any other company of either round beside it.

        Raises: as `coaching`; StudioError also when both rounds are the same.
        """
        for name in (before, after):
            _known(tr("round"), name, self.rounds())
        if before == after:
            raise StudioError(
                tr("{before} cannot be compared with itself. Choose two rounds.", before=before)
            )
        context.report(0.1, tr("Reading the marks of {before} and {after}", before=before, after=after))
        inputs = self._rounds_inputs(before, after)
        return _made("rounds", inputs, out, paper, context)

    def save_copy(self, made: Path, out: Path) -> Path:
        """Save a report that was made before under another name, whole or not at all.

        Raises: ReportError naming the file and what to do; what was there before is unchanged.
        """
        from reports.saving import save

        return save(out, made.read_bytes())

    def _coaching_inputs(self, agent: str, round_name: str | None) -> CoachingInputs:
        from scoring.rounds import profile

        people = self._store.evaluations(agent=agent, round_name=round_name)
        found = people or self._unattended(agent=agent, round_name=round_name)
        rows = [
            row
            for row in self._store.interaction_rows()
            if row.agent == agent and (round_name is None or row.round_name == round_name)
        ]
        chosen = report_inputs.newest(found)
        if not chosen:
            nothing = tr("No interaction of {agent} has submitted marks yet.", agent=agent)
            if round_name:
                nothing = tr(
                    "No interaction of {agent} in {round} has submitted marks yet.",
                    agent=agent,
                    round=round_name,
                )
            raise NothingToReportError(f"{nothing} {_what_to_do()} {_not_earned()}")
        evaluations = self._evaluations(chosen)
        rubric = report_inputs.rubric_of(chosen)
        return CoachingInputs(
            agent=agent,
            company=rows[0].company if rows else "",
            round_name=round_name or "",
            rubric=rubric,
            evaluations=evaluations,
            profile=profile(report_inputs.judged(evaluations), rubric),
            not_judged=len(rows) - len(evaluations),
            made_on=self._today(),
            times=report_inputs.times(chosen, Measuring(self._store).settings()),
        )

    def _snippets(self, agent: str, round_name: str | None, ids: Sequence[int]) -> tuple[Snippet, ...]:
        """Those that were chosen, in the order of their conversations and within them."""
        chosen = [one for one in self.snippets(agent, round_name) if one.id in set(ids)]
        rows = {row.id: row for row in self._store.interaction_rows([one.interaction_id for one in chosen])}
        return report_inputs.snippets(chosen, rows)

    def _calibration_inputs(self, session_id: int) -> CalibrationInputs:
        from scoring.calibration import calibrate

        session = self._store.calibration(session_id)
        found = self._store.evaluations(
            interaction_ids=session.interaction_ids, evaluators=session.evaluators, kind=None
        )
        chosen = report_inputs.of_one_rubric(found)
        if not chosen:
            people = " and ".join(session.evaluators)
            raise NothingToReportError(
                tr(
                    "In “{name}” no interaction of {people} has submitted marks yet.",
                    name=session.name,
                    people=people,
                )
                + f" {_what_to_do()}"
            )
        order = {number: place for place, number in enumerate(session.interaction_ids)}
        ordered = sorted(chosen, key=lambda one: order[one.row.id])
        rubric = report_inputs.rubric_of(chosen)
        evaluations = self._evaluations(ordered)
        sheets = report_inputs.sheets(evaluations)
        return CalibrationInputs(
            name=session.name,
            rubric=rubric,
            evaluators=session.evaluators,
            evaluations=evaluations,
            calibration=calibrate(rubric, session.evaluators, sheets),
            made_on=self._today(),
        )

    def _rounds_inputs(self, before: str, after: str) -> RoundsInputs:
        from scoring.rounds import compare

        rows = [row for row in self._store.interaction_rows() if row.round_name in (before, after)]
        chosen = self._of_both_rounds(before, after)
        if not chosen:
            raise NothingToReportError(
                tr(
                    "No interaction of {before} or {after} has submitted marks yet.",
                    before=before,
                    after=after,
                )
                + f" {_what_to_do()} {_not_earned()}"
            )
        own = {row.id for row in rows if row.is_own_company}
        other = [row for row in rows if not row.is_own_company]
        rounds = {one.name: one for one in self._store.rounds()}
        sides = [
            self._side(
                rounds[name],
                [one for one in chosen if one.row.round_name == name and one.row.id in own],
                [row for row in rows if row.round_name == name and row.is_own_company],
            )
            for name in (before, after)
        ]
        comparable = self._comparable([one for one in chosen if one.row.id not in own], other)
        rubric = report_inputs.rubric_of(chosen)
        first, second = (report_inputs.judged(side.evaluations) for side in sides)
        beside = report_inputs.judged(comparable.evaluations) if comparable else []
        return RoundsInputs(
            company=self._store.own_company() or "",
            rubric=rubric,
            before=sides[0],
            after=sides[1],
            comparison=compare(first, second, rubric, beside),
            comparable=comparable,
            made_on=self._today(),
        )

    def _of_both_rounds(self, before: str, after: str) -> tuple[EvaluationRecord, ...]:
        """People's evaluations when both rounds have some, else the automatic ones of both."""
        people = [self._store.evaluations(round_name=name) for name in (before, after)]
        for found in (people, [self._unattended(round_name=name) for name in (before, after)]):
            if all(any(one.row.is_own_company for one in side) for side in found):
                return report_inputs.newest([*found[0], *found[1]])
        return report_inputs.newest([*people[0], *people[1]])

    def _unattended(
        self, agent: str | None = None, round_name: str | None = None
    ) -> tuple[EvaluationRecord, ...]:
        """Automatic evaluations, as far as their criteria have earned to be marked unattended."""
        found = self._store.evaluations(agent=agent, round_name=round_name, kind=EvaluatorKind.AUTOMATIC)
        return unattended(self._store, found)

    def _side(
        self, known: RoundRow, chosen: Sequence[EvaluationRecord], rows: Sequence[InteractionRow]
    ) -> RoundSide:
        return RoundSide(
            name=known.name,
            evaluations=self._evaluations(chosen),
            not_judged=len(rows) - len(chosen),
            starts_on=known.starts_on,
            ends_on=known.ends_on,
            sampling_rule=known.sampling_rule,
        )

    def _comparable(
        self, chosen: Sequence[EvaluationRecord], rows: Sequence[InteractionRow]
    ) -> RoundSide | None:
        if not chosen:
            return None
        names = sorted({one.row.company for one in chosen})
        return RoundSide(", ".join(names), self._evaluations(chosen), len(rows) - len(chosen))

    def _evaluations(self, chosen: Sequence[EvaluationRecord]) -> tuple[Evaluation, ...]:
        """As reports take them, with the customers' words and, where an evaluator quoted nothing, the words that the
        automatic scorer found for the same answer."""
        ids = [one.row.id for one in chosen]
        words: dict[int, list[str]] = {}
        for survey in self._store.surveys(interaction_ids=ids):
            if survey.comment:
                words.setdefault(survey.interaction_id, []).append(survey.comment)
        found = {
            one.row.id: one
            for one in self._store.evaluations(interaction_ids=ids, kind=EvaluatorKind.AUTOMATIC)
        }
        return tuple(
            report_inputs.evaluation(one, tuple(words.get(one.row.id, ())), found.get(one.row.id))
            for one in chosen
        )


def _what_to_do() -> str:
    return tr("Review an interaction, submit it, and make the report again.")


def _not_earned() -> str:
    return tr(
        "Automatic marks count alone only where their agreement with people has earned it (Rubrics, Trust)."
    )


def _known(what: str, name: str, names: Sequence[str]) -> None:
    if name not in names:
        listed = ", ".join(names) or tr("none yet")
        raise StudioError(
            tr(
                "There is no {what} called “{name}” here. Known: {listed}.",
                what=what,
                name=name,
                listed=listed,
            )
        )


def _made(kind: str, inputs: object, out: Path, paper: str, context: JobContext) -> Path:
    if paper not in PAPERS:
        raise StudioError(
            tr(
                "There is no paper size “{paper}”. Choose one of {known}.",
                paper=paper,
                known=", ".join(PAPERS),
            )
        )
    context.report(0.5, tr("Laying out the pages"))
    made = REPORTS[kind](inputs, out, Paper(paper))
    context.report(1.0, tr("Made {name}", name=out.name))
    return made
