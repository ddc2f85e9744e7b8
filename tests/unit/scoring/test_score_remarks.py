"""Comments, reasons and attributions beside the marks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from rubric_strategies import YES_NO, answered

from rubrics.lint import lint
from rubrics.model import (
    NOT_APPLICABLE,
    Answer,
    Attribution,
    BelowTopPolicy,
    Criterion,
    Option,
    Policy,
    Reason,
    Rubric,
    Scale,
    ScaleKind,
    Section,
)
from scoring.model import Evidence, Mark, Need
from scoring.remarks import below_top_need, comment_required, remark_faults

CRITERION = Criterion(
    "identity",
    "Identity",
    Decimal(1),
    YES_NO,
    comment_on=("no", "na"),
    reasons=(Reason("hurry", "Was in a hurry"),),
    attribution=(Attribution.AGENT, Attribution.TOOL),
)


def words(mark: Mark, criterion: Criterion = CRITERION) -> list[str]:
    rubric = Rubric("form", "Form", 1, (Section("one", "One", Decimal(1), (criterion,)),))
    return [fault.words for fault in remark_faults(rubric, [mark])]


def mark(answer: Answer, **more: Any) -> Mark:
    return Mark("identity", answer, **more)


@pytest.mark.parametrize("answer", [answered("no"), NOT_APPLICABLE])
def test_a_required_comment_is_asked_for(answer: Answer) -> None:
    assert words(mark(answer)) == ["'Identity' needs a comment for this answer."]
    assert words(mark(answer, comment=" \n")) == ["'Identity' needs a comment for this answer."]
    assert words(mark(answer, comment="The line was cut.")) == []


def test_an_answer_that_needs_no_comment_asks_for_none() -> None:
    assert words(mark(answered("yes"))) == []


def test_the_band_of_a_number_decides_about_its_comment() -> None:
    bands = (Option("soon", "Soon", Decimal(1), below=Decimal(3)), Option("late", "Late", Decimal(0)))
    criterion = replace(CRITERION, scale=Scale(ScaleKind.BANDS, bands), comment_on=("late",))
    assert comment_required(criterion, mark(answered(Decimal(4))))
    assert not comment_required(criterion, mark(answered(Decimal(2))))


def test_reasons_and_attributions_that_are_not_offered_are_named() -> None:
    found = words(
        mark(answered("no"), comment="x", reasons=("hurry", "rain"), attribution=Attribution.POLICY)
    )
    assert found == [
        "'Identity' does not offer the reason 'rain'.",
        "'Identity' does not ask whether a lost point belongs to 'policy'.",
    ]


def test_no_point_lost_belongs_to_nobody() -> None:
    found = words(mark(answered("yes"), attribution=Attribution.AGENT))
    assert found == ["'Identity' lost no point, so none belongs to 'agent'."]


def test_a_mark_on_another_form_is_passed_over() -> None:
    assert words(Mark("other", answered("no"))) == []


EVIDENCE = (Evidence(0, 0, 5, "Hello"),)


@pytest.mark.parametrize(
    ("policy", "more", "need"),
    [
        (BelowTopPolicy.NOTHING, {}, None),
        (BelowTopPolicy.REASON, {}, Need.REASON),
        (BelowTopPolicy.REASON, {"evidence": EVIDENCE}, Need.REASON),
        (BelowTopPolicy.REASON, {"reasons": ("hurry",)}, None),
        (BelowTopPolicy.REASON, {"comment": "In a hurry."}, None),
        (BelowTopPolicy.EVIDENCE, {"comment": "In a hurry."}, Need.EVIDENCE),
        (BelowTopPolicy.EVIDENCE, {"evidence": EVIDENCE}, None),
        (BelowTopPolicy.EITHER, {}, Need.EITHER),
        (BelowTopPolicy.EITHER, {"comment": " "}, Need.EITHER),
        (BelowTopPolicy.EITHER, {"evidence": EVIDENCE}, None),
        (BelowTopPolicy.EITHER, {"reasons": ("hurry",)}, None),
    ],
)
def test_an_answer_below_the_top_asks_for_what_the_form_says(
    policy: BelowTopPolicy, more: dict[str, Any], need: Need | None
) -> None:
    criterion, asked = replace(CRITERION, comment_on=()), Policy(below_top=policy)
    assert below_top_need(criterion, mark(answered("no"), **more), asked) is need
    assert below_top_need(criterion, mark(answered("yes")), asked) is None
    assert below_top_need(criterion, mark(NOT_APPLICABLE), asked) is None


def test_a_comment_that_is_asked_for_twice_is_told_once() -> None:
    section = Section("one", "One", Decimal(1), (CRITERION,))
    form = Rubric("form", "Form", 1, (section,), policy=Policy(below_top=BelowTopPolicy.EITHER))
    (fault,) = remark_faults(form, [mark(answered("no"))])
    assert (fault.need, fault.words) == (Need.COMMENT, "'Identity' needs a comment for this answer.")


def test_a_form_that_asks_twice_for_a_reason_is_told_so() -> None:
    section = Section("one", "One", Decimal(1), (CRITERION,))
    form = Rubric("form", "Form", 1, (section,), policy=Policy(below_top=BelowTopPolicy.REASON))
    assert "comment_asked_twice" in {found.rule for found in lint(form)}
    assert "comment_asked_twice" not in {found.rule for found in lint(replace(form, policy=Policy()))}
