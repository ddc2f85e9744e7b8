"""The built-in support form against its own cases: how far it agrees, and that every quote is verbatim."""

from __future__ import annotations

import pytest

from rubrics.cases import beside
from rubrics.cases import load as load_cases
from rubrics.loader import builtin, load
from rubrics.model import Rubric
from scoring.case_runs import CaseRun, agreement_of, run_cases
from scoring.checks import validate

FORM = "support_core"


@pytest.fixture(scope="module")
def form() -> Rubric:
    return load(builtin(FORM), validate)


@pytest.fixture(scope="module")
def runs(form: Rubric) -> tuple[CaseRun, ...]:
    return run_cases(form, load_cases(beside(builtin(FORM)), form).cases)


def share(form: Rubric, runs: tuple[CaseRun, ...], *, held_out: bool) -> float:
    rows = agreement_of(form, [run for run in runs if run.case.held_out is held_out])
    return sum(row.same for row in rows) / sum(row.cases for row in rows)


def test_agreement_with_the_cases_does_not_fall_behind_what_was_recorded(
    form: Rubric, runs: tuple[CaseRun, ...]
) -> None:
    assert share(form, runs, held_out=False) >= 0.98
    assert share(form, runs, held_out=True) >= 0.70


def test_every_quote_of_a_case_stands_in_its_snippet(runs: tuple[CaseRun, ...]) -> None:
    quotes = [(run.case.turns[one.turn].text, one) for run in runs for one in run.finding.evidence]
    assert len(quotes) > 180
    assert all(text[one.start : one.end] == one.text for text, one in quotes)
