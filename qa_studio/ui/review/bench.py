"""The room of a review: heading, sound, transcript and form, arranged for the window that there is.

Owns what is shown beside each other and what in turn: a wide room shows transcript and form together, a narrow one
either, and a low one folds what is not needed at every moment. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from qa_studio.ui import theme
from qa_studio.ui.review.conversation import Conversation
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.heading import Heading
from qa_studio.ui.review.pane_switch import Pane
from qa_studio.ui.review.score_foot import ScoreFoot
from qa_studio.ui.widgets.basics import column, frame, line

SPLITTER_KEY = "review/splitter"
NARROW_PX = 30 * theme.SPACE_XL
"""Room narrower than this has none for transcript and form beside each other: 720 px."""
BAR_PX = 35 * theme.SPACE_XL
"""In less the player's words do not fit beside each other in every language: 840 px."""
LOW_PX = 20 * theme.ROW_PX
"""In room lower than this the map is a strip and the foot one line: 560 px."""
LEAST = QSize(23 * theme.SPACE_XL, 11 * theme.ROW_PX)
"""What a review can be worked in: the smallest window without its frame, and beside a bar that scrolls it."""


class Bench(QFrame):
    """Args:
    bars: what may stand above the conversation. over_form: what may stand above the form.
    memory: where the splitter's place is remembered; None forgets it.
    """

    def __init__(
        self,
        heading: Heading,
        bars: QWidget,
        conversation: Conversation,
        form: tuple[QWidget, ReviewForm, ScoreFoot],
        memory: QSettings | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self._heading, self._conversation, self._memory = heading, conversation, memory
        over_form, self._form, self._foot = form
        self._is_narrow = self._is_low = False
        self._arranged = (False, False, False)
        self._pane = Pane.FORM
        self._figures = QWidget()
        self._figures.setLayout(column(conversation.insights, conversation.measures, space=0))
        self._left, self._right = frame("surface"), frame("surface")
        self._reading = column(conversation.transcript, self._figures, space=0)
        self._reading.setStretch(0, 1)
        self._left.setLayout(self._reading)
        self._marked = QWidget()
        self._marked.setLayout(column(over_form, self._form, space=0))
        self._right.setLayout(column(self._marked, self._foot, space=0))
        self.splitter = self._make_splitter()
        whole = column(heading, line(), bars, conversation.sound_room, self.splitter, space=0)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        heading.switch.chosen.connect(self.show_pane)
        self._form.sought.connect(self._on_form_sought)
        self._foot.explained.connect(self._on_explained)
        conversation.sought.connect(lambda: self.show_pane(Pane.WORDS))

    @property
    def pane(self) -> Pane | None:
        """What is shown of transcript, form and figures; None where there is room for all of them."""
        return self._pane if self._is_narrow else None

    def show_pane(self, pane: Pane) -> None:
        """Bring a part into sight, where only one is shown at a time."""
        self._pane = pane
        self._heading.switch.set_pane(pane)
        if self._is_narrow:
            self._show_parts()

    def next_pane(self) -> None:
        """Move the keyboard on: sound, transcript, form, foot, and round again."""
        self._step(1)

    def previous_pane(self) -> None:
        """Move the keyboard back, so that the transcript is one key from the form."""
        self._step(-1)

    def _step(self, step: int) -> None:
        stops: list[tuple[QWidget, Pane | None]] = [
            (self._conversation.sound.map, None),
            (self._conversation.transcript.view, Pane.WORDS),
            (self._form, Pane.FORM),
            (self._foot.stop(), Pane.FORM),
        ]
        shown = [(stop, pane) for stop, pane in stops if self._is_reachable(stop, pane)]
        focused = self.window().focusWidget()
        places = [
            i for i, (stop, _) in enumerate(shown) if stop is focused or stop.isAncestorOf(focused or self)
        ]
        if shown:
            self._go_to(*shown[(places[0] + step) % len(shown) if places else 0])

    def _go_to(self, stop: QWidget, pane: Pane | None) -> None:
        if pane is not None:
            self.show_pane(pane)
        if stop is self._form:
            self._form.focus_criterion(self._form.current_key)
        else:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_reachable(self, stop: QWidget, pane: Pane | None) -> bool:
        """Whether a part can be worked in: it is in sight, or would be if it were its turn."""
        side = {None: self, Pane.WORDS: self._left, Pane.FORM: self._right}[pane]
        return stop.isEnabled() and stop.isVisibleTo(side)

    def minimumSizeHint(self) -> QSize:
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_low, is_narrow = self.height() < LOW_PX, self.width() < NARROW_PX
        form = (is_low, is_narrow, self.width() < BAR_PX)
        if form == self._arranged:
            return
        self._arranged, self._is_low, self._is_narrow = form, is_low, is_narrow
        self._conversation.sound.bar.set_narrow(form[2])
        self._conversation.set_low(is_low)
        self._foot.set_low(is_low)
        self._heading.set_narrow(is_narrow)
        self._show_parts()
        self._form.lay_out_now()  # before anything is painted: what has just got too wide would be seen squeezed

    def _show_parts(self) -> None:
        """In a narrow room one at a time, in a low one the explanation of the score in place of the form; the keyboard
        goes with what is put away.
        """
        pane, focused = self.pane, self.window().focusWidget()
        self._left.setVisible(pane is not Pane.FORM)
        self._right.setVisible(pane in (None, Pane.FORM))
        self._marked.setVisible(not (self._is_low and self._foot.is_explained))
        self._conversation.transcript.setVisible(pane is not Pane.FIGURES)
        self._figures.setVisible(pane in (None, Pane.FIGURES))
        self._reading.setAlignment(
            self._figures, Qt.AlignmentFlag.AlignTop if pane is Pane.FIGURES else Qt.AlignmentFlag(0)
        )
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisibleTo(self):
            self._heir().setFocus(Qt.FocusReason.OtherFocusReason)

    def _heir(self) -> QWidget:
        """Where the keyboard is at home in what is shown now."""
        if self.pane is Pane.FIGURES:
            return self._heading.switch.button(Pane.FIGURES)
        if self.pane is Pane.WORDS:
            return self._conversation.transcript.view
        if self._marked.isHidden():
            return self._foot.explanation
        return self._form.card(self._form.current_key) if self._form.current_key else self._foot.stop()

    def _on_explained(self, is_open: bool) -> None:
        """The keyboard goes to the explanation that stands in place of the form, and back to the criterion."""
        had_keyboard = self._foot.explanation.hasFocus()
        self.show_pane(Pane.FORM)
        self._show_parts()
        if had_keyboard and not is_open and self._is_low:
            self._form.focus_criterion(self._form.current_key)

    def _on_form_sought(self) -> None:
        """What stands in place of the form makes way for it."""
        self.show_pane(Pane.FORM)
        if self._marked.isHidden():
            self._foot.toggle_explanation()

    def _make_splitter(self) -> QSplitter:
        made = QSplitter(Qt.Orientation.Horizontal)
        made.addWidget(self._left)
        made.addWidget(self._right)
        made.setChildrenCollapsible(False)
        made.setHandleWidth(1)
        made.setSizes([theme.READING_WIDTH_PX, theme.READING_WIDTH_PX])
        place = self._memory.value(SPLITTER_KEY) if self._memory else None
        if isinstance(place, QByteArray):
            made.restoreState(place)
        made.splitterMoved.connect(self._remember)
        return made

    def _remember(self) -> None:
        if self._memory is not None and not self._is_narrow:
            self._memory.setValue(SPLITTER_KEY, self.splitter.saveState())
