"""Speaks the demonstration's calls with Debian's flite; writes recordings, and the true times of every turn.

Run `python -m qa_studio.demo.render [NAME ...]`; without a name all scripts are rendered. Nobody needs this
to run the demonstration: the results are part of the project. Owns the scripts' shape and the calls' sound.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from qa_studio.demo import demo_folder

if TYPE_CHECKING:
    from av import AudioFrame, AudioStream

Samples = NDArray[np.int16]

RATE = 16_000
"""Hz. flite's rms, slt and awb speak at this rate."""
SPEAKERS = ("agent", "customer")
PEAK = 0.5
"""Loudest sample of every turn, 0..1: two people at one distance from their telephones."""
NOISE_STEPS = 0.35
"""Standard deviation of the line noise in 16-bit steps: no line is quite silent; more swells the FLAC."""
TAIL_S = 0.8
QUIET_STEPS = 130
"""Sound below this (of 32768) at either end of a turn is silence and is cut, so that the times are true."""
KEPT = RATE * 6 // 100
"""Samples left at either end of a turn: the breath of a "th" or an "h" is quieter than flite's own noise."""
FLITE_MISSING = (
    "flite is not installed, and it speaks the calls. "
    "Install it with: apt-get install flite (Debian, Ubuntu). "
    "The demonstration itself does not need it: its rendered calls are part of the project."
)


class RenderError(Exception):
    """A call cannot be rendered; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a call is written.

    Attributes:
        suffix: the file's ending, with the dot.
        codec: PyAV's name of the encoder.
        rate: Hz.
        bit_rate: bits a second for both channels; None for codecs without a choice.
        options: the encoder's own.
    """

    suffix: str
    codec: str
    rate: int = RATE
    bit_rate: int | None = None
    options: Mapping[str, str] = field(default_factory=dict)


ENCODINGS: dict[str, Encoding] = {
    "opus": Encoding(".ogg", "libopus", bit_rate=40_000, options={"application": "voip"}),
    "mp3": Encoding(".mp3", "libmp3lame", bit_rate=56_000, options={"joint_stereo": "0"}),
    "aac": Encoding(".m4a", "aac", bit_rate=80_000, options={"aac_coder": "fast"}),
    "flac": Encoding(".flac", "flac", options={"compression_level": "12"}),
    "mulaw": Encoding(".wav", "pcm_mulaw", rate=8_000),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of flite. `stretch` makes it slower above 1."""

    name: str
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """What one speaker says in one go.

    Attributes:
        speaker: "agent" or "customer".
        pause_s: silence since the end of the turn before; negative when the speaker breaks in.
        on_hold: the pause is a hold.
    """

    speaker: str
    text: str
    pause_s: float
    on_hold: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """A call to be spoken. `name` is the stem of every file made from it; `encoding` a key of ENCODINGS."""

    name: str
    voices: Mapping[str, Voice]
    agent_channel: int
    encoding: str
    turns: tuple[SpokenTurn, ...]

    def channel(self, speaker: str) -> int:
        """0 or 1."""
        return self.agent_channel if speaker == "agent" else 1 - self.agent_channel

    def recording(self) -> Path:
        """Where the rendered call lies."""
        return demo_folder() / "files" / "calls" / (self.name + ENCODINGS[self.encoding].suffix)

    def times(self) -> Path:
        """Where the true times of its turns lie; apart from the recordings: that folder holds calls only."""
        return demo_folder() / "scripts" / (self.name + ".times.json")


def script_paths() -> tuple[Path, ...]:
    """The scripts of all calls, by name."""
    return tuple(sorted((demo_folder() / "scripts").glob("*.yaml")))


def load_script(path: Path) -> Script:
    """Read one script.

    Raises:
        RenderError: the file is not a script, and which key is at fault.
    """
    from ruamel.yaml import YAML

    raw: dict[str, Any] = YAML(typ="safe").load(path)
    try:
        return Script(
            name=path.stem,
            voices={speaker: Voice(**raw["voices"][speaker]) for speaker in SPEAKERS},
            agent_channel=raw["agent_channel"],
            encoding=raw["encoding"],
            turns=tuple(_turn(turn) for turn in raw["turns"]),
        )
    except (KeyError, TypeError) as err:
        raise RenderError(f"{path} is no script of a call: {err}. Compare it with its neighbours.") from err


def _turn(raw: Mapping[str, Any]) -> SpokenTurn:
    on_hold = "hold" in raw
    return SpokenTurn(raw["speaker"], raw["text"], raw["hold"] if on_hold else raw["pause"], on_hold)


def speak(text: str, voice: Voice) -> Samples:
    """Let flite say the text; int16 (n,), mono, 16 kHz, cut to the speech and brought to one loudness.

    Raises:
        RenderError: flite is not installed, or refused.
    """
    flite = shutil.which("flite")
    if flite is None:
        raise RenderError(FLITE_MISSING)
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "spoken.wav"
        stretch = f"duration_stretch={voice.stretch}"
        command = [flite, "-voice", voice.name, "--setf", stretch, "-t", text, "-o", str(spoken)]
        try:
            subprocess.run(command, check=True, capture_output=True)
            return _levelled(_trimmed(_read_wave(spoken)))
        except (subprocess.CalledProcessError, OSError, wave.Error) as err:
            raise RenderError(f"flite could not say {text!r} with the voice {voice.name}: {err}") from err


def _read_wave(path: Path) -> Samples:
    with wave.open(str(path), "rb") as source:
        if source.getframerate() != RATE:
            raise wave.Error(f"this voice speaks at {source.getframerate()} Hz, the calls need {RATE}")
        return np.frombuffer(source.readframes(source.getnframes()), np.int16)


def _trimmed(samples: Samples) -> Samples:
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > QUIET_STEPS)
    if not loud.size:
        return samples[:0]
    return samples[max(0, loud[0] - KEPT) : loud[-1] + 1 + KEPT]


def _levelled(samples: Samples) -> Samples:
    peak = np.abs(samples.astype(np.int32)).max(initial=1)
    return np.asarray(samples * (PEAK * 32767 / peak), np.int16)


@dataclass(frozen=True, slots=True)
class TurnTime:
    """Where a turn lies in the call, in seconds from its start."""

    turn: SpokenTurn
    channel: int
    start_s: float
    end_s: float


def lay_out(script: Script, spoken: Sequence[Samples]) -> tuple[TurnTime, ...]:
    """When each turn is said, given how long it is."""
    laid: list[TurnTime] = []
    end_s = 0.0
    for turn, samples in zip(script.turns, spoken, strict=True):
        start_s = round(end_s + turn.pause_s, 3)
        end_s = round(start_s + len(samples) / RATE, 3)
        laid.append(TurnTime(turn, script.channel(turn.speaker), start_s, end_s))
    return tuple(laid)


def mix(laid: Sequence[TurnTime], spoken: Sequence[Samples]) -> Samples:
    """The call on two channels over faint line noise, the same at every run; int16 (2, n), 16 kHz."""
    length = round((laid[-1].end_s + TAIL_S) * RATE)
    noise = np.random.default_rng(20260302).normal(0.0, NOISE_STEPS, (2, length))
    line = np.round(noise).astype(np.int16)
    for place, samples in zip(laid, spoken, strict=True):
        start = round(place.start_s * RATE)
        line[place.channel, start : start + len(samples)] += samples
    return line


def write(path: Path, samples: Samples, encoding: Encoding) -> None:
    """Encode the call; int16 (2, n), 16 kHz. Bit-exact where the encoder is."""
    import av

    # An option of the container, not of the encoder: without it Ogg draws its serial number by lot.
    with av.open(str(path), "w", options={"fflags": "+bitexact"}) as container:
        added = container.add_stream(encoding.codec, rate=encoding.rate, options=dict(encoding.options))
        stream = cast("AudioStream", added)
        stream.layout = "stereo"
        if encoding.bit_rate is not None:
            stream.bit_rate = encoding.bit_rate
        resampler = av.AudioResampler(stream.format.name, "stereo", encoding.rate, stream.frame_size or None)
        for frame in (*resampler.resample(_frame(samples)), *resampler.resample(None), None):
            container.mux(stream.encode(frame))


def _frame(samples: Samples) -> AudioFrame:
    from av import AudioFrame

    frame = AudioFrame.from_ndarray(samples.T.reshape(1, -1).copy(), format="s16", layout="stereo")
    frame.sample_rate = RATE
    # Without a time the container does not know of the encoder's run-in, and players start the call with it.
    frame.pts, frame.time_base = 0, Fraction(1, RATE)
    return frame


def times_document(script: Script, laid: Sequence[TurnTime], length: int) -> dict[str, Any]:
    """The true times as they are written beside the script; seconds. `length` counts samples."""
    return {
        "recording": script.recording().name,
        "duration_s": round(length / RATE, 3),
        "agent_channel": script.agent_channel,
        "holds": [
            {"start_s": before.end_s, "end_s": place.start_s}
            for before, place in pairwise(laid)
            if place.turn.on_hold
        ],
        "turns": [
            {
                "speaker": place.turn.speaker,
                "channel": place.channel,
                "start_s": place.start_s,
                "end_s": place.end_s,
                "text": place.turn.text,
            }
            for place in laid
        ],
    }


def render(script: Script) -> Path:
    """Speak, lay out and write one call and its times; returns the recording's path.

    Raises:
        RenderError: flite is missing or refuses.
    """
    spoken = [speak(turn.text, script.voices[turn.speaker]) for turn in script.turns]
    laid = lay_out(script, spoken)
    samples = mix(laid, spoken)
    write(script.recording(), samples, ENCODINGS[script.encoding])
    document = times_document(script, laid, samples.shape[1])
    script.times().write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return script.recording()


def main(names: Sequence[str]) -> int:
    """Render the named scripts, or all; 0 when done, 1 when it could not be."""
    try:
        for path in script_paths():
            if not names or path.stem in names:
                made = render(load_script(path))
                print(f"{made} ({made.stat().st_size // 1000} kB)")
    except RenderError as err:
        print(err, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
