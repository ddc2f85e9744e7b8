"""Captions: WebVTT with its voice tags, and SubRip, with “Speaker: …” at the head of a cue in either."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from transcription.errors import FormatError
from transcription.formats.assembly import assemble
from transcription.formats.model import Conversation, Facts, Message, Source
from transcription.formats.source import clean
from transcription.formats.text_lines import line_of

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"^\s*{_CLOCK}\s*-->\s*{_CLOCK}")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?\s+([^>]{1,120})>")
_TAG = re.compile(r"<[^<>]{0,200}>")
_LABEL = re.compile(r"[^\W\d_][\w.'’ -]{0,39}(?:\([^()]{1,30}\))?")


def read_webvtt(source: Source) -> tuple[Conversation, ...]:
    """The one conversation of a WebVTT file.

    Raises: FormatError when it is no WebVTT or holds no cue with text.
    """
    if not source.text.lstrip("\ufeff").startswith("WEBVTT"):
        raise FormatError(f"“{source.name}” does not begin with “WEBVTT”. Export the captions again.")
    return _read(source, "webvtt")


def read_srt(source: Source) -> tuple[Conversation, ...]:
    """The one conversation of a SubRip file.

    Raises: FormatError when it holds no cue with text.
    """
    return _read(source, "srt")


def _read(source: Source, format_name: str) -> tuple[Conversation, ...]:
    messages = [message for cue in _cues(source.text) for message in _messages(*cue)]
    if not messages:
        raise FormatError(
            f"“{source.name}” holds 0 cues with text. A cue is a line such as "
            "“00:00:01.000 --> 00:00:04.000” with "
            "the words below it."
        )
    return (assemble(source, format_name, _carried(messages), Facts(channel="call")),)


def _cues(text: str) -> Iterator[tuple[float, float, list[str]]]:
    """Start, end and lines of each cue; blocks without a time (notes, styles) are passed over."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    index = 0
    while index < len(lines):
        match = _CUE.match(lines[index])
        index += 1
        if not match:
            continue
        begin = index
        while index < len(lines) and lines[index].strip() and not _CUE.match(lines[index]):
            index += 1
        yield _seconds(match.groups()[:4]), _seconds(match.groups()[4:]), lines[begin:index]


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction}")


def _messages(start_s: float, end_s: float, lines: list[str]) -> Iterator[Message]:
    """The messages of one cue: each voice tag and each labelled line begins another."""
    label, said = "", list[str]()
    for raw in lines:
        for who, words in _voices(raw):
            if who and said:
                yield Message(label, " ".join(said), start_s=start_s, end_s=end_s)
                said = []
            label = who or label
            if words:
                said.append(words)
    if said:
        yield Message(label, " ".join(said), start_s=start_s, end_s=end_s)


def _voices(raw: str) -> Iterator[tuple[str, str]]:
    """The stretches of a line with their speakers, "" where the line does not say."""
    parts = _VOICE.split(raw)
    plain = _plain(parts[0])
    if plain:
        head = line_of(plain)
        is_speaker = head.label is not None and not head.style and _LABEL.fullmatch(head.label) is not None
        yield (head.label or "", clean(head.said)) if is_speaker and head.said else ("", plain)
    for who, words in zip(parts[1::2], parts[2::2], strict=True):
        yield html.unescape(who).strip(), _plain(words)


def _plain(text: str) -> str:
    return clean(html.unescape(_TAG.sub("", text)).replace("\u200e", "").replace("\xa0", " ")).lstrip("-–— ")


def _carried(messages: list[Message]) -> list[Message]:
    """A cue without a speaker goes on with the one before."""
    carried, label = [], ""
    for message in messages:
        label = message.label or label
        carried.append(Message(label, message.text, start_s=message.start_s, end_s=message.end_s))
    return carried
