"""The vocabulary's section over a real workspace: every change by the fields, and back by the page's undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.vocabulary import Vocabulary
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library.failures import FailureList
from qa_studio.ui.rubrics.fields import Pick
from qa_studio.ui.settings.history import ChangeHistory
from qa_studio.ui.settings.vocabulary import VocabularySection
from qa_studio.ui.settings.vocabulary_table import VocabularyTable
from transcription.model import Name, NameKind, Origin, Role, Transcript, Turn, Word

WAIT_MS = 5_000


@dataclass
class Shown:
    """The section on the screen, and what lies under it."""

    section: VocabularySection
    history: ChangeHistory
    vocabulary: Vocabulary
    store: Store
    qtbot: QtBot
    runner: JobRunner
    messages: list[Message]

    def settle(self) -> None:
        self.qtbot.waitUntil(self.runner.is_idle, timeout=WAIT_MS)

    def line(self, name: str) -> QLineEdit:
        return next(one for one in self.section.findChildren(QLineEdit) if one.accessibleName() == name)

    def press(self, name: str) -> None:
        found = [one for one in self.section.findChildren(QAbstractButton) if one.accessibleName() == name]
        assert found[0].isVisible()
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    def undo(self) -> None:
        self.history.undo()
        self.settle()

    def redo(self) -> None:
        self.history.redo()
        self.settle()

    @property
    def table(self) -> VocabularyTable:
        found = self.section.findChild(VocabularyTable)
        assert found is not None
        return found

    def choose(self, text: str) -> None:
        self.table.choose(text)

    def names(self) -> list[Name]:
        return [row.name for row in self.vocabulary.rows()]

    def words(self) -> str:
        labels = self.section.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self.section))


@pytest.fixture
def shown(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> Iterator[Shown]:
    with Store.open(tmp_path / "shop", stored_rubric) as store:
        vocabulary, history = Vocabulary(store), ChangeHistory()
        section = VocabularySection(vocabulary, history, runner)
        messages: list[Message] = []
        for source in (history, section):
            source.message_posted.connect(messages.append)
        qtbot.addWidget(section)
        section.resize(800, 900)
        section.show()
        section.refresh()
        made = Shown(section, history, vocabulary, store, qtbot, runner, messages)
        made.settle()
        yield made
        runner.shutdown()


def test_a_name_is_added_taken_back_and_added_again(shown: Shown) -> None:
    shown.line("Name").setText("Meadow Lane")
    shown.line("Also heard as").setText("metal lane;  medow lane ;")
    kind = shown.section.findChild(Pick)
    assert kind is not None
    kind.put("brand")
    shown.press("Add a name")
    wanted = Name("Meadow Lane", NameKind.BRAND, ("metal lane", "medow lane"))
    assert shown.names() == [wanted]
    assert [row.name for row in shown.table.selected()] == [wanted]
    shown.undo()
    assert shown.names() == []
    shown.redo()
    assert shown.names() == [wanted]


@pytest.mark.parametrize("typed", ["", "  ", "!!!", "x" * 200, "Meadow Lane"])
def test_a_name_that_will_not_do_says_why_under_the_fields(shown: Shown, typed: str) -> None:
    shown.vocabulary.add(Name("Meadow Lane"))
    shown.line("Name").setText(typed)
    shown.press("Add a name")
    assert "○ " in shown.words()
    assert shown.names() == [Name("Meadow Lane")]


def test_the_chosen_name_is_changed_by_its_fields_and_back(shown: Shown) -> None:
    shown.vocabulary.add(Name("Medow Lane"))
    shown.section.refresh()
    shown.settle()
    shown.choose("Medow Lane")
    assert shown.line("Name").text() == "Medow Lane"
    shown.line("Name").setText("Meadow Lane")
    shown.press("Change a name")
    assert shown.names() == [Name("Meadow Lane")]
    shown.undo()
    assert shown.names() == [Name("Medow Lane")]
    shown.redo()
    assert shown.names() == [Name("Meadow Lane")]


def test_return_changes_the_chosen_name_or_adds_another(shown: Shown) -> None:
    shown.vocabulary.add(Name("Meadow Lane"))
    shown.section.refresh()
    shown.settle()
    shown.choose("Meadow Lane")
    heard = shown.line("Also heard as")
    heard.setText("metal lane")
    shown.qtbot.keyClick(heard, Qt.Key.Key_Return)
    shown.settle()
    assert shown.names() == [Name("Meadow Lane", heard_as=("metal lane",))]
    shown.line("Name").setText("Harbor Home")
    heard.clear()
    shown.qtbot.keyClick(shown.line("Name"), Qt.Key.Key_Return)
    shown.settle()
    assert [name.text for name in shown.names()] == ["Meadow Lane", "Harbor Home"]


def test_names_are_removed_with_the_keyboard_and_the_changes_before_can_still_be_taken_back(
    shown: Shown,
) -> None:
    shown.line("Name").setText("Meadow Lane")
    shown.press("Add a name")
    shown.line("Also heard as").setText("metal lane")
    shown.press("Change a name")
    shown.qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    shown.settle()
    assert shown.names() == []
    shown.undo()
    assert shown.names() == [Name("Meadow Lane", heard_as=("metal lane",))]
    shown.undo()
    assert shown.names() == [Name("Meadow Lane")]
    shown.undo()
    assert shown.names() == []


def test_a_file_comes_in_with_what_it_could_not_say_and_is_taken_back_as_one(
    shown: Shown, tmp_path: Path
) -> None:
    shown.vocabulary.add(Name("Meadow Lane"))
    file = tmp_path / "names.csv"
    file.write_text(
        "name,kind,heard as\nMeadow Lane,brand,metal lane\nPriya Shah,agent,\nX,nonsense,\n", encoding="utf-8"
    )
    shown.section.import_file(file)
    shown.settle()
    assert {name.text for name in shown.names()} == {"Meadow Lane", "Priya Shah"}
    listed = shown.section.findChild(FailureList)
    assert listed is not None
    assert listed.isVisible()
    assert "line 4" in listed.as_text()
    shown.undo()
    assert shown.names() == [Name("Meadow Lane")]


def test_a_file_that_cannot_be_read_is_refused_by_name(shown: Shown, tmp_path: Path) -> None:
    shown.section.import_file(tmp_path / "none.csv")
    shown.settle()
    assert "none.csv" in shown.words()


def test_an_ordinary_word_as_a_form_is_said_to_be_one(shown: Shown) -> None:
    shown.line("Name").setText("Hollyrood")
    shown.line("Also heard as").setText("holiday")
    shown.press("Add a name")
    assert "This is an ordinary word" in shown.words()


def spoken(shown: Shown, tmp_path: Path, text: str) -> int:
    """A transcript of an engine with these words."""
    chat = tmp_path / "chat.txt"
    chat.write_text("Agent: Hello.\nCustomer: Hello, my lamp is broken.\n", encoding="utf-8")
    options = ImportOptions(agent="Priya Shah", company="Meadow Lane")
    (number,) = Importing(shown.store).import_paths([chat], options, JobContext()).done
    words = tuple(Word(one.start(), one.end(), 0.1, 0.2, 0.9) for one in re.finditer(r"\S+", text))
    heard = Transcript((Turn(Role.AGENT, text, 0.0, 2.0, words=words),), Origin("whisper", "base"), "en", 2.0)
    shown.store.add_transcript(number, heard, AgentGuess(None))
    return number


def newest(shown: Shown, number: int) -> str:
    found = shown.store.newest_transcript(number)
    assert found is not None
    return found.transcript.turns[0].text


def test_names_are_put_right_in_transcripts_and_taken_back(shown: Shown, tmp_path: Path) -> None:
    number = spoken(shown, tmp_path, "thank you for calling metal lane")
    shown.vocabulary.add(Name("Meadow Lane", NameKind.BRAND, ("metal lane",)))
    shown.press("Put names right in all transcripts")
    assert newest(shown, number) == "thank you for calling Meadow Lane"
    message = shown.messages[-1]
    assert (message.text, message.action_label) == ("1 transcript changed; each is a new version.", "Undo")
    assert message.action is not None
    message.action()
    shown.settle()
    assert newest(shown, number) == "thank you for calling metal lane"


def test_names_that_the_workspace_knows_are_offered_and_taken_with_one_click(
    shown: Shown, tmp_path: Path
) -> None:
    spoken(shown, tmp_path, "hello")
    shown.section.refresh()
    shown.settle()
    assert "2 names that are not on the list: Meadow Lane, Priya Shah." in shown.words()
    shown.press("Add them")
    assert {name.text for name in shown.names()} == {"Meadow Lane", "Priya Shah"}
    assert "not on the list" not in shown.words()
