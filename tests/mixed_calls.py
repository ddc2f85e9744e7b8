"""The demonstration's calls mixed down to one channel, and who speaks in them when: their true times are known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa_studio.demo import demo_folder
from transcription import activity, audio
from transcription.model import Role, Turn

FRAME_S = 0.01
SPOKEN_DB = -50.0
"""On a channel of its own, above the line's noise; the pauses within a turn are nobody's speech time."""

ROLES = (Role.AGENT, Role.CUSTOMER)


@dataclass(frozen=True, slots=True, eq=False)
class MixedCall:
    """One call.

    Attributes:
        sides: float32 (2, n), 16 kHz, agent first.
        talking: bool (frames of 10 ms, 2), agent first; both where they overlap.
        turns: as the script has them: speaker, start_s, end_s, text.
    """

    name: str
    sides: NDArray[np.float32]
    talking: NDArray[np.bool_]
    turns: tuple[dict[str, Any], ...]

    def samples(self, rate_hz: int) -> NDArray[np.float64]:
        """Both sides in one, -1..1."""
        from scipy.signal import resample_poly

        mixed = self.sides.astype(np.float64).mean(axis=0)
        return mixed if rate_hz == audio.SAMPLE_RATE_HZ else resample_poly(mixed, 1, 2)

    def right(self, turns: Iterable[Turn]) -> float:
        """Share of all speech time with the right role, 0..1; of two at once at most one can be right."""
        said = np.zeros_like(self.talking)
        for turn in turns:
            if turn.role in ROLES and turn.start_s is not None and turn.end_s is not None:
                frames = slice(round(turn.start_s / FRAME_S), round(turn.end_s / FRAME_S))
                said[frames, ROLES.index(turn.role)] = True
        return float((self.talking & said).sum() / self.talking.sum())


def calls() -> tuple[Path, ...]:
    """The true times of all calls, by name."""
    return tuple(sorted((demo_folder() / "scripts").glob("*.times.json")))


def mixed_call(times: Path) -> MixedCall:
    """Read a call by its times."""
    document = json.loads(times.read_text(encoding="utf-8"))
    recording = audio.read(demo_folder() / "files" / "calls" / document["recording"])
    agent = document["agent_channel"]
    sides = [recording.channel(channel) for channel in (agent, 1 - agent)]
    talking = np.stack([_in_turns(document, sides[place], role) for place, role in enumerate(ROLES)], axis=1)
    return MixedCall(
        times.name.removesuffix(".times.json"),
        np.stack([side.samples for side in sides]),
        talking,
        tuple(document["turns"]),
    )


def _in_turns(document: dict[str, Any], side: audio.Audio, role: Role) -> NDArray[np.bool_]:
    loud = activity.levels_db(side) > SPOKEN_DB
    within = np.zeros_like(loud)
    for turn in document["turns"]:
        if turn["speaker"] == role.value:
            within[round(turn["start_s"] / FRAME_S) : round(turn["end_s"] / FRAME_S)] = True
    return np.asarray(loud & within)
