"""What a recording is to be transcribed with, pinned when it is put in the queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa_studio.storage import codec
from transcription.model import Name

if TYPE_CHECKING:
    from transcription.pipeline import Request
    from transcription.steps import Step


@dataclass(frozen=True, slots=True)
class Asked:
    """All that decides what comes out, by the names of the pipeline's request. A field that is new since a job was
    queued takes its default.

    Attributes:
        model: path of the model's file; "" for an engine that has only one.
        language: BCP 47, the rubric's: its checks read it.
        agent_channel: 0-based, as it was known when it was queued; None: to be guessed.
        fallback: what comes out doubtful is written once more; always False for an engine that cannot.
    """

    engine: str
    model: str = ""
    language: str = "en"
    agent_channel: int | None = None
    fallback: bool = False

    def to_json(self) -> dict[str, Any]:
        values: dict[str, Any] = codec.encode(self)
        return values

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Asked:
        return codec.decode(cls, dict(raw))

    def request(
        self, path: Path, agent_channel: int | None, done: Sequence[Step], names: tuple[Name, ...] = ()
    ) -> Request:
        """The pipeline's request.

        Args:
            agent_channel, names: as the user has said by now; it may be later than the queueing.
        """
        from transcription.pipeline import Request

        pinned = {field.name: getattr(self, field.name) for field in fields(self)}
        return Request(path, **{**pinned, "agent_channel": agent_channel}, done=tuple(done), names=names)


HEARD_BY = tuple(field.name for field in fields(Asked) if field.name != "agent_channel")
"""What decides which words are heard; the agent's channel only decides whose they are."""
