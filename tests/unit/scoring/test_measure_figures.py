"""Figures in words, and the places in a call that they speak of."""

from __future__ import annotations

import pytest
from test_measures_calls import A, C, call, said

from scoring.chat_measures import chat_measures
from scoring.measure_figures import call_figures, chat_figures, moments, seconds_words
from scoring.measure_model import MeasureSettings, MomentKind
from scoring.measure_words import chat_definitions_in_words, definitions_in_words
from scoring.measures import call_measures
from transcription.model import Role, Transcript, Turn


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0.0 s"),
        (5.25, "5.2 s"),
        (59.94, "59.9 s"),
        (59.96, "1:00 min"),
        (185, "3:05 min"),
        (3599.7, "1:00:00 h"),
        (11045, "3:04:05 h"),
    ],
)
def test_a_length_of_time_in_words(seconds: float, words: str) -> None:
    assert seconds_words(seconds) == words


def a_call() -> Transcript:
    return call(
        said(A, 0, 12, "Meadow Lane, good morning, this is Maya. " * 4),
        said(C, 11, 23, "Hello, my lamp came broken and I want another. " * 4),
        said(A, 23.5, 25, "One moment please."),
        said(A, 33, 35, "Thank you for waiting."),
        said(C, 40, 41, "Fine."),
        duration_s=41,
    )


def test_every_figure_has_its_definition() -> None:
    titles = {one.title for one in definitions_in_words()}
    assert {figure.title for figure in call_figures(call_measures(a_call()))} <= titles
    chat = {figure.title for figure in chat_figures(chat_measures(a_call()))}
    assert chat <= {one.title for one in chat_definitions_in_words()}


def test_the_figures_of_a_call_in_words() -> None:
    found = {figure.title: figure for figure in call_figures(call_measures(a_call()))}
    assert (found["Talk time"].agent, found["Talk time"].customer) == ("15.5 s (54 %)", "13.0 s (46 %)")
    assert found["Interruption"].customer == "1"
    assert found["Overlap"].both == "1.0 s, once"
    assert found["Silence"].both == "5.0 s, once"
    assert found["Hold"].both == "8.0 s, once, announced"
    assert found["Response gap"].agent == "0.5 s, longest 0.5 s"
    assert {figure.reason for figure in found.values()} == {""}


def test_what_is_not_known_is_a_dash_with_the_reason() -> None:
    mono = call(said(A, 0, 6, channel=0), said(Role.UNKNOWN, 7, 9, channel=0))
    found = {figure.title: figure for figure in call_figures(call_measures(mono))}
    assert (found["Talk time"].agent, found["Overlap"].both) == ("–", "–")
    assert "no known speaker" in found["Talk time"].reason
    assert (found["Silence"].both, found["Hold"].both) == ("none", "none")


def test_holds_say_how_many_were_not_announced() -> None:
    def hold_words(*texts: str) -> str:
        turns = [turn for i, text in enumerate(texts) for turn in (said(A, 40 * i, 40 * i + 5, text),)]
        found = call_figures(call_measures(call(*turns, said(C, 40 * len(texts), 40 * len(texts) + 2))))
        return next(figure.both for figure in found if figure.title == "Hold")

    assert hold_words("I see.") == "35.0 s, once, not announced"
    assert hold_words("I see.", "One moment please.") == "1:10 min, 2 times, 1 not announced"


def test_moments_come_in_time_order_with_words() -> None:
    found = moments(call_measures(a_call()))
    assert [one.start_s for one in found] == sorted(one.start_s for one in found)
    assert {one.kind: one.words for one in found} == {
        MomentKind.MONOLOGUE: "Longest monologue of the customer",
        MomentKind.INTERRUPTION: "The customer breaks in",
        MomentKind.HOLD: "Hold, announced: “One moment”",
        MomentKind.SILENCE: "Silence",
    }


def test_a_listeners_word_is_an_overlap_and_no_interruption() -> None:
    found = moments(call_measures(call(said(A, 0, 10), said(C, 4, 4.6, "mm-hm")), MeasureSettings()))
    overlap = next(one for one in found if one.kind is MomentKind.OVERLAP)
    assert (overlap.start_s, overlap.end_s, overlap.words) == (4, 4.6, "A short word of the customer")


def test_the_figures_of_a_chat_in_words() -> None:
    turns = (
        Turn(Role.CUSTOMER, "Hello?", 0.0),
        Turn(Role.BOT, "Welcome.", 1.0),
        Turn(Role.AGENT, "Hello, I am Tom.", 90.0),
        Turn(Role.CUSTOMER, "My lamp is broken.", 100.0),
        Turn(Role.AGENT, "I am sorry.", 130.0),
    )
    found = {one.title: one for one in chat_figures(chat_measures(call(*turns)))}
    assert found["Messages"].agent == "2, 7 words"
    assert found["First response"].agent == "1:30 min"
    assert found["Response time"].agent == "1:00 min, longest 1:30 min"
    assert found["Messages of a bot"].both == "1"


def test_many_short_turns_take_no_time() -> None:
    turns = [said((A, C)[i % 2], i * 1.0, i + 1.4, "word") for i in range(10_000)]
    assert len(call_measures(call(*turns)).overlaps) == 9_999
