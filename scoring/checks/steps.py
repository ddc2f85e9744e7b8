"""The steps that a kind of request needs: which kind it is, which steps were taken, and whether in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.checks import schema
from scoring.checks.composed import Band, ComposedKind, Make, quotes, record, several, share, text
from scoring.checks.matching import Wordings, compiled
from scoring.checks.model import Argument, Fault, Look
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene
from scoring.checks.scope import Looker
from transcription.model import Role


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        by: checks of which one suffices.
        after: names of steps that come first; one that was never taken puts nothing out of order.
    """

    name: str
    by: tuple[Looker, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of request: the customer's wordings by which it is known, and its steps."""

    name: str
    when: Wordings
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a step.

    Attributes:
        hits: where it was taken, those out of order left out; empty when it was not.
        early: it was taken, but only before a step that comes first.
    """

    step: Step
    look: Look
    hits: tuple[Hit, ...]
    early: bool = False


@dataclass(frozen=True)
class Steps:
    """Holds when a kind is recognised and the share of its steps that were taken lies in the band."""

    kinds: tuple[Kind, ...]
    band: Band

    def look(self, scene: Scene) -> Look:
        kind, asked = recognised(scene, self.kinds)
        if kind is None:
            return Look(False, where="all of the customer's turns", note="No kind of request was recognised.")
        taken = walked(scene, kind)
        sure = sum(bool(one.hits) and not one.look.doubt for one in taken) / len(taken)
        unsure = sum(bool(one.look.doubt) for one in taken) / len(taken)
        known = self.band.is_known(sure, sure + unsure)
        hits = quotes((scene.evidence(one.hits[0]),) for one in taken if one.hits)
        missing = quotes(one.look.searched for one in taken if not one.hits)
        return Look(
            self.band.holds(sure),
            hits,
            missing or (scene.evidence(asked),),
            "; ".join(one.look.where for one in taken if not one.hits),
            tuple(sorted(one.hits[0] for one in taken if one.hits)),
            "" if known else next(one.look.doubt for one in taken if one.look.doubt),
            _told(kind, taken),
        )


def recognised(scene: Scene, kinds: Sequence[Kind]) -> tuple[Kind | None, Hit]:
    """The kind with the most of its wordings in the customer's turns, of several the one heard first."""
    best: tuple[int, Hit, Kind] | None = None
    for kind in kinds:
        hits = [
            Hit(scene.place[view.index], *span)
            for view in scene.of(Role.CUSTOMER)
            for span in kind.when.spans(view)
        ]
        if hits and (best is None or (-len(hits), hits[0]) < best[:2]):
            best = (-len(hits), hits[0], kind)
    return (best[2], best[1]) if best else (None, Hit(0, 0, 0))


def walked(scene: Scene, kind: Kind) -> Sequence[Taken]:
    """Each step of a kind with where it was taken, in the rubric's order."""
    looks = {step.name: _first_that_holds(scene, step) for step in kind.steps}
    found: list[Taken] = []
    for step in kind.steps:
        look = looks[step.name]
        firsts = [min(looks[name].raw) for name in step.after if looks[name].holds and looks[name].raw]
        raw = tuple(sorted(look.raw)) if look.holds else ()
        hits = tuple(hit for hit in raw if not firsts or hit > max(firsts))
        found.append(Taken(step, look, hits, bool(raw) and not hits))
    return found


def _first_that_holds(scene: Scene, step: Step) -> Look:
    """The hits of all checks that hold; else what the first one saw, and where any of them has a doubt that doubt."""
    looks = [check.look(scene) for check in step.by]
    holding = [look for look in looks if look.holds and not look.doubt and look.raw]
    if holding:
        raw = tuple(sorted(hit for look in holding for hit in look.raw))
        return Look(True, quotes(look.hits for look in holding), raw=raw, where=holding[0].where)
    doubted = next((look for look in looks if look.doubt), None)
    where = " and ".join(dict.fromkeys(look.where for look in looks if look.where))
    searched = quotes(look.searched for look in looks)
    return Look(False, searched=searched, where=where, doubt=doubted.doubt if doubted else "")


def _told(kind: Kind, taken: Sequence[Taken]) -> str:
    done = sum(bool(one.hits) for one in taken)
    told = [f"{done} of {len(taken)} steps of “{kind.name}” were found."]
    missing = [one for one in taken if not one.hits and not one.early]
    if missing:
        told.append(f"Missing: {'; '.join(_absence(one) for one in missing)}.")
    early = [f"“{one.step.name}” before “{'” and “'.join(one.step.after)}”" for one in taken if one.early]
    return " ".join([*told, f"Out of order: {'; '.join(early)}."] if early else told)


def _absence(one: Taken) -> str:
    if one.look.doubt:
        return f"“{one.step.name}” (in doubt)"
    return f"“{one.step.name}” (looked for in {one.look.where or 'the conversation'})"


def _arguments(inner: Argument) -> Mapping[str, Argument]:
    step = record(
        {
            "step": text(),
            "phrases": schema.phrases(required=False),
            "by": several(inner, required=False),
            "after": several(text(), required=False),
        },
        "steps",
    )
    kind = record({"kind": text(), "when": schema.phrases(), "steps": several(step)}, "steps")

    def faults(path: str, value: Any) -> Sequence[Fault]:
        return [*kind.faults(path, value), *_contradictions(path, value)]

    return {"kinds": several(Argument(faults)), "least": schema.required(share()), "below": share()}


def _contradictions(path: str, value: Any) -> Sequence[Fault]:
    """Steps without a way to be found, named twice, or after one that is not there or is later itself."""
    steps = value.get("steps") if isinstance(value, Mapping) else None
    if not isinstance(steps, list) or not all(isinstance(step, Mapping) for step in steps):
        return []
    names: list[Any] = []
    faults: list[Fault] = []
    for place, step in enumerate(steps):
        here = f"{path}.steps[{place}]"
        if "phrases" not in step and "by" not in step:
            faults.append((here, "This step can never be found.", "Give it 'phrases', or checks under 'by'."))
        if step.get("step") in names:
            faults.append((f"{here}.step", f"There is a step “{step.get('step')}” before this one.", ""))
        after = step.get("after")
        for number, name in enumerate(after if isinstance(after, list) else ()):
            if name not in names:
                known = [str(known) for known in names]
                meant = schema.did_you_mean(str(name), known) if known else ""
                faults.append((f"{here}.after[{number}]", f"No step “{name}” stands before this one.", meant))
        names.append(step.get("step"))
    return faults


def _build(arguments: Mapping[str, Any], slots: Slots, make: Make) -> Looker:
    kinds = tuple(
        Kind(
            str(kind["kind"]),
            compiled(kind["when"], slots, near=False),
            tuple(_step(step, make) for step in kind["steps"]),
        )
        for kind in arguments["kinds"]
    )
    below = arguments.get("below")
    return Steps(kinds, Band(float(arguments["least"]), None if below is None else float(below)))


def _step(step: Mapping[str, Any], make: Make) -> Step:
    by = [make(each) for each in step.get("by", ())]
    if "phrases" in step:
        by.insert(0, make({"check": "phrases", "phrases": step["phrases"]}))
    return Step(str(step["step"]), tuple(by), tuple(step.get("after", ())))


STEPS = ComposedKind(
    "Of the steps that the customer's kind of request needs, at least `least` were taken, and less than `below`.",
    _arguments,
    _build,
)
