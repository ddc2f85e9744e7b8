"""Test cases of a rubric run through its checks: verdicts, and agreement with abstentions counted apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rubrics.case_model import Case, CaseKind, CaseTurn, ExpectedEvidence, Speaker
from rubrics.loader import loads
from scoring.case_runs import CaseRun, CaseVerdict, agreement_of, passed, run_cases

RUBRIC = loads(
    """
rubric: mine
title: Mine
names: {brand: [Meadow Lane]}
sections:
  - key: all
    title: All
    weight: 1
    criteria:
      - key: brand
        title: Brand
        weight: 1
        scale: yes_no
        suggest:
          - answer: "yes"
            reason: The brand is named.
            confidence: 0.8
            all_of: [{check: phrases, speaker: agent, phrases: ["{brand}"]}]
          - answer: "no"
            reason: Somebody else's brand is named.
            confidence: 0.8
            all_of: [{check: phrases, speaker: agent, phrases: ["harbor home"]}]
          - answer: na
            reason: The agent only waits.
            confidence: 0.8
            all_of: [{check: phrases, speaker: agent, phrases: ["one moment"]}]
      - {key: care, title: Care, weight: 1, scale: yes_no}
""",
    "mine.yaml",
)


def case(said: str, expect: str, *quoted: str, key: str = "brand") -> Case:
    return Case(
        name=said,
        criterion_key=key,
        kind=CaseKind.PLAIN,
        expect=expect,
        turns=(CaseTurn(Speaker.CUSTOMER, "Hello, where is my order?"), CaseTurn(Speaker.AGENT, said)),
        evidence=tuple(ExpectedEvidence(None, words) for words in quoted),
    )


def run(*cases: Case) -> tuple[CaseRun, ...]:
    return run_cases(RUBRIC, cases)


WELCOME, OTHER, WAIT, HELLO = (
    "Welcome to Meadow Lane, how can I help you?",
    "This is Harbor Home, how can I help you?",
    "One moment please, I have a look at it.",
    "Hello, how can I help you with that?",
)


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (case(WELCOME, "yes", "Meadow Lane"), CaseVerdict.RIGHT),
        (case(WELCOME, "yes", "how can I"), CaseVerdict.UNQUOTED),
        (case(WELCOME, "no"), CaseVerdict.WRONG),
        (case(WELCOME, "abstain"), CaseVerdict.WRONG),
        (case(HELLO, "abstain"), CaseVerdict.RIGHT),
        (case(HELLO, "yes"), CaseVerdict.ABSTAINED),
        (case(WAIT, "na"), CaseVerdict.RIGHT),
        (case(WELCOME, "yes", key="care"), CaseVerdict.ABSTAINED),
    ],
)
def test_a_case_passes_with_the_expected_mark_and_quote(one: Case, verdict: CaseVerdict) -> None:
    (found,) = run(one)
    assert found.verdict is verdict
    assert passed(found) == (verdict is CaseVerdict.RIGHT)
    assert passed(found, abstentions_pass=True) == (verdict in (CaseVerdict.RIGHT, CaseVerdict.ABSTAINED))


def test_a_turns_number_is_quoted_by_any_words_of_it() -> None:
    by_turn = replace(case(WELCOME, "yes"), evidence=(ExpectedEvidence(1),))
    other_turn = replace(by_turn, evidence=(ExpectedEvidence(0),))
    assert [found.verdict for found in run(by_turn, other_turn)] == [CaseVerdict.RIGHT, CaseVerdict.UNQUOTED]


def test_names_of_a_case_take_the_place_of_the_rubrics() -> None:
    renamed = replace(case(OTHER, "yes", "Harbor Home"), names={"brand": ("Harbor Home",)})
    assert [found.suggested for found in run(case(OTHER, "no"), renamed)] == ["no", "yes"]


def test_abstentions_are_counted_apart_and_never_as_right() -> None:
    runs = run(
        case(WELCOME, "yes"), case(WELCOME, "no"), case(OTHER, "no"), case(WAIT, "na"), case(HELLO, "no"),
        case(HELLO, "abstain"), case(WELCOME, "abstain"),
    )  # fmt: skip
    (row,) = agreement_of(RUBRIC, runs)
    assert (row.cases, row.same, row.differing, row.abstained) == (5, 3, 1, 1)
    assert (row.unsure, row.kept_back) == (2, 1)
    assert (row.percent.value, row.percent.n) == (0.75, 4)


def test_not_applicable_is_a_category_of_kappa() -> None:
    runs = run(case(WELCOME, "yes"), case(OTHER, "no"), case(WAIT, "na"), case(WAIT, "no"))
    (row,) = agreement_of(RUBRIC, runs)
    # expected yes 1, no 2, na 1; suggested yes 1, no 1, na 2: chance (1 + 2 + 2) / 16, seen 3 / 4
    assert row.kappa.value == pytest.approx((0.75 - 5 / 16) / (1 - 5 / 16))
    assert not row.weighted


def test_a_criterion_without_checks_has_no_agreement() -> None:
    (row,) = agreement_of(RUBRIC, run(case(WELCOME, "yes", key="care")))
    assert (row.same, row.abstained, row.percent.value, row.kappa.value) == (0, 1, None, None)
