"""The transcript as it is read and worked: turns in lines or bubbles, what is set off, what sounds.

Owns what is set off, by layer, and the selection of words. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.highlights import Kind, Span, corrected_spans, selected_evidence, unsure_spans
from qa_studio.ui.review.transcript_model import TranscriptModel
from qa_studio.ui.review.turn_delegate import CallDelegate, ChatDelegate, TurnDelegate
from qa_studio.ui.review.words_by_key import next_words
from scoring.model import Evidence
from transcription.model import Turn, Word

BATCH = 60
"""Turns that are laid out at once, about 5 ms: an hour of talk must not stop the window."""


class TranscriptView(QListView):
    """Signals:
    turn_activated(int): a turn was clicked, or Enter pressed on it.
    word_activated(int, int): turn and character of a click with Ctrl, and of a double click where nothing is
        corrected.
    edit_requested(int, int): turn and character of a double click where it can be corrected.
    menu_requested(int, int | None, QPoint): turn, character and place on the screen of a wish for the menu.
    laid_out(): turns lie elsewhere than a moment ago.
    evidence_selected(Evidence | None): the words that are selected, widened to whole words.
    """

    turn_activated = Signal(int)
    word_activated = Signal(int, int)
    edit_requested = Signal(int, int)
    menu_requested = Signal(int, object, object)
    laid_out = Signal()
    evidence_selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns_model = TranscriptModel()
        self._layers: dict[str, tuple[Span, ...]] = {}
        self._by_row: dict[int, list[Span]] = {}
        self._unsure: dict[int, tuple[Span, ...]] = {}
        self._now: int | None = None
        self._word: Span | None = None
        self._pressed: tuple[int, int, QPointF] | None = None
        self._selection: Evidence | None = None
        self._is_scrolled_away = False
        self._awaited: int | None = None
        self.follows = True
        self.can_edit = False
        self.setModel(self._turns_model)
        self._call = CallDelegate(self._turns_model, self.spans_at, self.is_now)
        self._chat = ChatDelegate(self._turns_model, self.spans_at, self.is_now)
        self.setItemDelegate(self._call)
        self._set_up()
        theme.scheme_changed.connect(self._relayout)

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Transcript"))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes changes the width, and every turn would be laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(theme.ROW_PX)

    @property
    def turns(self) -> tuple[Turn, ...]:
        return self._turns_model.turns

    @property
    def selection(self) -> Evidence | None:
        """The selected words, widened to whole ones; None without."""
        return self._selection

    @property
    def now(self) -> int | None:
        """The turn that sounds."""
        return self._now

    def set_turns(self, turns: Sequence[Turn], is_chat: bool, keeps_place: bool = False) -> None:
        """Show another transcript, nothing set off. `keeps_place`: it is another version of the one before."""
        place, current = self.verticalScrollBar().value(), self.currentIndex().row()
        self._layers, self._by_row, self._unsure = {}, {}, {}
        self._now, self._word, self._selection = None, None, None
        self._is_scrolled_away, self._awaited = False, None
        delegate = self._chat if is_chat else self._call
        delegate.forget(keeps_texts=keeps_place)
        self.setLayoutMode(_mode(keeps_place))
        delegate.set_width(self.viewport().width())
        self.setItemDelegate(delegate)
        self._turns_model.set_turns(turns)
        if keeps_place:
            self.setCurrentIndex(self._turns_model.index(min(current, len(turns) - 1)))
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(place)
        else:
            self.scrollToTop()
        self.laid_out.emit()

    def set_spans(self, layer: str, spans: Iterable[Span]) -> None:
        """Set characters off; spans of the same layer are replaced, other layers stay."""
        before = self._layers.get(layer, ())
        self._layers[layer] = tuple(spans)
        rows = {span.turn for span in (*before, *self._layers[layer])}
        for row in rows:
            self._by_row[row] = [s for spans_ in self._layers.values() for s in spans_ if s.turn == row]
            self._repaint_row(row)

    def spans_at(self, row: int) -> list[Span]:
        """Everything that is set off in a turn."""
        if row not in self._unsure:
            turn = self.turns[row]
            self._unsure[row] = (*corrected_spans(row, turn), *unsure_spans(row, turn))
        spoken = [self._word] if self._word and self._word.turn == row else []
        return [*self._unsure[row], *self._by_row.get(row, ()), *spoken]

    def is_now(self, row: int) -> bool:
        return row == self._now

    def set_now(self, row: int | None, word: Word | None) -> None:
        """Mark the turn and the word that sound, and keep them in sight unless the reader scrolled away."""
        spoken = (
            Span(row, word.start, word.end, Kind.SPOKEN) if word is not None and row is not None else None
        )
        if row == self._now and spoken == self._word:
            return
        before, self._now, self._word = self._now, row, spoken
        for changed in {before, row} - {None}:
            self._repaint_row(changed)  # type: ignore[arg-type]
        if row is not None and row != before:
            self._follow(row)

    def show_turn(self, row: int) -> None:
        """Bring a turn into sight; nothing moves when it is there already."""
        index = self._turns_model.index(row)
        self._awaited = None
        if not index.isValid():
            return
        if not self._is_laid_out(row):
            self._awaited = row
        elif not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    @property
    def current_row(self) -> int | None:
        """The turn that the keyboard is on, else the one that sounds, else the first in sight; None without any."""
        if self.currentIndex().isValid():
            return self.currentIndex().row()
        if self._now is not None:
            return self._now
        first = self.indexAt(QPoint(self.viewport().width() // 2, theme.SPACE_S))
        return first.row() if first.isValid() else 0 if self.turns else None

    def text_rect(self, row: int) -> QRect:
        """Where the text of a turn is painted, in the viewport."""
        plan = self._delegate().plan(row)
        return plan.text.toAlignedRect().translated(self.visualRegionOf(row).topLeft())

    def ground_rect(self, row: int) -> QRect:
        """What belongs to a turn, in the viewport."""
        return (
            self._delegate().plan(row).ground.toAlignedRect().translated(self.visualRegionOf(row).topLeft())
        )

    def clear_selection(self) -> None:
        self._select(None)

    def _follow(self, row: int) -> None:
        is_in_sight = self.viewport().rect().intersects(self.visualRect(self._turns_model.index(row)))
        if is_in_sight:
            self._is_scrolled_away = False
        if self.follows and not self._is_scrolled_away:
            self.show_turn(row)

    def _is_laid_out(self, row: int) -> bool:
        """False while the turns before it are being laid out, a batch at a time."""
        return self.visualRect(self._turns_model.index(row)).isValid()

    def _delegate(self) -> TurnDelegate:
        delegate = self.itemDelegate()
        assert isinstance(delegate, TurnDelegate)
        return delegate

    def _repaint_row(self, row: int) -> None:
        self.viewport().update(self.visualRect(self._turns_model.index(row)))

    def _relayout(self) -> None:
        self._delegate().forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _place(self, point: QPointF) -> tuple[int, QPointF] | None:
        """The row under a point of the viewport and the point within it."""
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return None
        return index.row(), point - self.visualRect(index).topLeft().toPointF()

    def _select(self, evidence: Evidence | None) -> None:
        if evidence == self._selection:
            return
        self._selection = evidence
        spans = [Span(evidence.turn, evidence.start, evidence.end, Kind.SELECTED)] if evidence else []
        self.set_spans("selection", spans)
        self.evidence_selected.emit(evidence)

    def _drag_to(self, point: QPointF) -> None:
        if self._pressed is None:
            return
        row, start, _ = self._pressed
        inside = point - self.visualRect(self._turns_model.index(row)).topLeft().toPointF()
        end = self._delegate().nearest_character(row, inside)
        self._select(selected_evidence(row, self.turns[row], *sorted((start, end))))

    def _is_drag(self, point: QPointF) -> bool:
        if self._pressed is None:
            return False
        return (point - self._pressed[2]).manhattanLength() >= QApplication.startDragDistance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Whoever reads farther down would lose the place while the turns before it are laid out one after the other.
        is_reading = self.verticalScrollBar().value() > 0 and self._awaited is None
        self.setLayoutMode(_mode(is_reading))
        self._delegate().set_width(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.laid_out.emit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if self._awaited is not None and self._is_laid_out(self._awaited):
            self.show_turn(self._awaited)
            self.laid_out.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._is_scrolled_away = True
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or place is None:
            return
        row, inside = place
        self._pressed = (row, self._delegate().nearest_character(row, inside), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._selection or self._is_drag(event.position()):
                self._drag_to(event.position())
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        moved = (event.position() - pressed[2]).manhattanLength() >= QApplication.startDragDistance()
        if moved:
            return
        self._select(None)
        self.setCurrentIndex(self._turns_model.index(pressed[0]))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.word_activated.emit(pressed[0], pressed[1])
        else:
            self.turn_activated.emit(pressed[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if place is None:
            return
        character = self._delegate().character_at(*place)
        if character is not None:
            wanted = self.edit_requested if self.can_edit else self.word_activated
            wanted.emit(place[0], character)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self._place(QPointF(event.pos()))
        if event.reason() is QContextMenuEvent.Reason.Keyboard or place is None:
            row, character = self.current_row, None
        else:
            row, character = place[0], self._delegate().character_at(*place)
        if row is not None:
            if self._selection is not None and self._selection.turn != row:
                self._select(None)
            self.setCurrentIndex(self._turns_model.index(row))
            self.menu_requested.emit(row, character, event.globalPos())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.laid_out.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current: QModelIndex = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.turn_activated.emit(current.row())
        elif event.key() == Qt.Key.Key_Escape and self._selection:
            self._select(None)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.turns:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._step_words(step, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _step_words(self, step: int, extends: bool) -> None:
        """Select words of the turn that the keyboard is on."""
        row = self.current_row or 0
        self._select(next_words(row, self.turns[row], self._selection, step, extends))

    def keyboardSearch(self, search: str) -> None:
        """Letters are the page's keys; the search of the page finds words."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FontChange:
            self._relayout()
        return super().event(event)

    def visualRegionOf(self, row: int) -> QRect:
        """Where a turn is painted, in the viewport."""
        return self.visualRect(self._turns_model.index(row))


def _mode(at_once: bool) -> QListView.LayoutMode:
    return QListView.LayoutMode.SinglePass if at_once else QListView.LayoutMode.Batched
