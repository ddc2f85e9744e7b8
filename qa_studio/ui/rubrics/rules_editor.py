"""The rules that suggest an answer to the current criterion: their order, what each of them says, and a trial.

Owns which rule and which condition is shown, and where faults of rules stand. Every change goes to the form, and comes
back from it. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.services.check_forms import check_forms
from qa_studio.services.rubric_editing import Problem
from qa_studio.ui import theme
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import FieldRow, Pick
from qa_studio.ui.rubrics.panel import Panel, is_at, joined
from qa_studio.ui.rubrics.rules_condition import ConditionForm
from qa_studio.ui.rubrics.rules_list import Summary, SummaryList
from qa_studio.ui.rubrics.rules_rule import RuleFields
from qa_studio.ui.rubrics.rules_trial import TrialBox, Trials
from qa_studio.ui.rubrics.rules_words import GROUPS, check_title, condition_line, rule_words, uses_of
from qa_studio.ui.widgets.basics import column, frame, icon_button, label, push_button
from qa_studio.ui.widgets.flow import FlowLayout
from rubrics.model import CheckUse, Criterion, SuggestRule

WORDINGS = "phrases"


class RulesEditor(QWidget):
    """List of rules; under it the chosen one with its conditions; under that the chosen condition, and the trial."""

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self._panel = panel
        self._row, self._rule, self._condition = "", 0, 0
        self._uses: list[tuple[str, int, CheckUse]] = []
        self._problems: list[tuple[str, Problem]] = []
        self._fields: list[FieldRow] = []
        self._words = label("", "muted", wraps=True)
        self.rules = SummaryList(tr("Rules, in order"))
        self.conditions = SummaryList(tr("Conditions of the rule"))
        self.fields = RuleFields(self)
        self.group = Pick(tr("How it decides"), GROUPS)
        self.form = ConditionForm(self)
        self.trial: TrialBox | None = None
        self._build_tools()
        self._lay_out()
        self._connect()

    def _build_tools(self) -> None:
        self.add = push_button(tr("Add a rule"), "quiet", "add")
        self.copy = icon_button("copy", tr("Duplicate the rule"))
        self.up = icon_button("up", tr("Move the rule up"), "Alt+Up")
        self.down = icon_button("down", tr("Move the rule down"), "Alt+Down")
        self.remove = icon_button("remove", tr("Remove the rule"))
        self.said = push_button(tr("Wordings"), "quiet", "add", tr("Add: one of these wordings is said"))
        self.never = push_button(tr("Never said"), "quiet", "add", tr("Add: none of these wordings is said"))
        self.other = push_button(tr("Another check…"), "quiet", "add")
        self.gone = icon_button("remove", tr("Remove the condition"))

    def _lay_out(self) -> None:
        edge = theme.SPACE_S
        self._condition_box = column(
            label(tr("How it decides"), "small"), self.group, self.form, space=theme.SPACE_XS
        )
        inner = column(
            self.fields,
            label(tr("Conditions"), "small"),
            self.conditions,
            margins=(edge, edge, edge, edge),
            space=theme.SPACE_S,
        )
        inner.addWidget(_flow(self.said, self.never, self.other, self.gone))
        self._detail = QWidget()
        self._detail.setLayout(self._condition_box)
        inner.addWidget(self._detail)
        self.card = frame("card")
        self.card.setLayout(inner)
        self._whole = column(self._words, self.rules, space=theme.SPACE_S)
        self._whole.addWidget(_flow(self.add, self.copy, self.up, self.down, self.remove))
        self._whole.addWidget(self.card)
        self.setLayout(self._whole)

    def _connect(self) -> None:
        self.rules.chosen.connect(lambda place: self._choose(place, 0))
        self.conditions.chosen.connect(lambda place: self._choose(self._rule, place))
        self.add.clicked.connect(self._on_add)
        self.copy.clicked.connect(
            lambda: self._go(lambda: self.desk.act(lambda s: s.rules.duplicate(self._row, self._rule)))
        )
        self.up.clicked.connect(lambda: self._step(-1))
        self.down.clicked.connect(lambda: self._step(1))
        self.rules.step_requested.connect(self._step)
        self.remove.clicked.connect(self._on_remove)
        self.rules.remove_requested.connect(self._on_remove)
        self.said.clicked.connect(lambda: self._add_condition("any_of", WORDINGS))
        self.never.clicked.connect(lambda: self._add_condition("none_of", WORDINGS))
        self.other.clicked.connect(self._on_other)
        self.gone.clicked.connect(self._on_gone)
        self.conditions.remove_requested.connect(self._on_gone)
        self.group.picked.connect(self._on_group)
        self._panel.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)

    # What the forms of rules and conditions stand on

    @property
    def desk(self) -> FormDesk:
        return self._panel.desk

    def register(self, field: FieldRow) -> FieldRow:
        """Have faults shown beneath a field, and let it be found by its place."""
        self._fields.append(field)
        return field

    def unregister(self, fields: list[FieldRow]) -> None:
        """Forget fields that are going away."""
        self._fields = [one for one in self._fields if one not in fields]

    def again(self) -> None:
        """Fill everything anew, after what is being typed."""
        self.desk.flush()
        self._panel.refill()
        self._show_faults()

    def attach(self, trials: Trials, runner: JobRunner) -> None:
        """Let rules be tried."""
        self.trial = TrialBox(self.desk, trials, runner)
        self._whole.addWidget(self.trial)

    # What is shown

    def refill(self, item: Criterion) -> None:
        """Show the criterion's rules; which one is open stays while the criterion does."""
        if self.desk.current != self._row:
            self._row, self._rule, self._condition = self.desk.current, 0, 0
        self._rule = max(0, min(self._rule, len(item.suggest) - 1))
        self._words.setText(_told(len(item.suggest)))
        self._show_lists(item)
        self.card.setVisible(bool(item.suggest))
        for button, is_on in (
            (self.copy, bool(item.suggest)),
            (self.up, self._rule > 0),
            (self.down, self._rule < len(item.suggest) - 1),
            (self.remove, bool(item.suggest)),
            (self.gone, bool(self._uses)),
        ):
            button.setEnabled(is_on)
        if item.suggest:
            self._show_rule(item, item.suggest[self._rule])
        if not self._uses:
            self.form.forget()
        if self.trial is not None:
            self.trial.refill(item)

    def _show_rule(self, item: Criterion, rule: SuggestRule) -> None:
        place = f"suggest[{self._rule}]"
        self.fields.refill(place, item, rule)
        self._detail.setVisible(bool(self._uses))
        if self._uses:
            group, at, use = self._uses[self._condition]
            self.group.put(group)
            self.form.refill(f"{place}.{group}[{at}]", {"check": use.check, **use.arguments})

    def _show_lists(self, item: Criterion) -> None:
        self._uses = uses_of(item.suggest[self._rule]) if item.suggest else []
        self._condition = max(0, min(self._condition, len(self._uses) - 1))
        rules = [
            Summary(rule_words(item, rule), self._fault_at(f"suggest[{place}]"))
            for place, rule in enumerate(item.suggest)
        ]
        conditions = [
            Summary(condition_line(group, use), self._fault_at(f"suggest[{self._rule}].{group}[{place}]"))
            for group, place, use in self._uses
        ]
        self.rules.show_lines(rules, self._rule)
        self.conditions.show_lines(conditions, self._condition)

    def _fault_at(self, place: str) -> str:
        told = (problem.message for at, problem in self._problems if problem.is_fault and is_at(at, place))
        return next(told, "")

    def show_problems(self, problems: Sequence[tuple[str, Problem]]) -> None:
        """Show faults of the rules: in their lists, and beneath the field that is nearest to each."""
        self._problems = [one for one in problems if one[0].startswith("suggest")]
        self._show_faults()

    def _show_faults(self) -> None:
        item = self.desk.row()
        if isinstance(item, Criterion):
            self._show_lists(item)
        told: dict[FieldRow, list[str]] = {}
        for place, problem in self._problems:
            field = self._nearest(place)
            if problem.is_fault and field is not None:
                told.setdefault(field, []).append(" ".join((problem.message, problem.hint)).strip())
        for one in self._fields:
            one.show_fault("\n".join(told.get(one, ())))

    def _nearest(self, place: str) -> FieldRow | None:
        fits = [one for one in self._fields if one.place and is_at(place, one.place)]
        return max(fits, key=lambda one: len(one.place), default=None)

    def focus_field(self, place: str) -> bool:
        """Open the rule and the condition of a place, and give the keyboard to its field; False for another's place."""
        if not place.startswith("suggest"):
            return False
        item = self.desk.row()
        if not isinstance(item, Criterion) or not item.suggest:
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        for rule, one in enumerate(item.suggest):
            if is_at(place, f"suggest[{rule}]"):
                self._rule, self._condition = rule, 0
                for condition, (group, at, _) in enumerate(uses_of(one)):
                    if is_at(place, f"suggest[{rule}].{group}[{at}]"):
                        self._condition = condition
        self.again()
        field = self._nearest(place)
        target: QWidget = self.rules if field is None else field.editor
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring(field or self.rules)
        return True

    def go(self) -> None:
        """Come to the rules, or to the button that begins the first one."""
        target: QWidget = self.add if self.rules.isHidden() else self.rules
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring(target)

    def _bring(self, widget: QWidget) -> None:
        self._panel.ensureWidgetVisible(widget, 0, theme.SPACE_XL)

    def _keep_in_sight(self) -> None:
        """What was made just now takes its height with the next events, and moves what has the keyboard."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._panel.ensureWidgetVisible(focused, 0, theme.SPACE_XL)

    # What the user does

    def _choose(self, rule: int, condition: int) -> None:
        self.desk.flush()
        if self.desk.session is not None:
            self.desk.session.end_step()
        self._rule, self._condition = rule, condition
        self.again()

    def _go(self, act: Callable[[], int | None]) -> None:
        place = act()
        if place is not None:
            self._choose(place, 0)

    def _rule_path(self) -> str:
        return joined(self._row, f"suggest[{self._rule}]")

    def _on_add(self) -> None:
        self._go(lambda: self.desk.act(lambda s: s.rules.add(self._row)))
        self._focus_wordings()

    def _step(self, by: int) -> None:
        if not self.desk.is_frozen:
            self._go(lambda: self.desk.act(lambda s: s.rules.move(self._row, self._rule, by)))

    def _on_remove(self) -> None:
        if not self.desk.is_frozen and self.rules.lines.rowCount():
            self.desk.act(lambda s: s.rules.remove(self._row, self._rule))

    def _add_condition(self, group: str, check: str) -> None:
        at = self._rule_path()
        place = self.desk.act(lambda s: s.rules.add_condition(at, group, check))
        self._open(group, place)
        self._focus_wordings()

    def _open(self, group: str, place: int | None) -> None:
        found = [one for one, (other, at, _) in enumerate(self._uses) if (other, at) == (group, place)]
        if found:
            self._choose(self._rule, found[0])

    def _focus_wordings(self) -> None:
        field = self.form.rows.get(WORDINGS)
        target = field.editor if field is not None else self.form.check
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring(target)

    def _on_other(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in check_forms():
            if one.can_begin and one.name != WORDINGS:
                action = menu.addAction(check_title(one.name))
                action.triggered.connect(lambda _=False, name=one.name: self._add_condition("all_of", name))
        menu.popup(self.other.mapToGlobal(QPoint(0, self.other.height())))

    def _on_gone(self) -> None:
        if self.desk.is_frozen or not self._uses:
            return
        group, place, _ = self._uses[self._condition]
        at = self._rule_path()
        self.desk.act(lambda s: s.rules.remove_condition(at, group, place))

    def _on_group(self, target: str) -> None:
        group, place, _ = self._uses[self._condition]
        at = self._rule_path()
        self._open(target, self.desk.act(lambda s: s.rules.regroup(at, group, place, target)))


def _flow(*buttons: QWidget) -> QWidget:
    room = QWidget()
    flow = FlowLayout(room, theme.SPACE_XS)
    for button in buttons:
        flow.addWidget(button)
    return room


def _told(count: int) -> str:
    if not count:
        return tr(
            "Nothing suggests an answer yet. A rule names words of the transcript and the answer that they speak for."
        )
    return trn(
        "One rule. Where it does not hold, no answer is suggested.",
        "{count} rules. The first that holds decides; where none holds, no answer is suggested.",
        count,
    )
