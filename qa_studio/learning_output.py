"""What was learnt, as plain data and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qa_studio.services.learned_models import Decision
from qa_studio.services.learning import LearningRow
from qa_studio.services.learning_words import comparison_words
from qa_studio.trust_output import figures_json
from scoring.intervals import Estimate
from scoring.learning_model import Comparison, Verdict

ANEW = "Suggestions that are there stay until they are asked for again: qa-studio score ID …"
VERDICTS = {
    Verdict.TOO_FEW: "too few marks",
    Verdict.UNSUITED: "not to be learnt",
    Verdict.NOT_BETTER: "not offered",
    Verdict.OFFERED: "offered",
}
HOLDS = {
    Decision.OPEN: "nothing is decided, and the checks suggest",
    Decision.ACCEPTED: "what was learnt before suggests",
    Decision.REFUSED: "learning is refused, and the checks suggest",
}
DECISIONS = {Decision.OPEN: "", Decision.ACCEPTED: ", accepted", Decision.REFUSED: ", refused"}


def row_json(row: LearningRow) -> dict[str, Any]:
    """One criterion; shares are 0..1, differences -1..1, null where undefined."""
    trial = row.trial
    return {
        "key": trial.criterion_key,
        "title": trial.title,
        "verdict": trial.verdict.value,
        "decision": row.decision.value,
        "reason": trial.reason,
        "marks": dict(trial.counts),
        "comparisons": [_comparison_json(one) for one in trial.comparisons],
        "strongest": [
            {"answer": one.answer, "sign": one.sign, "weight": one.weight} for one in trial.strongest
        ],
    }


def lines(rows: Sequence[LearningRow]) -> Iterator[str]:
    """Each criterion with its figures; those with too few marks in a line."""
    for row in rows:
        trial = row.trial
        yield f"{trial.title} ({trial.criterion_key}): {VERDICTS[trial.verdict]}{DECISIONS[row.decision]}"
        yield f"    {trial.reason}"
        for one in trial.comparisons:
            yield from (f"    {line}" for line in comparison_words(one))
            yield (
                f"    apart by {one.kept_apart}: learnt {_share(one.learned)}, checks {_share(one.checks)};"
                f" over the checks {_points(one.over_checks)}, over the usual answer {_points(one.over_usual)}"
            )
        if trial.strongest:
            signs = "; ".join(f"{one.sign} → {one.answer} ({one.weight:+.2f})" for one in trial.strongest)
            yield f"    strongest: {signs}"


def _comparison_json(one: Comparison) -> dict[str, Any]:
    return {
        "kept_apart": one.kept_apart,
        "learned": _estimate(one.learned),
        "checks": _estimate(one.checks),
        "over_checks": _estimate(one.over_checks),
        "over_usual": _estimate(one.over_usual),
        "learned_agreement": None if one.learned_figures is None else figures_json(one.learned_figures),
        "checks_agreement": None if one.checks_figures is None else figures_json(one.checks_figures),
        "is_better": one.is_better,
    }


def _share(found: Estimate) -> str:
    if found.value is None or found.low is None or found.high is None:
        return "–"
    return f"{found.value:.0%} ({found.low:.0%} to {found.high:.0%} of {found.n})"


def _points(found: Estimate) -> str:
    if found.value is None:
        return "–"
    span = "" if found.low is None or found.high is None else f" ({found.low:+.0%} to {found.high:+.0%})"
    return f"{found.value:+.0%}{span}".replace("-", "−")


def _estimate(found: Estimate) -> dict[str, Any]:
    return {"value": found.value, "low": found.low, "high": found.high, "n": found.n}
