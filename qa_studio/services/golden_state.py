"""Whether what is known of the golden set still speaks of the checks and the form that suggest now.

Owns what an item remembers of the checks that its suggestions were made by. Reads; never writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qa_studio.language import tr, trn
from qa_studio.storage import codec
from rubrics.model import Rubric
from scoring.stamp import Stamp, stamp

MADE_BY = "made_by"
"""Of an item: the checks that its suggestions were made by; not there in sets from before that was kept."""
MAP = "map"
"""Of an item: number of the fitted map of confidences that was in force; 0 or not there: none."""


@dataclass(frozen=True, slots=True)
class GoldenState:
    """How far the golden set is behind.

    Attributes:
        items: how many there are.
        outdated: of these, how many were run last with other checks or another form than those in use.
        reasons: what is another one, in words.
        made_by: the checks that the set was run with last; None where that is not known, or is not one version.
        now: the checks that suggest now.
    """

    items: int
    outdated: int
    reasons: tuple[str, ...]
    made_by: Stamp | None
    now: Stamp

    @property
    def words(self) -> str:
        """What is to be done, in a sentence or two; "" when nothing is."""
        if not self.outdated:
            return ""
        behind = trn(
            "{count} interaction of the golden set was run last with other {what}.",
            "{count} interactions of the golden set were run last with other {what}.",
            self.outdated,
            what=", ".join(self.reasons),
        )
        return f"{behind} {tr('Run it, look at what differs, and take that as known.')}"


def state_of(items: Iterable[Mapping[str, Any]], rubric: Rubric, map_number: int) -> GoldenState:
    """Of the set as it is stored.

    Args:
        rubric: the form in use.
        map_number: of its fitted map of confidences in force; 0: none.
    """
    now, whole = stamp(), list(items)
    stamps = [made_by(item) for item in whole]
    why = [_reasons(item, made, rubric, now, map_number) for item, made in zip(whole, stamps, strict=True)]
    behind = [reasons for reasons in why if reasons]
    reasons = tuple(dict.fromkeys(one for found in behind for one in found))
    known = stamps[0] if len(set(stamps)) == 1 else None
    return GoldenState(len(whole), len(behind), reasons, known, now)


def made_by(item: Mapping[str, Any]) -> Stamp | None:
    """What an item's suggestions were made by; None where that was not kept."""
    raw = item.get(MADE_BY)
    return None if raw is None else codec.decode(Stamp, raw)


def stamp_json(map_number: int = 0) -> dict[str, Any]:
    """The checks of now, as an item remembers them."""
    return {MADE_BY: codec.encode(stamp()), MAP: map_number}


def _reasons(
    item: Mapping[str, Any], made: Stamp | None, rubric: Rubric, now: Stamp, map_number: int
) -> tuple[str, ...]:
    other = (tr("checks"),) if made is None else made.differs_from(now)
    is_same_form = tuple(item["rubric"]) == (rubric.key, rubric.version)
    if not is_same_form:
        return (*other, tr("form"))
    return other if item.get(MAP, 0) == map_number else (*other, tr("map of confidences"))
