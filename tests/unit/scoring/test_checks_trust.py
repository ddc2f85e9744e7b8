"""What an engine doubts decides nothing unseen: flagged stretches, and amounts and dates with an unsure word."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.model import CheckUse, Criterion, Option, Rubric, Scale, ScaleKind, Section, SuggestRule
from scoring.checks import build
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from scoring.checks.scope import Scoped
from scoring.model import Finding
from scoring.suggest import suggest
from transcription.model import UNSURE_WORD_BELOW, Origin, Role, Transcript, Turn, Word

YES_NO = Scale(ScaleKind.YES_NO, (Option("yes", "Yes", Decimal(1)), Option("no", "No", Decimal(0))))
STEP = CheckUse("together", {"groups": [["@next_step"], ["@time"]]})
SORRY = CheckUse("phrases", {"phrases": ["i am sorry"]})
TROUBLE = CheckUse("phrases", {"phrases": ["broken"], "speaker": "customer"})
SENT = "I will send you a new one on Thursday."
SOON = "I will send you a new one within three days."


def turn(text: str, *unsure: str, role: Role = Role.AGENT, flags: tuple[str, ...] = ()) -> Turn:
    """A turn of timed words; the engine is not sure of some."""
    words = tuple(
        Word(
            found.start(),
            found.end(),
            float(place),
            place + 0.5,
            0.2 if found[0].strip(".,") in unsure else 0.9,
        )
        for place, found in enumerate(re.finditer(r"\S+", text))
    )
    return Turn(role, text, 0.0, 9.0, words=words, flags=flags)


CUSTOMER = turn("My lamp came broken and I would like another one.", role=Role.CUSTOMER)


def finding(*turns: Turn, rules: tuple[SuggestRule, ...]) -> Finding:
    criterion = Criterion("one", "One", Decimal(1), YES_NO, na_allowed=True, suggest=rules)
    rubric = Rubric("r", "R", 1, (Section("s", "S", Decimal(1), (criterion,)),))
    (found,) = suggest(rubric, Transcript(turns, Origin("whisper"), "en"))
    return found


def yes(*uses: CheckUse) -> SuggestRule:
    return SuggestRule("yes", all_of=uses, confidence=0.8, reason="There it is.")


def no(*uses: CheckUse) -> SuggestRule:
    return SuggestRule("no", none_of=uses, confidence=0.7, reason="It is not there.")


@pytest.mark.parametrize(("said", "word"), [(SENT, "Thursday"), (SOON, "three"), (SOON, "days")])
def test_a_promise_whose_time_is_unsure_is_left_to_a_person(said: str, word: str) -> None:
    found = finding(CUSTOMER, turn(said, word), rules=(yes(STEP), no(STEP)))
    assert found.abstained
    assert f"hangs on “{word}" in found.reason
    assert "listen and decide" in found.reason


@pytest.mark.parametrize("word", ["send", "new", "one", "I"])
def test_another_unsure_word_changes_nothing(word: str) -> None:
    assert not finding(CUSTOMER, turn(SENT, word), rules=(yes(STEP),)).abstained


def test_an_unsure_time_is_dropped_where_another_one_carries_the_mark() -> None:
    found = finding(
        CUSTOMER, turn(SENT, "Thursday"), CUSTOMER, turn("I will send it on Friday."), rules=(yes(STEP),)
    )
    assert found.answer is not None
    assert [quote.turn for quote in found.evidence] == [3]


def test_a_turn_that_the_engine_doubts_as_a_whole_gives_no_amount() -> None:
    doubted = turn(SENT, flags=("low_confidence",))
    assert finding(CUSTOMER, doubted, rules=(yes(STEP),)).abstained
    sorry = turn("I am sorry for that.", flags=("low_confidence",))
    assert not finding(CUSTOMER, sorry, rules=(yes(SORRY),)).abstained


def test_words_without_figures_are_believed() -> None:
    plain = replace(turn(SENT), words=())
    assert not finding(CUSTOMER, plain, rules=(yes(STEP),)).abstained


def test_the_bar_is_the_one_that_marks_words_in_the_window() -> None:
    at_bar = turn(SENT)
    just = tuple(replace(word, confidence=UNSURE_WORD_BELOW) for word in at_bar.words)
    assert not finding(CUSTOMER, replace(at_bar, words=just), rules=(yes(STEP),)).abstained
    below = tuple(replace(word, confidence=UNSURE_WORD_BELOW - 0.001) for word in at_bar.words)
    assert finding(CUSTOMER, replace(at_bar, words=below), rules=(yes(STEP),)).abstained


@pytest.mark.parametrize(
    ("flag", "why"),
    [("repetition", "repeats itself"), ("over_silence", "nobody speaks"), ("prompt_echo", "had been told")],
)
def test_a_flagged_stretch_is_no_evidence_at_all(flag: str, why: str) -> None:
    found = finding(CUSTOMER, turn("I am sorry.", flags=(flag,)), rules=(yes(SORRY), no(SORRY)))
    assert found.abstained
    assert why in found.reason


@pytest.mark.parametrize("flag", ["too_fast", "speaker_unsure", "music"])
def test_other_flags_are_for_the_reader_alone(flag: str) -> None:
    assert not finding(CUSTOMER, turn("I am sorry.", flags=(flag,)), rules=(yes(SORRY),)).abstained


def test_nothing_is_missing_for_sure_where_a_stretch_hides_what_was_said() -> None:
    hidden = turn("yes yes yes yes", flags=("repetition",))
    found = finding(CUSTOMER, turn("Okay then."), CUSTOMER, hidden, rules=(no(SORRY),))
    assert found.abstained
    assert "not to be trusted: it repeats itself" in found.reason
    silent = turn("Thank you for watching.", flags=("over_silence",))
    found = finding(CUSTOMER, turn("Okay then."), CUSTOMER, silent, rules=(no(SORRY),))
    assert (found.answer and found.answer.value, [quote.turn for quote in found.evidence]) == ("no", [1])


def test_what_is_certain_decides_before_what_is_doubted() -> None:
    sure = turn("I am sorry for that.")
    flagged = turn("I am sorry.", flags=("repetition",))
    found = finding(CUSTOMER, sure, CUSTOMER, flagged, rules=(yes(SORRY),))
    assert [quote.turn for quote in found.evidence] == [1]
    either = SuggestRule("yes", any_of=(STEP, SORRY), confidence=0.8, reason="One of them.")
    assert not finding(CUSTOMER, turn(SENT, "Thursday"), CUSTOMER, sure, rules=(either,)).abstained
    assert finding(CUSTOMER, turn(SENT, "Thursday"), rules=(either,)).abstained
    ruled_out = SuggestRule("no", all_of=(SORRY,), none_of=(TROUBLE,), reason="No.")
    assert "read and decide" in finding(CUSTOMER, flagged, rules=(ruled_out,)).reason


def test_where_to_look_is_doubted_as_well() -> None:
    anchored = CheckUse(
        "phrases", {"phrases": ["i am sorry"], "after": {"check": "phrases", **TROUBLE.arguments}}
    )
    flagged = replace(CUSTOMER, flags=("repetition",))
    assert finding(flagged, turn("I am sorry."), rules=(yes(anchored),)).abstained
    assert not finding(CUSTOMER, turn("I am sorry."), rules=(yes(anchored),)).abstained


@pytest.mark.parametrize(
    ("text", "is_amount"),
    [
        ("that costs 20 pounds", "20"),
        ("that is £20", "£20"),
        ("on the 3rd of May", "May"),
        ("it may come", ""),
        ("in one hour", "one"),
        ("look for one now", ""),
        ("have a nice day", ""),
        ("it takes a week", "week"),
        ("next month", "month"),
        ("at half past nine", "half"),
        ("by tomorrow noon", "tomorrow"),
        ("one second", "second"),
        ("a second leg", "second"),
    ],
)
def test_amounts_and_dates_are_known(text: str, is_amount: str) -> None:
    words = text.split()
    spoken = turn(text, *([is_amount] if is_amount else words))
    look = looked(spoken, phrases=[text])
    assert bool(look.doubt) is bool(is_amount)


def looked(spoken: Turn, **arguments: object) -> Look:
    scene = look_at(Transcript((spoken,), Origin("whisper")), {})
    return build(CheckUse("phrases", dict(arguments)), {}).look(scene)


@given(
    st.integers(0, 4),
    st.one_of(st.none(), st.integers(0, 4)),
    st.integers(0, 6),
    st.integers(0, 6),
    st.booleans(),
)
def test_a_count_is_known_when_every_possible_count_says_the_same(
    at_least: int, at_most: int | None, certain: int, doubted: int, hidden: bool
) -> None:
    check = Scoped(search=None, speaker=Role.AGENT, at_least=at_least, at_most=at_most)  # type: ignore[arg-type]
    most = None if hidden else certain + doubted
    possible = range(certain, 50 if most is None else most + 1)
    assert check._is_known(certain, most) is (len({check._is_enough(count) for count in possible}) == 1)
