"""What the readers of chats and transcripts hand over, and what they work with on the way.

Imports the standard library and the package's own model.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from transcription.model import Role, Transcript, Word


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation of a file.

    Attributes:
        external_id: what the source calls it; the file's name without ending when the source gives no id.
        title: its subject; made of the file's name and the id when the source gives none.
        agent: the agent's name, "" when the source does not tell.
        started_at: aware; None when the source has no date. A time without zone is taken as UTC.
        channel: "chat", "call" or "email".
    """

    external_id: str
    title: str
    agent: str
    started_at: datetime | None
    transcript: Transcript
    channel: str = "chat"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as text.

    Attributes:
        text: decoded, without byte order mark, line ends as they were.
        encoding: the name Python knows it by.
    """

    path: Path
    text: str
    encoding: str

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True)
class Message:
    """One message before roles and times of the whole conversation are known.

    Attributes:
        label: who speaks, as the source writes it: a role, a name, or both.
        stamp: the time as the source writes it, "" for none.
        start_s, end_s: seconds on the source's own clock, where it gives seconds.
        role: given when the reader knows it; None leaves it to the label.
    """

    label: str
    text: str
    stamp: str = ""
    start_s: float | None = None
    end_s: float | None = None
    role: Role | None = None
    words: tuple[Word, ...] = ()
    note: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source says of a conversation as a whole; "" for what it does not say."""

    external_id: str = ""
    title: str = ""
    agent: str = ""
    customer: str = ""
    date: str = ""
    channel: str = "chat"
    language: str = ""
    settings: tuple[tuple[str, str], ...] = field(default=())
