"""Plain values as YAML text in the manner of the built-in rubrics: short things on one line, long text folded."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rubrics.errors import RubricError
from rubrics.nodes import compose, plain

WIDTH = 110
_LONGEST_FLOW = 100

_YES_OR_NO = {"yes", "no", "on", "off", "y", "n"}  # older YAML readers take these for switches
_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .,;()/'’–—…!?%+*=&|<>äöüÄÖÜßéèáà-]*$")


def normal(value: Any) -> Any:
    """The value as reading it back gives it: numbers as int or float, text stripped, tuples as lists."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {str(key): normal(item) for key, item in value.items()}
    return [normal(item) for item in value] if isinstance(value, (list, tuple)) else value


def scalar(value: Any, *, flow: bool = False) -> str:
    """A text, number, switch or nothing on one line.

    Raises: RubricError for text that no file can hold (half a character).
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, (int, float)):
        return repr(value)
    return _text(str(value).strip(), flow=flow)


def _text(text: str, *, flow: bool) -> str:
    if text.lower() in _YES_OR_NO or not _SAFE.match(text) or not _reads_back(text, flow=flow):
        return _quoted(text)
    return text


def _reads_back(text: str, *, flow: bool) -> bool:
    """Whether this text without quotes is this very text to a reader."""
    if "#" in text or text != " ".join(text.split(" ")) or text.endswith(" "):
        return False
    if flow and re.search(r"[,\[\]{}?]", text):
        return False
    if re.search(r":(\s|$)", text) or re.match(r"[-?:](\s|$)", text):
        return False
    root = compose(f"- {text}\n", "text").root
    return root is not None and plain(root) == [text]


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(character) for character in text) + '"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise RubricError("This text holds half a character and cannot be saved; type it again.")
    if character.isprintable() and code != 0xFEFF:
        return character
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def flow(value: Any) -> str:
    """Any value on one line."""
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{scalar(str(key), flow=True)}: {flow(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, flow=True)


def entry(key: str, value: Any, indent: int) -> list[str]:
    """Lines of "key: value", the key standing `indent` characters from the left."""
    head = f"{' ' * indent}{scalar(key)}:"
    if isinstance(value, (Mapping, list, tuple)) and not _on_one_line(value, indent + len(key) + 2):
        return [head, *_block(value, indent + 2)]
    if isinstance(value, str) and _folds(value, indent + len(key) + 2):
        return [f"{head} >-", *folded(value, indent + 2)]
    return [f"{head} {flow(value) if isinstance(value, (Mapping, list, tuple)) else scalar(value)}"]


def element(value: Any, indent: int) -> list[str]:
    """Lines of "- value", the dash standing `indent` characters from the left."""
    if isinstance(value, Mapping) and value and not _on_one_line(value, indent + 2):
        lines = _block(value, indent + 2)
        return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]
    if isinstance(value, str) and _folds(value, indent + 2):
        return [f"{' ' * indent}- >-", *folded(value, indent + 2)]
    return [f"{' ' * indent}- {flow(value)}"]


def _block(value: Mapping[str, Any] | Sequence[Any], indent: int) -> list[str]:
    if isinstance(value, Mapping):
        return [line for key, item in value.items() for line in entry(str(key), item, indent)]
    return [line for item in value for line in element(item, indent)]


def _on_one_line(value: Any, used: int) -> bool:
    if not value:
        return True
    items = list(value.values()) if isinstance(value, Mapping) else list(value)
    deep = any(isinstance(item, (Mapping, list, tuple)) for item in items)
    if deep and not (isinstance(value, Mapping) and all(_flat(item) for item in items) and len(items) <= 3):
        return False
    return used + len(flow(value)) <= _LONGEST_FLOW


def _flat(item: Any) -> bool:
    if isinstance(item, Mapping):
        return len(item) <= 2 and all(_flat(inner) for inner in item.values())
    return not isinstance(item, (list, tuple)) or not any(
        isinstance(one, (Mapping, list, tuple)) for one in item
    )


def _folds(text: str, used: int) -> bool:
    return used + len(text) > WIDTH and can_fold(text)


def can_fold(text: str) -> bool:
    """Whether folded lines give this very text back: single spaces, printable, no line that begins with a space."""
    clean = text.strip()
    return clean.isprintable() and "  " not in clean and "\ufeff" not in clean and all(map(_whole, clean))


def _whole(character: str) -> bool:
    return not character.isspace() or character == " "


def folded(text: str, indent: int) -> list[str]:
    """Lines of a folded text, without its header."""
    width = max(WIDTH - indent, 40)
    lines = textwrap.wrap(text.strip(), width, break_long_words=False, break_on_hyphens=False)
    return [f"{' ' * indent}{line}" for line in lines]
