"""Days and times as the reader writes them, in local time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from qa_studio.language import tr


def day(moment: datetime) -> str:
    """ "12 Nov 26"."""
    return _spelt(moment, tr("d MMM yy"))


def full_day(moment: datetime) -> str:
    """ "12 Nov 2026"."""
    return _spelt(moment, tr("d MMM yyyy"))


def full_day_and_time(moment: datetime) -> str:
    """ "12 Nov 2026 10:02"."""
    return _spelt(moment, tr("d MMM yyyy HH:mm"))


def weekday_and_time(moment: datetime) -> str:
    """ "Thursday, 12 November 2026, 10:02"."""
    return _spelt(moment, tr("dddd, d MMMM yyyy, HH:mm"))


def day_and_time(moment: datetime) -> str:
    """ "12 Nov 10:02"."""
    return _spelt(moment, tr("d MMM HH:mm"))


def time(moment: datetime) -> str:
    """ "10:02"."""
    return _spelt(moment, tr("HH:mm"))


def _spelt(moment: datetime, form: str) -> str:
    """Args: form: in Qt's letters. Source: Qt 6 documentation, QDate::toString and QTime::toString."""
    own = moment.astimezone()
    clock = QDateTime(QDate(own.year, own.month, own.day), QTime(own.hour, own.minute, own.second))
    return QLocale().toString(clock, form)
