"""Evaluations, revisions, findings and rubric versions; what was published or submitted never changes."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from storage_world import form, interaction, read_rubric, transcript

from qa_studio.errors import StudioError
from qa_studio.rows import EvaluatorKind, WorkState
from qa_studio.storage import codec
from qa_studio.storage.store import Store
from qa_studio.storage.tables import Evaluation, MarkLine, RubricVersion
from qa_studio.storage.values import AUTOMATIC, DraftContent, EvaluatorName
from rubrics.model import NOT_APPLICABLE, Answer, AnswerState, Attribution, ScoreBand, VersionState
from scoring.model import Evidence, Explanation, Finding, Gate, Mark, Outcome, Part, SectionPart
from scoring.score import score

ANNA, BEN = EvaluatorName("Anna Lindt"), EvaluatorName("Ben Carter")
YES, NO = Answer(AnswerState.ANSWERED, "yes"), Answer(AnswerState.ANSWERED, "no")
SPAN = Evidence(0, 0, 7, "Hello 👋", 0.1, None)


def marks(greeting: Answer = YES, closing: Answer = YES) -> tuple[Mark, ...]:
    return (
        Mark(
            "greeting",
            greeting,
            "Schön gesagt 👍",
            "suggestion",
            (SPAN,),
            ("tone",),
            Attribution.POLICY,
            showing="mixed",
            unseen=NO,
        ),
        Mark("closing", closing),
    )


def content(store: Store, chat: int, given: Sequence[Mark], comment: str = "") -> DraftContent:
    newest = store.newest_transcript(chat)
    rubric = store.current_rubric() or store.publish_rubric(form())
    return DraftContent(rubric.id, newest.id if newest else None, tuple(given), comment)


def explained(given: Sequence[Mark]) -> Explanation:
    return score(read_rubric(form()), {mark.criterion_key: mark.answer for mark in given})


def submit(
    store: Store, chat: int, who: EvaluatorName, given: Sequence[Mark], at: datetime | None = None
) -> None:
    store.submit(chat, who, content(store, chat, given), explained(given), at)


def test_a_draft_is_replaced_as_a_whole_and_comes_back_exactly(store: Store, chat: int) -> None:
    store.save_draft(chat, ANNA, content(store, chat, marks(), "first"))
    store.save_draft(chat, ANNA, content(store, chat, marks(greeting=NOT_APPLICABLE)[:1], "seçond"))
    found = store.evaluation(chat, ANNA)
    assert found is not None
    assert (found.marks, found.comment) == (marks(greeting=NOT_APPLICABLE)[:1], "seçond")
    assert (found.revision, found.submitted_at, found.explanation) == (1, None, None)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(AnswerState.ANSWERED, Decimal("0.10")),
        Answer(AnswerState.ANSWERED, ("a", "b")),
        Answer(AnswerState.ANSWERED, ()),
        Answer(AnswerState.ANSWERED, "12"),
        Answer(AnswerState.HIDDEN),
        Answer(AnswerState.UNANSWERED),
        NOT_APPLICABLE,
    ],
)
def test_every_kind_of_answer_comes_back_as_what_it_was(store: Store, chat: int, answer: Answer) -> None:
    store.save_draft(chat, ANNA, content(store, chat, [Mark("greeting", answer)]))
    found = store.evaluation(chat, ANNA)
    assert found is not None
    assert found.marks == (Mark("greeting", answer),)
    assert str(found.marks[0].answer.value) == str(answer.value)


def test_an_explanation_comes_back_to_the_last_digit(store: Store, chat: int) -> None:
    part = Part("k", "T", AnswerState.ANSWERED, Decimal("0.5"), "1", Decimal(10), Decimal("33.333333333333"),
                Decimal("16.666666666667"), True, "näher", "1 of 2")  # fmt: skip
    section = SectionPart("s", "S", Decimal("30.0"), Decimal(100), Decimal("16.666666666667"), (part,))
    told = Explanation(
        Decimal("16.7"), Decimal("16.666666666667"), Outcome.NOT_MET, Decimal(91), (section,),
        (Gate("k", "cap", "…"),), ("x",), None, Decimal(0), Decimal("0.0"), ScoreBand("low", "Low", Decimal(0)),
    )  # fmt: skip
    given = content(store, chat, [Mark("greeting", YES)])
    store.submit(chat, ANNA, given, told)
    found = store.evaluation(chat, ANNA)
    assert found is not None
    assert found.explanation == told


def test_an_explanation_stored_before_a_field_existed_can_be_read() -> None:
    raw = codec.encode(explained(marks()))
    del raw["band"], raw["baseline"]
    raw["of_a_later_version"] = 1
    assert codec.decode(Explanation, raw).baseline == Decimal(0)


def test_a_submitted_evaluation_takes_no_more_drafts(store: Store, chat: int) -> None:
    submit(store, chat, ANNA, marks())
    with pytest.raises(StudioError, match=r"Anna Lindt has submitted this evaluation.*Reopen it"):
        store.save_draft(chat, ANNA, content(store, chat, marks(closing=NO)))
    with pytest.raises(StudioError, match="Reopen it"):
        submit(store, chat, ANNA, marks(closing=NO))
    found = store.evaluation(chat, ANNA)
    assert found is not None
    assert found.marks == marks()


@pytest.mark.parametrize(
    "statement",
    [
        update(Evaluation).values(comment="forged"),
        update(Evaluation).values(score=Decimal(100)),
        update(Evaluation).values(status="draft", submitted_at=None),
        delete(Evaluation),
        update(MarkLine).values(comment="forged"),
        delete(MarkLine),
        insert(MarkLine).values(
            evaluation_id=1,
            criterion_key="new",
            answer={},
            comment="",
            origin="person",
            evidence=[],
            reasons=[],
        ),
    ],
)
def test_the_database_itself_refuses_to_change_what_was_submitted(
    store: Store, chat: int, statement: object
) -> None:
    submit(store, chat, ANNA, marks())
    before = store.evaluation(chat, ANNA)
    with (
        pytest.raises(IntegrityError, match="submitted evaluation never changes"),
        store._writing() as session,
    ):
        session.execute(statement)  # type: ignore[call-overload]
    assert store.evaluation(chat, ANNA) == before


@pytest.mark.parametrize(
    "statement",
    [
        update(RubricVersion).values(text="forged"),
        update(RubricVersion).values(threshold=Decimal(50)),
        update(RubricVersion).values(status="draft"),
        delete(RubricVersion),
    ],
)
def test_the_database_itself_refuses_to_change_what_was_published(store: Store, statement: object) -> None:
    store.publish_rubric(form())
    with (
        pytest.raises(IntegrityError, match="published rubric version never changes"),
        store._writing() as session,
    ):
        session.execute(statement)  # type: ignore[call-overload]
    assert store.rubrics()[0].text == form()


def test_a_correction_is_a_new_revision_and_the_old_one_stays(store: Store, chat: int) -> None:
    submit(store, chat, ANNA, marks())
    reopened = store.reopen(chat, ANNA, "Overlooked the goodbye")
    assert (reopened.revision, reopened.reason, reopened.marks) == (2, "Overlooked the goodbye", marks())
    assert store.interaction_row(chat).score == Decimal("100.0"), "the first one counts until it is corrected"

    submit(store, chat, ANNA, marks(closing=NO))

    assert [found.marks for found in store.revisions(chat, ANNA)] == [marks(), marks(closing=NO)]
    assert store.interaction_row(chat).score == Decimal("50.0")
    (record,) = store.evaluations()
    assert (record.revision, record.reason, record.marks) == (2, "Overlooked the goodbye", marks(closing=NO))
    assert [record.revision for record in store.evaluations(superseded=True)] == [1, 2]


def test_there_is_nothing_to_reopen_before_it_is_submitted(store: Store, chat: int) -> None:
    with pytest.raises(StudioError, match="submitted nothing"):
        store.reopen(chat, ANNA, "why not")
    store.save_draft(chat, ANNA, content(store, chat, marks()))
    with pytest.raises(StudioError, match="submitted nothing"):
        store.reopen(chat, ANNA, "why not")


def test_an_evaluation_keeps_its_rubric_version_and_its_thresholds(store: Store, chat: int) -> None:
    submit(store, chat, ANNA, marks())
    store.publish_rubric(form(2, "99"))
    (record,) = store.evaluations()
    assert (record.rubric.version, record.rubric.state) == (1, VersionState.RETIRED)
    assert store.interaction_row(chat).threshold == Decimal(91)


def test_a_published_version_is_not_replaced_by_another_text(store: Store) -> None:
    store.publish_rubric(form())
    with pytest.raises(StudioError, match=r"Version 1 of the rubric “Small form” is published.*version 2"):
        store.publish_rubric(form(threshold="50"))
    assert store.publish_rubric(form()).id == store.rubrics()[0].id
    store.publish_rubric(form(3))
    with pytest.raises(StudioError, match=r"Version 3 .* is published already; version 2 cannot follow"):
        store.publish_rubric(form(2))
    assert [(found.rubric.version, found.rubric.state) for found in store.rubrics()] == [
        (3, VersionState.PUBLISHED),
        (1, VersionState.RETIRED),
    ]


def test_a_person_and_the_automatic_scorer_of_one_name_are_two(store: Store, chat: int) -> None:
    submit(store, chat, EvaluatorName("Automatic"), marks())
    assert store.evaluation(chat, AUTOMATIC) is None
    assert [record.evaluator_kind for record in store.evaluations()] == [EvaluatorKind.PERSON]


def finding(answer: Answer | None) -> Finding:
    return Finding("greeting", answer, 0.8 if answer else 0.0, "Heard “Hello 👋”.", (SPAN,) if answer else ())


def suggest(store: Store, chat: int, answer: Answer | None) -> bool:
    given = () if answer is None else (Mark("greeting", answer, origin="automatic", evidence=(SPAN,)),)
    told = replace(explained(given), score=None if answer is None else Decimal("50.0"))
    return store.save_suggestions(chat, content(store, chat, given), [finding(answer)], told)


def test_suggestions_make_an_automatic_evaluation_that_a_person_takes_precedence_over(
    store: Store, chat: int
) -> None:
    assert suggest(store, chat, YES)
    row = store.interaction_row(chat)
    assert (row.state, row.score, row.score_is_automatic) == (WorkState.SUGGESTED, Decimal("50.0"), True)
    submit(store, chat, ANNA, marks(closing=NO))
    row = store.interaction_row(chat)
    assert (row.state, row.score, row.score_is_automatic) == (WorkState.SUBMITTED, Decimal("50.0"), False)


def test_suggesting_the_same_again_changes_nothing(store: Store, chat: int) -> None:
    assert suggest(store, chat, YES)
    assert not suggest(store, chat, YES)
    assert suggest(store, chat, None)
    assert [found.revision for found in store.revisions(chat, AUTOMATIC)] == [1, 2]
    newest, rubric = store.newest_transcript(chat), store.current_rubric()
    assert newest is not None
    assert rubric is not None
    assert store.findings(newest.id, rubric.id) == (finding(None),)


def test_an_automatic_score_of_an_older_transcript_is_not_shown(store: Store, chat: int) -> None:
    suggest(store, chat, YES)
    store.add_transcript(chat, transcript("Quite different"))
    row = store.interaction_row(chat)
    assert (row.state, row.score, row.outcome) == (WorkState.TRANSCRIBED, None, None)
    assert store.evaluations(kind=None) == ()
    assert len(store.evaluations(kind=None, superseded=True)) == 1


def test_the_library_shows_the_newest_submission_of_any_person(store: Store, chat: int) -> None:
    now = datetime.now(UTC)
    submit(store, chat, ANNA, marks(), now)
    submit(store, chat, BEN, marks(closing=NO), now - timedelta(days=1))
    assert store.interaction_row(chat).score == Decimal("100.0")


def test_the_explanation_shown_is_the_one_of_the_score_shown(store: Store, chat: int) -> None:
    assert store.shown_explanation(chat) is None
    suggest(store, chat, YES)
    automatic = store.shown_explanation(chat)
    assert automatic is not None
    assert automatic.score == store.interaction_row(chat).score == Decimal("50.0")
    submit(store, chat, ANNA, marks())
    assert store.shown_explanation(chat) == explained(marks())


def test_records_are_found_by_agent_round_evaluator_and_interaction(store: Store) -> None:
    one, two = store.add_interactions(
        [
            (interaction("a", round_name="Round 1"), transcript("Hello 👋")),
            (interaction("b", agent="Tom Reed"), transcript("Hello 👋")),
        ]
    )
    submit(store, one, ANNA, marks())
    submit(store, one, BEN, marks(closing=NO))
    submit(store, two, ANNA, marks())
    store.save_draft(two, BEN, content(store, two, marks()))
    suggest(store, two, YES)

    def found(**asked: object) -> list[tuple[int, str]]:
        return [(record.row.id, record.evaluator) for record in store.evaluations(**asked)]  # type: ignore[arg-type]

    assert found() == [(one, ANNA.name), (one, BEN.name), (two, ANNA.name)]
    assert found(agent="Tom Reed") == [(two, ANNA.name)]
    assert found(round_name="Round 1", evaluators=[BEN.name]) == [(one, BEN.name)]
    assert found(interaction_ids=[two], kind=None) == [(two, ANNA.name), (two, AUTOMATIC.name)]
    record = store.evaluations(interaction_ids=[two])[0]
    assert record.transcript is not None
    assert record.transcript.turns[0].text == "Hello 👋"
    assert record.explanation.score == Decimal("100.0")
    store.remove([one])
    assert found() == [(two, ANNA.name)]


def test_a_calibration_session_keeps_the_order_of_its_members(store: Store) -> None:
    ids = store.add_interactions([(interaction(name), None) for name in "abc"])
    number = store.add_calibration("April", [BEN.name, ANNA.name], ids[::-1])
    assert store.add_calibration("April", [BEN.name, ANNA.name], ids[::-1]) == number
    (session,) = store.calibrations()
    assert (session.evaluators, session.interaction_ids) == ((BEN.name, ANNA.name), ids[::-1])
    store.remove(ids[:1])
    assert store.calibration(number).interaction_ids == (ids[2], ids[1])
    with pytest.raises(StudioError, match="no calibration session 99"):
        store.calibration(99)


SAVE_AND_DIE = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}]
from storage_world import form, interaction, read_rubric, transcript
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent, EvaluatorName
from rubrics.model import Answer, AnswerState
from scoring.model import Mark
store = Store.open(Path({folder!r}), read_rubric)
rubric = store.publish_rubric(form())
(number,) = store.add_interactions([(interaction(), transcript("Hello"))])
def save(answer, comment):
    marks = (Mark("greeting", Answer(AnswerState.ANSWERED, answer)),)
    store.save_draft(number, EvaluatorName("Anna Lindt"), DraftContent(rubric.id, 1, marks, comment))
save("no", "first")
save("yes", "second")
with store._writing() as session:
    session.connection().exec_driver_sql("UPDATE evaluation SET comment = 'half done'")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes cannot be killed this way here")
def test_a_killed_process_leaves_the_last_saved_marks(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    tests = Path(__file__).parents[2]
    code = SAVE_AND_DIE.format(root=str(tests.parent), tests=str(tests), folder=str(folder))
    run = subprocess.run([sys.executable, "-c", code], timeout=60, check=False, capture_output=True)
    assert run.returncode == -signal.SIGKILL, run.stderr

    with Store.open(folder, read_rubric) as store:
        found = store.evaluation(1, ANNA)
        assert found is not None
        assert (found.marks, found.comment) == ((Mark("greeting", YES),), "second")
        with store._reading() as session:
            assert session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
