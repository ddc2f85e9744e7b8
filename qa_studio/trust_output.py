"""Trust and the golden set on the command line: tables for people, plain values for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.table import Table

from qa_studio import cli_output as output
from qa_studio.services.golden import GoldenRow, GoldenRun
from qa_studio.services.golden_state import GoldenState
from qa_studio.services.trust import TrustReport, lines, shown_figures
from qa_studio.services.trust_settings import NAMES, TrustSettings
from rubrics.versions import name_of
from scoring.golden import GoldenCriterion, GoldenDifference, Turn
from scoring.intervals import Difference, Estimate
from scoring.trust import CriterionTrust, Figures, interval_words, percent_words

TURN_WORDS = {Turn.BETTER: "better", Turn.WORSE: "worse", Turn.OTHER: "other"}


def show_report(report: TrustReport, unseen_only: bool) -> None:
    """The figures of the pairs that count, or of what was answered with the suggestion out of sight, and what they
    mean."""
    output.say(f"{name_of(report.rubric)}; {report.interactions} interactions with suggestions and marks")
    heads = (
        "Criterion",
        "Pairs",
        "Seen",
        "Unseen",
        "Unknown",
        "Suggests",
        "Same",
        "Kappa",
        "AC1",
        "Unattended",
    )
    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for one in report.trust.criteria:
        figures = shown_figures(one, unseen_only)
        table.add_row(*_cells(one, figures))
    output.show_table(table)
    for one in report.trust.criteria:
        output.say(f"{one.title}: {one.words}")
    for line in lines(report):
        output.say(line)


def _cells(one: CriterionTrust, figures: Figures) -> tuple[str, ...]:
    return (
        output.shown(one.title),
        str(figures.pairs),
        str(one.seen),
        str(one.unseen),
        str(one.unknown),
        f"{one.suggested} of {one.suggested + one.abstained}",
        percent_words(figures.percent),
        interval_words(figures.kappa) + (" weighted" if one.weighted and figures.pairs else ""),
        interval_words(figures.ac),
        "earned" if one.is_earned else "not yet",
    )


def report_json(report: TrustReport) -> dict[str, Any]:
    """Every figure with its interval, size and method; shares and coefficients as numbers, undefined ones as null."""
    bar = report.trust.bar
    return {
        "rubric": _rubric_json(report),
        "bar": {
            "kappa": float(bar.kappa),
            "pairs": bar.pairs,
            "count": bar.counted.value,
        },
        "showing": report.settings.showing.value,
        "interactions": report.interactions,
        "influence": _difference_json(report.trust.influence),
        "criteria": [_criterion_json(one) for one in report.trust.criteria],
    }


def _rubric_json(report: TrustReport) -> dict[str, Any]:
    return {"key": report.rubric.key, "title": report.rubric.title, "version": report.rubric.version}


def _criterion_json(one: CriterionTrust) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        "section": one.section_title,
        "weights": "quadratic" if one.weighted else "identity",
        **figures_json(one.figures),
        "seen": one.seen,
        "unseen": one.unseen,
        "unknown": one.unknown,
        "unseen_only": figures_json(one.unseen_figures),
        "counted": figures_json(one.counted_figures),
        "suggested": one.suggested,
        "abstained": one.abstained,
        "coverage": _estimate_json(one.coverage),
        "changed_once_shown": one.changed,
        "changed_to_suggestion": one.towards,
        "influence": _difference_json(one.influence),
        "standing": one.standing.value,
        "unattended": one.is_earned,
        "words": one.words,
    }


def figures_json(figures: Figures) -> dict[str, Any]:
    """Agreement with marks; null where undefined."""
    return {
        "pairs": figures.pairs,
        "interactions": figures.interactions,
        "percent": _estimate_json(figures.percent),
        "kappa": _estimate_json(figures.kappa),
        "ac1": _estimate_json(figures.ac),
    }


def _estimate_json(found: Estimate) -> dict[str, Any]:
    return {
        "value": _rounded(found.value),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
        "n": found.n,
        "method": found.method,
        "reason": found.reason,
    }


def _difference_json(found: Difference) -> dict[str, Any]:
    """Agreement in sight minus agreement out of sight."""
    return {
        "value": _rounded(found.value),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
        "seen": found.n_after,
        "unseen": found.n_before,
        "method": found.method,
        "reason": found.reason,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def show_settings(settings: TrustSettings) -> None:
    table = Table("Name", "Value", "", box=None, pad_edge=False, header_style="bold")
    for name, value in settings.values().items():
        table.add_row(name, value, NAMES[name])
    output.show_table(table)


def show_golden(rows: Sequence[GoldenRow]) -> None:
    if not rows:
        output.say(
            "The golden set is empty. “trust golden add ID …” freezes what was submitted on an interaction."
        )
        return
    heads = ("Id", "Interaction", "Agent", "Marked by", "Form", "Transcript", "Marks")
    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        cells = (
            str(row.interaction_id),
            row.title,
            row.agent,
            row.evaluator,
            row.rubric,
            str(row.transcript),
            str(row.marks),
        )
        table.add_row(*map(output.shown, cells))
    output.show_table(table)


def golden_json(rows: Sequence[GoldenRow]) -> list[dict[str, Any]]:
    return [
        {
            "interaction": row.interaction_id,
            "title": row.title,
            "agent": row.agent,
            "evaluator": row.evaluator,
            "evaluation": row.evaluation_id,
            "rubric": row.rubric,
            "transcript": row.transcript,
            "marks": row.marks,
        }
        for row in rows
    ]


def show_state(state: GoldenState) -> None:
    """What the set was run with last, and whether that is behind."""
    if not state.items:
        return
    made = state.made_by
    if made is not None:
        output.say(f"Run last with the checks {made.checks}, tables {made.tables} ({made.encoder}).")
    if state.outdated:
        output.say(f"{state.words} “trust golden run” shows it, “--accept” takes it as known.")


def state_json(state: GoldenState) -> dict[str, Any]:
    return {
        "interactions": state.items,
        "out_of_date": state.outdated,
        "because_of": list(state.reasons),
        "made_by": None if state.made_by is None else asdict(state.made_by),
        "now": asdict(state.now),
    }


def show_run(run: GoldenRun) -> None:
    """Criterion by criterion before and after, then every difference."""
    output.say(f"{name_of(run.rubric)} on {run.items} interactions of the golden set")
    heads = ("Criterion", "References", "Right before", "Right now", "Abstained before", "Abstained now")
    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for one in run.comparison.criteria:
        table.add_row(output.shown(one.title), *_golden_cells(one))
    output.show_table(table)
    if not run.comparison.differences:
        output.say("No suggestion is another one than before.")
        return
    heads = ("", "Interaction", "Criterion", "Before", "Now", "Reference")
    table = Table(*heads, box=None, pad_edge=False, header_style="bold")
    for each in run.comparison.differences:
        cells = (TURN_WORDS[each.turn], each.title, each.criterion, each.before, each.after, each.reference)
        table.add_row(*map(output.shown, cells))
    output.show_table(table)
    better, worse, other = (run.comparison.count(turn) for turn in (Turn.BETTER, Turn.WORSE, Turn.OTHER))
    output.say(
        f"{better} better, {worse} worse, {other} neither. “--accept” lays the next run beside this one."
    )


def _golden_cells(one: GoldenCriterion) -> tuple[str, ...]:
    def counted(number: int | None) -> str:
        return "–" if number is None else str(number)

    return (
        str(one.marks),
        counted(one.right_before),
        str(one.right_after),
        counted(one.abstained_before),
        str(one.abstained_after),
    )


def run_json(run: GoldenRun) -> dict[str, Any]:
    return {
        "rubric": {"key": run.rubric.key, "title": run.rubric.title, "version": run.rubric.version},
        "interactions": run.items,
        "criteria": [_golden_criterion_json(one) for one in run.comparison.criteria],
        "differences": [_golden_difference_json(one) for one in run.comparison.differences],
        "better": run.comparison.count(Turn.BETTER),
        "worse": run.comparison.count(Turn.WORSE),
        "failures": [{"title": one.name, "message": one.message} for one in run.failures],
    }


def _golden_criterion_json(one: GoldenCriterion) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.title,
        "references": one.marks,
        "right_before": one.right_before,
        "right_now": one.right_after,
        "abstained_before": one.abstained_before,
        "abstained_now": one.abstained_after,
    }


def _golden_difference_json(one: GoldenDifference) -> dict[str, Any]:
    return {
        "interaction": one.interaction_id,
        "title": one.title,
        "key": one.key,
        "before": one.before,
        "after": one.after,
        "reference": one.reference,
        "turn": one.turn.value,
    }
