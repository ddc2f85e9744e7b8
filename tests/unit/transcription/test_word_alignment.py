"""The path that ties words to time is Whisper's own."""

from __future__ import annotations

import numpy as np
import pytest

from transcription.engines import alignment


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1, 40), (40, 1), (3, 3), (12, 200), (60, 55)])
@pytest.mark.parametrize("seed", range(3))
def test_the_path_is_the_one_that_whisper_finds(rows: int, columns: int, seed: int) -> None:
    from whisper.timing import dtw_cpu

    cost = np.random.default_rng(seed).normal(size=(rows, columns))
    assert np.array_equal(alignment.path(cost), dtw_cpu(cost))


def test_ties_are_broken_as_whisper_breaks_them() -> None:
    from whisper.timing import dtw_cpu

    for cost in (np.zeros((5, 9)), np.random.default_rng(1).integers(0, 3, (20, 30)).astype(float)):
        assert np.array_equal(alignment.path(cost), dtw_cpu(cost))


def test_a_path_goes_from_corner_to_corner_and_never_back() -> None:
    path = alignment.path(np.random.default_rng(5).normal(size=(30, 400)))
    assert path[:, 0].tolist() == [0, 0]
    assert path[:, -1].tolist() == [29, 399]
    steps = np.diff(path, axis=1)
    assert ((steps == 0) | (steps == 1)).all()
    assert (steps.sum(axis=0) > 0).all()
