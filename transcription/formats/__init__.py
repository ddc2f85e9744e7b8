"""Chats and transcripts that come as text: one reader a format; `read` picks it by the file's ending.

Owns the way from a file to conversations. Imports nothing of ours but the package's model and errors.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from transcription.errors import FormatError
from transcription.formats.captions import read_srt, read_webvtt
from transcription.formats.json_chat import read_json
from transcription.formats.model import Conversation, Source
from transcription.formats.piped import ending_of
from transcription.formats.source import load
from transcription.formats.table_chat import read_csv
from transcription.formats.text_chat import read_text

__all__ = ["FORMATS", "SUFFIXES", "Conversation", "can_read", "ending_of", "read"]

FORMATS: dict[str, Callable[[Source], tuple[Conversation, ...]]] = {
    "csv": read_csv,
    "json": read_json,
    "text": read_text,
    "webvtt": read_webvtt,
    "srt": read_srt,
}

SUFFIXES: dict[str, str] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".txt": "text",
    ".text": "text",
    ".log": "text",
    ".vtt": "webvtt",
    ".srt": "srt",
}
"""Ending, in lower case, to the name of its format."""


def can_read(path: Path) -> bool:
    """Whether the ending is one of ours; the content is not looked at."""
    return path.suffix.lower() in SUFFIXES


def read(path: Path) -> tuple[Conversation, ...]:
    """Every conversation of a file, in the file's order; never empty.

    Raises: FormatError naming the file, what is missing and what to do.
    """
    name = SUFFIXES.get(path.suffix.lower())
    if name is None:
        raise FormatError(_unknown_ending(path))
    return FORMATS[name](load(path))


def _unknown_ending(path: Path) -> str:
    known = ", ".join(SUFFIXES)
    close = get_close_matches(path.suffix.lower(), SUFFIXES, n=1)
    hint = f" Did you mean “{close[0]}”?" if close else ""
    ending = f"the ending “{path.suffix}”" if path.suffix else "no ending"
    return f"“{path.name}” has {ending}, which is no chat or transcript format. Known are {known}.{hint}"
