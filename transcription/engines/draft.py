"""The draft engine: PocketSphinx with the American English model that its package carries.

Needs no download. Reads clear 16 kHz speech almost without error and telephone speech badly: for finding one's way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from transcription import activity
from transcription.audio import FULL_SCALE, Sound
from transcription.engines import DRAFT, EngineOptions, Segment
from transcription.engines.batching import Answer, Batch, Samples, Schedule, Walk
from transcription.errors import LanguageUnsupportedError
from transcription.model import Word
from transcription.packing import Window
from transcription.steps import Step

if TYPE_CHECKING:
    from pocketsphinx import Decoder
    from pocketsphinx import Segment as SphinxSegment

SEARCH = {"lw": 6.0, "maxhmmpf": 3000, "topn": 3}
"""Language weight, most states alive in a frame, Gaussians taken into account.

Measured against PocketSphinx's own 6.5, 30000 and 4: 5.9 instead of 6.9 % word errors on the demonstration's calls,
30 instead of 27 % on read sentences of LibriVox, in three quarters of the time.
"""

LONGEST_S = 20.0
"""Longer stretches are cut: the word lattice grows faster than the sound."""

FRAME_S = 0.01
VARIANT = re.compile(r"\(\d+\)$")
"""The dictionary's mark of a second pronunciation, as in "and(2)"."""


class DraftEngine:
    """PocketSphinx, one stretch between pauses at a time.

    Raises: LanguageUnsupportedError when another language than English is asked for.
    """

    def __init__(self, options: EngineOptions) -> None:
        if options.language and options.language.lower().split("-")[0] != "en":
            raise LanguageUnsupportedError(
                f"The draft engine knows English only, not “{options.language}”. Fetch a Whisper model for it."
            )
        self._word_times = options.word_times
        self._decoder: Decoder | None = None

    @property
    def model_name(self) -> str:
        return "en-us"

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        search = tuple((name, f"{value:g}") for name, value in SEARCH.items())
        return (("pocketsphinx", version("pocketsphinx")), ("pause_s", f"{activity.PAUSE_S:g}"), *search)

    def steps(self, sounds: Sequence[Sound], done: Sequence[Step] = ()) -> Iterator[Step]:
        """One step a stretch of speech; its text is in lower case and without punctuation, as the model has it."""
        windows = (
            Window(place, (stretch,))
            for place, sound in enumerate(sounds)
            for stretch in activity.speech(sound, LONGEST_S)
        )

        def decode(batch: Batch) -> Answer:
            found = (
                (window.channel, self._recognise(samples, window))
                for window, samples in zip(batch.windows, batch.samples, strict=True)
            )
            return Answer(tuple((place, segment) for place, segment in found if segment is not None))

        made_by = repr((DRAFT, self.settings, self._word_times))
        yield from Walk(sounds, Schedule(windows, LONGEST_S), 1, made_by, decode).steps(done)

    def _recognise(self, samples: Samples, window: Window) -> Segment | None:
        decoder = self._ready()
        # A fresh front end and the whole stretch at once: what was heard before must not change what is written.
        decoder.reinit_feat()
        decoder.start_utt()
        decoder.process_raw((samples * (FULL_SCALE - 1)).astype(np.int16).tobytes(), full_utt=True)
        decoder.end_utt()
        spoken = [part for part in decoder.seg() or () if _is_word(part.word)]
        if not spoken:
            return None
        text, words = _joined(spoken, window.parts[0])
        ends = (words[0].start_s, words[-1].end_s)
        return Segment(*ends, text, words if self._word_times else (), language="en")

    def _ready(self) -> Decoder:
        if self._decoder is None:
            from pocketsphinx import Decoder

            self._decoder = Decoder(loglevel="FATAL", **SEARCH)
        return self._decoder


def _is_word(text: str) -> bool:
    """Whether it is a word and not silence, noise or an end of sentence: <sil>, [NOISE], </s>, ++breath++."""
    return text[:1] not in {"<", "[", "+"}


def _joined(spoken: list[SphinxSegment], stretch: activity.Stretch) -> tuple[str, tuple[Word, ...]]:
    text, words = "", []
    for part in spoken:
        text += " " if text else ""
        start = len(text)
        text += VARIANT.sub("", part.word)
        words.append(_word(part, start, len(text), stretch))
    return text, tuple(words)


def _word(part: SphinxSegment, start: int, end: int, stretch: activity.Stretch) -> Word:
    """PocketSphinx counts frames from the start of the stretch; its last frame still belongs to the word."""
    start_s = stretch.start_s + part.start_frame * FRAME_S
    end_s = min(stretch.end_s, stretch.start_s + (part.end_frame + 1) * FRAME_S)
    confidence = round(min(1.0, max(0.0, part.prob)), 3)
    return Word(start, end, round(start_s, 3), round(max(start_s, end_s), 3), confidence)
