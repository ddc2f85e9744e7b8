"""Figures of chats: messages and response times."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.chat_measures import NO_ROLES, NO_TIMES, chat_measures
from scoring.measure_words import chat_definitions_in_words
from transcription.model import Origin, Role, Transcript, Turn

A, C, B = Role.AGENT, Role.CUSTOMER, Role.BOT


def chat(*messages: tuple[Role, float | None]) -> Transcript:
    turns = tuple(Turn(role, "two words", time_s, time_s) for role, time_s in messages)
    return Transcript(turns, Origin("import"))


def test_an_answer_is_timed_from_the_first_message_that_waits() -> None:
    found = chat_measures(chat((C, 0), (C, 20), (A, 30), (A, 35), (C, 95), (A, 100)))
    agent = found.agent
    assert (agent.messages, agent.words, agent.responses) == (3, 6, 2)
    assert (agent.first_response_s.value, agent.median_response_s.value, agent.longest_response_s.value) == (
        30,
        17.5,
        30,
    )
    assert found.customer.first_response_s.value == 65


def test_a_bot_answers_nobody() -> None:
    found = chat_measures(chat((C, 0), (B, 1), (B, 2), (A, 60)))
    assert found.bot_messages == 2
    assert found.agent.first_response_s.value == 60


def test_a_note_is_no_answer() -> None:
    whole = chat((C, 0), (A, 10), (A, 60))
    noted = replace(whole, turns=(whole.turns[0], replace(whole.turns[1], note=True), whole.turns[2]))
    found = chat_measures(noted)
    assert (found.agent.messages, found.agent.first_response_s.value) == (1, 60)


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        ([], "The agent never answers the customer."),
        ([(A, 0.0), (C, 5.0)], "The agent never answers the customer."),
        ([(C, None), (A, None)], NO_TIMES),
        ([(C, 0.0), (A, 5.0), (Role.UNKNOWN, 6.0)], NO_ROLES),
    ],
)
def test_what_is_not_defined_says_why(messages: list[tuple[Role, float | None]], reason: str) -> None:
    agent = chat_measures(chat(*messages)).agent
    for figure in (agent.first_response_s, agent.median_response_s, agent.longest_response_s):
        assert (figure.value, figure.reason) == (None, reason)


def test_the_definitions_of_a_chat_can_be_read() -> None:
    assert [one.title for one in chat_definitions_in_words()][:2] == ["Messages", "Response time"]


@given(st.lists(st.tuples(st.sampled_from([A, C, B]), st.floats(0, 1e5)), max_size=30))
def test_the_figures_of_every_chat_fit_together(messages: list[tuple[Role, float]]) -> None:
    ordered = sorted(messages, key=lambda message: message[1])
    found = chat_measures(chat(*ordered))
    assert found.agent.messages + found.customer.messages + found.bot_messages == len(messages)
    for side in (found.agent, found.customer):
        assert side.responses <= side.messages
        if side.responses:
            longest_s = side.longest_response_s.value
            assert longest_s is not None
            assert 0 <= (side.median_response_s.value or 0) <= longest_s <= 1e5
    assert abs(found.agent.responses - found.customer.responses) <= 1
