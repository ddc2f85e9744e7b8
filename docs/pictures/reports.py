"""Pictures of the pages of a PDF, on white paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument


def pdf_pictures(pdf: Path, folder: Path) -> Iterator[Path]:
    """One picture a page, a pixel a point."""
    document = QPdfDocument()
    document.load(str(pdf))
    for page in range(document.pageCount()):
        drawn = document.render(page, document.pagePointSize(page).toSize())
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(QColor("white"))
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        path = folder / f"report-{pdf.stem}-{page + 1}.png"
        paper.save(str(path))
        yield path
