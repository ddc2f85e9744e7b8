"""What a workspace asks of its suggestions: the bar that they have to pass, and whether reviewers see them first.

Owns the names, ranges and words of these settings, and where they are kept.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.storage.store import Store
from scoring.anchoring import Counted, Showing
from scoring.bar import HUNDREDTH, Bar

KEY = "trust"
"""Setting of the workspace: what is not as usual."""
LEAST_PAIRS, MOST_PAIRS = 10, 10_000
"""Fewer than ten pairs bear no interval worth the name. Source: the project's own choice."""


class TrustSettingsError(StudioError):
    """Settings that were refused; nothing was changed.

    Attributes:
        faults: by the name of what was refused, one sentence each.
    """

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__(" ".join(self.faults.values()))


@dataclass(frozen=True, slots=True)
class TrustSettings:
    """The bar, and how suggestions are shown to reviewers."""

    bar: Bar = field(default_factory=Bar)
    showing: Showing = Showing.SHOWN

    def values(self) -> dict[str, str]:
        """Every setting by its name, as it is typed."""
        return {
            "kappa": str(self.bar.kappa),
            "pairs": str(self.bar.pairs),
            "count": self.bar.counted.value,
            "showing": self.showing.value,
        }


NAMES = {
    "kappa": "what the lower end of kappa’s interval has to reach, 0 to 1",
    "pairs": f"fewest pairs of suggestion and mark, {LEAST_PAIRS} to {MOST_PAIRS}",
    "count": "which marks count: “independent” leaves out those made with the suggestion in sight, and rests on those"
    " known to be made before it was seen once there are enough; “unseen”: only on those; “all”: every mark counts",
    "showing": "suggestions are “shown” to reviewers, “hidden” until they have answered, or “mixed”: a random half is"
    " hidden",
}
"""What can be set, in words."""


def read(store: Store) -> TrustSettings:
    """The settings in force; what was stored and cannot be any more counts as not chosen."""
    stored = store.setting(KEY)
    found = TrustSettings()
    for name, value in stored.items() if isinstance(stored, dict) else ():
        try:
            found = _with(found, name, value)
        except ValueError:
            continue
    return found


def write(store: Store, values: Mapping[str, object]) -> TrustSettings:
    """Change settings, all or none.

    Args:
        values: by name, as typed; None is the usual value.

    Raises: TrustSettingsError with every fault at once.
    """
    found, faults = read(store), dict[str, str]()
    usual = TrustSettings().values()
    for name, value in values.items():
        try:
            found = _with(found, name, usual.get(name) if value is None else value)
        except ValueError as err:
            faults[name] = str(err)
    if faults:
        raise TrustSettingsError(faults)
    store.set_setting(KEY, {name: value for name, value in found.values().items() if value != usual[name]})
    return found


def _with(settings: TrustSettings, name: str, value: object) -> TrustSettings:
    """Raises: ValueError with a sentence for the user."""
    text = str(value).strip()
    if name == "kappa":
        return replace(settings, bar=replace(settings.bar, kappa=_kappa(text)))
    if name == "pairs":
        return replace(settings, bar=replace(settings.bar, pairs=_pairs(text)))
    if name == "count":
        counted = Counted(_one_of(name, text, [one.value for one in Counted]))
        return replace(settings, bar=replace(settings.bar, counted=counted))
    if name == "showing":
        return replace(settings, showing=Showing(_one_of(name, text, [one.value for one in Showing])))
    close = difflib.get_close_matches(name, NAMES, n=1)
    meant = f" Did you mean “{close[0]}”?" if close else f" There are: {', '.join(NAMES)}."
    raise ValueError(f"“{name}” is no setting of trust.{meant}")


def _kappa(text: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", "."))
        if number.is_finite() and 0 <= number <= 1:
            return number.quantize(HUNDREDTH)
    except InvalidOperation:
        pass
    raise ValueError(tr("The bar must be a number from 0 to 1, not “{text}”.", text=text))


def _pairs(text: str) -> int:
    if text.isascii() and text.isdigit() and LEAST_PAIRS <= int(text[:9]) <= MOST_PAIRS:
        return int(text)
    raise ValueError(
        tr(
            "Pairs must be a whole number from {least} to {most}, not “{text}”.",
            least=str(LEAST_PAIRS),
            most=str(MOST_PAIRS),
            text=text,
        )
    )


def _one_of(name: str, text: str, offered: Iterable[str]) -> str:
    known = tuple(offered)
    if text in known:
        return text
    raise ValueError(f"“{name}” must be one of {', '.join(known)}, not “{text}”.")


def stored_list(store: Store, key: str) -> list[dict[str, Any]]:
    """A list that the workspace remembers under a key; empty when nothing was."""
    found = store.setting(key)
    return cast(list[dict[str, Any]], found) if isinstance(found, list) else []
