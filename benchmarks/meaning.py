"""Fits the curves of the check "meaning" on labelled sentences, and tells how right it is with either encoder.

Run from the project: python -m benchmarks.meaning. A behaviour is judged with the curve that was fitted on the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.optimize import minimize

from scoring.checks.likeness import near_and_lead
from scoring.checks.meaning import BAR, GREY
from scoring.checks.sentences import Examples
from scoring.meaning.encoders import CALIBRATIONS, Calibration, Encoder, full_model, table

SENTENCES = Path(__file__).parent / "meaning_sentences.yaml"
PENALTY = 1e-4
"""On the squared weights; keeps the curve from growing steep on few sentences."""

Floats = NDArray[np.float64]


def measured(encoder: Encoder, behaviour: str, sentences: Sequence[str]) -> Floats:
    """One, the nearest example's cosine, and its lead: float64 (n, 3)."""
    spoken = Examples.of(sentences)
    examples, against = (
        Examples.of([f"@{behaviour}"]), Examples.of([f"@{behaviour}_not", "@ordinary"]),
    )  # fmt: skip
    vectors = spoken.vectors(encoder)
    near, lead = near_and_lead(
        vectors,
        spoken.negated,
        examples.vectors(encoder),
        examples.negated,
        against.vectors(encoder),
    )
    return np.stack([np.ones(len(near)), near, lead], axis=1).astype(np.float64)


def fit(x: Floats, y: Floats) -> Calibration:
    """The likeliest curve with a penalty on its weights."""

    def cost(weights: Floats) -> float:
        at = x @ weights
        return float(
            np.logaddexp(0, np.where(y > 0, -at, at)).mean() + PENALTY * np.square(weights[1:]).mean()
        )

    found = minimize(cost, np.zeros(3), method="BFGS").x
    return Calibration(*(round(float(each), 2) for each in found))


def judged(curve: Calibration, x: Floats) -> Floats:
    return np.asarray(curve.probability(x[:, 1].astype(np.float32), x[:, 2].astype(np.float32)), np.float64)


def lines(encoder: Encoder, sentences: Mapping[str, Mapping[str, Sequence[str]]]) -> Sequence[str]:
    data = {
        name: (
            np.concatenate([measured(encoder, name, each["yes"]), measured(encoder, name, each["no"])]),
            np.array([1.0] * len(each["yes"]) + [0.0] * len(each["no"])),
        )
        for name, each in sentences.items()
    }
    told = [
        f"\n{encoder.name}",
        "behaviour          sentences  hits right  hits wrong  unclear  passed over  rightly none",
    ]
    counts = np.zeros(6, int)
    for name, (x, y) in data.items():
        others = [data[other] for other in data if other != name]
        curve = fit(
            np.concatenate([each[0] for each in others]), np.concatenate([each[1] for each in others])
        )
        row = _row(judged(curve, x), y)
        counts += row
        told.append(f"{name:<18} {row[0]:9} {row[1]:11} {row[2]:11} {row[3]:8} {row[4]:12} {row[5]:13}")
    told.append(
        f"{'all':<18} {counts[0]:9} {counts[1]:11} {counts[2]:11} {counts[3]:8} {counts[4]:12} {counts[5]:13}"
    )
    whole = fit(np.concatenate([x for x, _ in data.values()]), np.concatenate([y for _, y in data.values()]))
    told.append(f"the curve of all: {whole}; in use: {CALIBRATIONS[encoder.name]}")
    told.extend(_reliability(data, sentences))
    return told


def _row(chance: Floats, y: Floats) -> NDArray[np.int_]:
    hit, unclear = chance >= BAR, (chance < BAR) & (chance >= BAR - GREY)
    none = chance < BAR - GREY
    parts = (hit & (y > 0), hit & (y == 0), unclear, none & (y > 0), none & (y == 0))
    return np.array([len(y), *(int(part.sum()) for part in parts)])


def _reliability(data: Mapping[str, tuple[Floats, Floats]], sentences: Mapping[str, object]) -> Sequence[str]:
    """How often what was called likely is so, each behaviour by the curve of the others."""
    chances, truths = [], []
    for name, (x, y) in data.items():
        others = [data[other] for other in data if other != name]
        curve = fit(np.concatenate([e[0] for e in others]), np.concatenate([e[1] for e in others]))
        chances.append(judged(curve, x))
        truths.append(y)
    chance, truth = np.concatenate(chances), np.concatenate(truths)
    told = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = (chance >= low) & (chance < low + 0.2 + (low == 0.8))
        if inside.any():
            told.append(
                f"called {low:.1f} to {low + 0.2:.1f}: {int(inside.sum()):3} sentences, "
                f"{truth[inside].mean():.0%} are so"
            )
    return told


def main() -> None:
    sentences = YAML(typ="safe").load(SENTENCES.read_text(encoding="utf-8"))
    larger = full_model()
    for encoder in (table(), *((larger,) if larger else ())):
        print("\n".join(lines(encoder, sentences)))


if __name__ == "__main__":
    main()
