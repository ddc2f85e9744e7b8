"""What a check is: arguments that can be validated, and a search through a scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.model import Evidence
from scoring.shapes import Shape


class Search(Protocol):
    """A detector with its arguments bound."""

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        """Hits in these views, in order. The rest of the scene may be read for context."""
        ...


@runtime_checkable
class Doubting(Protocol):
    """A search that cannot always tell a hit from something else."""

    def doubt(self, scene: Scene, hit: Hit) -> str:
        """Why nobody can say whether a hit of its own is one, in a sentence; "" when it is."""
        ...


@runtime_checkable
class Limited(Protocol):
    """A search that some transcripts give nothing to go by."""

    def beyond(self, scene: Scene, views: Sequence[TurnView]) -> str:
        """Why what it does not find may be there all the same, in a sentence; "" when it can see."""
        ...


@runtime_checkable
class Telling(Protocol):
    """A search that has more to say than its hits show."""

    def tell(self, scene: Scene) -> str:
        """What it saw, in sentences; "" for nothing."""
        ...


Fault = tuple[str, str, str]
"""Path inside the check's map ("phrases[0]", "" for the whole), what is wrong, what may be meant ("" for nothing)."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a check.

    Attributes:
        faults: called with the path and the plain YAML value; says everything that is wrong with it.
        shape: None for what can only be written as YAML.
    """

    faults: Callable[[str, Any], Sequence[Fault]]
    required: bool = False
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A detector by name.

    Attributes:
        about: one sentence for whoever writes a rubric.
        arguments: its own, besides those of the scope that every check takes.
        build: makes the search of validated arguments.
        speaker: whose turns are searched when the rubric does not say.
    """

    about: str
    arguments: Mapping[str, Argument]
    build: Callable[[Mapping[str, Any], Slots], Search]
    speaker: str = "agent"


@dataclass(frozen=True, slots=True)
class Look:
    """What a check saw.

    Attributes:
        holds: enough hits, and not too many.
        hits: verbatim, in order.
        searched: the stretch that was looked through, as evidence of an absence; empty when there was none.
        where: the same in words, e.g. "the agent's first 2 turns".
        doubt: why nobody can say whether it holds, where that hangs on words that are not to be trusted; "" when it
            can be said.
        note: what belongs to the reason besides, in sentences, e.g. which steps are missing; "" for nothing.
    """

    holds: bool
    hits: tuple[Evidence, ...] = ()
    searched: tuple[Evidence, ...] = ()
    where: str = ""
    raw: tuple[Hit, ...] = field(default=())
    doubt: str = ""
    note: str = ""
