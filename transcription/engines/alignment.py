"""The path that ties words to time, without a compiler.

Whisper's own is compiled by numba at its first use in every process, which takes longer than a window of a small
model. Owns that path; imports numpy.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DIAGONAL, DOWN, RIGHT = 0, 1, 2


def path(cost: NDArray[np.float64]) -> NDArray[np.int64]:
    """Cheapest way through a matrix from its first to its last corner: right, down or diagonally.

    Args: cost: float64 (rows, columns), both at least 1.
    Returns: int64 (2, steps): row and column of each step.
    Source: dynamic time warping, Sakoe and Chiba 1978; ties and rounding as in whisper.timing.dtw_cpu.
    """
    return paths([cost])[0]


def paths(costs: Sequence[NDArray[np.float64]]) -> list[NDArray[np.int64]]:
    """The same for several matrices of any sizes, in little more time than for one."""
    traces = _traces(costs)
    return [_walked_back(trace, *cost.shape) for trace, cost in zip(traces, costs, strict=True)]


def _walked_back(trace: NDArray[np.int8], row: int, column: int) -> NDArray[np.int64]:
    steps: list[tuple[int, int]] = []
    while row > 0 or column > 0:
        steps.append((row - 1, column - 1))
        move = RIGHT if row == 0 else DOWN if column == 0 else int(trace[row + column, row])
        row -= move != RIGHT
        column -= move != DOWN
    return np.array(steps[::-1], np.int64).T


def _traces(costs: Sequence[NDArray[np.float64]]) -> NDArray[np.int8]:
    """Where each cell is best reached from, int8 (matrices, rows + columns + 1, rows + 1), by diagonal and row.

    All cells of one diagonal depend on the two before it alone, so that each is one step of numpy. What lies beyond a
    smaller matrix is reached from it, and never the other way round.
    """
    rows, columns = (max((cost.shape[axis] for cost in costs), default=0) for axis in (0, 1))
    slanted = np.full((rows + columns + 1, len(costs), rows + 1), np.inf)
    for place, cost in enumerate(costs):
        for row, values in enumerate(cost):
            slanted[row + 2 : row + 2 + len(values), place, row + 1] = values
    trace = np.full(slanted.shape, RIGHT, np.int8)
    before_last, last = np.full((2, len(costs), rows + 1), np.inf, np.float32)
    before_last[:, 0] = 0.0
    for diagonal in range(2, rows + columns + 1):
        both, down, right = before_last[:, :-1], last[:, :-1], last[:, 1:]
        diagonally = (both < down) & (both < right)
        downwards = ~diagonally & (down < both) & (down < right)
        least = np.where(diagonally, both, np.where(downwards, down, right))
        trace[diagonal, :, 1:] = np.where(diagonally, DIAGONAL, np.where(downwards, DOWN, RIGHT))
        before_last, last = last, np.full(last.shape, np.inf, np.float32)
        last[:, 1:] = slanted[diagonal, :, 1:] + least
    return trace.swapaxes(0, 1)
