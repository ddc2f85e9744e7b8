"""Selecting words without the mouse, whatever the words are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_studio.ui.review.words_by_key import next_words
from scoring.model import Evidence
from transcription.model import Role, Turn

STEPS = st.lists(st.tuples(st.sampled_from((-1, 1)), st.booleans()), max_size=12)


@given(st.text(alphabet="ab é\n\t", max_size=30), STEPS)
def test_whatever_is_pressed_whole_words_are_selected(text: str, steps: list[tuple[int, bool]]) -> None:
    turn = Turn(Role.AGENT, text, 0.0, 1.0)
    now: Evidence | None = None
    for step, extends in steps:
        now = next_words(3, turn, now, step, extends)
        if now is None:
            assert not text.split()
            return
        assert now.text == text[now.start : now.end]
        assert now.turn == 3
        assert now.text.split()
        assert now.start == 0 or text[now.start - 1].isspace()
        assert now.end == len(text) or text[now.end].isspace()


def test_a_selection_of_another_turn_counts_as_nothing() -> None:
    turn = Turn(Role.AGENT, "One two", 0.0, 1.0)
    found = next_words(1, turn, Evidence(0, 0, 3, "Hey"), 1, extends=True)
    assert found is not None
    assert found.text == "One"
