"""The columns of the library: how each reads a row, sorts it and says it.

Owns the order, the keys (remembered by the window, never renamed) and the first widths.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from qa_studio.language import figure, tr
from qa_studio.rows import InteractionRow, WorkState
from qa_studio.ui.library import wording
from qa_studio.ui.widgets.score import ScoreLook, against, plain, score_look

_STATE_ORDER = {state: at for at, state in enumerate(WorkState)}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: remembered by the window.
        text: what the cell shows.
        sort_key: what the cell sorts by; None goes to the end, whichever way it is sorted.
        words: what the cell's tooltip and a screen reader say.
        look: a score to be drawn with its shape; None for plain text.
        sample: the widest text that the column shall show uncut at first; "" takes what is left.
        extra_px: room for a shape beside the text.
    """

    key: str
    title: str
    text: Callable[[InteractionRow], str]
    sort_key: Callable[[InteractionRow], Any]
    words: Callable[[InteractionRow], str]
    sample: str
    look: Callable[[InteractionRow], ScoreLook | None] | None = None
    extra_px: int = 0
    is_right: bool = False


def score(row: InteractionRow) -> ScoreLook:
    """The interaction's score against its threshold; a placeholder with the reason where it is out of sight."""
    if row.score_is_hidden:
        look = score_look(None, row.threshold)
        return replace(look, words=wording.SCORE_HIDDEN, empty=wording.SCORE_LATER)
    reach = row.score_range if row.score_is_open else None
    look = score_look(row.score, row.threshold, row.outcome, row.score_is_automatic, reach)
    told = wording.score_range(row)
    return replace(look, words=f"{look.words}; {told}") if told else look


def rating(row: InteractionRow) -> ScoreLook | None:
    """The customer's rating out of 100 against its threshold; None without survey.

    Its own scale stands in the words: one column may hold stars of five and notes of ten.
    """
    if row.rating_pct is None:
        return None
    look = score_look(row.rating_pct, row.customer_threshold)
    words = against(wording.rating(row), look.verdict, row.customer_threshold)
    return ScoreLook(plain(row.rating_pct), look.limit, look.verdict, False, words)


def _rating_words(row: InteractionRow) -> str:
    look = rating(row)
    return tr("Customer rating {words}", words=look.words) if look else tr("No customer rating")


def _folded(text: str) -> str | None:
    return text.casefold() or None


COLUMNS: tuple[Column, ...] = (
    Column(
        "channel",
        "",
        lambda row: "",
        lambda row: row.channel.value,
        lambda row: wording.CHANNEL_WORDS[row.channel],
        "",
    ),
    Column(
        "date",
        tr("Date"),
        lambda row: wording.day(row.started_at),
        lambda row: row.started_at,
        lambda row: wording.day_and_time(row.started_at) or tr("No date"),
        "30. Sept. 26",
    ),
    Column(
        "title", tr("Title"), lambda row: row.title, lambda row: _folded(row.title), lambda row: row.title, ""
    ),
    Column(
        "agent",
        tr("Agent"),
        lambda row: row.agent,
        lambda row: _folded(row.agent),
        lambda row: row.agent,
        "Maya Brandt",
    ),
    Column(
        "company",
        tr("Company"),
        lambda row: row.company,
        lambda row: _folded(row.company),
        lambda row: (
            row.company if row.is_own_company else tr("{company}, another company", company=row.company)
        ),
        "Meadow Lane",
    ),
    Column(
        "round",
        tr("Round"),
        lambda row: row.round_name,
        lambda row: _folded(row.round_name),
        lambda row: row.round_name or tr("No round"),
        tr("Round 10"),
    ),
    Column(
        "state",
        tr("State"),
        lambda row: wording.STATE_WORDS[row.state],
        lambda row: _STATE_ORDER[row.state],
        lambda row: wording.STATE_WORDS[row.state],
        tr("Transcribed"),
    ),
    Column(
        "score",
        tr("Score"),
        lambda row: (
            wording.SCORE_LATER
            if row.score_is_hidden
            else ""
            if row.score is None
            else figure(str(row.score))
        ),
        lambda row: row.score,
        lambda row: tr("Score {words}", words=score(row).words),
        tr("92.5 automatic"),
        score,
        extra_px=38,
    ),
    Column(
        "rating",
        tr("Rating"),
        lambda row: "" if row.rating_pct is None else plain(row.rating_pct),
        lambda row: row.rating_pct,
        _rating_words,
        tr("Rating"),
        rating,
        extra_px=14,
    ),
    Column(
        "length",
        tr("Length"),
        lambda row: wording.length(row.duration_s),
        lambda row: row.duration_s,
        lambda row: (
            tr("Length {length}", length=wording.length(row.duration_s))
            if row.duration_s is not None
            else tr("No length")
        ),
        "1:02:03 ",
        is_right=True,
    ),
)


def position(key: str) -> int:
    """Where a column stands; -1 for a key that is not there."""
    return next((at for at, column in enumerate(COLUMNS) if column.key == key), -1)


def header_words(column: Column, thresholds: tuple[InteractionRow, ...]) -> str:
    """The tooltip of a column's head; score and rating say their threshold when all rows share it."""
    read = {"score": lambda row: row.threshold, "rating": lambda row: row.customer_threshold}.get(column.key)
    limits = {read(row) for row in thresholds} if read else set()
    title = column.title or tr("Channel")
    if len(limits) != 1:
        return tr("{title}. Click to sort.", title=title)
    return tr("{title} (threshold {threshold}). Click to sort.", title=title, threshold=plain(limits.pop()))
