"""What a user is told when a report cannot be made or saved."""

from __future__ import annotations


class ReportError(Exception):
    """Base of this package's errors; the message is fit for the user."""


class NothingToReportError(ReportError):
    """There is no submitted evaluation to report on; the message says what to do first."""


class ReportNotSavedError(ReportError):
    """The file could not be written; what was there before is untouched."""
