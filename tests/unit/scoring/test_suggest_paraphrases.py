"""What service people say in other words than the usual ones, and beside each what only looks like it."""

from __future__ import annotations

import pytest

from rubrics.loader import builtin, load
from scoring.checks import validate
from scoring.checks.phrasing import PhrasingError, check, wordings
from scoring.checks.word_classes import is_doing, is_done, is_number, may_be_name
from scoring.model import Finding
from scoring.suggest import Suggester
from transcription.model import Origin, Role, Transcript, Turn

BRANDS = {"brand": ("Meadow Lane", "Corvo")}
ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER}


@pytest.fixture(scope="module")
def support() -> Suggester:
    return Suggester(load(builtin("support_core"), validate), BRANDS)


def judged(suggester: Suggester, criterion: str, talk: str) -> Finding:
    turns = tuple(Turn(ROLES[each[0]], each[3:]) for each in talk.split(" | "))
    findings = suggester.suggest(Transcript(turns, Origin("import")))
    return next(each for each in findings if each.criterion_key == criterion)


EXAMPLES = {
    "greeting": (
        ("2", "A: Hey there! Sam from Corvo here! What's going on? | C: The page stays blank."),
        ("2", "A: Hello, you're through to Nina at Corvo. | C: Hi."),
        ("2", "A: Meadow Lane, Joe speaking, what can I do? | C: Hi."),
        ("2", "A: corvo this is gus | C: hey"),
        ("1", "A: Meadow Lane speaking, hello. | C: Hello."),
        ("1", "A: Corvo. What do you see there? | C: It's Monica here."),
    ),
    "ownership": (
        ("yes", "A: Meadow Lane. | C: I can't get in. | A: I've just unlocked it for you."),
        ("yes", "A: Meadow Lane. | C: My line is dead. | A: I've already rebooted it from our end."),
        ("yes", "A: Meadow Lane. | C: I need the contract. | A: I'm emailing it over to you as we speak."),
        ("no", "A: Meadow Lane. | C: It's still broken. | A: I've noticed. Ask the maker."),
        ("no", "A: Meadow Lane. | C: I need it today. | A: Sure, I'll drive the van over myself, shall I?"),
        ("no", "A: Meadow Lane. | C: He left it outside. | A: I've told you, talk to the courier."),
    ),
    "apology": (
        ("yes", "A: Hello. | C: It came broken. | A: I'm sorry about that."),
        ("yes", "A: Hello. | C: It came broken. | A: Can I just say sorry on behalf of everyone here?"),
        ("no", "A: Hello. | C: The van was late. | A: Well, sorry for living in the real world."),
        ("no", "A: Hello. | C: It never came. | A: So sorry we aren't magicians!"),
        ("no", "A: Hello. | C: It came broken. | A: Sorry that you see it like that."),
    ),
    "acknowledgement": (
        ("2", "A: Hi. | C: The driver never came, I'm furious. | A: No driver all day, I'd be furious too."),
        ("1", "A: Hi. | C: I'm so annoyed. | A: I totally get your frustration. Version?"),
        ("0", "A: Hi. | C: It's broken, I'm upset. | A: I understand that you want a refund."),
        ("0", "A: Hi. | C: I'm angry. | A: I can't say that I understand why you're upset."),
        ("1", "A: Hi. | C: My card was refused, how embarrassing. | A: I have unblocked it. | C: Ok. "
              "| A: I can imagine how embarrassing that was with your card."),
    ),
    "listening": (
        ("no", "A: Hi. | C: In Firefox the button does nothing. | A: Which browser are you using?"),
        ("no", "A: Hi. | C: I'd like the coat in red. | A: Nice. Which colour would you like?"),
        ("no", "A: hi | C: my galaxy wont charge | A: ok i can help with that what kind of phone do you have"),
        ("yes", "A: Hi. | C: The red light blinks. | A: What colour is the cable?"),
        ("yes", "A: Hi. | C: I bought it on Monday. | A: Which day suits you for the visit?"),
        ("yes", "A: Hi. | C: I use Chrome. | A: Which other browser could you try?"),
    ),
    "recap": (
        ("yes", "A: Hi. | C: My voucher doesn't work and I need a second address. "
                "| A: You'd like the voucher taken off the price. Have I understood you correctly?"),
        ("yes", "A: Hi. | C: My bag is noisy, I'd like it repaired. | A: If I've got it right, you want it repaired."),
        ("no", "A: Hi. | C: My parcel is lost. | A: You need to fill in a form for lost parcels."),
        ("no", "A: Hi. | C: I need my tickets as PDF. | A: So, I have sent your tickets as PDF."),
    ),
    "next_steps": (
        ("yes", "A: Hi. | C: When? | A: Expect a letter from us the day after tomorrow."),
        ("yes", "A: Hi. | C: When? | A: Allow three working days for the money to show up."),
        ("no", "A: Hi. | C: When? | A: Maybe next week, maybe not."),
        ("no", "A: Hi. | C: When? | A: You'll be informed."),
    ),
}  # fmt: skip
LINES = [(criterion, *each) for criterion, lines in EXAMPLES.items() for each in lines]


@pytest.mark.parametrize(("criterion", "answer", "talk"), LINES, ids=[f"{c}: {t[-40:]}" for c, _, t in LINES])
def test_other_words_for_it_count_and_what_only_looks_like_it_does_not(
    support: Suggester, criterion: str, answer: str, talk: str
) -> None:
    found = judged(support, criterion, talk)
    assert found.answer is not None, found.reason
    assert found.answer.value == answer, found.reason


def test_voiced_trouble_that_is_passed_over_is_told_with_its_words(support: Suggester) -> None:
    found = judged(
        support, "acknowledgement", "A: Hi. | C: I'm at my wits' end with this. | A: What model is it?"
    )
    assert "0 of 1 expressions were taken up" in found.reason


@pytest.mark.parametrize("form", ["unlocked", "rebooted", "sent", "put"])
def test_what_somebody_has_done_is_told_by_the_form_of_the_verb(form: str) -> None:
    assert is_done(form)


@pytest.mark.parametrize("form", ["received", "noticed", "need", "tried", "red", "morning"])
def test_seeing_saying_and_feeling_are_no_doing(form: str) -> None:
    assert not is_done(form)


def test_names_numbers_and_doings_are_classes_of_words() -> None:
    assert may_be_name("nina")
    assert may_be_name("ahmed")
    assert not may_be_name("looking")
    assert not may_be_name("support")
    assert is_number("12th")
    assert not is_number("soon")
    assert is_doing("emailing")
    assert not is_doing("waiting")


def test_a_list_may_stand_within_a_phrase_and_an_unknown_class_is_named() -> None:
    assert ("next", "monday") in wordings(["next @weekday"], {})
    with pytest.raises(PhrasingError, match="no class of words"):
        check("i have <eaten>")
    with pytest.raises(PhrasingError, match="no list"):
        check("it is @nothing at all")
