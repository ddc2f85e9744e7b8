"""Ctrl+K over the real window and a real workspace: finds by typing, does what is chosen, makes no page for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from service_files import tone
from tab_walk import controls

import qa_studio.demo
from qa_studio import bootstrap
from qa_studio.app import StudioWindow
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.library_filter import LibraryFilter
from qa_studio.rows import ImportOptions
from qa_studio.settings import Places, Settings
from qa_studio.ui import theme
from qa_studio.ui.palette.desk import MOST_ROWS
from qa_studio.ui.palette.memory import KEY, MOST, Recent
from qa_studio.ui.palette.model import PaletteModel
from qa_studio.ui.palette.panel import Palette
from qa_studio.ui.palette.things import KIND_ICONS, KIND_WORDS, Kind, Thing

WAIT_MS = 20_000
CHATS = Path(qa_studio.demo.__file__).parent / "files" / "chats"
Key = Qt.Key


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bootstrap.Studio]:
    home = tmp_path_factory.mktemp("palette")
    places = Places(home / "config", home / "models", home / "logs")
    made = bootstrap.build(home / "Meadow Lane", Settings(evaluator="Anna Lindt", theme="light"), places)
    chats = sorted(CHATS.glob("*.txt"))[:2]
    made.importing.import_paths(
        [*chats, tone(home / "call.wav")], ImportOptions(agent="Tom Reed"), JobContext()
    )
    made.views.save("Anna Lindt", "Calls of Tom", LibraryFilter(agents=("Tom Reed",)))
    yield made
    made.close()


class Typist:
    """Types into the palette and waits for what comes."""

    def __init__(self, qtbot: QtBot, made: StudioWindow, runner: JobRunner) -> None:
        self.qtbot, self.made, self.runner = qtbot, made, runner

    @property
    def palette(self) -> Palette:
        return self.made._open_pages().palette()

    def open(self) -> Palette:
        focused = self.made.window.focusWidget() or self.made.window
        self.qtbot.keyClick(focused, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert self.palette.isVisible()
        self.settle()
        return self.palette

    def type(self, text: str) -> list[Thing]:
        palette = self.palette if self.palette.isVisible() else self.open()
        palette.field.clear()
        self.qtbot.keyClicks(palette.field, text)
        self.settle()
        return list(palette.model.things())

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.palette.field, key)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(
            lambda: not self.palette.desk.is_asking and self.runner.is_idle(), timeout=WAIT_MS
        )


@pytest.fixture
def made(
    qtbot: QtBot, themed: QApplication, studio: bootstrap.Studio, runner: JobRunner
) -> Iterator[StudioWindow]:
    made = StudioWindow(themed, studio, runner)
    made.memory.clear()
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
    made.window.show_place("library")
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    yield made
    runner.shutdown()


@pytest.fixture
def typist(qtbot: QtBot, made: StudioWindow, runner: JobRunner) -> Typist:
    return Typist(qtbot, made, runner)


def told(things: list[Thing]) -> list[tuple[Kind, str]]:
    return [(one.kind, one.words) for one in things]


def test_the_palette_finds_each_kind_and_makes_no_page(typist: Typist, made: StudioWindow) -> None:
    assert (Kind.INTERACTION, "Damaged lamp") in told(typist.type("damaged"))
    assert any(one.kind is Kind.SAID and "lamp" in one.words for one in typist.type("lamp"))
    assert told(typist.type("tom reed"))[0] == (Kind.AGENT, "Tom Reed")
    assert told(typist.type("reports"))[0] == (Kind.PAGE, "Reports")
    assert told(typist.type("vocab"))[0] == (Kind.SECTION, "Vocabulary")
    assert told(typist.type("calls of"))[0] == (Kind.VIEW, "Calls of Tom")
    assert (Kind.VIEW, "To calibrate") in told(typist.type("calibrate"))
    assert (Kind.HELP, "What stays private") in told(typist.type("private")) or typist.type("help")
    assert (Kind.ACTION, "Import a form") in told(typist.type("import"))
    names = ("review", "rubrics", "reports", "queue", "settings")
    assert [made.window.made_page(name) for name in names] == [None] * len(names)


def test_an_interaction_is_found_by_its_number_and_opened(typist: Typist, made: StudioWindow) -> None:
    number = made.library._services.library.find()[0]
    things = typist.type(str(number))
    wanted = next(one for one in things if one.key == f"interaction:{number}")
    while typist.palette.current() != wanted:
        typist.press(Key.Key_Down)
    typist.press(Key.Key_Return)
    assert not typist.palette.isVisible()
    assert made.window.page() is made.review
    typist.qtbot.waitUntil(lambda: made.review.desk.open_id == number, timeout=WAIT_MS)


def test_an_agent_opens_the_library_with_them_alone(typist: Typist, made: StudioWindow) -> None:
    made.library.search("nothing is called so")
    made.window.show_place("queue")
    typist.type("tom reed")
    typist.press(Key.Key_Return)
    assert made.window.page() is made.library
    assert made.library._desk.wanted == LibraryFilter(agents=("Tom Reed",))


def test_an_action_shows_its_key_and_is_done_on_its_page(typist: Typist, made: StudioWindow) -> None:
    made.window.show_place("queue")
    (thing,) = [one for one in typist.type("new form") if one.key == "action:rubrics.new"]
    assert thing.keys == "Ctrl+N"
    typist.press(Key.Key_Return)
    assert made.window.page() is made.rubrics
    assert made.rubrics.desk.session is not None


def test_only_what_is_possible_is_offered(typist: Typist, made: StudioWindow) -> None:
    made.window.show_place("review")
    assert "action:review.submit" not in [one.key for one in typist.type("submit")]
    made.open_review(made.library._services.library.find()[0])
    typist.settle()
    assert "action:review.submit" in [one.key for one in typist.type("submit")]
    assert "action:review.mute_agent" not in [one.key for one in typist.type("mute")]
    assert "action:review.take_over" not in [one.key for one in typist.type("take over")]


def test_a_section_and_a_chapter_are_shown(typist: Typist, made: StudioWindow) -> None:
    typist.type("speech models")
    chosen = typist.palette.current()
    assert chosen is not None
    typist.press(Key.Key_Return)
    assert made.settings.section().key == "models"
    typist.type("first steps")
    help_part = next(one for one in typist.palette.model.things() if one.kind is Kind.HELP)
    while typist.palette.current() != help_part:
        typist.press(Key.Key_Down)
    typist.press(Key.Key_Return)
    assert made.guide.is_open()


def test_words_that_were_said_open_the_review_at_them(typist: Typist, made: StudioWindow) -> None:
    things = typist.type("ordred")
    assert things[0].kind is Kind.SAID
    typist.press(Key.Key_Return)
    assert made.window.page() is made.review


def test_what_was_chosen_last_comes_first_when_nothing_is_typed(typist: Typist, made: StudioWindow) -> None:
    typist.type("queue")
    typist.press(Key.Key_Return)
    typist.type("damaged")
    typist.press(Key.Key_Return)
    typist.settle()
    palette = typist.open()
    assert told(list(palette.model.things()))[:2] == [
        (Kind.INTERACTION, "Damaged lamp"),
        (Kind.PAGE, "Queue"),
    ]


def test_escape_gives_the_keyboard_back_and_the_key_itself_puts_it_away(
    typist: Typist, made: StudioWindow
) -> None:
    table = made.library._layout.table
    table.setFocus()
    typist.open()
    assert QApplication.focusWidget() is typist.palette.field
    typist.press(Key.Key_Escape)
    assert not typist.palette.isVisible()
    assert QApplication.focusWidget() is table
    typist.open()
    typist.qtbot.keyClick(typist.palette.field, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not typist.palette.isVisible()


def test_it_goes_away_when_something_else_gets_the_keyboard(typist: Typist, made: StudioWindow) -> None:
    typist.open()
    viewport = made.library._layout.table.viewport()
    typist.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().bottomLeft())
    assert not typist.palette.isVisible()
    typist.open()
    made.window.show_place("queue")
    assert not typist.palette.isVisible()


def test_a_page_that_takes_the_keyboard_by_itself_gets_it_when_the_palette_goes(
    typist: Typist, made: StudioWindow
) -> None:
    typist.open()
    made.library._layout.table.setFocus()
    assert typist.palette.isVisible()
    assert QApplication.focusWidget() is typist.palette.field
    typist.press(Key.Key_Escape)
    assert QApplication.focusWidget() is made.library._layout.table


def test_f1_opens_the_help_on_it(typist: Typist, made: StudioWindow) -> None:
    typist.open()
    typist.press(Key.Key_F1)
    assert not typist.palette.isVisible()
    assert made.guide.help().topic() == "start#anything"


def test_the_arrows_go_round_and_a_late_answer_does_not_move_the_choice(typist: Typist) -> None:
    palette = typist.open()
    count = palette.model.rowCount()
    typist.press(Key.Key_Up)
    assert palette.list.currentIndex().row() == count - 1
    typist.press(Key.Key_Down)
    typist.press(Key.Key_Down)
    chosen = palette.current()
    palette._on_found("", Kind.SAID, [])
    assert palette.current() == chosen
    typist.press(Key.Key_PageDown)
    assert palette.list.currentIndex().row() == min(11, count - 1)


def test_an_answer_to_what_is_not_typed_any_more_is_dropped(typist: Typist) -> None:
    palette = typist.open()
    seen: list[str] = []
    palette.desk.rows_came.connect(lambda text, rows: seen.append(text))
    for text in ("d", "da", "dam", "lam", "lamp"):
        palette.field.setText(text)
    typist.settle()
    assert seen == ["lamp"]
    palette.field.setText("dam")
    palette.desk._later.timeout.emit()
    palette.field.setText("lamp")
    typist.settle()
    assert seen == ["lamp", "lamp"]
    assert len([one for one in palette.model.things() if one.kind is Kind.INTERACTION]) <= MOST_ROWS


def test_nothing_found_is_said_with_advice(typist: Typist) -> None:
    assert typist.type("qqqzzzxx") == []
    assert typist.palette.foot.text() == "Nothing is called so. Fewer letters find more."
    typist.press(Key.Key_Return)
    assert typist.palette.isVisible()


def test_a_screen_reader_is_told_which_line_enter_takes(typist: Typist) -> None:
    typist.type("reports")
    assert typist.palette.field.accessibleDescription().startswith("Page, Reports")
    assert typist.palette.field.accessibleName() == "Find anything"


def test_tab_stays_in_the_palette_which_shows_where_it_is(typist: Typist) -> None:
    palette = typist.open()
    assert controls(palette) == [palette.field]
    focused = palette.field.grab().toImage()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        typist.qtbot.keyClick(palette.field, Key.Key_Tab, modifier)
        assert QApplication.focusWidget() is palette.field
    typist.press(Key.Key_Escape)
    assert palette.field.grab().toImage() != focused


@pytest.mark.parametrize("size", [(640, 400), (1280, 800)])
def test_it_lies_within_the_window(typist: Typist, made: StudioWindow, size: tuple[int, int]) -> None:
    made.window.resize(*size)
    palette = typist.open()
    room = made.window.centralWidget().rect()
    assert room.contains(palette.geometry())
    assert palette.list.height() >= 3 * theme.ROOMY_ROW_PX


def test_a_button_opens_it_too(typist: Typist, made: StudioWindow) -> None:
    made.find_anything()
    assert typist.palette.isVisible()
    typist.settle()


def test_every_kind_has_a_word_and_an_icon_of_its_own() -> None:
    assert set(KIND_WORDS) == set(KIND_ICONS) == set(Kind)
    assert len(set(KIND_WORDS.values())) == len(set(KIND_ICONS.values())) == len(Kind)


def test_the_memory_keeps_the_last_and_forgives_what_cannot_be_read(made: StudioWindow) -> None:
    recent = Recent(made.memory)
    for number in range(MOST + 3):
        recent.note(f"page:{number}")
    recent.note("page:5")
    assert (len(recent.keys()), recent.keys()[0]) == (MOST, "page:5")
    for broken in ("{", json.dumps({"a": 1}), "null"):
        made.memory.setValue(KEY, broken)
        assert recent.keys() == ()


def test_the_model_is_sound_whatever_it_shows(themed: QApplication, qtmodeltester: ModelTester) -> None:
    model = PaletteModel()
    qtmodeltester.check(model)
    model.show_things([Thing(kind, kind.value, kind.value, lambda: None) for kind in Kind])
    qtmodeltester.check(model)
    model.show_things([])
    qtmodeltester.check(model)
    model.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
