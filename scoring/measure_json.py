"""Figures as JSON values for other programs: numbers as numbers, what is not defined as null with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scoring.measure_model import (
    CallMeasures,
    ChatMeasures,
    ChatSide,
    Definition,
    Interval,
    Measure,
    SideMeasures,
)


def call_json(call: CallMeasures) -> dict[str, Any]:
    """A call: both sides, and silences, holds and overlaps with their places."""
    return {
        "agent": _side(call.agent),
        "customer": _side(call.customer),
        "silence": {"length": _measure(call.silence_s), "places": [_span(span) for span in call.silences]},
        "hold": {
            "length": _measure(call.hold_s),
            "places": [
                _span((hold.start_s, hold.end_s)) | {"announced": hold.announced, "words": hold.words or None}
                for hold in call.holds
            ],
        },
        "overlap": {
            "length": _measure(call.overlap_s),
            "places": [
                _span((one.start_s, one.end_s)) | {"by": one.by.value, "is_interruption": one.is_interruption}
                for one in call.overlaps
            ],
        },
    }


def chat_json(chat: ChatMeasures) -> dict[str, Any]:
    """A chat: both sides, and how many messages a bot wrote."""
    return {
        "agent": _writer(chat.agent),
        "customer": _writer(chat.customer),
        "bot_messages": chat.bot_messages,
    }


def definitions_json(definitions: Sequence[Definition]) -> dict[str, str]:
    """Words by title."""
    return {one.title: one.words for one in definitions}


def _side(side: SideMeasures) -> dict[str, Any]:
    names = (
        "talk_s", "share", "words_a_minute", "longest_monologue_s", "interruptions", "median_gap_s", "longest_gap_s",
    )  # fmt: skip
    place = None if side.monologue is None else _span(side.monologue)
    return {"words": side.words, "monologue": place} | {name: _measure(getattr(side, name)) for name in names}


def _writer(side: ChatSide) -> dict[str, Any]:
    names = ("first_response_s", "median_response_s", "longest_response_s")
    counts = {"messages": side.messages, "words": side.words, "responses": side.responses}
    return counts | {name: _measure(getattr(side, name)) for name in names}


def _measure(measure: Measure) -> dict[str, Any]:
    value = None if measure.value is None else round(measure.value, 3)
    return {"value": value, "reason": measure.reason or None}


def _span(span: Interval) -> dict[str, Any]:
    return {"start_s": round(span[0], 3), "end_s": round(span[1], 3)}
