"""A segment cut between words of different owners. Owns the bookkeeping of text, offsets and times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from transcription.engines import Segment

Owner = TypeVar("Owner")


def cut(segment: Segment, owners: Sequence[Owner]) -> Iterator[tuple[Owner, Segment]]:
    """Yield the runs of one owner in order; together they keep every word, and the text between.

    Args: owners: one for each of the segment's words, at least one.
    """
    for owner, run in groupby(range(len(owners)), key=owners.__getitem__):
        places = list(run)
        yield owner, _part(segment, places[0], places[-1])


def _part(segment: Segment, first: int, last: int) -> Segment:
    words = segment.words
    if first == 0 and last == len(words) - 1:
        return segment
    begin = 0 if first == 0 else words[first].start
    end = len(segment.text) if last == len(words) - 1 else words[last + 1].start
    own = tuple(
        replace(word, start=word.start - begin, end=word.end - begin) for word in words[first : last + 1]
    )
    text = segment.text[begin:end].rstrip()
    return replace(segment, start_s=own[0].start_s, end_s=own[-1].end_s, text=text, words=own)
