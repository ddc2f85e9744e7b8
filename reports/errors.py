"""What a user is told when a report cannot be made or saved."""

from __future__ import annotations


class ReportError(Exception):
    """Base of this package's errors; the message is fit for the user."""
