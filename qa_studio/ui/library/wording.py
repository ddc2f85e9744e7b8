"""How the library says things: dates, lengths, states, engines, counts.

Owns words only. Imports rows and Qt's locale, no widget.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from qa_studio.rows import BatchReport, Channel, InteractionRow, ModelRow, TurnGuess, WorkState
from qa_studio.ui.widgets.score import plain
from transcription.model import Origin

STATE_WORDS = {
    WorkState.IMPORTED: "Imported",
    WorkState.TRANSCRIBED: "Transcribed",
    WorkState.SUGGESTED: "Suggested",
    WorkState.DRAFT: "In review",
    WorkState.SUBMITTED: "Submitted",
}
CHANNEL_WORDS = {Channel.CALL: "Call", Channel.CHAT: "Chat", Channel.EMAIL: "E-mail"}
SCORE_LATER = "after review"
SCORE_HIDDEN = (
    "shown after the review: suggestions stay out of sight here until the questions are answered, and so does what they"
    " score"
)
"""In the place of an automatic score that would give suggestions away."""
NOBODY = "Unknown"
"""What stands where a file named no agent; not a person to be counted."""
DRAFT_WORDS = "The draft engine is for finding one’s way and not for judging people."


def day(moment: datetime | None) -> str:
    """A moment's day in local time: "12 Nov 26"; "" for None."""
    if moment is None:
        return ""
    local = moment.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMM yy")


def day_and_time(moment: datetime | None) -> str:
    """A moment in local time: "Thursday, 12 November 2026, 10:02"; "" for None."""
    if moment is None:
        return ""
    local = moment.astimezone()
    clock = QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
    return QLocale().toString(clock, "dddd, d MMMM yyyy, HH:mm")


def length(seconds: float | None) -> str:
    """A length as "6:12" or "1:02:03"; "" for None."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def rating(row: InteractionRow) -> str:
    """The customer's rating on its own scale and out of 100: "4 of 5 (75)"; "" without survey."""
    if row.rating_pct is None:
        return ""
    return f"{row.rating_text} ({plain(row.rating_pct)})" if row.rating_text else plain(row.rating_pct)


def made_by(origin: Origin | None) -> str:
    """What made a transcript, in a sentence."""
    if origin is None:
        return "No transcript yet."
    if origin.is_draft:
        return "Transcript by the draft engine."
    if origin.engine == "import":
        return "Text as it was imported."
    if origin.engine == "person":
        return "Transcript corrected by a person."
    return f"Transcript by {origin.engine.capitalize()} {origin.model}".rstrip() + "."


def guessed(guess: TurnGuess) -> str:
    """Which channel was taken for the agent's, and from what."""
    side = {0: "left", 1: "right"}.get(guess.agent_channel, f"channel {guess.agent_channel + 1}")
    why = f" from “{guess.words}”" if guess.words else ""
    return f"The agent’s channel was guessed{why}: {side}. The review can swap it."


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 call", "3 calls"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(size_bytes: int | None) -> str:
    """A size as "145 MB"; "" for None. 1 MB is a million bytes."""
    if size_bytes is None:
        return ""
    return f"{size_bytes / 1e9:.1f} GB" if size_bytes >= 1e9 else f"{max(size_bytes / 1e6, 1):.0f} MB"


def model_name(model: ModelRow) -> str:
    """A model as people say it: "Whisper base", "Draft engine"."""
    return "Draft engine" if model.is_draft else f"{model.engine.capitalize()} {model.name}"


def outcome(verb: str, report: BatchReport) -> str:
    """What became of a batch: "Imported 5 interactions; 2 were here already; 1 failed."."""
    parts = [f"{verb} {count(len(report.done), 'interaction')}"]
    if report.skipped:
        were = "was" if len(report.skipped) == 1 else "were"
        parts.append(f"{len(report.skipped)} {were} here already")
    if report.failures:
        parts.append(f"{len(report.failures)} failed")
    return "; ".join(parts) + "."


def score_range(row: InteractionRow) -> str:
    """What an automatic score would be were nothing abstained from; "" where that makes no difference."""
    if row.score_range is None or row.score_range[0] == row.score_range[1]:
        return ""
    low, high = row.score_range
    return f"{low} to {high} with what the suggestions abstain from"
