"""The path that ties Whisper's words to time, without a compiler.

Whisper's own is compiled by numba at its first use in every process, which takes longer than a window of a small
model. Owns that path and a stand-in for the model that does not encode a window again; imports numpy, and whisper
when the path is put in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import torch
    from whisper.model import Whisper

DIAGONAL, DOWN, RIGHT = 0, 1, 2


class Decoded:
    """A model that is given encoded sound where Whisper's word times give it a spectrum.

    They encode the window once more, which costs as much as all the rest of them.
    """

    def __init__(self, model: Whisper) -> None:
        self._model = model

    def __call__(self, features: torch.Tensor, tokens: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self._model.decoder(tokens, features)
        return logits

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)


def install() -> None:
    """Let Whisper's word times use this path; the result is the same, bit by bit (a test compares them)."""
    from whisper import timing

    timing.dtw = _path_of_tensor


def _path_of_tensor(cost: torch.Tensor) -> NDArray[np.int64]:
    return path(cost.double().cpu().numpy())


def path(cost: NDArray[np.float64]) -> NDArray[np.int64]:
    """Cheapest way through a matrix from its first to its last corner: right, down or diagonally.

    Args: cost: float64 (rows, columns), both at least 1.
    Returns: int64 (2, steps): row and column of each step.
    Source: dynamic time warping, Sakoe and Chiba 1978; ties and rounding as in whisper.timing.dtw_cpu.
    """
    trace = _trace(cost)
    row, column = cost.shape[0], cost.shape[1]
    steps: list[tuple[int, int]] = []
    while row > 0 or column > 0:
        steps.append((row - 1, column - 1))
        move = RIGHT if row == 0 else DOWN if column == 0 else int(trace[row + column, row])
        row -= move != RIGHT
        column -= move != DOWN
    return np.array(steps[::-1], np.int64).T


def _trace(cost: NDArray[np.float64]) -> NDArray[np.int8]:
    """Where each cell is best reached from, int8 (rows + columns + 1, rows + 1), by diagonal and row.

    All cells of one diagonal depend on the two before it alone, so that each is one step of numpy.
    """
    rows, columns = cost.shape
    slanted = np.full((rows + columns + 1, rows + 1), np.inf)
    for row in range(rows):
        slanted[row + 2 : row + 2 + columns, row + 1] = cost[row]
    trace = np.full(slanted.shape, RIGHT, np.int8)
    before_last, last = np.full((2, rows + 1), np.inf, np.float32)
    before_last[0] = 0.0
    for diagonal in range(2, rows + columns + 1):
        both, down, right = before_last[:-1], last[:-1], last[1:]
        diagonally = (both < down) & (both < right)
        downwards = ~diagonally & (down < both) & (down < right)
        least = np.where(diagonally, both, np.where(downwards, down, right))
        trace[diagonal, 1:] = np.where(diagonally, DIAGONAL, np.where(downwards, DOWN, RIGHT))
        before_last, last = last, np.full(rows + 1, np.inf, np.float32)
        last[1:] = slanted[diagonal, 1:] + least
    return trace
