"""The support form, built from nothing through the window with keys and clicks alone; undone, and redone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from rubrics_window import Window, bare, open_window

from qa_studio.jobs.runner import JobRunner
from qa_studio.ui.rubrics.answers_editor import AnswerCard
from rubrics import loader
from rubrics.model import Criterion, Option, Rubric, ScaleKind, Section, VersionState

CTRL = Qt.KeyboardModifier.ControlModifier
MEANT = bare(loader.load(loader.builtin("support_core")))


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> Iterator[Window]:
    found = open_window(qtbot, runner, tmp_path / "workspace")
    yield found
    found.page.settle()
    runner.shutdown()
    found.store.close()


def build_form(window: Window, meant: Rubric) -> None:
    panel = window.page.editor.inspector.form
    window.write(panel.title.editor, meant.title)
    window.write(panel.description.editor, meant.description)
    for band in meant.bands:
        window.click(panel.bands.add)
        row = panel.bands.rows[-1]
        for field, text in (("label", band.label), ("key", band.key), ("from", f"{band.start:f}")):
            window.write(row.fields[field], text)


def build_section(window: Window, section: Section) -> None:
    window.click(window.page.editor.add_section)
    panel = window.page.editor.inspector.section
    assert window.page.focusWidget() is panel.title.editor, "the title can be typed at once"
    window.write(panel.title.editor, section.title)
    window.write(panel.weight.editor, f"{section.weight:f}")
    window.write(panel.key.editor, section.key)


def build_criterion(window: Window, item: Criterion) -> None:
    panel = window.page.editor.inspector.criterion
    window.write(panel.title.editor, item.title)
    window.write(panel.key.editor, item.key)
    window.write(panel.weight.editor, f"{item.weight:f}")
    window.write(panel.guidance.editor, item.guidance)
    if item.scale.kind is ScaleKind.LEVELS:
        window.choose(panel.kind.editor, "Levels")
        for _ in range(len(item.scale.options) - len(panel.answers.cards)):
            window.click(panel.answers.add_button)
    for card, option in zip(panel.answers.cards, item.scale.options, strict=True):
        build_answer(window, card, option, with_key=item.scale.kind is ScaleKind.LEVELS)
    window.tick(panel.na.editor, item.na_allowed)
    if item.critical:
        window.choose(panel.critical.editor, "Critical: what the policy says")
    for answer in item.comment_on:
        window.tick(panel.comment_on[answer], True)


def build_answer(window: Window, card: AnswerCard, option: Option, with_key: bool) -> None:
    if with_key:
        window.write(card.key, option.key)
    window.write(card.label, option.label)
    window.write(card.anchor, option.anchor)
    window.write(card.examples, "".join(option.examples))


def test_the_support_form_is_built_from_nothing_undone_and_redone(window: Window) -> None:
    page = window.page
    window.click(page.shelf.new)
    assert page.focusWidget() is page.editor.inspector.form.title.editor
    begun = window.session.text
    build_form(window, MEANT)
    for section in MEANT.sections:
        build_section(window, section)
        for place, item in enumerate(section.criteria):
            if place == 0:
                window.press(page.editor.tree, Qt.Key.Key_Down)
            else:
                window.click(page.editor.add_criterion)
            build_criterion(window, item)
    built = window.rubric
    assert window.session.faults == ()
    assert bare(built) == replace(MEANT, key="support_core", state=VersionState.DRAFT)
    text = window.session.text
    assert bare(loader.loads(text, "built")) == MEANT

    steps = 0
    while window.session.undo_words and steps < 1000:
        window.shortcut(Qt.Key.Key_Z, CTRL)
        steps += 1
    assert 100 < steps < 1000
    assert window.session.text == begun
    assert [fault.path for fault in window.session.faults] == ["sections"]
    for _ in range(steps):
        window.shortcut(Qt.Key.Key_Y, CTRL)
    assert not window.session.redo_words
    assert window.session.text == text

    window.shortcut(Qt.Key.Key_S, CTRL)
    assert window.session.path is not None
    assert window.session.path.read_text(encoding="utf-8") == text
