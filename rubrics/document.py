"""A rubric's file as it is written, to be changed without touching what is not meant.

What is opened and saved without a change is the same to the last byte; a change touches only its own place:
comments, order, quotes and indentation of everything else stay. Each change gives a new document, so that
undo is a list.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rubrics import emit, splice
from rubrics.edits import (
    Edit,
    EditError,
    InsertItem,
    MoveItem,
    RemoveField,
    RemoveItem,
    RenameKey,
    SetField,
    carried_out,
)
from rubrics.errors import Fault, RubricError, RubricFaultsError
from rubrics.loader import loads, read_text
from rubrics.model import Rubric
from rubrics.nodes import Node, compose, plain
from rubrics.suggest_fields import CheckArguments

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Document:
    """A rubric's text.

    Attributes:
        text: with "\\n" at the ends of lines.
        name: what messages call it.
        newline: how lines end in the file.
        bom: whether the file begins with a byte order mark.
        original: the bytes it was read from; None for a new one.
        original_text: `text` as it was read.
    """

    text: str
    name: str
    newline: str = "\n"
    bom: bool = False
    original: bytes | None = field(default=None, repr=False)
    original_text: str = field(default="", repr=False)

    def rubric(self, check_arguments: CheckArguments | None = None) -> Rubric:
        """What the text says.

        Raises: RubricFaultsError as `rubrics.loader.loads`.
        """
        return loads(self.text, self.name, check_arguments)

    def faults(self, check_arguments: CheckArguments | None = None) -> tuple[Fault, ...]:
        """Everything that is wrong with it; () when nothing is."""
        try:
            self.rubric(check_arguments)
        except RubricFaultsError as err:
            return err.faults
        return ()

    def content(self) -> Any:
        """The text as plain values: maps, lists, text and numbers.

        Raises: RubricFaultsError when it is no YAML.
        """
        root = self._root()
        return None if root is None else plain(root)

    def apply(self, edit: Edit) -> Document:
        """The document after a change.

        Raises: EditError when the change does not fit; RubricFaultsError when the text is no YAML.
        """
        root = self._root()
        if root is None:
            raise EditError(f"{self.name} is empty; there is nothing to change.")
        wanted = carried_out(plain(root), edit)
        changed = self._attempt(edit, root, wanted)
        if changed is None and splice.aliases(root):
            flat = self._without_aliases()
            root = flat._root()
            changed = flat._attempt(edit, root, wanted) if root is not None else None
        if changed is None:
            raise EditError(f"{self.name}: this place cannot be changed from here; change it in the text.")
        return changed

    def data(self) -> bytes:
        """The bytes of its file."""
        if self.original is not None and self.text == self.original_text:
            return self.original
        text = self.text.replace("\n", self.newline)
        return (_BOM if self.bom else b"") + text.encode()

    def save(self, path: Path) -> None:
        """Write the file; when that fails, the one that was there stays whole.

        Raises: RubricError naming the file.
        """
        try:
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
                file.write(self.data())
            _take_over_mode(path, Path(file.name))
            Path(file.name).replace(path)
        except OSError as err:
            raise RubricError(
                f"{path} cannot be saved: {err.strerror or err}. Choose another folder."
            ) from err

    def _root(self) -> Node | None:
        return compose(self.text, self.name).root

    def _attempt(self, edit: Edit, root: Node, wanted: Any) -> Document | None:
        """The changed document; None when its text would not say what is wanted."""
        try:
            changed = replace(self, text=_spliced(self.text, root, edit))
            return changed if changed.content() == wanted else None
        except RubricFaultsError:
            return None

    def _without_aliases(self) -> Document:
        """The same content with every alias written out."""
        found = self
        while True:
            root = found._root()
            places = splice.aliases(root) if root is not None else []
            if not places:
                return found
            _, node = places[-1]
            text = found.text
            found = replace(found, text=f"{text[: node.start]}{emit.flow(plain(node))}{text[node.end :]}")


def open_document(path: Path) -> Document:
    """Read a rubric's file for changing, faults and all.

    Raises: RubricFaultsError when it is missing, unreadable, too large, not UTF-8, or no YAML.
    """
    text = read_text(path)
    data = path.read_bytes()
    newline = "\r\n" if "\r\n" in text else "\n"
    plain_text = text.replace("\r\n", "\n")
    document = Document(plain_text, path.name, newline, data.startswith(_BOM), data, plain_text)
    compose(plain_text, path.name)
    return document


def new_document(key: str, title: str) -> Document:
    """A document with the usual policy and thresholds and no section yet."""
    policy = {"not_applicable": "leave_out", "unanswered": "refuse", "critical": "fail_outcome"}
    content = {
        "rubric": key,
        "title": title,
        "version": 1,
        "language": "en",
        "thresholds": {"interaction": 91, "customer": 85},
        "policy": policy,
        "sections": [],
    }
    lines = [line for name, value in content.items() for line in emit.entry(name, value, 0)]
    return Document("\n".join(lines) + "\n", f"{key}.yaml")


_SPLICERS: dict[type, Callable[[str, Node, Any], str]] = {
    SetField: splice.set_field,
    RemoveField: splice.remove_field,
    InsertItem: splice.insert_item,
    RemoveItem: splice.remove_item,
    RenameKey: splice.rename_key,
}


def _spliced(text: str, root: Node, edit: Edit) -> str:
    if isinstance(edit, MoveItem):
        return (
            splice.move_item(text, root, edit)
            if edit.to_path == edit.list_path
            else _carried(text, root, edit)
        )
    return _SPLICERS[type(edit)](text, root, edit)


def _carried(text: str, root: Node, edit: MoveItem) -> str:
    """Text with an element moved to another list, with its comments where both lists have lines of their own."""
    chunk = splice.item_chunk(text, root, edit.list_path, edit.start)
    node = splice.item_of(root, edit.list_path, edit.start)
    inserted = None if chunk is None else splice.insert_chunk(text, root, edit.to_path, edit.index, chunk)
    if inserted is None:
        inserted = splice.insert_item(text, root, InsertItem(edit.to_path, edit.index, plain(node)))
    again = compose(inserted, "text").root
    assert again is not None
    return splice.remove_item(inserted, again, RemoveItem(_moved_on(edit), edit.start))


def _moved_on(edit: MoveItem) -> str:
    """The path of the list an element came from, after it was put into another one that may be around it."""
    rest = edit.list_path.removeprefix(f"{edit.to_path}[")
    if rest == edit.list_path:
        return rest
    place, _, inner = rest.partition("]")
    return f"{edit.to_path}[{int(place) + (edit.index <= int(place))}]{inner}"


def _take_over_mode(path: Path, new: Path) -> None:
    """A file keeps its permissions; a new one gets the usual ones instead of a temporary file's."""
    if path.exists():
        new.chmod(path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)


@dataclass(frozen=True, slots=True)
class History:
    """A document with the way back and forth.

    Attributes:
        past, future: documents with the words of the step that leads to the next one, latest last.
    """

    document: Document
    past: tuple[tuple[str, Document], ...] = ()
    future: tuple[tuple[str, Document], ...] = ()

    def do(self, words: str, *edits: Edit) -> History:
        """One step of one or several changes; what was undone before is forgotten.

        Raises: EditError as `Document.apply`; none of the changes is made then.
        """
        changed = self.document
        for edit in edits:
            changed = changed.apply(edit)
        if changed.text == self.document.text:
            return self
        return History(changed, (*self.past, (words, self.document)))

    def undo(self) -> History:
        """One step back; the same at the beginning."""
        if not self.past:
            return self
        words, before = self.past[-1]
        return History(before, self.past[:-1], (*self.future, (words, self.document)))

    def redo(self) -> History:
        """One step forth; the same at the end."""
        if not self.future:
            return self
        words, after = self.future[-1]
        return History(after, (*self.past, (words, self.document)), self.future[:-1])

    @property
    def undo_words(self) -> str:
        """What undo takes back; "" at the beginning."""
        return self.past[-1][0] if self.past else ""

    @property
    def redo_words(self) -> str:
        """What redo does again; "" at the end."""
        return self.future[-1][0] if self.future else ""
