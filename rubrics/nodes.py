"""YAML text as a small tree that knows its lines, and refuses what would explode before it does.

Owns the limits of a rubric's file. Values stay close to the text: a number is a Decimal, so 0.1 is 0.1.
Imports ruamel.yaml when a text is read, and of this package only the errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rubrics.errors import Fault, RubricFaultsError

MAX_BYTES = 1_000_000  # a form of 200 criteria with guidance and examples is about 250 kB
MAX_NODES = 40_000  # also counts what aliases stand for
MAX_DEPTH = 24

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,4})?$")
_SPECIAL = {".inf": "Infinity", "+.inf": "Infinity", "-.inf": "-Infinity", ".nan": "NaN"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

Scalar = str | Decimal | bool | None


@dataclass(slots=True)
class Node:
    """One value of the file.

    Attributes:
        line: 1-based line where it begins.
        start, end: character offsets in the text, half-open; of an alias, the alias itself.
        value: of a scalar; None on maps and lists.
        text: of a scalar as written, without quotes.
        entries: of a map, in order; None on others.
        items: of a list, in order; None on others.
        size: nodes below and itself, with what aliases stand for.
        shared: stands behind an anchor, so that several places of the text may mean this value.
        alias: is such another place; `start` and `end` are those of the alias.
    """

    line: int
    start: int
    end: int = 0
    value: Scalar = None
    text: str = ""
    quoted: bool = False
    flow: bool = False
    entries: list[Entry] | None = None
    items: list[Node] | None = None
    size: int = 1
    shared: bool = False
    alias: bool = False

    def get(self, key: str) -> Node | None:
        """The value under this key of a map; None when it is not there or this is no map."""
        return next((entry.node for entry in self.entries or () if entry.key == key), None)

    def kind(self) -> str:
        """What this is, in words fit for a message."""
        if self.entries is not None:
            return "a map of keys"
        if self.items is not None:
            return "a list"
        if self.value is None:
            return "empty"
        if isinstance(self.value, bool):
            return f"a switch ({self.text})"
        return f"the number {self.text}" if isinstance(self.value, Decimal) else f"'{_short(self.text)}'"


@dataclass(slots=True)
class Entry:
    """One key of a map with its value; `line`, `start` and `end` are those of the key."""

    key: str
    line: int
    start: int
    end: int
    node: Node


@dataclass(slots=True)
class _Open:
    """A map or a list that has begun and not ended; `key` waits for its value."""

    node: Node
    path: str
    anchor: str | None = None
    key: Node | None = None


@dataclass(slots=True)
class Tree:
    """The whole file: its root (None when there is nothing in it) and the keys that stand there twice."""

    root: Node | None = None
    faults: list[Fault] = field(default_factory=list)


def compose(text: str, name: str) -> Tree:
    """Read one YAML document.

    Raises: RubricFaultsError when the text is no YAML, or is larger or deeper than a rubric can be.
    """
    tree = _composed(text, name)
    return Tree(tree.root, list(tree.faults))


@lru_cache(maxsize=8)
def _composed(text: str, name: str) -> Tree:
    """An editor reads the same text for its content, its faults and its next change; nobody changes a node."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise RubricFaultsError(name, [_too_large(f"over {MAX_BYTES:,} bytes")])
    builder = _Builder(name)
    try:
        for event in _events(text):
            builder.take(event)
    except MarkedYAMLError as err:
        mark = err.problem_mark or err.context_mark
        why = ", ".join(part for part in (err.context, err.problem) if part)
        fault = Fault(mark.line + 1 if mark else 0, "", f"This is not YAML: {why}.", _yaml_hint(err.problem))
        raise RubricFaultsError(name, [*builder.tree.faults, fault]) from err
    except (YAMLError, ValueError, OverflowError) as err:  # the last two: an escape for no character at all
        raise RubricFaultsError(name, [Fault(0, "", f"This is not YAML: {_first_line(err)}.")]) from err
    return builder.tree


def plain(node: Node) -> Any:
    """The value as plain Python: dict, list, str, int, float, bool or None."""
    if node.entries is not None:
        return {entry.key: plain(entry.node) for entry in node.entries}
    if node.items is not None:
        return [plain(item) for item in node.items]
    if isinstance(node.value, Decimal):
        whole = node.value.is_finite() and node.value == node.value.to_integral_value()
        return int(node.value) if whole and "." not in node.text else float(node.value)
    return node.value


def line_of(root: Node | None, path: str) -> int:
    """Line of the deepest node on this path that is in the file; 0 when the file is empty."""
    node, line = root, root.line if root else 0
    for step in re.findall(r"[^.\[\]]+", path):
        entry = _step(node, step)
        if entry is None:
            return line
        node, line = entry
    return line


def at(root: Node | None, path: str) -> Node | None:
    """The node on this path, e.g. "sections[0].criteria[2].weight"; None when it is not in the file."""
    node = root
    for step in re.findall(r"[^.\[\]]+", path):
        found = _step(node, step)
        if found is None:
            return None
        node = found[0]
    return node


def _step(node: Node | None, step: str) -> tuple[Node, int] | None:
    if node is not None and node.entries is not None:
        return next(((entry.node, entry.line) for entry in node.entries if entry.key == step), None)
    if node is not None and node.items is not None and step.isdigit() and int(step) < len(node.items):
        item = node.items[int(step)]
        return item, item.line
    return None


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)


class _Builder:
    """Puts events together without recursion, so that depth and size are known before they can hurt."""

    def __init__(self, name: str) -> None:
        self.tree = Tree()
        self._name = name
        self._open: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._stop(event, "A rubric's file holds one document; a second one begins here ('---').")
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._begin(event, is_map=kind == "MappingStartEvent")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._end(event)
        elif kind == "ScalarEvent":
            self._place(self._scalar(event), event.anchor)
        elif kind == "AliasEvent":
            self._alias(event)

    def _begin(self, event: Any, *, is_map: bool) -> None:
        self._refuse_tag(event)
        node = Node(event.start_mark.line + 1, event.start_mark.index, flow=bool(event.flow_style))
        node.entries, node.items = ([], None) if is_map else (None, [])
        self._open.append(_Open(node, self._next_path(), event.anchor))
        if len(self._open) > MAX_DEPTH:
            self._stop(event, f"This is nested more than {MAX_DEPTH} levels deep; a rubric needs ten.")

    def _end(self, event: Any) -> None:
        done = self._open.pop()
        done.node.end = event.end_mark.index
        self._place(done.node, done.anchor, done.node.size - 1)

    def _scalar(self, event: Any) -> Node:
        self._refuse_tag(event)
        start, end = event.start_mark, event.end_mark
        quoted = event.style is not None
        value = event.value if quoted else _resolve(event.value)
        return Node(start.line + 1, start.index, end.index, value, event.value, quoted)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            self._stop(event, f"'*{event.anchor}' points to an anchor that is not above it.")
        start, end = event.start_mark, event.end_mark
        meant = self._anchors[event.anchor]
        self._place(replace(meant, line=start.line + 1, start=start.index, end=end.index, alias=True), None)

    def _place(self, node: Node, anchor: str | None, counted: int = 0) -> None:
        self._nodes += node.size - counted
        if self._nodes > MAX_NODES:
            raise RubricFaultsError(self._name, [_too_large(f"more than {MAX_NODES:,} values", node.line)])
        if anchor:
            self._anchors[anchor] = node
            node.shared = True
        if not self._open:
            self.tree.root = self.tree.root or node
            return
        self._into(self._open[-1], node)

    def _into(self, parent: _Open, node: Node) -> None:
        if parent.node.items is not None:
            parent.node.items.append(node)
        elif parent.key is None:
            parent.key = node
            return
        else:
            self._entry(parent, parent.key, node)
            parent.key = None
        parent.node.size += node.size

    def _entry(self, parent: _Open, key: Node, node: Node) -> None:
        entries = parent.node.entries
        assert entries is not None
        name, path = key.text, f"{parent.path}.{key.text}".lstrip(".")
        if key.entries is not None or key.items is not None:
            self.tree.faults.append(Fault(key.line, parent.path, "A key has to be a plain word."))
        elif name == "<<":
            self.tree.faults.append(
                Fault(key.line, path, "Maps cannot be merged with '<<'.", "Write the keys out.")
            )
        elif earlier := next((entry for entry in entries if entry.key == name), None):
            message = f"'{_short(name)}' is there twice; it first stands in line {earlier.line}."
            self.tree.faults.append(Fault(key.line, path, message, "Remove one of them."))
        else:
            if node.start == node.end:  # nothing is written: its mark stands where the next thing begins
                node.line = key.line
            entries.append(Entry(name, key.line, key.start, key.end, node))

    def _next_path(self) -> str:
        if not self._open:
            return ""
        parent = self._open[-1]
        if parent.node.items is not None:
            return f"{parent.path}[{len(parent.node.items)}]"
        return f"{parent.path}.{parent.key.text if parent.key else ''}".lstrip(".")

    def _refuse_tag(self, event: Any) -> None:
        tag = str(getattr(event, "tag", None) or "")
        if tag and tag not in ("!", "None"):
            self._stop(event, f"The tag '{_short(tag)}' is not read here.", "Leave it out.")

    def _stop(self, event: Any, message: str, suggestion: str = "") -> None:
        fault = Fault(event.start_mark.line + 1, self._next_path(), message, suggestion)
        raise RubricFaultsError(self._name, [*self.tree.faults, fault])


def _resolve(text: str) -> Scalar:
    lowered = text.lower() if text in (text.lower(), text.upper(), text.capitalize()) else text
    if lowered in _WORDS:
        return _WORDS[lowered]
    if lowered in _SPECIAL:
        return Decimal(_SPECIAL[lowered])
    return Decimal(text) if len(text) < 60 and _NUMBER.match(text) else text


def _too_large(what: str, line: int = 0) -> Fault:
    message = f"This is too large for a rubric: {what}."
    return Fault(line, "", message, "A form of 200 criteria fits with ease; is this the right file?")


def _yaml_hint(problem: str | None) -> str:
    if problem and "\\t" in problem:
        return "Indent with spaces, not with tabs."
    if problem and "mapping values are not allowed" in problem:
        return "Put the text in quotes when it holds a colon."
    return ""


def _first_line(err: Exception) -> str:
    return str(err).strip().split("\n")[0] or type(err).__name__


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
