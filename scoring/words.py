"""An explanation in words and as plain data. Owns the sentences; the numbers are made in `scoring.score`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rubrics.model import AnswerState, Criterion, CriticalPolicy, Policy, Role, Rubric, Weighting
from rubrics.shares import Worth, role_of
from scoring.marks import STATE_LABELS
from scoring.model import Explanation, Gate, Outcome, Part, SectionPart

_OUTCOMES = {
    Outcome.MET: "met",
    Outcome.NOT_MET: "not met",
    Outcome.INCOMPLETE: "no score",
}


def gate_words(criterion: Criterion, effect: CriticalPolicy, policy: Policy) -> str:
    """What a failed critical criterion did, as a sentence."""
    cap = "" if policy.critical_cap is None else f"{policy.critical_cap:f}"
    did = {
        CriticalPolicy.SCORE_ZERO: "the whole score is 0",
        CriticalPolicy.SECTION_ZERO: "its section gives 0 and the outcome fails",
        CriticalPolicy.FAIL_OUTCOME: "the score stays and the outcome fails",
        CriticalPolicy.CAP: f"the score is at most {cap} and the outcome fails",
    }
    return f"'{criterion.title}' is critical and failed: {did[effect]}."


def part_note(
    rubric: Rubric,
    part: Part,
    left: Mapping[str, AnswerState],
    whole: Worth | None,
    now: Worth | None,
    gates: Sequence[Gate],
) -> str:
    """Why a part counts differently from what is written, and which gate it hit.

    Args:
        left: states of the criteria that do not count.
        whole, now: its worth when everything counts, and as it is; None when it has none.
    """
    notes = []
    if part.state is AnswerState.NOT_APPLICABLE and part.raw is not None:
        notes.append(f"N/A counts as {'a pass' if part.raw else 'zero'}")
    if whole and now and whole.role is Role.SCORED and whole.points != now.points:
        notes.append(f"counts {short(part.applied_weight)} because {_absent(rubric, part, left)}")
    if now and now.role is not Role.SCORED:
        notes.append("a bonus on top" if now.role is Role.BONUS else "takes points when it is not met")
    notes += ["critical and failed" for gate in gates if gate.criterion_key == part.key]
    return "; ".join(notes)


def _absent(rubric: Rubric, part: Part, left: Mapping[str, AnswerState]) -> str:
    """Who left, so that this part counts more: its sisters, or else what emptied other sections."""
    titles = {
        item.key: item.title
        for section in rubric.sections
        for item in section.criteria
        if item.weight and role_of(section, item) is Role.SCORED
    }
    own = next(
        section for section in rubric.sections if any(item.key == part.key for item in section.criteria)
    )
    sisters = [item.key for item in own.criteria if item.key in left and item.key in titles]
    emptied = [
        item.key
        for section in rubric.sections
        if section is not own and all(item.key in left for item in section.criteria)
        for item in section.criteria
        if item.key in titles
    ]
    near = rubric.policy.weighting is Weighting.SECTIONS
    return _listed(
        [(titles[key], left[key]) for key in (sisters + emptied if near else left) if key in titles]
    )


def _listed(absent: Sequence[tuple[str, AnswerState]]) -> str:
    if not absent:
        return "other criteria do not count"
    states = {state for _, state in absent}
    names = [f"'{title}'" for title, _ in absent[:3]]
    if len(absent) > 3:
        names[2:] = [f"{len(absent) - 2} others"]
    joined = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    how = STATE_LABELS[next(iter(states))] if len(states) == 1 else "left out"
    return f"{joined} {'are' if len(absent) > 1 else 'is'} {how}"


def explain_in_words(explanation: Explanation) -> tuple[str, ...]:
    """The whole score as sentences: the verdict, each section, each criterion, gates, what is missing."""
    lines = [_verdict(explanation)]
    if explanation.baseline:
        lines.append(f"The score starts from {short(explanation.baseline)}.")
    for section in explanation.sections:
        lines.append(_section_words(section))
        lines += [part_words(part) for part in section.parts]
    lines += [gate.words for gate in explanation.gates]
    return tuple(lines)


def _verdict(explanation: Explanation) -> str:
    if explanation.score is None:
        return _no_score(explanation)
    band = f" ({explanation.band.label})" if explanation.band else ""
    verdict = _OUTCOMES[explanation.outcome]
    text = f"Score {explanation.score:f}{band}, threshold {explanation.threshold:f}: {verdict}."
    critical = explanation.critical_score
    return text if critical is None else f"{text} Critical criteria alone: {critical:f}."


def _no_score(explanation: Explanation) -> str:
    titles = {part.key: part.title for part in explanation.parts()}
    if not explanation.missing:
        return "No score: nothing that counts is answered."
    names = ", ".join(f"'{titles[key]}'" for key in explanation.missing)
    so_far = "" if explanation.so_far is None else f" So far {explanation.so_far:f}."
    return f"No score yet: {names} {'are' if len(explanation.missing) > 1 else 'is'} unanswered.{so_far}"


def _section_words(section: SectionPart) -> str:
    counts = f"counts {short(section.applied_weight)}, gives {short(section.contribution)}"
    return f"{section.title}: weight {section.weight:f}, {counts}."


def part_words(part: Part) -> str:
    """One criterion, e.g. "Greeting: 2 of 2, weight 10, counts 12.5 because 'Hold' is N/A, gives 12.5."."""
    text = f"{part.title}: {part.mark_text}, weight {part.weight:f}"
    if part.raw is None:
        return f"{text}, does not count."
    written = "counts" in part.note or part.applied_weight == part.weight
    counts = "" if written else f", counts {short(part.applied_weight)}"
    note = f", {part.note}" if part.note else ""
    return f"{text}{counts}{note}, gives {short(part.contribution)}."


def short(value: Decimal) -> str:
    """A number for reading: at most two decimals, no trailing zeros."""
    text = f"{value.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def to_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as plain data for JSON: numbers as floats, in the order of the form.

    With a policy that starts from a baseline the first of `parts` is "(baseline)", so that the contributions
    of the parts add up to `exact` in every case.
    """
    start = [_baseline(explanation.baseline)] if explanation.baseline else []
    return {
        "score": _number(explanation.score),
        "outcome": explanation.outcome.value,
        "gates": [{"key": g.criterion_key, "effect": g.effect, "words": g.words} for g in explanation.gates],
        "parts": [*start, *(_part(part) for part in explanation.parts())],
        "exact": _number(explanation.exact),
        "threshold": _number(explanation.threshold),
        "band": explanation.band.label if explanation.band else None,
        "critical_score": _number(explanation.critical_score),
        "missing": list(explanation.missing),
        "so_far": _number(explanation.so_far),
        "sections": [_section(section) for section in explanation.sections],
        "words": list(explain_in_words(explanation)),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "key": part.key,
        "raw": _number(part.raw),
        "state": part.state.value,
        "weight": _number(part.weight),
        "applied_weight": _number(part.applied_weight),
        "contribution": _number(part.contribution),
        "title": part.title,
        "mark": part.mark_text,
        "note": part.note,
    }


def _baseline(points: Decimal) -> dict[str, Any]:
    plain = {"key": "(baseline)", "raw": None, "state": "baseline", "weight": 0, "applied_weight": 0}
    return {**plain, "contribution": _number(points), "title": "Baseline", "mark": "", "note": ""}


def _section(section: SectionPart) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "weight": _number(section.weight),
        "applied_weight": _number(section.applied_weight),
        "contribution": _number(section.contribution),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
