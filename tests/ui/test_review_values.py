"""What the review page says and finds, without a window: times, silence, drafts, answers, standing, highlights."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from fakes_review import answered, call_findings, call_transcript
from hypothesis import given
from hypothesis import strategies as st

from qa_studio.ui.review.answers import parsed
from qa_studio.ui.review.choices import answer_words, choices, extremes, toggled
from qa_studio.ui.review.clock import clock, position, span_words
from qa_studio.ui.review.draft import Draft, acceptable, next_key
from qa_studio.ui.review.highlights import Kind, found_spans, selected_evidence, unsure_spans
from qa_studio.ui.review.standing import (
    AutomaticWords,
    automatic_words,
    section_words,
    standing,
    verdict_words,
)
from qa_studio.ui.review.timeline import TurnClock, gap_before
from qa_studio.ui.review.wave import columns
from rubrics.conditions import resolve
from rubrics.loader import builtin, load
from rubrics.model import (
    NOT_APPLICABLE,
    UNANSWERED,
    Answer,
    AnswerState,
    Criterion,
    Option,
    Rubric,
    Scale,
    ScaleKind,
)
from scoring.automatic import automatic_score
from scoring.model import Evidence, Explanation, Finding, Mark
from scoring.score import score
from transcription.model import Role, Turn


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load(builtin("support_core"))


def explain(rubric: Rubric, marks: tuple[Mark, ...]) -> Explanation:
    return score(rubric, resolve(rubric, {mark.criterion_key: mark.answer for mark in marks}))


def marked(rubric: Rubric, **answers: str) -> Draft:
    return Draft(tuple(Mark(key, answered(value)) for key, value in answers.items()))


def all_best(rubric: Rubric) -> Draft:
    best = {criterion.key: extremes(criterion) for criterion in rubric.criteria()}
    return Draft(tuple(Mark(key, span[1]) for key, span in best.items() if span))


# Times


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (0, "00:00"), (134.9, "02:14"), (3_599.99, "59:59"), (3_600, "1:00:00")],
)
def test_a_position_is_written_as_a_clock(seconds: float | None, words: str) -> None:
    assert clock(seconds) == words


def test_position_and_length_are_written_alike() -> None:
    assert position(134, 372) == "02:14 / 06:12"
    assert position(134, 3_972) == "0:02:14 / 1:06:12"
    assert position(134, None) == "02:14"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (8.2, "8 s"),
        (359, "6 min"),
        (3_600, "1 h"),
        (7_500, "2 h 5 min"),
        (90_000, "1 day"),
        (259_200, "3 days"),
    ],
)
def test_a_stretch_of_time_is_said_as_one_would(seconds: float, words: str) -> None:
    assert span_words(seconds) == words


# Time line


def test_a_transcript_without_times_has_no_gaps() -> None:
    turns = (Turn(Role.AGENT, "hello"), Turn(Role.CUSTOMER, "hi"))
    assert gap_before(turns, 1) is None
    assert TurnClock(turns).turn_at(3) is None


def test_the_turn_and_the_word_of_a_moment_are_found() -> None:
    transcript = call_transcript()
    now = TurnClock(transcript.turns)
    place = now.turn_at(16.2)
    assert place == 3
    word = now.word_at(3, 16.2)
    assert word is not None
    assert transcript.turns[3].text[word.start : word.end] in transcript.turns[3].text.split()
    assert now.turn_at(0.1) is None
    assert now.word_at(3, 99) is None


# Drafts


def test_the_same_answer_again_takes_it_back(rubric: Rubric) -> None:
    once = Draft().answered("recap", answered("yes"))
    assert once.answer("recap") == answered("yes")
    assert once.answered("recap", answered("yes")) == Draft()


def test_a_comment_stays_when_its_answer_is_taken_back() -> None:
    draft = Draft().answered("recap", answered("no")).commented("recap", "Half of it was missing")
    draft = draft.answered("recap", answered("no"))
    assert draft.mark("recap") == Mark("recap", UNANSWERED, "Half of it was missing")


def test_an_accepted_suggestion_brings_its_evidence_and_takes_it_away_again() -> None:
    finding = call_findings(call_transcript())[0]
    accepted = Draft().accepted(finding)
    assert accepted.mark("greeting").origin == "suggestion"
    assert accepted.mark("greeting").evidence == finding.evidence
    by_hand = accepted.answered("greeting", answered("1"))
    assert by_hand.mark("greeting").origin == "person"
    assert by_hand.mark("greeting").evidence == ()


def test_an_abstention_cannot_be_accepted() -> None:
    assert Draft().accepted(Finding("recap", None, 0.0, "not known")) == Draft()


def test_accept_all_leaves_alone_what_is_answered() -> None:
    findings = call_findings(call_transcript())
    draft = Draft().answered("greeting", answered("0"))
    assert "greeting" not in {f.criterion_key for f in acceptable(findings, draft)}
    assert len(acceptable(findings, draft)) == 8


def test_the_same_words_tied_twice_are_untied() -> None:
    words = Evidence(0, 0, 5, "Thank")
    once = Draft().evidenced("recap", words)
    assert once.mark("recap").evidence == (words,)
    assert once.evidenced("recap", words) == Draft()


@pytest.mark.parametrize(
    ("current", "step", "expected"),
    [("b", 1, "d"), ("d", 1, "a"), ("a", -1, "d"), (None, 1, "a"), ("c", -1, "a")],
)
def test_the_next_open_criterion_goes_round(current: str | None, step: int, expected: str) -> None:
    assert next_key(("a", "b", "c", "d"), ("a", "d"), current, step) == expected


def test_there_is_no_next_when_only_the_current_one_is_open() -> None:
    assert next_key(("a", "b"), ("b",), "b", 1) is None


# Answers


def test_the_answers_carry_their_keys_in_order_and_na_last(rubric: Rubric) -> None:
    closing = rubric.criterion("closing")
    assert closing is not None
    assert [(c.digit, c.label) for c in choices(closing)][-2:] == [("3", "None of them"), ("N", "N/A")]
    greeting = rubric.criterion("greeting")
    assert greeting is not None
    assert [c.digit for c in choices(greeting)] == ["1", "2", "3"]
    assert "Thank you for calling Meadow Lane" in choices(greeting)[0].hint


def test_answers_are_worded_as_the_form_words_them(rubric: Rubric) -> None:
    greeting = rubric.criterion("greeting")
    assert greeting is not None
    assert answer_words(greeting.scale, answered("2")) == "Brand and own name"
    assert answer_words(greeting.scale, NOT_APPLICABLE) == "N/A"
    assert answer_words(greeting.scale, UNANSWERED) == "not answered"
    points = Scale(ScaleKind.POINTS, maximum=Decimal(10))
    assert answer_words(points, Answer(AnswerState.ANSWERED, Decimal("7.5"))) == "7.5"


def test_a_choice_of_several_is_switched_on_and_off() -> None:
    one = toggled(UNANSWERED, "late")
    two = toggled(one, "rude")
    assert two.value == ("late", "rude")
    assert toggled(two, "late").value == ("rude",)


def scaled(kind: ScaleKind, *options: Option, maximum: str | None = None) -> Criterion:
    limit = Decimal(maximum) if maximum else None
    return Criterion("x", "X", Decimal(1), Scale(kind, options, limit))


def test_the_least_and_the_most_of_every_scale_are_known() -> None:
    def value(criterion: Criterion, end: int) -> object:
        found = extremes(criterion)
        assert found is not None
        return found[end].value

    points = scaled(ScaleKind.POINTS, maximum="5")
    assert (value(points, 0), value(points, 1)) == (Decimal(0), Decimal(5))
    several = scaled(
        ScaleKind.CHOICES,
        Option("a", "A", Decimal(0), points=Decimal(2)),
        Option("b", "B", Decimal(0), points=Decimal(-1)),
        maximum="2",
    )
    assert (value(several, 0), value(several, 1)) == (("b",), ("a",))
    bands = scaled(
        ScaleKind.BANDS,
        Option("quick", "Quick", Decimal(1), below=Decimal(3)),
        Option("slow", "Slow", Decimal(0)),
    )
    assert (value(bands, 0), value(bands, 1)) == (Decimal(3), Decimal(0))
    assert extremes(scaled(ScaleKind.TEXT)) is None


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), (" 7,5 ", Decimal("7.5")), ("", None), ("nan", None), ("seven", None)]
)
def test_a_typed_number_may_have_point_or_comma(text: str, number: object) -> None:
    assert parsed(text) == number


# Standing


def test_before_the_first_mark_there_is_no_score_and_everything_is_possible(rubric: Rubric) -> None:
    now = standing(explain, rubric, Draft())
    assert now.score is None
    assert not now.is_final
    assert verdict_words(now) == "0 of 12 answered; can end between 0.0 and 100.0"
    assert section_words(now, "empathy") == "0 of 4 answered"


def test_a_finished_section_says_its_points_while_others_are_open(rubric: Rubric) -> None:
    now = standing(explain, rubric, marked(rubric, greeting="2", no_blame="yes", closing="1"))
    assert section_words(now, "brand") == "25.0 of 30.0"
    assert now.score == Decimal("83.3")


def test_it_is_said_when_the_threshold_is_out_of_reach(rubric: Rubric) -> None:
    now = standing(explain, rubric, marked(rubric, greeting="0"))
    assert verdict_words(now) == "1 of 12 answered; 91 is out of reach"


def test_a_complete_draft_says_met_or_how_much_is_missing(rubric: Rubric) -> None:
    best = all_best(rubric)
    assert verdict_words(standing(explain, rubric, best)) == "Met, 9.0 over"
    less = best.with_mark(Mark("greeting", answered("0")))
    assert verdict_words(standing(explain, rubric, less)) == "Not met, 1.0 short"


def test_a_failed_critical_criterion_is_said_first(rubric: Rubric) -> None:
    failed = all_best(rubric).with_mark(Mark("identity", answered("no")))
    assert verdict_words(standing(explain, rubric, failed)).startswith("Not met: ")


# Highlights


def test_a_search_finds_every_place_whatever_its_case() -> None:
    turns = call_transcript().turns
    found = found_spans(turns, "MEADOW lane")
    assert [(s.turn, turns[s.turn].text[s.start : s.end]) for s in found] == [
        (0, "Meadow Lane"),
        (14, "Meadow Lane"),
    ]
    assert found_spans(turns, "  ") == ()


@given(st.text(max_size=40), st.text(min_size=1, max_size=3))
def test_a_search_only_marks_what_is_there(text: str, needle: str) -> None:
    for span in found_spans((Turn(Role.AGENT, text),), needle):
        assert 0 <= span.start < span.end <= len(text)


def test_words_the_engine_was_not_sure_of_are_set_off() -> None:
    turns = call_transcript().turns
    assert [turns[8].text[s.start : s.end] for s in unsure_spans(8, turns[8])] == ["depot,"]
    flagged = Turn(Role.AGENT, "all of it", flags=("low_confidence",))
    assert [(s.start, s.end, s.kind) for s in unsure_spans(0, flagged)] == [(0, 9, Kind.UNSURE)]


def test_a_selection_becomes_whole_words_with_their_times() -> None:
    turns = call_transcript().turns
    words = selected_evidence(2, turns[2], 6, 14)
    assert words is not None
    assert words.text == "sorry that"
    assert turns[2].text[words.start : words.end] == words.text
    assert words.start_s is not None
    assert turns[2].start_s < words.start_s < words.end_s
    assert selected_evidence(2, turns[2], 4, 4) is None


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_selected_words_are_verbatim(text: str, one: int, other: int) -> None:
    words = selected_evidence(0, Turn(Role.AGENT, text), *sorted((one, other)))
    assert words is None or text[words.start : words.end] == words.text


# Waveform


def test_a_waveform_has_one_pair_a_column_and_fills_its_lane() -> None:
    peaks = np.zeros((2, 1_000, 2), np.float32)
    peaks[0, 100:200] = (-0.2, 0.2)
    drawn = columns(peaks, 300)
    assert drawn.shape == (2, 300, 2)
    assert drawn.max() == pytest.approx(1.0)
    assert not drawn[1].any()


def test_an_empty_waveform_is_flat() -> None:
    assert not columns(np.zeros((1, 0, 2), np.float32), 10).any()


def test_what_the_suggestions_alone_score_is_told_with_its_range(rubric: Rubric) -> None:
    whole = [Finding(mark.criterion_key, mark.answer, 0.8, "Said.") for mark in all_best(rubric).marks]
    assert automatic_words(automatic_score(rubric, whole)).spread == "100.0 automatic"
    told = automatic_words(automatic_score(rubric, whole[1:]))
    assert (told.short, told.spread) == ("100.0 automatic", "100.0 automatic (90.0–100.0)")
    assert told.whole == "The suggestions alone score 100.0, 90.0 to 100.0 with what is abstained from."
    told = automatic_words(automatic_score(rubric, whole[:3]))
    assert told.spread == "No automatic score (30.0–100.0)"
    assert "weighs 70 %" in told.whole
    assert automatic_words(None) == AutomaticWords()
