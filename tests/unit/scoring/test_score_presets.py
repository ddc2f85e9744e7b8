"""The numbers of other systems, reproduced."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from rubrics.model import Rubric
from rubrics.presets import PRESETS, Example, Preset, preset
from rubrics.validation import validate
from scoring.model import Outcome
from scoring.score import score

EXAMPLES = [
    pytest.param(example, id=f"{found.name}: {example.title}")
    for found in PRESETS
    for example in found.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_worked_example_comes_out_as_in_the_system_it_is_from(example: Example) -> None:
    found = score(example.rubric, example.marks)
    assert str(found.score) == str(example.score)
    assert (found.outcome is Outcome.MET) == example.met
    weights = {part.key: part.applied_weight for part in found.parts()}
    assert {key: weights[key] for key in example.applied} == example.applied
    assert example.critical_score in (None, found.critical_score)


@pytest.mark.parametrize("found", PRESETS, ids=lambda found: found.name)
def test_the_examples_of_a_preset_are_valid_forms_under_its_policy(found: Preset) -> None:
    rubrics: list[Rubric] = [example.rubric for example in found.examples]
    assert found.policy == rubrics[0].policy
    assert [finding for rubric in rubrics for finding in validate(rubric)] == []


def test_there_are_seven_presets_with_names_of_their_own() -> None:
    assert len({found.name for found in PRESETS}) == 7
    assert preset("verint") is PRESETS[5]
    assert preset("nobody") is None


def test_the_mean_of_five_reviews_is_52_97() -> None:
    zendesk = preset("zendesk")
    assert zendesk is not None
    found = [score(example.rubric, example.marks).score for example in zendesk.examples]
    scores = [value for value in found if value is not None]
    assert [str(value) for value in scores] == ["100.00", "9.91", "63.96", "90.99", "0.00"]
    mean = (sum(scores, Decimal(0)) / len(scores)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert mean == zendesk.mean == Decimal("52.97")


def test_evaluagent_gives_four_results_and_none_of_them_is_met() -> None:
    found = preset("evaluagent")
    assert found is not None
    explained = [score(example.rubric, example.marks) for example in found.examples]
    assert [str(one.score) for one in explained] == ["66.7", "75.0", "0.0", "0.0"]
    assert {one.outcome for one in explained} == {Outcome.NOT_MET}
