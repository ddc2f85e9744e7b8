"""The forms of the workspace at the left of the page: drafts, versions, built-ins.

Owns the list's model and buttons; what they do is the page's. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qa_studio.language import tr, trn
from qa_studio.services.rubric_shelf import ShelfRow
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.rubrics.form_tree import Index
from qa_studio.ui.rubrics.wording import STATES
from qa_studio.ui.widgets.basics import column, push_button, row
from qa_studio.ui.widgets.score import paint_shape
from rubrics.model import VersionState

ROW_ROLE = Qt.ItemDataRole.UserRole
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between groups."""

    words: str


Line = ShelfRow | Heading


def grouped(rows: Sequence[ShelfRow]) -> tuple[Line, ...]:
    """Drafts, what is published, what was, and what comes with the product, each under its heading."""
    groups = (
        (tr("Drafts"), [one for one in rows if one.state is VersionState.DRAFT]),
        (
            tr("Published"),
            [one for one in rows if one.state is VersionState.PUBLISHED and not one.is_builtin],
        ),
        (tr("Retired"), [one for one in rows if one.state is VersionState.RETIRED]),
        (tr("Built in"), [one for one in rows if one.is_builtin]),
    )
    lines: list[Line] = []
    for words, found in groups:
        if found:
            lines += [Heading(words), *found]
    return tuple(lines)


def first_of(rows: Sequence[ShelfRow]) -> ShelfRow:
    """What lies on the desk at the start: the draft that was worked on last, else the form in use."""
    drafts = [one for one in rows if one.state is VersionState.DRAFT and one.version]
    if drafts:
        return max(drafts, key=lambda one: one.changed_at)
    return next((one for one in rows if one.is_current), rows[0])


class ShelfModel(QAbstractListModel):
    """The lines of the shelf; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, rows: Sequence[ShelfRow]) -> None:
        """Show these forms instead."""
        lines = grouped(rows)
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def line(self, index: Index) -> Line:
        return self._lines[index.row()]

    def index_of(self, row_id: str) -> QModelIndex:
        """The line of a form; an invalid one when it is not there."""
        for place, one in enumerate(self._lines):
            if isinstance(one, ShelfRow) and one.id == row_id:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.words if isinstance(one, Heading) else one.title
        if role == ROW_ROLE:
            return one
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return one.words if isinstance(one, Heading) else f"{one.title}, {facts(one)}"
        return None


def facts(one: ShelfRow) -> str:
    """The second line of a form: version, state, and whether it is in use."""
    parts = [tr("version {version}", version=one.version) if one.version else tr("cannot be read")]
    parts.append(tr("built in") if one.is_builtin else STATES[one.state])
    if one.is_current:
        parts.append(tr("in use"))
    if one.faults and one.version:
        parts.append(trn("{count} fault", "{count} faults", one.faults))
    return ", ".join(parts)


class ShelfDelegate(QStyledItemDelegate):
    """Title over facts; the one in use has a filled dot."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = isinstance(index.data(ROW_ROLE), Heading)
        return QSize(0, theme.ROW_PX if is_heading else theme.ROW_PX + theme.SPACE_L)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(ROW_ROLE)
        tokens, rect = theme.current(), QRectF(option.rect)
        painter.save()
        if isinstance(one, Heading):
            painter.setFont(ink.small(bold=True))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(rect.adjusted(theme.SPACE_M, theme.SPACE_XS, 0, 0), _LEFT, one.words)
        else:
            self._form(painter, option, rect, one)
        painter.restore()

    def _form(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, one: ShelfRow) -> None:
        tokens, state = theme.current(), option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent))
        inner = rect.adjusted(theme.SPACE_M, theme.SPACE_XS, -theme.SPACE_S, -theme.SPACE_XS)
        half = inner.height() / 2
        painter.setFont(ink.body())
        painter.setPen(QColor(tokens.text))
        text = painter.fontMetrics().elidedText(one.title, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), half), _LEFT, text)
        left = inner.left()
        if one.is_current or one.faults:
            side = theme.SPACE_S
            box = QRectF(left, inner.top() + half * 1.5 - side / 2, side, side)
            shape = theme.Shape.HOLLOW if one.faults else theme.Shape.FILLED
            paint_shape(painter, box, shape, tokens.not_met if one.faults else tokens.met)
            left += side + theme.SPACE_XS
        painter.setFont(ink.small())
        painter.setPen(QColor(tokens.muted))
        room = QRectF(left, inner.top() + half, inner.right() - left, half)
        words = painter.fontMetrics().elidedText(facts(one), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, words)


class ShelfList(QListView):
    """Signals:
    opened(str): another form was chosen, by its id.
    menu_requested(ShelfRow, QPoint): its menu, at this place of the screen.
    remove_requested(ShelfRow): Delete was pressed on a draft.
    """

    opened = Signal(str)
    menu_requested = Signal(object, object)
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.forms = ShelfModel(self)
        self.setModel(self.forms)
        self.setItemDelegate(ShelfDelegate(self))
        self.setAccessibleName(tr("Forms"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: Sequence[ShelfRow], current_id: str) -> None:
        """Show these; the open one stays chosen."""
        self.forms.show(rows)
        self.choose(current_id)

    def choose(self, row_id: str) -> None:
        """Make a form the chosen one, without opening it again."""
        index = self.forms.index_of(row_id)
        if index != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.viewport().update()
        if index.isValid():
            self.scrollTo(index)

    def row_at(self, index: Index) -> ShelfRow | None:
        one = self.forms.line(index) if index.isValid() else None
        return one if isinstance(one, ShelfRow) else None

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        one = self.row_at(index)
        if one is not None:
            self.opened.emit(one.id)

    def _on_menu(self, at: QPoint) -> None:
        one = self.row_at(self.indexAt(at)) or self.row_at(self.currentIndex())
        if one is not None:
            self.menu_requested.emit(one, self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        one = self.row_at(self.currentIndex())
        if event.key() == Qt.Key.Key_Delete and one is not None and one.state is VersionState.DRAFT:
            self.remove_requested.emit(one)
        else:
            super().keyPressEvent(event)


class Shelf(QWidget):
    """The list under its buttons.

    Signals: new_requested(), import_requested().
    """

    new_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ShelfList()
        self.new = push_button(tr("New"), "", "add", tr("A new form, from nothing (Ctrl+N)"))
        self.bring = push_button(
            tr("Import…"), "quiet", "import", tr("Take a form's file in as a draft (Ctrl+I)")
        )
        self.new.clicked.connect(self.new_requested)
        self.bring.clicked.connect(self.import_requested)
        head = row(self.new, self.bring, 1, space=theme.SPACE_XS)
        head.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        whole = column(space=0)
        whole.addLayout(head)
        whole.addWidget(self.list, 1)
        self.setLayout(whole)
        self.setMinimumWidth(9 * theme.SPACE_XL + theme.SPACE_S)
