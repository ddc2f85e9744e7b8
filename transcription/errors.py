"""What a user is told when a recording or a conversation file cannot be read or transcribed."""

from __future__ import annotations


class TranscriptionError(Exception):
    """Base of this package's errors; the message is fit for the user."""


class FormatError(TranscriptionError):
    """A chat, transcript or survey cannot be read: names the file, what is missing and what to do."""
