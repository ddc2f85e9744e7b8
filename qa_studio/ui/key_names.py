"""Keys as they are printed on the reader's keyboard."""

from __future__ import annotations

import re

from qa_studio.language import tr

_NAMES = {
    "Alt": tr("Alt"),
    "Backspace": tr("Backspace"),
    "Ctrl": tr("Ctrl"),
    "Delete": tr("Delete"),
    "Down": tr("Down"),
    "End": tr("End"),
    "Enter": tr("Enter"),
    "Esc": tr("Esc"),
    "Home": tr("Home"),
    "Insert": tr("Insert"),
    "Left": tr("Left"),
    "Return": tr("Enter"),
    "Right": tr("Right"),
    "Shift": tr("Shift"),
    "Space": tr("Space"),
    "Tab": tr("Tab"),
    "Up": tr("Up"),
    "click": tr("click"),
}
_WORD = re.compile("[A-Za-z]{2,}")


def key_names(keys: str) -> str:
    """Keys for the reader: "Ctrl+Return" is "Ctrl+Enter", in German "Strg+Eingabe". What is no key stays."""
    return _WORD.sub(lambda found: _NAMES.get(found[0], found[0]), keys)
