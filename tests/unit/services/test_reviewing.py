"""Reviewing: drafts, submissions, corrections, and which transcript version they speak of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from storage_world import interaction, put_in_use, transcript

from qa_studio.errors import StudioError
from qa_studio.rows import ReviewSheet, WorkState
from qa_studio.services.reviewing import IncompleteEvaluationError, Reviewing
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess
from rubrics.model import HIDDEN, NOT_APPLICABLE, Answer, AnswerState, Rubric, ScaleKind
from scoring.errors import MarksError
from scoring.model import Evidence, Mark, Outcome
from transcription.model import Role

ANNA, BEN = "Anna Lindt", "Ben Carter"

CONDITIONAL = """
rubric: conditional
title: Conditional form
version: 1
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - {key: greeting, title: Greeting, weight: 1, guidance: Says hello., scale: yes_no, comment_on: ["no"]}
      - {key: tone, title: Tone, weight: 1, guidance: Calls only., scale: yes_no, shown_when: {channel: [call]}}
"""


@pytest.fixture
def reviewing(store: Store) -> Reviewing:
    return Reviewing(store)


@pytest.fixture
def chat(store: Store) -> int:
    (number,) = store.add_interactions([(interaction(), transcript("Hello there", "Hi", "Bye"))])
    return number


def best(rubric: Rubric) -> tuple[Mark, ...]:
    """The best answer to everything."""
    found = {
        item.key: max(item.scale.options, key=lambda option: option.fraction) for item in rubric.criteria()
    }
    return tuple(Mark(key, Answer(AnswerState.ANSWERED, option.key)) for key, option in found.items())


def answered(sheet: ReviewSheet) -> list[str]:
    return [mark.criterion_key for mark in sheet.marks]


def test_an_interaction_opens_with_the_built_in_rubric_and_nothing_marked(
    reviewing: Reviewing, chat: int
) -> None:
    sheet = reviewing.open(chat, ANNA)
    assert sheet.rubric.key == "support_core"
    assert sheet.transcript is not None
    assert [turn.text for turn in sheet.transcript.turns] == ["Hello there", "Hi", "Bye"]
    assert (sheet.marks, sheet.evaluation_id, sheet.submitted_at, sheet.revision) == ((), None, None, 1)
    assert sheet.explanation.outcome is Outcome.INCOMPLETE
    assert all(item.scale.kind in (ScaleKind.YES_NO, ScaleKind.LEVELS) for item in sheet.rubric.criteria())


def test_opening_changes_nothing(store: Store, reviewing: Reviewing, chat: int) -> None:
    before = store.interaction_row(chat)
    reviewing.open(chat, ANNA)
    assert store.interaction_row(chat) == before
    assert store.evaluations(kind=None) == ()


def test_a_draft_is_there_again_for_its_evaluator_alone(
    store: Store, reviewing: Reviewing, chat: int
) -> None:
    marks = best(reviewing.open(chat, ANNA).rubric)[:3]
    reviewing.save(chat, ANNA, marks, "Grüße")
    again = Reviewing(store).open(chat, ANNA)
    assert (again.marks, again.comment) == (marks, "Grüße")
    assert reviewing.open(chat, BEN).marks == ()
    assert store.interaction_row(chat).state is WorkState.DRAFT


def test_marks_come_back_in_the_order_of_the_form(reviewing: Reviewing, chat: int) -> None:
    rubric = reviewing.open(chat, ANNA).rubric
    sheet = reviewing.save(chat, ANNA, best(rubric)[::-1], "")
    assert answered(sheet) == [item.key for item in rubric.criteria()]


def test_a_mark_that_does_not_fit_the_form_is_refused_and_the_draft_stays(
    reviewing: Reviewing, chat: int
) -> None:
    marks = best(reviewing.open(chat, ANNA).rubric)[:1]
    reviewing.save(chat, ANNA, marks, "")
    with pytest.raises(MarksError, match="nonsense"):
        reviewing.save(chat, ANNA, [Mark("nonsense", NOT_APPLICABLE)], "")
    assert reviewing.open(chat, ANNA).marks == marks


def test_submitting_names_what_is_missing_and_changes_nothing(reviewing: Reviewing, chat: int) -> None:
    marks = best(reviewing.open(chat, ANNA).rubric)
    reviewing.save(chat, ANNA, marks[:3], "")
    titles = [item.title for item in reviewing.open(chat, ANNA).rubric.criteria()]
    with pytest.raises(IncompleteEvaluationError) as caught:
        reviewing.submit(chat, ANNA, marks[:-2], "")
    assert caught.value.missing == tuple(mark.criterion_key for mark in marks[-2:])
    assert all(f"“{title}”" in str(caught.value) for title in titles[-2:])
    assert f"“{titles[0]}”" not in str(caught.value)
    sheet = reviewing.open(chat, ANNA)
    assert (sheet.marks, sheet.submitted_at) == (marks[:3], None)


def test_submitting_freezes_marks_score_and_moment(store: Store, reviewing: Reviewing, chat: int) -> None:
    marks = best(reviewing.open(chat, ANNA).rubric)
    told = datetime(2026, 4, 8, 10, 22, tzinfo=timezone(timedelta(hours=1)))
    sheet = reviewing.submit(chat, ANNA, marks, "Well done", told)
    assert (sheet.submitted_at, sheet.explanation.score) == (told.astimezone(UTC), Decimal("100.0"))
    row = store.interaction_row(chat)
    assert (row.state, row.score, row.outcome) == (WorkState.SUBMITTED, Decimal("100.0"), Outcome.MET)
    for change in (reviewing.save, reviewing.submit):
        with pytest.raises(StudioError, match="Reopen it"):
            change(chat, ANNA, marks[:1], "")
    assert reviewing.open(chat, ANNA) == replace(sheet, row=row)


def test_everything_not_applicable_is_submitted_without_a_score(
    store: Store, reviewing: Reviewing, chat: int, inbox: Path
) -> None:
    path = inbox / "form.yaml"
    path.write_text(CONDITIONAL, encoding="utf-8")
    put_in_use(store, path)
    sheet = reviewing.submit(chat, ANNA, [Mark("greeting", NOT_APPLICABLE)], "")
    assert (sheet.explanation.score, sheet.explanation.outcome) == (None, Outcome.INCOMPLETE)
    assert store.interaction_row(chat).score is None


def test_a_correction_needs_a_reason_and_keeps_what_was_submitted(
    store: Store, reviewing: Reviewing, chat: int
) -> None:
    marks = best(reviewing.open(chat, ANNA).rubric)
    reviewing.submit(chat, ANNA, marks, "")
    with pytest.raises(StudioError, match="needs a reason"):
        reviewing.reopen(chat, ANNA, "  ")
    sheet = reviewing.reopen(chat, ANNA, "Listened again")
    assert (sheet.revision, sheet.marks, sheet.submitted_at) == (2, marks, None)
    changed = (*marks[:-1], Mark(marks[-1].criterion_key, Answer(AnswerState.ANSWERED, "no")))
    sheet = reviewing.submit(chat, ANNA, changed, "")
    assert sheet.explanation.score is not None
    assert sheet.explanation.score < 100
    old, new = store.evaluations(superseded=True)
    assert (old.marks, new.marks, new.reason) == (marks, changed, "Listened again")


def test_an_evaluation_stays_with_the_rubric_it_was_begun_with(
    store: Store, reviewing: Reviewing, chat: int, inbox: Path
) -> None:
    marks = best(reviewing.open(chat, ANNA).rubric)
    reviewing.save(chat, ANNA, marks, "")
    path = inbox / "form.yaml"
    path.write_text(CONDITIONAL, encoding="utf-8")
    assert put_in_use(store, path).key == "conditional"
    assert reviewing.open(chat, BEN).rubric.key == "conditional"
    assert reviewing.submit(chat, ANNA, marks, "").rubric.key == "support_core"


def test_what_a_condition_hides_is_hidden_and_never_missing(
    store: Store, reviewing: Reviewing, chat: int, inbox: Path
) -> None:
    path = inbox / "form.yaml"
    path.write_text(CONDITIONAL, encoding="utf-8")
    put_in_use(store, path)
    sheet = reviewing.open(chat, ANNA)
    assert sheet.marks == (Mark("tone", HIDDEN),)
    assert sheet.explanation.missing == ("greeting",)
    no = Mark("greeting", Answer(AnswerState.ANSWERED, "no"))
    with pytest.raises(IncompleteEvaluationError, match="'Greeting' needs a comment") as caught:
        reviewing.submit(chat, ANNA, [no], "")
    assert caught.value.missing == ("greeting",)
    sheet = reviewing.submit(chat, ANNA, [replace(no, comment="None at all")], "")
    assert sheet.marks == (replace(no, comment="None at all"), Mark("tone", HIDDEN))
    assert reviewing.explain(sheet.rubric, sheet.marks) == sheet.explanation


def test_the_transcript_version_is_pinned_at_the_first_mark(
    store: Store, reviewing: Reviewing, chat: int
) -> None:
    rubric = reviewing.open(chat, ANNA).rubric
    span = Evidence(0, 0, 5, "Hello")
    mark = Mark(rubric.sections[0].criteria[0].key, best(rubric)[0].answer, evidence=(span,))
    reviewing.save(chat, ANNA, [mark], "")
    reviewing.save(chat, BEN, [], "only a remark yet")
    store.add_transcript(chat, transcript("Quite other words", "Hi"))
    pinned, free = reviewing.open(chat, ANNA).transcript, reviewing.open(chat, BEN).transcript
    assert pinned is not None
    assert free is not None
    assert (pinned.version, pinned.turns[0].text[:5], free.version) == (1, "Hello", 2)
    reviewing.submit(chat, ANNA, (mark, *best(rubric)[1:]), "")
    (record,) = store.evaluations()
    assert record.transcript == pinned


def test_a_draft_follows_when_only_the_roles_were_said_anew(
    store: Store, reviewing: Reviewing, chat: int
) -> None:
    rubric = reviewing.open(chat, ANNA).rubric
    reviewing.save(chat, ANNA, best(rubric)[:1], "")
    reviewing.submit(chat, BEN, best(rubric), "")
    said = transcript("Hello there", "Hi", "Bye")
    swapped = replace(said, turns=tuple(replace(turn, role=Role.UNKNOWN) for turn in said.turns))
    store.add_transcript(chat, swapped, AgentGuess(1))
    draft, submitted = reviewing.open(chat, ANNA), reviewing.open(chat, BEN)
    assert draft.transcript is not None
    assert submitted.transcript is not None
    assert (draft.transcript.version, draft.agent_channel, submitted.transcript.version) == (2, 1, 1)


def test_a_recording_can_be_marked_by_ear_before_there_is_a_transcript(
    store: Store, reviewing: Reviewing
) -> None:
    (number,) = store.add_interactions([(interaction(agent_channel=1), None)])
    sheet = reviewing.open(number, ANNA)
    assert (sheet.transcript, sheet.findings, sheet.agent_channel) == (None, (), 1)
    reviewing.submit(number, ANNA, best(sheet.rubric), "")
    (record,) = store.evaluations()
    assert record.transcript is None


def test_an_unknown_interaction_is_refused(reviewing: Reviewing) -> None:
    with pytest.raises(StudioError, match="no interaction 99"):
        reviewing.open(99, ANNA)
