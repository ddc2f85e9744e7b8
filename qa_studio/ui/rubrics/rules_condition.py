"""One check of a rule: what is looked for, by whom, where, and everything else that it can be given.

Owns which parameters are shown at once and which behind “More”. The fields are made from the check's parameters; what
has no field is shown as the file says it, and stays. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.services.check_forms import CheckForm, Parameter, ShapeKind, check_form, check_forms
from qa_studio.services.rubric_values import typed_number
from qa_studio.ui import theme
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import NUMBER_PX, FieldRow, Line, Pick, Typing, drop
from qa_studio.ui.rubrics.panel import BROWSES, joined
from qa_studio.ui.rubrics.rules_fields import ParameterField, caption_of, field_for
from qa_studio.ui.rubrics.rules_words import CHECKS, check_title
from qa_studio.ui.widgets.basics import column, elided_button, label, row
from qa_studio.ui.widgets.fold import FoldButton

WHERE, TURNS = "where", ("first_turns", "last_turns")
DEEPEST = 3
"""Checks within checks; the checks themselves take no more."""
USUAL_TURNS = 2


class Ground(Protocol):
    """Where the forms of conditions stand."""

    @property
    def desk(self) -> FormDesk: ...

    def register(self, field: FieldRow) -> FieldRow:
        """Have faults shown beneath a field, and let it be found by its place."""
        ...

    def unregister(self, fields: list[FieldRow]) -> None:
        """Forget fields that are going away."""
        ...

    def again(self) -> None:
        """Fill everything anew: other fields are shown now."""
        ...


class ConditionForm(QWidget):
    """The fields of one check.

    Args:
        level: how many checks it stands in.
    """

    def __init__(self, ground: Ground, level: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground, self.level = ground, level
        self._place = ""
        self._plan: tuple[tuple[str, bool], ...] = ()
        self._seen: set[str] = set()
        self._known: tuple[str, str] = ("", "")
        self.rows: dict[str, FieldRow] = {}
        self.fields: dict[str, ParameterField | WhereField | NestedCheck] = {}
        self.check = Pick(tr("What is looked for"))
        self.check.picked.connect(self._on_check)
        self._check_row = ground.register(FieldRow(tr("What is looked for"), self.check, ""))
        self._about = label("", "small", wraps=True)
        self._box = column(space=theme.SPACE_S)
        self.more = FoldButton(tr("More"), tr("Show everything it can be given"), tr("Show less"))
        self.more.setProperty(BROWSES, True)
        self.more.set_open(False)
        self.more.changed.connect(lambda _: ground.again())
        whole = column(self._check_row, self._about, space=theme.SPACE_S)
        whole.addLayout(self._box)
        whole.addLayout(row(self.more, 1))
        self.setLayout(whole)

    @property
    def desk(self) -> FormDesk:
        return self.ground.desk

    @property
    def place(self) -> str:
        """Where the check stands, below its criterion."""
        return self._place

    def path(self, name: str = "") -> str:
        """Where a parameter, or the check itself, stands in the form."""
        at = joined(self.desk.current, self._place)
        return joined(at, name) if name else at

    def let_go(self) -> None:
        """It is going away: faults are shown elsewhere."""
        self._clear()
        self.ground.unregister([self._check_row])

    def forget(self) -> None:
        """No check is shown: no fault stands here."""
        for one in (self._check_row, *self.rows.values()):
            one.place = ""

    def refill(self, place: str, given: Mapping[str, Any]) -> None:
        """Show the check that stands at this place; fields are made anew only when others are needed."""
        check = str(given.get("check", ""))
        if (place, check) != self._known:
            self._seen = set()
        self._known = (place, check)
        self._place, self._check_row.place = place, place
        self._offer(check)
        self._about.setText(CHECKS[check][1] if check in CHECKS else "")
        form = check_form(check)
        plan = self._planned(form, given)
        if plan != self._plan or check != self.property("check"):
            self._rebuild(check, form, plan)
        for name, field in self.fields.items():
            self.rows[name].place = joined(place, self._row_place(name, given))
            field.put(given if name == WHERE else given.get(name))

    def _offer(self, check: str) -> None:
        names = [one.name for one in check_forms() if one.can_begin or one.name == check]
        if check not in names:
            names.append(check)
        self.check.offer([(name, check_title(name)) for name in names])
        self.check.put(check)

    def _row_place(self, name: str, given: Mapping[str, Any]) -> str:
        return name if name != WHERE else TURNS[1] if TURNS[1] in given else TURNS[0]

    def _planned(self, form: CheckForm | None, given: Mapping[str, Any]) -> tuple[tuple[str, bool], ...]:
        """Names of what is shown in order, each with whether as the file's text."""
        parameters = {one.name: one for one in form.parameters} if form else {}
        unknown = [name for name in given if name not in parameters and name != "check"]
        self._seen |= {name for name in given if name in parameters}
        found: list[tuple[str, bool]] = []
        for one in _ordered(form):
            as_text = not one.shows(given.get(one.name)) or one.shape is None
            if as_text and one.name not in given and not (one.shape is None and one.is_required):
                continue
            if as_text or self._is_shown(one):
                found.append((one.name, as_text))
        found = _with_where(found, given) if form and form.parameter("first_turns") else found
        return (*found, *((name, True) for name in unknown))

    def _is_shown(self, one: Parameter) -> bool:
        is_nested = one.shape is not None and one.shape.kind is ShapeKind.CHECK
        if is_nested and self.level >= DEEPEST - 1 and one.name not in self._seen:
            return False
        return one.is_required or one.name in (*self._seen, "speaker", *TURNS) or self.more.is_open

    def _rebuild(self, check: str, form: CheckForm | None, plan: tuple[tuple[str, bool], ...]) -> None:
        self._clear()
        self._plan = plan
        self.setProperty("check", check)
        for name, as_text in plan:
            field = self._made(name, as_text, form)
            self.fields[name] = field
            caption = "" if isinstance(field, NestedCheck) else caption_of(name)
            shown = FieldRow(tr("Where") if name == WHERE else caption, field.widget, name)
            self.rows[name] = self.ground.register(shown)
            self._box.addWidget(shown)

    def _made(
        self, name: str, as_text: bool, form: CheckForm | None
    ) -> ParameterField | WhereField | NestedCheck:
        if name == WHERE:
            return WhereField(self)
        parameter = form.parameter(name) if form else None
        if as_text or parameter is None or parameter.shape is None:
            return field_for(self, Parameter(name, None, False), "")
        if parameter.shape.kind is ShapeKind.CHECK:
            return NestedCheck(self, name)
        return field_for(self, parameter, form.speaker if form else "")

    def _clear(self) -> None:
        self.ground.unregister(list(self.rows.values()))
        for field in self.fields.values():
            if isinstance(field, NestedCheck):
                field.form.let_go()
        for old in self.rows.values():
            self._box.removeWidget(old)
            drop(old, self.check)
        self.rows, self.fields, self._plan = {}, {}, ()

    def _on_check(self, check: str) -> None:
        self.desk.act(lambda session: session.rules.set_check(self.path(), check))


class WhereField:
    """Anywhere, in the first turns, or in the last ones."""

    def __init__(self, form: ConditionForm) -> None:
        self._form = form
        self.pick = Pick(
            tr("Where in the conversation"),
            [
                ("", tr("Anywhere")),
                (TURNS[0], tr("In the first turns")),
                (TURNS[1], tr("In the last turns")),
            ],
        )
        self.count = Line(tr("How many turns"))
        self.count.setFixedWidth(NUMBER_PX)
        self.pick.picked.connect(self._on_picked)
        Typing(form.desk, self.count, self._on_count)
        self.widget = QWidget()
        inner = row(self.pick, self.count, space=theme.SPACE_S)
        inner.setStretch(0, 1)
        self.widget.setLayout(inner)
        self.widget.setFocusProxy(self.pick)
        self._given: Mapping[str, Any] = {}

    def put(self, value: Any) -> None:
        self._given = value if isinstance(value, Mapping) else {}
        which = next((name for name in TURNS if name in self._given), "")
        self.pick.put(which)
        self.count.put(str(self._given.get(which, "")))
        self.count.setVisible(bool(which))

    def _on_picked(self, which: str) -> None:
        count = next((self._given[name] for name in TURNS if name in self._given), USUAL_TURNS)
        self._form.desk.act(lambda session: session.rules.put_turns(self._form.path(), which, count))

    def _on_count(self, text: str) -> None:
        which = self.pick.currentData()
        if which:
            at = self._form.path(which)
            value = typed_number(text) if text.strip() else 1
            self._form.desk.put(lambda session: session.rules.put(at, value, tr("How many turns"), at))


class NestedCheck:
    """A check that another one is looked for after, or before."""

    def __init__(self, owner: ConditionForm, name: str) -> None:
        self._owner, self._name = owner, name
        self.form = ConditionForm(owner.ground, owner.level + 1)
        self.add = elided_button(caption_of(name), "quiet", "add")
        self.gone = elided_button(tr("Remove “{what}”", what=caption_of(name)), "quiet")
        self._head = label(caption_of(name), "small")
        self.add.clicked.connect(self._on_add)
        self.gone.clicked.connect(self._on_gone)
        self.widget = QWidget()
        inner = column(self._head, self.form, space=theme.SPACE_XS)
        inner.addLayout(row(self.add, self.gone, 1))
        inner.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        self.widget.setLayout(inner)

    def put(self, value: Any) -> None:
        is_there = isinstance(value, Mapping)
        for part in (self._head, self.form, self.gone):
            part.setVisible(is_there)
        self.add.setVisible(not is_there)
        if is_there:
            self.form.refill(joined(self._owner.place, self._name), value)

    def _on_add(self) -> None:
        value: dict[str, Any] = {"check": "phrases", "speaker": "customer", "phrases": []}
        at, words = self._owner.path(self._name), caption_of(self._name)
        self._owner.desk.act(lambda session: session.rules.put(at, value, words))
        self.form.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_gone(self) -> None:
        at, words = self._owner.path(self._name), caption_of(self._name)
        self._owner.desk.act(lambda session: session.rules.put(at, None, words))


def _ordered(form: CheckForm | None) -> list[Parameter]:
    """What is needed first, then its own, then who and where, then the rest."""
    if form is None:
        return []

    def rank(one: Parameter) -> tuple[int, int]:
        early = {"speaker": 1, "first_turns": 2, "last_turns": 2}
        own = 0 if one.is_required else 3
        return early.get(one.name, own if one.name in form.own else 4), form.parameters.index(one)

    return sorted(form.parameters, key=rank)


def _with_where(found: list[tuple[str, bool]], given: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """One field for both kinds of turns, unless both are asked for at once or one can only be shown as text."""
    both = all(name in given for name in TURNS)
    if both or any(name in TURNS and as_text for name, as_text in found):
        return [one for one in found if one[0] not in TURNS or one[0] in given]
    places = [place for place, (name, _) in enumerate(found) if name in TURNS]
    rest = [one for one in found if one[0] not in TURNS]
    rest.insert(places[0] if places else len(rest), (WHERE, False))
    return rest
