"""The engines that turn sound into words, by name, and the shape that they share.

Owns the Protocol, its values and the dict of factories. A factory imports its library when it is called, never before.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from transcription.errors import EngineUnknownError
from transcription.model import Name, Word

if TYPE_CHECKING:
    from transcription.audio import Sound
    from transcription.steps import Step


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that an engine recognised.

    Attributes:
        start_s, end_s: seconds on the recording's own clock; start_s <= end_s.
        text: verbatim, without white space at its ends; never empty.
        words: offsets count the characters of `text`; empty when the engine gives no word times.
        avg_logprob: mean natural logarithm of the tokens' probabilities, <= 0; None when the engine gives none.
        no_speech_prob: 0..1, the engine's belief that nobody speaks; None when it gives none.
        compression_ratio: length of the text over its compressed length: over 2.4 it repeats itself; None without.
        language: BCP 47, as recognised or asked for.
        flags: what is not to be trusted, by the rules in `doubts`; they go on to the turn.
        temperature: 0..1, with which the text was written: 0 the likeliest, above 0 drawn by lot after that had failed;
            None when the engine has none.
    """

    start_s: float
    end_s: float
    text: str
    words: tuple[Word, ...] = ()
    avg_logprob: float | None = None
    no_speech_prob: float | None = None
    compression_ratio: float | None = None
    language: str = ""
    flags: tuple[str, ...] = ()
    temperature: float | None = None


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What an engine needs to start; each takes what concerns it.

    Attributes:
        model: a model's name or the path of its file; "" for the engine's only model.
        language: BCP 47; "" lets the engine find out, where it can.
        models_dir: folder of the models that were fetched; None: only Whisper's own cache is searched.
        word_times: also find the time of each word.
        sample_len: most tokens a window may yield; None: half of the model's text context.
        full_precision: keep the weights as they are, where an engine would round them to be faster.
        fallback: decode a window anew, at rising temperatures, whose text repeats itself or is unlikely, as Whisper
            itself does; at most five times. Costs nothing where nothing fails.
        batch: windows that are decoded at once, where an engine does so; None: as many as pay. Fewer need less memory,
            and less is lost when the process dies.
        names: that may be said, most important first; told beforehand, as far as there is room, where an engine can be.
    """

    model: str = ""
    language: str = "en"
    models_dir: Path | None = None
    word_times: bool = True
    sample_len: int | None = None
    full_precision: bool = False
    fallback: bool = False
    batch: int | None = None
    names: tuple[Name, ...] = ()


class TranscriptionEngine(Protocol):
    """What every engine can do. An engine keeps its model for the next channel; nothing else passes between calls."""

    @property
    def model_name(self) -> str:
        """What stands in the transcript's origin, e.g. "base"."""
        ...

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """Name and value pairs, in a fixed order, enough to make the same transcript again."""
        ...

    def steps(self, sounds: Sequence[Sound], done: Sequence[Step] = ()) -> Iterator[Step]:
        """Yield one step after the other, in the order of the plan, for several channels of one recording.

        Yielding is the progress report and the cancel point. The same sounds give the same steps, however often they
        are asked for. A step of an earlier run that fits the plan is yielded as it is instead of being made again;
        one that does not is passed over: other settings, another model or other sound are never mixed in.

        Args: sounds: a step calls each by its place here.
        Raises: ModelMissingError, ModelInvalidError, LanguageUnsupportedError.
        """
        ...


def _whisper(options: EngineOptions) -> TranscriptionEngine:
    from transcription.engines.whisper import WhisperEngine

    return WhisperEngine(options)


def _draft(options: EngineOptions) -> TranscriptionEngine:
    from transcription.engines.draft import DraftEngine

    return DraftEngine(options)


def _faster(options: EngineOptions) -> TranscriptionEngine:
    from transcription.engines.faster import FasterWhisperEngine

    return FasterWhisperEngine(options)


DRAFT = "draft"
WHISPER = "whisper"
FASTER = "faster-whisper"

ENGINES: dict[str, Callable[[EngineOptions], TranscriptionEngine]] = {
    WHISPER: _whisper,
    FASTER: _faster,
    DRAFT: _draft,
}


def create(name: str, options: EngineOptions) -> TranscriptionEngine:
    """Make an engine by its name.

    Raises: EngineUnknownError naming the engines there are; what the engine itself raises.
    """
    if name not in ENGINES:
        near = difflib.get_close_matches(name, ENGINES, 1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise EngineUnknownError(f"There is no engine “{name}”.{hint} Choose one of: {', '.join(ENGINES)}.")
    return ENGINES[name](options)


def is_draft(name: str) -> bool:
    """Whether transcripts of this engine are for finding one's way and not for judging people."""
    return name == DRAFT
