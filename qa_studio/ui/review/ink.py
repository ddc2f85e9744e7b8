"""Pens, brushes and fonts made from the theme's tokens, for the widgets of this page that paint themselves.

Owns no colour and no size. GUI thread only.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication

from qa_studio.language import tr
from qa_studio.ui import theme
from transcription.model import Role

STRIPE_PX = theme.SPACE_XS
"""Length of a dash of the customer's striped margin, and of the gap behind it."""


def small(bold: bool = False) -> QFont:
    """Secondary type with figures of one width."""
    return _sized(theme.current().small_pt, bold)


def body(bold: bool = False) -> QFont:
    return _sized(theme.current().body_pt, bold)


def title() -> QFont:
    return _sized(theme.current().title_pt, bold=True)


def score() -> QFont:
    return _sized(theme.current().score_pt, bold=True)


def _sized(points: float, bold: bool) -> QFont:
    return _made(QApplication.font().toString(), points, bold)


@lru_cache(maxsize=32)
def _made(description: str, points: float, bold: bool) -> QFont:
    """Made once: a transcript asks for the same font thousands of times."""
    font = QFont()
    font.fromString(description)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def role_colour(role: Role) -> QColor:
    """The hue of a speaker; everybody who is neither agent nor customer is muted."""
    tokens = theme.current()
    return QColor({Role.AGENT: tokens.agent, Role.CUSTOMER: tokens.customer}.get(role, tokens.muted))


def role_fill(role: Role) -> QColor:
    """The ground of a speaker's turn."""
    tokens = theme.current()
    return QColor(
        {Role.AGENT: tokens.agent_fill, Role.CUSTOMER: tokens.customer_fill}.get(role, tokens.sunken)
    )


def role_words(role: Role) -> str:
    """A speaker's name where the source gives none."""
    return {
        Role.AGENT: tr("Agent"),
        Role.CUSTOMER: tr("Customer"),
        Role.BOT: tr("Bot"),
        Role.SYSTEM: tr("System"),
        Role.UNKNOWN: tr("Speaker"),
    }[role]


def paint_margin(painter: QPainter, rect: QRectF, role: Role) -> None:
    """The bar beside a turn: solid for the agent, striped for the customer, thin for everybody else."""
    colour = role_colour(role)
    if role is Role.AGENT:
        painter.fillRect(rect, colour)
    elif role is Role.CUSTOMER:
        top = rect.top()
        while top < rect.bottom():
            height = min(STRIPE_PX, rect.bottom() - top)
            painter.fillRect(QRectF(rect.left(), top, rect.width(), height), colour)
            top += 2 * STRIPE_PX
    else:
        painter.fillRect(QRectF(rect.center().x(), rect.top(), 1, rect.height()), colour)


def paint_aside(painter: QPainter, rect: QRectF) -> None:
    """The ground of what the customer never saw, or nobody said: dashed all round, in nobody's colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.current().control_line), 1, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(theme.current().sunken))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS_PX, theme.RADIUS_PX)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRectF, radius: float = theme.RADIUS_PX) -> None:
    """The ring around what has the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.current().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()
