"""The laboratory: what it says of a changed form is what `scoring.score` says of every evaluation, one by one."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from storage_world import interaction

from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.rows import Channel
from qa_studio.services.laboratory import Laboratory
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.store import Store
from rubrics import loader
from rubrics.conditions import Situation, resolve
from rubrics.model import (
    NOT_APPLICABLE,
    Answer,
    AnswerState,
    Condition,
    Criterion,
    CriticalPolicy,
    NotApplicablePolicy,
    Policy,
    Rubric,
    Thresholds,
    UnansweredPolicy,
    Weighting,
)
from scoring.marks import fits
from scoring.model import Explanation, Mark, Outcome
from scoring.score import score

COUNT = 60
Marked = dict[int, tuple[Channel, tuple[Mark, ...]]]


def an_answer(criterion: Criterion, chance: random.Random) -> Answer:
    if criterion.na_allowed and chance.random() < 0.2:
        return NOT_APPLICABLE
    best = max(criterion.scale.options, key=lambda option: option.fraction)
    picked = best if chance.random() < 0.8 else chance.choice(criterion.scale.options)
    return Answer(AnswerState.ANSWERED, picked.key)


@pytest.fixture
def marked(store: Store) -> Marked:
    """Sixty submitted evaluations by the built-in form; interaction id -> its channel and marks."""
    rubric, chance = Rubrics(store).current(), random.Random(91)
    channels = [list(Channel)[place % 3] for place in range(COUNT)]
    ids = store.add_interactions(
        [(interaction(f"talk {place}", channel=channel), None) for place, channel in enumerate(channels)]
    )
    found: Marked = {}
    for number, channel in zip(ids, channels, strict=True):
        marks = tuple(Mark(item.key, an_answer(item, chance), "said so") for item in rubric.criteria())
        Reviewing(store).submit(number, "Anna Lindt", marks, "")
        found[number] = (channel, marks)
    return found


def explained(rubric: Rubric, channel: Channel, marks: tuple[Mark, ...]) -> Explanation:
    by_key = {item.key: item for item in rubric.criteria()}
    answers: Mapping[str, Answer] = {mark.criterion_key: mark.answer for mark in marks}
    answers = resolve(rubric, answers, Situation(channel=channel.value))
    fitting = {k: a for k, a in answers.items() if k in by_key and fits(by_key[k], a, rubric.policy)}
    return score(rubric, fitting)


def reweighted(rubric: Rubric) -> Rubric:
    """Empathy counts for more, and the greeting for nothing."""
    sections = tuple(
        replace(
            section,
            weight=section.weight * 2 if section.key == "empathy" else section.weight,
            criteria=tuple(
                replace(item, weight=Decimal(0)) if item.key == "greeting" else item
                for item in section.criteria
            ),
        )
        for section in rubric.sections
    )
    return replace(rubric, sections=sections)


def only_calls(rubric: Rubric) -> Rubric:
    first, *rest = rubric.sections
    return replace(rubric, sections=(replace(first, shown_when=Condition(channels=("call",))), *rest))


def policy(rubric: Rubric, **changes: object) -> Rubric:
    return replace(rubric, policy=replace(rubric.policy, **changes))  # type: ignore[arg-type]


CHANGES = {
    "weights": reweighted,
    "threshold": lambda rubric: replace(rubric, thresholds=Thresholds(Decimal(80))),
    "zero": lambda rubric: policy(rubric, critical=CriticalPolicy.SCORE_ZERO),
    "na_as_pass": lambda rubric: policy(rubric, not_applicable=NotApplicablePolicy.COUNT_AS_PASS),
    "na_not_allowed": lambda rubric: policy(
        rubric, not_applicable=NotApplicablePolicy.NOT_ALLOWED, unanswered=UnansweredPolicy.LEAVE_OUT
    ),
    "flat": lambda rubric: policy(rubric, weighting=Weighting.CRITERIA),
    "baseline": lambda rubric: policy(rubric, baseline=Decimal(100)),
    "decimals": lambda rubric: policy(rubric, decimals=2),
    "only_calls": only_calls,
    "other_policy": lambda rubric: replace(rubric, policy=Policy(critical=CriticalPolicy.SECTION_ZERO)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_number_is_the_one_that_scoring_one_by_one_gives(
    name: str, store: Store, marked: Marked, context: JobContext
) -> None:
    before = Rubrics(store).current()
    after = CHANGES[name](before)
    laboratory = Laboratory(store)
    trial = laboratory.try_out(laboratory.bench(before.key, context), after, context)
    old = {number: explained(before, *one) for number, one in marked.items()}
    new = {number: explained(after, *one) for number, one in marked.items()}
    both = [
        (a.score, b.score)
        for a, b in ((old[number], new[number]) for number in marked)
        if a.score is not None and b.score is not None
    ]
    steps = [after_score - before_score for before_score, after_score in both]
    met = {n for n in marked if old[n].outcome is Outcome.MET}
    now_met = {n for n in marked if new[n].outcome is Outcome.MET}
    assert (trial.rows, trial.compared) == (COUNT, len(both))
    assert trial.moved == sum(1 for step in steps if step)
    mean = (sum(steps) / len(steps)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) if steps else None
    assert trial.mean_change == mean
    assert (trial.largest_loss, trial.largest_gain) == (min([0, *steps]), max([0, *steps]))
    assert {one.interaction_id for one in trial.crossings if one.rises} == now_met - met
    assert {one.interaction_id for one in trial.crossings if not one.rises} == met - now_met
    assert (trial.risen, trial.fallen) == (len(now_met - met), len(met - now_met))
    for one in trial.crossings:
        assert (one.before, one.after) == (old[one.interaction_id].score, new[one.interaction_id].score)
    assert sum(stretch.count for stretch in trial.stretches) == trial.compared


def test_each_criterion_says_what_it_gives_on_average(
    store: Store, marked: Marked, context: JobContext
) -> None:
    before = Rubrics(store).current()
    after = reweighted(before)
    laboratory = Laboratory(store)
    trial = laboratory.try_out(laboratory.bench(before.key, context), after, context)
    for place, criterion in enumerate(after.criteria()):
        shift = trial.by_criterion[place]
        old = [explained(before, *one).parts()[place] for one in marked.values()]
        new = [explained(after, *one).parts()[place] for one in marked.values()]
        assert shift.key == criterion.key
        assert shift.before == pytest.approx(float(sum(part.contribution for part in old)) / COUNT)
        assert shift.after == pytest.approx(float(sum(part.contribution for part in new)) / COUNT)


def test_nothing_moves_when_nothing_is_changed_and_nothing_is_written(
    store: Store, marked: Marked, context: JobContext
) -> None:
    rows, rubric = store.interaction_rows(), Rubrics(store).current()
    laboratory = Laboratory(store)
    bench = laboratory.bench(rubric.key, context)
    assert (len(bench), bench.versions) == (COUNT, (1,))
    same = laboratory.try_out(bench, rubric, context)
    assert (same.moved, same.risen, same.fallen, same.unfit) == (0, 0, 0, 0)
    laboratory.try_out(bench, reweighted(rubric), context)
    assert store.interaction_rows() == rows
    assert Rubrics(store).all() == (rubric,)


def test_evaluations_of_several_versions_are_tried_together_and_renamed_criteria_keep_their_marks(
    store: Store, marked: Marked, context: JobContext
) -> None:
    rubrics = Rubrics(store)
    text = loader.read_text(loader.builtin("support_core"))
    store.publish_rubric(text.replace("version: 1", "version: 2", 1).replace("weight: 12", "weight: 24", 1))
    second = rubrics.current()
    ids = store.add_interactions([(interaction(f"late {place}"), None) for place in range(10)])
    chance = random.Random(2)
    for number in ids:
        marks = tuple(Mark(item.key, an_answer(item, chance), "said so") for item in second.criteria())
        Reviewing(store).submit(number, "Ben Carter", marks, "")
        marked[number] = (Channel.CHAT, marks)
    laboratory = Laboratory(store)
    bench = laboratory.bench("support_core", context)
    assert (bench.versions, len(bench)) == ((1, 2), COUNT + 10)
    first, *rest = second.sections
    opening = replace(first.criteria[0], key="opening", replaces="greeting", weight=Decimal(4))
    after = replace(second, sections=(replace(first, criteria=(opening, *first.criteria[1:])), *rest))
    trial = laboratory.try_out(bench, after, context)
    assert (trial.unfit, trial.lost) == (0, 0)
    moved = 0
    for number, (channel, marks) in marked.items():
        renamed = tuple(
            replace(mark, criterion_key="opening") if mark.criterion_key == "greeting" else mark
            for mark in marks
        )
        own = second if number in ids else rubrics.all()[1]
        moved += explained(own, channel, marks).score != explained(after, channel, renamed).score
    assert trial.moved == moved > 0
    assert [shift.key for shift in trial.by_criterion] == [item.key for item in after.criteria()]
    assert trial.by_criterion[0].before is not None


def test_only_what_people_have_submitted_and_kept_counts(
    store: Store, marked: Marked, context: JobContext
) -> None:
    first, second, third, *_ = marked
    reviewing, (_, marks) = Reviewing(store), marked[second]
    store.remove([first])
    reviewing.reopen(second, "Anna Lindt", "a mark was wrong")
    laboratory = Laboratory(store)
    assert len(laboratory.bench("support_core", context)) == COUNT - 1, "the submitted revision still counts"
    reviewing.submit(second, "Anna Lindt", marks, "")
    reviewing.reopen(third, "Anna Lindt", "again")
    assert len(laboratory.bench("support_core", context)) == COUNT - 1
    assert len(laboratory.bench("no_such_form", context)) == 0


def test_a_form_without_evaluations_gives_an_empty_trial(store: Store, context: JobContext) -> None:
    rubric = Rubrics(store).current()
    laboratory = Laboratory(store)
    trial = laboratory.try_out(laboratory.bench(rubric.key, context), rubric, context)
    assert (trial.rows, trial.mean_change, trial.stretches, trial.crossings) == (0, None, (), ())


def test_reading_can_be_stopped(store: Store, marked: Marked) -> None:
    context = JobContext()
    context.cancel()
    with pytest.raises(JobCancelled):
        Laboratory(store).bench("support_core", context)
