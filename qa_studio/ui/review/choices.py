"""What can be answered to a criterion, in the order of its keys 1..9, and how an answer is worded. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from qa_studio.language import tr
from rubrics.model import (
    NOT_APPLICABLE,
    Answer,
    AnswerState,
    Criterion,
    Option,
    Scale,
    ScaleKind,
)

NA_LABEL = "N/A"
HAS_OPTIONS = frozenset({ScaleKind.YES_NO, ScaleKind.LEVELS, ScaleKind.CHOICES})


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a reviewer can give with one key.

    Attributes:
        digit: "1".."9" in the order of the form, "N" for not applicable, "" beyond nine options.
        hint: the anchor and examples of the level, in words; "" when the rubric has none.
    """

    answer: Answer
    label: str
    digit: str
    hint: str = ""


def choices(criterion: Criterion) -> tuple[Choice, ...]:
    """The answers of a criterion's scale, and "N/A" last where the rubric allows it."""
    options = criterion.scale.options if criterion.scale.kind in HAS_OPTIONS else ()
    found = [
        Choice(
            Answer(AnswerState.ANSWERED, option.key),
            option.label,
            str(place) if place < 10 else "",
            hint(option),
        )
        for place, option in enumerate(options, start=1)
    ]
    if criterion.na_allowed:
        found.append(
            Choice(NOT_APPLICABLE, NA_LABEL, "N", tr("Not applicable: there was no occasion for it"))
        )
    return tuple(found)


def hint(option: Option) -> str:
    """The anchor of a level and its examples in quotation marks."""
    examples = " · ".join(f"“{example}”" for example in option.examples)
    return "\n".join(part for part in (option.anchor, examples) if part)


def answer_words(scale: Scale, answer: Answer) -> str:
    """An answer as the form words it: "Both", "N/A", "7.5"; "not answered" where there is none."""
    if answer.state is AnswerState.NOT_APPLICABLE:
        return NA_LABEL
    if answer.state is AnswerState.HIDDEN:
        return tr("does not apply here")
    if answer.state is AnswerState.UNANSWERED or answer.value is None:
        return tr("not answered")
    if isinstance(answer.value, tuple):
        return ", ".join(_option_words(scale, key) for key in answer.value) or tr("none of these")
    return _option_words(scale, answer.value) if isinstance(answer.value, str) else str(answer.value)


def toggled(answer: Answer, key: str) -> Answer:
    """The answer to a multiple choice after one option was switched on or off."""
    chosen = answer.value if isinstance(answer.value, tuple) else ()
    rest = tuple(k for k in chosen if k != key)
    return Answer(AnswerState.ANSWERED, rest if key in chosen else (*chosen, key))


def extremes(criterion: Criterion) -> tuple[Answer, Answer] | None:
    """The answers that give the least and the most; None for text, which gives no score."""
    return criterion.scale.extremes()


def _option_words(scale: Scale, key: str) -> str:
    option = scale.option(key)
    return option.label if option else key
