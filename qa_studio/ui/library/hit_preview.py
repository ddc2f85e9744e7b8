"""Words that were found, where they were said: the turn with some turns around it, and whose conversation it is.

Owns what is shown beside the list of hits. Reads by quick jobs; a late answer for a hit that is no longer chosen is
dropped. It plays nothing.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.rows import InteractionRow
from qa_studio.ui import theme
from qa_studio.ui.library import columns, wording
from qa_studio.ui.library.hits import ROLE_WORDS
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.widgets.basics import column, label, line, push_button
from qa_studio.ui.widgets.score import ScoreBadge
from qa_studio.work_rows import Hit, Spans
from transcription.model import Role, Turn

AROUND = 3
"""Turns before the hit, and as many behind it."""
_LEAST_PX = 292
Matching = Callable[[str], Spans]


@dataclass(frozen=True, slots=True)
class Said:
    """One turn as it is shown, with the places of the words that were looked for.

    Attributes:
        is_hit: it is the turn that was found.
    """

    turn: Turn
    matches: Spans
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """The turns around a hit, and how many there are before and behind them."""

    row: InteractionRow
    said: tuple[Said, ...]
    before: int
    behind: int


class SaidLine(QWidget):
    """A turn with a margin as in the transcript; words that were looked for are bold, underlined and on a ground."""

    def __init__(self, said: Said, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = said
        turn = said.turn
        time = wording.length(None if turn.start_s is None else int(turn.start_s))
        who = turn.speaker or ROLE_WORDS[turn.role]
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.setAccessibleName(f"{who}: {turn.text}")
        head = label(f"{who}  {time}".rstrip(), "strong" if said.is_hit else "small")
        edge = theme.SPACE_XS if said.is_hit else 0
        self.setLayout(column(head, self.words, margins=(theme.SPACE_M, edge, theme.SPACE_XS, edge), space=1))
        theme.scheme_changed.connect(self._dress)
        self._dress()

    @property
    def is_hit(self) -> bool:
        return self._said.is_hit

    @Slot()
    def _dress(self) -> None:
        self.words.setText(marked(self._said.turn.text, self._said.matches, theme.current().evidence_fill))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, role = theme.current(), self._said.turn.role
        colour = {Role.AGENT: tokens.agent, Role.CUSTOMER: tokens.customer}.get(role, tokens.neutral)
        with QPainter(self) as painter:
            if self._said.is_hit:
                painter.fillRect(self.rect(), QColor(tokens.selection))
            dash = self.height() if role is Role.AGENT else 4
            for top in range(0, self.height(), dash + 3):
                painter.fillRect(0, top, 3, min(dash, self.height() - top), QColor(colour))


class HitPreview(QScrollArea):
    """Signals:
    opened(Hit): the user wants the review at these words.
    """

    opened = Signal(object)

    def __init__(self, services: LibraryServices, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._runner = services, runner
        self._hit: Hit | None = None
        self._text = ""
        self._job = 0
        self.setAccessibleName(tr("What was said before and after"))
        self.setWidgetResizable(True)
        self.setMinimumWidth(_LEAST_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "pane")
        self._title, self._facts = label("", "title", wraps=True), label("", "small", wraps=True)
        self._badge, self._hint = ScoreBadge(), label("", "muted", wraps=True)
        self.open = push_button(
            tr("Open at these words"), icon="review", tip=tr("Enter or a double click in the list")
        )
        self.open.clicked.connect(lambda: self.opened.emit(self._hit))
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.SPACE_S)
        self._lay_out()
        self.show_hit(None)

    def _lay_out(self) -> None:
        edge = theme.SPACE_L
        box = column(
            self._hint,
            self._title,
            self._facts,
            self._badge,
            self.open,
            line(),
            margins=(edge, theme.SPACE_M, edge, edge),
        )
        box.addLayout(self._body)
        box.addStretch(1)
        inside = QFrame()
        inside.setProperty("kind", "bar")
        inside.setLayout(box)
        self.setWidget(inside)

    def shown_hit(self) -> Hit | None:
        return self._hit

    def show_hit(self, hit: Hit | None, text: str = "") -> None:
        """Show a hit of a search for this text; None shows a hint. The turns come a moment later."""
        if hit is not None and (hit, text) == (self._hit, self._text):
            return
        self._hit, self._text = hit, text
        self._runner.cancel(self._job)
        for part in (self._title, self._facts, self._badge, self.open):
            part.setVisible(hit is not None)
        self._hint.setVisible(hit is None)
        self._hint.setText(tr("Choose a hit to see what was said around it."))
        if hit is None:
            self._clear()
            return
        self._title.setText(hit.title)
        self._badge.hide()
        self._show_facts(hit, "")
        self._read(hit, text)

    def _read(self, hit: Hit, text: str) -> None:
        def work(_: JobContext) -> Scene | None:
            services = self._services
            sheet = services.reviewing.open(hit.interaction_id, services.evaluator())
            rows = services.library.rows_of((hit.interaction_id,))
            turns = sheet.transcript.turns if sheet.transcript is not None else ()
            return scene(rows[0], turns, hit, lambda words: services.searching.matches(text, words))

        def done(found: Scene | None) -> None:
            if self._hit == hit and found is not None:
                self._show_scene(hit, found)

        def failed(error: Exception) -> None:
            if self._hit == hit:
                self._clear()
                self._body.addWidget(label(str(error), "muted", wraps=True))

        self._job = self._runner.submit(work, owner=self, on_done=done, on_failed=failed)

    def _show_facts(self, hit: Hit, state: str) -> None:
        what = (wording.CHANNEL_WORDS[hit.channel], wording.length(hit.start_s), state)
        lines = (hit.agent, " · ".join(fact for fact in what if fact), wording.day_and_time(hit.started_at))
        self._facts.setText("\n".join(one for one in lines if one))

    def _show_scene(self, hit: Hit, found: Scene) -> None:
        self._clear()
        self._show_facts(hit, wording.STATE_WORDS[found.row.state])
        self._badge.set_look(columns.score(found.row))
        self._badge.show()
        if found.before:
            words = trn("… {count} turn before", "… {count} turns before", found.before)
            self._body.addWidget(label(words, "small"))
        for said in found.said:
            self._body.addWidget(SaidLine(said))
        if found.behind:
            words = trn("… {count} more turn", "… {count} more turns", found.behind)
            self._body.addWidget(label(words, "small"))
        QTimer.singleShot(0, self, self._show_hit_line)  # once the lines have their places

    @Slot()
    def _show_hit_line(self) -> None:
        """The turn that was found is in sight, however long those before it are."""
        self.verticalScrollBar().setValue(0)
        for found in self.findChildren(SaidLine):
            if found.is_hit and not found.isHidden():
                self.ensureWidgetVisible(found, 0, theme.SPACE_L)

    def _clear(self) -> None:
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def scene(row: InteractionRow, turns: Sequence[Turn], hit: Hit, matches: Matching) -> Scene | None:
    """The turns around a hit; None where its turn is not there any more."""
    if not 0 <= hit.turn < len(turns):
        return None
    start, end = max(0, hit.turn - AROUND), min(len(turns), hit.turn + AROUND + 1)
    said = tuple(
        Said(turns[place], matches(turns[place].text), place == hit.turn) for place in range(start, end)
    )
    return Scene(row, said, start, len(turns) - end)


def marked(text: str, spans: Spans, ground: str) -> str:
    """A text as HTML with these places marked; nothing of the text itself is read as markup."""
    parts, at = [], 0
    for start, end in spans:
        parts.append(_plain(text[at:start]))
        inner = _plain(text[start:end])
        parts.append(
            f'<span style="background-color:{ground}; font-weight:600; text-decoration:underline">{inner}</span>'
        )
        at = end
    return "".join((*parts, _plain(text[at:])))


def _plain(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
