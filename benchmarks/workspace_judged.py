"""Rows of the benchmarks' workspaces: evaluations with their marks, ratings, tags, flags, insights, assignments."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from benchmarks.workspace_rows import LAST_DAY, LONG_CALL, Row, Size, Table, moment_of, stored
from qa_studio.storage import codec
from qa_studio.storage.columns import STEPS
from qa_studio.storage.values import StoredRubric
from rubrics.conditions import Situation, resolve
from rubrics.model import Answer, AnswerState, Rubric
from scoring.score import score

REVIEWERS = 8
AUTOMATIC = REVIEWERS + 1
"""The scorer's id among the evaluators."""
KINDS = 400
"""Different sets of marks, each with its own score; every evaluation is of one of them."""
SUBMITTED_SHARE, DRAFT_SHARE, AUTOMATIC_SHARE = 0.25, 0.03, 0.7
RATED_SHARE, TAGGED_SHARE, FLAGGED_SHARE, ASSIGNED_SHARE = 0.4, 0.1, 0.02, 0.01
LOOKED_SHARE, INSIGHT_SHARE = 0.9, 0.3
STAR_SHARES = (9, 6, 10, 25, 50)
"""Percent of the customers who gave 1, 2, … 5."""
TAGS = ("coaching", "praise", "billing", "delivery", "complaint", "workshop", "escalated", "follow-up")
NOW = stored(LAST_DAY)


@dataclass(frozen=True, slots=True)
class Kind:
    """One set of marks, and what the form makes of it; all as it is stored."""

    marks: tuple[tuple[str, str], ...]
    score: int | None
    outcome: str
    explanation: str


class Judging:
    """What people, customers and the automatic scorer have said of the interactions; nothing yet of the long call."""

    def __init__(self, size: Size, form: StoredRubric) -> None:
        self._size = size
        self._form_id = form.id
        self._random = random.Random(size.seed + 1)
        self._kinds = [_kind(self._random, form.rubric) for _ in range(KINDS)]
        self._chosen: list[Kind] = []

    def tables(self) -> Iterator[Table]:
        """In the order in which they must be written."""
        people = [(n, f"Reviewer {n}", "person") for n in range(1, AUTOMATIC)]
        yield Table("evaluator", "id, name, kind", iter([*people, (AUTOMATIC, "Automatic", "automatic")]))
        yield Table(
            "evaluation",
            "id, interaction_id, evaluator_id, kind, rubric_version_id, transcript_id, status, revision, reason, score,"
            " outcome, explanation, comment, created_at, updated_at, submitted_at",
            self._evaluations(),
        )
        columns = "evaluation_id, criterion_key, answer, comment, origin, evidence, reasons, showing"
        yield Table("mark", columns, self._marks())
        yield from self._customers()
        yield from self._labels()

    def _some(self, share: float) -> Iterator[int]:
        return (n for n in range(LONG_CALL + 1, self._size.interactions + 1) if self._random.random() < share)

    def _evaluations(self) -> Iterator[Row]:
        for number in range(LONG_CALL + 1, self._size.interactions + 1):
            moment = stored(moment_of(number, self._size.interactions) + timedelta(days=2))
            for evaluator, status in self._who():
                kind = self._random.choice(self._kinds)
                self._chosen.append(kind)
                word = "automatic" if evaluator == AUTOMATIC else "person"
                head = (len(self._chosen), number, evaluator, word, self._form_id, number, status, 1, "")
                yield (
                    *head,
                    *_told(kind, status),
                    "",
                    moment,
                    moment,
                    moment if status == "submitted" else None,
                )

    def _who(self) -> Iterator[tuple[int, str]]:
        if self._random.random() < AUTOMATIC_SHARE:
            yield AUTOMATIC, "submitted"
        reviewer, drawn = self._random.randrange(1, AUTOMATIC), self._random.random()
        if drawn < SUBMITTED_SHARE:
            yield reviewer, "submitted"
        elif drawn < SUBMITTED_SHARE + DRAFT_SHARE:
            yield reviewer, "draft"

    def _marks(self) -> Iterator[Row]:
        for number, kind in enumerate(self._chosen, 1):
            for key, answer in kind.marks:
                yield number, key, answer, "", "", "[]", "[]", ""

    def _customers(self) -> Iterator[Table]:
        stars = ((n, self._random.choices(range(1, 6), STAR_SHARES)[0]) for n in self._some(RATED_SHARE))
        yield Table(
            "survey_response",
            "interaction_id, question, scale_min, scale_max, rating, rating_pct, comment, follow_up, state,"
            " fingerprint",
            (
                (
                    n,
                    "How was it?",
                    STEPS,
                    5 * STEPS,
                    star * STEPS,
                    (star - 1) * 25 * STEPS,
                    "",
                    "",
                    "",
                    str(n),
                )
                for n, star in stars
            ),
        )

    def _labels(self) -> Iterator[Table]:
        draw, by = self._random, "Reviewer 1"
        yield Table("tag", "id, name, plain", ((n, name, name) for n, name in enumerate(TAGS, 1)))
        places = range(1, len(TAGS) + 1)
        tagged = ((n, tag, by, NOW) for n in self._some(TAGGED_SHARE) for tag in draw.sample(places, 2))
        yield Table("interaction_tag", "interaction_id, tag_id, added_by, added_at", tagged)
        flagged = ((n, by, NOW) for n in self._some(FLAGGED_SHARE))
        yield Table("interaction_flag", "interaction_id, flagged_by, flagged_at", flagged)
        looked = ((n, int(draw.random() < INSIGHT_SHARE)) for n in self._some(LOOKED_SHARE))
        yield Table("insight_count", "transcript_id, insights", looked)
        columns = "interaction_id, evaluator_id, assigned_by, assigned_at, due_on"
        given = ((n, draw.randrange(1, AUTOMATIC), by, NOW, "2026-11-30") for n in self._some(ASSIGNED_SHARE))
        yield Table("assignment", columns, given)


def _told(kind: Kind, status: str) -> Row:
    return (kind.score, kind.outcome, kind.explanation) if status == "submitted" else (None, None, None)


def _kind(draw: random.Random, rubric: Rubric) -> Kind:
    """Answers of a team that is good on the whole: the best one in most places."""
    care = draw.betavariate(6, 1)
    answers = {}
    for criterion in rubric.criteria():
        scale = criterion.scale
        best = max(scale.options, key=lambda option: option.fraction)
        chosen = best if draw.random() < care else draw.choice(scale.options)
        answers[criterion.key] = Answer(AnswerState.ANSWERED, scale.value_of(chosen))
    settled = resolve(rubric, answers, Situation(channel="call"))
    explanation = score(rubric, settled)
    return Kind(
        marks=tuple((key, json.dumps(codec.answer_to_json(answer))) for key, answer in settled.items()),
        score=None if explanation.score is None else int(explanation.score * STEPS),
        outcome=explanation.outcome.value,
        explanation=json.dumps(codec.encode(explanation)),
    )
