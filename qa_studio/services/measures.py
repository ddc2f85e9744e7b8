"""The figures of calls and chats, and the thresholds that they are made with. Context for people: never a mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.rows import Channel, InteractionRow, Measured, ThresholdRow
from qa_studio.storage.store import Store
from scoring.chat_measures import chat_measures
from scoring.errors import MeasureSettingsError
from scoring.measure_figures import call_figures, chat_figures, moments
from scoring.measure_model import MeasureSettings
from scoring.measure_settings import BY_NAME, THRESHOLDS, changed, differences, usable
from scoring.measure_words import chat_definitions_in_words, definitions_in_words
from scoring.measures import call_measures
from transcription.model import Transcript

THRESHOLDS_KEY = "measures"
"""Setting of the workspace: the thresholds that are not as usual."""


class MeasuresError(StudioError):
    """Thresholds that were refused; nothing was changed.

    Attributes:
        faults: one sentence each, all of them.
    """

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


class Measuring:
    """Measures the interactions of a workspace by its own thresholds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def settings(self) -> MeasureSettings:
        """The thresholds in force; what was stored and cannot be any more counts as not chosen."""
        stored = self._store.setting(THRESHOLDS_KEY)
        return usable(stored) if isinstance(stored, dict) else MeasureSettings()

    def thresholds(self) -> tuple[ThresholdRow, ...]:
        """Every setting with its value, its usual value and its range, in the order in which they are shown."""
        now, usual = self.settings(), MeasureSettings()
        return tuple(
            ThresholdRow(
                name=one.name,
                title=one.title,
                words=one.words,
                value=getattr(now, one.name),
                usual=getattr(usual, one.name),
                least=one.least,
                most=one.most,
            )
            for one in THRESHOLDS
        )

    def set(self, values: Mapping[str, object]) -> tuple[ThresholdRow, ...]:
        """Change thresholds, all or none. Figures are made anew when they are next looked at.

        Args:
            values: by name. Seconds are numbers or text, wordings a sequence or text with “;” between; None: the
                usual value again.

        Raises: MeasuresError with every fault at once.
        """
        usual = MeasureSettings()
        wanted = {
            name: getattr(usual, name) if value is None and name in BY_NAME else value
            for name, value in values.items()
        }
        try:
            settings = changed(self.settings(), wanted)
        except MeasureSettingsError as err:
            raise MeasuresError(err.faults) from err
        self._store.set_setting(THRESHOLDS_KEY, differences(settings))
        return self.thresholds()

    def reset(self) -> tuple[ThresholdRow, ...]:
        """Every threshold as usual."""
        self._store.set_setting(THRESHOLDS_KEY, {})
        return self.thresholds()

    def measured(self, transcript: Transcript, channel: Channel) -> Measured:
        """A transcript in figures, by the thresholds in force. Takes under a second for three hours."""
        return measured(transcript, channel, self.settings())

    def interaction(self, interaction_id: int) -> tuple[InteractionRow, Measured]:
        """An interaction's newest transcript in figures.

        Raises: StudioError when there is no such interaction, or no transcript of it yet.
        """
        row = self._store.interaction_row(interaction_id)
        newest = self._store.newest_transcript(interaction_id)
        if newest is None:
            raise StudioError(tr("“{title}” has no transcript yet. Transcribe it first.", title=row.title))
        return row, self.measured(newest.transcript, row.channel)


def measured(transcript: Transcript, channel: Channel, settings: MeasureSettings) -> Measured:
    """A transcript in figures and words; text has no thresholds."""
    if channel is not Channel.CALL:
        chat = chat_measures(transcript)
        return Measured(None, chat, chat_figures(chat), (), chat_definitions_in_words())
    call = call_measures(transcript, settings)
    return Measured(call, None, call_figures(call), moments(call), definitions_in_words(settings))
