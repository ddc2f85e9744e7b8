"""What a user is told when a recording or a conversation file cannot be read or transcribed."""

from __future__ import annotations


class TranscriptionError(Exception):
    """Base of this package's errors; the message is fit for the user."""


class AudioUnreadableError(TranscriptionError):
    """A recording gives no sound; the message names the file and says what to do."""


class EngineUnknownError(TranscriptionError):
    """No engine has this name."""


class EngineMissingError(TranscriptionError):
    """An engine's libraries are not installed; the message has the command that installs them."""


class LanguageUnsupportedError(TranscriptionError):
    """The engine or its model does not know the language that was asked for."""


class ModelMissingError(TranscriptionError):
    """The speech model is not on this machine; the message says how to get it."""


class ModelInvalidError(TranscriptionError):
    """A file is not the speech model it should be: damaged, cut, or something else."""


class StepDamagedError(TranscriptionError):
    """A stored step of a transcription cannot be read; it is made again."""


class ModelDownloadError(TranscriptionError):
    """A model could not be fetched; the message says where to get the file and where to put it by hand."""


class FormatError(TranscriptionError):
    """A chat, transcript or survey cannot be read: names the file, what is missing and what to do."""


class CorrectionError(TranscriptionError):
    """A transcript cannot be corrected in this way; the message says what can be done instead."""
