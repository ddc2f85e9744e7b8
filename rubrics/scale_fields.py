"""Reading a criterion's answer scale from the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from rubrics.fields import LARGEST, Fields, did_you_mean
from rubrics.model import Option, Scale, ScaleKind
from rubrics.nodes import Node

LEVELS = (2, 11)  # fewer is no scale; more than 0..10 nobody tells apart
BANDS = (2, 20)
CHOICES = (1, 50)
RESERVED = ("na", "hidden", "null")

_OPTION_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$")
_YES_NO = (Option("yes", "Yes", Decimal(1)), Option("no", "No", Decimal(0)))
YES_NO = Scale(ScaleKind.YES_NO, _YES_NO)


def read_scale(criterion: Fields) -> Scale:
    """The `scale` of a criterion: a word (yes_no, text), or a map with one of the kinds as its key."""
    node = criterion.take("scale", required=True)
    if node is None:
        return YES_NO
    if node.entries is None:
        return _named(criterion, node)
    fields = Fields(node, criterion.at("scale"), criterion.faults)
    kinds = [entry.key for entry in node.entries if entry.key in _READERS]
    if len(kinds) != 1:
        _not_one_kind(fields, kinds)
        return YES_NO
    scale = _READERS[kinds[0]](fields)
    fields.finish()
    return scale


def _named(criterion: Fields, node: Node) -> Scale:
    kind = criterion.one_of("scale", node, ScaleKind, ScaleKind.YES_NO)
    if kind in (ScaleKind.YES_NO, ScaleKind.TEXT):
        return YES_NO if kind is ScaleKind.YES_NO else Scale(ScaleKind.TEXT)
    criterion.fault("scale", f"'{kind}' needs more than its name.", f"Write 'scale: {{{kind}: …}}'.")
    return YES_NO


def _not_one_kind(fields: Fields, kinds: list[str]) -> None:
    if kinds:
        fields.fault("", f"A scale is of one kind, not of {' and '.join(kinds)}.")
        return
    words = [entry.key for entry in fields.node.entries or ()]
    hint = did_you_mean(words[0], _READERS) if words else ""
    fields.fault("", "The scale does not say its kind.", hint or f"Kinds: {', '.join(_READERS)}.")


def _yes_no(fields: Fields) -> Scale:
    inner = fields.below("yes_no")
    if inner is None:
        return YES_NO
    options = tuple(_yes_or_no(inner, option) for option in _YES_NO)
    inner.finish()
    return Scale(ScaleKind.YES_NO, options)


def _yes_or_no(fields: Fields, usual: Option) -> Option:
    inner = fields.below(usual.key)
    if inner is None:
        return usual
    label = inner.text("label", usual.label)
    fraction = inner.number("fraction", usual.fraction, high=1)
    anchor, examples = inner.text("anchor"), inner.texts("examples")
    inner.finish()
    return Option(usual.key, label, fraction, anchor, examples)


def _text(fields: Fields) -> Scale:
    fields.take("text")
    return Scale(ScaleKind.TEXT)


def even_fraction(place: int, count: int) -> Decimal:
    """Raw mark of a level that does not say its own: from 1 for the first down to 0 for the last, in even steps."""
    steps = max(count - 1, 1)
    return Decimal(steps - place) / steps


def _levels(fields: Fields) -> Scale:
    found = _elements(fields, "levels", LEVELS)
    written = [element.has("fraction") for element in found]
    if any(written) and not all(written):
        missing = found[written.index(False)]
        missing.fault("", "This level has no 'fraction', others have.", "Give all levels one, or none.")
    options = (
        _option(element, even_fraction(place, len(found)), with_fraction=True)
        for place, element in enumerate(found)
    )
    return _unique(fields, Scale(ScaleKind.LEVELS, tuple(options)), "levels")


def _bands(fields: Fields) -> Scale:
    found = _elements(fields, "bands", BANDS)
    options = tuple(
        _band(element, place, last=place == len(found) - 1) for place, element in enumerate(found)
    )
    edges = [option.below for option in options if option.below is not None]
    if any(later <= earlier for earlier, later in pairwise(edges)):
        fields.fault("bands", "Bands stand in ascending order; each 'below' has to be above the one before.")
    scale = Scale(ScaleKind.BANDS, options, unit=fields.text("unit"))
    return _unique(fields, scale, "bands")


def _band(fields: Fields, place: int, *, last: bool) -> Option:
    written = fields.has("below")
    below = fields.number("below", Decimal(0), low=-LARGEST, required=not last)
    if last and written:
        fields.fault("below", "The last band is open, so that every value falls into one.", "Remove 'below'.")
    return _option(
        fields,
        Decimal(0),
        with_fraction=True,
        key=f"band_{place + 1}",
        below=below if written and not last else None,
    )


def _choices(fields: Fields) -> Scale:
    found = _elements(fields, "choices", CHOICES)
    options = tuple(
        _option(element, Decimal(0), points=element.number("points", Decimal(1), low=-LARGEST))
        for element in found
    )
    best = sum((option.points for option in options if option.points and option.points > 0), Decimal(0))
    if found and not best:
        fields.fault("choices", "No choice gives points, so nothing can be earned.")
    maximum = fields.number("maximum", best or Decimal(1))
    if maximum == 0:
        fields.fault("maximum", "The most that can be earned has to be above 0.")
        maximum = best or Decimal(1)
    return _unique(fields, Scale(ScaleKind.CHOICES, options, maximum), "choices")


def _points(fields: Fields) -> Scale:
    node = fields.node.get("points")
    if node is not None and node.entries is None:
        maximum = fields.number("points", Decimal(1))
        return Scale(ScaleKind.POINTS, maximum=_above(fields, "points", maximum, Decimal(0)))
    inner = fields.below("points")
    if inner is None:
        return Scale(ScaleKind.POINTS, maximum=Decimal(1))
    minimum = inner.number("minimum", Decimal(0), low=-LARGEST)
    maximum = inner.number("maximum", minimum + 1, low=-LARGEST, required=True)
    step = inner.number("step", Decimal(1)) if inner.has("step") else None
    if step is not None and (step == 0 or (maximum - minimum) % step):
        inner.fault("step", f"Steps of {step} do not lead from {minimum} to {maximum}.")
        step = None
    inner.finish()
    return Scale(
        ScaleKind.POINTS, maximum=_above(inner, "maximum", maximum, minimum), minimum=minimum, step=step
    )


def _above(fields: Fields, key: str, maximum: Decimal, minimum: Decimal) -> Decimal:
    if maximum > minimum:
        return maximum
    fields.fault(key, f"The most points have to be above {minimum}.")
    return minimum + 1


def _elements(fields: Fields, key: str, count: tuple[int, int]) -> list[Fields]:
    found = [fields.element(path, node) for path, node in fields.items(key)]
    least, most = count
    if fields.node.get(key) is not None and not least <= len(found) <= most:
        fields.fault(key, f"{least} to {most} {key} are possible, here are {len(found)}.")
    return found[:most]


def _option(
    fields: Fields,
    fraction: Decimal,
    *,
    with_fraction: bool = False,
    key: str = "",
    below: Decimal | None = None,
    points: Decimal | None = None,
) -> Option:
    name = fields.text("key", key, required=not key)
    if name in RESERVED:
        fields.fault("key", f"'{name}' is kept for a state of an answer.", "Choose another key.")
    elif name and not _OPTION_KEY.match(name):
        fields.fault("key", f"'{name[:64]}' is no key.", "Use letters and digits without spaces.")
    if with_fraction:
        fraction = fields.number("fraction", fraction, high=1)
    option = Option(
        name,
        fields.text("label", name),
        fraction,
        fields.text("anchor"),
        fields.texts("examples"),
        below,
        points,
    )
    fields.finish()
    return option


def _unique(fields: Fields, scale: Scale, key: str) -> Scale:
    seen: set[str] = set()
    for place, option in enumerate(scale.options):
        if option.key and option.key in seen:
            fields.fault(f"{key}[{place}].key", f"The key '{option.key}' is there twice.")
        seen.add(option.key)
    return scale


_READERS: dict[str, Callable[[Fields], Scale]] = {
    "yes_no": _yes_no,
    "levels": _levels,
    "points": _points,
    "bands": _bands,
    "choices": _choices,
    "text": _text,
}
