"""Times in words, as the review page writes them. No Qt."""

from __future__ import annotations

from qa_studio.language import tr, trn

MINUTE_S = 60
HOUR_S = 3600
DAY_S = 86_400


def clock(seconds: float | None, *, long: bool = False) -> str:
    """A position as "02:14", from an hour on (or when `long`) as "1:02:14"; "" for None."""
    if seconds is None:
        return ""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, HOUR_S)
    minutes, secs = divmod(rest, MINUTE_S)
    return f"{hours}:{minutes:02}:{secs:02}" if hours or long else f"{minutes:02}:{secs:02}"


def position(seconds: float, duration_s: float | None) -> str:
    """Position and length in the same form: "02:14 / 06:12", "0:02:14 / 1:06:12"."""
    if duration_s is None:
        return clock(seconds)
    long = duration_s >= HOUR_S
    return f"{clock(seconds, long=long)} / {clock(duration_s, long=long)}"


def span_words(seconds: float) -> str:
    """A stretch of time as one would say it: "8 s", "12 min", "2 h 5 min", "3 days"."""
    whole = round(seconds)
    if whole < MINUTE_S:
        return tr("{seconds} s", seconds=whole)
    if whole < HOUR_S:
        return tr("{minutes} min", minutes=round(whole / MINUTE_S))
    if whole < DAY_S:
        hours, rest = divmod(whole, HOUR_S)
        minutes = rest // MINUTE_S
        if not minutes:
            return tr("{hours} h", hours=hours)
        return tr("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return trn("{count} day", "{count} days", whole // DAY_S)
