"""Speech runs in a process of its own: real processes, really killed."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from qa_studio.demo import demo_folder
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.jobs.priority import STEPS_BACK
from qa_studio.jobs.worker import SpeechWorker, WorkerDiedError
from transcription.errors import TranscriptionError
from transcription.model_use import is_held
from transcription.pipeline import Request

PATIENCE_MS = 20_000


@pytest.fixture
def call() -> Path:
    return min((demo_folder() / "files" / "calls").glob("*.*"), key=lambda path: path.stat().st_size)


def request(path: Path) -> Request:
    return Request(path, engine="draft", model="", agent_channel=None, language="en")


def speech_processes() -> list[multiprocessing.process.BaseProcess]:
    return [process for process in multiprocessing.active_children() if process.name == "qa-studio-speech"]


def test_a_recording_becomes_a_transcript_in_another_process_behind_the_window(call: Path) -> None:
    heard: list[float | None] = []
    places: set[int] = set()

    def hear(fraction: float | None, _words: str) -> None:
        heard.append(fraction)
        if fraction and sys.platform != "win32":  # it has begun: before that it may still be loading
            places.update(os.getpriority(os.PRIO_PROCESS, one.pid or 0) for one in speech_processes())

    finished = SpeechWorker().transcribe(request(call), JobContext(hear))

    assert finished.transcript.turns
    assert finished.transcript.origin.engine == "draft"
    assert finished.transcript.origin.is_draft
    assert heard == sorted(heard, key=lambda fraction: fraction or 0.0)
    assert speech_processes() == []
    assert places <= {min(19, os.nice(0) + STEPS_BACK)}, "it stands back behind the window"


def test_a_cancel_ends_the_process(call: Path) -> None:
    context = JobContext(lambda _fraction, _words: context.cancel())

    with pytest.raises(JobCancelled):
        SpeechWorker().transcribe(request(call), context)

    assert speech_processes() == []


def test_a_killed_process_is_told_by_the_recordings_name(call: Path) -> None:
    def kill(_fraction: float | None, _words: str) -> None:
        for process in speech_processes():
            os.kill(process.pid or 0, signal.SIGKILL)

    with pytest.raises(WorkerDiedError, match=call.name):
        SpeechWorker().transcribe(request(call), JobContext(kill))


def test_a_fault_of_the_file_comes_back_as_itself(tmp_path: Path) -> None:
    letter = tmp_path / "letter.wav"
    letter.write_text("no sound at all")

    with pytest.raises(TranscriptionError, match=r"letter\.wav"):
        SpeechWorker().transcribe(request(letter), JobContext())


PARENT = """
import multiprocessing, sys, threading
from pathlib import Path
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.worker import SpeechWorker
from transcription.pipeline import Request

def say(_fraction, _words):
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)

if __name__ == "__main__":
    SpeechWorker().transcribe(Request(Path(sys.argv[1]), "draft", "", None, "en"), JobContext(say))
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waiting for a stranger's process needs Linux")
def test_a_killed_parent_takes_its_processes_along(call: Path, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    parent = subprocess.Popen([sys.executable, script, call], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = os.pidfd_open(int(parent.stdout.readline()))

    parent.kill()
    parent.wait()
    parent.stdout.close()

    poll = select.poll()
    poll.register(child, select.POLLIN)
    ended = poll.poll(PATIENCE_MS)
    os.close(child)
    assert ended, "the speech process outlived its parent"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_the_model_is_marked_as_in_use_while_it_is_worked_with(call: Path, tmp_path: Path) -> None:
    model = tmp_path / "base.pt"
    model.write_bytes(b"weights")
    held = []
    context = JobContext(lambda fraction, _words: held.append(is_held(model)) if fraction else None)

    SpeechWorker().transcribe(replace(request(call), model=str(model)), context)

    assert held
    assert held[0]
    assert not is_held(model)


def test_cores_are_shared_by_the_processes_that_there_are_and_the_last_one_has_them_all() -> None:
    from types import SimpleNamespace

    from qa_studio.jobs.worker import Shares

    shares, given = Shares(5), [SimpleNamespace(value=0) for _ in range(7)]
    shares.add(given[0])
    assert given[0].value == 5
    shares.add(given[1])
    assert [one.value for one in given[:2]] == [3, 2]
    for one in given[2:]:
        shares.add(one)
    assert [one.value for one in given] == [1] * 7
    for one in given[:6]:
        shares.remove(one)
    assert given[6].value == 5
    shares.resize(3)
    assert given[6].value == 3, "a setting that is changed meanwhile counts at once"
