"""Words bookmarked for coaching and workshops, found again, taken back; and evidence that a form asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes_review import CALL_ID, ReviewWorld, answered
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from review_steps import Ctrl, Key, press
from review_studio import ANNA, add_call, open_in, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.bookmarks import Bookmarks
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.review.bookmark_dialogs import BookmarksDialog, TagDialog
from qa_studio.ui.review.page import ReviewPage
from rubrics.model import BelowTopPolicy

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def kept(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    """The page over a real workspace, with its call open."""
    made = ReviewPage(review_services(store, tmp_path), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    open_in(qtbot, made, add_call(store, tmp_path))
    yield made
    made.settle()
    made.show_waiting()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def asked(qtbot: QtBot, page: ReviewPage, key: Key | str, modifier: Qt.KeyboardModifier) -> QDialog:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=5_000)
    with qtbot.waitSignal(page.bookmarks.asked, timeout=5_000) as blocker:
        press(key, modifier=modifier)
    dialog: QDialog = blocker.args[0]
    return dialog


def bookmark(qtbot: QtBot, page: ReviewPage, tag: str) -> Message:
    """B on the third turn, a tag, Enter; the message that says so."""
    view = page.transcript.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    dialog = asked(qtbot, page, "b", Qt.KeyboardModifier.NoModifier)
    assert isinstance(dialog, TagDialog)
    QTest.keyClicks(dialog.field, tag)
    with qtbot.waitSignal(page.message_posted, timeout=5_000) as blocker:
        QTest.keyClick(dialog.field, Key.Key_Return)
    page.activateWindow()
    message: Message = blocker.args[0]
    return message


def test_words_are_bookmarked_with_a_tag_by_keyboard_and_taken_back(
    qtbot: QtBot, kept: ReviewPage, store: Store
) -> None:
    message = bookmark(qtbot, kept, "Apologies")
    (row,) = Bookmarks(store).rows()
    assert (row.tag, row.by, row.text) == ("Apologies", ANNA, kept.transcript.view.turns[2].text)
    assert row.start_s == pytest.approx(10.0)
    assert message.text.startswith("Bookmarked as “Apologies”: “I am sorry")
    assert message.action_label == "Undo"
    assert message.action is not None
    message.action()
    qtbot.waitUntil(lambda: not Bookmarks(store).rows(), timeout=5_000)


def test_a_tag_is_offered_again_and_chosen_by_its_beginning(
    qtbot: QtBot, kept: ReviewPage, store: Store
) -> None:
    bookmark(qtbot, kept, "Apologies")
    view = kept.transcript.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(4, 0))
    dialog = asked(qtbot, kept, "b", Qt.KeyboardModifier.NoModifier)
    assert isinstance(dialog, TagDialog)
    QTest.keyClicks(dialog.field, "apol")
    assert [dialog.list.item(at).text() for at in range(dialog.list.count())] == ["Apologies"]
    QTest.keyClick(dialog.field, Key.Key_Down)
    with qtbot.waitSignal(kept.message_posted, timeout=5_000):
        QTest.keyClick(dialog.field, Key.Key_Return)
    assert [row.tag for row in Bookmarks(store).rows()] == ["Apologies", "Apologies"]


def test_bookmarks_are_found_by_tag_and_lead_to_their_words(
    qtbot: QtBot, kept: ReviewPage, store: Store
) -> None:
    bookmark(qtbot, kept, "Apologies")
    kept.show_waiting()
    kept.setFocus()
    dialog = asked(qtbot, kept, Key.Key_B, Ctrl)
    assert isinstance(dialog, BookmarksDialog)
    qtbot.waitUntil(lambda: dialog.current() is not None, timeout=5_000)
    assert dialog.tree.topLevelItem(0).text(0) == "Apologies  (1)"
    dialog.search.setText("nothing like it")
    assert dialog.current() is None
    dialog.search.setText("sorry")
    with qtbot.waitSignal(kept.desk.opened, timeout=5_000):
        dialog.go.click()
    qtbot.waitUntil(lambda: kept.sound.map.position_s == pytest.approx(10.0), timeout=5_000)


def test_a_bookmark_that_is_removed_can_be_had_back(qtbot: QtBot, kept: ReviewPage, store: Store) -> None:
    bookmark(qtbot, kept, "Apologies")
    dialog = asked(qtbot, kept, Key.Key_B, Ctrl)
    assert isinstance(dialog, BookmarksDialog)
    qtbot.waitUntil(lambda: dialog.current() is not None, timeout=5_000)
    with qtbot.waitSignal(kept.message_posted, timeout=5_000) as blocker:
        dialog.remove.click()
    assert Bookmarks(store).rows() == ()
    dialog.reject()
    message: Message = blocker.args[0]
    assert message.action is not None
    message.action()
    qtbot.waitUntil(lambda: len(Bookmarks(store).rows()) == 1, timeout=5_000)


# Evidence that the form asks for


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (BelowTopPolicy.EVIDENCE, "Below the top: select the words that show it and tie them (M)"),
        (BelowTopPolicy.EITHER, "Below the top: tie the words that show it (M), or say why (C)"),
        (BelowTopPolicy.REASON, "Below the top: say why, in a comment or by a reason (C)"),
    ],
)
def test_an_answer_below_the_top_says_what_it_needs(
    open_at: Callable[[int], ReviewPage], world: ReviewWorld, policy: BelowTopPolicy, words: str
) -> None:
    asking = dataclasses.replace(
        world.rubric, policy=dataclasses.replace(world.rubric.policy, below_top=policy)
    )
    world.sheets[CALL_ID] = dataclasses.replace(world.sheets[CALL_ID], rubric=asking)
    page = open_at(CALL_ID)
    press("2")
    card = page.form.card("greeting")
    assert card._needed.text() == words
    assert ("greeting", f"{card.criterion.title}: evidence") in page.missing() or policy is not (
        BelowTopPolicy.EVIDENCE
    )
    press("1")
    assert page.desk.model.draft.answer("greeting") == answered("2")
    assert not card._needed.isVisible()


def test_tied_words_satisfy_a_form_that_asks_for_evidence(
    open_at: Callable[[int], ReviewPage], world: ReviewWorld
) -> None:
    policy = dataclasses.replace(world.rubric.policy, below_top=BelowTopPolicy.EVIDENCE)
    world.sheets[CALL_ID] = dataclasses.replace(
        world.sheets[CALL_ID], rubric=dataclasses.replace(world.rubric, policy=policy)
    )
    page = open_at(CALL_ID)
    press("2")
    assert page.form.lacks("greeting")
    press("m")
    assert not page.form.lacks("greeting")
