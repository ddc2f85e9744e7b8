"""Recordings into transcripts, and whose channel is whose.

Owns what a wish to transcribe comes to; the queue owns the order, the work and what becomes of a failure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.language import tr
from qa_studio.rows import BatchReport, Failure, Note
from qa_studio.services.correcting import PERSON
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.roles_by_hand import Place, by_hand, place_of, role_on
from qa_studio.speech_rows import JobState, TranscribeOptions, TurnGuess
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, StoredJob
from transcription.model import Role, Transcript, Turn

SPOKEN = (Role.AGENT, Role.CUSTOMER, Role.UNKNOWN)
"""Roles that belong to a channel; an announcement stays one, whichever channel it came on."""

BY_HAND = "agent_channel"
"""Setting of a transcript's origin: the channel that a person said is the agent's, counted from 0."""


class Transcribing:
    """Transcribes recordings of the workspace by way of its queue, and says whose channel is whose."""

    def __init__(self, store: Store, queue: TranscriptionQueue) -> None:
        self._store = store
        self._queue = queue

    def transcribe(
        self, ids: Sequence[int] | None, options: TranscribeOptions, context: JobContext
    ) -> BatchReport:
        """Transcribe these recordings, or all that have no transcript; every result is a new version.

        They are put in the queue and worked off. One that is in work already, here or in another window, is waited
        for and not done twice.

        Returns: what has a new transcript; what had one already and was not asked for again; what failed.
        Raises: ModelMissingError when the chosen model is not here; JobCancelled (all processes are gone then, what
            was finished is kept, and the jobs stand as cancelled: asked again, they go on from their last step);
            WorkspaceError when results cannot be written.
        """
        taken = self._queue.take_in(ids, options)
        if not taken.jobs:
            return taken.report
        try:
            worked = self._queue.work_off(context, taken.jobs, left=JobState.CANCELLED)
        except JobCancelled:
            self._queue.cancel_waiting(taken.jobs)
            raise
        context.report(1.0, tr("Transcribed"))
        report = taken.report
        for job in self._queue.ends(taken.jobs):
            mine = worked.get(job.id, BatchReport())
            report = report.joined(mine if mine.done or mine.failures else _ended_elsewhere(job))
        return report

    def guess(self, interaction_id: int) -> TurnGuess | None:
        """Which channel was taken for the agent's and why; None without channels or when a person said so."""
        newest = self._store.newest_transcript(interaction_id)
        if newest is None or newest.guess.channel is None or newest.guess.confidence is None:
            return None
        return TurnGuess(newest.guess.channel, newest.guess.confidence, newest.guess.words)

    def set_agent_channel(self, interaction_id: int, channel: int) -> None:
        """Say which channel (0-based) is the agent's: for a transcription to come, and, as a new version with
        the roles changed, for the one that is there. A turn that a person has given its speaker keeps it.

        Raises: StudioError when the recording has no such channel.
        """
        newest = self._store.newest_transcript(interaction_id)
        if newest is not None:
            swapped = _with_agent_on(newest.transcript, channel, self._by_hand(interaction_id))
            if swapped != newest.transcript:
                self._store.add_transcript(interaction_id, swapped, AgentGuess(channel))
        self._store.set_agent_channel(interaction_id, channel)

    def _by_hand(self, interaction_id: int) -> frozenset[Place]:
        notes = self._store.transcript_versions(interaction_id)
        if notes[-1].origin.engine != PERSON:
            return frozenset()
        return by_hand([self._store.transcript(note.id) for note in notes])


def _ended_elsewhere(job: StoredJob) -> BatchReport:
    """What another window or a hand in the queue has made of a job."""
    if job.state is JobState.DONE:
        return BatchReport(done=(job.interaction_id,))
    if job.state is JobState.FAILED:
        return BatchReport(failures=(Failure(job.title, job.reason),))
    words = {
        JobState.PAUSED: tr(
            "Its transcription was paused in the queue, and goes on when it is resumed there."
        ),
        JobState.CANCELLED: tr(
            "Its transcription was cancelled in the queue. What was finished of it is kept."
        ),
    }.get(job.state)
    return BatchReport(notes=(Note(job.title, words),)) if words else BatchReport()


def _with_agent_on(transcript: Transcript, channel: int, kept: Collection[Place]) -> Transcript:
    """The same words with the roles by channel.

    Args: kept: turns that keep the role they have.
    Raises: StudioError when nothing was said on that channel, or there are no channels.
    """
    channels = {turn.channel for turn in transcript.turns if turn.channel is not None}
    if transcript.turns and (not channels or channel not in range(max(2, max(channels) + 1))):
        raise StudioError(
            tr(
                "The recording has no channel {channel} of its own for the agent. Channels can be "
                "changed in recordings that keep the two sides apart.",
                channel=channel + 1,
            )
        )
    settings = tuple(pair for pair in transcript.origin.settings if pair[0] != BY_HAND)
    origin = replace(transcript.origin, settings=(*settings, (BY_HAND, str(channel))))
    turns = tuple(turn if place_of(turn) in kept else _by_channel(turn, channel) for turn in transcript.turns)
    return transcript if turns == transcript.turns else replace(transcript, turns=turns, origin=origin)


def _by_channel(turn: Turn, channel: int) -> Turn:
    if turn.channel is None or turn.role not in SPOKEN:
        return turn
    return replace(turn, role=role_on(turn.channel, channel))
