"""Figures with their intervals, in words for the window and the command line."""

from __future__ import annotations

from qa_studio.language import tr
from scoring.intervals import Estimate
from scoring.pair_figures import two_decimals

UNDEFINED = "–"


def interval_words(found: Estimate) -> str:
    """A coefficient with its interval: "0.62 (0.45 to 0.79)"; "–" where it is undefined."""
    if found.value is None:
        return UNDEFINED
    value = two_decimals(found.value)
    if found.low is None or found.high is None:
        return tr("{value} (no interval)", value=value)
    low, high = two_decimals(found.low), two_decimals(found.high)
    return tr("{value} ({low} to {high})", value=value, low=low, high=high)


def percent_words(found: Estimate) -> str:
    """A share with its interval: "75 % (30 to 95)"."""
    if found.value is None:
        return UNDEFINED
    if found.low is None or found.high is None:
        return tr("{share:.0f} %", share=found.value * 100)
    return tr(
        "{share:.0f} % ({low:.0f} to {high:.0f})",
        share=found.value * 100,
        low=found.low * 100,
        high=found.high * 100,
    )
