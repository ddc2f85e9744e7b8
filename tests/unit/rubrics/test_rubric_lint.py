"""Remarks on forms: each rule found where it should be, and quiet where it should not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from rubrics.lint import RULES, Lint, lint, share_pct
from rubrics.loader import BUILTIN, builtin, load
from rubrics.model import (
    AnswerIs,
    Condition,
    Criterion,
    Option,
    Policy,
    Rubric,
    Scale,
    ScaleKind,
    Section,
    Weighting,
)
from rubrics.reachability import unreachable
from rubrics.scale_fields import YES_NO


def criterion(key: str, title: str = "", weight: int = 10, **more: Any) -> Criterion:
    return Criterion(key, title or key, Decimal(weight), more.pop("scale", YES_NO), **more)


def form(*criteria: Criterion, **more: Any) -> Rubric:
    return Rubric("form", "Form", 1, (Section("one", "One", Decimal(1), criteria),), **more)


def found(rule: str, *criteria: Criterion, **more: Any) -> list[Lint]:
    return [remark for remark in lint(form(*criteria, **more)) if remark.rule == rule]


def levels(*anchors: str) -> Scale:
    options = (Option(str(n), str(n), Decimal(0), anchor) for n, anchor in enumerate(anchors))
    return Scale(ScaleKind.LEVELS, tuple(options))


@pytest.mark.parametrize("name", BUILTIN)
def test_a_built_in_rubric_gives_no_cause_for_remarks(name: str) -> None:
    assert lint(load(builtin(name))) == ()


def test_every_rule_says_why_it_matters() -> None:
    assert all(len(rule.why) > 40 and rule.why.endswith(".") for rule in RULES.values())


def test_a_sixteenth_criterion_is_one_too_many() -> None:
    fifteen = [criterion(f"c{n}") for n in range(15)]
    assert found("too_many_criteria", *fifteen) == []
    (remark,) = found("too_many_criteria", *fifteen, criterion("c15"))
    assert "16 criteria" in remark.message


def test_a_weight_under_three_percent_is_noted_with_its_share() -> None:
    (remark,) = found("small_weight", criterion("a", weight=98), criterion("b", weight=2))
    assert (remark.criterion_key, remark.path) == ("b", "sections[0].criteria[1].weight")
    assert "2.0 %" in remark.message
    assert found("small_weight", criterion("a", weight=97), criterion("b", weight=3)) == []


def test_a_critical_criterion_or_a_text_may_weigh_nothing() -> None:
    text = criterion("b", weight=0, scale=Scale(ScaleKind.TEXT))
    assert found("small_weight", criterion("a"), text, criterion("c", weight=0, critical=True)) == []


def test_the_share_counts_sections_in() -> None:
    sections = (
        Section("one", "One", Decimal(25), (criterion("a"), criterion("b"))),
        Section("two", "Two", Decimal(75), (criterion("c"),)),
    )
    rubric = Rubric("form", "Form", 1, sections)
    assert [share_pct(rubric, key) for key in ("a", "c", "nobody")] == [Decimal("12.5"), 75, 0]
    flat = replace(rubric, policy=Policy(weighting=Weighting.CRITERIA))
    assert share_pct(flat, "c") == Fraction(100, 3)


@pytest.mark.parametrize(
    "title",
    [
        "Quick reply",
        "Handle time under five minutes",
        "Answered promptly",
        "Short call",
        "Replied within 30 seconds",
        "Worked fast",
        "First response time",
    ],
)
def test_a_title_that_rewards_speed_is_noted(title: str) -> None:
    (remark,) = found("rewards_speed", criterion("a", title))
    assert remark.path == "sections[0].criteria[0].title"


def test_speed_in_guidance_in_anchors_and_in_bands_is_noted() -> None:
    bands = Scale(
        ScaleKind.BANDS, (Option("a", "a", Decimal(1), below=Decimal(3)), Option("b", "b", Decimal(0)))
    )
    assert found("rewards_speed", criterion("a", guidance="The agent answers quickly."))
    assert found("rewards_speed", criterion("a", scale=levels("As soon as possible.", "Slowly.")))
    assert found("rewards_speed", criterion("a", scale=replace(bands, unit="minutes")))
    assert not found("rewards_speed", criterion("a", scale=replace(bands, unit="offers")))


@pytest.mark.parametrize(
    "guidance",
    [
        "How quickly it went is never a mark.",
        "Do not mark speed.",
        "Promised with a time.",
        "What happens next and by when.",
    ],
)
def test_words_about_time_that_reward_no_speed_are_fine(guidance: str) -> None:
    assert found("rewards_speed", criterion("a", guidance=guidance)) == []


@pytest.mark.parametrize("title", ["Polite and helpful", "Greeting & closing", "Thanked as well as named"])
def test_two_questions_in_one_are_noted(title: str) -> None:
    assert len(found("double_barrelled", criterion("a", title))) == 1


def test_a_question_in_the_guidance_is_read_too() -> None:
    (remark,) = found("double_barrelled", criterion("a", guidance="Listen. Did the agent greet and verify?"))
    assert remark.path.endswith("guidance")


def test_levels_that_say_what_half_of_it_is_may_ask_for_two_things() -> None:
    both = criterion("a", "Name and brand", scale=levels("Both.", "One.", "None."))
    assert (
        found("double_barrelled", both, criterion("b", "Branding", guidance="Sand and sea are examples."))
        == []
    )


def test_a_level_without_an_anchor_is_noted_by_name() -> None:
    (remark,) = found("level_without_anchor", criterion("a", scale=levels("Good.", "", "Bad.")))
    assert "'1'" in remark.message


def test_a_critical_criterion_without_guidance_is_noted() -> None:
    assert len(found("critical_without_guidance", criterion("a", critical=True))) == 1
    assert found("critical_without_guidance", criterion("a", critical=True, guidance="Say how.")) == []


@pytest.mark.parametrize(
    "title",
    [
        "Genuinely cares",
        "Tone of voice",
        "Positive attitude",
        "Agent felt sorry",
        "Notes in the CRM",
        "Smiles",
    ],
)
def test_what_cannot_be_judged_from_the_record_is_noted(title: str) -> None:
    assert len(found("not_in_the_record", criterion("a", title))) == 1


def test_rules_about_wording_keep_quiet_in_other_languages() -> None:
    german = form(criterion("a", "Fast alles and more", guidance="Ja, wenn alles gesagt ist."), language="de")
    assert lint(german) == ()


def test_a_criterion_with_a_title_alone_is_noted_and_one_that_explains_itself_is_not() -> None:
    (remark,) = found("without_guidance", criterion("a", "Polite"))
    assert (remark.path, remark.message) == ("sections[0].criteria[0].guidance", "'Polite' has no guidance.")
    described = criterion("b", scale=levels("said twice", "said once"))
    text = criterion("c", scale=Scale(ScaleKind.TEXT))
    assert found("without_guidance", criterion("d", guidance="When it was said."), described, text) == []


def when(key: str, *values: str) -> Condition:
    return Condition(answers=(AnswerIs(key, values),))


@pytest.mark.parametrize(
    "condition",
    [
        Condition(answers=(AnswerIs("a", ("yes",)), AnswerIs("a", ("no",)))),
        Condition(channels=("chat",), none_of=(Condition(channels=("chat",)),)),
        Condition(answers=(AnswerIs("hides", ("yes",)),)),
        Condition(tags=("vip",), none_of=(Condition(tags=("vip",)),)),
        Condition(channels=("call",), answers=(AnswerIs("chat_only", ("yes",)),)),
    ],
)
def test_a_condition_that_cannot_hold_is_noted(condition: Condition) -> None:
    never = Condition(any_of=(Condition(answers=(AnswerIs("a", ("yes",)), AnswerIs("a", ("no",)))),))
    criteria = (
        criterion("a"),
        criterion("chat_only", shown_when=Condition(channels=("chat",))),
        criterion("hides", shown_when=never),
        criterion("b", shown_when=condition),
    )
    assert "b" in unreachable(form(*criteria))
    assert "b" in [remark.criterion_key for remark in found("unreachable_condition", *criteria)]


@pytest.mark.parametrize(
    "condition",
    [
        when("a", "yes"),
        when("a", "na"),
        Condition(channels=("call",), tags=("vip",), none_of=(Condition(tags=("test",)),)),
        Condition(channels=("chat",), answers=(AnswerIs("chat_only", ("yes",)),)),
        Condition(answers=(AnswerIs("choice", ("c0",)), AnswerIs("choice", ("c1",)))),
    ],
)
def test_a_condition_that_can_hold_is_fine(condition: Condition) -> None:
    options = tuple(Option(f"c{n}", f"c{n}", Decimal(0), points=Decimal(1)) for n in range(3))
    criteria = (
        criterion("a"),
        criterion("choice", scale=Scale(ScaleKind.CHOICES, options, Decimal(3))),
        criterion("chat_only", shown_when=Condition(channels=("chat",))),
        criterion("b", shown_when=condition),
    )
    assert unreachable(form(*criteria)) == ()


def test_not_applicable_cannot_be_asked_for_where_it_is_not_allowed() -> None:
    assert unreachable(
        form(criterion("a", na_allowed=False), criterion("b", shown_when=when("a", "na")))
    ) == ("b",)


def test_a_condition_over_very_many_combinations_is_believed() -> None:
    many = [criterion(f"c{n}") for n in range(20)]
    condition = Condition(answers=tuple(AnswerIs(item.key, ("yes",)) for item in many))
    impossible = Condition(answers=(*condition.answers, AnswerIs("c0", ("no",))))
    assert unreachable(form(*many, criterion("b", shown_when=impossible))) == ()
