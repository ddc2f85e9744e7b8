"""The whisper engine: openai-whisper on windows of speech alone, several windows of several channels at once.

Owns the way from windows to segments; decoding and word times are Whisper's own code.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from transcription import doubts, models, packing
from transcription.activity import Stretch
from transcription.audio import Sound
from transcription.engines import (
    WHISPER,
    EngineOptions,
    Segment,
    alignment,
    checkpoint,
    cross_attention,
    int8,
    silero,
)
from transcription.engines.batching import Answer, Samples, Schedule, Walk
from transcription.engines.placing import in_parts
from transcription.engines.timestamps import Piece, cut_at_stamps
from transcription.engines.words import located
from transcription.errors import LanguageUnsupportedError, ModelInvalidError
from transcription.packing import Window
from transcription.steps import Part, Step

if TYPE_CHECKING:
    import torch
    from whisper.decoding import DecodingResult
    from whisper.model import Whisper
    from whisper.tokenizer import Tokenizer

WINDOW_S = 30.0
"""What the model hears at once. Source: whisper.audio.CHUNK_LENGTH."""

BATCH = 8
"""Windows that are decoded at once: half the time a window of one alone; twice as many win little more."""

LEAST_STEP_S = 1.0
"""A model that stops after less than this is not asked again for the same window: it would stop there once more."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the model made of a window."""

    window: Window
    features: torch.Tensor
    result: DecodingResult


class WhisperEngine:
    """A Whisper model, greedy at temperature 0: the same sound gives the same words.

    Raises: ModelMissingError saying how to get the model.
    """

    def __init__(self, options: EngineOptions) -> None:
        self._options = options
        self._file = models.locate(options.model, options.models_dir)
        self._model: Whisper | None = None
        self._tokenizers: dict[str, Tokenizer] = {}

    @property
    def model_name(self) -> str:
        return self._file.name

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        limit = self._options.sample_len
        return (
            ("openai-whisper", version("openai-whisper")),
            ("silero-vad", version("silero-vad")),
            ("temperature", "0"),
            ("window_s", f"{WINDOW_S:g}"),
            ("batch", str(BATCH)),
            ("precision", "full" if self._options.full_precision else "8 bits where faster"),
            ("word_times", "yes" if self._options.word_times else "no"),
            *((("sample_len", str(limit)),) if limit else ()),
        )

    def steps(self, sounds: Sequence[Sound], done: Sequence[Step] = ()) -> Iterator[Step]:
        """One step a batch of windows; a window holds at most 30 s of one channel's speech and ends at a pause.

        A batch is never divided: the rounding of one window depends on those beside it, and with it the last digits.
        """
        wanted = self._language()
        voices = [silero.listen(sound) for sound in sounds]
        windows = (
            window
            for channel, voice in enumerate(voices)
            for window in packing.packed(channel, voice.stretches(WINDOW_S), WINDOW_S)
        )

        def decode(batch: Sequence[Window], heard: Sequence[Samples], known: dict[int, str]) -> Answer:
            told: list[tuple[int, Segment]] = []
            left: list[Part] = []
            found: dict[int, str] = {}
            for read in self._read(batch, heard, wanted, known, found):
                segments, rest = self._segments(read)
                channel = read.window.channel
                told += ((channel, one) for one in doubts.checked(segments, voices[channel].share))
                left += ((channel, part.start_s, part.end_s) for part in rest)
            return Answer(tuple(told), tuple(left), tuple(sorted(found.items())))

        yield from Walk(sounds, Schedule(windows, WINDOW_S), BATCH, self._made_by(), decode).steps(done)

    def _made_by(self) -> str:
        options = replace(self._options, model="", models_dir=None)
        return repr((WHISPER, self.settings, options, checkpoint.fingerprint(self._file.path)))

    def _read(
        self,
        batch: Sequence[Window],
        samples: Sequence[Samples],
        wanted: str,
        known: dict[int, str],
        found: dict[int, str],
    ) -> Iterator[_Read]:
        """Decode a batch; a language to find out is found on a channel's first window and stays.

        A caller does not change language between windows, and a wrong guess on a short one would be nonsense.
        """
        features = [self._features(one) for one in samples]
        for window, heard in zip(batch, features, strict=True):
            channel = window.channel
            if not wanted and channel not in known and channel not in found:
                found[channel] = self._detect(heard)
        spoken = [wanted or known.get(one.channel) or found[one.channel] for one in batch]
        for language in sorted(set(spoken)):
            places = [place for place, own in enumerate(spoken) if own == language]
            results = self._decode([features[place] for place in places], language)
            for place, result in zip(places, results, strict=True):
                yield _Read(batch[place], features[place], result)

    def _segments(self, read: _Read) -> tuple[tuple[Segment, ...], tuple[Stretch, ...]]:
        """What a window gave, and the parts that the model has left for another one."""
        result, window = read.result, read.window
        if doubts.is_silent(result.no_speech_prob, result.avg_logprob):
            return (), ()
        tokenizer = self._tokenizer(result.language)
        pieces, reached_s = cut_at_stamps(
            result.tokens, tokenizer.timestamp_begin, window.length_s, LEAST_STEP_S
        )
        # Words are sought only in what was heard; the rest belongs to the next window.
        told = tuple(self._told(pieces, read, tokenizer, reached_s))
        return told, window.after(reached_s) if reached_s < window.length_s else ()

    def _told(
        self, pieces: tuple[Piece, ...], read: _Read, tokenizer: Tokenizer, reached_s: float
    ) -> Iterator[Segment]:
        earliest_s = 0.0
        for piece, timings in zip(pieces, self._timings(pieces, tokenizer, read, reached_s), strict=True):
            text = tokenizer.decode(list(piece.tokens)).strip()
            if not text:
                continue
            words = located(text, timings, 0.0, (earliest_s, reached_s))
            begin_s = words[0].start_s if words else max(earliest_s, piece.start_s)
            earliest_s = words[-1].end_s if words else max(begin_s, piece.end_s)
            yield from _with_figures(in_parts(text, words, (begin_s, earliest_s), read.window), read.result)

    def _timings(
        self, pieces: tuple[Piece, ...], tokenizer: Tokenizer, read: _Read, length_s: float
    ) -> list[list[dict[str, Any]]]:
        """Whisper's own words of each piece: word, start, end, probability, in seconds from the window's start."""
        if not self._options.word_times:
            return [[] for _ in pieces]
        from whisper.audio import FRAMES_PER_SECOND
        from whisper.timing import add_word_timestamps

        segments: list[dict[str, Any]] = [
            {"seek": 0, "start": piece.start_s, "end": piece.end_s, "tokens": list(piece.tokens)}
            for piece in pieces
        ]
        add_word_timestamps(
            segments=segments,
            model=alignment.Decoded(self._ready()),
            tokenizer=tokenizer,
            mel=read.features,
            num_frames=max(2, round(length_s * FRAMES_PER_SECOND)),
            last_speech_timestamp=0.0,
        )
        return [segment["words"] for segment in segments]

    def _decode(self, features: Sequence[torch.Tensor], language: str) -> Iterable[DecodingResult]:
        import torch
        import whisper

        half = self._ready().device.type != "cpu"
        options = whisper.DecodingOptions(
            language=language, temperature=0.0, sample_len=self._options.sample_len, fp16=half
        )
        results: list[DecodingResult] = whisper.decode(self._ready(), torch.stack(list(features)), options)
        if any(math.isnan(one.avg_logprob) or math.isnan(one.no_speech_prob) for one in results):
            raise ModelInvalidError(
                f"The weights of the model “{self.model_name}” are damaged. Fetch it again."
            )
        return results

    def _language(self) -> str:
        """The language asked for, as Whisper calls it; "" to find out."""
        from whisper.tokenizer import LANGUAGES

        language = self._options.language.lower().split("-")[0]
        if language and language not in LANGUAGES:
            raise LanguageUnsupportedError(f"Whisper does not know the language “{self._options.language}”.")
        if language not in {"", "en"} and not self._ready().is_multilingual:
            raise LanguageUnsupportedError(
                f"The model “{self.model_name}” knows English only, not “{self._options.language}”."
                " Use the model of the same name without “.en”."
            )
        return language

    def _detect(self, features: torch.Tensor) -> str:
        model = self._ready()
        if not model.is_multilingual:
            return "en"
        import whisper

        _, probabilities = whisper.detect_language(model, features)
        return str(max(probabilities, key=probabilities.get))

    def _features(self, samples: Any) -> torch.Tensor:
        """What the encoder hears in a window, (n_audio_ctx, n_audio_state); the window is padded with silence.

        One window at a time: the encoder is no faster in batches, and its attention would need their memory.
        """
        import torch
        import whisper
        from whisper.audio import N_FRAMES, N_SAMPLES

        model = self._ready()
        mel = whisper.log_mel_spectrogram(
            torch.from_numpy(samples), model.dims.n_mels, padding=N_SAMPLES, device=model.device
        )
        kind = torch.float32 if model.device.type == "cpu" else torch.float16
        with torch.no_grad():
            features: torch.Tensor = model.encoder(whisper.pad_or_trim(mel, N_FRAMES).to(kind).unsqueeze(0))
        return features[0]

    def _ready(self) -> Whisper:
        if self._model is None:
            alignment.install()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)  # whisper leaves its vocabulary file open
                model = checkpoint.load(self._file.path)
                if not self._options.full_precision and int8.pays(model):
                    model = int8.rounded(model)
                if model.device.type == "cpu":
                    cross_attention.install(model)
                self._model = model
                self._tokenizers["en"] = self._new_tokenizer(self._model, "en")
        return self._model

    def _tokenizer(self, language: str) -> Tokenizer:
        model = self._ready()
        if language not in self._tokenizers:
            self._tokenizers[language] = self._new_tokenizer(model, language)
        return self._tokenizers[language]

    @staticmethod
    def _new_tokenizer(model: Whisper, language: str) -> Tokenizer:
        from whisper.tokenizer import get_tokenizer

        languages = model.num_languages
        return get_tokenizer(
            model.is_multilingual, num_languages=languages, language=language, task="transcribe"
        )


def _with_figures(segments: Iterable[Segment], result: DecodingResult) -> Iterator[Segment]:
    """Add the figures of the window, of which Whisper has none for less."""
    for segment in segments:
        yield replace(
            segment,
            avg_logprob=min(0.0, round(result.avg_logprob, 4)),
            no_speech_prob=round(result.no_speech_prob, 4),
            language=result.language,
        )
