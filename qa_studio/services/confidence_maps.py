"""How sure suggestions are, by the workspace's own marks: the fits that were made, and the one that is in force.

Owns where they are kept. A fit belongs to one version of a form; the next version begins with the map it comes with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from qa_studio.storage import codec
from qa_studio.storage.store import Store
from rubrics.model import Rubric
from scoring.calibrating import Calibrator
from scoring.refitting import as_delivered

KEY = "calibration"
"""Setting of the workspace, one a version of a form."""
MOST_KEPT = 20
"""Fits that can be gone back to."""


@dataclass(frozen=True, slots=True)
class KeptFit:
    """A map that was fitted to marks.

    Attributes:
        number: counts the fits of this version of the form, from 1; none is given twice.
        pairs: suggestions with a mark that it was made of.
        made_at: ISO 8601, UTC.
    """

    number: int
    calibrator: Calibrator
    pairs: int
    made_at: str


@dataclass(frozen=True, slots=True)
class MapState:
    """Which map is in force.

    Attributes:
        fit: None is the map that the form comes with.
        calibrator: how confidences are read now.
        can_go_back, can_go_on: whether a fit can be taken back, and one that was taken back put in force again.
    """

    fit: KeptFit | None
    calibrator: Calibrator
    can_go_back: bool
    can_go_on: bool


def state(store: Store, rubric: Rubric) -> MapState:
    """The map that is in force."""
    fits, used, _ = _read(store, rubric)
    found = fits[used - 1] if used else None
    return MapState(
        found, as_delivered(rubric) if found is None else found.calibrator, used > 0, used < len(fits)
    )


def in_force(store: Store, rubric: Rubric) -> Calibrator | None:
    """The fitted map; None where confidences are as the form comes with them."""
    found = state(store, rubric).fit
    return None if found is None else found.calibrator


def add(store: Store, rubric: Rubric, calibrator: Calibrator, pairs: int) -> MapState:
    """Put a new fit in force; those that were taken back are let go."""
    fits, used, last = _read(store, rubric)
    made = KeptFit(last + 1, calibrator, pairs, datetime.now(UTC).isoformat(timespec="seconds"))
    kept = (*fits[:used], made)[-MOST_KEPT:]
    return _write(store, rubric, kept, len(kept), made.number)


def go_back(store: Store, rubric: Rubric) -> MapState:
    """Take the fit in force back: the one before holds again, at last the form's own map."""
    fits, used, last = _read(store, rubric)
    return _write(store, rubric, fits, max(used - 1, 0), last)


def go_on(store: Store, rubric: Rubric) -> MapState:
    """Put in force again what was taken back last."""
    fits, used, last = _read(store, rubric)
    return _write(store, rubric, fits, min(used + 1, len(fits)), last)


def _read(store: Store, rubric: Rubric) -> tuple[tuple[KeptFit, ...], int, int]:
    """The fits, oldest first, how many of them are in force or under it, and the last number given."""
    kept: Any = store.setting(_name(rubric)) or {"fits": [], "used": 0, "last": 0}
    fits = tuple(codec.decode(KeptFit, one) for one in kept["fits"])
    return fits, int(kept["used"]), int(kept["last"])


def _write(store: Store, rubric: Rubric, fits: tuple[KeptFit, ...], used: int, last: int) -> MapState:
    value = {"fits": [codec.encode(one) for one in fits], "used": used, "last": last}
    store.set_setting(_name(rubric), value)
    return state(store, rubric)


def _name(rubric: Rubric) -> str:
    return f"{KEY}:{rubric.key}:{rubric.version}"
