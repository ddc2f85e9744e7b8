"""How a transcript came to be as it is, in words: one line a version.

Owns those words. Pure; knows no store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qa_studio.language import tr, trn
from qa_studio.speech_rows import VersionRow
from qa_studio.storage.values import TranscriptNote
from transcription.comparing import Comparison, Difference, PieceKind
from transcription.corrections import BY_HAND, is_by_hand
from transcription.model import Origin, Role, Transcript
from transcription.renaming import nothing, restored
from transcription.vocabulary import applied_to

BASE = ("editor", "corrects", "base_engine", "base_model")
"""Settings that a person's version has beside those of the machine whose words it corrects, in their order."""

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
    own = {"draft": tr("the draft engine"), "import": tr("a file")}
    name = own.get(origin.engine) or origin.engine.capitalize()
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
    source = engine_words(origin)
    is_read = origin.engine == "import"
    made = tr("Read from {source}", source=source) if is_read else tr("Written by {engine}", engine=source)
    if before is None:
        return made
    is_of_same_words = [turn.text for turn in before.turns] == [turn.text for turn in now.turns]
    if not is_of_same_words and as_heard(before) == as_heard(now):
        return names_words(before, now)
    if origin.engine != "person" and not is_of_same_words:
        return tr("{made}, anew", made=made)
    return changes_words(Comparison(before, now).differences(), len(now.turns) - len(before.turns), now)


def as_heard(transcript: Transcript) -> tuple[str, list[str]]:
    """Who made the words, and the words without what the vocabulary has put right in them."""
    keeps = is_by_hand if transcript.origin.engine == BY_HAND else nothing
    return transcript.origin.engine, [restored(turn, keeps).text for turn in transcript.turns]


def names_words(before: Transcript, now: Transcript) -> str:
    """What a changed vocabulary has changed."""
    pairs = zip(before.turns, now.turns, strict=True)
    count = _turns(sum(one.text != other.text for one, other in pairs))
    if applied_to(now):
        return tr("Names put right in {turns}", turns=count)
    return tr("Names as they were heard, in {turns}", turns=count)


def changes_words(differences: Sequence[Difference], more_turns: int, now: Transcript) -> str:
    """Differences in a line: "2 turns reworded, 1 turn split, speaker of 3 turns"."""
    reworded = [one for one in differences if one.is_reworded]
    spoken = [one for one in differences if one.role is not one.role_before]
    parts = []
    if reworded:
        parts.append(
            _quoted(reworded) or trn("{count} turn reworded", "{count} turns reworded", len(reworded))
        )
    if more_turns > 0:
        parts.append(trn("{count} turn split off", "{count} turns split off", more_turns))
    elif more_turns < 0:
        parts.append(trn("{count} turn merged", "{count} turns merged", -more_turns))
    if spoken and _is_swap(spoken, now):
        parts.append(tr("agent and customer swapped"))
    elif spoken:
        parts.append(trn("speaker of {count} turn", "speaker of {count} turns", len(spoken)))
    words = ", ".join(parts) or tr("marked otherwise, the same words")
    return words[0].upper() + words[1:]


def _quoted(reworded: Sequence[Difference]) -> str:
    """The words themselves, where it is one place and a short one."""
    pieces = [piece for one in reworded for piece in one.pieces if piece.kind is not PieceKind.SAME]
    gone = [piece.text for piece in pieces if piece.kind is PieceKind.DELETED]
    come = [piece.text for piece in pieces if piece.kind is PieceKind.INSERTED]
    if len(gone) != 1 or len(come) != 1 or len(gone[0]) + len(come[0]) > LONGEST_QUOTE:
        return ""
    return tr("“{before}” is now “{now}”", before=gone[0], now=come[0])


def _is_swap(spoken: Iterable[Difference], now: Transcript) -> bool:
    sides = (Role.AGENT, Role.CUSTOMER)
    turned = {one.turn for one in spoken if {one.role, one.role_before} == set(sides)}
    return len(turned) > 1 and turned == {place for place, turn in enumerate(now.turns) if turn.role in sides}


def _turns(count: int) -> str:
    return trn("{count} turn", "{count} turns", count)
