"""Learning from the reviewers: offered when it agrees better on what it has not seen, and only then."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from rubrics.loader import loads
from rubrics.model import Rubric
from scoring.errors import ScoringError
from scoring.learning import FEWEST_MARKS, chances_of, learn
from scoring.learning_model import Example, Trial, Verdict, from_json, to_json

FORM = """
rubric: small
title: Small
version: 3
language: en
sections:
  - key: one
    title: One
    weight: 100
    criteria:
      - {key: warm, title: Warm words, weight: 1, scale: yes_no}
      - {key: points, title: Points, weight: 1, scale: {points: {maximum: 5}}}
"""
WORDS = [f"agent: word{place}" for place in range(25)]
AGENTS = 6


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return loads(FORM, "small.yaml")


def examples(
    answer: Callable[[random.Random, frozenset[str], int], str], count: int = 72, suggested: str | None = "no"
) -> list[Example]:
    """Interactions of six agents in turn, each with words at random and a word that names its agent."""
    chance = random.Random(7)
    made = []
    for place in range(count):
        agent = place % AGENTS
        signs = frozenset(
            (*(word for word in WORDS if chance.random() < 0.3), f"agent: iamagent{agent}")
            + (("agent: gladly",) if chance.random() < 0.5 else ())
        )
        made.append(Example(place + 1, f"Agent {agent}", answer(chance, signs, agent), suggested, signs))
    return made


def by_the_word(chance: random.Random, signs: frozenset[str], agent: int) -> str:
    told = "agent: gladly" in signs
    return "yes" if told is (chance.random() < 0.95) else "no"


def by_chance(chance: random.Random, signs: frozenset[str], agent: int) -> str:
    return chance.choice(["yes", "no"])


def by_the_agent(chance: random.Random, signs: frozenset[str], agent: int) -> str:
    return "yes" if agent % 2 else "no"


def tried(rubric: Rubric, found: list[Example], key: str = "warm") -> Trial:
    criterion = rubric.criterion(key)
    assert criterion is not None
    return learn(rubric, criterion, found)


@pytest.fixture(scope="module")
def offered(rubric: Rubric) -> Trial:
    return tried(rubric, examples(by_the_word))


def test_a_word_that_decides_is_learnt_better_than_a_bad_check_and_offered(offered: Trial) -> None:
    assert offered.verdict is Verdict.OFFERED
    assert [one.kept_apart for one in offered.comparisons] == ["interaction", "agent"]
    for one in offered.comparisons:
        assert one.learned.value is not None
        assert one.learned.value > 0.85
        assert one.over_checks.low is not None
        assert one.over_checks.low > 0
        assert one.over_usual.low is not None
        assert one.over_usual.low > 0


def test_its_strongest_sign_is_the_word_that_decides(offered: Trial) -> None:
    first = offered.strongest[0]
    assert (first.answer, first.sign) == ("yes", "agent: gladly")


def test_noise_is_not_offered(rubric: Rubric) -> None:
    found = tried(rubric, examples(by_chance))
    assert (found.verdict, found.model) == (Verdict.NOT_BETTER, None)


def test_noise_is_not_offered_where_there_are_no_checks_either(rubric: Rubric) -> None:
    assert tried(rubric, examples(by_chance, suggested=None)).verdict is Verdict.NOT_BETTER


def test_what_only_tells_the_agents_apart_is_not_offered(rubric: Rubric) -> None:
    found = tried(rubric, examples(by_the_agent))
    by_interaction, by_agent = found.comparisons
    assert by_interaction.is_better
    assert not by_agent.is_better
    assert found.verdict is Verdict.NOT_BETTER
    assert "agents that it had not seen" in found.reason


def test_what_only_tells_the_agents_apart_is_not_offered_without_checks_either(rubric: Rubric) -> None:
    for count in (36, 48, 60, 72):
        found = tried(rubric, examples(by_the_agent, count, suggested=None))
        assert found.verdict is Verdict.NOT_BETTER


def test_a_check_that_knows_as_much_is_kept(rubric: Rubric) -> None:
    found = [replace(one, suggested=one.answer) for one in examples(by_the_word)]
    assert tried(rubric, found).verdict is Verdict.NOT_BETTER


def test_several_marks_of_one_interaction_never_lie_on_both_sides(rubric: Rubric) -> None:
    once = examples(by_chance, count=30)
    own = [replace(one, signs=one.signs | {f"agent: only{one.interaction_id}"}) for one in once]
    found = tried(rubric, [one for one in own for _ in range(4)])
    by_interaction = found.comparisons[0]
    assert by_interaction.learned.value is not None
    assert by_interaction.learned.value < 0.8
    assert found.verdict is Verdict.NOT_BETTER


def test_marks_of_one_agent_are_said_to_be_of_one(rubric: Rubric) -> None:
    found = tried(rubric, [replace(one, agent="Maya") for one in examples(by_the_word)])
    assert len(found.comparisons) == 1
    assert found.verdict is Verdict.OFFERED
    assert "one agent" in found.reason


def test_too_few_marks_say_how_many_it_takes(rubric: Rubric) -> None:
    few = tried(rubric, examples(by_the_word, count=FEWEST_MARKS - 1))
    assert few.verdict is Verdict.TOO_FEW
    assert str(FEWEST_MARKS) in few.reason
    lopsided = tried(rubric, examples(lambda chance, signs, agent: "yes", count=100))
    assert lopsided.verdict is Verdict.TOO_FEW
    assert tried(rubric, []).verdict is Verdict.TOO_FEW


def test_a_scale_without_options_is_not_learnt(rubric: Rubric) -> None:
    assert tried(rubric, examples(by_the_word), "points").verdict is Verdict.UNSUITED


def test_the_same_marks_in_another_order_give_the_same_model(rubric: Rubric, offered: Trial) -> None:
    turned = examples(by_the_word)[::-1]
    assert tried(rubric, turned) == offered


def test_three_answers_are_learnt_one_against_the_rest(rubric: Rubric) -> None:
    def by_two_words(chance: random.Random, signs: frozenset[str], agent: int) -> str:
        if "agent: gladly" in signs:
            return "yes"
        return "na" if "agent: word3" in signs else "no"

    found = tried(rubric, examples(by_two_words, count=120))
    assert found.verdict is Verdict.OFFERED
    assert found.model is not None
    assert found.model.answers == ("na", "no", "yes")
    chances = chances_of(found.model, frozenset({"agent: gladly"}), ())
    assert max(chances, key=lambda one: chances[one]) == "yes"
    assert sum(chances.values()) == pytest.approx(1)


def test_a_model_says_which_version_it_is_for_and_comes_back_as_it_was_kept(offered: Trial) -> None:
    model = offered.model
    assert model is not None
    assert (model.rubric_key, model.rubric_version, model.criterion_key) == ("small", 3, "warm")
    assert model.marks == len(model.seen) == 72
    assert from_json(to_json(model)) == model
    with pytest.raises(ScoringError, match="damaged"):
        from_json({"rubric_key": "small"})
