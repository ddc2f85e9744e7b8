"""Quotes of a transcript in another of its versions: where they stand, how they read, which are gone.

Owns what is kept of evidence when words are corrected. Pure; knows no store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scoring.model import Evidence, Finding, Mark
from transcription.comparing import Comparison, Place
from transcription.model import Role, Transcript, Turn


class Fate(StrEnum):
    """What became of a quote."""

    STANDS = "stands"
    READS_ANEW = "reads_anew"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class MovedQuote:
    """A quote of a mark, before and after a correction.

    Attributes:
        after: one piece for each turn that its words lie in now; () when none of them is left.
        role_before, role_after: who said it; the same unless the speaker was corrected.
    """

    criterion_key: str
    before: Evidence
    after: tuple[Evidence, ...]
    role_before: Role
    role_after: Role

    @property
    def fate(self) -> Fate:
        if not self.after:
            return Fate.LOST
        is_whole = len(self.after) == 1 and self.after[0].text == self.before.text
        return Fate.STANDS if is_whole else Fate.READS_ANEW

    @property
    def is_as_before(self) -> bool:
        """Whether the same words are said by the same speaker."""
        return self.fate is Fate.STANDS and self.role_before is self.role_after


class Carrier:
    """Takes marks from one version's words to another's and back. Built once for a correction.

    Going back, a mark that was carried and not touched since has the very evidence that it had, lost quotes too.
    """

    def __init__(self, old: Transcript, new: Transcript) -> None:
        self._old, self._new = old, new
        self._forward: Comparison | None = None
        self._back: Comparison | None = None
        self._had: dict[tuple[str, tuple[Evidence, ...]], tuple[Evidence, ...]] = {}

    def moves(self, marks: Iterable[Mark]) -> tuple[MovedQuote, ...]:
        """What becomes of every quote of these marks, in their order."""
        self._forward = self._forward or Comparison(self._old, self._new)
        return _moves(marks, self._forward, self._old, self._new)

    def forward(self, marks: Sequence[Mark]) -> tuple[Mark, ...]:
        """The marks in the new words; a quote that is lost is left out, its mark stays."""
        carried = carried_marks(marks, self.moves(marks))
        for before, after in zip(marks, carried, strict=True):
            self._had[after.criterion_key, after.evidence] = before.evidence
        return carried

    def back(self, marks: Sequence[Mark]) -> tuple[Mark, ...]:
        """The marks in the old words again."""
        self._back = self._back or Comparison(self._new, self._old)
        carried = carried_marks(marks, _moves(marks, self._back, self._new, self._old))
        return tuple(
            replace(mark, evidence=self._had.get((mark.criterion_key, mark.evidence), back.evidence))
            for mark, back in zip(marks, carried, strict=True)
        )


def moved_quotes(marks: Iterable[Mark], old: Transcript, new: Transcript) -> tuple[MovedQuote, ...]:
    """Every quote of these marks, in their order. Evidence that does not stand in `old` word for word is lost."""
    return _moves(marks, Comparison(old, new), old, new)


def carried_marks(marks: Iterable[Mark], moves: Sequence[MovedQuote]) -> tuple[Mark, ...]:
    """The marks with their quotes as they read now; a quote that is lost is left out, its mark stays."""
    found = {(move.criterion_key, move.before): move.after for move in moves}
    return tuple(replace(mark, evidence=tuple(dict.fromkeys(_now(mark, found)))) for mark in marks)


def _now(mark: Mark, found: Mapping[tuple[str, Evidence], tuple[Evidence, ...]]) -> Iterator[Evidence]:
    for piece in mark.evidence:
        yield from found.get((mark.criterion_key, piece), (piece,))


def _moves(
    marks: Iterable[Mark], comparison: Comparison, old: Transcript, new: Transcript
) -> tuple[MovedQuote, ...]:
    return tuple(
        _moved(mark.criterion_key, piece, comparison, old, new) for mark in marks for piece in mark.evidence
    )


def carried_findings(findings: Iterable[Finding], old: Transcript, new: Transcript) -> tuple[Finding, ...]:
    """The suggestions all of whose quotes are said by the same speaker in the same words; the others are not true
    of the new words before the checks have read them."""
    comparison = Comparison(old, new)
    kept = []
    for finding in findings:
        moves = [_moved(finding.criterion_key, piece, comparison, old, new) for piece in finding.evidence]
        if all(move.is_as_before for move in moves):
            kept.append(replace(finding, evidence=tuple(piece for move in moves for piece in move.after)))
    return tuple(kept)


def quote_at(turns: Sequence[Turn], place: Place) -> Evidence:
    """The words of a place as evidence, with the time of the first and the last of them."""
    turn = turns[place.turn]
    within = [word for word in turn.words if word.end > place.start and word.start < place.end]
    return Evidence(
        place.turn,
        place.start,
        place.end,
        turn.text[place.start : place.end],
        within[0].start_s if within else turn.start_s,
        within[-1].end_s if within else turn.end_s,
    )


def _moved(key: str, piece: Evidence, comparison: Comparison, old: Transcript, new: Transcript) -> MovedQuote:
    if not 0 <= piece.turn < len(old.turns):
        return MovedQuote(key, piece, (), Role.UNKNOWN, Role.UNKNOWN)
    said = old.turns[piece.turn]
    if said.text[piece.start : piece.end] != piece.text:
        return MovedQuote(key, piece, (), said.role, said.role)
    places = comparison.places(Place(piece.turn, piece.start, piece.end))
    now = _verbatim(piece, new.turns, places) or tuple(quote_at(new.turns, place) for place in places)
    return MovedQuote(key, piece, now, said.role, new.turns[now[0].turn].role if now else said.role)


def _verbatim(piece: Evidence, turns: Sequence[Turn], places: Sequence[Place]) -> tuple[Evidence, ...]:
    """The quote in the very same letters, where it stands once in the turn that its words are in now."""
    if len(places) != 1:
        return ()
    text = turns[places[0].turn].text
    if text[places[0].start : places[0].end] == piece.text or text.count(piece.text) != 1:
        return ()
    start = text.index(piece.text)
    found = Place(places[0].turn, start, start + len(piece.text))
    is_there = found.start < places[0].end and places[0].start < found.end
    return (quote_at(turns, found),) if is_there else ()
