"""The times of a conversation: seconds from its first message, over midnight, newest-first turned round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from transcription.formats.stamps import DAY_S, Stamp, parse

_HALF_DAY_S = DAY_S / 2
_BACKWARDS_S = 6 * 3600
"""A clock that falls by more has passed midnight (or noon, on a dial); by less, lines are out of order."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """When each message was written.

    Attributes:
        order: for each place in time order, the index of the message as it was given.
        starts: by the given index; seconds from the first message, None for a message without a time.
        started_at: aware, UTC; None when no date is known.
        settings: how doubtful times were read, for the transcript's origin.
    """

    order: tuple[int, ...]
    starts: tuple[float | None, ...]
    started_at: datetime | None
    settings: tuple[tuple[str, str], ...] = ()


def timeline(written: Sequence[str], date: str = "") -> Timeline:
    """Read the times of a conversation.

    Args:
        written: the time of each message as the source writes it, "" for none.
        date: the day (and time) of the whole conversation where the source gives it apart.
    """
    stamps = [parse(text) for text in written]
    known = [stamp for stamp in stamps if stamp]
    day_first = _is_day_first([*known, *filter(None, [parse(date)])])
    moments = [stamp.moment(day_first) if stamp else None for stamp in stamps]
    if any(moments) and all(moment or not stamp for moment, stamp in zip(moments, stamps, strict=True)):
        starts, started_at = _from_moments(moments)
    else:
        starts, started_at = _from_clock(stamps, parse(date), day_first)
    unread = sum(1 for text, stamp in zip(written, stamps, strict=True) if text.strip() and stamp is None)
    return Timeline(in_order(starts), starts, started_at, _settings(known, day_first, unread))


def in_order(starts: Sequence[float | None]) -> tuple[int, ...]:
    """Indices by time; with equal times, or none, messages stay behind the one before them."""
    keys: list[float] = []
    for start in starts:
        keys.append(start if start is not None else (keys[-1] if keys else float("-inf")))
    order = range(len(starts))
    if _runs_backwards(starts):
        order = order[::-1]
    return tuple(sorted(order, key=keys.__getitem__))


def _runs_backwards(starts: Sequence[float | None]) -> bool:
    """Whether a newest-first export is turned round whole, so that messages of the same second turn too."""
    known = [start for start in starts if start is not None]
    falls = sum(later < earlier for earlier, later in pairwise(known))
    rises = sum(later > earlier for earlier, later in pairwise(known))
    return falls > 0 and rises == 0


def _is_day_first(stamps: Sequence[Stamp]) -> bool:
    dated = [stamp for stamp in stamps if stamp.year is not None and not stamp.is_iso]
    if any(stamp.first > 12 for stamp in dated):
        return True
    if any(stamp.second > 12 for stamp in dated):
        return False
    return not any(stamp.slashed and stamp.half_named for stamp in dated)


def _from_moments(moments: Sequence[datetime | None]) -> tuple[tuple[float | None, ...], datetime | None]:
    first = min(moment for moment in moments if moment)
    return tuple((moment - first).total_seconds() if moment else None for moment in moments), first


def _from_clock(
    stamps: Sequence[Stamp | None], date: Stamp | None, day_first: bool
) -> tuple[tuple[float | None, ...], datetime | None]:
    clock = _unrolled(_clock_seconds(stamps))
    known = [seconds for seconds in clock if seconds is not None]
    first = min(known, default=0.0)
    started_at = date.moment(day_first) if date else None
    if started_at and known and _tells_the_hour(stamps):
        zone = date.offset if date else None
        midnight = (started_at + (zone or timedelta())).replace(hour=0, minute=0, second=0, microsecond=0)
        started_at = midnight + timedelta(seconds=first) - (zone or timedelta())
    if all(stamp is None or stamp.pieces == 1 for stamp in stamps):
        first = 0.0  # seconds since the start stay on the source's own clock
    starts = tuple(None if seconds is None else round(seconds - first, 3) for seconds in clock)
    return starts, started_at.astimezone(UTC) if started_at else None


def _clock_seconds(stamps: Sequence[Stamp | None]) -> list[float | None]:
    """Seconds of the day; “59:58” among two-piece times makes all of them minutes and seconds."""
    pairs = [stamp for stamp in stamps if stamp and stamp.pieces == 2 and not stamp.half_named]
    scale = 60 if any((stamp.seconds or 0) >= DAY_S for stamp in pairs) else 1
    return [
        None
        if stamp is None or stamp.seconds is None
        else stamp.seconds / (scale if stamp.pieces == 2 else 1)
        for stamp in stamps
    ]


def _tells_the_hour(stamps: Sequence[Stamp | None]) -> bool:
    """Whether the times are a clock's: a count from 0:00 says nothing of the time of day."""
    known = [stamp for stamp in stamps if stamp and stamp.seconds is not None]
    first = known[0]
    counts = first.pieces == 1 or ((first.seconds or 0) < 60 and not first.half_named)
    return not counts and all((stamp.seconds or 0) < DAY_S for stamp in known)


def _unrolled(clock: Sequence[float | None]) -> list[float | None]:
    if _runs_backwards(clock) and not _jumps(clock):
        return list(clock)
    offset, before = 0.0, None
    unrolled: list[float | None] = []
    for seconds in clock:
        if seconds is not None and before is not None and seconds < before - _BACKWARDS_S:
            offset += (
                _HALF_DAY_S if _HALF_DAY_S <= before < _HALF_DAY_S + 3600 <= seconds + _HALF_DAY_S else DAY_S
            )
        unrolled.append(None if seconds is None else seconds + offset)
        before = seconds if seconds is not None else before
    return unrolled


def _jumps(clock: Sequence[float | None]) -> bool:
    known = [seconds for seconds in clock if seconds is not None]
    return any(later < earlier - _BACKWARDS_S for earlier, later in pairwise(known))


def _settings(known: Sequence[Stamp], day_first: bool, unread: int) -> tuple[tuple[str, str], ...]:
    settings = []
    if any(stamp.year is not None and not stamp.is_iso for stamp in known):
        settings.append(("dates", "day first" if day_first else "month first"))
    if any(stamp.year is not None and stamp.offset is None for stamp in known):
        settings.append(("zone", "none given, taken as UTC"))
    if unread:
        settings.append(("unread times", str(unread)))
    return tuple(settings)
