"""What the workspace has decided on models that were learnt from its marks: taken, refused, or nothing yet.

Owns where that is remembered, and which suggestions are a model's: what the checks have earned is not the model's, nor
the other way round. A decision belongs to one version of a form; the next version begins without any. Each decision
keeps the one before it, so that it can be taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from qa_studio.storage.store import Store
from rubrics.model import Rubric
from scoring.learning_model import Learned, from_json, to_json

LEARNED, TOLD = "learned", "learned_told"
"""Settings of the workspace, one a version of a form."""
MOST_KEPT = 10
"""Decisions on one criterion that can be gone back to."""


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
    before = _entry(store, rubric, model.criterion_key)
    last = before.get("last", before.get("serial", 0)) + 1
    value = {"decision": Decision.ACCEPTED, "model": to_json(model), "serial": last, "last": last}
    _decide(store, rubric, model.criterion_key, value)


def refuse(store: Store, rubric: Rubric, criterion_key: str) -> None:
    """Let the checks suggest, from now on."""
    before = _entry(store, rubric, criterion_key)
    serial = before.get("serial", 0)
    value = {"decision": Decision.REFUSED, "serial": serial, "last": before.get("last", serial)}
    _decide(store, rubric, criterion_key, value)


def take_back(store: Store, rubric: Rubric, criterion_key: str) -> None:
    """Let the last decision be undone: the one before it holds again, or none. Without any nothing changes."""
    now = _entry(store, rubric, criterion_key)
    if not now:
        return
    earlier = list(now.get("before", ()))
    last = now.get("last", now["serial"])
    value = earlier.pop() if earlier else {"decision": Decision.OPEN, "serial": 0}
    _remember(store, rubric, criterion_key, {**value, "last": last, "before": earlier})


def can_take_back(store: Store, rubric: Rubric) -> frozenset[str]:
    """Criteria with a decision that can be taken back."""
    return frozenset(key for key, one in _kept(store, rubric).items() if one["decision"] != Decision.OPEN)


def note(store: Store, rubric: Rubric, spoken: Mapping[int, Collection[str]]) -> None:
    """Remember for which criteria of these transcripts a model has suggested; for the others it was the checks.

    Args:
        spoken: criterion keys by the transcript's id.
    """
    if not spoken or not _kept(store, rubric):
        return
    told = _told(store, rubric)
    for key in {*told, *(key for keys in spoken.values() for key in keys)}:
        serial, known = _serial(store, rubric, key), told.setdefault(key, {})
        for transcript_id, keys in spoken.items():
            known.pop(str(transcript_id), None)
            if key in keys:
                known[str(transcript_id)] = serial
    store.set_setting(_name(rubric, TOLD), told)


class Speakers:
    """Who made a suggestion, and who makes them now.

    Args:
        versions: of one form, by id; the last one is the newest.
    """

    def __init__(self, store: Store, versions: Mapping[int, Rubric]) -> None:
        newest = list(versions.values())[-1]
        self._now = {
            one.criterion_key: _serial(store, newest, one.criterion_key) for one in accepted(store, newest)
        }
        self._newest_id = list(versions)[-1]
        self._told = {number: _told(store, rubric) for number, rubric in versions.items()}

    def is_current(self, transcript_id: int, version_id: int, old_key: str, key: str) -> bool:
        """Whether a suggestion was made by whoever suggests for that criterion now.

        Args:
            old_key: of the criterion in the version that suggested; `key` in the newest one.
        """
        then: int = self._told[version_id].get(old_key, {}).get(str(transcript_id), 0)
        now = self._now.get(key, 0)
        return then == now and (now == 0 or version_id == self._newest_id)


def _told(store: Store, rubric: Rubric) -> dict[str, dict[str, int]]:
    """Criterion -> transcript id -> which model; 0, or not there: the checks."""
    return store.setting(_name(rubric, TOLD)) or {}


def _serial(store: Store, rubric: Rubric, criterion_key: str) -> int:
    """Which model was accepted last for this criterion, counted from 1; 0 without any."""
    return int(_entry(store, rubric, criterion_key).get("serial", 0))


def _entry(store: Store, rubric: Rubric, criterion_key: str) -> dict[str, Any]:
    """What was decided last; empty before anything was."""
    found: dict[str, Any] = _kept(store, rubric).get(criterion_key, {})
    return found


def _decide(store: Store, rubric: Rubric, criterion_key: str, value: Mapping[str, Any]) -> None:
    now = _entry(store, rubric, criterion_key)
    earlier = list(now.get("before", ()))
    if now:
        earlier.append({name: one for name, one in now.items() if name not in ("before", "last")})
    _remember(store, rubric, criterion_key, {**value, "before": earlier[-MOST_KEPT:]})


def _remember(store: Store, rubric: Rubric, criterion_key: str, value: Mapping[str, Any]) -> None:
    store.set_setting(_name(rubric), {**_kept(store, rubric), criterion_key: dict(value)})


def _kept(store: Store, rubric: Rubric) -> dict[str, Any]:
    return store.setting(_name(rubric)) or {}


def _name(rubric: Rubric, kind: str = LEARNED) -> str:
    return f"{kind}:{rubric.key}:{rubric.version}"
