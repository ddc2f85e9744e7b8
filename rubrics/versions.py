"""Versions of a rubric: what may change when, what a new version keeps of the old one, and a fingerprint.

A draft may change. A published version never does, not even a threshold: evaluations keep the version they
were made under, and old results stand as judged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any

from rubrics.errors import RubricError
from rubrics.model import Criterion, Rubric, Scale, Section, VersionState


class VersionError(RubricError):
    """A step that a version's state does not allow."""


def publish(rubric: Rubric) -> Rubric:
    """The draft as a published version.

    Raises: VersionError when it is no draft.
    """
    if rubric.state is not VersionState.DRAFT:
        raise VersionError(f"{name_of(rubric)} is {rubric.state}; only a draft can be published.")
    return replace(rubric, state=VersionState.PUBLISHED)


def retire(rubric: Rubric) -> Rubric:
    """The published version as one that is no longer offered; what was judged under it stands.

    Raises: VersionError when it is not published.
    """
    if rubric.state is not VersionState.PUBLISHED:
        raise VersionError(f"{name_of(rubric)} is {rubric.state}; only a published version can be retired.")
    return replace(rubric, state=VersionState.RETIRED)


def next_draft(rubric: Rubric) -> Rubric:
    """A draft of the next version, for changes to a version that may not change any more.

    Raises: VersionError when it is a draft itself: that one may be changed as it is.
    """
    if rubric.state is VersionState.DRAFT:
        raise VersionError(f"{name_of(rubric)} is a draft already; change it as it is.")
    kept = (replace(section, criteria=tuple(map(_settled, section.criteria))) for section in rubric.sections)
    return replace(rubric, version=rubric.version + 1, state=VersionState.DRAFT, sections=tuple(kept))


def may_replace(old: Rubric, new: Rubric) -> bool:
    """Whether `new` may stand in for `old` under the same version: for a draft, or when both say the same."""
    return old.state is VersionState.DRAFT or fingerprint(old) == fingerprint(new)


def name_of(rubric: Rubric) -> str:
    """The version as people say it, e.g. "Support core, version 3"."""
    return f"{rubric.title}, version {rubric.version}"


def fingerprint(rubric: Rubric) -> str:
    """SHA-256 (hex) of everything that a version says.

    Its state stays out, for publishing changes no word.
    """
    plain = json.dumps(_plain(replace(rubric, state=VersionState.DRAFT)), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


class Lineage(StrEnum):
    """What became of a criterion. Marks may be compared across SAME, with care across REWORDED, else not."""

    SAME = "same"
    REWORDED = "reworded"
    NEW_SCALE = "new scale"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Descent:
    """One criterion through two versions.

    Attributes:
        old_key: "" when it is new. new_key: "" when it is gone.
        title: in the new version, or in the old one when it is gone.
        changes: in words, e.g. "weight 10 -> 12"; also of a criterion that is SAME: its weight is the
            policy's matter.
    """

    lineage: Lineage
    old_key: str
    new_key: str
    title: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new version changes.

    Attributes:
        descents: in the order of the new form, what is gone at the end.
        changes: of everything else, in words, e.g. "thresholds.interaction 91 -> 90".
    """

    descents: tuple[Descent, ...]
    changes: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all differs."""
        return not self.changes and all(
            one.lineage is Lineage.SAME and not one.changes for one in self.descents
        )


def diff(old: Rubric, new: Rubric) -> Difference:
    """Compare two versions, or two rubrics."""
    before = {criterion.key: (section, criterion) for section, criterion in _rows(old)}
    descents = [_descent(before, section, criterion) for section, criterion in _rows(new)]
    kept = {one.old_key for one in descents}
    gone = [
        Descent(Lineage.GONE, key, "", criterion.title)
        for key, (_, criterion) in before.items()
        if key not in kept
    ]
    return Difference((*descents, *gone), tuple(_form_changes(old, new)))


def lineage_of(versions: Sequence[Rubric], key: str) -> tuple[Descent, ...]:
    """The way of a criterion of the first version through all later ones, one step for each pair.

    It ends early when the criterion is gone. `versions` stand in ascending order.
    """
    found: list[Descent] = []
    for old, new in pairwise(versions):
        step = next((one for one in diff(old, new).descents if one.old_key == key), None)
        if step is None:
            break
        found.append(step)
        if step.lineage is Lineage.GONE:
            break
        key = step.new_key
    return tuple(found)


def linked(versions: Sequence[Rubric]) -> dict[str, str]:
    """Criterion key of the first version -> key in the last one, where marks can be compared all the way.

    A new scale on the way, or an end of it, breaks the link: rounds may only be linked by what is in here.
    """
    found: dict[str, str] = {}
    comparable = (Lineage.SAME, Lineage.REWORDED)
    for criterion in versions[0].criteria() if versions else ():
        steps = lineage_of(versions, criterion.key)
        if len(steps) == len(versions) - 1 and all(step.lineage in comparable for step in steps):
            found[criterion.key] = steps[-1].new_key if steps else criterion.key
    return found


def _settled(criterion: Criterion) -> Criterion:
    """`replaces` speaks of the version before; in the next one the key is the criterion's own."""
    return replace(criterion, replaces="")


def _rows(rubric: Rubric) -> Iterator[tuple[Section, Criterion]]:
    for section in rubric.sections:
        for criterion in section.criteria:
            yield section, criterion


def _descent(before: dict[str, tuple[Section, Criterion]], section: Section, criterion: Criterion) -> Descent:
    old_key = criterion.replaces if criterion.replaces in before else criterion.key
    if old_key not in before:
        return Descent(Lineage.NEW, "", criterion.key, criterion.title)
    old_section, old = before[old_key]
    changes = tuple(_criterion_changes(old_section, old, section, criterion))
    return Descent(_lineage(old, criterion), old_key, criterion.key, criterion.title, changes)


def _lineage(old: Criterion, new: Criterion) -> Lineage:
    if _measure(old.scale) != _measure(new.scale):
        return Lineage.NEW_SCALE
    return Lineage.SAME if _wording(old) == _wording(new) else Lineage.REWORDED


def _measure(scale: Scale) -> Any:
    """What makes two marks the same mark: kind, keys and what they are worth, without words."""
    options = [(o.key, o.fraction, o.below, o.points) for o in scale.options]
    return scale.kind, scale.minimum, scale.maximum, scale.step, scale.unit, options


def _wording(criterion: Criterion) -> Any:
    options = [(o.label, o.anchor, o.examples) for o in criterion.scale.options]
    return criterion.title, criterion.guidance, options


_SAID_BY_LINEAGE = {"scale", "title", "guidance", "replaces", "key"}


def _criterion_changes(
    old_section: Section, old: Criterion, section: Section, new: Criterion
) -> Iterator[str]:
    if old.key != new.key:
        yield f"key {old.key} -> {new.key}"
    if old_section.key != section.key:
        yield f"section {old_section.key} -> {section.key}"
    if old.title != new.title:
        yield f"title “{old.title}” -> “{new.title}”"
    if _measure(old.scale) != _measure(new.scale):
        yield f"scale {_scale_words(old.scale)} -> {_scale_words(new.scale)}"
    elif _wording(old)[1:] != _wording(new)[1:]:
        yield "guidance or anchors reworded"
    yield from _field_changes("", old, new, _SAID_BY_LINEAGE)


def _scale_words(scale: Scale) -> str:
    if scale.options:
        return f"{scale.kind} ({', '.join(option.key for option in scale.options)})"
    return (
        f"{scale.kind} ({scale.minimum:f} to {scale.maximum:f})"
        if scale.maximum is not None
        else str(scale.kind)
    )


def _form_changes(old: Rubric, new: Rubric) -> Iterator[str]:
    yield from _field_changes("", old, new, {"sections", "policy", "thresholds", "state"})
    yield from _field_changes("policy.", old.policy, new.policy, set())
    yield from _field_changes("thresholds.", old.thresholds, new.thresholds, set())
    before = {section.key: section for section in old.sections}
    for section in new.sections:
        if section.key not in before:
            yield f"section {section.key} is new"
        else:
            path = f"sections.{section.key}."
            yield from _field_changes(path, before[section.key], section, {"criteria", "key"})
    kept = {section.key for section in new.sections}
    yield from (f"section {key} is gone" for key in before if key not in kept)
    yield from _order_changes(old, new)


def _order_changes(old: Rubric, new: Rubric) -> Iterator[str]:
    before = [section.key for section in old.sections]
    after = [section.key for section in new.sections]
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield f"order of sections {', '.join(before)} -> {', '.join(after)}"
    inner_before = [criterion.key for criterion in old.criteria()]
    inner_after = [criterion.replaces or criterion.key for criterion in new.criteria()]
    both = set(inner_before) & set(inner_after)
    if [key for key in inner_before if key in both] != [key for key in inner_after if key in both]:
        yield "order of criteria"


def _field_changes(path: str, old: Any, new: Any, without: set[str]) -> Iterator[str]:
    for one in fields(old):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if one.name not in without and before != after:
            yield f"{path}{one.name} {_said(before)} -> {_said(after)}"


def _said(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if value is None or value == "" or value == ():
        return "none"
    if isinstance(value, tuple) and not any(is_dataclass(item) for item in value):
        return ", ".join(map(str, value))
    if isinstance(value, (tuple, dict)) or is_dataclass(value):
        return "(changed)"
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _plain(value: Any) -> Any:
    """Dataclasses as maps without defaults, so that a field that is added later changes no fingerprint."""
    if is_dataclass(value):
        found = {
            one.name: getattr(value, one.name)
            for one in fields(value)
            if getattr(value, one.name) != one.default
        }
        return {key: _plain(item) for key, item in found.items()}
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value
