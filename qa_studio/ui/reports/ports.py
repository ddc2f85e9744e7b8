"""What the reports page asks of the services, and nothing more. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa_studio.jobs.context import JobContext
from qa_studio.rows import CalibrationRow
from qa_studio.services.workshop import Exported
from qa_studio.work_rows import SnippetRow


class Reporting(Protocol):
    """Makes PDFs of what was marked. All of it may wait for the disk."""

    @property
    def folder(self) -> Path:
        """Where reports are saved unless the user says otherwise."""
        ...

    def agents(self) -> tuple[str, ...]: ...

    def rounds(self) -> tuple[str, ...]: ...

    def calibrations(self) -> tuple[CalibrationRow, ...]: ...

    def snippets(self, agent: str, round_name: str | None = None) -> tuple[SnippetRow, ...]:
        """Words that were bookmarked of this agent, in a round or in all."""
        ...

    def coaching(
        self,
        agent: str,
        round_name: str | None,
        out: Path,
        context: JobContext,
        paper: str = ...,
        snippets: Sequence[int] = (),
    ) -> Path: ...

    def calibration(self, session_id: int, out: Path, context: JobContext, paper: str = ...) -> Path: ...

    def rounds_report(
        self, before: str, after: str, out: Path, context: JobContext, paper: str = ...
    ) -> Path: ...

    def save_copy(self, made: Path, out: Path) -> Path:
        """Save a report that was made before under another name, whole or not at all."""
        ...


class Bookmarks(Protocol):
    """Words kept with a tag."""

    def rows(self, tag: str | None = None, interaction_id: int | None = None) -> tuple[SnippetRow, ...]: ...

    def change(self, snippet_id: int, tag: str, note: str) -> SnippetRow: ...

    def remove(self, ids: Sequence[int]) -> None: ...

    def restore(self, ids: Sequence[int]) -> None: ...


class Listening(Protocol):
    """Where recordings lie."""

    def source(self, interaction_id: int) -> Path: ...


class Workshop(Protocol):
    """Bookmarks as files."""

    def export(
        self, rows: Sequence[SnippetRow], into: Path, sounds: bool, context: JobContext
    ) -> Exported: ...


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What the list of bookmarks works with."""

    bookmarks: Bookmarks
    listening: Listening
    workshop: Workshop
