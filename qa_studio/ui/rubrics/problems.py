"""Faults and remarks at the foot of the editor; each leads to its field.

Owns the list's model. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qa_studio.language import joined_by_and, tr, trn
from qa_studio.services.rubric_editing import Problem
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.form_tree import Index
from qa_studio.ui.widgets.basics import ElidedLabel, column, line, push_button, row, set_icon
from qa_studio.ui.widgets.score import paint_shape

PROBLEM_ROLE = Qt.ItemDataRole.UserRole
SHOWN_MOST = 4
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ProblemListModel(QAbstractListModel):
    """Problems in the order in which they are told."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Show these instead."""
        if tuple(problems) != self._problems:
            self.beginResetModel()
            self._problems = tuple(problems)
            self.endResetModel()

    def problem(self, index: Index) -> Problem:
        return self._problems[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return problem.message
        if role == PROBLEM_ROLE:
            return problem
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (problem.message, problem.hint) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{kind(problem)} {place(problem)}".strip() + f": {problem.message} {problem.hint}".rstrip()
            )
        return None


class ProblemDelegate(QStyledItemDelegate):
    """Shape, what is wrong, what it means, and the line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        problem: Problem = index.data(PROBLEM_ROLE)
        tokens = theme.current()
        painter.save()
        rect, state = QRectF(option.rect), option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.fillRect(rect, QColor(tokens.selection if is_chosen else tokens.hover))
        side = theme.SPACE_M
        dot = QRectF(rect.left() + theme.SPACE_L, rect.center().y() - side / 2, side, side)
        shape = theme.Shape.HOLLOW if problem.is_fault else theme.Shape.HALF
        paint_shape(painter, dot, shape, tokens.not_met if problem.is_fault else tokens.close)
        left = dot.right() + theme.SPACE_S
        painter.setFont(ink.body())
        painter.setPen(QColor(tokens.text))
        right = rect.right() - theme.SPACE_L - 60
        words = QRectF(left, rect.top(), right - left, rect.height())
        text = painter.fontMetrics().elidedText(
            problem.message, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, _LEFT, text)
        left += painter.fontMetrics().horizontalAdvance(text) + theme.SPACE_S
        painter.setFont(ink.small())
        painter.setPen(QColor(tokens.muted))
        rest = QRectF(left, rect.top(), max(right - left, 0), rect.height())
        hint = painter.fontMetrics().elidedText(problem.hint, Qt.TextElideMode.ElideRight, int(rest.width()))
        painter.drawText(rest, _LEFT, hint)
        at = QRectF(right, rect.top(), 60, rect.height())
        painter.drawText(
            at, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), place(problem).strip()
        )
        painter.restore()


class ProblemList(QListView):
    """Signals: chosen(Problem): one was clicked, or Return was pressed on it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = ProblemListModel(self)
        self.setModel(self.problems)
        self.setItemDelegate(ProblemDelegate(self))
        self.setAccessibleName(tr("Faults and remarks"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(self.problems.problem(index)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.problems.problem(self.currentIndex()))
        else:
            super().keyPressEvent(event)


class ProblemBar(QWidget):
    """One line that counts and names the first; opens to the list when the user wants it."""

    def __init__(self, desk: FormDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words = ElidedLabel("", "muted")
        self.go = push_button(tr("Go to it"), "quiet", tip=tr("Go to the field of the first one (F8)"))
        self.go.clicked.connect(self.go_to_first)
        self.fold = push_button(tr("Show all"), "quiet", "up", tr("Show or hide faults and remarks"))
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold)
        self.list = ProblemList()
        self.list.setFixedHeight(SHOWN_MOST * theme.ROW_PX + theme.SPACE_XS)
        self.list.chosen.connect(lambda problem: desk.reveal(problem.path))
        self.list.hide()
        head = row(self.words, self.go, self.fold, margins=(theme.SPACE_L, 0, theme.SPACE_S, 0))
        head.setStretch(0, 1)
        room = QWidget()
        room.setLayout(head)
        room.setFixedHeight(theme.ROOMY_ROW_PX)
        self.setLayout(column(line(), room, self.list, space=0))
        desk.opened.connect(self._show)
        desk.changed.connect(self._show)

    def go_to_first(self) -> None:
        """Go to the field of the first problem; nothing when there is none."""
        problems = self._desk.session.problems if self._desk.session else ()
        if problems:
            self._desk.reveal(problems[0].path)

    def _show(self) -> None:
        problems = self._desk.session.problems if self._desk.session else ()
        self.list.problems.show(problems)
        is_draft = not self._desk.is_frozen
        self.words.tip = "\n".join(one.message for one in problems[:12])
        self.words.setText(summary(problems, is_draft))
        self.go.setEnabled(bool(problems))
        self.fold.setEnabled(bool(problems) or self.fold.isChecked())

    def _on_fold(self, is_open: bool) -> None:
        set_icon(self.fold, "down" if is_open else "up")
        self.fold.setText(f" {tr('Hide')}" if is_open else f" {tr('Show all')}")
        self.list.setVisible(is_open)


def kind(problem: Problem) -> str:
    return tr("Fault") if problem.is_fault else tr("Remark")


def place(problem: Problem) -> str:
    return tr("line {line}", line=problem.line) if problem.line else ""


def summary(problems: Sequence[Problem], is_draft: bool = True) -> str:
    """What the line at the foot says: how many, and the first in its own words; of a draft, that it is ready."""
    faults = sum(1 for one in problems if one.is_fault)
    remarks = len(problems) - faults
    if not problems:
        can = tr("●  No fault and no remark: this form can be published.")
        return can if is_draft else tr("●  No fault and no remark.")
    told = [trn("{count} fault", "{count} faults", faults)] if faults else []
    told += [trn("{count} remark", "{count} remarks", remarks)] if remarks else []
    first = problems[0]
    words = f"{place(first)}: {first.message}".lstrip(": ")
    return f"{'○' if faults else '◐'}  {joined_by_and(told)}.  {words} {first.hint if faults else ''}".strip()
