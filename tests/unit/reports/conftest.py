"""Makes a report into a folder of its own and opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pdf_text import Pdf

from reports import REPORTS
from reports.model import CalibrationInputs, CoachingInputs, Paper, RoundsInputs

Make = Callable[..., Pdf]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    opened: list[Pdf] = []

    def made(inputs: CoachingInputs | CalibrationInputs | RoundsInputs, paper: Paper = Paper.A4) -> Pdf:
        kinds = {CoachingInputs: "coaching", CalibrationInputs: "calibration", RoundsInputs: "rounds"}
        path = REPORTS[kinds[type(inputs)]](inputs, tmp_path / f"{len(opened)}.pdf", paper)
        opened.append(Pdf(path))
        return opened[-1]

    yield made
    for pdf in opened:
        pdf.close()
