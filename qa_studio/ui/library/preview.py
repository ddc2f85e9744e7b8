"""The selected interaction at a glance: what made its transcript, what made its score, its first lines.

Owns what is shown beside the table. Reads by quick jobs; a late answer for a row that is no longer chosen is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.rows import InteractionRow
from qa_studio.speech_rows import TurnGuess
from qa_studio.ui import theme
from qa_studio.ui.library import columns, wording
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import column, label, line, push_button, row
from qa_studio.ui.widgets.score import ScoreBadge, plain
from scoring.model import Explanation, SectionPart
from transcription.model import Role, Transcript, Turn

FIRST_LINES = 8
_LEAST_PX = 292
"""Room for a badge with all its words."""
_MOST_CHARACTERS = 180
_ROLE_WORDS = {
    Role.AGENT: tr("Agent"),
    Role.CUSTOMER: tr("Customer"),
    Role.BOT: tr("Bot"),
    Role.SYSTEM: tr("System"),
    Role.UNKNOWN: tr("Speaker"),
}


@dataclass(frozen=True, slots=True)
class Glance:
    """What the preview shows beside the row itself."""

    transcript: Transcript | None
    explanation: Explanation | None
    guess: TurnGuess | None = None


class ShareBar(QWidget):
    """How much of what a section can give it gave: a thin bar without a meaning of its own."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = min(max(share, 0.0), 1.0)
        self.setFixedHeight(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.scheme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(80, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            whole = QRectF(self.rect())
            painter.setBrush(QColor(theme.current().line))
            painter.drawRoundedRect(whole, 2, 2)
            painter.setBrush(QColor(theme.current().muted))
            painter.drawRoundedRect(QRectF(0, 0, whole.width() * self._share, whole.height()), 2, 2)


class TurnLine(QWidget):
    """One turn: a margin, solid for the agent and broken for the customer, who speaks, and the words."""

    def __init__(self, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = turn.role
        who = turn.speaker or _ROLE_WORDS[turn.role]
        time = wording.length(None if turn.start_s is None else int(turn.start_s))
        text = (
            turn.text if len(turn.text) <= _MOST_CHARACTERS else turn.text[:_MOST_CHARACTERS].rstrip() + " …"
        )
        words = label(text, wraps=True)
        self.setAccessibleName(f"{_ROLE_WORDS[turn.role]}: {text}")
        head = label(f"{who}  {time}".rstrip(), "small")
        self.setLayout(column(head, words, margins=(theme.SPACE_M, 0, 0, 0), space=1))
        theme.scheme_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        colour = {Role.AGENT: tokens.agent, Role.CUSTOMER: tokens.customer}.get(self._role, tokens.neutral)
        with QPainter(self) as painter:
            dash = self.height() if self._role is Role.AGENT else 4
            for top in range(0, self.height(), dash + 3):
                painter.fillRect(0, top, 3, min(dash, self.height() - top), QColor(colour))


class PreviewPane(QScrollArea):
    """Signals:
    review_requested(InteractionRow)
    """

    review_requested = Signal(object)

    def __init__(
        self,
        services: LibraryServices,
        runner: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._runner = services, runner
        self._row: InteractionRow | None = None
        self._job_id = 0
        self.setAccessibleName(tr("Preview of the selected interaction"))
        self.setWidgetResizable(True)
        self.setMinimumWidth(_LEAST_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "pane")
        self._head = _Head()
        self._head.open.clicked.connect(self._on_open)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.SPACE_S)
        edge = theme.SPACE_L
        box = column(self._head, margins=(edge, theme.SPACE_M, edge, edge), space=theme.SPACE_M)
        box.addLayout(self._body)
        box.addStretch(1)
        inside = QFrame()
        inside.setProperty("kind", "bar")
        inside.setLayout(box)
        self.setWidget(inside)
        self.show_row(None)

    def shown_row(self) -> InteractionRow | None:
        return self._row

    def show_row(self, wanted: InteractionRow | None) -> None:
        """Show an interaction; None shows a hint. What takes a read comes a moment later."""
        is_same = wanted is not None and self._row is not None and wanted.id == self._row.id
        if is_same and wanted == self._row:
            return
        self._row = wanted
        self._head.show_row(wanted)
        if not is_same:
            self._clear()
        self._runner.cancel(self._job_id)
        if wanted is not None:
            self._read(wanted)

    def _read(self, wanted: InteractionRow) -> None:
        def work(context: JobContext) -> Glance:
            services = self._services
            sheet = services.reviewing.open(wanted.id, services.evaluator())
            return Glance(
                sheet.transcript,
                services.library.explanation(wanted.id),
                services.transcribing.guess(wanted.id),
            )

        def done(glance: Glance) -> None:
            if self._row is not None and self._row.id == wanted.id:
                self._show_glance(self._row, glance)

        def failed(error: Exception) -> None:
            if self._row is not None and self._row.id == wanted.id:
                self._clear()
                self._body.addWidget(label(str(error), "muted", wraps=True))

        self._job_id = self._runner.submit(work, owner=self, on_done=done, on_failed=failed)

    def _show_glance(self, shown: InteractionRow, glance: Glance) -> None:
        self._clear()
        if shown.score_is_hidden:
            self._body.addWidget(
                label(tr("Score {standing}.", standing=wording.SCORE_HIDDEN), "small", wraps=True)
            )
        elif glance.explanation is not None:
            self._show_explanation(glance.explanation)
        self._body.addWidget(line())
        if shown.origin is not None and shown.origin.is_draft:
            self._body.addWidget(
                Banner(BannerKind.WARNING, f"{wording.made_by(shown.origin)} {wording.DRAFT_WORDS}")
            )
        else:
            self._body.addWidget(label(wording.made_by(shown.origin), "muted", wraps=True))
        if glance.guess is not None:
            self._body.addWidget(label(wording.guessed(glance.guess), "small", wraps=True))
        turns = glance.transcript.turns if glance.transcript else ()
        for turn in turns[:FIRST_LINES]:
            self._body.addWidget(TurnLine(turn))
        if len(turns) > FIRST_LINES:
            self._body.addWidget(
                label(trn("… {count} more turn", "… {count} more turns", len(turns) - FIRST_LINES), "small")
            )

    def _show_explanation(self, made: Explanation) -> None:
        """The parts of the score; of an automatic one that is not shown, only the range that it lies in."""
        is_withheld = made.spread is not None and made.score is None
        for section in () if is_withheld else made.sections:
            self._body.addWidget(_section_line(section))
        if made.spread is not None and made.spread.words:
            self._body.addWidget(label(made.spread.words, "small", wraps=True))
        for gate in () if is_withheld else made.gates:
            self._body.addWidget(label(gate.words, wraps=True))
        self._body.addSpacing(theme.SPACE_XS)

    def _clear(self) -> None:
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_open(self) -> None:
        if self._row is not None:
            self.review_requested.emit(self._row)


class _Head(QWidget):
    """What the row itself says: shown at once."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = label(tr("Choose an interaction to see it here."), "muted", wraps=True)
        self._title = label("", "title", wraps=True)
        self._facts = label("", "small", wraps=True)
        self._badge = ScoreBadge()
        self._rating = label("", "small", wraps=True)
        self.open = push_button(
            tr("Open the review"), icon="review", tip=tr("Enter or a double click in the table")
        )
        self.setLayout(
            column(
                self._hint,
                self._title,
                self._facts,
                self._badge,
                self._rating,
                self.open,
                space=theme.SPACE_S,
            )
        )

    def show_row(self, shown: InteractionRow | None) -> None:
        self._hint.setVisible(shown is None)
        for part in (self._title, self._facts, self._badge, self._rating, self.open):
            part.setVisible(shown is not None)
        if shown is None:
            return
        self._title.setText(shown.title)
        who = (shown.agent, shown.company)
        what = (wording.CHANNEL_WORDS[shown.channel], shown.round_name, wording.length(shown.duration_s))
        lines = (" · ".join(fact for fact in facts if fact) for facts in (who, what))
        self._facts.setText("\n".join((*lines, wording.day_and_time(shown.started_at))).rstrip())
        look = columns.score(shown)
        self._badge.set_look(look)
        customer = columns.rating(shown)
        said = tr("Customer: {words}", words=customer.words) if customer else tr("No customer rating")
        self._rating.setText(said)


def _section_line(section: SectionPart) -> QWidget:
    """A section's title, what it gave of what it could, and a bar."""
    made = QWidget()
    possible = section.applied_weight
    if possible:
        words = tr(
            "{contribution:.1f} of {possible}",
            contribution=section.contribution,
            possible=plain(round(possible, 1)),
        )
        share = float(section.contribution / possible)
    else:
        words, share = tr("not applicable"), 0.0
    box = column(space=3)
    box.addLayout(row(label(section.title), 1, label(words, "small")))
    box.addWidget(ShareBar(share))
    made.setLayout(box)
    made.setAccessibleName(f"{section.title}: {words}")
    return made
