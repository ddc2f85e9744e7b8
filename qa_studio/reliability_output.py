"""A reliability curve as plain data and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qa_studio.services.reliability import ReliabilityReport
from rubrics.versions import name_of
from scoring.calibrating import FEW, Curve
from scoring.intervals import Estimate


def report_json(report: ReliabilityReport) -> dict[str, Any]:
    """The curve of a workspace's form."""
    return {
        "rubric": report.rubric.key,
        "version": report.rubric.version,
        "taken_over": report.taken_over,
        **curve_json(report.curve),
    }


def report_lines(report: ReliabilityReport) -> Iterator[str]:
    """The same for reading."""
    yield f"{name_of(report.rubric)}: suggestions beside submitted marks"
    yield from curve_lines(report.curve)
    if report.taken_over:
        yield (
            f"{report.taken_over} of these marks were taken over from the suggestion; they speak for it more than they"
            " know."
        )


def curve_json(curve: Curve) -> dict[str, Any]:
    """Shares are 0..1, null where undefined."""
    return {
        "n": curve.n,
        "is_small_sample": curve.n < FEW,
        "mean_confidence": curve.mean,
        "right": _estimate(curve.right),
        "expected_calibration_error": curve.error,
        "expected_by_chance": curve.by_chance,
        "bins": [
            {
                "from": each.low,
                "to": each.high,
                "n": each.n,
                "mean_confidence": each.mean,
                "right": _estimate(each.right),
            }
            for each in curve.bins
        ],
    }


def curve_lines(curve: Curve) -> Iterator[str]:
    """A table: a line a bin, and what it comes to."""
    if curve.error is None or curve.by_chance is None or curve.mean is None:
        yield "There is no suggestion yet that somebody has marked too."
        return
    yield "confidence       n  mean  right (95 % interval)"
    for each in curve.bins:
        stretch = f"{each.low:.0%} to {each.high:.0%}"
        yield f"{stretch:<13} {each.n:4}  {each.mean:4.0%}  {_share(each.right)}"
    yield f"{'all':<13} {curve.n:4}  {curve.mean:4.0%}  {_share(curve.right)}"
    yield (
        f"Expected calibration error {curve.error:.3f}; flawless confidences would show {curve.by_chance:.3f} on"
        " so many by chance."
    )
    if curve.n < FEW:
        yield f"{curve.n} are a small sample; read nothing into single lines."


def _share(found: Estimate) -> str:
    if found.value is None or found.low is None or found.high is None:
        return "–"
    return f"{found.value:4.0%} ({found.low:.0%} to {found.high:.0%})"


def _estimate(found: Estimate) -> dict[str, Any]:
    return {"value": found.value, "low": found.low, "high": found.high, "n": found.n}
