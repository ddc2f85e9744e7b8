"""The score of suggestions alone: its range, what abstentions weigh in it, when it is shown, and the bar of a
criterion."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from rubric_strategies import YES_NO, any_policy, marked

from rubrics.conditions import Situation
from rubrics.loader import builtin, load, loads
from rubrics.model import (
    HIDDEN,
    NOT_APPLICABLE,
    Answer,
    AnswerIs,
    AnswerState,
    CheckUse,
    Condition,
    Criterion,
    CriticalPolicy,
    Policy,
    Rubric,
    Section,
    SuggestRule,
)
from rubrics.writer import dumps
from scoring.automatic import automatic_score, shown_findings
from scoring.marks import raw_mark
from scoring.model import USUAL_BAR, Finding, Outcome
from scoring.suggest import suggest
from transcription.model import Origin, Role, Transcript, Turn

YES, NO = Answer(AnswerState.ANSWERED, "yes"), Answer(AnswerState.ANSWERED, "no")
TALK = Transcript((Turn(Role.AGENT, "I am sorry."), Turn(Role.CUSTOMER, "It is late.")), Origin("import"))


def found(key: str, answer: Answer | None) -> Finding:
    return Finding(key, answer, 0.8 if answer else 0.0, "because")


def form(*weights: int, policy: Policy | None = None) -> Rubric:
    criteria = tuple(Criterion(f"c{n}", f"C{n}", Decimal(w), YES_NO) for n, w in enumerate(weights))
    return Rubric("f", "F", 1, (Section("s", "S", Decimal(1), criteria),), policy or Policy())


def test_the_range_goes_from_all_abstentions_failed_to_all_passed() -> None:
    made = automatic_score(form(70, 20, 10), [found("c0", YES), found("c1", None), found("c2", NO)])
    assert made.spread is not None
    assert (made.spread.low, made.spread.high) == (Decimal("70.0"), Decimal("90.0"))
    assert (made.spread.abstained, made.score) == (Decimal("0.2"), Decimal("87.5"))


def test_it_is_known_whether_the_threshold_lies_within_the_range() -> None:
    def settled(*weights: int) -> bool:
        made = automatic_score(form(*weights), [found("c0", YES), found("c1", None), found("c2", NO)])
        assert made.spread is not None
        return made.spread.settled

    assert settled(50, 20, 30)  # 50 to 70, under 91 at both ends
    assert settled(92, 5, 3)
    assert not settled(80, 15, 5)


def test_the_range_is_told_in_words_and_the_weight_where_it_hides_the_score() -> None:
    def words(*weights: int) -> str:
        made = automatic_score(form(*weights), [found("c0", YES), found("c1", None)])
        return made.spread.words if made.spread else ""

    assert words(80, 20) == "80.0 to 100.0 with what is abstained from"
    assert words(60, 40) == (
        "What is abstained from weighs 40 %, and an automatic score is shown below 25 %. It could be 60.0 to 100.0."
    )
    assert words(100, 0) == ""


def test_abstentions_that_weigh_the_set_share_hide_the_score_and_the_range_stays() -> None:
    suggestions = [found("c0", YES), found("c1", None)]
    made = automatic_score(form(75, 25), suggestions)
    assert (made.score, made.exact, made.band, made.outcome) == (None, None, None, Outcome.INCOMPLETE)
    assert made.spread is not None
    assert (made.spread.low, made.spread.high, made.spread.limit) == (75, 100, Decimal("0.25"))
    lax = form(75, 25, policy=Policy(abstained_below=Decimal("0.26")))
    assert automatic_score(lax, suggestions).score == Decimal("100.0")


def test_a_form_that_forbids_every_abstention_still_shows_a_score_without_any() -> None:
    strict = form(75, 25, policy=Policy(abstained_below=Decimal(0)))
    assert automatic_score(strict, [found("c0", YES), found("c1", YES)]).score == Decimal("100.0")
    assert automatic_score(strict, [found("c0", YES), found("c1", None)]).score is None


def test_what_does_not_apply_leaves_so_that_an_abstention_weighs_more() -> None:
    made = automatic_score(
        form(60, 20, 20), [found("c0", NOT_APPLICABLE), found("c1", YES), found("c2", None)]
    )
    assert made.spread is not None
    assert (made.spread.abstained, made.spread.low, made.score) == (Decimal("0.5"), Decimal("50.0"), None)


def test_a_critical_criterion_that_might_fail_takes_the_lower_end_to_zero() -> None:
    rubric = form(90, 10, policy=Policy(critical=CriticalPolicy.SCORE_ZERO))
    last = replace(rubric.sections[0].criteria[1], critical=True)
    section = replace(rubric.sections[0], criteria=(rubric.sections[0].criteria[0], last))
    made = automatic_score(replace(rubric, sections=(section,)), [found("c0", YES), found("c1", None)])
    assert made.spread is not None
    assert (made.spread.low, made.score, made.spread.high) == (0, Decimal("100.0"), Decimal("100.0"))


def test_without_any_suggestion_the_range_is_everything_and_without_criteria_that_count_there_is_none() -> (
    None
):
    rubric = form(60, 40)
    made = automatic_score(rubric, [])
    assert made.score is None
    assert made.spread is not None
    assert (made.spread.low, made.spread.high, made.spread.abstained) == (0, 100, 1)
    nothing = automatic_score(rubric, [found("c0", NOT_APPLICABLE), found("c1", NOT_APPLICABLE)])
    assert (nothing.score, nothing.spread) == (None, None)


def conditional() -> Rubric:
    """The second is asked after a yes to the first, the third only on the telephone."""
    first, second, third = form(50, 25, 25).sections[0].criteria
    criteria = (
        first,
        replace(second, shown_when=Condition(answers=(AnswerIs("c0", ("yes",)),))),
        replace(third, shown_when=Condition(channels=("call",))),
    )
    return Rubric("f", "F", 1, (Section("s", "S", Decimal(1), criteria),))


def test_hidden_criteria_neither_count_nor_abstain() -> None:
    rubric, chat = conditional(), Situation(channel="chat")
    findings = (found("c0", NO), found("c1", YES), found("c2", None))
    assert [one.criterion_key for one in shown_findings(rubric, findings, chat)] == ["c0"]
    made = automatic_score(rubric, findings, chat)
    assert made.spread is not None
    assert (made.score, made.spread.low, made.spread.high, made.spread.abstained) == (0, 0, 0, 0)


def test_an_abstention_that_decides_what_is_shown_is_reckoned_at_both_ends() -> None:
    made = automatic_score(conditional(), (found("c0", None), found("c1", NO), found("c2", YES)))
    assert made.spread is not None
    # failed: the second is hidden, 25 of 75 points; passed: 75 of 100
    assert (made.spread.low, made.spread.high) == (Decimal("33.3"), Decimal("75.0"))
    assert made.spread.abstained == Decimal("0.6667")


def _reaches_both_ends(criterion: Criterion) -> bool:
    """Whether its worst answer gives nothing and its best all: else answering it can only take, or only give."""
    ends = criterion.scale.extremes()
    return ends is not None and [raw_mark(criterion, end, Policy()) for end in ends] == [0, 1]


@settings(max_examples=150, deadline=None)
@given(marked(policies=any_policy, critical=True))
def test_a_score_that_is_shown_lies_within_its_range(case: tuple[Rubric, dict[str, Answer]]) -> None:
    rubric, answers = case
    findings = [
        found(key, None if answer.state is AnswerState.UNANSWERED else answer)
        for key, answer in answers.items()
        if answer != HIDDEN
    ]
    made = automatic_score(rubric, findings)
    if made.spread is None:
        assert made.score is None
        return
    assert 0 <= made.spread.low <= made.spread.high
    assert 0 <= made.spread.abstained <= 1
    if not any(one.abstained for one in findings) and len(findings) == len(answers):
        assert made.score == made.spread.low == made.spread.high
    answered_keys = {one.criterion_key for one in findings if not one.abstained}
    whole = all(_reaches_both_ends(item) for item in rubric.criteria() if item.key not in answered_keys)
    if made.score is not None and whole and rubric.policy.critical is CriticalPolicy.FAIL_OUTCOME:
        assert made.spread.low <= made.score <= made.spread.high


def one_check(confidence: float, bar: Decimal | None) -> Finding:
    rule = SuggestRule("yes", (CheckUse("phrases", {"phrases": ["sorry"]}),), confidence=confidence)
    rule = replace(rule, reason="It says sorry.")
    criterion = Criterion("sorry", "Sorry", Decimal(1), YES_NO, suggest=(rule,), bar=bar)
    (finding,) = suggest(Rubric("r", "R", 1, (Section("s", "S", Decimal(1), (criterion,)),)), TALK)
    return finding


@pytest.mark.parametrize(
    ("confidence", "bar", "abstains"),
    [(0.5, None, False), (0.49, None, True), (0.8, Decimal("0.9"), True), (0.9, Decimal("0.9"), False),
     (0.05, Decimal(0), False)],
)  # fmt: skip
def test_below_the_bar_a_finding_abstains(confidence: float, bar: Decimal | None, abstains: bool) -> None:
    assert one_check(confidence, bar).abstained is abstains


def test_below_the_bar_it_is_said_what_would_have_been_suggested_how_sure_and_where() -> None:
    finding = one_check(0.8, Decimal("0.9"))
    assert (finding.answer, finding.confidence) == (None, 0.0)
    assert finding.reason == (
        "It would be “Yes”, but that is only 80 % sure, and this criterion asks for 90 %. It says sorry."
    )
    assert [quote.text for quote in finding.evidence] == ["sorry"]


def test_a_bar_and_a_share_are_read_checked_and_written() -> None:
    text = """
rubric: f
title: F
version: 1
policy: {abstained_below: 0.4}
sections:
  - key: s
    title: S
    weight: 1
    criteria:
      - {key: a, title: A, weight: 1, bar: 0.75, scale: yes_no}
      - {key: b, title: B, weight: 1, scale: yes_no}
"""
    rubric = loads(text, "f")
    assert [one.bar for one in rubric.criteria()] == [Decimal("0.75"), None]
    assert rubric.policy.abstained_below == Decimal("0.4")
    assert loads(dumps(rubric), "f") == rubric
    with pytest.raises(Exception, match="outside 0 to 1"):
        loads(text.replace("0.75", "75"), "f")


def test_no_built_in_rule_stands_under_the_bar() -> None:
    form = load(builtin("support_core"))
    assert all(rule.confidence >= USUAL_BAR for item in form.criteria() for rule in item.suggest)
