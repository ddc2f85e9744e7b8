"""The manual's text as it is read: Markdown in the window's own type and colours.

Owns the look of a page. Links are only told, never followed here.
"""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme

_LINE_PERCENT = 130
_KEY_COLUMN_PERCENT = 36
_HEADING_PT = 11.5


class Reader(QTextBrowser):
    """Shows one page.

    Signals:
        link_chosen(str): where a link goes, as it stands in the text.
    """

    link_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setObjectName("reader")
        self.setAccessibleName(tr("Text of the manual"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(theme.SPACE_L)
        self.anchorClicked.connect(self._on_link)
        theme.scheme_changed.connect(self._render)

    def show_markdown(self, text: str, part: int = 0) -> None:
        """Show a page.

        Args:
            part: which heading of the second level is to stand at the top, counted from 1; 0 for the page's begin.
        """
        self._text = text
        self._render()
        self._go_to(part)

    def _on_link(self, url: QUrl) -> None:
        self.link_chosen.emit(url.toString())

    def _render(self) -> None:
        at = self.verticalScrollBar().value()
        document = self.document()
        document.setDefaultFont(self.font())
        document.setMarkdown(self._text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _dress_blocks(document)
        _dress_tables(document.rootFrame())
        self.verticalScrollBar().setValue(at)

    def _go_to(self, part: int) -> None:
        heads = [block for block in _blocks(self.document()) if block.blockFormat().headingLevel() == 2]
        target = heads[part - 1] if 0 < part <= len(heads) else self.document().begin()
        cursor = QTextCursor(target)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(target).top()
        self.verticalScrollBar().setValue(int(top - theme.SPACE_S) if part else 0)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _dress_blocks(document: QTextDocument) -> None:
    tokens = theme.current()
    sizes = {1: tokens.title_pt, 2: _HEADING_PT, 3: tokens.body_pt}
    for block in _blocks(document):
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.currentTable() is None:
            spacing.setBottomMargin(theme.SPACE_XS if block.textList() else theme.SPACE_S)
            spacing.setTopMargin(theme.SPACE_L if level > 1 else 0)
        cursor.mergeBlockFormat(spacing)
        if level:
            heading = QTextCharFormat()
            heading.setFontPointSize(sizes.get(level, tokens.body_pt))
            heading.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
            heading.setFontWeight(QFont.Weight.DemiBold)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(heading)
        _dress_links(block)


def _dress_links(block: QTextBlock) -> None:
    ink = QTextCharFormat()
    ink.setForeground(QColor(theme.current().accent))
    ink.setFontUnderline(True)
    cursor, at = QTextCursor(block), block.begin()
    while not at.atEnd():
        span = at.fragment()
        if span.charFormat().isAnchor():
            cursor.setPosition(span.position())
            cursor.setPosition(span.position() + span.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(ink)
        at += 1


def _dress_tables(frame: QTextFrame) -> None:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            look = child.format().toTableFormat()
            look.setBorder(1)
            look.setBorderCollapse(True)
            look.setBorderBrush(QColor(theme.current().line))
            look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setCellPadding(theme.SPACE_XS)
            look.setCellSpacing(0)
            percent = QTextLength.Type.PercentageLength
            widths = [
                QTextLength(percent, _KEY_COLUMN_PERCENT),
                QTextLength(percent, 100 - _KEY_COLUMN_PERCENT),
            ]
            look.setWidth(QTextLength(percent, 100))
            if child.columns() == len(widths):
                look.setColumnWidthConstraints(widths)
            child.setFormat(look)
