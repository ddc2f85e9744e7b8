"""How the queue says things: states, remaining time, what a recording is transcribed with. Owns words only."""

from __future__ import annotations

from collections.abc import Sequence

from qa_studio.language import tr
from qa_studio.speech_rows import Hold, JobRow, JobState

UNFINISHED = (JobState.QUEUED, JobState.RUNNING, JobState.PAUSED)
STATE_WORDS = {
    JobState.QUEUED: tr("Waiting"),
    JobState.RUNNING: tr("In work"),
    JobState.PAUSED: tr("Paused"),
    JobState.DONE: tr("Done"),
    JobState.FAILED: tr("Failed"),
    JobState.CANCELLED: tr("Cancelled"),
}
STATE_ICONS = {
    JobState.QUEUED: "waiting",
    JobState.RUNNING: "play",
    JobState.PAUSED: "pause",
    JobState.DONE: "done",
    JobState.FAILED: "problem",
    JobState.CANCELLED: "cancelled",
}
"""State -> a name in ICONS."""


def is_open(row: JobRow) -> bool:
    """Whether the job has not ended."""
    return row.state in UNFINISHED


def state_words(row: JobRow) -> str:
    """The state of a job, with who paused it."""
    return tr("On battery") if row.hold is Hold.BATTERY else STATE_WORDS[row.state]


def reason_words(row: JobRow) -> str:
    """Why a job stands still or failed; what made it fail is told as it was kept."""
    if row.hold is Hold.BATTERY:
        return tr("Waits for mains power: the computer runs on its battery. A setting lets it go on.")
    return tr("Paused by hand.") if row.hold is Hold.PERSON else row.reason


def left(seconds: float | None) -> str:
    """A remaining time, rounded as an estimate is: "under a minute", "about 12 min"; "" when it is not known."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if seconds < 50:
        return tr("under a minute")
    if minutes < 60:
        return tr("about {minutes} min", minutes=max(minutes, 1))
    hours, rest = divmod(round(minutes / 10) * 10, 60)
    return (
        tr("about {hours} h {rest} min", hours=hours, rest=rest)
        if rest
        else tr("about {hours} h", hours=hours)
    )


def made_with(row: JobRow) -> str:
    """Engine and model as people say them."""
    return tr("Draft engine") if row.is_draft else f"{row.engine.capitalize()} {row.model}".rstrip()


def _counted(state: JobState, number: int) -> str:
    return {
        JobState.QUEUED: tr("{number:,} waiting", number=number),
        JobState.RUNNING: tr("{number:,} in work", number=number),
        JobState.PAUSED: tr("{number:,} paused", number=number),
        JobState.DONE: tr("{number:,} done", number=number),
        JobState.FAILED: tr("{number:,} failed", number=number),
        JobState.CANCELLED: tr("{number:,} cancelled", number=number),
    }[state]


def summary(rows: Sequence[JobRow], seconds_left: float | None) -> str:
    """The whole queue in a sentence; "" when nothing is in it."""
    if not rows:
        return ""
    numbers = {state: sum(row.state is state for row in rows) for state in STATE_WORDS}
    words = ", ".join(_counted(state, number) for state, number in numbers.items() if number)
    has_more = any(is_open(row) and row.hold is not Hold.PERSON for row in rows)
    time = left(seconds_left) if has_more else ""
    if not time:
        return f"{words}."
    return tr("{words}. {time} left.", words=words, time=time[:1].upper() + time[1:])
