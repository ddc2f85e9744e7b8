"""The form: sections with their points, criteria, and the comment on the whole.

Owns which criterion the keys speak of. Changes go to the draft, and come back from it. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.comment_edit import CommentEdit
from qa_studio.ui.review.criterion_card import CriterionCard
from qa_studio.ui.review.draft import acceptable, next_key
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.keys import Act, hint, keys_of
from qa_studio.ui.review.standing import Standing, automatic_words, section_words
from qa_studio.ui.review.timeline import evidence_time
from qa_studio.ui.widgets.basics import ElidedLabel, column, frame, label, line, push_button, restyle, row
from rubrics.model import AnswerState, Rubric, Section
from scoring.model import Need, Part

HEAD_PX = 2 * theme.SPACE_XL
"""Room kept above a criterion that is brought into sight: its section's title stays with the first one."""


class ReviewForm(QScrollArea):
    """Signals:
    current_changed(str): the criterion that the keys speak of.
    evidence_hovered(str): the criterion whose suggestion is under the mouse, "" for none.
    evidence_activated(str): the words of its suggestion were clicked.
    evidence_played(Evidence): words that a person tied were clicked.
    suggest_requested(): nothing was suggested yet.
    """

    current_changed = Signal(str)
    evidence_hovered = Signal(str)
    evidence_activated = Signal(str)
    evidence_played = Signal(object)
    suggest_requested = Signal()

    def __init__(self, model: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rubric: Rubric | None = None
        self._cards: dict[str, CriterionCard] = {}
        self._points: dict[str, QLabel] = {}
        self._heads: dict[str, QWidget] = {}
        self._current = ""
        self._open: tuple[str, ...] = ()
        self._needs: Mapping[str, Need] = {}
        self._accept_all = push_button("", "quiet", "suggest")
        hint(self._accept_all, tr("Accept all that is open"), Act.ACCEPT_ALL)
        self._accept_all.clicked.connect(lambda: model.accept_all())
        self._suggest = push_button(tr("Suggest marks"), "quiet", "suggest")
        hint(self._suggest, tr("Look for evidence in the transcript"), Act.SUGGEST)
        self._suggest.clicked.connect(self.suggest_requested)
        self._suggested = ElidedLabel("", "small")
        self._automatic = ElidedLabel("", "small")
        self._automatic.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.comment = CommentEdit(tr("Comment on the whole"), tr("Comment on the whole interaction"))
        self.comment.edited.connect(model.comment_whole)
        self.comment.left.connect(lambda: self.focus_criterion(self._current))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Form"))

    @property
    def current_key(self) -> str:
        """The criterion that the keys speak of; "" before there is a form."""
        return self._current

    def card(self, key: str) -> CriterionCard:
        """Raises: KeyError when the rubric has no such criterion."""
        return self._cards[key]

    def show_sheet(self) -> None:
        """Show the model's sheet: another rubric builds another form."""
        sheet = self._model.sheet
        if sheet is None:
            return
        if sheet.rubric != self._rubric:
            self._build(sheet.rubric)
        self._show_marks()
        first = next(iter(self._cards), "")
        self._set_current(first)
        self.verticalScrollBar().setValue(0)

    def show_standing(self, now: Standing) -> None:
        """Show the marks with what they give, section by section."""
        self._open, self._needs = now.open_keys, now.needs
        self._show_marks()
        hidden = {part.key for part in now.explanation.parts() if part.state is AnswerState.HIDDEN}
        for key, card in self._cards.items():
            card.setVisible(key not in hidden)
        for key, words in self._points.items():
            words.setText(section_words(now, key))
            is_done = not any(part.key in now.open_keys for part in self._parts(now, key))
            words.setProperty("type", "strong" if is_done else "muted")
            restyle(words)

    @staticmethod
    def _parts(now: Standing, section_key: str) -> tuple[Part, ...]:
        return next((s.parts for s in now.explanation.sections if s.key == section_key), ())

    def ask_suggestions(self) -> None:
        """Ask for suggestions, where there are none and there is a transcript to look in."""
        if not self._suggest.isHidden():
            self.suggest_requested.emit()

    def lacks(self, key: str) -> bool:
        """Whether something is to be given with the answer before it can be submitted."""
        return key in self._needs

    def show_marks(self) -> None:
        """Show the draft anew: who may change it is not as before."""
        self._show_marks()

    def focus_criterion(self, key: str) -> None:
        """Give a criterion the keyboard and bring it into sight."""
        card = self._cards.get(key)
        if card is not None:
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._set_current(key)
            self.ensureWidgetVisible(card, 0, HEAD_PX)
            # Of a card that is taller than the form the question is seen, and not its end.
            bar = self.verticalScrollBar()
            bar.setValue(min(bar.value(), card.y()))

    def focus_open(self, step: int) -> bool:
        """Go to the next criterion without an answer, or back with -1; False when there is none on that side.

        It does not go round: whoever works by keyboard alone gets out of the form at its ends.
        """
        keys = tuple(self._cards)
        key = next_key(keys, self._open, self._current, step)
        if key is None or (keys.index(key) - keys.index(self._current)) * step < 0:
            return False
        self.focus_criterion(key)
        return True

    def advance(self) -> None:
        """Go to the next criterion without an answer, round the end of the form; stay where it was the last one."""
        key = next_key(tuple(self._cards), self._open, self._current, 1)
        if key is not None:
            self.focus_criterion(key)

    def _step(self, step: int) -> None:
        keys = [key for key, card in self._cards.items() if not card.isHidden()]
        if self._current in keys:
            place = keys.index(self._current) + step
            if 0 <= place < len(keys):
                self.focus_criterion(keys[place])

    def _set_current(self, key: str) -> None:
        if key == self._current or key not in self._cards:
            return
        if self._current in self._cards:
            self._cards[self._current].set_current(False)
        self._current = key
        self._model.look_at(key)
        self._cards[key].set_current(True)
        self.current_changed.emit(key)

    def _show_marks(self) -> None:
        sheet, draft = self._model.sheet, self._model.draft
        if sheet is None:
            return
        turns = sheet.transcript.turns if sheet.transcript else ()
        is_frozen = self._model.is_frozen
        for key, card in self._cards.items():
            finding = self._model.finding(key)
            first = finding.evidence[0] if finding and finding.evidence else None
            at_s = evidence_time(first, turns) if first else None
            need = None if is_frozen else self._needs.get(key)
            card.show_mark(draft.mark(key), finding, at_s, is_frozen, self._model.is_held(key), need)
        self.comment.put(draft.comment)
        self.comment.setReadOnly(is_frozen)
        self._show_suggested(len(acceptable(self._model.findings(), draft)), is_frozen)

    def _show_suggested(self, left: int, is_frozen: bool) -> None:
        sheet = self._model.sheet
        given = sum(1 for finding in self._model.findings() if not finding.abstained)
        held = sum(self._model.is_held(key) for key in self._cards)
        told = [tr("{given} of {count} suggested", given=given, count=len(self._cards))] if given else []
        self._suggested.setText(
            ", ".join([*told, tr("{held} after your answer", held=held)] if held else told)
        )
        short, self._automatic.tip = ("", "") if held else automatic_words(sheet.automatic if sheet else None)
        self._automatic.setText(short)
        self._automatic.setAccessibleName(self._automatic.tip)
        self._accept_all.setText(
            tr("Accept {left} open", left=left) if left > 1 else tr("Accept the open one")
        )
        self._accept_all.setVisible(left > 0 and not is_frozen)
        has_words = sheet is not None and sheet.transcript is not None
        self._suggest.setVisible(has_words and not self._has_findings() and not is_frozen)

    def _has_findings(self) -> bool:
        return bool(self._model.sheet and self._model.sheet.findings)

    def _build(self, rubric: Rubric) -> None:
        self._rubric, self._current = rubric, ""
        self._cards, self._points = {}, {}
        for kept in (self._suggested, self._automatic, self._suggest, self._accept_all, self.comment):
            kept.setParent(None)
        whole = column(space=0)
        top = row(
            ElidedLabel(rubric.title, "small"),
            1,
            self._suggested,
            self._automatic,
            self._suggest,
            self._accept_all,
            margins=(theme.SPACE_L, 0, theme.SPACE_S, 0),
        )
        head = QWidget()
        head.setLayout(top)
        head.setFixedHeight(theme.ROOMY_ROW_PX)
        whole.addWidget(head)
        number = 0
        for section in rubric.sections:
            whole.addWidget(self._section_head(section))
            for criterion in section.criteria:
                number += 1
                card = CriterionCard(criterion, number)
                self._connect(card)
                self._cards[criterion.key] = card
                whole.addWidget(card)
        whole.addWidget(self._comment_room())
        whole.addStretch(1)
        body = frame("surface")
        body.setLayout(whole)
        self.setWidget(body)

    def _section_head(self, section: Section) -> QWidget:
        points = label("", "strong")
        self._points[section.key] = points
        head = QWidget()
        box = column(line(), space=theme.SPACE_S, margins=(0, theme.SPACE_S, 0, theme.SPACE_XS))
        box.addLayout(
            row(label(section.title, "title"), 1, points, margins=(theme.SPACE_L, 0, theme.SPACE_M, 0))
        )
        head.setLayout(box)
        return head

    def _comment_room(self) -> QWidget:
        room = QWidget()
        box = column(line(), space=theme.SPACE_S)
        inner = column(self.comment, margins=(theme.SPACE_L, theme.SPACE_S, theme.SPACE_M, theme.SPACE_M))
        box.addLayout(inner)
        room.setLayout(box)
        return room

    def _connect(self, card: CriterionCard) -> None:
        key, model = card.criterion.key, self._model
        card.focused.connect(self._set_current)
        card.step_requested.connect(self._step)
        card.answers.chosen.connect(lambda answer: model.answer(key, answer))
        card.answers.typed.connect(lambda answer: model.put_answer(key, answer))
        card.comment.edited.connect(lambda text: model.comment(key, text))
        card.suggestion.accepted.connect(lambda: model.accept(key))
        card.evidence_hovered.connect(lambda is_over: self.evidence_hovered.emit(key if is_over else ""))
        card.evidence_activated.connect(lambda: self.evidence_activated.emit(key))
        card.own.played.connect(self.evidence_played)
        card.own.untied.connect(lambda evidence: model.tie(key, evidence))
        card.lost.picked.connect(model.put)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from one open criterion to the next, and from what stands above them to the first; past the last
        it goes on as everywhere, and F6 leads out of the form at any time. Who gave these two other keys has Tab go
        from control to control."""
        act, key, step = (Act.NEXT_OPEN, "Tab", 1) if forward else (Act.OPEN_BEFORE, "Shift+Tab", -1)
        focused = self.focusWidget()
        is_ours = key in keys_of(act) and any(
            card is focused or card.isAncestorOf(focused)
            for card in self._cards.values()
            if focused is not None
        )
        return (is_ours and self.focus_open(step)) or super().focusNextPrevChild(forward)
