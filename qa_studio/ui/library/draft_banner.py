"""Says plainly when the draft engine will be used or was used, with one click to something better.

Owns the words and what the button does. The rule: draft transcripts are for finding one's way and not for
judging people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qa_studio.language import tr, trn
from qa_studio.speech_rows import ModelRow
from qa_studio.ui.library.wording import DRAFT_WORDS, model_name, size
from qa_studio.ui.widgets.banner import Banner, BannerKind

RECOMMENDED = "base"
"""The Whisper model that one click fetches: the smallest that is usually right on telephone speech."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the banner says and offers.

    Attributes:
        model: to be fetched by the button; None offers to transcribe `again` instead.
        again: ids of interactions whose transcripts are drafts, when something better is here.
    """

    words: str
    model: ModelRow | None = None
    again: tuple[int, ...] = ()


def recommended(models: Sequence[ModelRow]) -> ModelRow | None:
    """The model to fetch: RECOMMENDED, else the first that is not here; None when all are."""
    wanted = [model for model in models if not model.is_here and not model.is_draft]
    return next((model for model in wanted if model.name == RECOMMENDED), wanted[0] if wanted else None)


def advice(
    drafts: tuple[int, ...], waiting: int, models: Sequence[ModelRow], best: ModelRow
) -> Advice | None:
    """What to say about draft transcripts; None when there is nothing to say.

    Args:
        drafts: ids of those that have one. waiting: calls without a transcript.
    """
    if not best.is_draft:
        if not drafts:
            return None
        words = trn(
            "{count} call still has a draft transcript. {caution} {model} is here.",
            "{count} calls still have a draft transcript. {caution} {model} is here.",
            len(drafts),
            caution=DRAFT_WORDS,
            model=model_name(best),
        )
        return Advice(words, again=drafts)
    told = _drafted(len(drafts), waiting)
    return Advice(f"{told} {DRAFT_WORDS}", recommended(models)) if told else None


def _drafted(drafts: int, waiting: int) -> str:
    """What the draft engine has made and will make; "" for nothing."""
    transcripts = trn("{count} transcript", "{count} transcripts", drafts)
    calls = trn("{count} call", "{count} calls", waiting)
    if drafts and waiting:
        return tr(
            "The draft engine made {transcripts} here; it will transcribe {calls}.",
            transcripts=transcripts,
            calls=calls,
        )
    if drafts:
        return tr("The draft engine made {transcripts} here.", transcripts=transcripts)
    return tr("The draft engine will transcribe {calls}.", calls=calls) if waiting else ""


class DraftBanner(Banner):
    """Signals:
    fetch_requested(ModelRow)
    again_requested(tuple[int, ...])
    """

    fetch_requested = Signal(object)
    again_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BannerKind.WARNING, can_close=True, parent=parent)
        self._advice: Advice | None = None
        self._dismissed_words = ""
        self._act = self.add_button("")
        self._act.clicked.connect(self._on_act)
        self.dismissed.connect(self._on_dismissed)
        self.hide()

    def advice(self) -> Advice | None:
        return self._advice

    def show_advice(self, wanted: Advice | None, is_fetching: bool = False) -> None:
        """Show an advice; None hides the banner. The same one stays away once it was dismissed."""
        self._advice = wanted
        self.setVisible(wanted is not None and wanted.words != self._dismissed_words)
        if wanted is None:
            return
        self.set_text(wanted.words)
        self._act.setVisible(wanted.model is not None or bool(wanted.again))
        if wanted.model is not None:
            name, megabytes = model_name(wanted.model), size(wanted.model.size_bytes)
            wish = (
                tr("Fetch {name} ({megabytes})", name=name, megabytes=megabytes)
                if megabytes
                else tr("Fetch {name}", name=name)
            )
            self._label(tr("Fetching {name}…", name=name) if is_fetching else wish)
        else:
            self._label(tr("Transcribe again"))
        self._act.setEnabled(not is_fetching)

    def _label(self, words: str) -> None:
        self._act.setText(words)
        self._act.setAccessibleName(words)

    @Slot()
    def _on_act(self) -> None:
        if self._advice is None:
            return
        if self._advice.model is not None:
            self.fetch_requested.emit(self._advice.model)
        else:
            self.again_requested.emit(self._advice.again)

    @Slot()
    def _on_dismissed(self) -> None:
        self._dismissed_words = self._advice.words if self._advice else ""
