"""Customers' survey answers: linked to their interactions, and brought to one scale."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path, PurePath

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.rows import BatchReport, Failure
from qa_studio.storage.store import Store
from qa_studio.storage.values import InteractionName, NewSurveyResponse
from transcription.formats.surveys import SurveyLine, read_survey

STORED_STEP = Decimal("0.0001")
"""Normalised ratings are kept to four decimals; means of them are shown with one."""

NAMED_AT_MOST = 8
"""Unknown interactions named in one message; the rest is counted."""

OPEN = "open"
"""State of a follow-up that nobody has reported done."""


def normalised(rating: Decimal, scale_min: Decimal, scale_max: Decimal) -> Decimal:
    """A rating as 0..100, rounded half up to four decimals.

    Raises: ValueError when the scale does not rise or the rating lies outside it.
    Source: (rating - min) / (max - min), the usual percentage of the scale's length.
    """
    if not scale_min < scale_max or not scale_min <= rating <= scale_max:
        raise ValueError(f"{rating} is not on the scale {scale_min} to {scale_max}")
    pct = (rating - scale_min) * 100 / (scale_max - scale_min)
    return pct.quantize(STORED_STEP, ROUND_HALF_UP)


class Surveys:
    """Brings survey files into the workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def import_file(self, path: Path) -> BatchReport:
        """Store every answer whose interaction is known. Answers that are here already count once.

        Raises: FormatError naming what is wrong with the file.
        """
        links = _Links(self._store.names())
        responses, unknown = [], []
        for line, occurrence in _numbered(read_survey(path)):
            ids = links.ids(line.interaction)
            if len(ids) == 1:
                responses.append(_response(path, line, ids[0], occurrence))
            else:
                unknown.append(line.interaction if not ids else f"{line.interaction} (means {len(ids)})")
        new = self._store.add_survey_responses(responses)
        return BatchReport(
            skipped=(path.name,) if responses and not new else (),
            failures=(_unknown(path, unknown),) if unknown else (),
            answered=new,
            unplaced=len(unknown),
        )


class _Links:
    """By what a survey may call an interaction: its id, else its title, else its file's name."""

    def __init__(self, names: Iterable[InteractionName]) -> None:
        self._by_id: dict[str, list[int]] = {}
        self._by_title: dict[str, list[int]] = {}
        self._by_file: dict[str, list[int]] = {}
        for name in names:
            file = PurePath(name.source)
            self._by_id.setdefault(name.external_id, []).append(name.id)
            self._by_title.setdefault(name.title, []).append(name.id)
            for called in {file.name, file.stem}:
                self._by_file.setdefault(called, []).append(name.id)

    def ids(self, called: str) -> Sequence[int]:
        """All that answer to this name; the most particular kind of name decides."""
        return self._by_id.get(called) or self._by_title.get(called) or self._by_file.get(called) or ()


def _numbered(lines: Iterable[SurveyLine]) -> Iterable[tuple[SurveyLine, int]]:
    """Each line with how often the very same one came before: two customers may say the same."""
    seen: Counter[SurveyLine] = Counter()
    for line in lines:
        yield line, seen[line]
        seen[line] += 1


def _response(path: Path, line: SurveyLine, interaction_id: int, occurrence: int) -> NewSurveyResponse:
    for number in (line.rating, line.scale_min, line.scale_max):
        if number != number.quantize(STORED_STEP):
            raise StudioError(
                tr(
                    "{name}: {number} has more than four decimals. Round it, then import again.",
                    name=path.name,
                    number=number,
                )
            )
    return NewSurveyResponse(
        interaction_id=interaction_id,
        question=line.question,
        scale_min=line.scale_min,
        scale_max=line.scale_max,
        rating=line.rating,
        rating_pct=normalised(line.rating, line.scale_min, line.scale_max),
        fingerprint=_fingerprint(line, interaction_id, occurrence),
        comment=line.comment,
        follow_up=line.follow_up,
        state=OPEN if line.follow_up else "",
        responded_at=line.received_at,
    )


def _fingerprint(line: SurveyLine, interaction_id: int, occurrence: int) -> str:
    said = [
        interaction_id,
        line.question,
        *(str(number.normalize()) for number in (line.scale_min, line.scale_max, line.rating)),
        line.comment,
        line.follow_up,
        line.received_at.isoformat() if line.received_at else "",
        occurrence,
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _unknown(path: Path, names: Sequence[str]) -> Failure:
    each = list(dict.fromkeys(names))
    listed = ", ".join(f"“{name}”" for name in each[:NAMED_AT_MOST])
    if len(each) > NAMED_AT_MOST:
        listed = tr("{shown} and {count} more", shown=listed, count=len(each) - NAMED_AT_MOST)
    return Failure(
        path.name,
        tr(
            "No single interaction is called {listed}. Import these first, then this file "
            "again: answers that are here already are not counted twice.",
            listed=listed,
        ),
    )
