"""The answers of a scale in the inspector: their words, what they are worth, and their order.

Owns the rows; every change goes to the form, and comes back from it. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from qa_studio.language import tr
from qa_studio.services.rubric_editing import EditingSession
from qa_studio.services.rubric_values import typed_number
from qa_studio.ui import theme
from qa_studio.ui.rubrics.fields import NUMBER_PX, FieldRow, Line, Paragraph, SharedNote, Typing, drop, fitted
from qa_studio.ui.rubrics.panel import Panel, plain_number
from qa_studio.ui.widgets.basics import column, frame, icon_button, push_button, row
from rubrics.model import Criterion, Option, ScaleKind

NAMES = {ScaleKind.LEVELS: tr("level"), ScaleKind.BANDS: tr("band"), ScaleKind.CHOICES: tr("choice")}
_ADD = {
    ScaleKind.LEVELS: tr("Add a level"),
    ScaleKind.BANDS: tr("Add a band"),
    ScaleKind.CHOICES: tr("Add a choice"),
}
LIMITS = {ScaleKind.LEVELS: (2, 11), ScaleKind.BANDS: (2, 20), ScaleKind.CHOICES: (1, 50)}
_NUMBERS = {
    ScaleKind.YES_NO: (("fraction", tr("Worth 0–1")),),
    ScaleKind.LEVELS: (("fraction", tr("Worth 0–1")),),
    ScaleKind.BANDS: (("below", tr("Below")), ("fraction", tr("Worth 0–1"))),
    ScaleKind.CHOICES: (("points", tr("Points")),),
}


class AnswersEditor(QWidget):
    """The options of the current criterion's scale; nothing for points and text."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._cards: list[AnswerCard] = []
        self._kind = ScaleKind.YES_NO
        self._box = column(space=theme.SPACE_S)
        self._add = push_button(tr("Add a level"), "quiet")
        self._add.clicked.connect(self._on_add)
        outer = column(space=theme.SPACE_S)
        outer.addLayout(self._box)
        outer.addLayout(row(self._add, 1))
        self.setLayout(outer)

    @property
    def cards(self) -> tuple[AnswerCard, ...]:
        return tuple(self._cards)

    @property
    def add_button(self) -> QWidget:
        return self._add

    def refill(self, criterion: Criterion) -> None:
        """Show the criterion's answers; widgets are made anew only when its kind changes."""
        scale = criterion.scale
        if scale.kind is not self._kind:
            fitted(self._cards, 0, self._make, self._let_go)
            self._kind = scale.kind
        fitted(self._cards, len(scale.options), self._make, self._let_go)
        for card, option in zip(self._cards, scale.options, strict=True):
            card.refill(option)
            card.allow_moves(len(self._cards))
        words = _ADD.get(scale.kind, "")
        self._add.setVisible(bool(words) and len(scale.options) < LIMITS[scale.kind][1])
        self._add.setText(words)
        self._add.setAccessibleName(words)
        self.setVisible(bool(scale.options))

    def _make(self, place: int) -> AnswerCard:
        card = AnswerCard(self._panel, self._kind, place)
        self._box.addWidget(card)
        return card

    def _let_go(self, card: AnswerCard) -> None:
        self._panel.unregister(card.fields)
        drop(card, self._add if self._add.isVisible() else self._panel)

    def _on_add(self) -> None:
        count = len(self._cards)
        self._panel.desk.act(lambda session: session.scales.add_option(self._panel.desk.current, count))
        if len(self._cards) > count:
            self._cards[-1].label.setFocus(Qt.FocusReason.OtherFocusReason)
            self._cards[-1].label.selectAll()


class AnswerCard(QWidget):
    """One answer: label, key, worth; anchor; examples."""

    def __init__(self, panel: Panel, kind: ScaleKind, place: int) -> None:
        super().__init__()
        self._panel, self._kind, self._place = panel, kind, place
        name = tr("Answer {place}", place=place + 1)
        self.label = Line(tr("{name}: label", name=name), tr("Label"))
        self.key = Line(tr("{name}: key", name=name), tr("Key"))
        self.key.setToolTip(tr("What evaluations store; it is best left as it is once the form is published"))
        self.key.setFixedWidth(NUMBER_PX)
        self.anchor = Paragraph(tr("{name}: anchor", name=name), tr("What it looks like"))
        self.examples = Paragraph(tr("{name}: examples", name=name), tr("Examples, one a line"))
        self.numbers = {field: Line(f"{name}: {words}") for field, words in _NUMBERS[kind]}
        self.fields: list[FieldRow] = []
        self._moves: tuple[QToolButton, ...] = ()
        self._bind("label", self.label, str)
        self._bind("key", self.key, str)
        self._bind("anchor", self.anchor, str)
        self._bind(
            "examples", self.examples, lambda text: [t.strip() for t in text.splitlines() if t.strip()]
        )
        for field, editor in self.numbers.items():
            editor.setFixedWidth(NUMBER_PX)
            self._bind(field, editor, _typed)
        self._lay_out()

    def _lay_out(self) -> None:
        words = dict(_NUMBERS[self._kind])
        label_row, key_row = (
            self._field("label", tr("Label"), self.label),
            self._field("key", tr("Key"), self.key),
        )
        numbers = [self._field(field, words[field], editor) for field, editor in self.numbers.items()]
        head = row(label_row, *self._buttons(), space=theme.SPACE_S)
        head.setStretch(0, 1)
        head.setAlignment(Qt.AlignmentFlag.AlignTop)
        if self._kind is ScaleKind.YES_NO:
            key_row.hide()
        numbers_note, small = SharedNote(), row(key_row, *numbers, 1, space=theme.SPACE_S)
        for field in (key_row, *numbers):
            field.tell(numbers_note)
        edge = theme.SPACE_S
        inner = column(margins=(edge, edge, edge, edge), space=theme.SPACE_XS)
        inner.addLayout(head)
        inner.addWidget(self._field("anchor", "", self.anchor))
        inner.addWidget(self._field("examples", "", self.examples))
        inner.addLayout(small)
        inner.addWidget(numbers_note)
        card = frame("card")
        card.setLayout(inner)
        self.setLayout(column(card))

    def _buttons(self) -> list[QWidget]:
        if self._kind not in NAMES:
            return []
        name = NAMES[self._kind]
        up = icon_button("up", tr("Move {name} {place} up", name=name, place=self._place + 1))
        down = icon_button("down", tr("Move {name} {place} down", name=name, place=self._place + 1))
        gone = icon_button("close", tr("Remove {name} {place}", name=name, place=self._place + 1))
        self._moves = (up, down, gone)
        up.clicked.connect(lambda: self._act(lambda s, path: s.scales.move_option(path, self._place, -1)))
        down.clicked.connect(lambda: self._act(lambda s, path: s.scales.move_option(path, self._place, 1)))
        gone.clicked.connect(lambda: self._act(lambda s, path: s.scales.remove_option(path, self._place)))
        box = QWidget()
        box.setLayout(row(up, down, gone, space=0, margins=(0, theme.SPACE_L, 0, 0)))
        return [box]

    def allow_moves(self, count: int) -> None:
        """Let it move and go only where the scale stays one."""
        if self._moves:
            up, down, gone = self._moves
            up.setEnabled(self._place > 0)
            down.setEnabled(self._place < count - 1)
            gone.setEnabled(count > LIMITS[self._kind][0])

    def _act(self, change: Callable[[EditingSession, str], Any]) -> None:
        desk = self._panel.desk
        desk.act(lambda session: change(session, desk.current))

    def _field(self, field: str, caption: str, editor: QWidget) -> FieldRow:
        parent = (
            f"scale.yes_no.{('yes', 'no')[self._place]}"
            if self._kind is ScaleKind.YES_NO
            else f"scale.{self._kind.value}[{self._place}]"
        )
        made = self._panel.register(FieldRow(caption, editor, f"{parent}.{field}"))
        self.fields.append(made)
        return made

    def _bind(self, field: str, editor: Line | Paragraph, value: Callable[[str], Any]) -> None:
        desk = self._panel.desk
        Typing(
            desk,
            editor,
            lambda text: desk.put(
                lambda session: session.scales.put_option(desk.current, self._place, field, value(text))
            ),
        )

    def refill(self, option: Option) -> None:
        """Show what the answer says."""
        self.label.put(option.label)
        self.key.put(option.key)
        self.anchor.put(option.anchor)
        self.examples.put("\n".join(option.examples))
        session, desk = self._panel.desk.session, self._panel.desk
        for field, editor in self.numbers.items():
            value = getattr(option, field)
            written = session.written(f"{desk.current}.{self.fields_at(field)}") if session else None
            shown = written if isinstance(written, str) else "" if value is None else plain_number(value)
            editor.put(shown)
            editor.setPlaceholderText(tr("open") if field == "below" else "")

    def fields_at(self, field: str) -> str:
        """Path of one of its fields below the criterion."""
        return next(one.place for one in self.fields if one.place.endswith(f".{field}"))


def _typed(text: str) -> Any:
    return typed_number(text) if text.strip() else None
