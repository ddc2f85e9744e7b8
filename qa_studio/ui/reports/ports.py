"""What the reports page asks of the services, and nothing more. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from qa_studio.jobs.context import JobContext
from qa_studio.rows import CalibrationRow


class Reporting(Protocol):
    """Makes PDFs of what was marked. All of it may wait for the disk."""

    @property
    def folder(self) -> Path:
        """Where reports are saved unless the user says otherwise."""
        ...

    def agents(self) -> tuple[str, ...]: ...

    def rounds(self) -> tuple[str, ...]: ...

    def calibrations(self) -> tuple[CalibrationRow, ...]: ...

    def coaching(
        self, agent: str, round_name: str | None, out: Path, context: JobContext, paper: str = ...
    ) -> Path: ...

    def calibration(self, session_id: int, out: Path, context: JobContext, paper: str = ...) -> Path: ...

    def rounds_report(
        self, before: str, after: str, out: Path, context: JobContext, paper: str = ...
    ) -> Path: ...

    def save_copy(self, made: Path, out: Path) -> Path:
        """Save a report that was made before under another name, whole or not at all."""
        ...
