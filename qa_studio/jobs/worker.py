"""Speech in a process of its own: a crash of a native library, or memory pressure, must not take the window with it.

Owns the process and its pipe. Knows no Qt, no storage.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from qa_studio.errors import SpeechKilledError, StudioError
from qa_studio.jobs import interrupts, priority
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from transcription.errors import TranscriptionError

if TYPE_CHECKING:
    from transcription.pipeline import Finished, Progress, Request
    from transcription.steps import Step

logger = logging.getLogger(__name__)

POLL_S = 0.1
"""How often a waiting parent looks whether the user has cancelled; cancel must take effect within a second."""


class WorkerDiedError(StudioError):
    """The process ended before its work did."""


class WorkerKilledError(WorkerDiedError, SpeechKilledError):
    """The process was ended by a signal: by the system when memory was short, or by hand."""


class Share(Protocol):
    """A number in memory that two processes see."""

    value: int


class Shares:
    """Divides cores among processes, anew whenever one comes or goes. Safe to use from several threads."""

    def __init__(self, cores: int) -> None:
        self._cores = cores
        self._given: list[Share] = []
        self._lock = threading.Lock()

    def add(self, share: Share) -> None:
        with self._lock:
            self._given.append(share)
            self._divide()

    def resize(self, cores: int) -> None:
        with self._lock:
            self._cores = cores
            self._divide()

    def remove(self, share: Share) -> None:
        with self._lock:
            self._given = [other for other in self._given if other is not share]
            self._divide()

    def _divide(self) -> None:
        each, left = divmod(self._cores, max(1, len(self._given)))
        for place, share in enumerate(self._given):
            share.value = max(1, each + (place < left))


class SpeechWorker:
    """Transcribes one recording a call, each in a fresh process. Safe to call from several threads at once.

    Args:
        cores: that all these processes share; None: all of the machine. The last one left has them all.
    """

    def __init__(self, cores: int | None = None) -> None:
        self._shares = Shares(cores or os.cpu_count() or 1)

    def configure(self, cores: int) -> None:
        """Share so many cores from now on, also among the processes that are at work."""
        self._shares.resize(cores)

    def transcribe(
        self, request: Request, context: JobContext, on_step: Callable[[Step], None] | None = None
    ) -> Finished:
        """Run the pipeline in another process and wait for its result.

        Args:
            on_step: called here, on the caller's thread, with each step that is finished and was not in
                `request.done`, as it arrives; all of them before this returns. What it raises ends the work.
        Raises: JobCancelled (the process is gone by then), TranscriptionError, WorkerDiedError.
        """
        from transcription.pipeline import Finished  # brings the sound: the window opens without it

        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe(duplex=False)
        share = spawn.Value("i", 1, lock=False)
        process = spawn.Process(
            target=_child, args=(request, theirs, share), name="qa-studio-speech", daemon=True
        )
        self._shares.add(share)
        try:
            with interrupts.unheard_by_children():
                process.start()
            theirs.close()
            for item in _items(ours, context, request):
                if isinstance(item, Finished):
                    return item
                if item.step is not None and on_step is not None:
                    on_step(item.step)
                context.report(item.fraction, tr("Transcribing {name}", name=request.path.name))
            process.join()
            raise _died(request, process.exitcode)
        finally:
            if process.pid is not None:
                process.kill()
                process.join()
            process.close()
            ours.close()
            self._shares.remove(share)


def _items(pipe: Connection, context: JobContext, request: Request) -> Iterator[Progress | Finished]:
    """What the child sends, until it closes the pipe; looks for a cancel between."""
    from transcription.pipeline import Progress

    fraction = 0.0
    while True:
        try:
            while not pipe.poll(POLL_S):
                context.report(fraction, tr("Transcribing {name}", name=request.path.name))
            item = pipe.recv()
        except (EOFError, OSError):
            # Nothing more comes, or what came was cut when the process was killed.
            return
        if isinstance(item, Progress):
            fraction = item.fraction
        elif isinstance(item, TranscriptionError):
            raise item
        elif isinstance(item, str):
            logger.error("The speech process failed on %s:\n%s", request.path, item)
            return
        yield item


def _died(request: Request, exit_code: int | None) -> WorkerDiedError:
    name = tr("{file}: the speech process", file=request.path.name)
    if exit_code is not None and exit_code < 0:
        return WorkerKilledError(
            tr(
                "{name} was ended by signal {exit_code}. If memory is short, close other programs or "
                "take a smaller model, then transcribe it again.",
                name=name,
                exit_code=-exit_code,
            )
        )
    return WorkerDiedError(
        tr(
            "{name} ended with an error; the log has the details. Try another engine or model, "
            "then transcribe it again.",
            name=name,
        )
    )


def _child(request: Request, pipe: Connection, share: Share) -> None:
    """Entry of the process. Sends Progress and Finished; a TranscriptionError as itself, another as traceback."""
    interrupts.ignore()
    priority.stand_back()
    os.environ["OMP_NUM_THREADS"] = "1"  # two threads on two pieces of work beat two on one piece
    threading.Thread(target=leave_with_parent, daemon=True).start()
    from transcription import cores, model_use, pipeline

    cores.ask(lambda: share.value)

    try:
        with model_use.held(Path(request.model)):
            for item in pipeline.transcribe(request):
                pipe.send(item)
    except TranscriptionError as err:
        pipe.send(_portable(err))
    except Exception:  # noqa: BLE001
        pipe.send(traceback.format_exc())
    finally:
        pipe.close()


def _portable(err: TranscriptionError) -> Any:
    """The error without its cause, which may not survive the way through the pipe."""
    try:
        again = type(err)(*err.args)
    except TypeError:
        again = TranscriptionError(str(err))
    return again


def leave_with_parent() -> None:
    """For a thread of a child: a killed parent cannot end its children, so they watch it and leave by themselves."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
