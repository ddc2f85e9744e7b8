"""Offers against the customer's wish: what was ruled out is offered, or more is asked than can be spent."""

from __future__ import annotations

import pytest

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.scene import look_at
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER}


def found(finds: str, *said: str) -> list[str]:
    use = CheckUse("against_wish", {"finds": finds})
    assert not validate(use)
    turns = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in said)
    look = build(use, {}).look(look_at(Transcript(turns, Origin("import")), {}))
    assert all(turns[one.turn].text[one.start : one.end] == one.text for one in look.hits)
    return [one.text for one in look.hits]


@pytest.mark.parametrize(
    ("customer", "agent", "wrong"),
    [
        ("I don't want a contract, just prepaid.", "I recommend our two-year contract.", "contract"),
        ("No leather, please.", "Our leather sofa is very nice.", "leather"),
        ("I hate glass.", "I would take the glass table.", "glass"),
        ("I'm allergic to wool.", "We have a lovely wool rug.", "wool"),
    ],
)
def test_what_the_customer_ruled_out_is_found_when_it_is_offered(
    customer: str, agent: str, wrong: str
) -> None:
    assert found("refused", f"C: {customer}", f"A: {agent}") == [wrong]


@pytest.mark.parametrize(
    ("customer", "agent"),
    [
        ("I don't want a contract.", "I recommend our prepaid plan, without a contract."),
        ("I don't want a contract.", "I recommend prepaid. You can change at any time."),
        ("I want a contract.", "I recommend our two-year contract."),
        ("No leather, please.", "Not leather, of course. Is fabric fine?"),
    ],
)
def test_what_is_named_to_rule_it_out_too_is_no_offer_of_it(customer: str, agent: str) -> None:
    assert found("refused", f"C: {customer}", f"A: {agent}") == []


def test_what_is_offered_before_it_was_ruled_out_is_no_fault() -> None:
    assert (
        found("refused", "C: A sofa.", "A: We have a leather sofa.", "C: No leather, please.", "A: Fine.")
        == []
    )


@pytest.mark.parametrize(
    ("customer", "agent", "wrong"),
    [
        ("I can spend up to 100 pounds.", "The Oslo costs 240 pounds.", ["240"]),
        ("My budget is 50 pounds.", "The Oslo is fifty pounds.", []),
        ("I only have fifty pounds.", "The de luxe is 240.", ["240"]),
        ("I can spend up to 100 pounds.", "The Oslo costs 240 pounds, the Lund 90 pounds.", []),
        ("I need it for six people.", "It costs 240 pounds.", []),
        ("I have only five days.", "It costs 240 pounds.", []),
    ],
)
def test_a_price_over_what_can_be_spent_is_found(customer: str, agent: str, wrong: list[str]) -> None:
    assert found("budget", f"C: {customer}", f"A: {agent}") == wrong


@pytest.mark.parametrize("text", ["🙂 no 🙂", "\u202eon\u202c لا", "if (!x) { no; }", "no " * 500, ""])
@pytest.mark.parametrize("finds", ["refused", "budget"])
def test_odd_text_does_no_harm(text: str, finds: str) -> None:
    assert found(finds, f"C: {text} up to", f"A: We have the {text}") is not None


def test_thousands_of_turns_are_looked_through() -> None:
    said = [f"{'CA'[n % 2]}: No thing{n}, we have the sofa{n} for {n + 5} pounds." for n in range(2_000)]
    assert found("refused", *said) == []
