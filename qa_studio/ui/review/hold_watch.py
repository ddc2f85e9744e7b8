"""Who has the open interaction: taking it, keeping it, learning that it was taken over, giving it back.

Owns the banner that says so and whether this window may change anything. Everything is asked in jobs. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import ReviewSheet
from qa_studio.ui import theme
from qa_studio.ui.review.correction_words import when
from qa_studio.ui.review.keys import Act, hint
from qa_studio.ui.review.ports import Holding
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column
from qa_studio.work_rows import HoldRow

BEAT_MS = 5_000
"""How often a window says that it is still there, and learns whether the interaction was taken over."""
QUEUE = "holding"


class HoldBar(QWidget):
    """One line above a review: somebody else has it. Hidden while nobody has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner(BannerKind.WARNING)
        self.take_over: QPushButton = self.banner.add_button(tr("Take over"))
        words = tr("You mark it from here on; whoever has it now is told, and keeps a draft")
        hint(self.take_over, words, Act.TAKE_OVER)
        self.setLayout(column(self.banner, margins=(theme.SPACE_S,) * 4))
        self.hide()

    @property
    def words(self) -> str:
        """What is said; "" while nothing is."""
        return "" if self.isHidden() else self.banner.text()

    def say(self, words: str) -> None:
        """Say it; "" takes the line away."""
        self.banner.set_text(words)
        self.setVisible(bool(words))


class HoldWatch(QObject):
    """Args: holding: None lets everybody change everything.

    Signals:
        changed(bool): whether this window may change what is open.
        lost(): somebody took the open interaction over; what waits is to be written at once.
        regained(): it was taken over by this window and is to be read anew.
    """

    changed = Signal(bool)
    lost = Signal()
    regained = Signal()

    def __init__(
        self, holding: Holding | None, runner: JobRunner, bar: HoldBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._holding, self._runner, self.bar = holding, runner, bar
        self._sheet: ReviewSheet | None = None
        self._has, self._had = True, False
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        bar.take_over.clicked.connect(self.take_over)

    @property
    def may_change(self) -> bool:
        """True while this window has it, and where nobody keeps count."""
        return self._has

    def begin(self, sheet: ReviewSheet) -> None:
        """Something is open: ask for it, unless it was submitted and nobody can change it."""
        is_going_on = self._sheet is not None and sheet.submitted_at is None
        if is_going_on and _whose(self._sheet) == _whose(sheet):
            self._sheet = sheet
            self.changed.emit(self._has)
            return
        if self._sheet is not None:
            self.release()
        self._had = False
        self._show(None)
        if self._holding is not None and sheet.submitted_at is None:
            self._sheet = sheet
            self._timer.start()
            self.beat()

    def release(self) -> None:
        """Give it back at once, on this thread: something else is opened, or the window goes."""
        self._timer.stop()
        sheet, self._sheet = self._sheet, None
        if sheet is not None and self._holding is not None and self._has:
            try:
                self._holding.release(sheet.row.id)
            except USER_ERRORS:
                return  # it goes by itself once nobody is heard of
        self.bar.say("")

    def beat(self) -> None:
        """Say that this window is still there, and ask who has it now."""
        self._ask(take_over=False)

    def take_over(self) -> None:
        """Take it out of somebody's hands; that stays known."""
        self._ask(take_over=True)

    def take_over_if_told(self) -> None:
        """By key: only where the line says that somebody else has it."""
        if not self._has:
            self.take_over()

    def _ask(self, take_over: bool) -> None:
        sheet, holding = self._sheet, self._holding
        if sheet is None or holding is None:
            return

        def work(_: JobContext) -> HoldRow:
            ask = holding.take_over if take_over else holding.take
            return ask(sheet.row.id, sheet.evaluator)

        def done(held: HoldRow) -> None:
            if self._sheet is sheet:
                self._on_held(held, take_over)

        self._runner.submit(work, queue=QUEUE, owner=self, on_done=done, on_failed=lambda _: None)

    def _on_held(self, held: HoldRow, took_over: bool) -> None:
        could, had = self._has, self._had
        if had and not held.is_mine:
            self.lost.emit()
        self._had = held.is_mine
        self._show(held, was_taken=had)
        if held.is_mine and (took_over or not could):
            self.regained.emit()

    def _show(self, held: HoldRow | None, was_taken: bool = False) -> None:
        was, self._has = self._has, held is None or held.is_mine
        if held is None or held.is_mine:
            self.bar.say("")
        elif not was and not was_taken:
            return  # it stands there already, with the moment at which it was seen first
        elif was_taken:
            words = tr(
                "{holder} took this over at {since}. What you had marked is kept as your draft; nothing more is "
                "written from here.",
                holder=held.holder,
                since=when(held.since),
            )
            self.bar.say(words)
        else:
            words = tr(
                "{holder} has had this open since {since}. You can look at it and listen; to mark it, take it over.",
                holder=held.holder,
                since=when(held.since),
            )
            self.bar.say(words)
        self.changed.emit(self._has)


def _whose(sheet: ReviewSheet | None) -> tuple[int, str] | None:
    """One interaction on one person's desk."""
    return None if sheet is None else (sheet.row.id, sheet.evaluator)
