"""What users are told: the application's own errors, and which errors of the packages are fit to show."""

from __future__ import annotations

from reports.errors import ReportError
from rubrics.errors import RubricError
from scoring.errors import ScoringError
from transcription.errors import TranscriptionError


class StudioError(Exception):
    """Base of the application's errors; the message names the thing and says what to do."""


class WorkspaceError(StudioError):
    """The workspace cannot be opened or written; nothing in it was changed."""


class SpeechKilledError(StudioError):
    """Somebody or the system ended the speech process; the recording is not to blame, so asking again may help."""


USER_ERRORS = (StudioError, RubricError, TranscriptionError, ScoringError, ReportError)
"""Errors whose message is shown as it stands. Anything else is a bug, and the log has its traceback."""
