"""What stands over the form while the suggestions belong to another version of it, and what its keys say when there is
nothing for them.

Owns both in words: a key that does nothing says why. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from qa_studio.language import quoted, tr
from qa_studio.rows import FormVersion, ReviewSheet
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.review.desk import Desk
from qa_studio.ui.review.draft import acceptable
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.evidence_link import EvidenceLink
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.keys import Act, hint, key_words
from qa_studio.ui.review.marking import Marking
from qa_studio.ui.widgets.banner import Banner
from qa_studio.ui.widgets.basics import column


class SuggestionBar(QWidget):
    """One line over the form: whose suggestions these are. Hidden while they are this form's own.

    Signals: suggest_requested(): suggest again, by the form in use.
    """

    suggest_requested = Signal()

    def __init__(self, model: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.banner = Banner()
        self.again: QPushButton = self.banner.add_button("")
        hint(self.again, tr("Look for evidence in the transcript"), Act.SUGGEST)
        self.again.clicked.connect(self.suggest_requested)
        self.setLayout(column(self.banner, margins=(theme.SPACE_S,) * 4))
        self.hide()
        model.loaded.connect(self._show)

    @property
    def words(self) -> str:
        """What is said; "" while nothing is."""
        return "" if self.isHidden() else self.banner.text()

    def _show(self) -> None:
        sheet = self._model.sheet
        words = "" if sheet is None or self._model.is_frozen else whose_words(sheet)
        self.setVisible(bool(words))
        if sheet is None or not words:
            return
        self.banner.set_text(words)
        version = sheet.rubric.version
        self.again.setText(tr("Suggest again with version {version}", version=version))
        self.again.setAccessibleName(self.again.text())
        self.again.setVisible(sheet.form_in_use is None)


def whose_words(sheet: ReviewSheet) -> str:
    """Why a form without suggestions has none though there are some; "" where there is nothing to say."""
    if sheet.findings or sheet.transcript is None:
        return ""
    if sheet.form_in_use is not None:
        return tr(
            "This review was begun with version {version}, and marks are suggested with {other} now: there are none"
            " for it.",
            version=sheet.rubric.version,
            other=_named(sheet.form_in_use, sheet),
        )
    if sheet.suggested_by is None:
        return ""
    return tr(
        "The suggestions belong to {older}; the form is version {version} now.",
        older=_named(sheet.suggested_by, sheet),
        version=sheet.rubric.version,
    )


def _named(form: FormVersion, sheet: ReviewSheet) -> str:
    """A version of the sheet's form by its number, another form by its name, too."""
    if form.key == sheet.rubric.key:
        return tr("version {version}", version=form.version)
    return tr("version {version} of {title}", version=form.version, title=quoted(form.title))


class Suggestions(QObject):
    """The bar, and the keys that need a suggestion or evidence: they say so where there is none.

    Signals: posted(Message).
    """

    posted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        form: ReviewForm,
        marking: Marking,
        evidence: EvidenceLink,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._form, self._suggest = desk.model, form, desk.suggest
        self._marking, self._evidence = marking, evidence
        self._has_told = False
        desk.model.loaded.connect(self._on_loaded)
        self.bar = SuggestionBar(desk.model)
        for asking in (form, self.bar):
            asking.suggest_requested.connect(desk.suggest)

    def slots(self) -> dict[Act, Callable[[], object]]:
        """What these keys do."""
        return {
            Act.ACCEPT: self.accept,
            Act.ACCEPT_ALL: self.accept_all,
            Act.EVIDENCE: self.next_evidence,
            Act.SUGGEST: self.suggest,
        }

    def suggest(self) -> None:
        """Press the button that suggests, over the form or in its head; nothing where neither is there."""
        if self.bar.words and not self.bar.again.isHidden():
            self.bar.again.click()
        else:
            self._form.ask_suggestions()

    def accept(self) -> None:
        """Take over the suggestion for the current criterion, or say why there is none."""
        finding = self._model.finding(self._form.current_key)
        if finding is not None and finding.answer is not None:
            self._marking.accept()
        elif not self._model.is_frozen:
            self._say_none(self._missing(self._form.current_key))

    def accept_all(self) -> None:
        """Take over all that is open, or say that nothing is."""
        sheet = self._model.sheet
        if sheet is None or self._model.is_frozen:
            return
        if acceptable(self._model.findings(), self._model.draft):
            self._model.accept_all()
        elif sheet.findings:
            self._say_none(tr("Nothing that is open has a suggestion to accept."))
        else:
            self._say_none(self._missing(self._form.current_key))

    def next_evidence(self) -> None:
        """Go to the next evidence of the current criterion, or say how it gets some."""
        key = self._form.current_key
        if self._evidence.step() or not key:
            return
        words = tr("{criterion} has no evidence yet.", criterion=quoted(self._model.title(key)))
        tie = key_words(Act.TIE)
        if tie and not self._model.is_frozen and self._has_words():
            how = tr("{key} ties the words that are selected in the transcript to it.", key=tie)
            words = f"{words} {how}"
        self.posted.emit(Message(words))

    def _on_loaded(self) -> None:
        """Suggestions have come since it was said that there are none: what stands in the message bar is over."""
        sheet = self._model.sheet
        if self._has_told and sheet is not None and sheet.findings:
            self.posted.emit(Message(tr("Marks are suggested now.")))
        self._has_told = self._has_told and sheet is not None and not sheet.findings

    def _has_words(self) -> bool:
        return self._model.sheet is not None and self._model.sheet.transcript is not None

    def _say_none(self, words: str) -> None:
        sheet = self._model.sheet
        self._has_told = sheet is not None and not sheet.findings
        can_suggest = self._has_words() and sheet is not None and not sheet.findings and not sheet.form_in_use
        if words and can_suggest:
            self.posted.emit(Message(words, tr("Suggest marks"), self._suggest))
        elif words:
            self.posted.emit(Message(words))

    def _missing(self, key: str) -> str:
        """Why a criterion has no suggestion that could be accepted."""
        sheet = self._model.sheet
        if sheet is None or not key:
            return ""
        if sheet.transcript is None:
            return tr("There is no transcript yet, so nothing is suggested.")
        if not sheet.findings:
            return whose_words(sheet) or tr("No marks were suggested here yet.")
        title = quoted(self._model.title(key))
        if self._model.is_held(key):
            return tr("The suggestion for {criterion} is shown after your answer.", criterion=title)
        return tr("{criterion} has no suggestion: what was said decides nothing.", criterion=title)
