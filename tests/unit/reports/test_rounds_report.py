"""The rounds report, read as its reader reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pdf_text import Pdf
from report_world import DRAFT, FULL, NO_CLOSING, NO_RECAP, POOR, Case, rounds_inputs

from reports import REPORTS
from reports.errors import NothingToReportError
from reports.model import Paper
from reports.rounds import finding

Make = Callable[..., Pdf]

BEFORE = [Case(POOR, rating=0), Case(NO_CLOSING, "Tom Reed", rating=75)] * 4
AFTER = [Case(NO_RECAP, rating=100), Case(FULL, "Tom Reed", rating=75)] * 4


def test_the_first_page_says_what_changed_and_whether_it_is_optimised(make: Make) -> None:
    first = make(rounds_inputs(BEFORE, AFTER)).pages[0]
    assert (
        "The interaction score rose from 58.0 in Round 1 to 96.0 in Round 2, a change that is shown" in first
    )
    assert "whether Round 2 is optimised, at 91 and 85, is too close to call" in first


def test_both_perspectives_stand_with_their_thresholds_and_figures(make: Make) -> None:
    first = make(rounds_inputs(BEFORE, AFTER)).pages[0]
    for words in ("threshold 91", "threshold 85", "58.0 29.4 to 86.6", "96.0 92.4 to 99.6", "37.5", "87.5"):
        assert words in first
    assert "Interaction score 58.0 96.0 +38.0" in first
    assert "Met 91, nothing critical failed 0 of 8 8 of 8 +100.0" in first


def test_the_first_page_names_every_version_of_the_form_that_was_marked_by(make: Make) -> None:
    inputs = rounds_inputs(BEFORE, AFTER)
    assert "Support core, version 1" in make(inputs).pages[0]
    newer = tuple(replace(one, rubric_version=2) for one in inputs.after.evaluations)
    one_each = replace(inputs, after=replace(inputs.after, evaluations=newer))
    assert "Support core, version 1 in Round 1 and version 2 in Round 2" in make(one_each).pages[0]
    mixed = replace(
        inputs, after=replace(inputs.after, evaluations=(*newer[:3], *inputs.after.evaluations[3:]))
    )
    assert "Support core, versions 1 and 2" in make(mixed).pages[0]


def test_optimised_is_shown_when_both_whole_intervals_are_at_their_thresholds() -> None:
    good = [Case(FULL, rating=100), Case(NO_RECAP, rating=90)] * 20
    assert "Round 2 is shown to be optimised, at 91 and 85 or more" in finding(rounds_inputs(BEFORE, good))


def test_a_score_at_its_threshold_is_not_enough_when_customers_are_not_there() -> None:
    unhappy = [Case(FULL, rating=50), Case(NO_RECAP, rating=60)] * 20
    assert "Round 2 is not optimised, as that needs 91 and 85" in finding(rounds_inputs(BEFORE, unhappy))


def test_too_few_interactions_tell_nothing(make: Make) -> None:
    first = make(rounds_inputs(BEFORE[:2], AFTER[:2])).pages[0]
    assert "both the change and whether Round 2 is optimised (91 and 85) are more than so few" in first


def test_a_comparable_company_stands_beside_as_a_third_perspective(make: Make) -> None:
    with_other = make(rounds_inputs(BEFORE, AFTER, [Case(NO_CLOSING, "Alex", company="Harbor Home")] * 2))
    assert "Harbor Home 2 interactions" in with_other.pages[0].replace("  ", " ")
    assert "Harbor Home" not in make(rounds_inputs(BEFORE, AFTER)).text


def test_changes_are_told_by_section_agent_and_criterion(make: Make) -> None:
    text = make(rounds_inputs(BEFORE, AFTER)).text
    for words in ("By section", "By agent", "By criterion", "Maya Brandt", "Tom Reed", "+66.0", "+10.0"):
        assert words in text
    assert "not a ranking" in text


def test_an_agent_of_one_round_has_no_change(make: Make) -> None:
    assert "in one round only" in make(rounds_inputs(BEFORE, [Case(FULL, "Priya Shah")] * 5)).text


def test_an_interval_of_a_change_ends_where_scores_end(make: Make) -> None:
    text = make(rounds_inputs([Case(POOR), Case(FULL)], [Case(FULL), Case(POOR)])).text
    assert "−100.0 to +100.0" in text


def test_rounds_without_ratings_leave_the_second_perspective_out(make: Make) -> None:
    first = make(rounds_inputs([Case(POOR)] * 5, [Case(FULL)] * 5)).pages[0]
    assert "threshold 85" not in first


def test_drafts_and_what_was_left_out_are_said(make: Make) -> None:
    pdf = make(rounds_inputs([Case(POOR, origin=DRAFT)] * 5, AFTER))
    assert "5 of 13 transcripts were made by the draft engine" in pdf.pages[0]
    assert "1 interaction without submitted marks is left out." in pdf.text
    assert "2 March to 27 March 2026. Drawn by lot." in pdf.text


def test_the_last_pages_tell_the_tests(make: Make) -> None:
    text = make(rounds_inputs(BEFORE, AFTER)).text
    for words in ("Welch interval; permutation test, every regrouping counted", "Newcombe", "Wilson"):
        assert words in text


def test_a_round_without_marks_says_what_to_do_first(tmp_path: Path) -> None:
    with pytest.raises(NothingToReportError, match="Round 2 has no submitted marks of Meadow Lane"):
        REPORTS["rounds"](rounds_inputs(BEFORE, []), tmp_path / "a.pdf", Paper.A4)
