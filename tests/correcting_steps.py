"""Correcting a transcript as its tests do it: the page over a real workspace, and what is typed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from fakes_review import call_transcript, write_call
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from review_studio import review_services

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import BatchReport, ImportOptions
from qa_studio.services.correcting import Correcting
from qa_studio.services.importing import Importing
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess
from qa_studio.ui.frame.page import Message
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.ports import ReviewServices
from transcription.model import Transcript

QUIET = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device", "This plugin does not support")
READS_ANEW = (
    "“the present did not arrive” (Apology for what went wrong) will read “the parcel did not arrive”."
)
Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def add_call(store: Store, folder: Path, transcript: Transcript, guess: AgentGuess) -> int:
    write_call(folder / "call.wav")
    options = ImportOptions(agent="Maya Brandt", company="Meadow Lane")
    (number,) = Importing(store).import_paths([folder / "call.wav"], options, JobContext()).done
    store.add_transcript(number, transcript, guess)
    return number


def two_channel_call(store: Store, folder: Path) -> int:
    """A call with its sides on two channels; its id."""
    return add_call(store, folder, call_transcript(), AgentGuess(0, 0.8, "thank you for calling"))


class Asked:
    """Notes what it was asked, and finds nothing: the checks have tests of their own.

    Attributes:
        ids: of every call, in order.
    """

    def __init__(self) -> None:
        self.ids: list[int] = []

    def suggest(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport:
        self.ids += ids or ()
        return BatchReport(done=tuple(ids or ()))


def correcting_services(store: Store, folder: Path, correcting: Correcting | None = None) -> ReviewServices:
    made = review_services(store, folder)
    return replace(made, suggesting=Asked(), correcting=correcting or Correcting(store))


def open_in(qtbot: QtBot, page: ReviewPage, number: int) -> ReviewPage:
    with qtbot.waitSignal(page.desk.opened, timeout=10_000):
        page.open_interaction(number)
    return page


def settle(qtbot: QtBot, page: ReviewPage) -> None:
    """Until the correction and the draft are in the workspace."""
    assert page.desk.corrections is not None
    saver = page.desk.corrections
    qtbot.waitUntil(lambda: saver.is_settled and page.desk.autosave.is_settled, timeout=10_000)


def press(key: Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    if isinstance(key, str):
        QTest.keyClicks(target, key)
    else:
        QTest.keyClick(target, key, modifier)


def write(page: ReviewPage, turn: int, words: str) -> None:
    """Correct a turn with the keyboard."""
    page.corrections.edit(turn)
    page.corrections.editor.selectAll()
    press(words)
    press(Key.Key_Return, Ctrl)


def texts(page: ReviewPage) -> list[str]:
    return [turn.text for turn in page.transcript.view.turns]


def told(page: ReviewPage) -> list[str]:
    words: list[str] = []
    page.message_posted.connect(
        lambda message: words.append(message.text if isinstance(message, Message) else "")
    )
    return words


def double_click(page: ReviewPage, turn: int) -> None:
    view = page.transcript.view
    where = QPointF(view.text_rect(turn).topLeft() + QPoint(8, 8))
    away = QPointF(view.viewport().mapToGlobal(where.toPoint()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseButtonDblClick, where, away, left, left, none)
    QApplication.sendEvent(view.viewport(), event)


def correcting_page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    """The page, shown, and put away at the end."""
    made = ReviewPage(correcting_services(store, tmp_path), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)
