"""What the review page asks of the services, and nothing more. No Qt.

The page is handed objects of `qa_studio.services`; these are the shapes that it relies on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa_studio.jobs.context import JobContext
from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.rows import BatchReport, Channel, InteractionRow, Measured, ReviewSheet
from qa_studio.services.bookmarks import Selection
from qa_studio.services.correcting import Difference, MoveOffer, Saved, Standing
from qa_studio.services.outlines import Outline
from qa_studio.services.review_places import Place
from qa_studio.services.revisions import Revision
from qa_studio.services.typing_drafts import Typed
from qa_studio.speech_rows import TranscribeOptions, TurnGuess, VersionRow
from qa_studio.work_rows import AssignmentRow, HoldRow, SnippetRow, TakenOverRow, TimeRow
from rubrics.model import Rubric
from scoring.model import Explanation, Insight, Mark, RemarkFault
from transcription.model import Role, Transcript


class Reviewing(Protocol):
    """Drafts, submissions and corrections. `explain` is pure and fast; the rest may wait for the disk."""

    def open(self, interaction_id: int, evaluator: str) -> ReviewSheet: ...

    def explain(self, rubric: Rubric, marks: Sequence[Mark]) -> Explanation: ...

    def remarks(self, rubric: Rubric, marks: Sequence[Mark]) -> tuple[RemarkFault, ...]: ...

    def save(
        self, interaction_id: int, evaluator: str, marks: Sequence[Mark], comment: str
    ) -> ReviewSheet: ...

    def submit(
        self, interaction_id: int, evaluator: str, marks: Sequence[Mark], comment: str
    ) -> ReviewSheet: ...

    def reopen(self, interaction_id: int, evaluator: str, reason: str) -> ReviewSheet: ...


class Listening(Protocol):
    """The recording of an interaction."""

    def source(self, interaction_id: int) -> Path: ...

    def outline(self, interaction_id: int, buckets: int) -> Outline: ...

    def relocate(self, interaction_id: int, path: Path) -> None:
        """Where the recording lies now.

        Raises: StudioError when it is another recording.
        """
        ...


class Library(Protocol):
    """The interactions there are, asked by filter."""

    def find(self, wanted: LibraryFilter = ..., sort: LibrarySort = ...) -> tuple[int, ...]: ...

    def count(self, wanted: LibraryFilter = ...) -> int: ...

    def rows_of(self, ids: Sequence[int]) -> tuple[InteractionRow, ...]: ...


class Assigning(Protocol):
    """Who has what to do."""

    def queue_of(self, evaluator: str) -> tuple[AssignmentRow, ...]: ...


class Transcribing(Protocol):
    """Speech into text, and which channel of a recording is the agent's."""

    def guess(self, interaction_id: int) -> TurnGuess | None: ...

    def set_agent_channel(self, interaction_id: int, channel: int) -> None: ...

    def transcribe(
        self, ids: Sequence[int] | None, options: TranscribeOptions, context: JobContext
    ) -> BatchReport: ...


class Suggesting(Protocol):
    """Automatic marks with their evidence."""

    def suggest(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport: ...


class Correcting(Protocol):
    """Transcripts corrected by people; everything may wait for the disk."""

    @property
    def typing(self) -> TypingDrafts: ...

    def save(self, interaction_id: int, base_version: int, transcript: Transcript, editor: str) -> Saved: ...

    def standing(self, interaction_id: int, evaluator: str, version: int) -> Standing: ...

    def versions(self, interaction_id: int) -> tuple[VersionRow, ...]: ...

    def transcript(self, interaction_id: int, version: int) -> Transcript: ...

    def differences(self, interaction_id: int, old: int, new: int) -> tuple[Difference, ...]: ...

    def move(self, interaction_id: int, evaluator: str) -> MoveOffer | None: ...

    def alike(
        self, interaction_id: int, transcript: Transcript, turn: int, was: Role, context: JobContext
    ) -> tuple[int, ...]: ...


class TypingDrafts(Protocol):
    """Words that are being written of a turn."""

    def keep(self, interaction_id: int, editor: str, typed: Typed | None) -> None: ...

    def typed(self, interaction_id: int, editor: str) -> Typed | None: ...


class Measuring(Protocol):
    """Figures of calls and chats: context beside the form."""

    def measured(self, transcript: Transcript, channel: Channel) -> Measured: ...


class Insights(Protocol):
    """What customers let on; `company` is whose interaction it is."""

    def within(self, transcript: Transcript, company: str) -> tuple[Insight, ...]: ...


class Places(Protocol):
    """Where somebody was in an interaction."""

    def keep(self, interaction_id: int, evaluator: str, place: Place) -> None: ...

    def place(self, interaction_id: int, evaluator: str) -> Place | None: ...


class Revisions(Protocol):
    """Who changed what in the marks."""

    def of(self, interaction_id: int, reader: str) -> tuple[Revision, ...]: ...


class Holding(Protocol):
    """Who has an interaction open to mark it."""

    def take(self, interaction_id: int, holder: str) -> HoldRow:
        """Have it, or keep it; who has it when somebody else does."""
        ...

    def take_over(self, interaction_id: int, holder: str) -> HoldRow:
        """Have it, whoever had it; that stays known."""
        ...

    def release(self, interaction_id: int) -> bool: ...

    def holder(self, interaction_id: int) -> HoldRow | None: ...

    def trace(self, interaction_id: int) -> tuple[TakenOverRow, ...]: ...


class TimeSpent(Protocol):
    """Seconds that somebody spent on a revision, by criterion; "" is none of them."""

    def add(
        self, interaction_id: int, evaluator: str, revision: int, seconds: Mapping[str, float]
    ) -> None: ...

    def of_evaluation(self, interaction_id: int, evaluator: str, revision: int) -> TimeRow | None: ...


class Bookmarks(Protocol):
    """Words kept for coaching and workshops."""

    def tags(self) -> tuple[str, ...]: ...

    def rows(self) -> tuple[SnippetRow, ...]: ...

    def keep(
        self,
        interaction_id: int,
        selection: Selection,
        by: str,
        tag: str = "",
        note: str = "",
        version: int | None = None,
    ) -> SnippetRow: ...

    def remove(self, ids: Sequence[int]) -> None: ...

    def restore(self, ids: Sequence[int]) -> None: ...


class Naming(Protocol):
    """The name of the person at the screen, until they have said it."""

    @property
    def is_asked(self) -> bool: ...

    def choose(self, name: str) -> None:
        """Sign with it from now on, and what was begun until now too."""
        ...


@dataclass(frozen=True, slots=True)
class ReviewServices:
    """What the page works with. `evaluator` names the person at the screen, asked at each opening.

    Attributes:
        correcting: None where transcripts are read and not corrected.
        insights: None where nobody asks for what customers let on.
        speech: asked each time: what new transcripts are made with.
        places: None begins everywhere at the top.
        revisions: None shows no history of marks.
        holding: None lets everybody mark at once.
        spent: None keeps no time.
        bookmarks: None keeps no words.
        assigning: None where nothing is assigned.
        advances: asked at each answer by key: whether it leads on to the next criterion.
        naming: None takes the evaluator's name for said.
        form_in_use: read in a job while nothing is open; None makes no form ahead.
    """

    reviewing: Reviewing
    listening: Listening
    library: Library
    transcribing: Transcribing
    suggesting: Suggesting
    evaluator: Callable[[], str]
    measuring: Measuring
    correcting: Correcting | None = None
    insights: Insights | None = None
    speech: Callable[[], TranscribeOptions] = TranscribeOptions
    places: Places | None = None
    revisions: Revisions | None = None
    holding: Holding | None = None
    spent: TimeSpent | None = None
    bookmarks: Bookmarks | None = None
    assigning: Assigning | None = None
    advances: Callable[[], bool] = lambda: False
    naming: Naming | None = None
    form_in_use: Callable[[], Rubric] | None = None
