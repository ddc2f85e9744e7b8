"""What the window's tests show in tables: a retailer's interactions, and recordings in a queue."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from qa_studio.rows import Channel, InteractionRow, WorkState
from qa_studio.speech_rows import Hold, JobRow, JobState
from rubrics.model import Criterion, Rubric, Scale, ScaleKind, Section
from scoring.model import Outcome
from transcription.model import Origin

DRAFT = Origin("draft", "en-US", is_draft=True)
WHISPER = Origin("whisper", "base")
TEXT = Origin("import", "csv")
START = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)

RUBRIC = Rubric(
    "support_core",
    "Support core",
    1,
    (
        Section(
            "brand",
            "Brand congruence",
            Decimal(30),
            (Criterion("greeting", "Greeting", Decimal(10), Scale(ScaleKind.YES_NO)),),
        ),
    ),
)


def interaction(number: int, **changes: object) -> InteractionRow:
    """A submitted call with a score of 92.5, one day after the one before."""
    row = InteractionRow(
        id=number,
        title=f"Call {number}",
        channel=Channel.CALL,
        agent="Maya Brandt",
        company="Meadow Lane",
        is_own_company=True,
        round_name="Round 1",
        started_at=START + timedelta(days=number),
        duration_s=372.0,
        state=WorkState.SUBMITTED,
        score=Decimal("92.5"),
        score_is_automatic=False,
        outcome=Outcome.MET,
        threshold=Decimal(91),
        rating_pct=Decimal(75),
        rating_text="4 of 5",
        customer_threshold=Decimal(85),
        origin=WHISPER,
        source=Path(f"/recordings/call-{number}.wav"),
    )
    return dataclasses.replace(row, **changes)  # type: ignore[arg-type]


def scored(
    number: int, title: str, agent: str, round_name: str, score: str | None, **changes: object
) -> InteractionRow:
    made = interaction(number, title=title, agent=agent, round_name=round_name)
    points = Decimal(score) if score else None
    outcome = None if points is None else Outcome.MET if points >= 91 else Outcome.NOT_MET
    return dataclasses.replace(made, **{"score": points, "outcome": outcome, **changes})  # type: ignore[arg-type]


def shop_rows() -> tuple[InteractionRow, ...]:
    """A retailer's library with every kind of row."""
    chat = {"channel": Channel.CHAT, "origin": TEXT}
    auto = {"score_is_automatic": True, "state": WorkState.SUGGESTED}
    bare = {"origin": None, "state": WorkState.IMPORTED, "rating_pct": None, "rating_text": ""}
    other = {"company": "Harbor Home", "is_own_company": False}
    none = {"rating_pct": None, "rating_text": ""}
    low = {"rating_pct": Decimal(20), "rating_text": "2 of 10"}
    top = {"rating_pct": Decimal(100), "rating_text": "5 of 5"}
    return (
        scored(1, "Order late by a week", "Maya Brandt", "Round 1", "92.5", origin=DRAFT),
        scored(2, "Lamp arrived broken", "Tom Reed", "Round 1", "48.3", **chat, **low),
        scored(3, "Wrong colour delivered", "Priya Shah", "Round 1", "71.0", **chat, **auto),
        scored(4, "Refund not on the account", "Tom Reed", "Round 1", None, **bare, duration_s=248.0),
        scored(5, "Change of address", "Maya Brandt", "Round 1", "88.4", **chat, **top),
        scored(6, "Table leg missing", "Priya Shah", "Round 1", "80.1", **auto, origin=DRAFT, duration_s=611.0),
        scored(7, "Gift card does not work", "Tom Reed", "Round 1", "66.7", **chat, **none),
        scored(8, "Price differs from catalogue", "Maya Brandt", "Round 1", "95.0", **chat, outcome=Outcome.NOT_MET),
        scored(9, "Sofa fabric samples", "Alex Stone", "Round 1", "77.5", **chat, **auto, **other, **none),
        scored(10, "Delivery slot moved twice", "Priya Shah", "Round 2", "93.3", **chat, **top),
        scored(11, "Invoice for a business order", "Tom Reed", "Round 2", "90.6", **chat),
        scored(12, "Cancel before dispatch", "Maya Brandt", "Round 2", "97.5", origin=DRAFT, **top, duration_s=154.0),
        scored(13, "Glass shelf cracked", "Tom Reed", "Round 2", "84.2", **chat, **auto, **none),
        scored(14, "Loyalty points are gone", "Priya Shah", "Round 2", "91.0", **chat),
        scored(15, "Where is my parcel", "Maya Brandt", "Round 2", None, **bare, duration_s=3723.0),
        scored(16, "Exchange for a larger size", "Tom Reed", "Round 2", "91.7", **chat, **top),
        scored(17, "Complaint about the courier", "Priya Shah", "Round 2", None, **chat, **none, state=WorkState.DRAFT),
        scored(18, "Return without a receipt", "Alex Stone", "Round 2", "69.9", **auto, **other, **none, origin=DRAFT),
    )  # fmt: skip


def job(number: int, state: JobState = JobState.QUEUED, **changes: object) -> JobRow:
    """A recording of five minutes in the queue."""
    values: dict[str, object] = {
        "id": number, "interaction_id": number, "title": f"Call {number}", "state": state, "reason": "",
        "fraction": 0.0, "seconds_left": None, "audio_s": 300.0, "position": number, "engine": "whisper",
        "model": "base", "is_draft": False, "hold": Hold.NOBODY, "created_at": datetime(2026, 9, 14, tzinfo=UTC),
        "started_at": None, "ended_at": None,
    }  # fmt: skip
    return JobRow(**{**values, **changes})  # type: ignore[arg-type]
