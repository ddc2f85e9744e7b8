"""The thresholds of the call measures as settings: what each decides, its range, and what is wrong with new values.

Pure. Owns the ranges; the definitions stand in `measure_model`, their words in `measure_words`.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.errors import MeasureSettingsError
from scoring.measure_model import MeasureSettings

Value = float | tuple[str, ...]
"""Of a threshold: seconds, or wordings."""

MOST_WORDINGS = 200
LONGEST_WORDING = 80
"""Characters: what announces a hold is a phrase, not a sentence."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """One setting of the measures.

    Attributes:
        name: the field of MeasureSettings.
        words: what it decides, for the label's explanation.
        least, most: seconds, both allowed; None for wordings.
    """

    name: str
    title: str
    words: str
    least: float | None = None
    most: float | None = None

    @property
    def is_seconds(self) -> bool:
        return self.least is not None


THRESHOLDS: tuple[Threshold, ...] = (
    Threshold("silence_s", "Silence from", "Nobody speaks for at least this long.", 0.5, 120),
    Threshold(
        "hold_s", "Hold from", "A silence between two turns of at least this length is a hold.", 1, 600
    ),
    Threshold("pause_s", "Pause within speech", "A pause up to this does not end what a side says.", 0, 5),
    Threshold(
        "monologue_pause_s", "Pause within a monologue", "A pause up to this does not end a monologue.", 0, 30
    ),
    Threshold(
        "listener_s",
        "Listener's word up to",
        "Whatever is shorter, such as “mm-hm”, interrupts nobody and ends no monologue.",
        0,
        5,
    ),
    Threshold("overlap_s", "Overlap from", "Both speak at once for at least this long.", 0.05, 5),
    Threshold(
        "least_talk_s", "Speech for a pace", "With less speech than this there are no words a minute.", 1, 300
    ),
    Threshold(
        "announced_s",
        "Announced before",
        "The agent's words up to this long before a hold may announce it.",
        0,
        120,
    ),
    Threshold("hold_words", "Words that announce a hold", "Whole words of the agent, in any case."),
    Threshold("return_words", "Words that end a hold", "Whole words of the agent, in any case."),
)

BY_NAME: Mapping[str, Threshold] = {threshold.name: threshold for threshold in THRESHOLDS}

NOT_BELOW = (("hold_s", "silence_s"), ("monologue_pause_s", "pause_s"))
"""The first is never less than the second: a hold is a long silence, and a monologue is made of what is said."""


def changed(settings: MeasureSettings, values: Mapping[str, object]) -> MeasureSettings:
    """The settings with new values; seconds may be numbers or text ("2.5", "2,5 s"), wordings a list or text with ";".

    Raises: MeasureSettingsError with every fault at once.
    """
    faults: list[str] = []
    fresh: dict[str, Value] = {}
    for name, given in values.items():
        found = _value(name, given)
        if isinstance(found, _Fault):
            faults.append(found.words)
        else:
            fresh[name] = found
    result = dataclasses.replace(settings, **fresh)  # type: ignore[arg-type]
    faults += _order_faults(result, set(fresh))
    if faults:
        raise MeasureSettingsError(faults)
    return result


def usable(values: Mapping[str, object]) -> MeasureSettings:
    """The usual settings with those of the values that are right; for what was stored by another version."""
    settings = MeasureSettings()
    right = {
        name: found for name, given in values.items() if not isinstance(found := _value(name, given), _Fault)
    }
    try:
        return changed(settings, right)
    except MeasureSettingsError:
        pairs = {name for pair in NOT_BELOW for name in pair}
        return changed(settings, {name: value for name, value in right.items() if name not in pairs})


def differences(settings: MeasureSettings) -> dict[str, float | list[str]]:
    """What is not as usual, as JSON values."""
    usual = MeasureSettings()
    names = (name for name in BY_NAME if getattr(settings, name) != getattr(usual, name))
    return {name: _plain(getattr(settings, name)) for name in names}


def _plain(value: Value) -> float | list[str]:
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class _Fault:
    words: str


def _value(name: str, given: object) -> Value | _Fault:
    threshold = BY_NAME.get(name)
    if threshold is None:
        near = difflib.get_close_matches(name, BY_NAME, 1)
        hint = f" Did you mean “{near[0]}”?" if near else f" There are: {', '.join(BY_NAME)}."
        return _Fault(f"“{name}” is no setting of the measures.{hint}")
    return _seconds(threshold, given) if threshold.is_seconds else _wordings(threshold, given)


def _seconds(threshold: Threshold, given: object) -> Value | _Fault:
    number = _number(given)
    least, most = threshold.least or 0.0, threshold.most or 0.0
    if number is None or not least <= number <= most:
        return _Fault(f"“{threshold.name}” must be {least:g} to {most:g} seconds, not “{given}”.")
    return number


def _number(given: object) -> float | None:
    """Seconds; None when it is none. A truth value is no number of seconds."""
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    text = given.strip().removesuffix("s").strip().replace(",", ".") if isinstance(given, str) else given
    try:
        number = float(text)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _wordings(threshold: Threshold, given: object) -> Value | _Fault:
    parts: Sequence[object]
    if isinstance(given, str):
        parts = given.split(";")
    elif isinstance(given, list | tuple):
        parts = given
    else:
        return _Fault(f"“{threshold.name}” must be wordings, one or more, separated by “;”.")
    if not all(isinstance(part, str) for part in parts):
        return _Fault(f"“{threshold.name}” must be text, wording by wording.")
    wordings = tuple(dict.fromkeys(" ".join(str(part).split()).casefold() for part in parts))
    wordings = tuple(part for part in wordings if part)
    return next(iter(_wording_faults(threshold, wordings)), wordings)


def _wording_faults(threshold: Threshold, wordings: Sequence[str]) -> Iterator[_Fault]:
    if len(wordings) > MOST_WORDINGS:
        yield _Fault(f"“{threshold.name}” takes at most {MOST_WORDINGS} wordings, not {len(wordings)}.")
    for wording in wordings:
        if len(wording) > LONGEST_WORDING:
            yield _Fault(
                f"“{threshold.name}”: “{wording[:30]}…” is longer than {LONGEST_WORDING} characters."
            )
        elif not any(letter.isalnum() for letter in wording):
            yield _Fault(f"“{threshold.name}”: “{wording}” has no word in it.")


def _order_faults(settings: MeasureSettings, touched: set[str]) -> Iterator[str]:
    for upper, lower in NOT_BELOW:
        high, low = getattr(settings, upper), getattr(settings, lower)
        if high < low and touched & {upper, lower}:
            yield f"“{upper}” ({high:g} s) must not be less than “{lower}” ({low:g} s): change both."
