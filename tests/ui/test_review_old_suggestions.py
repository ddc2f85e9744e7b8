"""Suggestions of an earlier version of the form, and keys that have nothing to do: the review says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes_review import call_findings, call_transcript
from pytestqt.qtbot import QtBot
from review_steps import press
from review_studio import ANNA, add_call, open_in, review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import WorkState
from qa_studio.services.library import Library
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.suggesting import ChecksHere, Suggesting
from qa_studio.storage.store import Store
from qa_studio.ui.frame.page import Message
from qa_studio.ui.review.page import ReviewPage
from rubrics.model import Answer, AnswerState, Rubric
from scoring.model import Finding, Mark
from transcription.model import Transcript

pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")


class Prepared(ChecksHere):
    """Finds at once what the checks of the built-in form find after their language library is loaded."""

    def suggest(
        self, rubric: Rubric, transcript: Transcript, *_: object, **__: object
    ) -> tuple[Finding, ...]:
        return call_findings(transcript)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    return add_call(store, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    services = replace(review_services(store, tmp_path), suggesting=Suggesting(store, Prepared()))
    made = ReviewPage(services, runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.settle()
    made.sound.close_sheet()
    qtbot.waitUntil(runner.is_idle, timeout=10_000)


@pytest.fixture
def told(page: ReviewPage) -> list[Message]:
    messages: list[Message] = []
    page.message_posted.connect(messages.append)
    return messages


def publish_next(store: Store) -> None:
    current = store.current_rubric()
    assert current is not None
    text = current.text.replace("version: 1", "version: 2", 1).replace("weight: 10", "weight: 11", 1)
    store.publish_rubric(text)


def test_old_suggestions_are_told_over_the_form_and_made_anew_by_one_button(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int, told: list[Message]
) -> None:
    publish_next(store)
    assert Library(store).row(call).state is WorkState.OUTDATED
    open_in(qtbot, page, call)
    bar = page.suggestions.bar
    assert bar.words == "The suggestions belong to version 1; the form is version 2 now."
    press("a")
    assert told[-1].text == bar.words
    assert told[-1].action_label == "Suggest marks"
    assert bar.again.text() == "Suggest again with version 2"
    assert page.form._head.suggest.isHidden(), "one button says it"
    page.suggestions.suggest()  # as its key does
    qtbot.waitUntil(
        lambda: page.desk.model.sheet is not None and bool(page.desk.model.sheet.findings), timeout=20_000
    )
    assert told[-1].text == "Marks are suggested now.", "what the bar said before is over"
    assert bar.words == ""
    assert Library(store).row(call).state is WorkState.SUGGESTED


def test_a_review_that_goes_on_with_an_older_form_is_told_why_it_has_no_suggestions(
    qtbot: QtBot, page: ReviewPage, store: Store, call: int
) -> None:
    store.add_transcript(call, call_transcript())  # nobody has looked through this version of it
    Reviewing(store).save(call, ANNA, [Mark("greeting", Answer(AnswerState.ANSWERED, "2"))], "")
    publish_next(store)
    open_in(qtbot, page, call)
    bar = page.suggestions.bar
    assert bar.words == (
        "This review was begun with version 1, and marks are suggested with version 2 now: there are none for it."
    )
    assert bar.again.isHidden(), "what would be suggested now could not be accepted here"


def test_a_key_without_a_suggestion_or_evidence_says_so(
    qtbot: QtBot, page: ReviewPage, call: int, told: list[Message]
) -> None:
    open_in(qtbot, page, call)
    bare = next(
        one.key
        for one in page.desk.model.sheet.rubric.criteria()  # type: ignore[union-attr]
        if (found := page.desk.model.finding(one.key)) is None or found.abstained
    )
    page.form.focus_criterion(bare)
    title = page.desk.model.title(bare)
    press("a")
    assert told[-1].text == f"“{title}” has no suggestion: what was said decides nothing."
    press("e")
    assert told[-1].text == (
        f"“{title}” has no evidence yet. M ties the words that are selected in the transcript to it."
    )
    assert not any(message.is_problem for message in told)
    page.form.focus_criterion("greeting")
    told.clear()
    press("a", "e")
    assert told == []
    assert page.desk.model.draft.answer("greeting").state is AnswerState.ANSWERED
