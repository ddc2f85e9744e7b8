"""What a person may put right in a transcript: words, turns, speakers. Each edit returns a new transcript.

Owns the edits. Nothing that was recorded is ever dropped: what is no speech is marked as such. Imports no audio.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from transcription.errors import CorrectionError
from transcription.model import Role, Transcript, Turn, Word
from transcription.rewording import reworded

NOISE = "noise"
"""Flag of a turn that a person heard to be no speech: its text stays, and nobody is taken to have said it."""

DOUBTS = frozenset({"low_confidence", "repetition", "too_fast", "over_silence", "prompt_echo"})
"""Flags about the text, which end when a person has written it."""

SPEAKER_DOUBTS = frozenset({"speaker_unsure", NOISE, "music"})
"""Flags about who speaks, which end when a person has said it."""


@dataclass(frozen=True, slots=True)
class Reword:
    """Write a turn's text anew."""

    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class Split:
    """Make two turns of one, before this character."""

    turn: int
    character: int


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one turn of this and the next; `role` None keeps the first one's speaker."""

    turn: int
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class SetRole:
    """Say who speaks in these turns."""

    turns: tuple[int, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class SwapRoles:
    """The agent is the customer and the customer the agent, in the whole interaction."""


@dataclass(frozen=True, slots=True)
class MarkNoise:
    """No speech: its text stays, and nobody has said it."""

    turn: int


@dataclass(frozen=True, slots=True)
class MarkNote:
    """Something that the customer never saw, or that they did after all."""

    turn: int
    is_note: bool = True


Edit = Reword | Split | Merge | SetRole | SwapRoles | MarkNoise | MarkNote


def corrected(transcript: Transcript, edit: Edit) -> Transcript:
    """The transcript with one thing put right; version and origin are left to whoever keeps it.

    Raises: CorrectionError when there is no such turn, or the edit would leave a turn without words.
    """
    turns = transcript.turns
    match edit:
        case Reword(place, text):
            return _with(transcript, place, 1, (with_text(_at(turns, place), text),))
        case Split(place, character):
            return _with(transcript, place, 1, split(_at(turns, place), character))
        case Merge(place, role):
            pair = _at(turns, place), _at(turns, place + 1)
            return _with(transcript, place, 2, (merged(*pair, role),))
        case SetRole(places, role):
            return _with_role(transcript, places, role)
        case SwapRoles():
            return replace(transcript, turns=tuple(_swapped(turn) for turn in turns))
        case MarkNoise(place):
            return _with(transcript, place, 1, (_as_noise(_at(turns, place)),))
        case MarkNote(place, is_note):
            return _with(transcript, place, 1, (replace(_at(turns, place), note=is_note),))


def with_text(turn: Turn, text: str) -> Turn:
    """The turn with another text; word times and confidences live on where the words do.

    Raises: CorrectionError for a text without words.
    """
    if not text.strip():
        raise CorrectionError(
            "A turn cannot be without words, because what was recorded is not lost unseen. Mark it as noise instead."
        )
    if text == turn.text:
        return turn
    return replace(turn, text=text, words=reworded(turn, text), flags=_without(turn.flags, DOUBTS))


def split(turn: Turn, character: int) -> tuple[Turn, Turn]:
    """Two turns of the same speaker; white space at the seam goes. A word that is cut shares its time out.

    Raises: CorrectionError when a side would have no words.
    """
    left = turn.text[: max(character, 0)].rstrip()
    right = turn.text[max(character, 0) :].lstrip()
    if not left or not right:
        raise CorrectionError("A turn is split between two of its words. Put the cursor between them.")
    seam = len(turn.text) - len(right)
    first = tuple(_piece(turn, word, 0, len(left)) for word in turn.words if word.start < len(left))
    second = tuple(_piece(turn, word, seam, len(turn.text)) for word in turn.words if word.end > seam)
    until_s, from_s = _seam_s(turn, seam, first, second)
    return (
        replace(turn, text=left, words=first, end_s=until_s),
        replace(turn, text=right, words=tuple(_shifted(word, -seam) for word in second), start_s=from_s),
    )


def merged(turn: Turn, following: Turn, role: Role | None = None) -> Turn:
    """One turn of two. Where the second begins before the first has ended, its words wait until then.

    Args:
        role: who has said it all; None is the first one's speaker.
    Raises: CorrectionError for a note and what the customer saw: they cannot be one.
    """
    if turn.note != following.note:
        raise CorrectionError("An internal note and what the customer saw cannot be one turn.")
    shift = len(turn.text) + 1
    begun_s = turn.words[-1].start_s if turn.words else turn.start_s
    words = (_not_before(_shifted(word, shift), begun_s) for word in following.words)
    speaking = turn
    if role is not None and role is not turn.role:
        name = following.speaker if role is following.role else ""
        speaking = replace(turn, role=role, speaker=name, speaker_confidence=None)
    return replace(
        speaking,
        text=f"{turn.text} {following.text}",
        end_s=_later(turn.end_s, following.end_s),
        channel=turn.channel if turn.channel == following.channel else None,
        words=(*turn.words, *words),
        flags=tuple(dict.fromkeys((*turn.flags, *following.flags))),
    )


def _with(transcript: Transcript, place: int, count: int, turns: tuple[Turn, ...]) -> Transcript:
    kept = transcript.turns
    return replace(transcript, turns=(*kept[:place], *turns, *kept[place + count :]))


def _with_role(transcript: Transcript, places: Collection[int], role: Role) -> Transcript:
    for place in places:
        _at(transcript.turns, place)
    names = Counter(turn.speaker for turn in transcript.turns if turn.role is role and turn.speaker)
    name = names.most_common(1)[0][0] if names else ""
    chosen = set(places)
    turns = tuple(
        _spoken_by(turn, role, name) if place in chosen else turn
        for place, turn in enumerate(transcript.turns)
    )
    return replace(transcript, turns=turns)


def _spoken_by(turn: Turn, role: Role, name: str) -> Turn:
    """The speaker's own name goes along where the source gives names."""
    if turn.role is role and turn.speaker_confidence is None:
        return turn
    speaker = name if turn.speaker and turn.role is not role else turn.speaker
    flags = _without(turn.flags, SPEAKER_DOUBTS)
    return replace(turn, role=role, speaker=speaker, speaker_confidence=None, flags=flags)


def _swapped(turn: Turn) -> Turn:
    other = {Role.AGENT: Role.CUSTOMER, Role.CUSTOMER: Role.AGENT}
    return replace(turn, role=other.get(turn.role, turn.role))


def _as_noise(turn: Turn) -> Turn:
    flags = (*_without(turn.flags, frozenset({NOISE, "speaker_unsure"})), NOISE)
    return replace(turn, role=Role.SYSTEM, speaker="", speaker_confidence=None, flags=flags)


def _at(turns: tuple[Turn, ...], place: int) -> Turn:
    if not 0 <= place < len(turns):
        raise CorrectionError(f"There is no turn {place + 1}; the transcript has {len(turns)}.")
    return turns[place]


def _without(flags: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag not in gone)


def _piece(turn: Turn, word: Word, start: int, end: int) -> Word:
    """The part of a word within these characters, with its share of the time; a part is nobody's measured word."""
    first, last = max(word.start, start), min(word.end, end)
    if turn.text[word.start : first].strip() == "" and turn.text[last : word.end].strip() == "":
        return replace(word, start=first, end=last)
    each_s = (word.end_s - word.start_s) / (word.end - word.start)
    begin_s = word.start_s + each_s * (first - word.start)
    until_s = min(word.start_s + each_s * (last - word.start), word.end_s)
    said = word.original or turn.text[word.start : word.end]
    return Word(first, last, begin_s, max(begin_s, until_s), None, said)


def _seam_s(
    turn: Turn, seam: int, first: tuple[Word, ...], second: tuple[Word, ...]
) -> tuple[float | None, float | None]:
    """When the first part ends and the second begins: by their words, else by the share of the text."""
    if turn.start_s is None:
        return None, None
    end_s = turn.end_s if turn.end_s is not None else turn.start_s
    guess = turn.start_s + (end_s - turn.start_s) * seam / len(turn.text)
    until_s = first[-1].end_s if first else second[0].start_s if second else guess
    from_s = second[0].start_s if second else max(until_s, guess)
    until_s = min(max(until_s, turn.start_s), max(end_s, turn.start_s))
    from_s = min(max(from_s, turn.start_s), max(end_s, turn.start_s))
    return (None if turn.end_s is None else until_s), from_s


def _shifted(word: Word, shift: int) -> Word:
    return replace(word, start=word.start + shift, end=word.end + shift)


def _not_before(word: Word, moment_s: float | None) -> Word:
    if moment_s is None or word.start_s >= moment_s:
        return word
    return replace(word, start_s=moment_s, end_s=max(moment_s, word.end_s))


def _later(one: float | None, other: float | None) -> float | None:
    return max(one, other) if one is not None and other is not None else one if other is None else other
