"""Lines of a plain-text chat: where a message begins, who speaks and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from transcription.formats.model import Message
from transcription.formats.roles import role_of, words_of
from transcription.model import Role

_DATE = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4})"
_CLOCK = r"\d{1,3}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_ZONE = r"(?:\s?(?:Z|UTC|GMT))?(?:\s?[+-]\d{2}:?\d{2})?"
_STAMP = rf"(?:{_DATE}[,T]?\s{{0,3}})?{_CLOCK}{_ZONE}"
_LABEL = r"[^\s:\[\]()][^:\[\]\n]{0,59}?"
_TIMED = re.compile(
    rf"^\s{{0,8}}(?:\[\s?(?P<a>{_STAMP})\s?\]|\(\s?(?P<b>{_STAMP})\s?\)|(?P<c>{_STAMP})(?=[\s\-–—|>]))"
    r"\s{0,4}(?:[-–—|>]\s{0,4})?(?P<rest>.*)$",
    re.DOTALL,
)
_AFTER = re.compile(
    rf"^\s{{0,8}}(?P<label>{_LABEL})\s{{0,4}}(?:\[\s?(?P<a>{_STAMP})\s?\]|\(\s?(?P<b>{_STAMP})\s?\)|,\s?(?P<c>{_STAMP}))\s?:\s?(?P<rest>.*)$",
    re.DOTALL,
)
_SAID = re.compile(rf"^\s{{0,8}}\[?(?P<label>{_LABEL})\]?\s?:(?:\s(?P<rest>.*)|(?P<none>))$", re.DOTALL)
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,3}(?:\s\([^()]{1,30}\))?")
_STYLES = {"a": "[]", "b": "()", "c": "bare"}
_LONGEST = 4_000
"""A line's head is looked for in its first characters only, so that a megabyte on one line costs nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what its head may be.

    Attributes:
        stamp: the time in front, "" for none.
        style: how it stands there: "[]", "()", "bare" or "after" the speaker; "" without a time.
        label: what stands before the colon, None when there is no such thing.
        said: what stands behind the head.
        raw: the line as it is.
    """

    raw: str
    stamp: str = ""
    style: str = ""
    label: str | None = None
    said: str = ""


def line_of(raw: str) -> Line:
    """Take a line apart: “[10:02] Agent: Hi”, “10:02 Agent: Hi”, “Agent (10:02): Hi”, “Agent: Hi”."""
    head, tail = raw[:_LONGEST], raw[_LONGEST:]
    if timed := _TIMED.match(head):
        style, stamp = next((_STYLES[name], timed[name]) for name in "abc" if timed[name])
        said = _SAID.match(timed["rest"])
        if said:
            return Line(raw, stamp, style, said["label"].strip(), (said["rest"] or "") + tail)
        return Line(raw, stamp, style, None, timed["rest"] + tail)
    if after := _AFTER.match(head):
        stamp = after["a"] or after["b"] or after["c"]
        return Line(raw, stamp, "after", after["label"].strip(), after["rest"] + tail)
    if said := _SAID.match(head):
        return Line(raw, "", "", said["label"].strip(), (said["rest"] or "") + tail)
    return Line(raw)


def is_labelled(text: str, fewest: int = 2) -> bool:
    """Whether a text is a conversation written in lines: at least so many begin with a role's word."""
    lines = [line_of(raw) for raw in text.split("\n", 200)[:200]]
    return sum(line.label is not None and role_of(line.label) is not Role.UNKNOWN for line in lines) >= fewest


def messages_of(text: str, people: Sequence[str] = ()) -> list[Message]:
    """The messages of a text; a line that begins none goes on with the one before it.

    Args:
        people: names known to take part, besides what the labels themselves show.
    """
    return join(split(text), people)


def split(text: str) -> list[Line]:
    """Every line taken apart; line ends of all systems are the same."""
    return [line_of(raw) for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def join(lines: Sequence[Line], people: Sequence[str] = ()) -> list[Message]:
    """Messages of lines; what stands before the first message is left out.

    A line with a time but no speaker tells what the system did: “[10:02] Maya joined the chat”.
    """
    speakers, styles = speakers_of(lines, people), styles_of(lines)
    messages: list[Message] = []
    for line in lines:
        if begins(line, speakers, styles):
            messages.append(Message(line.label or "", line.said, line.stamp))
        elif line.label is None and line.style in styles and line.said.strip():
            messages.append(Message("", line.said, line.stamp, role=Role.SYSTEM))
        elif messages:
            messages[-1] = replace(messages[-1], text=f"{messages[-1].text}\n{line.raw}")
    return messages


def styles_of(lines: Iterable[Line]) -> frozenset[str]:
    """How times stand in front of messages here; empty for a chat without times."""
    return frozenset(line.style for line in lines if line.style and line.label is not None)


def begins(line: Line, speakers: frozenset[str], styles: frozenset[str]) -> bool:
    """Whether a line begins a message: a time before a speaker does it, else a speaker's label."""
    if line.label is None:
        return False
    return line.style in styles or line.label in speakers


def speakers_of(lines: Iterable[Line], people: Sequence[str] = ()) -> frozenset[str]:
    """Labels that are speakers: in a chat with times those with a time.

    Else those with a role's word or a known name, and names that come more than once; where that leaves
    fewer than two, every label that looks like a name.
    """
    lines = [line for line in lines if line.label is not None]
    labels = Counter(line.label for line in lines if line.label is not None)
    timed = {line.label for line in lines if line.style and line.label is not None}
    if timed:
        return frozenset(timed)
    names = {frozenset(words_of(name)) for name in people if name}
    looks = {label for label in labels if _NAME.fullmatch(label)}
    chosen = {label for label in labels if _is_known(label, names)} | {
        label for label in looks if labels[label] > 1
    }
    return frozenset(chosen if len(chosen) > 1 else chosen | looks)


def _is_known(label: str, names: set[frozenset[str]]) -> bool:
    if len(label.split()) > 5:
        return False
    return role_of(label) is not Role.UNKNOWN or frozenset(words_of(label)) in names
