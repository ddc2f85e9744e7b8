"""Sentences that mean what a criterion's examples mean, in whatever words.

No sentence is judged by a bare threshold. Its nearest example is held against its nearest counter-example, of which
ordinary talk is always one, and against what the other side had said before. What neither side of the scale carries is
asked of the full model, where it is installed; what is still unclear is no hit and no absence, and the rule abstains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.checks import schema
from scoring.checks.likeness import near_and_lead
from scoring.checks.model import Argument, CheckKind, Fault
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.sentences import Examples, sentence_lists, sentences_of, vectors_of
from scoring.checks.words import words
from scoring.meaning.encoders import CALIBRATIONS, Encoder, full_model, table

BAR = 0.75
"""Probability from which a sentence is a hit, where the rubric names no other."""
GREY = 0.35
"""How far under the bar nobody can say: what lies deeper means something else."""
CONTEXT_SHARE = 0.5
"""What was said before counts half as much as what is said. Chosen, not fitted."""
CONTEXT_MOST = 0.05
"""Cosine; a fitting occasion speaks for a sentence by little, one that does not fit may take it away."""
MOST_SENTENCES = 200
LONGEST = 300
ORDINARY = ("@ordinary",)

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Meaning:
    """A hit is a sentence, or a window of an unpunctuated one.

    Attributes:
        against: counter-examples, ordinary talk among them.
        context: what the other side says before; None when it does not matter.
        margin: cosine; how much nearer than the nearest counter-example the nearest example has to be.
        bar: probability 0..1.
        passes_over: unclear sentences are no hits, rather than a reason to abstain.
    """

    examples: Examples
    against: Examples
    context: Examples | None
    margin: float
    bar: float
    passes_over: bool

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        spoken = sentences_of(scene)
        wanted = [place for view in views for place in range(*spoken.places[scene.place[view.index]])]
        if not wanted:
            return []
        chances = self._judged(scene, wanted)
        least = self.bar if self.passes_over else self.bar - GREY
        hits = _best([(chance, spoken.hits[place]) for place, chance in chances.items() if chance >= least])
        self._unsure(scene).update({hit: chance for chance, hit in hits if chance < self.bar})
        return sorted(hit for _, hit in hits)

    def doubt(self, scene: Scene, hit: Hit) -> str:
        """Why nobody can say whether a hit is one; "" when it is."""
        if hit not in self._unsure(scene):
            return ""
        return f"“{scene.evidence(hit).text}” may mean it and may not; please read and decide."

    def _unsure(self, scene: Scene) -> dict[Hit, float]:
        found = scene.found.setdefault((Meaning, id(self)), {})
        assert isinstance(found, dict)
        return found

    def _judged(self, scene: Scene, wanted: Sequence[int]) -> dict[int, float]:
        """The probability of each sentence, by its place: by the table, unclear ones by the full model."""
        chances = self._chances(scene, wanted, table())
        unclear = [place for place in wanted if self.bar - GREY <= chances[place] < self.bar + GREY / 2]
        larger = full_model() if unclear else None
        if larger is not None:
            chances.update(self._chances(scene, unclear, larger))
        return chances

    def _chances(self, scene: Scene, wanted: Sequence[int], encoder: Encoder) -> dict[int, float]:
        spoken = sentences_of(scene)
        vectors = _vectors(scene, encoder, wanted)
        near, lead = near_and_lead(
            vectors,
            spoken.negated[list(wanted)],
            self.examples.vectors(encoder),
            self.examples.negated,
            self.against.vectors(encoder),
        )
        lead -= np.float32(self.margin)
        if self.context is not None:
            lead += np.float32(CONTEXT_SHARE) * self._before(scene, wanted, encoder)
        chances = CALIBRATIONS[encoder.name].probability(near, lead)
        return {place: float(chance) for place, chance in zip(wanted, chances, strict=True)}

    def _before(self, scene: Scene, wanted: Sequence[int], encoder: Encoder) -> Floats:
        """How far what the other side had just said speaks for it, as a cosine's lead, by sentence."""
        assert self.context is not None
        spoken = sentences_of(scene)
        leads: dict[int, float] = {}
        for place in wanted:
            stretch = scene.views[spoken.hits[place].view].stretch
            if stretch not in leads:
                leads[stretch] = self._context_lead(scene, stretch - 1, encoder)
        found = (leads[scene.views[spoken.hits[place].view].stretch] for place in wanted)
        return np.fromiter(found, np.float32)

    def _context_lead(self, scene: Scene, stretch: int, encoder: Encoder) -> float:
        assert self.context is not None
        spoken = sentences_of(scene)
        views = scene.by_stretch[stretch] if stretch >= 0 else ()
        places = [place for view in views for place in range(*spoken.places[scene.place[view.index]])]
        if not places:
            return 0.0
        vectors = _vectors(scene, encoder, places)
        near = (vectors @ self.context.vectors(encoder).T).max(axis=1)
        far = (vectors @ Examples.of(ORDINARY).vectors(encoder).T).max(axis=1)
        return min(float((near - far).max()), CONTEXT_MOST)


def _vectors(scene: Scene, encoder: Encoder, wanted: Sequence[int]) -> Floats:
    """By the table all sentences at once; by the full model only those that are asked for, each once."""
    if encoder.name == "table":
        return vectors_of(scene, encoder)[list(wanted)]
    known = scene.found.setdefault((_vectors, encoder.name), {})
    assert isinstance(known, dict)
    missing = [place for place in dict.fromkeys(wanted) if place not in known]
    if missing:
        spoken = sentences_of(scene)
        known.update(zip(missing, encoder.encode([spoken.words[place] for place in missing]), strict=True))
    return np.stack([known[place] for place in wanted])


def _best(found: Sequence[tuple[float, Hit]]) -> list[tuple[float, Hit]]:
    """The likeliest of those that lie over each other."""
    chosen: list[tuple[float, Hit]] = []
    for chance, hit in sorted(found, key=lambda each: (-each[0], each[1])):
        clear = all(
            hit.view != other.view or hit.last <= other.first or other.last <= hit.first
            for _, other in chosen
        )
        if clear:
            chosen.append((chance, hit))
    return chosen


def _sentence_faults(path: str, value: Any) -> Sequence[Fault]:
    if not isinstance(value, list) or not value:
        return [(path, "A list of sentences is expected.", 'Write it as ["I am sorry that it broke.", …].')]
    if len(value) > MOST_SENTENCES:
        return [
            (path, f"{len(value)} sentences are more than {MOST_SENTENCES}.", "Keep those that differ most.")
        ]
    return [fault for place, item in enumerate(value) for fault in _sentence_fault(f"{path}[{place}]", item)]


def _sentence_fault(path: str, value: Any) -> Sequence[Fault]:
    if not isinstance(value, str) or not value.strip():
        return [(path, f"'{str(value)[:40]}' is not a sentence.", "Put it in quotes.")]
    if value.startswith("@"):
        known = [f"@{name}" for name in sentence_lists()]
        meant = schema.did_you_mean(value, known)
        return [] if value in known else [(path, f"There is no list of sentences “{value}”.", meant)]
    if len(value) > LONGEST:
        return [(path, f"A sentence of {len(value)} characters is too long; {LONGEST} are the most.", "")]
    return [] if words(value) else [(path, f"“{value}” holds no word.", "")]


def _build(arguments: Mapping[str, Any], slots: Slots) -> Meaning:
    context = arguments.get("context")
    return Meaning(
        Examples.of(arguments["examples"]),
        Examples.of([*arguments.get("against", ()), *ORDINARY]),
        Examples.of(context) if context else None,
        float(arguments.get("margin", 0)),
        float(arguments.get("bar", BAR)),
        arguments.get("when_unsure") == "miss",
    )


MEANING = CheckKind(
    "A sentence means what the examples mean: it is nearer to them than to counter-examples and ordinary talk.",
    {
        "examples": Argument(_sentence_faults, required=True, shape=schema.LINES),
        "against": Argument(_sentence_faults, shape=schema.LINES),
        "context": Argument(_sentence_faults, shape=schema.LINES),
        "margin": schema.share(-0.5, 0.5),
        "bar": schema.share(0.5, 0.99),
        "when_unsure": schema.choice("abstain", "miss"),
    },
    _build,
)
