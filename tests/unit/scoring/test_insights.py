"""Insights: what a customer lets on is kept verbatim, from the customer alone, and neither negated nor quoted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.insights import MOST, insights
from scoring.model import InsightKind
from transcription.model import Origin, Role, Transcript, Turn

WARNING, NEED = InsightKind.WARNING, InsightKind.NEED
WISH, COMPETITOR = InsightKind.WISH, InsightKind.COMPETITOR
RIVALS = ("Harbor Home",)


def talk(*said: str) -> Transcript:
    roles = {"A": Role.AGENT, "C": Role.CUSTOMER}
    return Transcript(tuple(Turn(roles[line[0]], line[3:]) for line in said), Origin("import"), "en")


def kinds(said: str) -> list[InsightKind]:
    return [one.kind for one in insights(talk("A: Hello, how can I help you?", f"C: {said}"), RIVALS)]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("If it is not here on Friday I am going to cancel my account.", WARNING),
        ("if you do not fix this i will cancel my subscription", WARNING),
        ("I'll take my business elsewhere.", WARNING),
        ("I will report this to Trading Standards.", WARNING),
        ("You will hear from my lawyer about this.", WARNING),
        ("this is the third time i call about the same thing", WARNING),
        ("I've called you four times now and nothing happens.", WARNING),
        ("Nobody called me back.", WARNING),
        ("I shall leave a bad review for this.", WARNING),
        ("At Harbor Home it was here in two days.", COMPETITOR),
        ("My sister uses another company and is happy with them.", COMPETITOR),
        ("I found it cheaper online.", COMPETITOR),
        ("It would be great if the lamp had a dimmer.", WISH),
        ("Why don't you sell it in green?", WISH),
        ("I wish you had a shop in Leeds.", WISH),
        ("I need it for the wedding of my sister.", NEED),
        ("It was a birthday present for my daughter.", NEED),
        ("I can't lift the box, I am on my own.", NEED),
        ("i am deaf so please write to me", NEED),
    ],
)
def test_what_a_customer_lets_on_is_kept(said: str, kind: InsightKind) -> None:
    assert kind in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "I do not want to cancel my account, I only have a question.",
        "I am not going to take my business elsewhere.",
        "The mail said “cancel your account and close my account now”.",
        "It would be great if you could send it today.",
        "I wish you a nice day.",
        "Where is my order? It is number 48213.",
        "I would like to cancel my order, please.",
        "Thank you, that is all.",
    ],
)
def test_what_is_negated_quoted_or_merely_polite_is_not(said: str) -> None:
    assert kinds(said) == []


def test_only_the_customer_voices_insights() -> None:
    assert insights(talk("A: I will cancel my account and call my lawyer.", "C: Hello?"), RIVALS) == ()


def test_the_quote_is_the_whole_sentence_verbatim_and_the_theme_says_what_it_is_about() -> None:
    found = insights(
        talk("A: Hi.", "C: So, um… This is the THIRD time I've called! I'm   tired. Harbor Home can."), RIVALS
    )
    assert [(one.theme, one.evidence.text) for one in found] == [
        ("Has asked before", "This is the THIRD time I've called"),
        ("Names a competitor", "Harbor Home can"),
    ]
    assert all(one.evidence.turn == 1 for one in found)


def test_where_nothing_is_punctuated_the_words_around_stand_for_the_sentence() -> None:
    said = " ".join(
        ["well", "it", "came"] * 40 + ["i", "will", "cancel", "my", "account"] + ["so", "there"] * 40
    )
    (found,) = insights(talk("A: Hello, how can I help you?", f"C: {said}"))
    assert "cancel my account" in found.evidence.text
    assert len(found.evidence.text.split()) < 35


def test_another_language_has_no_insights() -> None:
    german = "Ich möchte nicht mehr warten und gehe zu Harbor Home, das ist mir zu viel und die Lampe ist nicht da."
    assert insights(talk("A: Guten Tag, was kann ich für Sie tun?", f"C: {german}"), RIVALS) == ()


def test_no_more_is_kept_than_somebody_reads() -> None:
    said = talk(*(("A: One moment please.", "C: This is the third time I have called about it.") * 60))
    assert len(insights(said)) == MOST


def test_ten_thousand_turns_without_a_word_to_keep_give_nothing() -> None:
    calm = talk(*(("A: One moment please.", "C: It is the blue one that I have here, you know.") * 5_000))
    assert insights(calm) == ()


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(list(Role)), st.text(max_size=80)), max_size=8), st.text(max_size=20)
)
def test_any_text_gives_verbatim_quotes_or_none(said: list[tuple[Role, str]], rival: str) -> None:
    transcript = Transcript(tuple(Turn(role, text) for role, text in said), Origin("import"), "en")
    for one in insights(transcript, (rival,)):
        quote = one.evidence
        assert quote.text
        assert transcript.turns[quote.turn].text[quote.start : quote.end] == quote.text
