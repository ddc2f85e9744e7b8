"""The reviewer's name: asked for on the empty page and by the summary, until somebody has said it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from review_steps import Ctrl, Key, answer_everything, press
from review_studio import add_call, open_in, review_services
from storage_world import interaction, transcript

from qa_studio import settings as stored
from qa_studio.jobs.runner import JobRunner
from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.services.assigning import Assigning
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.views import Views
from qa_studio.settings import Settings
from qa_studio.storage.store import Store
from qa_studio.storage.values import EvaluatorName
from qa_studio.ui.naming import NameLine, Naming
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.summary_dialog import SummaryDialog
from qa_studio.ui.settings.keeper import SettingsKeeper
from rubrics.model import Answer, AnswerState
from scoring.model import Mark

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")
LOGIN = Settings().evaluator
"""The login name of whoever runs the tests."""
MARK = Mark("greeting", Answer(AnswerState.ANSWERED, "2"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    return add_call(store, tmp_path)


@pytest.fixture
def naming(store: Store, tmp_path: Path) -> Naming:
    keeper = SettingsKeeper(Settings(), tmp_path / "settings.json")
    return Naming(keeper, Reviewing(store).sign)


@pytest.fixture
def page(
    qtbot: QtBot, runner: JobRunner, store: Store, naming: Naming, tmp_path: Path
) -> Iterator[ReviewPage]:
    services = replace(review_services(store, tmp_path), naming=naming, evaluator=lambda: naming.name)
    made = ReviewPage(services, runner)
    naming.keeper.changed.connect(lambda _: made.desk.change_hands())
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


def summed_up(qtbot: QtBot, page: ReviewPage) -> SummaryDialog:
    with qtbot.waitSignal(page.submission.summed_up, timeout=5_000) as blocker:
        press(Key.Key_Return, modifier=Ctrl)
    summary: SummaryDialog = blocker.args[0]
    return summary


def test_the_line_asks_with_the_login_name_in_it_and_remembers_the_answer(
    qtbot: QtBot, naming: Naming, tmp_path: Path
) -> None:
    line = NameLine(naming)
    qtbot.addWidget(line)
    line.show()
    assert (line.field.text(), naming.is_asked) == (LOGIN, True)
    line.field.clear()
    line.button.click()
    assert naming.is_asked, "no name is no answer"
    line.field.setText(" Anna Lindt ")
    line.button.click()
    assert not line.field.isVisible()
    assert line._signed.text() == "You review as Anna Lindt; the settings change that."
    written = stored.load(tmp_path / "settings.json")
    assert (written.evaluator, written.name_chosen, written.is_named) == ("Anna Lindt", True, True)


def test_the_login_name_can_be_chosen_and_another_name_needs_no_question(naming: Naming) -> None:
    naming.choose(LOGIN)
    assert not naming.is_asked
    assert Settings(evaluator="Anna Lindt").is_named


def test_nobody_signs_with_a_name_that_nobody_chose(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int, naming: Naming
) -> None:
    open_in(qtbot, page, call)
    answer_everything(page)
    summary = summed_up(qtbot, page)
    assert summary.name.text() == LOGIN
    assert "Reviewer" not in dict(summary.lines)
    summary.name.clear()
    assert not summary.submit.isEnabled(), "nobody signs without a name"
    summary.name.setText("Anna Lindt")
    with qtbot.waitSignal(page.submitted, timeout=10_000):
        summary.submit.click()
    signed = store.evaluation(call, EvaluatorName("Anna Lindt"))
    assert signed is not None
    assert signed.submitted_at is not None
    assert store.evaluation(call, EvaluatorName(LOGIN)) is None
    assert (naming.name, naming.is_asked) == ("Anna Lindt", False)
    sheet = page.desk.model.sheet
    assert sheet is not None
    assert (sheet.evaluator, sheet.submitted_at) == ("Anna Lindt", signed.submitted_at)


def test_who_is_named_is_not_asked_again(qtbot: QtBot, page: ReviewPage, call: int, naming: Naming) -> None:
    naming.choose("Anna Lindt")
    open_in(qtbot, page, call)
    answer_everything(page)
    summary = summed_up(qtbot, page)
    assert dict(summary.lines)["Reviewer"] == "Anna Lindt"
    assert summary.name.parent() is None or not summary.name.isVisible()
    summary.done(QDialog.DialogCode.Rejected)


def test_what_was_begun_without_a_name_becomes_the_persons_and_what_was_submitted_stays(
    store: Store, call: int
) -> None:
    (other,) = store.add_interactions([(interaction("b"), transcript("Hello", "Hi"))])
    reviewing = Reviewing(store)
    reviewing.save(call, LOGIN, [MARK], "begun")
    reviewing.save(other, LOGIN, [MARK], "")
    reviewing.save(other, "Anna Lindt", [MARK], "hers already")
    Views(store).save(LOGIN, "Mine", LibraryFilter(), LibrarySort())
    Assigning(store).share_out([call], [LOGIN], by="Ben Carter")
    reviewing.sign(LOGIN, "Anna Lindt")
    assert reviewing.open(call, "Anna Lindt").comment == "begun"
    assert reviewing.open(call, LOGIN).marks == ()
    assert reviewing.open(other, "Anna Lindt").comment == "hers already"
    assert [view.name for view in Views(store).of("Anna Lindt")] == ["Mine"]
    assert store.interaction_row(call).assigned_to == ("Anna Lindt",)
