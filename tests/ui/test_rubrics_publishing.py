"""What the rubrics page opens, what it says of a form, and what it offers after another one was taken into use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from rubrics_window import Window, open_window
from storage_world import interaction, transcript

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import WorkState
from qa_studio.services.rubric_shelf import RubricShelf
from qa_studio.services.rubrics import Rubrics, stored_rubric
from qa_studio.services.suggesting import Suggesting
from qa_studio.storage.store import Store

GREETING = "sections[0].criteria[0]"


@pytest.fixture
def window(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> Iterator[Window]:
    """Two chats wait with suggestions of version 1, and a draft of version 2 has been begun."""
    with Store.open(tmp_path, stored_rubric) as store:
        Rubrics(store).current_version()
        store.add_interactions([(interaction(name), transcript("Hello", "Hi")) for name in "ab"])
        Suggesting(store).suggest(None, JobContext())
        shelf = RubricShelf(store, tmp_path / "rubrics")
        shelf.next_draft(shelf.rows()[0].id)
    made = open_window(qtbot, runner, tmp_path)
    yield made
    made.page.settle()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)
    made.store.close()


def test_the_draft_that_was_worked_on_last_lies_on_the_desk(
    window: Window, qtbot: QtBot, runner: JobRunner, tmp_path: Path
) -> None:
    assert window.page.open_id == "draft/support_core.yaml"
    other = window.shelf.duplicate(next(one.id for one in window.shelf.rows() if one.is_builtin))
    file = window.shelf.folder / other.partition("/")[2]
    os.utime(file, (2_000_000_000, 2_000_000_000))
    again = open_window(qtbot, runner, tmp_path)
    assert again.page.open_id == other
    again.page.settle()
    again.store.close()


def test_only_of_a_draft_it_is_said_that_it_can_be_published(window: Window) -> None:
    bar = window.page.editor.problems.words
    assert bar.text() == "●  No fault and no remark: this form can be published."
    version = next(one.id for one in window.shelf.rows() if one.id.startswith("version/"))
    window.page.open(version)
    assert bar.text() == "●  No fault and no remark."


def test_a_criterion_without_guidance_is_remarked_on_and_can_be_published(window: Window) -> None:
    page = window.page
    page.desk.reveal(f"{GREETING}.title")
    page.editor.tree.add_criterion()
    assert "has no guidance" in page.editor.problems.words.text()
    page.editor.problems.go_to_first()
    assert page.focusWidget() is page.editor.inspector.criterion.guidance.editor
    dialog = page.ask_publish()
    assert dialog is not None
    assert "has no guidance" in dialog.remarks.topLevelItem(0).text(0)
    assert dialog.publish.isEnabled(), "a remark is no barrier"
    dialog.reject()


def test_publishing_offers_to_suggest_again_what_waits_with_old_suggestions(window: Window) -> None:
    page = window.page
    page.desk.reveal(f"{GREETING}.title")
    window.write(page.editor.inspector.criterion.guidance.editor, "Both names, at once.")
    page.desk.flush()
    page.publish()
    window.qtbot.waitUntil(lambda: bool(window.messages[-1].action_label), timeout=5_000)
    offer = window.messages[-1]
    assert offer.text == (
        "Support core, version 2, is published and in use. 2 interactions wait with suggestions of an earlier form."
    )
    assert [row.state for row in window.store.interaction_rows()] == [WorkState.OUTDATED] * 2
    assert offer.action is not None
    with window.qtbot.waitSignal(page.data_changed, timeout=10_000):
        offer.action()
    assert window.messages[-1].text == "Suggested marks again for 2 interactions."
    assert [row.state for row in window.store.interaction_rows()] == [WorkState.SUGGESTED] * 2


def test_where_nothing_waits_nothing_is_offered(window: Window, runner: JobRunner) -> None:
    window.store.remove(row.id for row in window.store.interaction_rows())
    builtin = next(one.id for one in window.shelf.rows() if one.is_builtin)
    window.page.use(builtin)
    window.qtbot.waitUntil(runner.is_idle, timeout=5_000)
    assert not any(message.action_label for message in window.messages)
