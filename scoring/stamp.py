"""Which checks a suggestion was made by: the product's version, and prints of its checks, its tables and its encoder.

Owns what counts as another version of the checks. Reads files of this package only, once a process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PRINT = 12
"""Hexadecimal digits of a print: enough to tell versions of one product apart."""
_HERE = Path(__file__).parent
_ROOMS = ("checks", "meaning", "spelling")
_FILES = ("suggest.py", "language.py", "calibrating.py", "learned.py")
"""What a suggestion runs through."""
NO_DATA = (".py", ".pyc", ".md", "")
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A version of the checks.

    Attributes:
        product: version of the program; for people, it decides nothing.
        checks, tables: the first digits of SHA-256 over the program's text, and over the data that comes with it.
        encoder: whether the full model stands beside the table.
        words: version of the library that cuts text into words.
    """

    product: str
    checks: str
    tables: str
    encoder: str
    words: str

    def differs_from(self, other: Stamp) -> tuple[str, ...]:
        """What is another one, in words; () where the same is suggested."""
        parts = {
            "checks": self.checks == other.checks,
            "tables": self.tables == other.tables,
            "sentence encoder": self.encoder == other.encoder,
            "word cutting": self.words == other.words,
        }
        return tuple(words for words, is_same in parts.items() if not is_same)


def stamp() -> Stamp:
    """Of the checks as they are installed here."""
    from scoring.meaning import full

    encoder = "table" if full.folder() is None else "full model"
    return Stamp(_installed("qa-studio"), _code(), _tables(), encoder, _installed("spacy"))


@cache
def _code() -> str:
    rooms = (path for room in _ROOMS for path in (_HERE / room).rglob("*.py"))
    return _print([*rooms, *(_HERE / name for name in _FILES)])


@cache
def _tables() -> str:
    data = (path for room in _ROOMS for path in (_HERE / room).rglob("*") if path.is_file())
    return _print(path for path in data if path.suffix not in NO_DATA)


def _print(paths: Iterable[Path]) -> str:
    """Of names and content; line ends of text do not matter, for they may be another system's."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".py":
            content = content.replace(b"\r\n", b"\n")
        whole.update(path.relative_to(_HERE).as_posix().encode())
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()[:PRINT]


@cache
def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return UNKNOWN
