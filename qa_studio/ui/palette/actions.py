"""What can be done now, as things to be found: every action of the pages' tables of keys, and of the window's menu.

Owns which actions of a page that was never shown can be offered without making it. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qa_studio.ui import keymap
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.keymap import Doing, Sheet
from qa_studio.ui.palette import pages
from qa_studio.ui.palette.things import Kind, Thing

UNMADE = {
    "library": ("said", "filter", "import", "transcribe_all", "suggest_all", "team"),
    "rubrics": ("new", "import"),
}
"""By the name of a page's sheet: what needs nothing that would have to be chosen there first."""
OWN = ("search",)
"""Of the window: what the palette is itself."""


def page_actions(window: MainWindow, sheets: Sequence[Sheet]) -> list[Thing]:
    """The actions of the page that is shown, then of the window, then of the other pages; only what is possible."""
    here = pages.shown(window)
    order = sorted(sheets, key=lambda sheet: (sheet.name != here, not sheet.is_everywhere))
    return [thing for sheet in order for thing in _of_sheet(window, sheet)]


def menu_actions(title: str, entries: Sequence[QAction | QMenu | None]) -> list[Thing]:
    """The entries of a menu, those of its submenus with the submenu's name."""
    return [
        Thing(Kind.ACTION, f"menu:{detail}:{action.text()}", _plain(action.text()), action.trigger, detail)
        for action, detail in _flat(title, entries)
        if action.isEnabled()
    ]


def _flat(title: str, entries: Sequence[QAction | QMenu | None]) -> Iterator[tuple[QAction, str]]:
    for entry in entries:
        if isinstance(entry, QMenu):
            yield from ((one, entry.title()) for one in entry.actions() if not one.isSeparator())
        elif entry is not None:
            yield entry, title


def _of_sheet(window: MainWindow, sheet: Sheet) -> list[Thing]:
    """The same words stand once: some actions have several keys by two names."""
    there = _doings(window, sheet)
    possible = [one.act for one in there if one.is_possible]
    offered = possible if there else UNMADE.get(sheet.name, ())
    found: dict[str, Thing] = {}
    for key in sheet.keys:
        if key.act in offered and not _is_left_out(sheet, key.act):
            known = found.get(key.words)
            found[key.words] = Thing(
                Kind.ACTION,
                f"action:{sheet.full_name(key.act)}",
                key.words,
                partial(_do, window, sheet, key.act),
                sheet.title,
                known.keys if known else _printed(sheet, key.act),
            )
    return list(found.values())


def _is_left_out(sheet: Sheet, act: str) -> bool:
    """Pages are found by themselves."""
    return sheet.is_everywhere and (act in OWN or act.startswith("show_"))


def _doings(window: MainWindow, sheet: Sheet) -> list[Doing]:
    """The actions of a sheet, where their page is there already."""
    ground = window if sheet.is_everywhere else pages.made(window, sheet.name)
    return [] if ground is None else [one for one in keymap.doings(ground) if one.sheet.name == sheet.name]


def _do(window: MainWindow, sheet: Sheet, act: str) -> None:
    """On the page that it belongs to, which is shown first."""
    if not sheet.is_everywhere and pages.shown(window) != sheet.name:
        pages.show(window, sheet.name)
    found = next((one for one in _doings(window, sheet) if one.act == act), None)
    if found is not None and found.is_possible:
        found.do()


def _printed(sheet: Sheet, act: str) -> str:
    keys = sheet.keys_of(act)
    return keymap.shown(keys[0]) if keys else ""


def _plain(text: str) -> str:
    """A menu's words without marks and keys."""
    return text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
