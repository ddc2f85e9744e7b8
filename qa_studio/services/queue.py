"""The queue of transcriptions as people see it: putting in, order, pause, cancel, and how long it will take.

Owns the words of the queue and what may be done with a job in which state. The rows themselves are in the workspace, so
that they outlive this process; `queue_run` works them off.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.machine import Machine
from qa_studio.language import tr
from qa_studio.rows import BatchReport, Failure
from qa_studio.services.asked import HEARD_BY, Asked
from qa_studio.services.chosen import chosen
from qa_studio.services.files import is_recording
from qa_studio.services.models import Models
from qa_studio.services.pace import Pace
from qa_studio.services.queue_run import Bench, QueueRun, Speech
from qa_studio.services.rubrics import Rubrics
from qa_studio.speech_rows import Hold, JobRow, JobState, TranscribeOptions
from qa_studio.storage.store import Store
from qa_studio.storage.values import JobEnd, NewJob, StoredJob, StoredSource
from transcription.engines import is_draft

UNFINISHED = (JobState.QUEUED, JobState.RUNNING, JobState.PAUSED)
LAST = 1 << 60
"""A place that is behind every other."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a wish to transcribe.

    Attributes:
        jobs: ids, in the order asked for; those that were in the queue already included.
        report: what is there already, and what cannot be worked on.
    """

    jobs: tuple[int, ...]
    report: BatchReport


class TranscriptionQueue:
    """Safe to call from several threads; several windows and commands may have one on the same workspace.

    Args:
        pace: what is known of this computer's speed; None: nothing yet, and forgotten afterwards.
        at_once: recordings in work at the same time, in all processes together, at least 1.
        pause_on_battery: whether work waits while the computer runs on its battery.
    """

    def __init__(
        self,
        store: Store,
        speech: Speech,
        models: Models,
        machine: Machine | None = None,
        pace: Pace | None = None,
        at_once: int = 1,
        pause_on_battery: bool = False,
    ) -> None:
        self._store = store
        self._models = models
        self._rubrics = Rubrics(store)
        self._pace = pace or Pace()
        machine = machine or Machine()
        self._bench = Bench(
            store, speech, machine, self._pace, max(1, at_once), pause_on_battery, machine.owner()
        )

    def configure(self, at_once: int, pause_on_battery: bool) -> None:
        """Take other settings: at once for the battery, for the number of recordings from the next run on."""
        self._bench.at_once, self._bench.pause_on_battery = max(1, at_once), pause_on_battery

    def enqueue(self, ids: Sequence[int] | None, options: TranscribeOptions) -> tuple[JobRow, ...]:
        """Put recordings in the queue with what is asked, pinned as it is now; `run` works them off.

        Args:
            ids: None: all that have no transcript; what a person paused stays paused then.

        Returns: the job of each; one that was in the queue already keeps its row.
        Raises: ModelMissingError when the chosen model is not here; StudioError for an unknown engine.
        """
        taken = set(self.take_in(ids, options).jobs)
        return tuple(row for row in self.rows() if row.id in taken)

    def take_in(self, ids: Sequence[int] | None, options: TranscribeOptions) -> TakenIn:
        """The same, with what was there already and what could not be taken."""
        asked = self._asked(options)
        self._bench.take_back()
        sources, report = self._chosen(ids, options.again)
        meant = []
        for source, job in zip(
            sources, self._store.enqueue(_new(one, asked) for one in sources), strict=True
        ):
            if job is None:
                report = report.joined(BatchReport(skipped=(source.title,)))
            elif _differs(job, source, asked):
                report = report.joined(BatchReport(failures=(Failure(job.title, _other_words(job)),)))
            else:
                meant.append(job.id)
        return TakenIn(tuple(meant), report)

    def rows(self) -> tuple[JobRow, ...]:
        """Everything in the queue: first what has not ended, in its order, then what has, newest first."""
        place = 0
        rows = []
        for job in map(self._as_of_now, self._store.jobs()):
            place += job.state in UNFINISHED
            rows.append(self._row(job, place if job.state in UNFINISHED else 0))
        return tuple(rows)

    def seconds_left(self) -> float | None:
        """Until everything that is not paused by a person is done; None when that cannot be told of one of them."""
        lasts = [
            row.seconds_left for row in self.rows() if row.state in UNFINISHED and row.hold is not Hold.PERSON
        ]
        free_at = [0.0] * self._bench.at_once
        for seconds in lasts:
            if seconds is None:
                return None
            heapq.heappushpop(free_at, free_at[0] + seconds)
        return max(free_at)

    def waiting(self) -> int:
        """How many jobs `run` would take up now; those that a process left that is gone are among them."""
        self._bench.take_back()
        unfinished = self._store.unfinished_jobs()
        return sum(state is JobState.QUEUED or hold is Hold.BATTERY for _, state, hold, _ in unfinished)

    def move(self, job_id: int, to_position: int) -> None:
        """Give a job another place among those that have not ended: 1 is the first, beyond the last is the last.

        Raises: StudioError when there is no such job, or it has ended.
        """
        job = self._job(job_id)
        if job.state not in UNFINISHED:
            raise _refusal(job, "moved")
        self._store.move_job(job_id, to_position)

    def pause(self, job_id: int) -> None:
        """Stop the work on a job until `resume`; what it has finished is kept.

        Raises: StudioError when there is no such job, or it has ended.
        """
        held = JobEnd(JobState.PAUSED, "Paused by hand.", Hold.PERSON)
        self._change(job_id, UNFINISHED, held, tr("paused"))

    def resume(self, job_id: int) -> None:
        """Let a paused job wait for its turn again.

        Raises: StudioError when there is no such job, or it is not paused.
        """
        self._change(job_id, (JobState.PAUSED,), JobEnd(JobState.QUEUED), tr("resumed"))

    def cancel(self, job_id: int) -> None:
        """End a job without a result; its process is gone within a second. What it has finished is kept: transcribed
        again with the same model, the recording goes on from there.

        Raises: StudioError when there is no such job, or it has ended.
        """
        self._change(job_id, UNFINISHED, JobEnd(JobState.CANCELLED), tr("cancelled"))

    def retry(self, job_id: int) -> None:
        """Put a job that failed or was cancelled at the end of the queue; it goes on from what it had finished.

        Raises: StudioError when there is no such job, or it has not failed.
        """
        self._change(
            job_id, (JobState.FAILED, JobState.CANCELLED), JobEnd(JobState.QUEUED), tr("tried again")
        )
        self._store.move_job(job_id, LAST)

    def clear_ended(self, job_id: int | None = None) -> int:
        """Take what has ended off the list, or only this; transcripts stay. Returns how many."""
        return self._store.clear_jobs(None if job_id is None else (job_id,))

    def cancel_waiting(self, ids: Collection[int]) -> None:
        """Cancel those of these jobs that wait for their turn or for the mains."""
        wanted = set(ids)
        waiting = [
            number
            for number, state, hold, _ in self._store.unfinished_jobs()
            if number in wanted and (state is JobState.QUEUED or hold is Hold.BATTERY)
        ]
        before = (JobState.QUEUED, JobState.PAUSED)
        self._store.change_jobs(waiting, before, JobEnd(JobState.CANCELLED))

    def run(
        self,
        context: JobContext,
        only: Sequence[int] | None = None,
        left: JobState = JobState.QUEUED,
    ) -> BatchReport:
        """Work off the queue, or these jobs of it, until nothing waits; what is queued meanwhile is taken too.

        Jobs that a dead process left are gone on with. What a person paused is not waited for; on battery, with the
        setting, everything waits for the mains.

        Args:
            left: what jobs in work become when the context is cancelled: QUEUED, to go on with the next run.

        Raises: JobCancelled; WorkspaceError when results cannot be written.
        """
        report = BatchReport()
        for outcome in self.work_off(context, only, left).values():
            report = report.joined(outcome)
        return report

    def work_off(
        self, context: JobContext, only: Sequence[int] | None, left: JobState
    ) -> dict[int, BatchReport]:
        """The same, told by job: only those that this process worked on."""
        return QueueRun(self._bench, context, only, left).work()

    def ends(self, ids: Sequence[int]) -> tuple[StoredJob, ...]:
        """How these jobs stand, in the order asked for; those that were taken off the list are left out."""
        found = {job.id: job for job in self._store.jobs(ids)}
        return tuple(found[number] for number in ids if number in found)

    def _asked(self, options: TranscribeOptions) -> Asked:
        language = self._rubrics.current().language
        engine, model = self._models.choose(options.engine, options.model, language)
        return Asked(engine, model, language, fallback=options.retry and not is_draft(engine))

    def _chosen(self, ids: Sequence[int] | None, again: bool) -> tuple[list[StoredSource], BatchReport]:
        """What to work on; what is there already and what cannot be."""
        sources, missing = chosen(self._store, ids)
        spoken = [source for source in sources if is_recording(source.path)]
        work = [source for source in spoken if again or source.newest_version == 0]
        if ids is None:
            paused = {job.interaction_id for job in self._store.jobs() if job.hold is Hold.PERSON}
            return [source for source in work if source.id not in paused], BatchReport()
        skipped = tuple(source.title for source in sources if source not in spoken or source not in work)
        return work, BatchReport(skipped=skipped, failures=missing)

    def _job(self, job_id: int) -> StoredJob:
        found = self._store.jobs((job_id,))
        if not found:
            raise StudioError(
                tr(
                    "There is no job {job_id} in the queue. “qa-studio queue” shows those there are.",
                    job_id=job_id,
                )
            )
        return found[0]

    def _change(self, job_id: int, before: Collection[JobState], end: JobEnd, verb: str) -> None:
        job = self._job(job_id)
        if not self._store.change_jobs((job_id,), before, end):
            raise _refusal(job, verb)
        self._bench.stop((job_id,))

    def _as_of_now(self, job: StoredJob) -> StoredJob:
        """What is in work here has come further than its last step."""
        working = self._bench.working.get(job.id)
        if working is None or job.state is not JobState.RUNNING:
            return job
        return replace(job, fraction=max(job.fraction, working.fraction), spent_s=working.spent_s)

    def _row(self, job: StoredJob, place: int) -> JobRow:
        asked = Asked.from_json(job.asked)
        is_open = job.state in UNFINISHED
        return JobRow(
            id=job.id,
            interaction_id=job.interaction_id,
            title=job.title,
            state=job.state,
            reason=job.reason,
            fraction=job.fraction,
            seconds_left=self._pace.seconds_left(job, asked.engine, asked.model) if is_open else None,
            audio_s=job.audio_s,
            position=place,
            engine=asked.engine,
            model=Path(asked.model).stem,
            is_draft=is_draft(asked.engine),
            hold=job.hold,
            created_at=job.created_at,
            started_at=job.started_at,
            ended_at=job.ended_at,
        )


def _new(source: StoredSource, asked: Asked) -> NewJob:
    pinned = replace(asked, agent_channel=source.agent_channel).to_json()
    return NewJob(source.id, pinned, HEARD_BY, source.duration_s, source.newest_version)


def _differs(job: StoredJob, source: StoredSource, asked: Asked) -> bool:
    """Whether the job is in work with something else than is asked for."""
    wanted = _new(source, asked).asked
    return any(Asked.from_json(job.asked).to_json()[key] != wanted[key] for key in HEARD_BY)


def _other_words(job: StoredJob) -> str:
    asked = Asked.from_json(job.asked)
    name = f"{asked.engine} {Path(asked.model).stem}".strip()
    return tr(
        "It is being transcribed with {name} right now. Wait for that, or cancel it in the queue first.",
        name=name,
    )


def _refusal(job: StoredJob, verb: str) -> StudioError:
    state = {
        JobState.QUEUED: tr("is waiting"),
        JobState.RUNNING: tr("is in work"),
        JobState.PAUSED: tr("is paused"),
        JobState.DONE: tr("is done"),
        JobState.FAILED: tr("has failed"),
        JobState.CANCELLED: tr("is cancelled"),
    }[job.state]
    return StudioError(
        tr("“{title}” {state}, so it cannot be {verb}.", title=job.title, state=state, verb=verb)
    )
