"""Measures an engine on recordings whose words are known. Needs no workspace, and keeps nothing.

Owns which words of a transcript are held against which of the reference; the counting is `transcription.word_errors`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import Failure
from qa_studio.services.asked import Asked
from qa_studio.services.models import Models
from qa_studio.services.references import Reference, Utterance, read_references
from qa_studio.speech_rows import TranscribeOptions
from transcription import word_errors
from transcription.engines import is_draft
from transcription.errors import TranscriptionError
from transcription.model import Transcript, Turn
from transcription.word_errors import Counts, Interval

if TYPE_CHECKING:
    from transcription.pipeline import Finished, Request

UNASKED = TranscribeOptions()

ENOUGH_RECORDINGS = 10
"""From so many on, whole recordings are drawn: utterances of one are alike, and make the interval too narrow."""


class Speech(Protocol):
    """Turns one recording into a transcript."""

    def transcribe(self, request: Request, context: JobContext) -> Finished:
        """Raises: JobCancelled, TranscriptionError, StudioError."""
        ...


@dataclass(frozen=True, slots=True)
class RecordingErrors:
    """One recording.

    Attributes:
        utterances: counts of each utterance of the reference.
        by_speaker: each speaker's words were held against one channel's; else all words in time order.
        audio_s: length of the recording; work_s: wall time for it, loading the model included.
        notes: what the transcription remarked.
    """

    recording: Path
    utterances: tuple[Counts, ...]
    by_speaker: bool
    audio_s: float
    work_s: float
    notes: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        return word_errors.total(self.utterances)

    @property
    def interval(self) -> Interval | None:
        return word_errors.interval(self.utterances)


@dataclass(frozen=True, slots=True)
class WordErrors:
    """What was measured.

    Attributes:
        model: "" for an engine's only one.
        normalisation: what was done to both texts, a sentence each.
        failures: rows and recordings that could not be measured; the rest was.
    """

    engine: str
    model: str
    language: str
    normalisation: tuple[str, ...]
    measured: tuple[RecordingErrors, ...]
    failures: tuple[Failure, ...]

    @property
    def counts(self) -> Counts:
        return word_errors.total([one.counts for one in self.measured])

    @property
    def drawn(self) -> str:
        """What the interval draws: "recordings" or "utterances"."""
        return "recordings" if len(self.measured) >= ENOUGH_RECORDINGS else "utterances"

    @property
    def interval(self) -> Interval | None:
        """None with too few units to draw."""
        if self.drawn == "recordings":
            return word_errors.interval([one.counts for one in self.measured])
        return word_errors.interval([unit for one in self.measured for unit in one.utterances])


class WordErrorMeasuring:
    """Transcribes recordings and counts what is wrong.

    Args:
        speech: works on one recording at a time here, so that the speed is the engine's own.
    """

    def __init__(self, models: Models, speech: Speech) -> None:
        self._models, self._speech = models, speech

    def measure(
        self,
        reference: Path,
        recordings: Sequence[Path],
        context: JobContext,
        options: TranscribeOptions = UNASKED,
        language: str = "en",
    ) -> WordErrors:
        """Measure every recording that the reference tells of; what is wrong with one never stops the others.

        Args: reference, recordings: as `read_references`; options: engine and model as `Models.choose`.
        Raises: FormatError, StudioError, ModelMissingError when nothing can be measured; JobCancelled.
        """
        references = read_references(reference, recordings)
        name, file = self._models.choose(options.engine, options.model, language)
        asked = Asked(name, file, language, fallback=options.retry and not is_draft(name))
        measured: list[RecordingErrors] = []
        failures = list(references.failures)
        for place, one in enumerate(references.found):
            share = len(references.found)
            part = context.part(place / share, (place + 1) / share)
            outcome = self._one(one, asked, part)
            (failures if isinstance(outcome, Failure) else measured).append(outcome)  # type: ignore[arg-type]
        return WordErrors(
            engine=name,
            model=Path(file).name.removesuffix(".pt"),
            language=language,
            normalisation=word_errors.normalisation_in_words(language),
            measured=tuple(measured),
            failures=tuple(failures),
        )

    def _one(self, one: Reference, asked: Asked, context: JobContext) -> RecordingErrors | Failure:
        begun_s = time.perf_counter()
        try:
            finished = self._speech.transcribe(asked.request(one.recording, None, ()), context)
        except (StudioError, TranscriptionError) as err:
            return Failure(one.recording.name, str(err))
        work_s = time.perf_counter() - begun_s
        counts, by_speaker = counted(one.utterances, finished.transcript, asked.language)
        if not word_errors.total(counts).words:
            return Failure(one.recording.name, tr("Its reference has no words to compare."))
        audio_s = finished.transcript.duration_s or 0.0
        return RecordingErrors(one.recording, counts, by_speaker, audio_s, work_s, finished.warnings)


def counted(
    said: Sequence[Utterance], transcript: Transcript, language: str
) -> tuple[tuple[Counts, ...], bool]:
    """Counts by utterance, and whether they were made speaker by speaker.

    Where the reference names two speakers and the recording has a channel each, the words of each speaker are held
    against one channel, whichever fits better: what is said at once has no order in time.

    Source: the concatenated minimum-permutation word error rate of Watanabe et al., CHiME-6, 2020, section 4.
    """
    heard = [turn for turn in transcript.turns if not turn.note and "music" not in turn.flags]
    speakers = tuple(dict.fromkeys(utterance.speaker for utterance in said))
    channels = sorted({turn.channel for turn in heard if turn.channel is not None})
    apart = len(speakers) == 2 and all(speakers) and len(channels) == 2
    if not apart or any(turn.channel is None for turn in heard):
        texts = [turn.text for turn in heard]
        return word_errors.compared([utterance.text for utterance in said], texts, language), False
    ways = (
        _by_speaker(said, heard, dict(zip(order, channels, strict=True)), language)
        for order in (speakers, speakers[::-1])
    )
    return min(ways, key=lambda counts: word_errors.total(counts).errors), True


def _by_speaker(
    said: Sequence[Utterance], heard: Sequence[Turn], channels: dict[str, int], language: str
) -> tuple[Counts, ...]:
    result: dict[int, Counts] = {}
    for speaker, channel in channels.items():
        places = [place for place, one in enumerate(said) if one.speaker == speaker]
        texts = [turn.text for turn in heard if turn.channel == channel]
        counts = word_errors.compared([said[place].text for place in places], texts, language)
        result.update(zip(places, counts, strict=True))
    return tuple(result[place] for place in range(len(said)))
