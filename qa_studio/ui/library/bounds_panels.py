"""Panels of filters that have bounds beside ready-made choices: points from and to, days from and to.

Owns how bounds are entered; an empty bound is open. Knows no service.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QDoubleSpinBox

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import label, row
from qa_studio.ui.widgets.popup_chip import ChoicePanel

Points = tuple[Decimal | None, Decimal | None]
Days = tuple[date | None, date | None]
_OPEN_POINTS, _MOST_POINTS = -0.1, 100.0
_NO_DAY, _FIRST_DAY, _LAST_DAY = QDate(1999, 12, 31), QDate(2000, 1, 1), QDate(2099, 12, 31)


class PointsPanel(ChoicePanel):
    """Bands, or points from and to.

    Signals:
        bounded(Decimal | None, Decimal | None): 0..100, both included; None is open.
    """

    bounded = Signal(object, object)

    def __init__(self, name: str) -> None:
        super().__init__(name, is_single=True)
        self._from, self._to = (self._box(words) for words in (tr("From points"), tr("To points")))
        self.body.insertLayout(2, row(label(tr("From")), self._from, label(tr("to")), self._to))

    def set_bounds(self, bounds: Points) -> None:
        for box, value in zip((self._from, self._to), bounds, strict=True):
            with QSignalBlocker(box):
                box.setValue(_OPEN_POINTS if value is None else float(value))

    def _box(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setAccessibleName(name)
        box.setDecimals(1)
        box.setRange(_OPEN_POINTS, _MOST_POINTS)
        box.setSpecialValueText(tr("any"))
        box.setValue(_OPEN_POINTS)
        box.setKeyboardTracking(False)
        box.lineEdit().setTextMargins(
            theme.SPACE_S, 0, 0, 0
        )  # the style gives spin boxes no room before the text
        box.valueChanged.connect(self._tell)
        return box

    def _tell(self) -> None:
        values = [
            None if box.value() <= _OPEN_POINTS else Decimal(f"{box.value():.1f}")
            for box in (self._from, self._to)
        ]
        self.bounded.emit(*values)


class DaysPanel(ChoicePanel):
    """Periods up to today, or days from and to.

    Signals:
        bounded(date | None, date | None): both included; None is open.
    """

    bounded = Signal(object, object)

    def __init__(self, name: str) -> None:
        super().__init__(name, is_single=True)
        self._from, self._to = (self._box(words) for words in (tr("From day"), tr("To day")))
        self.body.insertLayout(2, row(label(tr("From")), self._from, label(tr("to")), self._to))

    def set_bounds(self, bounds: Days) -> None:
        for box, value in zip((self._from, self._to), bounds, strict=True):
            with QSignalBlocker(box):
                box.setDate(_NO_DAY if value is None else QDate(value.year, value.month, value.day))

    def _box(self, name: str) -> QDateEdit:
        box = QDateEdit()
        box.setAccessibleName(name)
        box.setDateRange(_NO_DAY, _LAST_DAY)
        box.setSpecialValueText(tr("any"))
        box.setDate(_NO_DAY)
        box.setCalendarPopup(True)
        box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        box.setKeyboardTracking(False)
        box.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
        box.dateChanged.connect(self._tell)
        box.setMinimumWidth(4 * theme.SPACE_XL)
        return box

    def _tell(self) -> None:
        days = [
            None if box.date() < _FIRST_DAY else date(box.date().year(), box.date().month(), box.date().day())
            for box in (self._from, self._to)
        ]
        self.bounded.emit(*days)


def _this_month(today: date) -> Days:
    return today.replace(day=1), None


def _last_month(today: date) -> Days:
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


PERIODS: dict[str, tuple[str, Callable[[date], Days]]] = {
    "today": (tr("Today"), lambda today: (today, None)),
    "week": (tr("The last 7 days"), lambda today: (today - timedelta(days=6), None)),
    "month_back": (tr("The last 30 days"), lambda today: (today - timedelta(days=29), None)),
    "month": (tr("This month"), _this_month),
    "last_month": (tr("Last month"), _last_month),
}
"""What is offered beside days of one's own; each is turned into days when it is chosen."""
