"""What suggestions have earned: by how many pairs, against which bar, and what nobody may call agreement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics import loader
from rubrics.model import NOT_APPLICABLE, Answer, AnswerState
from scoring.trust import Bar, Counted, CriterionTrust, Pair, Sight, Standing, interval_words, trust

RUBRIC = loader.load(loader.builtin("support_core"))


def said(key: str) -> Answer:
    return NOT_APPLICABLE if key == "na" else Answer(AnswerState.ANSWERED, key)


def pairs(*rows: tuple[str, str, int]) -> list[Pair]:
    """(suggested, given, how often); each of an interaction of its own."""
    plain = [(one, other) for one, other, times in rows for _ in range(times)]
    return [Pair(at, None if one == "-" else said(one), said(other)) for at, (one, other) in enumerate(plain)]


def found(key: str, given: list[Pair], bar: Bar | None = None) -> CriterionTrust:
    made = trust(RUBRIC, {key: given}, bar or Bar())
    return next(one for one in made.criteria if one.key == key)


def test_fifty_pairs_that_agree_well_earn_it() -> None:
    one = found("recap", pairs(("yes", "yes", 30), ("no", "no", 28), ("yes", "no", 2)))
    assert one.standing is Standing.EARNED
    assert one.is_earned
    assert one.figures.pairs == 60
    assert one.figures.percent.value == pytest.approx(58 / 60)
    assert one.words.startswith("Earned: kappa 0.93 (0.84 to 1.00) of 60 pairs")


def test_too_few_pairs_never_earn_it_and_say_how_many_there_are() -> None:
    one = found("recap", pairs(("yes", "yes", 6), ("no", "no", 6)))
    assert one.standing is Standing.TOO_FEW
    assert one.words == "Not yet: 12 of 50 pairs."
    assert found("recap", []).words == "Not yet: 0 of 50 pairs."


def test_an_interval_that_reaches_below_the_bar_earns_nothing() -> None:
    one = found("recap", pairs(("yes", "yes", 26), ("no", "no", 24), ("yes", "no", 5), ("no", "yes", 4)))
    assert one.standing is Standing.BELOW
    assert "does not reach 0.70" in one.words
    assert found("recap", pairs(("yes", "yes", 26), ("no", "no", 24)), Bar(Decimal("0.95"))).standing is (
        Standing.BELOW
    )


def test_the_same_mark_from_everybody_is_no_agreement_that_can_be_told() -> None:
    one = found("recap", pairs(("yes", "yes", 80)))
    assert one.standing is Standing.UNDEFINED
    assert one.figures.kappa.value is None
    assert one.figures.percent.value == 1
    assert "habit" in one.words


def test_one_rare_mark_that_agrees_is_not_enough_either() -> None:
    one = found("recap", pairs(("yes", "yes", 59), ("no", "no", 1)))
    assert one.figures.kappa.value == 1
    assert one.standing is Standing.BELOW


def test_abstentions_count_against_the_coverage_and_never_as_agreement() -> None:
    one = found("recap", pairs(("yes", "yes", 10), ("no", "no", 10), ("-", "yes", 60)))
    assert (one.suggested, one.abstained, one.figures.pairs) == (20, 60, 20)
    assert one.coverage.value == 0.25
    assert one.coverage.low is not None
    assert one.standing is Standing.TOO_FEW


def test_not_applicable_is_a_category_of_its_own() -> None:
    agreeing = found("apology", pairs(("na", "na", 30), ("yes", "yes", 30)))
    missed = found("apology", pairs(("no", "na", 30), ("yes", "yes", 30)))
    assert agreeing.figures.kappa.value == 1
    assert missed.figures.percent.value == 0.5
    assert missed.standing is Standing.BELOW


def test_levels_count_near_misses_in_part_and_agreement_in_percent_does_not() -> None:
    near = found("greeting", pairs(("2", "2", 25), ("0", "0", 25), ("2", "1", 10)))
    far = found("greeting", pairs(("2", "2", 25), ("0", "0", 25), ("2", "0", 10)))
    assert near.weighted
    assert not found("recap", []).weighted
    assert near.figures.percent.value == far.figures.percent.value
    assert (near.figures.kappa.value or 0) > (far.figures.kappa.value or 0)


def test_sixty_marks_of_six_interactions_are_not_sixty_interactions() -> None:
    rows = pairs(("yes", "yes", 30), ("no", "no", 30))
    few = [replace(pair, interaction_id=at // 10) for at, pair in enumerate(rows)]
    assert found("recap", rows).standing is Standing.EARNED
    one = found("recap", few)
    assert one.standing is Standing.BELOW
    assert (one.figures.pairs, one.figures.interactions) == (60, 6)
    assert "A small sample: 6 interactions" in one.words


def test_what_was_answered_out_of_sight_has_figures_of_its_own() -> None:
    seen = [replace(pair, sight=Sight.SEEN) for pair in pairs(("yes", "yes", 30), ("no", "no", 30))]
    unseen = [
        replace(pair, interaction_id=100 + at, sight=Sight.UNSEEN, unseen=said("no"))
        for at, pair in enumerate(pairs(("yes", "yes", 10)))
    ]
    one = found("recap", [*seen, *unseen])
    assert (one.seen, one.unseen, one.unknown) == (60, 10, 0)
    assert one.figures.percent.value == 1
    assert one.unseen_figures.percent.value == 0
    assert (one.changed, one.towards) == (10, 10)
    assert one.counted_figures == one.unseen_figures
    assert one.words == (
        "Not yet: 10 of 50 pairs marked before the suggestion was seen."
        " 60 more were made with the suggestion in sight and do not count."
    )
    whole = found("recap", [*seen, *unseen], Bar(counted=Counted.ALL))
    assert whole.standing is Standing.EARNED
    assert "60 of the marks were made with the suggestion in sight" in whole.words


def test_marks_that_were_taken_over_from_the_suggestion_earn_it_nothing() -> None:
    seen = [replace(pair, sight=Sight.SEEN) for pair in pairs(("yes", "yes", 90), ("no", "no", 90))]
    one = found("recap", seen)
    assert (one.standing, one.counted_figures.pairs, one.figures.pairs) == (Standing.TOO_FEW, 0, 180)
    assert found("recap", seen, Bar(counted=Counted.ALL)).is_earned


def test_marks_of_unrecorded_sight_count_until_enough_are_known_to_be_made_first() -> None:
    unknown = pairs(("yes", "yes", 40), ("no", "no", 40))

    def first(count: int) -> list[Pair]:
        rows = pairs(("yes", "no", count))
        return [
            replace(pair, interaction_id=100 + at, sight=Sight.UNSEEN, unseen=said("no"))
            for at, pair in enumerate(rows)
        ]

    few, enough = found("recap", [*unknown, *first(5)]), found("recap", [*unknown, *first(50)])
    assert (few.counted_figures.pairs, few.is_earned) == (85, True)
    assert (enough.counted_figures.pairs, enough.is_earned) == (50, False)
    assert found("recap", unknown, Bar(counted=Counted.UNSEEN)).counted_figures.pairs == 0


def test_what_seeing_does_is_told_only_where_chance_decided_who_saw() -> None:
    seen = [
        replace(pair, sight=Sight.SEEN, drawn=True) for pair in pairs(("yes", "yes", 38), ("yes", "no", 2))
    ]
    unseen = [
        replace(pair, interaction_id=100 + at, sight=Sight.UNSEEN, unseen=pair.given, drawn=True)
        for at, pair in enumerate(pairs(("yes", "yes", 24), ("yes", "no", 16)))
    ]
    influence = found("recap", [*seen, *unseen]).influence
    assert influence.value == pytest.approx(0.95 - 0.60)
    assert influence.low is not None
    assert 0 < influence.low < 0.35 < (influence.high or 0)
    assert (influence.n_before, influence.n_after) == (40, 40)
    chosen = [replace(pair, drawn=False) for pair in (*seen, *unseen)]
    assert found("recap", chosen).influence.value is None


def test_over_all_criteria_marks_of_one_interaction_are_drawn_together() -> None:
    one = [
        replace(pair, sight=Sight.SEEN, drawn=True) for pair in pairs(("yes", "yes", 15), ("yes", "no", 5))
    ]
    other = [
        replace(pair, sight=Sight.UNSEEN, unseen=pair.given, drawn=True)
        for pair in pairs(("yes", "yes", 10), ("yes", "no", 10))
    ]
    made = trust(RUBRIC, {"recap": one, "next_steps": other}, Bar())
    assert made.influence.value == pytest.approx(0.25)
    assert "bootstrap over interactions" in made.influence.method
    assert made.earned() == frozenset()


def test_an_undefined_figure_is_a_dash() -> None:
    assert interval_words(found("recap", []).figures.kappa) == "–"


@given(
    st.lists(
        st.tuples(st.sampled_from(["yes", "no", "na", "-"]), st.sampled_from(["yes", "no", "na"])),
        max_size=80,
    )
)
def test_whatever_is_marked_limits_enclose_their_value_and_few_pairs_never_earn(
    rows: list[tuple[str, str]],
) -> None:
    one = found("apology", pairs(*((left, right, 1) for left, right in rows)))
    for figure in (one.figures.percent, one.figures.kappa, one.figures.ac, one.coverage):
        if figure.value is not None and figure.low is not None and figure.high is not None:
            assert -1 <= figure.low <= figure.value + 1e-9
            assert figure.value <= figure.high + 1e-9 <= 1 + 1e-6
    assert one.suggested + one.abstained == len(rows)
    assert not one.is_earned or one.figures.pairs >= 50
