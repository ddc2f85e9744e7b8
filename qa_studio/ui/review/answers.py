"""How a criterion is answered, by the kind of its scale: buttons, a number, several choices, a text.

Owns the fields; what an answer does is the draft's. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from qa_studio.language import tr
from qa_studio.ui import keymap, theme
from qa_studio.ui.review.answer_button import AnswerButton
from qa_studio.ui.review.choices import Choice, choices, toggled
from qa_studio.ui.review.comment_edit import CommentEdit
from qa_studio.ui.review.keys import Act, answer_act, key_words
from qa_studio.ui.widgets.basics import label
from qa_studio.ui.widgets.flow import FlowLayout
from rubrics.model import UNANSWERED, Answer, AnswerState, Criterion, ScaleKind


class AnswerField(QWidget):
    """The buttons of a criterion's scale, N/A among them; number and text fields stand before them.

    Signals:
        chosen(Answer): a button was pressed; the same answer again takes it back.
        typed(Answer): a number or a text as it stands now.
    """

    chosen = Signal(object)
    typed = Signal(object)

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._answer = UNANSWERED
        self._flow = FlowLayout(self, theme.SPACE_XS)
        self._typing = (
            TYPED_FIELDS[criterion.scale.kind](self) if criterion.scale.kind in TYPED_FIELDS else None
        )
        if self._typing is not None:
            self._flow.addWidget(self._typing)
        self._choices: tuple[Choice, ...] = choices(criterion)
        self._buttons = tuple(self._button(choice) for choice in self._choices)
        keymap.changed.connect(self._show_keys)

    @property
    def buttons(self) -> tuple[AnswerButton, ...]:
        return self._buttons

    @property
    def criterion(self) -> Criterion:
        return self._criterion

    def show_answer(self, answer: Answer, suggested: Answer | None) -> None:
        """Show what is answered and what is suggested; says nothing."""
        self._answer = answer
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setChecked(_holds(answer, choice))
            button.set_suggested(suggested is not None and _holds(suggested, choice))
        if self._typing is not None:
            self._typing.put(answer)

    def set_enabled(self, is_enabled: bool) -> None:
        """Off after submission: what is chosen stays readable."""
        for button in self._buttons:
            button.setEnabled(is_enabled)
        if self._typing is not None:
            self._typing.setEnabled(is_enabled)

    def show_digits(self, is_shown: bool) -> None:
        for button in self._buttons:
            button.set_digit_shown(is_shown)

    def press(self, digit: str) -> bool:
        """Choose by place, "1".."9", or "N" for not applicable; False when no answer stands there."""
        for choice in self._choices:
            if choice.digit == digit:
                self._choose(choice)
                return True
        return False

    def _button(self, choice: Choice) -> AnswerButton:
        button = AnswerButton(choice.label, _key_of(choice), choice.hint)
        button.setAccessibleName(f"{self._criterion.title}: {choice.label}")
        button.clicked.connect(lambda: self._choose(choice))
        self._flow.addWidget(button)
        return button

    def _show_keys(self) -> None:
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.set_digit(_key_of(choice))

    def _choose(self, choice: Choice) -> None:
        is_multiple = self._criterion.scale.kind is ScaleKind.CHOICES
        if is_multiple and isinstance(choice.answer.value, str):
            self.typed.emit(toggled(self._answer, choice.answer.value))
        else:
            self.chosen.emit(choice.answer)
        self.show_answer(self._answer, self._suggested())

    def _suggested(self) -> Answer | None:
        pairs = zip(self._choices, self._buttons, strict=True)
        return next((choice.answer for choice, button in pairs if button.is_suggested), None)


def _key_of(choice: Choice) -> str:
    """The key that gives an answer now, as it is printed on the keyboard; "" for none."""
    act = Act.NOT_APPLICABLE if choice.digit == "N" else answer_act(int(choice.digit or 0))
    return key_words(act) if act else ""


def _holds(answer: Answer, choice: Choice) -> bool:
    """True when this choice is the answer, or one of several."""
    if isinstance(answer.value, tuple):
        return choice.answer.value in answer.value
    return answer == choice.answer


class TypedField(QWidget):
    """A field that is typed in."""

    def put(self, answer: Answer) -> None:
        """Show an answer without saying anything."""
        raise NotImplementedError


class NumberField(TypedField):
    """Points and bands: a number, its range or the band it falls into beside it."""

    def __init__(self, field: AnswerField) -> None:
        super().__init__()
        self._scale, self._tell = field.criterion.scale, field.typed.emit
        self._edit = QLineEdit()
        self._edit.setAccessibleName(tr("{title}: number", title=field.criterion.title))
        self._edit.setFixedWidth(3 * theme.SPACE_XL)
        self._edit.textEdited.connect(self._on_text)
        self._words: QLabel = label("", "small")
        flow = FlowLayout(self, theme.SPACE_S)
        flow.addWidget(self._edit)
        flow.addWidget(self._words)
        self._words.setText(self._range())

    def put(self, answer: Answer) -> None:
        number = answer.value if isinstance(answer.value, Decimal) else None
        if parsed(self._edit.text()) != number:
            self._edit.setText("" if number is None else f"{number:f}")
        self._words.setText(self._range())

    def _on_text(self, text: str) -> None:
        number = parsed(text)
        is_inside = number is not None and self._allows(number)
        self._tell(Answer(AnswerState.ANSWERED, number) if is_inside and number is not None else UNANSWERED)
        if text.strip() and not is_inside:
            self._words.setText(tr("must be {range}", range=self._range() or tr("a number")))

    def _allows(self, number: Decimal) -> bool:
        scale = self._scale
        if scale.kind is ScaleKind.BANDS or scale.maximum is None:
            return True
        on_step = scale.step is None or (number - scale.minimum) % scale.step == 0
        return scale.minimum <= number <= scale.maximum and on_step

    def _range(self) -> str:
        scale = self._scale
        if scale.kind is ScaleKind.BANDS:
            return scale.unit
        if scale.maximum is None:
            return ""
        if not scale.step:
            return tr("{least:f} to {most:f}", least=scale.minimum, most=scale.maximum)
        return tr(
            "{least:f} to {most:f} in steps of {step:f}",
            least=scale.minimum,
            most=scale.maximum,
            step=scale.step,
        )


class TextField(TypedField):
    """A text that gives no score."""

    def __init__(self, field: AnswerField) -> None:
        super().__init__()
        tell: Callable[[Answer], None] = field.typed.emit
        self._edit = CommentEdit(tr("{title}: text", title=field.criterion.title), tr("Write here"))
        self._edit.setMinimumWidth(theme.READING_WIDTH_PX // 2)
        self._edit.edited.connect(
            lambda text: tell(Answer(AnswerState.ANSWERED, text) if text.strip() else UNANSWERED)
        )
        FlowLayout(self, theme.SPACE_XS).addWidget(self._edit)

    def put(self, answer: Answer) -> None:
        text = answer.value if isinstance(answer.value, str) else ""
        if text.strip() != self._edit.toPlainText().strip():
            self._edit.put(text)


TYPED_FIELDS: dict[ScaleKind, Callable[[AnswerField], TypedField]] = {
    ScaleKind.POINTS: NumberField,
    ScaleKind.BANDS: NumberField,
    ScaleKind.TEXT: TextField,
}


def parsed(text: str) -> Decimal | None:
    """The number that was typed, with point or comma; None when it is none."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
