"""Suggestions that are held back until the reviewer has answered: nothing of them is in sight before, and what was
answered first is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from fakes_review import CALL_ID, ReviewWorld
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ReviewSheet
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.page import ReviewPage
from rubrics.model import UNANSWERED, Answer, AnswerState, Criterion, Rubric, Scale, ScaleKind, Section
from scoring.model import Finding

GREETING = "greeting"


def said(key: str) -> Answer:
    return Answer(AnswerState.ANSWERED, key)


@pytest.fixture
def world(tmp_path: Path) -> ReviewWorld:
    """A call whose first two suggestions wait for the reviewer, as in the mixed mode."""
    made = ReviewWorld(tmp_path)
    sheet = made.sheets[CALL_ID]
    keys = [one.criterion_key for one in sheet.findings if not one.abstained][:2]
    assert keys[0] == GREETING
    made.sheets[CALL_ID] = replace(sheet, showing="mixed", held=frozenset(keys))
    return made


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, world: ReviewWorld) -> Iterator[ReviewPage]:
    made = ReviewPage(world.services(), runner)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    with qtbot.waitSignal(made.desk.opened, timeout=5_000):
        made.open_interaction(CALL_ID)
    qtbot.waitUntil(runner.is_idle, timeout=5_000)
    yield made
    made.settle()
    made.sound.close_sheet()


def type_keys(keys: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, keys)


def test_before_the_answer_nothing_of_the_suggestion_is_in_sight(page: ReviewPage) -> None:
    card = page.form.card(GREETING)
    assert card.suggestion.isHidden()
    assert card.held.text() == "The suggestion is shown once you have answered."
    assert not card.held.isHidden()
    assert not any(button.is_suggested for button in card.answers.buttons)
    assert page.evidence.evidence(GREETING) == ()
    assert "2 after your answer" in page.form._head.words.text()


def test_a_suggestion_that_is_held_back_cannot_be_accepted(page: ReviewPage) -> None:
    model = page.desk.model
    assert not model.accept(GREETING)
    held = (
        [one.criterion_key for one in model.sheet.findings if model.is_held(one.criterion_key)]
        if model.sheet
        else []
    )
    model.accept_all()
    assert model.draft.marks
    assert not any(mark.criterion_key in held for mark in model.draft.marks)
    assert {mark.showing for mark in model.draft.marks} == {"mixed"}
    assert all(mark.unseen is None for mark in model.draft.marks)


def test_the_answer_brings_it_to_sight_and_stays_known_when_it_changes(page: ReviewPage) -> None:
    model, card = page.desk.model, page.form.card(GREETING)
    type_keys("3")
    first = model.draft.mark(GREETING)
    assert (first.answer, first.showing, first.unseen) == (said("0"), "mixed", said("0"))
    assert not card.suggestion.isHidden()
    assert card.held.isHidden()
    assert model.accept(GREETING)
    then = model.draft.mark(GREETING)
    assert then.origin == "suggestion"
    assert then.answer != said("0")
    assert then.unseen == said("0")


def test_taking_the_answer_back_unmakes_no_knowing(page: ReviewPage) -> None:
    model = page.desk.model
    type_keys("33")
    assert model.draft.answer(GREETING) == UNANSWERED
    assert not model.is_held(GREETING)
    assert model.draft.mark(GREETING).unseen == said("0"), "kept with the draft, so that it is known tomorrow"
    model.stack.undo()
    model.stack.undo()
    assert not page.form.card(GREETING).suggestion.isHidden()
    type_keys("1")
    assert model.draft.mark(GREETING).unseen == said("0")


def test_what_was_in_sight_is_noted_as_seen(page: ReviewPage) -> None:
    model = page.desk.model
    key = next(one.criterion_key for one in model.findings() if not one.abstained)
    model.answer(key, said("yes"))
    mark = model.draft.mark(key)
    assert (mark.showing, mark.unseen) == ("mixed", None)


def test_what_is_submitted_holds_nothing_back(page: ReviewPage) -> None:
    model = page.desk.model
    sheet = model.sheet
    assert sheet is not None
    model.load(replace(sheet, submitted_at=sheet.row.started_at))
    assert not model.is_held(GREETING)


def typed_sheet(sheet: ReviewSheet) -> ReviewSheet:
    """A form with one criterion of points, and a suggestion for it that is held back."""
    points = Scale(ScaleKind.POINTS, minimum=Decimal(0), maximum=Decimal(99))
    one = Criterion("tempo", "Tempo", "", Decimal(1), points)
    rubric = Rubric("typed", "Typed", 1, (Section("only", "Only", Decimal(1), (one,)),))
    found = Finding("tempo", Answer(AnswerState.ANSWERED, Decimal(70)), 0.9, "It is.", ())
    return replace(sheet, rubric=rubric, findings=(found,), held=frozenset({"tempo"}), marks=())


def test_a_typed_number_is_an_answer_when_the_reviewer_goes_on(world: ReviewWorld) -> None:
    model = DraftModel()
    model.load(typed_sheet(world.sheets[CALL_ID]))
    for number in (7, 75):
        model.put_answer("tempo", Answer(AnswerState.ANSWERED, Decimal(number)))
        assert model.is_held("tempo"), "the first digit of a number is no answer yet"
    model.look_at("tempo")
    assert model.is_held("tempo")
    model.look_at("another")
    assert not model.is_held("tempo")
    assert model.draft.mark("tempo").unseen == Answer(AnswerState.ANSWERED, Decimal(75))
    model.put_answer("tempo", Answer(AnswerState.ANSWERED, Decimal(70)))
    assert model.draft.mark("tempo").unseen == Answer(AnswerState.ANSWERED, Decimal(75))


def test_what_is_answered_before_anything_was_suggested_was_answered_unseen(
    world: ReviewWorld, qtbot: QtBot
) -> None:
    model = DraftModel()
    model.load(replace(world.sheets[CALL_ID], findings=(), held=frozenset()))
    model.answer(GREETING, said("2"))
    mark = model.draft.mark(GREETING)
    assert (mark.showing, mark.unseen) == ("none", said("2"))
    model.answer(GREETING, said("2"))
    assert model.draft.marks == ()


def test_the_keyboard_walks_past_a_suggestion_that_is_held_back(page: ReviewPage) -> None:
    card = page.form.card(GREETING)
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Right)
    assert not card.suggestion.accept.isVisible()
