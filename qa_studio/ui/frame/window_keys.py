"""The keys that hold on every page: one for each page, by its place in the list, and those of the frame."""

from __future__ import annotations

from collections.abc import Sequence

from qa_studio.language import tr
from qa_studio.ui.frame.place import Place
from qa_studio.ui.keymap import Key, Sheet


def window_sheet(places: Sequence[Place]) -> Sheet:
    """The table of these keys."""
    going, doing = tr("Pages"), tr("The window")
    return Sheet(
        "window",
        tr("Everywhere"),
        (
            *(
                Key(act, (one.keys or f"Ctrl+{number}",), tr("Show {title}", title=one.title), going)
                for number, (act, one) in enumerate(zip(page_acts(places), places, strict=True), start=1)
            ),
            Key("search", ("Ctrl+K",), tr("Find anything"), doing),
            Key("jobs", ("Ctrl+J",), tr("Running jobs"), doing),
            Key("refresh", ("F5",), tr("Refresh"), doing),
            Key("help", ("F1",), tr("Help on where you are"), doing),
        ),
        is_everywhere=True,
    )


def page_acts(places: Sequence[Place]) -> list[str]:
    """What showing each page is called in the settings: by its icon, which stays when pages change their places."""
    icons = [one.icon for one in places]
    return [
        f"show_{icon}" if icons.index(icon) == at else f"show_{icon}_{at}" for at, icon in enumerate(icons)
    ]
