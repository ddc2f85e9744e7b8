"""Where evaluators differ: each one's mark and comment side by side, by criterion.

Owns the look of that table of the calibration report.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports import blocks, glyphs
from reports.model import CalibrationInputs, Evaluation
from reports.text import markup
from scoring.calibration import CriterionAgreement


def differing_marks(
    apart: Sequence[CriterionAgreement], inputs: CalibrationInputs, numbers: dict[int, int], width: float
) -> Flowable:
    """The marks that were not alike, a stretch of rows for each criterion.

    Args:
        numbers: of the interactions in the report, by id.
    """
    rows: list[Sequence[blocks.Cell]] = []
    strong: list[int] = []
    many = len(inputs.evaluators)
    for one in apart:
        strong.append(len(rows))
        rows.append([_title(one), *[""] * (many + 1)])
        rows += [_row(one.key, interaction, inputs, numbers) for interaction in one.differing]
    head = ("", "Interaction", *inputs.evaluators)
    column = (width - 138.0) / many
    return blocks.table(head, rows, (18.0, 120.0, *[column] * many), strong=strong)


def _title(one: CriterionAgreement) -> str:
    same = f"the same in {one.same} of {one.percent.n}"
    return f"{markup(one.title)}&nbsp;&nbsp; {blocks.muted(f'{markup(one.section_title)} · {same}')}"


def _row(key: str, interaction: int, inputs: CalibrationInputs, numbers: dict[int, int]) -> list[blocks.Cell]:
    sheets = {one.evaluator: one for one in inputs.evaluations if one.interaction.id == interaction}
    title = next(iter(sheets.values())).interaction.title
    marks = [_mark(sheets.get(name), key) for name in inputs.evaluators]
    return [blocks.muted(str(numbers[interaction])), markup(title), *marks]


def _mark(sheet: Evaluation | None, key: str) -> blocks.Cell:
    part = next((part for part in sheet.explanation.parts() if part.key == key), None) if sheet else None
    mark = sheet.mark(key) if sheet else None
    if part is None or mark is None:
        return blocks.muted("not marked")
    said = [mark.comment] if mark.comment else [f"“{one.text}”" for one in mark.evidence[:1]]
    beside = "".join(f"<br/>{blocks.muted(markup(words))}" for words in said)
    return blocks.with_symbol(glyphs.mark_glyph(glyphs.mark_of(part)), f"{markup(part.answer_label)}{beside}")
