"""What became of a table's columns, in sentences: which was taken for what, and which are not used.

Owns the words. Reads the head of a file; stores nothing.
"""

from __future__ import annotations

from pathlib import Path

from qa_studio.language import quoted, tr
from transcription.errors import TranscriptionError
from transcription.formats.taken import Taken, columns_taken

NAMED_MOST = 12
"""Columns named in one sentence; the rest is counted."""


def column_words(path: Path) -> str:
    """What is taken for what, and what is not used; "" for a file that is no table or cannot be read.

    Reading it for the import says what is wrong with a file.
    """
    try:
        taken = columns_taken(path)
    except (TranscriptionError, OSError):
        return ""
    return "" if taken is None else told(taken)


def unused_words(path: Path) -> str:
    """The same where columns are not used; "" where all are, so that there is nothing to know."""
    try:
        taken = columns_taken(path)
    except (TranscriptionError, OSError):
        return ""
    return told(taken) if taken is not None and taken.unused else ""


def told(taken: Taken) -> str:
    """Both sentences, and what to do about the second."""
    words = _field_words()
    pairs = [
        tr("“{column}” for {what}", column=name, what=words.get(field, field)) for field, name in taken.fields
    ]
    parts = [tr("Taken: {pairs}.", pairs=", ".join(pairs))] if pairs else []
    if taken.unused:
        shown = ", ".join(map(quoted, taken.unused[:NAMED_MOST]))
        if len(taken.unused) > NAMED_MOST:
            shown = tr("{shown} and {count} more", shown=shown, count=len(taken.unused) - NAMED_MOST)
        parts.append(tr("Not used: {columns}.", columns=shown))
    return " ".join(parts)


def _field_words() -> dict[str, str]:
    return {
        "conversation": tr("the conversation’s number"),
        "role": tr("who speaks"),
        "name": tr("the speaker’s name"),
        "text": tr("what was said"),
        "time": tr("the time"),
        "date": tr("the date"),
        "start": tr("the start"),
        "end": tr("the end"),
        "agent": tr("the agent"),
        "customer": tr("the customer"),
        "title": tr("the title"),
        "channel": tr("the channel"),
        "language": tr("the language"),
        "private": tr("internal notes"),
        "kind": tr("the kind of message"),
        "interaction": tr("the conversation’s number"),
        "question": tr("the survey’s question"),
        "scale_min": tr("the lowest rating"),
        "scale_max": tr("the highest rating"),
        "scale": tr("the scale"),
        "rating": tr("the rating"),
        "comment": tr("the comment"),
        "follow_up": tr("what the customer is owed"),
        "received_at": tr("when it was answered"),
    }
