"""When criteria are shown: what a condition refers to, circles, and which answers a situation hides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rubrics.model import (
    HIDDEN,
    Answer,
    AnswerIs,
    AnswerState,
    Condition,
    Criterion,
    Rubric,
)


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of the interaction that a form is filled in for.

    Attributes:
        channel: "call", "chat", "email", …; None when not known, which hides nothing.
        tags: None when not known, which hides nothing.
    """

    channel: str | None = None
    tags: frozenset[str] | None = None


def mentioned(condition: Condition | None) -> Iterator[AnswerIs]:
    """Every answer that a condition asks for, however deep."""
    if condition is None:
        return
    yield from condition.answers
    for part in (*condition.any_of, *condition.none_of):
        yield from mentioned(part)


def conditions_of(rubric: Rubric) -> dict[str, tuple[Condition, ...]]:
    """Criterion key -> its own condition and its section's; only criteria that have one."""
    found: dict[str, tuple[Condition, ...]] = {}
    for section in rubric.sections:
        for criterion in section.criteria:
            both = tuple(part for part in (section.shown_when, criterion.shown_when) if part is not None)
            if both:
                found[criterion.key] = both
    return found


def depends_on(rubric: Rubric) -> dict[str, frozenset[str]]:
    """Criterion key -> keys of the criteria whose answers decide whether it is shown."""
    return {
        key: frozenset(asked.criterion_key for condition in conditions for asked in mentioned(condition))
        for key, conditions in conditions_of(rubric).items()
    }


def circle(rubric: Rubric) -> tuple[str, ...]:
    """Keys of criteria whose conditions lead back to themselves, the first one repeated at the end.

    Else ().
    """
    needs = depends_on(rubric)
    done: set[str] = set()
    for key in needs:
        found = _circle_from(key, needs, done)
        if found:
            return found
    return ()


def _circle_from(start: str, needs: Mapping[str, frozenset[str]], done: set[str]) -> tuple[str, ...]:
    path: list[str] = []
    waiting = [(start, iter(sorted(needs.get(start, ()))))]
    path.append(start)
    while waiting:
        key, rest = waiting[-1]
        following = next((other for other in rest if other not in done), None)
        if following is None:
            done.add(key)
            waiting.pop()
            path.pop()
        elif following in path:
            return (*path[path.index(following) :], following)
        else:
            path.append(following)
            waiting.append((following, iter(sorted(needs.get(following, ())))))
    return ()


def resolve(
    rubric: Rubric, answers: Mapping[str, Answer], situation: Situation | None = None
) -> dict[str, Answer]:
    """The answers with every criterion HIDDEN whose condition does not hold, and shown again when it does.

    What the situation leaves open (no channel given, say) hides nothing. A mark on a criterion that is now
    hidden is left out here; whoever keeps the marks still has it. The rubric must be free of circles.
    """
    known = situation or Situation()
    found: dict[str, Answer] = {
        key: answer for key, answer in answers.items() if answer.state is not AnswerState.HIDDEN
    }
    conditions = conditions_of(rubric)
    by_key = {criterion.key: criterion for criterion in rubric.criteria()}
    for key in in_order(rubric):
        if key not in conditions:
            continue
        settled = {k: by_key[k].as_key(answer) for k, answer in found.items() if k in by_key}
        verdicts = [holds(condition, settled, known) for condition in conditions[key]]
        if False in verdicts:
            found[key] = HIDDEN
        elif None in verdicts and key in answers:
            found[key] = answers[key]
    return found


def holds(condition: Condition, answers: Mapping[str, Answer], situation: Situation) -> bool | None:
    """Whether a condition holds; None when what it asks for is not known. Bands are answered by their keys."""
    verdicts = [_among(condition.channels, situation.channel), _any_tag(condition.tags, situation.tags)]
    verdicts += [_answered(asked, answers) for asked in condition.answers]
    if condition.any_of:
        verdicts.append(_any([holds(part, answers, situation) for part in condition.any_of]))
    if condition.none_of:
        verdicts.append(_not(_any([holds(part, answers, situation) for part in condition.none_of])))
    return _not(_any([_not(verdict) for verdict in verdicts]))


def in_order(rubric: Rubric) -> Iterator[str]:
    """Criterion keys so that each one comes after those that decide whether it is shown."""
    needs = depends_on(rubric)
    waiting: list[Criterion] = list(rubric.criteria())
    done: set[str] = set()
    while waiting:
        ready = [item for item in waiting if needs.get(item.key, frozenset()) - {item.key} <= done]
        for criterion in ready or waiting:
            yield criterion.key
            done.add(criterion.key)
        waiting = [item for item in waiting if item.key not in done]


def _answered(asked: AnswerIs, answers: Mapping[str, Answer]) -> bool:
    answer = answers.get(asked.criterion_key)
    if answer is None or answer.state is not AnswerState.ANSWERED:
        return answer is not None and answer.state is AnswerState.NOT_APPLICABLE and "na" in asked.values
    values = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    return any(value in asked.values for value in values)


def _among(wanted: tuple[str, ...], found: str | None) -> bool | None:
    if not wanted:
        return True
    return None if found is None else found in wanted


def _any_tag(wanted: tuple[str, ...], found: frozenset[str] | None) -> bool | None:
    if not wanted:
        return True
    return None if found is None else not found.isdisjoint(wanted)


def _any(verdicts: list[bool | None]) -> bool | None:
    if True in verdicts:
        return True
    return None if None in verdicts else False


def _not(verdict: bool | None) -> bool | None:
    return None if verdict is None else not verdict
