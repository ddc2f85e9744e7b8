"""Before a form is published: its number, what becomes of each criterion, and what to think about.

Owns the dialog. Whether it is published is the caller's. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from qa_studio.language import tr, trn
from qa_studio.services.golden import GoldenRun
from qa_studio.services.publishing import is_worse, worse_words
from qa_studio.services.rubric_editing import EditingSession
from qa_studio.services.rubric_shelf import LineageRow, PublishPlan
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.rubrics.golden_view import MEANING, GoldenView
from qa_studio.ui.widgets.basics import column, label, line, push_button, row
from qa_studio.ui.widgets.screen_dialog import ScreenDialog

MEANS = {
    "same": tr("marks compare"),
    "reworded": tr("marks compare with care"),
    "new scale": tr("marks do not compare"),
    "new": tr("nothing to compare with"),
    "gone": tr("old marks stand alone"),
}
KINDS = {
    "same": tr("same"),
    "reworded": tr("reworded"),
    "new scale": tr("new scale"),
    "new": tr("new"),
    "gone": tr("gone"),
}
_SIZE = QSize(680, 520)


class PublishDialog(ScreenDialog):
    """Signals:
    publish_requested(GoldenRun | None, str): what the golden set said, and why it goes out all the same, "" where that
        needs no reason.
    """

    publish_requested = Signal(object, str)

    def __init__(self, plan: PublishPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Publish"))
        self.setModal(True)
        self.resize(_SIZE)
        self.lineage = _lineage(plan)
        self.remarks = _remarks(plan)
        self.publish = push_button(tr("Publish version {version}", version=plan.version), "primary")
        self.publish.setDefault(True)
        self._can = not plan.faults and not plan.is_same
        self._run: GoldenRun | None = None
        self.reason = QLineEdit()
        self._why = self._make_why()
        self.publish.setEnabled(self._can)
        self.publish.clicked.connect(self._on_publish)
        back = push_button(tr("Back to the draft"))
        back.clicked.connect(self.reject)
        edge = theme.SPACE_XL
        whole = column(margins=(edge, edge, edge, theme.SPACE_L), space=theme.SPACE_M)
        whole.addWidget(
            label(tr("{title}, version {version}", title=plan.title, version=plan.version), "title")
        )
        whole.addWidget(label(_intro(plan), "muted", wraps=True))
        if plan.lineage:
            whole.addWidget(label(tr("What becomes of each criterion"), "strong"))
            whole.addWidget(self.lineage, 2)
        if plan.remarks:
            whole.addWidget(label(tr("Worth a thought; none blocks"), "strong"))
            whole.addWidget(self.remarks, 1)
        if not plan.lineage and not plan.remarks:
            whole.addStretch(1)
        self._golden_room = column(space=theme.SPACE_S)
        whole.addLayout(self._golden_room)
        whole.addWidget(self._why)
        whole.addWidget(line())
        self.furnish(whole, row(1, back, self.publish))

    def _make_why(self) -> QWidget:
        self._worse = label("", wraps=True)
        self.reason.setPlaceholderText(tr("Why it is published all the same"))
        self.reason.setAccessibleName(tr("Why it is published all the same; the reason is kept"))
        self.reason.textChanged.connect(self._show_can)
        made = QWidget()
        made.setLayout(column(self._worse, self.reason, space=theme.SPACE_S))
        made.hide()
        return made

    def add_golden(self) -> GoldenView:
        """Room for what the form changes on the golden set; it cannot be published before that is known."""
        view = GoldenView()
        self.publish.setEnabled(False)
        self._golden_room.addWidget(label(tr("What its checks change on the golden set"), "strong"))
        self._golden_room.addWidget(label(MEANING, "small", wraps=True))
        self._golden_room.addWidget(view)
        return view

    def show_golden(self, run: GoldenRun) -> None:
        """What the golden set says; where something becomes worse, a reason is asked for."""
        self._run = run
        self._worse.setText(f"{worse_words(run)} {tr('Say why it is published all the same.')}")
        self._why.setVisible(is_worse(run))
        self._show_can()

    def _show_can(self) -> None:
        needs = self._run is not None and is_worse(self._run)
        self.publish.setEnabled(self._can and not (needs and not self.reason.text().strip()))

    def _on_publish(self) -> None:
        self.accept()
        self.publish_requested.emit(self._run, self.reason.text().strip())


def published_words(made: EditingSession | None) -> str:
    """What is said once it is; None is a version that could not be opened."""
    if made is None:
        return tr("The form is published and in use.")
    return tr(
        "{title}, version {version}, is published and in use.",
        title=made.rubric.title,
        version=made.rubric.version,
    )


def _intro(plan: PublishPlan) -> str:
    if plan.faults:
        return trn(
            "{count} fault keeps it from being published: {message}",
            "{count} faults keep it from being published: {message}",
            len(plan.faults),
            message=plan.faults[0].message,
        )
    if plan.is_same:
        return tr(
            "Nothing in this draft differs from version {before}; there is nothing to publish.",
            before=plan.before,
        )
    first = tr("A published version never changes. New reviews are made by it from now on.")
    if plan.before is None:
        return tr("{first} This is the form’s first version.", first=first)
    return tr(
        "{first} What was judged by version {before} stands as it was judged.",
        first=first,
        before=plan.before,
    )


def _lineage(plan: PublishPlan) -> QTreeWidget:
    made = _list(tr("What becomes of each criterion"), (tr("Criterion"), tr("Is"), tr("So")))
    for one in plan.lineage:
        item = QTreeWidgetItem([_title(one), KINDS[one.kind], MEANS[one.kind]])
        item.setSizeHint(0, QSize(0, theme.SPACE_XL))
        item.setToolTip(0, "\n".join(one.changes) or tr("Nothing changed"))
        made.addTopLevelItem(item)
        for change in one.changes:
            _note(item, change)
    if plan.changes:
        item = QTreeWidgetItem([tr("The form itself"), tr("changed"), ""])
        made.addTopLevelItem(item)
        for change in plan.changes:
            _note(item, change)
    made.expandAll()
    return made


def _title(one: LineageRow) -> str:
    renamed = one.old_key and one.new_key and one.old_key != one.new_key
    return tr("{title} (was {old_key})", title=one.title, old_key=one.old_key) if renamed else one.title


def _note(parent: QTreeWidgetItem, words: str) -> None:
    note = QTreeWidgetItem([words.replace(" -> ", " → ")])
    note.setFont(0, ink.small())
    note.setForeground(0, parent.treeWidget().palette().placeholderText())
    parent.addChild(note)
    note.setFirstColumnSpanned(True)


def _remarks(plan: PublishPlan) -> QTreeWidget:
    made = _list(tr("Remarks"), (tr("Remark"),))
    made.setHeaderHidden(True)
    for one in plan.remarks:
        item = QTreeWidgetItem([one.message])
        item.setToolTip(0, one.hint)
        made.addTopLevelItem(item)
        _note(item, one.hint)
    made.expandAll()
    return made


def _list(name: str, columns: tuple[str, ...]) -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setProperty("kind", "boxed")
    made.setHeaderLabels(list(columns))
    made.setRootIsDecorated(False)
    made.setIndentation(theme.SPACE_L)
    made.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    head = made.header()
    head.setStretchLastSection(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made
