"""One criterion to speak of as a block of the page: its figures, its marks, words that show it, what good looks like.

Owns the look of that block. What is spoken of is chosen in `reports.highlights`.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from reports import blocks, glyphs, theme, wording
from reports.highlights import Highlight, Quote
from reports.model import CoachingInputs
from reports.text import markup

STRIP = 14
"""Most marks beside a title; of more the table of every mark tells."""


def talking_point(one: Highlight, inputs: CoachingInputs, width: float, number: int | None) -> list[Flowable]:
    """The block; `number` None for a strength, which needs no advice."""
    content: list[Flowable] = [_title(one, inputs, width, number), blocks.space(2)]
    for quote in one.quotes:
        words = quote.evidence.text if quote.evidence else ""
        content += [blocks.quote(words, _source(quote), width), blocks.space(2)]
    if number is not None:
        content += _good(one)
    return [*content, blocks.space(theme.SPACE_S)]


def _title(one: Highlight, inputs: CoachingInputs, width: float, number: int | None) -> Flowable:
    place = "" if number is None else f"{number}&nbsp;&nbsp;"
    words = f"{place}{markup(one.criterion.title)}&nbsp;&nbsp; {blocks.muted(_figures(one, inputs, number))}"
    if len(one.parts) > STRIP:
        return blocks.paragraph(words, "h3")
    strip = glyphs.mark_strip([glyphs.mark_of(part) for part in one.parts])
    return blocks.side_by_side(blocks.paragraph(words, "h3"), strip, width, strip.width + 8)


def _figures(one: Highlight, inputs: CoachingInputs, number: int | None) -> str:
    full = f"full mark in {one.figures.full} of {one.figures.marks.estimate.n}"
    said = [markup(one.figures.section_title), full]
    if number is not None:
        said.append(f"costs {wording.points(one.figures.lost)} points an interaction")
    gates = (gate for evaluation in inputs.evaluations for gate in evaluation.explanation.gates)
    if any(gate.criterion_key == one.criterion.key for gate in gates):
        said.append("critical, failed")
    return " · ".join(said)


def _source(quote: Quote) -> str:
    """Where the words stand, the mark that was given for them, and what the evaluator said."""
    said = f" · {markup(quote.evaluator)}: {markup(quote.comment)}" if quote.comment else ""
    speaker = f", {quote.speaker}" if quote.speaker else ""
    where = f"Interaction {quote.number}{_time(quote)}{speaker} · {markup(quote.interaction.title)}"
    found = " · words found automatically" if quote.found else ""
    return f"{where} · {markup(quote.answer)}{found}{said}"


def _time(quote: Quote) -> str:
    if quote.evidence is None:
        return ""
    if quote.evidence.start_s is None:
        return f", turn {quote.evidence.turn + 1}"
    return f", {wording.clock(quote.evidence.start_s)}"


def _good(one: Highlight) -> list[Flowable]:
    """The anchor of the best level and an example of it, else the guidance."""
    best = max(one.criterion.scale.options, key=lambda option: option.fraction, default=None)
    words = (best.anchor if best and best.anchor else one.criterion.guidance).strip()
    if not words:
        return []
    example = f" “{markup(best.examples[0])}”" if best and best.examples else ""
    return [blocks.space(2), blocks.paragraph(f"<b>What good looks like.</b> {markup(words)}{example}")]
