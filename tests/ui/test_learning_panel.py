"""Learning from the reviewers in the window: counts, a trial and its figures, decisions with a way back, the fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from learning_world import MARKED, fill
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.laboratory import Laboratory
from qa_studio.services.learned_models import Decision, accepted
from qa_studio.services.learning import Learning
from qa_studio.services.reliability import Reliability
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubric_shelf import RubricShelf
from qa_studio.services.rubrics import Rubrics, stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.rubrics.learning_panel import LearningPanel, LearningServices
from qa_studio.ui.rubrics.page import RubricsPage

WAIT_MS = 20_000


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled workspace, tried once: each test works on a copy."""
    folder = tmp_path_factory.mktemp("learning") / "ws"
    with Store.open(folder, stored_rubric) as store:
        fill(store)
    return folder


@pytest.fixture
def store(workspace: Path, tmp_path: Path) -> Iterator[Store]:
    import shutil

    shutil.copytree(workspace, tmp_path / "ws")
    with Store.open(tmp_path / "ws", stored_rubric) as opened:
        yield opened


@pytest.fixture
def messages() -> list[Message]:
    return []


@pytest.fixture
def page(
    qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path, messages: list[Message]
) -> RubricsPage:
    made = RubricsPage(
        RubricShelf(store, tmp_path / "rubrics"),
        Laboratory(store),
        Reviewing(store).explain,
        runner,
        learning=LearningServices(Learning(store), Reliability(store)),
    )
    made.message_posted.connect(messages.append)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.open_id != "", timeout=WAIT_MS)
    made.editor.tabs.setCurrentWidget(made.learning)
    assert made.learning is not None
    learning = made.learning
    qtbot.waitUntil(lambda: bool(learning.lines), timeout=WAIT_MS)
    return made


@pytest.fixture
def panel(page: RubricsPage) -> LearningPanel:
    assert page.learning is not None
    return page.learning


def words(panel: LearningPanel, key: str) -> str:
    return " ".join(one.text() for one in panel.lines[key].findChildren(QLabel))


def tried(qtbot: QtBot, panel: LearningPanel) -> None:
    qtbot.mouseClick(panel.trying.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.lines["warm"].take.isVisible(), timeout=WAIT_MS)


def test_each_criterion_says_how_many_marks_there_are_and_how_many_it_takes(panel: LearningPanel) -> None:
    assert "48 marks (" in words(panel, "warm")
    assert "not tried yet" in words(panel, "warm")
    assert "It takes 30, and 8 of each of two answers" in words(panel, "closing")
    assert panel.headline.text() == "1 of 2 criteria have enough marks to learn from."


def test_a_trial_shows_kappa_and_ac1_of_both_with_intervals_and_the_strongest_words(
    qtbot: QtBot, panel: LearningPanel
) -> None:
    tried(qtbot, panel)
    told = words(panel, "warm")
    for part in (
        "On unseen interactions, learnt: kappa ",
        "On unseen agents, checks: kappa ",
        "AC1 ",
        " of 48",
    ):
        assert part in told
    assert "A small sample: 48 marks of 48 interactions." in told
    assert "“gladly” (agent) +" in told
    assert not panel.lines["closing"].take.isVisible()


def test_a_model_is_taken_over_and_taken_back_and_both_are_remembered(
    qtbot: QtBot, panel: LearningPanel, store: Store, messages: list[Message]
) -> None:
    tried(qtbot, panel)
    qtbot.mouseClick(panel.lines["warm"].take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.lines["warm"].back.isVisible(), timeout=WAIT_MS)
    assert "What was learnt from 48 marks suggests in place of the checks." in words(panel, "warm")
    assert [one.criterion_key for one in accepted(store, Rubrics(store).current())] == ["warm"]
    assert messages[-1].action_label == "Undo"
    assert messages[-1].action is not None
    messages[-1].action()
    qtbot.waitUntil(lambda: panel.lines["warm"].take.isVisible(), timeout=WAIT_MS)
    assert accepted(store, Rubrics(store).current()) == ()
    (warm, _) = Learning(store).report().criteria
    assert (warm.decision, warm.kept is not None, warm.can_take_back) == (Decision.OPEN, True, False)


def test_a_refusal_can_be_taken_back_too(qtbot: QtBot, panel: LearningPanel, store: Store) -> None:
    tried(qtbot, panel)
    qtbot.mouseClick(panel.lines["warm"].refuse, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.lines["warm"].back.isVisible(), timeout=WAIT_MS)
    assert "Refused: the checks suggest." in words(panel, "warm")
    qtbot.mouseClick(panel.lines["warm"].back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.lines["warm"].refuse.isVisible(), timeout=WAIT_MS)
    assert Learning(store).report().criteria[0].decision is Decision.OPEN


def test_a_cancelled_trial_leaves_everything_as_it_was(
    qtbot: QtBot, panel: LearningPanel, store: Store
) -> None:
    qtbot.mouseClick(panel.trying.button, Qt.MouseButton.LeftButton)
    assert panel.trying.stop.isVisible()
    qtbot.mouseClick(panel.trying.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.trying.is_running, timeout=WAIT_MS)
    assert panel.trying.button.isVisible()
    assert Learning(store).report().criteria[0].kept is None


def test_a_fit_shows_before_and_after_and_can_be_taken_back(
    qtbot: QtBot, panel: LearningPanel, store: Store, messages: list[Message]
) -> None:
    box = panel.confidence
    qtbot.waitUntil(lambda: box.state.text() == "In force: what comes with the form.", timeout=WAIT_MS)
    assert not box.back.isVisible()
    qtbot.mouseClick(box.trying.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(box.chart.curves) == 2, timeout=WAIT_MS)
    before, after = box.chart.curves
    assert (before.n, after.n) == (MARKED, MARKED)
    assert (before.error or 0) > (after.error or 0)
    assert "A small sample." in box.words.text()
    assert "now: 60 to 70 % sure, N 36: right in 58 %" in box.chart.accessibleDescription()
    assert "In force: fit 1, of 48 suggestions" in box.state.text()
    assert messages[-1].action_label == "Undo"
    qtbot.mouseClick(box.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "comes with the form" in box.state.text(), timeout=WAIT_MS)
    assert Reliability(store).report().state.fit is None


def test_nothing_is_shown_of_a_form_that_nobody_has_published(qtbot: QtBot, page: RubricsPage) -> None:
    panel = page.learning
    assert panel is not None
    page.begin()
    qtbot.waitUntil(lambda: panel.headline.text() == "Nothing is marked by this form yet.", timeout=WAIT_MS)
    assert not panel.trying.isVisible()


def test_the_services_are_asked_beside_the_window(store: Store) -> None:
    context = JobContext()
    report = Learning(store).report("desk")
    assert [one.marks for one in report.criteria] == [MARKED, MARKED]
    assert Reliability(store).fit(context, "desk").is_used
