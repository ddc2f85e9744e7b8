"""Checks of names, of writing and of how a conversation ends; and requests that are passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from rubrics.loader import BUILTIN, builtin, load
from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.scene import look_at
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER, "B": Role.BOT, "S": Role.SYSTEM}


def quotes(check: str, *said: str, **arguments: Any) -> Sequence[str]:
    use = CheckUse(check, arguments)
    assert not validate(use)
    turns = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in said)
    look = build(use, {}).look(look_at(Transcript(turns, Origin("import")), {}))
    return [one.text for one in look.hits] if look.holds else []


@pytest.mark.parametrize(
    ("customer", "agent", "used"),
    [
        ("My lamp broke. Regards, Ada Novák", "Dear Ms Novák, I am sorry.", ["Novák"]),
        ("Hi, this is Sam. My lamp broke.", "Hello Sam, I am sorry.", ["Sam"]),
        ("hey its kim, where is it", "hi kim, it comes today", ["kim"]),
        ("Where is it? Thanks, Joan Meyer", "Dear Ms Mayer, it comes today.", []),
        ("I'm not happy at all with it.", "Hello, not to worry.", []),
        ("I need it. Oliver Dean", "Thank you for “form Oliver Dean”.", []),
    ],
)
def test_a_name_is_used_only_as_the_customer_gave_it(customer: str, agent: str, used: list[str]) -> None:
    assert quotes("customer_name", f"C: {customer}", f"A: {agent}", speaker="agent", finds="used") == used


def test_a_name_given_when_asked_for_counts() -> None:
    said = ("C: it broke", "A: Who am I writing with?", "C: Jo", "A: Thanks, Jo.")
    assert quotes("customer_name", *said, speaker="customer", finds="given") == ["Jo"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear [NAME], thank you.", ["NAME"]),
        ("It comes on {{order.date}}.", ["order.date"]),
        ("It shows “[NAME]”, I know.", []),
        ("See page [12].", []),
    ],
)
def test_a_placeholder_that_was_left_in_is_found(text: str, found: list[str]) -> None:
    assert quotes("writing", "C: hello", f"A: {text}", speaker="agent", finds="placeholder") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("I ALREADY told you.", ["ALREADY"]), ("Your IBAN, please.", []), ("It says “PAYMENT FAILED”.", [])],
)
def test_shouting_is_a_long_word_in_capitals(text: str, found: list[str]) -> None:
    assert quotes("writing", "C: hello", f"A: {text}", speaker="agent", finds="shouting") == found


def test_at_end_looks_only_behind_what_everybody_else_said() -> None:
    leaves = {"phrases": ["forget it"], "at_end": True, "speaker": "customer"}
    assert quotes("phrases", "A: I could ask.", "C: No, forget it.", **leaves) == ["forget it"]
    assert not quotes("phrases", "C: Forget it.", "A: I have found it.", "C: Great.", **leaves)
    ended = ("A: I could ask.", "C: No, forget it.", "S: The customer has left the chat.")
    assert quotes("phrases", *ended, **leaves) == ["forget it"]
    left = {"phrases": ["@left"], "at_end": True, "speaker": "system"}
    assert quotes("phrases", *ended, **left) == ["customer has left"]
    assert not quotes("phrases", *ended, "A: Thank you.", **left)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            "some",
            (
                "C: I need a new lamp, and I want the postage back.",
                "A: I have sent the lamp. I can't say whether.",
            ),
        ),
        (
            "some",
            (
                "C: I'd like my money back for the cup. And could you tell me if the plates go in the dishwasher?",
                "A: I have refunded the cup.",
            ),
        ),
        ("all", ("C: Could you take the fee off?", "A: I have taken the fee off for you.")),
        ("all", ("C: How do I clean the board?", "A: With a damp cloth and a drop of oil.")),
        (
            "some",
            ("C: The cup is broken.", "A: I have sent a new cup. About the fee, somebody will look at it."),
        ),
        ("all", ("C: Can you send it again, and you?", "A: I have sent it again just now.")),
    ],
)
def test_each_request_is_followed_on_its_own(state: str, said: tuple[str, ...]) -> None:
    held = [one for one in ("all", "some", "none") if quotes("requests", *said, answered=one)]
    assert held == [state]


def test_a_quoted_question_asks_for_nothing() -> None:
    said = ("C: My name is Eva Lind.", "A: Sorry that they asked “what is your name”, Ms Lind.", "C: ok")
    assert not quotes("repeated_question", *said, speaker="agent")
    asked = ("C: My bill?", "A: We ask “what is your date of birth”, but not today.", "C: ok")
    assert not quotes("verified", *asked, speaker="agent")


@pytest.mark.parametrize("name", BUILTIN)
def test_every_check_of_the_built_in_rubrics_is_without_faults(name: str) -> None:
    bound = [criterion.key for criterion in load(builtin(name), validate).criteria() if criterion.suggest]
    assert len(bound) >= 7
