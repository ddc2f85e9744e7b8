"""The rubrics page as it is worked: faults and their fields, keys, files, publishing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot
from rubrics_window import Window, open_window
from storage_world import form

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.laboratory import Laboratory
from qa_studio.services.reviewing import Reviewing
from qa_studio.ui import theme
from qa_studio.ui.rubrics.form_tree import MIME, words
from qa_studio.ui.rubrics.page import RubricsPage
from qa_studio.ui.rubrics.problems import PROBLEM_ROLE
from qa_studio.ui.rubrics.turns import NARROW_PX
from rubrics.loader import builtin
from rubrics.model import AnswerIs, Condition, Criterion, CriticalPolicy, ScaleKind, Section

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FIRST = "sections[0].criteria[0]"


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> Iterator[Window]:
    found = open_window(qtbot, runner, tmp_path / "workspace")
    yield found
    found.page.settle()
    runner.shutdown()
    found.store.close()


@pytest.fixture
def draft(window: Window) -> Window:
    """With a draft of the built-in support form on the desk."""
    window.page.next_draft("builtin/support_core")
    assert not window.session.is_frozen
    return window


def select(window: Window, path: str) -> None:
    tree = window.page.editor.tree
    tree.setCurrentIndex(tree.form.index_of(path))
    assert window.page.desk.current == path


def keys(window: Window) -> list[str]:
    return [item.key for item in window.rubric.criteria()]


def test_what_is_in_use_lies_on_the_desk_and_cannot_be_changed(window: Window) -> None:
    page = window.page
    assert page.open_id == "builtin/support_core"
    assert page.editor.frozen.isVisible()
    assert not page.editor.tools.isEnabled()
    assert not page.editor.heading.publish.isVisible()
    panel = page.editor.inspector.form
    assert isinstance(panel.title.editor, QLineEdit)
    assert panel.title.editor.isReadOnly()
    before = window.session.text
    window.press(page.editor.tree, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Plus):
        window.shortcut(key)
    assert window.session.text == before
    window.click(page.editor.make_draft)
    assert page.open_id == "draft/support_core.yaml"
    assert not page.editor.frozen.isVisible()
    assert not panel.title.editor.isReadOnly()


def test_a_fault_is_told_while_it_is_typed_and_leads_to_its_field(draft: Window) -> None:
    page = draft.page
    select(draft, "sections[1].criteria[2]")
    panel = page.editor.inspector.criterion
    draft.write(panel.weight.editor, "ten")
    draft.qtbot.waitUntil(lambda: panel.weight.fault != "", timeout=5_000)
    assert "Expected a number, not 'ten'" in panel.weight.fault
    assert panel.weight.editor.accessibleDescription() == panel.weight.fault
    (fault,) = draft.session.faults
    assert f"line {fault.line}" in page.editor.problems.words.text()
    index = page.editor.tree.form.index_of("sections[1].criteria[2]")
    assert "1 fault" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.editor.preview.words.text() == "No score while the form has faults."

    select(draft, "")
    draft.click(page.editor.problems.fold)
    problems = page.editor.problems.list
    first = problems.problems.index(0)
    assert first.data(PROBLEM_ROLE) == fault
    draft.qtbot.mouseClick(
        problems.viewport(), Qt.MouseButton.LeftButton, pos=problems.visualRect(first).center()
    )
    assert page.desk.current == "sections[1].criteria[2]"
    assert page.focusWidget() is panel.weight.editor
    draft.write(panel.weight.editor, "12")
    draft.press(panel.weight.editor, Qt.Key.Key_Return)
    assert (panel.weight.fault, draft.session.faults) == ("", ())


def test_the_first_fault_is_one_key_away(draft: Window) -> None:
    select(draft, "sections[2]")
    panel = draft.page.editor.inspector.section
    draft.write(panel.title.editor, "")
    draft.press(panel.title.editor, Qt.Key.Key_Return)
    select(draft, FIRST)
    draft.page.editor.tree.setFocus()
    draft.shortcut(Qt.Key.Key_F8)
    assert draft.page.desk.current == "sections[2]"
    assert draft.page.focusWidget() is panel.title.editor


def test_rows_are_worked_by_keys_alone(draft: Window) -> None:
    tree = draft.page.editor.tree
    select(draft, "sections[0].criteria[2]")
    tree.setFocus()
    draft.press(tree, Qt.Key.Key_Down, ALT)
    assert keys(draft)[2:4] == ["closing", "identity"]
    assert draft.page.desk.current == "sections[1].criteria[0]"
    draft.press(tree, Qt.Key.Key_Up, ALT)
    draft.press(tree, Qt.Key.Key_Up, ALT)
    assert keys(draft)[:3] == ["greeting", "closing", "no_blame"]
    draft.press(tree, Qt.Key.Key_Plus)
    draft.press(tree, Qt.Key.Key_Plus)
    draft.press(tree, Qt.Key.Key_Minus)
    assert draft.rubric.sections[0].criteria[1].weight == 11
    draft.shortcut(Qt.Key.Key_D, CTRL)
    assert keys(draft)[1:3] == ["closing", "closing_2"]
    draft.press(tree, Qt.Key.Key_Delete)
    assert keys(draft)[:3] == ["greeting", "closing", "no_blame"]
    draft.shortcut(Qt.Key.Key_Insert)
    assert draft.page.focusWidget() is draft.page.editor.inspector.criterion.title.editor
    draft.qtbot.keyClicks(draft.page.focusWidget(), "Says who")
    tree.setFocus()
    assert keys(draft)[2:4] == ["no_blame", "says_who"]
    draft.shortcut(Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert draft.page.desk.current == "sections[1]"
    assert [section.key for section in draft.rubric.sections] == [
        "brand",
        "section",
        "completeness",
        "empathy",
    ]
    for _ in range(100):
        if draft.session.undo_words:
            draft.shortcut(Qt.Key.Key_Z, CTRL)
    assert draft.session.data() == builtin("support_core").read_bytes()


def test_a_row_is_dragged_to_another_section(draft: Window) -> None:
    model = draft.page.editor.tree.form
    source, target = model.index_of("sections[0].criteria[1]"), model.index_of("sections[2]")
    data = model.mimeData([source])
    assert data.hasFormat(MIME)
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, 1, 0, target)
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 1, 0, model.index_of(""))
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, target)
    assert [item.key for item in draft.rubric.sections[2].criteria][:3] == [
        "acknowledgement",
        "no_blame",
        "apology",
    ]
    assert draft.page.desk.current == "sections[2].criteria[1]"
    section = model.mimeData([model.index_of("sections[2]")])
    model.dropMimeData(section, Qt.DropAction.MoveAction, 0, 0, model.index_of(""))
    assert [one.key for one in draft.rubric.sections] == ["empathy", "brand", "completeness"]
    assert draft.session.faults == ()


def test_the_tree_tells_what_counts_and_what_na_would_do(draft: Window) -> None:
    model = draft.page.editor.tree.form
    select(draft, "sections[1].criteria[0]")
    own = model.node(model.index_of("sections[1].criteria[0]"))
    sister = model.node(model.index_of("sections[1].criteria[1]"))
    other = model.node(model.index_of(FIRST))
    assert own is not None
    assert sister is not None
    assert other is not None
    assert own.share is not None
    assert (own.share.text, own.ghost) == ("10.0", None)
    assert sister.ghost is not None
    assert (sister.start, sister.ghost.text) == (40.0, "10.7")
    assert other.ghost == other.share
    assert words(own) == "Criterion Identity verified, weight 10, counts 10.0 of 100, critical"


def test_a_scale_is_changed_through_its_fields(draft: Window) -> None:
    select(draft, "sections[1].criteria[1]")
    panel = draft.page.editor.inspector.criterion
    draft.choose(panel.kind.editor, "Points")
    item = draft.page.desk.row()
    assert isinstance(item, Criterion)
    assert item.scale.kind is ScaleKind.POINTS
    assert [field.isVisible() for field in panel.points] == [True] * 3
    draft.write(panel.points[1].editor, "8")
    draft.write(panel.points[2].editor, "3")
    draft.press(panel.points[2].editor, Qt.Key.Key_Return)
    assert "do not lead from 0 to 8" in panel.points[2].fault
    draft.write(panel.points[2].editor, "0,5")
    draft.press(panel.points[2].editor, Qt.Key.Key_Return)
    found = draft.rubric.sections[1].criteria[1].scale
    assert (found.maximum, found.step) == (8, Decimal("0.5"))
    draft.choose(panel.kind.editor, "A number that falls into bands")
    assert len(panel.answers.cards) == 2
    draft.click(panel.answers.add_button)
    draft.write(panel.unit.editor, "days")
    draft.press(panel.unit.editor, Qt.Key.Key_Return)
    assert draft.rubric.sections[1].criteria[1].scale.unit == "days"


def test_a_condition_is_built_from_channels_tags_and_answers(draft: Window) -> None:
    select(draft, "sections[2].criteria[1]")
    panel = draft.page.editor.inspector.criterion
    editor = panel.condition
    draft.click(editor.channels["chat"])
    draft.click(editor.channels["call"])
    draft.write(editor.tags, "vip, late")
    draft.click(editor.add)
    draft.choose(editor.asked[0].pick, "Greeting")
    draft.click(editor.asked[0].button("0"))
    item = draft.rubric.sections[2].criteria[1]
    assert item.shown_when == Condition(
        ("call", "chat"), ("vip", "late"), (AnswerIs("greeting", ("2", "0")),)
    )
    assert draft.session.faults == ()
    draft.click(editor.asked[0].gone)
    draft.click(editor.channels["chat"])
    draft.click(editor.channels["call"])
    draft.write(editor.tags, "")
    draft.page.desk.flush()
    assert draft.rubric.sections[2].criteria[1].shown_when is None


def test_what_is_asked_of_the_reviewer_is_chosen(draft: Window) -> None:
    select(draft, FIRST)
    panel = draft.page.editor.inspector.criterion
    draft.click(panel.comment_on["0"])
    draft.click(panel.owners["tool"])
    draft.click(panel.reasons.add)
    row = panel.reasons.rows[0]
    draft.write(row.fields["label"], "Was cut off")
    draft.write(row.fields["key"], "cut_off")
    draft.choose(panel.critical.editor, "Critical: what the policy says")
    item = draft.rubric.sections[0].criteria[0]
    assert (item.comment_on, item.attribution) == (("0",), ("tool",))
    assert [(one.key, one.label) for one in item.reasons] == [("cut_off", "Was cut off")]
    assert (item.critical, item.critical_effect) == (True, None)
    draft.click(row.gone)
    assert draft.rubric.sections[0].criteria[0].reasons == ()


def test_policy_and_thresholds_are_set_or_taken_over(draft: Window) -> None:
    panel = draft.page.editor.inspector.form
    draft.write(panel.interaction.editor, "88,5")
    draft.choose(panel.critical.editor, "Cap the score")
    assert "needs 'critical_cap'" in panel.critical.fault
    draft.write(panel.cap.editor, "60")
    draft.press(panel.cap.editor, Qt.Key.Key_Return)
    policy = draft.rubric.policy
    assert (draft.rubric.thresholds.interaction, policy.critical, policy.critical_cap) == (
        Decimal("88.5"), CriticalPolicy.CAP, 60,
    )  # fmt: skip
    assert isinstance(panel.preset.editor, QComboBox)
    panel.preset.editor.setFocus()
    draft.press(panel.preset.editor, Qt.Key.Key_End)
    assert panel.preset.editor.currentText() == "As in MaestroQA"
    assert draft.rubric.policy.bonus_cap is None
    assert isinstance(panel.bonus_cap.editor, QLineEdit)
    assert panel.bonus_cap.editor.text() == "none"


def test_the_preview_is_marked_like_a_review_and_follows_the_form(draft: Window) -> None:
    page, preview = draft.page, draft.page.editor.preview
    for item in draft.rubric.criteria():
        draft.click(preview.card(item.key).answers.buttons[0])
    assert preview.badge.look is not None
    assert preview.badge.look.number == "100.0"
    draft.click(preview.card("greeting").answers.buttons[2])
    assert preview.badge.look.number == "90.0"
    kept = preview.card("closing")
    select(draft, FIRST)
    draft.write(page.editor.inspector.criterion.weight.editor, "20")
    page.desk.flush()
    assert preview.badge.look.number == "85.0", "the greeting is half of its section now"
    assert preview.card("closing") is kept, "what did not change is not made anew"
    draft.click(preview.why)
    assert preview.explanation.isVisible()
    select(draft, "sections[2].criteria[0]")
    page.editor.tree.remove()
    with pytest.raises(KeyError):
        preview.card("acknowledgement")
    draft.click(preview.again)
    assert preview.draft.marks == ()


def test_a_hidden_criterion_is_hidden_in_the_preview_too(draft: Window) -> None:
    preview = draft.page.editor.preview
    draft.page.desk.act(
        lambda session: session.set_condition(
            "sections[0].criteria[2]", Condition(answers=(AnswerIs("greeting", ("0",)),))
        )
    )
    assert preview.card("closing").isHidden()
    draft.click(preview.card("greeting").answers.buttons[2])
    assert not preview.card("closing").isHidden()


HAND = (
    form()
    .replace("title: Small form", "title:   'Small form'   # ours\n# kept")
    .replace("  - key: one", "\n  - key: one")
)


def test_a_file_edited_by_hand_goes_through_the_window_without_a_spurious_change(
    window: Window, tmp_path: Path
) -> None:
    source, out = tmp_path / "by hand.yaml", tmp_path / "out.yaml"
    source.write_text(HAND, encoding="utf-8", newline="\r\n")
    page = window.page
    page.import_file(source)
    page.save()
    page.export(out)
    assert out.read_bytes() == source.read_bytes()
    select(window, "sections[0].criteria[1]")
    window.write(page.editor.inspector.criterion.weight.editor, "3")
    window.shortcut(Qt.Key.Key_S, CTRL)
    page.export(out)
    before, after = source.read_bytes().split(b"\r\n"), out.read_bytes().split(b"\r\n")
    differing = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert len(differing) == 1
    assert differing[0][1] == differing[0][0].replace(b"weight: 1", b"weight: 3")
    page.read_again()
    assert (window.session.undo_words, window.session.is_changed) == ("", False)


def test_a_file_that_is_no_form_is_refused_in_words(window: Window, tmp_path: Path) -> None:
    open_before = window.page.open_id
    (tmp_path / "notes.yaml").write_text("title: [", encoding="utf-8")
    window.page.import_file(tmp_path / "notes.yaml")
    assert window.messages[-1].is_problem
    assert "notes.yaml" in window.messages[-1].text
    assert window.page.open_id == open_before


def test_a_draft_saves_itself_when_another_form_is_opened_and_keeps_its_undo(draft: Window) -> None:
    page = draft.page
    panel = page.editor.inspector.form
    draft.write(panel.title.editor, "Support by us")
    shelf = page.shelf.list
    shelf.setFocus()
    page.open("builtin/sales")
    path = draft.shelf.folder / "support_core.yaml"
    assert "Support by us" in path.read_text(encoding="utf-8")
    page.open("draft/support_core.yaml")
    assert draft.session.undo_words == "Title"
    draft.shortcut(Qt.Key.Key_Z, CTRL)
    assert draft.rubric.title == "Support core"


def test_a_draft_changed_outside_is_not_written_over_unasked(draft: Window) -> None:
    path = draft.session.path
    assert path is not None
    path.write_text(path.read_text(encoding="utf-8") + "# from outside\n", encoding="utf-8")
    draft.write(draft.page.editor.inspector.form.title.editor, "Mine")
    draft.shortcut(Qt.Key.Key_S, CTRL)
    message = draft.messages[-1]
    assert message.is_problem
    assert message.action is not None
    assert "# from outside" in path.read_text(encoding="utf-8")
    draft.page.settle()
    assert draft.page.unsaved() == "Changes to “Mine” could not be saved."
    message.action()
    assert "Mine" in path.read_text(encoding="utf-8")
    assert draft.page.unsaved() == ""


def test_a_form_is_published_after_its_lineage_was_shown_and_the_next_draft_goes_on(window: Window) -> None:
    page = window.page
    page.use("builtin/support_core")
    page.next_draft(page.open_id)
    version_1 = window.store.rubrics()[0].text
    select(window, FIRST)
    window.write(page.editor.inspector.criterion.guidance.editor, "Both names, at once.")
    with window.qtbot.waitSignal(page.data_changed, timeout=5_000):
        dialog = page.ask_publish()
        assert dialog is not None
        assert dialog.lineage.topLevelItem(0).text(1) == "reworded"
        assert dialog.lineage.topLevelItem(1).text(1) == "same"
        window.click(dialog.publish)
    assert [(one.rubric.version, str(one.rubric.state)) for one in window.store.rubrics()] == [
        (2, "published"), (1, "retired"),
    ]  # fmt: skip
    assert window.store.rubrics()[1].text == version_1, "the old version is as it was"
    assert window.session.is_frozen
    assert window.rubric.version == 2
    assert "version 2, is published" in window.messages[-1].text
    window.click(page.editor.make_draft)
    assert window.rubric.version == 3
    dialog = page.ask_publish()
    assert dialog is not None
    assert not dialog.publish.isEnabled(), "nothing differs yet"
    dialog.reject()


def test_a_removed_draft_comes_back_by_undo(draft: Window) -> None:
    page = draft.page
    draft.write(page.editor.inspector.form.title.editor, "To be missed")
    page.remove(page.open_id)
    assert page.open_id == "builtin/support_core", "the next best form is shown"
    action = draft.messages[-1].action
    assert action is not None
    action()
    assert (page.open_id, draft.rubric.title) == ("draft/support_core.yaml", "To be missed")


def test_a_form_of_its_own_begins_as_a_copy(window: Window) -> None:
    window.page.duplicate("builtin/sales")
    assert (window.rubric.key, window.rubric.title) == ("sales_2", f"{window.rubric.title}")
    assert window.rubric.title.endswith("(copy)")


def test_the_keyboard_goes_round_the_panes(draft: Window) -> None:
    page = draft.page
    page.shelf.list.setFocus()
    seen = []
    for _ in range(4):
        draft.shortcut(Qt.Key.Key_F6)
        seen.append(page.focusWidget())
    assert seen[0] is page.editor.tree
    assert seen[1] is page.editor.inspector.form.title.editor
    assert seen[2] is page.editor.tabs.tabBar()
    assert seen[3] is page.shelf.list


def test_every_control_has_a_name(draft: Window) -> None:
    for path in ("", "sections[0]", FIRST):
        select(draft, path)
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
        nameless = [
            widget
            for kind in kinds
            for widget in draft.page.findChildren(kind)
            if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        own = [one for one in nameless if one.objectName() not in ("ScrollLeftButton", "ScrollRightButton")]
        assert own == []


@pytest.mark.parametrize("scheme", list(theme.Scheme))
def test_the_page_is_drawn_in_every_scheme(draft: Window, themed: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(themed, scheme)
    for path in ("", "sections[0]", FIRST):
        select(draft, path)
        assert not draft.page.grab().isNull()


def test_the_places_of_the_splitters_are_remembered(
    draft: Window, memory: QSettings, runner: JobRunner, qtbot: QtBot
) -> None:
    def page() -> RubricsPage:
        explain = Reviewing(draft.store).explain
        made = RubricsPage(draft.shelf, Laboratory(draft.store), explain, runner, memory)
        qtbot.addWidget(made)
        made.resize(1100, 700)
        return made

    first = page()
    first.show()
    first.editor.splitter.setSizes([700, 380])
    first.settle()
    second = page()
    second.show()
    assert second.editor.splitter.sizes() == first.editor.splitter.sizes()


def test_a_section_that_stands_beside_the_hundred_is_told_as_what_it_is(draft: Window) -> None:
    select(draft, "sections[2]")
    panel = draft.page.editor.inspector.section
    draft.choose(panel.role.editor, "Bonus: its weight comes on top")
    item = draft.page.desk.row()
    assert isinstance(item, Section)
    model = draft.page.editor.tree.form
    node = model.node(model.index_of("sections[2].criteria[0]"))
    assert node is not None
    assert node.share is not None
    assert node.share.words.startswith("a bonus of up to")


def test_in_a_narrow_window_forms_and_desk_take_turns(window: Window) -> None:
    page = window.page
    assert page.shelf.isVisible()
    assert not page.editor.heading.forms.isVisible()
    page.resize(NARROW_PX - 1, page.height())
    assert page.editor.isVisible()
    assert not page.shelf.isVisible()
    window.click(page.editor.heading.forms)
    assert page.shelf.list.hasFocus()
    assert not page.editor.isVisible()
    window.press(page.shelf.list, Qt.Key.Key_Down)
    assert not page.editor.isVisible()
    window.press(page.shelf.list, Qt.Key.Key_Return)
    assert page.editor.isVisible()
    assert not page.shelf.isVisible()
    page.resize(NARROW_PX + 200, page.height())
    assert page.shelf.isVisible()
    assert page.editor.isVisible()
    assert not page.editor.heading.forms.isVisible()
