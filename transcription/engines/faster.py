"""The faster-whisper engine: that library, on CTranslate2, with a model in CTranslate2's format.

Windows, voice activity, steps and what must not be trusted are those of the whisper engine.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from transcription import cores, model_folders
from transcription.engines import FASTER, EngineOptions, tokens
from transcription.engines.batching import Samples
from transcription.engines.windowed import Manner, Reading, Timing, WindowedEngine, Written
from transcription.errors import EngineMissingError, ModelInvalidError

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

Heard = NDArray[np.float32]
"""What the encoder hears in a window, (time, state)."""

LIBRARIES = ("faster_whisper", "ctranslate2")
REQUIREMENT = "faster-whisper>=1.2"
"""As the extra `faster` has it; CTranslate2 comes with it."""

TEXT_CONTEXT = 448
"""Tokens that a model holds, prompt and text together. Source: n_text_ctx of all Whisper models."""

GROUP = 4
"""Windows in one call of the decoder: two of them make a batch for two cores."""

FRAMES_PER_SECOND = 100
STAMPS_PER_SECOND = 50
"""Source: whisper.audio."""

PUNCTUATION_BEFORE = "\"'“¿([{-"
PUNCTUATION_AFTER = "\"'.。,，!！?？:：”)]}、"
"""Marks that belong to the next and to the last word. Source: whisper.timing.add_word_timestamps."""


def is_installed() -> bool:
    """Whether both libraries are there; neither is loaded."""
    return all(find_spec(name) is not None for name in LIBRARIES)


def how_to_install() -> str:
    """The command that puts them into the Python that runs this."""
    return f'"{sys.executable}" -m pip install "{REQUIREMENT}"'


class FasterWhisperEngine(WindowedEngine[Heard]):
    """A CTranslate2 folder of Whisper.

    Raises: EngineMissingError with the command that installs the libraries; ModelMissingError; ModelInvalidError.
    """

    def __init__(self, options: EngineOptions) -> None:
        if not is_installed():
            raise EngineMissingError(
                f"The engine “{FASTER}” is not installed. Install it with: {how_to_install()}"
            )
        super().__init__(FASTER, options, model_folders.locate(options.model, options.models_dir))
        self._model: WhisperModel | None = None

    def _libraries(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, version(name)) for name in ("faster-whisper", "ctranslate2"))

    def _fingerprint(self) -> str:
        return model_folders.fingerprint(self._file.path)

    def _vocabulary(self) -> tuple[bool, int]:
        model = self._ready().model
        return model.is_multilingual, model.num_languages

    def _encoded(self, samples: Sequence[Samples]) -> list[Heard]:
        """One window at a time, several at once where there are cores: the encoder is no faster in batches."""
        model = self._ready()
        return cores.spread(lambda one: _heard(one, model), samples)

    def _detected(self, encoded: Heard) -> str:
        likeliest, _ = self._ready().model.detect_language(_storage([encoded]))[0][0]
        return str(likeliest).strip("<|>")

    def _decoded(self, encoded: Sequence[Heard], manner: Manner) -> list[Written]:
        """Windows in groups, several at once where there are cores; who decodes a group does not change it."""
        if manner.temperature:
            return self._drawn(encoded, manner)
        model = self._ready()
        groups = cores.divided(encoded, GROUP)
        written = cores.spread(lambda group: self._of_group(model, group, manner), groups)
        return [one for group in written for one in group]

    def _drawn(self, encoded: Sequence[Heard], manner: Manner) -> list[Written]:
        """With a fresh model: CTranslate2 takes a seed when its threads start, and never again."""
        import ctranslate2

        ctranslate2.set_random_seed(manner.seed)
        return self._of_group(self._loaded(1), encoded, manner)

    def _of_group(self, model: WhisperModel, encoded: Sequence[Heard], manner: Manner) -> list[Written]:
        tokenizer = self._tokenizer(manner.language)
        prompt = list(tokenizer.sot_sequence)
        if manner.prompt:
            prompt = [tokenizer.sot_prev, *manner.prompt, *prompt]
        drawn = {"sampling_topk": 0, "sampling_temperature": manner.temperature} if manner.temperature else {}
        results = model.model.generate(
            _storage(encoded),
            [prompt] * len(encoded),
            beam_size=1,
            max_length=_max_length(len(prompt), self._options.sample_len),
            suppress_tokens=tokens.suppressed(tokenizer),
            return_scores=True,
            return_no_speech_prob=True,
            **drawn,
        )
        return [_written(one, manner.temperature) for one in results]

    def _timings(self, readings: Sequence[Reading[Heard]]) -> list[list[list[Timing]]]:
        return cores.spread(self._timed, readings)

    def _timed(self, reading: Reading[Heard]) -> list[list[Timing]]:
        """One window at a time: the library mends long words by the one before, also over the border of a window."""
        pieces: list[Timing] = [
            {"seek": 0, "start": piece.start_s, "end": piece.end_s, "tokens": list(piece.tokens)}
            for piece in reading.pieces
        ]
        self._ready().add_word_timestamps(
            [pieces],
            self._tokenizer(reading.language),
            _storage([reading.encoded]),
            max(2, round(reading.reached_s * FRAMES_PER_SECOND)),
            PUNCTUATION_BEFORE,
            PUNCTUATION_AFTER,
            0.0,
        )
        return [piece["words"] for piece in pieces]

    def _ready(self) -> WhisperModel:
        if self._model is None:
            self._model = self._loaded(os.cpu_count() or 1)
        return self._model

    def _loaded(self, at_once: int) -> WhisperModel:
        """Args: at_once: calls that may run beside each other; they share the weights."""
        import ctranslate2

        on_card = ctranslate2.get_cuda_device_count() > 0
        rounded = "float16" if on_card else "int8"
        try:
            model: WhisperModel = _local_model()(
                str(self._file.path),
                "cuda" if on_card else "cpu",
                "float32" if self._options.full_precision else rounded,
                1 if on_card else at_once,
            )
        except (RuntimeError, ValueError, MemoryError) as err:
            raise ModelInvalidError(
                f"The model folder “{self._file.path.name}” is damaged, no Whisper model, or too large for this"
                " machine's memory. Get it again, or a smaller one."
            ) from err
        return model


@cache
def _local_model() -> Any:
    """The library's model, loaded from its folder alone: its own way fetches a missing file from the network."""
    import ctranslate2
    from faster_whisper import WhisperModel
    from faster_whisper.feature_extractor import FeatureExtractor

    class LocalModel(WhisperModel):  # type: ignore[misc]
        """What the library's methods need; the vocabulary is Whisper's own."""

        def __init__(self, folder: str, device: str, precision: str, at_once: int) -> None:
            self.logger = logging.getLogger(__name__)
            self.model = ctranslate2.models.Whisper(
                folder,
                device=device,
                compute_type=precision,
                inter_threads=at_once,
                intra_threads=1,
            )
            own = self._get_feature_kwargs(folder)
            own.setdefault("feature_size", self.model.n_mels)
            self.feature_extractor = FeatureExtractor(**own)
            self.frames_per_second = FRAMES_PER_SECOND
            self.tokens_per_second = STAMPS_PER_SECOND
            self.max_length = TEXT_CONTEXT

    return LocalModel


def _heard(samples: Samples, model: WhisperModel) -> Heard:
    """One window, padded with what the library pads with."""
    from faster_whisper.audio import pad_or_trim

    spectrum = pad_or_trim(model.feature_extractor(samples), model.feature_extractor.nb_max_frames)
    encoded: Heard = np.array(model.model.encode(_storage([spectrum]), to_cpu=True))[0]
    return encoded


def _storage(encoded: Sequence[Heard]) -> Any:
    import ctranslate2

    return ctranslate2.StorageView.from_array(np.stack(encoded))


def _max_length(prompt: int, sample_len: int | None) -> int:
    """What lets CTranslate2 write as many tokens: it writes half of it, or what the prompt leaves."""
    wanted = sample_len or TEXT_CONTEXT // 2
    return min(TEXT_CONTEXT, max(2 * wanted, wanted + prompt))


def _written(result: Any, temperature: float) -> Written:
    """The score is the mean over the tokens without the end, Whisper's own mean counts the end."""
    written = tuple(result.sequences_ids[0])
    total = result.scores[0] * len(written)
    return Written(written, total / (len(written) + 1), result.no_speech_prob, temperature)
