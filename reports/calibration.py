"""The calibration report: whether evaluators mark alike, where they differ, and how far their scores lie apart.

Owns its order and its words. Reckons nothing: figures come from `scoring.calibration`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from reportlab.platypus import Flowable

from reports import blocks, method, notices, page, theme, wording
from reports.agreement_charts import agreement_chart, difference_chart
from reports.disagreements import differing_marks
from reports.errors import NothingToReportError
from reports.model import CalibrationInputs, Evaluation, Interaction, Paper
from reports.score_sheet import channel
from reports.text import markup
from scoring.calibration import ENOUGH, FEWEST_ITEMS, CriterionAgreement, judge_agreement
from scoring.differences import FEWEST, ScoreDifferences
from scoring.intervals import Estimate, Verdict

KIND = "Calibration report"
CAPTION = (
    "Mark: Gwet’s coefficient, agreement beyond chance; near misses on a scale of levels count in part. Line: its 95 % "
    "interval. “Cannot be told”: everybody gave everything the same mark, or too few were marked. With fewer than "
    f"{FEWEST_ITEMS} interactions nothing is called, and the marks stay black."
)
HOW_AGREEMENT = (
    "“Same mark” counts the interactions that all evaluators marked alike; not applicable is a mark of its own, as far "
    "from every level as the ends of the scale are from each other. Coefficients take chance out: 1 is full agreement, "
    "0 what chance alone would give. Plain for yes and no (Cohen’s kappa, Gwet’s AC1, Krippendorff’s nominal alpha), "
    "weighted for levels (quadratic kappa and AC2, ordinal alpha). Kappa falls where nearly all marks are the same "
    "although agreement is high; AC1 does not, which is why the picture shows it. Of more than two evaluators kappa is "
    "the mean over their pairs."
)
HOW_INTERVALS = (
    "Kappa: large-sample variance of Fleiss, Cohen and Everitt (1969). AC1 and AC2: Gwet’s variance (2008, 2014) "
    "with Student’s t. Alpha: bootstrap over interactions, 2,000 resamples from a fixed seed. Where all marks agree: "
    "Wilson’s interval of the share, corrected for chance. With few interactions all of them are wide, and rightly so."
)
ENOUGH_WORDS = (
    f"The line at {ENOUGH:.2f} is where marks are steady enough to stand on. It is shown to be reached when the whole "
    f"interval is, of at least {FEWEST_ITEMS} interactions; under that number nothing is called."
)
HOW_SCORES = (
    "Second evaluator less first. Limits of agreement (Bland and Altman 1986) are where 95 % of such differences are "
    f"expected; they need at least {FEWEST} interactions, and are rough below thirty."
)


def write(inputs: CalibrationInputs, out: Path, paper: Paper = Paper.A4) -> Path:
    """Make the report and save it.

    Raises: NothingToReportError when no interaction has two evaluations, ReportNotSavedError when the file cannot
        be written.
    """
    if not inputs.calibration.interaction_ids:
        raise NothingToReportError(
            f"No interaction of “{inputs.name}” has submitted marks of two evaluators yet. "
            f"{wording.listed(inputs.evaluators)} review and submit the same interactions first."
        )
    return page.write(partial(_story, inputs), _furniture(inputs), out, paper)


def finding(inputs: CalibrationInputs) -> str:
    """The one sentence of the first page."""
    found = inputs.calibration
    who = wording.listed(found.evaluators)
    share = f" ({wording.percent(found.same / found.marks)})" if found.marks else ""
    said = f"{who} gave the same mark in {found.same} of {found.marks} cases{share}{_farthest(inputs)}"
    return f"{said}; {_steady(found.criteria, len(found.interaction_ids))}."


def _farthest(inputs: CalibrationInputs) -> str:
    apart = [one for one in inputs.calibration.criteria if one.differing]
    if not apart:
        return ""
    most = max(len(one.differing) for one in apart)
    names = [f"“{one.title}”" for one in apart if len(one.differing) == most]
    return f" and differ most on {wording.listed(names)}" if len(names) <= 2 else ""


def _steady(criteria: Sequence[CriterionAgreement], many: int) -> str:
    """For how many criteria enough agreement is shown, or that the sample cannot show it."""
    if many < FEWEST_ITEMS:
        return (
            f"{wording.counted(many)} are too small a sample to show how well they agree on any one criterion"
        )
    shown = sum(judge_agreement(one.ac) is Verdict.SHOWN for one in criteria)
    return f"enough agreement is shown on {shown} of {len(criteria)} criteria"


def _furniture(inputs: CalibrationInputs) -> page.Furniture:
    made = f" · made {wording.day(inputs.made_on)}" if inputs.made_on else ""
    many = wording.counted(len(inputs.calibration.interaction_ids))
    foot = f"{inputs.name} · {many} · {wording.evaluators(inputs.evaluations)}{made}"
    return page.Furniture(KIND, inputs.name, foot)


def _story(inputs: CalibrationInputs, width: float) -> list[Flowable]:
    found = inputs.calibration
    numbers = {interaction.id: number for number, interaction in enumerate(_interactions(inputs), 1)}
    return [
        *blocks.opening(KIND, inputs.name, finding(inputs), _meta(inputs)),
        *notices.for_evaluations(inputs.evaluations, width),
        blocks.together(
            [
                agreement_chart(found.criteria, width),
                blocks.space(theme.SPACE_XS),
                blocks.paragraph(CAPTION, "small"),
            ]
        ),
        *_overall(inputs, width),
        *_where(inputs, numbers, width),
        *_scores(inputs, numbers, width),
        *_method(inputs, width),
    ]


def _interactions(inputs: CalibrationInputs) -> list[Interaction]:
    """Those that at least two evaluators submitted, in the order of the session."""
    known = {one.interaction.id: one.interaction for one in inputs.evaluations}
    return [known[number] for number in inputs.calibration.interaction_ids if number in known]


def _meta(inputs: CalibrationInputs) -> list[str]:
    interactions = _interactions(inputs)
    left = len(inputs.calibration.incomplete)
    lacking = f"{wording.counted(left)} not yet submitted by everybody" if left else ""
    rubric = f"{inputs.rubric.title}, version {inputs.rubric.version}"
    first = " · ".join(part for part in (wording.sample(interactions), rubric, lacking) if part)
    return [first, _who(inputs), wording.transcripts(interactions)]


def _who(inputs: CalibrationInputs) -> str:
    automatic = {one.evaluator for one in inputs.evaluations if one.is_automatic}
    names = [f"{name} (automatic)" if name in automatic else name for name in inputs.evaluators]
    return f"marks by {wording.listed(names)}, each without seeing the other’s"


def _overall(inputs: CalibrationInputs, width: float) -> list[Flowable]:
    found = inputs.calibration
    rows = [
        [
            "Same mark, all criteria",
            f"{found.same} of {found.marks}",
            *_written(found.percent, wording.percent),
        ],
        [
            "Krippendorff’s alpha, all criteria (full, part, none, N/A)",
            f"{found.marks} marks",
            *_written(found.alpha, wording.coefficient),
        ],
    ]
    head = ("Overall", "", "Value", "95 % interval", "")
    made = blocks.table(head, rows, (220.0, 70.0, 50.0, 84.0, width - 424.0), right=(1, 2, 3))
    return [blocks.space(), blocks.together([made])]


def _written(found: Estimate, write: object) -> list[str]:
    if found.value is None or not callable(write):
        return ["–", "–", blocks.muted(markup(found.reason))]
    return [f"<b>{write(found.value)}</b>", wording.interval(found, write) or "–", ""]


def _where(inputs: CalibrationInputs, numbers: dict[int, int], width: float) -> list[Flowable]:
    apart = [one for one in inputs.calibration.criteria if one.differing]
    if not apart:
        return blocks.titled("Where they differ", "Nowhere: every mark was the same.", [])
    apart.sort(key=lambda one: -len(one.differing))
    lead = "Most differences first; each mark as submitted, with what was written beside it or the words it points to."
    return [*blocks.heading("Where they differ", lead), differing_marks(apart, inputs, numbers, width)]


def _scores(inputs: CalibrationInputs, numbers: dict[int, int], width: float) -> list[Flowable]:
    content: list[list[Flowable]] = [[_scores_table(inputs, numbers, width)]]
    for pair in inputs.calibration.scores:
        if len(pair.pairs) >= FEWEST:
            names = {number: str(at) for number, at in numbers.items()}
            title = f"{pair.second} less {pair.first}, points"
            chart = difference_chart(pair, names, width)
            content.append([blocks.space(), blocks.paragraph(markup(title), "h3"), chart])
    return blocks.titled("How far the scores lie apart", _scores_lead(inputs.calibration.scores), content)


def _scores_lead(pairs: Sequence[ScoreDifferences]) -> str:
    return " ".join(_bias(pair) for pair in pairs if pair.bias.value is not None)


def _bias(pair: ScoreDifferences) -> str:
    mean = pair.bias.value or 0.0
    apart = wording.points(abs(mean))
    way = "higher than" if mean > 0 else "lower than" if mean < 0 else "from"
    low, high = pair.bias.low, pair.bias.high
    between = ""
    if low is not None and high is not None:
        between = f" (95 % interval of the difference {wording.change(low)} to {wording.change(high)})"
    return f"On average {pair.second} scores {apart} points {way} {pair.first}{between}."


def _scores_table(inputs: CalibrationInputs, numbers: dict[int, int], width: float) -> Flowable:
    by_place = {(one.interaction.id, one.evaluator): one for one in inputs.evaluations}
    rows = []
    for interaction in _interactions(inputs):
        where = f"{channel(interaction)}, {wording.short_day(interaction.started_at)} · {interaction.agent}"
        sheets = [by_place.get((interaction.id, name)) for name in inputs.evaluators]
        scores = [_score(sheet) for sheet in sheets]
        title = f"{markup(interaction.title)}<br/>{blocks.muted(markup(where))}"
        rows.append([blocks.muted(str(numbers[interaction.id])), title, *scores, _spread(sheets)])
    many = len(inputs.evaluators)
    head = ("", "Interaction", *inputs.evaluators, "Apart")
    columns = [max(56.0, min(90.0, 270.0 / many))] * many
    widths = (18.0, width - 18.0 - sum(columns) - 50.0, *columns, 50.0)
    return blocks.table(head, rows, widths, right=tuple(range(2, many + 3)))


def _score(sheet: Evaluation | None) -> str:
    if sheet is None or sheet.explanation.score is None:
        return "–"
    return str(sheet.explanation.score)


def _spread(sheets: Sequence[Evaluation | None]) -> str:
    scores = [
        one.explanation.score for one in sheets if one is not None and one.explanation.score is not None
    ]
    return f"<b>{wording.points(max(scores) - min(scores))}</b>" if len(scores) > 1 else "–"


def _method(inputs: CalibrationInputs, width: float) -> list[Flowable]:
    interactions = _interactions(inputs)
    words = [
        ("Sample.", f"{wording.sample(interactions)}."),
        ("Marks.", f"{_who(inputs)[:1].upper()}{_who(inputs)[1:]}."),
        ("Agreement.", HOW_AGREEMENT),
        ("Enough.", ENOUGH_WORDS),
        ("Intervals.", HOW_INTERVALS),
        ("Differences.", HOW_SCORES),
        ("Score.", method.score_words(inputs.rubric, inputs.evaluations)),
        ("Transcripts.", wording.transcripts(interactions).removeprefix("Transcripts: ")),
    ]
    return method.page(words, [_numbers(inputs, width), _reasons(inputs)])


def _numbers(inputs: CalibrationInputs, width: float) -> Flowable:
    rows = [
        [
            markup(one.title) + (blocks.muted(" weighted") if one.weighted else ""),
            f"{one.same} of {one.percent.n}",
            *(_pair(found) for found in (one.kappa, one.ac, one.alpha)),
        ]
        for one in inputs.calibration.criteria
    ]
    head = ("Criterion", "Same mark", "Kappa", "AC1 or AC2", "Alpha")
    return blocks.table(head, rows, (150.0, 52.0, *[(width - 202.0) / 3] * 3), right=(1, 2, 3, 4), close=True)


def _pair(found: Estimate) -> str:
    if found.value is None:
        return "–"
    limits = wording.interval(found, wording.coefficient)
    return f"{wording.coefficient(found.value)} {blocks.muted(f'({limits})' if limits else '(no interval)')}"


def _reasons(inputs: CalibrationInputs) -> Flowable:
    """Why a coefficient is missing, each reason once."""
    reasons = {
        found.reason
        for one in inputs.calibration.criteria
        for found in (one.kappa, one.ac, one.alpha)
        if found.reason
    }
    words = "; ".join(sorted(reasons))
    return blocks.paragraph(markup(f"A dash or a missing interval: {words}." if words else ""), "small")
