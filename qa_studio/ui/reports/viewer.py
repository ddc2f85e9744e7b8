"""A PDF on the page: its sheets under each other, where one is, and how large.

Owns the document that is open. Knows no report.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.keymap import hint
from qa_studio.ui.reports.keys import REPORTS
from qa_studio.ui.widgets.basics import column, icon_button, label, push_button, row

STEP = 1.25
SMALLEST, LARGEST = 0.25, 4.0


class PdfViewer(QWidget):
    """Shows one PDF file at a time; sheets are white in every scheme, as paper is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setPageSpacing(theme.SPACE_M)
        self._view.setAccessibleName(tr("Preview of the report"))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._place = label("", "muted")
        self._previous, self._next = (
            icon_button("up", tr("Previous page")),
            icon_button("down", tr("Next page")),
        )
        self._smaller, self._larger = (
            icon_button("zoom_out", tr("Smaller")),
            icon_button("zoom_in", tr("Larger")),
        )
        self._fit = push_button(tr("Fit width"), "quiet")
        hint(self._smaller, REPORTS, tr("Smaller"), "smaller")
        hint(self._larger, REPORTS, tr("Larger"), "larger")
        hint(self._fit, REPORTS, tr("As wide as there is room"), "fit")
        self._build()
        self._connect()
        self._dress()

    def open(self, path: Path) -> bool:
        """Show this file from its first page. False when it is no readable PDF; nothing is shown then."""
        self._document.close()
        error = self._document.load(str(path))
        self._show_place()
        return error == QPdfDocument.Error.None_

    def close_document(self) -> None:
        """Let go of the file."""
        self._document.close()
        self._show_place()

    @property
    def page_count(self) -> int:
        return self._document.pageCount()

    @property
    def document(self) -> QPdfDocument:
        return self._document

    def go_to(self, page: int) -> None:
        """Show this page, 0-based, from its top."""
        navigator = self._view.pageNavigator()
        navigator.jump(min(max(page, 0), max(self.page_count - 1, 0)), QPointF(), navigator.currentZoom())

    def _build(self) -> None:
        bar = row(
            self._previous, self._next, self._place, 1, self._smaller, self._larger, self._fit,
            margins=(theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_XS), space=theme.SPACE_XS,
        )  # fmt: skip
        whole = column(space=0)
        whole.addLayout(bar)
        whole.addWidget(self._view, 1)
        self.setLayout(whole)
        self._show_place()

    @Slot()
    def _dress(self) -> None:
        """The desk that the sheets lie on; they stay white."""
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(theme.current().hover))
        self._view.setPalette(palette)

    def _connect(self) -> None:
        theme.scheme_changed.connect(self._dress)
        navigator = self._view.pageNavigator()
        navigator.currentPageChanged.connect(self._show_place)
        self._previous.clicked.connect(lambda: self.go_to(navigator.currentPage() - 1))
        self._next.clicked.connect(lambda: self.go_to(navigator.currentPage() + 1))
        self._smaller.clicked.connect(lambda: self._zoom(1 / STEP))
        self._larger.clicked.connect(lambda: self._zoom(STEP))
        self._fit.clicked.connect(self._on_fit)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the keys of its pages do."""
        return {"larger": self._larger.click, "smaller": self._smaller.click, "fit": self._fit.click}

    @Slot()
    def _show_place(self) -> None:
        count, at = self.page_count, self._view.pageNavigator().currentPage()
        self._place.setText(tr("Page {at} of {count}", at=at + 1, count=count) if count else "")
        self._previous.setEnabled(at > 0)
        self._next.setEnabled(at + 1 < count)
        for button in (self._smaller, self._larger, self._fit):
            button.setEnabled(count > 0)

    @Slot()
    def _on_fit(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom(self, factor: float) -> None:
        now = self._shown_zoom()
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(now * factor, SMALLEST), LARGEST))

    def _shown_zoom(self) -> float:
        """The factor that is seen now; while the width is fitted the view does not tell it."""
        if self._view.zoomMode() == QPdfView.ZoomMode.Custom or not self.page_count:
            return self._view.zoomFactor()
        margins = self._view.documentMargins()
        room = self._view.viewport().width() - margins.left() - margins.right()
        inches = self._document.pagePointSize(0).width() / 72
        return room / (inches * self._view.logicalDpiX())
