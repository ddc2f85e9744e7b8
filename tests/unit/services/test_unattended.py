"""Automatic marks stand alone where people have shown that they can, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_text import Pdf
from storage_world import interaction, put_in_use, transcript

from qa_studio.jobs.context import JobContext
from qa_studio.rows import EvaluatorKind
from qa_studio.services.reporting import Reporting
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.trust import Trusting
from qa_studio.services.unattended import unattended
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent
from reports.errors import NothingToReportError
from rubrics.model import Answer, AnswerState
from scoring.automatic import automatic_score
from scoring.model import Evidence, Finding, Mark

YES, NO = Answer(AnswerState.ANSWERED, "yes"), Answer(AnswerState.ANSWERED, "no")
MARKED, ALONE = 16, 2
FORM = """
rubric: small
title: Small form
version: 1
language: en
thresholds: {interaction: 91, customer: 85}
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - {key: greeting, title: Greeting, weight: 9, guidance: Says hello., scale: yes_no}
      - {key: closing, title: Closing, weight: 1, guidance: Says goodbye., scale: yes_no}
"""


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    """Sixteen chats in whose greeting a person agrees with the suggestion, never in the closing; and two that nobody
    has judged."""
    (tmp_path / "form.yaml").write_text(FORM, encoding="utf-8")
    put_in_use(store, tmp_path / "form.yaml")
    rounds = ["Round 1"] * MARKED + ["Round 2"] * ALONE
    chats = [interaction(f"chat {at}", round_name=name) for at, name in enumerate(rounds)]
    store.add_interactions([(one, transcript("Hello there.", "Hi.", "Bye.")) for one in chats])
    for number in range(1, len(chats) + 1):
        said = YES if number % 2 else NO
        suggest(store, number, said)
        if number <= MARKED:
            other = NO if number % 2 else YES
            Reviewing(store).submit(
                number, "Anna Lindt", [Mark("greeting", said), Mark("closing", other)], ""
            )
    Trusting(store).set({"pairs": 10, "kappa": "0.5"})
    return store


def suggest(store: Store, number: int, said: Answer) -> None:
    rubric, words = store.current_rubric(), store.newest_transcript(number)
    assert rubric is not None
    assert words is not None
    piece = (Evidence(0, 0, 5, "Hello"),)
    found = [Finding(key, said, 0.9, "Said.", piece) for key in ("greeting", "closing")]
    marks = tuple(Mark(one.criterion_key, said, origin="automatic", evidence=piece) for one in found)
    content = DraftContent(rubric.id, words.id, marks)
    store.save_suggestions(number, content, found, automatic_score(rubric.rubric, found))


def alone(store: Store) -> tuple[int, ...]:
    found = store.evaluations(round_name="Round 2", kind=EvaluatorKind.AUTOMATIC)
    assert len(found) == ALONE
    return tuple(len(one.marks) for one in unattended(store, found))


def test_only_marks_that_have_earned_it_are_counted(filled: Store) -> None:
    assert Trusting(filled).earned() == {"greeting"}
    assert alone(filled) == (1, 1), "the closing that people mark otherwise is left out"


def test_a_higher_bar_leaves_nothing_to_count(filled: Store) -> None:
    Trusting(filled).set({"kappa": "0.99"})
    assert alone(filled) == ()


def test_what_other_checks_have_suggested_has_not_earned_what_these_have(
    filled: Store, tmp_path: Path
) -> None:
    changed = FORM.replace("version: 1", "version: 2").replace("Greeting,", "Greeting, bar: 0.6,")
    (tmp_path / "form.yaml").write_text(changed, encoding="utf-8")
    put_in_use(filled, tmp_path / "form.yaml")
    for number in range(1, MARKED + 1):
        suggest(filled, number, YES if number % 2 else NO)
    assert Trusting(filled).earned() == {"greeting"}
    assert alone(filled) == (), "these chats have only suggestions of the checks before"
    for number in range(MARKED + 1, MARKED + ALONE + 1):
        suggest(filled, number, YES)
    newer = filled.evaluations(round_name="Round 2", kind=EvaluatorKind.AUTOMATIC)
    assert {one.rubric.version for one in unattended(filled, newer)} == {2}


def test_a_report_where_nobody_has_judged_stands_on_earned_marks_and_says_so(
    filled: Store, tmp_path: Path, context: JobContext
) -> None:
    reporting = Reporting(filled)
    pdf = Pdf(reporting.coaching("Maya Brandt", "Round 2", tmp_path / "a.pdf", context))
    try:
        assert "no person has judged these interactions" in pdf.pages[0]
    finally:
        pdf.close()
    Trusting(filled).set({"kappa": "0.99"})
    with pytest.raises(NothingToReportError, match="has earned it"):
        reporting.coaching("Maya Brandt", "Round 2", tmp_path / "a.pdf", context)
