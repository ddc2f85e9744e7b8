"""How a call's lanes are painted: names, turns, waveform and the ruler.

Owns no state and no event. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import call_marks, ink
from qa_studio.ui.review.clock import clock
from qa_studio.ui.review.timeline import Marks, TurnClock
from qa_studio.ui.review.wave import columns, runs
from transcription.model import Role, Turn

TICK_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
TICK_ROOM_PX = 4 * theme.SPACE_XL
"""Least distance between two labels of the ruler."""
QUIET = 0.02
"""Swings below this share of a lane are noise of the line, not speech."""
BAR_PX = 2
"""The customer's waveform is drawn in bars of this width with gaps as wide: striped, as in the transcript."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One channel on the map.

    Attributes:
        role: whose voice it carries; None when both are mixed in one channel.
        channel: 0-based index into the peaks.
    """

    role: Role | None
    channel: int
    rect: QRectF

    @property
    def words(self) -> str:
        return ink.role_words(self.role) if self.role else tr("Both voices")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the lanes show; times in seconds, `x_of` turns them into pixels.

    Attributes:
        spoken: float64 (n, 2) by speaker, start and end of their turns.
        state: what is said in place of the waveform while there is none; "" for nothing.
    """

    lanes: tuple[Lane, ...]
    turns: Sequence[Turn]
    spoken: Mapping[Role, NDArray[np.float64]]
    peaks: NDArray[np.float32] | None
    marks: Marks
    duration_s: float
    x_of: Callable[[float], float]
    state: str = ""

    @property
    def room(self) -> QRectF:
        """All lanes together."""
        return self.lanes[0].rect.united(self.lanes[-1].rect)


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Everything that stays while the playhead moves."""
    marks, room, x_of = scene.marks, scene.room, scene.x_of
    for lane in scene.lanes:
        if lane.rect.height() >= theme.ROW_PX:
            _paint_name(painter, lane)
        _paint_turns(painter, scene, lane)
    call_marks.paint_silences(painter, marks.silences, room, x_of)
    call_marks.paint_holds(painter, marks.holds, room, x_of)
    for lane in scene.lanes:
        _paint_middle(painter, lane)
        if scene.peaks is not None:
            _paint_wave(painter, scene, lane)
        call_marks.paint_doubts(painter, marks.doubts_of(lane.role), lane.rect, x_of)
    if len(scene.lanes) > 1:
        call_marks.paint_overlaps(painter, marks.overlaps, scene.lanes[0].rect.bottom(), x_of)
    call_marks.paint_skips(painter, marks.skips, room, x_of)
    if marks.loop is not None:
        call_marks.paint_loop(painter, marks.loop, room, x_of)
    if scene.peaks is None and scene.state:
        painter.setFont(ink.small())
        painter.setPen(QColor(theme.current().muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, scene.state)


def paint_ruler(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """Times under the lanes, as close as they can be read."""
    step = tick_step(scene.duration_s, rect.width())
    painter.setFont(ink.small())
    tokens = theme.current()
    at = 0.0
    while at < scene.duration_s:
        x = scene.x_of(at)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(QLineF(x, rect.top(), x, rect.top() + theme.SPACE_XS))
        painter.setPen(QColor(tokens.muted))
        label = QRectF(x + theme.SPACE_XS, rect.top(), TICK_ROOM_PX, rect.height())
        if label.left() + painter.fontMetrics().horizontalAdvance(clock(at)) <= rect.right():
            painter.drawText(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, clock(at))
        at += step


def tick_step(duration_s: float, width_px: float) -> float:
    """Seconds between two labels of the ruler: the smallest round step that leaves them room."""
    wanted = duration_s * TICK_ROOM_PX / max(width_px, 1.0)
    return float(next((step for step in TICK_STEPS_S if step >= wanted), TICK_STEPS_S[-1]))


def _paint_name(painter: QPainter, lane: Lane) -> None:
    height = lane.rect.height() - theme.SPACE_S
    bar = QRectF(0, lane.rect.top() + theme.SPACE_XS, theme.SPACE_XS, height)
    ink.paint_margin(painter, bar, lane.role or Role.UNKNOWN)
    painter.setFont(ink.small())
    painter.setPen(ink.role_colour(lane.role or Role.UNKNOWN))
    name = QRectF(theme.SPACE_M, lane.rect.top(), lane.rect.left() - theme.SPACE_L, lane.rect.height())
    painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, lane.words)


def _paint_turns(painter: QPainter, scene: Scene, lane: Lane) -> None:
    """By column of pixels and not by turn: an hour has more turns than the map has columns."""
    top, height = lane.rect.top() + 1, lane.rect.height() - 2
    width = max(1, int(lane.rect.width()))
    left, per_second = lane.rect.left(), lane.rect.width() / (scene.duration_s or 1.0)
    for role in scene.spoken if lane.role is None else {lane.role} & scene.spoken.keys():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.role_fill(role))
        spans = runs(scene.spoken[role] * per_second, 0.0, width)
        painter.drawRects([QRectF(left + first, top, end - first, height) for first, end in spans])


def _paint_middle(painter: QPainter, lane: Lane) -> None:
    painter.setPen(QColor(theme.current().line))
    middle = lane.rect.center().y()
    painter.drawLine(QLineF(lane.rect.left(), middle, lane.rect.right(), middle))


def _paint_wave(painter: QPainter, scene: Scene, lane: Lane) -> None:
    assert scene.peaks is not None
    width = max(1, int(lane.rect.width()))
    if lane.channel >= scene.peaks.shape[0]:
        return
    pairs = columns(scene.peaks, width)[lane.channel]
    place = np.arange(width)
    heard = pairs[:, 1] - pairs[:, 0] >= QUIET
    middle, reach = lane.rect.center().y(), lane.rect.height() / 2 - 2
    for role, here in _shares(scene, lane, width):
        if role is Role.CUSTOMER:
            here = here & (place % (2 * BAR_PX) < BAR_PX)
        drawn = place[here & heard]
        ends = (middle - pairs[drawn] * reach).tolist()
        xs = (lane.rect.left() + drawn + 0.5).tolist()
        painter.setPen(QPen(ink.role_colour(role), 1))
        painter.drawLines([QLineF(x, top, x, bottom) for x, (bottom, top) in zip(xs, ends, strict=True)])


def _shares(scene: Scene, lane: Lane, width: int) -> Iterator[tuple[Role, NDArray[np.bool_]]]:
    """Which columns carry whose voice."""
    if lane.role is not None:
        yield lane.role, np.ones(width, bool)
        return
    roles = np.array([str(role or Role.UNKNOWN) for role in _roles(scene, width)])
    for name in np.unique(roles).tolist():
        yield Role(name), roles == name


def _roles(scene: Scene, width: int) -> list[Role | None]:
    """Who speaks in each column of a mixed channel."""
    who = TurnClock(scene.turns)
    found = (who.turn_at(column / width * scene.duration_s) for column in range(width))
    return [None if index is None else scene.turns[index].role for index in found]
