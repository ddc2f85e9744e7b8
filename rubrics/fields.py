"""Reading a map of the file field by field: every fault is noted with its place, and reading goes on.

Owns the words of the faults that a single field can have. A faulty field yields its default, so that one
fault does not make others up.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from rubrics.errors import Fault
from rubrics.nodes import Node

LARGEST = Decimal(1_000_000)
MOST_DECIMALS = 9
MOST_CHARACTERS = 10_000

_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}$")

EnumT = TypeVar("EnumT", bound=StrEnum)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion in words: the nearest known word, or all of them when they are few; "" otherwise."""
    names = list(known)
    lowered = {name.lower(): name for name in names}
    near = difflib.get_close_matches(word.strip().lower(), lowered, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{lowered[near[0]]}'?"
    return f"Known: {', '.join(names)}." if 0 < len(names) <= 12 else ""


class Fields:
    """One map of the file. Ask for each field once, then call `finish` to have the unknown ones noted."""

    def __init__(self, node: Node, path: str, faults: list[Fault]) -> None:
        self.node = node
        self.path = path
        self.faults = faults
        self._asked: list[str] = []
        self.is_map = node.entries is not None
        if not self.is_map:
            self.fault("", f"Here a map of keys is expected, not {node.kind()}.")

    def fault(self, key: str, message: str, suggestion: str = "", node: Node | None = None) -> None:
        """Note a fault of a field ("" for the map itself) at `node`, or where the field stands."""
        place = node or self.node.get(key) or self.node
        self.faults.append(Fault(place.line, self.at(key), message, suggestion))

    def at(self, key: str) -> str:
        """Path of a field of this map."""
        return f"{self.path}.{key}".strip(".") if key and not key.startswith("[") else f"{self.path}{key}"

    def has(self, key: str) -> bool:
        """Whether the field is written, even as empty."""
        return self.node.get(key) is not None

    def take(self, key: str, *, required: bool = False) -> Node | None:
        """The field's node; None when it is not written, which is a fault when it is required."""
        self._asked.append(key)
        node = self.node.get(key)
        if node is None and required and self.is_map:
            self.fault("", f"'{key}' is missing.")
        return node

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """Text; a number is taken as it is written."""
        node = self.take(key, required=required)
        if node is None:
            return default
        found = self._text(node, key)
        if found == "" and required:
            self.fault(key, f"'{key}' is empty.")
        return default if found is None else found

    def key(self, name: str, fallback: str) -> str:
        """A stable key: small letters, digits and underscores."""
        found = self.text(name, required=True)
        if found and not _KEY.match(found):
            self.fault(name, f"'{found[:64]}' is no key.", f"Write it as '{as_key(found)}'.")
            return fallback
        return found or fallback

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        node = self.take(key)
        if node is None:
            return default
        if isinstance(node.value, bool):
            return node.value
        hint = {"yes": "Write true.", "no": "Write false.", "on": "Write true.", "off": "Write false."}
        self.fault(key, f"Expected true or false, not {node.kind()}.", hint.get(node.text.lower(), ""))
        return default

    def number(
        self,
        key: str,
        default: Decimal,
        *,
        low: Decimal | int = 0,
        high: Decimal | int = LARGEST,
        required: bool = False,
    ) -> Decimal:
        """A number from `low` to `high`, both included."""
        node = self.take(key, required=required)
        if node is None:
            return default
        found = self._number(node, key, Decimal(low), Decimal(high))
        return default if found is None else found

    def whole(self, key: str, default: int, *, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        found = self.number(key, Decimal(default), low=low, high=high)
        if found != found.to_integral_value():
            self.fault(key, f"Expected a whole number, not {found}.")
            return default
        return int(found)

    def choice(self, key: str, kinds: type[EnumT], default: EnumT) -> EnumT:
        """One of an enumeration's words."""
        node = self.take(key)
        return default if node is None else self.one_of(key, node, kinds, default)

    def one_of(self, key: str, node: Node, kinds: type[EnumT], default: EnumT) -> EnumT:
        """The word of this node."""
        words = [kind.value for kind in kinds]
        text = self._text(node, key)
        if text in words:
            return kinds(text)
        if text is not None:
            self.fault(key, f"'{text[:40]}' is not known here.", did_you_mean(text, words), node)
        return default

    def items(self, key: str, *, required: bool = False) -> Iterator[tuple[str, Node]]:
        """Elements of a list, each with its path relative to this map, e.g. "criteria[2]"."""
        node = self.take(key, required=required)
        if node is None:
            return
        if node.items is None:
            self.fault(key, f"Expected a list, not {node.kind()}.", "Begin each element with '- '.")
            return
        for index, item in enumerate(node.items):
            yield f"{key}[{index}]", item

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        node = self.node.get(key)
        if node is not None and node.items is None and node.entries is None and node.value is not None:
            self._asked.append(key)
            only = self._text(node, key)
            return () if only is None else (only,)
        found = (self._text(item, path) for path, item in self.items(key))
        return tuple(text for text in found if text is not None)

    def below(self, key: str) -> Fields | None:
        """The map under this key; None when it is not written or no map, which is noted."""
        node = self.take(key)
        if node is None:
            return None
        inner = Fields(node, self.at(key), self.faults)
        return inner if inner.is_map else None

    def element(self, path: str, node: Node) -> Fields:
        """The map that is an element of one of this map's lists.

        When it is no map, that is noted and every field of it reads as its default, so that its sisters keep
        their places.
        """
        return Fields(node, self.at(path), self.faults)

    def finish(self, known: Iterable[str] = ()) -> None:
        """Note every key that nobody asked for; `known` are further ones that are fine."""
        fine = {*self._asked, *known}
        for entry in self.node.entries or ():
            if entry.key not in fine:
                message = f"The key '{entry.key[:64]}' is not known here."
                suggestion = did_you_mean(entry.key, sorted(fine))
                self.faults.append(Fault(entry.line, self.at(entry.key), message, suggestion))

    def _text(self, node: Node, key: str) -> str | None:
        if node.entries is not None or node.items is not None or (node.value is None and not node.quoted):
            self.fault(key, f"Expected text; this is {node.kind()}.", node=node)
            return None
        if isinstance(node.value, bool):
            self.fault(key, f"Expected text; this is {node.kind()}.", f'Write "{node.text}" in quotes.', node)
            return None
        text = node.text.strip()
        if len(text) > MOST_CHARACTERS:
            self.fault(key, f"This text is over {MOST_CHARACTERS:,} characters long.", node=node)
        return text[:MOST_CHARACTERS]

    def _number(self, node: Node, key: str, low: Decimal, high: Decimal) -> Decimal | None:
        value = node.value
        if not isinstance(value, Decimal):
            self.fault(key, f"Expected a number, not {node.kind()}.", _number_hint(node), node)
            return None
        if not value.is_finite():
            self.fault(key, f"{node.text} is not a number that can be counted with.", node=node)
            return None
        if not low <= value <= high:
            self.fault(key, f"{node.text} is outside {low:f} to {high:f}.", node=node)
            return None
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > MOST_DECIMALS:
            self.fault(key, f"{node.text[:40]} has more than {MOST_DECIMALS} decimals.", node=node)
            return None
        return value


def as_key(text: str) -> str:
    """The nearest text that is a key, e.g. "No blame!" -> "no_blame"."""
    cleaned = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:64]
    return cleaned if cleaned and cleaned[0].isalpha() else f"c_{cleaned}".rstrip("_")


def _number_hint(node: Node) -> str:
    if node.quoted and re.match(r"-?\d+(\.\d+)?$", node.text):
        return "Write it without quotes."
    if re.match(r"-?\d+,\d+$", node.text):
        return f"Write {node.text.replace(',', '.')} with a point."
    return f"Write {node.text[:-1]} alone." if re.match(r"\d+(\.\d+)? ?%$", node.text) else ""
