"""Small, real things to fill a workspace with: a rubric, interactions, transcripts."""

from __future__ import annotations

from pathlib import Path

from qa_studio.rows import Channel
from qa_studio.storage.store import Store
from qa_studio.storage.values import NewInteraction
from rubrics import loader
from rubrics.model import Rubric
from transcription.model import Origin, Role, Transcript, Turn, Word

FORM = """
rubric: small
title: Small form
version: {version}
language: en
thresholds: {{interaction: {threshold}, customer: 85}}
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - {{key: greeting, title: Greeting, weight: 1, guidance: Says hello., scale: yes_no}}
      - {{key: closing, title: Closing, weight: 1, guidance: Says goodbye., scale: yes_no}}
"""


def form(version: int = 1, threshold: str = "91") -> str:
    """The YAML of a small rubric."""
    return FORM.format(version=version, threshold=threshold)


def read_rubric(text: str) -> Rubric:
    return loader.loads(text, "test")


def interaction(name: str = "chat", **changes: object) -> NewInteraction:
    """An interaction of a file of its own."""
    values: dict[str, object] = {
        "title": name,
        "channel": Channel.CHAT,
        "company": "Meadow Lane",
        "source": Path(f"/somewhere/{name}.txt"),
        "sha256": f"sha of {name}",
        "agent": "Maya Brandt",
        "external_id": name,
    }
    return NewInteraction(**{**values, **changes})  # type: ignore[arg-type]


def transcript(*texts: str) -> Transcript:
    """Turns of agent and customer in turn; the first one has words."""
    turns = tuple(
        Turn(
            role=Role.CUSTOMER if place % 2 else Role.AGENT,
            text=text,
            start_s=place * 2.5,
            end_s=place * 2.5 + 2,
            speaker="Zoë 李" if place % 2 else "Maya",
            channel=place % 2,
            words=(Word(0, 2, place * 2.5, place * 2.5 + 0.1, 0.123456789),) if place == 0 else (),
            flags=("low_confidence",) if place == 1 else (),
        )
        for place, text in enumerate(texts)
    )
    origin = Origin("whisper", "base", (("beam", "1"), ("language", "en")), is_draft=False)
    return Transcript(turns, origin, "en", duration_s=12.5)


def put_in_use(store: Store, path: Path) -> Rubric:
    """Make a form's file the form in use, without any of what publishing asks and notes."""
    return store.publish_rubric(loader.read_text(path)).rubric
