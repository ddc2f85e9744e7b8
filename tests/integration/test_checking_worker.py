"""The checks run in a process of their own: real ones, really killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from qa_studio.jobs.checking import CheckingDiedError, CheckingWorker
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.jobs.priority import STEPS_BACK
from rubrics import loader
from rubrics.model import Rubric
from scoring.suggest import suggest
from transcription.model import Origin, Role, Transcript, Turn

NAMES = {"brand": ("Meadow Lane",), "agent": ("Maya Brandt", "Maya")}


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return loader.load(loader.builtin(loader.BUILTIN[0]))


@pytest.fixture
def worker() -> Iterator[CheckingWorker]:
    made = CheckingWorker()
    yield made
    made.close()
    assert check_processes() == []


def chat(*texts: str) -> Transcript:
    roles = (Role.AGENT, Role.CUSTOMER)
    turns = tuple(Turn(roles[at % 2], text) for at, text in enumerate(texts))
    return Transcript(turns, Origin("import"))


def check_processes() -> list[BaseProcess]:
    return [process for process in multiprocessing.active_children() if process.name == "qa-studio-checks"]


class CancelledMeanwhile(JobContext):
    """Says that it is cancelled from the second time it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self._asked = 0

    @property
    def is_cancelled(self) -> bool:
        self._asked += 1
        return self._asked > 1


def test_the_process_finds_what_the_checks_find_here(worker: CheckingWorker, rubric: Rubric) -> None:
    first = chat("Thank you for calling Meadow Lane, this is Maya.", "My lamp is broken and I am upset.")
    second = chat("What do you want?", "Hello, where is my order?")
    for transcript in (first, second):
        found = worker.suggest(rubric, transcript, NAMES, JobContext())
        assert found == suggest(rubric, transcript, NAMES)
    assert any(not finding.abstained for finding in found)
    assert len(check_processes()) == 1, "the process is kept for the next question"


@pytest.mark.skipif(sys.platform == "win32", reason="processes there have classes instead of steps")
def test_the_process_stands_back_behind_the_window(worker: CheckingWorker, rubric: Rubric) -> None:
    worker.suggest(rubric, chat("Hello"), NAMES, JobContext())
    (process,) = check_processes()
    assert process.pid is not None
    assert os.getpriority(os.PRIO_PROCESS, process.pid) == min(19, os.nice(0) + STEPS_BACK)
    if sys.platform == "linux":
        assert os.sched_getscheduler(process.pid) == os.SCHED_BATCH


def test_a_cancel_ends_the_process_and_the_next_question_is_answered(
    worker: CheckingWorker, rubric: Rubric
) -> None:
    with pytest.raises(JobCancelled):
        worker.suggest(rubric, chat("Hello"), NAMES, CancelledMeanwhile())
    assert check_processes() == []
    assert worker.suggest(rubric, chat("Hello"), NAMES, JobContext())


def test_a_killed_process_is_told_and_starts_again(worker: CheckingWorker, rubric: Rubric) -> None:
    class Killing(JobContext):
        @property
        def is_cancelled(self) -> bool:
            for process in check_processes():
                os.kill(process.pid or 0, signal.SIGKILL)
            return False

    with pytest.raises(CheckingDiedError, match="suggest again"):
        worker.suggest(rubric, chat("Hello"), NAMES, Killing())
    assert worker.suggest(rubric, chat("Hello"), NAMES, JobContext())


def test_two_threads_take_turns(worker: CheckingWorker, rubric: Rubric) -> None:
    texts = [f"Thank you for calling Meadow Lane, order {number}." for number in range(6)]
    found: dict[str, object] = {}

    def ask(text: str) -> None:
        found[text] = worker.suggest(rubric, chat(text, "Yes"), NAMES, JobContext())

    threads = [threading.Thread(target=ask, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {text: suggest(rubric, chat(text, "Yes"), NAMES) for text in texts}


def test_who_waits_for_a_turn_can_be_cancelled(worker: CheckingWorker, rubric: Rubric) -> None:
    context = JobContext()
    context.cancel()
    with worker._turn, pytest.raises(JobCancelled):
        worker.suggest(rubric, chat("Hello"), NAMES, context)


PARENT = """
import sys
from qa_studio.jobs.checking import CheckingWorker
from qa_studio.jobs.context import JobContext
from rubrics import loader
from transcription.model import Origin, Role, Transcript, Turn

if __name__ == "__main__":
    worker = CheckingWorker()
    transcript = Transcript((Turn(Role.AGENT, "Thank you for calling."),), Origin("import"))
    worker.suggest(loader.load(loader.builtin(loader.BUILTIN[0])), transcript, {}, JobContext())
    worker.close()
    print(sorted({"spacy", "torch"} & set(sys.modules)))
"""


def test_the_language_library_is_never_loaded_beside_the_window(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=True)
    assert run.stdout.strip() == "[]"
