"""What the workspace has decided on models that were learnt from its marks: taken, refused, or nothing yet.

Owns where that is remembered. A decision belongs to one version of a form; the next version begins without any.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from qa_studio.storage.store import Store
from rubrics.model import Rubric
from scoring.learning_model import Learned, from_json, to_json


class Decision(StrEnum):
    """What a person has said of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


def accepted(store: Store, rubric: Rubric) -> tuple[Learned, ...]:
    """The models that suggest in place of the checks.

    Raises: ScoringError when what was kept is damaged.
    """
    kept = _kept(store, rubric)
    return tuple(from_json(one["model"]) for one in kept.values() if one["decision"] == Decision.ACCEPTED)


def decisions(store: Store, rubric: Rubric) -> dict[str, Decision]:
    """By criterion; what nobody has decided is not in it."""
    return {key: Decision(one["decision"]) for key, one in _kept(store, rubric).items()}


def accept(store: Store, rubric: Rubric, model: Learned) -> None:
    """Let a model suggest from now on."""
    _remember(store, rubric, model.criterion_key, {"decision": Decision.ACCEPTED, "model": to_json(model)})


def refuse(store: Store, rubric: Rubric, criterion_key: str) -> None:
    """Let the checks suggest, from now on."""
    _remember(store, rubric, criterion_key, {"decision": Decision.REFUSED})


def _remember(store: Store, rubric: Rubric, criterion_key: str, value: Mapping[str, Any]) -> None:
    store.set_setting(_name(rubric), {**_kept(store, rubric), criterion_key: dict(value)})


def _kept(store: Store, rubric: Rubric) -> dict[str, Any]:
    return store.setting(_name(rubric)) or {}


def _name(rubric: Rubric) -> str:
    return f"learned:{rubric.key}:{rubric.version}"
