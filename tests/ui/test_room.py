"""Where there is less room than something needs: it scrolls, its buttons stay, and the keyboard is always in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.ui.frame.main_window import LOW_PX, NARROW_PX, SMALLEST_SIZE, MainWindow
from qa_studio.ui.frame.message_bar import MessageBar
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.frame.side_list import FOLDED_PX, SideList
from qa_studio.ui.widgets.basics import column, label, push_button, row
from qa_studio.ui.widgets.room import Room
from qa_studio.ui.widgets.screen_dialog import FRAME_PX, ScreenDialog

pytestmark = pytest.mark.usefixtures("themed")

MANY = 30


class LongPage(Page):
    title, icon = "Long", "library"

    def __init__(self) -> None:
        super().__init__()
        self.fields = [QLineEdit() for _ in range(MANY)]
        self.setLayout(column(*self.fields))


class LongDialog(ScreenDialog):
    def __init__(self) -> None:
        super().__init__()
        self.keep = push_button("Keep")
        self.fields = [QLineEdit() for _ in range(MANY)]
        self.furnish(column(*self.fields, margins=(16, 16, 16, 16)), row(1, self.keep))


def is_seen(widget: QWidget) -> bool:
    """Whether all of it is on the screen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, memory: QSettings) -> MainWindow:
    """A window of the smallest size over a page that is higher than it."""
    made = MainWindow([LongPage()], runner, memory, "Meadow Lane")
    qtbot.addWidget(made)
    made.resize(*SMALLEST_SIZE)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_tab_brings_each_control_of_a_long_page_into_sight(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page()
    assert isinstance(page, LongPage)
    assert not is_seen(page.fields[-1])
    page.fields[0].setFocus()
    for field in page.fields:
        assert field.hasFocus()
        assert is_seen(field)
        QTest.keyClick(field, Qt.Key.Key_Tab)


def test_a_click_scrolls_nothing(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page()
    assert isinstance(page, LongPage)
    room = page.parentWidget().parentWidget()
    assert isinstance(room, Room)
    window.resize(SMALLEST_SIZE[0], SMALLEST_SIZE[1] + 20)
    half = next(one for one in page.fields if not one.visibleRegion().isEmpty() and not is_seen(one))
    QTest.mouseClick(half, Qt.MouseButton.LeftButton, pos=half.visibleRegion().boundingRect().center())
    assert half.hasFocus()
    assert room.verticalScrollBar().value() == 0


def test_the_frame_fits_where_a_screen_of_1280_by_800_is_at_200_per_cent(window: MainWindow) -> None:
    least = window.centralWidget().minimumSizeHint()
    assert least.width() <= SMALLEST_SIZE[0]
    assert least.height() <= SMALLEST_SIZE[1]


def test_the_side_list_folds_by_itself_and_opens_again_where_there_is_room(window: MainWindow) -> None:
    side = window.findChild(SideList)
    assert side is not None
    assert side.width() == FOLDED_PX
    window.resize(NARROW_PX, 600)
    assert side.width() > FOLDED_PX
    side.set_folded(True)
    window.resize(*SMALLEST_SIZE)
    window.resize(NARROW_PX, 600)
    assert side.width() == FOLDED_PX, "what the user wants holds where there is room for either"


def test_a_list_that_was_opened_in_a_narrow_window_is_not_remembered_as_wished(window: MainWindow) -> None:
    side = window.findChild(SideList)
    assert side is not None
    side.set_folded(True)
    next(one for one in side.findChildren(QWidget) if one.accessibleName() == "Open the list").click()
    assert side.width() > FOLDED_PX
    assert side.is_wanted_folded()


def test_a_low_window_has_a_message_bar_only_with_a_message(window: MainWindow) -> None:
    bar = window.findChild(MessageBar)
    assert bar is not None
    assert bar.isHidden()
    window.post(Message("Something was done."))
    assert bar.isVisible()
    bar.clear()
    window.resize(NARROW_PX, LOW_PX)
    assert bar.isVisible()


def test_a_dialog_is_no_larger_than_its_screen_and_keeps_its_buttons_in_sight(qtbot: QtBot) -> None:
    dialog = LongDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    most = dialog.screen().availableSize() - FRAME_PX
    assert dialog.height() <= most.height()
    assert dialog.width() <= most.width()
    dialog.resize(300, 200)
    qtbot.waitUntil(lambda: is_seen(dialog.keep) and dialog.height() == 200)
    dialog.fields[-1].setFocus()
    qtbot.waitUntil(lambda: is_seen(dialog.fields[-1]))
    assert is_seen(dialog.keep)


def test_a_dialog_with_room_shows_all_its_lines_of_text(qtbot: QtBot) -> None:
    dialog, words = ScreenDialog(), label("word " * 80, wraps=True)
    dialog.setFixedWidth(320)
    dialog.furnish(column(words, margins=(16, 16, 16, 16)), row(1, QPushButton("Close")))
    qtbot.addWidget(dialog)
    dialog.show()
    assert is_seen(words)
    assert words.height() >= words.heightForWidth(words.width())


def test_content_grows_with_the_room_and_no_further_than_it_needs_without(qtbot: QtBot) -> None:
    inside = QWidget()
    inside.setMinimumSize(200, 100)
    room = Room(inside)
    qtbot.addWidget(room)
    for size, wanted in ((QSize(400, 300), QSize(400, 300)), (QSize(100, 50), QSize(200, 100))):
        room.resize(size)
        room.show()
        assert inside.size() == wanted


def test_what_breaks_its_lines_beside_a_splitter_has_the_height_for_it(qtbot: QtBot) -> None:
    told = label("word " * 60, wraps=True)
    pane, splitter, whole = QWidget(), QSplitter(), QWidget()
    pane.setLayout(column(told, push_button("Under the words")))
    splitter.addWidget(pane)
    splitter.addWidget(QWidget())
    splitter.setSizes([150, 150])
    whole.setLayout(column(splitter))
    room = Room(whole)
    qtbot.addWidget(room)
    room.resize(300, 80)
    room.show()
    assert told.height() >= told.heightForWidth(told.width())
    place = QRect(told.mapTo(whole, QPoint(0, 0)), told.size())
    assert whole.rect().contains(place)


def test_a_room_that_has_to_scroll_comes_to_rest(qtbot: QtBot) -> None:
    """What was measured by resizing it asked for another look each time: the window worked for ever."""
    text = label("Several words that break into lines where there is little room. " * MANY)
    text.setWordWrap(True)
    left, right, beside = QWidget(), QWidget(), QSplitter()
    left.setLayout(column(text))
    right.setLayout(column(QLineEdit()))
    beside.addWidget(left)
    beside.addWidget(right)
    content = SizesKept()
    content.setLayout(column(beside))
    room = Room(content)
    qtbot.addWidget(room)
    room.resize(600, 120)
    with qtbot.waitExposed(room):
        room.show()
    assert content.height() > room.viewport().height()
    for _ in range(MANY):
        content.sizes.clear()
        QTest.qWait(0)
        content.updateGeometry()
    assert content.sizes == []


class SizesKept(QWidget):
    """Keeps the sizes that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[QSize] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.sizes.append(event.size())
        super().resizeEvent(event)
