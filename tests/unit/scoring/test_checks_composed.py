"""Weights, times, repeats, slots, what is taken up in time, and how the brand is spoken: over written snippets."""

from __future__ import annotations

from typing import Any

import pytest

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER}
SLOTS = {
    "brand": ("Meadow Lane",),
    "agent": ("Maya Brandt", "Maya"),
    "customer": ("Ann Hill", "Ann"),
    "product": ("Corvo", "Alder Sofa"),
}
TROUBLE = {"check": "phrases", "speaker": "customer", "phrases": ["@trouble", "@fault"]}
NAMED = {"check": "phrases", "phrases": ["@feeling_named", "@apology"], "unless": ["@feeling_named_not"]}


def looked(
    said: str, check: str, engine: str = "import", step_s: float | None = None, **arguments: Any
) -> Look:
    """`said` is written as “A: Hello | C: Hi”; turns begin `step_s` seconds apart."""
    use = CheckUse(check, arguments)
    assert not validate(use), validate(use)
    turns = tuple(
        Turn(ROLES[turn[0]], turn[3:], *(() if step_s is None else (place * step_s, (place + 1) * step_s)))
        for place, turn in enumerate(said.split(" | "))
    )
    return build(use, SLOTS).look(look_at(Transcript(turns, Origin(engine)), SLOTS))


def said_by(check: str, *phrases: str, **more: Any) -> dict[str, Any]:
    return {"check": check, "phrases": list(phrases), **more}


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("A: Good morning, thank you for calling. | C: hi", True),
        ("A: Good morning. | C: hi", False),
        ("A: Thank you for calling. | C: hi", True),
        ("A: Yes? | C: hi", False),
    ],
)
def test_checks_that_hold_have_to_weigh_enough(said: str, holds: bool) -> None:
    parts = [said_by("phrases", "good morning"), said_by("phrases", "thank you", weight=3)]
    assert looked(said, "weighed", of=parts, least=0.6).holds is holds


def test_a_band_of_weights_has_an_upper_end() -> None:
    parts = [said_by("phrases", "good morning"), said_by("phrases", "thank you", weight=3)]
    look = looked("A: Good morning. | C: hi", "weighed", of=parts, least=0.1, below=0.6)
    assert look.holds
    assert [hit.text for hit in look.hits] == ["Good morning"]
    assert look.note == "25 % of the weights hold."


def test_every_fault_of_weighed_checks_is_told_at_once() -> None:
    parts = [said_by("phrases", "hi", weight=0), {"check": "phrase"}, said_by("phrases", weight="x"), "hi"]
    faults = validate(CheckUse("weighed", {"of": parts, "least": 1.5, "below": 0.2, "often": 1}))
    assert {path for path, *_ in faults} >= {
        "of[0].weight", "of[1].check", "of[2].weight", "of[2].phrases", "of[3]", "least", "often", "below",
    }  # fmt: skip


def test_checks_may_not_stand_in_each_other_without_end() -> None:
    use: dict[str, Any] = said_by("phrases", "hi")
    for _ in range(6):
        use = {"check": "weighed", "of": [use], "least": 1}
    assert any(
        "deep" in message for _, message, _ in validate(CheckUse("weighed", {"of": [use], "least": 1}))
    )


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        ({"first_seconds": 15}, True),
        ({"first_seconds": 5}, False),
        ({"last_seconds": 35}, True),
        ({"last_seconds": 15}, False),
    ],
)
def test_the_first_and_last_seconds_are_counted_from_the_first_and_last_turn(
    arguments: dict[str, Any], holds: bool
) -> None:
    said = "C: hello | A: this is Maya | C: hi | A: one moment | C: ok"
    assert looked(said, "phrases", step_s=10, phrases=["{agent}"], **arguments).holds is holds


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("{agent}", "maya"), ("{customer}", "Ann Hill"), ("{product}", "Corvo"), ("{brand}", "meadow lane")],
)
def test_every_slot_is_filled_with_its_names(phrase: str, text: str) -> None:
    said = "A: meadow lane, maya here. | C: It is Ann. | A: Ann Hill, your Corvo is in."
    assert text in [hit.text for hit in looked(said, "phrases", phrases=[phrase]).hits]


def test_token_patterns_of_spacy_find_levelled_words() -> None:
    pattern = [{"LOWER": "i"}, {"LOWER": {"IN": ["will", "shall"]}}, {"IS_ALPHA": True, "OP": "+"}]
    assert looked("C: hi | A: I'll ring you.", "pattern", patterns=[pattern]).holds
    assert not looked("C: hi | A: You ring me.", "pattern", patterns=[pattern]).holds


def test_a_formula_that_is_repeated_counts_once() -> None:
    said = (
        "C: it broke | A: I understand your frustration. | C: so? | A: I do understand your frustration. "
        "| C: and? | A: Again, I understand your frustration."
    )
    phrases = ["i (do|) understand your frustration", "i am sorry"]
    assert looked(said, "phrases", phrases=phrases, at_least=3).holds
    assert not looked(said, "phrases", phrases=phrases, at_least=2, distinct=True).holds
    assert looked(
        said + " | C: ok | A: I am sorry.", "phrases", phrases=phrases, at_least=2, distinct=True
    ).holds


FOLLOWED = [
    ("C: It arrived broken. | A: I am sorry that it came broken.", True),
    ("C: It arrived broken. | A: Order number? | C: 4711 | A: I am sorry about that.", True),
    ("C: It arrived broken. | A: Number? | C: 1 | A: Name? | C: Bo | A: I am sorry about that.", False),
    ("C: It arrived broken. | A: I am sorry. | C: And I am so frustrated. | A: Order number?", False),
    ("C: It arrived broken. | A: I am sorry. | C: I am so frustrated. | A: I understand how frustrating it is.", True),
    ("A: I am sorry. | C: It arrived broken. | A: Order number?", False),
    ("C: It arrived broken. | A: Sorry?", False),
    ("C: What are your hours? | A: I am sorry, nine to five.", False),
]  # fmt: skip


@pytest.mark.parametrize(("said", "holds"), FOLLOWED)
def test_each_expression_has_to_be_taken_up_within_the_agents_next_turns(said: str, holds: bool) -> None:
    named = {**NAMED, "unless": ["@feeling_named_not", "@apology_not"]}
    assert looked(said, "followed", each=TROUBLE, by=[named]).holds is holds


def test_what_is_passed_over_is_quoted_where_the_rubric_looks_for_it() -> None:
    said = "C: It arrived broken. | A: I am sorry. | C: And I am so frustrated. | A: Order number?"
    look = looked(said, "followed", each=TROUBLE, by=[NAMED], below=1)
    assert look.holds
    assert "1 of 2 expressions were taken up. Passed over: “" in look.note
    assert [hit.turn for hit in look.hits] == [2]


def test_the_feeling_may_be_asked_to_be_named_before_the_solution() -> None:
    solution = said_by("phrases", "@settled", speaker="agent")
    right = "C: It is broken. | A: That must be frustrating. | C: yes | A: I have ordered a new one."
    wrong = "C: It is broken. | A: I have ordered a new one. | C: ok | A: That must be frustrating."
    phrases = ["that must be frustrating"]
    assert looked(right, "phrases", phrases=phrases, before=solution).holds
    assert not looked(wrong, "phrases", phrases=phrases, before=solution).holds


@pytest.mark.parametrize(
    ("question", "is_exploring"),
    [
        ("Could you tell me a little more about it?", True),
        ("How has that affected you?", True),
        ("When do you need it by?", True),
        ("How long has it been like this?", True),
        ("What would help you most?", True),
        ("What is your order number?", False),
        ("Is there anything else?", False),
        ("Could you hold the line?", False),
    ],
)
def test_a_question_that_explores_is_told_from_one_for_a_detail(question: str, is_exploring: bool) -> None:
    assert looked(f"C: It broke. | A: {question}", "phrases", phrases=["@exploring"]).holds is is_exploring


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Thank you for choosing Meadow Lane.", []),
        ("Thank you for choosing MeadowLane.", ["MeadowLane"]),
        ("Thank you for choosing meadow lane.", ["meadow lane"]),
        ("Meadow Lane's sofas", []),
        ("Your Meadwo Lane order", ["Meadwo Lane"]),
        ("Your Meadov Lane order", ["Meadov Lane"]),
        ("The alder sofa and the Corvo", ["alder sofa"]),
        ("The Corvo, the Korvo and the CORVO", ["Korvo", "CORVO"]),
        ("Write to help@corvo.com", []),
        ("You wrote “corvo” here", []),
        ("A green meadow and a lane", []),
    ],
)
def test_names_are_to_be_written_as_the_list_has_them(text: str, wrong: list[str]) -> None:
    look = looked(f"C: hi | A: {text}", "name_spelling", finds="wrong")
    assert [hit.text for hit in look.hits] == wrong


def test_a_recognisers_spelling_is_never_the_agents_fault() -> None:
    said = "C: hi | A: thank you for calling meadow lane"
    assert not looked(said, "name_spelling", engine="whisper", finds="wrong").holds
    assert looked(said, "name_spelling", engine="whisper", finds="right").holds


@pytest.mark.parametrize(
    ("finds", "text", "found"),
    [
        ("contraction", "I'm sure it's fine, we don't mind.", ["I'm", "it's", "don't"]),
        ("contraction", "I am sure it is fine.", []),
        ("spelt_out", "I am sure it's fine, we do not mind.", ["I am", "do not"]),
        ("casual", "No worries mate, LOL", ["No worries", "mate", "LOL"]),
        ("stiff", "Please be advised that we hereby close it.", ["Please be advised", "hereby"]),
        ("casual", "I would love to help.", []),
    ],
)
def test_the_register_is_told_by_its_words(finds: str, text: str, found: list[str]) -> None:
    look = looked(f"C: hi | A: {text}", "register", finds=finds)
    assert [hit.text for hit in look.hits][:3] == found


def test_tone_words_wanted_and_unwanted_are_lists_to_start_from() -> None:
    assert looked("C: hi | A: Of course, happy to help!", "phrases", phrases=["@tone_warm"], at_least=2).holds
    assert looked(
        "C: hi | A: Calm down, that is our policy.", "phrases", phrases=["@tone_cold"], at_least=2
    ).holds
