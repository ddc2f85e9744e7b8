"""Words that were kept to speak of, as quotes: what was said, where and when, why it was kept.

Owns the look of that section. Which words are in it is chosen by whoever makes the report.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports import blocks, wording
from reports.model import Snippet
from reports.text import markup
from transcription.model import Role

TITLE = "Words to speak of"
LEAD = "Chosen by whoever made this report, word for word; nothing is counted from them."
UNTAGGED = "Without a tag"


def section(snippets: Sequence[Snippet], width: float) -> list[Flowable]:
    """The quotes by tag, each tag where it comes first; nothing without any."""
    if not snippets:
        return []
    tags = dict.fromkeys(one.tag for one in snippets)
    content = [
        _entry(one, width, tag if place == 0 and len(tags) > 1 else None)
        for tag in tags
        for place, one in enumerate(each for each in snippets if each.tag == tag)
    ]
    return blocks.titled(TITLE, LEAD, content)


def source(one: Snippet) -> str:
    """Where, when and by whom the words were said, and who kept them."""
    at = f"turn {one.turn + 1}" if one.start_s is None else wording.clock(one.start_s)
    where = ", ".join(part for part in (at, _said_by(one.speakers)) if part)
    day = wording.day(one.started_at.date()) if one.started_at else ""
    parts = (one.title, day, where, one.tag, f"kept by {one.kept_by}" if one.kept_by else "")
    return " · ".join(markup(part) for part in parts if part)


def _said_by(speakers: Sequence[str]) -> str:
    """One speaker by name, several in the order of their turns; "" when not all of them are known."""
    if Role.UNKNOWN.value in speakers:
        return ""
    return speakers[0] if len(set(speakers)) == 1 else " / ".join(speakers)


def _entry(one: Snippet, width: float, heading: str | None) -> list[Flowable]:
    """One quote; `heading` stands above the first of its tag."""
    head = [] if heading is None else [blocks.paragraph(markup(heading or UNTAGGED), "h3"), blocks.space(2)]
    quote = blocks.quote(" / ".join(one.words.splitlines()), source(one), width)
    note = [blocks.space(2), blocks.paragraph(f"<b>Note.</b> {markup(one.note)}")] if one.note else []
    return [*head, quote, *note, blocks.space(4)]
