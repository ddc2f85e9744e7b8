"""Recordings into transcripts: several at once, each in a process of its own, one progress for all.

Owns the order, the joint progress and what becomes of a failure. The speech itself is an object passed in.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from qa_studio.errors import StudioError, WorkspaceError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.rows import BatchReport, Failure, Note, TranscribeOptions, TurnGuess
from qa_studio.services.chosen import chosen
from qa_studio.services.files import is_recording, sha256_of
from qa_studio.services.models import Models
from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, StoredSource
from transcription.errors import TranscriptionError
from transcription.model import Role, Transcript, Turn

if TYPE_CHECKING:
    from transcription.pipeline import Finished, Request

SPOKEN = (Role.AGENT, Role.CUSTOMER, Role.UNKNOWN)
"""Roles that belong to a channel; an announcement stays one, whichever channel it came on."""

BY_HAND = "agent_channel"
"""Setting of a transcript's origin: the channel that a person said is the agent's, counted from 0."""


class Speech(Protocol):
    """Turns one recording into a transcript; called from several threads at once."""

    def transcribe(self, request: Request, context: JobContext) -> Finished:
        """Raises: JobCancelled, TranscriptionError, StudioError."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What all recordings of a batch are transcribed with. The language is the rubric's: its checks read it."""

    engine: str
    model: str
    language: str


class Transcribing:
    """Transcribes recordings of the workspace and keeps each result as it comes.

    Args:
        at_once: recordings in work at the same time, at least 1.
    """

    def __init__(self, store: Store, speech: Speech, models: Models, at_once: int = 1) -> None:
        self._store = store
        self._speech = speech
        self._models = models
        self._rubrics = Rubrics(store)
        self._at_once = max(1, at_once)

    def transcribe(
        self, ids: Sequence[int] | None, options: TranscribeOptions, context: JobContext
    ) -> BatchReport:
        """Transcribe these recordings, or all that have no transcript; every result is a new version.

        Returns: what has a new transcript; what had one already and was not asked for again; what failed.
        Raises: ModelMissingError when the chosen model is not here; JobCancelled (all processes are gone then,
            and what was finished is kept); WorkspaceError when results cannot be written.
        """
        asked = self._asked(options)
        sources, report = self._chosen(ids, options.again)
        if not sources:
            return report
        joint = _JointProgress(context, len(sources))
        with ThreadPoolExecutor(min(self._at_once, len(sources)), thread_name_prefix="transcribing") as pool:
            futures = [
                pool.submit(self._one, source, asked, joint.context(place))
                for place, source in enumerate(sources)
            ]
            for outcome in _all_or_stop(futures, joint):
                report = report.joined(outcome)
        context.report(1.0, "Transcribed")
        return report

    def guess(self, interaction_id: int) -> TurnGuess | None:
        """Which channel was taken for the agent's and why; None without channels or when a person said so."""
        newest = self._store.newest_transcript(interaction_id)
        if newest is None or newest.guess.channel is None or newest.guess.confidence is None:
            return None
        return TurnGuess(newest.guess.channel, newest.guess.confidence, newest.guess.words)

    def set_agent_channel(self, interaction_id: int, channel: int) -> None:
        """Say which channel (0-based) is the agent's: for a transcription to come, and, as a new version with
        the roles changed, for the one that is there.

        Raises: StudioError when the recording has no such channel.
        """
        newest = self._store.newest_transcript(interaction_id)
        if newest is not None:
            swapped = _with_agent_on(newest.transcript, channel)
            if swapped != newest.transcript:
                self._store.add_transcript(interaction_id, swapped, AgentGuess(channel))
        self._store.set_agent_channel(interaction_id, channel)

    def _asked(self, options: TranscribeOptions) -> Asked:
        language = self._rubrics.current().language
        engine, model = self._models.choose(options.engine, options.model, language)
        return Asked(engine, model, language)

    def _chosen(self, ids: Sequence[int] | None, again: bool) -> tuple[list[StoredSource], BatchReport]:
        """What to work on; what is there already and what cannot be."""
        sources, missing = chosen(self._store, ids)
        spoken = [source for source in sources if is_recording(source.path)]
        work = [source for source in spoken if again or source.newest_version == 0]
        if ids is None:
            return work, BatchReport()
        skipped = tuple(source.title for source in sources if source not in spoken or source not in work)
        return work, BatchReport(skipped=skipped, failures=missing)

    def _one(self, source: StoredSource, asked: Asked, context: JobContext) -> BatchReport:
        """One interaction's own report; what is wrong with it never stops the others."""
        from transcription.pipeline import Request

        try:
            _refuse_other_content(source, context)
            request = Request(source.path, asked.engine, asked.model, source.agent_channel, asked.language)
            finished = self._speech.transcribe(request, context)
            guess = AgentGuess(finished.agent_channel, finished.agent_confidence, finished.agent_words)
            self._store.add_transcript(source.id, finished.transcript, guess)
            context.report(1.0, f"Transcribed {source.path.name}")
        except WorkspaceError:
            raise
        except (StudioError, TranscriptionError) as err:
            return BatchReport(failures=(Failure(source.path.name, str(err)),))
        notes = tuple(Note(source.path.name, warning) for warning in finished.warnings)
        return BatchReport(done=(source.id,), notes=notes)


class _JointProgress:
    """One fraction of many; a stop of one stops all."""

    def __init__(self, whole: JobContext, parts: int) -> None:
        self._whole = whole
        self._fractions = [0.0] * parts
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def context(self, place: int) -> JobContext:
        """The context of one part."""
        return _OneOfMany(self, place)

    @property
    def is_stopped(self) -> bool:
        return self._stopped.is_set() or self._whole.is_cancelled

    def report(self, place: int, fraction: float | None, message: str) -> None:
        if self.is_stopped:
            raise JobCancelled
        with self._lock:
            self._fractions[place] = self._fractions[place] if fraction is None else fraction
            total = sum(self._fractions) / len(self._fractions)
            # The whole is done when the batch says so: 1.0 is reported once, at its end.
            self._whole.report(min(total, 0.999), message)


class _OneOfMany(JobContext):
    def __init__(self, joint: _JointProgress, place: int) -> None:
        super().__init__()
        self._joint, self._place = joint, place

    def cancel(self) -> None:
        self._joint.stop()

    @property
    def is_cancelled(self) -> bool:
        return self._joint.is_stopped

    def report(self, fraction: float | None, message: str = "") -> None:
        self._joint.report(self._place, fraction, message)


def _all_or_stop(futures: Sequence[Future[BatchReport]], joint: _JointProgress) -> list[BatchReport]:
    """Every outcome; when one ends the whole batch, the others are stopped before its error goes on."""
    try:
        wait(futures, return_when=FIRST_EXCEPTION)
        return [future.result() for future in futures if future.done()]
    except BaseException:
        joint.stop()
        for future in futures:
            future.cancel()
        raise


def _refuse_other_content(source: StoredSource, context: JobContext) -> None:
    """A transcript must be of the very recording that was imported."""
    again = "Put it back, or import it from where it lies now: it is known again by its content."
    try:
        same = source.sha256 == sha256_of(source.path, lambda _fraction: context.report(None))
    except FileNotFoundError as err:
        raise StudioError(f"{source.path} is not there any more. {again}") from err
    except OSError as err:
        raise StudioError(
            f"{source.path} cannot be read ({err.strerror}). Check that you may open it."
        ) from err
    if not same:
        raise StudioError(f"{source.path} holds something else than when it was imported. {again}")


def _with_agent_on(transcript: Transcript, channel: int) -> Transcript:
    """The same words with the roles by channel.

    Raises: StudioError when nothing was said on that channel, or there are no channels.
    """
    channels = {turn.channel for turn in transcript.turns if turn.channel is not None}
    if transcript.turns and (not channels or channel not in range(max(2, max(channels) + 1))):
        raise StudioError(
            f"The recording has no channel {channel + 1} of its own for the agent. Channels can be changed in"
            " recordings that keep the two sides apart."
        )
    settings = tuple(pair for pair in transcript.origin.settings if pair[0] != BY_HAND)
    origin = replace(transcript.origin, settings=(*settings, (BY_HAND, str(channel))))
    turns = tuple(_by_channel(turn, channel) for turn in transcript.turns)
    return transcript if turns == transcript.turns else replace(transcript, turns=turns, origin=origin)


def _by_channel(turn: Turn, channel: int) -> Turn:
    if turn.channel is None or turn.role not in SPOKEN:
        return turn
    return replace(turn, role=Role.AGENT if turn.channel == channel else Role.CUSTOMER)
