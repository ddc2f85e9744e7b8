"""Transcripts corrected by people: every correction is a version, and every version stays.

Owns what a corrected transcript says of where it came from, and that a draft moves only with its quotes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.services.history import editor_of, history, machine_of
from qa_studio.services.listening import Listening
from qa_studio.services.quotes import MovedQuote, carried_marks, moved_quotes
from qa_studio.services.typing_drafts import TypingDrafts
from qa_studio.speech_rows import VersionRow
from qa_studio.storage.corrections import OvertakenError
from qa_studio.storage.store import Store
from qa_studio.storage.values import (
    AgentGuess,
    DraftContent,
    EvaluatorName,
    MovedDraft,
    StoredEvaluation,
    StoredTranscript,
)
from transcription.comparing import Comparison, Difference, Piece, PieceKind
from transcription.correcting import (
    Edit,
    MarkNoise,
    MarkNote,
    Merge,
    Reword,
    SetRole,
    Split,
    SwapRoles,
    corrected,
)
from transcription.errors import CorrectionError
from transcription.model import Origin, Role, Transcript, Turn

if TYPE_CHECKING:
    from transcription.activity import Stretch

__all__ = [
    "Correcting",
    "CorrectionError",
    "Difference",
    "Edit",
    "MarkNoise",
    "MarkNote",
    "Merge",
    "MoveOffer",
    "OvertakenError",
    "Piece",
    "PieceKind",
    "Reword",
    "Saved",
    "SetRole",
    "Split",
    "Standing",
    "SwapRoles",
    "corrected",
]

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Saved:
    """A correction in the workspace.

    Attributes:
        moves: the quotes of the editor's own draft that went along with it.
    """

    transcript: Transcript
    moves: tuple[MovedQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveOffer:
    """A draft that speaks of an older version, and what would become of its quotes in the newest.

    Attributes:
        editor: who made the newest version; "" when no person did.
    """

    from_version: int
    to_version: int
    editor: str
    created_at: datetime
    moves: tuple[MovedQuote, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be said of a version beside its words.

    Attributes:
        version: the one that is looked at. newest: the newest one's number.
        editor: who corrected it; "" when no person did.
        offer: a draft that may move to the newest version; None when there is nothing to move.
    """

    version: int
    newest: int
    created_at: datetime
    editor: str
    offer: MoveOffer | None = None


class Correcting:
    """Keeps corrections, shows how a transcript came to be, and takes drafts along.

    Attributes:
        typing: words of a turn that are being written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listening = Listening(store)
        self.typing = TypingDrafts(store)
        self._last: tuple[int, StoredTranscript] | None = None

    def open(self, interaction_id: int) -> Transcript:
        """The newest version: the one that can be corrected.

        Raises: StudioError before transcription.
        """
        return self._newest(interaction_id).transcript

    def save(self, interaction_id: int, base_version: int, transcript: Transcript, editor: str) -> Saved:
        """Keep a corrected transcript as the next version; on disk when this returns.

        A draft of the editor's own that speaks of the corrected version goes along, its quotes with it; all other
        evaluations go on speaking of theirs. What changes nothing makes no version.

        Args:
            base_version: what was corrected; it must be the newest.
            transcript: its turns; version and origin are given here.
        Raises: OvertakenError when there is a newer version; StudioError without an editor's name.
        """
        if not editor.strip():
            raise StudioError(tr("A correction needs a name: say who you are in the menu of the workspace."))
        base = self._base(interaction_id, base_version)
        if base.transcript.version == base_version and base.transcript.turns == transcript.turns:
            return Saved(base.transcript)
        origin = _by_person(base.transcript, editor.strip())
        made = replace(transcript, origin=origin)
        draft, moves = self._draft(interaction_id, editor, base, made)
        guess = _guess(base.guess, base.transcript, made)
        stored = self._store.save_correction(interaction_id, base_version, made, guess, draft)
        if guess.channel is not None and guess.channel != base.guess.channel:
            self._store.set_agent_channel(interaction_id, guess.channel)
        self._last = interaction_id, stored
        return Saved(stored.transcript, moves)

    def edit(self, interaction_id: int, edits: Sequence[Edit], editor: str) -> Saved:
        """Put these things right in the newest version, one after the other, as one new version.

        Raises: CorrectionError when one cannot be done; nothing was changed then. Else as `save`.
        """
        base = self.open(interaction_id)
        made = base
        for edit in edits:
            made = corrected(made, edit)
        return self.save(interaction_id, base.version, made, editor)

    def versions(self, interaction_id: int) -> tuple[VersionRow, ...]:
        """Every version with what it changed, newest first."""
        notes = self._store.transcript_versions(interaction_id)
        return history(notes, self._store.transcripts_of(tuple(note.id for note in notes)))

    def standing(self, interaction_id: int, evaluator: str, version: int) -> Standing:
        """Where this version stands among the others, and whether the evaluator's draft may move on.

        Raises: StudioError when there is no such version.
        """
        notes = self._store.transcript_versions(interaction_id)
        note = next((note for note in notes if note.version == version), None)
        if note is None:
            raise _no_version(version)
        offer = self.offer(interaction_id, evaluator)
        return Standing(version, notes[-1].version, note.created_at, editor_of(note.origin), offer)

    def transcript(self, interaction_id: int, version: int) -> Transcript:
        """One version, as it was and stays.

        Raises: StudioError when there is no such version.
        """
        for note in self._store.transcript_versions(interaction_id):
            if note.version == version:
                return self._store.transcript(note.id).transcript
        raise StudioError(
            tr(
                "This transcript has no version {version}. Its history lists those that there are.",
                version=version,
            )
        )

    def differences(self, interaction_id: int, old: int, new: int) -> tuple[Difference, ...]:
        """Every turn of version `new` that is not as in `old`."""
        return Comparison(
            self.transcript(interaction_id, old), self.transcript(interaction_id, new)
        ).differences()

    def revert(self, interaction_id: int, version: int, editor: str) -> Saved:
        """Make the words of an older version the newest again; nothing in between is lost."""
        newest = self.open(interaction_id)
        return self.save(interaction_id, newest.version, self.transcript(interaction_id, version), editor)

    def offer(self, interaction_id: int, evaluator: str) -> MoveOffer | None:
        """What moving this evaluator's draft to the newest version would mean; None when there is nothing to move."""
        found = self._movable(interaction_id, evaluator)
        if found is None:
            return None
        draft, pinned, newest = found
        note = self._store.transcript_versions(interaction_id)[-1]
        moves = moved_quotes(draft.marks, pinned.transcript, newest.transcript)
        versions = pinned.transcript.version, newest.transcript.version
        return MoveOffer(*versions, editor_of(note.origin), note.created_at, moves)

    def move(self, interaction_id: int, evaluator: str) -> MoveOffer | None:
        """Let the draft speak of the newest version; quotes that are lost leave it, marks stay.

        Returns: what became of the quotes; None when there was nothing to move.
        """
        offer, found = self.offer(interaction_id, evaluator), self._movable(interaction_id, evaluator)
        if offer is None or found is None:
            return None
        draft, _, newest = found
        marks = carried_marks(draft.marks, offer.moves)
        content = DraftContent(draft.rubric_version_id, newest.id, marks, draft.comment)
        self._store.save_draft(interaction_id, draft.evaluator, content)
        return offer

    def alike(
        self, interaction_id: int, transcript: Transcript, turn: int, was: Role, context: JobContext
    ) -> tuple[int, ...]:
        """Turns that had the same wrong speaker and sound like this one, most alike first.

        Args:
            turn: the corrected turn. was: its speaker before.
        Returns: () for recordings that keep the two sides apart, and where voices cannot be told apart.
        Raises: StudioError, AudioUnreadableError when the recording is not there or gives no sound; JobCancelled.
        """
        from transcription import audio, channels
        from transcription.voices.likeness import look_alikes

        recording = audio.read(self._listening.source(interaction_id))
        context.report(0.3, tr("Listening for turns that sound alike"))
        layout = channels.layout(recording)
        if not layout.shared:
            return ()
        sound = recording.channel(layout.indexes[0])
        context.report(0.4)
        found = look_alikes(sound, transcript.turns, turn, was, _machines(transcript))
        context.report(1.0)
        return tuple(one.turn for one in found)

    def _base(self, interaction_id: int, version: int) -> StoredTranscript:
        """What is corrected: as it was written a moment ago, because a version never changes, else the newest."""
        last = self._last
        if last is not None and (last[0], last[1].transcript.version) == (interaction_id, version):
            return last[1]
        return self._newest(interaction_id)

    def _newest(self, interaction_id: int) -> StoredTranscript:
        newest = self._store.newest_transcript(interaction_id)
        if newest is None:
            raise StudioError(tr("There is no transcript to correct yet. Transcribe the interaction first."))
        return newest

    def _draft(
        self, interaction_id: int, editor: str, base: StoredTranscript, made: Transcript
    ) -> tuple[MovedDraft | None, tuple[MovedQuote, ...]]:
        """The editor's own draft in the words of the new version, when it speaks of the one that was corrected."""
        found = self._store.evaluation(interaction_id, EvaluatorName(editor))
        if found is None or found.submitted_at is not None or found.transcript_id is None:
            return None, ()
        pinned = self._store.transcript(found.transcript_id)
        if [turn.text for turn in pinned.transcript.turns] != [turn.text for turn in base.transcript.turns]:
            return None, ()
        moves = moved_quotes(found.marks, base.transcript, made)
        marks = carried_marks(found.marks, moves)
        content = DraftContent(found.rubric_version_id, None, marks, found.comment)
        return MovedDraft(found.evaluator, content), moves

    def _movable(
        self, interaction_id: int, evaluator: str
    ) -> tuple[StoredEvaluation, StoredTranscript, StoredTranscript] | None:
        draft = self._store.evaluation(interaction_id, EvaluatorName(evaluator))
        newest = self._store.newest_transcript(interaction_id)
        if draft is None or draft.submitted_at is not None or draft.transcript_id is None or newest is None:
            return None
        pinned = self._store.transcript(draft.transcript_id)
        same = [turn.text for turn in pinned.transcript.turns] == [
            turn.text for turn in newest.transcript.turns
        ]
        return None if pinned.id == newest.id or same else (draft, pinned, newest)


def _no_version(version: int) -> StudioError:
    return StudioError(
        tr(
            "This transcript has no version {version}. Its history lists those that there are.",
            version=version,
        )
    )


def _by_person(base: Transcript, editor: str) -> Origin:
    """Who corrected which version, and the machine and its settings that the words come from in the end."""
    machine = machine_of(base.origin)
    settings = (
        ("editor", editor),
        ("corrects", str(base.version)),
        ("base_engine", machine.engine),
        ("base_model", machine.model),
        *machine.settings,
    )
    return Origin(PERSON, "", settings, base.origin.is_draft)


def _guess(guess: AgentGuess, base: Transcript, made: Transcript) -> AgentGuess:
    """The agent's channel after a correction: another one only when a person turned the sides round."""
    if guess.channel is None or not _is_turned(base.turns, made.turns):
        return guess
    letters: Counter[int] = Counter()
    for turn in made.turns:
        if turn.role is Role.AGENT and turn.channel is not None:
            letters[turn.channel] += len(turn.text)
    channel = letters.most_common(1)[0][0] if letters else guess.channel
    return guess if channel == guess.channel else AgentGuess(channel)


def _is_turned(base: Sequence[Turn], made: Sequence[Turn]) -> bool:
    other = {Role.AGENT: Role.CUSTOMER, Role.CUSTOMER: Role.AGENT}
    return len(base) == len(made) and all(
        other.get(one.role, one.role) is two.role for one, two in zip(base, made, strict=True)
    )


def _machines(transcript: Transcript) -> list[Stretch]:
    """When music and announcements sound."""
    from transcription.activity import Stretch

    system = [turn for turn in transcript.turns if turn.role is Role.SYSTEM]
    return [
        Stretch(turn.start_s, turn.end_s)
        for turn in system
        if turn.start_s is not None and turn.end_s is not None and turn.end_s > turn.start_s
    ]
