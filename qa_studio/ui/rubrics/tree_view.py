"""The form's tree on the page, with its keys: move, weigh, add, copy, remove. GUI thread only."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.form_tree import FormTreeModel, Outline
from qa_studio.ui.rubrics.tree_delegate import NUMBER_PX, FormTreeDelegate, bar_room
from qa_studio.ui.widgets.basics import column, line
from rubrics.model import Criterion

_EMPTY_WORDS = tr("A form has sections, a section has criteria. Begin with a section (Shift+Insert).")


class FormTreeView(QTreeView):
    """Shows the form on the desk; its current row is the desk's."""

    def __init__(self, desk: FormDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = FormTreeModel(self)
        self.setModel(self.form)
        self.setItemDelegate(FormTreeDelegate(self))
        self.setAccessibleName(tr("Sections and criteria"))
        self.setHeaderHidden(True)
        self.setIndentation(theme.SPACE_L)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.move_requested.connect(self._on_move)
        self.selectionModel().currentChanged.connect(self._on_current)
        desk.opened.connect(self.show_form)
        desk.changed.connect(self.show_form)
        desk.current_changed.connect(lambda _: self.show_form())
        self.doubleClicked.connect(lambda _: desk.revealed.emit(desk.current, "title"))
        theme.scheme_changed.connect(self.viewport().update)

    def show_form(self) -> None:
        """Show the form as it is now."""
        session = self._desk.session
        if session is None:
            self.form.show(None)
            return
        row_of = self._desk.row()
        without = [row_of.key] if isinstance(row_of, Criterion) and row_of.na_allowed else []
        ghosts = session.shares(without) if without else {}
        broken = [problem.path for problem in session.faults]
        self.form.is_frozen = session.is_frozen
        if self.form.show(Outline(session.rubric, session.shares(), ghosts, broken)):
            self.expandAll()
        self._select(self._desk.current)
        self.viewport().update()

    def _select(self, path: str) -> None:
        index = self.form.index_of(path)
        if index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        node = self.form.node(index)
        if node is not None:
            self._desk.set_current(node.path)

    def _on_move(self, path: str, target: str, place: int) -> None:
        self._desk.act_on_row(lambda session: session.rows.move(path, target, place))

    def add_criterion(self) -> None:
        """Put a criterion behind the current row, and go to its title."""
        session = self._desk.session
        if session is None or self._desk.is_frozen:
            return
        section, place = self._places()
        if section is None:
            self.add_section()
            return
        count = len(session.rubric.sections[section].criteria)
        at = count if place is None else place + 1
        self._desk.act_on_row(lambda one: one.rows.add_criterion(section, at))
        self._desk.revealed.emit(self._desk.current, "title")

    def add_section(self) -> None:
        """Put a section behind the current one, and go to its title."""
        session = self._desk.session
        if session is None or self._desk.is_frozen:
            return
        section, _ = self._places()
        at = len(session.rubric.sections) if section is None else section + 1
        self._desk.act_on_row(lambda one: one.rows.add_section(at))
        self._desk.revealed.emit(self._desk.current, "title")

    def duplicate(self) -> None:
        if self._desk.current and not self._desk.is_frozen:
            self._desk.act_on_row(lambda session: session.rows.duplicate(self._desk.current))

    def remove(self) -> None:
        if self._desk.current and not self._desk.is_frozen:
            self._desk.act_on_row(lambda session: session.rows.remove(self._desk.current))

    def step(self, by: int) -> None:
        """Move the current row up or down."""
        if self._desk.current and not self._desk.is_frozen:
            self._desk.act_on_row(lambda session: session.rows.step(self._desk.current, by))

    def weigh(self, by: int) -> None:
        """Make the current row heavier or lighter."""
        if self._desk.current and not self._desk.is_frozen:
            self._desk.act(lambda session: session.rows.weigh(self._desk.current, by))

    def _places(self) -> tuple[int | None, int | None]:
        """Section and criterion of the current row; None where it has none."""
        steps = [int(part.partition("]")[0]) for part in self._desk.current.split("[")[1:]]
        return (steps[0] if steps else None), (steps[1] if len(steps) > 1 else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        session = self._desk.session
        if session is None or session.rubric.sections:
            return
        with QPainter(self.viewport()) as painter:
            painter.setPen(QColor(theme.current().muted))
            room = self.viewport().rect().adjusted(theme.SPACE_XL, 0, -theme.SPACE_XL, 0)
            both = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(room, both, _EMPTY_WORDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif event.text() in ("+", "=", "-"):
            self.weigh(-1 if event.text() == "-" else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._desk.revealed.emit(self._desk.current, "title")
        elif key == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)


class TreeHead(QWidget):
    """Captions over the columns that the delegate paints."""

    def __init__(self, tree: FormTreeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self.setFixedHeight(theme.SPACE_XL)
        self.setAccessibleName(tr("Weight as written, what it counts of 100, and its place among them"))
        self.setToolTip(
            tr(
                "Weight as written. Counts: points of 100 when every criterion applies. A line under a bar: what it"
                " would count if the current criterion were N/A."
            )
        )
        theme.scheme_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(ink.small())
            painter.setPen(QColor(theme.current().muted))
            left, width = bar_room(self._tree.viewport().width())
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            height = self.height()
            if width:
                painter.drawText(
                    int(left) - 2 * NUMBER_PX - theme.SPACE_S, 0, NUMBER_PX, height, right, tr("Weight")
                )
            painter.drawText(int(left) - NUMBER_PX - theme.SPACE_S, 0, NUMBER_PX, height, right, tr("Counts"))
            ends = ((0, Qt.AlignmentFlag.AlignLeft), (100, Qt.AlignmentFlag.AlignRight))
            for at, flag in ends if width else ():
                both = int(flag | Qt.AlignmentFlag.AlignVCenter)
                painter.drawText(int(left), 0, int(width), height, both, str(at))


def tree_with_head(tree: FormTreeView) -> QWidget:
    """The tree under its captions."""
    made = QWidget()
    made.setLayout(column(TreeHead(tree), line(), tree, space=0))
    return made
