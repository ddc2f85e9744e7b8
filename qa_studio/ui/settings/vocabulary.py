"""Vocabulary: the names that recordings are heard with, and that transcripts are put right by.

Owns the section's widgets. What may stand in the list is the service's to say; its words stand under the fields.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QPushButton

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.rows import BatchReport
from qa_studio.speech_rows import VocabularyRow
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library.failures import FailureList
from qa_studio.ui.rubrics.fields import Line, Pick, SharedNote
from qa_studio.ui.settings import vocabulary_changes as changes
from qa_studio.ui.settings.history import Change, ChangeHistory
from qa_studio.ui.settings.section import SettingsSection
from qa_studio.ui.settings.vocabulary_changes import Done, Vocabulary
from qa_studio.ui.settings.vocabulary_table import KIND_WORDS, VocabularyTable, VocabularyTableModel
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import label, push_button, row
from qa_studio.ui.widgets.flow import FlowLayout
from transcription.model import Name, NameKind

_WRITES = "vocabulary"
_WORDS = tr(
    "Names of brands, agents and products, as they are written. Whisper is told them before it listens, and what it "
    "still mishears is put right, with the word that was heard kept beside. The list belongs to this workspace."
)
_FILES = tr("Lists of names (*.txt *.csv *.tsv);;All files (*)")
_OFFERED_MOST = 4
Read = tuple[tuple[VocabularyRow, ...], tuple[Name, ...]]
Result = TypeVar("Result")


class VocabularySection(SettingsSection):
    """The table of names, and the fields of one."""

    key, title, icon = "vocabulary", tr("Vocabulary"), "vocabulary"

    def __init__(self, vocabulary: Vocabulary, history: ChangeHistory, runner: JobRunner) -> None:
        super().__init__(_WORDS)
        self._vocabulary, self._history, self._runner = vocabulary, history, runner
        self._offered: tuple[Name, ...] = ()
        self._wanted = ""
        self._model = VocabularyTableModel(self)
        self._table = VocabularyTable(self._model)
        self._table.chosen.connect(self._show_chosen)
        self._table.removal_requested.connect(self._on_remove)
        self._build()
        self._show_chosen()

    def _build(self) -> None:
        self._offer = Banner(BannerKind.INFO, can_close=True)
        self._offer.add_button(tr("Add them")).clicked.connect(lambda: self._add(self._offered))
        self._offer.hide()
        self._refused = FailureList()
        self._count = label("", "small")
        self._text, self._heard = Line(tr("Name")), Line(tr("Also heard as"), tr("metal lane; medow lane"))
        self._kind = Pick(tr("Kind"), [(kind.value, words) for kind, words in KIND_WORDS.items()])
        self._kind.put(NameKind.OTHER.value)
        for field in (self._text, self._heard):
            field.returnPressed.connect(self._on_return)
        self._fault, self._notes = SharedNote(), label("", "small", wraps=True)
        self._notes.hide()
        self.body.addWidget(self._offer)
        self.body.addWidget(self._refused)
        self.body.addWidget(self._table, 1)  # all the room that the page has to spare
        self.body.addWidget(self._count)
        self.body.addLayout(self._form())
        self.body.addWidget(self._fault)
        self.body.addWidget(self._notes)
        self.body.addLayout(self._buttons())
        self.body.addLayout(self._apply_row())

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.setVerticalSpacing(theme.SPACE_S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("Name"), self._text)
        form.addRow(tr("Kind"), self._kind)
        form.addRow(tr("Also heard as"), self._heard)
        form.addRow(
            "",
            label(
                tr("Forms that are heard instead, with “;” between; always replaced."), "small", wraps=True
            ),
        )
        return form

    def _buttons(self) -> FlowLayout:
        made = (
            ("add", tr("Add"), tr("Add a name"), self._on_add),
            ("done", tr("Change"), tr("Change a name"), self._on_change),
            ("remove", tr("Remove"), tr("Remove a name"), self._on_remove),
            ("import", tr("Import…"), tr("Import names"), self._on_import),
        )
        self._acts: dict[str, QPushButton] = {}
        line = FlowLayout(space=theme.SPACE_S)
        for icon, words, name, act in made:
            button = push_button(words, icon=icon)
            button.setAccessibleName(name)
            button.clicked.connect(act)
            self._acts[icon] = button
            line.addWidget(button)
        return line

    def _apply_row(self) -> QHBoxLayout:
        self._apply = push_button(
            tr("Put names right in all transcripts"), tip=tr("Each that changes becomes a new version")
        )
        self._apply.clicked.connect(self._on_apply)
        return row(self._apply, 1)

    def refresh(self) -> None:
        self._runner.submit(self._read, owner=self, on_done=self._show, on_failed=self._on_failed)

    def _read(self, context: JobContext) -> Read:
        return self._vocabulary.rows(), self._vocabulary.offered()

    def _show(self, read: Read) -> None:
        rows, self._offered = read
        self._model.set_rows(rows)
        nothing = tr("No names yet: type one below, or import a list.")
        self._count.setText(trn("{count} name", "{count} names", len(rows)) if rows else nothing)
        self._show_offer()
        self._table.choose(self._wanted)
        self._wanted = ""
        self._show_able()

    def _show_offer(self) -> None:
        names = [name.text for name in self._offered]
        shown = ", ".join(names[:_OFFERED_MOST])
        if len(names) > _OFFERED_MOST:
            shown = tr("{shown} and {count} more", shown=shown, count=len(names) - _OFFERED_MOST)
        self._offer.set_text(
            trn(
                "The workspace knows {count} name that is not on the list: {shown}.",
                "The workspace knows {count} names that are not on the list: {shown}.",
                len(names),
                shown=shown,
            )
        )
        self._offer.setVisible(bool(names))

    def _show_able(self) -> None:
        chosen = self._table.selected()
        self._acts["done"].setEnabled(len(chosen) == 1)
        self._acts["remove"].setEnabled(bool(chosen))

    def _show_chosen(self) -> None:
        self._show_able()
        chosen = self._table.selected()
        if len(chosen) == 1:
            name = chosen[0].name
            self._text.setText(name.text)
            self._kind.put(name.kind.value)
            self._heard.setText("; ".join(name.heard_as))
        self._fault.show_fault(self._text, "")

    def _entered(self) -> Name:
        forms = tuple(filter(None, (form.strip() for form in self._heard.text().split(";"))))
        return Name(self._text.text().strip(), NameKind(self._kind.currentData()), forms)

    def _on_return(self) -> None:
        """Return changes the entry whose fields these are, and adds when there is none."""
        chosen = self._table.selected()
        if len(chosen) == 1 and chosen[0].name.text == self._text.text().strip():
            self._on_change()
        else:
            self._on_add()

    def _on_add(self) -> None:
        self._add((self._entered(),))

    def _add(self, names: tuple[Name, ...]) -> None:
        self._make(lambda: changes.add(self._vocabulary, names))

    def _on_change(self) -> None:
        (chosen,), name = self._table.selected(), self._entered()
        if name != chosen.name:
            self._make(lambda: changes.change(self._vocabulary, chosen, name))

    def _on_remove(self) -> None:
        chosen = self._table.selected()
        self._make(lambda: changes.remove(self._vocabulary, chosen))

    def _on_import(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Names to import"), "", _FILES)
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Take a file's names in; lines that cannot be taken are listed."""
        self._make(lambda: changes.import_file(self._vocabulary, path))

    def _make(self, work: Callable[[], Done]) -> None:
        self._submit(work, self._on_made)

    def _on_made(self, done: Done) -> None:
        self._fault.show_fault(self._text, "")
        self._notes.setText(" ".join(f"“{note.name}”: {note.message}" for note in done.notes))
        self._notes.setVisible(bool(done.notes))
        refused = done.refused.failures if done.refused is not None else ()
        self._refused.show_failures(
            trn("{count} line could not be taken", "{count} lines could not be taken", len(refused)),
            refused,
        )
        self._wanted = done.shown
        self._history.did(Change(done.words, lambda: self._again(done.undo), lambda: self._again(done.redo)))
        self._on_changed()

    def _again(self, work: Callable[[], object]) -> None:
        """Take a change back, or make it once more."""
        self._submit(work, lambda _: self._on_changed())

    def _on_changed(self) -> None:
        self.refresh()
        self.data_changed.emit()

    def _submit(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        self._runner.submit(
            lambda context: work(), queue=_WRITES, owner=self, on_done=done, on_failed=self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        self._fault.show_fault(self._text, str(error))
        self._text.setAccessibleDescription(str(error))

    def _on_apply(self) -> None:
        self._rewrite(tr("Putting names right"), lambda context: self._vocabulary.apply(None, context), True)

    def _rewrite(self, title: str, work: Callable[[JobContext], BatchReport], can_undo: bool) -> None:
        def done(report: BatchReport) -> None:
            self._apply.setEnabled(True)
            words = trn(
                "{count} transcript changed; each is a new version.",
                "{count} transcripts changed; each is a new version.",
                len(report.done),
            )
            back = self._taking_back(report.done) if can_undo and report.done else None
            told = words if report.done else tr("Every transcript is right by the list already.")
            self.message_posted.emit(Message(told, tr("Undo") if back else "", back))
            self.data_changed.emit()

        self._apply.setEnabled(False)
        self._runner.submit(
            work,
            title,
            owner=self,
            on_done=done,
            on_failed=self._on_not_applied,
            on_cancelled=self._on_stopped,
        )

    def _taking_back(self, ids: tuple[int, ...]) -> Callable[[], None]:
        def back() -> None:
            self._rewrite(
                tr("Taking names back"), lambda context: self._vocabulary.withdraw(ids, context), False
            )

        return back

    def _on_stopped(self) -> None:
        self._apply.setEnabled(True)
        self.message_posted.emit(Message(tr("Stopped. Transcripts that were done stay as new versions.")))
        self.data_changed.emit()

    def _on_not_applied(self, error: Exception) -> None:
        self._apply.setEnabled(True)
        self.message_posted.emit(Message(str(error), is_problem=True))
