"""The subject of an e-mail: it says the matter, it is empty or general, or nobody can say."""

from __future__ import annotations

from typing import Any

import pytest

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER, "S": Role.SYSTEM}


def look(finds: str, *said: str) -> Look:
    use = CheckUse("subject", {"finds": finds})
    assert not validate(use)
    slots: dict[str, Any] = {"brand": ["Meadow Lane"]}
    turns = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in said)
    return build(use, slots).look(look_at(Transcript(turns, Origin("import")), slots))


ASKED, ANSWERED = "C: My lamp shade broke, order 5521.", "A: Dear Ms Fox, a new shade is on its way."


@pytest.mark.parametrize(
    "subject", ["New shade on its way", "Order 5521", "RE: your broken lamp", "5521 – lamp"]
)
def test_a_subject_that_shares_the_matter_or_its_number_says_it(subject: str) -> None:
    found = look("matter", ASKED, f"S: Subject: {subject}", ANSWERED)
    assert found.holds
    assert not found.doubt
    assert not look("general", ASKED, f"S: Subject: {subject}", ANSWERED).holds


@pytest.mark.parametrize(
    "subject", ["", "Your request", "Re: Message from Meadow Lane", "[#00081]", "🙂", "Important information"]
)
def test_an_empty_or_general_subject_says_nothing(subject: str) -> None:
    found = look("general", ASKED, f"S: Subject: {subject}", ANSWERED)
    assert found.holds
    assert not found.doubt
    assert found.hits


def test_a_matter_in_words_that_the_thread_does_not_use_is_left_open() -> None:
    for finds in ("matter", "general"):
        assert "please decide" in look(finds, ASKED, "S: Subject: Luminaire replacement", ANSWERED).doubt


def test_without_a_subject_nothing_is_said() -> None:
    assert "No subject" in look("general", ASKED, ANSWERED).doubt


def test_the_subject_over_the_agents_message_counts_and_keeping_the_customers_is_fine() -> None:
    thread = ("S: Subject: Trouble", "C: It broke.", "S: Subject: {}", "A: A new one comes.")
    assert look("matter", *thread[:2], "S: Subject: Re: Trouble", thread[3]).holds
    assert look("general", *thread[:2], "S: Subject: Hello from Meadow Lane", thread[3]).holds


def test_a_thread_of_ten_thousand_messages_is_looked_through() -> None:
    said = [turn for n in range(3_334) for turn in (ASKED, f"S: Subject: Lamp {n}", ANSWERED)]
    assert not look("general", *said).holds
