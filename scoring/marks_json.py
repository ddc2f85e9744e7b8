"""Marks written as JSON: criterion key -> mark, "na", "hidden" or null."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from rubrics.fields import did_you_mean
from rubrics.model import (
    HIDDEN,
    NOT_APPLICABLE,
    UNANSWERED,
    Answer,
    AnswerState,
    Criterion,
    Rubric,
    ScaleKind,
)
from scoring.errors import MarksError, ScoringError
from scoring.marks import fault_of

MOST_CHARACTERS = 1_000_000


def read_marks(rubric: Rubric, text: str) -> dict[str, Answer]:
    """Marks from JSON text, e.g. {"greeting": "2", "apology": "na", "note": null}.

    Numbers are taken for points, bands and levels, lists for choices, true and false for yes and no.

    Raises: ScoringError when the text is no JSON object, or names a criterion twice; MarksError with every mark that
        does not belong to the rubric or lies outside its scale.
    """
    marks = _object(text)
    faults = list(_faults(rubric, marks))
    if faults:
        raise MarksError(rubric.title, faults)
    by_key = {criterion.key: criterion for criterion in rubric.criteria()}
    return {key: _answer(by_key[key], mark) for key, mark in marks.items()}


def _object(text: str) -> dict[str, Any]:
    if len(text) > MOST_CHARACTERS:
        raise ScoringError("The marks are too large to be those of one interaction.")
    try:
        found = json.loads(
            text,
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_refuse,
            object_pairs_hook=_once,
        )
    except (json.JSONDecodeError, ArithmeticError, RecursionError) as err:
        where = f" in line {err.lineno}" if isinstance(err, json.JSONDecodeError) else ""
        raise ScoringError(f'The marks are no JSON{where}; expected is {{"criterion": mark, …}}.') from err
    if not isinstance(found, dict):
        raise ScoringError('The marks have to be a JSON object: {"criterion": mark, …}.')
    return found


def _refuse(word: str) -> Any:
    raise ScoringError(f"'{word}' is not a number that can be counted with.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ScoringError(f"'{twice}' is marked twice.")
    return found


def _faults(rubric: Rubric, marks: Mapping[str, Any]) -> Iterator[str]:
    by_key = {criterion.key: criterion for criterion in rubric.criteria()}
    for key, mark in marks.items():
        if key not in by_key:
            yield f"There is no criterion '{key[:64]}'. {did_you_mean(key, by_key)}".strip()
            continue
        fault = fault_of(by_key[key], _answer(by_key[key], mark), rubric.policy)
        if fault is not None:
            yield fault


def _answer(criterion: Criterion, mark: Any) -> Answer:
    if mark is None:
        return UNANSWERED
    if isinstance(mark, str) and mark in ("na", "hidden") and criterion.scale.kind is not ScaleKind.TEXT:
        return NOT_APPLICABLE if mark == "na" else HIDDEN
    return Answer(AnswerState.ANSWERED, _value(criterion, mark))


def _value(criterion: Criterion, mark: Any) -> Any:
    kind = criterion.scale.kind
    if kind in (ScaleKind.POINTS, ScaleKind.BANDS):
        return _number(mark)
    if kind is ScaleKind.CHOICES:
        return tuple(map(str, mark)) if isinstance(mark, list) else (str(mark),)
    if kind is ScaleKind.YES_NO and isinstance(mark, bool):
        return "yes" if mark else "no"
    if kind is ScaleKind.TEXT or isinstance(mark, (list, dict, bool)):
        return mark if isinstance(mark, str) else json.dumps(mark, default=str)
    return f"{mark:f}" if isinstance(mark, Decimal) else str(mark)


def _number(mark: Any) -> Any:
    if isinstance(mark, str) and len(mark) < 40:
        try:
            return Decimal(mark.strip())
        except ArithmeticError:
            return mark
    return mark
