"""When criteria are shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rubrics.conditions import Situation, circle, holds, resolve
from rubrics.model import (
    HIDDEN,
    NOT_APPLICABLE,
    UNANSWERED,
    Answer,
    AnswerIs,
    AnswerState,
    Condition,
    Criterion,
    Option,
    Rubric,
    Scale,
    ScaleKind,
    Section,
)
from rubrics.scale_fields import YES_NO

YES, NO = Answer(AnswerState.ANSWERED, "yes"), Answer(AnswerState.ANSWERED, "no")


def criterion(key: str, shown_when: Condition | None = None) -> Criterion:
    return Criterion(key, key, Decimal(1), YES_NO, shown_when=shown_when)


def form(*criteria: Criterion, shown_when: Condition | None = None) -> Rubric:
    return Rubric("form", "Form", 1, (Section("one", "One", Decimal(1), criteria, shown_when=shown_when),))


def when(key: str, *values: str, **more: Any) -> Condition:
    return Condition(answers=(AnswerIs(key, values),), **more)


def test_a_criterion_for_chats_is_hidden_on_a_call() -> None:
    rubric = form(criterion("a"), criterion("b", Condition(channels=("chat", "email"))))
    assert resolve(rubric, {"a": YES}, Situation("call")) == {"a": YES, "b": HIDDEN}
    assert resolve(rubric, {"a": YES}, Situation("chat")) == {"a": YES}


def test_what_is_not_known_hides_nothing() -> None:
    rubric = form(criterion("a"), criterion("b", Condition(channels=("chat",))))
    assert resolve(rubric, {"a": YES, "b": NO}) == {"a": YES, "b": NO}


def test_a_recorded_hidden_stays_while_its_condition_is_not_known() -> None:
    rubric = form(criterion("a"), criterion("b", Condition(channels=("chat",))))
    assert resolve(rubric, {"a": YES, "b": HIDDEN})["b"] == HIDDEN


def test_a_recorded_hidden_is_shown_again_when_its_condition_holds() -> None:
    rubric = form(criterion("a"), criterion("b", when("a", "yes")))
    assert resolve(rubric, {"a": YES, "b": HIDDEN}) == {"a": YES}


def test_another_answer_shows_or_hides() -> None:
    rubric = form(criterion("b", when("a", "no")), criterion("a"))
    assert resolve(rubric, {"a": YES, "b": YES})["b"] == HIDDEN
    assert resolve(rubric, {"a": NO, "b": YES})["b"] == YES


def test_a_criterion_that_waits_for_a_hidden_one_is_hidden_too() -> None:
    rubric = form(criterion("c", when("b", "yes")), criterion("b", when("a", "yes")), criterion("a"))
    assert resolve(rubric, {"a": NO, "b": YES, "c": YES}) == {"a": NO, "b": HIDDEN, "c": HIDDEN}


def test_hidden_and_not_applicable_are_two_states() -> None:
    rubric = form(criterion("a"), criterion("b", when("a", "yes")))
    found = resolve(rubric, {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE})
    assert (found["a"].state, found["b"].state) == (AnswerState.NOT_APPLICABLE, AnswerState.HIDDEN)


def test_a_condition_may_ask_for_not_applicable() -> None:
    rubric = form(criterion("a"), criterion("b", when("a", "na")))
    assert "b" not in resolve(rubric, {"a": NOT_APPLICABLE})
    assert resolve(rubric, {"a": YES})["b"] == HIDDEN


def test_a_condition_may_ask_for_the_band_of_a_number() -> None:
    options = (Option("soon", "Soon", Decimal(1), below=Decimal(3)), Option("late", "Late", Decimal(0)))
    days = Criterion("days", "Days", Decimal(1), Scale(ScaleKind.BANDS, options))
    rubric = form(days, criterion("b", when("days", "late")))
    late, soon = (Answer(AnswerState.ANSWERED, Decimal(value)) for value in (4, 2))
    assert "b" not in resolve(rubric, {"days": late})
    assert resolve(rubric, {"days": soon}) == {"days": soon, "b": HIDDEN}


def test_a_section_hides_all_its_criteria() -> None:
    rubric = form(criterion("a"), criterion("b"), shown_when=Condition(tags=("refund",)))
    assert resolve(rubric, {"a": YES}, Situation(tags=frozenset())) == {"a": HIDDEN, "b": HIDDEN}
    assert resolve(rubric, {"a": YES}, Situation(tags=frozenset({"refund", "vip"}))) == {"a": YES}


def test_any_of_and_none_of_combine() -> None:
    condition = Condition(
        any_of=(Condition(channels=("chat",)), Condition(tags=("vip",))), none_of=(Condition(tags=("test",)),)
    )
    assert holds(condition, {}, Situation("chat", frozenset())) is True
    assert holds(condition, {}, Situation("call", frozenset({"vip"}))) is True
    assert holds(condition, {}, Situation("call", frozenset())) is False
    assert holds(condition, {}, Situation("chat", frozenset({"test"}))) is False
    assert holds(condition, {}, Situation("chat")) is None
    assert holds(condition, {}, Situation(None, frozenset({"test"}))) is False


def test_a_long_circle_is_found_and_a_long_chain_is_none() -> None:
    links = [criterion(f"c{n}", when(f"c{n + 1}", "yes")) for n in range(300)]
    assert circle(form(*links, criterion("c300"))) == ()
    found = circle(form(*links, criterion("c300", when("c0", "yes"))))
    assert (len(found), found[0]) == (302, found[-1])


conditions = st.recursive(
    st.builds(
        Condition,
        channels=st.sampled_from([(), ("chat",), ("call", "chat")]),
        tags=st.sampled_from([(), ("vip",)]),
        answers=st.sampled_from([(), (AnswerIs("a", ("yes",)),), (AnswerIs("b", ("no", "na")),)]),
    ),
    lambda inner: st.builds(Condition, any_of=st.tuples(inner, inner), none_of=st.tuples(inner)),
    max_leaves=4,
)
answers = st.fixed_dictionaries(
    {key: st.sampled_from([YES, NO, NOT_APPLICABLE, HIDDEN, UNANSWERED]) for key in "abc"}
)


@given(
    conditions,
    answers,
    st.sampled_from([None, "call", "chat"]),
    st.sampled_from([None, frozenset[str](), frozenset({"vip"})]),
)
def test_what_is_resolved_stays_resolved(
    condition: Condition, given_answers: dict[str, Answer], channel: str | None, tags: frozenset[str] | None
) -> None:
    rubric = form(criterion("a"), criterion("b", when("a", "yes", "no")), criterion("c", condition))
    situation = Situation(channel, tags)
    once = resolve(rubric, given_answers, situation)
    assert resolve(rubric, once, situation) == once
