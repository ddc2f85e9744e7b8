"""The history of marks: who changed what, when and why, and who may read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_review import answered, call_transcript, write_call

from qa_studio.jobs.context import JobContext
from qa_studio.rows import ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.revisions import Revisions
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess
from scoring.model import Mark

ANNA, BEN = "Anna Lindt", "Ben Carter"
REASON = "The second request was left open."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    write_call(tmp_path / "call.wav")
    (number,) = Importing(store).import_paths([tmp_path / "call.wav"], ImportOptions(), JobContext()).done
    store.add_transcript(number, call_transcript(), AgentGuess(0, 0.8, ""))
    return number


def whole_marks(store: Store, call: int, solution: str = "2") -> tuple[Mark, ...]:
    sheet = Reviewing(store).open(call, ANNA)
    made = []
    for criterion in sheet.rubric.criteria():
        value = solution if criterion.key == "solution" else criterion.scale.options[0].key
        made.append(Mark(criterion.key, answered(value), comment="As heard."))
    return tuple(made)


def test_a_correction_tells_what_it_changed_when_and_why(store: Store, call: int) -> None:
    reviewing = Reviewing(store)
    reviewing.submit(call, ANNA, whole_marks(store, call), "Good.")
    reviewing.reopen(call, ANNA, REASON)
    reviewing.submit(call, ANNA, whole_marks(store, call, "0"), "Good, but.")

    newest, first = Revisions(store).of(call, ANNA)
    (change,) = newest.changes
    assert (change.criterion.key, change.number) == ("solution", 6)
    assert change.before is not None
    assert (change.before.answer.value, change.after.answer.value) == ("2", "0")
    assert (newest.reason, newest.number, newest.evaluator) == (REASON, 2, ANNA)
    assert (newest.comment_before, newest.comment) == ("Good.", "Good, but.")
    assert newest.before is not None
    assert newest.explanation is not None
    assert newest.explanation.score < newest.before.score
    assert newest.submitted_at > first.submitted_at
    assert len(first.changes) == 12
    assert {change.before for change in first.changes} == {None}


def test_a_draft_stands_on_top_with_what_it_changes_so_far(store: Store, call: int) -> None:
    reviewing = Reviewing(store)
    reviewing.submit(call, ANNA, whole_marks(store, call), "")
    reviewing.reopen(call, ANNA, REASON)
    reviewing.save(call, ANNA, whole_marks(store, call, "1"), "")
    draft, _ = Revisions(store).of(call, ANNA)
    assert draft.submitted_at is None
    assert [change.criterion.key for change in draft.changes] == ["solution"]


def test_others_are_seen_only_by_who_has_submitted(store: Store, call: int) -> None:
    reviewing = Reviewing(store)
    reviewing.submit(call, BEN, whole_marks(store, call, "0"), "")
    assert Revisions(store).of(call, ANNA) == ()
    reviewing.save(call, ANNA, whole_marks(store, call), "")
    assert [one.evaluator for one in Revisions(store).of(call, ANNA)] == [ANNA]
    reviewing.submit(call, ANNA, whole_marks(store, call), "")
    assert [one.evaluator for one in Revisions(store).of(call, ANNA)] == [ANNA, BEN]


def test_what_nobody_has_marked_has_no_history(store: Store, call: int) -> None:
    assert Revisions(store).of(call, ANNA) == ()
