"""What the palette finds: things of several kinds, each with its words, and what happens when it is chosen.

Owns the kinds with their words and icons. Knows no page and no service.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from qa_studio.language import tr


class Kind(StrEnum):
    """In the order in which equals stand."""

    ACTION = "action"
    PAGE = "page"
    SECTION = "section"
    VIEW = "view"
    AGENT = "agent"
    INTERACTION = "interaction"
    SAID = "said"
    HELP = "help"


KIND_WORDS = {
    Kind.ACTION: tr("Action"),
    Kind.PAGE: tr("Page"),
    Kind.SECTION: tr("Settings"),
    Kind.VIEW: tr("View"),
    Kind.AGENT: tr("Agent"),
    Kind.INTERACTION: tr("Interaction"),
    Kind.SAID: tr("Said"),
    Kind.HELP: tr("Help"),
}
KIND_ICONS = {
    Kind.ACTION: "act",
    Kind.PAGE: "open",
    Kind.SECTION: "settings",
    Kind.VIEW: "view",
    Kind.AGENT: "agent",
    Kind.INTERACTION: "review",
    Kind.SAID: "comment",
    Kind.HELP: "help",
}
"""Names in `qa_studio.ui.icons.ICONS`, for things without one of their own."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be found.

    Attributes:
        key: what it is remembered by, e.g. "action:library.import"; the same in every session.
        detail: where it is or what it is about, shown behind the words and found as well.
        keys: the key that does the same, as it is printed on the keyboard; "" for none.
        icon: a name in ICONS; "" for that of its kind.
    """

    kind: Kind
    key: str
    words: str
    act: Callable[[], object]
    detail: str = ""
    keys: str = ""
    icon: str = ""

    @property
    def picture(self) -> str:
        """The name of its icon."""
        return self.icon or KIND_ICONS[self.kind]

    @property
    def told(self) -> str:
        """The whole of it in one line, as a screen reader says it."""
        parts = (KIND_WORDS[self.kind], self.words, self.detail, self.keys)
        return ", ".join(part for part in parts if part)
