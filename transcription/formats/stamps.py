"""One time as somebody's export writes it: what can be read from it, without knowing its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

DAY_S = 86_400.0

_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<a>\d{1,2})[-/.](?P<b>\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[-/.])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<y>\d{4}|\d{2})(?!\d)"
)
_DAY_WORD = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?P<m>[^\W\d_]{3,10})\.?,?\s+(?P<y>\d{4})(?!\d)"
)
_WORD_DAY = re.compile(
    r"(?<!\w)(?P<m>[^\W\d_]{3,10})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d)"
)
_TIME = re.compile(
    r"(?<![\d:])(?P<h>\d{1,3})[:h](?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?(?![\d:])"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*(?P<zone>Z|UTC|GMT)\b)?(?:\s*(?P<offset>[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,16}(?:\.\d{1,9})?")
_MONTHS = {
    "jan": 1, "ene": 1, "sty": 1, "gen": 1, "feb": 2, "fev": 2, "fév": 2, "lut": 2, "mar": 3, "mär": 3,
    "mrz": 3,
    "apr": 4, "avr": 4, "abr": 4, "kwi": 4, "may": 5, "mai": 5, "maj": 5, "mei": 5, "mag": 5, "jun": 6,
    "juin": 6,
    "cze": 6, "giu": 6, "jul": 7, "juil": 7, "lip": 7, "lug": 7, "aug": 8, "aou": 8, "aoû": 8, "ago": 8,
    "sie": 8,
    "sep": 9, "set": 9, "wrz": 9, "oct": 10, "okt": 10, "out": 10, "paź": 10, "ott": 10, "nov": 11, "lis": 11,
    "dec": 12, "dez": 12, "déc": 12, "dic": 12, "gru": 12,
}  # fmt: skip
_EPOCH_DIVISORS = {10: 1, 13: 1_000, 16: 1_000_000}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one written time says by itself.

    Attributes:
        year, first, second: the date's numbers; `first` and `second` are month and day when `is_iso`, else as
            they are written. None without a date.
        seconds: of the day, or since the start where the source counts from there; None without a time.
        pieces: 2 for h:mm or m:ss, 3 for h:mm:ss, 1 for a plain number, 0 for none.
        half_named: written with a.m. or p.m.
        offset: distance from UTC; None when no zone is written.
        slashed: the date is written with slashes, the one style in which months come first.
    """

    year: int | None = None
    first: int = 0
    second: int = 0
    is_iso: bool = False
    slashed: bool = False
    seconds: float | None = None
    pieces: int = 0
    half_named: bool = False
    offset: timedelta | None = None

    def moment(self, day_first: bool) -> datetime | None:
        """The aware point in time; None without a date, or when there is no such day."""
        if self.year is None:
            return None
        month, day = (self.second, self.first) if day_first and not self.is_iso else (self.first, self.second)
        try:
            midnight = datetime(self.year, month, day, tzinfo=timezone(self.offset or timedelta()))
            return (midnight + timedelta(seconds=self.seconds or 0)).astimezone(UTC)
        except (ValueError, OverflowError):
            return None


def parse(text: str) -> Stamp | None:
    """What a written time says; None when it says nothing that can be read."""
    text = text.strip()
    if not text or len(text) > 80:
        return None
    if _NUMBER.fullmatch(text):
        return _number(text)
    date = _date(text)
    time = _time(_without_date(text))
    if date is None and time is None:
        return None
    date, time = date or Stamp(), time or Stamp()
    return Stamp(
        date.year, date.first, date.second, date.is_iso, date.slashed,
        time.seconds, time.pieces, time.half_named, time.offset,
    )  # fmt: skip


def _number(text: str) -> Stamp | None:
    """Seconds since 1970, or parts of them, by the count of digits; else seconds since the start."""
    whole = text.split(".", maxsplit=1)[0]
    divisor = _EPOCH_DIVISORS.get(len(whole))
    if divisor is None:
        return Stamp(seconds=float(text), pieces=1) if len(whole) <= 7 else None
    moment = datetime.fromtimestamp(float(text) / divisor, UTC)
    seconds = (moment - moment.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds()
    return Stamp(moment.year, moment.month, moment.day, True, seconds=seconds, pieces=3, offset=timedelta())


def _without_date(text: str) -> str:
    for pattern in (_ISO, _NUMERIC, _DAY_WORD, _WORD_DAY):
        text, found = pattern.subn(" ", text, count=1)
        if found:
            return text
    return text


def _date(text: str) -> Stamp | None:
    if match := _ISO.search(text):
        return Stamp(int(match["y"]), int(match["a"]), int(match["b"]), is_iso=True)
    if match := _NUMERIC.search(text):
        year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
        return Stamp(year, int(match["a"]), int(match["b"]), slashed=match["sep"] == "/")
    for pattern in (_DAY_WORD, _WORD_DAY):
        match = pattern.search(text)
        month = _month(match["m"]) if match else None
        if match and month:
            return Stamp(int(match["y"]), month, int(match["d"]), is_iso=True)
    return None


def _month(word: str) -> int | None:
    word = word.lower()
    return _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])


def _time(text: str) -> Stamp | None:
    match = _TIME.search(text)
    if not match or int(match["m"]) > 59 or int(match["s"] or 0) > 59:
        return None
    hours = int(match["h"])
    if match["half"]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if match["half"].lower() == "p" else 0)
    seconds = hours * 3600 + int(match["m"]) * 60 + int(match["s"] or 0) + float(f"0.{match['f'] or 0}")
    pieces = 3 if match["s"] else 2
    return Stamp(seconds=seconds, pieces=pieces, half_named=bool(match["half"]), offset=_offset(match))


def _offset(match: re.Match[str]) -> timedelta | None:
    written = match["offset"]
    if not written:
        return timedelta() if match["zone"] else None
    digits = written[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset >= timedelta(days=1):
        return None
    return -offset if written[0] == "-" else offset
