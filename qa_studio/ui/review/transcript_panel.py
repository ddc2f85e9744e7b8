"""The transcript with what belongs to it: what made it, who is who, and the search.

Owns the words about the transcript. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from qa_studio.language import tr
from qa_studio.rows import Channel, ReviewSheet
from qa_studio.services.correcting import Standing
from qa_studio.services.history import editor_of, machine_of
from qa_studio.speech_rows import TurnGuess
from qa_studio.ui import theme
from qa_studio.ui.library.wording import side_words
from qa_studio.ui.review.correction_words import chip_words
from qa_studio.ui.review.find_bar import FindBar
from qa_studio.ui.review.keys import Act, hint, key_words
from qa_studio.ui.review.question import QuestionBar
from qa_studio.ui.review.tie_hint import TieHint
from qa_studio.ui.review.transcript_view import TranscriptView
from qa_studio.ui.widgets.banner import Banner, BannerKind
from qa_studio.ui.widgets.basics import (
    ElidedLabel,
    column,
    elided_button,
    frame,
    icon_button,
    label,
    line,
    push_button,
    row,
)
from transcription.model import Origin, Transcript

ENGINES = {"draft": tr("the draft engine"), "whisper": "Whisper"}

_ALMOST_ALL = 20
"""Of the room that is left, which the side of the agent takes before the space behind it."""


class TranscriptPanel(QWidget):
    """Args: memory: where it is remembered what has been learnt; None forgets it.

    Signals:
    swap_requested(): agent and customer are the wrong way round.
    transcribe_requested(): there is no transcript yet.
    history_requested(): how the transcript came to be as it is.
    undo_requested(), redo_requested(): of a correction.
    """

    swap_requested = Signal()
    transcribe_requested = Signal()
    history_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, memory: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tie_hint = TieHint(memory, self)
        self._shown: tuple[int, Transcript | None] | None = None
        self.view = TranscriptView()
        self.search_bar = FindBar(lambda: self.view.turns)
        self.search_bar.found.connect(lambda spans: self.view.set_spans("found", spans))
        self.search_bar.shown.connect(self.view.show_turn)
        self.search_bar.closed.connect(self.view.setFocus)
        self.question = QuestionBar()
        self._made_by = label("", "small")
        self.chip = elided_button("", "quiet", "history", tr("How this transcript came to be as it is"))
        self.chip.clicked.connect(self.history_requested)
        self.undo = icon_button("undo", tr("Undo the correction"))
        self.redo = icon_button("redo", tr("Redo the correction"))
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self._draft = Banner(BannerKind.WARNING)
        self._who = SideLabel()
        self.swap = push_button(
            tr("Swap"), "quiet", "swap", tr("Agent and customer are the wrong way round: swap them")
        )
        self.swap.clicked.connect(self.swap_requested)
        self._search = icon_button("search", tr("Search in the transcript"))
        hint(self._search, tr("Search in the transcript"), Act.FIND)
        self._search.clicked.connect(self.search_bar.open_search)
        self._head = row(
            self._made_by,
            self.chip,
            self._who,
            1,
            self.undo,
            self.redo,
            self.swap,
            self._search,
            margins=(theme.SPACE_M, 0, theme.SPACE_S, 0),
        )
        self._head.setStretchFactor(self._who, _ALMOST_ALL)
        self.show_steps("", "")
        self._none = self._make_none()
        self._body = QStackedWidget()
        self._body.addWidget(self.view)
        self._body.addWidget(self._none)
        self._lay_out()

    def _make_none(self) -> QWidget:
        title = label(tr("No transcript yet"), "title")
        words = label(
            tr(
                "Transcribe the interaction to read it here and to get suggestions. It can be marked without."
            ),
            "muted",
            wraps=True,
        )
        start = push_button(tr("Transcribe"), "primary")
        start.clicked.connect(self.transcribe_requested)
        made = frame("surface")
        whole = column(1, title, words, margins=(theme.SPACE_XL,) * 4, space=theme.SPACE_M)
        whole.addLayout(row(start, 1))
        whole.addStretch(2)
        made.setLayout(whole)
        return made

    def _lay_out(self) -> None:
        whole = column(space=0)
        head = QWidget()
        head.setLayout(self._head)
        head.setFixedHeight(theme.ROOMY_ROW_PX)
        whole.addWidget(head)
        banner = QWidget()
        banner.setLayout(column(self._draft, margins=(theme.SPACE_M, 0, theme.SPACE_M, theme.SPACE_S)))
        self._draft_room = banner
        whole.addWidget(banner)
        whole.addWidget(self.question)
        whole.addWidget(line())
        whole.addWidget(self.search_bar)
        whole.addWidget(self._body, 1)
        whole.addWidget(self.tie_hint)
        self.setLayout(whole)

    def set_low(self, is_low: bool) -> None:
        """Leave the words as much of the height as there is."""
        self.tie_hint.set_room(not is_low)

    def show_sheet(
        self, sheet: ReviewSheet, guess: TurnGuess | None, standing: Standing | None = None
    ) -> None:
        """Show a transcript and say where it comes from; another version of the same one stays where it is read."""
        transcript = sheet.transcript
        is_text = sheet.row.channel is not Channel.CALL
        self._body.setCurrentIndex(0 if transcript else 1)
        self._show_turns(sheet.row.id, transcript, is_text)
        origin = transcript.origin if transcript else None
        self._draft_room.setVisible(bool(origin and origin.is_draft))
        self._draft.set_text(draft_words(origin))
        self._made_by.setText(made_by_words(origin))
        self._made_by.setVisible(origin is not None and not origin.is_draft and standing is None)
        self.chip.setVisible(origin is not None and standing is not None)
        if standing is not None:
            self.chip.setText(f" {chip_words(standing, made_by_words(origin))}")
            self.chip.setAccessibleName(self.chip.text().strip())
        self._who.set_words(channel_words(sheet, guess), side_words_of(sheet))
        self._who.setVisible(sheet.agent_channel is not None)
        swap = tr("Agent and customer are the wrong way round: swap them")
        self.swap.setToolTip("\n".join(filter(None, (swap, channel_words(sheet, guess)))))
        can_swap = sheet.agent_channel is not None or (standing is not None and not is_text)
        self.swap.setVisible(can_swap and transcript is not None)
        self._search.setVisible(transcript is not None)

    def _show_turns(self, interaction_id: int, transcript: Transcript | None, is_text: bool) -> None:
        before, self._shown = self._shown, (interaction_id, transcript)
        turns = transcript.turns if transcript else ()
        is_open = before is not None and before[0] == interaction_id
        if is_open and before is not None and (before[1].turns if before[1] else ()) == turns:
            return
        self.view.set_turns(turns, is_chat=is_text, keeps_place=is_open)
        if is_open:
            self.search_bar.refresh()
        else:
            self.search_bar.reset()

    def show_steps(self, undo: str, redo: str) -> None:
        """Which correction can be taken back or made again; "" hides the button."""
        for button, name, words, act in (
            (self.undo, tr("Undo the correction"), undo, Act.UNDO),
            (self.redo, tr("Redo the correction"), redo, Act.REDO),
        ):
            button.setVisible(bool(words))
            button.setAccessibleName(f"{name}: {words}")
            button.setToolTip(
                tr(
                    "{name}: {words} ({keys} in the transcript)",
                    name=name,
                    words=words,
                    keys=key_words(act),
                )
            )


def made_by_words(origin: Origin | None) -> str:
    """What made the transcript: "Transcript by Whisper base", "From a chat file", "Corrected by a person"."""
    if origin is None:
        return ""
    if origin.engine == "import":
        return (
            tr("Text as imported ({model})", model=origin.model) if origin.model else tr("Text as imported")
        )
    if origin.engine == "person":
        who = editor_of(origin)
        return tr("Transcript corrected by {who}", who=who) if who else tr("Transcript corrected by a person")
    name = " ".join(part for part in (ENGINES.get(origin.engine, origin.engine), origin.model) if part)
    return tr("Transcript by {name}", name=name)


def draft_words(origin: Origin | None) -> str:
    """What a draft is for, and what not."""
    if origin is None:
        return ""
    machine = machine_of(origin)
    engine = ENGINES.get(machine.engine, machine.engine)
    editor = editor_of(origin)
    if editor:
        return tr(
            "Transcript by {engine}, corrected by {editor}: for finding one’s way, not for judging people.",
            engine=engine,
            editor=editor,
        )
    return tr("Transcript by {engine}: for finding one’s way, not for judging people.", engine=engine)


class SideLabel(ElidedLabel):
    """On which side the agent is: how that is known as well where there is room, and nothing where there is too
    little for the side itself; half a word would tell nobody anything."""

    def __init__(self) -> None:
        super().__init__("", "small")
        self._short = ""

    def set_words(self, whole: str, short: str) -> None:
        """The same in full and in short; "" for nothing to say."""
        self._short = short
        self.setText(whole)

    def sizeHint(self) -> QSize:
        """What is known besides takes no room from its neighbours."""
        return QSize(self.fontMetrics().horizontalAdvance(self._short), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _shown(self) -> str:
        room = self.contentsRect().width()
        fitting = (
            one for one in (self.text(), self._short) if self.fontMetrics().horizontalAdvance(one) <= room
        )
        return next(fitting, "")


def side_words_of(sheet: ReviewSheet) -> str:
    """On which side of the recording the agent is; "" where nobody has one."""
    return "" if sheet.agent_channel is None else tr("Agent: {side}", side=side_words(sheet.agent_channel))


def channel_words(sheet: ReviewSheet, guess: TurnGuess | None) -> str:
    """On which side of the recording the agent is, and how that is known."""
    if sheet.agent_channel is None:
        return ""
    side = side_words(sheet.agent_channel)
    if guess is None:
        return tr("Agent: {side}, set by hand", side=side)
    if guess.words:
        return tr("Agent: {side}, guessed from “{words}”", side=side, words=guess.words)
    return tr("Agent: {side}, guessed", side=side)
