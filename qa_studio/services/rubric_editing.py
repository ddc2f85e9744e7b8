"""A form on the desk: its text, what it says, what is wrong with it, and every change with its way back.

Owns the history and the draft's file. What a change of the editor means for the text stands in
`rubric_rows` and `rubric_scales`; the text itself is `rubrics.document`'s. Knows no window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.services import rubric_values as values
from qa_studio.services.rubric_problems import Problem, Share, examined, shares
from qa_studio.services.rubric_rows import RowChanges
from qa_studio.services.rubric_rules import RuleChanges
from qa_studio.services.rubric_scales import ScaleChanges
from rubrics.document import Document, History
from rubrics.edits import Edit, RemoveField, SetField, steps
from rubrics.model import Answer, Condition, Criterion, Policy, Rubric, Section, VersionState
from rubrics.presets import PRESETS, preset
from scoring.marks import fits

__all__ = ["ChangedOnDiskError", "EditingSession", "PresetRow", "Problem", "Share", "presets"]


class ChangedOnDiskError(StudioError):
    """The draft's file has been changed by somebody else since it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class PresetRow:
    """The policy of another system, to be taken over."""

    name: str
    title: str
    description: str


def presets() -> tuple[PresetRow, ...]:
    """In the order in which they are offered."""
    return tuple(PresetRow(one.name, one.title, one.description) for one in PRESETS)


class EditingSession:
    """One form being edited, or only looked at when it is frozen.

    Attributes:
        path: the draft's file; None for a version that never changes.
        before: the newest published version of the same key, which keys and lineage refer to; None without.
        is_builtin: comes with the product.
        rows, scales, rules: changes to sections and criteria, to answer scales, and to what suggests an answer.
        problems: faults by line, then remarks.
        is_readable: False while the text is no form at all; it can only be undone then.
    """

    def __init__(
        self,
        document: Document,
        path: Path | None,
        state: VersionState = VersionState.DRAFT,
        before: Rubric | None = None,
        is_builtin: bool = False,
    ) -> None:
        self._history = History(document)
        self._saved, self._on_disk = document.text, document.original
        self._merge = ""
        self._rubric = Rubric("", document.name, 1, ())
        self._content: Any = {}
        self.path, self.state, self.before = path, state, before
        self.is_builtin = is_builtin
        self.rows, self.scales, self.rules = RowChanges(self), ScaleChanges(self), RuleChanges(self)
        self._look()

    def _look(self) -> None:
        rubric, self.problems = examined(self.text, self.document.name)
        self.is_readable = rubric is not None
        if rubric is not None:
            self._rubric, self._content = rubric, self.document.content()

    @property
    def document(self) -> Document:
        return self._history.document

    @property
    def text(self) -> str:
        """The YAML as it would be saved."""
        return self.document.text

    @property
    def rubric(self) -> Rubric:
        """The form as far as it can be read, with defaults in faulty places."""
        return self._rubric

    @property
    def is_frozen(self) -> bool:
        """True for what cannot be edited here: published and retired versions, built-ins, and what is no YAML."""
        return self.path is None or not self.is_readable

    @property
    def faults(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.is_fault)

    @property
    def is_changed(self) -> bool:
        """True while the file does not hold the text as it is."""
        return self.text != self._saved

    @property
    def undo_words(self) -> str:
        """What undo takes back; "" when there is nothing."""
        return self._history.undo_words

    @property
    def redo_words(self) -> str:
        return self._history.redo_words

    def shares(self, without: Sequence[str] = ()) -> dict[str, Share]:
        """Criterion key -> what it counts, when `without` are N/A."""
        return shares(self._rubric, without)

    def at(self, path: str) -> Rubric | Section | Criterion | None:
        """What stands at the path of a row, "" for the form; None when there is no such row."""
        places = [step for step in steps(path) if isinstance(step, int)] if path else []
        found: Rubric | Section | Criterion = self._rubric
        for place in places[:2]:
            below = found.sections if isinstance(found, Rubric) else getattr(found, "criteria", ())
            if place >= len(below):
                return None
            found = below[place]
        return found

    def takes(self, key: str, answer: Answer) -> bool:
        """Whether a criterion of the form may be answered like this."""
        criterion = self._rubric.criterion(key)
        return criterion is not None and fits(criterion, answer, self._rubric.policy)

    def written(self, path: str) -> Any:
        """The value as it stands in the text, also a faulty one; None when it is not there."""
        place = self._content
        for step in steps(path):
            if isinstance(place, Mapping):
                place = place.get(step)
            elif isinstance(place, list) and isinstance(step, int) and step < len(place):
                place = place[step]
            else:
                return None
        return place

    def do(self, words: str, *edits: Edit, merge: str = "") -> None:
        """One step of undo. Steps of the same `merge` right after each other are one.

        Raises: EditError when a change does not fit; StudioError when the form is frozen. Nothing is changed
            then.
        """
        if self.is_frozen:
            raise StudioError(
                tr("{title} cannot be changed. Make a new draft from it.", title=self._rubric.title)
            )
        before = self._history
        after = before.do(words, *edits)
        if after is before:
            return
        if merge and merge == self._merge and before.past:
            after = History(after.document, before.past)
        self._merge, self._history = merge, after
        self._look()

    def undo(self) -> None:
        """Take the last step back; nothing when there is none."""
        self._go(self._history.undo())

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self._go(self._history.redo())

    def _go(self, history: History) -> None:
        self._history, self._merge = history, ""
        self._look()

    def end_step(self) -> None:
        """The next change is a step of its own, whatever it merges with."""
        self._merge = ""

    def put(self, path: str, value: Any, words: str, merge: str = "") -> None:
        """Set a field; None, "" and an empty list take it out, unless the form needs it there."""
        is_empty = value is None or value in ("", (), [])
        if is_empty and path.rpartition(".")[2] not in values.REQUIRED:
            if self.written(path) is not None:
                self.do(words, RemoveField(path), merge=merge)
        else:
            self.do(words, SetField(path, value), merge=merge)

    def put_number(self, path: str, text: str, words: str) -> None:
        """Set a number as it was typed; what is no number is written too, and is a fault there."""
        self.put(path, values.typed_number(text), words, merge=path)

    def set_condition(self, path: str, condition: Condition | None) -> None:
        """When a criterion or a section is shown; None: always."""
        value = values.condition_value(condition) if condition is not None else None
        place = f"{path}.shown_when"
        self.put(place, value, "Condition", merge=place) if value else self.put(place, None, "Condition")

    def set_policy(self, name: str) -> None:
        """Take over the policy of another system; unknown names change nothing."""
        found = preset(name)
        if found is not None:
            value = values.policy_value(found.policy)
            self.do(f"Policy as in {found.title}", SetField("policy", value))

    def preset_name(self) -> str:
        """The other system whose policy this is; "" for none, and for the usual policy, which is nobody's."""
        if self._rubric.policy == Policy():
            return ""
        return next((one.name for one in PRESETS if one.policy == self._rubric.policy), "")

    def data(self) -> bytes:
        """The bytes of its file: to the last one those that were read, when nothing was changed."""
        return self.document.data()

    def save(self, over_changes: bool = False) -> bool:
        """Write the draft's file when it differs. Returns: whether anything was written.

        Args:
            over_changes: also when the file was changed by somebody else meanwhile.

        Raises: ChangedOnDiskError; RubricError when the file cannot be written.
        """
        if self.path is None or not self.is_changed:
            return False
        if not over_changes and self._is_changed_on_disk(self.path):
            raise ChangedOnDiskError(
                tr(
                    "{name} was changed outside this window. Save over it, or read it again and lose "
                    "what was changed here.",
                    name=self.path.name,
                )
            )
        self.document.save(self.path)
        self._saved, self._on_disk = self.text, self.data()
        return True

    def _is_changed_on_disk(self, path: Path) -> bool:
        try:
            return self._on_disk is not None and path.read_bytes() != self._on_disk
        except OSError:
            return False  # it is gone: saving brings it back
