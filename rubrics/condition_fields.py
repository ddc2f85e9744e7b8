"""Reading when a criterion or a section is shown."""

from __future__ import annotations

from rubrics.fields import Fields
from rubrics.model import AnswerIs, Condition


def read_condition(owner: Fields) -> Condition | None:
    """The `shown_when` of a criterion or a section; None when it is always shown."""
    fields = owner.below("shown_when")
    return None if fields is None else _condition(fields)


def _condition(fields: Fields) -> Condition:
    condition = Condition(
        channels=fields.texts("channel"),
        tags=fields.texts("tag"),
        answers=_answers(fields),
        any_of=_parts(fields, "any_of"),
        none_of=_parts(fields, "none_of"),
    )
    fields.finish()
    if fields.is_map and condition == Condition():
        fields.fault("", "This condition says nothing.", "Use channel, tag, answer, any_of or none_of.")
    return condition


def _answers(fields: Fields) -> tuple[AnswerIs, ...]:
    inner = fields.below("answer")
    if inner is None:
        return ()
    keys = [entry.key for entry in inner.node.entries or ()]
    return tuple(AnswerIs(key, inner.texts(key)) for key in keys)


def _parts(fields: Fields, key: str) -> tuple[Condition, ...]:
    return tuple(_condition(fields.element(path, node)) for path, node in fields.items(key))
