"""A small retailer whose every mark is known, for reports: as frozen values, and as a workspace.

Marks are written as one letter a criterion of the built-in rubric, in its order: 2, 1, 0 for levels, y and n, - for not
applicable. All full is FULL; its score is 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from qa_studio.jobs.context import JobContext
from qa_studio.rows import Channel
from qa_studio.services.reporting import Reporting
from qa_studio.services.reviewing import Reviewing
from qa_studio.storage.store import Store
from qa_studio.storage.values import NewInteraction, NewSurveyResponse
from reports.model import (
    CalibrationInputs,
    CoachingInputs,
    Evaluation,
    Interaction,
    RoundSide,
    RoundsInputs,
)
from rubrics import loader
from rubrics.model import NOT_APPLICABLE, Answer, AnswerState, Rubric
from scoring.calibration import Sheet, calibrate
from scoring.model import Evidence, Mark
from scoring.rounds import Judged, compare, profile
from scoring.score import score
from transcription.model import Origin, Role, Transcript, Turn

ANNA, BEN = "Anna Lindt", "Ben Carter"
FULL = "2y2yy2yy2yyy"
NO_RECAP = "2y2yn2yy2yyy"  # 92
NO_CLOSING = "2y0yy2yy2yyy"  # 90
POOR = "1n1yn1nn0nnn"  # 5 + 0 + 5, 10 + 0 + 6 + 0 + 0, 0: 26
UNCHECKED = "2y2ny2yy2yyy"  # 90, the critical criterion failed
DRAFT = Origin("draft", "en-us", is_draft=True)
TEXT = Origin("import", "csv")
MADE_ON = date(2026, 6, 10)


def rubric() -> Rubric:
    return loader.load(loader.builtin("support_core"))


RUBRIC = rubric()
KEYS = tuple(criterion.key for criterion in RUBRIC.criteria())
OPENING = "Thank you for calling Meadow Lane, this is Maya."


def marks_of(letters: str, comment: str = "", quote: str = "") -> tuple[Mark, ...]:
    """Every mark; the comment and the quote stand at the ones without full marks, or at all when none is lost."""
    words = {"y": "yes", "n": "no"}
    found = []
    for key, letter in zip(KEYS, letters, strict=True):
        answer = NOT_APPLICABLE if letter == "-" else Answer(AnswerState.ANSWERED, words.get(letter, letter))
        lost = letter not in "2y-" or letters == FULL
        evidence = (Evidence(0, 0, len(quote), quote, 75.0, 77.0),) if quote and lost else ()
        said = comment if letter not in "2y-" or letter == "n" else ""
        found.append(Mark(key, answer, said, evidence=evidence))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Case:
    """One interaction with one evaluation."""

    letters: str
    agent: str = "Maya Brandt"
    title: str = "Order came late"
    rating: int | None = None
    origin: Origin | None = TEXT
    company: str = "Meadow Lane"


def evaluation(number: int, case: Case, evaluator: str = ANNA, automatic: bool = False) -> Evaluation:
    marks = marks_of(case.letters, f"Seen by {evaluator.split()[0]}.", "I will see to it myself")
    return Evaluation(
        interaction=Interaction(
            id=number,
            title=case.title,
            channel="chat",
            agent=case.agent,
            company=case.company,
            started_at=datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(days=number),
            origin=case.origin,
            rating_pct=None if case.rating is None else Decimal(case.rating),
            rating_text="" if case.rating is None else f"{case.rating} of 100",
            customer_words=("Nobody told me anything.",) if case.rating == 0 else (),
        ),
        evaluator=evaluator,
        is_automatic=automatic,
        marks=marks,
        explanation=score(RUBRIC, {mark.criterion_key: mark.answer for mark in marks}),
        comment="Worth a talk.",
    )


def judged(evaluations: Sequence[Evaluation]) -> list[Judged]:
    return [
        Judged(one.interaction.id, one.interaction.agent, one.explanation, one.interaction.rating_pct)
        for one in evaluations
    ]


def coaching_inputs(*cases: Case, automatic: bool = False, round_name: str = "Round 1") -> CoachingInputs:
    evaluations = tuple(evaluation(at, case, automatic=automatic) for at, case in enumerate(cases, 1))
    return CoachingInputs(
        agent=cases[0].agent if cases else "Maya Brandt",
        company="Meadow Lane",
        round_name=round_name,
        rubric=RUBRIC,
        evaluations=evaluations,
        profile=profile(judged(evaluations), RUBRIC),
        not_judged=2,
        made_on=MADE_ON,
    )


def calibration_inputs(**letters: Sequence[str]) -> CalibrationInputs:
    """Evaluators' letters by their first name, in the same order of interactions."""
    names = {"anna": ANNA, "ben": BEN, "cleo": "Cleo Dahl"}
    evaluations = tuple(
        evaluation(at, Case(one, title=f"Case {at}"), names[first])
        for first, given in letters.items()
        for at, one in enumerate(given, 1)
    )
    people = tuple(names[first] for first in letters)
    sheets = [Sheet(one.interaction.id, one.evaluator, one.marks, one.explanation) for one in evaluations]
    return CalibrationInputs(
        "Spring", RUBRIC, people, evaluations, calibrate(RUBRIC, people, sheets), MADE_ON
    )


def rounds_inputs(before: Sequence[Case], after: Sequence[Case], other: Sequence[Case] = ()) -> RoundsInputs:
    first = tuple(evaluation(at, case) for at, case in enumerate(before, 1))
    second = tuple(evaluation(at, case) for at, case in enumerate(after, 101))
    beside = tuple(evaluation(at, case) for at, case in enumerate(other, 201))
    sides = (
        RoundSide("Round 1", first, 1, date(2026, 3, 2), date(2026, 3, 27), "Drawn by lot."),
        RoundSide("Round 2", second, 0, date(2026, 5, 11), date(2026, 6, 5), "Drawn by lot."),
    )
    return RoundsInputs(
        "Meadow Lane",
        RUBRIC,
        *sides,
        compare(judged(first), judged(second), RUBRIC, judged(beside)),
        RoundSide("Harbor Home", beside) if beside else None,
        MADE_ON,
    )


def transcript(origin: Origin = TEXT) -> Transcript:
    turns = (
        Turn(Role.AGENT, OPENING, 0.5, 3.0),
        Turn(Role.CUSTOMER, "My order came a week late and I missed a birthday.", 4.0, 8.0),
        Turn(Role.AGENT, "I will see to it myself and call you on Friday. Goodbye.", 9.0, 13.0),
    )
    return Transcript(turns, origin, "en", 13.0)


def fill(store: Store) -> dict[str, int]:
    """Two rounds of Meadow Lane, one interaction of Harbor Home, a calibration session; ids by short names.

    Round 1: a1 (92, then corrected by Ben to 90), a2 (26) of Maya, b1 (90) of Tom, c1 without marks of Maya.
    Round 2: a3 (100) of Maya, b2 (92) of Tom. Harbor Home in Round 2: h1 (90).
    """
    plan = {
        "a1": ("Maya Brandt", "Meadow Lane", "Round 1", 0),
        "a2": ("Maya Brandt", "Meadow Lane", "Round 1", 1),
        "b1": ("Tom Reed", "Meadow Lane", "Round 1", 2),
        "c1": ("Maya Brandt", "Meadow Lane", "Round 1", 3),
        "a3": ("Maya Brandt", "Meadow Lane", "Round 2", 60),
        "b2": ("Tom Reed", "Meadow Lane", "Round 2", 61),
        "h1": ("Alex Stone", "Harbor Home", "Round 2", 62),
    }
    store.define_company("Meadow Lane", True)
    store.define_company("Harbor Home", False)
    store.define_round("Round 1", date(2026, 3, 2), date(2026, 3, 27), "Drawn by lot.")
    store.define_round("Round 2", date(2026, 5, 11), date(2026, 6, 5), "Drawn by lot.")
    origins = {"a2": DRAFT}
    ids = store.add_interactions(
        (_new(name, *values), transcript(origins.get(name, TEXT))) for name, values in plan.items()
    )
    found = dict(zip(plan, ids, strict=True))
    _survey(store, found["a2"])
    reviewing = Reviewing(store)
    given = [
        ("a1", ANNA, NO_RECAP), ("a1", BEN, NO_CLOSING), ("a2", ANNA, POOR), ("a2", BEN, POOR), ("b1", ANNA, UNCHECKED),
        ("a3", ANNA, FULL), ("b2", BEN, NO_RECAP), ("h1", ANNA, NO_CLOSING),
    ]  # fmt: skip
    for at, (name, evaluator, letters) in enumerate(given):
        when = datetime(2026, 6, 9, 9, at, tzinfo=UTC)
        quote = OPENING if letters == FULL else ""
        reviewing.submit(found[name], evaluator, marks_of(letters, "Seen.", quote), "Worth a talk.", when)
    store.add_calibration("Spring", [ANNA, BEN], [found["a1"], found["a2"]])
    return found


def reporting(store: Store) -> Reporting:
    return Reporting(store, today=lambda: MADE_ON)


def context() -> JobContext:
    return JobContext()


def _new(name: str, agent: str, company: str, round_name: str, days: int) -> NewInteraction:
    return NewInteraction(
        title=f"Order {name}",
        channel=Channel.CALL if name == "a2" else Channel.CHAT,
        company=company,
        source=Path(f"/somewhere/{name}.txt"),
        sha256=f"sha of {name}",
        agent=agent,
        round_name=round_name,
        external_id=name,
        started_at=datetime(2026, 3, 3, 10, tzinfo=UTC) + timedelta(days=days),
    )


def _survey(store: Store, number: int) -> None:
    answer = NewSurveyResponse(
        number,
        "How satisfied were you?",
        Decimal(1),
        Decimal(5),
        Decimal(1),
        Decimal(0),
        "one",
        "Nobody cared.",
    )
    store.add_survey_responses([answer])
