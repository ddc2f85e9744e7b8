"""A transcript made ready for checks: levelled words by turn, who holds the floor, and evidence cut out verbatim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from scoring.checks.language import document
from scoring.checks.stretches import Forms
from scoring.checks.words import ENDS, Token, tokens, word_set
from scoring.model import Evidence
from transcription.model import Role, Transcript, Turn

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_EVIDENCE = 400
"""Characters; a quote for the reviewer's eye, cut at a word."""


@dataclass(frozen=True)
class TurnView:
    """One turn with words.

    Attributes:
        index: in the transcript.
        stretch: 0-based count of stretches; one is all that a role says until another role speaks.
        tokens: begins with a sentence end of no length.
        seen: what sets of wordings have found in it, for several rules ask the same.
    """

    index: int
    turn: Turn
    stretch: int
    tokens: tuple[Token, ...]
    seen: dict[object, tuple[tuple[int, int], ...]] = field(default_factory=dict, compare=False)

    @property
    def role(self) -> Role:
        return self.turn.role

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(token.form for token in self.tokens)

    @cached_property
    def lookup(self) -> Forms:
        return Forms(self.forms)

    @cached_property
    def document(self) -> Doc:
        return document(self.forms)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """First and last token (half-open) of each sentence, without its end."""
        found, first = [], 0
        for place, form in enumerate((*self.forms, ".")):
            if form in ENDS:
                if place > first:
                    found.append((first, place))
                first = place + 1
        return tuple(found)

    def asks(self, sentence: tuple[int, int]) -> bool:
        """Whether a sentence is a question: by its mark, or by its first words where nothing is punctuated."""
        first, last = sentence
        if last < len(self.forms):
            return self.forms[last] == "?"
        return not self.is_punctuated and _begins_like_a_question(self.forms[first:last])

    @cached_property
    def is_punctuated(self) -> bool:
        return any(form in ENDS for form in self.forms[1:])


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Words of one turn that a check found: tokens first..last, half-open."""

    view: int
    first: int
    last: int


@dataclass(frozen=True)
class Scene:
    """What checks look at.

    Attributes:
        views: turns that hold words and that both sides saw, in time order; notes are left out.
        slots: names by slot: brand, agent, customer, product.
    """

    transcript: Transcript
    views: tuple[TurnView, ...]
    slots: Mapping[str, Sequence[str]]
    found: dict[object, object] = field(default_factory=dict)

    def evidence(self, hit: Hit) -> Evidence:
        """The words of a hit as they stand in the transcript."""
        view = self.views[hit.view]
        spoken = [token for token in view.tokens[hit.first : hit.last] if token.end > token.start]
        return _cut(view, spoken[0].start, spoken[-1].end)

    def whole(self, view: TurnView) -> Evidence:
        """A turn as evidence of what was searched."""
        return _cut(view, 0, len(view.turn.text))

    def of(self, role: Role) -> tuple[TurnView, ...]:
        return self._by_role.get(role, ())

    @cached_property
    def _by_role(self) -> Mapping[Role, tuple[TurnView, ...]]:
        return {role: tuple(view for view in self.views if view.role is role) for role in Role}

    def stretches_of(self, role: Role) -> Sequence[int]:
        """The numbers of a role's stretches, rising."""
        return self._stretches_by_role.get(role, ())

    @cached_property
    def _stretches_by_role(self) -> Mapping[Role, Sequence[int]]:
        return {role: tuple(dict.fromkeys(view.stretch for view in self.of(role))) for role in Role}

    @cached_property
    def by_stretch(self) -> Sequence[Sequence[TurnView]]:
        """The views of each stretch, by its number."""
        return stretches(self.views)

    @cached_property
    def place(self) -> Mapping[int, int]:
        """By a turn's index in the transcript, its place among the views."""
        return {view.index: place for place, view in enumerate(self.views)}


def look_at(transcript: Transcript, slots: Mapping[str, Sequence[str]]) -> Scene:
    """Make a transcript ready; pure, nothing is remembered of it."""
    views: list[TurnView] = []
    for index, turn in enumerate(transcript.turns):
        spoken = () if turn.note else tokens(turn.text)
        if any(token.form not in ENDS for token in spoken):
            same = bool(views) and views[-1].role is turn.role
            stretch = views[-1].stretch + (not same) if views else 0
            views.append(TurnView(index, turn, stretch, spoken))
    return Scene(transcript, tuple(views), slots)


def stretches(views: Iterable[TurnView]) -> tuple[tuple[TurnView, ...], ...]:
    """Views grouped by stretch, in order."""
    grouped: dict[int, list[TurnView]] = {}
    for view in views:
        grouped.setdefault(view.stretch, []).append(view)
    return tuple(tuple(group) for group in grouped.values())


def _cut(view: TurnView, start: int, end: int) -> Evidence:
    text = view.turn.text
    start, end = _trimmed(text, start, end)
    if end - start > LONGEST_EVIDENCE:
        space = text.rfind(" ", start + LONGEST_EVIDENCE // 2, start + LONGEST_EVIDENCE)
        end = space if space > 0 else start + LONGEST_EVIDENCE
    start_s, end_s = _times(view.turn, start, end)
    return Evidence(view.index, start, end, text[start:end], start_s, end_s)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _times(turn: Turn, start: int, end: int) -> tuple[float | None, float | None]:
    """From the words where they have times, else the turn's."""
    inside = [word for word in turn.words if word.start < end and word.end > start]
    if not inside:
        return turn.start_s, turn.end_s
    return min(word.start_s for word in inside), max(word.end_s for word in inside)


_ASKING = word_set(
    """
    what when where which who whose why how can could may might would will do does did is are was were
    have has shall should
    """
)
_ASKED = word_set(
    """
    i you we they it he she there that this the my your our any anything anybody
    """
)


def _begins_like_a_question(forms: Sequence[str]) -> bool:
    """“can you …”, “what is …” at the head, behind at most three words such as “and”, “ok so”."""
    for place, form in enumerate(forms[:4]):
        if form in _ASKING:
            following = forms[place + 1] if place + 1 < len(forms) else ""
            return form.startswith("wh") or form == "how" or following in _ASKED
    return False
