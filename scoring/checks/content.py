"""What a stretch of talk is about: its content words, levelled so that “curtains” and “curtain” are one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from scoring.checks.words import ENDS, word_set

_EMPTY = word_set(
    """
    a an the i you he she it we they me him her us them my mine your yours his its our ours their theirs
    this that these those is am are was were be been being do does did doing done have has had having
    will would can could may might shall should must to of in on at for with from by about into over
    under up down out off as than then so if because and or but not no yes nor what which who whom whose
    when where why how there here all any some each every both few more most other another such only own
    same just also too very really quite still already yet again ever never now one ones thing things
    something anything nothing everything someone anyone nobody way lot bit kind sort hello hi hey good
    morning afternoon evening bye goodbye thank thanks please sorry ok right sure well oh ah yeah yep
    great perfect fine like get got getting go going went come say said tell told know see look let make
    made take took give gave put want wanted need needed would like try tried think help ask asked call
    called calling contact today please order number name mr mrs ms miss dr much many us im let
    understand check sure right moment minute first last next back new old able sure hope happy glad
    welcome question anything else day days time times
    """
)


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """A word without the ending of its form: enough to pair “arrives” with “arrived”, no linguistics."""
    for ending, shortest in (
        ("ings", 7),
        ("ing", 6),
        ("edly", 8),
        ("ed", 5),
        ("ies", 5),
        ("es", 5),
        ("s", 4),
    ):
        if form.endswith(ending) and len(form) >= shortest and not form.endswith("ss"):
            rest = form[: -len(ending)]
            if ending == "ies":
                return f"{rest}y"
            return (
                rest[:-1]
                if ending != "s" and len(rest) > 3 and rest[-1] == rest[-2]
                else rest.removesuffix("e")
            )
    return form.removesuffix("e") if len(form) > 4 else form


def is_content(form: str) -> bool:
    """Whether a word says what the talk is about; numbers and short words do not."""
    return len(form) > 2 and form not in _EMPTY and form not in ENDS and not any(c.isdigit() for c in form)


def content_of(forms: Iterable[str]) -> frozenset[str]:
    """The stems of the content words."""
    return frozenset(stem(form) for form in forms if is_content(form))
