"""What must hold for every rubric and all marks."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from rubric_strategies import LENIENT, answers_to, any_policy, marked

from rubrics.model import (
    NOT_APPLICABLE,
    Answer,
    AnswerState,
    CriticalPolicy,
    Policy,
    Rubric,
    Section,
    Weighting,
)
from scoring.marks import raw_mark
from scoring.model import Outcome
from scoring.score import score
from scoring.words import explain_in_words, to_json

Marked = tuple[Rubric, dict[str, Answer]]

built_up = st.builds(
    Policy, unanswered=st.just(LENIENT.unanswered), weighting=st.sampled_from(Weighting)
)  # no baseline: weights are shares


@given(marked(policies=any_policy))
def test_without_bonus_a_score_lies_between_0_and_100(case: Marked) -> None:
    found = score(*case).score
    assert found is None or 0 <= found <= 100


@given(marked(policies=any_policy, roles=True))
def test_with_bonuses_a_score_lies_between_0_and_the_cap(case: Marked) -> None:
    found, cap = score(*case).score, case[0].policy.bonus_cap
    assert found is None or found >= 0
    assert found is None or cap is None or found <= cap


@given(marked(policies=any_policy, roles=True))
def test_the_contributions_add_up_exactly(case: Marked) -> None:
    found = score(*case)
    total = sum((part.contribution for part in found.parts()), found.baseline)
    by_section = sum((section.contribution for section in found.sections), found.baseline)
    assert total == by_section == (found.exact or 0)


@given(marked(policies=built_up))
def test_applied_weights_of_a_built_up_score_add_up_to_exactly_100(case: Marked) -> None:
    found = score(*case)
    assert sum(part.applied_weight for part in found.parts()) == (0 if found.score is None else 100)


@given(marked(policies=any_policy, roles=True))
def test_the_shown_score_is_the_unrounded_one_rounded_half_up(case: Marked) -> None:
    found = score(*case)
    if found.exact is not None:
        assert found.score == found.exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


@given(marked(policies=any_policy, roles=True), st.randoms(use_true_random=False))
def test_the_order_of_sections_and_criteria_does_not_matter(case: Marked, rng: random.Random) -> None:
    rubric, answers = case
    assert score(_shuffled(rubric, rng), answers).score == score(rubric, answers).score


@given(
    marked(policies=built_up), st.fractions(min_value=Fraction(1, 100), max_value=100, max_denominator=100)
)
def test_scaling_all_weights_does_not_matter(case: Marked, factor: Fraction) -> None:
    rubric, answers = case
    doubled = _scaled(rubric, Decimal(factor.numerator))
    assert score(doubled, answers).score == score(rubric, answers).score


@given(marked(policies=any_policy, roles=True), st.data())
def test_raising_a_mark_never_lowers_the_score(case: Marked, data: st.DataObject) -> None:
    rubric, answers = case
    criterion = data.draw(st.sampled_from(list(rubric.criteria())))
    pair = [data.draw(answers_to(criterion)) for _ in range(2)]
    low, high = sorted(pair, key=lambda answer: raw_mark(criterion, answer, rubric.policy) or Fraction(0))
    before = score(rubric, answers | {criterion.key: low}).score
    after = score(rubric, answers | {criterion.key: high}).score
    assert before is None or (after is not None and after >= before)


@given(marked(policies=built_up, critical=False), st.data())
def test_not_applicable_equals_taking_the_criterion_out_of_the_form(
    case: Marked, data: st.DataObject
) -> None:
    rubric, answers = case
    criterion = data.draw(st.sampled_from(list(rubric.criteria())))
    left_out = score(rubric, answers | {criterion.key: NOT_APPLICABLE})
    removed = _without(rubric, criterion.key)
    rest = {key: answer for key, answer in answers.items() if key != criterion.key}
    assert score(removed, rest).exact == left_out.exact


@given(marked(policies=any_policy, roles=True))
def test_what_is_shown_decides_the_outcome(case: Marked) -> None:
    rubric, answers = case
    found = score(rubric, answers)
    if found.score is None:
        assert found.outcome is Outcome.INCOMPLETE
    else:
        met = found.score >= rubric.thresholds.interaction and not found.gates
        assert found.outcome is (Outcome.MET if met else Outcome.NOT_MET)


@given(marked())
def test_the_default_policy_agrees_with_a_plain_weighted_mean(case: Marked) -> None:
    rubric, answers = case
    means = [(section.weight, _mean(rubric, section, answers)) for section in rubric.sections]
    kept = [(Fraction(weight), mean) for weight, mean in means if mean is not None]
    found = score(rubric, answers)
    if not kept:
        assert found.score is None
        return
    expected = 100 * sum(weight * mean for weight, mean in kept) / sum(weight for weight, _ in kept)
    assert found.exact is not None
    assert Fraction(found.exact) <= expected < Fraction(found.exact) + Fraction(1, 10**12)


@given(marked(policies=any_policy, roles=True))
def test_every_explanation_can_be_said_in_words_and_as_json(case: Marked) -> None:
    found = score(*case)
    lines = explain_in_words(found)
    assert all(part.title in "\n".join(lines) for part in found.parts())
    plain = to_json(found)
    total = sum(part["contribution"] for part in plain["parts"])
    assert abs(total - (plain["exact"] or 0)) < 1e-9


@given(
    marked(
        policies=st.builds(
            Policy, critical=st.sampled_from(CriticalPolicy), critical_cap=st.just(Decimal(50))
        )
    )
)
def test_a_refused_blank_gives_no_score_but_says_how_far_it_is(case: Marked) -> None:
    rubric, answers = case
    found = score(rubric, answers)
    blank = [key for key, answer in answers.items() if answer.state is AnswerState.UNANSWERED]
    assert list(found.missing) == blank
    if blank:
        lenient = replace(rubric, policy=replace(rubric.policy, unanswered=LENIENT.unanswered))
        assert (found.score, found.exact, found.so_far) == (None, None, score(lenient, answers).score)


def _mean(rubric: Rubric, section: Section, answers: dict[str, Answer]) -> Fraction | None:
    raws = [(Fraction(c.weight), raw_mark(c, answers[c.key], rubric.policy)) for c in section.criteria]
    kept = [(weight, raw) for weight, raw in raws if raw is not None]
    return sum(w * r for w, r in kept) / sum(w for w, _ in kept) if kept else None


def _shuffled(rubric: Rubric, rng: random.Random) -> Rubric:
    def mixed(section: Section) -> Section:
        return replace(section, criteria=tuple(rng.sample(section.criteria, len(section.criteria))))

    sections = [mixed(section) for section in rubric.sections]
    return replace(rubric, sections=tuple(rng.sample(sections, len(sections))))


def _scaled(rubric: Rubric, factor: Decimal) -> Rubric:
    def larger(section: Section) -> Section:
        criteria = tuple(replace(item, weight=item.weight * factor) for item in section.criteria)
        return replace(section, weight=section.weight * factor, criteria=criteria)

    return replace(rubric, sections=tuple(larger(section) for section in rubric.sections))


def _without(rubric: Rubric, key: str) -> Rubric:
    def smaller(section: Section) -> Section:
        return replace(section, criteria=tuple(item for item in section.criteria if item.key != key))

    kept = tuple(part for part in map(smaller, rubric.sections) if part.criteria)
    return replace(rubric, sections=kept)
