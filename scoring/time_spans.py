"""Arithmetic of time: spans joined, cut out of each other, measured. Owns no meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scoring.measure_model import Interval


def joined(spans: Iterable[Interval], gap_s: float = 0.0) -> tuple[Interval, ...]:
    """In time order without overlap; neighbours at most `gap_s` apart become one. Spans without length are left out."""
    result: list[Interval] = []
    for start_s, end_s in sorted(span for span in spans if span[1] > span[0]):
        if result and start_s - result[-1][1] <= gap_s:
            result[-1] = (result[-1][0], max(result[-1][1], end_s))
        else:
            result.append((start_s, end_s))
    return tuple(result)


def common(first: Sequence[Interval], second: Sequence[Interval]) -> tuple[Interval, ...]:
    """Where both are; each in time order without overlap."""
    return tuple(_common(first, second))


def _common(first: Sequence[Interval], second: Sequence[Interval]) -> Iterator[Interval]:
    one = other = 0
    while one < len(first) and other < len(second):
        start_s = max(first[one][0], second[other][0])
        end_s = min(first[one][1], second[other][1])
        if start_s < end_s:
            yield start_s, end_s
        if first[one][1] <= second[other][1]:
            one += 1
        else:
            other += 1


def between(spans: Iterable[Interval], start_s: float, end_s: float) -> tuple[Interval, ...]:
    """What is left of `start_s` to `end_s` without the spans."""
    result, reached_s = [], start_s
    for begin_s, stop_s in joined(spans):
        if min(begin_s, end_s) > reached_s:
            result.append((reached_s, min(begin_s, end_s)))
        reached_s = max(reached_s, stop_s)
    if end_s > reached_s:
        result.append((reached_s, end_s))
    return tuple(result)


def length_s(spans: Iterable[Interval]) -> float:
    return sum(end_s - start_s for start_s, end_s in spans)
