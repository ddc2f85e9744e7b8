"""The changes that can be made to a rubric's document, as values, and what each means for its content."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from rubrics.emit import normal
from rubrics.errors import RubricError


class EditError(RubricError):
    """A change that cannot be made to this document; the document stays as it was."""


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field a value: text, number, switch, list or map.

    Attributes:
        path: e.g. "sections[0].criteria[2].weight"; what is not there yet is made.
    """

    path: str
    value: Any


@dataclass(frozen=True, slots=True)
class RemoveField:
    """Take a field out, with its key."""

    path: str


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Put an element into a list, before the one that is at `index`; beyond the end: behind the last one."""

    list_path: str
    index: int
    value: Any


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an element out of a list, with the comment lines right above it."""

    list_path: str
    index: int


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Move an element, with the comment lines right above it, so that it ends up at `index` of `to_path`.

    Attributes:
        to_path: the same list, or another one.
    """

    list_path: str
    start: int
    to_path: str
    index: int


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Give the last key of a path another name; its value stays."""

    path: str
    key: str


Edit = SetField | RemoveField | InsertItem | RemoveItem | MoveItem | RenameKey


def steps(path: str) -> list[str | int]:
    """A path's parts: "sections[0].title" -> ["sections", 0, "title"].

    Raises: EditError when it is empty or no path.
    """
    if not re.fullmatch(r"[^.\[\]]+(\[\d+\]|\.[^.\[\]]+)*", path):
        raise EditError(f"'{path}' is no place in a rubric.")
    return [
        int(part[1:-1]) if part.startswith("[") else part for part in re.findall(r"\[\d+\]|[^.\[\]]+", path)
    ]


def split(path: str) -> tuple[str, str | int]:
    """A path's parent and its last part: "sections[0].title" -> ("sections[0]", "title")."""
    last = steps(path)[-1]
    tail = f"[{last}]" if isinstance(last, int) else last
    return path[: -len(tail)].rstrip("."), last


def carried_out(data: Any, edit: Edit) -> Any:
    """The content after an edit, as plain values; `data` stays as it was.

    Raises: EditError when the edit does not fit the content.
    """
    found = deepcopy(data)
    match edit:
        case SetField(path, value):
            _set(found, steps(path), normal(value))
        case RemoveField(path):
            parent, key = _parent(found, path)
            del parent[key]
        case InsertItem(path, index, value):
            _list(found, path).insert(index, normal(value))
        case RemoveItem(path, index):
            _pop(_list(found, path), index, path)
        case MoveItem(path, start, to_path, index):
            if to_path.startswith(f"{path}[{start}]"):
                raise EditError("An element cannot be moved into itself.")
            target = _list(found, to_path)
            item = _pop(_list(found, path), start, path)
            target.insert(index, item)
        case RenameKey(path, key):
            _rename(found, path, key)
    return found


def _set(data: Any, path: list[str | int], value: Any) -> None:
    place = data
    for step in path[:-1]:
        if (
            isinstance(place, dict)
            and isinstance(step, str)
            and not isinstance(place.get(step), (dict, list))
        ):
            place[step] = {}
        place = _at(place, step)
    last = path[-1]
    if isinstance(last, str) and isinstance(place, dict):
        place[last] = value
    else:
        _at(place, last)
        place[last] = value


def _at(place: Any, step: str | int) -> Any:
    try:
        return place[step]
    except (KeyError, IndexError, TypeError) as err:
        raise EditError(f"There is no '{step}' here to change.") from err


def _parent(data: Any, path: str) -> tuple[Any, str | int]:
    place = data
    *above, last = steps(path)
    for step in above:
        place = _at(place, step)
    _at(place, last)
    return place, last


def _list(data: Any, path: str) -> list[Any]:
    *above, last = steps(path)
    place = data
    for step in above:
        place = _at(place, step)
    if isinstance(place, dict) and isinstance(last, str) and place.get(last) is None:
        place[last] = []
    found = _at(place, last)
    if not isinstance(found, list):
        raise EditError(f"'{path}' is no list.")
    return found


def _pop(items: list[Any], index: int, path: str) -> Any:
    if not 0 <= index < len(items):
        raise EditError(f"'{path}' has no element {index + 1}.")
    return items.pop(index)


def _rename(data: Any, path: str, key: str) -> None:
    parent, old = _parent(data, path)
    if not isinstance(parent, dict) or key in parent:
        raise EditError(f"'{key}' is there already." if isinstance(parent, dict) else f"'{path}' has no key.")
    renamed = {key if name == old else name: value for name, value in parent.items()}
    parent.clear()
    parent.update(renamed)
