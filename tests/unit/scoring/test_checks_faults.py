"""Faults of writing: what is misspelt, what never stands together, and what is left alone because nobody can say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from scoring.spelling.words import is_known, meant
from transcription.model import Origin, Role, Transcript, Turn


def seen(customer: str, agent: str, engine: str = "import", **arguments: Any) -> Look:
    use = CheckUse("writing_faults", arguments)
    assert not validate(use)
    turns = (Turn(Role.CUSTOMER, customer), Turn(Role.AGENT, agent))
    slots = {"brand": ["Kwillow"]}
    return build(use, slots).look(look_at(Transcript(turns, Origin(engine)), slots))


def faults(agent: str, customer: str = "Hello.", **arguments: Any) -> Sequence[str]:
    look = seen(customer, agent, **arguments)
    assert not look.doubt
    return [one.text for one in look.hits]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"),
        ("tommorow", "tomorrow"),
        ("wiht", "with"),
        ("delivary", "delivery"),
        ("degres", "degrees"),
        ("sory", "sorry"),
        ("definately", "definitely"),
        ("dont", "don't"),
    ],
)
def test_a_misspelt_word_is_told_with_what_was_meant(wrong: str, right: str) -> None:
    assert not is_known(wrong)
    assert meant(wrong) == right


@pytest.mark.parametrize(
    "word", ["colour", "color", "organise", "wifi", "resend", "nightlight", "signup", "thx", "voicemails"]
)
def test_words_of_either_english_of_today_and_of_a_chat_are_known(word: str) -> None:
    assert is_known(word)
    assert meant(word) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We was told that it is here.", ["We was"]),
        ("You could of called.", ["could of"]),
        ("Your welcome!", ["Your welcome"]),
        ("You're parcel is here.", ["You're parcel"]),
        ("Their is no stock.", ["Their is"]),
        ("The box has lost it's lid.", ["lost it's lid"]),
        ("Its a pity.", ["Its a"]),
        ("I didn't received it.", ["didn't received"]),
        ("An new one and a old one.", ["An new", "a old"]),
        ("Please check the the label.", ["the"]),
        ("It takes longer then usual.", ["longer then usual"]),
        ("When it arrive, please call.", ["it arrive"]),
    ],
)
def test_forms_that_never_stand_together_are_faults(text: str, found: list[str]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It's easy, and I think it's worth it.",
        "In short, it's a gift. With a card it's quicker.",
        "Your right hand holds it. That is your right.",
        "What we need from you is the number. All of you has one beginning.",
        "Each of these is checked, and should it arrive late, call us.",
        "Does your order have a number? Did you say that that had had no effect?",
        "A one-off, a user, a European plug, an hour, an honest answer, an SMS.",
        "Of course! Thanks :) brb, lemme see",
        "lower case only. it is a way to write.",
        "Please visit www.exampel-shop.com/recieve or write to suport@exampel.com.",
        "The Kwillow app, the Fjørd lamp and Ms Brandtt.",
        "Ten-day return, a two week trial, three day delivery.",
    ],
)
def test_what_is_right_somewhere_is_not_accused(text: str) -> None:
    assert faults(text) == []


def test_what_the_customer_wrote_or_what_is_quoted_is_not_the_agents_fault() -> None:
    assert faults("The florple is in stock.", "Where is my florple?") == []
    assert faults("You wrote “paymnet failed”.", "It says paymnet failed") == []


def test_a_word_in_no_list_leaves_open_whether_the_text_is_clean() -> None:
    look = seen("Hello.", "The gralvoxin is in stock.", at_most=0)
    assert "gralvoxin" in look.doubt
    assert not seen("Hello.", "The gralvoxin is in stock.", at_most=0, known=["gralvoxin"]).doubt


def test_a_name_is_misspelt_when_it_is_not_spelt_as_its_owner_does() -> None:
    said = "Please send it. Katharina Meier"
    look = seen(said, "Dear Katarina Meier, here it is.", names_count=2, at_least=2)
    assert look.holds
    assert [one.text for one in look.hits[:1]] == ["Katarina"]
    assert "Katharina" in look.note
    assert faults("Dear Katharina, this is Katarin from Kwillow.", said) == []


def test_recognised_speech_is_not_judged_by_its_spelling() -> None:
    look = seen("hello", "we was there tommorow", engine="whisper")
    assert not look.hits
    assert "engine" in look.doubt


@pytest.mark.parametrize(
    "text",
    [
        "🙂👍🏽 ok 🤬",
        "\u202etxet\u202c مرحبا ok",
        "for (i = 0; i < n; i++) {} // ok",
        "?!?! … ok",
        "a" * 5_000,
    ],
)
def test_odd_letters_are_no_faults(text: str) -> None:
    look = seen("Hello.", text)
    assert all(text[one.start : one.end] == one.text for one in look.hits)


def test_the_same_fault_in_four_thousand_turns_is_shown_once() -> None:
    turns = [Turn((Role.AGENT, Role.CUSTOMER)[n % 2], f"we was here teh {n} time") for n in range(4_000)]
    scene = look_at(Transcript(tuple(turns), Origin("import")), {})
    (shown,) = build(CheckUse("writing_faults", {}), {}).look(scene).hits
    assert shown.text == "we was"
