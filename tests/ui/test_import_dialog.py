"""The import dialog and what follows: what the empty list is for, what a table's columns are, what is next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from service_files import tone

from qa_studio.jobs.context import JobContext
from qa_studio.rows import BatchReport, Failure, ImportOptions, WorkState
from qa_studio.services.importing import Importing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.library import wording
from qa_studio.ui.library.import_dialog import ImportDialog
from qa_studio.ui.library.import_list import PathList

TICKETS = 'Ticket No.,Rep,Speaker,Said,Message,Priority,Tags\n7,Tom Reed,agent,,"Hello, this is Tom.",2,x\n'


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ImportDialog:
    made = ImportDialog({}, QSettings(str(tmp_path / "memory.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_empty_list_says_what_it_is_for_until_something_is_in_it(
    dialog: ImportDialog, tmp_path: Path
) -> None:
    (shown,) = dialog.findChildren(PathList)
    assert shown.empty_words.startswith("Drop files or folders here")
    assert shown.accessibleDescription() == shown.empty_words
    empty = shown.grab().toImage()
    shown.empty_words = ""
    assert shown.grab().toImage() != empty, "the words are painted"
    dialog.add_paths([tmp_path / "a.wav"])
    assert dialog.paths() == [tmp_path / "a.wav"]


def test_files_are_dropped_into_the_dialog(dialog: ImportDialog, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.wav", "b.txt", "a.wav")])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)
    assert dialog.paths() == [tmp_path / "a.wav", tmp_path / "b.txt"]


def test_a_round_is_explained_where_it_is_asked_for(dialog: ImportDialog) -> None:
    assert any("before and after a workshop" in one.text() for one in dialog.findChildren(QLabel))


def test_what_a_table_s_columns_are_taken_for_is_told_before_the_import(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    table = tmp_path / "tickets.csv"
    table.write_text(TICKETS, encoding="utf-8")
    with qtbot.waitSignal(dialog.tables_added) as added:
        dialog.add_paths([table, tmp_path / "call.wav"])
    assert added.args == [[table]]
    with Store.open(tmp_path / "workspace", stored_rubric) as store:
        words = Importing(store).column_words(table)
    dialog.show_columns({table: words})
    assert dialog.columns.isVisible()
    assert "“Rep” for the agent" in dialog.columns.text()
    assert "Not used: “Said”, “Priority”, “Tags”." in dialog.columns.text()
    (shown,) = dialog.findChildren(PathList)
    shown.setCurrentRow(0)
    dialog._drop.click()
    assert dialog.columns.isHidden()


def test_recordings_that_were_imported_ask_for_their_words() -> None:
    report = BatchReport(done=(1, 2, 3), waiting=(1, 2, 3))
    assert wording.outcome(wording.Batch.IMPORTED, report) == (
        "Imported 3 interactions. 3 recordings wait for their words."
    )
    assert wording.outcome(wording.Batch.IMPORTED, replace(report, waiting=())) == "Imported 3 interactions."


def test_survey_answers_are_told_as_answers_and_not_as_interactions() -> None:
    report = BatchReport(answered=(1, 1, 2, 3, 4), unplaced=1, failures=(Failure("survey.csv", "unknown"),))
    told = "5 survey answers added to 4 interactions; 1 survey answer found no interaction; 1 failed."
    assert wording.outcome(wording.Batch.IMPORTED, report) == told
    mixed = BatchReport(done=(1, 2), answered=(1,)).joined(BatchReport(answered=(1,)))
    assert wording.outcome(wording.Batch.IMPORTED, mixed) == (
        "Imported 2 interactions; 2 survey answers added to 1 interaction."
    )
    again = BatchReport(skipped=("survey.csv",))
    assert wording.outcome(wording.Batch.IMPORTED, again) == "Imported 0 interactions; 1 was here already."


def test_an_import_tells_of_columns_and_of_recordings_that_wait(tmp_path: Path) -> None:
    table = tmp_path / "tickets.csv"
    table.write_text(TICKETS, encoding="utf-8")
    call = tone(tmp_path / "call.wav")
    with Store.open(tmp_path / "workspace", stored_rubric) as store:
        report = Importing(store).import_paths([table, call], ImportOptions(), JobContext())
        (note,) = report.notes
        rows = {row.id: row for row in store.interaction_rows()}
    assert note.name == "tickets.csv"
    assert note.message.endswith("Not used: “Said”, “Priority”, “Tags”.")
    assert [rows[one].state for one in report.waiting] == [WorkState.IMPORTED]
    assert wording.state(rows[report.waiting[0]]) == "Imported. It has no words yet: transcribe it next."
    assert len(report.done) == 2
