"""Whether a criterion's condition can hold at all, found by trying what the conditions ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations, islice, product

from rubrics.conditions import Situation, circle, conditions_of, depends_on, holds, mentioned, resolve
from rubrics.model import NOT_APPLICABLE, Answer, AnswerState, Condition, Criterion, Rubric, ScaleKind

MOST_TRIES = 4_000  # a condition over more combinations than this is believed


def unreachable(rubric: Rubric) -> tuple[str, ...]:
    """Keys of criteria that no situation and no answers show. A rubric with a circle is not looked at."""
    if circle(rubric):
        return ()
    return tuple(key for key in conditions_of(rubric) if not _reachable(rubric, key))


def _reachable(rubric: Rubric, key: str) -> bool:
    small = _only(rubric, _closure(rubric, key))
    own = conditions_of(small)[key]
    tries = list(islice(_cases(small), MOST_TRIES + 1))
    if len(tries) > MOST_TRIES:
        return True
    for answers, situation in tries:
        settled = resolve(small, answers, situation)
        if all(holds(condition, settled, situation) for condition in own):
            return True
    return False


def _closure(rubric: Rubric, key: str) -> set[str]:
    needs, found, waiting = depends_on(rubric), {key}, [key]
    while waiting:
        new = needs.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += new
    return found


def _only(rubric: Rubric, keys: set[str]) -> Rubric:
    sections = (
        replace(section, criteria=tuple(item for item in section.criteria if item.key in keys))
        for section in rubric.sections
    )
    return replace(rubric, sections=tuple(section for section in sections if section.criteria))


def _cases(rubric: Rubric) -> Iterator[tuple[dict[str, Answer], Situation]]:
    conditions = tuple(chain.from_iterable(conditions_of(rubric).values()))
    asked: dict[str, set[str]] = {}
    for one in chain.from_iterable(map(mentioned, conditions)):
        asked.setdefault(one.criterion_key, set()).update(one.values)
    by_key = {criterion.key: criterion for criterion in rubric.criteria()}
    keys = [key for key in asked if key in by_key]
    choices = [list(_answers(by_key[key], asked[key])) for key in keys]
    for situation in _situations(conditions):
        for picked in product(*choices):
            yield dict(zip(keys, picked, strict=True)), situation


def _answers(criterion: Criterion, asked: set[str]) -> Iterator[Answer]:
    """One answer for each that is asked for, and one other."""
    known = [option.key for option in criterion.scale.options]
    wanted = [key for key in known if key in asked] + [key for key in known if key not in asked][:1]
    if criterion.scale.kind is ScaleKind.CHOICES:
        sets = chain.from_iterable(combinations(wanted, count) for count in range(len(wanted) + 1))
        yield from (Answer(AnswerState.ANSWERED, chosen) for chosen in sets)
    else:
        yield from (Answer(AnswerState.ANSWERED, key) for key in wanted)
    if criterion.na_allowed:
        yield NOT_APPLICABLE


def _situations(conditions: tuple[Condition, ...]) -> Iterator[Situation]:
    parts = list(chain.from_iterable(map(_all_parts, conditions)))
    channels = {channel for part in parts for channel in part.channels}
    tags = sorted({tag for part in parts for tag in part.tags})
    for channel in (*sorted(channels), "another"):
        for count in range(len(tags) + 1):
            yield from (Situation(channel, frozenset(some)) for some in combinations(tags, count))


def _all_parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    for part in (*condition.any_of, *condition.none_of):
        yield from _all_parts(part)
