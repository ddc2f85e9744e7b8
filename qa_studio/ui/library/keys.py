"""The library's keys, in the one table in which they can be changed."""

from __future__ import annotations

from qa_studio.language import tr
from qa_studio.ui.keymap import Key, Sheet

_FINDING, _SELECTION, _ALL, _VIEWS = (
    tr("Finding"),
    tr("The selection"),
    tr("Everything"),
    tr("Views and columns"),
)

LIBRARY = Sheet(
    "library",
    tr("Library"),
    (
        Key("said", ("Ctrl+F",), tr("Search what was said"), _FINDING),
        Key("filter", ("Ctrl+Shift+F",), tr("Filter by something else"), _FINDING),
        Key("clear", ("Ctrl+Shift+X",), tr("Clear filters"), _FINDING),
        Key("transcribe", ("Ctrl+T",), tr("Transcribe the selection"), _SELECTION),
        Key("suggest", ("Ctrl+G",), tr("Suggest marks for the selection"), _SELECTION),
        Key("assign", ("Ctrl+Shift+A",), tr("Assign the selection"), _SELECTION),
        Key("tag", ("Ctrl+L",), tr("Tag the selection"), _SELECTION),
        Key("details", ("F2",), tr("Change details of the selection"), _SELECTION),
        Key("flag", ("Ctrl+D",), tr("Flag the selection, or take its flag off"), _SELECTION),
        Key("export", ("Ctrl+Shift+E",), tr("Export the selection"), _SELECTION),
        Key("import", ("Ctrl+I",), tr("Import"), _ALL),
        Key("transcribe_all", ("Ctrl+Shift+T",), tr("Transcribe everything without a transcript"), _ALL),
        Key("suggest_all", ("Ctrl+Shift+G",), tr("Suggest marks for everything transcribed"), _ALL),
        Key("team", ("Ctrl+Shift+P",), tr("Plans and progress of the team"), _ALL),
        Key("views", ("Ctrl+Shift+V",), tr("Open the views"), _VIEWS),
        Key("save_view", ("Ctrl+Shift+S",), tr("Save the view"), _VIEWS),
        Key("column_left", ("Alt+Shift+Left",), tr("Move the sorted column to the left"), _VIEWS),
        Key("column_right", ("Alt+Shift+Right",), tr("Move the sorted column to the right"), _VIEWS),
    ),
    (
        ("Enter", tr("Open the review"), _SELECTION),
        ("Delete", tr("Remove the selection, with a way back"), _SELECTION),
        ("Ctrl+A", tr("Select everything that is shown"), _SELECTION),
    ),
)
