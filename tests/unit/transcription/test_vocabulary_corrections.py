"""Misheard names put right, what was heard kept, and ordinary words left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.corrections import Corrector, corrected
from transcription.engines.lexicon import lexicon_of
from transcription.model import Name, NameKind, Origin, Role, Transcript, Turn, Word
from transcription.renaming import renamed, restored
from transcription.vocabulary import applied_to

NAMES = (
    Name("Meadow Lane", NameKind.BRAND, ("metal lane", "meadowline")),
    Name("Harbor Home", NameKind.OTHER, ("harbor how i'm",)),
    Name("Maya", NameKind.AGENT),
    Name("Maya Brandt", NameKind.AGENT),
    Name("Tom Reed", NameKind.AGENT),
    Name("Priya", NameKind.AGENT),
    Name("Priya Shah", NameKind.AGENT),
    Name("Alder bookshelf", NameKind.PRODUCT),
    Name("mattress topper", NameKind.PRODUCT),
    Name("Lowe's", NameKind.OTHER),
)
CORRECTOR = Corrector(NAMES, lexicon_of("en"))


def turn(text: str, *confidences: float) -> Turn:
    """A turn with a timed word for each piece of text between blanks."""
    sure = dict(enumerate(confidences))
    words = tuple(
        Word(found.start(), found.end(), place * 0.5, place * 0.5 + 0.4, sure.get(place, 0.9))
        for place, found in enumerate(re.finditer(r"\S+", text))
    )
    return Turn(Role.AGENT, text, 0.0, 99.0, words=words)


def heard(of: Turn) -> list[tuple[str, str | None]]:
    """The words that were changed, and what they were."""
    return [(of.text[w.start : w.end], w.original) for w in of.words if w.original is not None]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Medow Lane, this is Maya Brant.", "Meadow Lane, this is Maya Brandt."),
        ("Welcome to Meadowlane's shop", "Welcome to Meadow Lane's shop"),
        ("Hi, Pria Sha here", "Hi, Priya Shah here"),
        ("It is cheaper at Harbour Home.", "It is cheaper at Harbor Home."),
        ("I am from meadow lain today", "I am from Meadow Lane today"),
        ("The Aldur bookshelf and a matress topper", "The Alder bookshelf and a mattress topper"),
        ("hello meadow lane this is tom", "hello Meadow Lane this is tom"),
        ("the metal lane order", "the Meadow Lane order"),
        ("harbor how i'm alex", "Harbor Home alex"),
        ("MEADOWLINE", "Meadow Lane"),
    ],
)  # fmt: skip
def test_a_misheard_name_is_written_as_the_list_has_it(text: str, right: str) -> None:
    assert CORRECTOR.corrected(turn(text)).text == right


@pytest.mark.parametrize(
    "text",
    [
        "this is mine, my name is my",
        "the medal lane and the middle lane were closed",
        "Maya brand new sofa",
        "Tom read the letter",
        "I told Maya, Brant said no",
        "an older bookshelf with a mat on top",
        "Prea and Mya called",
        "we lows the price, lower's fine",
        "order 4179 from lane 12",
        "MEADOW LANE",
        "“Meadow Lane”",
        "",
        "…",
        "ماي براندت 梅多巷 🛋️",
    ],
)
def test_ordinary_words_and_right_names_stay_as_they_are(text: str) -> None:
    assert CORRECTOR.corrected(turn(text)) == turn(text)


def test_what_was_heard_stays_word_by_word_where_as_many_words_were_heard() -> None:
    after = CORRECTOR.corrected(turn("at Medow Lane, yes"))
    assert heard(after) == [("Meadow", "Medow")]
    assert [(word.start_s, word.end_s) for word in after.words] == [
        (word.start_s, word.end_s) for word in turn("at Medow Lane, yes").words
    ]


def test_a_name_heard_as_another_number_of_words_is_one_word_with_the_times_of_all() -> None:
    after = CORRECTOR.corrected(turn("at harbor how i'm now", 0.9, 0.8, 0.3, 0.6))
    assert heard(after) == [("Harbor Home", "harbor how i'm")]
    (word,) = [word for word in after.words if word.original]
    assert (word.start_s, word.end_s, word.confidence) == (0.5, 1.9, 0.3)
    joined = CORRECTOR.corrected(turn("at Meadowlane now"))
    assert heard(joined) == [("Meadow Lane", "Meadowlane")]


def test_where_two_names_would_do_none_is_taken() -> None:
    twins = Corrector((Name("Marla"), Name("Marlo")), lexicon_of("en"))
    assert twins.corrected(turn("Marlu here")).text == "Marlu here"


def test_words_without_times_are_left_for_nothing_would_keep_what_was_heard() -> None:
    bare = Turn(Role.AGENT, "Medow Lane")
    assert CORRECTOR.corrected(bare) == bare
    half = replace(turn("Medow Lane"), words=turn("Medow Lane").words[1:])
    assert CORRECTOR.corrected(half) == half


def test_without_a_lexicon_only_what_is_listed_is_replaced() -> None:
    listed = Corrector(NAMES)
    assert listed.corrected(turn("Metal Lane, Medow Lane")).text == "Meadow Lane, Medow Lane"


def test_the_list_is_pinned_and_a_changed_list_begins_with_what_was_heard() -> None:
    transcript = Transcript((turn("Medow Lane and Pria"),), Origin("whisper", "base", (("language", "en"),)))
    lexicon = lexicon_of("en")
    first = corrected(transcript, NAMES, lexicon)
    assert first.turns[0].text == "Meadow Lane and Priya"
    assert applied_to(first) == NAMES
    assert first.origin.settings[0] == ("language", "en")
    assert corrected(first, NAMES, lexicon) == first
    other = corrected(first, (Name("Medow Lane"),), lexicon)
    assert other.turns[0].text == "Medow Lane and Pria"
    assert corrected(other, (), lexicon) == transcript
    assert applied_to(transcript) is None


def test_what_a_person_has_written_stays_whatever_the_list_says() -> None:
    engines = turn("Medow Lane and Pria said metal lane")
    by_hand = tuple(
        replace(word, confidence=None, original="mellow" if place == 0 else None) if place in (0, 3) else word
        for place, word in enumerate(engines.words)
    )
    transcript = Transcript((replace(engines, words=by_hand),), Origin("person"))
    after = corrected(transcript, NAMES, lexicon_of("en"))
    assert after.turns[0].text == "Medow Lane and Pria said Meadow Lane"
    assert corrected(after, ()) == transcript


PIECES = st.sampled_from(
    ["medow", "Lane,", "meadowlane", "meadow-lane", "(Pria", "sha)", "maya's", "brant", "metal", "the", "4179", "é",
     "harbor", "how", "i'm", "alder", "book", "shelf.", "—", "read", "tom", "…”"]
)  # fmt: skip
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "  ", "\n", "-"])), max_size=12).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


def check_fits(before: Turn, after: Turn) -> None:
    """Words lie in the text, in order, with rising times, and all that is outside of them is untouched."""
    assert all(0 <= word.start < word.end <= len(after.text) for word in after.words)
    assert all(one.end <= other.start and one.end_s <= other.start_s for one, other in pairwise(after.words))
    assert restored(after).text == before.text
    untouched = [after.text[word.start : word.end] for word in after.words if word.original is None]
    ends = {(word.start_s, word.end_s): before.text[word.start : word.end] for word in before.words}
    same = [ends[word.start_s, word.end_s] for word in after.words if word.original is None]
    assert untouched == same


@given(TEXTS)
def test_offsets_and_times_fit_whatever_was_corrected(text: str) -> None:
    before = turn(text)
    after = CORRECTOR.corrected(before)
    check_fits(before, after)
    assert CORRECTOR.corrected(restored(after)) == after


@given(TEXTS, st.integers(0, 40), st.integers(0, 40), st.sampled_from(["X", "Meadow Lane", "a b c"]))
def test_any_characters_can_be_renamed_and_restored(text: str, start: int, end: int, name: str) -> None:
    before = turn(text)
    after = renamed(before, min(start, end), max(start, end), name)
    check_fits(before, after)
    check_fits(before, renamed(after, 0, max(1, start), "Other name"))
