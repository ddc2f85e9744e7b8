"""Every page of the real window by Tab alone: each control is reached, in the order of reading, named and seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from studio_pages import SECTIONS, TABS, open_studio, settling, shows
from tab_walk import back, told, walk

from qa_studio.app import StudioWindow
from qa_studio.ui.review.answer_button import AnswerButton
from qa_studio.ui.review.criterion_card import CriterionCard
from qa_studio.ui.review.turn_editor import TurnEditor


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
    with open_studio(qapp, tmp_path_factory.mktemp("walk")) as made:
        yield made


@pytest.fixture
def settled(qtbot: QtBot, window: StudioWindow) -> Callable[[], None]:
    return settling(qtbot, window)


PAGES = (
    *("said", "library", "waiting", "chat", "call", "form"),
    *(f"tab {place}" for place in range(TABS)),
    *("draft", "criterion", "bookmarks", "reports", "queue"),
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


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("chat", "call")])
def test_shift_tab_goes_back_the_way_that_tab_came(
    window: StudioWindow, settled: Callable[[], None], name: str
) -> None:
    """In a review Shift+Tab is a key of the form: it leads to the criterion before."""
    shows(window)[name]()
    settled()
    met = walk(window.window.page()).met
    assert back(met) == [told(one) for one in reversed(met)]


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
    is_inside = f" in {CriterionCard.__name__} " in fault or f" < {CriterionCard.__name__} " in fault
    return is_inside and fault.endswith("is not reached by Tab")
