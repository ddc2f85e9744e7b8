"""The keys that the manual names, taken from the one table of actions, so that it cannot lie.

Owns the marks in the manual's text: `{key review.submit}` for the keys of an action as they are now, and
`{keys review}` on a line of its own for the whole table of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_studio.language import joined_by_or, tr
from qa_studio.ui.keymap import Key, Sheet, shown

MARK = re.compile(r"\{(?P<kind>keys?) (?P<name>[a-z_]+)(?:\.(?P<act>[a-z_0-9]+))?\}")


class UnknownKeyError(KeyError):
    """The manual names a page or an action that there is not."""


def with_keys(text: str, sheets: Sequence[Sheet]) -> str:
    """The manual's text with keys in place of its marks.

    Raises: UnknownKeyError naming the mark.
    """
    return MARK.sub(lambda found: _words(found, sheets), text)


def _words(found: re.Match[str], sheets: Sequence[Sheet]) -> str:
    sheet = next((one for one in sheets if one.name == found["name"]), None)
    if sheet is None or (found["kind"] == "key") is not bool(found["act"]):
        raise UnknownKeyError(found[0])
    if found["kind"] == "keys":
        return _tables(sheet)
    key = next((one for one in sheet.keys if one.act == found["act"]), None)
    if key is None:
        raise UnknownKeyError(found[0])
    return f"**{_said(sheet, key)}**"


def _said(sheet: Sheet, key: Key) -> str:
    """An action's keys as they are printed on the keyboard; one that is told in two spellings once."""
    keys = dict.fromkeys(shown(one) for one in sheet.keys_of(key.act))
    return joined_by_or(keys) or tr("(no key)")


def _tables(sheet: Sheet) -> str:
    groups = dict.fromkeys((*(key.group for key in sheet.keys), *(group for _, _, group in sheet.fixed)))
    return "\n\n".join(_table(sheet, group) for group in groups)


def _table(sheet: Sheet, group: str) -> str:
    rows = [(_said(sheet, key), key.words) for key in sheet.keys if key.group == group]
    rows += [(keys, words) for keys, words, where in sheet.fixed if where == group]
    head = f"### {group}\n\n| {tr('Keys')} | {tr('What they do')} |\n| --- | --- |"
    return "\n".join((head, *(f"| {_cell(keys)} | {_cell(words)} |" for keys, words in rows)))


def _cell(words: str) -> str:
    """Words as a cell of a table: what Markdown would read as marks stands as it is."""
    return re.sub(r"([\\|*_`<>\[\]])", r"\\\1", words)
