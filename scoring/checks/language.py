"""spaCy's blank English: loaded once, when first needed. Owns every use of the library but the matchers' calls."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@cache
def vocabulary() -> Vocab:
    """The vocabulary of a blank English pipeline; nothing is downloaded for it."""
    import spacy

    return spacy.blank("en").vocab


def document(forms: Sequence[str]) -> Doc:
    """A spaCy document of levelled words."""
    from spacy.tokens import Doc

    return Doc(vocabulary(), words=list(forms))
