"""Processes killed in the middle of a batch: nothing is lost that was finished, nothing is heard twice."""

from __future__ import annotations

import multiprocessing
import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from sound_files import write_wav
from spoken import speaking

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.worker import SpeechWorker
from qa_studio.rows import ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.rubrics import stored_rubric
from qa_studio.speech_rows import JobState, TranscribeOptions
from qa_studio.storage.store import Store
from transcription import pipeline
from transcription.model import Transcript
from transcription.steps import Step

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="waiting for a stranger's process needs Linux"
)

SEED = 20_261_122
KILLS = 10
CALLS = 5
STRETCHES = 5
"""Steps of a call: the draft engine makes one of each stretch of speech."""
PATIENCE_MS = 60_000
LONGEST_DELAY_MS = 100
"""A step takes about as long: a kill falls anywhere between two steps."""
DRAFT = TranscribeOptions("draft")

Made = tuple[str, int]


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Five short calls in which the agent says four things and the customer one."""
    folder = tmp_path_factory.mktemp("recordings")
    return tuple(_recording(folder / f"call-{place}.wav", place) for place in range(CALLS))


def _recording(path: Path, place: int) -> Path:
    spans = [(0.4 + number, 0.75 + number) for number in range(STRETCHES)]
    channels = [
        speaking(*own, length_s=STRETCHES + 0.4, from_s=5.0 * place).samples.astype(float)
        for own in (spans[:-1], spans[-1:])
    ]
    return write_wav(path, channels)


@pytest.fixture(scope="module")
def undisturbed(recordings: tuple[Path, ...]) -> dict[str, tuple[Transcript, int]]:
    return {path.stem: heard(path, pipeline.Request(path, "draft")) for path in recordings}


@pytest.fixture
def workspace(tmp_path: Path, recordings: tuple[Path, ...]) -> Path:
    """The calls are queued, nothing is done."""
    folder = tmp_path / "workspace"
    with Store.open(folder, stored_rubric) as store:
        Importing(store).import_paths(recordings, ImportOptions(), JobContext())
        TranscriptionQueue(store, SpeechWorker(), Models(tmp_path / "models")).enqueue(None, DRAFT)
    return folder


class Watched:
    """The real speech process; tells each step once the queue has stored it."""

    def __init__(self) -> None:
        self._worker = SpeechWorker()
        self.made: list[Made] = []
        self.changed = threading.Condition()

    def transcribe(
        self,
        request: pipeline.Request,
        context: JobContext,
        on_step: Callable[[Step], None] | None = None,
    ) -> pipeline.Finished:
        def stored(step: Step) -> None:
            assert on_step is not None
            on_step(step)
            with self.changed:
                self.made.append((request.path.stem, step.number))
                self.changed.notify_all()

        return self._worker.transcribe(request, context, stored)

    def wait_for(self, steps: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.made) >= steps, PATIENCE_MS / 1000)


def speech_processes() -> list[int]:
    """Process ids of the children that hear recordings."""
    return [child.pid for child in psutil.Process().children() if _hears(child)]


def _hears(child: psutil.Process) -> bool:
    try:
        return "spawn_main" in " ".join(child.cmdline()) and child.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@contextmanager
def watching(pid: int) -> Iterator[Callable[[float], bool]]:
    """Waits for the end of a process, so many milliseconds at most; True when it has ended."""
    handle = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        yield lambda patience_ms: bool(poll.poll(patience_ms))
    finally:
        os.close(handle)


def kill_one_of_them(speech: Watched, chance: random.Random, delay_ms: float) -> None:
    """Kill a speech process at that moment; one that ends before is replaced by the next."""
    while True:
        for victim in chance.sample(pids := speech_processes(), len(pids)):
            try:
                with watching(victim) as ended:
                    if not ended(delay_ms):
                        os.kill(victim, signal.SIGKILL)
                        assert ended(PATIENCE_MS)
                        return
            except ProcessLookupError:
                continue
        with speech.changed:
            speech.changed.wait(0.02)


def heard(path: Path, request: pipeline.Request) -> tuple[Transcript, int]:
    """What a call becomes when nobody disturbs, and in how many steps."""
    items = list(pipeline.transcribe(replace(request, path=path)))
    steps = sum(isinstance(item, pipeline.Progress) and item.step is not None for item in items)
    assert isinstance(items[-1], pipeline.Finished)
    return items[-1].transcript, steps


def check(folder: Path, made: list[Made], undisturbed: dict[str, tuple[Transcript, int]]) -> None:
    """Everything is done, no step was made twice, the words are those of an undisturbed run, the file is sound."""
    with Store.open(folder, stored_rubric) as store:
        jobs = store.jobs()
        assert [job.state for job in jobs] == [JobState.DONE] * len(undisturbed)
        assert [store.steps(job.id) for job in jobs] == [()] * len(undisturbed)
        for job in jobs:
            newest = store.newest_transcript(job.interaction_id)
            assert newest is not None
            assert newest.transcript == undisturbed[job.title][0]
        path = store.path
    expected = {(name, number) for name, (_, steps) in undisturbed.items() for number in range(steps)}
    assert len(made) == len(set(made)), "a step that was stored is never made again"
    assert set(made) <= expected
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_ten_killed_workers_cost_no_step_and_no_call(
    workspace: Path, undisturbed: dict[str, tuple[Transcript, int]], tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    steps = sum(count for _, count in undisturbed.values())
    moments = [
        (after, chance.uniform(0, LONGEST_DELAY_MS))
        for after in sorted(chance.sample(range(steps - 2), KILLS))
    ]
    print("kills, after so many steps and milliseconds:", [(after, round(ms)) for after, ms in moments])
    speech = Watched()
    with Store.open(workspace, stored_rubric) as store, ThreadPoolExecutor(1) as pool:
        queue = TranscriptionQueue(store, speech, Models(tmp_path / "models"), at_once=2)
        run = pool.submit(queue.run, JobContext())
        for after, delay_ms in moments:
            speech.wait_for(after)
            kill_one_of_them(speech, chance, delay_ms)
        assert len(run.result().done) == CALLS
    assert len(speech.made) == steps
    check(workspace, speech.made, undisturbed)


PARENT = """
import os, sys
from pathlib import Path

class Telling:
    def transcribe(self, request, context, on_step=None):
        def stored(step):
            on_step(step)
            print("step", request.path.stem, step.number, flush=True)
        return SpeechWorker().transcribe(request, context, stored)

def work():
    with Store.open(Path(sys.argv[1]), stored_rubric) as store:
        report = TranscriptionQueue(store, Telling(), Models(Path(sys.argv[2])), at_once=2).run(JobContext())
        print("done", len(report.done), len(report.failures), flush=True)

if __name__ == "__main__":
    # Speech processes read this file too, and need none of these: as with the real program, they start fast.
    from qa_studio.jobs.context import JobContext
    from qa_studio.jobs.worker import SpeechWorker
    from qa_studio.services.models import Models
    from qa_studio.services.queue import TranscriptionQueue
    from qa_studio.services.rubrics import stored_rubric
    from qa_studio.storage.store import Store

    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            work()
            os._exit(0)
        print("begun", pid, flush=True)
        print("ended", os.waitpid(pid, 0)[1], flush=True)
"""
"""Begins a run for each line that it is told, in a process of its own: the libraries are loaded once for all."""


def test_ten_killed_parents_cost_no_step_and_no_call(
    workspace: Path, undisturbed: dict[str, tuple[Transcript, int]], tmp_path: Path
) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    chance = random.Random(SEED)
    moments = [(chance.choice((0, 1, 1, 1)), chance.uniform(0, LONGEST_DELAY_MS)) for _ in range(KILLS)]
    print("kills, after so many steps and milliseconds:", [(after, round(ms)) for after, ms in moments])
    command = [sys.executable, str(script), str(workspace), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parents:
        made = [step for moment in moments for step in steps_of(parents, moment)]
        made += steps_of(parents, None)
    check(workspace, made, undisturbed)


def steps_of(parents: subprocess.Popen[str], moment: tuple[int, float] | None) -> list[Made]:
    """What one run said of its steps until it was killed, so many steps and milliseconds after its start."""
    assert parents.stdin is not None
    assert parents.stdout is not None
    print("go", file=parents.stdin, flush=True)
    lines: list[list[str]] = []
    begun = parents.stdout.readline().split()
    assert begun[0] == "begun"
    if moment is not None:
        after, delay_ms = moment
        lines += [parents.stdout.readline().split() for _ in range(after)]
        with watching(int(begun[1])) as ended:
            assert not ended(delay_ms), "nothing was left to kill"
            os.kill(int(begun[1]), signal.SIGKILL)
    while not lines or lines[-1][0] != "ended":
        lines.append(parents.stdout.readline().split())
    assert lines[-1] == ["ended", "0" if moment is None else str(int(signal.SIGKILL))]
    return [(line[1], int(line[2])) for line in lines if line[0] == "step"]


def test_a_cancelled_job_s_process_is_gone_within_a_second(workspace: Path, tmp_path: Path) -> None:
    speech = Watched()
    with Store.open(workspace, stored_rubric) as store:
        cancel_one(TranscriptionQueue(store, speech, Models(tmp_path / "models")), store, speech)


def cancel_one(queue: TranscriptionQueue, store: Store, speech: Watched) -> None:
    """Begin the first job, cancel it after its first step: its process is gone within a second, the step is kept."""
    row = queue.rows()[0]
    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(queue.run, JobContext(), [row.id])
        speech.wait_for(1)
        (pid,) = speech_processes()
        with watching(pid) as ended:
            queue.cancel(row.id)
            assert ended(1000)
        run.result()
    (job,) = store.jobs((row.id,))
    assert job.state is JobState.CANCELLED
    assert store.steps(row.id) != ()
    assert multiprocessing.active_children() == []
