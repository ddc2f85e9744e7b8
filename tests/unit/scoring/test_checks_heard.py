"""What recognisers and quick typists write for common words, and rules that read words by those beside them."""

from __future__ import annotations

import pytest

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from scoring.checks.words import tokens, words
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER}


def looked(said: str, check: str, **arguments: object) -> Look:
    use = CheckUse(check, arguments)
    assert not validate(use)
    turns = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in said.split(" | "))
    return build(use, {}).look(look_at(Transcript(turns, Origin("import")), {}))


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("so ill get dave to ring", "so i will get dave to ring"),
        ("my mother is ill so", "my mother is ill so"),
        ("your wanting it to morrow", "you are wanting it tomorrow"),
        ("your booking is here", "your booking is here"),
        ("you should of said", "you should have said"),
        ("thanks for letting us no", "thanks for letting us know"),
        ("youll haff to go your self", "you will have to go yourself"),
    ],
)
def test_a_misheard_word_is_told_by_those_beside_it(heard: str, meant: str) -> None:
    assert words(heard) == words(meant)


def test_words_that_are_spelt_out_keep_their_place_in_the_text() -> None:
    text = "so ill send it to morrow"
    assert all(text[one.start : one.end] for one in tokens(text)[1:])
    assert {text[one.start : one.end] for one in tokens(text) if one.form in ("i", "will")} == {"ill"}


@pytest.mark.parametrize(
    ("said", "is_jargon"),
    [
        ("A: You need a RAN, which is just a number for the box. | C: Ok | A: Write the RAN on it.", False),
        ("A: That is the APF, the fee every airport adds.", False),
        ("A: We need what we call a DSR from you.", False),
        ("A: We need a DSR from you.", True),
    ],
)
def test_an_inside_word_that_was_explained_is_none(said: str, is_jargon: bool) -> None:
    assert looked(said, "jargon", speaker="agent").holds is is_jargon


@pytest.mark.parametrize(
    ("said", "is_proof"),
    [
        ("A: Could you confirm the postcode? | C: SW4 2RT. | A: Thank you.", True),
        ("A: Could you confirm the postcode? | C: I don't know it. | A: Never mind.", False),
        ("A: What is your date of birth? | C: Fourth of May. | A: That does not match.", False),
        ("A: Which e-mail is it? | C: Not sure. Maybe a@b.example. | A: Thank you.", True),
    ],
)
def test_proof_that_fails_verifies_nobody(said: str, is_proof: bool) -> None:
    assert looked(said, "verified", speaker="agent").holds is is_proof
    assert looked(said, "verified", speaker="agent", failed=True).holds is not is_proof


@pytest.mark.parametrize(
    ("said", "asked_again"),
    [
        ("C: My son's tablet is dead. | A: And which device is it? | C: The tablet.", True),
        ("C: It is the sofa. | A: Which sofa is it? | C: The two seater in blue.", False),
        ("C: I saw a red and a blue one. | A: Which one, red or blue? | C: Red.", False),
    ],
)
def test_an_answer_with_nothing_new_shows_a_question_asked_again(said: str, asked_again: bool) -> None:
    assert looked(said, "repeated_question", speaker="agent").holds is asked_again
