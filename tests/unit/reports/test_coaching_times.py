"""How the time was spent, in the coaching report: context with its definitions, never a mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pdf_text import Pdf
from report_world import FULL, Case, coaching_inputs

from reports.model import TimeSpent
from scoring.chat_measures import chat_measures
from scoring.measure_figures import call_figures, chat_figures
from scoring.measure_model import MeasureSettings
from scoring.measure_words import chat_definitions_in_words, definitions_in_words
from scoring.measures import call_measures
from transcription.model import Origin, Role, Transcript, Turn

Make = Callable[..., Pdf]

SPOKEN = Transcript(
    (
        Turn(Role.AGENT, "Hello, how can I help you?", 0.0, 6.0, channel=0),
        Turn(Role.CUSTOMER, "My lamp broke.", 7.0, 9.0, channel=1),
        Turn(Role.AGENT, "One moment please.", 10.0, 12.0, channel=0),
        Turn(Role.AGENT, "Thank you for waiting.", 19.0, 21.0, channel=0),
    ),
    Origin("whisper", "base"),
)
WRITTEN = Transcript((Turn(Role.CUSTOMER, "Hello?", 0.0), Turn(Role.AGENT, "Hello.", 90.0)), Origin("import"))


def a_call() -> TimeSpent:
    settings = MeasureSettings(silence_s=2.5)
    return TimeSpent(True, call_figures(call_measures(SPOKEN, settings)), definitions_in_words(settings))


def a_chat() -> TimeSpent:
    return TimeSpent(False, chat_figures(chat_measures(WRITTEN)), chat_definitions_in_words())


def test_calls_and_chats_have_a_table_each_and_say_that_no_mark_is_made_of_them(make: Make) -> None:
    inputs = replace(coaching_inputs(Case(FULL), Case(FULL), Case(FULL)), times=(a_call(), None, a_chat()))
    text = make(inputs).text
    assert "How the time was spent Context for the talk: no mark is made of these figures" in text
    assert "10.0 s (83 %)" in text
    assert "7.0 s, once, announced" in text
    assert "1:30 min" in text


def test_the_definitions_stand_below_the_tables_with_their_thresholds(make: Make) -> None:
    text = make(replace(coaching_inputs(Case(FULL)), times=(a_call(),))).text
    assert "Silence. Nobody speaks for 2.5 s or longer" in text
    assert "Response time" not in text, "no chat was measured"


def test_without_transcripts_nothing_is_said(make: Make) -> None:
    for times in ((), (None,)):
        assert "How the time was spent" not in make(replace(coaching_inputs(Case(FULL)), times=times)).text
