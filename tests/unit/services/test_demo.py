"""The demonstration: built by the real services, whole, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import ScriptedSpeech, spoken
from service_files import CHATS, write

from qa_studio.demo import demo_folder
from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.rows import Channel, ImportOptions, WorkState
from qa_studio.services.demo import Demonstration
from qa_studio.services.importing import Importing
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.queue_run import Speech
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.transcribing import Transcribing
from qa_studio.storage.store import Store
from transcription.errors import AudioUnreadableError

CALL = spoken("thank you for calling meadow lane", "hello")


def demonstration(store: Store, tmp_path: Path, speech: Speech | None = None) -> Demonstration:
    """All services are the real ones; the recordings' speech, which takes a minute, is scripted."""
    queue = TranscriptionQueue(
        store, speech or ScriptedSpeech({}, CALL), Models(tmp_path / "models"), at_once=2
    )
    transcribing = Transcribing(store, queue)
    return Demonstration(store, Importing(store), transcribing, Suggesting(store), Reviewing(store))


def test_the_demonstration_is_whole(store: Store, tmp_path: Path, context: JobContext) -> None:
    demonstration(store, tmp_path).build(context)
    rows = store.interaction_rows()
    assert sum(row.channel is Channel.CALL for row in rows) == 5
    assert sum(row.channel is Channel.CHAT for row in rows) == 13
    assert sum(row.is_own_company for row in rows) == 16
    assert {row.round_name for row in rows} == {"Round 1", "Round 2"}
    assert {row.agent for row in rows} == {"Maya Brandt", "Tom Reed", "Priya Shah", "Alex Stone"}
    assert all(row.origin is not None and row.started_at is not None for row in rows)
    assert all(row.source.is_relative_to(store.sources_folder) for row in rows), (
        "the workspace can be moved as it is"
    )
    assert {row.state for row in rows} == {WorkState.SUBMITTED, WorkState.SUGGESTED}
    scores = [row.score for row in rows if row.score is not None and not row.score_is_automatic]
    assert min(scores) < 50
    assert max(scores) > 91
    (session,) = store.calibrations()
    assert session.evaluators == ("Anna Lindt", "Ben Carter")
    pairs = {(record.row.id, record.evaluator) for record in store.evaluations()}
    assert {(number, name) for number in session.interaction_ids for name in session.evaluators} <= pairs


def test_every_quote_of_the_reviewers_is_found_word_for_word(
    store: Store, tmp_path: Path, context: JobContext
) -> None:
    demonstration(store, tmp_path).build(context)
    quoted = 0
    for record in store.evaluations():
        for mark in record.marks:
            for span in mark.evidence:
                assert record.transcript is not None
                assert record.transcript.turns[span.turn].text[span.start : span.end] == span.text
                quoted += 1
    assert quoted > 100


def test_building_it_again_doubles_nothing_and_keeps_what_the_user_did(
    store: Store, tmp_path: Path, context: JobContext
) -> None:
    service = demonstration(store, tmp_path)
    service.build(context)
    waiting = next(row for row in store.interaction_rows() if row.state is WorkState.SUGGESTED)
    record = store.evaluations()[0]
    Reviewing(store).save(waiting.id, "Me", record.marks[:1], "mine")
    Reviewing(store).reopen(record.row.id, record.evaluator, "second thoughts")
    before = (store.interaction_rows(), store.evaluations(kind=None), store.surveys(), store.calibrations())
    service.build(context)
    assert (
        store.interaction_rows(),
        store.evaluations(kind=None),
        store.surveys(),
        store.calibrations(),
    ) == before
    assert Reviewing(store).open(waiting.id, "Me").comment == "mine"


def test_a_build_that_was_stopped_goes_on(store: Store, tmp_path: Path, context: JobContext) -> None:
    class Stops(JobContext):
        def report(self, fraction: float | None, message: str = "") -> None:
            if "Transcribing" in message:
                raise JobCancelled

    with pytest.raises(JobCancelled):
        demonstration(store, tmp_path).build(Stops())
    assert len(store.interaction_rows()) == 18
    assert demonstration(store, tmp_path).is_unfinished()
    demonstration(store, tmp_path).build(context)
    assert not demonstration(store, tmp_path).is_unfinished()
    assert len(store.interaction_rows()) == 18
    assert {row.state for row in store.interaction_rows()} == {WorkState.SUBMITTED, WorkState.SUGGESTED}


def test_a_workspace_of_one_s_own_is_refused_and_left_alone(
    store: Store, tmp_path: Path, inbox: Path, context: JobContext
) -> None:
    Importing(store).import_paths([write(inbox / "a.csv", CHATS)], ImportOptions(), context)
    before = store.interaction_rows()
    with pytest.raises(StudioError, match="interactions of your own"):
        demonstration(store, tmp_path).build(context)
    assert store.interaction_rows() == before
    assert store.rounds() == ()


def test_a_call_that_fails_is_named_and_the_rest_is_there(
    store: Store, tmp_path: Path, context: JobContext
) -> None:
    names = [path.name for path in (demo_folder() / "files" / "calls").iterdir()]
    broken = ScriptedSpeech(
        {name: AudioUnreadableError(f"“{name}” cannot be read.") for name in names[:2]}, CALL
    )
    with pytest.raises(StudioError, match="The demonstration is not whole") as caught:
        demonstration(store, tmp_path, broken).build(context)
    assert all(name in str(caught.value) for name in names[:2])
    assert sum(row.origin is None for row in store.interaction_rows()) == 2
    assert store.calibrations()
    demonstration(store, tmp_path).build(context)
    assert all(row.origin is not None for row in store.interaction_rows())
    assert len(store.interaction_rows()) == 18
