"""The columns of the library: how each reads a row, sorts it and says it.

Owns the order, the keys (remembered by the window, never renamed) and the first widths.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from qa_studio.rows import InteractionRow, WorkState
from qa_studio.ui import theme
from qa_studio.ui.library import wording
from qa_studio.ui.widgets.score import ScoreLook, plain, score_look

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
    met = theme.current().verdict(look.verdict).word
    words = f"{wording.rating(row)}, {met} {plain(row.customer_threshold)}"
    return ScoreLook(plain(row.rating_pct), look.limit, look.verdict, False, words)


def _rating_words(row: InteractionRow) -> str:
    look = rating(row)
    return f"Customer rating {look.words}" if look else "No customer rating"


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
        "Date",
        lambda row: wording.day(row.started_at),
        lambda row: row.started_at,
        lambda row: wording.day_and_time(row.started_at) or "No date",
        "30 Sep 26",
    ),
    Column(
        "title", "Title", lambda row: row.title, lambda row: _folded(row.title), lambda row: row.title, ""
    ),
    Column(
        "agent",
        "Agent",
        lambda row: row.agent,
        lambda row: _folded(row.agent),
        lambda row: row.agent,
        "Maya Brandt",
    ),
    Column(
        "company",
        "Company",
        lambda row: row.company,
        lambda row: _folded(row.company),
        lambda row: row.company if row.is_own_company else f"{row.company}, another company",
        "Meadow Lane",
    ),
    Column(
        "round",
        "Round",
        lambda row: row.round_name,
        lambda row: _folded(row.round_name),
        lambda row: row.round_name or "No round",
        "Round 10",
    ),
    Column(
        "state",
        "State",
        lambda row: wording.STATE_WORDS[row.state],
        lambda row: _STATE_ORDER[row.state],
        lambda row: wording.STATE_WORDS[row.state],
        "Transcribed",
    ),
    Column(
        "score",
        "Score",
        lambda row: (
            wording.SCORE_LATER if row.score_is_hidden else "" if row.score is None else str(row.score)
        ),
        lambda row: row.score,
        lambda row: f"Score {score(row).words}",
        "92.5 automatic",
        score,
        extra_px=38,
    ),
    Column(
        "rating",
        "Rating",
        lambda row: "" if row.rating_pct is None else plain(row.rating_pct),
        lambda row: row.rating_pct,
        _rating_words,
        "Rating",
        rating,
        extra_px=14,
    ),
    Column(
        "length",
        "Length",
        lambda row: wording.length(row.duration_s),
        lambda row: row.duration_s,
        lambda row: f"Length {wording.length(row.duration_s)}" if row.duration_s is not None else "No length",
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
    limit = f" (threshold {plain(limits.pop())})" if len(limits) == 1 else ""
    return f"{column.title or 'Channel'}{limit}. Click to sort."
