"""The queue of transcriptions: what waits, who works on what, and what of it is finished already.

A step is on disk when `keep_step` returns: every connection of a workspace runs with `synchronous = FULL`. Who works on
a job writes under its own name; once the job is somebody else's, paused or cancelled, its writes are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session
from sqlmodel import col

from qa_studio.speech_rows import Hold, JobState
from qa_studio.storage.database import Database
from qa_studio.storage.interactions import chunks
from qa_studio.storage.tables import Interaction, Job, JobStep, TranscriptVersion
from qa_studio.storage.transcripts import add_version
from qa_studio.storage.values import AgentGuess, JobEnd, NewJob, NewStep, StoredJob
from transcription.model import Transcript

TRANSCRIBE = "transcribe"
"""The kind of every job that there is so far."""

UNFINISHED = (JobState.QUEUED, JobState.RUNNING, JobState.PAUSED)
ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class Queue(Database):
    """The part of the store that remembers work to be done. Jobs of removed interactions are left out of sight."""

    def enqueue(self, new: Iterable[NewJob]) -> tuple[StoredJob | None, ...]:
        """Put these transcriptions at the end of the queue, all or none.

        A recording has one job at a time: one that waits takes what is asked now, one that runs stays as it is, and
        one that failed or was cancelled is taken up again. Its steps are kept where the same was asked.

        Returns: the job of each, in order; None for one that somebody has transcribed meanwhile.
        """
        wishes = list(new)
        with self._writing() as session:
            intake = _Intake(session, [one.interaction_id for one in wishes])
            taken = [intake.take(one) for one in wishes]
            session.flush()
            found = {job.id: job for job in _by_ids(session, [job.id for job in taken if job])}
            return tuple(found.get(job.id) if job else None for job in taken)

    def jobs(self, ids: Collection[int] | None = None) -> tuple[StoredJob, ...]:
        """All jobs: first what is unfinished, in the order of the queue, then what ended, newest first. Or these."""
        order = (col(Job.state).in_(ENDED), col(Job.ended_at).desc(), col(Job.position), col(Job.id))
        with self._reading() as session:
            if ids is None:
                return _stored(session, _jobs().order_by(*order))
            return _by_ids(session, ids)

    def unfinished_jobs(self) -> tuple[tuple[int, JobState, Hold, str], ...]:
        """Id, state, who paused it and owner of every job that has not ended; fast for thousands."""
        query = select(col(Job.id), col(Job.state), col(Job.hold), col(Job.owner))
        visible = _jobs().with_only_columns(col(Job.id)).where(col(Job.state).in_(UNFINISHED))
        with self._reading() as session:
            rows = session.execute(query.where(col(Job.id).in_(visible)))
            return tuple((number, JobState(state), Hold(hold), owner) for number, state, hold, owner in rows)

    def waiting_jobs(self) -> int:
        """How many wait for their turn."""
        query = _jobs().with_only_columns(func.count()).where(col(Job.state) == JobState.QUEUED.value)
        with self._reading() as session:
            return int(session.scalars(query).one())

    def claim_job(
        self,
        owner: str,
        at_most: int,
        only: Collection[int] | None = None,
        besides: Collection[int] = (),
    ) -> StoredJob | None:
        """Take the next waiting job, or None when there is none or `at_most` are running, in all processes together.

        Args:
            owner: the process that asks.
            only: ids to choose among; None: all.
            besides: ids that are not meant.
        """
        running = select(func.count()).select_from(Job).where(col(Job.state) == JobState.RUNNING.value)
        with self._writing() as session:
            is_full = session.scalars(running).one() >= at_most
            number = None if is_full else _next(session, only, besides)
            if number is None:
                return None
            job = session.get_one(Job, number)
            job.state, job.owner, job.reason = JobState.RUNNING.value, owner, ""
            job.started_at, job.ended_at = job.started_at or datetime.now(UTC), None
            session.flush()
            return _by_ids(session, [number])[0]

    def steps(self, job_id: int) -> tuple[str, ...]:
        """What is finished of a job, in order."""
        query = select(col(JobStep.body)).where(col(JobStep.job_id) == job_id).order_by(col(JobStep.number))
        with self._reading() as session:
            return tuple(session.scalars(query))

    def keep_step(self, job_id: int, owner: str, step: NewStep) -> bool:
        """Put a finished step on disk, in the place of one with its number; False when the job is not the owner's."""
        with self._writing() as session:
            job = _owned(session, job_id, owner)
            if job is None:
                return False
            job.fraction, job.spent_s = step.fraction, step.spent_s
            row = insert(JobStep).values(job_id=job_id, number=step.number, body=step.body)
            session.execute(
                row.on_conflict_do_update(
                    index_elements=["job_id", "number"], set_={"body": row.excluded.body}
                )
            )
            return True

    def finish_job(
        self, job_id: int, owner: str, transcript: Transcript, guess: AgentGuess, spent_s: float
    ) -> bool:
        """Store the transcript, drop the steps and mark the job done: all at once, or nothing when it is not the
        owner's any more (False)."""
        with self._writing() as session:
            job = _owned(session, job_id, owner)
            if job is None:
                return False
            add_version(session, job.interaction_id, transcript, guess)
            _drop_steps(session, job_id)
            job.fraction = 1.0
            _end(job, JobEnd(JobState.DONE, spent_s=spent_s))
            return True

    def leave_job(self, job_id: int, owner: str, end: JobEnd) -> bool:
        """Let go of a job without a result; its steps stay. False when it is not the owner's."""
        with self._writing() as session:
            job = _owned(session, job_id, owner)
            if job is not None:
                _end(job, end)
            return job is not None

    def change_jobs(self, ids: Collection[int], before: Collection[JobState], end: JobEnd) -> tuple[int, ...]:
        """Give those of these jobs that are in one of the states another one, whoever works on them.

        Returns: the ids of those.
        """
        changed = []
        with self._writing() as session:
            for chunk in chunks(ids):
                query = select(Job).where(col(Job.id).in_(chunk), col(Job.state).in_(before))
                for job in session.scalars(query):
                    _end(job, end)
                    changed.append(job.id)
        return tuple(changed)

    def hold_waiting_jobs(self, reason: str) -> None:
        """Let what waits wait for the mains."""
        held = {"state": JobState.PAUSED.value, "hold": Hold.BATTERY.value, "reason": reason}
        with self._writing() as session:
            session.execute(update(Job).where(col(Job.state) == JobState.QUEUED.value).values(**held))

    def release_jobs(self, hold: Hold) -> None:
        """Let what was paused by this one wait for its turn again."""
        free = {"state": JobState.QUEUED.value, "hold": Hold.NOBODY.value, "reason": ""}
        with self._writing() as session:
            session.execute(update(Job).where(col(Job.hold) == hold.value).values(**free))

    def move_job(self, job_id: int, place: int) -> None:
        """Give an unfinished job this place among them, 1 for the first; beyond the last it is the last."""
        query = select(Job).where(col(Job.state).in_(UNFINISHED)).order_by(col(Job.position), col(Job.id))
        with self._writing() as session:
            jobs = list(session.scalars(query))
            moved = [job for job in jobs if job.id == job_id]
            rest = [job for job in jobs if job.id != job_id]
            for position, job in enumerate([*rest[: max(0, place - 1)], *moved, *rest[max(0, place - 1) :]]):
                job.position = position

    def clear_jobs(self, ids: Collection[int] | None = None) -> int:
        """Forget these jobs, or all, where they have ended, and what was finished of them; returns how many."""
        query = select(col(Job.id)).where(col(Job.state).in_(ENDED))
        with self._writing() as session:
            found = [number for number in session.scalars(query) if ids is None or number in ids]
            for chunk in chunks(found):
                session.execute(delete(Job).where(col(Job.id).in_(chunk)))
            return len(found)


def _jobs() -> Select[Job, str]:
    return (
        select(Job, col(Interaction.title))
        .join(Interaction, col(Job.interaction_id) == col(Interaction.id))
        .where(col(Interaction.removed_at).is_(None), col(Job.kind) == TRANSCRIBE)
    )


def _next(session: Session, only: Collection[int] | None, besides: Collection[int]) -> int | None:
    """The id of the job that waits foremost, among these."""
    waiting = _jobs().with_only_columns(col(Job.id)).where(col(Job.state) == JobState.QUEUED.value)
    order = waiting.order_by(col(Job.position), col(Job.id))
    meant = (number for number in session.scalars(order) if only is None or number in only)
    return next((number for number in meant if number not in besides), None)


def _by_ids(session: Session, ids: Collection[int]) -> tuple[StoredJob, ...]:
    return tuple(
        job for chunk in chunks(ids) for job in _stored(session, _jobs().where(col(Job.id).in_(chunk)))
    )


class _Intake:
    """Wishes become jobs: what is known of their recordings is read once, for thousands of them.

    Args:
        ids: of the interactions.
    """

    def __init__(self, session: Session, ids: Collection[int]) -> None:
        self._session = session
        self._jobs: dict[int, Job] = {}
        self._versions: dict[int, int] = {}
        open_jobs = select(Job).where(col(Job.kind) == TRANSCRIBE, col(Job.state) != JobState.DONE.value)
        owner = col(TranscriptVersion.interaction_id)
        newest = select(owner, func.max(col(TranscriptVersion.version))).group_by(owner)
        for chunk in chunks(ids):
            self._jobs |= {
                job.interaction_id: job
                for job in session.scalars(open_jobs.where(col(Job.interaction_id).in_(chunk)))
            }
            for number, version in session.execute(newest.where(owner.in_(chunk))):
                self._versions[number] = version
        self._last = session.scalars(select(func.coalesce(func.max(col(Job.position)), -1))).one()

    def take(self, new: NewJob) -> Job | None:
        """The recording's job, which waits or runs from now on; None when there is nothing more to do."""
        job = self._jobs.get(new.interaction_id)
        if job is not None:
            if job.state != JobState.RUNNING.value:
                self._ask_again(job, new)
            return job
        if self._versions.get(new.interaction_id, 0) > new.version:
            return None
        return self._added(new)

    def _added(self, new: NewJob) -> Job:
        job = self._jobs[new.interaction_id] = Job(
            kind=TRANSCRIBE,
            interaction_id=new.interaction_id,
            position=self._behind_all(),
            state=JobState.QUEUED.value,
            asked=dict(new.asked),
            audio_s=new.audio_s,
            created_at=datetime.now(UTC),
        )
        self._session.add(job)
        return job

    def _ask_again(self, job: Job, new: NewJob) -> None:
        if any(job.asked.get(key) != new.asked.get(key) for key in new.same):
            if job.id is not None:
                _drop_steps(self._session, job.id)
            job.fraction = job.spent_s = 0.0
        if job.state in ENDED:
            job.position = self._behind_all()
        job.asked, job.audio_s = dict(new.asked), new.audio_s
        _end(job, JobEnd(JobState.QUEUED))

    def _behind_all(self) -> int:
        self._last += 1
        return self._last


def _owned(session: Session, job_id: int, owner: str) -> Job | None:
    """The job, when this process works on it; a running job always has an owner and no other one has."""
    query = select(Job).where(col(Job.id) == job_id, col(Job.owner) == owner)
    return session.scalars(query).first() if owner else None


def _end(job: Job, end: JobEnd) -> None:
    """Nobody works on it any more."""
    job.state, job.hold, job.reason, job.owner = end.state.value, end.hold.value, end.reason, ""
    job.spent_s = job.spent_s if end.spent_s is None else end.spent_s
    job.ended_at = datetime.now(UTC) if end.state in ENDED else None


def _drop_steps(session: Session, job_id: int) -> None:
    session.execute(delete(JobStep).where(col(JobStep.job_id) == job_id))


def _stored(session: Session, query: Any) -> tuple[StoredJob, ...]:
    return tuple(_job(job, title) for job, title in session.execute(query))


def _job(job: Job, title: str) -> StoredJob:
    return StoredJob(
        id=job.id,
        interaction_id=job.interaction_id,
        title=title,
        position=job.position,
        state=JobState(job.state),
        hold=Hold(job.hold),
        reason=job.reason,
        asked=job.asked,
        fraction=job.fraction,
        audio_s=job.audio_s,
        spent_s=job.spent_s,
        created_at=job.created_at,
        started_at=job.started_at,
        ended_at=job.ended_at,
        owner=job.owner,
    )
