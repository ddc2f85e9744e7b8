"""A snippet's text becomes turns: "Agent: …", "Customer: …", "Bot: …", "System: …", each with an optional time."""

from __future__ import annotations

import re

from rubrics.case_model import CaseTurn, Speaker
from rubrics.fields import Fields, did_you_mean
from rubrics.nodes import Node

MOST_TURNS = 500
MOST_SECONDS = 100_000

_TURN = re.compile(
    r"(?:\[(?:(?P<h>\d{1,2}):)?(?:(?P<m>\d{1,3}):)?(?P<s>\d{1,5}(?:\.\d{1,3})?)\] ?)?"
    r"(?P<who>[A-Za-z]{1,20}):(?: |$)(?P<text>.*)"
)


def read_snippet(fields: Fields, node: Node, literal: bool) -> tuple[CaseTurn, ...]:
    """Turns of a snippet; what cannot be read is noted at its line.

    A line that begins two spaces deeper, or is empty, goes on with the turn before.

    Args:
        literal: the text is a block after "|", so that its lines are lines of the file.
    """
    turns: list[CaseTurn] = []
    for place, line in enumerate(node.text.split("\n")):
        at = node.line + 1 + place if literal else node.line
        if turns and (line.startswith("  ") or not line.strip()):
            turns[-1] = _longer(turns[-1], line[2:])
        elif line.strip():
            turn = _turn(fields, line.strip(), at)
            turns.extend([turn] if turn else [])
    found = tuple(CaseTurn(turn.speaker, turn.text.strip(), turn.start_s) for turn in turns)
    _check(fields, found, node)
    return found


def _longer(turn: CaseTurn, line: str) -> CaseTurn:
    return CaseTurn(turn.speaker, f"{turn.text}\n{line}", turn.start_s)


def _turn(fields: Fields, line: str, at: int) -> CaseTurn | None:
    match = _TURN.fullmatch(line)
    if match is None:
        message = f"A turn begins with who speaks; this is '{line[:40]}'."
        _fault(fields, at, message, "Write 'Agent: …', 'Customer: …', 'Bot: …' or 'System: …'.")
        return None
    who = match["who"].lower()
    if who not in [speaker.value for speaker in Speaker]:
        known = [speaker.value.capitalize() for speaker in Speaker]
        _fault(fields, at, f"'{match['who']}' is no speaker of a snippet.", did_you_mean(match["who"], known))
        return None
    return CaseTurn(Speaker(who), match["text"], _seconds(match))


def _seconds(match: re.Match[str]) -> float | None:
    """[12.5], [3:12] and [1:03:12]; with one colon the first number is minutes."""
    if match["s"] is None:
        return None
    hours, minutes = match["h"], match["m"]
    if minutes is None:
        hours, minutes = None, hours
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(match["s"])


def _check(fields: Fields, turns: tuple[CaseTurn, ...], node: Node) -> None:
    if not turns:
        fields.fault("snippet", "The snippet holds no turn.", "Write 'Agent: …' and 'Customer: …'.", node)
    if len(turns) > MOST_TURNS:
        fields.fault("snippet", f"The snippet has {len(turns):,} turns; at most {MOST_TURNS}.", node=node)
    times = [turn.start_s for turn in turns if turn.start_s is not None]
    if times and len(times) < len(turns):
        fields.fault("snippet", "Some turns have a time and some have none.", "Give all or none.", node)
    if times != sorted(times) or any(time > MOST_SECONDS for time in times):
        fields.fault("snippet", "The times do not go up from turn to turn.", node=node)


def _fault(fields: Fields, line: int, message: str, suggestion: str) -> None:
    fields.fault("snippet", message, suggestion, Node(line, 0))
