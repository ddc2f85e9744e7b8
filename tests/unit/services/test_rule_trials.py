"""Trying the rules of one criterion: how often each answer, quotes to the letter, and what was passed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from service_files import tone

from qa_studio.errors import StudioError
from qa_studio.jobs.checking import CheckingWorker
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.rows import ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.rule_trials import MOST_CHARACTERS, NEWEST, Outcome, RuleTrial, RuleTrials, turns_of
from qa_studio.storage.store import Store
from rubrics import loader
from rubrics.model import CheckUse, Condition, Criterion, Rubric, SuggestRule
from transcription.model import Role

CORE = loader.load(loader.builtin("support_core"))
THANKS = SuggestRule(
    "2", any_of=(CheckUse("phrases", {"speaker": "agent", "phrases": ["thank you"]}),), confidence=0.8
)
NEVER = SuggestRule("0", none_of=(CheckUse("phrases", {"phrases": ["goodbye"]}),), confidence=0.3)


def form(*rules: SuggestRule, shown_when: Condition | None = None) -> Rubric:
    """The support form with these rules for its greeting."""
    section, *others = CORE.sections
    first: Criterion = replace(section.criteria[0], suggest=rules, shown_when=shown_when)
    return replace(CORE, sections=(replace(section, criteria=(first, *section.criteria[1:])), *others))


@pytest.fixture
def filled(store: Store, inbox: Path, context: JobContext) -> Store:
    """Three chats, of which two thank, and a call without words."""
    for name, said in (("a", "Thank you for waiting."), ("b", "Hello."), ("c", "Well, thank you so much.")):
        text = f"[10:00] Agent: {said}\n[10:01] Customer: Where is my order? It was to come on Monday.\n"
        (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
    tone(inbox / "call.wav")
    Importing(store).import_paths(sorted(inbox.iterdir()), ImportOptions(agent="Tom Reed"), context)
    return store


def by_label(trial: RuleTrial) -> dict[str, Outcome]:
    return {one.label: one for one in trial.outcomes}


def test_answers_are_counted_with_quotes_to_the_letter_and_the_wordless_named(
    filled: Store, context: JobContext
) -> None:
    trial = RuleTrials(filled).try_out(form(THANKS), "greeting", NEWEST, context)
    assert (trial.looked, trial.wordless, trial.not_asked) == (3, 1, 0)
    found = by_label(trial)
    assert found["Brand and own name"].count == 2
    assert {one.text for one in found["Brand and own name"].quotes} == {"Thank you", "thank you"}
    assert {one.title for one in found["Brand and own name"].quotes} == {"a", "c"}
    assert all(one.role is Role.AGENT for one in found["Brand and own name"].quotes)
    assert (found[""].answer, found[""].count) == (None, 1)
    assert "decide" in found[""].reasons[0], "an abstention says why"
    assert [one.label for one in trial.outcomes][-1] == "", "what abstains comes last"


def test_what_is_under_the_bar_abstains_and_says_what_it_would_have_been(
    filled: Store, context: JobContext
) -> None:
    (abstained,) = RuleTrials(filled).try_out(form(NEVER), "greeting", None, context).outcomes
    assert (abstained.answer, abstained.count) == (None, 3)
    assert "None of them" in abstained.reasons[0]


def test_only_so_many_are_looked_at_and_the_newest_of_them(filled: Store, context: JobContext) -> None:
    assert RuleTrials(filled).try_out(form(THANKS), "greeting", 1, context).looked == 1


def test_where_the_criterion_is_not_asked_nobody_looks(filled: Store, context: JobContext) -> None:
    rubric = form(THANKS, shown_when=Condition(channels=("call",)))
    trial = RuleTrials(filled).try_out(rubric, "greeting", None, context)
    assert (trial.looked, trial.not_asked, trial.wordless, trial.outcomes) == (0, 3, 1, ())


def test_a_trial_that_is_cancelled_ends(filled: Store) -> None:
    context = JobContext()
    context.cancel()
    with pytest.raises(JobCancelled):
        RuleTrials(filled).try_out(form(THANKS), "greeting", None, context)


def test_a_criterion_that_is_not_there_is_named(store: Store, context: JobContext) -> None:
    with pytest.raises(StudioError, match="nowhere"):
        RuleTrials(store).try_out(CORE, "nowhere", None, context)
    assert RuleTrials(store).try_out(CORE, "greeting", None, context).looked == 0


def test_typed_words_are_the_agent_s_unless_a_line_says_who_speaks() -> None:
    turns = turns_of("Well: thank you\n\n customer: And mine?\nAgent:Soon.\nBot: Hi\n").turns
    assert [(turn.role, turn.text) for turn in turns] == [
        (Role.AGENT, "Well: thank you"),
        (Role.CUSTOMER, "And mine?"),
        (Role.AGENT, "Soon."),
        (Role.BOT, "Hi"),
    ]
    for wrong in ("", " \n ", "Agent:", "x" * (MOST_CHARACTERS + 1)):
        with pytest.raises(StudioError):
            turns_of(wrong)


def test_words_are_tried_in_the_process_of_the_checks_as_in_this_one(
    store: Store, context: JobContext
) -> None:
    worker = CheckingWorker()
    try:
        there = RuleTrials(store, worker).try_words(form(THANKS), "greeting", "Oh, thank you!", context)
    finally:
        worker.close()
    here = RuleTrials(store).try_words(form(THANKS), "greeting", "Oh, thank you!", context)
    assert there == here
    (found,) = there.outcomes
    assert (found.label, found.quotes[0].text) == ("Brand and own name", "thank you")
