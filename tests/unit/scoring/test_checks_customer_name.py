"""By which name the agent greets: as given, however it was signed; another one; or none at all."""

from __future__ import annotations

import pytest

from rubrics.loader import builtin, load
from scoring.checks import validate
from scoring.suggest import Suggester
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"C": Role.CUSTOMER, "A": Role.AGENT}


@pytest.fixture(scope="module")
def checks() -> Suggester:
    return Suggester(load(builtin("chat_email"), validate), {"brand": ("Meadow Lane",)})


def greeting(checks: Suggester, *turns: str) -> object:
    return mark(checks, "greeting", *turns)


def mark(checks: Suggester, criterion: str, *turns: str) -> object:
    said = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in turns)
    found = checks.suggest(Transcript(said, Origin("import")))
    answer = next(one.answer for one in found if one.criterion_key == criterion)
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    ("signed", "greeted"),
    [
        ("Where is my parcel? Greetings from Leeds, Aoife", "Hi Aoife, it comes tonight."),
        ("Please cancel the debit. Best, K. Lindqvist", "Dear Ms Lindqvist, it is cancelled."),
        ("my card was swallowed. yours faithfully bernard", "Morning Bernard, a new one is on its way."),
        ("could you explain the charge? ta, jonty", "Morning Jonty – it was a call from the ferry."),
        ("The lid cracked. Photo attached. bryn", "Hello Bryn, a new one leaves us today."),
        ("May I come earlier? Kind regards Noor van Dijk", "Good day Ms van Dijk, yes, at ten."),
        ("Hi, Leila here. When does the app work again?", "Hello Leila, from Monday on."),
    ],
)
def test_a_name_is_taken_up_however_it_was_signed(checks: Suggester, signed: str, greeted: str) -> None:
    assert greeting(checks, f"C: {signed}", f"A: {greeted}") == "yes"


@pytest.mark.parametrize(
    "question", ["What should I call you?", "Who do I have the pleasure of writing with?"]
)
def test_a_name_that_was_asked_for_may_be_used_later(checks: Suggester, question: str) -> None:
    turns = (
        f"A: Hello! {question}",
        "C: Marguerite Sallow, about Madeira",
        "A: Thanks Marguerite. What is it?",
    )
    assert greeting(checks, *turns) == "yes"


@pytest.mark.parametrize(
    ("signed", "greeted"),
    [
        ("When does the rate change? Best wishes, Marta Kowalska", "Dear Ms Kowalsky, on 1 March."),
        ("The refund has not come. Thanks, Oscar", "Hi Oskar, refunds take five days."),
        ("Please send the invoice. Kind regards, Philippa Horne", "Dear Sir or Madam, it is attached."),
        ("can you check my order", "Dear valued customer, it was sent yesterday."),
    ],
)
def test_another_name_or_none_in_its_place_is_no_greeting_by_name(
    checks: Suggester, signed: str, greeted: str
) -> None:
    assert greeting(checks, f"C: {signed}", f"A: {greeted}") == "no"


def test_a_short_form_and_a_word_that_is_no_signature_leave_it_to_the_reviewer(checks: Suggester) -> None:
    assert greeting(checks, "C: My name is Christopher Dale.", "A: Hi Chris, I will look.") is None
    assert greeting(checks, "C: My phone is broken. Ridiculous", "A: Hello, which phone is it?") is None
    assert greeting(checks, "C: Do you open today?", "A: Hello there, at nine.") is None


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Does the lamp take E14 bulbs?", "Dear <first name>, the lamp takes E14 bulbs."),
        (
            "I was charged twice for March.",
            "March is paid back. To reset your password, choose Forgotten password.",
        ),
        ("still the same message after restarting", "Wonderful, I am so pleased this is resolved for you!"),
        (
            "Where is my sofa?",
            "The sofa comes on Tuesday. With our travel insurance you are covered everywhere.",
        ),
    ],
)
def test_a_block_that_does_not_belong_here_is_found(checks: Suggester, asked: str, answered: str) -> None:
    assert mark(checks, "own_words", f"C: {asked}", f"A: {answered}") == "no"


def test_a_block_that_was_asked_for_belongs_here(checks: Suggester) -> None:
    asked, answered = (
        "I forgot my password, how do I reset it?",
        "To reset your password, choose Forgotten password.",
    )
    assert mark(checks, "own_words", f"C: {asked}", f"A: {answered}") == "yes"
