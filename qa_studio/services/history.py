"""How a transcript came to be as it is, in words: one line a version.

Owns those words. Pure; knows no store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qa_studio.rows import VersionRow
from qa_studio.storage.values import TranscriptNote
from transcription.comparing import Comparison, Difference, PieceKind
from transcription.corrections import BY_HAND, is_by_hand
from transcription.model import Origin, Role, Transcript
from transcription.renaming import nothing, restored
from transcription.vocabulary import applied_to

BASE = ("editor", "corrects", "base_engine", "base_model")
"""Settings that a person's version has beside those of the machine whose words it corrects, in their order."""

ENGINES = {"draft": "the draft engine", "whisper": "Whisper", "import": "a file"}
LONGEST_QUOTE = 30
"""Letters of a single changed word or two that are shown in a summary."""


def machine_of(origin: Origin) -> Origin:
    """What made the words that a person corrected; the origin itself when no person did."""
    if origin.engine != "person":
        return origin
    known = dict(origin.settings)
    rest = tuple(pair for pair in origin.settings if pair[0] not in BASE)
    return Origin(known.get("base_engine", ""), known.get("base_model", ""), rest, origin.is_draft)


def editor_of(origin: Origin) -> str:
    """Who corrected it by hand; "" when no person did."""
    return dict(origin.settings).get("editor", "") if origin.engine == "person" else ""


def engine_words(origin: Origin) -> str:
    """The engine and its model as they are told: "Whisper base"."""
    name = ENGINES.get(origin.engine, origin.engine.capitalize())
    model = f" ({origin.model})" if origin.engine == "import" else f" {origin.model}"
    return f"{name}{model}" if origin.model and origin.engine != "draft" else name


def history(notes: Sequence[TranscriptNote], transcripts: Mapping[int, Transcript]) -> tuple[VersionRow, ...]:
    """A row for each version, newest first."""
    rows = []
    before: Transcript | None = None
    for note in notes:
        now = transcripts[note.id]
        summary = version_words(before, now)
        rows.append(VersionRow(note.version, note.created_at, note.origin, editor_of(note.origin), summary))
        before = now
    return tuple(reversed(rows))


def version_words(before: Transcript | None, now: Transcript) -> str:
    """What a version is, beside the one before it."""
    origin = now.origin
    made = (
        f"Read from {engine_words(origin)}"
        if origin.engine == "import"
        else f"Written by {engine_words(origin)}"
    )
    if before is None:
        return made
    is_of_same_words = [turn.text for turn in before.turns] == [turn.text for turn in now.turns]
    if not is_of_same_words and as_heard(before) == as_heard(now):
        return names_words(before, now)
    if origin.engine != "person" and not is_of_same_words:
        return f"{made}, anew"
    return changes_words(Comparison(before, now).differences(), len(now.turns) - len(before.turns), now)


def as_heard(transcript: Transcript) -> tuple[str, list[str]]:
    """Who made the words, and the words without what the vocabulary has put right in them."""
    keeps = is_by_hand if transcript.origin.engine == BY_HAND else nothing
    return transcript.origin.engine, [restored(turn, keeps).text for turn in transcript.turns]


def names_words(before: Transcript, now: Transcript) -> str:
    """What a changed vocabulary has changed."""
    pairs = zip(before.turns, now.turns, strict=True)
    count = _turns(sum(one.text != other.text for one, other in pairs))
    return f"Names put right in {count}" if applied_to(now) else f"Names as they were heard, in {count}"


def changes_words(differences: Sequence[Difference], more_turns: int, now: Transcript) -> str:
    """Differences in a line: "2 turns reworded, 1 turn split, speaker of 3 turns"."""
    reworded = [one for one in differences if one.is_reworded]
    spoken = [one for one in differences if one.role is not one.role_before]
    parts = []
    if reworded:
        parts.append(_quoted(reworded) or f"{_turns(len(reworded))} reworded")
    if more_turns > 0:
        parts.append(f"{_turns(more_turns)} split off")
    elif more_turns < 0:
        parts.append(f"{_turns(-more_turns)} merged")
    if spoken and _is_swap(spoken, now):
        parts.append("agent and customer swapped")
    elif spoken:
        parts.append(f"speaker of {_turns(len(spoken))}")
    words = ", ".join(parts) or "marked otherwise, the same words"
    return words[0].upper() + words[1:]


def _quoted(reworded: Sequence[Difference]) -> str:
    """The words themselves, where it is one place and a short one."""
    pieces = [piece for one in reworded for piece in one.pieces if piece.kind is not PieceKind.SAME]
    gone = [piece.text for piece in pieces if piece.kind is PieceKind.DELETED]
    come = [piece.text for piece in pieces if piece.kind is PieceKind.INSERTED]
    if len(gone) != 1 or len(come) != 1 or len(gone[0]) + len(come[0]) > LONGEST_QUOTE:
        return ""
    return f"“{gone[0]}” is now “{come[0]}”"


def _is_swap(spoken: Iterable[Difference], now: Transcript) -> bool:
    sides = (Role.AGENT, Role.CUSTOMER)
    turned = {one.turn for one in spoken if {one.role, one.role_before} == set(sides)}
    return len(turned) > 1 and turned == {place for place, turn in enumerate(now.turns) if turn.role in sides}


def _turns(count: int) -> str:
    return f"{count} turn" if count == 1 else f"{count} turns"
