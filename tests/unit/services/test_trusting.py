"""Trust in suggestions over a real workspace: which marks count, what was in sight, and the golden set."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from service_files import write
from storage_world import put_in_use

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.rows import ImportOptions, ReviewSheet
from qa_studio.services.golden import GoldenSet
from qa_studio.services.importing import Importing
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.trust import Trusting, influence_words
from qa_studio.services.trust_settings import TrustSettingsError
from qa_studio.storage.store import Store
from rubrics import loader
from rubrics.model import Answer, AnswerState
from scoring.anchoring import Showing, is_held
from scoring.golden import Turn
from scoring.model import Mark
from scoring.trust import Counted, CriterionTrust, Standing

FORM = """
rubric: door
title: At the door
version: {version}
language: en
names: {{brand: [Meadow Lane]}}
thresholds: {{interaction: 91, customer: 85}}
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - key: greeting
        title: Greeting
        weight: 1
        guidance: The agent greets{guidance}.
        scale: yes_no
        suggest:
          - answer: "yes"
            confidence: 0.9
            reason: The agent greets.
            all_of: [{{check: phrases, speaker: agent, phrases: [{phrase}]}}]
          - answer: "no"
            confidence: 0.9
            reason: The agent does not greet.
            none_of: [{{check: phrases, speaker: agent, phrases: [{phrase}]}}]
      - key: closing
        title: Closing
        weight: 1
        guidance: The agent says goodbye.
        scale: yes_no
"""
CHAT = """[10:02] Agent: {opening}, what can I do for you today?
[10:03] Customer: My lamp arrived broken, and I would like to have a new one.
[10:04] Agent: I will send you a new one today, and it will be with you on Friday.
"""
YES, NO = Answer(AnswerState.ANSWERED, "yes"), Answer(AnswerState.ANSWERED, "no")
ANNA, BEN = "Anna Lindt", "Ben Carter"


def form(version: int = 1, phrase: str = "good morning", guidance: str = "") -> str:
    return FORM.format(version=version, phrase=phrase, guidance=guidance)


def publish(store: Store, tmp_path: Path, **changes: object) -> None:
    put_in_use(store, write(tmp_path / "form.yaml", form(**changes)))  # type: ignore[arg-type]


@pytest.fixture
def chats(store: Store, inbox: Path, tmp_path: Path, context: JobContext) -> tuple[int, ...]:
    """Four chats, in the first two of which the agent greets; all with suggestions."""
    publish(store, tmp_path)
    openings = ("Good morning", "Good morning to you", "What is it", "Yes")
    paths = [write(inbox / f"{at}.txt", CHAT.format(opening=one)) for at, one in enumerate(openings)]
    options = ImportOptions(agent="Maya Brandt", company="Meadow Lane")
    ids = Importing(store).import_paths(paths, options, context).done
    Suggesting(store).suggest(ids, context)
    return ids


def submit(store: Store, number: int, greeting: Mark | Answer, evaluator: str = ANNA) -> ReviewSheet:
    mark = Mark("greeting", greeting) if isinstance(greeting, Answer) else greeting
    return Reviewing(store).submit(number, evaluator, [mark, Mark("closing", YES)], "")


def greeting(store: Store) -> CriterionTrust:
    return next(one for one in Trusting(store).report().trust.criteria if one.key == "greeting")


def test_marks_and_suggestions_of_the_same_words_make_pairs(store: Store, chats: tuple[int, ...]) -> None:
    for number, answer in zip(chats, (YES, YES, NO, YES), strict=True):
        submit(store, number, answer)
    found = greeting(store)
    assert (found.figures.pairs, found.figures.interactions, found.unknown) == (4, 4, 4)
    assert found.figures.percent.value == 0.75
    assert found.standing is Standing.TOO_FEW
    assert found.words == "Not yet: 4 of 50 pairs."
    closing = Trusting(store).report().trust.criteria[1]
    assert (closing.suggested, closing.abstained) == (0, 4)
    assert closing.standing is Standing.NO_CHECKS


def test_every_evaluator_makes_a_pair_and_only_the_newest_revision_counts(
    store: Store, chats: tuple[int, ...]
) -> None:
    submit(store, chats[0], NO)
    submit(store, chats[0], YES, BEN)
    Reviewing(store).reopen(chats[0], ANNA, "misread")
    submit(store, chats[0], YES)
    found = greeting(store)
    assert (found.figures.pairs, found.figures.interactions) == (2, 1)
    assert found.figures.percent.value == 1


def test_drafts_and_removed_interactions_count_for_nothing(store: Store, chats: tuple[int, ...]) -> None:
    Reviewing(store).save(chats[0], ANNA, [Mark("greeting", YES)], "")
    submit(store, chats[1], YES)
    store.remove([chats[1]])
    assert greeting(store).figures.pairs == 0


def test_a_reworded_criterion_keeps_its_pairs_and_other_checks_begin_anew(
    store: Store, chats: tuple[int, ...], tmp_path: Path, context: JobContext
) -> None:
    for number in chats:
        submit(store, number, YES)
    publish(store, tmp_path, version=2, guidance=" kindly")
    assert greeting(store).figures.pairs == 4
    publish(store, tmp_path, version=3, phrase="what is it", guidance=" kindly")
    assert greeting(store).figures.pairs == 0
    Suggesting(store).suggest(None, context)
    found = greeting(store)
    assert found.figures.pairs == 4
    assert found.figures.percent.value == 0.25, "the new checks find one greeting, and people marked four"


def test_a_form_that_nobody_has_published_is_named(store: Store, chats: tuple[int, ...]) -> None:
    with pytest.raises(StudioError, match="Nothing is published as “window”"):
        Trusting(store).report("window")


def test_the_bar_is_a_setting_and_lets_through_what_reaches_it(store: Store, chats: tuple[int, ...]) -> None:
    trusting = Trusting(store)
    settings = trusting.set({"kappa": "0,5", "pairs": 10, "count": "unseen", "showing": "mixed"})
    assert settings == Trusting(store).settings()
    assert (settings.bar.kappa, settings.bar.pairs, settings.bar.counted) == (
        Decimal("0.5"),
        10,
        Counted.UNSEEN,
    )
    assert trusting.set(dict.fromkeys(settings.values())).values()["kappa"] == "0.70"
    assert store.setting("trust") == {}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("kappa", "1.2", "0 to 1"),
        ("kappa", "nan", "0 to 1"),
        ("kappa", "🙂", "0 to 1"),
        ("pairs", "9", "10 to 10000"),
        ("pairs", "٥٠", "whole number"),
        ("pairs", "9" * 400, "10 to 10000"),
        ("showing", "sometimes", "shown, hidden, mixed"),
        ("kapa", "0.7", "Did you mean “kappa”"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_and_nothing_is_changed(
    store: Store, name: str, value: str, told: str
) -> None:
    with pytest.raises(TrustSettingsError, match=told) as caught:
        Trusting(store).set({"pairs": "60", name: value} if name != "pairs" else {name: value})
    assert set(caught.value.faults) == {name}
    assert Trusting(store).settings().bar.pairs == 50


def test_a_stored_setting_that_cannot_be_any_more_counts_as_not_chosen(store: Store) -> None:
    store.set_setting("trust", {"kappa": "much", "pairs": "70", "gone": "x"})
    settings = Trusting(store).settings()
    assert (settings.bar.kappa, settings.bar.pairs) == (Decimal("0.70"), 70)


def test_suggestions_are_held_back_until_the_criterion_is_answered(
    store: Store, chats: tuple[int, ...]
) -> None:
    reviewing = Reviewing(store)
    assert reviewing.open(chats[0], ANNA).held == frozenset()
    Trusting(store).set({"showing": "hidden"})
    sheet = reviewing.open(chats[0], ANNA)
    assert sheet.showing == "hidden"
    assert sheet.held == {"greeting", "closing"}
    answered = Mark("greeting", YES, showing="hidden", unseen=YES)
    assert reviewing.save(chats[0], ANNA, [answered], "").held == {"closing"}
    assert submit(store, chats[0], answered).held == frozenset()


def test_a_random_half_is_the_same_half_every_time_and_another_one_for_others() -> None:
    drawn = [is_held(Showing.MIXED, number, "greeting", ANNA) for number in range(2_000)]
    assert drawn == [is_held(Showing.MIXED, number, "greeting", ANNA) for number in range(2_000)]
    assert 900 < sum(drawn) < 1_100
    others = [is_held(Showing.MIXED, number, "greeting", BEN) for number in range(2_000)]
    assert 900 < sum(one is other for one, other in zip(drawn, others, strict=True)) < 1_100


def test_what_was_answered_unseen_stays_beside_what_it_became(store: Store, chats: tuple[int, ...]) -> None:
    submit(store, chats[0], Mark("greeting", YES, origin="suggestion", showing="hidden", unseen=NO))
    submit(store, chats[1], Mark("greeting", YES, origin="suggestion", showing="shown"))
    submit(store, chats[2], Mark("greeting", NO, origin="suggestion"))
    found = greeting(store)
    assert (found.seen, found.unseen, found.unknown) == (2, 1, 0)
    assert found.figures.percent.value == 1
    assert found.unseen_figures.percent.value == 0
    assert (found.changed, found.towards) == (1, 1)
    assert "not known yet" in influence_words(Trusting(store).report())


def test_what_seeing_does_is_told_from_the_mixed_mode(store: Store, chats: tuple[int, ...]) -> None:
    for evaluator in (ANNA, BEN):
        for number, seen in zip(chats, (True, True, False, False), strict=True):
            wrong = NO if number == chats[3] and evaluator == BEN else YES
            mark = Mark("greeting", wrong, showing="mixed", unseen=None if seen else wrong)
            submit(store, number, mark, evaluator)
    report = Trusting(store).report()
    assert report.trust.influence.value == pytest.approx(1 - 0.25)
    assert "+75 points" in influence_words(report)


def golden(store: Store, numbers: Iterable[int], context: JobContext) -> GoldenSet:
    made = GoldenSet(store)
    made.add(tuple(numbers), None, context)
    return made


def test_the_golden_set_pins_marks_and_transcript_of_what_was_submitted(
    store: Store, chats: tuple[int, ...], context: JobContext
) -> None:
    submit(store, chats[0], YES)
    (row,) = golden(store, chats[:1], context).rows()
    assert (row.interaction_id, row.evaluator, row.transcript, row.marks) == (chats[0], ANNA, 1, 2)
    Reviewing(store).reopen(chats[0], ANNA, "misread")
    submit(store, chats[0], NO)
    run = GoldenSet(store).run(context)
    assert run.comparison.criteria[0].right_after == 1, "the pinned revision is the reference"
    assert run.comparison.differences == ()


def test_changed_checks_are_laid_beside_what_they_said_before(
    store: Store, chats: tuple[int, ...], context: JobContext, tmp_path: Path
) -> None:
    for number, answer in zip(chats, (YES, YES, NO, NO), strict=True):
        submit(store, number, answer)
    made = golden(store, chats, context)
    candidate = loader.loads(form(version=2, phrase="good morning to you"), "candidate")
    run = made.run(context, candidate)
    assert run.items == 4
    (difference,) = run.comparison.differences
    assert (difference.before, difference.after, difference.reference) == ("Yes", "No", "Yes")
    assert difference.turn is Turn.WORSE
    first = run.comparison.criteria[0]
    assert (first.marks, first.right_before, first.right_after) == (4, 4, 3)
    made.accept(run)
    assert GoldenSet(store).run(context, candidate).comparison.differences == ()
    back = GoldenSet(store).run(context)
    assert [one.turn for one in back.comparison.differences] == [Turn.BETTER]


def test_an_abstention_from_what_was_right_is_worse(
    store: Store, chats: tuple[int, ...], context: JobContext
) -> None:
    submit(store, chats[2], NO)
    made = golden(store, chats[2:3], context)
    text = form(version=2).replace("none_of", "all_of")
    (difference,) = made.run(context, loader.loads(text, "candidate")).comparison.differences
    assert (difference.before, difference.after, difference.turn) == ("No", "no suggestion", Turn.WORSE)


def test_what_cannot_stand_in_the_golden_set_is_refused_by_its_name(
    store: Store, chats: tuple[int, ...], context: JobContext
) -> None:
    made = GoldenSet(store)
    with pytest.raises(StudioError, match="nobody has submitted any"):
        made.add(chats[:1], None, context)
    submit(store, chats[0], YES)
    with pytest.raises(StudioError, match="Ben Carter has not submitted"):
        made.add(chats[:1], BEN, context)
    with pytest.raises(StudioError, match="no interaction 999"):
        made.add([999], None, context)
    with pytest.raises(StudioError, match=f"Not in the golden set: {chats[3]}"):
        made.remove([chats[3]])
    assert made.rows() == ()


def test_what_is_removed_from_the_library_is_named_in_a_run_and_comes_back_with_it(
    store: Store, chats: tuple[int, ...], context: JobContext
) -> None:
    submit(store, chats[0], YES)
    submit(store, chats[1], YES)
    made = golden(store, chats[:2], context)
    store.remove([chats[1]])
    run = made.run(context)
    assert run.items == 1
    assert "removed from the library" in run.failures[0].message
    made.accept(run)
    store.restore([chats[1]])
    assert made.run(context).items == 2
    assert [row.interaction_id for row in made.remove([chats[0]])] == [chats[1]]


def test_an_empty_golden_set_runs_to_nothing(store: Store, context: JobContext) -> None:
    run = GoldenSet(store).run(context)
    assert (run.items, run.comparison.criteria, run.failures) == (0, (), ())


def test_a_golden_set_outlives_its_storing_as_plain_json(
    store: Store, chats: tuple[int, ...], context: JobContext
) -> None:
    submit(store, chats[0], YES)
    golden(store, chats[:1], context)
    assert json.loads(json.dumps(store.setting("golden_set"))) == store.setting("golden_set")
    assert replace(GoldenSet(store).rows()[0], title="").agent == "Maya Brandt"
