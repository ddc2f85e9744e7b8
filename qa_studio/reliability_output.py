"""A reliability curve as plain data and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scoring.calibrating import FEW, Curve
from scoring.intervals import Estimate


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
