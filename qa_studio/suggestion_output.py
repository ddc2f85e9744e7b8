"""Suggestions as plain data and as lines of text.

A mark is written as rubrics write it: an option's key, a number (points, bands), a list of keys (choices), and "na" for
not applicable, so that marks can be given to `rubric score` as they are. An abstention's mark is null.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.table import Table

from qa_studio.cli_output import HIDDEN, OUTCOME_WORDS, shown
from rubrics.model import Answer, AnswerState, Rubric
from scoring.marks import answer_label
from scoring.model import INSIGHT_WORDS, Evidence, Explanation, Finding, Insight, Spread
from transcription.model import Transcript

if TYPE_CHECKING:
    from qa_studio.services.scores import Judgement, ScoreRow

LONGEST_QUOTE = 104


def suggestions_json(findings: Sequence[Finding], explanation: Explanation) -> dict[str, Any]:
    """{"criteria", "score", "range"}.

    "score" is null while abstentions weigh as much as the form's `abstained_below` or more. "range" is the score with
    every abstention failed and with every one passed; null where nothing could count.
    """
    spread = explanation.spread
    return {
        "criteria": [finding_json(one) for one in findings],
        "score": _number(explanation.score),
        "range": None if spread is None else [float(spread.low), float(spread.high)],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """One criterion."""
    return {
        "key": finding.criterion_key,
        "mark": mark_json(finding.answer),
        "confidence": finding.confidence,
        "reason": finding.reason,
        "evidence": [evidence_json(one) for one in finding.evidence],
        "abstained": finding.abstained,
    }


def mark_json(answer: Answer | None) -> Any:
    """A mark as rubrics write it; null for none."""
    if answer is None:
        return None
    if answer.state is AnswerState.NOT_APPLICABLE:
        return "na"
    if isinstance(answer.value, tuple):
        return list(answer.value)
    return _number(answer.value) if isinstance(answer.value, Decimal) else answer.value


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """`turn` counts from 0; `start` and `end` are characters of the turn's text, half-open."""
    return {"turn": evidence.turn, "start": evidence.start, "end": evidence.end, "text": evidence.text}


def insight_json(insight: Insight) -> dict[str, Any]:
    """Something a customer let on."""
    return {"kind": insight.kind.value, "theme": insight.theme, "evidence": evidence_json(insight.evidence)}


def score_words(explanation: Explanation) -> str:
    """The automatic score with its range, or why there is none."""
    spread = explanation.spread
    if spread is None:
        return "No automatic score: nothing in the form counts here."
    if explanation.score is None:
        return f"No automatic score. {spread.words}"
    words = f", {spread.words}" if spread.words else ""
    limit = f"the threshold is {explanation.threshold}"
    return f"Automatic score {explanation.score}{words}; {limit}. No person has judged it."


def range_words(spread: Spread | None) -> str:
    """ "72.0–80.0"; "" where the score does not hang on abstentions, and where nothing counts."""
    return "" if spread is None or spread.low == spread.high else f"{spread.low}–{spread.high}"


def suggestion_lines(
    rubric: Rubric, transcript: Transcript, findings: Sequence[Finding], explanation: Explanation
) -> Iterator[str]:
    """Section by section: the suggestion, how sure, why, and the words."""
    by_key = {one.criterion_key: one for one in findings}
    yield score_words(explanation)
    for section in rubric.sections:
        shown = [item for item in section.criteria if item.key in by_key]
        if shown:
            yield ""
            yield section.title
        for item in shown:
            finding = by_key[item.key]
            said = "no suggestion"
            if finding.answer is not None:
                said = f"{answer_label(item, finding.answer)}, {finding.confidence:.0%} sure"
            yield f"  {item.title}: {said}"
            yield f"      {finding.reason}"
            yield from (f"      {quote_line(one, transcript)}" for one in finding.evidence)


def insight_lines(found: Sequence[Insight], transcript: Transcript) -> Iterator[str]:
    """What the customer let on, with the words."""
    yield ""
    yield (
        "What the customer let on (not scored)"
        if found
        else "The customer let nothing on that is not scored."
    )
    for one in found:
        yield f"  {INSIGHT_WORDS[one.kind]}: {one.theme}"
        yield f"      {quote_line(one.evidence, transcript)}"


def quote_line(evidence: Evidence, transcript: Transcript) -> str:
    """Who says it where, and the words in one line."""
    words = " ".join(evidence.text.split())
    short = words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1]}…"
    return f"turn {evidence.turn + 1}, {transcript.turns[evidence.turn].role.value}: “{short}”"


def score_row_json(row: ScoreRow) -> dict[str, Any]:
    """One interaction's scores; "automatic" is null before anything was suggested, and while it is hidden."""
    return {
        "id": row.row.id,
        "title": row.row.title,
        "automatic_is_hidden": row.is_hidden,
        "automatic": None if row.automatic is None else _automatic_json(row.automatic),
        "people": [_judgement_json(one) for one in row.people],
    }


def _automatic_json(one: Judgement) -> dict[str, Any]:
    spread = one.spread
    reach = None if spread is None else [float(spread.low), float(spread.high)]
    share = None if spread is None else float(spread.abstained)
    return {**_judgement_json(one), "range": reach, "abstained": share}


def _judgement_json(one: Judgement) -> dict[str, Any]:
    return {
        "evaluator": one.evaluator,
        "score": _number(one.score),
        "outcome": one.outcome.value,
        "threshold": _number(one.threshold),
        "rubric": one.rubric,
        "version": one.version,
        "submitted_at": one.submitted_at.isoformat(),
    }


def score_table(rows: Sequence[ScoreRow]) -> Table:
    """Id, interaction, the automatic score with its range, and each person's."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in ("Id", "Interaction", "Automatic", "Range", "People"):
        table.add_column(header)
    for row in rows:
        machine = row.automatic
        own = HIDDEN if row.is_hidden else "–" if machine is None else _score(machine)
        people = ", ".join(f"{one.evaluator} {_score(one)}" for one in row.people)
        cells = (str(row.row.id), row.row.title, own, range_words(machine.spread if machine else None) or "–")
        table.add_row(*map(shown, (*cells, people or "–")))
    return table


def _score(one: Judgement) -> str:
    return "–" if one.score is None else f"{one.score} {_met(one)}"


def _met(one: Judgement) -> str:
    return OUTCOME_WORDS[one.outcome]


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return float(value)
