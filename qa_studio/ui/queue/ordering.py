"""Order of the queue: what a drag or a key makes of it, and the fewest single moves that lead there. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

Move = tuple[int, int]
"""Id of a job, and its place afterwards, 1 for the first."""


def dropped(order: Sequence[int], ids: Collection[int], before: int) -> list[int]:
    """The order after these ids were let fall together before the place `before`, 0-based, of the old order."""
    taken = [one for one in order if one in ids]
    above = [one for one in order[:before] if one not in ids]
    below = [one for one in order[before:] if one not in ids]
    return [*above, *taken, *below]


def stepped(order: Sequence[int], ids: Collection[int], step: int) -> list[int]:
    """The order after each of these ids went one place up (-1) or down (1); at an end they stay and close up."""
    made = list(order) if step < 0 else list(reversed(order))
    for place in range(1, len(made)):
        if made[place] in ids and made[place - 1] not in ids:
            made[place - 1], made[place] = made[place], made[place - 1]
    return made if step < 0 else made[::-1]


def moves(before: Sequence[int], after: Sequence[int]) -> list[Move]:
    """Single moves that make `after` out of `before`, one after the other; both hold the same ids."""
    return min((_moves(before, after, is_upward) for is_upward in (True, False)), key=len)


def _moves(before: Sequence[int], after: Sequence[int], is_upward: bool) -> list[Move]:
    now, made = list(before), []
    places = range(len(after)) if is_upward else range(len(after) - 1, -1, -1)
    for place in places:
        if now[place] != after[place]:
            now.remove(after[place])
            now.insert(place, after[place])
            made.append((after[place], place + 1))
    return made
