"""Messages to a conversation: roles, times and order, the same way for every format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from transcription.errors import FormatError
from transcription.formats.model import Conversation, Facts, Message, Source
from transcription.formats.roles import assign, is_subject, name_in, role_of
from transcription.formats.source import clean
from transcription.formats.times import Timeline, in_order, timeline
from transcription.model import Origin, Role, Transcript, Turn

SUBJECT = "Subject:"
"""How the turn of an e-mail's subject begins, in whatever language the source names it."""

_PERSON = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
_JOINED = re.compile(
    rf"(?P<joined>{_PERSON})(?: \(agent\))? (?:has )?(?:joined|entered|accepted) the (?:chat|conversation)"
    rf"|(?:assigned|transferred|routed) to (?P<assigned>{_PERSON})"
)


def assemble(source: Source, format_name: str, messages: Sequence[Message], facts: Facts) -> Conversation:
    """Make the conversation of these messages, in time order.

    Raises: FormatError when no message holds any text.
    """
    kept = [message for message in messages if clean(message.text)]
    if kept:
        kept = [message for message in messages if clean(message.text) or is_subject(message.label)]
    if not kept:
        which = f", conversation “{facts.external_id}”," if facts.external_id else ""
        raise FormatError(f"“{source.name}”{which} holds 0 messages. Export it again with its messages.")
    roles = assign([m.label for m in kept], [m.role for m in kept], facts.agent, facts.customer)
    line = _timeline(kept, facts)
    said = tuple(_turn(kept[index], roles[index], line.starts[index]) for index in line.order)
    turns = (*_subject(facts, said), *said)
    settings = (("encoding", source.encoding), *facts.settings, *line.settings)
    origin = Origin("import", format_name, settings)
    return Conversation(
        external_id=facts.external_id or source.path.stem,
        title=facts.title or _title(source, facts),
        agent=facts.agent or _agent(kept, roles, turns),
        started_at=line.started_at,
        transcript=Transcript(turns, origin, facts.language, _duration(turns)),
        channel=facts.channel,
    )


def _title(source: Source, facts: Facts) -> str:
    same = facts.external_id in ("", source.path.stem)
    return source.path.stem if same else f"{source.path.stem} · {facts.external_id}"


def _timeline(messages: Sequence[Message], facts: Facts) -> Timeline:
    if all(message.start_s is None for message in messages):
        return timeline([message.stamp for message in messages], facts.date)
    starts = tuple(message.start_s for message in messages)
    return Timeline(in_order(starts), starts, _date(facts))


def _date(facts: Facts) -> datetime | None:
    return timeline([], facts.date).started_at if facts.date else None


def _subject(facts: Facts, said: Sequence[Turn]) -> Sequence[Turn]:
    """The subject of a thread of e-mails as its first turn; both sides see it, so it is no note."""
    if facts.channel != "email" or not facts.title or said[0].text.startswith(SUBJECT):
        return ()
    return (Turn(Role.SYSTEM, f"{SUBJECT} {facts.title}", said[0].start_s),)


def _turn(message: Message, role: Role, start_s: float | None) -> Turn:
    label, text = clean(message.label), clean(message.text)
    if is_subject(label):
        return Turn(Role.SYSTEM, f"{SUBJECT} {text}".strip(), start_s, message.end_s)
    return Turn(
        role=role,
        text=text,
        start_s=start_s,
        end_s=message.end_s,
        speaker=name_in(label) if role_of(label) is not Role.UNKNOWN else label,
        words=message.words,
        note=message.note or (role is Role.SYSTEM and not text.startswith(SUBJECT)),
    )


def _agent(messages: Sequence[Message], roles: Sequence[Role], turns: Sequence[Turn]) -> str:
    sides = zip(messages, roles, strict=True)
    names = (clean(name_in(message.label)) for message, role in sides if role is Role.AGENT)
    return next(filter(None, names), "") or _agent_in_notes(turns)


def _agent_in_notes(turns: Sequence[Turn]) -> str:
    """The name in “Maya Brandt has joined the conversation” or “assigned to Maya Brandt”, of system notes."""
    notes = (turn.text for turn in turns if turn.role is Role.SYSTEM and len(turn.text) < 200)
    found = (match for note in notes if (match := _JOINED.search(note)))
    return next((match["joined"] or match["assigned"] for match in found), "")


def _duration(turns: Sequence[Turn]) -> float | None:
    starts = [turn.start_s for turn in turns if turn.start_s is not None]
    ends = [turn.end_s for turn in turns if turn.end_s is not None]
    return round(max(starts + ends) - min(starts), 3) if starts and len(turns) > 1 else None
