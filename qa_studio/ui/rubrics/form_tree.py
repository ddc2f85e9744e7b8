"""The form as a tree: the form itself, its sections, their criteria. Read-only; moves are asked for.

Owns the shape of the tree and what a row says. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from qa_studio.language import tr, trn
from qa_studio.services.rubric_editing import Share
from rubrics.model import Criterion, Rubric, Section

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole
"""The Node of a row."""
MIME = "application/x-qa-studio-form-place"
ROOT = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One row.

    Attributes:
        path: "" for the form, "sections[0]", "sections[0].criteria[2]".
        share: what it counts of the whole; None where nothing is shared.
        start: points of the whole before it, 0..100: where its bar begins.
        ghost: its share when the current criterion is N/A; None when that changes nothing here.
        problems: faults in it or below it.
        is_unweighed: what stands for its weight is none.
    """

    path: str
    title: str
    item: Rubric | Section | Criterion
    share: Share | None = None
    start: float = 0.0
    ghost: Share | None = None
    problems: int = 0
    is_unweighed: bool = False

    @property
    def is_section(self) -> bool:
        return isinstance(self.item, Section)

    @property
    def is_criterion(self) -> bool:
        return isinstance(self.item, Criterion)


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything that the tree shows at one moment."""

    rubric: Rubric
    shares: Mapping[str, Share]
    ghosts: Mapping[str, Share]
    broken: Collection[str] = ()

    def root(self) -> Node:
        return Node(ROOT, self.rubric.title, self.rubric, problems=len(self.broken))

    def sections(self) -> tuple[Node, ...]:
        found, start = [], 0.0
        for place, section in enumerate(self.rubric.sections):
            path = f"sections[{place}]"
            share = _together(section, self.shares)
            ghost = _together(section, self.ghosts) if self.ghosts else None
            is_odd = f"{path}.weight" in self.broken
            node = Node(path, section.title, section, share, start, ghost, self._broken(path), is_odd)
            start += node.share.part if node.share else 0.0
            found.append(node)
        return tuple(found)

    def criteria(self, section: Node) -> tuple[Node, ...]:
        assert isinstance(section.item, Section)
        found, start = [], section.start
        for place, item in enumerate(section.item.criteria):
            path = tr("{path}.criteria[{place}]", path=section.path, place=place)
            share, ghost = self.shares.get(item.key), self.ghosts.get(item.key)
            is_odd = f"{path}.weight" in self.broken
            found.append(Node(path, item.title, item, share, start, ghost, self._broken(path), is_odd))
            start += share.part if share else 0.0
        return tuple(found)

    def _broken(self, path: str) -> int:
        return sum(1 for one in self.broken if one == path or one.startswith((f"{path}.", f"{path}[")))


def _together(section: Section, shares: Mapping[str, Share]) -> Share | None:
    own = [shares[item.key] for item in section.criteria if item.key in shares]
    return Share(own[0].role, sum((one.points for one in own), Fraction(0))) if own else None


class FormTreeModel(QAbstractItemModel):
    """Rows of an Outline. One column; the delegate paints weight and share beside the title.

    Signals:
        move_requested(str, str, int): a row, the section (or "" for sections) and the place to put it before.
    """

    move_requested = Signal(str, str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: Node | None = None
        self._sections: tuple[Node, ...] = ()
        self._criteria: tuple[tuple[Node, ...], ...] = ()
        self.is_frozen = False

    def show(self, outline: Outline | None) -> bool:
        """Show another state of the form; True when rows came or went, so that the view was reset."""
        root = outline.root() if outline else None
        sections = outline.sections() if outline else ()
        criteria = tuple(outline.criteria(section) for section in sections) if outline else ()
        same = self._shape(self._root, self._sections, self._criteria) == self._shape(
            root, sections, criteria
        )
        if not same:
            self.beginResetModel()
        self._root, self._sections, self._criteria = root, sections, criteria
        if not same:
            self.endResetModel()
        else:
            self._tell_all()
        return not same

    @staticmethod
    def _shape(
        root: Node | None, sections: Sequence[Node], criteria: Sequence[Sequence[Node]]
    ) -> tuple[Any, ...]:
        keys = [[node.item.key for node in nodes] for nodes in criteria]
        return root is not None, [node.item.key for node in sections], keys

    def _tell_all(self) -> None:
        if self._root is None:
            return
        top = self.index(0, 0)
        self.dataChanged.emit(top, top)
        if self._sections:
            self.dataChanged.emit(self.index(0, 0, top), self.index(len(self._sections) - 1, 0, top))
        for place, nodes in enumerate(self._criteria):
            parent = self.index(place, 0, top)
            if nodes:
                self.dataChanged.emit(self.index(0, 0, parent), self.index(len(nodes) - 1, 0, parent))

    def node(self, index: Index) -> Node | None:
        """The node of a row; None for no row."""
        if not index.isValid() or self._root is None:
            return None
        at = index.internalId()
        if at == 0:
            return self._root
        if at == 1:
            return self._sections[index.row()]
        return self._criteria[at - 2][index.row()]

    def index_of(self, path: str) -> QModelIndex:
        """The row of a path, or of the deepest node on the way to it; the form's where there is none."""
        steps = [int(part.partition("]")[0]) for part in path.split("[")[1:3]]
        top = self.index(0, 0)
        if not steps or not path.startswith("sections["):
            return top
        section = self.index(steps[0], 0, top)
        if not section.isValid():
            return top
        if len(steps) < 2 or ".criteria[" not in path:
            return section
        criterion = self.index(steps[1], 0, section)
        return criterion if criterion.isValid() else section

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if column != 0 or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0)
        return self.createIndex(row, 0, 1 if parent.internalId() == 0 else 2 + parent.row())

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        at = child.internalId()
        return self.createIndex(0, 0, 0) if at == 1 else self.createIndex(at - 2, 0, 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return 0 if self._root is None else 1
        if parent.column() != 0:
            return 0
        at = parent.internalId()
        if at == 0:
            return len(self._sections)
        return len(self._criteria[parent.row()]) if at == 1 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title or tr("Untitled")
        if role == NODE_ROLE:
            return node
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return words(node)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        node = self.node(index)
        if node is None or self.is_frozen:
            return flags
        if node.path == ROOT or node.is_section:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if node.path != ROOT else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = QMimeData()
        node = self.node(indexes[0]) if indexes else None
        if node is not None:
            found.setData(MIME, node.path.encode())
        return found

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return self._target(data, parent) is not None and not self.is_frozen

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        target = self._target(data, parent)
        if target is None or self.is_frozen:
            return False
        place = row if row >= 0 else self.rowCount(parent)
        self.move_requested.emit(_dragged(data), target, place)
        return False  # the rows move when the form has changed, not before

    def _target(self, data: QMimeData, parent: Index) -> str | None:
        """The path of what may take the dragged row in; None when this may not."""
        node = self.node(parent)
        if node is None or not data.hasFormat(MIME):
            return None
        is_criterion = ".criteria[" in _dragged(data)
        fits = node.is_section if is_criterion else node.path == ROOT
        return node.path if fits else None


def _dragged(data: QMimeData) -> str:
    return bytes(data.data(MIME).data()).decode()


def words(node: Node) -> str:
    """A row in words, for a screen reader and as its tooltip."""
    title = node.title or tr("Untitled")
    if node.path == ROOT:
        return tr("Form {title}", title=title)
    parts = [tr("Section {title}", title=title) if node.is_section else tr("Criterion {title}", title=title)]
    if not isinstance(node.item, Rubric):
        parts.append(tr("weight {weight:f}", weight=node.item.weight))
    if node.share is not None:
        parts.append(node.share.words)
    if isinstance(node.item, Criterion) and node.item.critical:
        parts.append(tr("critical"))
    if not isinstance(node.item, Rubric) and node.item.shown_when is not None:
        parts.append(tr("shown on a condition"))
    if node.problems:
        parts.append(trn("{count} fault", "{count} faults", node.problems))
    return ", ".join(parts)
