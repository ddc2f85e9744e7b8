"""The rounds report: what changed from one measurement to the next, and whether the operation is optimised.

Owns its order and its words. Reckons nothing: figures come from `scoring.rounds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

from reportlab.platypus import Flowable

from reports import blocks, method, notices, page, theme, wording
from reports.change_chart import change_chart
from reports.charts import Panel, StripRow, strip_chart
from reports.errors import NothingToReportError
from reports.model import Evaluation, Paper, RoundSide, RoundsInputs
from reports.score_sheet import overview
from reports.text import markup
from scoring.intervals import VERDICT_WORDS, Verdict
from scoring.rounds import Change, Figure, Profile

KIND = "Rounds report"
UNTORN = 12
"""Rows of a table that is kept on one page."""
CAPTION = "Small dots: interactions. Large mark: their mean. Line: its 95 % interval."
SECTIONS_LEAD = (
    "Points given of a hundred possible, whiskers are 95 % intervals. "
    "A change is shown when its whisker leaves out zero and the test agrees."
)
AGENTS_LEAD = (
    "Interaction scores. An agent’s own interactions are few: a hint where to listen, not a ranking."
)
CRITERIA_LEAD = (
    "Mean marks of a hundred, where it applied. Of twenty changes about one looks shown by chance alone."
)
OPTIMISED = (
    "Optimised means that both are shown: the interaction score and the customer rating at their thresholds."
)
CHANGES = (
    "A change is the second round less the first, with Welch’s 95 % interval; p is the share of regroupings of the "
    "same interactions that would lie at least as far apart (Welch’s test from 30 interactions on each side). It is "
    "called shown when the interval leaves out zero and p is under 0.05. Shares stand with Wilson’s interval, their "
    "change with Newcombe’s. The rounds hold different interactions, so the luck of the draw is part of every change."
)


def write(inputs: RoundsInputs, out: Path, paper: Paper = Paper.A4) -> Path:
    """Make the report and save it.

    Raises: NothingToReportError when a round has no evaluation, ReportNotSavedError when the file cannot be written.
    """
    for side in (inputs.before, inputs.after):
        if not side.evaluations:
            raise NothingToReportError(
                f"{side.name} has no submitted marks of {inputs.company}. Review an interaction of it, submit it, "
                "and try again."
            )
    return page.write(partial(_story, inputs), _furniture(inputs), out, paper)


def finding(inputs: RoundsInputs) -> str:
    """The one sentence of the first page."""
    change = inputs.comparison.score
    before, after = change.before.estimate.value, change.after.estimate.value
    if before is None or after is None or change.difference.value is None:
        names = wording.listed((inputs.before.name, inputs.after.name))
        return f"No score could be made in one of the rounds, so {names} cannot be compared."
    moved = "rose" if change.difference.value > 0 else "fell" if change.difference.value < 0 else "stayed"
    figures = f"from {wording.points(before)} in {inputs.before.name} to {wording.points(after)} in {inputs.after.name}"
    verdict, optimised = change.verdict, inputs.comparison.after.optimised
    if verdict is optimised and verdict in (Verdict.TOO_CLOSE, Verdict.TOO_SMALL):
        few = (
            "too close to call" if verdict is Verdict.TOO_CLOSE else "more than so few interactions can tell"
        )
        goal = f"whether {inputs.after.name} is optimised ({_both(inputs)})"
        return f"The interaction score {moved} {figures}; both the change and {goal} are {few}."
    said = {
        Verdict.SHOWN: "a change that is shown",
        Verdict.TOO_CLOSE: "a change too close to call",
        Verdict.TOO_SMALL: "on too few interactions to tell",
        Verdict.NOT_SHOWN: "a change that is not shown",
    }[verdict]
    return f"The interaction score {moved} {figures}, {said}; {_optimised(inputs)}."


def _both(inputs: RoundsInputs) -> str:
    limits = inputs.rubric.thresholds
    return f"{wording.threshold(limits.interaction)} and {wording.threshold(limits.customer)}"


def _optimised(inputs: RoundsInputs) -> str:
    both = _both(inputs)
    return {
        Verdict.SHOWN: f"{inputs.after.name} is shown to be optimised, at {both} or more",
        Verdict.NOT_SHOWN: f"{inputs.after.name} is not optimised, as that needs {both}",
        Verdict.TOO_CLOSE: f"whether {inputs.after.name} is optimised, at {both}, is too close to call",
        Verdict.TOO_SMALL: f"whether {inputs.after.name} is optimised, at {both}, cannot be told yet",
    }[inputs.comparison.after.optimised]


def _furniture(inputs: RoundsInputs) -> page.Furniture:
    made = f" · made {wording.day(inputs.made_on)}" if inputs.made_on else ""
    every = _all(inputs)
    foot = f"{inputs.company} · {wording.counted(len(every))} · {wording.evaluators(every)}{made}"
    return page.Furniture(KIND, f"{inputs.before.name} and {inputs.after.name}", foot)


def _all(inputs: RoundsInputs) -> tuple[Evaluation, ...]:
    other = inputs.comparable.evaluations if inputs.comparable else ()
    return (*inputs.before.evaluations, *inputs.after.evaluations, *other)


def _story(inputs: RoundsInputs, width: float) -> list[Flowable]:
    title = f"{inputs.before.name} and {inputs.after.name}"
    found = inputs.comparison
    names = (inputs.before.name, inputs.after.name)
    return [
        *blocks.opening(f"{KIND} · {inputs.company}", title, finding(inputs), _meta(inputs)),
        *notices.for_evaluations(_all(inputs), width),
        *_picture(inputs, width),
        *_headline(inputs, width),
        *blocks.titled("By section", SECTIONS_LEAD, [[change_chart(found.sections, *names, width)]]),
        *blocks.titled("By agent", AGENTS_LEAD, [[change_chart(found.agents, *names, width)]]),
        *blocks.titled("By criterion", CRITERIA_LEAD, [[_criteria(inputs, width)]]),
        *_lists(inputs, width),
        *_method(inputs, width),
    ]


def _versions(inputs: RoundsInputs) -> str:
    """By which versions of the form was marked, round by round where each had its own."""
    used = wording.versions_used(_all(inputs), inputs.rubric)
    if len(used) < 2:
        return wording.versions(used)
    sides = [(side.name, sorted({one.rubric_version for one in side.evaluations})) for side in _sides(inputs)]
    if all(len(versions) == 1 for _, versions in sides):
        return wording.listed(f"version {versions[0]} in {name}" for name, versions in sides)
    return wording.versions(used)


def _meta(inputs: RoundsInputs) -> list[str]:
    rubric = f"{inputs.rubric.title}, {_versions(inputs)}"
    sides = [f"{side.name}: {_side_words(side)}" for side in _sides(inputs)]
    return [
        " · ".join(sides),
        f"{wording.evaluators(_all(inputs))} · {rubric}",
        wording.transcripts([one.interaction for one in _all(inputs)]),
    ]


def _sides(inputs: RoundsInputs) -> list[RoundSide]:
    found = [inputs.before, inputs.after]
    return [*found, inputs.comparable] if inputs.comparable else found


def _side_words(side: RoundSide) -> str:
    interactions = [one.interaction for one in side.evaluations]
    agents = len({one.agent for one in interactions})
    return f"{wording.counted(len(interactions))}, {wording.counted(agents, 'agent')}"


def _picture(inputs: RoundsInputs, width: float) -> list[Flowable]:
    limits = inputs.rubric.thresholds
    score = tuple(
        _row(name, one.score, one.score_verdict, limits.interaction) for name, one in _profiles(inputs)
    )
    rating = tuple(
        _row(name, one.rating, one.rating_verdict, limits.customer, "rating")
        for name, one in _profiles(inputs)
        if one.rating.values
    )
    panels = [
        Panel(score, limits.interaction, "Interaction score"),
        Panel(rating, limits.customer, "Customer rating"),
    ]
    chart = strip_chart([panel for panel in panels if panel.rows], width)
    return [blocks.together([chart, blocks.space(theme.SPACE_XS), blocks.paragraph(CAPTION, "small")])]


def _profiles(inputs: RoundsInputs) -> list[tuple[str, Profile]]:
    found = [(inputs.before.name, inputs.comparison.before), (inputs.after.name, inputs.comparison.after)]
    if inputs.comparable and inputs.comparison.comparable:
        found.append((inputs.comparable.name, inputs.comparison.comparable))
    return found


def _row(name: str, figure: Figure, verdict: Verdict, limit: Decimal, what: str = "interaction") -> StripRow:
    note, words = wording.counted(len(figure.values), what), wording.at_threshold(verdict, limit)
    return StripRow(name, note, figure.values, figure.estimate, verdict, words)


def _headline(inputs: RoundsInputs, width: float) -> list[Flowable]:
    """The three figures of the first page with their changes."""
    found, limit = inputs.comparison, wording.threshold(inputs.rubric.thresholds.interaction)
    rows = [_change_row(found.score), _change_row(found.rating), _met_row(inputs, limit)]
    head = ("", inputs.before.name, inputs.after.name, "Change", "95 % interval", "p", "")
    widths = (124.0, 52.0, 52.0, 46.0, 84.0, 34.0, width - 392.0)
    return [blocks.space(), blocks.together([blocks.table(head, rows, widths, right=(1, 2, 3, 4, 5))])]


def _change_row(change: Change) -> list[blocks.Cell]:
    found = change.difference
    before, after = change.before.estimate.value, change.after.estimate.value
    return [
        markup(change.title),
        "–" if before is None else wording.points(before),
        "–" if after is None else wording.points(after),
        "–" if found.value is None else f"<b>{wording.change(found.value)}</b>",
        wording.interval(found) or "–",
        "–" if found.p is None else markup(wording.probability(found.p)),
        VERDICT_WORDS[change.verdict],
    ]


def _met_row(inputs: RoundsInputs, limit: str) -> list[blocks.Cell]:
    found = inputs.comparison
    difference = found.met
    share = "–" if difference.value is None else f"<b>{wording.change(difference.value * 100)}</b>"
    return [
        f"Met {limit}, nothing critical failed",
        f"{found.before.met_count} of {found.before.n}",
        f"{found.after.met_count} of {found.after.n}",
        share,
        wording.interval(difference, lambda value: wording.change(value * 100)) or "–",
        "–",
        blocks.muted("percentage points"),
    ]


def _criteria(inputs: RoundsInputs, width: float) -> Flowable:
    rows = [
        [
            markup(change.title),
            _mean_and_n(change.before),
            _mean_and_n(change.after),
            "–" if change.difference.value is None else f"<b>{wording.change(change.difference.value)}</b>",
            wording.interval(change.difference) or "–",
            VERDICT_WORDS[change.verdict],
        ]
        for change in inputs.comparison.criteria
    ]
    head = ("Criterion", inputs.before.name, inputs.after.name, "Change", "95 % interval", "")
    return blocks.table(head, rows, (150.0, 66.0, 66.0, 50.0, 84.0, width - 416.0), right=(1, 2, 3, 4))


def _mean_and_n(figure: Figure) -> str:
    if figure.estimate.value is None:
        return "–"
    return f"{wording.points(figure.estimate.value)} {blocks.muted(f'n {figure.estimate.n}')}"


def _lists(inputs: RoundsInputs, width: float) -> list[Flowable]:
    found: list[Flowable] = []
    for side in _sides(inputs):
        shown = overview(side.evaluations, inputs.rubric.thresholds, width)
        found += (
            blocks.titled(side.name, _about(side), [[shown]])
            if len(side.evaluations) <= 12
            else [*blocks.heading(side.name, _about(side)), shown]
        )
    return found


def _about(side: RoundSide) -> str:
    """When and how the sample was drawn, and what it lacks."""
    verb = "is" if side.not_judged == 1 else "are"
    left = (
        f"{wording.counted(side.not_judged)} without submitted marks {verb} left out."
        if side.not_judged
        else ""
    )
    span = wording.span_of_days(side.starts_on, side.ends_on)
    return " ".join(part for part in (f"{span}." if span else "", side.sampling_rule.strip(), left) if part)


def _method(inputs: RoundsInputs, width: float) -> list[Flowable]:
    every = _all(inputs)
    interactions = [one.interaction for one in every]
    left = sum(side.not_judged for side in _sides(inputs))
    words = [
        ("Samples.", " ".join(f"{side.name}: {_side_words(side)}." for side in _sides(inputs))),
        ("Marks.", method.source_words(interactions, every, left)),
        ("Score.", method.score_words(inputs.rubric, every)),
        ("Verdicts.", f"{method.verdict_words(inputs.rubric)} {OPTIMISED}"),
        ("Changes.", CHANGES),
        ("Intervals.", method.INTERVALS),
    ]
    figures = [
        (f"{figure.title}, {name}", figure)
        for name, one in _profiles(inputs)
        for figure in (one.score, one.rating, *one.sections)
    ]
    return method.page(
        words, [method.figures_table(figures, width), blocks.together([_tests(inputs, width)])]
    )


def _tests(inputs: RoundsInputs, width: float) -> Flowable:
    found = inputs.comparison
    rows: list[Sequence[blocks.Cell]] = [
        [
            markup(change.title),
            wording.interval(change.difference) or "–",
            "–" if change.difference.p is None else markup(wording.probability(change.difference.p)),
            blocks.muted(markup(change.difference.method or change.difference.reason)),
        ]
        for change in (found.score, found.rating, *found.sections, *found.agents)
    ]
    for name, one in _profiles(inputs):
        share = one.met
        limits = wording.interval(share, wording.percent) or "–"
        rows.append(
            [
                f"Share at the threshold, {markup(name)}",
                limits,
                "–",
                blocks.muted(share.method or share.reason),
            ]
        )
    return blocks.table(
        ("Change or share", "95 % interval", "p", "How it was made"),
        rows,
        (150.0, 84.0, 34.0, width - 268.0),
        right=(1, 2),
        close=True,
    )
