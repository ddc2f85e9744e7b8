"""Worked examples of other systems' policies, reckoned by our arithmetic and held against what they should give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rubrics.presets import Example, Preset
from scoring.model import Explanation, Outcome
from scoring.score import score
from scoring.words import short, to_json


@dataclass(frozen=True, slots=True)
class ReckonedExample:
    """An example with what comes out of it."""

    example: Example
    explanation: Explanation

    @property
    def as_expected(self) -> bool:
        found, example = self.explanation, self.example
        weights = {part.key: part.applied_weight for part in found.parts()}
        return (
            found.score == example.score
            and (found.outcome is Outcome.MET) == example.met
            and all(weights[key] == weight for key, weight in example.applied.items())
            and example.critical_score in (None, found.critical_score)
        )

    def line(self) -> str:
        """One line: score, what the example is about, and the figures that belong to it."""
        found, example = self.explanation, self.example
        notes = [] if found.outcome is not Outcome.NOT_MET else ["outcome not met"]
        if example.applied:
            weights = [part.applied_weight for part in found.parts() if part.key in example.applied]
            notes.append(f"applied weights {'/'.join(short(weight) for weight in weights if weight)}")
        if example.critical_score is not None:
            notes.append(f"critical score {found.critical_score}")
        notes += [] if self.as_expected else [f"expected {example.score}"]
        shown = "none" if found.score is None else str(found.score)
        return f"  {shown:>6}  {example.title}{''.join(f', {note}' for note in notes)}"


@dataclass(frozen=True, slots=True)
class ReckonedPreset:
    """A preset with its examples reckoned; `mean` of their scores, two decimals, None when none has a score."""

    preset: Preset
    examples: tuple[ReckonedExample, ...]
    mean: Decimal | None

    @property
    def as_expected(self) -> bool:
        return all(one.as_expected for one in self.examples) and self.preset.mean in (None, self.mean)

    def as_json(self) -> dict[str, Any]:
        """Plain data; each example as `qa-studio rubric score --json` prints it, with its title."""
        shown = self.preset.mean is not None and self.mean is not None
        return {
            "name": self.preset.name,
            "title": self.preset.title,
            "description": self.preset.description,
            "examples": [{"title": one.example.title, **to_json(one.explanation)} for one in self.examples],
            "mean": float(self.mean or 0) if shown else None,
            "as_expected": self.as_expected,
        }

    def lines(self) -> Iterator[str]:
        """For reading."""
        yield f"{self.preset.title} ({self.preset.name})"
        yield f"  {self.preset.description}"
        yield from (one.line() for one in self.examples)
        if self.preset.mean is not None:
            yield f"  {self.mean!s:>6}  mean of these"
        yield ""


def reckon(preset: Preset) -> ReckonedPreset:
    """Reckon every example of a preset."""
    examples = tuple(ReckonedExample(one, score(one.rubric, one.marks)) for one in preset.examples)
    scores = [one.explanation.score for one in examples if one.explanation.score is not None]
    mean = (
        (sum(scores, Decimal(0)) / len(scores)).quantize(Decimal("0.01"), ROUND_HALF_UP) if scores else None
    )
    return ReckonedPreset(preset, examples, mean)
