"""A chat in figures: messages and response times. Shown as context, never a mark."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from scoring.measure_model import ChatMeasures, ChatSide, Measure
from transcription.model import Role, Transcript, Turn

NO_TIMES = "Messages without a time tell no response time."
NO_ANSWER = {
    Role.AGENT: "The agent never answers the customer.",
    Role.CUSTOMER: "The customer never answers the agent.",
}
NO_ROLES = "Part of the chat has no known writer."


def chat_measures(transcript: Transcript) -> ChatMeasures:
    """Count messages, and the times between a side's first unanswered message and the other's next.

    Returns: figures; what is not defined is None, with the reason.
    """
    seen = [turn for turn in transcript.turns if not turn.note]
    return ChatMeasures(
        agent=_side(Role.AGENT, Role.CUSTOMER, seen),
        customer=_side(Role.CUSTOMER, Role.AGENT, seen),
        bot_messages=sum(turn.role is Role.BOT for turn in seen),
    )


def _side(role: Role, other: Role, turns: Sequence[Turn]) -> ChatSide:
    own = [turn for turn in turns if turn.role is role]
    waits = _waits(role, other, turns)
    known = [wait for wait in waits if wait is not None]
    reason = _undefined(role, turns, waits)
    return ChatSide(
        role=role,
        messages=len(own),
        words=sum(len(turn.text.split()) for turn in own),
        responses=len(waits),
        first_response_s=_measure(known[0] if known else 0.0, reason),
        median_response_s=_measure(median(known) if known else 0.0, reason),
        longest_response_s=_measure(max(known, default=0.0), reason),
    )


def _undefined(role: Role, turns: Sequence[Turn], waits: Sequence[float | None]) -> str:
    if any(turn.role is Role.UNKNOWN for turn in turns):
        return NO_ROLES
    if not waits:
        return NO_ANSWER[role]
    return NO_TIMES if None in waits else ""


def _waits(role: Role, other: Role, turns: Sequence[Turn]) -> list[float | None]:
    """Seconds, at least 0, of each answer; None for one whose times are not known."""
    waits: list[float | None] = []
    asked: Turn | None = None
    for turn in turns:
        if turn.role is other and asked is None:
            asked = turn
        elif turn.role is role and asked is not None:
            waits.append(_wait(asked, turn))
            asked = None
    return waits


def _wait(asked: Turn, answer: Turn) -> float | None:
    if asked.start_s is None or answer.start_s is None:
        return None
    return max(0.0, answer.start_s - asked.start_s)


def _measure(value: float, reason: str) -> Measure:
    return Measure(None, reason) if reason else Measure(float(value))
