"""What new transcripts are made with: what somebody names, and for the rest what is set."""

from __future__ import annotations

import os

from qa_studio.settings import Settings
from qa_studio.speech_rows import TranscribeOptions

CHANNELS = {"left": 0, "right": 1}
"""Channels, 0-based, by what they are called in the settings; whatever else stands there leaves it to be guessed."""


def speech_options(
    settings: Settings, engine: str = "", model: str = "", *, again: bool = False, retry: bool | None = None
) -> TranscribeOptions:
    """Args:
    engine, model: as named for this once. The model that is set goes with the engine that is set: whoever names
        another engine takes the best model of that, and whoever names a model takes the engine that reads it.
    retry: None: as set.
    """
    engine_set, model_set = settings.engine, settings.model
    if model:
        engine_set, model_set = "", ""
    elif engine and engine != engine_set:
        model_set = ""
    is_retried = settings.retry_doubtful if retry is None else retry
    return TranscribeOptions(engine or engine_set, model or model_set, again, is_retried)


def agent_channel(settings: Settings) -> int | None:
    """0-based channel of the agent in new recordings; None: to be guessed from the opening words."""
    return CHANNELS.get(settings.agent_channel)


def at_once(settings: Settings) -> int:
    """How many recordings are transcribed at the same time, each by a process of its own."""
    return settings.speech_processes or os.cpu_count() or 1
