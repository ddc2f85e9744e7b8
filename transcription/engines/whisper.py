"""The whisper engine: openai-whisper on a checkpoint. Search and mending of word times are Whisper's own."""

from __future__ import annotations

import gc
import threading
import warnings
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from transcription import cores, models
from transcription.engines import WHISPER, EngineOptions, bfloat, checkpoint, decoder, int8, word_times
from transcription.engines.batching import Samples
from transcription.engines.decoder import Heard
from transcription.engines.windowed import Manner, Reading, Timing, WindowedEngine, Written

if TYPE_CHECKING:
    from whisper.decoding import DecodingResult
    from whisper.model import Whisper

GROUP = 4
"""Windows that one thread decodes at once, by any number of cores: the rounding of a window depends on its group."""


class WhisperEngine(WindowedEngine[Heard]):
    """A Whisper checkpoint.

    Raises: ModelMissingError saying how to get the model.
    """

    def __init__(self, options: EngineOptions) -> None:
        super().__init__(WHISPER, options, models.locate(options.model, options.models_dir))
        self._model: Whisper | None = None
        self._loading = threading.RLock()

    def _libraries(self) -> tuple[tuple[str, str], ...]:
        return (("openai-whisper", version("openai-whisper")),)

    def _fingerprint(self) -> str:
        return checkpoint.fingerprint(self._file.path)

    def _vocabulary(self) -> tuple[bool, int]:
        model = self._ready()
        return model.is_multilingual, model.num_languages

    def _encoded(self, samples: Sequence[Samples]) -> list[Heard]:
        """One window at a time: the encoder is no faster in batches, and its attention would need their memory."""
        self._ready()
        return cores.spread(self._heard, samples, _threads)

    def _heard(self, samples: Samples) -> Heard:
        """One window, padded with silence."""
        import torch
        import whisper
        from whisper.audio import HOP_LENGTH, N_FRAMES, N_SAMPLES

        model = self._ready()
        # One frame more than a window, so that its last one lies in silence and not at a mirrored end.
        padding = max(0, N_SAMPLES + HOP_LENGTH - len(samples))
        mel = whisper.log_mel_spectrogram(
            torch.from_numpy(samples), model.dims.n_mels, padding=padding, device=model.device
        )
        kind = torch.float32 if model.device.type == "cpu" else torch.float16
        with torch.no_grad():
            features = model.encoder(whisper.pad_or_trim(mel, N_FRAMES).to(kind).unsqueeze(0))
        return Heard(features[0])

    def _detected(self, encoded: Heard) -> str:
        import whisper

        _, probabilities = whisper.detect_language(self._ready(), encoded.features)
        return str(max(probabilities, key=probabilities.get))

    def _decoded(self, encoded: Sequence[Heard], manner: Manner) -> list[Written]:
        """Groups at once; one after the other where tokens are drawn, because all threads draw from one pot."""
        self._ready()
        groups = cores.divided(encoded, GROUP)
        if manner.temperature:
            import torch

            with torch.random.fork_rng():
                torch.manual_seed(manner.seed)
                written = [self._of_group(group, manner) for group in groups]
        else:
            written = cores.spread(lambda group: self._of_group(group, manner), groups, _threads)
        return [one for group in written for one in group]

    def _of_group(self, group: Sequence[Heard], manner: Manner) -> list[Written]:
        import torch
        import whisper

        listener = decoder.Listener(self._ready())
        options = whisper.DecodingOptions(
            language=manner.language,
            temperature=manner.temperature,
            sample_len=self._options.sample_len,
            prompt=list(manner.prompt) or None,
            fp16=listener.memory.thinks_in is torch.float16,
        )
        results: list[DecodingResult] = whisper.decode(
            listener, torch.stack([heard.features for heard in group]), options
        )
        listener.memory.said.clear()
        for place, heard in enumerate(group):
            heard.memory, heard.place = listener.memory, place
        return [
            Written(tuple(one.tokens), one.avg_logprob, one.no_speech_prob, manner.temperature)
            for one in results
        ]

    def _timings(self, readings: Sequence[Reading[Heard]]) -> list[list[list[Timing]]]:
        """Windows that were decoded together are looked through together."""
        groups: dict[tuple[int, str], list[int]] = {}
        for number, reading in enumerate(readings):
            groups.setdefault((id(reading.encoded.memory), reading.language), []).append(number)
        timed = cores.spread(
            lambda numbers: self._timed([readings[number] for number in numbers]),
            list(groups.values()),
            _threads,
        )
        by_number = {
            number: own
            for numbers, of_group in zip(groups.values(), timed, strict=True)
            for number, own in zip(numbers, of_group, strict=True)
        }
        return [by_number[number] for number in range(len(readings))]

    def _timed(self, readings: Sequence[Reading[Heard]]) -> list[list[list[Timing]]]:
        from whisper.audio import FRAMES_PER_SECOND

        tokenizer = self._tokenizer(readings[0].language)
        texts = [
            [token for piece in reading.pieces for token in piece.tokens if token < tokenizer.eot]
            for reading in readings
        ]
        frames = [max(2, round(reading.reached_s * FRAMES_PER_SECOND)) for reading in readings]
        heard = [reading.encoded.laid_out() for reading in readings]
        words = word_times.found(self._ready(), heard, tokenizer, texts, frames)
        return [
            word_times.mended(reading.pieces, own, tokenizer)
            for reading, own in zip(readings, words, strict=True)
        ]

    def _ready(self) -> Whisper:
        with self._loading:
            if self._model is None:
                word_times.install()
                self._model = self._loaded()
                self._tokenizer("")
            return self._model

    def _loaded(self) -> Whisper:
        import torch

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # whisper leaves its vocabulary file open
            model = checkpoint.load(self._file.path)
        if model.device.type != "cpu":
            decoder.install(model, torch.float16)
        elif self._options.full_precision:
            decoder.install(model, torch.float32)
        else:
            _made_fast(model)
        return model


def _made_fast(model: Whisper) -> None:
    """The encoder in 16 bits where the processor has them, in 8 elsewhere; the decoder in 8."""
    import torch

    short = bfloat.pays(model)
    decoder.install(model, torch.bfloat16 if short else torch.float32)
    if short:
        bfloat.install(model)
    if int8.pays(model):
        model.decoder = int8.rounded(model.decoder)
        decoder.halve_meanings(model)
        if not short:
            model.encoder = int8.rounded(model.encoder)
    gc.collect()  # what was changed holds what it was before in circles, a hundred megabytes of it


def _threads(count: int) -> None:
    import torch

    torch.set_num_threads(count)
