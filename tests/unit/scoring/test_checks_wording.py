"""Wordings: the language they are written in, what they find, and what only looks like them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.phrasing import PhrasingError, check, lists, wordings
from scoring.checks.scene import look_at
from scoring.checks.words import ENDS, tokens, words
from scoring.model import Evidence
from transcription.model import Origin, Role, Transcript, Turn, Word


def talk(*said: str) -> Transcript:
    """Turns written as “A: Hello”."""
    roles = {"A": Role.AGENT, "C": Role.CUSTOMER, "B": Role.BOT, "U": Role.UNKNOWN}
    return Transcript(tuple(Turn(roles[line[0]], line[3:]) for line in said), Origin("import"))


def looked(transcript: Transcript, check_name: str, **arguments: object) -> Look:
    slots = {"brand": ("Meadow Lane",), "agent": ("Maya",)}
    return build(CheckUse(check_name, arguments), slots).look(look_at(transcript, slots))


def quotes(transcript: Transcript, *phrases: str, **more: object) -> list[str]:
    return [hit.text for hit in looked(transcript, "phrases", phrases=list(phrases), **more).hits]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("thank you", ["thank you"]),
        ("i'm (so|very|) sorry", ["i am so sorry", "i am very sorry", "i am sorry"]),
        ("(a (b|c)|d) e", ["a b e", "a c e", "d e"]),
        ("for calling {brand}", ["for calling meadow lane"]),
        ("{product} is here", []),
        ("thank you ... patience", ["thank you ... patience"]),
        ("^ (yes|no)", ["^ yes", "^ no"]),
    ],
)
def test_a_phrase_stands_for_its_wordings(phrase: str, expected: list[str]) -> None:
    assert [" ".join(wording) for wording in wordings([phrase], {"brand": ("Meadow Lane",)})] == expected


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("(a|b", "do not pair"),
        ("a)", "do not pair"),
        ("* ...", "holds no word"),
        ("@nothing", "no list"),
        (
            "(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h)",
            "more than 3000 wordings",
        ),
        ("((((((a))))))", "deep"),
        ("a " * 2_000, "too long"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, message: str) -> None:
    with pytest.raises(PhrasingError, match=message):
        check(phrase)


def test_every_named_list_can_be_read() -> None:
    for name in lists():
        assert wordings([f"@{name}"], {}), name
        for phrase in lists()[name]:
            check(phrase)


@given(st.text(max_size=200))
def test_any_phrase_is_read_or_refused_with_a_reason(phrase: str) -> None:
    try:
        check(phrase)
    except PhrasingError:
        return
    wordings([phrase], {})


@given(st.text(max_size=300))
def test_words_know_their_place_and_never_run_backwards(text: str) -> None:
    found = tokens(text)
    assert found[0].form in ENDS
    assert all(0 <= token.start <= token.end <= len(text) for token in found)
    assert all(one.start <= other.start for one, other in pairwise(found))
    assert all(token.form == token.form.strip() != "" for token in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I'm sorry", "im sorry"),
        ("I’m, um, so SO sorry", "i am so sorry"),
        ("We can't", "we cannot"),
        ("it won't", "it will not"),
        ("your e-mail", "your email"),
        ("what's the post code", "what is the postcode"),
        ("thx", "thanks"),
        ("I apologize", "i apologise"),
        ("okay then", "ok then"),
        ("hello [noise] there", "hello there"),
        ("i i think", "i think"),
    ],
)
def test_ways_of_writing_the_same_are_levelled(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for calling Meadow Lane.",
        "thank you for calling meadow lane",
        "THANK YOU, for calling... no wait. Thank you for calling Meadow Lane!",
        "um thank you uh for calling meadow lane how can i help",
        "thank you fer calling meadow lane",
        "thank you for callin meadow lane",
    ],
)
def test_a_wording_is_found_as_it_is_said_and_as_it_is_misheard(text: str) -> None:
    assert quotes(talk(f"A: {text}", "C: hi"), "thank you for calling {brand}", near=True)


@pytest.mark.parametrize(
    "text",
    [
        "I am not sorry.",
        "I'm not really sorry at all.",
        "The driver said sorry.",
        "Click on “I am sorry” in the menu.",
        "I will never be sorry.",
        "i am worried",
    ],
)
def test_what_is_negated_reported_or_quoted_is_not_meant(text: str) -> None:
    assert not quotes(talk(f"A: {text}", "C: hi"), "i am (so|) sorry", "(really|) sorry")


def test_the_wrong_speaker_does_not_count() -> None:
    transcript = talk("B: I am sorry.", "C: I am sorry too.", "U: I am sorry.", "A: Okay.")
    assert not quotes(transcript, "i am sorry")
    assert quotes(transcript, "i am sorry", speaker="customer") == ["I am sorry"]
    assert quotes(transcript, "i am sorry", speaker="bot") == ["I am sorry"]


def test_notes_are_not_looked_at() -> None:
    turns = (Turn(Role.AGENT, "I am sorry", note=True), Turn(Role.AGENT, "Okay"), Turn(Role.CUSTOMER, "hm"))
    assert not quotes(Transcript(turns, Origin("import")), "i am sorry")


def test_a_near_miss_of_a_short_wording_or_of_its_only_telling_word_is_none() -> None:
    assert not quotes(talk("A: thank yon", "C: x"), "thank you", near=True)
    assert not quotes(talk("A: i am worry", "C: x"), "i am sorry", near=True)
    assert not quotes(talk("A: we will now come today", "C: x"), "we will not come today", near=True)


def test_unless_takes_a_hit_back_that_it_lies_over() -> None:
    transcript = talk("A: I will let you know. I will send it.", "C: x")
    assert quotes(transcript, "i will *", unless=["i will let *"]) == ["I will send"]


def test_turns_are_counted_in_stretches_and_an_opening_is_no_ending() -> None:
    transcript = talk("A: one", "A: two", "C: x", "A: three", "C: y", "A: four")
    assert quotes(transcript, "(one|two|three|four)", first_turns=1) == ["one", "two"]
    assert quotes(transcript, "(one|two|three|four)", last_turns=2) == ["three", "four"]
    assert quotes(talk("A: one", "C: x", "A: two"), "(one|two)", last_turns=2) == ["two"]
    assert quotes(talk("A: one", "C: x"), "(one|two)", last_turns=2) == ["one"]


def test_seconds_limit_where_there_are_times() -> None:
    turns = tuple(Turn(Role.AGENT, f"number {place}", float(place * 10)) for place in range(4))
    transcript = Transcript(turns, Origin("import"))
    assert quotes(transcript, "number *", first_seconds=10) == ["number 0", "number 1"]
    assert quotes(transcript, "number *", last_seconds=10) == ["number 2", "number 3"]
    assert quotes(talk("A: number 1", "C: x"), "number *", first_seconds=10) == ["number 1"]


def test_after_and_before_another_check() -> None:
    transcript = talk("A: sorry", "C: it is broken", "A: sorry", "C: ok", "A: sorry")
    broken = {"check": "phrases", "speaker": "customer", "phrases": ["broken"]}
    assert [hit.turn for hit in looked(transcript, "phrases", phrases=["sorry"], after=broken).hits] == [2, 4]
    near = looked(transcript, "phrases", phrases=["sorry"], after=broken, within_turns=1)
    assert [hit.turn for hit in near.hits] == [2]
    assert [hit.turn for hit in looked(transcript, "phrases", phrases=["sorry"], before=broken).hits] == [0]
    never = {"check": "phrases", "speaker": "customer", "phrases": ["fire"]}
    assert len(looked(transcript, "phrases", phrases=["sorry"], before=never).hits) == 3
    assert not looked(transcript, "phrases", phrases=["sorry"], after=never).hits


def test_how_often_decides_whether_a_check_holds() -> None:
    transcript = talk("A: sorry, so sorry", "C: x")
    assert looked(transcript, "phrases", phrases=["sorry"], at_least=2).holds
    assert not looked(transcript, "phrases", phrases=["sorry"], at_least=3).holds
    assert not looked(transcript, "phrases", phrases=["sorry"], at_most=1).holds
    absent = looked(transcript, "phrases", phrases=["bye"], at_most=0)
    assert absent.holds
    assert [quote.text for quote in absent.searched] == ["sorry, so sorry"]


def test_groups_stand_together_in_one_sentence() -> None:
    groups = [["i will *"], ["@time"]]
    assert looked(talk("A: I will send it by Friday.", "C: x"), "together", groups=groups).hits[0].text == (
        "I will send it by Friday"
    )
    assert not looked(talk("A: I will send it. Friday is fine.", "C: x"), "together", groups=groups).hits


def test_token_patterns_are_spacys_own() -> None:
    pattern = [{"LOWER": "order"}, {"LIKE_NUM": True}]
    hits = looked(talk("A: I have order 48213 here.", "C: x"), "pattern", patterns=[pattern]).hits
    assert [hit.text for hit in hits] == ["order 48213"]


def test_evidence_takes_its_times_from_the_words() -> None:
    text = "well I am sorry"
    spoken = (Word(0, 4, 1.0, 1.2), Word(5, 6, 1.5, 1.6), Word(7, 9, 1.6, 1.8), Word(10, 15, 1.9, 2.4))
    turns = (Turn(Role.AGENT, text, 1.0, 3.0, words=spoken), Turn(Role.CUSTOMER, "ok"))
    (hit,) = looked(Transcript(turns, Origin("draft")), "phrases", phrases=["i am sorry"]).hits
    assert hit == Evidence(0, 5, 15, "I am sorry", 1.5, 2.4)


@pytest.mark.parametrize("pattern", [[{}], [{}, {}], [{"OP": "?"}]])
def test_a_pattern_that_fits_any_word_is_a_fault_that_names_its_place(pattern: list[dict[str, str]]) -> None:
    faults = validate(CheckUse("pattern", {"patterns": [[{"LOWER": "order"}], pattern]}))
    assert len(faults) == 1
    where, what, *_ = faults[0]
    assert "patterns" in str(where)
    assert "pattern 2 fits any word" in what


def test_a_pattern_of_sentence_ends_finds_no_words() -> None:
    hits = looked(talk("A: Order", "C: x"), "pattern", patterns=[[{"IS_PUNCT": True}]]).hits
    assert not hits
