"""The catalogues: what the tool finds and writes, that German is whole, and the window in German."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from string import Formatter

import german_window
import pytest
from PySide6.QtCore import QLocale

import qa_studio.demo
from qa_studio import language
from qa_studio.language import tr, trn
from qa_studio.ui import moments
from qa_studio.ui.languages import FOLDER, speak, spoken
from qa_studio.ui.languages.catalogue import Text, TextFault, compile_catalogue, texts, translated, write

GERMAN = FOLDER / "de.ts"
CHAT = sorted((Path(qa_studio.demo.__file__).parent / "files" / "chats").glob("*.txt"))[0]
WAIT_S = 60
OF_THE_FORM = {"Yes", "No", "N/A"}
"""Answers of the built-in forms, which stay in English, that the window says somewhere too."""


@pytest.fixture(scope="module")
def sources() -> dict[str, Text]:
    return texts()


@pytest.fixture(scope="module")
def german() -> dict[str, tuple[str, ...]]:
    return translated(GERMAN)


@pytest.fixture
def speaking_german() -> Iterator[None]:
    speak("de")
    yield
    language.use(None)
    QLocale.setDefault(QLocale("en"))


def module(folder: Path, text: str) -> Path:
    (folder / "page.py").write_text(text, encoding="utf-8")
    return folder


def test_every_text_of_the_code_is_found_once_with_its_singular(tmp_path: Path) -> None:
    code = 'a = tr("Open")\nb = trn("{count} call", "{count} calls", n)\nc = tr("Open")\nd = self.tr("not ours")\n'
    assert list(texts(module(tmp_path, code)).values()) == [
        Text("Open"),
        Text("{count} calls", "{count} call"),
    ]


@pytest.mark.parametrize(
    "code", ["tr(words)", 'tr(f"Open {name}")', 'tr("Open" + name)', 'trn("one", many, 2)'], ids=str
)
def test_a_text_that_does_not_stand_in_its_call_is_refused_by_its_place(tmp_path: Path, code: str) -> None:
    with pytest.raises(TextFault, match=r"page\.py:1"):
        texts(module(tmp_path, code))


def test_a_text_that_counts_and_does_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TextFault, match="Word one differently"):
        texts(module(tmp_path, 'tr("{count} calls")\ntrn("{count} call", "{count} calls", 2)'))


def test_new_texts_join_a_catalogue_unfinished_old_ones_leave_it_and_translations_stay(
    tmp_path: Path,
) -> None:
    file = tmp_path / "de.ts"
    known = {"Open": ("Öffnen",), "{count} calls": ("{count} Anruf", "{count} Anrufe"), "Gone": ("Weg",)}
    wanted = [Text("Open"), Text("{count} calls", "{count} call"), Text("New <&>")]
    assert write(file, "de", wanted, known) == 1
    again = translated(file)
    assert again == {name: forms for name, forms in known.items() if name != "Gone"}
    before = file.read_bytes()
    assert write(file, "de", wanted, again) == 1
    assert file.read_bytes() == before


def test_every_text_is_translated_into_german(
    sources: dict[str, Text], german: dict[str, tuple[str, ...]]
) -> None:
    missing = [source for source in sources if source not in german]
    assert not missing, "run “make texts”, then translate what is unfinished in de.ts"
    assert not [source for source in german if source not in sources], "run “make texts”"
    assert not [source for source, forms in german.items() if not all(form.strip() for form in forms)]


def fields(text: str) -> list[tuple[str, str]]:
    return sorted((name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name is not None)


def test_a_translation_has_the_fields_of_its_text(
    sources: dict[str, Text], german: dict[str, tuple[str, ...]]
) -> None:
    odd = []
    for source, forms in german.items():
        wanted = [source] if sources[source].one is None else [sources[source].one or "", source]
        odd += [
            form
            for form, english in zip(forms, wanted, strict=True)
            if fields(form) not in (fields(english), fields(source))
        ]
    assert odd == []


def test_the_compiled_catalogue_is_of_the_one_that_translators_see(tmp_path: Path) -> None:
    compile_catalogue(GERMAN, tmp_path / "de.qm")
    assert (tmp_path / "de.qm").read_bytes() == GERMAN.with_suffix(".qm").read_bytes(), "run “make texts”"


@pytest.mark.usefixtures("speaking_german")
def test_counts_numbers_and_dates_are_german() -> None:
    assert [trn("{count} call", "{count} calls", number) for number in (0, 1, 2, 1204)] == [
        "0 Anrufe",
        "1 Anruf",
        "2 Anrufe",
        "1.204 Anrufe",
    ]
    assert tr("{size:.1f} GB", size=1.5) == "1,5 GB"
    assert moments.weekday_and_time(datetime(2026, 11, 12, 10, 2)) == "Donnerstag, 12. November 2026, 10:02"
    assert moments.full_day(datetime(2026, 3, 4)) == "4. März 2026"


def test_english_says_dates_as_it_always_did() -> None:
    assert moments.day(datetime(2026, 11, 2)) == "2 Nov 26"
    assert moments.full_day_and_time(datetime(2026, 11, 2, 9, 5)) == "2 Nov 2026 09:05"


def test_a_setting_wins_over_the_system_and_the_system_falls_back_to_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert spoken("de") == "de"
    assert spoken("system") in ("en", "de")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What stands on each page of the German window, by the page's title."""
    workspace = tmp_path_factory.mktemp("german") / "Meadow Lane"
    script = [sys.executable, str(Path(german_window.__file__)), "de", str(workspace), str(CHAT)]
    done = subprocess.run(script, capture_output=True, text=True, timeout=WAIT_S)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_every_page_of_the_german_window_is_german(
    window: dict[str, list[str]], german: dict[str, tuple[str, ...]]
) -> None:
    foreign = {source for source, forms in german.items() if source not in forms} - OF_THE_FORM
    said = {form for forms in german.values() for form in forms}
    pages = {title: words for title, words in window.items() if title != "Qt"}
    assert {"Bibliothek", "Prüfen", "Bögen", "Berichte", "Warteschlange", "Einstellungen"} <= set(pages)
    english = {title: [one for one in words if one in foreign - said] for title, words in pages.items()}
    assert english == {title: [] for title in pages}
    assert all(sum(one in said for one in words) > 20 for words in pages.values())


def test_qts_own_buttons_are_german(window: dict[str, list[str]]) -> None:
    assert window["Qt"] == ["Abbrechen", "Speichern"]
