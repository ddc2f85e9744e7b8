"""A section in the inspector. GUI thread only."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qa_studio.language import tr, trn
from qa_studio.ui.rubrics import wording
from qa_studio.ui.rubrics.condition_editor import ConditionEditor
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import FieldRow
from qa_studio.ui.rubrics.panel import Panel, plain_put
from qa_studio.ui.widgets.basics import label
from rubrics.model import Section


class SectionPanel(Panel):
    """Fields of the current section."""

    def __init__(self, desk: FormDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Section"))
        self.title = self.line("title", tr("Title"), lambda c: c.title, lambda s, p, v: s.rows.rename(p, v))
        self.key = self.line("key", tr("Key"), lambda c: c.key, lambda s, p, v: s.rows.rekey(p, v))
        self.weight = self.number("weight", tr("Weight"), lambda c: c.weight)
        self._counts = label("", "muted", wraps=True)
        self.description = self.paragraph(
            "description",
            tr("Description"),
            lambda c: c.description,
            plain_put("description", tr("Description")),
        )
        self.role = self.pick(
            "role", tr("Weight"), wording.ROLES, lambda c: c.role, plain_put("role", tr("Role"))
        )
        self.add(self.title)
        self.beside(self.weight, self.key, stretch=1)
        self.add(self._counts, self.description, self.role)
        self.head(tr("Shown"))
        self.condition = ConditionEditor(self)
        self.add(self.register(FieldRow("", self.condition, "shown_when")))
        self.on_refill(self.condition.refill)
        self.on_refill(self._refill_counts)
        self.finish()

    def _refill_counts(self, item: Section) -> None:
        session = self.desk.session
        found = session.shares() if session else {}
        own = [found[one.key] for one in item.criteria if one.key in found]
        part = sum((share.points for share in own if share.part), start=type(own[0].points)(0)) if own else 0
        self._counts.setText(
            trn(
                "{count} criterion, {part:.1f} of 100 together.",
                "{count} criteria, {part:.1f} of 100 together.",
                len(item.criteria),
                part=float(part),
            )
        )
