"""Changes to the rules that suggest an answer: their order, their conditions, and what a check is given.

Only the place that is meant is touched: what no form can show, and remarks in the file, stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from rubrics.edits import Edit, InsertItem, MoveItem, RemoveField, RemoveItem, SetField
from rubrics.emit import normal
from rubrics.model import Criterion

if TYPE_CHECKING:
    from qa_studio.services.rubric_editing import EditingSession

GROUPS = ("all_of", "any_of", "none_of")
USUAL_CONFIDENCE = 0.7
"""Of a new rule: over the usual bar, and no more than that until it was tried."""
MOST_STEPS = 6
"""Changes to a list beyond which it is written anew."""


class RuleChanges:
    """Paths are those of criteria, of rules ("…criteria[2].suggest[0]") or of conditions ("….all_of[1]")."""

    def __init__(self, session: EditingSession) -> None:
        self._session = session

    def add(self, path: str) -> int:
        """Put a new rule behind the others of a criterion, with wordings yet to be typed. Returns: its place."""
        criterion = self._session.at(path)
        options = criterion.scale.options if isinstance(criterion, Criterion) else ()
        answer = options[0].key if options else "1"
        value = {"answer": answer, "confidence": USUAL_CONFIDENCE, "any_of": [wordings()]}
        self._session.rows.append(f"{path}.suggest", value, "New rule")
        return self.count(f"{path}.suggest") - 1

    def duplicate(self, path: str, place: int) -> int:
        """Put a copy of a rule behind it. Returns: the copy's place."""
        value = self._session.written(f"{path}.suggest[{place}]")
        self._session.do("Duplicate the rule", InsertItem(f"{path}.suggest", place + 1, value))
        return place + 1

    def move(self, path: str, place: int, by: int) -> int:
        """Move a rule up (-1) or down (1); nothing at the ends. Returns: its place."""
        rules = f"{path}.suggest"
        if not 0 <= place + by < self.count(rules):
            return place
        self._session.do("Move the rule", MoveItem(rules, place, rules, place + by))
        return place + by

    def remove(self, path: str, place: int) -> None:
        """Take a rule out; the list goes with the last one."""
        self._take("Remove the rule", f"{path}.suggest", place)

    def add_condition(self, rule: str, group: str, check: str) -> int:
        """Put a check behind the others of a group. Returns: its place."""
        value = wordings() if check == "phrases" else {"check": check}
        self._session.rows.append(f"{rule}.{group}", value, "New condition")
        return self.count(f"{rule}.{group}") - 1

    def remove_condition(self, rule: str, group: str, place: int) -> None:
        """Take a condition out; the group goes with its last one."""
        self._take("Remove the condition", f"{rule}.{group}", place)

    def regroup(self, rule: str, group: str, place: int, target: str) -> int:
        """Have a condition decide in another way. Returns: its place in the other group."""
        source, into = f"{rule}.{group}", f"{rule}.{target}"
        if group == target:
            return place
        end = self.count(into)
        edits: list[Edit] = [MoveItem(source, place, into, end)]
        if self.count(source) == 1:
            edits = [InsertItem(into, end, self._session.written(f"{source}[{place}]")), RemoveField(source)]
        self._session.do("When it holds", *edits)
        return end

    def set_check(self, condition: str, check: str) -> None:
        """Look for something else: what both checks are given stays, what only the old one knew goes."""
        from scoring.checks import CHECKS, COMPOSED, arguments

        if self._session.written(f"{condition}.check") == check:
            return
        known = arguments(check) if check in CHECKS or check in COMPOSED else {}
        given = self._session.written(condition) or {}
        kept = {name: value for name, value in given.items() if name in known}
        self._session.do("Check", SetField(condition, {"check": check, **kept}))

    def put(self, path: str, value: Any, words: str, merge: str = "") -> None:
        """Set a field below a rule or a condition; None takes it out. The same again changes nothing."""
        if value is None:
            if self._session.written(path) is not None:
                self._session.do(words, RemoveField(path), merge=merge)
        elif self._session.written(path) != normal(value):
            self._session.do(words, SetField(path, value), merge=merge)

    def put_turns(self, condition: str, which: str, count: int) -> None:
        """Search the first or the last turns only.

        Args:
            which: "first_turns" or "last_turns"; "" for the whole conversation.
        """
        edits: list[Edit] = [
            RemoveField(f"{condition}.{name}")
            for name in ("first_turns", "last_turns")
            if name != which and self._session.written(f"{condition}.{name}") is not None
        ]
        if which and self._session.written(f"{condition}.{which}") != count:
            edits.append(SetField(f"{condition}.{which}", count))
        if edits:
            self._session.do("Where it is looked for", *edits)

    def put_lines(self, path: str, lines: Sequence[str], words: str) -> None:
        """Set a list of texts; those that stay are not written anew."""
        before = self._session.written(path)
        if not isinstance(before, list) or not before or not lines:
            self.put(path, list(lines), words, merge=path)
            return
        edits = _steps(path, before, list(lines))
        if edits:
            many = len(edits) > MOST_STEPS
            self._session.do(words, *([SetField(path, list(lines))] if many else edits), merge=path)

    def count(self, list_path: str) -> int:
        """How many elements a list has; 0 for what is none."""
        found = self._session.written(list_path)
        return len(found) if isinstance(found, list) else 0

    def _take(self, words: str, list_path: str, place: int) -> None:
        last = self.count(list_path) == 1
        self._session.do(words, RemoveField(list_path) if last else RemoveItem(list_path, place))


def wordings() -> dict[str, Any]:
    """A check for wordings of the agent's, yet to be typed."""
    return {"check": "phrases", "speaker": "agent", "phrases": []}


def _steps(path: str, before: list[Any], after: list[str]) -> list[Edit]:
    """From one list to the other, from the end on, so that places stay true."""
    edits: list[Edit] = []
    for tag, start, end, first, last in reversed(SequenceMatcher(None, before, after, False).get_opcodes()):
        if tag == "equal":
            continue
        shared = min(end - start, last - first)
        edits += [RemoveItem(path, place) for place in reversed(range(start + shared, end))]
        edits += [InsertItem(path, start + shared, line) for line in reversed(after[first + shared : last])]
        edits += [SetField(f"{path}[{start + n}]", after[first + n]) for n in reversed(range(shared))]
    return edits
