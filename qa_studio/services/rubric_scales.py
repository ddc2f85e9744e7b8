"""Changes to the answer scale of a criterion: its kind, its answers, its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa_studio.services import rubric_values as values
from rubrics.edits import Edit, InsertItem, MoveItem, RemoveField, RemoveItem, SetField
from rubrics.model import Criterion, Scale, ScaleKind

if TYPE_CHECKING:
    from qa_studio.services.rubric_editing import EditingSession

USUAL_WEIGHT = 10


class ScaleChanges:
    """All paths are those of criteria, e.g. "sections[0].criteria[2]"."""

    def __init__(self, session: EditingSession) -> None:
        self._session = session

    def set_kind(self, path: str, kind: ScaleKind) -> None:
        """Give a criterion another kind of scale; its answers' words are kept where there is room for them."""
        criterion = self._criterion(path)
        if criterion.scale.kind is kind:
            return
        scale = values.turned(criterion.scale, kind)
        edits: list[Edit] = [SetField(f"{path}.scale", values.scale_value(scale))]
        edits += self._weight(path, criterion, kind)
        edits += self._comments(path, criterion, scale)
        self._session.do("Kind of scale", *edits)

    def _weight(self, path: str, criterion: Criterion, kind: ScaleKind) -> list[Edit]:
        place = f"{path}.weight"
        if kind is ScaleKind.TEXT and self._session.written(place) is not None:
            return [RemoveField(place)]
        return [SetField(place, USUAL_WEIGHT)] if criterion.scale.kind is ScaleKind.TEXT else []

    def _comments(self, path: str, criterion: Criterion, scale: Scale) -> list[Edit]:
        """Comments may be asked for only on answers that there are."""
        known = {option.key for option in scale.options} | {"na"}
        kept = [answer for answer in criterion.comment_on if answer in known]
        if list(criterion.comment_on) == kept:
            return []
        place = f"{path}.comment_on"
        return [SetField(place, kept) if kept else RemoveField(place)]

    def put_points(self, path: str, field: str, text: str) -> None:
        """Set minimum, maximum or step of points, as typed."""
        place = f"{path}.scale.points"
        now = self._session.written(place)
        numbers = dict(now) if isinstance(now, dict) else {"maximum": now}
        numbers[field] = values.typed_number(text) if text.strip() else None
        value = values.points_value(numbers.get("minimum"), numbers.get("maximum"), numbers.get("step"))
        self._session.do("Points", SetField(place, value), merge=f"{place}.{field}")

    def put_option(self, path: str, index: int, field: str, value: Any) -> None:
        """Set one field of an answer: label, key, fraction, anchor, examples, below, points."""
        place = f"{self.option_path(path, index)}"
        merge = f"{place}.{field}"
        if self._session.written(place) is None:  # a plain yes/no says nothing of its answers yet
            if value:
                scale = self._criterion(path).scale
                made = values.yes_no_with(scale, scale.options[index].key, field, value)
                self._session.do(field.capitalize(), SetField(f"{path}.scale", made), merge=merge)
        else:
            self._session.put(merge, value, field.capitalize(), merge)

    def option_path(self, path: str, index: int) -> str:
        """Where an answer of the scale stands in the text."""
        scale = self._criterion(path).scale
        if scale.kind is ScaleKind.YES_NO:
            return f"{path}.scale.yes_no.{scale.options[index].key}"
        return f"{path}.scale.{scale.kind.value}[{index}]"

    def add_option(self, path: str, index: int) -> None:
        """Put a new answer before the one at this place."""
        scale = self._criterion(path).scale
        value = values.new_option(scale, index)
        self._session.do("New answer", InsertItem(f"{path}.scale.{scale.kind.value}", index, value))

    def remove_option(self, path: str, index: int) -> None:
        """Take an answer out of levels, bands or choices."""
        kind = self._criterion(path).scale.kind
        self._session.do("Remove an answer", RemoveItem(f"{path}.scale.{kind.value}", index))

    def move_option(self, path: str, index: int, by: int) -> None:
        """Move an answer up (-1) or down (1); nothing at the ends."""
        scale = self._criterion(path).scale
        if 0 <= index + by < len(scale.options):
            place = f"{path}.scale.{scale.kind.value}"
            self._session.do("Move an answer", MoveItem(place, index, place, index + by))

    def _criterion(self, path: str) -> Criterion:
        found = self._session.at(path)
        if not isinstance(found, Criterion):
            raise ValueError(f"{path} is no criterion")
        return found
