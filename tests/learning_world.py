"""A workspace with something to learn: marked chats whose agents are warm when they say a word no check looks for."""

from __future__ import annotations

import random

from storage_world import interaction, transcript

from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent, EvaluatorName
from rubrics.model import Answer, AnswerState
from scoring.model import Mark
from scoring.score import score

FORM = """
rubric: desk
title: At the desk
version: {version}
language: en
thresholds: {{interaction: 91, customer: 85}}
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - key: warm
        title: Warm words
        weight: 1
        guidance: The agent is warm.
        scale: yes_no
        suggest:
          - answer: "yes"
            confidence: 0.9
            reason: The agent names the day.
            all_of: [{{check: phrases, speaker: agent, phrases: [on friday]}}]
          - answer: "no"
            confidence: 0.6
            reason: The agent does not name the day.
            none_of: [{{check: phrases, speaker: agent, phrases: [on friday]}}]
      - {{key: closing, title: Closing, weight: 1, guidance: Says goodbye., scale: yes_no}}
"""
ANNA = EvaluatorName("Anna Lindt")
AGENTS = ("Maya Brandt", "Tom Reed", "Priya Shah", "Ida Moss")
MARKED = 48


def said(chance: random.Random, place: int) -> tuple[tuple[str, ...], bool]:
    """A short chat, and whether its agent is warm: says “gladly”."""
    warm = chance.random() < 0.5
    day = chance.choice(["on Friday", "on Monday", "today"])
    colour = chance.choice(["red", "blue", "green", "white"])
    help_words = "I will gladly help you" if warm else "I will help you"
    opening = f"{help_words} with the {colour} lamp and send it {day}."
    return (opening, f"Thank you, it is order {place}.", "That is done now, goodbye."), warm


def fill(store: Store, is_noise: bool = False) -> tuple[int, ...]:
    """Marked chats of four agents, then two more that nobody has marked: the first of them warm."""
    Rubrics(store)
    rubric = store.publish_rubric(FORM.format(version=1))
    chance = random.Random(3)
    talks = [said(chance, place) for place in range(MARKED)]
    fresh = ("I will gladly see to it.", "Thank you."), ("I will see to it.", "Thank you.")
    ids = store.add_interactions(
        [
            (interaction(f"chat{place}", agent=AGENTS[place % len(AGENTS)]), transcript(*texts))
            for place, texts in enumerate([*(texts for texts, _ in talks), *fresh])
        ]
    )
    for number, (_, warm) in zip(ids, talks, strict=False):
        yes = chance.random() < 0.5 if is_noise else warm
        mark(store, rubric.id, number, "yes" if yes else "no")
    return ids


def mark(store: Store, rubric_id: int, number: int, value: str) -> None:
    form, stored = store.rubric(rubric_id).rubric, store.newest_transcript(number)
    assert stored is not None
    marks = tuple(
        Mark(key, Answer(AnswerState.ANSWERED, one)) for key, one in (("warm", value), ("closing", "yes"))
    )
    explanation = score(form, {one.criterion_key: one.answer for one in marks})
    store.submit(number, ANNA, DraftContent(rubric_id, stored.id, marks), explanation)
