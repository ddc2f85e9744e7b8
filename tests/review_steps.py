"""What a reviewer does on the review page, as its tests do it: by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.ui.review.highlights import Kind
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.revisions_dialog import RevisionsDialog
from qa_studio.ui.review.summary_dialog import SummaryDialog

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def press(*keys: Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Type on whatever has the keyboard."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifier)


def answer_everything(page: ReviewPage) -> None:
    """First answer everywhere, by keyboard alone."""
    for _ in range(3 * len(page.form.keys)):
        if page.form.current_key in page.form._open:
            press("1")
        elif page.form._open:
            press(Key.Key_Tab)
    assert not page.form._open


def confirm(qtbot: QtBot, page: ReviewPage) -> SummaryDialog:
    """Press the key of submitting and, in the summary, Enter."""
    with qtbot.waitSignal(page.submission.summed_up, timeout=5_000) as blocker:
        press(Key.Key_Return, modifier=Ctrl)
    summary: SummaryDialog = blocker.args[0]
    QTest.keyClick(summary, Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=5_000)
    return summary


def submit_all(qtbot: QtBot, page: ReviewPage) -> None:
    """Answer everything and submit it."""
    answer_everything(page)
    with qtbot.waitSignal(page.submitted, timeout=5_000):
        confirm(qtbot, page)


def shown(page: ReviewPage, row: int, kind: Kind) -> list[str]:
    """Words of a turn that are set off in one way."""
    text = page.transcript.view.turns[row].text
    return [text[s.start : s.end] for s in page.transcript.view.spans_at(row) if s.kind is kind]


def mark_by_key(page: ReviewPage) -> int:
    """Accept where something is suggested, else the first answer; every answer leads on, but for one that needs a
    comment. Returns the keys of answers that were pressed."""
    presses = 0
    for _ in range(3 * len(page.form.keys)):
        if not page.form._open:
            break
        here = page.form.current_key
        finding = page.desk.model.finding(here)
        press("a" if finding is not None and not finding.abstained else "1")
        presses += 1
        if page.form.lacks(here):
            assert page.form.current_key == here
            press("c", "As said in the call.", Key.Key_Escape, Key.Key_Tab)
    return presses


def history_by_key(qtbot: QtBot, page: ReviewPage) -> RevisionsDialog:
    with qtbot.waitSignal(page.past.shown, timeout=5_000) as blocker:
        press(Key.Key_H, modifier=Ctrl | Qt.KeyboardModifier.ShiftModifier)
    dialog: RevisionsDialog = blocker.args[0]
    qtbot.waitUntil(lambda: len(dialog.rows) > 0, timeout=5_000)
    return dialog
