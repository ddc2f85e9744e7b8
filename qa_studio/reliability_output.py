"""A reliability curve as plain data and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qa_studio.services.confidence_maps import MapState
from qa_studio.services.reliability import FEWEST_PAIRS, FitReport, ReliabilityReport
from rubrics.versions import name_of
from scoring.calibrating import FEW, Curve
from scoring.intervals import Estimate


def report_json(report: ReliabilityReport) -> dict[str, Any]:
    """The curve of a workspace's form."""
    return {
        "rubric": report.rubric.key,
        "version": report.rubric.version,
        "taken_over": report.taken_over,
        "left_out": report.left_out,
        "fit": fit_json(report.state),
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
    if report.left_out:
        yield f"{report.left_out} more marks were made with the suggestion in sight and do not count."
    yield state_line(report.state)


def fit_json(state: MapState) -> dict[str, Any] | None:
    """The fit to the workspace's marks that is in force; null without any."""
    if state.fit is None:
        return None
    sure = state.calibrator
    return {
        "number": state.fit.number,
        "pairs": state.fit.pairs,
        "made_at": state.fit.made_at,
        "slope": sure.slope,
        "intercept": sure.intercept,
    }


def state_line(state: MapState) -> str:
    """Which map is in force."""
    if state.fit is None:
        return "In force is what comes with the form. “--fit” fits it to the marks that count."
    return (
        f"In force is fit {state.fit.number}, made of {state.fit.pairs} suggestions on {state.fit.made_at[:10]};"
        " “--take-back” undoes it."
    )


def fitted_json(found: FitReport) -> dict[str, Any]:
    """What came of a fit: both curves, the second one out of fold, and what is in force now."""
    return {
        "rubric": found.rubric.key,
        "version": found.rubric.version,
        "is_used": found.is_used,
        "pairs": found.refit.pairs,
        "interactions": found.refit.interactions,
        "left_out": found.left_out,
        "log_loss_before": found.refit.loss_before,
        "log_loss_after": found.refit.loss_after,
        "before": curve_json(found.refit.before),
        "after": curve_json(found.refit.after),
        "fit": fit_json(found.state),
    }


def fitted_lines(found: FitReport) -> Iterator[str]:
    """The same for reading."""
    yield "As suggestions are now:"
    yield from curve_lines(found.refit.before)
    yield "As they would be, every suggestion by a fit that has not seen its interaction:"
    yield from curve_lines(found.refit.after)
    if found.left_out:
        yield f"{found.left_out} marks were made with the suggestion in sight and do not count."
    if found.is_used:
        yield "The fit holds better and is in force. Suggestions that are there stay until they are asked for again."
    elif found.refit.pairs < FEWEST_PAIRS:
        yield f"Not fitted: it takes {FEWEST_PAIRS} suggestions with a mark that counts; there are {found.refit.pairs}."
    else:
        yield "Not fitted: out of fold it does not hold better. Nothing has changed."
    yield state_line(found.state)


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
