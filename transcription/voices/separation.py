"""Two voices on one channel told apart: who of the two speaks when, and how sure that is.

Owns the thresholds by which there are two voices at all. Knows neither words nor roles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from transcription.activity import Stretch
from transcription.audio import Audio
from transcription.voices import path
from transcription.voices.clustering import RIDGE, Division, divided
from transcription.voices.features import HOP_S, Features, measured

Rows = NDArray[np.float64]
Places = NDArray[np.int64]

QUIETEST_DB, BELOW_PEAK_DB, ABOVE_FLOOR_DB = -60.0, 35.0, 12.0
"""Sound is taken for speech into this telephone above each of these; a hum between the words is voiced as well."""

STRETCH_S, PAUSE_S = 2.5, 0.3
"""Speech is cut at pauses and to about this length: long enough for its mean to tell the voice and not the vowels."""

LEAST_VOICED = 20
"""Voiced measurements (0.2 s) without which a stretch does not take part in finding the voices."""

LEAST_STRETCHES = 6
LEAST_STRENGTH, LEAST_DOMINANCE = 0.7, 3.0
MANY_STRETCHES = 24
MANY_STRENGTH, MANY_DOMINANCE = 0.9, 1.7
"""Below these there may be one voice only; in a minute of speech less dominance will do, as chance has less to say.

Measured: calls of two voices have a strength of 1.2 to 10.9 and a dominance of 4.9 to 103; parts of a real call in
which one of the two hardly speaks 0.8 to 2.2 and 1.6 to 3.0. Voices alone have 0.15 to 0.58 and 1.1 to 2.0, and in
parts of 15 to 30 s, cut from a real call, up to 2.5 and 2.3. Of 201 parts with one voice none is divided.
"""

LEAST_SHARE = 0.03
"""A voice with less of the voiced sound is a cough, a cry or a noise."""

ROUNDS = 6
STEADY = 0.999
SYLLABLE = 10
"""Voiced moments looked at together, 0.1 s."""


@dataclass(frozen=True, slots=True, eq=False)
class Voices:
    """Who of two voices speaks when.

    Attributes:
        times_s: float64 (n,), rising; the voiced moments.
        path: int (n,), 0 or 1; voice 0 is the one that is heard first.
        lean: float64 (n,), how far each moment leans to voice 1, 0 in the middle between the two.
        distance: of the two voices on the scale of `lean`.
        apart: variance of `lean` from stretch to stretch of one voice; `jitter` that of a single moment.
    """

    times_s: NDArray[np.float64]
    path: Places
    lean: NDArray[np.float64]
    distance: float
    apart: float
    jitter: float

    def between(self, start_s: float, end_s: float) -> slice:
        """The voiced moments of a stretch."""
        first, last = np.searchsorted(self.times_s, (start_s, end_s))
        return slice(int(first), int(last))

    def voice(self, start_s: float, end_s: float) -> int | None:
        """Whose most of a stretch is: 0 or 1; None when nothing in it is voiced."""
        part = self.path[self.between(start_s, end_s)]
        return None if not len(part) else int(part.mean() >= 0.5)

    def confidence(self, start_s: float, end_s: float, voice: int) -> float:
        """0..1, how sure it is that this voice speaks in the stretch; 0.5 when nothing in it is voiced.

        The less sure of two: the odds of its mean sound, and the share of its syllables that sound like the voice,
        by the rule of succession, so that a single "yes" is never certain.

        Source: Laplace 1814, Essai philosophique sur les probabilités.
        """
        lean = self.lean[self.between(start_s, end_s)] * (1 if voice else -1)
        if not len(lean):
            return 0.5
        variance = self.apart + self.jitter / (len(lean) * path.INDEPENDENT)
        odds = float(lean.mean()) * self.distance / max(variance, 1e-9)
        chance = float(1 / (1 + np.exp(-np.clip(odds, -50, 50))))
        syllables = np.array_split(lean, max(1, len(lean) // SYLLABLE))
        fitting = sum(bool(syllable.mean() > 0) for syllable in syllables)
        return min(chance, (fitting + 1) / (len(syllables) + 2))


@dataclass(frozen=True, slots=True, eq=False)
class Separation:
    """What was found out.

    Attributes:
        voices: None when there seems to be one voice only, or the two do not separate.
        strength, dominance: see clustering.Division; 0 when there was too little speech to ask.
    """

    voices: Voices | None
    strength: float
    dominance: float


def separate(audio: Audio, leave_out: Iterable[Stretch] = (), features: Features | None = None) -> Separation:
    """Tell two voices apart, or say that it cannot be done. The same sound gives the same result.

    Args:
        leave_out: music and announcements, which are voiced and belong to neither.
        features: of this sound, when they are at hand.
    """
    found = measured(audio) if features is None else features
    places = _speech(found, leave_out)
    stretches = [part for part in _stretches(places) if len(part) >= LEAST_VOICED]
    if len(stretches) < LEAST_STRETCHES:
        return Separation(None, 0.0, 0.0)
    rows = _rows(found, places)
    division = divided(rows, stretches)
    if not _are_two(division, len(stretches)) or division.labels.min() == division.labels.max():
        return Separation(None, division.strength, division.dominance)
    voices = _refined(_times(places), rows, stretches, division.labels)
    return Separation(voices, division.strength, division.dominance)


def _are_two(division: Division, stretches: int) -> bool:
    clear = division.strength >= LEAST_STRENGTH and division.dominance >= LEAST_DOMINANCE
    many = stretches >= MANY_STRETCHES
    return clear or (many and division.strength >= MANY_STRENGTH and division.dominance >= MANY_DOMINANCE)


def _speech(features: Features, leave_out: Iterable[Stretch] = ()) -> Places:
    if not len(features):
        return np.zeros(0, np.int64)
    people = np.ones(len(features), np.bool_)
    for stretch in leave_out:
        people[round(stretch.start_s / HOP_S) : round(stretch.end_s / HOP_S)] = False
    floor, peak = (float(level) for level in np.percentile(features.level_db, (10, 99)))
    least_db = max(floor + min(ABOVE_FLOOR_DB, (peak - floor) / 2), peak - BELOW_PEAK_DB, QUIETEST_DB)
    return np.flatnonzero(features.voiced & (features.level_db > least_db) & people)


def _rows(features: Features, places: Places) -> Rows:
    """Cepstra and the logarithm of the pitch, float64 (n, 17), mean 0 and variance 1."""
    from scipy.ndimage import median_filter

    if not len(places):
        return np.zeros((0, features.cepstra.shape[1] + 1))
    pitch = median_filter(np.log2(features.pitch_hz[places]), 5)
    rows = np.column_stack([features.cepstra[places], pitch]).astype(np.float64)
    return np.asarray((rows - rows.mean(axis=0)) / np.maximum(rows.std(axis=0), 1e-6))


def _times(places: Places) -> NDArray[np.float64]:
    return (places.astype(np.float64) + 0.5) * HOP_S


def _stretches(places: Places) -> list[Places]:
    """Indexes into `places`, cut at pauses and to about the wanted length."""
    indexes = np.arange(len(places))
    stretches: list[Places] = []
    for run in np.split(indexes, np.flatnonzero(np.diff(places) * HOP_S > PAUSE_S) + 1):
        if len(run):
            length_s = float(places[run[-1]] - places[run[0]]) * HOP_S
            stretches += np.array_split(run, max(1, round(length_s / STRETCH_S)))
    return stretches


def _refined(
    times_s: NDArray[np.float64], rows: Rows, stretches: list[Places], labels: Places
) -> Voices | None:
    """Draw the border by the groups, follow the speakers along it, and again until nothing moves."""
    who = np.full(len(rows), -1)
    for stretch, label in zip(stretches, labels, strict=True):
        who[stretch] = label
    for _ in range(ROUNDS):
        lean, distance = _lean(rows, who)
        found = path.likeliest(lean, times_s)
        if min(found.mean(), 1 - found.mean()) < LEAST_SHARE:
            return None
        steady, who = bool((found == who).mean() >= STEADY), found
        if steady:
            break
    if who[0] == 1:
        who, lean = 1 - who, -lean
    apart = _apart(lean, who, stretches, distance)
    return Voices(times_s, who, lean, distance, apart, distance)


def _lean(rows: Rows, who: Places) -> tuple[NDArray[np.float64], float]:
    """Logarithm of the odds for voice 1 by Fisher's linear discriminant; its variance within a voice is `distance`."""
    first, second = rows[who == 0], rows[who == 1]
    spread = np.concatenate([first - first.mean(axis=0), second - second.mean(axis=0)])
    within = spread.T @ spread / len(spread) + RIDGE * np.eye(rows.shape[1])
    step = second.mean(axis=0) - first.mean(axis=0)
    direction = np.linalg.solve(within, step)
    middle = (first.mean(axis=0) + second.mean(axis=0)) / 2
    return (rows - middle) @ direction, float(step @ direction)


def _apart(lean: NDArray[np.float64], who: Places, stretches: list[Places], distance: float) -> float:
    """Variance of a voice's stretches beyond what so few moments would have by chance."""
    excess, weight = 0.0, 0
    for stretch in stretches:
        label = int(who[stretch].mean() >= 0.5)
        same = stretch[who[stretch] == label]
        deviation = float(lean[same].mean()) - (distance / 2 if label else -distance / 2)
        excess += len(same) * (deviation**2 - distance / (len(same) * path.INDEPENDENT))
        weight += len(same)
    return max(0.0, excess / weight)


def runs(found: Voices) -> tuple[tuple[float, float, int], ...]:
    """Stretches of one voice: start, end, voice; the border between two lies in the middle of their pause."""
    edges = np.flatnonzero(np.diff(found.path)) + 1
    borders = [0, *edges.tolist(), len(found.path)]
    times = found.times_s
    middle = [float(times[edge - 1] + times[edge]) / 2 for edge in edges]
    limits = [float(times[0]), *middle, float(times[-1])]
    return tuple(
        (start_s, end_s, int(found.path[place]))
        for place, (start_s, end_s) in zip(borders, pairwise(limits), strict=False)
    )
