"""The style sheet: only what the palette cannot say.

Owns the QSS text. Colours and sizes come from the tokens.
"""

from __future__ import annotations

from qa_studio.ui.theme import Tokens


def stylesheet(tokens: Tokens) -> str:
    """The application's style sheet for one scheme."""
    return ""
