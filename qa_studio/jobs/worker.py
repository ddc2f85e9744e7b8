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
from typing import Any

from qa_studio.errors import SpeechKilledError, StudioError
from qa_studio.jobs import interrupts
from qa_studio.jobs.context import JobContext
from transcription.errors import TranscriptionError
from transcription.pipeline import Finished, Progress, Request
from transcription.steps import Step

logger = logging.getLogger(__name__)

POLL_S = 0.1
"""How often a waiting parent looks whether the user has cancelled; cancel must take effect within a second."""


class WorkerDiedError(StudioError):
    """The process ended before its work did."""


class WorkerKilledError(WorkerDiedError, SpeechKilledError):
    """The process was ended by a signal: by the system when memory was short, or by hand."""


class SpeechWorker:
    """Transcribes one recording a call, each in a fresh process. Safe to call from several threads at once.

    Args:
        threads: native threads of one process. One is best when a process runs on each core.
    """

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads

    def transcribe(
        self, request: Request, context: JobContext, on_step: Callable[[Step], None] | None = None
    ) -> Finished:
        """Run the pipeline in another process and wait for its result.

        Args:
            on_step: called here, on the caller's thread, with each step that is finished and was not in
                `request.done`, as it arrives; all of them before this returns. What it raises ends the work.
        Raises: JobCancelled (the process is gone by then), TranscriptionError, WorkerDiedError.
        """
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe(duplex=False)
        process = spawn.Process(
            target=_child, args=(request, theirs, self._threads), name="qa-studio-speech", daemon=True
        )
        try:
            with interrupts.unheard_by_children():
                process.start()
            theirs.close()
            for item in _items(ours, context, request):
                if isinstance(item, Finished):
                    return item
                if item.step is not None and on_step is not None:
                    on_step(item.step)
                context.report(item.fraction, f"Transcribing {request.path.name}")
            process.join()
            raise _died(request, process.exitcode)
        finally:
            if process.pid is not None:
                process.kill()
                process.join()
            process.close()
            ours.close()


def _items(pipe: Connection, context: JobContext, request: Request) -> Iterator[Progress | Finished]:
    """What the child sends, until it closes the pipe; looks for a cancel between."""
    fraction = 0.0
    while True:
        try:
            while not pipe.poll(POLL_S):
                context.report(fraction, f"Transcribing {request.path.name}")
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
    name = f"{request.path.name}: the speech process"
    if exit_code is not None and exit_code < 0:
        return WorkerKilledError(
            f"{name} was ended by signal {-exit_code}. If memory is short, close other programs or take a smaller"
            " model, then transcribe it again."
        )
    return WorkerDiedError(
        f"{name} ended with an error; the log has the details. Try another engine or model, then transcribe it"
        " again."
    )


def _child(request: Request, pipe: Connection, threads: int) -> None:
    """Entry of the process. Sends Progress and Finished; a TranscriptionError as itself, another as traceback."""
    interrupts.ignore()
    os.environ["OMP_NUM_THREADS"] = str(threads)
    threading.Thread(target=leave_with_parent, daemon=True).start()
    from transcription import model_use, pipeline

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
