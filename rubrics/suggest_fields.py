"""Reading the rules of the automatic suggestion. What a check's arguments mean is asked of whoever knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeAlias

from rubrics.fields import Fields
from rubrics.model import CheckUse, SuggestRule
from rubrics.nodes import Node, at, plain

ArgumentFault: TypeAlias = tuple[str, str, str]
"""Path inside the check's map ("phrases[0]", "" for the whole), message, suggestion ("" for none)."""

CheckArguments: TypeAlias = Callable[[CheckUse], Sequence[ArgumentFault]]


def read_suggest(criterion: Fields, check_arguments: CheckArguments | None) -> tuple[SuggestRule, ...]:
    """The `suggest` rules of a criterion, in order."""
    found = (criterion.element(path, node) for path, node in criterion.items("suggest"))
    return tuple(_rule(fields, check_arguments) for fields in found)


def _rule(fields: Fields, check_arguments: CheckArguments | None) -> SuggestRule:
    rule = SuggestRule(
        answer=fields.text("answer", required=True),
        any_of=_uses(fields, "any_of", check_arguments),
        all_of=_uses(fields, "all_of", check_arguments),
        none_of=_uses(fields, "none_of", check_arguments),
        confidence=float(fields.number("confidence", Decimal("0.5"), high=1)),
        reason=fields.text("reason"),
    )
    fields.finish()
    if fields.is_map and not (rule.any_of or rule.all_of or rule.none_of):
        fields.fault("", "This rule names no check, so it would always hold.", "Use any_of or all_of.")
    return rule


def _uses(fields: Fields, key: str, check_arguments: CheckArguments | None) -> tuple[CheckUse, ...]:
    return tuple(_use(fields, path, node, check_arguments) for path, node in fields.items(key))


def _use(fields: Fields, path: str, node: Node, check_arguments: CheckArguments | None) -> CheckUse:
    inner = fields.element(path, node)
    name = inner.text("check", required=True)
    arguments = {entry.key: plain(entry.node) for entry in node.entries or () if entry.key != "check"}
    use = CheckUse(name, arguments)
    if name and check_arguments is not None:
        for place, message, suggestion in check_arguments(use):
            inner.fault(place, message, suggestion, _deepest(node, place))
    return use


def _deepest(node: Node, path: str) -> Node:
    while path:
        found = at(node, path)
        if found is not None:
            return found
        path = path.rpartition("." if path.rfind(".") > path.rfind("[") else "[")[0]
    return node
