"""A list of rows of two or three short fields: reasons, bands. Adding, changing, removing.

Owns its rows; every change goes to the form, and comes back from it. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from qa_studio.language import inside, tr
from qa_studio.services.rubric_values import free, typed_number
from qa_studio.ui import theme
from qa_studio.ui.rubrics.fields import NUMBER_PX, FieldRow, Line, Typing, drop, fitted
from qa_studio.ui.rubrics.panel import Panel, joined
from qa_studio.ui.widgets.basics import column, icon_button, push_button, row


@dataclass(frozen=True, slots=True)
class Pairs:
    """What the rows are called.

    Attributes:
        name: what the keys of new ones begin with; never translated.
        number: name of the number's field; "" for none.
    """

    name: str
    title: str
    add: str
    new: str
    remove: str
    number: str = ""


REASONS = Pairs("reason", tr("Reason"), tr("Add a reason"), tr("New reason"), tr("Remove a reason"))
BANDS = Pairs("band", tr("Band"), tr("Add a band"), tr("New band"), tr("Remove a band"), "from")
FIELDS = {"key": tr("Key"), "label": tr("Label"), "from": tr("From")}


class PairsEditor(QWidget):
    """Rows with a key, a label and perhaps a number.

    Args:
        place: path of the list below the row of the form, e.g. "reasons".
    """

    def __init__(self, panel: Panel, place: str, pairs: Pairs) -> None:
        super().__init__()
        self._panel, self._place, self._pairs = panel, place, pairs
        self._names = tuple(name for name in ("label", pairs.number, "key") if name)
        self._key, self._label, self._number = "key", "label", pairs.number
        self._rows: list[_Row] = []
        self._box = column(space=theme.SPACE_XS)
        self.add = push_button(pairs.add, "quiet")
        self.add.clicked.connect(self._on_add)
        whole = column(space=theme.SPACE_XS)
        whole.addLayout(self._box)
        whole.addLayout(row(self.add, 1))
        self.setLayout(whole)

    @property
    def rows(self) -> tuple[_Row, ...]:
        return tuple(self._rows)

    def refill(self, values: Sequence[tuple[str, ...]]) -> None:
        """Show these (key, label, number) or (key, label)."""
        fitted(self._rows, len(values), self._make, self._let_go)
        for made, (key, label, *number) in zip(self._rows, values, strict=True):
            made.fields[self._key].put(key)
            made.fields[self._label].put(label)
            if number:
                made.fields[self._number].put(number[0])

    def _make(self, place: int) -> _Row:
        made = _Row(self, place)
        self._box.addWidget(made)
        return made

    def _let_go(self, old: _Row) -> None:
        self._panel.unregister(old.shown)
        drop(old, self.add)

    def bind(self, place: int, field: str, editor: Line) -> FieldRow:
        """Bind an editor to one field of one row."""
        desk = self._panel.desk
        below = f"{self._place}[{place}].{field}"

        def put(text: str) -> None:
            value: Any = typed_number(text) if field == self._number else text
            at = joined(desk.current, below)
            desk.put(lambda session: session.put(at, value, self._pairs.title, at))

        Typing(desk, editor, put)
        return self._panel.register(FieldRow("", editor, below))

    def remove(self, place: int) -> None:
        """Take one out; the list goes with the last one."""
        desk = self._panel.desk
        at = joined(desk.current, self._place)

        def change(session: Any) -> None:
            rest = list(session.written(at) or ())
            if len(rest) > 1:
                session.rows.take(at, place, self._pairs.remove)
            else:
                session.put(at, None, self._pairs.remove)

        desk.act(change)

    def _on_add(self) -> None:
        desk = self._panel.desk
        at = joined(desk.current, self._place)
        taken = [made.fields[self._key].text() for made in self._rows]
        value: dict[str, Any] = {
            self._key: free(self._pairs.name, taken),
            self._label: self._pairs.new,
        }
        if self._number:
            value[self._number] = 0
        desk.act(lambda session: session.rows.append(at, value, self._pairs.new))
        if self._rows:
            editor = self._rows[-1].fields[self._label]
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.selectAll()


class _Row(QWidget):
    def __init__(self, owner: PairsEditor, place: int) -> None:
        super().__init__()
        self.fields: dict[str, Line] = {}
        self.shown: list[FieldRow] = []
        title = owner._pairs.title
        for name in owner._names:
            editor = Line(f"{title} {place + 1}: {inside(FIELDS[name])}", FIELDS[name])
            self.fields[name] = editor
            self.shown.append(owner.bind(place, name, editor))
            if name == owner._number:
                editor.setFixedWidth(NUMBER_PX)
        self.gone: QToolButton = icon_button(
            "close", tr("Remove {what} {place}", what=inside(title), place=place + 1)
        )
        self.gone.clicked.connect(lambda: owner.remove(place))
        box = row(*self.shown, self.gone, space=theme.SPACE_XS)
        box.setStretch(0, 2)
        box.setStretch(len(self.shown) - 1, 1)
        box.setAlignment(self.gone, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
