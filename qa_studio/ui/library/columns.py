"""The columns of the library: how each reads a row, says it, and what the library is sorted by in it.

Owns the usual order, the keys (remembered by the window and by saved views, never renamed) and the first widths.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from qa_studio.language import figure, tr, trn
from qa_studio.library_filter import SortBy
from qa_studio.rows import InteractionRow
from qa_studio.ui.library import wording
from qa_studio.ui.widgets.score import ScoreLook, against, plain, score_look
from rubrics.model import Thresholds


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: remembered by the window.
        title: "" for a column of icons, whose head says `name` alone to a screen reader.
        text: what the cell shows.
        words: what the cell's tooltip and a screen reader say.
        sort: what the library is sorted by in this column; None: it is not.
        look: a score to be drawn with its shape; None for plain text.
        icon: what is drawn in an icon column; "" for nothing.
        sample: the widest text that the column shall show uncut at first; "" takes what is left.
        extra_px: room for a shape beside the text.
        is_usual: shown until somebody chooses otherwise.
    """

    key: str
    title: str
    text: Callable[[InteractionRow], str]
    words: Callable[[InteractionRow], str]
    sample: str
    sort: SortBy | None = None
    look: Callable[[InteractionRow], ScoreLook | None] | None = None
    icon: Callable[[InteractionRow], str] | None = None
    name: str = ""
    extra_px: int = 0
    is_right: bool = False
    is_usual: bool = True


def score(row: InteractionRow) -> ScoreLook:
    """The interaction's score against its threshold; a placeholder with the reason where it is out of sight."""
    if row.score_is_hidden:
        look = score_look(None, row.threshold)
        return replace(look, words=wording.SCORE_HIDDEN, empty=wording.SCORE_LATER)
    reach = row.score_range if row.score_is_open else None
    look = score_look(row.score, row.threshold, row.outcome, row.score_is_automatic, reach)
    told = wording.score_range(row)
    return replace(look, words=f"{look.words}; {told}", reach=wording.reach(row)) if told else look


def rating(row: InteractionRow) -> ScoreLook | None:
    """The customer's rating out of 100 against its threshold; None without survey.

    Its own scale stands in the words: one column may hold stars of five and notes of ten.
    """
    if row.rating_pct is None:
        return None
    look = score_look(row.rating_pct, row.customer_threshold)
    words = against(wording.rating(row), look.verdict, row.customer_threshold)
    return ScoreLook(plain(row.rating_pct), look.standing, look.verdict, False, words)


def _rating_words(row: InteractionRow) -> str:
    look = rating(row)
    return tr("Customer rating {words}", words=look.words) if look else tr("No customer rating")


def _score_text(row: InteractionRow) -> str:
    if row.score_is_hidden:
        return wording.SCORE_LATER
    return "" if row.score is None else figure(str(row.score))


def _insights(row: InteractionRow) -> str:
    if row.insights is None:
        return tr("Nobody has looked for insights")
    return trn("{count} insight", "{count} insights", row.insights)


def _length(row: InteractionRow) -> str:
    told = wording.length(row.duration_s)
    return tr("Length {length}", length=told) if told else tr("No length")


def _company(row: InteractionRow) -> str:
    return row.company if row.is_own_company else tr("{company}, another company", company=row.company)


COLUMNS: tuple[Column, ...] = (
    Column(
        "channel",
        "",
        lambda row: "",
        lambda row: wording.CHANNEL_WORDS[row.channel],
        "",
        SortBy.CHANNEL,
        icon=lambda row: row.channel.value,
        name=tr("Channel"),
    ),
    Column(
        "flag",
        "",
        lambda row: "",
        lambda row: tr("Flagged") if row.is_flagged else tr("Not flagged"),
        "",
        SortBy.FLAGGED,
        icon=lambda row: "flag" if row.is_flagged else "",
        name=tr("Flag"),
    ),
    Column(
        "date",
        tr("Date"),
        lambda row: wording.day(row.started_at),
        lambda row: wording.day_and_time(row.started_at) or tr("No date"),
        "30 Sept 26",
        SortBy.STARTED,
    ),
    Column("title", tr("Title"), lambda row: row.title, lambda row: row.title, "", SortBy.TITLE),
    Column("agent", tr("Agent"), lambda row: row.agent, lambda row: row.agent, "Maya Brandt", SortBy.AGENT),
    Column(
        "team",
        tr("Team"),
        lambda row: row.team,
        lambda row: row.team or tr("No team"),
        tr("Team North"),
        SortBy.TEAM,
        is_usual=False,
    ),
    Column(
        "company",
        tr("Company"),
        lambda row: row.company,
        _company,
        "Meadow Lane",
        SortBy.COMPANY,
        is_usual=False,
    ),
    Column(
        "round",
        tr("Round"),
        lambda row: row.round_name,
        lambda row: row.round_name or tr("No round"),
        tr("Round 10"),
        SortBy.ROUND,
    ),
    Column(
        "state",
        tr("State"),
        lambda row: wording.STATE_WORDS[row.state],
        wording.state,
        max(wording.STATE_WORDS.values(), key=len),
        SortBy.STATE,
    ),
    Column(
        "score",
        tr("Score"),
        _score_text,
        lambda row: tr("Score {words}", words=score(row).words),
        tr("100.0 automatic"),
        SortBy.SCORE,
        score,
        extra_px=38,
    ),
    Column(
        "rating",
        tr("Rating"),
        lambda row: "" if row.rating_pct is None else plain(row.rating_pct),
        _rating_words,
        tr("Rating"),
        SortBy.RATING,
        rating,
        extra_px=14,
    ),
    Column(
        "insights",
        tr("Insights"),
        lambda row: str(row.insights or ""),
        _insights,
        tr("Insights"),
        is_usual=False,
    ),
    Column(
        "tags",
        tr("Tags"),
        lambda row: ", ".join(row.tags),
        lambda row: ", ".join(row.tags) or tr("No tags"),
        tr("praise, coaching"),
        is_usual=False,
    ),
    Column(
        "assigned",
        tr("Assigned to"),
        lambda row: ", ".join(row.assigned_to),
        lambda row: ", ".join(row.assigned_to) or tr("Assigned to nobody"),
        "Anna Lindt",
        is_usual=False,
    ),
    Column(
        "length",
        tr("Length"),
        lambda row: wording.length(row.duration_s),
        _length,
        "1:02:03 ",
        SortBy.DURATION,
        is_right=True,
    ),
)
USUAL: tuple[str, ...] = tuple(column.key for column in COLUMNS if column.is_usual)
FIXED: tuple[str, ...] = ("channel", "title")
"""Never hidden: without them nobody knows what a line is."""


def position(key: str) -> int:
    """Where a column stands; -1 for a key that is not there."""
    return next((at for at, column in enumerate(COLUMNS) if column.key == key), -1)


def heading(column: Column) -> str:
    """What a column is called, also where its head is an icon's."""
    return column.title or column.name


def header_words(column: Column, thresholds: Thresholds) -> str:
    """The tooltip of a column's head; score and rating say the threshold of the form in use."""
    limits = {"score": thresholds.interaction, "rating": thresholds.customer}
    title = heading(column)
    if column.key in limits:
        return tr(
            "{title} (threshold {threshold}). Click to sort.",
            title=title,
            threshold=plain(limits[column.key]),
        )
    return tr("{title}. Click to sort.", title=title) if column.sort else title
