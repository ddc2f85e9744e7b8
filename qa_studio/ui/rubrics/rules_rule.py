"""What a rule says: its answer, how sure that is, and the sentence for the reviewer. GUI thread only."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.services.rubric_editing import EditingSession
from qa_studio.services.rubric_values import typed_number
from qa_studio.ui import theme
from qa_studio.ui.rubrics.fields import NUMBER_PX, FieldRow, Line, Paragraph, Pick, SharedNote, Typing
from qa_studio.ui.rubrics.panel import joined, plain_number
from qa_studio.ui.rubrics.rules_condition import Ground
from qa_studio.ui.rubrics.rules_words import confidence_words
from qa_studio.ui.widgets.basics import column, label, row
from rubrics.model import Criterion, SuggestRule
from scoring.model import USUAL_BAR

Change = Callable[[EditingSession, str], Any]


class RuleFields(QWidget):
    """Answer, confidence and reason of the rule at a place."""

    def __init__(self, ground: Ground, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground, self._place = ground, ""
        self.answer, self.number = Pick(tr("Answer that it suggests")), Line(tr("Answer that it suggests"))
        self.answer.picked.connect(lambda key: self._act("answer", key, tr("Answer")))
        Typing(ground.desk, self.number, lambda text: self._put("answer", text.strip(), tr("Answer")))
        self.confidence, self.sure = Line(tr("How sure, in per cent")), label("", "muted", wraps=True)
        self.confidence.setFixedWidth(NUMBER_PX)
        Typing(ground.desk, self.confidence, self._put_confidence)
        self.reason = Paragraph(tr("What the reviewer reads"), tr("One sentence: why this answer"))
        Typing(ground.desk, self.reason, lambda text: self._put("reason", text.strip() or None, tr("Reason")))
        self._rows = {
            "answer": FieldRow(tr("Suggests"), self.answer, ""),
            "number": FieldRow(tr("Suggests"), self.number, ""),
            "confidence": FieldRow(tr("Sure, %"), self.confidence, ""),
            "reason": FieldRow(tr("What the reviewer reads"), self.reason, ""),
        }
        for field in self._rows.values():
            ground.register(field)
        self._lay_out()

    def _lay_out(self) -> None:
        note = SharedNote()
        fields = [self._rows[name] for name in ("answer", "number", "confidence")]
        for field in fields:
            field.tell(note)
        head = row(*fields, space=theme.SPACE_M)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        for field in fields:
            head.setAlignment(field, Qt.AlignmentFlag.AlignBottom)
        whole = column(space=theme.SPACE_XS)
        whole.addLayout(head)
        for part in (self.sure, note, self._rows["reason"]):
            whole.addWidget(part)
        self.setLayout(whole)

    def refill(self, place: str, criterion: Criterion, rule: SuggestRule) -> None:
        """Show a rule of a criterion."""
        self._place = place
        has_options = bool(criterion.scale.options)
        self._rows["answer"].setVisible(has_options)
        self._rows["number"].setVisible(not has_options)
        self._rows["answer"].place = joined(place, "answer" if has_options else "answer.")
        self._rows["number"].place = joined(place, "answer." if has_options else "answer")
        for name in ("confidence", "reason"):
            self._rows[name].place = joined(place, name)
        choices = [(option.key, option.label) for option in criterion.scale.options]
        if criterion.na_allowed:
            choices.append(("na", tr("N/A")))
        if rule.answer not in dict(choices):
            choices.append((rule.answer, tr("{name} (not there)", name=rule.answer)))
        self.answer.offer(choices)
        self.answer.put(rule.answer)
        self.number.put(rule.answer)
        self._show_confidence(criterion, rule)
        self.reason.put(rule.reason)

    def _show_confidence(self, criterion: Criterion, rule: SuggestRule) -> None:
        session = self._ground.desk.session
        written = session.written(self._path("confidence")) if session else None
        if isinstance(written, str):
            self.confidence.put(written)
            self.sure.setText("")
            return
        exact = Decimal(str(rule.confidence)) * 100
        self.confidence.put(plain_number(exact.normalize()))
        bar = float(USUAL_BAR if criterion.bar is None else criterion.bar)
        words = tr(
            "{percent} %: {words}.", percent=f"{exact.normalize():f}", words=confidence_words(rule.confidence)
        )
        if rule.confidence < bar:
            words = tr(
                "{words} Under the bar of {bar} %, so it suggests nothing.", words=words, bar=round(bar * 100)
            )
        self.sure.setText(words)

    def _path(self, name: str) -> str:
        return joined(joined(self._ground.desk.current, self._place), name)

    def _put_confidence(self, text: str) -> None:
        typed = typed_number(text.replace("%", "")) if text.strip() else None
        self._put("confidence", typed / 100 if isinstance(typed, Decimal) else typed, tr("How sure"))

    def _put(self, name: str, value: Any, words: str) -> None:
        at = self._path(name)
        self._ground.desk.put(lambda session: session.rules.put(at, value, words, at))

    def _act(self, name: str, value: Any, words: str) -> None:
        at = self._path(name)
        self._ground.desk.act(lambda session: session.rules.put(at, value, words))
