"""Conversations that come through a pipe: no name says what they are, so their first lines do.

Owns the guess. Reading is the formats' own.
"""

from __future__ import annotations

import codecs
import json
import re
from contextlib import suppress

_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CUE = re.compile(r"\d+\s*\n\s*\d+:\d\d(:\d\d)?[,.]\d+ *-->")
_CELL_MOST = 40
"""Letters; a column's name is shorter, what somebody says seldom is."""


def ending_of(data: bytes) -> str:
    """The ending that a file with this content would have; ".txt" where nothing says otherwise."""
    encoding = next((name for mark, name in _WIDE.items() if data.startswith(mark)), "utf-8-sig")
    head = data.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    first = head.partition("\n")[0].strip()
    if head.startswith("WEBVTT"):
        return ".vtt"
    if _CUE.match(head):
        return ".srt"
    if head[:1] in ("{", "["):
        return ".json" if _is_json(head) else ".jsonl" if _is_json(first) else ".txt"
    return next((ending for mark, ending in _TABLES if _is_header(first, mark)), ".txt")


_TABLES = (("\t", ".tsv"), (",", ".csv"), (";", ".csv"))


def _is_json(text: str) -> bool:
    with suppress(ValueError, RecursionError):
        json.loads(text)
        return True
    return False


def _is_header(line: str, mark: str) -> bool:
    """Whether a line names columns: several short cells, in none of which anybody begins to speak."""
    cells = line.split(mark)
    return len(cells) > 1 and ":" not in line and all(0 < len(cell.strip()) <= _CELL_MOST for cell in cells)
