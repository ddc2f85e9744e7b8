"""Every quote of every suggestion and insight stands in the transcript just where it says, letter by letter.

Looked at: every chat and call of the demonstration, and, where the development data lies beside the project, every
transcript in it and the words of its recordings; as they are and as a recogniser writes them; by every built-in form.
With QA_STUDIO_EVERY_QUOTE=1 it also says how much that was.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from rubrics.loader import BUILTIN, builtin, load
from rubrics.model import Rubric
from scoring.checks import validate
from scoring.insights import insights
from scoring.model import Evidence
from scoring.suggest import Suggester
from transcription.errors import FormatError
from transcription.formats import can_read, read
from transcription.model import Origin, Role, Transcript, Turn

DEMONSTRATION = Path(__file__).parents[3] / "qa_studio" / "demo"
DEVELOPMENT = Path(__file__).parents[4] / "shared" / "data"
IS_WHOLE = os.environ.get("QA_STUDIO_EVERY_QUOTE", "") not in ("", "0")
NAMES = {"brand": ("Meadow Lane", "Harbor Home"), "agent": ("Maya", "Tom", "Priya", "Alex")}
NO_TALK = {"surveys.csv", "guidelines.json"}
"""Files whose ending could be a conversation's, and which hold none."""
REFERENCES = "transcripts.tsv"
"""The words of recordings: a text each, of which nobody has said who speaks."""


@cache
def form(name: str) -> Rubric:
    return load(builtin(name), validate)


@cache
def conversations(folder: Path) -> tuple[tuple[str, Transcript], ...]:
    return tuple(_conversations(folder))


def _conversations(folder: Path) -> Iterator[tuple[str, Transcript]]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or not can_read(path) or path.name in NO_TALK:
            continue
        if path.name == REFERENCES:
            yield from _recorded(path)
            continue
        for one in read(path):
            yield f"{path.name} {one.external_id}", one.transcript


def _recorded(path: Path) -> Iterator[tuple[str, Transcript]]:
    """Each text, its sentences laid in turn into an agent's and a customer's mouth."""
    with path.open(encoding="utf-8", newline="") as file:
        for name, text, *_ in csv.reader(file, delimiter="\t"):
            said = [one.strip() for one in re.split(r"(?<=[.?!])\s", text) if one.strip()]
            roles = (Role.AGENT, Role.CUSTOMER)
            turns = tuple(Turn(roles[at % 2], one) for at, one in enumerate(said))
            yield f"{path.name} {name}", Transcript(turns, Origin("import"), "en")


def heard(transcript: Transcript) -> Transcript:
    """As a recogniser writes it: lower case, no marks; the words' own places are gone with the marks."""
    turns = (replace(turn, text=_plain(turn.text), words=()) for turn in transcript.turns)
    return replace(transcript, turns=tuple(turns))


def _plain(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum() or character in " '")


def assert_verbatim(transcript: Transcript, quotes: Sequence[Evidence], where: str) -> None:
    for quote in quotes:
        text = transcript.turns[quote.turn].text
        assert 0 <= quote.start < quote.end <= len(text), where
        assert text[quote.start : quote.end] == quote.text, where


def quotes_of(transcript: Transcript, suggester: Suggester) -> list[Evidence]:
    findings = suggester.suggest(transcript)
    assert all(one.evidence for one in findings if not one.abstained), "a mark without words is none"
    return [quote for one in findings for quote in one.evidence]


def count_verbatim(found: Sequence[tuple[str, Transcript]], names: Sequence[str]) -> tuple[int, int]:
    """Transcripts (in both writings) times forms, and quotes, all of which were verbatim."""
    looked = counted = 0
    for name in names:
        suggester = Suggester(form(name), NAMES)
        for where, transcript in found:
            for written in (transcript, heard(transcript)):
                quotes = quotes_of(written, suggester)
                assert_verbatim(written, quotes, f"{name}: {where}")
                looked, counted = looked + 1, counted + len(quotes)
    return looked, counted


def test_the_demonstration_is_read_whole() -> None:
    """Thirteen chats, and what was said in the five calls."""
    found = [where for where, _ in conversations(DEMONSTRATION)]
    calls = [path.stem for path in (DEMONSTRATION / "files" / "calls").iterdir()]
    assert len(calls) == 5
    assert all(any(where.startswith(f"{name}.times.json") for where in found) for name in calls)
    assert len(found) == 18


def test_the_development_data_is_read_whole() -> None:
    if not DEVELOPMENT.is_dir():
        pytest.skip("the development data does not lie beside the project")
    found = {where.split()[0] for where, _ in conversations(DEVELOPMENT)}
    texts = {path.name for path in DEVELOPMENT.rglob("*") if path.suffix in (".json", ".tsv")}
    assert found == texts - NO_TALK


@pytest.mark.parametrize("name", BUILTIN)
def test_every_quote_is_verbatim_over_the_demonstration(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    looked, counted = count_verbatim(conversations(DEMONSTRATION), [name])
    assert counted > looked
    _say(capsys, f"demonstration, {name}: {looked} looked at, {counted} quotes verbatim")


@pytest.mark.parametrize("name", BUILTIN)
def test_every_quote_is_verbatim_over_the_development_data(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if not DEVELOPMENT.is_dir():
        pytest.skip("the development data does not lie beside the project")
    looked, counted = count_verbatim(conversations(DEVELOPMENT), [name])
    assert counted > looked
    _say(capsys, f"development data, {name}: {looked} looked at, {counted} quotes verbatim")


def test_every_insight_is_verbatim_over_both() -> None:
    counted = 0
    for folder in (DEMONSTRATION, DEVELOPMENT):
        for where, transcript in conversations(folder) if folder.is_dir() else ():
            quotes = [one.evidence for one in insights(transcript, ("Harbor Home",))]
            assert_verbatim(transcript, quotes, where)
            counted += len(quotes)
    assert counted >= 5


def test_what_is_left_out_holds_no_conversation() -> None:
    for folder in (DEMONSTRATION, DEVELOPMENT):
        for path in folder.rglob("*"):
            if path.name in NO_TALK:
                with pytest.raises(FormatError):
                    read(path)


def _say(capsys: pytest.CaptureFixture[str], words: str) -> None:
    if IS_WHOLE:
        with capsys.disabled():
            print(f"\n{words}")
