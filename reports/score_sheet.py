"""Interactions as tables: the list, every mark at a glance, and how each score was made.

Owns their columns. Shared by the reports that show single interactions.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports import blocks, glyphs, theme, wording
from reports.highlights import parts_of
from reports.model import Evaluation, Interaction
from reports.text import markup
from rubrics.model import Thresholds
from scoring.intervals import Verdict
from scoring.model import Explanation, Outcome, Part, SectionPart
from scoring.rounds import LostPoints, Profile

MATRIX_COLUMNS = 14
"""Interactions side by side, as many as fit; of more the newest are shown."""
LABEL_W, FIGURE_W = 140.0, 50.0


def overview(evaluations: Sequence[Evaluation], thresholds: Thresholds, width: float) -> Flowable:
    """The list of interactions with score, rating, who judged and what made the transcript."""
    rows = [_overview_row(number, one, thresholds) for number, one in enumerate(evaluations, 1)]
    score, rating = (wording.threshold(limit) for limit in (thresholds.interaction, thresholds.customer))
    head = ("", "Interaction", f"Score against {score}", f"Rating against {rating}", "Marks by", "Transcript")
    widths = (18.0, width - 336.0, 78.0, 92.0, 72.0, 76.0)
    return blocks.table(head, rows, widths)


def marks_matrix(evaluations: Sequence[Evaluation], profile: Profile, width: float) -> Flowable:
    """Every mark as a symbol: criteria down, interactions across by their numbers."""
    shown = evaluations[-MATRIX_COLUMNS:]
    first = len(evaluations) - len(shown) + 1
    rows: list[Sequence[blocks.Cell]] = []
    strong: list[int] = []
    section = ""
    for one in profile.criteria:
        if one.section_title != section:
            section = one.section_title
            strong.append(len(rows))
            rows.append([markup(section), *[""] * (len(shown) + 2)])
        rows.append(_matrix_row(one, shown))
    head = ("", *(str(first + at) for at in range(len(shown))), "Mean mark", "Points lost")
    step = min(30.0, (width - LABEL_W - 2 * FIGURE_W) / max(len(shown), 1))
    widths = (LABEL_W, *[step] * len(shown), FIGURE_W, FIGURE_W)
    return blocks.table(head, rows, widths, right=(len(shown) + 1, len(shown) + 2), strong=strong, close=True)


def score_sheets(evaluations: Sequence[Evaluation], width: float) -> list[list[Flowable]]:
    """For each interaction the whole way from marks to score."""
    return [
        [*_sheet(number, one, width), blocks.space(theme.SPACE_L)]
        for number, one in enumerate(evaluations, 1)
    ]


def _matrix_row(one: LostPoints, shown: Sequence[Evaluation]) -> list[blocks.Cell]:
    marks = [
        glyphs.mark_glyph(glyphs.mark_of(part)) if part else "" for part in parts_of(shown, one.marks.key)
    ]
    mean = one.marks.estimate.value
    lost = wording.points(one.lost)
    return [markup(one.marks.title), *marks, "–" if mean is None else wording.points(mean), lost]


def _overview_row(number: int, one: Evaluation, thresholds: Thresholds) -> list[blocks.Cell]:
    interaction = one.interaction
    where = f"{channel(interaction)}, {wording.short_day(interaction.started_at)}"
    return [
        blocks.muted(str(number)),
        f"{markup(interaction.title)}<br/>{blocks.muted(markup(where))}",
        _score(one.explanation),
        _rating(interaction, thresholds),
        blocks.muted("automatic" if one.is_automatic else markup(one.evaluator)),
        blocks.muted(markup(wording.made_by(interaction.origin))),
    ]


def channel(interaction: Interaction) -> str:
    """The channel as people say it."""
    return wording.CHANNELS.get(interaction.channel, interaction.channel)


def _score(explanation: Explanation) -> blocks.Cell:
    if explanation.score is None:
        return "no score"
    gates = f"<br/>{blocks.coloured('critical failed', theme.NOT_MET)}" if explanation.gates else ""
    met = Verdict.SHOWN if explanation.outcome is Outcome.MET else Verdict.NOT_SHOWN
    spread = explanation.spread
    reach = f"<br/>{blocks.muted(f'{spread.low}–{spread.high}')}" if spread and spread.words else ""
    return blocks.with_symbol(glyphs.verdict_glyph(met), f"<b>{explanation.score}</b>{reach}{gates}")


def _rating(interaction: Interaction, thresholds: Thresholds) -> blocks.Cell:
    if interaction.rating_pct is None:
        return blocks.muted("no rating")
    met = Verdict.SHOWN if interaction.rating_pct >= thresholds.customer else Verdict.NOT_SHOWN
    words = (
        f"<b>{wording.points(interaction.rating_pct)}</b><br/>{blocks.muted(markup(interaction.rating_text))}"
    )
    return blocks.with_symbol(glyphs.verdict_glyph(met), words)


def _sheet(number: int, one: Evaluation, width: float) -> list[Flowable]:
    explanation = one.explanation
    score = wording.standing(explanation)
    who = "automatic" if one.is_automatic else markup(one.evaluator)
    title = f"{number}&nbsp;&nbsp;{markup(one.interaction.title)}&nbsp;&nbsp; {blocks.muted(who)}"
    right = blocks.paragraph(f"<b>{score}</b>", "cell right")
    head = blocks.side_by_side(blocks.paragraph(title, "h3"), right, width, 90.0)
    return [head, _sheet_table(one, width), blocks.space(3), *_sheet_notes(one)]


def _sheet_table(one: Evaluation, width: float) -> Flowable:
    rows: list[Sequence[blocks.Cell]] = []
    strong: list[int] = []
    for section in one.explanation.sections:
        strong.append(len(rows))
        rows.append(_section_row(section))
        rows += [_part_row(part, one) for part in section.parts]
    if one.explanation.baseline:
        rows.append(["Baseline", "", "", wording.points(one.explanation.baseline), ""])
    widths = (128.0, 108.0, 36.0, 36.0, width - 308.0)
    head = ("Criterion", "Mark", "Counts", "Gave", "Comment and note")
    return blocks.table(head, rows, widths, right=(2, 3), strong=strong, close=True)


def _sheet_notes(one: Evaluation) -> list[Flowable]:
    notes = [blocks.coloured(markup(gate.words), theme.NOT_MET) for gate in one.explanation.gates]
    if one.comment:
        notes.append(f"{markup(one.evaluator)}: {markup(one.comment)}")
    return [blocks.paragraph(note, "small") for note in notes]


def _section_row(section: SectionPart) -> list[blocks.Cell]:
    counts, gave = wording.points(section.applied_weight), wording.points(section.contribution)
    return [markup(section.title), "", counts, gave, ""]


def _part_row(part: Part, one: Evaluation) -> list[blocks.Cell]:
    mark = one.mark(part.key)
    said = " · ".join(word for word in (mark.comment if mark else "", part.note) if word)
    critical = f" {blocks.muted('critical')}" if part.critical else ""
    counted = part.raw is not None
    return [
        f"{markup(part.title)}{critical}",
        markup(part.answer_label),
        wording.points(part.applied_weight) if counted else "–",
        wording.points(part.contribution) if counted else "–",
        blocks.muted(markup(said)),
    ]
