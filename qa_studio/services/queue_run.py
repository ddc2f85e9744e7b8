"""Working off the queue: several recordings at once, each step stored as it comes, until nothing waits.

Owns the threads of one run and what becomes of a job. Every decision goes through the store, so that two windows and a
command line can work on one queue without doubling anything.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from qa_studio.errors import SpeechKilledError, StudioError, WorkspaceError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.jobs.machine import Machine
from qa_studio.rows import BatchReport, Failure, Note
from qa_studio.services.asked import Asked
from qa_studio.services.files import refuse_other_content
from qa_studio.services.pace import Pace
from qa_studio.services.vocabulary import Vocabulary
from qa_studio.speech_rows import Hold, JobState
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, JobEnd, NewStep, StoredJob, StoredSource
from transcription.errors import StepDamagedError, TranscriptionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from transcription.pipeline import Finished, Request
    from transcription.steps import Step

logger = logging.getLogger(__name__)

TICK_S = 0.2
"""How often a run looks what others have decided: a pause or a cancel by another process takes effect within it."""

MOST_DEATHS = 5
"""How often in a row a speech process may be killed without a step in between, before its job has failed."""

ON_BATTERY = "Waits for mains power: the computer runs on its battery. A setting lets it go on."


class Speech(Protocol):
    """Turns one recording into a transcript; called from several threads at once."""

    def transcribe(
        self, request: Request, context: JobContext, on_step: Callable[[Step], None] | None = None
    ) -> Finished:
        """`on_step` is called on the caller's thread with each finished step that is not in `request.done`.

        Raises: JobCancelled, TranscriptionError, StudioError; SpeechKilledError when asking again may help.
        """
        ...


class Working(JobContext):
    """A job in work in this process. Reports go no further than here: the run reads them.

    Args:
        whole: the run's context; cancelling that cancels this.

    Attributes:
        kept: seconds of sound that each stored step has dealt with, by its number.
        steps_made: by the process that is at work now.
    """

    def __init__(self, job: StoredJob, whole: JobContext) -> None:
        super().__init__()
        self.job = job
        self._whole = whole
        self.fraction = job.fraction
        self.message = ""
        self.kept: dict[int, float] = {}
        self.steps_made = 0
        self._begun = time.monotonic()

    @property
    def spent_s(self) -> float:
        """Seconds of work, those of earlier tries included."""
        return self.job.spent_s + time.monotonic() - self._begun

    @property
    def is_cancelled(self) -> bool:
        return super().is_cancelled or self._whole.is_cancelled

    def report(self, fraction: float | None, message: str = "") -> None:
        if self.is_cancelled:
            raise JobCancelled
        self.fraction = max(self.fraction, fraction or 0.0)
        self.message = message or self.message


@dataclass(slots=True)
class Bench:
    """What all runs of one process share.

    Attributes:
        owner: this process's name in the queue.
        at_once: recordings in work together, in all processes.
        working: by id, what is in work here; changed and looked through under `lock`.
    """

    store: Store
    speech: Speech
    machine: Machine
    pace: Pace
    at_once: int
    pause_on_battery: bool
    owner: str
    working: dict[int, Working] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def waits_for_mains(self) -> bool:
        return self.pause_on_battery and self.machine.on_battery()

    def stop(self, ids: Collection[int]) -> None:
        """End the work on these here and now; what becomes of them is in the store already."""
        with self.lock:
            for number in ids:
                if number in self.working:
                    self.working[number].cancel()

    def claim(self, only: Collection[int] | None, context: JobContext) -> Working | None:
        """Take the next job; None when none waits or enough are in work."""
        with self.lock:
            # Work that was just taken away may not have ended yet: its job is not begun twice.
            job = self.store.claim_job(self.owner, self.at_once, only, besides=self.working)
            if job is None:
                return None
            working = self.working[job.id] = Working(job, context)
            return working

    def let_go(self, job_id: int) -> None:
        with self.lock:
            del self.working[job_id]

    def take_back(self) -> None:
        """Put what a process left that is gone back in its place, with its steps."""
        with self.lock:
            for number, state, _, owner in self.store.unfinished_jobs():
                if state is JobState.RUNNING and not self._is_in_work(number, owner):
                    logger.info("Job %d was left by a process that is gone: it waits again", number)
                    self.store.leave_job(number, owner, JobEnd(JobState.QUEUED))

    def _is_in_work(self, job_id: int, owner: str) -> bool:
        return job_id in self.working if owner == self.owner else self.machine.is_alive(owner)


class QueueRun:
    """One pass over the queue; use it once.

    Args:
        only: ids of the jobs to work off; None: all, those included that are queued meanwhile.
        left: what jobs in work become when the context is cancelled: QUEUED to go on at the next start, or CANCELLED.
    """

    def __init__(self, bench: Bench, context: JobContext, only: Sequence[int] | None, left: JobState) -> None:
        self._bench = bench
        self._context = context
        self._only = None if only is None else dict.fromkeys(only)
        self._left = left
        self._futures: dict[Future[BatchReport], Working] = {}
        self._outcomes: dict[int, BatchReport] = {}
        self._told = 0.0
        self._held: bool | None = None

    def work(self) -> dict[int, BatchReport]:
        """Work until nothing waits.

        Returns: by job, in the order in which they were taken up, what became of those that this run worked on.
        Raises: JobCancelled (all processes are gone then); WorkspaceError when results cannot be written.
        """
        self._bench.take_back()
        with ThreadPoolExecutor(self._bench.at_once, thread_name_prefix="transcribing") as pool:
            try:
                while self._turn(pool):
                    pass
            except BaseException:
                for working in self._futures.values():
                    working.cancel()
                raise
        return self._outcomes

    def _turn(self, pool: ThreadPoolExecutor) -> bool:
        """Whether there is more to come."""
        self._tell()
        self._stop_what_was_taken_away()
        if not self._waits_for_mains():
            self._take_up(pool)
        if self._futures:
            self._gather()
            return True
        if self._may_come():
            time.sleep(TICK_S)
            return True
        return False

    def _tell(self) -> None:
        """One fraction of all, which never falls; 1.0 is the caller's to say."""
        live = list(self._futures.values())
        settled = len(self._outcomes) - len(live)
        total = settled + len(live) + self._bench.store.waiting_jobs()
        if self._only is not None:
            total = len(self._only)
        done = settled + sum(working.fraction for working in live)
        self._told = max(self._told, min(0.999, done / max(1, total)))
        messages = [working.message for working in live if working.message]
        self._context.report(self._told, messages[-1] if messages else ON_BATTERY if self._held else "")

    def _stop_what_was_taken_away(self) -> None:
        """A pause or a cancel from elsewhere is in the store; the work on it ends here."""
        ids = [working.job.id for working in self._futures.values()]
        mine = {job.id for job in self._bench.store.jobs(ids) if job.owner == self._bench.owner}
        self._bench.stop([number for number in ids if number not in mine])

    def _waits_for_mains(self) -> bool:
        held = self._bench.waits_for_mains()
        if held and self._bench.store.waiting_jobs():
            self._bench.store.hold_waiting_jobs(ON_BATTERY)
        if not held and self._held is not False:
            self._bench.store.release_jobs(Hold.BATTERY)
        self._held = held
        return held

    def _take_up(self, pool: ThreadPoolExecutor) -> None:
        while len(self._futures) < self._bench.at_once:
            working = self._bench.claim(self._only, self._context)
            if working is None:
                return
            self._outcomes[working.job.id] = BatchReport()
            self._futures[pool.submit(self._one, working)] = working

    def _gather(self) -> None:
        done, _ = wait(self._futures, TICK_S, FIRST_COMPLETED)
        for future in done:
            working = self._futures.pop(future)
            self._outcomes[working.job.id] = future.result()

    def _may_come(self) -> bool:
        """Whether something waits for its turn, for the mains or, of what was asked for, for another process."""
        self._bench.take_back()
        return any(
            state is JobState.QUEUED
            or hold is Hold.BATTERY
            or (state is JobState.RUNNING and self._only is not None)
            for number, state, hold, _ in self._bench.store.unfinished_jobs()
            if self._only is None or number in self._only
        )

    def _one(self, working: Working) -> BatchReport:
        """One job's own report; what is wrong with it never stops the others."""
        job, name = working.job, working.job.title
        try:
            (source,) = self._bench.store.sources([job.interaction_id])
            name = source.path.name
            refuse_other_content(source, working)
            return self._finish(working, source, self._heard(working, source))
        except JobCancelled:
            self._leave(working, self._left)
            return BatchReport()
        except WorkspaceError:
            raise
        except (StudioError, TranscriptionError) as err:
            self._leave(working, JobState.FAILED, str(err))
            return BatchReport(failures=(Failure(name, str(err)),))
        except BaseException:
            self._leave(working, JobState.FAILED, "Something went wrong that should not have; see the log.")
            raise
        finally:
            self._bench.let_go(job.id)

    def _heard(self, working: Working, source: StoredSource) -> Finished:
        """A killed process is followed by another one, which goes on behind the last step.

        Raises: SpeechKilledError when that did not help.
        """
        deaths, asked = 0, Asked.from_json(working.job.asked)
        names = Vocabulary(self._bench.store).names_for(source)
        while True:
            done = self._steps(working.job.id)
            working.kept = {step.number: step.done_s for step in done}
            working.steps_made = 0
            request = asked.request(source.path, source.agent_channel, done, names)
            try:
                return self._bench.speech.transcribe(request, working, lambda step: self._keep(working, step))
            except SpeechKilledError:
                deaths = 1 if working.steps_made else deaths + 1
                if deaths >= MOST_DEATHS:
                    raise
                logger.warning("The speech process of job %d was killed: another one goes on", working.job.id)

    def _steps(self, job_id: int) -> list[Step]:
        from transcription.steps import from_json

        found = []
        for body in self._bench.store.steps(job_id):
            try:
                found.append(from_json(body))
            except StepDamagedError as err:
                logger.warning("Job %d: %s", job_id, err)
        return found

    def _keep(self, working: Working, step: Step) -> None:
        """Store a step; on battery this is where a job pauses.

        Raises: JobCancelled when the job is not ours any more or waits for the mains.
        """
        from transcription.steps import to_json

        if step.number in working.kept:
            # It was made with something else that was asked then: those behind it do not fit either.
            working.kept = {number: done_s for number, done_s in working.kept.items() if number < step.number}
        working.kept[step.number] = step.done_s
        working.steps_made += 1
        done_s = sum(working.kept.values())
        fraction = min(1.0, done_s / (done_s + step.ahead_s or 1.0))
        working.fraction = max(working.fraction, fraction)
        new = NewStep(step.number, to_json(step), working.fraction, working.spent_s)
        if not self._bench.store.keep_step(working.job.id, self._bench.owner, new):
            raise JobCancelled
        if self._bench.waits_for_mains():
            self._leave(working, JobState.PAUSED, ON_BATTERY, Hold.BATTERY)
            raise JobCancelled

    def _finish(self, working: Working, source: StoredSource, finished: Finished) -> BatchReport:
        job, spent_s = working.job, working.spent_s
        guess = AgentGuess(finished.agent_channel, finished.agent_confidence, finished.agent_words)
        if not self._bench.store.finish_job(job.id, self._bench.owner, finished.transcript, guess, spent_s):
            raise JobCancelled
        asked = Asked.from_json(job.asked)
        audio_s = finished.transcript.duration_s or job.audio_s or 0.0
        self._bench.pace.learn(asked.engine, asked.model, audio_s, spent_s)
        notes = tuple(Note(source.path.name, warning) for warning in finished.warnings)
        return BatchReport(done=(source.id,), notes=notes)

    def _leave(self, working: Working, state: JobState, reason: str = "", hold: Hold = Hold.NOBODY) -> None:
        end = JobEnd(state, reason, hold, working.spent_s)
        self._bench.store.leave_job(working.job.id, self._bench.owner, end)
