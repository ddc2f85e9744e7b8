"""Texts are looked up, filled in and counted; numbers are spelt as the reader spells them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_studio import language
from qa_studio.language import Figures, figure, inside, joined_by_and, joined_by_or, meant, tr, trn, unspelt

GERMAN = {
    "Importing {name}": "{name} wird importiert",
    "{first} and {last}": "{first} und {last}",
    "{first} or {last}": "{first} oder {last}",
}
CALLS = ("{count} Anruf", "{count} Anrufe")


@pytest.fixture
def german() -> Iterator[None]:
    def lookup(text: str, number: int | None) -> str | None:
        if text == "{count} calls" and number is not None:
            return CALLS[number != 1]
        return GERMAN.get(text)

    language.use(lookup, Figures(",", "."))
    yield
    language.use(None)


def test_without_a_catalogue_everything_is_english() -> None:
    assert tr("Importing {name}", name="a.wav") == "Importing a.wav"
    assert [trn("{count} call", "{count} calls", number) for number in (0, 1, 1204)] == [
        "0 calls",
        "1 call",
        "1,204 calls",
    ]
    assert tr("{score:.1f} of {threshold}", score=88.44, threshold=Decimal("91.5")) == "88.4 of 91.5"


@pytest.mark.usefixtures("german")
def test_a_text_of_the_catalogue_orders_its_values_as_it_likes() -> None:
    assert tr("Importing {name}", name="a.wav") == "a.wav wird importiert"
    assert trn("{count} call", "{count} calls", 1) == "1 Anruf"
    assert trn("{count} call", "{count} calls", 1204) == "1.204 Anrufe"
    assert tr("{score:,.1f} points", score=1234.56) == "1.234,6 points", (
        "numbers by locale even where a text is missing"
    )
    assert tr("{name}", name="v1.2") == "v1.2", "what is no number stays as it is"


def test_a_text_without_values_keeps_its_braces() -> None:
    assert tr("“thank you for calling {brand}”") == "“thank you for calling {brand}”"


def test_words_are_joined_one_after_the_other() -> None:
    assert joined_by_and([]) == joined_by_or([]) == ""
    assert joined_by_and(["one"]) == "one"
    assert joined_by_and(iter(["one", "two", "three"])) == "one and two and three"
    assert joined_by_or(["one", "two"]) == "one or two"


@pytest.mark.usefixtures("german")
def test_words_are_joined_in_the_readers_language_and_keep_their_capitals() -> None:
    assert joined_by_and(["A", "B"]) == "A und B"
    assert joined_by_or(["A", "B"]) == "A oder B"
    assert inside("Kanal") == "Kanal"


def test_a_heading_begins_small_inside_an_english_sentence() -> None:
    assert inside("Company") == "company"
    assert inside("") == ""


def test_what_was_meant_is_asked_only_when_something_comes_close() -> None:
    assert meant([]) == ""
    assert meant(["whisper", "other"]) == "Did you mean “whisper”?"


@pytest.mark.usefixtures("german")
def test_a_number_is_read_with_the_readers_decimal_mark() -> None:
    assert figure("1,234.5") == "1.234,5"
    assert unspelt(" 0,7 ") == "0.7"
    assert unspelt("0.7") == "0.7"
    assert unspelt("1,2,3") == "1,2,3"
    assert unspelt("viel") == "viel"


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_what_is_spelt_is_read_again(number: Decimal) -> None:
    language.use(None, Figures(",", "."))
    try:
        assert Decimal(unspelt(figure(str(number)))) == number
    finally:
        language.use(None)
