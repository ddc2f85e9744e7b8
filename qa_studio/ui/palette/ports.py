"""What the palette asks of the workspace and of the window, and nothing more. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.rows import InteractionRow
from qa_studio.ui.keymap import Sheet
from qa_studio.work_rows import Hit, Hits, ViewRow
from rubrics.model import Thresholds


class Library(Protocol):
    """The interactions of the workspace. All of it may wait for the disk."""

    def find(
        self, wanted: LibraryFilter = ..., sort: LibrarySort = ..., limit: int | None = ...
    ) -> tuple[int, ...]: ...

    def rows_of(self, ids: Sequence[int]) -> tuple[InteractionRow, ...]: ...

    def agents(self) -> tuple[str, ...]: ...

    def thresholds(self) -> Thresholds: ...


class Searching(Protocol):
    """Words that were said."""

    def find(
        self, text: str, wanted: LibraryFilter | None = None, limit: int = ..., after: int | None = None
    ) -> Hits: ...


class Views(Protocol):
    """Saved questions, by person."""

    def of(self, owner: str) -> tuple[ViewRow, ...]: ...


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the settings: `icon` is a name in ICONS."""

    key: str
    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class PalettePorts:
    """What the palette works with.

    Attributes:
        evaluator: asked each time: whose views are offered.
        sheets: the keys of every page.
        language: the code of the manual's language.
        open_review, open_hit, show_view, open_settings, open_help: show what was chosen; by the interaction's id, a
            section's key and a topic of the manual ("review#marking").
    """

    library: Library
    searching: Searching
    views: Views
    evaluator: Callable[[], str]
    sheets: tuple[Sheet, ...]
    sections: tuple[Section, ...]
    language: str
    open_review: Callable[[int], object]
    open_hit: Callable[[Hit], object]
    show_view: Callable[[ViewRow], object]
    open_settings: Callable[[str], object]
    open_help: Callable[[str], object]
