"""From windows of speech to segments, as every Whisper model goes, whichever library runs it.

Owns the way; a library's own engine says how a window is encoded, decoded and tied to time. Imports no library.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from transcription import cores, doubts, packing
from transcription.audio import Sound
from transcription.engines import EngineOptions, Segment, silero, tokens
from transcription.engines.batching import Answer, Batch, Samples, Schedule, Walk
from transcription.engines.placing import in_parts
from transcription.engines.timestamps import Piece, cut_at_stamps
from transcription.engines.words import located
from transcription.errors import LanguageUnsupportedError, ModelInvalidError
from transcription.models import ModelFile
from transcription.packing import Window
from transcription.steps import Part, Step
from transcription.vocabulary import Prompt, prompt

if TYPE_CHECKING:
    from whisper.tokenizer import Tokenizer

WINDOW_S = 30.0
"""What the model hears at once. Source: whisper.audio.CHUNK_LENGTH."""

BATCH = 8
"""Windows that are decoded at once: half the time a window of one alone; twice as many win little more.

Four minutes of speech are thus the most that is lost when the process dies.
"""

LEAST_STEP_S = 1.0
"""A model that stops after less than this is not asked again for the same window: it would stop there once more."""

WARMER = (0.2, 0.4, 0.6, 0.8, 1.0)
"""What a window that failed is decoded with next. Source: temperature of whisper.transcribe."""

PROMPT_TOKENS = 448 // 2 - 1
"""What a model takes in before a window. Source: n_text_ctx of every Whisper model; the rest is kept for the answer."""

Encoded = TypeVar("Encoded")
Timing = dict[str, Any]
"""Whisper's own words of a piece: word, start, end (seconds from the window's start), probability."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote for a window.

    Attributes:
        tokens: text and time stamps, without the prompt and the end.
        avg_logprob: mean natural logarithm of the tokens' probabilities.
        no_speech_prob: 0..1, the model's belief that nobody speaks.
        temperature: 0..1; above 0 it was drawn by lot, because the likeliest tokens made no sense.
    """

    tokens: tuple[int, ...]
    avg_logprob: float
    no_speech_prob: float
    temperature: float = 0.0


@dataclass(frozen=True, slots=True)
class Manner:
    """How windows are decoded.

    Attributes:
        language: two or three letters, as Whisper has them.
        temperature: 0 takes the likeliest token; above, tokens are drawn.
        seed: the same one draws the same tokens.
        prompt: tokens that the model takes for what was said before; at most PROMPT_TOKENS.
    """

    language: str
    temperature: float
    seed: int
    prompt: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading(Generic[Encoded]):
    """A window, what the model heard in it and what it wrote.

    Attributes:
        pieces: what was written, cut at its time stamps; () when it is taken for silence.
        reached_s: seconds on the window's clock that were dealt with.
    """

    window: Window
    encoded: Encoded
    language: str
    written: Written
    pieces: tuple[Piece, ...]
    reached_s: float


class WindowedEngine(ABC, Generic[Encoded]):
    """A Whisper model; greedy at temperature 0: the same sound gives the same words.

    Args:
        name: that of the engine.
        file: its model.
    """

    def __init__(self, name: str, options: EngineOptions, file: ModelFile) -> None:
        self._name, self._options, self._file = name, options, file

    @property
    def model_name(self) -> str:
        return self._file.name

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        options = self._options
        return (
            *self._libraries(),
            ("silero-vad", version("silero-vad")),
            ("temperature", f"0, and up to {WARMER[-1]:g} where that fails" if options.fallback else "0"),
            ("window_s", f"{WINDOW_S:g}"),
            ("batch", str(options.batch or BATCH)),
            ("precision", "full" if options.full_precision else "8 bits where faster"),
            ("word_times", "yes" if options.word_times else "no"),
            *((("sample_len", str(options.sample_len)),) if options.sample_len else ()),
            *((("prompt", self._prompt.text),) if self._prompt.text else ()),
            *((("prompt_left_out", ", ".join(self._prompt.left_out)),) if self._prompt.left_out else ()),
        )

    def steps(self, sounds: Sequence[Sound], done: Sequence[Step] = ()) -> Iterator[Step]:
        """One step a batch of windows; a window holds at most 30 s of one channel's speech and ends at a pause.

        A batch is never divided: the rounding of one window depends on those beside it, and with it the last digits.
        """
        wanted = self._language()
        voices = self._voices(sounds)
        windows = (
            window
            for channel, voice in enumerate(voices)
            for window in packing.packed(channel, voice.stretches(WINDOW_S), WINDOW_S)
        )

        def decode(batch: Batch) -> Answer:
            return self._answer(batch, voices, wanted)

        walk = Walk(
            sounds, Schedule(windows, WINDOW_S), self._options.batch or BATCH, self._made_by(), decode
        )
        yield from walk.steps(done)

    def _voices(self, sounds: Sequence[Sound]) -> list[silero.Voice]:
        """Where somebody speaks; where there are cores, the model is loaded meanwhile."""
        if cores.allowed() == 1:
            return [silero.listen(sound) for sound in sounds]
        with ThreadPoolExecutor(1, "loading") as other:
            loaded = other.submit(self._vocabulary)
            voices = [silero.listen(sound) for sound in sounds]
            loaded.result()
        return voices

    @abstractmethod
    def _libraries(self) -> tuple[tuple[str, str], ...]:
        """Names and versions of the libraries that the result depends on."""

    @abstractmethod
    def _fingerprint(self) -> str:
        """What tells the model's file from another one of the same name."""

    @abstractmethod
    def _vocabulary(self) -> tuple[bool, int]:
        """Whether the model knows other languages than English, and how many it knows in all."""

    @abstractmethod
    def _encoded(self, samples: Sequence[Samples]) -> list[Encoded]:
        """What the encoder hears in each window."""

    @abstractmethod
    def _detected(self, encoded: Encoded) -> str:
        """The likeliest language of a window; only asked of a model that knows several."""

    @abstractmethod
    def _decoded(self, encoded: Sequence[Encoded], manner: Manner) -> list[Written]:
        """What the model writes for windows of one language."""

    @abstractmethod
    def _timings(self, readings: Sequence[Reading[Encoded]]) -> list[list[list[Timing]]]:
        """For each reading and each of its pieces, at least one, the words with their times."""

    @cached_property
    def _prompt(self) -> Prompt:
        """What the model is told of names."""
        names = self._options.names
        return prompt(names, lambda text: len(self._tokens(text)), PROMPT_TOKENS) if names else Prompt()

    def _tokens(self, text: str) -> tuple[int, ...]:
        """Tokens of a prompt. Source: whisper.decoding.DecodingTask._get_initial_tokens."""
        return tuple(self._tokenizer("").encode(f" {text}")) if text else ()

    def _made_by(self) -> str:
        # Of the names only the prompt changes what is heard, and that stands in the settings.
        options = replace(self._options, model="", models_dir=None, names=())
        return repr((self._name, self.settings, options, self._fingerprint()))

    def _language(self) -> str:
        """The language asked for, as Whisper calls it; "" to find out."""
        language = self._options.language.lower().split("-")[0]
        if language and not tokens.is_language(language):
            raise LanguageUnsupportedError(f"Whisper does not know the language “{self._options.language}”.")
        if language not in {"", "en"} and not self._vocabulary()[0]:
            raise LanguageUnsupportedError(
                f"The model “{self.model_name}” knows English only, not “{self._options.language}”."
                " Use the model of the same name without “.en”."
            )
        return language

    def _tokenizer(self, language: str) -> Tokenizer:
        return tokens.tokenizer(*self._vocabulary(), language)

    def _answer(self, batch: Batch, voices: Sequence[silero.Voice], wanted: str) -> Answer:
        told: list[tuple[int, Segment]] = []
        left: list[Part] = []
        encoded = self._encoded(batch.samples)
        found = {} if wanted else self._found(batch, encoded)
        spoken = [wanted or batch.languages.get(one.channel) or found[one.channel] for one in batch.windows]
        readings = self._readings(batch, encoded, spoken)
        for reading, segments in zip(readings, self._segments(readings), strict=True):
            window = reading.window
            checked = doubts.checked(segments, voices[window.channel].share, self._prompt.text)
            told += ((window.channel, one) for one in checked)
            if reading.reached_s < window.length_s:
                rest = window.after(reading.reached_s)
                left += ((window.channel, part.start_s, part.end_s) for part in rest)
        return Answer(tuple(told), tuple(left), tuple(sorted(found.items())))

    def _found(self, batch: Batch, encoded: Sequence[Encoded]) -> dict[int, str]:
        """Languages of channels of which none is known: that of a channel's first window stays.

        A caller does not change language between windows, and a wrong guess on a short one would be nonsense.
        """
        several, _ = self._vocabulary()
        found: dict[int, str] = {}
        for window, heard in zip(batch.windows, encoded, strict=True):
            if window.channel not in batch.languages and window.channel not in found:
                found[window.channel] = self._detected(heard) if several else "en"
        return found

    def _readings(
        self, batch: Batch, encoded: Sequence[Encoded], spoken: Sequence[str]
    ) -> list[Reading[Encoded]]:
        readings: list[Reading[Encoded]] = []
        for language in sorted(set(spoken)):
            places = [place for place, own in enumerate(spoken) if own == language]
            written = self._written([encoded[place] for place in places], language, batch.number)
            readings += (
                self._reading(batch.windows[place], encoded[place], language, one)
                for place, one in zip(places, written, strict=True)
            )
        return readings

    def _written(self, encoded: Sequence[Encoded], language: str, seed: int) -> list[Written]:
        """The likeliest text of each window; where that fails, and it is wished, one that was drawn.

        When all fail, the surest is taken of those that do not repeat themselves.

        Source: whisper.transcribe decides what has failed, faster_whisper's generate_with_fallback what is then
        taken: the last one, which Whisper takes, is the least sensible.
        """
        manner = Manner(language, 0.0, seed, self._tokens(self._prompt.text))
        tries = [[one] for one in self._sound(encoded, manner)]
        for temperature in WARMER if self._options.fallback else ():
            failed = [place for place, own in enumerate(tries) if self._has_failed(own[-1], language)]
            if not failed:
                break
            warmer = replace(manner, temperature=temperature)
            again = self._sound([encoded[place] for place in failed], warmer)
            for place, one in zip(failed, again, strict=True):
                tries[place].append(one)
        return [self._best(own, language) for own in tries]

    def _sound(self, encoded: Sequence[Encoded], manner: Manner) -> list[Written]:
        written = self._decoded(encoded, manner)
        if any(math.isnan(one.avg_logprob) or math.isnan(one.no_speech_prob) for one in written):
            raise ModelInvalidError(
                f"The weights of the model “{self.model_name}” are damaged. Fetch it again."
            )
        return written

    def _best(self, tries: Sequence[Written], language: str) -> Written:
        if not self._has_failed(tries[-1], language):
            return tries[-1]
        sensible = [one for one in tries if not doubts.is_repetitive(self._text(one, language))]
        return max(sensible or tries, key=lambda one: one.avg_logprob)

    def _has_failed(self, one: Written, language: str) -> bool:
        if doubts.is_silent(one.no_speech_prob, one.avg_logprob):
            return False
        return one.avg_logprob < doubts.UNSURE_LOGPROB or doubts.is_repetitive(self._text(one, language))

    def _text(self, one: Written, language: str) -> str:
        text: str = self._tokenizer(language).decode(list(one.tokens))
        return text.strip()

    def _reading(self, window: Window, encoded: Encoded, language: str, written: Written) -> Reading[Encoded]:
        if doubts.is_silent(written.no_speech_prob, written.avg_logprob):
            return Reading(window, encoded, language, written, (), window.length_s)
        first_stamp = self._tokenizer(language).timestamp_begin
        pieces, reached_s = cut_at_stamps(written.tokens, first_stamp, window.length_s, LEAST_STEP_S)
        return Reading(window, encoded, language, written, pieces, reached_s)

    def _segments(self, readings: Sequence[Reading[Encoded]]) -> Iterator[Iterable[Segment]]:
        """What each window gave; words are sought only in what was heard: the rest belongs to the next window."""
        several = [reading for reading in readings if reading.pieces]
        timed = iter(self._timings(several) if self._options.word_times else ())
        for reading in readings:
            words = next(timed, None) if reading.pieces else None
            yield tuple(self._told(reading, words or [[] for _ in reading.pieces]))

    def _told(self, reading: Reading[Encoded], timings: list[list[Timing]]) -> Iterator[Segment]:
        earliest_s = 0.0
        tokenizer = self._tokenizer(reading.language)
        for piece, words_of_piece in zip(reading.pieces, timings, strict=True):
            text = tokenizer.decode(list(piece.tokens)).strip()
            if not text:
                continue
            words = located(text, words_of_piece, 0.0, (earliest_s, reading.reached_s))
            begin_s = words[0].start_s if words else max(earliest_s, piece.start_s)
            earliest_s = words[-1].end_s if words else max(begin_s, piece.end_s)
            for segment in in_parts(text, words, (begin_s, earliest_s), reading.window):
                yield _with_figures(segment, reading.written, reading.language)


def _with_figures(segment: Segment, written: Written, language: str) -> Segment:
    """Add the figures of the window, of which Whisper has none for less."""
    return replace(
        segment,
        avg_logprob=min(0.0, round(written.avg_logprob, 4)),
        no_speech_prob=round(written.no_speech_prob, 4),
        temperature=written.temperature,
        language=language,
    )
