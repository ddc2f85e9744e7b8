"""How the transcript came to be as it is: its versions, what each of them changed, and the way back.

Owns its look; asks in jobs. Changes nothing itself. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextEdit, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.rows import InteractionRow
from qa_studio.services.correcting import Difference, Piece, PieceKind
from qa_studio.speech_rows import VersionRow
from qa_studio.ui import theme
from qa_studio.ui.review.clock import clock
from qa_studio.ui.review.correction_words import when
from qa_studio.ui.review.ink import role_words
from qa_studio.ui.review.ports import Correcting
from qa_studio.ui.widgets.basics import column, label, line, push_button, row
from qa_studio.ui.widgets.screen_dialog import ScreenDialog
from transcription.model import Transcript

LIST_PX = 13 * theme.SPACE_XL
TURNS_PX = 22 * theme.SPACE_XL
HIGH_PX = 18 * theme.SPACE_XL


class HistoryDialog(ScreenDialog):
    """Signals:
    revert_requested(int, Transcript): the words of this version are to be the newest again.
    """

    revert_requested = Signal(int, object)

    def __init__(
        self,
        correcting: Correcting,
        runner: JobRunner,
        interaction: InteractionRow,
        can_revert: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._correcting, self._runner, self._interaction = correcting, runner, interaction
        self._can_revert = can_revert
        self._rows: tuple[VersionRow, ...] = ()
        self.setWindowTitle(tr("History of the transcript"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.versions = QListWidget()
        self.versions.setProperty("kind", "boxed")
        self.versions.setAccessibleName(tr("Versions of the transcript, the newest first"))
        self.versions.setWordWrap(True)
        self.versions.setSpacing(theme.SPACE_XS)
        self.versions.currentRowChanged.connect(self._on_row)
        self.changes = QTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setAccessibleName(tr("What this version changed"))
        self.heading = label("", "strong", wraps=True)
        self.revert = push_button(tr("Make this the newest again"))
        self.revert.setEnabled(False)
        self.revert.clicked.connect(self._on_revert)
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.versions, margins=(0, 0, theme.SPACE_L, 0), space=0))
        inner = column(self.heading, self.changes, margins=(theme.SPACE_M, 0, 0, 0), space=theme.SPACE_S)
        inner.setStretch(1, 1)
        right.setLayout(inner)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setSizes([LIST_PX, TURNS_PX])
        sides.setChildrenCollapsible(False)
        close = push_button(tr("Close"))
        close.clicked.connect(self.accept)
        whole = column(
            label(self._interaction.title, "title"),
            line(),
            margins=(theme.SPACE_XL,) * 4,
            space=theme.SPACE_M,
        )
        whole.addWidget(sides, 1)
        self.furnish(whole, row(self.revert, 1, close))
        self.resize(LIST_PX + TURNS_PX, HIGH_PX)

    def _read(self) -> None:
        number = self._interaction.id

        def work(_: JobContext) -> tuple[VersionRow, ...]:
            return self._correcting.versions(number)

        self._runner.submit(work, owner=self, on_done=self._show_rows, on_failed=self._show_failure)

    def _show_rows(self, rows: tuple[VersionRow, ...]) -> None:
        self._rows = rows
        for one in rows:
            item = QListWidgetItem(f"{version_words(one)}\n{one.summary}")
            self.versions.addItem(item)
        self.versions.setCurrentRow(0)
        self.versions.setFocus()

    def _on_row(self, place: int) -> None:
        if not 0 <= place < len(self._rows):
            return
        chosen = self._rows[place]
        self.revert.setEnabled(self._can_revert and place > 0)
        self.heading.setText(f"{version_words(chosen)}. {chosen.summary}.")
        self.changes.clear()
        if place + 1 >= len(self._rows):
            self.changes.setPlainText(
                tr("This is the first version: everything after it is compared with it.")
            )
            return
        number, before = self._interaction.id, self._rows[place + 1].version

        def work(_: JobContext) -> Sequence[Difference]:
            return self._correcting.differences(number, before, chosen.version)

        def done(found: Sequence[Difference]) -> None:
            if self.versions.currentRow() == place:
                self.show_differences(found)

        self._runner.submit(work, owner=self, on_done=done, on_failed=self._show_failure)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Every turn that changed: deleted words struck, new ones underlined, a new speaker named."""
        self.changes.clear()
        cursor = self.changes.textCursor()
        for place, one in enumerate(differences):
            if place:
                cursor.insertBlock()
            self._write_head(cursor, one)
            for piece in one.pieces:
                cursor.insertText(piece.text, piece_format(piece))
                cursor.insertText(" ", QTextCharFormat())
            cursor.insertBlock()
        if not differences:
            cursor.insertText(tr("The same words and the same speakers."))
        self.changes.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_head(self, cursor: QTextCursor, one: Difference) -> None:
        muted = QTextCharFormat()
        muted.setForeground(QBrush(QColor(theme.current().muted)))
        muted.setFontPointSize(theme.current().small_pt)
        cut = tr(", cut anew") if one.is_cut else ""
        moment = clock(one.start_s) or tr("Turn {turn}", turn=one.turn + 1)
        cursor.insertText(f"{moment}{cut}  ", muted)
        if one.role is one.role_before:
            cursor.insertText(f"{role_words(one.role)}  ", muted)
        else:
            for kind, role in ((PieceKind.DELETED, one.role_before), (PieceKind.INSERTED, one.role)):
                cursor.insertText(role_words(role), piece_format(Piece(kind, "")))
                cursor.insertText("  ", QTextCharFormat())
        cursor.insertBlock()

    def _on_revert(self) -> None:
        chosen, number = self._rows[self.versions.currentRow()], self._interaction.id

        def work(_: JobContext) -> Transcript:
            return self._correcting.transcript(number, chosen.version)

        def done(transcript: Transcript) -> None:
            self.revert_requested.emit(chosen.version, transcript)
            self.accept()

        self._runner.submit(work, owner=self, on_done=done, on_failed=self._show_failure)

    def _show_failure(self, error: Exception) -> None:
        self.heading.setText(str(error))


def version_words(version: VersionRow) -> str:
    """A version's line: "Transcript 3, Anna Lindt, 14:02"."""
    moment = when(version.created_at)
    if not version.editor:
        return tr("Transcript {version}, {when}", version=version.version, when=moment)
    return tr("Transcript {version}, {who}, {when}", version=version.version, who=version.editor, when=moment)


def piece_format(piece: Piece) -> QTextCharFormat:
    """Struck or underlined as well as coloured: nothing is told by colour alone."""
    tokens = theme.current()
    shown = QTextCharFormat()
    shown.setForeground(QBrush(QColor(tokens.text)))
    if piece.kind is PieceKind.DELETED:
        shown.setFontStrikeOut(True)
        shown.setForeground(QBrush(QColor(tokens.not_met)))
    elif piece.kind is PieceKind.INSERTED:
        shown.setFontUnderline(True)
        shown.setForeground(QBrush(QColor(tokens.met)))
    return shown
