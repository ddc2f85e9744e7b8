"""The rules of suggestions in the rubric editor: written, mended, undone and tried by hand; nothing lost on the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from rubrics_window import Window, open_window

import qa_studio.demo
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ImportOptions
from qa_studio.services.check_forms import check_forms
from qa_studio.services.importing import Importing
from qa_studio.services.rule_trials import RuleTrial, RuleTrials
from qa_studio.ui.rubrics.fields import FieldRow
from qa_studio.ui.rubrics.rules_editor import RulesEditor
from qa_studio.ui.rubrics.rules_fields import ChoicesField, TextField
from qa_studio.ui.rubrics.rules_list import Summary, SummaryListModel
from qa_studio.ui.rubrics.rules_trial import TrialBox
from qa_studio.ui.rubrics.rules_words import CHECKS, PARAMETERS, SPEAKERS, VALUES
from rubrics import loader
from rubrics.model import CheckUse, Criterion, Rubric, SuggestRule

CTRL = Qt.KeyboardModifier.ControlModifier
CHATS = Path(qa_studio.demo.__file__).parent / "files" / "chats"
FIRST = "sections[0].criteria[0]"


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> Iterator[Window]:
    found = open_window(qtbot, runner, tmp_path / "workspace")
    found.page.next_draft(found.page.open_id)
    found.page.desk.set_current(FIRST)
    yield found
    found.page.settle()
    runner.shutdown()
    found.store.close()


def rules_of(window: Window) -> RulesEditor:
    return window.page.editor.inspector.criterion.rules


def item_of(window: Window) -> Criterion:
    window.page.desk.flush()
    item = window.page.desk.row()
    assert isinstance(item, Criterion)
    return item


def trial_of(window: Window) -> TrialBox:
    found = rules_of(window).trial
    assert found is not None
    return found


def editor_of(window: Window, name: str) -> QWidget:
    return rules_of(window).form.rows[name].editor


def fault(field: FieldRow) -> str:
    said = [one.text() for one in field.findChildren(QLabel) if one.text().startswith("○")]
    return " ".join(said)


def test_a_first_rule_is_written_by_hand_and_undone_step_by_step(window: Window) -> None:
    window.page.editor.tree.add_criterion()
    rules, before = rules_of(window), window.session.text
    assert item_of(window).suggest == ()
    assert rules.rules.isHidden()
    window.click(rules.add)
    assert window.page.focusWidget() is editor_of(window, "phrases"), "the wordings wait to be typed"
    assert "phrases" in " ".join(one.path for one in window.session.faults)
    assert fault(rules.form.rows["phrases"]).removeprefix("○").strip() == "Write at least one wording."
    assert "line " not in window.page.editor.problems.words.text()
    assert rules.rules.lines.index(0).data().startswith("○"), "the list says which rule has a fault"
    window.write(editor_of(window, "phrases"), "thank you for waiting")
    window.press(editor_of(window, "phrases"), Qt.Key.Key_Return)
    window.qtbot.keyClicks(editor_of(window, "phrases"), "sorry: for the wait")
    (rule,) = item_of(window).suggest
    assert rule == SuggestRule(
        "yes",
        any_of=(
            CheckUse(
                "phrases", {"speaker": "agent", "phrases": ["thank you for waiting", "sorry: for the wait"]}
            ),
        ),
        confidence=0.7,
    )
    assert window.session.faults == ()
    window.write(rules.fields.confidence, "85")
    window.write(rules.fields.reason, "The agent thanks for the wait.")
    window.choose(rules.form.fields["where"].pick, "In the first turns")
    window.press(rules.form.fields["where"].pick, Qt.Key.Key_Down)
    window.write(rules.form.fields["where"].count, "3")
    (rule,) = item_of(window).suggest
    assert (rule.confidence, rule.reason) == (0.85, "The agent thanks for the wait.")
    assert rule.any_of[0].arguments["last_turns"] == 3
    assert "quite sure" in rules.fields.sure.text()
    assert loader.loads(window.session.text, "draft").criterion(item_of(window).key) == item_of(window)
    for _ in range(20):
        if window.session.text == before:
            break
        window.shortcut(Qt.Key.Key_Z, CTRL)
    assert window.session.text == before


def test_what_is_never_said_and_who_says_it_are_conditions_like_others(window: Window) -> None:
    window.page.editor.tree.add_criterion()
    rules = rules_of(window)
    window.click(rules.add)
    window.write(editor_of(window, "phrases"), "hello")
    window.click(rules.never)
    window.write(editor_of(window, "phrases"), "goodbye")
    window.choose(editor_of(window, "speaker"), "Customer")
    (rule,) = item_of(window).suggest
    assert rule.none_of == (CheckUse("phrases", {"speaker": "customer", "phrases": ["goodbye"]}),)
    window.choose(rules.group, "Has to hold")
    (rule,) = item_of(window).suggest
    assert (len(rule.all_of), rule.none_of) == (1, ())
    assert "none_of" not in window.session.text.partition("New criterion")[2].partition("- key")[0]
    window.press(rules.conditions, Qt.Key.Key_Delete)
    window.press(rules.conditions, Qt.Key.Key_Delete)
    (rule,) = item_of(window).suggest
    assert rule == SuggestRule("yes", confidence=0.7)
    assert any("no check" in one.message for one in window.session.faults)


def test_rules_are_copied_moved_and_removed_with_their_keys(window: Window) -> None:
    rules, before = rules_of(window), item_of(window).suggest
    window.click(rules.copy)
    assert item_of(window).suggest == (before[0], *before)
    assert rules.rules.place == 1, "the copy is open"
    window.press(rules.rules, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert item_of(window).suggest == (before[0], before[1], before[0], before[2])
    window.press(rules.rules, Qt.Key.Key_Delete)
    assert item_of(window).suggest == before
    window.press(rules.rules, Qt.Key.Key_Up)
    window.press(rules.rules, Qt.Key.Key_Up)
    assert rules.fields.answer.currentText() == item_of(window).scale.options[0].label


def test_a_fault_of_a_rule_leads_to_its_field_and_stands_there_in_words(window: Window) -> None:
    window.page.desk.act(lambda s: s.rules.put(f"{FIRST}.suggest[1].any_of[1].phrases", ["@greting"], "x"))
    window.page.editor.problems.go_to_first()
    rules = rules_of(window)
    assert (rules.rules.place, rules.conditions.place) == (1, 1)
    assert window.page.focusWidget() is editor_of(window, "phrases")
    assert "greting" in fault(rules.form.rows["phrases"])
    assert rules.form.rows["phrases"].editor.accessibleDescription()
    window.write(rules.fields.confidence, "many")
    assert item_of(window)
    assert any(one.fault for one in rules._fields if one.place.endswith("confidence"))
    assert rules.fields.confidence.text() == "many", "what is faulty stays to be mended"


@pytest.mark.parametrize("part", [0, 1, 2])
@pytest.mark.parametrize("name", loader.BUILTIN)
def test_every_rule_of_the_built_in_forms_is_shown_and_typed_again_without_a_change(
    window: Window, name: str, part: int
) -> None:
    window.page.next_draft(next(one.id for one in window.shelf.rows() if one.id.endswith(f"builtin/{name}")))
    before = window.session.text
    seen = 0
    for path in criteria_paths(window)[part::3]:
        window.page.desk.set_current(path)
        for rule in range(len(item_of(window).suggest)):
            rules_of(window)._choose(rule, 0)
            for condition in range(len(rules_of(window)._uses)):
                rules_of(window)._choose(rule, condition)
                seen += retyped(window)
    assert seen > 30
    assert window.session.text == before


def criteria_paths(window: Window) -> list[str]:
    return [
        f"sections[{section}].criteria[{place}]"
        for section, one in enumerate(window.session.rubric.sections)
        for place in range(len(one.criteria))
    ]


def retyped(window: Window) -> int:
    """Say what each field of the open rule shows as if it had just been typed or picked. Returns: how many."""
    rules = rules_of(window)
    editors = [
        *(one.editor for one in rules.form.rows.values()),
        rules.fields.confidence,
        rules.fields.reason,
    ]
    for editor in editors:
        if isinstance(editor, QPlainTextEdit) and not editor.isReadOnly():
            editor.edited.emit(editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            editor.edited.emit(editor.text())
        elif isinstance(editor, QComboBox):
            editor.picked.emit(editor.currentData())
        window.page.desk.flush()
    return len(editors)


def test_what_no_field_can_show_is_read_as_text_and_stays(window: Window) -> None:
    window.page.next_draft("builtin/technical_support")
    shown = 0
    for path in criteria_paths(window):
        window.page.desk.set_current(path)
        for rule, one in enumerate(item_of(window).suggest):
            for condition, (_, _, use) in enumerate(rules_of(window)._uses if rule == 0 else ()):
                if use.check == "pattern":
                    rules_of(window)._choose(rule, condition)
                    field = rules_of(window).form.fields["patterns"]
                    assert isinstance(field, TextField)
                    assert field.widget.isReadOnly()
                    shown += 1
            assert one.answer
    window.page.desk.set_current(FIRST)
    value = {
        "check": "weighed",
        "least": 0.5,
        "of": [{"check": "phrases", "phrases": ["hello"], "weight": 2}],
    }
    window.page.desk.act(lambda s: s.rules.put(f"{FIRST}.suggest[0].all_of[0]", value, "x"))
    rules_of(window)._choose(0, 0)
    field = rules_of(window).form.fields["of"]
    assert isinstance(field, TextField)
    assert "weight: 2" in field.widget.toPlainText()
    window.write(editor_of(window, "least"), "0.75")
    use = item_of(window).suggest[0].all_of[0]
    assert use.arguments == {"least": 0.75, "of": value["of"]}


def test_any_check_is_picked_and_gets_its_own_fields(window: Window) -> None:
    rules = rules_of(window)
    window.page.desk.act(lambda s: s.rules.set_check(rules.form.path(), "writing_faults"))
    rules.form.more.click()
    finds = rules.form.fields["finds"]
    assert isinstance(finds, ChoicesField)
    finds.buttons["grammar"].click()
    finds.buttons["spelling"].click()
    assert item_of(window).suggest[0].all_of[0].arguments["finds"] == ["spelling", "grammar"]
    window.choose(editor_of(window, "distinct"), "Yes")
    assert item_of(window).suggest[0].all_of[0].arguments["distinct"] is True
    window.choose(editor_of(window, "distinct"), "As usual")
    assert "distinct" not in item_of(window).suggest[0].all_of[0].arguments


def test_a_check_is_looked_for_only_after_another_one(window: Window) -> None:
    rules = rules_of(window)
    rules.form.more.click()
    nested = rules.form.fields["after"]
    nested.add.click()
    inner = rules_of(window).form.fields["after"].form
    assert "phrases" in fault(inner.rows["phrases"]) or fault(inner.rows["phrases"])
    window.write(inner.rows["phrases"].editor, "hello")
    assert item_of(window).suggest[0].all_of[0].arguments["after"] == {
        "check": "phrases",
        "speaker": "customer",
        "phrases": ["hello"],
    }
    rules.form.fields["after"].gone.click()
    assert "after" not in item_of(window).suggest[0].all_of[0].arguments


def test_a_published_form_is_read_and_tried_but_not_changed(window: Window) -> None:
    window.page.open("builtin/support_core")
    window.page.desk.set_current(FIRST)
    rules, before = rules_of(window), window.session.text
    rules.rules.setCurrentIndex(rules.rules.lines.index(1))
    assert not rules.add.isEnabled()
    assert rules.form.more.isEnabled()
    assert trial_of(window).run.button.isEnabled()
    window.press(rules.rules, Qt.Key.Key_Delete)
    window.press(rules.rules, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    rules.form.more.click()
    assert all(not one.isEnabled() for one in rules.form.findChildren(QComboBox))
    assert window.session.text == before


def test_rules_are_tried_over_the_conversations_with_quotes_to_the_letter(
    qtbot: QtBot, window: Window
) -> None:
    chats = sorted(CHATS.glob("*.txt"))[:3]
    Importing(window.store).import_paths(chats, ImportOptions(company="Meadow Lane"), JobContext())
    trial = trial_of(window)
    window.click(trial.run.button)
    qtbot.waitUntil(lambda: trial.trial is not None, timeout=20_000)
    assert trial.trial is not None
    assert trial.trial.looked == 3
    assert sum(one.count for one in trial.trial.outcomes) == 3
    text = "\n".join(path.read_text(encoding="utf-8") for path in chats)
    quotes = [quote.text for one in trial.trial.outcomes for quote in one.quotes]
    assert quotes
    assert all(quote in text for quote in quotes)
    shown = [trial.results.itemAt(place).widget().text() for place in range(trial.results.count())]
    assert any("of 3" in words for words in shown)
    assert any(quotes[0] in words for words in shown)
    assert "small sample" in trial.told.text()
    window.write(rules_of(window).fields.confidence, "55")
    assert item_of(window)
    assert "changed since" in trial.told.text()


def test_a_sentence_is_tried_and_no_words_are_told(qtbot: QtBot, window: Window) -> None:
    trial = trial_of(window)
    window.click(trial.run_words.button)
    qtbot.waitUntil(lambda: "Type a sentence" in trial.told_words.text(), timeout=20_000)
    window.write(trial.words, "Thank you for calling Meadow Lane, my name is Tom.")
    window.click(trial.run_words.button)
    label = item_of(window).scale.options[0].label
    qtbot.waitUntil(lambda: label in trial.told_words.text(), timeout=20_000)
    assert "“Meadow Lane”" in trial.told_words.text()


class SlowTrials(RuleTrials):
    """Looks at conversations until it is cancelled."""

    def try_out(self, rubric: Rubric, key: str, newest: int | None, context: JobContext) -> RuleTrial:
        tick = threading.Event()
        for place in range(2_000):
            tick.wait(0.005)
            context.report(place / 2_000, f"{place} looked at")
        return super().try_out(rubric, key, newest, context)


def test_a_trial_is_cancelled_and_can_begin_again(qtbot: QtBot, runner: JobRunner, window: Window) -> None:
    box = TrialBox(window.page.desk, SlowTrials(window.store), runner)
    qtbot.addWidget(box)
    box.refill(item_of(window))
    box.show()
    window.click(box.run.button)
    qtbot.waitUntil(lambda: "looked at" in box.run.words.text(), timeout=20_000)
    window.click(box.run.stop)
    qtbot.waitUntil(lambda: not box.run.is_running, timeout=20_000)
    assert box.run.button.isVisible()
    assert box.trial is None


def test_rules_with_faults_are_not_tried(window: Window) -> None:
    window.click(rules_of(window).add)
    window.click(trial_of(window).run.button)
    assert "Mend" in trial_of(window).told.text()
    assert not trial_of(window).run.is_running


def test_every_check_and_all_that_it_can_be_given_has_words_of_its_own() -> None:
    parameters = [one for form in check_forms() for one in form.parameters]
    names = {name for one in parameters if one.shape is not None for name in one.shape.names}
    assert {one.name for one in check_forms()} == set(CHECKS)
    assert {one.name for one in parameters} == set(PARAMETERS)
    assert names - set(dict(SPEAKERS)) == set(VALUES)


def test_the_list_of_rules_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = SummaryListModel()
    qtmodeltester.check(model)
    model.show([Summary("one"), Summary("two", "wrong")])
    qtmodeltester.check(model)
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "2  two Fault: wrong"
    model.show([Summary("one"), Summary("three")])
    model.show([Summary("one")])
    assert (model.rowCount(), model.index(0).data()) == (1, "1  one")
