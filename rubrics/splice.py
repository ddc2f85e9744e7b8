"""Changes to YAML text that touch only the characters they are about: comments, order and style stay.

Owns where things stand in the text. Whether the result says what it should is checked by `rubrics.document`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rubrics import emit
from rubrics.edits import (
    EditError,
    InsertItem,
    MoveItem,
    RemoveField,
    RemoveItem,
    RenameKey,
    SetField,
    split,
    steps,
)
from rubrics.nodes import Entry, Node, at, plain

_USUAL_ORDER = (
    "rubric key check answer title label version state language channel tag description guidance names "
    "confidence reason below from fraction points minimum maximum step unit anchor examples weight role "
    "na_allowed not_applicable unanswered weighting critical critical_cap critical_below baseline bonus_cap "
    "decimals abstained_below below_top interaction customer comment_on attribution reasons replaces bar shown_when "
    "thresholds policy bands scale yes_no levels choices text suggest any_of all_of none_of criteria sections"
)
_ORDER = {key: place for place, key in enumerate(_USUAL_ORDER.split())}
"""Where a new key goes among those that are there; for all kinds of maps at once."""


def set_field(text: str, root: Node, edit: SetField) -> str:
    """Text with a field set; it and the maps around it are made when they are missing."""
    node, value = at(root, edit.path), _ordered(edit.value)
    if node is not None:
        return _replace(text, root, edit.path, node, value)
    parent_path, last = split(edit.path)
    parent = root if not parent_path else at(root, parent_path)
    if isinstance(last, int):
        raise EditError(f"'{parent_path}' has no element {last + 1}.")
    if parent is None or parent.entries is None:
        return set_field(text, root, SetField(parent_path, {last: edit.value}))
    return _add(text, root, parent_path, parent, last, value)


def _ordered(value: Any) -> Any:
    """The value with the keys of its maps in the usual order, others behind them as they are."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: _ORDER.get(key, len(_ORDER)))
        return {key: _ordered(value[key]) for key in keys}
    return [_ordered(item) for item in value] if isinstance(value, (list, tuple)) else value


def remove_field(text: str, root: Node, edit: RemoveField) -> str:
    """Text without a key and its value."""
    parent_path, key = split(edit.path)
    parent = root if not parent_path else at(root, parent_path)
    entries = parent.entries if parent is not None else None
    place = next((i for i, entry in enumerate(entries or ()) if entry.key == key), None)
    if parent is None or entries is None or place is None:
        raise EditError(f"There is no '{edit.path}'.")
    if len(entries) == 1:
        return text[: parent.start] + "{}" + text[_end(text, parent) :]
    if parent.flow:
        spans = [(entry.start, _value_end(text, entry)) for entry in entries]
        return _without_span(text, spans, place)
    return _without_entry(text, entries, place)


def insert_item(text: str, root: Node, edit: InsertItem) -> str:
    """Text with an element put into a list."""
    node = at(root, edit.list_path)
    if node is None or node.items is None or not node.items or _in_flow(root, edit.list_path):
        items = [] if node is None or node.items is None else plain(node)
        items.insert(edit.index, emit.normal(edit.value))
        return set_field(text, root, SetField(edit.list_path, items))
    chunks = _Chunks(text, node)
    lines = emit.element(_ordered(edit.value), chunks.column)
    return chunks.inserted(edit.index, "\n".join(lines) + "\n").text()


def remove_item(text: str, root: Node, edit: RemoveItem) -> str:
    """Text without an element of a list."""
    node = _list(root, edit.list_path, edit.index)
    if len(node.items or ()) == 1 or _in_flow(root, edit.list_path):
        items = plain(node)
        del items[edit.index]
        return set_field(text, root, SetField(edit.list_path, items))
    return _Chunks(text, node).removed(edit.index).text()


def move_item(text: str, root: Node, edit: MoveItem) -> str:
    """Text with an element moved within its list."""
    node = _list(root, edit.list_path, edit.start)
    if _in_flow(root, edit.list_path):
        items = plain(node)
        items.insert(edit.index, items.pop(edit.start))
        return set_field(text, root, SetField(edit.list_path, items))
    return _Chunks(text, node).moved(edit.start, edit.index).text()


def item_chunk(text: str, root: Node, list_path: str, index: int) -> tuple[str, int] | None:
    """An element's lines with its comments, and the column of its dash; None in a list on one line."""
    if _in_flow(root, list_path):
        return None
    chunks = _Chunks(text, _list(root, list_path, index))
    return chunks.parts[index], chunks.column


def item_of(root: Node, list_path: str, index: int) -> Node:
    """The node of an element."""
    return (_list(root, list_path, index).items or [])[index]


def insert_chunk(text: str, root: Node, list_path: str, index: int, chunk: tuple[str, int]) -> str | None:
    """Text with an element's lines put into another list; None when that list has no lines of its own yet."""
    node = at(root, list_path)
    if node is None or not node.items or _in_flow(root, list_path):
        return None
    chunks, (lines, column) = _Chunks(text, node), chunk
    return chunks.inserted(index, _shifted(lines, chunks.column - column)).text()


def rename_key(text: str, root: Node, edit: RenameKey) -> str:
    """Text with another name for a key."""
    parent_path, old = split(edit.path)
    parent = root if not parent_path else at(root, parent_path)
    entry = next((one for one in (parent.entries if parent else None) or () if one.key == old), None)
    if entry is None:
        raise EditError(f"There is no '{edit.path}'.")
    return text[: entry.start] + emit.scalar(edit.key, flow=True) + text[entry.end :]


def aliases(root: Node) -> list[tuple[str, Node]]:
    """Every alias with its path, in the order of the text.

    Aliases inside what an alias stands for stay out.
    """
    found: list[tuple[str, Node]] = []
    waiting: list[tuple[str, Node]] = [("", root)]
    while waiting:
        path, node = waiting.pop()
        if node.alias:
            found.append((path, node))
            continue
        waiting += [(f"{path}.{entry.key}".lstrip("."), entry.node) for entry in node.entries or ()]
        waiting += [(f"{path}[{place}]", item) for place, item in enumerate(node.items or ())]
    return sorted(found, key=lambda pair: pair[1].start)


def _list(root: Node, path: str, index: int) -> Node:
    node = at(root, path)
    if node is None or node.items is None or not 0 <= index < len(node.items):
        raise EditError(f"'{path}' has no element {index + 1}.")
    return node


def _in_flow(root: Node, path: str) -> bool:
    """Whether the value on this path is written in brackets, or inside of some, or is an alias."""
    node: Node | None = root
    parts = steps(path) if path else []
    for step in parts:
        if node is None or node.flow or node.alias:
            return True
        node = at(node, f"[{step}]" if isinstance(step, int) else step)
    return node is not None and (node.flow or node.alias)


def _replace(text: str, root: Node, path: str, node: Node, value: Any) -> str:
    parent_path, last = split(path)
    inside = _in_flow(root, parent_path) if parent_path else False
    if inside:
        return text[: node.start] + emit.flow(value) + text[_end(text, node) :]
    nested = isinstance(value, (dict, list, tuple)) or not _is_scalar(node)
    if isinstance(last, int):
        return _replace_element(text, root, parent_path, last, value)
    entry = _entry(root if not parent_path else at(root, parent_path), str(last))
    if nested:
        lines = emit.entry(entry.key, value, _column(text, entry.start))
        return text[: entry.start] + "\n".join(lines).lstrip() + text[_value_end(text, entry) :]
    return _replace_scalar(text, entry, value)


def _replace_element(text: str, root: Node, list_path: str, index: int, value: Any) -> str:
    chunks = _Chunks(text, _list(root, list_path, index))
    node = at(root, f"{list_path}[{index}]")
    assert node is not None
    lines = emit.element(value, chunks.column)
    dash = chunks.dashes[index]
    return text[:dash] + "\n".join(lines).lstrip() + text[max(_end(text, node), dash + 1) :]


def _replace_scalar(text: str, entry: Entry, value: Any) -> str:
    node, end = entry.node, _value_end(text, entry)
    start = _after_colon(text, entry) if node.start >= node.end else node.start
    gap = " " if node.start >= node.end else ""
    column = _column(text, entry.start)
    lines = emit.entry(entry.key, value, column)
    if len(lines) == 1:
        return text[:start] + gap + emit.scalar(value) + text[end:]
    rest = text[end : _line_end(text, end)]  # a remark behind the old value goes behind the new one's head
    return text[:start] + gap + ">-" + rest + "\n" + "\n".join(lines[1:]) + text[end + len(rest) :]


def _add(text: str, root: Node, path: str, parent: Node, key: str, value: Any) -> str:
    entries = parent.entries or []
    before = _before(entries, key)
    if _in_flow(root, path) if path else parent.flow:
        item = f"{emit.scalar(key, flow=True)}: {emit.flow(value)}"
        if before is None:
            return text[: parent.start] + "{" + item + "}" + text[parent.end :]
        end = _value_end(text, before)
        return f"{text[:end]}, {item}{text[end:]}"
    if before is None:
        raise EditError(f"'{path}' cannot be changed here.")
    lines = emit.entry(key, value, _column(text, before.start))
    end = _line_end(text, _value_end(text, before))
    return text[:end] + "\n" + "\n".join(lines) + text[end:]


def _before(entries: Sequence[Entry], key: str) -> Entry | None:
    """The entry that a new one follows: the last one that comes before it in the usual order, else the first."""
    place = _ORDER.get(key, len(_ORDER))
    earlier = [entry for entry in entries if _ORDER.get(entry.key, len(_ORDER)) <= place]
    return earlier[-1] if earlier else entries[0] if entries else None


def _without_span(text: str, spans: Sequence[tuple[int, int]], place: int) -> str:
    if place + 1 < len(spans):
        return text[: spans[place][0]] + text[spans[place + 1][0] :]
    return text[: spans[place - 1][1]] + text[spans[place][1] :]


def _without_entry(text: str, entries: Sequence[Entry], place: int) -> str:
    entry = entries[place]
    if text[_line_start(text, entry.start) : entry.start].strip():  # behind the dash of an element
        return text[: entry.start] + text[entries[place + 1].start :]
    start = _with_comments(text, _line_start(text, entry.start), _column(text, entry.start))
    return text[:start] + text[_line_end(text, _value_end(text, entry)) + 1 :]


def _entry(node: Node | None, key: str) -> Entry:
    return next(entry for entry in (node.entries if node else None) or () if entry.key == key)


def _is_scalar(node: Node) -> bool:
    return node.entries is None and node.items is None and not node.alias


def _end(text: str, node: Node) -> int:
    """Where the value ends, without the blank lines and comments that follow it."""
    if node.alias or node.flow:
        return node.end
    if node.entries:
        return _value_end(text, node.entries[-1])
    if node.items:
        return max(_end(text, node.items[-1]), _dash(text, node.items[-1]) + 1)
    return node.start + len(text[node.start : node.end].rstrip()) if node.end > node.start else node.end


def _value_end(text: str, entry: Entry) -> int:
    colon = _after_colon(text, entry)
    return colon if entry.node.end <= entry.node.start else max(_end(text, entry.node), colon)


def _after_colon(text: str, entry: Entry) -> int:
    return text.index(":", entry.end) + 1


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found


def _column(text: str, place: int) -> int:
    return place - _line_start(text, place)


def _dash(text: str, item: Node) -> int:
    """The dash of an element: the last one before it that stands first in its line."""
    place = item.start
    while True:
        line = _line_start(text, place)
        first = len(text[line:place]) - len(text[line:place].lstrip())
        if text[line + first : line + first + 1] == "-" and line + first < item.start + (
            item.start >= item.end
        ):
            return line + first
        place = line - 1
        if place < 0:
            raise EditError("This list cannot be changed here; change it in the text.")


def _with_comments(text: str, start: int, column: int) -> int:
    """The beginning of the comment lines right above a line, as far as they stand in its column."""
    while start > 0:
        above = _line_start(text, start - 1)
        line = text[above : start - 1]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) != column:
            break
        start = above
    return start


def _shifted(lines: str, by: int) -> str:
    if by >= 0:
        return "".join(
            f"{' ' * by}{line}" if line.strip() else line for line in lines.splitlines(keepends=True)
        )
    return "".join(line[-by:] if line[:-by].isspace() else line for line in lines.splitlines(keepends=True))


class _Chunks:
    """A list's elements as pieces of text with what stands between them, which keeps its place when they move."""

    def __init__(self, text: str, node: Node) -> None:
        items = node.items or []
        self.dashes = [_dash(text, item) for item in items]
        self.column = _column(text, self.dashes[0])
        ends = [
            min(_line_end(text, max(_end(text, item), dash + 1)) + 1, len(text))
            for item, dash in zip(items, self.dashes, strict=True)
        ]
        starts = [_with_comments(text, _line_start(text, dash), self.column) for dash in self.dashes]
        self.head, self.tail = text[: starts[0]], text[ends[-1] :]
        self.parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        self.parts[-1] = self.parts[-1].rstrip("\n") + "\n"
        self.between = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        self._open_end = not self.tail and not text.endswith("\n")

    def inserted(self, index: int, part: str) -> _Chunks:
        blank = "\n" if any(not gap.strip() and gap for gap in self.between) else ""
        place = min(index, len(self.parts))
        self.parts.insert(place, part.rstrip("\n") + "\n")
        self.between.insert(min(place, len(self.between)), blank)
        return self

    def removed(self, index: int) -> _Chunks:
        del self.parts[index]
        if self.between:
            del self.between[min(index, len(self.between) - 1)]
        return self

    def moved(self, start: int, index: int) -> _Chunks:
        self.parts.insert(index, self.parts.pop(start))
        return self

    def text(self) -> str:
        middle = "".join(part + gap for part, gap in zip(self.parts, [*self.between, ""], strict=True))
        return self.head + (middle.rstrip("\n") if self._open_end else middle) + self.tail
