"""What contradicts itself in a thread, what agrees, and what cannot be compared."""

from __future__ import annotations

from typing import Any

import pytest

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER}


def look(finds: str, *said: str) -> Look:
    use = CheckUse("contradiction", {"finds": finds})
    assert not validate(use)
    slots: dict[str, Any] = {"brand": ["Meadow Lane"], "agent": ["Priya"]}
    turns = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in said)
    return build(use, slots).look(look_at(Transcript(turns, Origin("import")), slots))


def conflicts(*said: str) -> list[str]:
    found = look("conflict", *said)
    assert not found.doubt
    return [one.text for one in found.hits]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (("A: The deposit is 200 pounds.", "C: Fine.", "A: A deposit of 150 pounds, then."), "150 pounds"),
        (("A: The fitter comes on Monday.", "C: Good.", "A: The fitter comes on Friday."), "Friday"),
        (
            ("A: It comes on the 3rd of June.", "C: I see.", "A: See you on the 5th of June, as agreed."),
            "5th of June",
        ),
        (("C: My booking is KX204.", "A: Booking KX240 is cancelled."), "KX240"),
        (("C: Invoice 8812 is wrong.", "A: I have looked at invoice 8821."), "8821"),
        (("C: It broke. Regards, Ruth Alder", "A: Dear Ms Becker, I am sorry."), "Becker"),
        (("C: What do six cost?", "A: A cup is 4 pounds, so six are 26 pounds."), "six are 26"),
        (
            (
                "C: Is it washable?",
                "A: Yes, the cover is washable.",
                "C: Sure?",
                "A: No, the cover is not washable.",
            ),
            "No,",
        ),
        (('C: You wrote: "The repair is free of charge."', "A: The repair costs 30 pounds."), "30 pounds"),
    ],
)
def test_another_value_for_the_same_thing_is_a_conflict(said: tuple[str, ...], wrong: str) -> None:
    assert any(wrong in one for one in conflicts(*said)) or conflicts(*said) == [wrong]


@pytest.mark.parametrize(
    "said",
    [
        ("A: The table is 90 pounds and the bench is 40 pounds.", "C: ok", "A: So the bench is 40 pounds."),
        (
            "A: The fitter comes on Monday.",
            "C: Could we move it to Friday?",
            "A: The fitter comes on Friday.",
        ),
        ("A: The fee is 10 pounds.", "C: That is a lot.", "A: The fee is now 5 pounds."),
        ("A: The fee is 10 pounds.", "C: Really?", "A: Sorry, my mistake: the fee is 15 pounds."),
        ("A: The parcel leaves on Monday. The parcel arrives on Friday.", "C: ok"),
        ("A: The price is about 40 pounds.", "C: And?", "A: The price is 43 pounds."),
        ("C: It costs 60 pounds.", "A: It is 50 pounds."),
        ("C: My order is 5512.", "A: Your new order is 7781."),
        ("C: My orders are order 5512 and order 6613.", "A: Order 6613 is on its way."),
        ("C: It broke. Regards, Ruth Alder", "A: Hello, Priya here. Dear Ms Alder, hello there."),
        ("C: Is it open?", "A: Yes, on Monday.", "C: Can I pay by cheque?", "A: No, we do not take cheques."),
        ("A: Your parcel is not here yet.", "C: And now?", "A: Your parcel is here."),
        ("A: We are open from Monday to Friday.", "C: ok", "A: See you on Tuesday."),
    ],
)
def test_a_change_that_is_told_or_asked_for_and_another_thing_are_none(said: tuple[str, ...]) -> None:
    assert conflicts(*said) == []


def test_what_was_said_before_and_is_said_again_agrees() -> None:
    found = look("agreement", "C: Is my refund 40 pounds?", "A: Yes, your refund is 40 pounds.")
    assert [one.text for one in found.hits] == ["40 pounds"]
    assert "after" in found.note
    assert look("agreement", "C: And both?", "A: 40 pounds and 9 pounds, 49 pounds in all.").hits
    assert not look("agreement", "C: Hello", "A: Hello, it is on its way.").hits


def test_a_name_that_is_nearly_the_same_is_left_open() -> None:
    assert (
        "spelt wrongly" in look("conflict", "C: It broke. Katharina Meier", "A: Dear Ms Mayer, hello.").doubt
    )


@pytest.mark.parametrize(
    "text",
    [
        "🙂 £🙂 £",
        "\u202e05£\u202c مرحبا",
        "for (i = 0; i < 40; i++) {}",
        "£" * 500,
        "1,2,3,4 and 5 or 6 " * 40,
    ],
)
@pytest.mark.parametrize("finds", ["conflict", "agreement"])
def test_odd_text_is_quoted_verbatim_or_not_at_all(text: str, finds: str) -> None:
    found = look(finds, f"A: {text}", f"C: {text}", f"A: The fee is 3 pounds. {text}")
    texts = [text, text, f"The fee is 3 pounds. {text}"]
    assert all(texts[one.turn][one.start : one.end] == one.text for one in found.hits)


def test_two_thousand_turns_are_looked_through() -> None:
    said = [f"{'AC'[n % 2]}: The fee of order {n + 1000} is {n} pounds on Monday, yes." for n in range(2_000)]
    texts = [one[3:] for one in said]
    found = look("conflict", *said)
    assert all(texts[one.turn][one.start : one.end] == one.text for one in found.hits)


@pytest.mark.parametrize(
    ("before", "asked", "later"),
    [
        (
            "The guarantee on the mixer is three years.",
            "until when?",
            "With the two-year guarantee it ended.",
        ),
        ("Cabin bags may weigh up to 10 kg.", "mine is 9, fine?", "No, the limit for cabin bags is 8 kg."),
        ("You have 30 days to return it.", "even on sale?", "You can send sale goods back within 14 days."),
        ("Delivery takes three to five working days.", "by courier?", "It is. Delivery takes three weeks."),
        ("We will credit 62 pounds to your bill.", "none there", "You find the credit of 48 pounds in June."),
        ("Paid back to the card ending 4471.", "when?", "On the card ending 4417 by Friday."),
        ("You leave on 18 June.", "and our bags?", "On the morning you leave, the 17th, we keep them."),
    ],
)
def test_a_term_a_sum_or_a_date_that_is_taken_up_wrongly_is_a_conflict(
    before: str, asked: str, later: str
) -> None:
    assert look("conflict", f"A: {before}", f"C: {asked}", f"A: {later}").holds


@pytest.mark.parametrize(
    ("before", "asked", "later"),
    [
        ("The guarantee is two years.", "until when?", "The guarantee of 24 months ends in June."),
        ("The refund takes a week.", "still nothing", "The refund was sent two days ago."),
        ("The contract runs for 12 months.", "and then?", "After that the contract is extended by 3 months."),
        (
            "Delivery takes five days.",
            "to Ireland too?",
            "For an extra fee the express delivery takes two days.",
        ),
        ("We will credit 62 pounds.", "and the hotel?", "The hotel's deposit of 48 pounds comes back too."),
    ],
)
def test_what_may_both_be_true_is_no_conflict(before: str, asked: str, later: str) -> None:
    assert not look("conflict", f"A: {before}", f"C: {asked}", f"A: {later}").holds
