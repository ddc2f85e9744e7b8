"""The encoders by size, loaded once when first asked for: the table that comes along, and the full model where it is.

`CALIBRATIONS` turns what an encoder measures into a probability; it is fitted by benchmarks/meaning.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scoring.meaning import full
from scoring.meaning.full import FullModel
from scoring.meaning.table import Table


class Encoder(Protocol):
    """Makes vectors of sentences, whose products say how near they are in meaning."""

    @property
    def name(self) -> str: ...

    def encode(self, sentences: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """Unit vectors of levelled words, float32 (n, d), in order; zeros where nothing is known."""
        ...


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve.

    Attributes:
        near: weight of the nearest example's cosine; small, for how near a sentence is says little by itself.
        lead: weight of how much nearer it is to the examples than to the counter-examples.
    """

    bias: float
    near: float
    lead: float

    def probability(self, near: NDArray[np.float32], lead: NDArray[np.float32]) -> NDArray[np.float32]:
        """That a sentence means what the examples mean, 0..1."""
        return np.asarray(1 / (1 + np.exp(-(self.bias + self.near * near + self.lead * lead))), np.float32)


CALIBRATIONS: Mapping[str, Calibration] = {
    "table": Calibration(0.66, -0.55, 22.76),
    "full model": Calibration(0.59, -0.71, 24.47),
}
"""By encoder. Source: benchmarks/results/meaning.txt."""


@cache
def table() -> Table:
    """Raises: ScoringError when the table is missing or damaged."""
    return Table.load()


def full_model() -> FullModel | None:
    """The full model; None where there is none.

    Raises: ScoringError when what is found there is not that model.
    """
    where = full.folder()
    return None if where is None else _full(where)


@cache
def _full(where: Path) -> FullModel:
    return FullModel.load(where)
