"""The unit of resumable work: what an engine has heard at once and what it made of it.

Owns the value, its text form and the order in which what was heard may be told. A plan of steps follows from the sound
and the settings alone, so that whoever has kept the steps of an earlier run can go on behind the last of them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from transcription.engines import Segment
from transcription.errors import StepDamagedError
from transcription.model import Word

Part = tuple[int, float, float]
"""Place of a channel among those that were given, start and end in seconds on the recording's own clock."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of an engine's work, done.

    Attributes:
        number: 0-based, in the order of the plan.
        fingerprint: 16 hexadecimal digits of what went in: the engine, its model and settings, the parts and their
            sound. A step is only taken for another run when they are the same.
        heard: the parts that were given to the engine, at least one.
        told: place of a channel and a segment; in time order within what was heard at once, not beyond.
        left: parts of `heard` that the engine has not dealt with: a later step hears them again.
        languages: place of a channel and its language, BCP 47, where this step found it out.
        ahead_s: seconds of speech that are still to be heard after this step, as far as is known; >= 0.
    """

    number: int
    fingerprint: str
    heard: tuple[Part, ...]
    told: tuple[tuple[int, Segment], ...] = ()
    left: tuple[Part, ...] = ()
    languages: tuple[tuple[int, str], ...] = ()
    ahead_s: float = 0.0

    @property
    def done_s(self) -> float:
        """Seconds of sound that this step has dealt with for good."""
        return length_s(self.heard) - length_s(self.left)


def length_s(parts: Iterable[Part]) -> float:
    """Seconds of several parts together."""
    return sum((end_s - start_s for _, start_s, end_s in parts), 0.0)


class Telling:
    """Lets segments out in time order within each channel, each as early as nothing before it can still come.

    A later step hears either what lies behind all that its channel has had, or what an earlier step has left.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[int, Segment]] = []
        self._left: set[Part] = set()

    def keep(self, step: Step) -> tuple[tuple[int, Segment], ...]:
        """Take a step, and give place and segment of everything that can be told now."""
        self._waiting.extend(step.told)
        self._left = (self._left - set(step.heard)) | set(step.left)
        ripe = [one for one in self._waiting if self._is_ripe(*one)]
        self._waiting = [one for one in self._waiting if not self._is_ripe(*one)]
        return tuple(sorted(ripe, key=lambda one: (one[1].start_s, one[1].end_s, one[0])))

    def _is_ripe(self, place: int, segment: Segment) -> bool:
        return all(segment.start_s < start_s for owner, start_s, _ in self._left if owner == place)


def in_order(steps: Iterable[Step]) -> Iterator[tuple[int, Segment]]:
    """Place and segment of all steps, in time order within each channel."""
    telling = Telling()
    for step in steps:
        yield from telling.keep(step)


def to_json(step: Step) -> str:
    """One line that `from_json` makes the very same step of; every number keeps all its digits."""
    body = _text(asdict(step))
    return f'{{"crc32": {zlib.crc32(body.encode())}, "step": {body}}}'


def from_json(text: str) -> Step:
    """Read what `to_json` wrote.

    Raises: StepDamagedError when it is cut, changed or something else.
    """
    try:
        outer = json.loads(text)
        body = outer["step"]
        if zlib.crc32(_text(body).encode()) != outer["crc32"]:
            raise ValueError("its check sum is another one")
        return _step(body)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as err:
        raise StepDamagedError(
            f"A stored part of a transcription is damaged ({err}). It is left out and made again."
        ) from err


def _text(value: object) -> str:
    return json.dumps(value, allow_nan=False)


def _step(body: Mapping[str, Any]) -> Step:
    return Step(
        number=_checked(body["number"], int),
        fingerprint=_checked(body["fingerprint"], str),
        heard=_each(body["heard"], _part),
        told=_each(body["told"], lambda one: (_checked(one[0], int), _segment(one[1]))),
        left=_each(body["left"], _part),
        languages=_each(body["languages"], lambda one: (_checked(one[0], int), _checked(one[1], str))),
        ahead_s=_checked(body["ahead_s"], float),
    )


def _segment(body: Mapping[str, Any]) -> Segment:
    """Fields of one's own that a later version adds have their default where an older one wrote."""
    known = {field.name: body[field.name] for field in fields(Segment) if field.name in body}
    known["words"] = _each(known["words"], _word)
    known["flags"] = tuple(known["flags"])
    _checked(known["start_s"], float), _checked(known["end_s"], float), _checked(known["text"], str)
    return Segment(**known)


def _word(body: Mapping[str, Any]) -> Word:
    return Word(**{field.name: body[field.name] for field in fields(Word) if field.name in body})


def _part(body: Sequence[Any]) -> Part:
    place, start_s, end_s = body
    return _checked(place, int), _checked(start_s, float), _checked(end_s, float)


def _each(values: object, made: Callable[[Any], Value]) -> tuple[Value, ...]:
    return tuple(made(value) for value in _checked(values, list))


def _checked(value: object, kind: type[Value]) -> Value:
    """The value as it is; a truth value is no number."""
    if isinstance(value, bool) or not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
