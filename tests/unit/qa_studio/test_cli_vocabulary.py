"""`qa-studio vocabulary …`: what it prints and how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from storage_world import interaction
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.errors import StudioError
from qa_studio.rows import Channel
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from transcription.model import Origin, Role, Transcript, Turn, Word

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on one new workspace: the exit code, and what it printed, read as JSON where it was asked for."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))

    Store.open(tmp_path / "w", stored_rubric).close()

    def command(*arguments: object) -> tuple[int, Any]:
        told = ["vocabulary", *map(str, arguments), "-w", str(tmp_path / "w")]
        result = CliRunner().invoke(app, told)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, json.loads(result.stdout) if "--json" in told else result.output

    return command


def call(folder: Path, text: str) -> int:
    words = tuple(
        Word(found.start(), found.end(), float(place), place + 0.5, 0.9)
        for place, found in enumerate(re.finditer(r"\S+", text))
    )
    transcript = Transcript((Turn(Role.AGENT, text, words=words),), Origin("whisper", "base"))
    with Store.open(folder, stored_rubric) as store:
        (number,) = store.add_interactions([(interaction(channel=Channel.CALL), transcript)])
    return number


def test_names_are_added_changed_listed_and_removed(run: Run) -> None:
    code, row = run(
        "add", "Meadow Lane", "--kind", "brand", "--heard", "metal lane", "--heard", "metal", "--json"
    )
    assert code == 0
    assert (row["name"], row["kind"], row["heard_as"]) == ("Meadow Lane", "brand", ["metal lane", "metal"])
    assert [note["name"] for note in row["notes"]] == ["metal"]
    assert (
        run("change", "meadow lane", "--heard", "", "--name", "Meadow Circle", "--json")[1]["heard_as"] == []
    )
    assert [row["name"] for row in run("list", "--json")[1]["names"]] == ["Meadow Circle"]
    assert "Meadow Circle" in run("list")[1]
    assert run("remove", "meadow circle")[0] == 0
    assert run("list", "--json")[1] == {"names": [], "offered": []}


def test_an_import_tells_of_every_line_and_fails_for_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text("[brand]\nMeadow Lane\n[toys]\nRobot\n", encoding="utf-8")
    code, told = run("import", file, "--json")
    assert code == 1
    assert [row["name"] for row in told["added"]] == ["Meadow Lane"]
    assert [failure["name"] for failure in told["failures"]] == ["names.txt, line 4"]


def test_a_list_is_applied_to_transcripts_and_taken_back(run: Run, tmp_path: Path) -> None:
    number = call(tmp_path / "w", "welcome to Medow Lane")
    assert [one["name"] for one in run("list", "--json")[1]["offered"]] == ["Meadow Lane", "Maya Brandt"]
    run("add", "Meadow Lane", "--kind", "brand")
    assert run("apply", "--all", "--json")[1] == {"done": [number], "skipped": [], "failures": []}
    assert run("apply", number, "--json")[1]["skipped"] == ["chat"]
    assert run("apply", number, "--undo", "--json")[1]["done"] == [number]
    assert run("apply", 99, "--json")[0] == 1


def test_wrong_use_is_told(run: Run) -> None:
    assert run("apply")[0] == 2
    assert run("apply", 1, "--all")[0] == 2
    with pytest.raises(StudioError, match="no kind of name"):
        run("add", "Meadow Lane", "--kind", "toy")
    with pytest.raises(StudioError, match="holds no name"):
        run("remove", "Meadow Lane")
