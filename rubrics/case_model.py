"""A rubric's own test cases as frozen values: a snippet, its criterion, and the mark that a careful person gives.

Owns the vocabulary of a cases file. Imports the standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ABSTAIN = "abstain"
NOT_APPLICABLE = "na"


class CaseKind(StrEnum):
    """What a case tries. PLAIN: the usual words. ORDER: what comes before what decides. OTHER: none of these."""

    PLAIN = "plain"
    PARAPHRASE = "paraphrase"
    PARTIAL = "partial"
    ABSENCE = "absence"
    NEAR_MISS = "near_miss"
    NEGATION = "negation"
    WRONG_SPEAKER = "wrong_speaker"
    QUOTED = "quoted"
    SARCASM = "sarcasm"
    RECOGNISER = "recogniser"
    ORDER = "order"
    NOT_APPLICABLE = "not_applicable"
    OTHER = "other"


class Speaker(StrEnum):
    """Who says a turn of a snippet."""

    AGENT = "agent"
    CUSTOMER = "customer"
    BOT = "bot"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class CaseTurn:
    """One turn of a snippet; `start_s` in seconds from its beginning, None when it is written without times."""

    speaker: Speaker
    text: str
    start_s: float | None = None


@dataclass(frozen=True, slots=True)
class ExpectedEvidence:
    """What a suggestion has to quote.

    Attributes:
        turn: 0-based; None: whichever turn holds the text.
        text: verbatim words of the snippet, part of which a quote has to touch; "": anything of the turn.
    """

    turn: int | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One test of one criterion. Its snippet counts as a whole interaction.

    Attributes:
        name: a sentence; unique for its criterion.
        expect: an option's key, a number (points, bands), option keys joined by "+" (choices), "na", or "abstain".
        evidence: each has to be quoted; () when any evidence will do.
        held_out: kept apart, so that nothing is tuned on it.
        names: slots of the checks, such as "brand"; they take the place of the rubric's own.
        line: of the file, 1-based.
        origin: key of the rubric whose cases file it was taken over from; "" for the file's own.
    """

    name: str
    criterion_key: str
    kind: CaseKind
    expect: str
    turns: tuple[CaseTurn, ...]
    evidence: tuple[ExpectedEvidence, ...] = ()
    held_out: bool = False
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    line: int = 0
    origin: str = ""


@dataclass(frozen=True, slots=True)
class SameAs:
    """Cases that are taken over from another rubric's file, because its criterion asks the same.

    Attributes:
        criterion_key: of this rubric.
        rubric_key: the other one; its cases are read from "<rubric_key>.cases.yaml" in the same folder.
        source_key: its criterion.
        without: expected marks whose cases stay away, e.g. "na" where this form does not offer it.
    """

    criterion_key: str
    rubric_key: str
    source_key: str
    without: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A rubric's cases.

    Attributes:
        rubric_key, version: what the cases were written for.
        cases: the file's own in its order, then those taken over.
    """

    rubric_key: str
    version: int
    cases: tuple[Case, ...]
    same_as: tuple[SameAs, ...] = ()
