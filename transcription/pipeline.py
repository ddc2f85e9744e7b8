"""From a recording to its transcript, in one pass that reports as it goes.

Owns the order of the steps. Everything that goes in and comes out can be pickled: it runs in a worker process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transcription import audio, channels, engines, voices
from transcription.corrections import corrected
from transcription.engines.lexicon import lexicon_of
from transcription.model import Name, Origin, Role, Transcript, Turn
from transcription.speakers import AgentGuess, guess_agent
from transcription.steps import Step, Telling
from transcription.turns import Heard, assembled, opening
from transcription.voices import machines


@dataclass(frozen=True, slots=True)
class Request:
    """What to transcribe, and with what.

    Attributes:
        engine: a name in engines.ENGINES.
        model: name or file of the engine's model; "" for the best that is here, or the engine's only one.
        agent_channel: 0-based; None: guess it from the opening words.
        language: BCP 47; "" lets the engine find out.
        models_dir: folder of fetched models; None: only Whisper's own cache.
        word_times: also find the time of each word.
        sample_len: most tokens a window may yield; None: the engine's own limit.
        fallback: decode a window anew, at rising temperatures, whose text repeats itself or is unlikely.
        done: steps of an earlier run, in any order; those that fit are not made again. They change how long it takes
            and never what comes out.
        names: the vocabulary, most important first: an engine is told of it, and what it misheard is put right.
    """

    path: Path
    engine: str
    model: str = ""
    agent_channel: int | None = None
    language: str = "en"
    models_dir: Path | None = None
    word_times: bool = True
    sample_len: int | None = None
    fallback: bool = False
    done: tuple[Step, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is.

    Attributes:
        fraction: 0..1 of the speech, never falling.
        segment: what was recognised just now; None where nothing was.
        channel: where it was heard, 0-based; None for shared sound.
        step: a step that this run has just finished, to be kept for another one; None elsewhere, and for one of
            `Request.done`.
    """

    fraction: float
    segment: engines.Segment | None = None
    channel: int | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """The last item.

    Attributes:
        agent_channel: 0-based; None when the recording has one voice channel.
        agent_confidence: 0..1; 1 when the channel was given, 0 when nobody was taken for the agent. On one channel it
            is that of the voice that was.
        agent_words: verbatim words that decided; "" when none did or the channel was given.
        warnings: what was wrong with the recording, fit for the user; also in the transcript's settings.
    """

    transcript: Transcript
    agent_channel: int | None
    agent_confidence: float
    agent_words: str
    warnings: tuple[str, ...] = ()


def transcribe(request: Request) -> Iterator[Progress | Finished]:
    """Yield progress, then exactly one Finished. Closing the iterator between two items stops the work.

    Each channel is heard by itself and merged by time. A recording in one channel, the same sound in several,
    or speech in only one of several, is divided by voice; where that fails its turns are of UNKNOWN role.

    Raises: AudioUnreadableError, EngineUnknownError, ModelMissingError, ModelInvalidError, LanguageUnsupportedError.
    """
    options = engines.EngineOptions(
        model=request.model,
        language=request.language,
        models_dir=request.models_dir,
        word_times=request.word_times,
        sample_len=request.sample_len,
        fallback=request.fallback,
        names=request.names,
    )
    engine = engines.create(request.engine, options)
    recording = audio.read(request.path)
    layout = channels.layout(recording, request.agent_channel)
    recording.rest()
    yield Progress(0.0)
    heard: list[Heard] = []
    for item in _recognised(request, recording, engine, layout):
        if item.segment is not None:
            heard.append(Heard(item.segment, item.channel))
        yield item
    lines = _lines(recording, layout, heard)
    people = tuple(one for line in lines for one in line.people)
    told = None
    if layout.shared and people:
        told = voices.tell_apart(people, recording.channel(layout.indexes[0]), lines[0].stretches)
    warnings = (*recording.warnings, *_notes(layout, heard, told))
    system = tuple(turn for line in lines for turn in line.turns)
    yield _finished(request, _Spoken(people, system, recording, layout, warnings, told), engine)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What one pass has found, before it becomes a transcript."""

    heard: tuple[Heard, ...]
    system: tuple[Turn, ...]
    recording: audio.Recording
    layout: channels.Layout
    warnings: tuple[str, ...]
    told: voices.Told | None


def _recognised(
    request: Request, recording: audio.Recording, engine: engines.TranscriptionEngine, layout: channels.Layout
) -> Iterator[Progress]:
    """Each new step as soon as it is there, and the segments of all channels as soon as they are in order.

    An engine looks at the recording itself: three hours in two channels would need 1.4 GB as numbers.
    """
    sounds = [recording.plane(index) for index in layout.indexes]
    earlier, telling = set(request.done), Telling()
    fraction = done_s = 0.0
    for step in engine.steps(sounds, request.done):
        done_s += step.done_s
        fraction = max(fraction, min(1.0, done_s / (done_s + step.ahead_s or 1.0)))
        if step not in earlier:
            yield Progress(fraction, step=step)
        for place, segment in telling.keep(step):
            yield Progress(fraction, segment, None if layout.shared else layout.indexes[place])
    yield Progress(1.0)


def _lines(recording: audio.Recording, layout: channels.Layout, heard: list[Heard]) -> list[machines.Line]:
    """People and machines on each channel that was listened to."""
    lines = []
    for index in layout.indexes:
        owner = None if layout.shared else index
        own = (one for one in heard if one.channel == owner)
        lines.append(machines.divided(own, recording.plane(index), owner))
    return lines


def _notes(layout: channels.Layout, heard: list[Heard], told: voices.Told | None) -> Iterator[str]:
    if layout.note:
        yield layout.note
    if told is not None and told.note:
        yield told.note
    if not heard:
        yield "No speech was found in the recording."


def _finished(request: Request, spoken: _Spoken, engine: engines.TranscriptionEngine) -> Finished:
    guess = _agent(request, spoken)
    languages = [one.segment.language for one in spoken.heard if one.segment.language]
    transcript = Transcript(
        turns=_turns(spoken, guess),
        origin=_origin(request, spoken, engine),
        language=max(languages, key=languages.count) if languages else request.language,
        duration_s=round(spoken.recording.duration_s, 3),
    )
    if request.names:
        transcript = corrected(transcript, request.names, lexicon_of(transcript.language))
    if guess is None:
        return Finished(transcript, None, 0.0, "", spoken.warnings)
    channel = None if spoken.layout.shared else guess.channel
    return Finished(transcript, channel, guess.confidence, guess.words, spoken.warnings)


def _turns(spoken: _Spoken, guess: AgentGuess | None) -> tuple[Turn, ...]:
    people = spoken.told.turns if spoken.told else assembled(spoken.heard, _roles(spoken, guess))
    return tuple(sorted((*people, *spoken.system), key=lambda turn: turn.start_s or 0.0))


def _roles(spoken: _Spoken, guess: AgentGuess | None) -> dict[int, Role]:
    roles = dict.fromkeys(spoken.layout.indexes, Role.CUSTOMER)
    if guess is not None:
        roles[guess.channel] = Role.AGENT
    return roles


def _agent(request: Request, spoken: _Spoken) -> AgentGuess | None:
    """The agent's channel, given or guessed; on shared sound the agent's voice, or None when that is not known."""
    if spoken.layout.shared:
        return spoken.told.agent if spoken.told else None
    count = len(spoken.recording.planes)
    if request.agent_channel is not None and request.agent_channel < count:
        return AgentGuess(request.agent_channel, 1.0, "")
    return guess_agent([opening(spoken.heard, channel) for channel in range(count)])


def _origin(request: Request, spoken: _Spoken, engine: engines.TranscriptionEngine) -> Origin:
    info = spoken.recording.info
    return Origin(
        engine=request.engine,
        model=engine.model_name,
        settings=(
            ("language", request.language),
            *engine.settings,
            ("sound", f"{info.codec}, {info.rate_hz} Hz, channels: {info.channels}"),
            *(spoken.told.settings if spoken.told else ()),
            *(("warning", warning) for warning in spoken.warnings),
        ),
        is_draft=engines.is_draft(request.engine),
    )
