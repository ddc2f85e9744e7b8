"""How the library says things: dates, lengths, states, engines, counts.

Owns words only. Imports rows and Qt's locale, no widget.
"""

from __future__ import annotations

import math
from datetime import datetime
from enum import Enum, auto

from qa_studio.language import figure, quoted, tr, trn
from qa_studio.rows import BatchReport, Channel, InteractionRow, WorkState
from qa_studio.speech_rows import ModelRow, TurnGuess
from qa_studio.ui import moments
from qa_studio.ui.widgets.score import plain
from transcription.model import Origin

STATE_WORDS = {
    WorkState.IMPORTED: tr("Imported"),
    WorkState.TRANSCRIBED: tr("Transcribed"),
    WorkState.OUTDATED: tr("Old suggestions"),
    WorkState.SUGGESTED: tr("Suggested"),
    WorkState.DRAFT: tr("In review"),
    WorkState.SUBMITTED: tr("Submitted"),
}
CHANNEL_WORDS = {Channel.CALL: tr("Call"), Channel.CHAT: tr("Chat"), Channel.EMAIL: tr("E-mail")}
SCORE_LATER = tr("after review")
SCORE_HIDDEN = tr(
    "shown after the review: suggestions stay out of sight here until the questions are answered, and so does what they"
    " score"
)
"""In the place of an automatic score that would give suggestions away."""
NOBODY = "Unknown"
"""What stands where a file named no agent; not a person to be counted."""
DRAFT_WORDS = tr("The draft engine is for finding one’s way and not for judging people.")


def day(moment: datetime | None) -> str:
    """A moment's day in local time: "12 Nov 26"; "" for None."""
    return "" if moment is None else moments.day(moment)


def day_and_time(moment: datetime | None) -> str:
    """A moment in local time: "Thursday, 12 November 2026, 10:02"; "" for None."""
    return "" if moment is None else moments.weekday_and_time(moment)


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
    if not row.rating_text:
        return plain(row.rating_pct)
    own = ", ".join(map(_of_scale, row.rating_text.split(", ")))
    return f"{own} ({plain(row.rating_pct)})"


def _of_scale(text: str) -> str:
    """A rating as reports have it, "4 of 5", for the reader."""
    rating, _, most = text.partition(" of ")
    return tr("{rating} of {most}", rating=figure(rating), most=figure(most))


def made_by(origin: Origin | None) -> str:
    """What made a transcript, in a sentence."""
    if origin is None:
        return tr("No transcript yet.")
    if origin.is_draft:
        return tr("Transcript by the draft engine.")
    if origin.engine == "import":
        return tr("Text as it was imported.")
    if origin.engine == "person":
        return tr("Transcript corrected by a person.")
    name = f"{origin.engine.capitalize()} {origin.model}".rstrip()
    return tr("Transcript by {engine}.", engine=name)


def guessed(guess: TurnGuess) -> str:
    """Which channel was taken for the agent's, and from what."""
    side = side_words(guess.agent_channel)
    if not guess.words:
        return tr("The agent’s channel was guessed: {side}. The review can swap it.", side=side)
    return tr(
        "The agent’s channel was guessed from “{words}”: {side}. The review can swap it.",
        words=guess.words,
        side=side,
    )


def side_words(channel: int) -> str:
    """A channel of a recording, counted from 0: "left", "right", "channel 3"."""
    return {0: tr("left"), 1: tr("right")}.get(channel) or tr("channel {number}", number=channel + 1)


def size(size_bytes: int | None) -> str:
    """A size as "145 MB"; "" for None. 1 MB is a million bytes."""
    if size_bytes is None:
        return ""
    return (
        tr("{size:.1f} GB", size=size_bytes / 1e9)
        if size_bytes >= 1e9
        else tr("{size:.0f} MB", size=max(size_bytes / 1e6, 1))
    )


def model_name(model: ModelRow) -> str:
    """A model as people say it: "Whisper base", "Draft engine"."""
    return tr("Draft engine") if model.is_draft else f"{model.engine.capitalize()} {model.name}"


class Batch(Enum):
    """What is done to many interactions at once."""

    IMPORTED = auto()
    TRANSCRIBED = auto()
    SUGGESTED = auto()


def outcome(batch: Batch, report: BatchReport) -> str:
    """What became of a batch: "Imported 5 interactions; 2 were here already; 1 failed."; survey answers as such."""
    told_of_answers = _answers(report)
    parts = [_done(batch, len(report.done))] if report.done or not told_of_answers else []
    parts += told_of_answers
    if report.skipped:
        parts.append(trn("{count} was here already", "{count} were here already", len(report.skipped)))
    if report.failures:
        parts.append(trn("{count} failed", "{count} failed", len(report.failures)))
    told = "; ".join(parts) + "."
    if report.waiting:
        waits = trn(
            "{count} recording waits for its words.",
            "{count} recordings wait for their words.",
            len(report.waiting),
        )
        return f"{told} {waits}"
    return told


def _answers(report: BatchReport) -> list[str]:
    """Survey answers that came to interactions, and those that came to none; nothing without a survey."""
    parts = []
    if report.answered:
        given, number = len(report.answered), len(set(report.answered))
        to = trn("{count} interaction", "{count} interactions", number)
        parts.append(
            trn("{count} survey answer added to {to}", "{count} survey answers added to {to}", given, to=to)
        )
    if report.unplaced:
        parts.append(
            trn(
                "{count} survey answer found no interaction",
                "{count} survey answers found no interaction",
                report.unplaced,
            )
        )
    return parts


def _done(batch: Batch, number: int) -> str:
    if batch is Batch.IMPORTED:
        return trn("Imported {count} interaction", "Imported {count} interactions", number)
    if batch is Batch.TRANSCRIBED:
        return trn("Transcribed {count} interaction", "Transcribed {count} interactions", number)
    return trn("Suggested marks for {count} interaction", "Suggested marks for {count} interactions", number)


def reach(row: InteractionRow) -> str:
    """An automatic score's range as a table has room for it, in whole points outwards: "auto 64–79"; "" without."""
    if row.score_range is None:
        return ""
    low, high = row.score_range
    return tr("auto {low}–{high}", low=math.floor(low), high=math.ceil(high))


_NEXT = {
    WorkState.IMPORTED: tr("It has no words yet: transcribe it next."),
    WorkState.TRANSCRIBED: tr("Suggest marks next, or review it at once."),
    WorkState.SUGGESTED: tr("Review it next."),
    WorkState.DRAFT: tr("Go on with its review, and submit it."),
}
"""What there is to do with an interaction of a state; nothing after the review."""


def state(row: InteractionRow) -> str:
    """How far an interaction is, in a sentence where the word alone leaves a question open."""
    older = row.suggested_by
    if older is None:
        return (
            f"{STATE_WORDS[row.state]}. {_NEXT[row.state]}" if row.state in _NEXT else STATE_WORDS[row.state]
        )
    return tr(
        "Old suggestions: they belong to version {version} of {title}, which is not in use any more. Suggest again.",
        version=older.version,
        title=quoted(older.title),
    )


def score_range(row: InteractionRow) -> str:
    """What an automatic score would be were nothing abstained from; "" where that makes no difference."""
    if row.score_range is None or row.score_range[0] == row.score_range[1]:
        return ""
    low, high = row.score_range
    return tr("{low} to {high} with what the suggestions abstain from", low=low, high=high)
