"""Steps reach the parent one by one; what was killed goes on behind the last of them. Real processes, really killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from dataclasses import replace

import pytest
from sound_files import write_wav

from qa_studio.demo import demo_folder
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.jobs.worker import SpeechWorker, WorkerDiedError
from transcription import audio
from transcription.pipeline import Finished, Request, transcribe
from transcription.steps import Step, from_json, to_json


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> Request:
    """The start of a call in two channels."""
    call = audio.read(demo_folder() / "files" / "calls" / "call_2026-05-20_sofa.mp3")
    sides = [call.channel(index).between(0.0, 14.0).astype(float) for index in (0, 1)]
    return Request(write_wav(tmp_path_factory.mktemp("calls") / "sofa.wav", sides), "draft")


@pytest.fixture(scope="module")
def whole(request_: Request) -> tuple[tuple[Step, ...], Finished]:
    """What comes out when nothing is in the way, in this process."""
    *progress, finished = transcribe(request_)
    assert isinstance(finished, Finished)
    return tuple(item.step for item in progress if not isinstance(item, Finished) and item.step), finished


def kill() -> None:
    for process in multiprocessing.active_children():
        if process.name == "qa-studio-speech":
            os.kill(process.pid or 0, signal.SIGKILL)


def test_every_step_arrives_in_order_before_the_result_does(
    request_: Request, whole: tuple[tuple[Step, ...], Finished]
) -> None:
    arrived: list[Step] = []
    finished = SpeechWorker().transcribe(request_, JobContext(), arrived.append)
    assert (tuple(arrived), finished) == whole
    assert len(arrived) >= 3


def test_killed_again_and_again_it_comes_to_the_same_end_and_makes_no_step_twice(
    request_: Request, whole: tuple[tuple[Step, ...], Finished]
) -> None:
    kept: list[str] = []

    def keep(step: Step) -> None:
        kept.append(to_json(step))
        if len(kept) in (1, 2):
            kill()

    ended = None
    for _ in range(5):
        done = tuple(from_json(text) for text in kept)
        try:
            ended = SpeechWorker().transcribe(replace(request_, done=done), JobContext(), keep)
        except WorkerDiedError:
            continue
        break
    steps = [from_json(text) for text in kept]
    assert (tuple(steps), ended) == whole
    assert len({step.number for step in steps}) == len(steps)


def test_a_cancel_takes_effect_within_a_second(request_: Request) -> None:
    context = JobContext()
    asked_at: list[float] = []

    def cancel(_step: Step) -> None:
        asked_at.append(time.monotonic())
        context.cancel()

    with pytest.raises(JobCancelled):
        SpeechWorker().transcribe(request_, context, cancel)
    assert time.monotonic() - asked_at[0] < 1.0
    assert [one for one in multiprocessing.active_children() if one.name == "qa-studio-speech"] == []


def test_a_step_that_cannot_be_kept_ends_the_work(request_: Request) -> None:
    def full(_step: Step) -> None:
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space left"):
        SpeechWorker().transcribe(request_, JobContext(), full)
    assert [one for one in multiprocessing.active_children() if one.name == "qa-studio-speech"] == []
