"""Which words of a transcript carry nothing unseen, and why: what an engine doubts, by its own figures.

    flagged stretches   that repeat themselves, stand over silence or echo the prompt are no evidence at all
    amounts and dates   with a word that the engine is not sure of: “fifteen” is soon heard for “fifty”

Owns both rules; what is doubted is still shown to whoever reads. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.words import word_set
from transcription.model import Turn

NO_EVIDENCE = {
    "repetition": "it repeats itself",
    "over_silence": "nobody speaks there",
    "prompt_echo": "it only says the names that the engine had been told",
}
"""By flag, why a stretch is no evidence."""

HIDING = frozenset({"repetition", "prompt_echo"})
"""Flags of stretches in which somebody did speak, but not what is written: something may be missing there."""

_NUMBERS = word_set(
    """
    zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half quarter
    dozen double triple
    """
)
_DATES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february april june july august september
    october november december today tomorrow tonight yesterday noon midday midnight morning afternoon evening
    oclock weekend
    """
)
_UNITS = word_set(
    """
    second seconds minute minutes hour hours day days week weeks fortnight month months year years pound pounds
    pence penny euro euros dollar dollars cent cents percent per
    """
)
_COUNTING = word_set("a an one next this few couple same last coming working business every")
"""A unit is an amount behind these or behind a number: “a week” is one, “a nice day” is none."""

_ORDINARY = word_set("one may march")
"""Amounts and months beside a number only; elsewhere they are other words."""


def why_untrusted(turn: Turn) -> str:
    """Why a turn is no evidence at all; "" when it may be."""
    return next((why for flag, why in NO_EVIDENCE.items() if flag in turn.flags), "")


def hides_something(turn: Turn) -> bool:
    """Whether words may have been said in a turn that are not written there."""
    return not HIDING.isdisjoint(turn.flags) and "over_silence" not in turn.flags


def doubt(scene: Scene, hit: Hit) -> str:
    """Why these words decide nothing, in a sentence; "" when they do."""
    view = scene.views[hit.view]
    if not _is_doubted(view):
        return ""
    why = why_untrusted(view.turn)
    if why:
        return f"“{scene.evidence(hit).text}” is no evidence: {why}."
    unsure = next(_unsure_amounts(view, hit), None)
    if unsure is None:
        return ""
    token = view.tokens[unsure]
    word = view.turn.text[token.start : token.end]
    return (
        f"An amount or a time hangs on “{word}”, of which the engine is not sure; please listen and decide."
    )


def hidden_words(views: Sequence[TurnView]) -> str:
    """Why something may have been said in these turns that nothing can find; "" when all can be read."""
    for view in views:
        if view.turn.flags and hides_something(view.turn):
            return (
                f"Part of what the {view.role.value} says is not to be trusted: {why_untrusted(view.turn)}."
            )
    return ""


def _is_doubted(view: TurnView) -> bool:
    """Whether anything in a turn is; remembered with it, for every check asks."""
    if _is_doubted not in view.seen:
        anything = bool(view.turn.flags) or any(word.is_unsure for word in view.turn.words)
        view.seen[_is_doubted] = ((0, len(view.tokens)),) if anything else ()
    return bool(view.seen[_is_doubted])


def _unsure_amounts(view: TurnView, hit: Hit) -> Iterator[int]:
    """Places of the words of amounts and dates, within a hit, of which the engine is not sure."""
    for place in range(hit.first, hit.last):
        if _is_amount(view.forms, place) and _is_unsure(view, place):
            yield place


def _is_unsure(view: TurnView, place: int) -> bool:
    token = view.tokens[place]
    if "low_confidence" in view.turn.flags:
        return True
    return any(w.is_unsure for w in view.turn.words if w.start < token.end and w.end > token.start)


def _is_amount(forms: Sequence[str], place: int) -> bool:
    form = forms[place]
    step = 2 if forms[place - 1 : place] == ("of",) else 1
    before = forms[place - step] if place >= step else ""
    following = forms[place + 1] if place + 1 < len(forms) else ""
    if form in _ORDINARY:
        return any(_is_number(other) or other in _UNITS for other in (before, following))
    if form in _UNITS:
        return _is_number(before) or before in _COUNTING
    return form in _DATES or _is_number(form)


def _is_number(form: str) -> bool:
    return form in _NUMBERS or any(letter.isdigit() for letter in form)
