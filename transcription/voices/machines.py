"""What no person says on the line: hold music, menus, voicemail. Owns the wording of machines, and what becomes of it.

A rule here must never take a person's words for a machine's: one phrase that a person might say is not enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from transcription.activity import Stretch
from transcription.audio import Sound
from transcription.engines import Segment
from transcription.model import Role, Turn, Word
from transcription.turns import Heard, assembled
from transcription.voices.cutting import cut
from transcription.voices.music import music

MUSIC_FLAG = "music"
MUSIC_TEXT = "[music]"
"""Stands for music in which the engine heard no words."""

_DIGIT = r"(?:one|two|three|four|five|six|seven|eight|nine|zero|pound|hash|star|[0-9#*])"
_STAFF = r"(?:agent|representative|advis[eo]r|operator|associate|colleague)s?"
WORDING = (
    (2.0, r"\bplease leave (?:a|your|us a) (?:short |brief )?(?:voice )?message\W*$"),
    (
        2.0,
        r"\bleave (?:a|your|us a) (?:short |brief )?(?:voice )?message (?:after|at) the (?:tone|beep|signal)\b",
    ),
    (2.0, r"\byour call is (?:very )?important to us\b"),
    (2.0, rf"\ball (?:of )?our (?:\w+ )?(?:{_STAFF}|lines) are (?:currently |still |all )?busy\b"),
    (2.0, rf"\bplease (?:hold|wait|stay on the line) for the next (?:available|free) {_STAFF}\b"),
    (
        2.0,
        r"\bthe (?:number|person|subscriber) you (?:have dialled|have dialed|dialled|dialed|are calling) is\b",
    ),
    (1.0, rf"\b(?:for|to) (?:\w+ ){{0,5}}\w+,? press {_DIGIT}(?!\w)"),
    (1.0, rf"\bpress {_DIGIT},? (?:for|to|now)\b"),
    (1.0, r"\bplease leave (?:a|your|us a) (?:short |brief )?(?:voice )?message\b(?!\W*$)"),
    (1.0, r"\bleave your name\b"),
    (1.0, r"\byou have reached\b"),
    (1.0, r"\b(?:after|at) the (?:tone|beep)\b"),
    (1.0, r"\b(?:voice ?mail|mailbox|answering machine)\b"),
    (1.0, r"\bmain menu\b"),
    (1.0, r"\bnot available (?:right now|at the moment|to take your call)\b"),
    (1.0, r"\bour (?:office|opening|business) hours are\b"),
    (1.0, r"\blisten (?:carefully )?to the following options\b"),
)
ENOUGH = 2.0
"""Weight of each time a pattern is found, chosen. What weighs 1 a person may say as well: "to skip it, press one"."""

NEXT_WITHIN_S = 3.0
"""A machine goes on within this time: a menu's options weigh together, though each is heard by itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was heard, divided.

    Attributes:
        people: what people said, in the order in which it came.
        turns: music and announcements as turns of the SYSTEM, in time order for each channel.
        stretches: when they sound, in time order for each channel.
    """

    people: tuple[Heard, ...]
    turns: tuple[Turn, ...]
    stretches: tuple[Stretch, ...]


def divided(heard: Iterable[Heard], sound: Sound, channel: int | None) -> Line:
    """Divide what was heard on one channel between people and machines.

    Args: channel: 0-based; None for sound that the speakers share.
    """
    played = music(sound)
    parts = [Heard(part, channel) for one in heard for part in _cut_at(one.segment, played)]
    over_music = [one for one in parts if _is_within(one.segment, played)]
    spoken = [one for one in parts if not _is_within(one.segment, played)]
    is_machine = _announced([one.segment for one in spoken])
    announced = [one for one, machine in zip(spoken, is_machine, strict=True) if machine]
    people = tuple(one for one, machine in zip(spoken, is_machine, strict=True) if not machine)
    turns = (*_music_turns(played, over_music, channel), *_turns(announced))
    spans = (*played, *(Stretch(one.segment.start_s, one.segment.end_s) for one in announced))
    ordered = tuple(sorted(spans, key=lambda stretch: stretch.start_s))
    return Line(people, tuple(sorted(turns, key=lambda turn: turn.start_s or 0.0)), ordered)


def is_announcement(text: str) -> bool:
    """Whether a machine says this, by its wording alone."""
    return _weight(text) >= ENOUGH


def _weight(text: str) -> float:
    return sum(weight * len(re.findall(pattern, text, re.IGNORECASE)) for weight, pattern in WORDING)


def _announced(segments: Sequence[Segment]) -> list[bool]:
    """Of each segment: has a machine's wording, and enough of it together with those right before and after."""
    weights = [_weight(segment.text) for segment in segments]
    together = list(weights)
    for place, (one, following) in enumerate(pairwise(segments)):
        if following.start_s - one.end_s < NEXT_WITHIN_S:
            together[place] += weights[place + 1]
            together[place + 1] += weights[place]
    return [own > 0 and total >= ENOUGH for own, total in zip(weights, together, strict=True)]


def _cut_at(segment: Segment, played: Sequence[Stretch]) -> Iterator[Segment]:
    """The segment cut where music begins or ends; whole when its words have no times."""
    if not segment.words or not played:
        yield segment
        return
    owners = [_is_within(word, played) for word in segment.words]
    yield from (part for _, part in cut(segment, owners))


def _is_within(timed: Segment | Word, stretches: Iterable[Stretch]) -> bool:
    middle_s = (timed.start_s + timed.end_s) / 2
    return any(stretch.start_s <= middle_s <= stretch.end_s for stretch in stretches)


def _music_turns(
    played: Iterable[Stretch], over_music: Sequence[Heard], channel: int | None
) -> Iterator[Turn]:
    """One turn for each stretch of music. What an engine hears in music is most often not there, but is shown."""
    for stretch in played:
        inside = [one for one in over_music if _is_within(one.segment, (stretch,))]
        if not inside:
            yield _of_system(
                Turn(Role.SYSTEM, MUSIC_TEXT, stretch.start_s, stretch.end_s, channel=channel), True
            )
        for turn in assembled(inside, {}):
            yield _of_system(turn, True)


def _turns(announced: Sequence[Heard]) -> Iterator[Turn]:
    for turn in assembled(announced, {}):
        yield _of_system(turn, False)


def _of_system(turn: Turn, is_music: bool) -> Turn:
    return replace(turn, role=Role.SYSTEM, flags=(*turn.flags, MUSIC_FLAG) if is_music else turn.flags)
