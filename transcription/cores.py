"""How many of the machine's cores this process may use just now, and work spread over them.

One thread on each of two pieces of work beats two threads on one piece by half: so engines divide a batch and leave
the threads inside their libraries at one. What is divided, and how, never depends on the number of cores: only who does
it, and with it the time it takes. Owns the number alone; imports the standard library.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def _of_the_environment() -> int:
    """What the libraries take themselves: OMP_NUM_THREADS, or all there are."""
    told = os.environ.get("OMP_NUM_THREADS", "")
    return int(told) if told.isdecimal() and int(told) else os.cpu_count() or 1


_asked: Callable[[], int] = _of_the_environment


def ask(source: Callable[[], int]) -> None:
    """Let `allowed` ask this from now on; for the start of a process."""
    global _asked
    _asked = source


def allowed() -> int:
    """At least 1; it may change between two pieces of work, as others begin and end."""
    return max(1, _asked())


def spread(
    work: Callable[[Piece], Result], pieces: Sequence[Piece], ready: Callable[[int], None] = lambda _: None
) -> list[Result]:
    """The results in the order of the pieces; several pieces are in work at once where there are cores.

    Args: ready: called first on each thread that works, with the threads it may use itself, at least 1.
    """
    at_once = min(allowed(), len(pieces))
    if at_once <= 1:
        ready(allowed())
        return [work(piece) for piece in pieces]
    with ThreadPoolExecutor(at_once, "core", ready, (allowed() // at_once,)) as pool:
        return list(pool.map(work, pieces))


def divided(pieces: Sequence[Piece], most: int) -> list[Sequence[Piece]]:
    """Neighbours in as few groups of at most `most` as it takes, as alike in size as can be."""
    count = -(-len(pieces) // most)
    ends = [len(pieces) * place // count for place in range(count + 1)] if count else []
    return [pieces[begin:end] for begin, end in pairwise(ends)]
