"""The coaching report, read as its reader reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pdf_text import Pdf
from report_world import DRAFT, FULL, NO_CLOSING, NO_RECAP, POOR, UNCHECKED, Case, coaching_inputs
from reportlab.graphics.shapes import String

from reports import REPORTS
from reports.charts import Panel, StripRow, strip_chart
from reports.coaching import finding
from reports.errors import NothingToReportError
from reports.highlights import strengths, work_on
from reports.model import Paper
from scoring.intervals import Estimate
from scoring.model import Spread

Make = Callable[..., Pdf]

EIGHT = (*[Case(NO_RECAP, rating=100)] * 4, *[Case(NO_CLOSING, rating=75)] * 3, Case(POOR, rating=0))


def test_the_first_page_says_the_finding_with_its_threshold_and_verdict(make: Make) -> None:
    first = make(coaching_inputs(*EIGHT)).pages[0]
    # (4 * 92 + 3 * 90 + 26) / 8 = 83.0
    assert "Over 8 interactions Maya Brandt averages 83.0, too close to 91 to call" in first
    assert "83.0 63.7 to 100.0" in first
    assert "8 interactions, 3 March to 10 March 2026, a small sample" in first


def test_the_customers_rating_stands_beside_the_score_with_its_own_threshold(make: Make) -> None:
    first = make(coaching_inputs(*EIGHT)).pages[0]
    assert "Customer rating" in first
    assert "78.1" in first  # (4 * 100 + 3 * 75 + 0) / 8 = 78.125
    assert "threshold 85" in first
    assert "threshold 91" in first


def test_few_interactions_are_too_few_to_tell(make: Make) -> None:
    first = make(coaching_inputs(Case(FULL), Case(FULL))).pages[0]
    assert "Over 2 interactions Maya Brandt averages 100.0 against 91: too few to tell" in first


def test_a_mean_is_shown_only_when_the_whole_interval_is_at_the_threshold() -> None:
    assert "shown to be at the 91" in finding(coaching_inputs(*[Case(FULL), Case(NO_RECAP)] * 20))
    assert "shown to be under the 91" in finding(coaching_inputs(*[Case(POOR), Case(NO_CLOSING)] * 8))


def test_strengths_come_first_and_at_most_three_things_to_work_on(make: Make) -> None:
    pdf = make(coaching_inputs(*[Case(POOR)] * 6, Case(FULL)))
    assert pdf.text.index("What went well") < pdf.text.index("What to work on")
    assert len(work_on(coaching_inputs(*[Case(POOR)] * 6))) == 3


def test_what_costs_most_comes_first_and_a_failed_critical_criterion_before_it() -> None:
    found = work_on(coaching_inputs(*[Case(NO_CLOSING)] * 5, Case(UNCHECKED), Case(NO_RECAP)))
    assert [one.criterion.key for one in found] == ["identity", "closing", "recap"]
    assert [round(one.figures.lost, 2) for one in found] == [1.43, 7.14, 1.14]


def test_a_thing_to_work_on_has_words_a_time_a_comment_and_what_good_looks_like(make: Make) -> None:
    text = make(coaching_inputs(*EIGHT)).text
    assert "“I will see to it myself”" in text
    assert "01:15" in text
    assert "Anna Lindt: Seen by Anna." in text
    assert "What good looks like. The customer is thanked, and the goodbye names the brand." in text


def test_no_criterion_is_both_a_strength_and_something_to_work_on() -> None:
    inputs = coaching_inputs(*EIGHT)
    good, poor = ({one.criterion.key for one in found} for found in (strengths(inputs), work_on(inputs)))
    assert good
    assert not good & poor


def test_an_agent_without_a_full_mark_is_told_so_and_nothing_is_invented(make: Make) -> None:
    assert (
        "No criterion had the full mark in more than half" in make(coaching_inputs(Case("1n1nn1nn0nnn"))).text
    )


def test_an_agent_who_lost_nothing_has_nothing_to_work_on(make: Make) -> None:
    text = make(coaching_inputs(*[Case(FULL)] * 6)).text
    assert "Nothing cost more than half a point" in text
    assert "no criterion costs more than half a point" in text


def test_every_score_is_opened_to_its_marks_and_its_parts_add_up(make: Make) -> None:
    text = make(coaching_inputs(Case("2y2-y2yy2yyy"), Case(UNCHECKED))).text
    assert "How each score was made" in text
    assert "100.0, at or over 91" in text
    assert "90.0, under 91" in text
    assert "critical and failed" in text
    assert "N/A" in text
    assert "13.3" in text or "16.0" in text  # the weight that the absent criterion left to the others


def test_draft_transcripts_are_named_on_the_first_page_with_what_they_are_good_for(make: Make) -> None:
    first = make(coaching_inputs(Case(FULL, origin=DRAFT), Case(NO_RECAP))).pages[0]
    assert "1 of 2 transcripts was made by the draft engine (PocketSphinx, en-us)" in first
    assert "for finding one’s way, not for judging people" in first


def test_good_transcripts_call_for_no_warning(make: Make) -> None:
    assert "for finding one’s way" not in make(coaching_inputs(Case(FULL))).text


def test_automatic_scores_are_called_so_on_the_first_page_and_at_every_foot(make: Make) -> None:
    pdf = make(coaching_inputs(*[Case(NO_RECAP)] * 5, automatic=True))
    assert "no person has judged these interactions" in pdf.pages[0]
    assert all("automatic marks, judged by no person" in page for page in pdf.pages)


def test_peoples_scores_name_the_people_on_every_page(make: Make) -> None:
    pdf = make(coaching_inputs(*[Case(NO_RECAP)] * 5))
    assert all("marks by Anna Lindt" in page for page in pdf.pages)


def test_words_found_by_the_automatic_scorer_are_told_apart(make: Make) -> None:
    inputs = coaching_inputs(*[Case(NO_RECAP)] * 5)
    lent = tuple(replace(one, found_keys=frozenset({"recap"})) for one in inputs.evaluations)
    assert "words found automatically" in make(replace(inputs, evaluations=lent)).text
    assert "words found automatically" not in make(inputs).text


def test_two_versions_of_the_rubric_are_said_plainly(make: Make) -> None:
    inputs = coaching_inputs(Case(FULL), Case(FULL))
    mixed = (inputs.evaluations[0], replace(inputs.evaluations[1], rubric_version=2))
    made = make(replace(inputs, evaluations=mixed))
    assert "more than one version of the rubric (1 and 2)" in made.pages[0]
    assert "Support core, versions 1 and 2" in made.pages[0]
    assert "“Support core”, versions 1 and 2." in made.pages[-1]


def test_the_axis_of_a_chart_holds_an_interval_that_begins_at_zero() -> None:
    row = StripRow("Empathy", "2 interactions", (60.0, 90.0), Estimate(75.0, 0.0, 100.0, 2))
    words = [one.text for one in strip_chart([Panel((row,))], 500.0).contents if isinstance(one, String)]
    assert words[:2] == ["0", "20"]


def test_what_customers_wrote_is_quoted(make: Make) -> None:
    assert "“Nobody told me anything.”" in make(coaching_inputs(*EIGHT)).text


def test_the_last_page_tells_method_and_numbers(make: Make) -> None:
    last = make(coaching_inputs(*EIGHT)).pages[-1]
    for words in (
        "Method and numbers",
        "Student's t",
        "2 interactions without submitted marks",
        "rounded half up",
    ):
        assert words in last


def test_pages_are_numbered_and_carry_what_they_belong_to(make: Make) -> None:
    pages = make(coaching_inputs(*EIGHT)).pages
    assert all(f"{at} of {len(pages)}" in page for at, page in enumerate(pages, 1))
    assert all("Maya Brandt · Round 1" in page for page in pages[1:])


@pytest.mark.parametrize(("paper", "width", "height"), [(Paper.A4, 595.3, 841.9), (Paper.LETTER, 612, 792)])
def test_both_papers_have_their_size(make: Make, paper: Paper, width: float, height: float) -> None:
    size = make(coaching_inputs(*EIGHT), paper).size
    assert (round(size.width(), 1), round(size.height(), 1)) == (width, height)


def test_the_file_carries_title_and_language(make: Make, tmp_path: Path) -> None:
    pdf = make(coaching_inputs(*EIGHT))
    assert pdf.title == "Coaching report: Maya Brandt · Round 1"
    assert b"/Lang (en-GB)" in (tmp_path / "0.pdf").read_bytes()


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    files = [
        REPORTS["coaching"](coaching_inputs(*EIGHT), tmp_path / name, Paper.A4) for name in ("a.pdf", "b.pdf")
    ]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_nothing_judged_says_what_to_do_first(tmp_path: Path) -> None:
    with pytest.raises(
        NothingToReportError, match=r"Maya Brandt in Round 1 has submitted marks\. Review one"
    ):
        REPORTS["coaching"](coaching_inputs(), tmp_path / "a.pdf", Paper.A4)
    assert not list(tmp_path.iterdir())


def test_forty_interactions_are_all_listed_and_the_glance_shows_the_newest(make: Make) -> None:
    cases = [Case(NO_RECAP if at % 3 else FULL, title=f"Matter {at}") for at in range(40)]
    text = make(coaching_inputs(*cases)).text
    assert all(f"Matter {at}" in text for at in range(40))
    assert "The newest 14 of 40 interactions." in text
    assert "BCa bootstrap" in text


def test_automatic_scores_tell_how_far_they_hang_on_what_was_abstained_from(make: Make) -> None:
    inputs = coaching_inputs(*[Case(NO_RECAP)] * 4, automatic=True)
    spread = Spread(Decimal("83.0"), Decimal("95.5"), Decimal("0.125"), Decimal("0.25"))
    first, *rest = inputs.evaluations
    hanging = replace(first, explanation=replace(first.explanation, spread=spread))
    pdf = make(replace(inputs, evaluations=(hanging, *rest)))
    assert "In 1 of 4 they abstain from a part" in pdf.text
    assert "a range of up to 12.5 points" in pdf.text
    assert "83.0–95.5" in pdf.text
    assert "abstain" not in make(inputs).pages[0]
