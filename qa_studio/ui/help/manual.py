"""The manual: its chapters, their parts, and the search in them.

Owns how a chapter's file is read: Markdown, `# Title`, then parts `## Heading <!-- anchor -->`. Imports the standard
library only; what is looked up while reading (keys) is filled in by `keys`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("manual")
CHAPTERS = (
    "start",
    "library",
    "review",
    "score",
    "rubrics",
    "trust",
    "reports",
    "queue",
    "settings",
    "keys",
    "privacy",
)
"""The chapters' names in their order: what stands before the language in the names of the files, and in links."""
WRITTEN_IN = "en"
_HEADING = re.compile(r"^## (?P<heading>.+?) *<!-- *(?P<anchor>[a-z-]+) *--> *$", re.MULTILINE)
_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\([^)]+\)")
_SNIPPET_CHARS = 110


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a chapter under one heading; the first one of a chapter has neither heading nor anchor."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the manual.

    Attributes:
        is_translated: False where it is shown in English because the reader's language has none yet.
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    is_translated: bool = True

    def place_of(self, anchor: str) -> int:
        """Which of the parts an anchor names, counted from 0; 0 for an anchor that there is not."""
        return next((place for place, part in enumerate(self.parts) if part.anchor == anchor), 0)


@dataclass(frozen=True, slots=True)
class Hit:
    """A part in which all the words of a search stand, with the text round the first of them."""

    chapter: Chapter
    part: Part
    snippet: str


def load(language: str, folder: Path = FOLDER) -> tuple[Chapter, ...]:
    """Every chapter in a language ("de"); those that are not translated in English."""
    return tuple(_chapter(name, language, folder) for name in CHAPTERS)


def find(chapters: Sequence[Chapter], wanted: str) -> tuple[Hit, ...]:
    """The parts in which every word of a search stands, headings first; nothing for a search of blanks."""
    words = wanted.casefold().split()
    hits = [
        Hit(chapter, part, _snippet(part, words))
        for chapter in chapters
        for part in chapter.parts
        if words and all(word in _searched(chapter, part) for word in words)
    ]
    return tuple(sorted(hits, key=lambda hit: not _is_headed(hit, words)))


def parsed(name: str, text: str, is_translated: bool = True) -> Chapter:
    """A chapter from its file's text."""
    pieces = _HEADING.split(text)
    title, _, intro = pieces[0].strip().partition("\n")
    parts = [Part("", "", intro.strip())]
    for heading, anchor, body in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        parts.append(Part(anchor, heading, body.strip()))
    return Chapter(name, title.removeprefix("# ").strip(), tuple(parts), is_translated)


def _chapter(name: str, language: str, folder: Path) -> Chapter:
    own = folder / f"{name}.{language}.md"
    path = own if own.exists() else folder / f"{name}.{WRITTEN_IN}.md"
    return parsed(name, path.read_text(encoding="utf-8"), path == own)


def _searched(chapter: Chapter, part: Part) -> str:
    return f"{chapter.title} {part.heading} {part.text}".casefold()


def _is_headed(hit: Hit, words: Sequence[str]) -> bool:
    head = f"{hit.chapter.title} {hit.part.heading}".casefold()
    return all(word in head for word in words)


def _snippet(part: Part, words: Sequence[str]) -> str:
    """The text round the first word that is found, without marks of Markdown; cut at blanks."""
    plain = " ".join(re.sub(r"[*`#|]|\{[^}]*\}", "", _LINK.sub(r"\g<words>", part.text)).split())
    found = [place for word in words if (place := plain.casefold().find(word)) >= 0]
    start = max(0, min(found, default=0) - _SNIPPET_CHARS // 3)
    start = plain.find(" ", start) + 1 if start else 0
    shown = plain[start : start + _SNIPPET_CHARS]
    if len(plain) > start + _SNIPPET_CHARS:
        shown = f"{shown.rpartition(' ')[0]} …"
    return f"… {shown}" if start else shown
