"""A list of rows of two or three short fields: reasons, bands. Adding, changing, removing.

Owns its rows; every change goes to the form, and comes back from it. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from qa_studio.language import tr
from qa_studio.services.rubric_values import free, typed_number
from qa_studio.ui import theme
from qa_studio.ui.rubrics.fields import NUMBER_PX, FieldRow, Line, Typing, drop, fitted
from qa_studio.ui.rubrics.panel import Panel, joined
from qa_studio.ui.widgets.basics import column, icon_button, push_button, row


class PairsEditor(QWidget):
    """Rows with a key, a label and perhaps a number.

    Args:
        place: path of the list below the row of the form, e.g. "reasons".
        number: name of the number's field; "" for none.
        noun: what one of them is called, e.g. "reason".
    """

    def __init__(self, panel: Panel, place: str, key: str, label: str, noun: str, number: str = "") -> None:
        super().__init__()
        self._panel, self._place, self._noun = panel, place, noun
        self._names = tuple(name for name in (label, number, key) if name)
        self._key, self._label, self._number = key, label, number
        self._rows: list[_Row] = []
        self._box = column(space=theme.SPACE_XS)
        self.add = push_button(tr("Add a {noun}", noun=noun), "quiet")
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
            desk.put(lambda session: session.put(at, value, self._noun.capitalize(), at))

        Typing(desk, editor, put)
        return self._panel.register(FieldRow("", editor, below))

    def remove(self, place: int) -> None:
        """Take one out; the list goes with the last one."""
        desk = self._panel.desk
        at = joined(desk.current, self._place)

        def change(session: Any) -> None:
            rest = list(session.written(at) or ())
            if len(rest) > 1:
                session.rows.take(at, place, tr("Remove a {noun}", noun=self._noun))
            else:
                session.put(at, None, tr("Remove a {noun}", noun=self._noun))

        desk.act(change)

    def _on_add(self) -> None:
        desk = self._panel.desk
        at = joined(desk.current, self._place)
        taken = [made.fields[self._key].text() for made in self._rows]
        value: dict[str, Any] = {
            self._key: free(self._noun, taken),
            self._label: tr("New {noun}", noun=self._noun),
        }
        if self._number:
            value[self._number] = 0
        desk.act(lambda session: session.rows.append(at, value, tr("New {noun}", noun=self._noun)))
        if self._rows:
            editor = self._rows[-1].fields[self._label]
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.selectAll()


class _Row(QWidget):
    def __init__(self, owner: PairsEditor, place: int) -> None:
        super().__init__()
        self.fields: dict[str, Line] = {}
        self.shown: list[FieldRow] = []
        noun = owner._noun
        for name in owner._names:
            editor = Line(f"{noun.capitalize()} {place + 1}: {name}", name.capitalize())
            self.fields[name] = editor
            self.shown.append(owner.bind(place, name, editor))
            if name == owner._number:
                editor.setFixedWidth(NUMBER_PX)
        self.gone: QToolButton = icon_button("close", tr("Remove {noun} {place}", noun=noun, place=place + 1))
        self.gone.clicked.connect(lambda: owner.remove(place))
        box = row(*self.shown, self.gone, space=theme.SPACE_XS)
        box.setStretch(0, 2)
        box.setStretch(len(self.shown) - 1, 1)
        box.setAlignment(self.gone, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
