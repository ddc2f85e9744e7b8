"""From the store's records to the frozen values that reports are made from.

Owns which evaluation stands for an interaction, and whose words are quoted. Pure; reads nothing.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from qa_studio.rows import EvaluationRecord, EvaluatorKind, InteractionRow
from qa_studio.services.measures import measured
from qa_studio.work_rows import SnippetRow
from reports.model import Evaluation, Interaction, Snippet, TimeSpent
from rubrics.model import Rubric
from scoring.measure_model import MeasureSettings
from scoring.model import Evidence, Mark
from transcription.model import Transcript

AROUND = 12
"""Words kept on either side of words that the automatic scorer found."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\S+")

if TYPE_CHECKING:
    from scoring.calibration import Sheet
    from scoring.rounds import Judged


def of_one_rubric(records: Iterable[EvaluationRecord]) -> tuple[EvaluationRecord, ...]:
    """Those by the same rubric, in any version, as the one submitted last: other forms ask other questions."""
    found = sorted(records, key=_submitted)
    return tuple(one for one in found if one.rubric.key == found[-1].rubric.key)


def newest(records: Iterable[EvaluationRecord]) -> tuple[EvaluationRecord, ...]:
    """One evaluation for each interaction, the one submitted last, in the order of the interactions' start."""
    last = {one.row.id: one for one in of_one_rubric(records)}
    return tuple(sorted(last.values(), key=_started))


def rubric_of(records: Sequence[EvaluationRecord]) -> Rubric:
    """The version that was marked by last; there is at least one record."""
    return max(records, key=_submitted).rubric


def snippets(chosen: Iterable[SnippetRow], rows: Mapping[int, InteractionRow]) -> tuple[Snippet, ...]:
    """Kept words as reports take them: by tag, then in the order of the conversations and of what was said."""

    def order(one: SnippetRow) -> tuple[str, float, int, int, int]:
        moment = rows[one.interaction_id].started_at
        at = moment.timestamp() if moment else float("inf")
        return one.tag.casefold(), at, one.interaction_id, one.first_turn, one.start

    return tuple(
        Snippet(
            title=one.title,
            words=one.text,
            turn=one.first_turn,
            start_s=one.start_s,
            started_at=rows[one.interaction_id].started_at,
            tag=one.tag,
            note=one.note,
            kept_by=one.by,
            speakers=one.speakers,
        )
        for one in sorted(chosen, key=order)
    )


def evaluation(
    record: EvaluationRecord, customer_words: tuple[str, ...], found: EvaluationRecord | None
) -> Evaluation:
    """One evaluation as reports take it.

    Args:
        found: the automatic evaluation of the same interaction, whose words stand in where the evaluator gave the
            same answer and quoted nothing.
    """
    row = record.row
    interaction = Interaction(
        id=row.id,
        title=row.title,
        channel=row.channel.value,
        agent=row.agent,
        company=row.company,
        started_at=row.started_at,
        origin=record.transcript.origin if record.transcript else None,
        rating_pct=row.rating_pct,
        rating_text=row.rating_text,
        customer_words=customer_words,
    )
    marks, lent = _with_words(record, found)
    return Evaluation(
        interaction=interaction,
        evaluator=record.evaluator,
        is_automatic=record.evaluator_kind is EvaluatorKind.AUTOMATIC,
        marks=marks,
        explanation=record.explanation,
        comment=record.comment,
        rubric_version=record.rubric.version,
        found_keys=lent,
        roles=tuple(turn.role for turn in record.transcript.turns) if record.transcript else (),
    )


def times(records: Iterable[EvaluationRecord], settings: MeasureSettings) -> tuple[TimeSpent | None, ...]:
    """Each record's transcript in figures; None where it was judged by ear."""
    found: list[TimeSpent | None] = []
    for record in records:
        if record.transcript is None:
            found.append(None)
        else:
            one = measured(record.transcript, record.row.channel, settings)
            found.append(TimeSpent(one.call is not None, one.figures, one.definitions))
    return tuple(found)


def judged(evaluations: Iterable[Evaluation]) -> list[Judged]:
    """As samples count them."""
    from scoring.rounds import Judged

    return [
        Judged(one.interaction.id, one.interaction.agent, one.explanation, one.interaction.rating_pct)
        for one in evaluations
    ]


def sheets(evaluations: Iterable[Evaluation]) -> list[Sheet]:
    """As calibrations compare them."""
    from scoring.calibration import Sheet

    return [Sheet(one.interaction.id, one.evaluator, one.marks, one.explanation) for one in evaluations]


def _with_words(
    record: EvaluationRecord, found: EvaluationRecord | None
) -> tuple[tuple[Mark, ...], frozenset[str]]:
    """The marks with lent evidence, and the keys of those that it was lent to.

    Words are lent only from the transcript version that the evaluator judged.
    """
    if found is None or record.transcript is None or found.transcript != record.transcript:
        return record.marks, frozenset()
    transcript = record.transcript
    words = {mark.criterion_key: _pointed(mark, transcript) for mark in found.marks}
    same = {mark.criterion_key: mark.answer for mark in found.marks}
    lent = {
        mark.criterion_key: tuple(whole(one, transcript) for one in words[mark.criterion_key])
        for mark in record.marks
        if not mark.evidence and words.get(mark.criterion_key) and same[mark.criterion_key] == mark.answer
    }
    held = tuple(
        dataclasses.replace(mark, evidence=lent.get(mark.criterion_key, mark.evidence))
        for mark in record.marks
    )
    return held, frozenset(lent)


def _pointed(mark: Mark, transcript: Transcript) -> tuple[Evidence, ...]:
    """The words that were pointed at. Of an absence whole turns are kept, which is where was looked and nobody's
    words to quote."""
    return tuple(
        one for one in mark.evidence if one.end - one.start < len(transcript.turns[one.turn].text.strip())
    )


def whole(evidence: Evidence, transcript: Transcript) -> Evidence:
    """The evidence with as much of its turn around it as a reader needs: its sentence, at most AROUND words on
    either side. Still verbatim."""
    text = transcript.turns[evidence.turn].text
    before = _SENTENCE_END.split(text[: evidence.start])[-1]
    after = _SENTENCE_END.split(text[evidence.end :], maxsplit=1)[0]
    start = evidence.start - len(_last_words(before))
    end = evidence.end + len(_first_words(after))
    return dataclasses.replace(evidence, start=start, end=end, text=text[start:end])


def _last_words(text: str) -> str:
    words = list(_WORD.finditer(text))
    return text[words[max(0, len(words) - AROUND)].start() :] if words else ""


def _first_words(text: str) -> str:
    words = list(_WORD.finditer(text))[:AROUND]
    return text[: words[-1].end()] if words else ""


def _submitted(record: EvaluationRecord) -> tuple[object, int]:
    return record.submitted_at, record.id


def _started(record: EvaluationRecord) -> tuple[bool, object, int]:
    started = record.row.started_at
    return started is None, started or record.submitted_at, record.row.id
