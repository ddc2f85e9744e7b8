"""The last trial of learning each criterion, as the workspace remembers it: its figures stand until it is tried anew.

Owns where they are kept, one setting a version of a form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from qa_studio.storage import codec
from qa_studio.storage.store import Store
from rubrics.model import Rubric
from scoring.learning_model import Trial

KEY = "learned_trials"


@dataclass(frozen=True, slots=True)
class KeptTrial:
    """What came of trying to learn one criterion.

    Attributes:
        made_at: ISO 8601, UTC.
    """

    trial: Trial
    made_at: str


def read(store: Store, rubric: Rubric) -> dict[str, KeptTrial]:
    """By criterion; what was never tried is not in it."""
    kept = store.setting(_name(rubric)) or {}
    return {key: codec.decode(KeptTrial, one) for key, one in kept.items()}


def write(store: Store, rubric: Rubric, trials: Sequence[Trial]) -> None:
    """Remember these in place of earlier ones of the same criteria."""
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    fresh = {one.criterion_key: codec.encode(KeptTrial(one, made_at)) for one in trials}
    store.set_setting(_name(rubric), {**(store.setting(_name(rubric)) or {}), **fresh})


def _name(rubric: Rubric) -> str:
    return f"{KEY}:{rubric.key}:{rubric.version}"
