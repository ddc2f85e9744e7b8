"""What a user is told when a rubric cannot be read or used."""

from __future__ import annotations


class RubricError(Exception):
    """Base of this package's errors; the message is fit for the user."""
