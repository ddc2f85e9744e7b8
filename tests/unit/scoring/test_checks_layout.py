"""How a written answer is laid out: blocks, long sentences, lists, and an answer that comes first or late."""

from __future__ import annotations

from typing import Any

import pytest

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from transcription.model import Origin, Role, Transcript, Turn


def look(customer: str, agent: str, engine: str = "import", **arguments: Any) -> Look:
    use = CheckUse("layout", arguments)
    assert not validate(use)
    turns = (Turn(Role.CUSTOMER, customer), Turn(Role.AGENT, agent))
    return build(use, {}).look(look_at(Transcript(turns, Origin(engine)), {}))


def quotes(agent: str, finds: str, customer: str = "Is my refund booked?", **arguments: Any) -> list[str]:
    found = look(customer, agent, finds=finds, **arguments)
    assert not found.doubt
    return [one.text for one in found.hits]


LINE = "and then there is this line that goes on with twelve words\n"
LIST = "Here is how:\n1. Print it.\n2. Pack it.\n3. Send it."


def test_a_block_of_many_lines_is_found_and_the_same_lines_apart_are_not() -> None:
    assert quotes(LINE * 7, "lines")
    assert not quotes((LINE + "\n") * 7, "lines")
    assert not quotes("1. " + "\n2. ".join([LINE.strip()] * 8), "lines")


def test_an_address_of_many_short_lines_is_no_block() -> None:
    assert not quotes("Write to\nMeadow Lane\nReturns\n4 Mill Road\nLeeds\nLS1 4AB\nEngland\nEurope", "lines")


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [("one two three four five six", 5, 1), ("one two three.\n\nfour five six", 5, 0), (LIST, 5, 0)],
)
def test_a_paragraph_counts_its_own_words(text: str, most: int, found: int) -> None:
    assert len(quotes(text, "paragraph", most=most)) == found


def test_a_long_sentence_is_found_among_short_ones() -> None:
    assert quotes("Fine. one two three four five six. Bye.", "sentence", most=5) == [
        "one two three four five six"
    ]


def test_a_list_is_two_items_and_more() -> None:
    assert quotes(LIST, "list")
    assert not quotes("1. Print it.", "list")
    assert not quotes("It costs 5.0 or 6.0 pounds.", "list")


def test_steps_told_in_a_row_are_found_where_no_list_shows_them() -> None:
    assert quotes("Open it, then press A, then press B, and then wait.", "steps")
    assert not quotes("Open it.\n- then press A\n- then press B\n- then wait", "steps")


HISTORY = "You wrote on Monday.\n\nOn Tuesday we collected it.\n\nYour refund was booked today."


def test_an_answer_behind_the_history_is_late() -> None:
    assert quotes(HISTORY, "late_answer") == ["Your refund was booked today"]
    assert not quotes("Your refund was booked today. You wrote on Monday. We collected it.", "late_answer")
    assert not quotes(f"Yes. {HISTORY}", "late_answer")
    assert not quotes(HISTORY, "late_answer", customer="It is broken.")


def test_an_answer_is_first_behind_a_greeting() -> None:
    assert quotes(
        "Dear Sam,\nthank you for asking.\n\nYes, it is. " + "more words " * 30, "answer_first"
    ) == ["Yes, it is"]
    assert not quotes(HISTORY, "answer_first", most=5)


def test_lost_line_breaks_and_speech_show_no_layout() -> None:
    lost = "Dear Sam, " + "we have looked at it and " * 30 + "Kind regards, Maya"
    assert "lost" in look("Hello?", lost, finds="paragraph").doubt
    assert "spoken" in look("Hello?", "word " * 200, engine="whisper", finds="paragraph").doubt


@pytest.mark.parametrize(
    "text", ["🙂\n🙂\n🙂", "\u202etxet\u202c\n\nمرحبا", "for (;;) {\n}\n", "\n\n\n-", "-" * 5_000]
)
@pytest.mark.parametrize(
    "finds", ["lines", "paragraph", "sentence", "steps", "list", "late_answer", "answer_first"]
)
def test_odd_text_is_quoted_verbatim_or_not_at_all(text: str, finds: str) -> None:
    found = look("Is it?", text, finds=finds, most=1)
    assert all(text[one.start : one.end] == one.text for one in found.hits)


@pytest.mark.parametrize("finds", ["paragraph", "sentence", "late_answer"])
def test_ten_thousand_short_turns_are_looked_through(finds: str) -> None:
    turns = [Turn((Role.AGENT, Role.CUSTOMER)[n % 2], f"Is it {n}? Yes.\n\nNo.") for n in range(10_000)]
    scene = look_at(Transcript(tuple(turns), Origin("import")), {})
    assert not build(CheckUse("layout", {"finds": finds}), {}).look(scene).holds
