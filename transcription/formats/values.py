"""Numbers of seconds as sources write them."""

from __future__ import annotations

import math

from transcription.formats.columns import plain

_TICKS_PER_S = 10_000_000
"""Azure's unit of time. Source: Speech service REST API, “offsetInTicks”: one tick is 100 ns."""


def seconds_of(value: object, name: str) -> float | None:
    """Seconds >= 0 from a number in the unit its key names (…Millis, …Ms, …Ticks); None for all else."""
    try:
        number = float(str(value).strip())
    except ValueError:
        return None
    if isinstance(value, bool) or not math.isfinite(number) or number < 0:
        return None
    words = plain(name).split()
    if {"ms", "millis", "milliseconds"} & set(words):
        number /= 1000
    elif "ticks" in words:
        number /= _TICKS_PER_S
    return round(number, 4) if number < 10_000_000 else None
