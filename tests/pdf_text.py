"""Reads a PDF as a reader program does: text by page, metadata, size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtPdf import QPdfDocument


class Pdf:
    """An open PDF."""

    def __init__(self, path: Path) -> None:
        self._document = QPdfDocument()
        error = self._document.load(str(path))
        assert error == QPdfDocument.Error.None_, error

    def close(self) -> None:
        self._document.close()

    @property
    def pages(self) -> list[str]:
        """Each page's text, white space levelled."""
        found = (self._document.getAllText(at).text() for at in range(self._document.pageCount()))
        return [" ".join(text.replace("\xad", "").split()) for text in found]

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    @property
    def size(self) -> QSizeF:
        return self._document.pagePointSize(0)

    @property
    def title(self) -> str:
        return str(self._document.metaData(QPdfDocument.MetaDataField.Title))
