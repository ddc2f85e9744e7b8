"""What the library page asks of the services, and nothing more. No Qt.

The page is handed objects of `qa_studio.services`; these are the shapes that it relies on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa_studio.jobs.context import JobContext
from qa_studio.rows import (
    BatchReport,
    ImportOptions,
    InteractionRow,
    ReviewSheet,
    TurnGuess,
)
from qa_studio.settings import AGENT_CHANNELS
from scoring.model import Explanation


class Library(Protocol):
    """The interactions of the workspace. All of it may wait for the disk."""

    def rows(self) -> tuple[InteractionRow, ...]: ...

    def explanation(self, interaction_id: int) -> Explanation | None:
        """What made the score that the row shows; None without score."""
        ...

    def agents(self) -> tuple[str, ...]: ...

    def companies(self) -> tuple[str, ...]: ...

    def rounds(self) -> tuple[str, ...]: ...

    def remove(self, ids: Sequence[int]) -> None: ...

    def restore(self, ids: Sequence[int]) -> None: ...


class Importing(Protocol):
    """Files and folders into the workspace."""

    def import_paths(
        self, paths: Sequence[Path], options: ImportOptions, context: JobContext
    ) -> BatchReport: ...


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
    """

    library: Library
    importing: Importing
    transcribing: Transcribing
    suggesting: Suggesting
    reviewing: Reviewing
    demonstration: Demonstration
    evaluator: Callable[[], str]
    agent_channel: Callable[[], str] = lambda: AGENT_CHANNELS[0]
