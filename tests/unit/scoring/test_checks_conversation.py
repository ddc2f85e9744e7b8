"""Checks that follow a conversation: listening, identity, requests, echo, inside words; and their validation."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.model import CheckUse
from scoring.checks import CHECKS, build, validate
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER}
SLOTS = {"brand": ("Meadow Lane",)}


def looked(said: str, check_name: str, **arguments: Any) -> Look:
    """`said` is written as “A: Hello | C: Hi”."""
    turns = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in said.split(" | "))
    return build(CheckUse(check_name, arguments), SLOTS).look(
        look_at(Transcript(turns, Origin("import")), SLOTS)
    )


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("C: Hi, order 48213 is late. | A: What is your order number?", "What is your order number"),
        (
            "A: order number | C: 48213 | A: i do not see it what was the order number again",
            "what was the order number",
        ),
        (
            "A: And your postcode? | C: LS8 2AB | A: ok | C: well | A: your postcode please",
            "your postcode please",
        ),
        ("C: I lost my debit card. | A: Which card is it?", "Which card is it"),
        ("C: I am stuck at step 7. | A: And at which step are you?", "And at which step are you"),
        ("C: My blue rug is torn. | A: What did you buy? | C: The rug, as I said.", "What did you buy"),
        (
            "A: Did the parcel arrive yesterday? | C: no | A: ok | C: so | A: Did the parcel arrive yesterday?",
            "Did the",
        ),
    ],
)
def test_what_was_answered_and_is_asked_again_is_found(said: str, asked: str) -> None:
    hits = looked(said, "repeated_question").hits
    assert [hit.text.startswith(asked) for hit in hits] == [True], hits


@pytest.mark.parametrize(
    "said",
    [
        "C: Order 48213. | A: You said 48213, is that right?",
        "A: Your name? | C: krr | A: Sorry, could you repeat your name?",
        "A: What is your address? | C: 4 Hill Road | A: And the new address?",
        "A: Order number? | C: I do not have it. | A: Could you look for the order number in the e-mail?",
        "A: Is there anything else? | C: Yes, a label. | A: Is there anything else?",
        "C: The order 48213 is late. | A: I have your order number here.",
        "A: How can I help you today? | C: Hi. | A: How can I help you today?",
        "C: I was told to write, like I said. | A: Sorry about that.",
    ],
)
def test_reading_back_and_asking_anew_are_no_repeated_questions(said: str) -> None:
    assert not looked(said, "repeated_question").hits


@pytest.mark.parametrize(
    ("said", "verified"),
    [
        ("A: Could I have your postcode? | C: LS8 2AB", True),
        ("A: Order number? | C: 48213 | A: And your name? | C: Jo Marsh", True),
        ("A: Order number? | C: 48213", False),
        ("A: What is the new address? | C: 4 Hill Road", False),
        ("A: I have your e-mail address here. | C: good", False),
        ("A: Could I have your postcode?", False),
        ("C: My postcode is LS8 2AB. | A: Okay.", False),
    ],
)
def test_proof_is_asked_for_and_given(said: str, verified: bool) -> None:
    assert looked(said, "verified").holds is verified


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("C: Can you send a label? | A: I have sent it. | C: perfect", "all"),
        ("C: Where is my desk? | A: Somebody will look at it.", "none"),
        (
            "C: Cancel my order please. | A: It is cancelled. | C: When do I get the money? | A: I cannot say.",
            "some",
        ),
        ("C: When does it come? | A: On Friday.", "all"),
        ("C: The machine fails. | A: Try the red button. | C: It works now, thanks! | A: Great.", "all"),
    ],
)
def test_requests_are_followed_to_their_answer(said: str, state: str) -> None:
    holding = [each for each in ("all", "some", "none") if looked(said, "requests", answered=each).holds]
    assert holding == [state]


def test_a_request_without_any_sign_is_left_to_a_person() -> None:
    said = "C: I would like a new card. | A: Hm. | C: yes"
    assert not any(looked(said, "requests", answered=each).holds for each in ("all", "some", "none"))


def test_the_customers_own_words_come_back_or_do_not() -> None:
    torn = "C: The curtain arrived torn and the guests come on Friday."
    assert looked(f"{torn} | A: Torn curtains, with guests coming, I can imagine.", "echo").holds
    assert not looked(f"{torn} | A: Order number?", "echo").holds
    assert not looked("A: Torn curtains and guests. | C: The curtain is torn, guests come.", "echo").holds
    cued = {"phrases": ["i can imagine *"], "fewest": 1}
    assert looked(f"{torn} | A: I can imagine how torn curtains feel.", "echo", **cued).holds
    assert not looked(f"{torn} | A: Torn curtains, guests.", "echo", **cued).holds


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("C: hi | A: The RMA is in the queue.", ["RMA"]),
        ("C: hi | A: the item is backordered", ["backordered"]),
        ("C: What about my RMA? | A: The RMA is here.", []),
        ("C: hi | A: The RMA, which means your return number, is here.", []),
        ("C: hi | A: The TV and the PDF go to the UK by DHL.", []),
        ("C: hi | A: NO, IT IS NOT HERE AT ALL.", []),
        ("C: hi | A: My postcode is LS8 2AB.", []),
    ],
)
def test_inside_words_are_found_unless_the_customer_knows_them(said: str, found: list[str]) -> None:
    assert [hit.text for hit in looked(said, "jargon").hits] == found


def test_abbreviations_of_the_trade_can_be_allowed() -> None:
    assert not looked("C: hi | A: The RMA is here.", "jargon", known=["RMA"], phrases=["sku"]).hits


def use(name: str, **arguments: Any) -> CheckUse:
    return CheckUse(name, arguments)


@pytest.mark.parametrize(
    ("checked", "path", "part"),
    [
        (use("phrase", phrases=["x"]), "check", "Did you mean 'phrases'?"),
        (use("phrases"), "", "needs 'phrases'"),
        (use("phrases", phrases=["x"], speeker="agent"), "speeker", "Did you mean 'speaker'?"),
        (use("phrases", phrases=["x"], speaker="agnet"), "speaker", "Did you mean 'agent'?"),
        (use("phrases", phrases="x"), "phrases", "list of phrases"),
        (use("phrases", phrases=["x", 3]), "phrases[1]", "not a phrase"),
        (use("phrases", phrases=["(x"]), "phrases[0]", "do not pair"),
        (use("phrases", phrases=["@apolgy"]), "phrases[0]", "Did you mean '@apology'?"),
        (use("phrases", phrases=["x"], first_turns=0), "first_turns", "between 1 and 1000"),
        (use("phrases", phrases=["x"], first_turns=True), "first_turns", "not a whole number"),
        (use("phrases", phrases=["x"], first_seconds=-1), "first_seconds", "between 0"),
        (use("phrases", phrases=["x"], near="yes"), "near", "neither true nor false"),
        (use("phrases", phrases=["x"], at_least=3, at_most=1), "at_most", "cannot both hold"),
        (use("phrases", phrases=["x"], within_turns=2), "within_turns", "Add 'after'"),
        (use("phrases", phrases=["x"], after={"phrases": ["y"]}), "after", "A check is expected"),
        (
            use("phrases", phrases=["x"], after={"check": "phrases", "phrases": []}),
            "after.phrases",
            "at least one wording",
        ),
        (use("together", groups=[["x"], ["(y"]]), "groups[1][0]", "do not pair"),
        (use("pattern", patterns=[[{"LOWRE": "x"}]]), "patterns", "spaCy refuses"),
        (use("pattern", patterns=["x"]), "patterns", "list of patterns"),
        (use("requests", answered="most"), "answered", "none of all, some, none"),
        (use("requests"), "", "needs 'answered'"),
        (use("echo", fewest=0), "fewest", "between 1 and 20"),
    ],
)
def test_a_fault_of_a_check_has_its_place_and_what_may_be_meant(
    checked: CheckUse, path: str, part: str
) -> None:
    faults = validate(checked)
    assert [fault[0] for fault in faults] == [path]
    assert part in f"{faults[0][1]} {faults[0][2]}"


def test_all_faults_of_a_check_come_at_once() -> None:
    faults = validate(use("phrases", phrases=["(x", "@no"], speaker="me", first_turns="two", extra=1))
    assert [fault[0] for fault in faults] == ["extra", "phrases[0]", "phrases[1]", "speaker", "first_turns"]


def test_checks_within_checks_have_an_end() -> None:
    inner: dict[str, Any] = {"check": "phrases", "phrases": ["x"]}
    for _ in range(6):
        inner = {"check": "phrases", "phrases": ["x"], "after": inner}
    assert any("deep" in message for _, message, _ in validate(use("phrases", phrases=["x"], after=inner)))


@given(
    name=st.sampled_from(sorted(CHECKS)),
    arguments=st.dictionaries(
        st.sampled_from(
            ["phrases", "groups", "patterns", "speaker", "after", "fewest", "at_least", "known", "answered"]
        ),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
            ),
            max_leaves=6,
        ),
        max_size=4,
    ),
)
def test_any_arguments_are_validated_and_what_passes_can_be_built(
    name: str, arguments: dict[str, Any]
) -> None:
    checked = CheckUse(name, arguments)
    if not validate(checked):
        build(checked, SLOTS)
