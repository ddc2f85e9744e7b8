"""Everything that the palette can find, as things: what the window has, and what the workspace answers.

Owns how each is worded and what choosing it does. GUI thread only; asks nothing of the workspace itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qa_studio.language import tr
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue
from qa_studio.rows import InteractionRow
from qa_studio.ui import keymap
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.help.manual import Chapter
from qa_studio.ui.library import wording
from qa_studio.ui.library.hits import where, who
from qa_studio.ui.library.view_menu import EVERYTHING, queue_name
from qa_studio.ui.palette import pages
from qa_studio.ui.palette.actions import menu_actions, page_actions
from qa_studio.ui.palette.desk import Around
from qa_studio.ui.palette.ports import PalettePorts
from qa_studio.ui.palette.things import Kind, Thing
from qa_studio.work_rows import Hit, ViewRow
from rubrics.model import Thresholds

INTERACTION = "interaction:"
"""Before the id, in what an interaction is remembered by."""


class Contents:
    """Args: menu: the entries of the menu behind the workspace's name."""

    def __init__(
        self, window: MainWindow, ports: PalettePorts, menu: Sequence[QAction | QMenu | None] = ()
    ) -> None:
        self._window, self._ports, self._menu = window, ports, tuple(menu)

    def here(self) -> list[Thing]:
        """What the window has now: what can be done, its pages, the sections of the settings."""
        return [
            *page_actions(self._window, self._ports.sheets),
            *menu_actions(tr("Workspace"), self._menu),
            *self._pages(),
            *self._sections(),
        ]

    def around(self, found: Around) -> list[Thing]:
        """What the workspace has: agents, views, chapters of the manual, interactions that were chosen before."""
        return [
            *self._views(found.views, found.thresholds),
            *(self._agent(name) for name in found.agents if name),
            *self._help(found.chapters),
            *self.rows(found.rows),
        ]

    def rows(self, rows: Iterable[InteractionRow]) -> list[Thing]:
        return [self._row(row) for row in rows]

    def hits(self, hits: Iterable[Hit]) -> list[Thing]:
        return [
            Thing(
                Kind.SAID,
                f"said:{hit.interaction_id}:{hit.turn}",
                " ".join(hit.snippet.split()),
                partial(self._ports.open_hit, hit),
                f"{who(hit)} · {where(hit)}",
                icon=hit.channel.value,
            )
            for hit in hits
        ]

    def _row(self, row: InteractionRow) -> Thing:
        parts = (row.agent, wording.day(row.started_at), wording.STATE_WORDS[row.state], f"{row.id}")
        return Thing(
            Kind.INTERACTION,
            f"{INTERACTION}{row.id}",
            row.title,
            partial(self._ports.open_review, row.id),
            " · ".join(part for part in parts if part),
            icon=row.channel.value,
        )

    def _pages(self) -> list[Thing]:
        sheet = self._window.key_sheet
        keys = {act: sheet.keys_of(act) for act in (key.act for key in sheet.keys)}
        found = []
        for icon, title in pages.names(self._window):
            own = keys.get(f"show_{icon}", ())
            show = partial(pages.show, self._window, icon)
            printed = keymap.shown(own[0]) if own else ""
            found.append(Thing(Kind.PAGE, f"page:{icon}", title, show, keys=printed, icon=icon))
        return found

    def _sections(self) -> list[Thing]:
        return [
            Thing(
                Kind.SECTION,
                f"section:{one.key}",
                one.title,
                partial(self._ports.open_settings, one.key),
                tr("Settings"),
                icon=one.icon,
            )
            for one in self._ports.sections
        ]

    def _agent(self, name: str) -> Thing:
        view = ViewRow(0, "", "", LibraryFilter(agents=(name,)), LibrarySort(), ())
        return Thing(
            Kind.AGENT,
            f"agent:{name}",
            name,
            partial(self._ports.show_view, view),
            tr("The library with this agent alone"),
        )

    def _views(self, own: Iterable[ViewRow], thresholds: Thresholds) -> list[Thing]:
        everything = ViewRow(0, "", EVERYTHING, LibraryFilter(), LibrarySort(), ())
        queues = [
            ViewRow(0, "", queue_name(one, thresholds), LibraryFilter(queue=one), LibrarySort(), ())
            for one in Queue
            if one is not Queue.NONE
        ]
        made = [self._view(one, f"queue:{one.filter.queue.value}") for one in (everything, *queues)]
        return [*made, *(self._view(one, f"view:{one.name}") for one in own)]

    def _view(self, view: ViewRow, key: str) -> Thing:
        detail = tr("View of the library")
        return Thing(Kind.VIEW, key, view.name, partial(self._ports.show_view, view), detail)

    def _help(self, chapters: Iterable[Chapter]) -> list[Thing]:
        return [
            Thing(
                Kind.HELP,
                f"help:{topic}",
                part.heading or chapter.title,
                partial(self._ports.open_help, topic),
                chapter.title if part.heading else "",
            )
            for chapter in chapters
            for part in chapter.parts
            for topic in [f"{chapter.name}#{part.anchor}" if part.anchor else chapter.name]
        ]
