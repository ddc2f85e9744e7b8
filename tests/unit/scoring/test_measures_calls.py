"""Figures of calls: known cases by hand, and what must hold for every call."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_studio.demo import demo_folder
from scoring.measure_model import MeasureSettings
from scoring.measure_words import definitions_in_words
from scoring.measures import NO_ROLES, NO_TIMES, ONE_CHANNEL, call_measures
from scoring.time_spans import between, common, joined, length_s
from transcription.model import Origin, Role, Transcript, Turn, Word

A, C, S = Role.AGENT, Role.CUSTOMER, Role.SYSTEM
CHANNELS = {A: 0, C: 1}


def said(role: Role, start_s: float, end_s: float, text: str = "word word", **more: object) -> Turn:
    return replace(Turn(role, text, start_s, end_s, channel=CHANNELS.get(role)), **more)  # type: ignore[arg-type]


def call(*turns: Turn, duration_s: float | None = None) -> Transcript:
    return Transcript(turns, Origin("test"), duration_s=duration_s)


def test_talk_time_and_share_by_side() -> None:
    found = call_measures(call(said(A, 0, 6), said(C, 7, 9)))
    assert (found.agent.talk_s.value, found.customer.talk_s.value) == (6, 2)
    assert (found.agent.share.value, found.customer.share.value) == (0.75, 0.25)


def test_words_give_the_time_where_they_have_times() -> None:
    words = (Word(0, 4, 1.0, 2.0), Word(5, 9, 4.0, 5.0))
    found = call_measures(call(said(A, 0, 6, words=words), said(C, 7, 9)))
    assert found.agent.talk_s.value == 2


def test_the_activity_of_a_channel_counts_within_the_turns_of_its_side() -> None:
    activity = {0: [(1.0, 3.0), (4.0, 9.0)], 1: [(7.5, 8.5)]}
    found = call_measures(call(said(A, 0, 6), said(C, 7, 9)), activity=activity)
    assert (found.agent.talk_s.value, found.customer.talk_s.value) == (4, 1)


def test_silence_is_what_nobody_fills_for_long_enough() -> None:
    found = call_measures(call(said(A, 4, 6), said(C, 8, 9), said(A, 13, 14), duration_s=20))
    assert found.silences == ((0, 4), (9, 13), (14, 20))
    assert found.silence_s.value == 14


def test_a_machines_voice_is_no_silence() -> None:
    found = call_measures(call(said(S, 0, 8, "Press one for sales."), said(A, 9, 12), said(C, 12, 13)))
    assert found.silences == ()


def test_who_comes_in_later_and_goes_on_interrupts() -> None:
    found = call_measures(call(said(A, 0, 5), said(C, 4, 8)))
    (overlap,) = found.overlaps
    assert (overlap.start_s, overlap.end_s, overlap.by, overlap.is_interruption) == (4, 5, C, True)
    assert (found.agent.interruptions.value, found.customer.interruptions.value) == (0, 1)


def test_a_listeners_word_is_overlap_and_no_interruption() -> None:
    found = call_measures(call(said(A, 0, 5), said(C, 2, 2.6, "mm-hm")))
    assert found.overlap_s.value == pytest.approx(0.6)
    assert found.customer.interruptions.value == 0


def test_on_one_channel_overlap_is_not_known() -> None:
    turns = [said(A, 0, 5, channel=None), said(C, 5, 8, channel=None)]
    found = call_measures(call(*turns))
    assert (found.overlap_s.value, found.overlap_s.reason) == (None, ONE_CHANNEL)
    assert (found.agent.interruptions.value, found.overlaps) == (None, ())
    assert found.agent.talk_s.value == 5


def test_a_monologue_goes_on_over_a_pause_and_a_listeners_word() -> None:
    found = call_measures(call(said(A, 0, 10), said(C, 10.2, 10.8, "okay"), said(A, 11, 20), said(C, 21, 24)))
    assert found.agent.monologue == (0, 20)
    assert found.agent.longest_monologue_s.value == 20
    assert found.customer.monologue == (21, 24)


def test_a_real_answer_ends_a_monologue() -> None:
    found = call_measures(call(said(A, 0, 10), said(C, 10, 12), said(A, 12, 15)))
    assert found.agent.monologue == (0, 10)


def test_response_gaps_are_those_of_the_side_that_answers() -> None:
    found = call_measures(call(said(C, 0, 5), said(A, 7, 9), said(C, 9.5, 12), said(A, 11, 14)))
    assert found.agent.median_gap_s.value == 1.0
    assert found.agent.longest_gap_s.value == 2.0
    assert found.customer.longest_gap_s.value == 0.5


def test_a_long_hold_that_was_announced() -> None:
    turns = [
        said(A, 0, 5, "Please hold while I look."),
        said(C, 5.5, 6, "Okay."),
        said(A, 40, 42, "Here it is."),
    ]
    found = call_measures(call(*turns, duration_s=42))
    (hold,) = found.holds
    assert (hold.start_s, hold.end_s, hold.announced, hold.words) == (6, 40, True, "Please hold")
    assert found.silences == ()
    assert found.hold_s.value == 34
    assert found.agent.longest_gap_s.reason == "The agent never speaks after the other side."


def test_a_hold_that_nobody_announced() -> None:
    found = call_measures(call(said(A, 0, 5, "Right."), said(C, 5.5, 6, "Okay."), said(A, 40, 42)))
    assert [(hold.announced, hold.words) for hold in found.holds] == [(False, "")]


@pytest.mark.parametrize("text", ["We hold your parcel.", "It takes a minute.", "They uphold it.", ""])
def test_what_is_said_of_other_things_announces_no_hold(text: str) -> None:
    found = call_measures(call(said(A, 0, 5, text), said(C, 5.5, 6, "Okay."), said(A, 40, 42)))
    assert [hold.announced for hold in found.holds] == [False]


def test_a_shorter_wait_is_a_hold_when_the_agent_comes_back_from_it() -> None:
    turns = [
        said(A, 0, 5, "Right."),
        said(C, 5.5, 6, "Okay."),
        said(A, 10, 12, "Thank you for waiting, Sir."),
    ]
    assert [hold.announced for hold in call_measures(call(*turns)).holds] == [False]


def test_music_makes_a_wait_a_hold() -> None:
    music = said(S, 6.5, 11.5, "[music]", flags=("music",))
    turns = [said(A, 0, 5, "Right."), said(C, 5.5, 6, "Okay."), music, said(A, 12, 14)]
    (hold,) = call_measures(call(*turns)).holds
    assert (hold.start_s, hold.end_s) == (6, 12)


def test_an_announcement_within_a_turn_that_reaches_over_the_hold_counts() -> None:
    text = "Bear with me. Hello again."
    words = (Word(0, 4, 0.0, 0.5), Word(5, 9, 0.5, 1.0), Word(10, 12, 1.0, 1.5), Word(14, 19, 30.0, 31.0))
    found = call_measures(call(said(A, 0, 31, text, words=words), said(C, 32, 33)))
    assert [hold.words for hold in found.holds] == ["Bear with me"]


def test_unknown_speakers_leave_the_sides_undefined_and_the_silence_not() -> None:
    found = call_measures(
        call(said(Role.UNKNOWN, 0, 5, channel=None), said(Role.UNKNOWN, 10, 12, channel=None))
    )
    assert (found.agent.share.value, found.agent.share.reason) == (None, NO_ROLES)
    assert found.agent.monologue is None
    assert found.silence_s.value == 5
    assert found.overlap_s.reason == NO_ROLES


def test_an_unknown_speaker_leaves_open_whether_a_hold_was_announced() -> None:
    found = call_measures(
        call(said(Role.UNKNOWN, 0, 5, channel=None), said(Role.UNKNOWN, 30, 31, channel=None))
    )
    assert [hold.announced for hold in found.holds] == [None]


@pytest.mark.parametrize("turns", [(), (Turn(A, "Hello."), Turn(C, "Hi."))], ids=["empty", "without times"])
def test_without_times_nothing_is_defined_and_the_reason_says_so(turns: tuple[Turn, ...]) -> None:
    found = call_measures(call(*turns))
    figures = [found.silence_s, found.overlap_s, found.hold_s, found.agent.talk_s, found.agent.median_gap_s]
    assert {(one.value, one.reason) for one in figures} == {(None, NO_TIMES)}


def test_little_speech_tells_no_pace() -> None:
    found = call_measures(call(said(A, 0, 5), said(C, 5, 25, "one two three")))
    assert found.agent.words_a_minute.value is None
    assert "too little" in found.agent.words_a_minute.reason
    assert found.customer.words_a_minute.value == pytest.approx(9)


def test_the_definitions_name_the_thresholds_in_force() -> None:
    words = " ".join(one.words for one in definitions_in_words(MeasureSettings(silence_s=7.25, hold_s=61)))
    assert "7.25 s" in words
    assert "61 s" in words
    assert "none rewards speed" in words
    assert all(one.words.endswith((".", "”.")) for one in definitions_in_words())


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("call_2026-03-10_carpet", [("stay on the line", 31.973, 37.473)]),
        ("call_2026-03-18_table", []),
        ("call_2026-05-20_sofa", [("stay on the line", 46.786, 50.586)]),
    ],
)
def test_the_demonstrations_holds_are_found(name: str, holds: list[tuple[str, float, float]]) -> None:
    document = json.loads((demo_folder() / "scripts" / f"{name}.times.json").read_text(encoding="utf-8"))
    turns = [
        said(Role(one["speaker"]), one["start_s"], one["end_s"], one["text"]) for one in document["turns"]
    ]
    found = call_measures(call(*turns, duration_s=document["duration_s"]))
    assert [(hold.announced, hold.start_s, hold.end_s) for hold in found.holds] == [
        (True, start_s, end_s) for _, start_s, end_s in holds
    ]
    assert (found.agent.share.value or 0) + (found.customer.share.value or 0) == pytest.approx(1)


TIMES = st.floats(0, 600, allow_nan=False).map(lambda time_s: round(time_s, 2))
SPANS = st.lists(st.tuples(TIMES, TIMES).map(lambda pair: (min(pair), max(pair))), max_size=12)


@st.composite
def any_call(draw: st.DrawFn) -> Transcript:
    turns = [
        said(
            draw(st.sampled_from([A, C])),
            *span,
            draw(st.sampled_from(["please hold", "mm", "one two three"])),
        )
        for span in draw(SPANS)
    ]
    ordered = sorted(turns, key=lambda turn: turn.start_s or 0.0)
    last_s = max((turn.end_s or 0.0 for turn in turns), default=0.0)
    return call(*ordered, duration_s=last_s + draw(st.floats(0, 60)))


@given(any_call())
def test_the_figures_of_every_call_fit_together(transcript: Transcript) -> None:
    found = call_measures(transcript)
    if not transcript.turns:
        return
    agent_s, customer_s = found.agent.talk_s.value or 0.0, found.customer.talk_s.value or 0.0
    overlap_s = found.overlap_s.value or 0.0
    duration_s = transcript.duration_s or 0.0
    assert 0 <= agent_s <= duration_s + 1e-6
    if agent_s + customer_s:
        assert (found.agent.share.value or 0) + (found.customer.share.value or 0) == pytest.approx(1)
    assert (found.silence_s.value or 0) + (found.hold_s.value or 0) + max(
        agent_s, customer_s
    ) <= duration_s + 1e-6
    assert overlap_s <= duration_s + 1e-6
    assert all(end_s - start_s >= found.settings.silence_s for start_s, end_s in found.silences)
    for side in (found.agent, found.customer):
        if side.monologue is not None:
            assert side.longest_monologue_s.value == pytest.approx(side.monologue[1] - side.monologue[0])
        assert (side.longest_gap_s.value or 0) >= (side.median_gap_s.value or 0) >= 0


@given(any_call())
def test_swapping_the_sides_swaps_the_figures(transcript: Transcript) -> None:
    other = {A: C, C: A}
    swapped = replace(
        transcript,
        turns=tuple(
            replace(turn, role=other[turn.role], channel=CHANNELS[other[turn.role]])
            for turn in transcript.turns
        ),
    )
    first, second = call_measures(transcript), call_measures(swapped)
    assert first.agent.talk_s == second.customer.talk_s
    assert first.agent.longest_monologue_s.value == second.customer.longest_monologue_s.value
    assert first.overlap_s == second.overlap_s
    assert first.silence_s.value is None or second.silence_s.value is not None


@given(any_call(), st.floats(0.5, 500))
def test_a_call_that_begins_later_has_the_same_talk(transcript: Transcript, later_s: float) -> None:
    moved = replace(
        transcript,
        turns=tuple(
            replace(turn, start_s=(turn.start_s or 0) + later_s, end_s=(turn.end_s or 0) + later_s)
            for turn in transcript.turns
        ),
        duration_s=(transcript.duration_s or 0) + later_s,
    )
    first, second = call_measures(transcript), call_measures(moved)
    assert first.agent.talk_s.value == pytest.approx(second.agent.talk_s.value)
    assert first.agent.words == second.agent.words


@given(SPANS, SPANS)
def test_what_two_share_and_what_one_leaves_add_up(
    first: list[tuple[float, float]], second: list[tuple[float, float]]
) -> None:
    one, other = joined(first), joined(second)
    left = between(other, 0, 600)
    assert length_s(common(one, other)) + length_s(common(one, left)) == pytest.approx(length_s(one))
    assert common(one, other) == common(other, one)


def test_words_announce_one_hold_and_not_the_next_silence() -> None:
    found = call_measures(
        call(
            said(A, 0, 2, "One moment please."),
            said(A, 10, 12, "Thank you for waiting."),
            said(A, 16, 18, "It is on its way."),
            said(C, 18, 19),
        )
    )
    assert [(hold.start_s, hold.end_s) for hold in found.holds] == [(2, 10)]
    assert found.silences == ((12, 16),)
