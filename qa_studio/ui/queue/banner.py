"""The calm line at the start: recordings that were left unfinished, and what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr, trn
from qa_studio.ui import theme
from qa_studio.ui.queue.desk import QueueDesk
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column


class UnfinishedBanner(QWidget):
    """Hidden unless something was left.

    Signals:
        queue_requested(): the user wants to see the queue.

    Args:
        resumes: whether work goes on without being asked.
    """

    queue_requested = Signal()

    def __init__(self, desk: QueueDesk, resumes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._resumes = desk, resumes
        self._banner = Banner(BannerKind.INFO, can_close=resumes)
        self._banner.dismissed.connect(self.hide)
        if not resumes:
            self._banner.add_button(tr("Go on")).clicked.connect(self._on_go_on)
        self._banner.add_button(tr("Show the queue")).clicked.connect(self._on_show)
        if not resumes:
            self._banner.add_button(tr("Later")).clicked.connect(self.hide)
        self.setLayout(column(self._banner, margins=(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, 0)))
        self.hide()

    def look(self) -> None:
        """Count what was left, and let it go on where that is set."""
        self._desk.look(self._on_counted)

    def text(self) -> str:
        return self._banner.text()

    def _on_counted(self, number: int) -> None:
        if not number or self._desk.is_running:
            return
        if self._resumes:
            words = trn(
                "{count} recording was left unfinished; work goes on where it stopped.",
                "{count} recordings were left unfinished; work goes on where it stopped.",
                number,
            )
            self._banner.set_text(words)
            self._desk.run()
        else:
            words = trn(
                "{count} recording was left unfinished. What is done of them is kept.",
                "{count} recordings were left unfinished. What is done of them is kept.",
                number,
            )
            self._banner.set_text(words)
        self.show()

    def _on_go_on(self) -> None:
        self.hide()
        self._desk.run()

    def _on_show(self) -> None:
        self.hide()
        self.queue_requested.emit()
