"""The form: sections with their points, criteria, and the comment on the whole.

Owns which criterion the keys speak of. Changes go to the draft, and come back from it. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.ui import theme
from qa_studio.ui.review.comment_edit import CommentEdit
from qa_studio.ui.review.criterion_card import CriterionCard
from qa_studio.ui.review.draft import acceptable, next_key
from qa_studio.ui.review.draft_model import DraftModel
from qa_studio.ui.review.form_body import FIRST, FormBody
from qa_studio.ui.review.form_head import FormHead
from qa_studio.ui.review.keys import Act, keys_of
from qa_studio.ui.review.standing import AutomaticWords, Standing, automatic_words, section_words
from qa_studio.ui.review.timeline import evidence_time
from qa_studio.ui.widgets.basics import column, line, restyle
from rubrics.model import AnswerState, Rubric
from scoring.model import Part

AROUND_PX = 2 * theme.SPACE_XL
"""Of the neighbours of a criterion that is brought into sight so much is seen, where there is room."""


class ReviewForm(QScrollArea):
    """Signals:
    current_changed(str): the criterion that the keys speak of.
    evidence_hovered(str): the criterion whose suggestion is under the mouse, "" for none.
    evidence_activated(str): the words of its suggestion were clicked.
    evidence_played(Evidence): words that a person tied were clicked.
    suggest_requested(): nothing was suggested yet.
    sought(): a criterion was asked for from elsewhere.
    """

    current_changed = Signal(str)
    evidence_hovered = Signal(str)
    evidence_activated = Signal(str)
    evidence_played = Signal(object)
    suggest_requested = Signal()
    sought = Signal()

    def __init__(self, model: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._body: FormBody | None = None
        self._current = ""
        self._now: Standing | None = None
        self._hidden: frozenset[str] = frozenset()
        self._wanted_px: int | None = None
        self._told_least = QSize()
        self._head = FormHead()
        self._head.accept_all.clicked.connect(lambda: model.accept_all())
        self._head.suggest.clicked.connect(self.suggest_requested)
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

    @property
    def keys(self) -> tuple[str, ...]:
        """Every criterion of the form in its order, also of what is still being made."""
        return self._body.keys if self._body else ()

    @property
    def is_whole(self) -> bool:
        """True once all of it is there; the first screen is at once."""
        return self._body is not None and self._body.is_whole

    @property
    def _cards(self) -> dict[str, CriterionCard]:
        """The criteria that are there."""
        return self._body.cards if self._body else {}

    @property
    def _open(self) -> tuple[str, ...]:
        return self._now.open_keys if self._now else ()

    def card(self, key: str) -> CriterionCard:
        """A criterion on the form, made now where it is still to come.

        Raises: KeyError when the rubric has no such criterion.
        """
        if self._body is not None:
            self._body.reach(key)
        return self._cards[key]

    def make_ready(self, rubric: Rubric) -> None:
        """Make the form that is likely to be wanted, piece by piece while nobody waits; one that is there stays."""
        if self._body is None:
            self._build(rubric, first=0)

    def show_sheet(self, keeps_place: bool = False) -> None:
        """Show the model's sheet: another rubric builds another form.

        Args: keeps_place: it is the same interaction as before, in another state.
        """
        sheet = self._model.sheet
        if sheet is None:
            return
        self._now, self._hidden, self._wanted_px = None, frozenset(), None
        is_other = self._body is None or sheet.rubric != self._body.rubric
        if is_other:
            self._build(sheet.rubric)
        self._show_marks()
        if is_other or not keeps_place:
            self._set_current(next(iter(self.keys), ""))
            self.verticalScrollBar().setValue(0)

    def show_standing(self, now: Standing) -> None:
        """Show the marks with what they give, section by section."""
        self._now = now
        self._hidden = frozenset(
            part.key for part in now.explanation.parts() if part.state is AnswerState.HIDDEN
        )
        self._show_marks()
        for key in self._cards:
            self._show_presence(key)
        self._show_points()

    def _show_presence(self, key: str) -> None:
        self._cards[key].setVisible(key not in self._hidden)

    def _show_points(self) -> None:
        now, body = self._now, self._body
        for key, words in body.points.items() if body and now else ():
            assert now is not None
            words.setText(section_words(now, key))
            is_done = not any(part.key in now.open_keys for part in self._parts(now, key))
            words.setProperty("type", "strong" if is_done else "muted")
            restyle(words)

    @staticmethod
    def _parts(now: Standing, section_key: str) -> tuple[Part, ...]:
        return next((s.parts for s in now.explanation.sections if s.key == section_key), ())

    def ask_suggestions(self) -> None:
        """Ask for suggestions, where there are none and there is a transcript to look in."""
        if not self._head.suggest.isHidden():
            self.suggest_requested.emit()

    def lacks(self, key: str) -> bool:
        """Whether something is to be given with the answer before it can be submitted."""
        return self._now is not None and key in self._now.needs

    def show_marks(self) -> None:
        """Show the draft anew: who may change it is not as before."""
        self._show_marks()

    def focus_criterion(self, key: str) -> None:
        """Give a criterion the keyboard and bring it into sight."""
        if key in self.keys:
            self.sought.emit()
            self.card(key).setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._set_current(key)
            self.show_criterion(key)

    def show_criterion(self, key: str) -> None:
        """Bring a criterion into sight, the first one of a section with the section's title."""
        if self._body is None or key not in self.keys:
            return
        card, body, bar = self.card(key), self._body, self.verticalScrollBar()
        self.lay_out_now()
        top, end, room = body.top_of(key), card.y() + card.height(), self.viewport().height()
        is_first, around = top < card.y(), AROUND_PX if end - top + 2 * AROUND_PX <= room else 0
        if end - top > room:
            top = card.y()  # of a card that is taller than the form the question is seen, and not its end
        value = max(bar.value(), end + around - room)
        bar.setValue(min(value, top if is_first else top - around))
        self._wanted_px = None

    def _mend_sight(self) -> None:
        """Show the current criterion whole where a part of it, or of its section's title, is in sight."""
        card, top = self._cards.get(self._current), self.verticalScrollBar().value()
        if card is not None and card.y() < top + self.viewport().height() and card.y() + card.height() > top:
            self.show_criterion(self._current)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest criterion asks for: nothing scrolls from side to side."""
        least, body = super().minimumSizeHint(), self._body
        wanted = body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() if body else 0
        return QSize(max(least.width(), wanted), least.height())

    def _tell_least(self) -> None:
        """Let the room around it know when more is asked for, or less."""
        least = self.minimumSizeHint()
        if least != self._told_least:
            self._told_least = least
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # everything is laid out anew
            self._mend_sight()

    def lay_out_now(self) -> None:
        """Give everything its place now, from the innermost outwards, and not in a later turn of the event loop: who
        scrolls must know where, and no turn may find criteria squeezed into the room of fewer."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def offset(self) -> int:
        """How far under the upper edge the current criterion begins, in pixels; negative above it."""
        card = self._cards.get(self._current)
        return 0 if card is None else card.y() - self.verticalScrollBar().value()

    def hold(self, offset: int) -> None:
        """Give the current criterion the keyboard and bring it back to where it stood under the upper edge."""
        if self._current in self.keys:
            card = self.card(self._current)
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.scroll_to(card.y() - offset)

    def scroll_to(self, pixels: int) -> None:
        """Scroll as far down; when there is not so much yet, as soon as there is."""
        self.lay_out_now()
        bar = self.verticalScrollBar()
        bar.setValue(pixels)
        self._wanted_px = pixels if bar.value() < pixels and not self.is_whole else None

    def focus_open(self, step: int) -> bool:
        """Go to the next criterion without an answer, or back with -1; False when there is none on that side.

        It does not go round: whoever works by keyboard alone gets out of the form at its ends.
        """
        keys = self.keys
        key = next_key(keys, self._open, self._current, step)
        if key is None or (keys.index(key) - keys.index(self._current)) * step < 0:
            return False
        self.focus_criterion(key)
        return True

    def advance(self) -> None:
        """Go to the next criterion without an answer, round the end of the form; stay where it was the last one."""
        key = next_key(self.keys, self._open, self._current, 1)
        if key is not None:
            self.focus_criterion(key)

    def _step(self, step: int) -> None:
        keys = [key for key in self.keys if key not in self._hidden]
        if self._current in keys:
            place = keys.index(self._current) + step
            if 0 <= place < len(keys):
                self.focus_criterion(keys[place])

    def _set_current(self, key: str) -> None:
        if key == self._current or key not in self.keys:
            return
        if self._current in self._cards:
            self._cards[self._current].set_current(False)
        self._current = key
        self._model.look_at(key)
        self.card(key).set_current(True)
        self.current_changed.emit(key)

    def _show_marks(self) -> None:
        sheet, draft = self._model.sheet, self._model.draft
        if sheet is None:
            return
        for key in self._cards:
            self._show_mark(sheet, key)
        self.comment.put(draft.comment)
        self.comment.setReadOnly(self._model.is_frozen)
        self._show_suggested(len(acceptable(self._model.findings(), draft)), self._model.is_frozen)

    def _show_mark(self, sheet: ReviewSheet, key: str) -> None:
        finding, is_frozen = self._model.finding(key), self._model.is_frozen
        first = finding.evidence[0] if finding and finding.evidence else None
        turns = sheet.transcript.turns if sheet.transcript else ()
        at_s = evidence_time(first, turns) if first else None
        need = None if is_frozen or self._now is None else self._now.needs.get(key)
        self._cards[key].show_mark(
            self._model.draft.mark(key), finding, at_s, is_frozen, self._model.is_held(key), need
        )

    def _on_grown(self, keys: tuple[str, ...]) -> None:
        """Criteria have come to the form: they show what those that were there have shown before."""
        sheet = self._model.sheet
        for key in keys:
            self._connect(self._cards[key])
            if sheet is not None:
                self._show_mark(sheet, key)
            self._show_presence(key)
        self._show_points()
        self._tell_least()
        self.lay_out_now()
        if self._wanted_px is not None:
            self.scroll_to(self._wanted_px)

    def _show_suggested(self, left: int, is_frozen: bool) -> None:
        sheet = self._model.sheet
        given = sum(1 for finding in self._model.findings() if not finding.abstained)
        held = sum(self._model.is_held(key) for key in self.keys)
        told = [tr("{given} of {count} suggested", given=given, count=len(self.keys))] if given else []
        self._head.show_suggested(
            ", ".join([*told, tr("{held} after your answer", held=held)] if held else told),
            AutomaticWords() if held else automatic_words(sheet.automatic if sheet else None),
        )
        self._head.show_open(left)
        self._head.accept_all.setVisible(left > 0 and not is_frozen)
        has_words = sheet is not None and sheet.transcript is not None
        # The bar over the form speaks where suggestions are another form's, or would be.
        is_ours = sheet is not None and not (sheet.form_in_use or sheet.suggested_by)
        self._head.suggest.setVisible(has_words and is_ours and not self._has_findings() and not is_frozen)

    def _has_findings(self) -> bool:
        return bool(self._model.sheet and self._model.sheet.findings)

    def _build(self, rubric: Rubric, first: int = FIRST) -> None:
        self._current = ""
        for kept in (self._head, self.comment):
            kept.setParent(None)
        self._head.set_title(rubric.title)
        self._body = FormBody(rubric, self._head, self._comment_room())
        self._body.grown.connect(self._on_grown)
        self._body.begin(first)
        self.setWidget(self._body)

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
