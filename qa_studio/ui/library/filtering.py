"""Which interactions the library shows. Pure; knows no Qt.

Owns the filter's fields and what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from qa_studio.language import tr
from qa_studio.rows import InteractionRow
from scoring.model import Outcome

Test = Callable[[InteractionRow], bool]


def _rating_met(row: InteractionRow) -> bool:
    return row.rating_pct is not None and row.rating_pct >= row.customer_threshold


def _rating_under(row: InteractionRow) -> bool:
    return row.rating_pct is not None and row.rating_pct < row.customer_threshold


SCORE_BANDS: dict[str, tuple[str, Test]] = {
    "met": (tr("At or over the threshold"), lambda row: row.outcome is Outcome.MET),
    "under": (
        tr("Under the threshold"),
        lambda row: row.score is not None and row.outcome is not Outcome.MET,
    ),
    "automatic": (tr("Automatic only"), lambda row: row.score_is_automatic and row.score is not None),
    "none": (tr("No score yet"), lambda row: row.score is None),
}
RATING_BANDS: dict[str, tuple[str, Test]] = {
    "met": (tr("At or over the threshold"), _rating_met),
    "under": (tr("Under the threshold"), _rating_under),
    "none": (tr("No rating"), lambda row: row.rating_pct is None),
}


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """What must hold of a row to be shown; "" lets everything through.

    Attributes:
        text: words that must all occur, in any order and case, in title, people, company, round or file name.
        channel, state: values of the enums. score, rating: keys of SCORE_BANDS and RATING_BANDS.
    """

    text: str = ""
    channel: str = ""
    agent: str = ""
    company: str = ""
    round_name: str = ""
    state: str = ""
    score: str = ""
    rating: str = ""

    @property
    def is_open(self) -> bool:
        """True when everything is let through."""
        return self == LibraryFilter()

    def apply(self, rows: Sequence[InteractionRow]) -> list[InteractionRow]:
        """The rows that pass, in their order."""
        tests = self._tests()
        return [row for row in rows if all(test(row) for test in tests)]

    def _tests(self) -> list[Test]:
        tests: list[Test] = []
        for name in ("channel", "state", "agent", "company", "round_name"):
            wanted = getattr(self, name)
            if wanted:
                tests.append(partial(_equals, name, wanted))
        if self.score in SCORE_BANDS:
            tests.append(SCORE_BANDS[self.score][1])
        if self.rating in RATING_BANDS:
            tests.append(RATING_BANDS[self.rating][1])
        words = self.text.casefold().split()
        if words:
            tests.append(partial(_has_words, words))
        return tests


def _equals(name: str, wanted: str, row: InteractionRow) -> bool:
    return bool(getattr(row, name) == wanted)


def _has_words(words: list[str], row: InteractionRow) -> bool:
    parts = (row.title, row.agent, row.company, row.round_name, row.channel.value, row.source.name)
    hay = "\n".join(parts).casefold()
    return all(word in hay for word in words)
