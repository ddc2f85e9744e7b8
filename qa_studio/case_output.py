"""Runs of a rubric's test cases as plain data and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rubrics.case_model import CaseFile, ExpectedEvidence
from rubrics.model import Rubric
from scoring.case_runs import CaseAgreement, CaseRun, CaseVerdict, agreement_of
from scoring.intervals import Estimate

UNDEFINED = "–"
WIDTH = 104


def result_json(
    rubric: Rubric, found: CaseFile, runs: Sequence[CaseRun], failed: Sequence[CaseRun]
) -> dict[str, Any]:
    """A whole run; "left_out" counts the cases that were not asked for."""
    return {
        "rubric": rubric.key,
        "version": rubric.version,
        "written_for_version": found.version,
        "left_out": len(found.cases) - len(runs),
        "failed": len(failed),
        "criteria": [agreement_json(row) for row in agreement_of(rubric, runs)],
        "cases": [run_json(run) for run in runs],
    }


def result_lines(
    rubric: Rubric, found: CaseFile, runs: Sequence[CaseRun], failed: Sequence[CaseRun]
) -> Iterator[str]:
    """A whole run for reading: the table, each case that failed, the sum."""
    yield from agreement_lines(agreement_of(rubric, runs))
    for run in failed:
        yield from failure_lines(run)
    if found.version != rubric.version:
        yield f"The cases were written for version {found.version}; this is version {rubric.version}."
    left = len(found.cases) - len(runs)
    yield f"{len(runs)} cases, {len(failed) or 'none'} failed{f'; {left} not run' if left else ''}."


def run_json(run: CaseRun) -> dict[str, Any]:
    """One case with what was suggested; "suggested" is null for an abstention."""
    return {
        "name": run.case.name,
        "criterion": run.case.criterion_key,
        "kind": run.case.kind.value,
        "line": run.case.line,
        "taken_from": run.case.origin or None,
        "held_out": run.case.held_out,
        "expected": run.case.expect,
        "suggested": run.suggested,
        "verdict": run.verdict.value,
        "confidence": run.finding.confidence,
        "reason": run.finding.reason,
        "evidence": [
            {"turn": one.turn, "start": one.start, "end": one.end, "text": one.text}
            for one in run.finding.evidence
        ],
        "unquoted": [_expected_words(one) for one in run.unquoted],
    }


def agreement_json(row: CaseAgreement) -> dict[str, Any]:
    """One criterion's agreement; shares are 0..1, null where undefined."""
    return {
        "key": row.key,
        "title": row.title,
        "cases": row.cases,
        "same": row.same,
        "differing": row.differing,
        "abstained": row.abstained,
        "agreement": _estimate_json(row.percent),
        "kappa": _estimate_json(row.kappa),
        "kappa_weighted": row.weighted,
        "abstention_expected": row.unsure,
        "abstention_kept": row.kept_back,
    }


def _estimate_json(found: Estimate) -> dict[str, Any]:
    return {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "n": found.n,
        "reason": found.reason or None,
    }


def agreement_lines(rows: Sequence[CaseAgreement]) -> Iterator[str]:
    """A table: a line a criterion, and one for all."""
    wide = max((len(row.key) for row in rows), default=9)
    yield (
        f"{'criterion':<{wide}}  cases  same  other  abstained  agreement of those marked   "
        "kappa (* weighted)"
    )
    for row in rows:
        counts = f"{row.cases:5}  {row.same:4}  {row.differing:5}  {row.abstained:9}"
        yield f"{row.key:<{wide}}  {counts}  {_percent(row.percent):<26}  {_kappa(row)}".rstrip()
    cases, same = sum(row.cases for row in rows), sum(row.same for row in rows)
    other, none = sum(row.differing for row in rows), sum(row.abstained for row in rows)
    of_marked = f"{same / (same + other):.0%}" if same + other else UNDEFINED
    of_all = f"{same / cases:.0%}" if cases else UNDEFINED
    yield f"{'all':<{wide}}  {cases:5}  {same:4}  {other:5}  {none:9}  {of_marked} of those marked, {of_all} of all"


def _percent(found: Estimate) -> str:
    if found.value is None:
        return UNDEFINED
    return f"{found.value:.0%}{_between(found, '.0%')}"


def _kappa(row: CaseAgreement) -> str:
    if row.kappa.value is None:
        return UNDEFINED
    return f"{row.kappa.value:.2f}{'*' if row.weighted else ''}{_between(row.kappa, '.2f')}"


def _between(found: Estimate, how: str) -> str:
    if found.low is None or found.high is None:
        return ""
    return f" ({found.low:{how}} to {found.high:{how}})"


def failure_lines(run: CaseRun) -> Iterator[str]:
    """A case that failed: where it stands, what was expected and suggested, and why."""
    case = run.case
    place = f"line {case.line}" if not case.origin else f"{case.origin}, line {case.line}"
    got = "abstained" if run.suggested is None else f"suggested {run.suggested}"
    yield f"{case.criterion_key} [{case.kind.value}] {case.name} ({place}): expected {case.expect}, {got}"
    yield f"    {run.finding.reason}"
    for one in run.finding.evidence:
        yield f"    turn {one.turn + 1}: “{_short(one.text)}”"
    if run.verdict is CaseVerdict.UNQUOTED:
        yield f"    not quoted: {', '.join(_expected_words(one) for one in run.unquoted)}"


def _expected_words(one: ExpectedEvidence) -> str:
    return f"“{one.text}”" if one.text else f"turn {(one.turn or 0) + 1}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
