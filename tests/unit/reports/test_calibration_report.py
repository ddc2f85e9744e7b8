"""The calibration report, read as its reader reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_text import Pdf
from report_world import FULL, NO_CLOSING, NO_RECAP, POOR, calibration_inputs

from reports import REPORTS
from reports.calibration import finding
from reports.errors import NothingToReportError
from reports.model import Paper

Make = Callable[..., Pdf]

SIX = {
    "anna": [FULL, NO_RECAP, NO_CLOSING, POOR, FULL, NO_RECAP],
    "ben": [FULL, FULL, NO_CLOSING, POOR, NO_RECAP, NO_RECAP],
}


def test_the_first_page_says_how_often_they_agree_and_that_the_sample_is_small(make: Make) -> None:
    first = make(calibration_inputs(**SIX)).pages[0]
    assert "Anna Lindt and Ben Carter gave the same mark in 70 of 72 cases (97 %)" in first
    assert "differ most on “Request said back”" in first
    assert "6 interactions are too small a sample" in first


def test_each_criterion_stands_with_its_share_its_coefficient_and_its_interval(make: Make) -> None:
    first = make(calibration_inputs(**SIX)).pages[0]
    assert "Request said back 4 of 6" in first
    assert "0.70 is enough" in first
    assert "as by chance" in first


def test_where_everybody_always_said_the_same_no_coefficient_is_made_up(make: Make) -> None:
    inputs = calibration_inputs(anna=[FULL] * 6, ben=[FULL] * 6)
    pdf = make(inputs)
    assert "cannot be told" in pdf.pages[0]
    assert "Nowhere: every mark was the same." in pdf.text
    assert "everybody gave everything the same mark" in pdf.pages[-1]


def test_where_they_differ_both_marks_and_comments_stand_side_by_side(make: Make) -> None:
    text = make(calibration_inputs(**SIX)).text
    assert "Where they differ" in text
    assert "Request said back Completeness · the same in 4 of 6" in text
    assert "Seen by Anna." in text
    assert "Seen by Ben." in text


def test_the_scores_differences_have_their_bias_and_limits(make: Make) -> None:
    text = make(calibration_inputs(**SIX)).text
    # Ben less Anna: 0, +8, 0, 0, -8, 0: mean 0, deviation 5.06, limits 9.9.
    assert "On average Ben Carter scores 0.0 points from Anna Lindt" in text
    assert "+9.9 upper limit" in text
    assert "−9.9 lower limit" in text


def test_a_lasting_difference_is_said_with_its_direction(make: Make) -> None:
    inputs = calibration_inputs(anna=[FULL] * 3 + [NO_RECAP], ben=[NO_RECAP] * 4)
    assert "On average Ben Carter scores 6.0 points lower than Anna Lindt" in make(inputs).text


def test_two_interactions_have_no_limits_and_the_report_stands(make: Make) -> None:
    text = make(calibration_inputs(anna=[FULL, POOR], ben=[FULL, NO_RECAP])).text
    assert "upper limit" not in text
    assert "2 interactions are too small a sample" in text


def test_three_evaluators_are_compared_by_pairs(make: Make) -> None:
    text = make(calibration_inputs(**SIX, cleo=SIX["anna"])).text
    assert "Anna Lindt, Ben Carter and Cleo Dahl gave the same mark" in text
    assert "Cleo Dahl less Ben Carter, points" in text


def test_thirty_interactions_are_called(make: Make) -> None:
    inputs = calibration_inputs(anna=[FULL, POOR] * 20, ben=[FULL, POOR] * 20)
    assert "enough agreement is shown on 11 of 12 criteria" in finding(inputs)


def test_the_last_page_holds_every_coefficient_and_how_it_was_made(make: Make) -> None:
    last = make(calibration_inputs(**SIX)).pages[-1]
    for words in (
        "Kappa",
        "AC1 or AC2",
        "Alpha",
        "Fleiss, Cohen and Everitt",
        "fixed seed",
        "Bland and Altman",
    ):
        assert words in last


def test_a_session_that_one_person_marked_says_what_to_do_first(tmp_path: Path) -> None:
    with pytest.raises(NothingToReportError, match="Anna Lindt and Ben Carter review and submit the same"):
        REPORTS["calibration"](calibration_inputs(anna=[FULL, POOR], ben=[]), tmp_path / "a.pdf", Paper.A4)
