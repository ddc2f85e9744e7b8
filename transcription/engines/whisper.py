"""The whisper engine: openai-whisper on a checkpoint. Decoding and word times are Whisper's own code."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from transcription import models
from transcription.engines import WHISPER, EngineOptions, alignment, checkpoint, cross_attention, int8
from transcription.engines.batching import Samples
from transcription.engines.windowed import Manner, Reading, Timing, WindowedEngine, Written

if TYPE_CHECKING:
    import torch
    from whisper.decoding import DecodingResult
    from whisper.model import Whisper


class WhisperEngine(WindowedEngine["torch.Tensor"]):
    """What the encoder hears in a window is (n_audio_ctx, n_audio_state).

    Raises: ModelMissingError saying how to get the model.
    """

    def __init__(self, options: EngineOptions) -> None:
        super().__init__(WHISPER, options, models.locate(options.model, options.models_dir))
        self._model: Whisper | None = None

    def _libraries(self) -> tuple[tuple[str, str], ...]:
        return (("openai-whisper", version("openai-whisper")),)

    def _fingerprint(self) -> str:
        return checkpoint.fingerprint(self._file.path)

    def _vocabulary(self) -> tuple[bool, int]:
        model = self._ready()
        return model.is_multilingual, model.num_languages

    def _encoded(self, samples: Sequence[Samples]) -> list[torch.Tensor]:
        """One window at a time: the encoder is no faster in batches, and its attention would need their memory."""
        return [self._heard(one) for one in samples]

    def _heard(self, samples: Samples) -> torch.Tensor:
        """One window, padded with silence."""
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

    def _detected(self, encoded: torch.Tensor) -> str:
        import whisper

        _, probabilities = whisper.detect_language(self._ready(), encoded)
        return str(max(probabilities, key=probabilities.get))

    def _decoded(self, encoded: Sequence[torch.Tensor], manner: Manner) -> list[Written]:
        import torch
        import whisper

        half = self._ready().device.type != "cpu"
        options = whisper.DecodingOptions(
            language=manner.language,
            temperature=manner.temperature,
            sample_len=self._options.sample_len,
            prompt=list(manner.prompt) or None,
            fp16=half,
        )
        with torch.random.fork_rng():
            torch.manual_seed(manner.seed)
            results: list[DecodingResult] = whisper.decode(self._ready(), torch.stack(list(encoded)), options)
        return [
            Written(tuple(one.tokens), one.avg_logprob, one.no_speech_prob, manner.temperature)
            for one in results
        ]

    def _timings(self, readings: Sequence[Reading[torch.Tensor]]) -> list[list[list[Timing]]]:
        return [self._timed(reading) for reading in readings]

    def _timed(self, reading: Reading[torch.Tensor]) -> list[list[Timing]]:
        from whisper.audio import FRAMES_PER_SECOND
        from whisper.timing import add_word_timestamps

        segments: list[Timing] = [
            {"seek": 0, "start": piece.start_s, "end": piece.end_s, "tokens": list(piece.tokens)}
            for piece in reading.pieces
        ]
        add_word_timestamps(
            segments=segments,
            model=alignment.Decoded(self._ready()),
            tokenizer=self._tokenizer(reading.language),
            mel=reading.encoded,
            num_frames=max(2, round(reading.reached_s * FRAMES_PER_SECOND)),
            last_speech_timestamp=0.0,
        )
        return [segment["words"] for segment in segments]

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
                self._tokenizer("")
        return self._model
