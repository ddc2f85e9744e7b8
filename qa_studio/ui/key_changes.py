"""What giving an action another key does: whose key it was, and what is kept of it.

Owns which keys cannot be given away. Pure; asks the keymap only for what holds now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa_studio.ui.keymap import TAB_KEYS, Key, Sheet

RESERVED = TAB_KEYS | {
    *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Return", "Enter", "Esc", "Backspace"),
    *("Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right"),
}
"""What moves the keyboard, presses buttons and leaves fields everywhere: no action may take these away."""
Own = Mapping[str, Sequence[str]]


def conflict(sheets: Sequence[Sheet], sheet: Sheet, act: str, key: str) -> tuple[Sheet, Key] | None:
    """The action that has a key where this one would have it too; None when it is free.

    Keys of the window hold on every page, so they conflict with every page's.
    """
    for other in sheets:
        if other is not sheet and not (other.is_everywhere or sheet.is_everywhere):
            continue
        for found in other.keys:
            if (other.name, found.act) != (sheet.name, act) and key in other.keys_of(found.act):
                return other, found
    return None


def with_keys(own: Own, sheet: Sheet, act: str, keys: Sequence[str]) -> dict[str, list[str]]:
    """The keys that are not the usual ones, after an action was given these; its usual ones are kept nowhere."""
    kept = {name: list(value) for name, value in own.items()}
    kept.pop(sheet.full_name(act), None)
    if tuple(keys) != sheet.usual(act):
        kept[sheet.full_name(act)] = list(keys)
    return kept
