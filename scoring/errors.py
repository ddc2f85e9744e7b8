"""What a user is told when a score or a suggestion cannot be made."""

from __future__ import annotations


class ScoringError(Exception):
    """Base of this package's errors; the message is fit for the user."""
