"""A workspace with a little of everything that the library is asked for, made by the store's own calls."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from storage_world import form, interaction, read_rubric, transcript

from qa_studio.rows import Channel
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent, EvaluatorName, NewSurveyResponse
from rubrics.model import Answer, AnswerState
from scoring.model import Mark
from scoring.score import score

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANNA, BEN = EvaluatorName("Anna Lindt"), EvaluatorName("Ben Carter")
TALK = (
    ("Thank you for calling Meadow Lane", "The café lamp came broken"),
    ("Good morning", "Where is my lamp, please?"),
    ("Hello, Maya here", "I would like my money back"),
    ("Grüße aus Łódź", "E-mail me, order ML-4711"),
)


def fill(store: Store, count: int = 24) -> tuple[int, ...]:
    """Interactions of three agents in two teams: every third without transcript, and every state there is.

    Returns: their ids.
    """
    store.publish_rubric(form())
    agents = ("Maya Brandt", "tom Reed", "Zoë Álvarez")
    ids = store.add_interactions(
        (
            interaction(
                f"talk {number}",
                agent=agents[number % 3],
                channel=(Channel.CALL, Channel.CHAT, Channel.EMAIL)[number % 3],
                round_name=("", "Round 1", "Round 2")[number % 3],
                started_at=None if number % 7 == 6 else START + timedelta(days=number),
                duration_s=None if number % 5 == 0 else 60.0 * number,
            ),
            None if number % 3 == 2 else transcript(*TALK[number % len(TALK)]),
        )
        for number in range(count)
    )
    store.define_agent("Maya Brandt", "Meadow Lane", "North")
    store.define_agent("tom Reed", "Meadow Lane", "south")
    for number, interaction_id in enumerate(ids):
        judge(store, interaction_id, number)
    store.add_flag(ids[::5], "Anna Lindt")
    store.add_tag(ids[::4], "Coaching", "coaching", "Anna Lindt")
    store.remove(ids[-2:])
    return ids


def judge(store: Store, interaction_id: int, number: int) -> None:
    """A draft, a good evaluation, a bad one, or none; and a rating for every other one."""
    if number % 4 == 1:
        store.save_draft(interaction_id, ANNA, content(store, interaction_id, good=True))
    elif number % 4 in (2, 3):
        submit(store, interaction_id, ANNA, good=number % 4 == 2)
    if number % 2 == 0:
        stars = number % 5 + 1
        store.add_survey_responses([rating(interaction_id, stars)])


def submit(store: Store, interaction_id: int, who: EvaluatorName, *, good: bool = True) -> None:
    told = content(store, interaction_id, good=good)
    explanation = score(read_rubric(form()), {mark.criterion_key: mark.answer for mark in told.marks})
    store.submit(interaction_id, who, told, explanation)


def content(store: Store, interaction_id: int, *, good: bool) -> DraftContent:
    rubric, newest = store.current_rubric(), store.newest_transcript(interaction_id)
    assert rubric is not None
    answer = Answer(AnswerState.ANSWERED, "yes" if good else "no")
    return DraftContent(
        rubric.id, newest.id if newest else None, (Mark("greeting", answer), Mark("closing", answer))
    )


def rating(interaction_id: int, stars: int) -> NewSurveyResponse:
    """Of 5."""
    return NewSurveyResponse(
        interaction_id=interaction_id,
        question="How was it?",
        scale_min=Decimal(1),
        scale_max=Decimal(5),
        rating=Decimal(stars),
        rating_pct=Decimal(25) * (stars - 1),
        fingerprint=f"{interaction_id} {stars}",
    )
