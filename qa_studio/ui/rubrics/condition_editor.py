"""When a criterion or a section is shown: channels, tags, and answers to other criteria.

Owns its widgets. Parts that it has no fields for stay as they are, and are told in words. GUI thread only.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qa_studio.language import inside, tr
from qa_studio.ui import theme
from qa_studio.ui.review.answer_button import AnswerButton
from qa_studio.ui.rubrics.fields import Line, Pick, Typing, drop, fitted
from qa_studio.ui.rubrics.panel import Panel
from qa_studio.ui.rubrics.wording import CHANNELS, condition_words
from qa_studio.ui.widgets.basics import column, icon_button, label, push_button, row
from qa_studio.ui.widgets.flow import FlowLayout
from rubrics.model import AnswerIs, Condition, Criterion, Rubric, Section

NONE = Condition()


class ConditionEditor(QWidget):
    """The condition of the current row."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._condition = panel, NONE
        self._asked: list[AskedRow] = []
        self._words = label("", "muted", wraps=True)
        self.channels = {key: AnswerButton(words, "") for key, words in CHANNELS}
        flow_room = QWidget()
        flow = FlowLayout(flow_room)
        for key, button in self.channels.items():
            button.setAccessibleName(tr("Shown for {words}", words=inside(button.text())))
            button.clicked.connect(lambda _=False, key=key: self._toggle_channel(key))
            flow.addWidget(button)
        self.tags = Line(tr("Tags"), tr("Tags, separated by commas"))
        Typing(panel.desk, self.tags, self._put_tags)
        self._rows = column(space=theme.SPACE_XS)
        self.add = push_button(tr("Add an answer that it depends on"), "quiet")
        self.add.clicked.connect(self._on_add)
        whole = column(self._words, flow_room, self.tags, space=theme.SPACE_S)
        whole.addLayout(self._rows)
        whole.addLayout(row(self.add, 1))
        self.setLayout(whole)

    @property
    def asked(self) -> tuple[AskedRow, ...]:
        return tuple(self._asked)

    def refill(self, item: Section | Criterion) -> None:
        """Show the row's condition."""
        session = self._panel.desk.session
        if session is None:
            return
        self._condition = item.shown_when or NONE
        is_always = item.shown_when is None
        words = condition_words(self._condition, session.rubric)
        self._words.setText(tr("Always shown.") if is_always else tr("Shown for {words}.", words=words))
        for key, button in self.channels.items():
            button.setChecked(key in self._condition.channels)
        self.tags.put(", ".join(self._condition.tags))
        self._refill_asked(session.rubric, item)

    def _refill_asked(self, rubric: Rubric, item: Section | Criterion) -> None:
        asked = self._condition.answers
        fitted(self._asked, len(asked), self._make, lambda old: drop(old, self.add))
        own = {one.key for one in item.criteria} if isinstance(item, Section) else {item.key}
        others = [one for one in rubric.criteria() if one.key not in own and one.scale.options]
        for row_of, one in zip(self._asked, asked, strict=True):
            row_of.refill(one, others)
        self.add.setEnabled(bool(others))

    def _make(self, place: int) -> AskedRow:
        made = AskedRow(self, place)
        self._rows.addWidget(made)
        return made

    def _toggle_channel(self, key: str) -> None:
        now = self._condition.channels
        wanted = [one for one, _ in CHANNELS if (one in now) != (one == key)]
        self._put(replace(self._condition, channels=tuple(wanted)))

    def _put_tags(self, text: str) -> None:
        tags = tuple(tag.strip() for tag in text.split(",") if tag.strip())
        self._put(replace(self._condition, tags=tags), settles=False)

    def _on_add(self) -> None:
        session = self._panel.desk.session
        item = self._panel.desk.row()
        if session is None or not isinstance(item, (Section, Criterion)):
            return
        own = {one.key for one in item.criteria} if isinstance(item, Section) else {item.key}
        known = {one.criterion_key for one in self._condition.answers} | own
        other = next(
            (one for one in session.rubric.criteria() if one.key not in known and one.scale.options), None
        )
        if other is not None:
            asked = AnswerIs(other.key, (other.scale.options[0].key,))
            self._put(replace(self._condition, answers=(*self._condition.answers, asked)))
            self._asked[-1].pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_asked(self, place: int, asked: AnswerIs | None) -> None:
        """Change what is asked at this place, or take it out."""
        answers = list(self._condition.answers)
        answers[place : place + 1] = [asked] if asked else []
        self._put(replace(self._condition, answers=tuple(answers)))

    def _put(self, condition: Condition, settles: bool = True) -> None:
        desk = self._panel.desk
        act = desk.act if settles else desk.put
        found = None if condition == NONE else condition
        act(lambda session: session.set_condition(desk.current, found))


class AskedRow(QWidget):
    """One criterion, and the answers to it that show the row."""

    def __init__(self, owner: ConditionEditor, place: int) -> None:
        super().__init__()
        self._owner, self._place = owner, place
        self._asked = AnswerIs("", ())
        self._others: dict[str, Criterion] = {}
        self._buttons: dict[str, AnswerButton] = {}
        self.pick = Pick(tr("Criterion {place} that it depends on", place=place + 1))
        self.pick.picked.connect(self._on_picked)
        self.gone = icon_button("close", tr("Do not ask for criterion {place}", place=place + 1))
        self.gone.clicked.connect(lambda: owner.put_asked(self._place, None))
        self._room = QWidget()
        self._flow = FlowLayout(self._room)
        head = row(self.pick, self.gone, space=theme.SPACE_XS)
        head.setStretch(0, 1)
        whole = column(space=theme.SPACE_XS)
        whole.addLayout(head)
        whole.addWidget(self._room)
        self.setLayout(whole)

    def button(self, answer: str) -> AnswerButton:
        """Raises: KeyError when the criterion has no such answer."""
        return self._buttons[answer]

    def refill(self, asked: AnswerIs, others: list[Criterion]) -> None:
        self._others = {one.key: one for one in others}
        names = [(one.key, one.title) for one in others]
        if asked.criterion_key not in self._others:
            names.append(
                (asked.criterion_key, tr("{criterion_key} (not there)", criterion_key=asked.criterion_key))
            )
        self.pick.offer(names)
        self.pick.put(asked.criterion_key)
        choices = self._choices(asked)
        if (
            list(self._buttons) != [key for key, _ in choices]
            or asked.criterion_key != self._asked.criterion_key
        ):
            self._rebuild(choices)
        for key, button in self._buttons.items():
            button.setChecked(key in asked.values)
        self._asked = asked

    def _choices(self, asked: AnswerIs) -> list[tuple[str, str]]:
        criterion = self._others.get(asked.criterion_key)
        found = [(one.key, one.label) for one in criterion.scale.options] if criterion else []
        if criterion and criterion.na_allowed:
            found.append(("na", tr("N/A")))
        known = {key for key, _ in found}
        return found + [
            (value, tr("{value} (not there)", value=value)) for value in asked.values if value not in known
        ]

    def _rebuild(self, choices: list[tuple[str, str]]) -> None:
        for old in self._buttons.values():
            self._flow.removeWidget(old)
            drop(old, self.pick)
        self._buttons = {}
        for key, words in choices:
            button = AnswerButton(words, "")
            button.clicked.connect(lambda _=False, key=key: self._toggle(key))
            self._buttons[key] = button
            self._flow.addWidget(button)

    def _on_picked(self, key: str) -> None:
        criterion = self._others.get(key)
        if criterion is not None and key != self._asked.criterion_key:
            self._owner.put_asked(self._place, AnswerIs(key, (criterion.scale.options[0].key,)))

    def _toggle(self, key: str) -> None:
        now = self._asked.values
        values = tuple(one for one in now if one != key) if key in now else (*now, key)
        self._owner.put_asked(self._place, AnswerIs(self._asked.criterion_key, values))
