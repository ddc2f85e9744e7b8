"""Brings the catalogues up to date with the texts in the code: `python -m qa_studio.ui.languages.catalogue`.

Owns what counts as a text: the literal in `tr("…")` and the two in `trn("…", "…", number)`. New texts join each
catalogue unfinished, those that are gone leave it, and translations stay. Then lrelease compiles what is finished.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qa_studio.ui.languages import CONTEXT, FOLDER, LANGUAGES

ROOT = FOLDER.parents[1]
"""The application: everything below it is read."""
NUMERUS_FORMS = 2
"""One and many: enough for the languages that there are. Source: Qt Linguist, "Translation Rules for Plurals"."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the code.

    Attributes:
        source: its English words; of a counting text the plural.
        one: the singular of a counting text; None for others.
    """

    source: str
    one: str | None = None


class TextFault(ValueError):
    """A text that the catalogue cannot hold; the message names file and line."""


def texts(root: Path = ROOT) -> dict[str, Text]:
    """Every text of the code by its source, in the order of files and lines.

    Raises: TextFault for a call whose text does not stand in it, and for a text that both counts and does not.
    """
    found: dict[str, Text] = {}
    for path in sorted(root.rglob("*.py")):
        for place, text in _texts_of(path):
            if found.setdefault(text.source, text) != text:
                raise TextFault(
                    f"{place}: {text.source!r} stands in tr() and in trn(). Word one differently."
                )
    return found


def _texts_of(path: Path) -> Iterator[tuple[str, Text]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "trn"):
            place = f"{path}:{node.lineno}"
            words = [_literal(argument, place) for argument in node.args[: len(node.func.id) - 1]]
            yield place, Text(words[-1], words[0] if len(words) > 1 else None)


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise TextFault(f"{place}: the text has to stand in the call itself, as one literal.")


def translated(path: Path) -> dict[str, tuple[str, ...]]:
    """The finished translations of a catalogue by source; two forms for a counting text. Empty without a file."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None:
            forms = tuple(form.text or "" for form in translation.findall("numerusform"))
            found[message.findtext("source", "")] = forms or (translation.text or "",)
    return found


def write(path: Path, code: str, sources: Iterable[Text], known: Mapping[str, tuple[str, ...]]) -> int:
    """Write a catalogue; returns how many texts have no translation yet."""
    root = ET.Element("TS", version="2.1", language=code, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    unfinished = 0
    for text in sources:
        forms = known.get(text.source)
        unfinished += forms is None
        _add_message(context, text, forms)
    ET.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")
    return unfinished


def _add_message(context: ET.Element, text: Text, forms: tuple[str, ...] | None) -> None:
    message = ET.SubElement(context, "message")
    ET.SubElement(message, "source").text = text.source
    if text.one is not None:
        message.set("numerus", "yes")
        ET.SubElement(message, "extracomment").text = f"One: {text.one}"
    translation = ET.SubElement(message, "translation")
    if forms is None:
        translation.set("type", "unfinished")
    if text.one is None:
        translation.text = forms[0] if forms else ""
        return
    for place in range(NUMERUS_FORMS):
        ET.SubElement(translation, "numerusform").text = forms[place] if forms else ""


def compile_catalogue(path: Path, out: Path) -> None:
    """Make the compiled catalogue that the window loads.

    Raises: CalledProcessError when lrelease refuses the catalogue; its words are on standard error.
    """
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(path), "-qm", str(out)], check=True)


def main() -> int:
    """Bring all catalogues up to date; exit code 1 while texts are not translated."""
    found = texts()
    unfinished = 0
    for code in LANGUAGES:
        if code == "en":
            continue
        path = FOLDER / f"{code}.ts"
        missing = write(path, code, found.values(), translated(path))
        compile_catalogue(path, path.with_suffix(".qm"))
        print(f"{code}: {len(found)} texts, {missing} not translated")
        unfinished += missing
    return 1 if unfinished else 0


if __name__ == "__main__":
    sys.exit(main())
