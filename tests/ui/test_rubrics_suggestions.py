"""The fields of suggestions in the rubric editor: how sure, how much abstained from, whose names."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from rubrics_window import Window, open_window

from qa_studio.jobs.runner import JobRunner
from qa_studio.ui.rubrics.fields import FieldRow
from qa_studio.ui.rubrics.suggestion_fields import name_lines, names_of_lines
from rubrics import loader

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> Iterator[Window]:
    found = open_window(qtbot, runner, tmp_path / "workspace")
    found.page.next_draft(found.page.open_id)
    yield found
    found.page.settle()
    runner.shutdown()
    found.store.close()


def fault(field: FieldRow) -> str:
    """What stands beneath a field in the window."""
    said = [
        one.text() for one in field.findChildren(QLabel) if one.isVisible() and one.text().startswith("○")
    ]
    return " ".join(said)


def test_a_bar_is_typed_for_a_criterion_and_taken_back(window: Window) -> None:
    window.page.desk.reveal("sections[0].criteria[0].bar")
    panel = window.page.editor.inspector.criterion
    assert window.page.focusWidget() is panel.bar.editor, "a fault leads to its field"
    before = window.session.text
    window.write(panel.bar.editor, "0,8")
    (first, *_) = window.rubric.criteria()
    assert first.bar == Decimal("0.8")
    assert "bar: 0.8" in window.session.text
    assert loader.loads(window.session.text, "draft").criterion(first.key) == first
    window.write(panel.bar.editor, "2")
    assert window.rubric is not None
    assert fault(panel.bar)
    for _ in range(2):
        window.shortcut(Qt.Key.Key_Z, CTRL)
    assert (window.session.text, fault(panel.bar)) == (before, "")
    window.shortcut(Qt.Key.Key_Y, CTRL)
    window.write(panel.bar.editor, "")
    assert next(window.rubric.criteria()).bar is None


def test_the_share_of_abstentions_and_the_names_are_typed_for_the_form(window: Window) -> None:
    window.page.desk.reveal("policy.abstained_below")
    panel = window.page.editor.inspector.form
    assert panel.share.editor.text() == "0.25"
    window.write(panel.share.editor, "0.4")
    assert window.rubric.policy.abstained_below == Decimal("0.4")
    window.write(panel.share.editor, "much")
    assert window.rubric is not None
    assert fault(panel.share)
    window.shortcut(Qt.Key.Key_Z, CTRL)
    assert fault(panel.share) == ""
    for place, line in enumerate(("brand: Fernlea", "product: Lamp: the blue one", "brand: Fern")):
        if place:
            window.press(panel.names.editor, Qt.Key.Key_Return)
            window.qtbot.keyClicks(panel.names.editor, line)
        else:
            window.write(panel.names.editor, line)
    assert window.rubric.names == {"brand": ("Fernlea", "Fern"), "product": ("Lamp: the blue one",)}
    window.write(panel.names.editor, "Fernlea")
    assert window.rubric is not None
    assert fault(panel.names)
    assert panel.names.editor.toPlainText() == "Fernlea", "what is faulty stays to be mended"
    window.shortcut(Qt.Key.Key_Z, CTRL)
    assert fault(panel.names) == ""


@pytest.mark.parametrize("names", [{}, {"brand": ("A",)}, {"brand": ("A", "B: C"), "agent": ("Zoë 李",)}])
def test_names_come_back_from_their_lines(names: dict[str, tuple[str, ...]]) -> None:
    found = names_of_lines(name_lines(names))
    assert isinstance(found, dict)
    assert {slot: tuple(given) for slot, given in found.items()} == names
