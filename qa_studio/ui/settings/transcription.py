"""Transcription: which engine and model, how many recordings at once, when it waits."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import Slot

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import inside, tr, trn
from qa_studio.settings import MOST_PROCESSES, Settings
from qa_studio.speech_rows import ModelRow
from qa_studio.ui.library.wording import model_name
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.ui.rubrics.fields import Pick, Tick
from qa_studio.ui.settings.history import ChangeHistory, setting_change
from qa_studio.ui.settings.keeper import SettingsKeeper
from qa_studio.ui.settings.section import SettingsSection

ENGINE_WORDS = {"": tr("The best that is here"), "whisper": "Whisper", "faster-whisper": "Faster Whisper"}
CHANNEL_WORDS = {"guess": tr("Guess from the words"), "left": tr("Left"), "right": tr("Right")}
_DRAFT = "draft"


class TranscriptionSection(SettingsSection):
    """Engine and model are what new transcripts are made with; those that are there stay as they are."""

    key, title, icon = "transcription", tr("Transcription"), "transcribe"

    def __init__(
        self, keeper: SettingsKeeper, history: ChangeHistory, fetcher: ModelFetcher, runner: JobRunner
    ) -> None:
        super().__init__(tr("How recordings become text. All of it happens on this computer."))
        self._keeper, self._history, self._fetcher, self._runner = keeper, history, fetcher, runner
        self._rows: tuple[ModelRow, ...] = ()
        self._best: ModelRow | None = None
        self._build()
        keeper.changed.connect(self._show)
        fetcher.came.connect(self.refresh)
        fetcher.went.connect(self.refresh)
        self._show()

    def _build(self) -> None:
        self._engine, self._model = Pick(tr("Engine")), Pick(tr("Model"))
        self._at_once, self._channel = Pick(tr("Recordings at once")), Pick(tr("Agent’s channel"))
        self._retry = Tick(tr("Try doubtful passages again"))
        self._battery, self._resume = Tick(tr("Pause on battery")), Tick(tr("Go on at the start"))
        self._engine.picked.connect(self._on_engine)
        self._model.picked.connect(self._on_model)
        self._at_once.picked.connect(self._on_at_once)
        self._channel.picked.connect(self._on_channel)
        self._retry.ticked.connect(self._on_retry)
        self._battery.ticked.connect(self._on_battery)
        self._resume.ticked.connect(self._on_resume)
        self._channel.offer(tuple(CHANNEL_WORDS.items()))
        self.add_setting(
            tr("Engine"),
            tr("The draft engine is for finding one’s way and not for judging people."),
            self._engine,
        )
        self._model_setting = self.add_setting(tr("Model"), "", self._model)
        self.add_setting(
            tr("Doubtful passages"),
            tr(
                "What comes out garbled or unlikely is written once more, with some chance in it,"
                " and marked as doubtful"
                " where that did not help. Costs time only there."
            ),
            self._retry,
        )
        self.add_setting(
            tr("Recordings at once"),
            tr(
                "Each takes one processor core and the memory of one model. A change counts from the next start of the "
                "queue; what is in work is left in peace."
            ),
            self._at_once,
        )
        self.add_setting(
            tr("While on battery"),
            tr("Recordings in work wait, with what is done kept, until the computer is plugged in again."),
            self._battery,
        )
        self.add_setting(
            tr("After an interruption"),
            tr(
                "Recordings that were not finished go on where they stopped when this window opens; otherwise it asks."
            ),
            self._resume,
        )
        self.add_setting(
            tr("Agent’s channel"),
            tr(
                "What an import begins with for recordings that keep the two sides apart. The review can swap it."
            ),
            self._channel,
        )
        self.body.addStretch(1)

    @Slot()
    def refresh(self) -> None:
        def work(context: JobContext) -> tuple[tuple[ModelRow, ...], ModelRow]:
            return self._fetcher.models.rows(), self._fetcher.models.best()

        self._runner.submit(work, owner=self, on_done=lambda found: self._take(*found))

    def _take(self, rows: tuple[ModelRow, ...], best: ModelRow) -> None:
        self._rows, self._best = rows, best
        self._show()

    @Slot()
    def _show(self) -> None:
        settings = self._keeper.current
        self._engine.offer(engine_choices(self._rows, settings.engine))
        self._engine.put(settings.engine)
        self._model.offer(model_choices(self._rows, settings))
        self._model.put(chosen_key(self._rows, settings))
        self._model.setEnabled(settings.engine != _DRAFT)
        self._model_setting.set_words(model_words(settings, self._best))
        self._model_setting.show_fault(model_fault(self._rows, settings))
        self._at_once.offer(at_once_choices(settings.speech_processes))
        self._at_once.put(str(settings.speech_processes))
        self._channel.put(settings.agent_channel)
        self._retry.put(settings.retry_doubtful)
        self._retry.setEnabled(settings.engine != _DRAFT)
        self._battery.put(settings.pause_on_battery)
        self._resume.put(settings.resume_jobs)

    def _on_engine(self, engine: str) -> None:
        self._make(tr("Engine: {engine}.", engine=engine_name(engine)), engine=engine, model="")

    def _on_model(self, key: str) -> None:
        row = next((one for one in self._rows if model_key(one) == key), None)
        if row is not None:
            self._make(tr("Model: {model}.", model=model_name(row)), engine=row.engine, model=row.name)
        elif not key:
            self._make(tr("Model: the best that is here."), model="")

    def _on_at_once(self, number: str) -> None:
        words = dict(at_once_choices(int(number)))[number]
        self._make(tr("Recordings at once: {words}.", words=inside(words)), speech_processes=int(number))

    def _on_channel(self, channel: str) -> None:
        words = tr("Agent’s channel in new imports: {channel}.", channel=inside(CHANNEL_WORDS[channel]))
        self._make(words, agent_channel=channel)

    def _on_retry(self, is_on: bool) -> None:
        words = (
            tr("Doubtful passages are tried again in new transcripts.")
            if is_on
            else tr("Doubtful passages stay as they first came out in new transcripts.")
        )
        self._make(words, retry_doubtful=is_on)

    def _on_battery(self, is_on: bool) -> None:
        words = (
            tr("Transcription waits while on battery.")
            if is_on
            else tr("Transcription goes on while on battery.")
        )
        self._make(words, pause_on_battery=is_on)

    def _on_resume(self, is_on: bool) -> None:
        words = (
            tr("Unfinished recordings go on by themselves when the window opens.")
            if is_on
            else tr("Unfinished recordings are asked about when the window opens.")
        )
        self._make(words, resume_jobs=is_on)

    def _make(self, words: str, **after: object) -> None:
        if any(getattr(self._keeper.current, name) != value for name, value in after.items()):
            self._history.make(setting_change(self._keeper, words, **after))


def engine_name(engine: str) -> str:
    """An engine as people say it, within a sentence."""
    return tr("the draft engine") if engine == _DRAFT else ENGINE_WORDS.get(engine, engine)


def engine_choices(rows: tuple[ModelRow, ...], chosen: str) -> list[tuple[str, str]]:
    """Engines that there are models for, and the one that is set, as (name, words)."""
    names = dict.fromkeys(["", *(row.engine for row in rows if not row.is_draft), _DRAFT, chosen])
    return [(name, tr("Draft engine") if name == _DRAFT else ENGINE_WORDS.get(name, name)) for name in names]


def model_key(row: ModelRow) -> str:
    """What a model is chosen by: two engines may have one of the same name."""
    return f"{row.engine}/{row.name}"


def chosen_key(rows: tuple[ModelRow, ...], settings: Settings) -> str:
    """The key of the model that is set; its bare name when it is not here."""
    fitting = (row for row in rows if row.is_here and settings.engine in ("", row.engine))
    return next((model_key(row) for row in fitting if row.name == settings.model), settings.model)


def model_choices(rows: tuple[ModelRow, ...], settings: Settings) -> list[tuple[str, str]]:
    """Models that are here and fit the engine, and the one that is set, as (key, words)."""
    fitting = [row for row in rows if not row.is_draft and settings.engine in ("", row.engine)]
    here = [(model_key(row), model_name(row)) for row in fitting if row.is_here]
    chosen = chosen_key(rows, settings)
    kept = [(chosen, settings.model)] if chosen and chosen not in dict(here) else []
    return [("", tr("The best that is here")), *here, *kept]


def model_words(settings: Settings, best: ModelRow | None) -> str:
    """What the setting of the model means now."""
    if settings.engine == _DRAFT:
        return tr("The draft engine has one model of its own.")
    if settings.model or best is None:
        return tr("Larger models are more exact and slower.")
    return tr(
        "Larger models are more exact and slower. The best that is here: {model}.",
        model=model_name(best),
    )


def model_fault(rows: tuple[ModelRow, ...], settings: Settings) -> str:
    """Why new transcripts cannot be made with what is set; "" when they can."""
    fitting = [row for row in rows if settings.engine in ("", row.engine) and row.is_here]
    if not rows or settings.engine == _DRAFT:
        return ""
    if settings.model and settings.model not in {row.name for row in fitting}:
        return tr(
            "“{model}” is not on this computer. Fetch it under Speech models, or choose another.",
            model=settings.model,
        )
    if not fitting:
        return tr(
            "There is no model of {engine} here. Fetch one under Speech models.",
            engine=engine_name(settings.engine),
        )
    return ""


def at_once_choices(chosen: int, cores: Callable[[], int | None] = os.cpu_count) -> list[tuple[str, str]]:
    """Numbers of recordings as (text, words); 0 is one a core."""
    there = cores() or 1
    numbers = dict.fromkeys(
        [*range(1, min(max(there, 4), MOST_PROCESSES) + 1), *([chosen] if chosen else [])]
    )
    return [
        ("0", tr("One a core ({there})", there=there)),
        *((str(one), trn("{count} recording", "{count} recordings", one)) for one in sorted(numbers)),
    ]
