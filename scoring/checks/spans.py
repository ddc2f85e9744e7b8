"""Arithmetic of token stretches that are sorted and do not overlap: what lies within, and what lies over another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Span = tuple[int, int]
"""First and last token, half-open."""


def inside(spans: Sequence[Span], stretch: Span) -> Sequence[Span]:
    """The spans that lie wholly within a stretch."""
    first = bisect_left(spans, (stretch[0], stretch[0]))
    last = bisect_left(spans, (stretch[1], stretch[1]), first)
    return [span for span in spans[first:last] if span[1] <= stretch[1]]


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of the others shares a token with a span."""
    place = bisect_left(others, (span[0], span[0]))
    before = place > 0 and others[place - 1][1] > span[0]
    return before or (place < len(others) and others[place][0] < span[1])
