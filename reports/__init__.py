"""Reports as PDF: laid out from frozen inputs, saved whole or not at all.

Owns the names. A report's module is loaded when it is made: reportlab and numpy are slow to import, and the window
opens without them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.model import CalibrationInputs, CoachingInputs, Paper, RoundsInputs

Report = Callable[[Any, Path, "Paper"], Path]
"""Makes the report from its inputs, saves it and returns where. Raises: ReportError."""


def _coaching(inputs: CoachingInputs, out: Path, paper: Paper) -> Path:
    from reports import coaching

    return coaching.write(inputs, out, paper)


def _calibration(inputs: CalibrationInputs, out: Path, paper: Paper) -> Path:
    from reports import calibration

    return calibration.write(inputs, out, paper)


def _rounds(inputs: RoundsInputs, out: Path, paper: Paper) -> Path:
    from reports import rounds

    return rounds.write(inputs, out, paper)


REPORTS: dict[str, Report] = {"coaching": _coaching, "calibration": _calibration, "rounds": _rounds}
