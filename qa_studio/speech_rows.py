"""Flat, frozen rows of speech: the queue, the models, the vocabulary, the versions of a transcript.

As `rows`, beside which they stand: shapes that services take and return. Imports model modules and `rows` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from qa_studio.rows import Failure
from transcription.model import Name, Origin, Role


class JobState(StrEnum):
    """What became of a job so far; FAILED and CANCELLED ones can be taken up again."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Hold(StrEnum):
    """Who paused a job. What the battery paused goes on by itself when the machine is plugged in."""

    NOBODY = ""
    PERSON = "person"
    BATTERY = "battery"


@dataclass(frozen=True, slots=True)
class TranscribeOptions:
    """What to transcribe with.

    Attributes:
        engine, model: "" means the best that is there.
        again: also what has a transcript already.
        retry: write once more what came out doubtful, with some chance in it; costs nothing where nothing did.
    """

    engine: str = ""
    model: str = ""
    again: bool = False
    retry: bool = True


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A speech model: its engine and name, whether its file is here, where it is or belongs, and its size.

    Attributes:
        arrived_bytes: of a download that was stopped and can go on; 0 for none.
    """

    engine: str
    name: str
    is_here: bool
    path: Path
    size_bytes: int | None
    is_draft: bool
    arrived_bytes: int = 0


@dataclass(frozen=True, slots=True)
class ModelCheckRow:
    """Whether a model is what it is called.

    Attributes:
        fault: what is wrong and what to do; "" when nothing is.
        words: what it is, when nothing is wrong.
    """

    model: ModelRow
    fault: str
    words: str


@dataclass(frozen=True, slots=True)
class RemovedModel:
    """A speech model that was deleted.

    Attributes:
        paths: files and folders that are gone.
        size_bytes: of all of them.
        is_published: it can be fetched again by its name.
        way_back: how to have it again, in a sentence.
    """

    name: str
    paths: tuple[Path, ...]
    size_bytes: int
    is_published: bool
    way_back: str


@dataclass(frozen=True, slots=True)
class TurnGuess:
    """Which channel is the agent's, how sure, and the words that say so; for the import dialog and the review page."""

    agent_channel: int
    confidence: float
    words: str
    role: Role = Role.AGENT


@dataclass(frozen=True, slots=True)
class JobRow:
    """One line of the queue.

    Attributes:
        title: of the interaction.
        reason: why it is paused or failed, or what is to be known of it; "" when there is nothing to say.
        fraction: 0..1 of the recording; what was done before a stop counts.
        seconds_left: of this job's own work, on this machine; None before anything is known, and when it has ended.
        audio_s: length of the recording; None when it is not known.
        position: its place among those that have not ended, 1 is next; 0 when it has ended.
        model: the file's name without its folder and ending; "" for an engine that has only one.
        hold: who paused it; NOBODY unless its state is PAUSED.
        started_at, ended_at: aware, UTC; None before.
    """

    id: int
    interaction_id: int
    title: str
    state: JobState
    reason: str
    fraction: float
    seconds_left: float | None
    audio_s: float | None
    position: int
    engine: str
    model: str
    is_draft: bool
    hold: Hold
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class VocabularyRow:
    """One entry of the workspace's vocabulary."""

    id: int
    name: Name


@dataclass(frozen=True, slots=True)
class VocabularyChange:
    """What an import or an addition did: the entries as they stand now, and what was refused, each with its reason.

    Attributes:
        added, changed: entries that are new, and entries that were there and say something else now.
        unchanged: texts of names that were there already, just so.
    """

    added: tuple[VocabularyRow, ...] = ()
    changed: tuple[VocabularyRow, ...] = ()
    unchanged: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version in a transcript's history.

    Attributes:
        created_at: aware, UTC.
        editor: who corrected it by hand; "" for what a machine made or a file brought.
        summary: what is other than in the version before, in words.
    """

    version: int
    created_at: datetime
    origin: Origin
    editor: str
    summary: str
