"""The check “meaning”: examples, counter-examples and context decide together; what is unclear is said to be."""

from __future__ import annotations

import pytest

from rubrics.loader import builtin, load
from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.scene import look_at
from scoring.meaning import full
from scoring.suggest import suggest
from transcription.model import Origin, Role, Transcript, Turn

SORRY = {"examples": ["@apologised"], "against": ["@apologised_not"]}


@pytest.fixture(autouse=True)
def table_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers of these tests are the table's, whatever else is installed."""
    monkeypatch.setattr(full, "folder", lambda: None)


def look(arguments: dict[str, object], *turns: tuple[Role, str]) -> Look:
    use = CheckUse("meaning", arguments)
    assert not validate(use)
    transcript = Transcript(tuple(Turn(role, text) for role, text in turns), Origin("import", "test"))
    return build(use, {}).look(look_at(transcript, {}))


def agent(text: str) -> tuple[Role, str]:
    return Role.AGENT, text


def customer(text: str) -> tuple[Role, str]:
    return Role.CUSTOMER, text


def test_other_words_of_the_same_meaning_are_found_and_quoted_word_for_word() -> None:
    text = "Right. Our sincere apologies that we caused you this trouble! One moment."
    seen = look(SORRY, customer("The room was not ready."), agent(text))
    assert seen.holds
    assert not seen.doubt
    (quote,) = seen.hits
    assert quote.text == "Our sincere apologies that we caused you this trouble"
    assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, can you repeat that?",
        "One moment, please.",
        "It arrives on Thursday before noon.",
        "“Our sincere apologies for the trouble”",
        "😀😀😀",
    ],
)
def test_what_shares_words_and_means_something_else_is_no_hit(text: str) -> None:
    seen = look(SORRY, customer("It came broken."), agent(text))
    assert not seen.hits


def test_the_wrong_speaker_says_nothing_for_the_agent() -> None:
    seen = look(SORRY, customer("My sincere apologies for the trouble I caused."), agent("That is fine."))
    assert not seen.hits


def test_a_recognisers_flow_of_words_is_read_in_windows() -> None:
    flow = (
        "ok so i have found the order here in the list and we apologise for the delay that we caused you and i can "
        "see that the box left the depot on tuesday with the second van"
    )
    seen = look(SORRY, agent(flow), customer("ok"))
    assert seen.holds
    assert all(
        "apologise" in quote.text and flow[quote.start : quote.end] == quote.text for quote in seen.hits
    )


def test_what_is_unclear_is_a_doubt_and_not_an_absence() -> None:
    unclear = {**SORRY, "bar": 0.99, "margin": -0.05}
    text = "That was our mistake."
    seen = look(unclear, customer("It came broken."), agent(text))
    assert "may mean it and may not" in seen.doubt
    passed_over = look({**unclear, "when_unsure": "miss"}, customer("It came broken."), agent(text))
    assert not passed_over.doubt
    assert not passed_over.holds


def test_a_larger_margin_takes_hits_away() -> None:
    turns = customer("It came broken."), agent("I am very sorry that it came broken.")
    assert look(SORRY, *turns).holds
    assert not look({**SORRY, "margin": 0.5}, *turns).holds


def test_what_the_customer_said_before_weighs_with_the_words() -> None:
    with_context = {
        **SORRY,
        "context": ["it came broken", "you sent the wrong one"],
        "when_unsure": "miss",
        "bar": 0.8,
    }
    said = agent("That is embarrassing.")
    fitting = look(with_context, customer("The lamp came broken, you sent the wrong one."), said)
    other = look(with_context, customer("Do you have it in green? What does it cost?"), said)
    assert fitting.holds
    assert not other.holds


def test_a_doubtful_hit_of_one_check_is_none_of_another() -> None:
    turns = customer("It came broken."), agent("That was our mistake.")
    assert look({**SORRY, "bar": 0.99}, *turns).doubt
    assert not look({**SORRY, "bar": 0.5}, *turns).doubt


def test_all_faults_are_told_at_once_with_their_places() -> None:
    faults = validate(
        CheckUse(
            "meaning",
            {
                "examples": ["@apologized", "", 4, "…", "word " * 100],
                "against": [],
                "margin": 2,
                "bar": "high",
                "when_unsure": "mis",
                "exmples": [],
            },
        )
    )
    places = [place for place, _, _ in faults]
    assert places == [
        "exmples", "examples[0]", "examples[1]", "examples[2]", "examples[3]", "examples[4]", "against", "margin",
        "bar", "when_unsure",
    ]  # fmt: skip
    meant = {place: text for place, _, text in faults}
    assert meant["examples[0]"] == "Did you mean '@apologised'?"
    assert meant["when_unsure"] == "Did you mean 'miss'?"


def test_examples_are_needed() -> None:
    assert [message for _, message, _ in validate(CheckUse("meaning", {}))] == [
        "The check 'meaning' needs 'examples'."
    ]


def test_ten_thousand_turns_are_read() -> None:
    turns = [agent("One moment, please.") if number % 2 else customer("Ok then.") for number in range(10_000)]
    seen = look({**SORRY, "after": {"check": "meaning", **SORRY}}, *turns)
    assert not seen.holds


def test_what_a_sentence_quotes_is_left_out_of_its_meaning() -> None:
    text = "The letter says “we apologise for the delay” in its last line."
    seen = look(SORRY, customer("It came late."), agent(text))
    assert not seen.hits


def test_who_denies_it_does_not_mean_it() -> None:
    seen = look(
        {**SORRY, "bar": 0.8}, customer("It came late."), agent("We will not apologise for the delay.")
    )
    assert not seen.hits


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Everything from here on is my job, I see it through.", "yes"),
        ("My task now is to find it and to tell you.", "yes"),
        ("Which card would you like to replace?", "no"),
        ("Then you should take it to the head office.", "no"),
    ],
)
def test_the_support_form_hears_ownership_without_the_usual_wording(said: str, answer: str) -> None:
    turns = (
        Turn(Role.AGENT, "Meadow Lane, this is Maya."),
        Turn(Role.CUSTOMER, "My lamp is lost."),
        Turn(Role.AGENT, said),
        Turn(Role.CUSTOMER, "Thanks."),
    )
    findings = suggest(load(builtin("support_core"), validate), Transcript(turns, Origin("import")))
    finding = next(each for each in findings if each.criterion_key == "ownership")
    assert finding.answer is not None
    assert finding.answer.value == answer
    if answer == "yes":
        assert [quote.text for quote in finding.evidence] == [said.rstrip(".")]
