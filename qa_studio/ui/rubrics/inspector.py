"""The right side of the editor: the fields of the current row. GUI thread only."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from qa_studio.ui.rubrics.criterion_panel import CriterionPanel
from qa_studio.ui.rubrics.desk import FormDesk, split_place
from qa_studio.ui.rubrics.form_panel import FormPanel
from qa_studio.ui.rubrics.panel import Panel
from qa_studio.ui.rubrics.section_panel import SectionPanel
from rubrics.model import Criterion, Section


class Inspector(QStackedWidget):
    """One panel a kind of row; shows the one of the current row."""

    def __init__(self, desk: FormDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form, self.section, self.criterion = FormPanel(desk), SectionPanel(desk), CriterionPanel(desk)
        for panel in (self.form, self.section, self.criterion):
            self.addWidget(panel)
        desk.changed.connect(self._show)
        desk.current_changed.connect(self._on_current)
        desk.revealed.connect(self._on_revealed)

    @property
    def panel(self) -> Panel:
        """The one that is shown."""
        item = self._desk.row()
        if isinstance(item, Criterion):
            return self.criterion
        return self.section if isinstance(item, Section) else self.form

    def _show(self) -> None:
        session, panel = self._desk.session, self.panel
        if session is None:
            return
        self.setCurrentWidget(panel)
        panel.refill()
        places = [(split_place(problem.path), problem) for problem in session.problems]
        panel.show_problems(
            [(field, problem) for (row, field), problem in places if row == self._desk.current]
        )

    def _on_current(self, _path: str) -> None:
        self._show()
        self.panel.verticalScrollBar().setValue(0)

    def _on_revealed(self, _row: str, field: str) -> None:
        if not self.panel.focus_field(field):
            self.panel.focus_field("title")
