"""The coaching report: one agent, what went well, what to work on, and how every score was made.

Owns its order and its words. Reckons nothing: figures come from `scoring.rounds`, the choice of what to speak of
from `reports.highlights`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from reportlab.platypus import Flowable

from reports import blocks, method, notices, page, snippets, theme, time_spent, wording
from reports.charts import Panel, StripRow, strip_chart
from reports.errors import NothingToReportError
from reports.highlights import strengths, work_on
from reports.model import CoachingInputs, Interaction, Paper
from reports.score_sheet import MATRIX_COLUMNS, marks_matrix, overview, score_sheets
from reports.talking_points import talking_point
from reports.text import markup
from scoring.intervals import Verdict
from scoring.rounds import Figure

KIND = "Coaching report"
UNTORN = 10
"""Rows of a table that is kept on one page."""
SHEETS_LEAD = (
    "“Counts” is the weight after criteria that did not apply gave theirs to the others; "
    "“gave” is what the mark added to the score."
)
CAPTION = (
    "Small dots: interactions. Large mark: their mean. Line: its 95 % interval. "
    "Sections: points given of a hundred possible."
)


def write(inputs: CoachingInputs, out: Path, paper: Paper = Paper.A4) -> Path:
    """Make the report and save it.

    Raises: NothingToReportError without any evaluation, ReportNotSavedError when the file cannot be written.
    """
    if not inputs.evaluations:
        where = f" in {inputs.round_name}" if inputs.round_name else ""
        raise NothingToReportError(
            f"No interaction of {inputs.agent}{where} has submitted marks. Review one, submit it, and try again."
        )
    return page.write(partial(_story, inputs), _furniture(inputs), out, paper)


def finding(inputs: CoachingInputs) -> str:
    """The one sentence of the first page."""
    found = inputs.profile
    mean = found.score.estimate.value
    if mean is None:
        return f"No score could be made of {wording.counted(len(inputs.evaluations))}."
    limit = wording.threshold(inputs.rubric.thresholds.interaction)
    standing = {
        Verdict.SHOWN: f", shown to be at the {limit} that is asked for",
        Verdict.NOT_SHOWN: f", shown to be under the {limit} that is asked for",
        Verdict.TOO_CLOSE: f", too close to {limit} to call",
        Verdict.TOO_SMALL: f" against {limit}: too few to tell",
    }[found.score_verdict]
    over = "In one interaction" if found.n == 1 else f"Over {wording.counted(found.n)}"
    scores = "scores" if found.n == 1 else "averages"
    return f"{over} {inputs.agent} {scores} {wording.points(mean)}{standing}{_costliest(inputs)}."


def _costliest(inputs: CoachingInputs) -> str:
    poor = work_on(inputs)
    if not poor:
        return ", and no criterion costs more than half a point"
    return f"; most points go with “{max(poor, key=lambda one: one.figures.lost).criterion.title}”"


def _furniture(inputs: CoachingInputs) -> page.Furniture:
    made = f" · made {wording.day(inputs.made_on)}" if inputs.made_on else ""
    many = wording.counted(len(inputs.evaluations))
    foot = f"{inputs.company} · {many} · {wording.evaluators(inputs.evaluations)}{made}"
    return page.Furniture(KIND, f"{inputs.agent} · {inputs.round_name or 'all rounds'}", foot)


def _story(inputs: CoachingInputs, width: float) -> list[Flowable]:
    kicker = " · ".join(part for part in (KIND, inputs.company, inputs.round_name or "all rounds") if part)
    return [
        *blocks.opening(kicker, inputs.agent, finding(inputs), _meta(inputs)),
        *notices.for_evaluations(inputs.evaluations, width),
        _picture(inputs, width),
        *_went_well(inputs, width),
        *_to_work_on(inputs, width),
        *snippets.section(inputs.snippets, width),
        *_marks(inputs, width),
        *_list(inputs, width),
        *_customers(inputs, width),
        *time_spent.section(inputs.times, inputs.evaluations, width),
        *blocks.titled("How each score was made", SHEETS_LEAD, score_sheets(inputs.evaluations, width)),
        *_method(inputs, width),
    ]


def _meta(inputs: CoachingInputs) -> list[str]:
    interactions = [one.interaction for one in inputs.evaluations]
    parts = [
        wording.sample(interactions),
        wording.evaluators(inputs.evaluations),
        f"{inputs.rubric.title}, {wording.versions(wording.versions_used(inputs.evaluations, inputs.rubric))}",
    ]
    return [" · ".join(parts), wording.transcripts(interactions)]


def _picture(inputs: CoachingInputs, width: float) -> Flowable:
    found, limits = inputs.profile, inputs.rubric.thresholds
    at_score = wording.at_threshold(found.score_verdict, limits.interaction)
    at_rating = wording.at_threshold(found.rating_verdict, limits.customer)
    panels = [
        Panel((_row(found.score, found.score_verdict, at_score),), limits.interaction),
        Panel((_row(found.rating, found.rating_verdict, at_rating, "rating"),), limits.customer),
        Panel(tuple(_row(section) for section in found.sections if section.values)),
    ]
    chart = strip_chart([one for one in panels if one.rows], width)
    return blocks.together([chart, blocks.space(theme.SPACE_XS), blocks.paragraph(CAPTION, "small")])


def _row(
    figure: Figure, verdict: Verdict | None = None, words: str = "", what: str = "interaction"
) -> StripRow:
    note = wording.counted(len(figure.values), what) if figure.values else f"no {what}"
    return StripRow(figure.title, note, figure.values, figure.estimate, verdict, words)


def _went_well(inputs: CoachingInputs, width: float) -> list[Flowable]:
    found = strengths(inputs)
    lead = "" if found else "No criterion had the full mark in more than half of the interactions."
    return blocks.titled("What went well", lead, [talking_point(one, inputs, width, None) for one in found])


def _to_work_on(inputs: CoachingInputs, width: float) -> list[Flowable]:
    found = work_on(inputs)
    lead = "" if found else "Nothing cost more than half a point an interaction."
    points = [talking_point(one, inputs, width, number) for number, one in enumerate(found, 1)]
    return blocks.titled("What to work on", lead, points)


def _marks(inputs: CoachingInputs, width: float) -> list[Flowable]:
    many = len(inputs.evaluations)
    newest = f"The newest {MATRIX_COLUMNS} of {wording.counted(many)}. " if many > MATRIX_COLUMNS else ""
    lead = f"{newest}Filled: full mark. Half: part of it. Ring: none. Dash: not applicable. Numbers as in the list."
    return blocks.titled("Every mark", lead, [[marks_matrix(inputs.evaluations, inputs.profile, width)]])


def _list(inputs: CoachingInputs, width: float) -> list[Flowable]:
    """The table of interactions; a short one is not torn."""
    found = overview(inputs.evaluations, inputs.rubric.thresholds, width)
    if len(inputs.evaluations) <= UNTORN:
        return blocks.titled("All interactions", "", [[found]])
    return [*blocks.heading("All interactions"), found]


def _customers(inputs: CoachingInputs, width: float) -> list[Flowable]:
    said = [
        _said(number, one.interaction, words, width)
        for number, one in enumerate(inputs.evaluations, 1)
        for words in one.interaction.customer_words
    ]
    return blocks.titled("What customers said", "", said) if said else []


def _said(number: int, interaction: Interaction, words: str, width: float) -> list[Flowable]:
    rating = f" · {markup(interaction.rating_text)}" if interaction.rating_text else ""
    source = f"{number}&nbsp;{markup(interaction.title)}{rating}"
    return [blocks.space(2), blocks.quote(words, source, width), blocks.space(2)]


def _method(inputs: CoachingInputs, width: float) -> list[Flowable]:
    interactions = [one.interaction for one in inputs.evaluations]
    lost = (
        "What a criterion could have given less what it gave, averaged over all interactions of the report."
    )
    words = [
        ("Sample.", f"{wording.sample(interactions)}."),
        ("Marks.", method.source_words(interactions, inputs.evaluations, inputs.not_judged)),
        ("Score.", method.score_words(inputs.rubric, inputs.evaluations)),
        ("Verdicts.", method.verdict_words(inputs.rubric)),
        ("Intervals.", method.INTERVALS),
        ("Points lost.", lost),
    ]
    found = inputs.profile
    figures = [(one.title, one) for one in (found.score, found.rating, *found.sections)]
    return method.page(words, [method.figures_table(figures, width), _criteria_table(inputs)])


def _criteria_table(inputs: CoachingInputs) -> Flowable:
    rows: list[Sequence[blocks.Cell]] = [
        [
            markup(one.marks.title),
            str(one.marks.estimate.n),
            "–" if one.marks.estimate.value is None else wording.points(one.marks.estimate.value),
            wording.interval(one.marks.estimate) or "–",
            str(one.full),
            wording.points(one.lost),
        ]
        for one in inputs.profile.criteria
    ]
    head = ("Criterion", "n", "Mean mark", "95 % interval", "Full marks", "Points lost")
    return blocks.table(head, rows, (150.0, 34.0, 54.0, 84.0, 54.0, 54.0), right=(1, 2, 3, 4, 5))
