"""Changes to the rows of a form: titles, keys, adding, copying, removing, moving.

Owns what happens to keys: they are what evaluations store, so that a change of one leaves a trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa_studio.services import rubric_values as values
from rubrics.edits import Edit, InsertItem, MoveItem, RemoveField, RemoveItem, SetField, split
from rubrics.fields import as_key

if TYPE_CHECKING:
    from qa_studio.services.rubric_editing import EditingSession


class RowChanges:
    """All paths are those of rows: "" for the form, "sections[0]", "sections[0].criteria[2]"."""

    def __init__(self, session: EditingSession) -> None:
        self._session = session

    def rename(self, path: str, title: str) -> None:
        """Give a title; a key that was only derived from the title before follows it."""
        edits: list[Edit] = [SetField(_join(path, "title"), title)]
        if title.strip() and self._follows(path):
            edits += self._new_key(path, values.free(as_key(title), self._other_keys(path)))
        self._session.do("Title", *edits, merge=f"{path}.title")

    def rekey(self, path: str, key: str) -> None:
        """Give another key; conditions that ask for it follow, and a published criterion says what it replaces."""
        self._session.do("Key", *self._new_key(path, key.strip()), merge=f"{path}.key")

    def _key(self, path: str) -> str:
        return str(self._session.written(_key_path(path)) or "")

    def _published(self) -> set[str]:
        before = self._session.before
        return {item.key for item in before.criteria()} if before else set()

    def _follows(self, path: str) -> bool:
        """Whether a key is still the one that its title gave, and nothing was ever marked under it."""
        key = self._key(path)
        if key in self._published() or (not path and self._session.before is not None):
            return False
        title = str(self._session.written(_join(path, "title")) or "")
        base = as_key(title) if title.strip() else ""
        begun = ("criterion", "section", "untitled_form")
        plain = key.rstrip("0123456789").rstrip("_")
        return not key or base in (key, plain) or plain in begun or not title.strip()

    def _other_keys(self, path: str) -> set[str]:
        if not path:
            return set()
        rubric = self._session.rubric
        rows = rubric.criteria() if _is_criterion(path) else rubric.sections
        return {row.key for row in rows} - {self._key(path)}

    def _new_key(self, path: str, key: str) -> list[Edit]:
        old = self._key(path)
        edits: list[Edit] = [SetField(_key_path(path), key)]
        if _is_criterion(path) and old and old != key:
            edits += values.followers(self._session.written("sections"), old, key, "sections")
            edits += self._replaced(path, old, key)
        return edits

    def _replaced(self, path: str, old: str, key: str) -> list[Edit]:
        place = f"{path}.replaces"
        written = self._session.written(place)
        if written == key:
            return [RemoveField(place)]
        return [SetField(place, old)] if old in self._published() and not written else []

    def add_section(self, index: int) -> str:
        """Put a new section before the one at this place, with one criterion in it. Returns: its path."""
        rubric = self._session.rubric
        key = values.free("section", {section.key for section in rubric.sections})
        inside = values.free("criterion", {item.key for item in rubric.criteria()})
        self._session.do("New section", InsertItem("sections", index, values.new_section(key, inside)))
        return f"sections[{index}]"

    def add_criterion(self, section: int, index: int) -> str:
        """Put a new criterion before the one at this place. Returns: its path."""
        key = values.free("criterion", {item.key for item in self._session.rubric.criteria()})
        place = f"sections[{section}].criteria"
        self._session.do("New criterion", InsertItem(place, index, values.new_criterion(key)))
        return f"{place}[{index}]"

    def duplicate(self, path: str) -> str:
        """Put a copy behind a row, with keys of its own. Returns: the copy's path."""
        rubric = self._session.rubric
        taken = {item.key for item in rubric.criteria()} | {section.key for section in rubric.sections}
        parent, place = _place(path)
        value = values.copied(self._session.written(path), taken)
        self._session.do("Duplicate", InsertItem(parent, place + 1, value))
        return f"{parent}[{place + 1}]"

    def remove(self, path: str) -> str:
        """Take a row out, with everything in it. Returns: the path of the row that is current then."""
        parent, place = _place(path)
        title = self._session.written(f"{path}.title") or "a row"
        self._session.do(f"Remove “{title}”", RemoveItem(parent, place))
        left = self._count(parent)
        return f"{parent}[{min(place, left - 1)}]" if left else parent.rpartition(".")[0]

    def move(self, path: str, target: str, index: int) -> str:
        """Put a row before the one at `index` of another place. Returns: its new path.

        Args:
            target: path of the section that takes a criterion in; "" for sections.
        """
        parent, start = _place(path)
        into = f"{target}.criteria" if target else "sections"
        end = index - 1 if into == parent and index > start else index
        if (parent, start) != (into, end):
            self._session.do("Move", MoveItem(parent, start, into, end))
        return f"{into}[{end}]"

    def step(self, path: str, by: int) -> str:
        """Move a row one place up (-1) or down (1); a criterion goes on into the next section."""
        parent, place = _place(path)
        if 0 <= place + by < self._count(parent):
            return self.move(path, parent.rpartition(".")[0], place + by + (by > 0))
        sections = self._session.rubric.sections
        section = int(path[len("sections[") : path.index("]")]) + by
        if not _is_criterion(path) or not 0 <= section < len(sections):
            return path
        return self.move(path, f"sections[{section}]", 0 if by > 0 else len(sections[section].criteria))

    def weigh(self, path: str, by: int) -> None:
        """Make a row's weight larger or smaller by so many points, never under 0."""
        row: Any = self._session.at(path)
        if path and row is not None:
            place = f"{path}.weight"
            self._session.put(place, max(row.weight + by, row.weight * 0), "Weight", merge=place)

    def append(self, list_path: str, value: Any, words: str) -> None:
        """Put a value behind the others of a list, which is made when it is missing."""
        self._session.do(words, InsertItem(list_path, self._count(list_path), value))

    def take(self, list_path: str, index: int, words: str) -> None:
        """Take an element out of a list."""
        self._session.do(words, RemoveItem(list_path, index))

    def _count(self, parent: str) -> int:
        found = self._session.written(parent)
        return len(found) if isinstance(found, list) else 0


def _is_criterion(path: str) -> bool:
    return ".criteria[" in path


def _join(path: str, field: str) -> str:
    return f"{path}.{field}" if path else field


def _key_path(path: str) -> str:
    return f"{path}.key" if path else "rubric"


def _place(path: str) -> tuple[str, int]:
    parent, place = split(path)
    if not isinstance(place, int):
        raise ValueError(f"{path} is no row")
    return parent, place
