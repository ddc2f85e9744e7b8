"""Two versions of a transcript side by side: where the old one's words stand in the new one, and what differs.

Owns the alignment of whole transcripts. Changes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from transcription.model import Role, Transcript, Turn
from transcription.rewording import Step, Token, aligned, tokens


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of one turn, half-open."""

    turn: int
    start: int
    end: int


class PieceKind(StrEnum):
    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one turn that stayed, went or came."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One turn of the new version that is not as it was.

    Attributes:
        turn: its place in the new version.
        start_s: when it begins; None without times.
        role: who speaks now.
        role_before: who spoke before; the same as `role` when that did not change.
        pieces: its words in order, with those that went.
        is_cut: its seams to its neighbours are others than before: it was split or merged.
    """

    turn: int
    start_s: float | None
    role: Role
    role_before: Role
    pieces: tuple[Piece, ...]
    is_cut: bool = False

    @property
    def is_reworded(self) -> bool:
        return any(piece.kind is not PieceKind.SAME for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word and the turn that it stands in."""

    turn: int
    token: Token


class _Block:
    """Turns that differ, old and new, aligned word by word across the seams of turns."""

    def __init__(self, old: Sequence[Turn], new: Sequence[Turn], step: Step) -> None:
        _, self.i1, self.i2, self.j1, self.j2 = step
        self.old = _placed(old, self.i1, self.i2)
        self.new = _placed(new, self.j1, self.j2)
        self.steps = aligned([one.token.key for one in self.old], [one.token.key for one in self.new])

    @property
    def is_cut(self) -> bool:
        return self.i2 - self.i1 != self.j2 - self.j1

    def range_of(self, first: int, last: int) -> tuple[int, int, bool]:
        """The new words that stand for these old ones, half-open, and whether any of the old ones is among them."""
        start, stop, lives = len(self.new), 0, False
        for kind, i1, i2, j1, j2 in self.steps:
            if i2 <= first or i1 > last or kind == "insert":
                continue
            lives = lives or kind == "equal"
            is_paired = kind == "equal" or i2 - i1 == j2 - j1
            start = min(start, j1 + max(first - i1, 0) if is_paired else j1)
            stop = max(stop, j1 + min(last + 1, i2) - i1 if is_paired else j2)
        return start, stop, lives


class Comparison:
    """What became of an older version's turns and words. Built once for two versions."""

    def __init__(self, old: Transcript, new: Transcript) -> None:
        self._old, self._new = old.turns, new.turns
        found = aligned([_known(turn) for turn in self._old], [_known(turn) for turn in self._new])
        self._same = {
            i: j1 + i - i1 for kind, i1, i2, j1, _ in found if kind == "equal" for i in range(i1, i2)
        }
        self._blocks = [_Block(self._old, self._new, step) for step in found if step[0] != "equal"]

    def places(self, old: Place) -> tuple[Place, ...]:
        """Where the words of this place stand now: one place for each turn that they lie in, in order.

        Words put in between belong to it; () when none of the words is there any more.
        """
        if old.turn in self._same:
            return (Place(self._same[old.turn], old.start, old.end),)
        block = next((one for one in self._blocks if one.i1 <= old.turn < one.i2), None)
        return () if block is None else self._in_block(block, old)

    def differences(self) -> tuple[Difference, ...]:
        """Every turn of the new version that differs, in order."""
        found: dict[int, Difference] = {}
        for i, j in self._same.items():
            now, was = self._new[j], self._old[i]
            if now.role is not was.role:
                found[j] = Difference(j, now.start_s, now.role, was.role, (Piece(PieceKind.SAME, now.text),))
        for block in self._blocks:
            for one in self._differing(block) if block.new else self._lost(block, found):
                found[one.turn] = one
        return tuple(found[turn] for turn in sorted(found))

    def _in_block(self, block: _Block, old: Place) -> tuple[Place, ...]:
        inside = [
            number
            for number, one in enumerate(block.old)
            if one.turn == old.turn and one.token.end > old.start and one.token.start < old.end
        ]
        if not inside:
            return ()
        start, stop, lives = block.range_of(inside[0], inside[-1])
        if not lives or start >= stop:
            return ()
        left = self._left(block.old[inside[0]], block.new[start], old.start)
        right = self._right(block.old[inside[-1]], block.new[stop - 1], old.end)
        found = []
        for turn, group in groupby(block.new[start:stop], key=lambda one: one.turn):
            row = list(group)
            found.append(Place(turn, row[0].token.start, row[-1].token.end))
        found[0] = Place(found[0].turn, found[0].start + left, found[0].end)
        found[-1] = Place(found[-1].turn, found[-1].start, found[-1].end - right)
        return tuple(place for place in found if place.start < place.end)

    def _left(self, old: _Placed, new: _Placed, start: int) -> int:
        """How many characters of its first word the place leaves out, where that word is the same now."""
        cut = start - old.token.start
        return cut if cut > 0 and self._is_same(old, new) else 0

    def _right(self, old: _Placed, new: _Placed, end: int) -> int:
        cut = old.token.end - end
        if cut <= 0:
            return 0
        word = self._new[new.turn].text[new.token.start : new.token.end]
        bare = len(word) - len(word.rstrip(".,;:!?…"))
        return cut if self._is_same(old, new) else min(cut, bare)

    def _is_same(self, old: _Placed, new: _Placed) -> bool:
        before, after = self._old[old.turn].text, self._new[new.turn].text
        return before[old.token.start : old.token.end] == after[new.token.start : new.token.end]

    def _differing(self, block: _Block) -> Iterator[Difference]:
        pieces: dict[int, list[Piece]] = {turn: [] for turn in range(block.j1, block.j2)}
        before: dict[int, Role] = {}
        here = block.j1
        for kind, i1, i2, j1, j2 in block.steps:
            here = block.new[j1].turn if j1 < len(block.new) and kind != "delete" else here
            for was in range(i1, i2):
                if kind == "equal":
                    here = block.new[j1 + was - i1].turn
                    before.setdefault(here, self._old[block.old[was].turn].role)
                self._compare(pieces, here, block, kind, was, j1 + was - i1)
            for now in range(j1, j2) if kind in ("insert", "replace") else ():
                here = block.new[now].turn
                _add(pieces, here, PieceKind.INSERTED, self._word(self._new, block.new[now]))
        for turn, row in pieces.items():
            now_role = self._new[turn].role
            was_role = before.get(turn, self._first_role(block, turn) or now_role)
            yield Difference(turn, self._new[turn].start_s, now_role, was_role, tuple(row), block.is_cut)

    def _lost(self, block: _Block, found: Mapping[int, Difference]) -> Iterator[Difference]:
        """Turns that are gone, told beside the one that follows; beside the last one when none does."""
        if not self._new:
            return
        turn = min(block.j1, len(self._new) - 1)
        here = self._new[turn]
        known = found.get(turn) or Difference(
            turn, here.start_s, here.role, here.role, (Piece(PieceKind.SAME, here.text),)
        )
        gone = tuple(Piece(PieceKind.DELETED, one.text) for one in self._old[block.i1 : block.i2])
        pieces = (*gone, *known.pieces) if turn == block.j1 else (*known.pieces, *gone)
        yield replace(known, pieces=pieces, is_cut=True)

    def _first_role(self, block: _Block, turn: int) -> Role | None:
        """Who spoke about there, for a turn none of whose words is left; None where there was nobody."""
        place = min(block.i1 + turn - block.j1, block.i2 - 1)
        return self._old[place].role if place >= block.i1 else None

    def _compare(
        self, pieces: dict[int, list[Piece]], here: int, block: _Block, kind: str, was: int, now: int
    ) -> None:
        """One old word: the same, gone, or the same in other letters."""
        if kind == "equal" and self._is_same(block.old[was], block.new[now]):
            _add(pieces, here, PieceKind.SAME, self._word(self._old, block.old[was]))
            return
        _add(pieces, here, PieceKind.DELETED, self._word(self._old, block.old[was]))
        if kind == "equal":
            _add(pieces, here, PieceKind.INSERTED, self._word(self._new, block.new[now]))

    def _word(self, turns: Sequence[Turn], one: _Placed) -> str:
        return turns[one.turn].text[one.token.start : one.token.end]


def _known(turn: Turn) -> tuple[str, float | None]:
    """By what a turn is known again: short answers come often, but not at the same moment."""
    return turn.text, turn.start_s


def _placed(turns: Sequence[Turn], start: int, stop: int) -> list[_Placed]:
    return [_Placed(place, token) for place in range(start, stop) for token in tokens(turns[place].text)]


def _add(pieces: dict[int, list[Piece]], turn: int, kind: PieceKind, word: str) -> None:
    """Words of one kind in a row are one piece; those that replace stand after those that go."""
    row = pieces.setdefault(turn, [])
    if row and row[-1].kind is kind:
        row[-1] = Piece(kind, f"{row[-1].text} {word}")
    else:
        row.append(Piece(kind, word))
