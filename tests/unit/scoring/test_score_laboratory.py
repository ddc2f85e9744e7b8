"""What a changed rubric would do to evaluations that were made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from rubric_strategies import YES_NO, answered

from rubrics.conditions import Situation
from rubrics.model import Condition, Criterion, CriticalPolicy, Policy, Rubric, Section, Thresholds
from scoring.bulk import score_many
from scoring.laboratory import CriterionShift, WhatIf, what_if
from scoring.mark_table import MarkTable, mark_table

YES, NO = answered("yes"), answered("no")


def criterion(key: str, weight: int = 50, *, critical: bool = False) -> Criterion:
    return Criterion(key, key.upper(), Decimal(weight), YES_NO, critical=critical)


def form(*criteria: Criterion) -> Rubric:
    return Rubric("form", "Form", 1, (Section("one", "One", Decimal(1), criteria),), Policy())


BEFORE = form(criterion("a", 90), criterion("b", 10))
ROWS = [{"a": YES, "b": YES}, {"a": YES, "b": NO}, {"a": NO, "b": YES}, {"a": YES}]
TABLE = mark_table("ab", ROWS)


def counts(found: WhatIf) -> dict[tuple[int | None, int | None], int]:
    return {(part.low, part.high): part.count for part in found.stretches if part.count}


def test_nothing_changes_when_nothing_is_changed() -> None:
    found = what_if(BEFORE, BEFORE, TABLE)
    assert (found.rows, found.compared, found.moved, found.mean_change) == (4, 3, 0, Decimal("0.00"))
    assert found.risen == found.fallen == found.lost == found.won == found.unfit == ()
    assert counts(found) == {(0, 0): 3}


def test_a_changed_weight_moves_scores_and_says_who_crosses() -> None:
    after = form(criterion("a", 92), criterion("b", 8))
    found = what_if(BEFORE, after, TABLE)
    assert (found.moved, found.risen, found.fallen) == (2, (1,), ())
    assert (found.largest_gain, found.largest_loss, found.mean_change) == (2, -2, Decimal("0.00"))
    assert counts(found) == {(-2, -1): 1, (0, 0): 1, (1, 2): 1}
    back = what_if(after, BEFORE, TABLE)
    assert (back.risen, back.fallen) == ((), (1,))


def test_a_changed_threshold_moves_no_score() -> None:
    found = what_if(BEFORE, replace(BEFORE, thresholds=Thresholds(Decimal(90))), TABLE)
    assert (found.moved, found.risen) == (0, (1,))


def test_a_criterion_that_becomes_critical_fails_outcomes() -> None:
    after = form(criterion("a", 90), criterion("b", 10, critical=True))
    kept = what_if(BEFORE, after, TABLE)
    assert (kept.moved, kept.fallen) == (0, ())
    zero = replace(after, policy=Policy(critical=CriticalPolicy.SCORE_ZERO))
    assert (what_if(BEFORE, zero, TABLE).moved, what_if(BEFORE, zero, TABLE).largest_loss) == (1, -90)


def test_a_new_criterion_takes_the_score_and_a_removed_one_may_give_it() -> None:
    after = form(criterion("a"), criterion("c"))
    assert what_if(BEFORE, after, TABLE).lost == (0, 1, 2)
    assert what_if(BEFORE, form(criterion("a")), TABLE).won == (3,)


def test_each_criterion_says_what_it_gives_before_and_after() -> None:
    found = what_if(BEFORE, form(criterion("a", 90)), mark_table("ab", ROWS[:2]))
    assert found.by_criterion == (CriterionShift("a", "A", 90.0, 100.0), CriterionShift("b", "B", 5.0, None))
    assert [shift.change for shift in found.by_criterion] == [10.0, -5.0]


def test_a_changed_condition_hides_and_shows() -> None:
    chats = replace(criterion("b", 10), shown_when=Condition(channels=("chat",)))
    table = mark_table("ab", ROWS[:2], [Situation("call"), Situation("call")])
    found = what_if(BEFORE, form(criterion("a", 90), chats), table)
    assert (found.moved, found.largest_gain, found.risen) == (1, 10, (1,))


def test_answers_that_the_new_form_does_not_know_are_named() -> None:
    assert what_if(BEFORE, form(criterion("a", 90)), _levels()).unfit == (0,)


def _levels() -> MarkTable:
    return mark_table("ab", [{"a": answered("2"), "b": YES}])


def test_scores_that_are_known_need_not_be_made_again() -> None:
    known = score_many(BEFORE, TABLE)
    after = form(criterion("a", 92), criterion("b", 8))
    assert what_if(BEFORE, after, TABLE, known) == what_if(BEFORE, after, TABLE)


def test_forms_with_different_digits_can_be_compared() -> None:
    after = replace(form(criterion("a", 2), criterion("b", 1)), policy=Policy(decimals=2))
    found = what_if(BEFORE, after, mark_table("ab", ROWS[:2]))
    assert (found.largest_loss, found.mean_change) == (Decimal("-23.33"), Decimal("-11.67"))


def test_an_empty_table_says_nothing() -> None:
    found = what_if(BEFORE, BEFORE, mark_table("ab", []))
    assert (found.rows, found.mean_change, found.largest_loss) == (0, None, 0)
