"""The checks in a process of their own: loading the language library holds the interpreter for half a second at a
time, and a window that shares it would stand still.

Owns the process, its pipe and its life. Knows no Qt, no storage.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
import threading
import traceback
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING, Any

from qa_studio.errors import StudioError
from qa_studio.jobs import interrupts, priority
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.jobs.worker import leave_with_parent
from qa_studio.language import tr
from scoring.errors import ScoringError

if TYPE_CHECKING:
    from rubrics.model import Rubric
    from scoring.calibrating import Calibrator
    from scoring.learned import Watched
    from scoring.learning_model import Learned
    from scoring.model import Finding
    from transcription.model import Transcript

    _Question = tuple[Any, ...]
    """Which of the child's functions, and what it is asked besides the rubric."""

logger = logging.getLogger(__name__)

POLL_S = 0.05
"""How often a waiting parent looks whether the user has cancelled."""

Names = Mapping[str, tuple[str, ...]]


class CheckingDiedError(StudioError):
    """The process ended before its answer came."""


class CheckingWorker:
    """Finds suggestions in one process, started when first asked and kept for the next time.

    Safe to call from several threads: they take turns. Close it when done.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._rubric: Rubric | None = None

    def suggest(
        self,
        rubric: Rubric,
        transcript: Transcript,
        names: Names,
        context: JobContext,
        learned: Sequence[Learned] = (),
        calibrator: Calibrator | None = None,
    ) -> tuple[Finding, ...]:
        """What `scoring.learned.suggest_with` says of this transcript.

        Raises: JobCancelled (the process is gone then), ScoringError, CheckingDiedError.
        """
        question = ("suggest", transcript, dict(names), tuple(learned), calibrator)
        found: tuple[Finding, ...] = self._in_turn(rubric, question, context)
        return found

    def suggest_for_words(
        self, rubric: Rubric, transcript: Transcript, names: Names, context: JobContext
    ) -> tuple[Finding, ...]:
        """What `scoring.suggest.suggest_for_words` says of these words.

        Raises: as `suggest`.
        """
        found: tuple[Finding, ...] = self._in_turn(rubric, ("words", transcript, dict(names)), context)
        return found

    def watch(
        self,
        rubric: Rubric,
        transcript: Transcript,
        names: Names,
        context: JobContext,
        keys: tuple[str, ...],
        calibrator: Calibrator | None = None,
    ) -> Watched:
        """What `scoring.learned.watch` says of this transcript.

        Raises: as `suggest`.
        """
        question = ("watch", transcript, dict(names), keys, calibrator)
        found: Watched = self._in_turn(rubric, question, context)
        return found

    def _in_turn(self, rubric: Rubric, question: _Question, context: JobContext) -> Any:
        self._take_turn(context)
        try:
            return self._ask(rubric, question, context)
        except BaseException as err:
            # A question that was left has an answer on its way: the next one begins anew.
            if not isinstance(err, ScoringError):
                self._end()
            raise
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the process; it starts again when asked again."""
        with self._turn:
            self._end()

    def _take_turn(self, context: JobContext) -> None:
        while not self._turn.acquire(timeout=POLL_S):
            if context.is_cancelled:
                raise JobCancelled

    def _ask(self, rubric: Rubric, question: _Question, context: JobContext) -> Any:
        pipe = self._started()
        try:
            # The rubric travels once: the checks that are compiled for it are kept by its identity.
            pipe.send((None if rubric is self._rubric else rubric, question))
            self._rubric = rubric
            while not pipe.poll(POLL_S):
                if context.is_cancelled:
                    raise JobCancelled
            answer = pipe.recv()
        except (EOFError, OSError) as err:
            raise self._died() from err
        if isinstance(answer, ScoringError):
            raise answer
        if isinstance(answer, str):
            logger.error("The checks failed in their process:\n%s", answer)
            raise CheckingDiedError(
                tr(
                    "The checks ended with an error; the log has the details. Look whether the"
                    " rubric’s checks are sound."
                )
            )
        return answer

    def _started(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._end()
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        process = spawn.Process(target=_child, args=(theirs,), name="qa-studio-checks", daemon=True)
        with interrupts.unheard_by_children():
            process.start()
        self._process = process  # not before: one that could not be started cannot be ended either
        theirs.close()
        return self._pipe

    def _died(self) -> CheckingDiedError:
        if self._process is not None:
            self._process.join(POLL_S)
            code = self._process.exitcode
            if code is not None and code < 0:
                return CheckingDiedError(
                    tr(
                        "The process of the checks was ended by signal {number}. If memory is short, close other"
                        " programs, then suggest again.",
                        number=-code,
                    )
                )
        return CheckingDiedError(
            tr(
                "The process of the checks was ended by an error; the log has the details. Mend that, then suggest"
                " again."
            )
        )

    def _end(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = self._rubric = None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if pipe is not None:
            pipe.close()


def _child(pipe: Connection) -> None:
    """Entry of the process: (rubric or None for the last one, question) in, an answer or an error out."""
    interrupts.ignore()
    priority.stand_back()
    threading.Thread(target=leave_with_parent, daemon=True).start()
    # The language library loads torch when it finds it and does not use it here: three times the memory and the time.
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]
    from scoring.learned import suggest_with, watch
    from scoring.suggest import suggest_for_words

    asked: dict[str, Any] = {"suggest": suggest_with, "watch": watch, "words": suggest_for_words}
    rubric: Rubric | None = None
    while True:
        try:
            sent, question = pipe.recv()
        except (EOFError, OSError):
            return
        rubric = sent if sent is not None else rubric
        assert rubric is not None
        pipe.send(_answer(asked[question[0]], rubric, question[1:]))


def _answer(function: Any, rubric: Rubric, question: _Question) -> Any:
    try:
        return function(rubric, *question)
    except ScoringError as err:
        return ScoringError(str(err))
    except Exception:  # noqa: BLE001  entry of a process: what it says goes to the log
        return traceback.format_exc()
