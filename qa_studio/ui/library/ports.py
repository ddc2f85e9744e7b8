"""What the library page asks of the services, and nothing more. No Qt.

The page is handed objects of `qa_studio.services`; these are the shapes that it relies on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from qa_studio.detail_rows import DetailChange, DetailWish, SharedDetails
from qa_studio.jobs.context import JobContext
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue
from qa_studio.rows import BatchReport, ImportOptions, InteractionRow, ReviewSheet
from qa_studio.settings import AGENT_CHANNELS
from qa_studio.speech_rows import TurnGuess
from qa_studio.work_rows import AssignReport, Hits, LabelChange, PlanRow, ProgressRow, Spans, ViewRow
from rubrics.model import Thresholds
from scoring.model import Explanation

if TYPE_CHECKING:
    from qa_studio.ui.naming import Naming


class Library(Protocol):
    """The interactions of the workspace. All of it may wait for the disk."""

    def find(self, wanted: LibraryFilter = ..., sort: LibrarySort = ...) -> tuple[int, ...]:
        """Ids of all that pass, in order."""
        ...

    def rows_of(self, ids: Sequence[int]) -> tuple[InteractionRow, ...]: ...

    def count(self, wanted: LibraryFilter = ...) -> int: ...

    def queues(self, evaluator: str) -> dict[Queue, int]: ...

    def drafts(self) -> tuple[int, ...]:
        """Ids of those whose newest transcript is a draft."""
        ...

    def thresholds(self) -> Thresholds: ...

    def explanation(self, interaction_id: int) -> Explanation | None:
        """What made the score that the row shows; None without score."""
        ...

    def agents(self) -> tuple[str, ...]: ...

    def teams(self) -> tuple[str, ...]: ...

    def companies(self) -> tuple[str, ...]: ...

    def rounds(self) -> tuple[str, ...]: ...

    def take_out(self, ids: Sequence[int]) -> tuple[int, ...]:
        """Returns those that were in sight."""
        ...

    def restore(self, ids: Sequence[int]) -> None: ...

    def details(self, ids: Sequence[int]) -> SharedDetails:
        """What they have in common."""
        ...

    def change_details(self, ids: Sequence[int], wish: DetailWish) -> DetailChange: ...

    def undo_details(self, change: DetailChange) -> None: ...


class Searching(Protocol):
    """Words that were said."""

    def find(
        self, text: str, wanted: LibraryFilter | None = None, limit: int = ..., after: int | None = None
    ) -> Hits: ...

    def matches(self, text: str, within: str) -> Spans:
        """Where the words of a question stand in any text."""
        ...


class Views(Protocol):
    """Saved questions, by person."""

    def of(self, owner: str) -> tuple[ViewRow, ...]: ...

    def save(
        self,
        owner: str,
        name: str,
        wanted: LibraryFilter,
        sort: LibrarySort = ...,
        columns: Sequence[str] = (),
    ) -> ViewRow: ...

    def rename(self, view_id: int, name: str) -> None: ...

    def delete(self, view_id: int) -> ViewRow | None: ...


class Tagging(Protocol):
    """Tags and flags; each change can be undone."""

    def tags(self) -> tuple[str, ...]: ...

    def tag(self, ids: Sequence[int], name: str, by: str) -> LabelChange: ...

    def untag(self, ids: Sequence[int], name: str) -> LabelChange: ...

    def flag(self, ids: Sequence[int], by: str) -> LabelChange: ...

    def unflag(self, ids: Sequence[int]) -> LabelChange: ...

    def undo(self, change: LabelChange) -> None: ...


class Assigning(Protocol):
    """Who is to judge what."""

    def reviewers(self) -> tuple[str, ...]: ...

    def share_out(
        self,
        ids: Sequence[int],
        evaluators: Sequence[str],
        by: str,
        due_on: date | None = None,
        context: JobContext | None = None,
    ) -> AssignReport: ...

    def withdraw(self, assignment_ids: Sequence[int]) -> tuple[int, ...]: ...

    def progress(self, since: date, today: date | None = None) -> tuple[ProgressRow, ...]: ...

    def plans(self) -> tuple[PlanRow, ...]: ...

    def save_plan(self, plan: PlanRow) -> PlanRow: ...

    def end_plan(self, plan_id: int) -> PlanRow: ...

    def preview(self, plan: PlanRow, on: date | None = None) -> AssignReport: ...

    def fill(
        self,
        plan_id: int,
        by: str,
        on: date | None = None,
        due_on: date | None = None,
        context: JobContext | None = None,
    ) -> AssignReport: ...


class Exporting(Protocol):
    """Rows as a file."""

    def write(self, ids: Sequence[int], path: Path, context: JobContext) -> int: ...


class Importing(Protocol):
    """Files and folders into the workspace."""

    def import_paths(
        self, paths: Sequence[Path], options: ImportOptions, context: JobContext
    ) -> BatchReport: ...

    def column_words(self, path: Path) -> str:
        """Which column of a table is taken for what, and which are not used; "" for what is no table."""
        ...


class Transcribing(Protocol):
    """What is known of how a recording became text."""

    def guess(self, interaction_id: int) -> TurnGuess | None:
        """Which channel was taken for the agent's; None when there was nothing to guess."""
        ...


class Suggesting(Protocol):
    """Automatic marks with their evidence; None stands for everything with a transcript."""

    def suggest(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport: ...


class Reviewing(Protocol):
    """One interaction with its transcript, for the preview."""

    def open(self, interaction_id: int, evaluator: str) -> ReviewSheet: ...


class Demonstration(Protocol):
    """Fills an empty workspace with the fictional retailer's interactions."""

    def build(self, context: JobContext) -> None: ...

    def is_unfinished(self) -> bool:
        """True when a build was stopped before its end; `build` goes on then."""
        ...


@dataclass(frozen=True, slots=True)
class LibraryServices:
    """What the page works with.

    Attributes:
        evaluator: asked each time: who is at the screen.
        agent_channel: asked each time: what an import begins with, one of the settings' AGENT_CHANNELS.
        naming: asks for the reviewer's name until somebody has said it; None asks for none.
    """

    library: Library
    searching: Searching
    views: Views
    tagging: Tagging
    assigning: Assigning
    exporting: Exporting
    importing: Importing
    transcribing: Transcribing
    suggesting: Suggesting
    reviewing: Reviewing
    demonstration: Demonstration
    evaluator: Callable[[], str]
    agent_channel: Callable[[], str] = lambda: AGENT_CHANNELS[0]
    naming: Naming | None = None
