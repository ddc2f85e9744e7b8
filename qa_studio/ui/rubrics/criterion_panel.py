"""A criterion in the inspector: everything that it says.

Owns the order of its fields. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.services.rubric_editing import EditingSession, Problem
from qa_studio.services.rubric_values import typed_number
from qa_studio.ui.review.answer_button import AnswerButton
from qa_studio.ui.rubrics import wording
from qa_studio.ui.rubrics.answers_editor import AnswersEditor
from qa_studio.ui.rubrics.condition_editor import ConditionEditor
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import FieldRow, drop
from qa_studio.ui.rubrics.pairs_editor import REASONS, PairsEditor
from qa_studio.ui.rubrics.panel import BROWSES, Change, Panel, Read, plain_put
from qa_studio.ui.rubrics.rules_editor import RulesEditor
from qa_studio.ui.rubrics.suggestion_fields import bar_field
from qa_studio.ui.widgets.basics import elided_button, label, row
from qa_studio.ui.widgets.flow import FlowLayout
from rubrics.model import Criterion, ScaleKind


class CriterionPanel(Panel):
    """Fields of the current criterion."""

    def __init__(self, desk: FormDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Criterion"))
        self._add_basics()
        self.head(tr("Answers"))
        self._add_scale()
        self.head(tr("In the score"))
        self._add_score()
        self.head(tr("Asked of the reviewer"))
        self._add_asked()
        self.head(tr("Shown"))
        self.condition = ConditionEditor(self)
        self.add(self.register(FieldRow("", self.condition, "shown_when")))
        self.on_refill(self.condition.refill)
        self._add_rest()
        self.finish()

    def _add_basics(self) -> None:
        self.title = self.line("title", tr("Title"), lambda c: c.title, lambda s, p, v: s.rows.rename(p, v))
        self.key = self.line("key", tr("Key"), lambda c: c.key, lambda s, p, v: s.rows.rekey(p, v))
        self.key.setToolTip(
            tr("What evaluations store. It follows the title until it is published or changed by hand.")
        )
        self.weight = self.number("weight", tr("Weight"), lambda c: c.weight)
        self._counts = label("", "muted", wraps=True)
        self.guidance = self.paragraph(
            "guidance",
            tr("Guidance"),
            lambda c: c.guidance,
            plain_put("guidance", tr("Guidance")),
            tr("How to mark it, for somebody who sees the form for the first time"),
        )
        self.add(self.title)
        self.beside(self.weight, self.key, stretch=1)
        self.add(self._counts, self.guidance)
        self.on_refill(self._refill_counts)

    def _add_scale(self) -> None:
        self.kind = self.pick(
            "scale",
            tr("Answered with"),
            wording.SCALES,
            lambda c: c.scale.kind,
            lambda s, p, v: s.scales.set_kind(p, ScaleKind(v)),
        )
        self.answers = AnswersEditor(self)
        self.points = [
            self.number(f"scale.points.{field}", words, _reader(field), _points(field))
            for field, words in (("minimum", tr("From")), ("maximum", tr("To")), ("step", tr("In steps of")))
        ]
        self.unit = self.line(
            "scale.unit",
            tr("Unit of the number"),
            lambda c: c.scale.unit,
            plain_put("scale.unit", tr("Unit")),
            "days",
        )
        self.most = self.number(
            "scale.maximum",
            tr("Points that make it full"),
            lambda c: c.scale.maximum,
            lambda s, p, v: s.put(f"{p}.scale.maximum", _number(v), tr("Most points"), f"{p}.scale.maximum"),
        )
        self.to_rules = elided_button(
            tr("Words that suggest an answer"), "quiet", "suggest", tr("Go to the rules of the suggestions")
        )
        self.to_rules.setProperty(BROWSES, True)
        self.to_rules.clicked.connect(lambda: self.rules.go())
        self.add(self.kind)
        self.beside(*self.points)
        self.add(self.unit, self.answers, self.most, row(self.to_rules, 1))
        self.on_refill(self._refill_scale)

    def _add_score(self) -> None:
        self.na = self.tick(
            "na_allowed",
            tr("N/A allowed"),
            lambda c: c.na_allowed,
            plain_put("na_allowed", tr("N/A allowed")),
        )
        self.critical = self.pick("critical", tr("When it fails"), wording.CRITICAL, _critical, _put_critical)
        self.role = self.pick(
            "role", tr("Weight"), wording.ROLES, lambda c: c.role, plain_put("role", tr("Role"))
        )
        self.add(self.na, self.critical, self.role)

    def _add_asked(self) -> None:
        self._comment_room = QWidget()
        self._comment_flow = FlowLayout(self._comment_room)
        self.comment_on: dict[str, AnswerButton] = {}
        self._comments = self.register(FieldRow(tr("Comment needed with"), self._comment_room, "comment_on"))
        self.reasons = PairsEditor(self, "reasons", REASONS)
        self._reasons = self.register(
            FieldRow(tr("Reasons to pick from when points are lost"), self.reasons, "reasons")
        )
        self._owner_room = QWidget()
        owners = FlowLayout(self._owner_room)
        self.owners: dict[str, AnswerButton] = {}
        for key, words in wording.ATTRIBUTIONS:
            button = AnswerButton(words, "")
            button.setAccessibleName(tr("Lost points may be laid on: {words}", words=words))
            button.clicked.connect(
                lambda _=False, key=key: self._toggle("attribution", key, list(self.owners))
            )
            self.owners[key] = button
            owners.addWidget(button)
        whose = self.register(FieldRow(tr("Lost points may be laid on"), self._owner_room, "attribution"))
        self.add(self._comments, self._reasons, whose)
        self.on_refill(self._refill_asked)

    def _add_rest(self) -> None:
        self.replaces = self.line(
            "replaces",
            tr("Goes on from"),
            lambda c: c.replaces,
            plain_put("replaces", tr("Goes on from")),
            tr("Key in the version before, when it was another one"),
        )
        self.add(self.replaces)
        self.head(tr("Suggestions"))
        self.bar = bar_field(self)
        self.rules = RulesEditor(self)
        self.add(self.bar, self.rules)
        self.on_refill(self._refill_rest)
        self.on_refill(self.rules.refill)

    def _refill_counts(self, item: Criterion) -> None:
        session = self.desk.session
        if session is None:
            return
        now = session.shares().get(item.key)
        words = tr("Carries no weight.") if now is None else f"{now.words[0].upper()}{now.words[1:]}."
        if now is not None and now.part and item.na_allowed:
            words = f"{words} {_when_left_out(session, item)}"
        self._counts.setText(words)

    def _refill_scale(self, item: Criterion) -> None:
        kind = item.scale.kind
        for one in self.points:
            one.setVisible(kind is ScaleKind.POINTS)
        self.unit.setVisible(kind is ScaleKind.BANDS)
        self.most.setVisible(kind is ScaleKind.CHOICES)
        self.answers.refill(item)

    def _refill_asked(self, item: Criterion) -> None:
        choices = [(option.key, option.label) for option in item.scale.options]
        if choices and item.na_allowed:
            choices.append(("na", tr("N/A")))
        known = [(key, button.text()) for key, button in self.comment_on.items()]
        if known != choices:
            self._rebuild_comments(choices)
        for key, button in self.comment_on.items():
            button.setChecked(key in item.comment_on)
        self._comments.setVisible(bool(choices))
        self.reasons.refill([(one.key, one.label) for one in item.reasons])
        for key, button in self.owners.items():
            button.setChecked(key in item.attribution)

    def _rebuild_comments(self, choices: list[tuple[str, str]]) -> None:
        for old in self.comment_on.values():
            self._comment_flow.removeWidget(old)
            drop(old, self.na.editor)
        self.comment_on = {}
        for key, words in choices:
            button = AnswerButton(words, "")
            button.setAccessibleName(tr("Comment needed with {words}", words=words))
            button.clicked.connect(
                lambda _=False, key=key: self._toggle("comment_on", key, list(self.comment_on))
            )
            self.comment_on[key] = button
            self._comment_flow.addWidget(button)
        self._comment_room.updateGeometry()

    def _toggle(self, place: str, key: str, order: list[str]) -> None:
        item = self.desk.row()
        if isinstance(item, Criterion):
            now = {str(one) for one in getattr(item, place)}
            wanted = [one for one in order if (one in now) != (one == key)]
            path = f"{self.desk.current}.{place}"
            words = tr("Comment needed") if place == "comment_on" else tr("Attribution")
            self.desk.act(lambda session: session.put(path, wanted, words))

    def _refill_rest(self, item: Criterion) -> None:
        session = self.desk.session
        self.replaces.setVisible(bool(item.replaces or (session and session.before)))

    def show_problems(self, problems: Sequence[tuple[str, Problem]]) -> None:
        super().show_problems(problems)
        self.rules.show_problems(problems)

    def focus_field(self, place: str) -> bool:
        return self.rules.focus_field(place) or super().focus_field(place)


def _when_left_out(session: EditingSession, item: Criterion) -> str:
    """Who gets the points of a criterion that is N/A, in words."""
    now, then = session.shares(), session.shares([item.key])
    gains = [
        (then[one.key].points - now[one.key].points, one.title, then[one.key])
        for one in session.rubric.criteria()
        if one.key in then and one.key in now and then[one.key].points > now[one.key].points
    ]
    gains.sort(key=lambda gain: gain[0], reverse=True)
    if not gains:
        return tr("When it is N/A, nothing is left to share.")
    shown = ", ".join(f"“{title}” {share.text}" for _, title, share in gains[:3])
    if len(gains) > 3:
        shown = tr("{shown} and {count} more", shown=shown, count=len(gains) - 3)
    return tr("When it is N/A: {shown}.", shown=shown)


def _critical(item: Criterion) -> str:
    if not item.critical:
        return wording.NOT_CRITICAL
    return item.critical_effect.value if item.critical_effect else wording.AS_POLICY


def _put_critical(session: EditingSession, path: str, key: str) -> None:
    value = {wording.NOT_CRITICAL: None, wording.AS_POLICY: True}.get(key, key)
    session.put(f"{path}.critical", value, tr("Critical"))


def _reader(field: str) -> Read:
    def read(item: Criterion) -> object:
        value = getattr(item.scale, field)
        return None if item.scale.kind is not ScaleKind.POINTS else value

    return read


def _points(field: str) -> Change:
    return lambda session, path, text: session.scales.put_points(path, field, text)


def _number(text: str) -> object:
    return typed_number(text) if text.strip() else None
