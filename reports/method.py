"""The last page: how the figures were made, from what, and all of them as numbers.

Owns the words about method that reports share. Each report adds what is its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from reports import blocks, theme, wording
from reports.model import Evaluation, Interaction
from reports.text import markup
from rubrics.model import CriticalPolicy, NotApplicablePolicy, Rubric, Weighting
from scoring.intervals import SMALL
from scoring.rounds import Figure

_NOT_APPLICABLE = {
    NotApplicablePolicy.LEAVE_OUT: "Where a criterion does not apply, it leaves and its weight goes to the others",
    NotApplicablePolicy.COUNT_AS_PASS: "Where a criterion does not apply, it counts as full marks",
    NotApplicablePolicy.COUNT_AS_ZERO: "Where a criterion does not apply, it counts as zero",
    NotApplicablePolicy.NOT_ALLOWED: "Every criterion always applies",
}
_WEIGHTING = {
    Weighting.SECTIONS: "criteria share their section by weight, sections share the 100 points",
    Weighting.CRITERIA: "all criteria share the 100 points by weight",
    Weighting.POINTS: "each criterion gives its points times the weight of its section",
}
_CRITICAL = {
    CriticalPolicy.SCORE_ZERO: "a failed critical criterion makes the whole score 0",
    CriticalPolicy.SECTION_ZERO: "a failed critical criterion makes its section 0",
    CriticalPolicy.FAIL_OUTCOME: "a failed critical criterion leaves the score and fails the interaction",
    CriticalPolicy.CAP: "a failed critical criterion caps the score",
}
INTERVALS = (
    "Every mean stands with its 95 % interval: were such samples drawn again and again, about 19 of 20 such intervals "
    "would hold the true mean. It speaks of interactions like these by the same people, not of other agents. "
    "Where scores bunch near 100 and the sample is small, it misses more often, as a rare bad interaction may not "
    "have been drawn yet."
)


def verdict_words(rubric: Rubric) -> str:
    """How a mean is judged against the two thresholds."""
    limits = rubric.thresholds
    return (
        f"The thresholds are {wording.threshold(limits.interaction)} for the interaction score and "
        f"{wording.threshold(limits.customer)} for the customer rating. A mean is shown to be at its threshold only "
        "when the lower end of its interval is there too, and shown to be under it only when the upper end is "
        f"under it. In between it is too close to call; with fewer than {SMALL} interactions there are too few to "
        "tell. Figures are rounded half up to one decimal before they are compared, so that what is shown is what "
        "is judged."
    )


def score_words(rubric: Rubric, evaluations: Sequence[Evaluation]) -> str:
    """How a score is made from marks under the rubric's policy."""
    policy = rubric.policy
    versions = wording.versions(wording.versions_used(evaluations, rubric))
    return (
        f"Marks follow the rubric “{rubric.title}”, {versions}. A score is the sum of what each "
        "criterion gave: its raw mark (0 to 1) times its applied weight; "
        f"{_WEIGHTING[policy.weighting]}. {_NOT_APPLICABLE[policy.not_applicable]}; {_CRITICAL[policy.critical]}."
    )


def source_words(
    interactions: Sequence[Interaction], evaluations: Sequence[Evaluation], not_judged: int
) -> str:
    """Whose marks, what made the transcripts, and what was left out."""
    verb = "is" if not_judged == 1 else "are"
    left = (
        f" {wording.counted(not_judged)} without submitted marks by this rubric {verb} left out."
        if not_judged
        else ""
    )
    whose = wording.evaluators(evaluations)
    both = "Automatic and people’s marks are never mixed in one figure."
    draft = f" Draft transcripts are {wording.DRAFT_WORDS}." if wording.drafts(interactions) else ""
    return f"{whose[:1].upper()}{whose[1:]}. {both}{left} {wording.transcripts(interactions)}{draft}"


def page(paragraphs: Sequence[tuple[str, str]], tables: Sequence[Flowable]) -> list[Flowable]:
    """The page: each paragraph under its own small heading, then the numbers."""
    story: list[Flowable] = [PageBreak(), *blocks.heading("Method and numbers")]
    for title, words in paragraphs:
        story.append(blocks.paragraph(f"<b>{markup(title)}</b>&nbsp;&nbsp;{markup(words)}", "body"))
        story.append(blocks.space(theme.SPACE_S))
    for one in tables:
        story += [blocks.space(theme.SPACE_S), one]
    return story


def figures_table(named: Sequence[tuple[str, Figure]], width: float) -> Flowable:
    """Means with size, interval and how the interval was made."""
    rows = [
        [
            markup(name),
            str(figure.estimate.n),
            "–" if figure.estimate.value is None else wording.points(figure.estimate.value),
            wording.interval(figure.estimate) or "–",
            blocks.muted(markup(figure.estimate.method or figure.estimate.reason)),
        ]
        for name, figure in named
    ]
    widths = (150.0, 30.0, 44.0, 84.0, width - 308.0)
    head = ("Figure", "n", "Mean", "95 % interval", "How the interval was made")
    return blocks.table(head, rows, widths, right=(1, 2, 3), close=True)
