"""An e-mail's subject: does it say the matter, so that the message is found again, or is it empty or general?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.content import is_content, stem
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.words import ENDS, word_set
from transcription.model import Role

_LINE = re.compile(r"\s{0,5}subject\s{0,2}:(?P<said>[^\n]{0,400})", re.IGNORECASE)
_TEXT_BEGINS = re.compile(
    r"(?<!\b[Nn]o)(?<!\b[Rr]ef)[.!?](?=\s{1,3}[^\W\d_a-z]|\s*$)"
    r"|\s(?=(?i:dear|hello|hi|hiya|hey|(?:good )?(?:morning|afternoon|evening|day))[ ,]+[A-Z])"
)
"""Where the message begins when it stands in one line with its subject: behind a sentence, or at the greeting."""

_ANSWERING = word_set("re fw fwd aw wg antw sv rv")
_GENERAL = word_set(
    """
    request inquiry enquiry query question message mail email reply answer response respond support service team
    information info notification notice update news newsletter customer client case ticket contact contacting
    correspondence communication care touch getting writing message messages reaching interest letter mailing inbox
    help assistance hotline desk office department here soon latest regards kind reply-to test untitled empty blank
    none n/a today greeting wishes team customers dear details attached attachment document documents
    automatic automated important urgent order account hello greetings feedback reference
    number regarding concerning issue matter follow subject none noreply your our chat conversation new day confirmation
    """
)
"""Words that any message could have in its subject."""

_GENERAL_STEMS = frozenset(stem(word) for word in _GENERAL)


@dataclass(frozen=True, slots=True)
class _Line:
    """A subject: its place, its words behind the label, and whose message it heads."""

    hit: Hit
    forms: tuple[str, ...]
    heads: Role | None


@dataclass(frozen=True)
class Subject:
    """Hits are subjects of the agent's messages, or the thread's own where those have none.

    Attributes:
        names_matter: those that say it are looked for, else those that are empty or general.
        own: words of names, which say no matter.
    """

    names_matter: bool
    own: frozenset[str]

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        return [hit for hit, says in self._verdicts(scene).items() if says in (self.names_matter, None)]

    def doubt(self, scene: Scene, hit: Hit) -> str:
        if self._verdicts(scene).get(hit) is not None:
            return ""
        return (
            f"Nothing in the thread speaks of “{scene.evidence(hit).text}” in the same words; please decide."
        )

    def beyond(self, scene: Scene, views: Sequence[TurnView]) -> str:
        return "" if self._verdicts(scene) else "No subject stands in the record."

    def _verdicts(self, scene: Scene) -> Mapping[Hit, bool | None]:
        """By place, whether a subject says the matter; None when it says one that the thread does not speak of."""
        key = (Subject, self.own)
        known = scene.found.get(key)
        if not isinstance(known, dict):
            lines = _lines(scene)
            kept = frozenset(line.forms for line in lines if line.heads is Role.CUSTOMER)
            judged = [line for line in lines if line.heads is Role.AGENT]
            known = scene.found[key] = {
                line.hit: (bool(judged) and line.forms in kept) or self._says(line, _spoken(scene))
                for line in judged or lines
            }
        return known

    def _says(self, line: _Line, spoken: frozenset[str]) -> bool | None:
        numbers = {form for form in line.forms if any(letter.isdigit() for letter in form)}
        said = {stem(form) for form in line.forms if is_content(form)} - _GENERAL_STEMS - self.own
        if said & spoken or numbers & spoken:
            return True
        return None if len(said) >= 2 else False


def _lines(scene: Scene) -> Sequence[_Line]:
    known = scene.found.get(_lines)
    if not isinstance(known, tuple):
        known = scene.found[_lines] = tuple(_found(scene))
    return known


def _found(scene: Scene) -> Sequence[_Line]:
    found: list[_Line] = []
    heads: Role | None = None
    for place in range(len(scene.views) - 1, -1, -1):
        view = scene.views[place]
        if view.role in (Role.AGENT, Role.CUSTOMER):
            heads = view.role
        match = _LINE.match(view.turn.text)
        if match is not None and view.role is not Role.BOT:
            found.append(_line(place, view, match, heads))
    return found[::-1]


def _line(place: int, view: TurnView, match: re.Match[str], heads: Role | None) -> _Line:
    start, end = match.span("said")
    begins = _TEXT_BEGINS.search(view.turn.text, start, end)
    end = begins.start() if begins is not None else end
    places = [
        p for p, token in enumerate(view.tokens) if start <= token.start < end and token.end > token.start
    ]
    while places and (view.forms[places[0]] in _ANSWERING or view.forms[places[0]] in ENDS):
        places = places[1:]
    while places and view.forms[places[-1]] in ENDS:
        places = places[:-1]
    if not places:
        return _Line(Hit(place, 1, 2), (), heads)
    return _Line(Hit(place, places[0], places[-1] + 1), view.forms[places[0] : places[-1] + 1], heads)


def _spoken(scene: Scene) -> frozenset[str]:
    """What the thread is about: stems of content words and words with digits, subjects left out."""
    known = scene.found.get(_spoken)
    if not isinstance(known, frozenset):
        lines = {line.hit.view: line for line in _lines(scene)}
        forms = (
            form
            for place, view in enumerate(scene.views)
            if view.role in (Role.AGENT, Role.CUSTOMER)
            for form in _without_subject(view, lines.get(place))
        )
        known = scene.found[_spoken] = frozenset(
            stem(form) if is_content(form) else form
            for form in forms
            if is_content(form) or any(letter.isdigit() for letter in form)
        )
    return known


def _without_subject(view: TurnView, line: _Line | None) -> Sequence[str]:
    """A turn's words; a subject of the agent's own is no proof of what the thread is about."""
    return view.forms if line is None or line.heads is Role.CUSTOMER else view.forms[line.hit.last :]


def _build(arguments: Mapping[str, Any], slots: Slots) -> Subject:
    names = (
        word.casefold()
        for slot in ("brand", "agent")
        for name in slots.get(slot, ())
        for word in name.split()
    )
    return Subject(arguments["finds"] == "matter", frozenset(stem(name) for name in names))


SUBJECT = CheckKind(
    "The subject of an e-mail says what the thread is about (matter), or is empty or general.",
    {"finds": schema.required(schema.choice("matter", "general"))},
    _build,
    speaker="system",
)
