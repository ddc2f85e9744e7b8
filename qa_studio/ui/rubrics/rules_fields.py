"""One parameter of a check as a field: what it shows, and what becomes of what is typed or picked.

Owns the widget of each shape. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from qa_studio.language import tr
from qa_studio.services.check_forms import Parameter, Shape, ShapeKind, as_text
from qa_studio.services.rubric_values import typed_number
from qa_studio.ui.review.answer_button import AnswerButton
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import NUMBER_PX, Line, Paragraph, Pick, Typing
from qa_studio.ui.rubrics.panel import plain_number
from qa_studio.ui.rubrics.rules_words import PARAMETERS, SPEAKERS, value_words
from qa_studio.ui.widgets.flow import FlowLayout

UNSAID = ""
"""Key of the choice that leaves a parameter out."""
TEXT_LINES_MOST = 8


class Owner(Protocol):
    """Who a field belongs to: knows where the check stands."""

    @property
    def desk(self) -> FormDesk: ...

    def path(self, name: str) -> str:
        """Where a parameter stands in the form."""
        ...


class ParameterField(Protocol):
    """A widget that shows a value; None where nothing is said."""

    @property
    def widget(self) -> QWidget: ...

    def put(self, value: Any) -> None: ...


def lines_of(text: str) -> list[str]:
    """What stands on lines that are not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def groups_of(text: str) -> list[list[str]]:
    """Lines in groups that empty lines set apart."""
    groups: list[list[str]] = [[]]
    for line in map(str.strip, text.splitlines()):
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


class LinesField:
    """A list of texts, one a line."""

    def __init__(self, owner: Owner, name: str, caption: str, is_required: bool) -> None:
        self.widget = Paragraph(caption, "")

        def put(text: str) -> None:
            found = lines_of(text)
            if found or is_required:
                owner.desk.put(lambda s: s.rules.put_lines(owner.path(name), found, caption))
            else:
                owner.desk.put(lambda s: s.rules.put(owner.path(name), None, caption, owner.path(name)))

        Typing(owner.desk, self.widget, put)

    def put(self, value: Any) -> None:
        if lines_of(self.widget.toPlainText()) != (value or []):  # an empty line that is being typed stays
            self.widget.put("\n".join(value or ()))


class GroupsField:
    """Lists of texts, one text a line, an empty line between lists."""

    def __init__(self, owner: Owner, name: str, caption: str) -> None:
        self.widget = Paragraph(caption, "")

        def put(text: str) -> None:
            found, at = groups_of(text), owner.path(name)
            owner.desk.put(lambda s: s.rules.put(at, found, caption, at))

        Typing(owner.desk, self.widget, put)

    def put(self, value: Any) -> None:
        if groups_of(self.widget.toPlainText()) != (value or []):
            self.widget.put("\n\n".join("\n".join(group) for group in value or ()))


class NumberField:
    """A number as it is typed; what is none stays to be seen, with its fault."""

    def __init__(self, owner: Owner, name: str, caption: str) -> None:
        self.widget = Line(caption)
        self.widget.setFixedWidth(NUMBER_PX)

        def put(text: str) -> None:
            at = owner.path(name)
            value = typed_number(text) if text.strip() else None
            owner.desk.put(lambda s: s.rules.put(at, value, caption, at))

        Typing(owner.desk, self.widget, put)

    def put(self, value: Any) -> None:
        self.widget.put("" if value is None else value if isinstance(value, str) else plain_number(value))


class ChoiceField:
    """One of several names, or none where that may be left open."""

    def __init__(
        self, owner: Owner, name: str, caption: str, choices: Sequence[tuple[str, str]], unsaid: str
    ) -> None:
        self._choices = [(UNSAID, unsaid), *choices] if unsaid else list(choices)
        self.widget = Pick(caption, self._choices)

        def put(key: str) -> None:
            owner.desk.act(lambda s: s.rules.put(owner.path(name), self.value(key), caption))

        self.widget.picked.connect(put)

    def value(self, key: str) -> Any:
        """What a choice means in the form."""
        return key or None

    def key(self, value: Any) -> str:
        return UNSAID if value is None else str(value)

    def put(self, value: Any) -> None:
        key = self.key(value)
        known = [one for one, _ in self._choices]
        absent = [(key, tr("{name} (not there)", name=key))] if key and key not in known else []
        self.widget.offer([*self._choices, *absent])
        self.widget.put(key)


class FlagField(ChoiceField):
    """Yes, no, or as usual, which is not the same as no."""

    def __init__(self, owner: Owner, name: str, caption: str) -> None:
        choices = (("yes", tr("Yes")), ("no", tr("No")))
        super().__init__(owner, name, caption, choices, tr("As usual"))

    def value(self, key: str) -> Any:
        return {"yes": True, "no": False}.get(key)

    def key(self, value: Any) -> str:
        return UNSAID if value is None else "yes" if value else "no"


class ChoicesField:
    """Several of a few names."""

    def __init__(self, owner: Owner, name: str, caption: str, names: Sequence[str]) -> None:
        self._owner, self._name, self._caption = owner, name, caption
        self.widget = QWidget()
        flow = FlowLayout(self.widget)
        self.buttons: dict[str, AnswerButton] = {}
        for one in names:
            button = AnswerButton(value_words(one), "")
            button.setAccessibleName(f"{caption}: {value_words(one)}")
            button.clicked.connect(lambda _=False, one=one: self._toggle(one))
            self.buttons[one] = button
            flow.addWidget(button)
        self._value: list[str] = []

    def _toggle(self, name: str) -> None:
        wanted = [one for one in self.buttons if (one in self._value) != (one == name)]
        at = self._owner.path(self._name)
        self._owner.desk.act(lambda s: s.rules.put(at, wanted or None, self._caption))

    def put(self, value: Any) -> None:
        self._value = list(value or ())
        for name, button in self.buttons.items():
            button.setChecked(name in self._value)


class TextField:
    """What only the form's file can say, as it stands there; to be read and copied."""

    def __init__(self, name: str, caption: str) -> None:
        self._name = name
        self.widget = QPlainTextEdit()
        self.widget.setReadOnly(True)
        self.widget.setTabChangesFocus(True)
        self.widget.setAccessibleName(tr("{what}, as in the file", what=caption))
        self.widget.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)

    def put(self, value: Any) -> None:
        text = as_text(self._name, value)
        if text != self.widget.toPlainText():
            self.widget.setPlainText(text)
        lines = min(max(text.count("\n") + 1, 2), TEXT_LINES_MOST)
        self.widget.setFixedHeight(lines * self.widget.fontMetrics().lineSpacing() + 24)


def field_for(owner: Owner, parameter: Parameter, usual_speaker: str) -> ParameterField:
    """The field of a parameter's shape.

    Args:
        usual_speaker: whose words are searched where nothing is said.
    """
    name, caption = parameter.name, caption_of(parameter.name)
    shape = parameter.shape
    if shape is None:
        return TextField(name, caption)
    if name == "speaker":
        usual = dict(SPEAKERS).get(usual_speaker, "")
        return ChoiceField(owner, name, caption, SPEAKERS, tr("As usual: {who}", who=usual))
    return _MAKERS[shape.kind](owner, parameter, shape, caption)


def caption_of(name: str) -> str:
    """What a parameter is called; one that nobody has worded by its name."""
    return PARAMETERS.get(name, name)


def _choice(owner: Owner, parameter: Parameter, shape: Shape, caption: str) -> ParameterField:
    choices = [(one, value_words(one)) for one in shape.names]
    unsaid = "" if parameter.is_required else tr("As usual")
    return ChoiceField(owner, parameter.name, caption, choices, unsaid)


Make = Callable[[Owner, Parameter, Shape, str], ParameterField]
_MAKERS: dict[ShapeKind, Make] = {
    ShapeKind.WHOLE: lambda owner, one, _shape, words: NumberField(owner, one.name, words),
    ShapeKind.NUMBER: lambda owner, one, _shape, words: NumberField(owner, one.name, words),
    ShapeKind.FLAG: lambda owner, one, _shape, words: FlagField(owner, one.name, words),
    ShapeKind.CHOICE: _choice,
    ShapeKind.CHOICES: lambda owner, one, shape, words: ChoicesField(owner, one.name, words, shape.names),
    ShapeKind.LINES: lambda owner, one, _shape, words: LinesField(owner, one.name, words, one.is_required),
    ShapeKind.GROUPS: lambda owner, one, _shape, words: GroupsField(owner, one.name, words),
}
