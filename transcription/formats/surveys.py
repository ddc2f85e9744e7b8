"""Customers' survey answers as a table: one rating a row, on the scale that the row names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path

from transcription.errors import FormatError
from transcription.formats.columns import Field, find, listed, plain
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
    "rating": (
        "rating", "score", "answer", "value", "stars", "csat", "nps", "response", "satisfaction",
        "customer satisfaction", "bewertung", "note",
    ),
    "comment": ("comment", "comments", "feedback", "verbatim", "text", "remark", "free text", "kommentar"),
    "follow_up": ("follow up", "followup", "follow up type", "follow up requested", "action", "next action"),
    "received_at": (
        "received at", "received", "submitted at", "submitted on", "answered at", "answered on", "date", "time",
        "timestamp", "created at",
        "response date", "datum", "fecha",
    ),
}  # fmt: skip
_SCALE = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*(?:-|–|to|\.\.|…|bis)\s*(-?\d+(?:[.,]\d+)?)\s*")
_NAME_AND_SCALE = re.compile(r"(?P<name>[^(\[]*)[(\[](?P<scale>[^)\]]*)[)\]]\s*")
"""A column that carries its scale in its name: “CSAT (1-5)”."""
_SCALE_BY_NAME = {"nps": "0-10", "net promoter score": "0-10"}
"""Questions that have one scale only. Source: Reichheld, “The One Number You Need to Grow”, 2003."""
_RATED = ("csat", "customer satisfaction", "satisfaction")
"""Columns that can be nothing but a rating, so that a file with one is a survey even before its scale is known."""
_FOLLOW_UP_WORDS = {
    "callback": "callback", "call back": "callback", "call": "callback", "phone": "callback",
    "apology": "apology", "apologise": "apology", "apologize": "apology", "sorry": "apology",
    "escalation": "escalation", "escalate": "escalation", "manager": "escalation", "complaint": "escalation",
    "information": "information", "info": "information", "inform": "information",
    "": "", "no": "", "none": "", "n a": "", "0": "", "false": "", "nothing": "",
}  # fmt: skip
_ONCE = {"comment": "", "follow_up": ""}
"""What a row says but once, with its first answer."""
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A column that holds the answers to one question.

    Attributes:
        place: of the column, from 0.
        question: as the column is called; "" where it is the only one and says nothing but that it is the rating.
        scale: like “1-5”.
    """

    place: int
    question: str
    scale: str


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
    if found.keys() & {"question", "scale", "scale_max", "scale_min"}:
        return "rating" in found
    spoken = find(table.header).keys() & {Field.ROLE, Field.NAME}
    is_rated = any(plain(_bare(name)) in _RATED for name in table.header)
    return not spoken and "interaction" in found and bool(asked(table, found) or is_rated)


def read_survey(path: Path) -> tuple[SurveyLine, ...]:
    """Every answer of a survey file. Rows with neither rating nor comment were not answered and are left out.

    Raises: FormatError naming missing columns, or every line with a fault (the first ten).
    """
    source = load(path)
    table = read_table(source)
    found = fields_of(table)
    _require(source, table, found)
    questions = asked(table, found)
    faults: list[str] = []
    lines = []
    for cells, number in zip(table.rows, table.lines, strict=True):
        row = {field: clean(cells[place]) for field, place in found.items()}
        try:
            lines += [_line(each) for each in _answers(row, cells, questions)]
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


def asked(table: Table, found: Mapping[str, int]) -> tuple[Asked, ...]:
    """The columns that are a rating each and whose names tell the scale, in the order of the file; none where the
    rows themselves name question or scale.
    """
    if found.keys() & {"question", "scale", "scale_max", "scale_min"}:
        return ()
    elsewhere = {place for field, place in found.items() if field != "rating"}
    rated = [
        Asked(place, _bare(name).strip(), _scale_of(name))
        for place, name in enumerate(table.header)
        if place not in elsewhere and _scale_of(name)
    ]
    is_alone = len(rated) == 1 and rated[0].place == found.get("rating")
    return (Asked(rated[0].place, "", rated[0].scale),) if is_alone else tuple(rated)


def _answers(row: dict[str, str], cells: Sequence[str], questions: Sequence[Asked]) -> list[dict[str, str]]:
    """A row as one answer a question; the comment stands with the first. Nothing without either."""
    if not questions:
        return [row] if row.get("rating") or row.get("comment") else []
    answered = [each for each in questions if clean(cells[each.place])]
    if not answered and row.get("comment"):
        answered = [questions[0]]
    return [
        {
            **row,
            "rating": clean(cells[each.place]),
            "scale": each.scale,
            "question": each.question,
            **(_ONCE if number else {}),
        }
        for number, each in enumerate(answered)
    ]


def _bare(name: str) -> str:
    """A column's name without the scale behind it: “CSAT (1-5)” is “CSAT”."""
    written = _NAME_AND_SCALE.fullmatch(name)
    return written["name"] if written and _SCALE.fullmatch(written["scale"]) else name


def _scale_of(name: str) -> str:
    """The scale that a column's name tells, like “1-5”; "" for none."""
    written = _NAME_AND_SCALE.fullmatch(name)
    if written and _SCALE.fullmatch(written["scale"]):
        return written["scale"]
    return _SCALE_BY_NAME.get(plain(name), "")


def _require(source: Source, table: Table, found: Mapping[str, int]) -> None:
    questions = asked(table, found)
    missing = [field for field in ("interaction", "rating") if field not in found]
    if questions:
        missing = [field for field in missing if field != "rating"]
    unscaled = _unscaled(table, found)
    if unscaled and not missing:
        raise FormatError(
            f"“{source.name}” does not say what the best rating is. Write the scale behind the name of the column, "
            f"like “{unscaled} (1-5)”, and import the file again."
        )
    if not questions and "scale" not in found and (missing or not unscaled):
        missing += [field for field in ("scale_min", "scale_max") if field not in found]
    if missing:
        raise FormatError(
            f"“{source.name}” has no column for {' and '.join(missing)}. "
            f"Columns found: {listed(list(table.header))}. Add {'it' if len(missing) == 1 else 'them'} "
            f"and import the file again.{_did_you_mean(table, missing)}"
        )


def _unscaled(table: Table, found: Mapping[str, int]) -> str:
    """The name of a rating that no scale belongs to; "" when there is none."""
    if found.keys() & {"scale", "scale_min", "scale_max"} or "rating" not in found:
        return ""
    name = table.header[found["rating"]]
    return "" if _scale_of(name) else name.strip()


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
