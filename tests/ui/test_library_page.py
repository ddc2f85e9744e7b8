from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from fakes_ui import Shop, shop
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from retailer_rows import DRAFT, interaction

from qa_studio.errors import StudioError
from qa_studio.jobs.runner import JobRunner
from qa_studio.library_filter import LibraryFilter
from qa_studio.rows import Channel, Failure, ImportOptions, InteractionRow, WorkState
from qa_studio.speech_rows import TurnGuess
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library.draft_banner import DraftBanner, advice
from qa_studio.ui.library.failures import FailureList
from qa_studio.ui.library.filter_bar import FilterBar
from qa_studio.ui.library.import_dialog import ImportDialog
from qa_studio.ui.library.page import LibraryPage
from qa_studio.ui.library.preview import PreviewPane
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.queue.desk import QueueDesk
from qa_studio.ui.widgets.states import StateStack

WAIT_MS = 5_000
Found = TypeVar("Found", bound=QWidget)
Opener = Callable[[Shop], "Opened"]


def texts(pane: PreviewPane) -> str:
    """Everything that the pane says."""
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisibleTo(pane))


class Opened:
    """A page over fakes, with what it said."""

    def __init__(self, qtbot: QtBot, runner: JobRunner, memory: QSettings, services: Shop) -> None:
        self.qtbot, self.runner, self.shop = qtbot, runner, services
        self.fetcher = ModelFetcher(services.models, runner)
        self.desk = QueueDesk(services.queue, runner)
        self.page = LibraryPage(services.services(), self.fetcher, self.desk, runner, memory)
        self.messages: list[Message] = []
        self.reviews: list[int] = []
        self.page.message_posted.connect(self.messages.append)
        self.desk.message_posted.connect(self.messages.append)
        self.page.review_requested.connect(self.reviews.append)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 700)
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(self.runner.is_idle, timeout=WAIT_MS)

    def find(self, kind: type[Found]) -> Found:
        """The page's first widget of a kind."""
        found = self.page.findChild(kind)
        assert found is not None
        return found

    @property
    def table(self) -> LibraryTable:
        return self.find(LibraryTable)

    @property
    def state(self) -> str:
        return self.find(StateStack).state()

    @property
    def banner(self) -> DraftBanner:
        return self.find(DraftBanner)

    def search(self, text: str) -> None:
        """Type into the search box and wait for what is found."""
        self.page.search(text)
        self.qtbot.waitUntil(lambda: not self.page._typed.isActive(), timeout=WAIT_MS)
        self.settle()

    def filter(self, **wanted: object) -> None:
        """As if the chips had been set so."""
        bar = self.find(FilterBar)
        bar.change(dataclasses.replace(bar.filter(), **wanted))  # type: ignore[arg-type]
        self.settle()

    def selected(self) -> list[InteractionRow]:
        found = self.table._model.rows_here(self.table.selected_ids())
        assert found is not None
        return found

    def until_preview_says(self, words: str) -> None:
        """What is read for the preview comes a moment after the row."""
        self.qtbot.waitUntil(lambda: words in texts(self.find(PreviewPane)), timeout=WAIT_MS)

    def ids(self) -> list[int]:
        return list(self.table._model.ids)

    def button(self, name: str) -> QAbstractButton:
        """The visible button with this accessible name."""
        found = [
            b for b in self.page.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()
        ]
        assert found, f"no button {name!r}"
        return found[0]

    def press(self, name: str) -> None:
        self.button(name).click()

    def act(self, words: str) -> None:
        """Trigger the action that begins with these words."""
        menus = self.page._menus
        actions = [
            *menus.context_menu.actions(),
            *menus.transcribe_menu.actions(),
            *menus.suggest_menu.actions(),
        ]
        action = next(action for action in actions if action.text().startswith(words))
        assert action.isEnabled(), action.text()
        action.trigger()


@pytest.fixture
def opened(qtbot: QtBot, runner: JobRunner, memory: QSettings) -> Opener:
    return lambda services: Opened(qtbot, runner, memory, services)


def test_the_library_shows_what_is_in_the_workspace(opened: Opener) -> None:
    page = opened(shop())
    assert page.state == "content"
    assert len(page.ids()) == 18


def test_an_empty_workspace_offers_the_demonstration_and_an_import(opened: Opener) -> None:
    page = opened(shop(()))
    assert page.state == "empty"
    page.press("Build the demonstration")
    page.settle()
    assert page.state == "content"
    assert "invented" in page.messages[-1].text


def test_building_twice_at_once_is_not_possible(opened: Opener) -> None:
    services = shop(())
    services.demonstration.gate = threading.Event()
    page = opened(services)
    page.press("Build the demonstration")
    assert not page.button("Build the demonstration").isEnabled()
    services.demonstration.gate.set()
    page.settle()


def test_a_demonstration_that_was_stopped_can_be_gone_on_with(opened: Opener) -> None:
    services = shop(())
    services.demonstration.gate = threading.Event()
    page = opened(services)
    page.press("Build the demonstration")
    page.qtbot.waitUntil(lambda: services.demonstration.begun, timeout=WAIT_MS)
    page.runner.cancel(page.runner.jobs()[0].job_id)
    page.settle()
    assert page.state == "content"
    services.demonstration.gate.set()
    page.press("Go on with it")
    page.settle()
    assert len(page.ids()) == 18
    assert not [
        b for b in page.page.findChildren(QAbstractButton) if b.text() == "Go on with it" and b.isVisible()
    ]


def test_what_failed_before_is_not_shown_beside_the_next_work(opened: Opener) -> None:
    page = opened(shop(()))
    page.page._actions.failed.emit("2 inputs did not go through", (Failure("a.wav", "It is empty."),))
    assert page.find(FailureList).isVisible()
    page.press("Build the demonstration")
    page.settle()
    assert not page.find(FailureList).isVisible()


def test_a_library_that_cannot_be_read_says_so_and_reads_again(opened: Opener) -> None:
    services = shop()
    services.library.fault = StudioError("workspace.db is locked by another program. Close it and try again.")
    page = opened(services)
    assert page.state == "failed"
    services.library.fault = None
    page.press("Try again")
    page.settle()
    assert page.state == "content"


def test_words_in_the_search_box_narrow_the_table(opened: Opener) -> None:
    page = opened(shop())
    page.search("gift card")
    assert page.ids() == [7]


def test_a_filter_that_fits_nothing_offers_to_show_everything(opened: Opener, qtbot: QtBot) -> None:
    page = opened(shop())
    page.filter(agents=("Alex Stone",), channels=(Channel.CALL,), rounds=("Round 1",))
    page.search("no such words")
    assert page.ids() == []
    with qtbot.waitSignal(page.page.search_changed, timeout=WAIT_MS) as cleared:
        page.press("Show everything")
    assert cleared.args == [""]
    page.settle()
    assert len(page.ids()) == 18


def test_filters_sort_and_splitter_come_back(
    opened: Opener, qtbot: QtBot, runner: JobRunner, memory: QSettings
) -> None:
    page = opened(shop())
    page.filter(agents=("Tom Reed",))
    page.page.settle()
    again = Opened(qtbot, runner, memory, shop())
    assert again.find(FilterBar).filter() == LibraryFilter(agents=("Tom Reed",))
    assert again.ids() == page.ids()


def test_enter_asks_for_the_review(opened: Opener, qtbot: QtBot) -> None:
    page = opened(shop())
    page.table.select_ids([5])
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.reviews == [5]


def test_removed_interactions_come_back_by_undo(opened: Opener, qtbot: QtBot) -> None:
    page = opened(shop())
    page.table.select_ids([5, 7])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.settle()
    assert not {5, 7} & set(page.ids())
    message = page.messages[-1]
    assert message.text.startswith("Removed 2 interactions")
    assert message.action_label == "Undo"
    assert message.action is not None
    message.action()
    page.settle()
    assert {5, 7} <= set(page.ids())


def test_transcribing_everything_leaves_drafts_and_offers_to_suggest(opened: Opener) -> None:
    page = opened(shop())
    page.act("Transcribe everything")
    page.settle()
    assert page.shop.queue.asked[0][0] is None
    assert page.messages[-1].action_label == "Suggest marks"
    assert page.messages[-1].action is not None
    page.messages[-1].action()
    page.settle()
    assert page.shop.suggesting.asked == [(4, 15)]
    states = {row.id: row.state for row in page.shop.library.rows()}
    assert states[4] is WorkState.SUGGESTED


def test_the_selection_is_transcribed_only_where_a_transcript_is_missing(opened: Opener) -> None:
    page = opened(shop())
    page.table.select_ids([1, 2, 4])
    page.act("Transcribe the selection (1)")
    page.settle()
    assert page.shop.queue.asked[0][0] == (4,)


def test_the_selection_is_transcribed_again_when_asked(opened: Opener) -> None:
    page = opened(shop())
    page.table.select_ids([1, 4])
    page.act("Transcribe the selection again (1)")
    page.settle()
    ids, options = page.shop.queue.asked[0]
    assert ids == (1,)
    assert options.again


def test_a_cancelled_transcription_says_that_what_was_done_stays(opened: Opener, runner: JobRunner) -> None:
    services = shop()
    services.queue.gate = threading.Event()
    page = opened(services)
    page.act("Transcribe everything")
    page.qtbot.waitUntil(lambda: bool(runner.jobs()), timeout=WAIT_MS)
    runner.cancel(runner.jobs()[0].job_id)
    page.settle()
    assert page.messages[-1].text.endswith("What was done stays.")


def test_failures_of_a_batch_are_listed_by_name_with_what_to_do(opened: Opener) -> None:
    page = opened(shop())
    page.page._actions.import_paths(
        [Path("/in/bad-1.wav"), Path("/in/good.wav"), Path("/in/bad-2.wav")], ImportOptions()
    )
    page.settle()
    listed = page.find(FailureList)
    assert listed.isVisible()
    assert [failure.name for failure in listed.failures()] == ["bad-1.wav", "bad-2.wav"]
    assert "Export it again" in listed.as_text()
    assert page.messages[-1].is_problem
    assert page.messages[-1].text == "Imported 1 interaction; 2 failed. 1 recording waits for its words."


def test_an_import_of_recordings_offers_to_transcribe_them_at_once(opened: Opener) -> None:
    page = opened(shop())
    page.page._actions.import_paths([Path("/in/one.wav"), Path("/in/two.wav")], ImportOptions())
    page.settle()
    message = page.messages[-1]
    assert message.text == "Imported 2 interactions. 2 recordings wait for their words."
    assert message.action_label == "Transcribe now"
    assert message.action is not None
    before = {row.id for row in page.shop.library.rows() if row.state is WorkState.IMPORTED}
    message.action()
    page.settle()
    assert len(before) - 2 == sum(row.state is WorkState.IMPORTED for row in page.shop.library.rows())


def test_what_is_to_be_known_of_what_went_through_is_listed_apart_and_goes_with_the_next_batch(
    opened: Opener,
) -> None:
    page = opened(shop())
    failed, noted = page.page.findChildren(FailureList)
    page.page._actions.import_paths([Path("/in/cut-1.wav"), Path("/in/good.wav")], ImportOptions())
    page.settle()
    assert failed.isHidden()
    assert noted.isVisible()
    assert noted.accessibleName() == "1 thing to know of what went through"
    assert noted.as_text() == "cut-1.wav: It ends in the middle of a word."
    assert not page.messages[-1].is_problem
    page.page._actions.import_paths([Path("/in/new.wav")], ImportOptions())
    page.settle()
    assert noted.isHidden()


def test_the_list_of_failures_goes_when_the_next_batch_begins(opened: Opener) -> None:
    page = opened(shop())
    page.page._actions.import_paths([Path("/in/bad-1.wav")], ImportOptions())
    page.settle()
    page.page._actions.import_paths([Path("/in/good.wav")], ImportOptions())
    page.settle()
    assert page.find(FailureList).isHidden()


def test_what_was_imported_is_selected(opened: Opener) -> None:
    page = opened(shop())
    page.page._actions.import_paths(
        [Path("/in/new-1.wav"), Path("/in/new-2.wav")], ImportOptions(agent="Maya Brandt")
    )
    page.settle()
    assert {row.title for row in page.selected()} == {"new-1", "new-2"}


def drop(page: LibraryPage, *paths: Path) -> None:
    """Let files fall on the page."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, free = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, held, left, free)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(50, 50), copy, held, left, free))


def test_dropped_files_and_folders_are_imported_with_the_chosen_options(
    opened: Opener, tmp_path: Path
) -> None:
    (tmp_path / "calls").mkdir()
    (tmp_path / "one.wav").write_bytes(b"RIFF")
    page = opened(shop())
    drop(page.page, tmp_path / "one.wav", tmp_path / "calls", tmp_path / "one.wav")
    dialog = page.find(ImportDialog)
    assert dialog.paths() == [tmp_path / "one.wav", tmp_path / "calls"]
    assert dialog.focusWidget() is dialog._import, "Enter imports what was dropped"
    dialog._agent.setCurrentText(" Maya Brandt ")
    dialog._round.setCurrentText("Round 3")
    dialog._channels.button(2).setChecked(True)
    dialog._copy.setChecked(True)
    dialog._import.click()
    page.settle()
    paths, options = page.shop.importing.asked[0]
    assert paths == [tmp_path / "one.wav", tmp_path / "calls"]
    assert options == ImportOptions("Maya Brandt", "", "Round 3", 1, copy_sources=True)
    assert {"one", "calls"} <= {row.title for row in page.shop.library.rows()}


def test_words_held_over_the_page_are_not_taken(opened: Opener) -> None:
    page = opened(shop())
    held = QMimeData()
    held.setText("just words")
    event = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    page.page.dragEnterEvent(event)
    assert not event.isAccepted()


def test_an_import_without_files_begins_with_the_button_that_adds_them(
    themed: QApplication, memory: QSettings
) -> None:
    dialog = ImportDialog({}, memory)
    assert dialog.focusWidget() is dialog._add_files


def test_the_import_dialog_remembers_all_but_the_agent_and_begins_with_the_channel_that_is_set(
    opened: Opener,
) -> None:
    page = opened(shop())
    first = page.page.open_import([Path("/in/a.wav")])
    first._agent.setCurrentText("Maya Brandt")
    first._company.setCurrentText("Harbor Home")
    first._channels.button(1).setChecked(True)
    first._import.click()
    page.settle()
    page.shop.agent_channel = "right"
    second = page.page.open_import()
    assert not second._import.isEnabled()
    assert second.options() == ImportOptions("", "Harbor Home", "", 1)
    second.reject()


def test_the_banner_says_plainly_that_the_draft_engine_will_be_used(opened: Opener) -> None:
    page = opened(shop([interaction(1, origin=None, state=WorkState.IMPORTED)]))
    assert page.banner.isVisible()
    assert "not for judging people" in page.banner.text()
    assert "will transcribe 1 call" in page.banner.text()


def test_one_click_fetches_a_whisper_model_and_then_offers_to_transcribe_again(opened: Opener) -> None:
    page = opened(shop([interaction(1, origin=DRAFT)]))
    page.press("Fetch Whisper base (145 MB)")
    page.settle()
    assert page.shop.models.fetched == ["base"]
    assert "Whisper base is here" in page.messages[-1].text
    page.press("Transcribe again")
    page.settle()
    assert page.shop.queue.asked[0][0] == (1,)


def test_a_download_that_fails_says_why_and_can_be_tried_again(opened: Opener) -> None:
    services = shop([interaction(1, origin=DRAFT)])
    services.models.fault = StudioError("The model cannot be reached. Check the network, or add a file.")
    page = opened(services)
    page.press("Fetch Whisper base (145 MB)")
    page.settle()
    assert page.messages[-1] == Message(str(services.models.fault), is_problem=True)
    assert page.button("Fetch Whisper base (145 MB)").isEnabled()


def test_without_drafts_there_is_no_banner(opened: Opener) -> None:
    assert opened(shop([interaction(1)])).banner.isHidden()


def test_a_dismissed_banner_stays_away_until_there_is_something_new_to_say(opened: Opener) -> None:
    page = opened(shop([interaction(1, origin=DRAFT)]))
    page.press("Dismiss")
    page.page.refresh()
    page.settle()
    assert page.banner.isHidden()
    page.shop.library.stored.append(interaction(2, origin=DRAFT))
    page.page.refresh()
    page.settle()
    assert page.banner.isVisible()


def test_advice_is_none_without_drafts_and_recordings(themed: object) -> None:
    services = shop()
    assert advice((), 0, services.models.rows(), services.models.best()) is None


def test_the_preview_shows_the_selected_interaction_with_its_score_parts_and_first_lines(
    opened: Opener,
) -> None:
    page = opened(shop())
    page.table.select_ids([12])
    page.until_preview_says("1 more turn")
    said = texts(page.find(PreviewPane))
    assert "Cancel before dispatch" in said
    assert "Brand congruence" in said
    assert "29.2 of 30" in said
    assert "not for judging people" in said
    assert "It is a present, so I need it by Friday." in said


def test_the_preview_says_which_channel_was_guessed_and_from_what(opened: Opener) -> None:
    services = shop()
    services.transcribing.guesses[1] = TurnGuess(0, 0.9, "thank you for calling")
    page = opened(services)
    page.table.select_ids([1])
    page.until_preview_says("guessed from “thank you for calling”: left")


def test_a_preview_that_cannot_be_read_says_why(opened: Opener) -> None:
    services = shop()
    services.reviewing.faults[12] = StudioError("There is no interaction 12 in this workspace.")
    page = opened(services)
    page.table.select_ids([12])
    page.until_preview_says("no interaction 12")


def test_going_down_quickly_ends_with_the_last_row_in_the_preview(opened: Opener, qtbot: QtBot) -> None:
    page = opened(shop())
    page.table.select_ids([page.ids()[0]])
    for _ in range(10):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    page.settle()
    preview = page.find(PreviewPane)
    assert preview.shown_row() == page.table.current_row()
    row = page.table.current_row()
    assert row is not None
    assert row.title in texts(preview)
    page.until_preview_says("Brand congruence")


def test_scores_from_long_ago_are_shown_with_their_own_threshold(opened: Opener) -> None:
    page = opened(shop([interaction(1, threshold=Decimal(80), score=Decimal("84.0"))]))
    page.table.select_ids([1])
    page.settle()
    look = page.find(PreviewPane)._head._badge.look
    assert look is not None
    assert look.words == "84.0, at or over 80"


def test_every_control_has_an_accessible_name_and_is_reached_by_tab(opened: Opener) -> None:
    page = opened(shop())
    page.table.setFocus()
    reached = set()
    for _ in range(60):
        focused = page.page.focusWidget()
        if focused is not None:
            assert focused.accessibleName(), focused
            reached.add(focused)
        page.page.focusNextChild()
    buttons = {
        button
        for button in page.page.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and button.accessibleName()
    }
    unreachable = {
        button.accessibleName()
        for button in buttons - reached
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert unreachable == set()
    assert page.table in reached


def test_a_narrow_window_gives_the_table_its_whole_width(opened: Opener) -> None:
    page = opened(shop())
    preview = page.find(PreviewPane)
    assert preview.isVisible()
    page.page.resize(860, 560)
    assert not preview.isVisible()
    page.page.resize(1100, 700)
    assert preview.isVisible()


def test_a_thousand_failures_are_summed_up_and_can_be_copied_whole(opened: Opener) -> None:
    page = opened(shop())
    many = tuple(Failure(f"{number} {'a long name ' * 20}.wav", "It is empty.") for number in range(1000))
    page.page._actions.failed.emit("1,000 inputs did not go through", many)
    failed = page.find(FailureList)
    words = texts(failed)
    assert "and 950 more; “Copy list” takes them all" in words
    assert failed.as_text().count("\n") == 999
    assert failed._inside.minimumSizeHint().width() < 600, "a long name is cut in dots, and not the window"


def test_what_is_shown_is_counted_against_all(opened: Opener) -> None:
    page = opened(shop())
    assert "18 interactions" in texts(page.page)
    page.filter(agents=("Alex Stone",))
    assert "2 of 18" in texts(page.page)
