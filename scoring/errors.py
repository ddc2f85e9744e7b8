"""What a user is told when a score or a suggestion cannot be made."""

from __future__ import annotations

from collections.abc import Sequence


class ScoringError(Exception):
    """Base of this package's errors; the message is fit for the user."""


class MarksError(ScoringError):
    """Marks that do not belong to the rubric: unknown criteria, answers outside their scale.

    Attributes:
        rubric_title: of the rubric that was asked.
        faults: one sentence each; never empty.
    """

    def __init__(self, rubric_title: str, faults: Sequence[str]) -> None:
        self.rubric_title = rubric_title
        self.faults = tuple(faults)
        super().__init__(rubric_title, self.faults)

    def __str__(self) -> str:
        return f"These marks do not fit '{self.rubric_title}': {' '.join(self.faults)}"


class MeasureSettingsError(ScoringError):
    """Thresholds of the measures that cannot be.

    Attributes:
        faults: one sentence each; never empty.
    """

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return " ".join(self.faults)
