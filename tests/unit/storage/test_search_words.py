"""What is typed into a search field: never an error, and read as the index reads it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_studio.storage.migrations.search_schema import SPOKEN
from qa_studio.storage.search_words import MOST_TERMS, Term, match_text, matches, terms, words_of

TEXTS = st.text(st.sampled_from("abcéÉłßΣς-_'\"*() \n\t0١9.,👋李ı̈"), max_size=30) | st.text(max_size=30)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(SPOKEN)
        yield connection


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Thank you", (Term(("thank",)), Term(("you",)))),
        ('"Thank you"', (Term(("thank", "you")),)),
        ("deliv*", (Term(("deliv",), True),)),
        ('"thank deliv"*', (Term(("thank", "deliv"), True),)),
        ('"thank deliv*"', (Term(("thank", "deliv")),)),
        ('never "closed quote', (Term(("never",)), Term(("closed", "quote")))),
        ("e-mail", (Term(("e", "mail")),)),
        ("CAFÉ café", (Term(("cafe",)),)),
        ("t*", (Term(("t",)),)),
        ("李*", (Term(("李",), True),)),
        ('"" * ( ) AND', (Term(("and",)),)),
        ("👋 …", ()),
        ("", ()),
    ],
)
def test_words_phrases_and_beginnings_are_told_apart(typed: str, expected: tuple[Term, ...]) -> None:
    assert terms(typed) == expected


def test_a_pasted_page_is_cut() -> None:
    assert len(terms(" ".join(f"word{number}" for number in range(100_000)))) == MOST_TERMS


@given(typed=TEXTS)
def test_no_question_is_an_error(index: sqlite3.Connection, typed: str) -> None:
    asked = terms(typed)
    if asked:
        index.execute("SELECT rowid FROM spoken WHERE spoken MATCH ?", (match_text(asked),)).fetchall()


@given(text=TEXTS, typed=TEXTS)
def test_matches_lie_within_the_text_in_order(text: str, typed: str) -> None:
    found = matches(text, terms(typed))
    ends = [place for span in found for place in span]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in found)


ALPHABET = st.text(st.sampled_from("abé É-李9. "), max_size=12)


@given(text=ALPHABET, typed=ALPHABET, quoted=st.booleans())
def test_the_index_finds_a_text_exactly_when_every_term_is_matched_in_it(
    index: sqlite3.Connection, text: str, typed: str, quoted: bool
) -> None:
    asked = terms(f'"{typed}"' if quoted else typed)
    if not asked:
        return
    index.execute("INSERT INTO spoken (rowid, text) VALUES (1, ?)", (text,))
    found = index.execute("SELECT rowid FROM spoken WHERE spoken MATCH ?", (match_text(asked),)).fetchall()
    index.execute("INSERT INTO spoken (spoken) VALUES ('delete-all')")
    assert bool(found) == all(matches(text, [term]) for term in asked)


def test_words_are_told_with_their_places() -> None:
    assert list(words_of("Ein  Café-Tisch…")) == [("ein", 0, 3), ("cafe", 5, 9), ("tisch", 10, 15)]
