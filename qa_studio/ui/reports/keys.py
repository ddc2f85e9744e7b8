"""Every key of the reports and what it does: for shortcuts and the settings."""

from __future__ import annotations

from qa_studio.language import tr
from qa_studio.ui.keymap import Key, Sheet

FILE, PAGE, KEPT = tr("The report"), tr("Its pages"), tr("Bookmarks")

REPORTS = Sheet(
    "reports",
    tr("Reports"),
    (
        Key("save", ("Ctrl+S",), tr("Save the report"), FILE),
        Key("larger", ("Ctrl++",), tr("Larger"), PAGE),
        Key("smaller", ("Ctrl+-",), tr("Smaller"), PAGE),
        Key("fit", ("Ctrl+0",), tr("Fit to the width"), PAGE),
        Key("bookmarks", ("Ctrl+B",), tr("Bookmarks of the workspace"), KEPT),
        Key("export", ("Ctrl+Shift+E",), tr("Export the bookmarks"), KEPT),
    ),
    (
        ("Space", tr("Play the bookmark, or stop"), KEPT),
        ("Enter", tr("Open the review at the bookmark"), KEPT),
        ("Delete", tr("Remove the bookmark, with a way back"), KEPT),
    ),
)
