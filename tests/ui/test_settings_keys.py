"""The keys of the window in the settings: given, taken, found to be taken already, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_review import CALL_ID, answered
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from review_steps import press

from qa_studio.settings import Settings, SettingsError, load, save
from qa_studio.ui import keymap
from qa_studio.ui.key_changes import conflict, with_keys
from qa_studio.ui.queue.keys import QUEUE
from qa_studio.ui.reports.keys import REPORTS
from qa_studio.ui.review.cheat_sheet import CheatSheet
from qa_studio.ui.review.keys import REVIEW, Act, key_words
from qa_studio.ui.rubrics.keys import RUBRICS
from qa_studio.ui.settings.history import ChangeHistory
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.settings.keys import KeysSection
from qa_studio.ui.settings.page import SETTINGS

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "Could not open media")
Key, Modifier = Qt.Key, Qt.KeyboardModifier
SHEETS = (REVIEW, RUBRICS, REPORTS, QUEUE, SETTINGS)


@pytest.fixture(autouse=True)
def usual_keys(themed: object) -> Iterator[None]:
    yield
    keymap.set_own({})


@pytest.fixture
def keeper(tmp_path: Path) -> SettingsKeeper:
    made = SettingsKeeper(Settings(), tmp_path / "settings.json")
    made.changed.connect(lambda settings: keymap.set_own(settings.keys))
    return made


@pytest.fixture
def history() -> ChangeHistory:
    return ChangeHistory()


@pytest.fixture
def section(qtbot: QtBot, keeper: SettingsKeeper, history: ChangeHistory) -> KeysSection:
    made = KeysSection(keeper, history, SHEETS)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def change(section: KeysSection, act: Act, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    """Choose an action, press the button, then the key."""
    section.choose(REVIEW, act)
    section.change.setFocus()
    QTest.keyClick(section.change, Key.Key_Space)
    assert section.change.is_waiting
    QTest.keyClick(section.change, key, modifier)


def test_every_action_has_a_key_and_no_two_of_a_page_have_the_same() -> None:
    for sheet in SHEETS:
        for key in sheet.keys:
            assert key.keys, key.act
            for one in key.keys:
                assert conflict(SHEETS, sheet, key.act, one) is None, (sheet.name, key.act, one)


def test_a_key_is_given_by_pressing_it_and_is_kept(section: KeysSection, keeper: SettingsKeeper) -> None:
    change(section, Act.TIE, Key.Key_T)
    assert REVIEW.keys_of(Act.TIE) == ("T",)
    assert load(keeper.file).keys == {"review.tie": ["T"]}
    item = section.tree.currentItem()
    assert item is not None
    assert item.text(1) == "T"
    assert item.font(1).bold()


def test_the_page_its_tooltips_and_its_list_follow_at_once(
    section: KeysSection, open_at: object, qtbot: QtBot
) -> None:
    page = open_at(CALL_ID)  # type: ignore[operator]
    for act, key in ((Act.ANSWER_1, "Y"), (Act.SUBMIT, "F9")):
        section.choose(REVIEW, act)
        section.give(key)
    assert page.foot.submit.toolTip() == "Submit (F9)"
    button = page.form.card("greeting").answers.buttons[0]
    assert button.toolTip().splitlines()[0].endswith("(Y)")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=5_000)
    page.form.focus_criterion("greeting")
    press("1")
    assert not page.desk.model.draft.marks
    press("y")
    assert page.desk.model.draft.answer("greeting") == answered("2")
    sheet = CheatSheet()
    qtbot.addWidget(sheet)
    texts = [one.text() for one in sheet.findChildren(QLabel)]
    assert "Y" in texts
    assert "F9" in texts
    assert "1 … 9" not in texts


def test_a_key_that_is_taken_is_named_and_can_be_taken_from_there(
    section: KeysSection, keeper: SettingsKeeper
) -> None:
    change(section, Act.TIE, Key.Key_C)
    assert section.fault.text() == "C is “Comment on the criterion” (Review) already."
    assert REVIEW.keys_of(Act.TIE) == ("M",)
    section.take.click()
    assert REVIEW.keys_of(Act.TIE) == ("C",)
    assert REVIEW.keys_of(Act.COMMENT) == ()
    assert key_words(Act.COMMENT) == ""
    assert section.fault.isHidden()


def test_the_key_of_another_page_is_free() -> None:
    assert conflict(SHEETS, RUBRICS, "save", "M") is None
    assert conflict(SHEETS, REVIEW, Act.TIE, "Ctrl+N") is None


def test_a_key_of_the_window_is_taken_on_every_page() -> None:
    window = keymap.Sheet(
        "window", "Everywhere", (keymap.Key("search", ("Ctrl+K",), "Search", ""),), is_everywhere=True
    )
    taken = conflict((window, *SHEETS), REVIEW, Act.TIE, "Ctrl+K")
    assert taken is not None
    assert taken[0] is window
    assert conflict((window, *SHEETS), window, "search", "M") is not None


@pytest.mark.parametrize("key", [Key.Key_Up, Key.Key_Return])
def test_keys_that_move_the_keyboard_cannot_be_given_away(section: KeysSection, key: Key) -> None:
    change(section, Act.TIE, key)
    assert REVIEW.keys_of(Act.TIE) == ("M",)
    assert not section.fault.isHidden()
    assert section.take.isHidden()


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Tab])
def test_esc_and_tab_leave_the_button_without_a_change(section: KeysSection, key: Key) -> None:
    change(section, Act.TIE, key)
    assert not section.change.is_waiting
    assert REVIEW.keys_of(Act.TIE) == ("M",)


def test_a_sign_that_takes_shift_is_the_sign(section: KeysSection) -> None:
    section.choose(REVIEW, Act.TIE)
    section.change.begin()
    QTest.keyClick(section.change, "!", Modifier.ShiftModifier)
    assert REVIEW.keys_of(Act.TIE) == ("!",)


def test_a_change_is_taken_back_by_undo_and_all_of_them_by_one_button(
    section: KeysSection, history: ChangeHistory
) -> None:
    change(section, Act.TIE, Key.Key_T)
    change(section, Act.ACCEPT, Key.Key_X, Modifier.ControlModifier)
    history.undo()
    assert (REVIEW.keys_of(Act.TIE), REVIEW.keys_of(Act.ACCEPT)) == (("T",), ("A",))
    history.redo()
    assert REVIEW.keys_of(Act.ACCEPT) == ("Ctrl+X",)
    section.all_usual.click()
    assert (REVIEW.keys_of(Act.TIE), REVIEW.keys_of(Act.ACCEPT)) == (("M",), ("A",))


def test_back_to_usual_gives_one_action_its_key_again(section: KeysSection, keeper: SettingsKeeper) -> None:
    change(section, Act.TIE, Key.Key_T)
    change(section, Act.ACCEPT, Key.Key_X)
    section.choose(REVIEW, Act.TIE)
    section.usual.click()
    assert REVIEW.keys_of(Act.TIE) == ("M",)
    assert load(keeper.file).keys == {"review.accept": ["X"]}


def test_back_to_usual_tells_who_has_the_key_now(section: KeysSection) -> None:
    change(section, Act.TIE, Key.Key_T)
    change(section, Act.ACCEPT, Key.Key_M)
    section.choose(REVIEW, Act.TIE)
    section.usual.click()
    assert section.fault.text() == "M is “Accept the suggestion” (Review) now."


def test_a_search_leaves_the_actions_that_fit(section: KeysSection) -> None:
    section.search.setText("evidence")
    words = [item.text(0) for item in section._items()]
    assert words == ["Next piece of evidence"]


def test_usual_keys_are_kept_nowhere() -> None:
    assert with_keys({"review.tie": ["T"]}, REVIEW, Act.TIE, ("M",)) == {}


def test_keys_that_no_program_wrote_are_refused_and_unknown_actions_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save(Settings(keys={"review.of_a_later_version": ["T"]}), file)
    assert load(file).keys == {"review.of_a_later_version": ["T"]}
    keymap.set_own(load(file).keys)
    file.write_text('{"keys": {"review.tie": "T"}}')
    with pytest.raises(SettingsError, match="a list of keys"):
        load(file)
