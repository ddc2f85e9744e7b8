"""The queue as people use it: order, pause, cancel, retry, batteries, dead processes, and how long it will take."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import Mains, ScriptedSpeech, SteppedSpeech
from service_files import tone

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.jobs.machine import Machine
from qa_studio.rows import BatchReport, ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.models import Models
from qa_studio.services.pace import Pace
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.queue_run import Speech
from qa_studio.services.transcribing import Transcribing
from qa_studio.speech_rows import Hold, JobState, TranscribeOptions
from qa_studio.storage.store import Store
from qa_studio.storage.values import NewStep
from transcription import pipeline
from transcription.errors import AudioUnreadableError
from transcription.pipeline import Finished, Request
from transcription.steps import Step

BEST = TranscribeOptions()
QUEUED, RUNNING, PAUSED = JobState.QUEUED, JobState.RUNNING, JobState.PAUSED
DONE, FAILED, CANCELLED = JobState.DONE, JobState.FAILED, JobState.CANCELLED

Made = Callable[..., TranscriptionQueue]


@pytest.fixture
def calls(store: Store, inbox: Path, context: JobContext) -> tuple[int, ...]:
    """Ids of three recordings of half a second."""
    paths = [tone(inbox / f"{name}.wav", hertz=200 + 10 * place) for place, name in enumerate("abc")]
    return Importing(store).import_paths(paths, ImportOptions(), context).done


@pytest.fixture
def made(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def queue(speech: Speech, **values: object) -> TranscriptionQueue:
        return TranscriptionQueue(store, speech, Models(tmp_path / "models"), **values)  # type: ignore[arg-type]

    return queue


def states(queue: TranscriptionQueue) -> dict[str, JobState]:
    return {row.title: row.state for row in queue.rows()}


def titles(queue: TranscriptionQueue) -> list[str]:
    return [row.title for row in queue.rows()]


def ids(queue: TranscriptionQueue) -> dict[str, int]:
    return {row.title: row.id for row in queue.rows()}


def once(call: Callable[[], object], when: tuple[str, int]) -> Callable[[str, int], None]:
    """Does something before one step of one recording."""

    def before_step(name: str, number: int) -> None:
        if (name, number) == when:
            call()

    return before_step


def test_what_is_queued_is_worked_off_in_order_and_told(
    made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    speech = SteppedSpeech(steps=1)
    queue = made(speech)
    rows = queue.enqueue(None, BEST)
    assert [(row.title, row.position, row.state, row.fraction) for row in rows] == [
        ("a", 1, QUEUED, 0.0), ("b", 2, QUEUED, 0.0), ("c", 3, QUEUED, 0.0),
    ]  # fmt: skip
    assert (rows[0].engine, rows[0].model, rows[0].is_draft, rows[0].audio_s) == ("draft", "", True, 0.5)
    queue.move(ids(queue)["c"], 1)
    assert titles(queue) == ["c", "a", "b"]
    report = queue.run(context)
    assert [name for name, _ in speech.made] == ["c.wav", "a.wav", "b.wav"]
    assert report.done == (calls[2], calls[0], calls[1])
    assert set(states(queue).values()) == {DONE}
    assert {row.position for row in queue.rows()} == {0}
    assert (queue.waiting(), queue.clear_ended(), queue.rows()) == (0, 3, ())


def test_a_recording_queued_twice_is_transcribed_once(
    made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    speech = SteppedSpeech(steps=1)
    queue = made(speech)
    first = queue.enqueue(calls[:1], BEST)
    assert queue.enqueue(calls[:1], BEST) == first
    queue.run(context)
    assert speech.made == [("a.wav", 0)]


def test_two_wishes_at_once_share_the_work(
    store: Store, made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    both = threading.Barrier(2)
    speech = SteppedSpeech(steps=2, before_step=once(lambda: both.wait(10), ("a.wav", 1)))
    queue = made(speech, at_once=2)

    def wish(waits: bool) -> BatchReport:
        if waits:
            both.wait(10)
        return Transcribing(store, queue).transcribe(calls[:1], BEST, JobContext())

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(wish, (False, True))
    assert first.done == calls[:1]
    assert second.done == calls[:1] or second.skipped == ("a",)
    assert speech.made == [("a.wav", 0), ("a.wav", 1)]
    assert store.sources(calls[:1])[0].newest_version == 1


def test_another_model_for_what_is_in_work_is_refused_with_what_to_do(
    store: Store, made: Made, calls: tuple[int, ...], context: JobContext, tmp_path: Path
) -> None:
    other = tmp_path / "other.pt"
    refused: list[BatchReport] = []

    def wish() -> None:
        other.write_bytes(b"weights")
        refused.append(queue.take_in(calls[:1], TranscribeOptions("whisper", str(other))).report)

    queue = made(SteppedSpeech(steps=1, before_step=once(wish, ("a.wav", 0))))
    queue.enqueue(calls[:1], BEST)
    queue.run(context)
    (failure,) = refused[0].failures
    assert failure.message == (
        "It is being transcribed with draft right now. Wait for that, or cancel it in the queue first."
    )


def test_a_paused_job_keeps_its_steps_and_goes_on_when_resumed(
    store: Store, made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    speech = SteppedSpeech(steps=4)
    queue = made(speech)
    (row,) = queue.enqueue(calls[:1], BEST)
    speech.before_step = once(lambda: queue.pause(row.id), ("a.wav", 2))

    assert queue.run(context) == BatchReport()

    (paused,) = queue.rows()
    assert (paused.state, paused.hold, paused.fraction) == (PAUSED, Hold.PERSON, 0.5)
    assert len(store.steps(row.id)) == 2
    assert queue.waiting() == 0
    assert row.id not in {other.id for other in queue.enqueue(None, BEST)}, "what a person paused stays so"
    speech.before_step = None
    queue.resume(row.id)
    assert queue.run(context, only=[row.id]).done == calls[:1]
    assert [number for _, number in speech.made] == [0, 1, 2, 3]


def test_paused_and_resumed_while_it_is_still_ending_is_not_begun_twice(
    made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    speech = SteppedSpeech(steps=3)
    queue = made(speech, at_once=2)
    (row,) = queue.enqueue(calls[:1], BEST)

    def hesitate() -> None:
        speech.before_step = None
        queue.pause(row.id)
        queue.resume(row.id)

    speech.before_step = once(hesitate, ("a.wav", 1))
    assert queue.run(context).done == calls[:1]
    assert [number for _, number in speech.made] == [0, 1, 2]


def test_a_cancelled_job_goes_on_from_its_steps_when_asked_again(
    store: Store, made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    speech = SteppedSpeech(steps=4)
    queue = made(speech)
    (row,) = queue.enqueue(calls[:1], BEST)
    speech.before_step = once(lambda: queue.cancel(row.id), ("a.wav", 3))
    queue.run(context)
    assert states(queue) == {"a": CANCELLED}
    assert store.newest_transcript(calls[0]) is None
    speech.before_step = None
    assert Transcribing(store, queue).transcribe(calls[:1], BEST, context).done == calls[:1]
    assert [number for _, number in speech.made] == [0, 1, 2, 3]
    assert len(queue.rows()) == 1


def test_a_cancelled_wish_marks_its_jobs_and_a_stopped_run_leaves_them_waiting(
    store: Store, made: Made, calls: tuple[int, ...]
) -> None:
    speech = SteppedSpeech(steps=4)
    queue = made(speech)
    wish, stopped = JobContext(), JobContext()
    speech.before_step = once(wish.cancel, ("a.wav", 1))
    with pytest.raises(JobCancelled):
        Transcribing(store, queue).transcribe(calls, BEST, wish)
    assert set(states(queue).values()) == {CANCELLED}
    queue.enqueue(calls, BEST)
    speech.before_step = once(stopped.cancel, ("a.wav", 2))
    with pytest.raises(JobCancelled):
        queue.run(stopped)
    assert set(states(queue).values()) == {QUEUED}
    assert [number for _, number in speech.made] == [0, 1]


def test_a_moved_recording_fails_by_name_and_goes_on_once_it_is_back(
    made: Made, calls: tuple[int, ...], context: JobContext, inbox: Path
) -> None:
    (inbox / "b.wav").rename(inbox / "moved.wav")
    queue = made(ScriptedSpeech({}))
    queue.enqueue(calls[1:2], BEST)
    report = queue.run(context)
    assert [failure.name for failure in report.failures] == ["b.wav"]
    (row,) = queue.rows()
    assert (row.state, row.seconds_left) == (FAILED, None)
    assert row.reason.startswith(f"{inbox / 'b.wav'} is not there any more.")
    (inbox / "moved.wav").rename(inbox / "b.wav")
    queue.retry(row.id)
    assert queue.run(context).done == calls[1:2]


class InThisProcess:
    """The real pipeline without a process of its own."""

    def transcribe(
        self, request: Request, context: JobContext, on_step: Callable[[Step], None] | None = None
    ) -> Finished:
        for item in pipeline.transcribe(request):
            if isinstance(item, Finished):
                return item
        raise AssertionError("the pipeline ends with its result")


def test_a_model_that_is_gone_fails_its_job_and_another_one_mends_it(
    made: Made, calls: tuple[int, ...], context: JobContext, tmp_path: Path
) -> None:
    model = tmp_path / "tiny.pt"
    model.write_bytes(b"weights")
    queue = made(InThisProcess())
    queue.enqueue(calls[:1], TranscribeOptions("whisper", str(model)))
    assert [(row.engine, row.model, row.is_draft) for row in queue.rows()] == [("whisper", "tiny", False)]
    model.unlink()
    (failure,) = queue.run(context).failures
    assert "tiny.pt" in failure.message
    assert [(row.state, row.reason) for row in queue.rows()] == [(FAILED, failure.message)]
    (again,) = queue.enqueue(calls[:1], TranscribeOptions("draft"))
    assert (again.state, again.reason, again.engine) == (QUEUED, "", "draft")
    assert queue.run(context).done == calls[:1]


@pytest.mark.parametrize(("engine", "retry", "asked"), [
    ("whisper", True, True), ("whisper", False, False), ("draft", True, False),
])  # fmt: skip
def test_writing_doubtful_passages_once_more_is_pinned_where_an_engine_can(
    store: Store, made: Made, calls: tuple[int, ...], context: JobContext, tmp_path: Path,
    engine: str, retry: bool, asked: bool,
) -> None:  # fmt: skip
    model = tmp_path / "tiny.pt"
    model.write_bytes(b"weights")
    queue = made(speech := ScriptedSpeech({}))
    queue.enqueue(calls[:1], TranscribeOptions(engine, str(model), retry=retry))
    assert [job.asked["fallback"] for job in store.jobs()] == [asked]
    queue.run(context)
    assert [request.fallback for request in speech.requests] == [asked]


def test_a_bug_fails_its_job_and_ends_the_run(
    made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    queue = made(ScriptedSpeech({"a.wav": ZeroDivisionError("ours")}))
    queue.enqueue(calls[:1], BEST)
    with pytest.raises(ZeroDivisionError):
        queue.run(context)
    assert states(queue) == {"a": FAILED}


def test_a_killed_process_is_followed_by_another_behind_the_last_step(
    made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    speech = SteppedSpeech(steps=6, deaths={"a.wav": 5, "b.wav": 3})
    queue = made(speech, at_once=2)
    queue.enqueue(calls, BEST)
    assert sorted(queue.run(context).done) == sorted(calls)
    assert len(speech.made) == len(set(speech.made)) == 18


def test_a_process_that_dies_without_a_step_is_not_begun_for_ever(
    made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    from qa_studio.errors import SpeechKilledError

    queue = made(speech := ScriptedSpeech({"a.wav": SpeechKilledError("a.wav: memory is short")}))
    queue.enqueue(calls[:1], BEST)
    assert queue.run(context).failures[0].message == "a.wav: memory is short"
    assert len(speech.requests) == 5


def test_what_a_dead_process_left_is_gone_on_with_and_a_living_one_s_is_left_alone(
    store: Store, made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "from qa_studio.jobs.machine import Machine; print(Machine().owner())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    alive = Machine().owner()
    speech = SteppedSpeech(steps=2)
    queue = made(speech, at_once=4)
    queue.enqueue(calls[:2], BEST)
    for owner in (dead, alive):
        job = store.claim_job(owner, 9)
        assert job is not None
        step = speech._step(0)
        from transcription.steps import to_json

        assert store.keep_step(job.id, owner, NewStep(0, to_json(step), 0.5, 1.0))
    assert queue.waiting() == 1
    assert queue.run(context).done == calls[:1]
    assert speech.made == [("a.wav", 1)]
    assert states(queue) == {"a": DONE, "b": RUNNING}


def test_a_step_that_cannot_be_read_is_made_again(
    store: Store, made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    speech = SteppedSpeech(steps=2)
    queue = made(speech)
    queue.enqueue(calls[:1], BEST)
    job = store.claim_job("nobody 0 x", 9)
    assert job is not None
    store.keep_step(job.id, "nobody 0 x", NewStep(0, "{", 0.5, 1.0))
    assert queue.run(context).done == calls[:1]
    assert [number for _, number in speech.made] == [0, 1]


def test_on_battery_a_job_pauses_between_steps_and_goes_on_with_the_mains(
    made: Made, calls: tuple[int, ...]
) -> None:
    machine, speech = Mains(), SteppedSpeech(steps=3)
    queue = made(speech, machine=machine, pause_on_battery=True)
    queue.enqueue(calls[:2], BEST)
    seen: list[dict[str, tuple[JobState, Hold, str]]] = []

    def pull_the_plug() -> None:
        machine.is_unplugged = True

    def on_progress(_fraction: float | None, message: str) -> None:
        if machine.is_unplugged and "mains" in message:
            seen.append({row.title: (row.state, row.hold, row.reason[:15]) for row in queue.rows()})
            machine.is_unplugged = False

    speech.before_step = once(pull_the_plug, ("a.wav", 1))
    assert queue.run(JobContext(on_progress)).done == calls[:2]
    assert len(speech.made) == len(set(speech.made)) == 6
    assert speech.made[:2] == [("a.wav", 0), ("a.wav", 1)], "the step in work was finished"
    held = (PAUSED, Hold.BATTERY, "Waits for mains")
    assert seen == [{"a": held, "b": held}]


def test_a_wish_that_is_cancelled_on_battery_does_not_come_back_with_the_mains(
    store: Store, made: Made, calls: tuple[int, ...]
) -> None:
    machine = Mains()
    machine.is_unplugged = True
    queue = made(SteppedSpeech(), machine=machine, pause_on_battery=True)
    wish = JobContext(lambda _fraction, message: wish.cancel() if "mains" in message else None)
    with pytest.raises(JobCancelled):
        Transcribing(store, queue).transcribe(calls, BEST, wish)
    assert set(states(queue).values()) == {CANCELLED}


def test_without_the_setting_the_battery_does_not_matter(
    made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    machine = Mains()
    machine.is_unplugged = True
    queue = made(ScriptedSpeech({}), machine=machine)
    queue.enqueue(calls, BEST)
    assert queue.run(context).done == calls


@pytest.mark.parametrize("command", ["pause", "resume", "cancel", "move"])
def test_what_cannot_be_done_is_refused_by_name(
    made: Made, calls: tuple[int, ...], context: JobContext, command: str
) -> None:
    queue = made(ScriptedSpeech({}))
    (row,) = queue.enqueue(calls[:1], BEST)
    queue.run(context)
    more = (1,) if command == "move" else ()
    with pytest.raises(StudioError, match=r"^“a” is done, so it cannot be"):
        getattr(queue, command)(row.id, *more)
    with pytest.raises(StudioError, match="no job 77 in the queue"):
        getattr(queue, command)(77, *more)


def test_the_remaining_time_is_unknown_first_and_learnt_afterwards(
    made: Made, calls: tuple[int, ...], context: JobContext, tmp_path: Path
) -> None:
    file = tmp_path / "pace.json"
    queue = made(ScriptedSpeech({}), pace=Pace(file))
    queue.enqueue(calls[:1], BEST)
    assert ([row.seconds_left for row in queue.rows()], queue.seconds_left()) == ([None], None)
    queue.run(context)
    learnt = Pace(file).of("draft", "")
    assert learnt is not None
    again = made(ScriptedSpeech({}), pace=Pace(file), at_once=2)
    again.enqueue(calls[1:], BEST)
    assert [row.seconds_left for row in again.rows() if row.state is QUEUED] == [
        pytest.approx(learnt * 0.5), pytest.approx(learnt * 0.5),
    ]  # fmt: skip
    assert again.seconds_left() == pytest.approx(learnt * 0.5), "both at once"


def test_a_job_s_own_speed_counts_once_it_has_come_far_enough(
    store: Store, made: Made, calls: tuple[int, ...]
) -> None:
    made(ScriptedSpeech({})).enqueue(calls[:1], BEST)
    (job,) = store.jobs()
    pace = Pace()
    begun = replace(job, audio_s=100.0, fraction=0.1, spent_s=5.0)
    assert pace.seconds_left(replace(begun, fraction=0.01), "draft", "") is None
    assert pace.seconds_left(begun, "draft", "") == pytest.approx(45)
    pace.learn("draft", "", audio_s=10.0, spent_s=20.0)
    assert pace.seconds_left(begun, "draft", "") == pytest.approx(180), (
        "the others' speed, until 20 % are done"
    )
    assert pace.seconds_left(replace(begun, fraction=0.5), "draft", "") == pytest.approx(5)
    pace.learn("draft", "", audio_s=10.0, spent_s=10.0)
    assert pace.of("draft", "") == pytest.approx((0.8 * 20 + 10) / (0.8 * 10 + 10))
    pace.learn("draft", "", audio_s=0.0, spent_s=10.0)
    assert pace.of("whisper", "/models/base.pt") is None


@pytest.mark.parametrize("text", ["{", "[]", '{"draft": 1}', '{"draft": ["x", 2]}'])
def test_figures_that_cannot_be_read_begin_anew(tmp_path: Path, text: str) -> None:
    file = tmp_path / "pace.json"
    file.write_text(text, encoding="utf-8")
    pace = Pace(file)
    assert pace.of("draft", "") is None
    pace.learn("draft", "", 10, 5)
    assert Pace(file).of("draft", "") == 0.5


def test_an_unreadable_recording_is_told_where_it_stands_in_the_queue(
    made: Made, calls: tuple[int, ...], context: JobContext
) -> None:
    queue = made(ScriptedSpeech({"a.wav": AudioUnreadableError("“a.wav” holds no sound.")}))
    queue.enqueue(calls, BEST)
    assert queue.run(context).done == calls[1:]
    assert {row.title: row.reason for row in queue.rows()}["a"] == "“a.wav” holds no sound."
