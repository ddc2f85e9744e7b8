"""The whisper engine: openai-whisper, window by window, so that it reports, can be stopped, and skips silence.

Owns the windows and the reading of time stamps; decoding and word times are Whisper's own code.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from transcription import activity, models
from transcription.audio import Audio
from transcription.engines import EngineOptions, Segment, alignment, checkpoint
from transcription.engines.timestamps import Piece, cut_at_stamps
from transcription.engines.words import located
from transcription.errors import LanguageUnsupportedError, ModelInvalidError
from transcription.model import Word

if TYPE_CHECKING:
    import torch
    from whisper.decoding import DecodingResult
    from whisper.model import Whisper
    from whisper.tokenizer import Tokenizer

WINDOW_S = 30.0
"""What the model hears at once. Source: whisper.audio.CHUNK_LENGTH."""

LEAST_STEP_S = 1.0
"""A model that stops after less than this is not asked again for the same window: it would stop there once more."""

NO_SPEECH = 0.6
UNSURE_LOGPROB = -1.0
"""A window is silent when both say so. Source: the default thresholds of whisper.transcribe."""


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
            ("temperature", "0"),
            ("window_s", f"{WINDOW_S:g}"),
            ("word_times", "yes" if self._options.word_times else "no"),
            *((("sample_len", str(limit)),) if limit else ()),
        )

    def transcribe(self, audio: Audio) -> Iterator[Segment]:
        """Yield segments as each window is done; a window is at most 30 s and ends at a pause where there is one."""
        stretches = activity.speech(audio, WINDOW_S)
        language = self._language()
        for window in activity.packed(stretches, WINDOW_S):
            # Detected once a channel, on its first speech: a caller does not change language between windows.
            language = language or self._detect(audio, window)
            yield from self._window(audio, window, language)

    def _window(self, audio: Audio, window: activity.Stretch, language: str) -> Iterator[Segment]:
        start_s = window.start_s
        while window.end_s - start_s > activity.SHORTEST_S:
            length_s = window.end_s - start_s
            mel = self._spectrum(audio, start_s, window.end_s)
            result = self._decode(mel, language)
            if result.no_speech_prob > NO_SPEECH and result.avg_logprob < UNSURE_LOGPROB:
                return
            begin = self._tokenizer(language).timestamp_begin
            pieces, reached_s = cut_at_stamps(result.tokens, begin, length_s, LEAST_STEP_S)
            # Words are sought only in what was heard; the rest belongs to the next window.
            yield from self._segments(pieces, result, mel, activity.Stretch(start_s, start_s + reached_s))
            start_s += reached_s

    def _segments(
        self, pieces: tuple[Piece, ...], result: DecodingResult, mel: torch.Tensor, part: activity.Stretch
    ) -> Iterator[Segment]:
        tokenizer = self._tokenizer(result.language)
        earliest_s = part.start_s
        for piece, timings in zip(pieces, self._timings(pieces, tokenizer, mel, part.length_s), strict=True):
            text = tokenizer.decode(list(piece.tokens)).strip()
            if not text:
                continue
            words = located(text, timings, part.start_s, (earliest_s, part.end_s))
            begin_s = words[0].start_s if words else max(earliest_s, part.start_s + piece.start_s)
            earliest_s = words[-1].end_s if words else max(begin_s, part.start_s + piece.end_s)
            yield _segment(text, (begin_s, earliest_s), words, result)

    def _timings(
        self, pieces: tuple[Piece, ...], tokenizer: Tokenizer, mel: torch.Tensor, length_s: float
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
            model=self._ready(),
            tokenizer=tokenizer,
            mel=mel,
            num_frames=max(2, round(length_s * FRAMES_PER_SECOND)),
            last_speech_timestamp=0.0,
        )
        return [segment["words"] for segment in segments]

    def _decode(self, mel: torch.Tensor, language: str) -> DecodingResult:
        import whisper

        half = self._ready().device.type != "cpu"
        options = whisper.DecodingOptions(
            language=language, temperature=0.0, sample_len=self._options.sample_len, fp16=half
        )
        result: DecodingResult = whisper.decode(self._ready(), mel, options)
        if math.isnan(result.avg_logprob) or math.isnan(result.no_speech_prob):
            raise ModelInvalidError(
                f"The weights of the model “{self.model_name}” are damaged. Fetch it again."
            )
        return result

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

    def _detect(self, audio: Audio, window: activity.Stretch) -> str:
        model = self._ready()
        if not model.is_multilingual:
            return "en"
        import whisper

        _, probabilities = whisper.detect_language(model, self._spectrum(audio, window.start_s, window.end_s))
        return str(max(probabilities, key=probabilities.get))

    def _spectrum(self, audio: Audio, start_s: float, end_s: float) -> torch.Tensor:
        """Mel spectrum of a window: float (n_mels, 3000), padded with silence, on the model's device."""
        import torch
        import whisper
        from whisper.audio import N_FRAMES, N_SAMPLES

        model = self._ready()
        samples = torch.from_numpy(audio.between(start_s, end_s).copy())
        mel = whisper.log_mel_spectrogram(samples, model.dims.n_mels, padding=N_SAMPLES, device=model.device)
        kind = torch.float32 if model.device.type == "cpu" else torch.float16
        window: torch.Tensor = whisper.pad_or_trim(mel, N_FRAMES).to(kind)
        return window

    def _ready(self) -> Whisper:
        if self._model is None:
            alignment.install()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)  # whisper leaves its vocabulary file open
                self._model = checkpoint.load(self._file.path)
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


def _segment(
    text: str, times_s: tuple[float, float], words: tuple[Word, ...], result: DecodingResult
) -> Segment:
    """One piece, with the figures of its window: Whisper has none for less."""
    return Segment(
        start_s=round(times_s[0], 3),
        end_s=round(times_s[1], 3),
        text=text,
        words=words,
        avg_logprob=min(0.0, round(result.avg_logprob, 4)),
        no_speech_prob=round(result.no_speech_prob, 4),
        compression_ratio=round(result.compression_ratio, 3),
        language=result.language,
    )
