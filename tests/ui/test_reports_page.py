"""The reports page over a real workspace: choose, see, save."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from report_world import fill, reporting

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.reports.choices import Choice, Kind, Offer, file_name, lacking
from qa_studio.ui.reports.page import ReportsPage
from qa_studio.ui.reports.viewer import PdfViewer
from qa_studio.ui.widgets.room import least_size

WAIT_MS = 20_000

LOW_PX = 400
"""What a screen of 1920x1080 leaves a page at 200 %."""


class Desk:
    """The page over a workspace, and what it said."""

    def __init__(self, qtbot: QtBot, runner: JobRunner, store: Store, memory: QSettings) -> None:
        self.qtbot, self.runner, self.store, self.memory = qtbot, runner, store, memory
        self.messages: list[Message] = []
        self.page = self.open()

    def open(self) -> ReportsPage:
        page = ReportsPage(reporting(self.store), self.runner, self.memory)
        page.message_posted.connect(self.messages.append)
        self.qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.refresh()
        self.page = page
        self.settle()
        return page

    def settle(self) -> None:
        """Until nothing is read, made or about to be."""
        self.qtbot.waitUntil(
            lambda: self.runner.is_idle() and not self.page._pause.isActive(), timeout=WAIT_MS
        )

    @property
    def viewer(self) -> PdfViewer:
        found = self.page.findChild(PdfViewer)
        assert found is not None
        return found

    @property
    def first_page(self) -> str:
        return " ".join(self.viewer.document.getAllText(0).text().split())

    def pick(self, kind: str) -> None:
        button = next(one for one in self.page.findChildren(QRadioButton) if one.text() == kind)
        button.click()
        self.settle()

    def combo(self, name: str) -> QComboBox:
        return next(one for one in self.page.findChildren(QComboBox) if one.accessibleName() == name)

    def set(self, name: str, value: str) -> None:
        self.combo(name).setCurrentText(value)
        self.settle()

    @property
    def save(self) -> QPushButton:
        return next(one for one in self.page.findChildren(QPushButton) if "Save as" in one.text())

    def words(self) -> str:
        """Everything that is visible as words."""
        shown = [one for one in self.page.findChildren(QWidget) if one.isVisible()]
        return " ".join(str(one.property("text") or "") for one in shown)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, runner: JobRunner, store: Store, memory: QSettings) -> Iterator[Desk]:
    fill(store)
    yield Desk(qtbot, runner, store, memory)
    runner.shutdown()


def test_the_page_opens_with_a_report_in_view(desk: Desk) -> None:
    assert "Maya Brandt" in desk.first_page
    assert "Over 3 interactions" in desk.first_page
    assert f"Page 1 of {desk.viewer.page_count}" in desk.words()
    assert desk.save.isEnabled()


def test_in_a_low_window_the_choice_scrolls_and_save_stays_in_sight(desk: Desk) -> None:
    page = desk.open()
    assert least_size(page, page.width()).height() <= LOW_PX
    page.resize(page.width(), LOW_PX)
    assert desk.save.visibleRegion().boundingRect() == desk.save.rect()


def test_another_agent_another_round_another_paper_make_another_report(desk: Desk) -> None:
    desk.set("Agent", "Tom Reed")
    assert "Over 2 interactions Tom Reed" in desk.first_page
    desk.set("Round", "Round 2")
    assert "In one interaction Tom Reed scores 92.0" in desk.first_page
    desk.set("Paper", "Letter")
    assert round(desk.viewer.document.pagePointSize(0).width()) == 612
    desk.set("Paper", "A4")
    assert round(desk.viewer.document.pagePointSize(0).width()) == 595


def test_each_kind_of_report_is_made(desk: Desk) -> None:
    desk.pick("Calibration")
    assert "Anna Lindt and Ben Carter gave the same mark" in desk.first_page
    desk.pick("Rounds")
    assert "Round 1 and Round 2" in desk.first_page


def test_a_report_is_saved_where_the_dialog_says(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.page.save_as()
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Coaching Maya Brandt.pdf")
    assert Path(dialog.directory().path()) == desk.store.reports_folder
    out = tmp_path / "mine.pdf"
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    desk.settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert desk.messages[-1].text == f"Saved {out}"
    assert desk.messages[-1].action_label == "Open"


def test_a_place_that_cannot_be_written_is_named_and_another_is_offered(desk: Desk, tmp_path: Path) -> None:
    desk.page.save_to(tmp_path / "nowhere" / "mine.pdf")
    desk.settle()
    message = desk.messages[-1]
    assert message.is_problem
    assert "nowhere does not exist" in message.text
    assert message.action_label == "Save as…"


def test_what_cannot_be_made_says_why_and_cannot_be_saved(desk: Desk) -> None:
    desk.set("Agent", "Tom Reed")
    desk.pick("Rounds")
    desk.set("Later round", "Round 1")
    assert "Round 1 cannot be compared with itself" in desk.words()
    assert not desk.save.isEnabled()
    desk.set("Later round", "Round 2")
    assert desk.save.isEnabled()


def test_an_agent_without_marks_is_told_what_to_do_first(desk: Desk) -> None:
    desk.store.remove([row.id for row in desk.store.interaction_rows() if row.title != "Order c1"])
    desk.page.refresh()
    desk.settle()
    assert "Maya Brandt has submitted marks yet. Review an interaction" in desk.words()
    assert not desk.save.isEnabled()


def test_an_empty_workspace_says_what_to_do(
    qtbot: QtBot, runner: JobRunner, store: Store, memory: QSettings
) -> None:
    desk = Desk(qtbot, runner, store, memory)
    assert "No report yet" in desk.words()
    button = next(one for one in desk.page.findChildren(QPushButton) if "library" in one.text())
    with qtbot.waitSignal(desk.page.library_requested, timeout=WAIT_MS):
        button.click()


def test_what_was_chosen_is_there_again_next_time(desk: Desk) -> None:
    desk.pick("Rounds")
    desk.set("Paper", "Letter")
    desk.page.settle()
    again = desk.open()
    choice = again._panel.choice()
    assert (choice.kind, choice.paper) == (Kind.ROUNDS, "Letter")
    assert "Round 1 and Round 2" in desk.first_page


def test_new_marks_are_in_the_report_after_a_refresh(desk: Desk) -> None:
    assert "Over 3 interactions" in desk.first_page
    desk.store.remove([next(row.id for row in desk.store.interaction_rows() if row.title == "Order a3")])
    desk.page.refresh()
    desk.settle()
    assert "Over 2 interactions" in desk.first_page


def test_the_sheets_are_white_in_the_dark_too(desk: Desk, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.DARK)
    try:
        picture = desk.viewer.grab().toImage()
        shades = {QColor(picture.pixel(x, 80)).lightness() for x in range(40, picture.width() - 40, 5)}
        assert max(shades) == 255
    finally:
        theme.apply(qapp, theme.Scheme.LIGHT)


def test_pages_are_turned_and_sized(desk: Desk) -> None:
    viewer = desk.viewer
    viewer._next.click()
    assert "Page 2 of" in desk.words()
    viewer._previous.click()
    assert "Page 1 of" in desk.words()
    before = viewer._shown_zoom()
    viewer._larger.click()
    assert viewer._shown_zoom() == pytest.approx(before * 1.25)
    viewer._smaller.click()
    viewer._fit.click()
    assert viewer._shown_zoom() == pytest.approx(before, rel=0.02)


def test_every_control_has_a_name_and_is_reached_by_tab(desk: Desk) -> None:
    controls = [
        one
        for kind in (QPushButton, QRadioButton, QComboBox)
        for one in desk.page.findChildren(kind)
        if one.isVisible()
    ]
    assert len(controls) >= 7
    for one in controls:
        assert one.accessibleName() or one.text()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_preview_files_go_with_the_page(desk: Desk) -> None:
    folder = Path(desk.page._folder.path())
    desk.set("Agent", "Tom Reed")
    assert len(list(folder.iterdir())) == 1


def test_file_names_hold_no_character_that_a_disk_refuses() -> None:
    choice = Choice(agent='A/B: "C"?', round_name="R\\1")
    assert file_name(choice) == "Coaching A B C R 1.pdf"
    assert file_name(Choice(kind=Kind.ROUNDS, before="One", after="Two")) == "Rounds One to Two.pdf"


def test_what_is_lacking_is_said_for_each_kind() -> None:
    assert "calibration session" in lacking(Choice(kind=Kind.CALIBRATION), Offer())
    assert "there is only Round 1" in lacking(Choice(kind=Kind.ROUNDS), Offer(rounds=("Round 1",)))
    assert "there is none yet" in lacking(Choice(kind=Kind.ROUNDS), Offer())
    assert lacking(Choice(), Offer(agents=("Maya",))) == ""
