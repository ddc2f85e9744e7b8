"""Every key of the transcription queue and what it does: for its menu and the settings."""

from __future__ import annotations

from qa_studio.language import tr
from qa_studio.ui.keymap import Key, Sheet

JOBS, ORDER = tr("Jobs"), tr("Their order")

QUEUE = Sheet(
    "queue",
    tr("Transcription queue"),
    (
        Key("hold", ("Space",), tr("Pause, or go on"), JOBS),
        Key("end", ("Del",), tr("Cancel, or take off the list"), JOBS),
        Key("retry", ("Ctrl+R",), tr("Try again"), JOBS),
        Key("clear", ("Ctrl+Del",), tr("Clear what has ended"), JOBS),
        Key("open", ("Return",), tr("Open the review"), JOBS),
        Key("up", ("Alt+Up",), tr("Move up"), ORDER),
        Key("down", ("Alt+Down",), tr("Move down"), ORDER),
        Key("first", ("Alt+Home",), tr("To the front"), ORDER),
    ),
)
