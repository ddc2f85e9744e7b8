"""The laboratory on the page: what a change would do, live, and with nothing written."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from rubrics_window import Window, open_window
from storage_world import interaction

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.laboratory import Trial
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import Rubrics
from qa_studio.ui.rubrics.laboratory_panel import LaboratoryPanel, signed
from qa_studio.ui.rubrics.trial_charts import CriterionShift, shift_words
from rubrics.model import Answer, AnswerState, Rubric
from scoring.model import Mark, Outcome
from scoring.score import score

COUNT = 40
CTRL = Qt.KeyboardModifier.ControlModifier
Marked = dict[int, tuple[Mark, ...]]


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> Iterator[Window]:
    found = open_window(qtbot, runner, tmp_path / "workspace")
    yield found
    found.page.settle()
    runner.shutdown()
    found.store.close()


@pytest.fixture
def marked(window: Window) -> Marked:
    """Forty submitted evaluations by the support form."""
    rubric, chance = Rubrics(window.store).current(), random.Random(4)
    found: Marked = {}
    for number in window.store.add_interactions((interaction(f"talk {i}"), None) for i in range(COUNT)):
        marks = []
        for item in rubric.criteria():
            best = max(item.scale.options, key=lambda option: option.fraction)
            option = best if chance.random() < 0.85 else chance.choice(item.scale.options)
            marks.append(Mark(item.key, Answer(AnswerState.ANSWERED, option.key), "said so"))
        Reviewing(window.store).submit(number, "Anna Lindt", tuple(marks), "")
        found[number] = tuple(marks)
    return found


def laboratory(window: Window) -> LaboratoryPanel:
    """The panel, looked at, with a trial of the form as it is now."""
    panel = window.page.laboratory
    if panel.isVisible():
        return panel
    with window.qtbot.waitSignal(panel.tried, timeout=20_000):
        window.page.editor.tabs.setCurrentWidget(panel)
    return panel


def tried(window: Window, panel: LaboratoryPanel, path: str, field: str, text: str) -> Trial:
    """The trial after a number was typed into a field."""
    tree = window.page.editor.tree
    tree.setCurrentIndex(tree.form.index_of(path))
    with window.qtbot.waitSignal(panel.tried, timeout=20_000):
        window.write(window.page.editor.inspector.panel.field(field).editor, text)
        window.page.desk.flush()
    assert panel.trial is not None
    return panel.trial


def scores(rubric: Rubric, marked: Marked) -> dict[int, tuple[Decimal | None, Outcome]]:
    found = {}
    for number, marks in marked.items():
        one = score(rubric, {mark.criterion_key: mark.answer for mark in marks})
        found[number] = (one.score, one.outcome)
    return found


def test_weights_and_thresholds_are_tried_at_once_and_the_numbers_are_those_of_each_score(
    window: Window, marked: Marked
) -> None:
    before = Rubrics(window.store).current()
    rows = window.store.interaction_rows()
    window.page.next_draft("builtin/support_core")
    panel = laboratory(window)
    assert panel.headline.text() == f"Nothing would change: all {COUNT} evaluations keep score and outcome."
    trial = tried(window, panel, "sections[2]", "weight", "90")
    old, new = scores(before, marked), scores(window.rubric, marked)
    assert trial.moved == sum(1 for number in marked if old[number][0] != new[number][0]) > 0
    risen = {n for n in marked if new[n][1] is Outcome.MET and old[n][1] is not Outcome.MET}
    fallen = {n for n in marked if old[n][1] is Outcome.MET and new[n][1] is not Outcome.MET}
    listed = [panel.crossings.topLevelItem(i) for i in range(panel.crossings.topLevelItemCount())]
    assert {item.data(0, Qt.ItemDataRole.UserRole) for item in listed} == risen | fallen
    for item in listed:
        number = item.data(0, Qt.ItemDataRole.UserRole)
        assert item.text(2) == f"{old[number][0]} → {new[number][0]}"
    assert f"{trial.moved} of {COUNT} scores would move" in panel.headline.text()
    assert sum(one.count for one in panel.chart.stretches) == COUNT

    trial = tried(window, panel, "", "thresholds.interaction", "60")
    new = scores(window.rubric, marked)
    assert trial.risen == sum(1 for n in marked if new[n][1] is Outcome.MET and old[n][1] is not Outcome.MET)
    assert "would newly reach 60" in panel.headline.text()
    assert window.store.interaction_rows() == rows, "nothing is written"
    with window.qtbot.waitSignal(panel.tried, timeout=20_000):
        window.shortcut(Qt.Key.Key_Z, CTRL)
        window.shortcut(Qt.Key.Key_Z, CTRL)
    assert panel.trial is not None
    assert panel.trial.moved == 0


def test_where_no_two_scores_can_be_compared_a_sentence_says_so(window: Window, marked: Marked) -> None:
    window.page.next_draft("builtin/support_core")
    panel = laboratory(window)
    window.page.desk.set_current("sections[0].criteria[0]")
    with window.qtbot.waitSignal(panel.tried, timeout=20_000):
        window.page.editor.tree.add_criterion()
    assert panel.trial is not None
    assert panel.trial.compared == 0, "nobody has answered the new criterion"
    first, _, rest = panel.headline.text().partition(". ")
    assert first == "No two scores can be compared: no evaluation has one both before and with this draft"
    assert rest == f"{panel.trial.fallen} would no longer reach 91."


def test_faults_stop_the_trial_and_mending_brings_it_back(window: Window, marked: Marked) -> None:
    window.page.next_draft("builtin/support_core")
    panel = laboratory(window)
    window.page.desk.act(lambda session: session.put_number("sections[0].weight", "x", "Weight"))
    window.qtbot.waitUntil(lambda: "faults" in panel.headline.text(), timeout=5_000)
    assert panel.trial is None
    with window.qtbot.waitSignal(panel.tried, timeout=20_000):
        window.page.desk.undo()
    assert panel.trial is not None


def test_a_form_that_nobody_was_judged_by_says_what_will_be_here(window: Window) -> None:
    window.page.begin()
    window.page.desk.act(lambda session: session.rows.add_section(0))
    window.page.editor.tabs.setCurrentWidget(window.page.laboratory)
    panel = window.page.laboratory
    window.qtbot.waitUntil(lambda: "Nothing to try" in panel.headline.text(), timeout=10_000)
    assert not panel.chart.isVisible()


def test_new_evaluations_are_on_the_bench_after_a_refresh(window: Window, marked: Marked) -> None:
    window.page.next_draft("builtin/support_core")
    panel = laboratory(window)
    assert panel.trial is not None
    assert panel.trial.rows == COUNT
    (number,) = window.store.add_interactions([(interaction("one more"), None)])
    Reviewing(window.store).submit(number, "Ben Carter", next(iter(marked.values())), "")
    with window.qtbot.waitSignal(panel.tried, timeout=20_000):
        window.page.refresh()
    assert panel.trial.rows == COUNT + 1


def test_an_evaluation_that_crosses_leads_to_its_review(window: Window, marked: Marked) -> None:
    window.page.next_draft("builtin/support_core")
    panel = laboratory(window)
    tried(window, panel, "", "thresholds.interaction", "60")
    item = panel.crossings.topLevelItem(0)
    with window.qtbot.waitSignal(panel.review_requested, timeout=5_000) as caught:
        panel.crossings.itemActivated.emit(item, 0)
    assert caught.args[0] in marked


def test_numbers_are_told_with_their_sign_and_what_is_new_or_gone_in_words() -> None:
    assert [signed(Decimal(number)) for number in ("1.50", "-3.00", "0.00")] == ["+1.5", "−3", "0"]
    assert shift_words(CriterionShift("a", "A", 8.04, 9.46)) == "8.0 → 9.5"
    assert shift_words(CriterionShift("a", "A", 8.0, 8.0)) == "8.0"
    assert shift_words(CriterionShift("a", "A", None, 4.0)) == "new, 4.0"
    assert shift_words(CriterionShift("a", "A", 4.0, None)) == "4.0 → gone"
