"""The score's explanation in the window: nothing that moved a point is left out, and the points add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from qa_studio.ui.review.explanation_view import ExplanationView
from rubrics.conditions import resolve
from rubrics.loader import builtin, load
from rubrics.model import NOT_APPLICABLE, Answer, AnswerIs, AnswerState, Condition, Rubric
from rubrics.presets import PRESETS, Example
from scoring.score import score

FORM = load(builtin("support_core"))


@pytest.fixture
def view(qtbot: QtBot, themed: QApplication) -> ExplanationView:
    made = ExplanationView()
    qtbot.addWidget(made)
    return made


def lines(view: ExplanationView) -> list[list[str]]:
    """Every line, the criteria behind their section."""
    found: list[list[str]] = []

    def take(item: QTreeWidgetItem) -> None:
        found.append([item.text(column) for column in range(view.columnCount())])
        for place in range(item.childCount()):
            take(item.child(place))

    for place in range(view.topLevelItemCount()):
        take(view.topLevelItem(place))
    return found


def best(rubric: Rubric) -> dict[str, Answer]:
    pairs = ((item.key, max(item.scale.options, key=lambda one: one.fraction)) for item in rubric.criteria())
    return {key: Answer(AnswerState.ANSWERED, option.key) for key, option in pairs}


def show(view: ExplanationView, rubric: Rubric, answers: Mapping[str, Answer]) -> list[list[str]]:
    view.show_explanation(score(rubric, resolve(rubric, answers)))
    return lines(view)


def test_not_applicable_and_hidden_are_two_states_and_both_are_told(view: ExplanationView) -> None:
    brand, *rest = FORM.sections
    hidden = replace(brand.criteria[1], shown_when=Condition(answers=(AnswerIs("greeting", ("0",)),)))
    section = replace(brand, criteria=(brand.criteria[0], hidden, brand.criteria[2]))
    rubric = replace(FORM, sections=(section, *rest))
    shown = show(view, rubric, best(rubric) | {"closing": NOT_APPLICABLE})
    by_title = {line[0]: line for line in shown}
    assert by_title["No blame, no jargon"][1:] == ["hidden by a condition", "10", "", ""]
    assert by_title["Closing"][1:] == ["N/A", "10", "", ""]
    assert by_title["Greeting"][2:] == ["10", "30.0", "30.0"]
    assert any("'No blame, no jargon'" in line[0] and "'Closing'" in line[0] for line in shown)


def test_the_band_and_the_score_of_the_critical_criteria_stand_beside_the_sum(view: ExplanationView) -> None:
    shown = show(view, FORM, best(FORM))
    assert shown[-2][0] == "Critical criteria alone: 100.0.  Band: On target"
    assert (shown[-1][0], shown[-1][-1]) == ("Score", "100.0")


@pytest.mark.parametrize(
    "example",
    [one for preset in PRESETS for one in preset.examples if one.score is not None],
    ids=lambda one: one.title,
)
def test_what_the_lines_give_adds_up_to_the_score_of_every_preset(
    view: ExplanationView, example: Example
) -> None:
    show(view, example.rubric, example.marks)
    tops = [view.topLevelItem(place) for place in range(view.topLevelItemCount())]
    *parts, total = [Decimal(item.text(4)) for item in tops if item.text(4)]
    assert total == example.score
    assert abs(sum(parts, Decimal(0)) - total) <= Decimal("0.05") * (len(parts) + 1)
