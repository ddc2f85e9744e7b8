"""Customers' survey answers as a table: one rating a row, on the scale that the row names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path

from transcription.errors import FormatError
from transcription.formats.columns import listed, plain
from transcription.formats.model import Source
from transcription.formats.source import clean, load
from transcription.formats.stamps import parse
from transcription.formats.table import Table, read_table

FOLLOW_UPS = ("callback", "apology", "escalation", "information")
"""What a customer may be owed after a survey; "" is none of them."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "interaction": (
        "interaction", "interaction id", "reference", "interaction reference", "conversation id",
        "conversation", "chat id", "call id", "ticket id", "contact id", "case id", "external id",
        "session id", "ticket", "ticket no", "ticket number", "ticket nr", "ticketnummer", "case no", "case number",
        "call no", "chat no", "id", "vorgang",
    ),
    "question": ("question", "survey question", "metric", "survey", "question text", "frage", "pregunta"),
    "scale_min": ("scale min", "min", "minimum", "scale minimum", "scale from", "lowest"),
    "scale_max": ("scale max", "max", "maximum", "scale maximum", "scale to", "highest", "out of"),
    "scale": ("scale", "rating scale", "range", "skala"),
    "rating": ("rating", "score", "answer", "value", "stars", "csat", "nps", "response", "bewertung", "note"),
    "comment": ("comment", "comments", "feedback", "verbatim", "text", "remark", "free text", "kommentar"),
    "follow_up": ("follow up", "followup", "follow up type", "follow up requested", "action", "next action"),
    "received_at": (
        "received at", "received", "submitted at", "answered at", "date", "time", "timestamp", "created at",
        "response date", "datum", "fecha",
    ),
}  # fmt: skip
_SCALE = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*(?:-|–|to|\.\.|…|bis)\s*(-?\d+(?:[.,]\d+)?)\s*")
_NAME_AND_SCALE = re.compile(r"(?P<name>[^(\[]*)[(\[](?P<scale>[^)\]]*)[)\]]\s*")
"""A column that carries its scale in its name: “CSAT (1-5)”."""
_FOLLOW_UP_WORDS = {
    "callback": "callback", "call back": "callback", "call": "callback", "phone": "callback",
    "apology": "apology", "apologise": "apology", "apologize": "apology", "sorry": "apology",
    "escalation": "escalation", "escalate": "escalation", "manager": "escalation", "complaint": "escalation",
    "information": "information", "info": "information", "inform": "information",
    "": "", "no": "", "none": "", "n a": "", "0": "", "false": "", "nothing": "",
}  # fmt: skip
_MOST_FAULTS = 10


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """One customer's answer to one question.

    Attributes:
        interaction: what the survey calls the interaction; the `external_id` of its conversation.
        scale_min, scale_max: the ends of the question's own scale, the first below the second.
        rating: within the scale.
        follow_up: one of FOLLOW_UPS, or "".
        received_at: aware, UTC; None when the row has no date.
    """

    interaction: str
    question: str
    scale_min: Decimal
    scale_max: Decimal
    rating: Decimal
    comment: str
    follow_up: str
    received_at: datetime | None


def is_survey(path: Path) -> bool:
    """Whether a CSV file holds survey answers: ratings with a scale or a question, and nobody who speaks.

    A file that cannot be read is none; reading it as a chat tells why.
    """
    if path.suffix.lower() not in (".csv", ".tsv"):
        return False
    try:
        table = read_table(load(path))
    except FormatError:
        return False
    found = fields_of(table)
    scaled = found.keys() & {"question", "scale", "scale_max", "scale_min"}
    return "rating" in found and bool(scaled or _scale_in_name(table, found))


def read_survey(path: Path) -> tuple[SurveyLine, ...]:
    """Every answer of a survey file. Rows with neither rating nor comment were not answered and are left out.

    Raises: FormatError naming missing columns, or every line with a fault (the first ten).
    """
    source = load(path)
    table = read_table(source)
    found = fields_of(table)
    _require(source, table, found)
    named = _scale_in_name(table, found)
    faults: list[str] = []
    lines = []
    for cells, number in zip(table.rows, table.lines, strict=True):
        row = {field: clean(cells[place]) for field, place in found.items()}
        row = {"scale": named, **row} if named else row
        if row.get("rating") or row.get("comment"):
            try:
                lines.append(_line(row))
            except ValueError as err:
                faults.append(f"line {number}: {err}")
    if faults:
        more = f"; and {len(faults) - _MOST_FAULTS} more" if len(faults) > _MOST_FAULTS else ""
        raise FormatError(f"“{source.name}”: {'; '.join(faults[:_MOST_FAULTS])}{more}. Mend these lines.")
    if not lines:
        raise FormatError(f"“{source.name}” holds 0 ratings. Export the survey again.")
    return tuple(lines)


def fields_of(table: Table) -> dict[str, int]:
    """By field, the place of its column; a column serves one field only."""
    names = [plain(_bare(name)) for name in table.header]
    found: dict[str, int] = {}
    for field, synonyms in _COLUMNS.items():
        place = next(
            (names.index(s) for s in synonyms if s in names and names.index(s) not in found.values()), None
        )
        if place is not None:
            found[field] = place
    return found


def _bare(name: str) -> str:
    """A column's name without the scale behind it: “CSAT (1-5)” is “CSAT”."""
    written = _NAME_AND_SCALE.fullmatch(name)
    return written["name"] if written and _SCALE.fullmatch(written["scale"]) else name


def _scale_in_name(table: Table, found: Mapping[str, int]) -> str:
    """The scale that the rating's column carries in its name, like “1-5”; "" for none, or without a rating."""
    written = _NAME_AND_SCALE.fullmatch(table.header[found["rating"]]) if "rating" in found else None
    return written["scale"] if written and _SCALE.fullmatch(written["scale"]) else ""


def _require(source: Source, table: Table, found: Mapping[str, int]) -> None:
    missing = [field for field in ("interaction", "rating") if field not in found]
    if "scale" not in found and not _scale_in_name(table, found):
        missing += [field for field in ("scale_min", "scale_max") if field not in found]
    if missing:
        raise FormatError(
            f"“{source.name}” has no column for {' and '.join(missing)}. "
            f"Columns found: {listed(list(table.header))}. Add {'it' if len(missing) == 1 else 'them'} "
            f"and import the file again.{_did_you_mean(table, missing)}"
        )


def _did_you_mean(table: Table, missing: list[str]) -> str:
    wanted = [synonym for field in missing for synonym in _COLUMNS[field]]
    for name in table.header:
        close = get_close_matches(plain(name), wanted, n=1, cutoff=0.75)
        if close:
            return f" Did you mean “{close[0].replace(' ', '_')}” by “{name}”?"
    return ""


def _line(row: Mapping[str, str]) -> SurveyLine:
    low, high = _scale(row)
    rating = _number(row.get("rating", ""), "rating")
    if not low <= rating <= high:
        raise ValueError(f"rating {rating} is outside its scale {low} to {high}")
    if not row["interaction"]:
        raise ValueError("no interaction is named")
    return SurveyLine(
        interaction=row["interaction"],
        question=row.get("question", ""),
        scale_min=low,
        scale_max=high,
        rating=rating,
        comment=row.get("comment", ""),
        follow_up=_follow_up(row.get("follow_up", "")),
        received_at=_moment(row.get("received_at", "")),
    )


def _scale(row: Mapping[str, str]) -> tuple[Decimal, Decimal]:
    written = _SCALE.fullmatch(row.get("scale", ""))
    if written:
        low, high = _number(written[1], "scale"), _number(written[2], "scale")
    elif "scale_min" in row and "scale_max" in row:
        low, high = _number(row["scale_min"], "scale_min"), _number(row["scale_max"], "scale_max")
    else:
        raise ValueError(f"scale “{row.get('scale', '')}” is not written like “1-5”")
    if not low < high:
        raise ValueError(f"the scale {low} to {high} does not rise")
    return low, high


def _number(text: str, what: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) > 1_000_000:
        raise ValueError(f"{what} “{text[:40]}” is no number" if text else f"no {what}")
    return number


def _follow_up(text: str) -> str:
    word = plain(text)
    if word not in _FOLLOW_UP_WORDS:
        raise ValueError(f"follow-up “{text[:40]}” is none of {', '.join(FOLLOW_UPS)}")
    return _FOLLOW_UP_WORDS[word]


def _moment(text: str) -> datetime | None:
    stamp = parse(text)
    moment = stamp.moment(day_first=not stamp.half_named) if stamp else None
    if text and moment is None:
        raise ValueError(f"date “{text[:40]}” cannot be read; write it like 2026-03-06 18:05")
    return moment
