"""Which interactions the golden set holds: those in it, and those whose submitted marks may go in.

Owns the choice. What is done with it is the panel's. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from qa_studio.language import tr
from qa_studio.services.golden import GoldenRow
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import column, label, line, push_button, row
from qa_studio.ui.widgets.screen_dialog import ScreenDialog

_SIZE = QSize(640, 460)
_INTRO = tr(
    "Tick the interactions whose marks hold. Marks and transcript are frozen as they were submitted; changed checks "
    "are tried on them before anybody relies on them."
)


class GoldenDialog(ScreenDialog):
    """Signals:
    chosen(tuple[int, ...], tuple[int, ...]): interactions to add, and to take out.
    """

    chosen = Signal(object, object)

    def __init__(
        self, rows: Sequence[GoldenRow], candidates: Sequence[GoldenRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Golden set"))
        self.setModal(True)
        self.resize(_SIZE)
        self._before = {one.interaction_id for one in rows}
        self.list = _list()
        for one in (*rows, *candidates):
            self.list.addTopLevelItem(_item(one, one.interaction_id in self._before))
        self.take = push_button(tr("Use these"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._on_take)
        back = push_button(tr("Cancel"))
        back.clicked.connect(self.reject)
        edge = theme.SPACE_XL
        whole = column(margins=(edge, edge, edge, theme.SPACE_L), space=theme.SPACE_M)
        whole.addWidget(label(_INTRO, "muted", wraps=True))
        if not rows and not candidates:
            whole.addWidget(
                label(tr("Nobody has submitted marks by the form in use yet."), "strong", wraps=True)
            )
        whole.addWidget(self.list, 1)
        whole.addWidget(line())
        self.furnish(whole, row(1, back, self.take))

    def _on_take(self) -> None:
        items = [self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount())]
        ticked = {
            item.data(0, Qt.ItemDataRole.UserRole)
            for item in items
            if item is not None and item.checkState(0) is Qt.CheckState.Checked
        }
        self.accept()
        self.chosen.emit(tuple(sorted(ticked - self._before)), tuple(sorted(self._before - ticked)))


def _item(one: GoldenRow, is_in: bool) -> QTreeWidgetItem:
    item = QTreeWidgetItem([one.title, one.agent, one.evaluator, str(one.marks)])
    item.setData(0, Qt.ItemDataRole.UserRole, one.interaction_id)
    item.setCheckState(0, Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
    item.setSizeHint(0, QSize(0, theme.ROW_PX))
    item.setToolTip(0, tr("{rubric}, transcript {transcript}", rubric=one.rubric, transcript=one.transcript))
    return item


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(tr("Interactions whose marks hold"))
    made.setProperty("kind", "boxed")
    made.setHeaderLabels([tr("Interaction"), tr("Agent"), tr("Marked by"), tr("Marks")])
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    head = made.header()
    head.setStretchLastSection(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made
