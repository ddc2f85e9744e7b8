"""One kind of row in the inspector: its fields under each other, filled from the form at every change.

Owns how a field is bound to its place in the form. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.services.rubric_editing import EditingSession, Problem
from qa_studio.ui import theme
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import NUMBER_PX, FieldRow, Line, Paragraph, Pick, SharedNote, Tick, Typing
from qa_studio.ui.rubrics.wording import Choices
from qa_studio.ui.widgets.basics import column, frame, label, line, row

Read = Callable[[Any], Any]
Change = Callable[[EditingSession, str, Any], Any]
"""Takes the session, the path of the row, and the value; makes the change."""

BROWSES = "browses"
"""Property of a button that changes nothing in the form: it works in a frozen one, too."""


class Panel(QScrollArea):
    """Fields of one kind of row. `refill` shows the current row; `show_problems` what is wrong with it."""

    def __init__(self, desk: FormDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._rows: list[FieldRow] = []
        self._refills: list[Callable[[Any], None]] = []
        self._stops: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body: QVBoxLayout = column(
            margins=(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_L), space=theme.SPACE_M
        )
        self._ground: QFrame = frame("surface")
        self._ground.setLayout(self._body)
        self.setWidget(self._ground)

    def add(self, *items: QWidget | QLayout) -> None:
        """Put widgets or layouts under what is there."""
        for item in items:
            if isinstance(item, QLayout):
                self._body.addLayout(item)
            else:
                self._body.addWidget(item)

    def head(self, words: str) -> None:
        """Begin a group of fields."""
        box = column(line(), label(words, "strong", wraps=True), space=theme.SPACE_S)
        box.setContentsMargins(0, theme.SPACE_XS, 0, 0)
        self._body.addLayout(box)

    def finish(self) -> None:
        """Nothing follows."""
        self._body.addStretch(1)

    def on_refill(self, refill: Callable[[Any], None]) -> None:
        """Call with the row whenever it may say something else."""
        self._refills.append(refill)

    def refill(self) -> None:
        """Show what the current row says."""
        item = self.desk.row()
        if item is None:
            return
        is_frozen = self.desk.is_frozen
        self._freeze(False)
        for refill in self._refills:
            refill(item)
        if is_frozen:
            self._freeze(True)
        self._keep_tab_order()

    def _keep_tab_order(self) -> None:
        """What was made later may stand further up: Tab goes in the order of reading."""
        stops = [one for one in _in_order(self._body) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if stops != self._stops:
            self._stops = stops
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def _freeze(self, is_frozen: bool) -> None:
        """What cannot be changed stays readable: text is read-only, the rest is off but for what changes nothing."""
        for editor in self._ground.findChildren(QWidget):
            if isinstance(editor, (Line, Paragraph)):
                editor.setReadOnly(is_frozen)
            elif isinstance(editor, (QAbstractButton, Pick)) and not editor.property(BROWSES):
                editor.setEnabled(not is_frozen)

    def show_problems(self, problems: Sequence[tuple[str, Problem]]) -> None:
        """Show faults beneath their fields: (path below the row, problem)."""
        for one in self._rows:
            words = [
                " ".join((problem.message, problem.hint)).strip()
                for place, problem in problems
                if problem.is_fault and is_at(place, one.place)
            ]
            one.show_fault("\n".join(words))

    def focus_field(self, place: str) -> bool:
        """Give the keyboard to the field of this path, or the one around it; False when there is none."""
        fits = [one for one in self._rows if is_at(place, one.place)]
        found = max(fits, key=lambda one: len(one.place), default=None)
        if found is None:
            return False
        found.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(found, 0, theme.SPACE_XL)
        return True

    def field(self, place: str) -> FieldRow:
        """The field of exactly this path.

        Raises: KeyError when this panel has none.
        """
        for one in self._rows:
            if one.place == place:
                return one
        raise KeyError(place)

    def register(self, field: FieldRow) -> FieldRow:
        """Have faults shown beneath a field, and let it be found by its place."""
        self._rows.append(field)
        return field

    def unregister(self, fields: Sequence[FieldRow]) -> None:
        """Forget fields that are going away."""
        self._rows = [one for one in self._rows if one not in fields]

    # Kinds of fields

    def line(self, place: str, caption: str, read: Read, change: Change, placeholder: str = "") -> FieldRow:
        """One line of text."""
        editor = Line(caption, placeholder)
        Typing(self.desk, editor, lambda text: self._change(change, text))
        self.on_refill(lambda item: editor.put(self._text(place, read(item))))
        return self.register(FieldRow(caption, editor, place))

    def paragraph(
        self, place: str, caption: str, read: Read, change: Change, placeholder: str = ""
    ) -> FieldRow:
        """Several lines of text."""
        editor = Paragraph(caption, placeholder)
        Typing(self.desk, editor, lambda text: self._change(change, text))
        self.on_refill(lambda item: editor.put(self._text(place, read(item))))
        return self.register(FieldRow(caption, editor, place))

    def number(self, place: str, caption: str, read: Read, change: Change | None = None) -> FieldRow:
        """A number, as typed; what is no number stays to be seen, with its fault."""
        editor = Line(caption)
        editor.setFixedWidth(NUMBER_PX)
        put = change or (lambda session, path, text: session.put_number(joined(path, place), text, caption))
        Typing(self.desk, editor, lambda text: self._change(put, text))
        self.on_refill(lambda item: editor.put(self._text(place, read(item))))
        return self.register(FieldRow(caption, editor, place))

    def pick(self, place: str, caption: str, choices: Choices, read: Read, change: Change) -> FieldRow:
        """One of several words."""
        editor = Pick(caption, choices)
        editor.picked.connect(lambda key: self._change(change, key, settles=True))
        self.on_refill(lambda item: editor.put(read(item)))
        return self.register(FieldRow(caption, editor, place))

    def tick(self, place: str, words: str, read: Read, change: Change) -> FieldRow:
        """On or off."""
        editor = Tick(words)
        editor.ticked.connect(lambda is_on: self._change(change, is_on, settles=True))
        self.on_refill(lambda item: editor.put(bool(read(item))))
        return self.register(FieldRow("", editor, place))

    def beside(self, *fields: FieldRow, stretch: int = -1) -> None:
        """Fields in one line; `stretch` is the place of the one that takes the room, -1 the end."""
        box, note = row(*fields, space=theme.SPACE_M), SharedNote()
        for field in fields:
            field.tell(note)
        for place in range(len(fields)):
            box.setAlignment(fields[place], Qt.AlignmentFlag.AlignBottom)
        if stretch < 0:
            box.addStretch(1)
        else:
            box.setStretch(stretch, 1)
        both = column(space=2)
        both.addLayout(box)
        both.addWidget(note)
        self._body.addLayout(both)

    def _change(self, change: Change, value: Any, settles: bool = False) -> None:
        act = self.desk.act if settles else self.desk.put
        act(lambda session: change(session, self.desk.current, value))

    def _text(self, place: str, value: Any) -> str:
        """What the field shows: the value, or what is written there when that is no such value."""
        session = self.desk.session
        written = session.written(joined(self.desk.current, place)) if session else None
        if isinstance(written, str) and not isinstance(value, str):
            return written
        if value is None:
            return ""
        return value if isinstance(value, str) else plain_number(value)


def _in_order(layout: QLayout) -> Iterator[QWidget]:
    """Every widget of a layout, those inside others too, as they are read."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, below = item.widget(), item.layout()
        if widget is not None:
            yield widget
            below = widget.layout()
        if below is not None:
            yield from _in_order(below)


def plain_number(value: Any) -> str:
    """A number without needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def joined(path: str, place: str) -> str:
    """A field's path in the form."""
    return f"{path}.{place}" if path else place


def is_at(place: str, field: str) -> bool:
    """Whether a place of the form is the field's, or lies in it."""
    return place == field or (bool(field) and place.startswith((f"{field}.", f"{field}[")))


def plain_put(place: str, words: str) -> Change:
    """Set a field of the row as it is; typing into it is one step."""

    def change(session: EditingSession, path: str, value: Any) -> None:
        at = joined(path, place)
        session.put(at, value, words, merge=at)

    return change
