"""What is typed finds by beginnings, abbreviations and parts of words, the best first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_studio.ui.palette.ranking import fit, folded, ranked
from qa_studio.ui.palette.things import Kind, Thing


def thing(words: str, kind: Kind = Kind.ACTION, detail: str = "", key: str = "") -> Thing:
    return Thing(kind, key or words, words, lambda: None, detail)


def found(typed: str, *words: str) -> list[str]:
    return [one.words for one in ranked(typed, map(thing, words))]


def test_beginnings_of_words_come_before_parts_and_parts_before_scattered_letters() -> None:
    words = ("Reimport", "Go important", "Import", "Idle remap portal")
    assert found("import", *words) == ["Import", "Go important", "Reimport", "Idle remap portal"]


def test_words_are_found_in_any_order_by_their_beginnings() -> None:
    assert found("sel trans", "Transcribe the selection", "Select a transfer") == [
        "Select a transfer",
        "Transcribe the selection",
    ]


def test_an_abbreviation_of_the_words_finds_them() -> None:
    assert found("trsel", "Transcribe the selection", "Trust") == ["Transcribe the selection"]
    assert found("ts", "Transcribe the selection") == ["Transcribe the selection"]
    assert found("tx", "Transcribe the selection") == []


def test_case_and_marks_do_not_matter() -> None:
    assert found("uberblick", "Überblick") == ["Überblick"]
    assert found("ALVAREZ", "Zoë Álvarez") == ["Zoë Álvarez"]
    assert folded("ÄÖ") == "ao"


def test_the_detail_is_found_too_and_comes_after_the_words() -> None:
    things = [thing("Undo", detail="Rubrics"), thing("Rubrics", Kind.PAGE)]
    assert [one.words for one in ranked("rubrics", things)] == ["Rubrics", "Undo"]
    assert [one.words for one in ranked("rubrics undo", things)] == ["Undo"]


def test_of_equals_what_was_chosen_last_comes_first() -> None:
    things = [thing("Export one"), thing("Export two"), thing("Export six")]
    recent = ("Export six", "Export two")
    assert [one.words for one in ranked("export", things, recent)] == [
        "Export six",
        "Export two",
        "Export one",
    ]


def test_what_somebody_else_has_found_stands_without_fitting_itself() -> None:
    said = thing("hello there", Kind.SAID, key="said:1")
    assert ranked("lamp", [said]) == []
    assert ranked("lamp", [said], given={"said:1": 30.0}) == [said]


@given(st.text(max_size=40), st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_is_answered_within_bounds(typed: str, words: str, detail: str) -> None:
    points = fit(typed, words, detail)
    assert points is None or 0 < points <= 102


@given(st.text(min_size=1, max_size=40))
def test_everything_is_found_by_its_own_words(words: str) -> None:
    points = fit(words, words)
    assert points is None or points > 95
