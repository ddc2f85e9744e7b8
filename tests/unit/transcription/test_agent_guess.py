"""Which channel is the agent's, guessed from how the call opens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.speakers import guess_agent

CUSTOMER = "Hello, I ordered a lamp two weeks ago and it is broken."


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("Thank you for calling Meadow Lane.", "Thank you for calling Meadow Lane"),
        ("Good morning, how can I help you today?", "how can I help you today"),
        ("Welcome to Harbor Home, Alex speaking.", "Welcome to Harbor Home"),
        ("sent you for calling meadowlands", "sent you for calling meadowlands"),
        ("Hi, my name is Tom. May I have your order number?", "May I have your order number"),
        ("This call may be recorded.", "This call may be recorded"),
    ],
)
@pytest.mark.parametrize("channel", [0, 1])
def test_the_wording_of_an_agent_is_known_on_either_channel(opening: str, words: str, channel: int) -> None:
    openings = [CUSTOMER, CUSTOMER]
    openings[channel] = opening
    guess = guess_agent(openings)
    assert (guess.channel, guess.words) == (channel, words)
    assert 0.6 < guess.confidence < 1


def test_the_wording_of_a_customer_points_at_the_other_channel() -> None:
    guess = guess_agent([CUSTOMER, "yes hello"])
    assert (guess.channel, guess.words) == (1, "I ordered a lamp two")
    assert guess.confidence > 0.5


@pytest.mark.parametrize("openings", [["", ""], ["yes", "no"], ["", "hmm okay"]])
def test_nothing_said_is_the_first_channel_without_confidence(openings: list[str]) -> None:
    guess = guess_agent(openings)
    assert (guess.channel, guess.confidence, guess.words) == (0, 0.5, "")


def test_both_sides_giving_their_name_does_not_decide() -> None:
    assert guess_agent(["my name is helen", "my name is maya"]).confidence == 0.5


def test_what_is_said_late_in_the_call_does_not_count() -> None:
    chatter = "well " * 60
    assert guess_agent([chatter + "thank you for calling", "hello"]).words == ""


def test_more_than_two_channels_share_the_confidence() -> None:
    assert guess_agent(["", "", "", ""]).confidence == 0.25
    guess = guess_agent(["", "", "Thank you for calling Meadow Lane.", ""])
    assert guess.channel == 2
    assert guess.confidence > 0.4


@given(st.lists(st.text(max_size=200), min_size=1, max_size=4))
def test_any_text_gives_a_channel_and_a_confidence_in_range(openings: list[str]) -> None:
    guess = guess_agent(openings)
    assert 0 <= guess.channel < len(openings)
    assert 0 < guess.confidence <= 1
    assert all(word in " ".join(openings) for word in guess.words.split())
