"""Faults of writing that a careful reader notices: misspelt words, wrong forms, names not spelt as their owner does.

Accuses only where it is sure. A word that nobody can place is a doubt, so that the text is not called clean either; in
recognised speech the spelling is the engine's, and nothing is said at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import grammar, schema
from scoring.checks.brand import was_written
from scoring.checks.model import CheckKind
from scoring.checks.names import given_names
from scoring.checks.near import sounds_like
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.words import word_set, words
from scoring.checks.writing import words_under
from scoring.spelling.words import is_known, meant
from transcription.model import Role

KINDS = ("spelling", "grammar", "capitals", "names")
LONG, LONG_NAME = 8, 4
"""Letters. A capital may begin a name, so a shorter word is left alone then; a shorter name has too many neighbours."""
DOUBTED_FROM = 6
RECENT = 40
"""Faults of one text that a further one is compared with, so that a text of faults alone takes no longer for each."""

_Found = tuple[int, int, str, int, str]
"""First and last character, what is meant, how often it counts, and why it is doubted."""

_WORD = re.compile(r"(?<![^\W_])(?<!['’@./:_#-])[A-Za-z]{3,24}(?![^\W_]|['’]\w|[@/_-]|\.\w)")
_CAPITALISED = re.compile(r"(?<![\w'’@./-])[A-Z][^\W\d_]{2,20}(?:['’-][^\W\d_]{2,20})?(?![\w@])")
_HEAD = re.compile(r"(?:^|[.!?\n:])\s{0,3}$")
_ADDRESSING = re.compile(
    r"(?i:\b(?:dear|hello|hi|hey|mr|mrs|ms|miss|dr|thanks|morning|afternoon|evening)\b\.?,?\s?)$"
)
_OWN_NAME = re.compile(
    r"(?i:\b(?:i am|i['’]m|this is|my name is|my name['’]s|regards|wishes|best|sincerely|it['’]s)[,\s]{1,3})$"
)
_TITLES = word_set("mr mrs ms miss dr dear hello hi")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its words, what is meant, and how often it counts; `why` doubts it, "" when it is sure."""

    hit: Hit
    hint: str
    counts: int = 1
    why: str = ""


@dataclass(frozen=True)
class WritingFaults:
    """Hits are faults; the same one again is one. A name counts `names_count` times.

    Attributes:
        known: words that are right though no dictionary has them, lower case.
    """

    kinds: frozenset[str]
    known: frozenset[str]
    names_count: int = 1

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        wanted = {scene.place[view.index] for view in views}
        return [
            fault.hit
            for fault in self._faults(scene)
            if fault.hit.view in wanted
            for _ in range(fault.counts)
        ]

    def doubt(self, scene: Scene, hit: Hit) -> str:
        key = (WritingFaults, self)
        known = scene.found.get(key)
        if not isinstance(known, dict):
            known = scene.found[key] = {fault.hit: fault.why for fault in self._faults(scene)}
        return str(known.get(hit, ""))

    def beyond(self, scene: Scene, views: Sequence[TurnView]) -> str:
        return "" if was_written(scene) else "This was spoken; how it is spelt is the engine's doing."

    def tell(self, scene: Scene) -> str:
        sure = [fault for fault in self._faults(scene) if not fault.why][:6]
        told = "; ".join(f"“{scene.evidence(fault.hit).text}” ({fault.hint})" for fault in sure)
        return f"Meant is probably: {told}." if told else ""

    def _faults(self, scene: Scene) -> Sequence[Fault]:
        """Of all the agent's turns and any other written ones, once for each conversation."""
        known = scene.found.get(self)
        if not isinstance(known, tuple):
            known = scene.found[self] = tuple(self._once(scene)) if was_written(scene) else ()
        return known

    def _once(self, scene: Scene) -> Iterator[Fault]:
        seen: set[str] = set()
        right = self.known | _said_by_customers(scene)
        names = _names(scene) if "names" in self.kinds else {}
        for place, view in enumerate(scene.views):
            if view.role is Role.AGENT:
                for fault in sorted(self._in(scene, place, view, right, names), key=lambda one: one.hit):
                    quoted = scene.evidence(fault.hit).text.casefold()
                    if quoted not in seen:
                        seen.add(quoted)
                        yield fault

    def _in(
        self, scene: Scene, place: int, view: TurnView, right: frozenset[str], names: Mapping[str, str]
    ) -> Iterator[Fault]:
        taken: list[tuple[int, int]] = []
        for start, end, hint, counts, why in self._found(view.turn.text, right, names):
            under = words_under(view, start, end)
            if under is not None and not any(start < last and first < end for first, last in taken[-RECENT:]):
                taken.append((start, end))
                yield Fault(Hit(place, *under), hint, counts, why)

    def _found(self, text: str, right: frozenset[str], names: Mapping[str, str]) -> Iterator[_Found]:
        """What is wrong with a text, the surest first: where two lie over each other the first is kept."""
        for start, end, wanted in _misspelt_names(text, names):
            yield start, end, wanted, self.names_count, ""
        if "spelling" in self.kinds:
            yield from _misspelt(text, right)
        if "grammar" in self.kinds:
            yield from ((start, end, hint, 1, "") for start, end, hint in grammar.faults(text))
        if "capitals" in self.kinds:
            yield from ((start, end, "a capital letter", 1, "") for start, end in grammar.small_letters(text))


def _said_by_customers(scene: Scene) -> frozenset[str]:
    """Words of the customer's own; whoever takes them over has not misspelt them."""
    said = (match[0].lower() for view in scene.of(Role.CUSTOMER) for match in _WORD.finditer(view.turn.text))
    return frozenset(said)


def _misspelt(text: str, right: frozenset[str]) -> Iterator[_Found]:
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in right or not (match[0].islower() or _is_head(text, match)) or is_known(word):
            continue
        wanted = meant(word)
        if wanted and (match[0].islower() or len(word) >= LONG):
            yield *match.span(), wanted, 1, ""
        elif not wanted and match[0].islower() and len(word) >= DOUBTED_FROM:
            yield (
                *match.span(),
                "",
                1,
                f"“{match[0]}” is in no list of words, so nobody can say whether it is misspelt.",
            )


def _is_head(text: str, match: re.Match[str]) -> bool:
    """Whether a word with one capital begins a sentence, so that it need not be a name."""
    return match[0][1:].islower() and _HEAD.search(text, max(0, match.start() - 4), match.start()) is not None


def _names(scene: Scene) -> Mapping[str, str]:
    """The customer's names as they spell them, by lower case."""
    names: dict[str, str] = {}
    for hit, forms in given_names(scene):
        spelt = scene.evidence(hit).text.split()
        names.update(zip(forms, spelt, strict=False))
    return {form: spelt for form, spelt in names.items() if len(form) >= LONG_NAME and form not in _TITLES}


def _misspelt_names(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for match in _CAPITALISED.finditer(text):
        word = match[0].casefold()
        before = text[max(0, match.start() - 20) : match.start()]
        if word in names or _OWN_NAME.search(before):
            continue
        wanted = next(
            (name for name in names if _is_meant(name, word, bool(_ADDRESSING.search(before)))), None
        )
        if wanted:
            yield *match.span(), names[wanted]


def _is_meant(name: str, word: str, addressed: bool) -> bool:
    """Whether one is the other misspelt: by little, and beyond that only where the customer is addressed by it."""
    if name[0] != word[0] or min(len(name), len(word)) < LONG_NAME:
        return False
    if sounds_like(name, word):
        return addressed or not is_known(word)
    return addressed and abs(len(name) - len(word)) <= 1 and sounds_like(name + name[-2:], word + word[-2:])


def _build(arguments: Mapping[str, Any], slots: Slots) -> WritingFaults:
    named = (*(name for names in slots.values() for name in names), *arguments.get("known", ()))
    return WritingFaults(
        frozenset(arguments.get("finds", KINDS)),
        frozenset(word for name in named for word in words(str(name))),
        int(arguments.get("names_count", 1)),
    )


WRITING_FAULTS = CheckKind(
    "Faults of the agent's spelling and grammar that are sure; words that no list has leave it open.",
    {
        "finds": schema.choices(*KINDS),
        "known": schema.phrases(required=False),
        "names_count": schema.whole(1, 5),
    },
    _build,
)
