"""Every page of the real window by Tab alone: each control is reached, in the order of reading, named and seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from service_files import tone
from tab_walk import told, walk

import qa_studio.demo
from qa_studio import bootstrap
from qa_studio.app import StudioWindow
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ImportOptions
from qa_studio.settings import Places, Settings
from qa_studio.ui import theme
from qa_studio.ui.review.answer_button import AnswerButton
from qa_studio.ui.review.criterion_card import CriterionCard
from qa_studio.ui.review.turn_editor import TurnEditor

WAIT_MS = 20_000
CHATS = Path(qa_studio.demo.__file__).parent / "files" / "chats"
SECTIONS = ("general", "transcription", "models", "vocabulary", "measures", "trust", "keys")
TABS = 4
"""Beside the form of the rubrics page."""


class StrayWindows(QObject):
    """Notes every window that comes up: what has no parent yet would flash as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(told(watched))
        return False


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StudioWindow]:
    """One window over a workspace with a chat and a recording."""
    home = tmp_path_factory.mktemp("walk")
    places = Places(home / "config", home / "models", home / "logs")
    studio = bootstrap.build(home / "Meadow Lane", Settings(evaluator="Anna Lindt", theme="light"), places)
    paths = [sorted(CHATS.glob("*.txt"))[0], tone(home / "call.wav")]
    studio.importing.import_paths(paths, ImportOptions(agent="Tom Reed"), JobContext())
    runner = JobRunner()
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = StudioWindow(qapp, studio, runner)
    made.window.show()
    for (
        row
    ) in studio.library.rows():  # what works beside the window is there before the first test looks for it
        made.open_review(row.id)
        until_idle(qapp, runner)
    made.review.show_waiting()
    made.window.show_page(made.library)
    until_idle(qapp, runner)
    yield made
    made.window.close()
    runner.shutdown()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    studio.close()


def until_idle(app: QApplication, runner: JobRunner) -> None:
    """Let the window take over what its jobs bring."""
    end = time.monotonic() + WAIT_MS / 1_000
    while not runner.is_idle() and time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)


@pytest.fixture
def settled(qtbot: QtBot, window: StudioWindow) -> Callable[[], None]:
    """Waits until the page has read what it shows."""

    def wait() -> None:
        qtbot.waitUntil(window.window._runner.is_idle, timeout=WAIT_MS)
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()  # what grows in a scrolled pane gets its height in a second round

    window.window.resize(1280, 800)
    with qtbot.waitActive(window.window):
        window.window.activateWindow()
    wait()
    return wait


def interaction(made: StudioWindow, title: str) -> int:
    """The id of the chat, or of the call."""
    services = made.library._services
    return next(
        row.id for row in services.library.rows() if (row.channel.value == "call") is (title == "call")
    )


def shows(made: StudioWindow) -> dict[str, Callable[[], object]]:
    """Every page and every part of one that takes its place."""

    def tab(place: int) -> None:
        made.window.show_page(made.rubrics)
        made.rubrics.editor.tabs.setCurrentIndex(place)

    def draft() -> None:
        made.window.show_page(made.rubrics)
        made.rubrics.next_draft(made.rubrics.open_id)

    def criterion() -> None:
        """A criterion of a draft, its rules open to the last field."""
        draft()
        made.rubrics.desk.set_current("sections[0].criteria[0]")
        rules = made.rubrics.editor.inspector.criterion.rules
        if not rules.form.more.is_open:
            rules.form.more.click()

    def form() -> None:
        made.window.show_page(made.rubrics)
        made.rubrics.open(made.rubrics._shelf.rows()[0].id)

    return {
        "library": lambda: made.window.show_page(made.library),
        "waiting": lambda: (made.window.show_page(made.review), made.review.show_waiting()),
        "chat": lambda: made.open_review(interaction(made, "chat")),
        "call": lambda: made.open_review(interaction(made, "call")),
        "form": form,
        **{f"tab {place}": lambda place=place: tab(place) for place in range(TABS)},
        "draft": draft,
        "criterion": criterion,
        "reports": lambda: made.window.show_page(made.reports),
        "queue": made.open_queue,
        **{f"settings {key}": lambda key=key: made.open_settings(key) for key in SECTIONS},
    }


PAGES = (
    *("library", "waiting", "chat", "call", "form"),
    *(f"tab {place}" for place in range(TABS)),
    *("draft", "criterion", "reports", "queue"),
    *(f"settings {key}" for key in SECTIONS),
)


def test_every_section_of_the_settings_is_walked(window: StudioWindow) -> None:
    assert tuple(section.key for section in window.settings.sections) == SECTIONS
    assert window.rubrics.editor.tabs.count() == TABS


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_every_control_in_the_order_of_reading_and_shows_where_it_is(
    window: StudioWindow, settled: Callable[[], None], name: str
) -> None:
    shows(window)[name]()
    settled()
    found = walk(window.window.page())
    assert [fault for fault in found.faults if not _has_its_own_keys(fault)] == []


@pytest.mark.parametrize("size", [(1280, 800), (960, 540)])
def test_nothing_is_cut_at_the_right_of_what_scrolls(
    window: StudioWindow, settled: Callable[[], None], size: tuple[int, int]
) -> None:
    cut = []
    window.window.resize(*size)
    for name, show in shows(window).items():
        show()
        settled()
        areas = window.window.page().findChildren(QScrollArea)
        for area, inside in ((one, one.widget()) for one in areas if one.isVisible()):
            never = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if never and inside is not None and inside.minimumSizeHint().width() > area.viewport().width():
                cut.append(f"{name}: {told(area)} needs {inside.minimumSizeHint()}")
        if window.window.page().minimumSizeHint().width() > window.window.page().width():
            cut.append(f"{name} needs {window.window.page().minimumSizeHint()}")
    assert cut == []


def test_tab_goes_through_the_frame_and_round_the_window(
    window: StudioWindow, settled: Callable[[], None]
) -> None:
    window.window.show_page(window.queue)
    settled()
    found = walk(window.window)
    assert found.faults == []


def test_tab_goes_through_the_manual_and_out_of_it(window: StudioWindow, settled: Callable[[], None]) -> None:
    window.guide.open_help("start")
    settled()
    found = walk(window.guide.help())
    window.guide.close_help()
    assert found.faults == []


def test_shift_tab_goes_back_the_way_that_tab_came(
    qtbot: QtBot, window: StudioWindow, settled: Callable[[], None]
) -> None:
    window.open_settings("general")
    settled()
    met = walk(window.settings).met
    met[-1].setFocus()
    back = [QApplication.focusWidget()]
    while len(back) < len(met):
        qtbot.keyClick(back[-1], Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        back.append(QApplication.focusWidget())
    assert back == met[::-1]


def test_the_buttons_of_a_criterion_are_reached_by_the_arrow_keys(
    qtbot: QtBot, window: StudioWindow, settled: Callable[[], None]
) -> None:
    shows(window)["chat"]()
    settled()
    card = next(one for one in window.review.form.findChildren(CriterionCard) if one.isVisible())
    card.setFocus()
    wanted = [one for one in card.findChildren(AnswerButton) if one.isVisible()]
    met: list[QWidget | None] = []
    while QApplication.focusWidget() not in met:
        met.append(QApplication.focusWidget())
        qtbot.keyClick(met[-1], Qt.Key.Key_Right)
    assert [told(one) for one in wanted if one not in met] == []


def test_no_text_field_keeps_tab_for_itself(window: StudioWindow, settled: Callable[[], None]) -> None:
    for name in ("chat", "draft", "settings measures"):
        shows(window)[name]()
        settled()
        keeping = [
            told(one)
            for one in window.window.findChildren(QPlainTextEdit)
            if not one.tabChangesFocus()
            and not isinstance(one, TurnEditor)  # there Tab goes to the next turn
        ]
        assert keeping == []


def test_nothing_comes_up_as_a_window_of_its_own_while_pages_are_shown(
    window: StudioWindow, settled: Callable[[], None]
) -> None:
    stray, app = StrayWindows(), QApplication.instance()
    assert app is not None
    app.installEventFilter(stray)
    for show in shows(window).values():
        show()
        settled()
    app.removeEventFilter(stray)
    assert stray.seen == []


def _has_its_own_keys(fault: str) -> bool:
    """Inside an open criterion Tab goes on to the next; its buttons have the arrow keys and letters."""
    return f" in {CriterionCard.__name__} " in fault or f" < {CriterionCard.__name__} " in fault
