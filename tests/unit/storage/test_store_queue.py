"""The queue as it is stored: its order, who works on what, what is kept, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from storage_world import interaction, read_rubric, transcript

from qa_studio.speech_rows import Hold, JobState
from qa_studio.storage.store import Store
from qa_studio.storage.tables import Job
from qa_studio.storage.values import AgentGuess, JobEnd, NewJob, NewStep, StoredJob

ME, OTHER = "me", "other"
DRAFT = {"engine": "draft", "model": "", "agent_channel": None}
SAME = ("engine", "model")


@pytest.fixture
def calls(store: Store) -> tuple[int, ...]:
    return store.add_interactions([(interaction(name), None) for name in "abcd"])


def new(interaction_id: int, **changes: object) -> NewJob:
    return NewJob(interaction_id, {**DRAFT, **changes}, SAME, audio_s=60.0)


def asked_for(store: Store, *wishes: NewJob) -> tuple[StoredJob, ...]:
    jobs = store.enqueue(wishes)
    assert None not in jobs
    return tuple(job for job in jobs if job is not None)


def queued(store: Store, calls: Sequence[int]) -> tuple[StoredJob, ...]:
    return asked_for(store, *map(new, calls))


def order(store: Store) -> list[int]:
    return [job.id for job in store.jobs()]


def step(number: int, body: str = "{}", fraction: float = 0.5) -> NewStep:
    return NewStep(number, body, fraction, spent_s=2.5)


def claimed(store: Store, at_most: int = 9, only: Sequence[int] | None = None) -> StoredJob:
    job = store.claim_job(ME, at_most, only)
    assert job is not None
    return job


def test_jobs_wait_in_the_order_in_which_they_came(store: Store, calls: tuple[int, ...]) -> None:
    jobs = queued(store, calls)
    assert [(job.interaction_id, job.title, job.state) for job in jobs] == [
        (number, title, JobState.QUEUED) for number, title in zip(calls, "abcd", strict=True)
    ]
    assert order(store) == [job.id for job in jobs]
    assert [claimed(store).id for _ in calls] == order(store)
    assert store.claim_job(ME, 9) is None


def test_no_more_run_at_once_than_are_allowed_in_all_processes_together(
    store: Store, calls: tuple[int, ...]
) -> None:
    queued(store, calls)
    assert store.claim_job(OTHER, 2) is not None
    assert store.claim_job(ME, 2) is not None
    assert store.claim_job(ME, 2) is None


def test_only_what_was_asked_for_is_taken(store: Store, calls: tuple[int, ...]) -> None:
    jobs = queued(store, calls)
    assert claimed(store, only=[jobs[2].id]).id == jobs[2].id
    assert store.claim_job(ME, 9, [jobs[2].id]) is None


@pytest.fixture(scope="module")
def four_waiting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("workspace"), read_rubric) as opened:
        queued(opened, opened.add_interactions([(interaction(name), None) for name in "abcd"]))
        yield opened


@given(which=st.integers(0, 3), place=st.integers(-2, 9))
def test_moving_gives_a_job_its_place_and_leaves_the_others_in_order(
    four_waiting: Store, which: int, place: int
) -> None:
    expected = order(four_waiting)
    moved = expected.pop(which)
    expected.insert(max(0, place - 1), moved)
    four_waiting.move_job(moved, place)
    assert order(four_waiting) == expected


def test_a_recording_has_one_job_however_often_it_is_asked_for(store: Store, calls: tuple[int, ...]) -> None:
    (first, again) = asked_for(store, new(calls[0]), new(calls[0]))
    assert first == again
    job = claimed(store)
    assert asked_for(store, new(calls[0], model="base")) == (job,), "what runs stays as it was asked"
    with store._writing() as session:
        values = {"kind": "transcribe", "position": 0, "asked": {}, "created_at": job.created_at}
        session.add(Job(interaction_id=calls[0], state="queued", **values))
        with pytest.raises(IntegrityError, match="UNIQUE"):
            session.flush()
        session.rollback()


def test_a_job_that_waits_takes_what_is_asked_now(store: Store, calls: tuple[int, ...]) -> None:
    (job,) = queued(store, calls[:1])
    (changed,) = asked_for(store, new(calls[0], model="base"))
    assert (changed.id, changed.asked["model"]) == (job.id, "base")


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED])
@pytest.mark.parametrize(("asked", "kept"), [({"agent_channel": 1}, 1), ({"model": "base"}, 0)])
def test_what_failed_or_was_cancelled_goes_on_from_its_steps_when_the_same_is_asked(
    store: Store, calls: tuple[int, ...], state: JobState, asked: dict[str, object], kept: int
) -> None:
    queued(store, calls[:1])
    job = claimed(store)
    store.keep_step(job.id, ME, step(0))
    store.leave_job(job.id, ME, JobEnd(state, "because", spent_s=3.0))
    queued(store, calls[1:2])

    (again,) = asked_for(store, new(calls[0], **asked))

    assert (again.id, again.state, again.reason, again.ended_at) == (job.id, JobState.QUEUED, "", None)
    assert len(store.steps(job.id)) == kept
    assert (again.fraction, again.spent_s) == ((0.5, 3.0) if kept else (0.0, 0.0))
    assert order(store)[-1] == job.id, "it waits at the end of the queue"


def test_a_step_replaces_the_one_of_its_number(store: Store, calls: tuple[int, ...]) -> None:
    queued(store, calls[:1])
    job = claimed(store)
    for number, body in ((1, "one"), (0, "zero"), (1, "one again")):
        assert store.keep_step(job.id, ME, step(number, body, fraction=0.25))
    assert store.steps(job.id) == ("zero", "one again")
    assert (store.jobs()[0].fraction, store.jobs()[0].spent_s) == (0.25, 2.5)


def test_done_means_the_transcript_is_there_and_the_steps_are_gone(
    store: Store, calls: tuple[int, ...]
) -> None:
    queued(store, calls[:1])
    job = claimed(store)
    store.keep_step(job.id, ME, step(0))
    assert store.finish_job(job.id, ME, transcript("hello"), AgentGuess(1, 0.5, "hello"), spent_s=9.0)
    newest = store.newest_transcript(calls[0])
    assert newest is not None
    assert newest.guess == AgentGuess(1, 0.5, "hello")
    (done,) = store.jobs()
    assert (done.state, done.fraction, done.spent_s, done.owner) == (JobState.DONE, 1.0, 9.0, "")
    assert done.ended_at is not None
    assert store.steps(job.id) == ()
    assert store.enqueue([new(calls[0])]) == (None,), "whoever asked has not seen this transcript yet"
    (next_one,) = asked_for(store, replace(new(calls[0]), version=1))
    assert next_one.id != job.id, "asked again after it was done: another job"


def test_who_has_lost_a_job_writes_nothing(store: Store, calls: tuple[int, ...]) -> None:
    queued(store, calls[:1])
    job = claimed(store)
    running = (JobState.RUNNING,)
    assert store.change_jobs([job.id], running, JobEnd(JobState.CANCELLED)) == (job.id,)
    assert not store.keep_step(job.id, ME, step(0))
    assert not store.finish_job(job.id, ME, transcript("hello"), AgentGuess(), 1.0)
    assert not store.leave_job(job.id, ME, JobEnd(JobState.QUEUED))
    assert not store.leave_job(job.id, "", JobEnd(JobState.QUEUED))
    assert store.newest_transcript(calls[0]) is None
    assert store.jobs()[0].state is JobState.CANCELLED


def test_a_change_is_made_only_from_the_states_that_it_is_meant_for(
    store: Store, calls: tuple[int, ...]
) -> None:
    first, second = queued(store, calls[:2])
    claimed(store)
    pause = JobEnd(JobState.PAUSED, hold=Hold.PERSON)
    assert store.change_jobs([first.id, second.id], (JobState.QUEUED,), pause) == (second.id,)


def test_what_the_battery_holds_is_released_and_what_a_person_paused_is_not(
    store: Store, calls: tuple[int, ...]
) -> None:
    first, second = queued(store, calls[:2])
    store.change_jobs([first.id], (JobState.QUEUED,), JobEnd(JobState.PAUSED, "later", Hold.PERSON))
    store.hold_waiting_jobs("On battery.")
    assert [(job.hold, job.reason) for job in store.jobs()] == [
        (Hold.PERSON, "later"), (Hold.BATTERY, "On battery."),
    ]  # fmt: skip
    store.release_jobs(Hold.BATTERY)
    assert [(job.state, job.reason) for job in store.jobs([second.id])] == [(JobState.QUEUED, "")]
    assert store.unfinished_jobs() == (
        (first.id, JobState.PAUSED, Hold.PERSON, ""), (second.id, JobState.QUEUED, Hold.NOBODY, ""),
    )  # fmt: skip


def test_what_ended_is_forgotten_with_its_steps(store: Store, calls: tuple[int, ...]) -> None:
    queued(store, calls[:2])
    job = claimed(store)
    store.keep_step(job.id, ME, step(0))
    store.leave_job(job.id, ME, JobEnd(JobState.FAILED, "broken"))
    waiting = order(store)[0]
    assert store.clear_jobs([waiting]) == 0
    assert store.clear_jobs() == 1
    assert (order(store), store.steps(job.id)) == ([waiting], ())


def test_jobs_of_removed_interactions_wait_out_of_sight(store: Store, calls: tuple[int, ...]) -> None:
    queued(store, calls[:1])
    store.remove(calls[:1])
    assert (store.jobs(), store.unfinished_jobs(), store.claim_job(ME, 9)) == ((), (), None)
    store.restore(calls[:1])
    assert claimed(store).interaction_id == calls[0]
