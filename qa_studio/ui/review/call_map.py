"""The map of a call: both voices over time, what is set off in it, evidence pins and the playhead.

Owns what the mouse and the keys mean on it; moves nothing by itself. A slider to those who hear the window read out:
its value is the second at which the playhead stands. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.call_painting import Lane, Scene, paint_ruler, paint_scene
from qa_studio.ui.review.call_words import call_words, moment_words, pin_words
from qa_studio.ui.review.pin_row import PIN_PX, PlacedPin, paint_pins, pin_at, place_pins, place_ticks
from qa_studio.ui.review.timeline import Marks, Pin, Stretch, doubtful
from qa_studio.ui.review.wave import spoken
from scoring.measure_model import CallMeasures
from transcription.model import Role, Turn

STEP_S = 5.0
"""How far an arrow key moves the playhead."""
PAGE_S = 60.0
"""How far Page Up and Page Down move it."""
NEAR_S = 0.05
ANY_MODIFIER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the map's parts, in pixels: names at the left, flags of pins, a voice's lane, the ruler."""

    gutter: int
    pins: int
    lane: int
    ruler: int

    @property
    def bottom(self) -> int:
        """Where the lanes end."""
        return self.pins + 2 * self.lane


WHOLE = Sizes(
    4 * theme.SPACE_XL, theme.SPACE_XL + theme.SPACE_XS, theme.ROW_PX, theme.SPACE_L + theme.SPACE_XS
)
STRIP = Sizes(theme.SPACE_M, 0, theme.SPACE_M, 0)
"""Where the window is low: a line for each voice, and ticks where evidence is."""


class CallMap(QAbstractSlider):
    """The whole call at a glance. A click or a drag asks for another place.

    Signals:
        seek_requested(float): seconds from the start.
        pin_hovered(Pin | None), pin_activated(Pin).
    """

    seek_requested = Signal(float)
    pin_hovered = Signal(object)
    pin_activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks: NDArray[np.float32] | None = None
        self._turns: tuple[Turn, ...] = ()
        self._spoken: dict[Role, NDArray[np.float64]] = {}
        self._agent_channel: int | None = None
        self._duration_s = 0.0
        self._position_s = 0.0
        self._hover_x: float | None = None
        self._hovered: Pin | None = None
        self._pins: tuple[Pin, ...] = ()
        self._active_key: str | None = None
        self._marks = Marks()
        self._sizes = WHOLE
        self._state = ""
        self._told: tuple[int, ...] = ()
        self._placed: tuple[PlacedPin, ...] = ()
        self._picture: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Call map"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.valueChanged.connect(self._on_value)
        theme.scheme_changed.connect(self._redraw)

    def set_call(self, turns: Sequence[Turn], duration_s: float | None, agent_channel: int | None) -> None:
        """Show another call; its waveform follows with `set_peaks`, its silence and overlap with `set_measures`.

        Args:
            duration_s: None takes the end of the last turn.
            agent_channel: 0-based; None for a recording with one channel.
        """
        last = max((turn.end_s or turn.start_s or 0.0 for turn in turns), default=0.0)
        self._turns, self._agent_channel = tuple(turns), agent_channel
        self._spoken = spoken(self._turns)
        self._duration_s = duration_s or last
        self._position_s, self._peaks, self._pins = 0.0, None, ()
        self._marks = replace(self._marks, doubts=doubtful(self._turns), skips=(), loop=None)
        self._tell()
        self._redraw()

    def set_peaks(self, peaks: NDArray[np.float32] | None) -> None:
        """The waveform: float32 (channels, buckets, 2), -1..1; None shows the turns alone."""
        self._peaks = peaks
        self._redraw()

    def set_state(self, words: str) -> None:
        """What is said while there is no waveform; "" for nothing."""
        self._state = words
        self._redraw()

    def set_measures(self, call: CallMeasures | None) -> None:
        """Silence, waits and overlap by the workspace's thresholds, as they stand among the figures; None: no such."""
        self._marks = replace(
            self._marks,
            silences=_stretches(call.silences) if call else (),
            holds=_stretches((one.start_s, one.end_s) for one in call.holds) if call else (),
            overlaps=_stretches((one.start_s, one.end_s) for one in call.overlaps) if call else (),
        )
        self._tell()
        self._redraw()

    def set_skips(self, skips: Iterable[tuple[float, float]]) -> None:
        """What is jumped over while it plays."""
        self._marks = replace(self._marks, skips=_stretches(skips))
        self._redraw()

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """What is heard over and over; None for nothing."""
        self._marks = replace(self._marks, loop=Stretch(*loop) if loop else None)
        self._redraw()

    def set_low(self, is_low: bool) -> None:
        """A strip where the window is low."""
        sizes = STRIP if is_low else WHOLE
        if sizes != self._sizes:
            self._sizes = sizes
            self.updateGeometry()
            self._redraw()

    def set_duration(self, seconds: float) -> None:
        """The length as the player measured it."""
        if seconds > 0 and abs(seconds - self._duration_s) > 0.05:
            self._duration_s = seconds
            self._tell()
            self._redraw()

    def set_position(self, seconds: float) -> None:
        """Where the playhead stands."""
        if seconds != self._position_s:
            for at in (self._position_s, seconds):
                x = int(self.x_of(at))
                self.update(QRect(x - theme.SPACE_S, 0, 2 * theme.SPACE_S, self.height()))
            self._position_s = seconds
            self._tell()

    def set_pins(self, pins: Sequence[Pin], active_key: str | None = None) -> None:
        """The evidence to show; pins of the active criterion stand out."""
        self._pins, self._active_key = tuple(pins), active_key
        self._tell()
        self._place()

    @property
    def pins(self) -> tuple[Pin, ...]:
        return self._pins

    @property
    def marks(self) -> Marks:
        """What is set off in the call that is shown."""
        return self._marks

    @property
    def position_s(self) -> float:
        return self._position_s

    def x_of(self, seconds: float) -> float:
        """The horizontal place of a moment, in pixels."""
        share = seconds / self._duration_s if self._duration_s else 0.0
        return self._sizes.gutter + min(max(share, 0.0), 1.0) * self._span_px()

    def seconds_at(self, x: float) -> float:
        """The moment at a horizontal place, within the call."""
        share = (x - self._sizes.gutter) / self._span_px()
        return min(max(share, 0.0), 1.0) * self._duration_s

    def _span_px(self) -> float:
        return max(1.0, self.width() - self._sizes.gutter - PIN_PX / 2)

    def _lanes(self) -> tuple[Lane, ...]:
        known = 1 if self._agent_channel is None else 2
        channels = known if self._peaks is None else self._peaks.shape[0]
        span, sizes = self._span_px(), self._sizes
        left, top, high = sizes.gutter, sizes.pins, sizes.lane
        if channels < 2:
            return (Lane(None, 0, QRectF(left, top, span, 2 * high)),)
        agent = self._agent_channel or 0
        return (
            Lane(Role.AGENT, agent, QRectF(left, top, span, high)),
            Lane(Role.CUSTOMER, 1 - agent, QRectF(left, top + high, span, high)),
        )

    def _scene(self) -> Scene:
        return Scene(
            self._lanes(),
            self._turns,
            self._spoken,
            self._peaks,
            self._marks,
            self._duration_s,
            self.x_of,
            self._state,
        )

    def _tell(self) -> None:
        """Where the playhead stands, to those who do not see it; told once a second."""
        second = round(self._position_s)
        if (
            second == self.value()
            and round(self._duration_s) == self.maximum()
            and self._told == self._counts()
        ):
            return
        self._told = self._counts()
        self.blockSignals(True)  # it is the reader's wish only when it does not come from here
        self.setRange(0, round(self._duration_s))
        self.setValue(second)
        self.blockSignals(False)
        self.setAccessibleDescription(call_words(self._position_s, self._duration_s, self._marks, self._pins))

    def _counts(self) -> tuple[int, ...]:
        marks = self._marks
        return (*map(len, (marks.silences, marks.holds, marks.overlaps, marks.doubts)), len(self._pins))

    def _on_value(self, second: int) -> None:
        self.seek_requested.emit(float(second))

    def _redraw(self) -> None:
        self._picture = None
        self._place()

    def _place(self) -> None:
        room = QRectF(self._sizes.gutter, 0, self._span_px(), self._sizes.pins)
        place = place_pins if self._sizes.pins else place_ticks
        self._placed = place(self._pins, self._active_key, self.x_of, room)
        self.update()

    def _draw_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(theme.current().surface))
        painter = QPainter(picture)
        scene = self._scene()
        paint_scene(painter, scene)
        sizes = self._sizes
        if sizes.ruler:
            room = QRectF(sizes.gutter, sizes.bottom, self._span_px(), sizes.ruler)
            paint_ruler(painter, scene, room)
        painter.end()
        return picture

    def _paint_playhead(self, painter: QPainter) -> None:
        tokens = theme.current()
        bottom = self._sizes.bottom
        if self._hover_x is not None:
            painter.setPen(QPen(QColor(tokens.control_line), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(self._hover_x, self._sizes.pins, self._hover_x, bottom))
        x = self.x_of(self._position_s)
        top = max(self._sizes.pins - theme.SPACE_XS, 0)
        height = self._sizes.bottom + theme.SPACE_XS - top
        painter.fillRect(QRectF(x - 2, top, 4, height), QColor(tokens.surface))
        painter.fillRect(QRectF(x - 1, top, 2, height), QColor(tokens.accent))

    def _hover(self, pin: Pin | None) -> None:
        if pin != self._hovered:
            self._hovered = pin
            self.pin_hovered.emit(pin)

    def sizeHint(self) -> QSize:
        return QSize(8 * WHOLE.gutter, self._sizes.bottom + self._sizes.ruler)

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * WHOLE.gutter, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._draw_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        paint_pins(painter, self._placed, self._sizes.bottom)
        self._paint_playhead(painter)
        if self.hasFocus():
            ink.paint_focus(painter, QRectF(self.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pin = pin_at(self._placed, event.position())
        if pin is not None:
            self.pin_activated.emit(pin)
        else:
            self.seek_requested.emit(self.seconds_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.seek_requested.emit(self.seconds_at(x))
        self._hover(pin_at(self._placed, event.position()))
        self._hover_x = x if self._sizes.gutter <= x <= self._sizes.gutter + self._span_px() else None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        self._hover_x = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (pin := self._pin_here()):
            self.pin_activated.emit(pin)
        elif (target := self._target(key)) is not None and not event.modifiers() & ANY_MODIFIER:
            self.seek_requested.emit(min(max(target, 0.0), self._duration_s))
        else:
            event.ignore()

    def _target(self, key: Qt.Key) -> float | None:
        """Where a key leads; None for keys that mean nothing here."""
        at_s = self._position_s
        times = sorted(pin.at_s for pin in self._pins)
        return {
            Qt.Key.Key_Left: at_s - STEP_S,
            Qt.Key.Key_Right: at_s + STEP_S,
            Qt.Key.Key_PageUp: at_s - PAGE_S,
            Qt.Key.Key_PageDown: at_s + PAGE_S,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._duration_s,
            Qt.Key.Key_Up: next((one for one in reversed(times) if one < at_s - NEAR_S), at_s),
            Qt.Key.Key_Down: next((one for one in times if one > at_s + NEAR_S), at_s),
        }.get(key)

    def _pin_here(self) -> Pin | None:
        return next((pin for pin in self._pins if abs(pin.at_s - self._position_s) <= NEAR_S), None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel belongs to what scrolls; the playhead stays."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            pin = pin_at(self._placed, event.pos().toPointF())
            words = (
                pin_words(pin) if pin else moment_words(self.seconds_at(event.x()), self._turns, self._marks)
            )
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


def _stretches(spans: Iterable[tuple[float, float]]) -> tuple[Stretch, ...]:
    return tuple(Stretch(*span) for span in sorted(spans))
