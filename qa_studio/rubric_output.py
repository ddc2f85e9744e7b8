"""Faults, remarks and differences of rubrics as plain data and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rubrics.errors import Fault
from rubrics.lint import Lint
from rubrics.versions import Descent, Difference, Lineage

PART_FIELDS = ("key", "raw", "state", "weight", "applied_weight", "contribution")


def fault_json(fault: Fault) -> dict[str, Any]:
    """One fault as plain data; no suggestion is null."""
    return {
        "line": fault.line,
        "path": fault.path,
        "message": fault.message,
        "suggestion": fault.suggestion or None,
    }


def score_json(explanation: Mapping[str, Any]) -> dict[str, Any]:
    """Score, outcome, gates and parts of an explanation in plain data, and no more: what other programs count on."""
    parts = [{name: part[name] for name in PART_FIELDS} for part in explanation["parts"]]
    return {**{name: explanation[name] for name in ("score", "outcome", "gates")}, "parts": parts}


def lint_json(line: int, remark: Lint) -> dict[str, Any]:
    """One remark as plain data; criterion is null when the whole form is meant."""
    return {
        "line": line,
        "rule": remark.rule,
        "path": remark.path,
        "criterion": remark.criterion_key or None,
        "message": remark.message,
        "why": remark.why,
    }


def difference_json(found: Difference) -> dict[str, Any]:
    """A difference as plain data; "old" is null for a new criterion, "new" for one that is gone."""
    return {"changes": list(found.changes), "criteria": [_descent_json(one) for one in found.descents]}


def _descent_json(one: Descent) -> dict[str, Any]:
    return {
        "lineage": one.lineage.value,
        "old": one.old_key or None,
        "new": one.new_key or None,
        "title": one.title,
        "changes": list(one.changes),
    }


def difference_lines(found: Difference) -> Iterator[str]:
    """A difference for reading: what changed first, what stayed in one line."""
    if found.empty:
        yield "Nothing differs."
        return
    yield from found.changes
    same = [one for one in found.descents if one.lineage is Lineage.SAME and not one.changes]
    yield from (_descent_line(one) for one in found.descents if one not in same)
    if same:
        yield f"same: {', '.join(one.new_key for one in same)}"


def _descent_line(one: Descent) -> str:
    renamed = one.old_key and one.new_key and one.old_key != one.new_key
    key = f"{one.old_key} -> {one.new_key}" if renamed else one.new_key or one.old_key
    changes = f": {'; '.join(one.changes)}" if one.changes else ""
    return f"{one.lineage.value}: {key}{changes}"
