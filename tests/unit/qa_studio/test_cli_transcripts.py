"""`qa-studio transcripts …`: versions, their history and their differences, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from storage_world import interaction, transcript
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.errors import StudioError
from qa_studio.services.correcting import Correcting, Reword, SetRole, SwapRoles
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from transcription import formats
from transcription.model import Role

Command = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A conversation corrected twice, and one without a transcript."""
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    with Store.open(tmp_path / "ws", stored_rubric) as store:
        store.add_interactions(
            [
                (interaction("chat"), transcript("Thank you fer calling", "Hi.")),
                (interaction("later"), None),
            ]
        )
        Correcting(store).edit(1, [Reword(0, "Thank you for calling")], "Anna [bold]")
        Correcting(store).edit(1, [SetRole((1,), Role.SYSTEM)], "Ben Carter")
    return tmp_path / "ws"


@pytest.fixture
def command(workspace: Path) -> Command:
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["transcripts", *arguments, "-w", str(workspace)])
        if result.exception is not None:
            raise result.exception
        return result.output

    return run


def test_the_newest_version_is_shown_and_an_older_one_by_its_number(command: Command) -> None:
    assert "00:00  Maya: Thank you for calling" in command("1")
    assert "Thank you fer calling" in command("1", "--version", "1")


def test_the_history_names_version_editor_and_change(command: Command) -> None:
    lines = command("1", "--history").splitlines()
    assert "Ben Carter" in lines[1]
    assert "Speaker of 1 turn" in lines[1]
    assert "Anna [bold]" in lines[2]
    assert "“fer” is now “for”" in lines[2]
    found = json.loads(command("1", "--history", "--json"))
    assert [(one["version"], one["editor"], one["engine"]) for one in found] == [
        (3, "Ben Carter", "whisper"),
        (2, "Anna [bold]", "whisper"),
        (1, None, "whisper"),
    ]


def test_what_two_versions_differ_in_is_struck_and_added(command: Command) -> None:
    shown = command("1", "--against", "1")
    assert "agent: Thank you [-fer-] {+for+} calling" in shown
    assert "[-customer-] {+system+}: Hi." in shown
    (first, second) = json.loads(command("1", "--against", "1", "--json"))
    assert [piece["kind"] for piece in first["pieces"]] == ["same", "deleted", "inserted", "same"]
    assert (second["role_before"], second["role"]) == ("customer", "system")


def test_a_version_as_json_is_read_by_an_import_again(command: Command, tmp_path: Path) -> None:
    text = command("1", "--json")
    found = json.loads(text)
    assert (found["version"], found["editor"], found["turns"][0]["words"][0]["start"]) == (
        3,
        "Ben Carter",
        0.0,
    )
    path = tmp_path / "again.json"
    path.write_text(text, encoding="utf-8")
    (conversation,) = formats.read(path)
    assert [turn.text for turn in conversation.transcript.turns] == ["Thank you for calling", "Hi."]
    assert [turn.role for turn in conversation.transcript.turns] == [Role.AGENT, Role.SYSTEM]


def test_what_is_not_there_is_named(command: Command) -> None:
    with pytest.raises(StudioError, match="no version 9"):
        command("1", "--version", "9")
    with pytest.raises(StudioError, match="Transcribe"):
        command("2")
    with pytest.raises(StudioError):
        command("77")
    assert command("2", "--history").splitlines()[1:] == []
    with pytest.raises(SystemExit):
        command("1", "--history", "--version", "2")


def test_a_swap_is_told_as_one(workspace: Path, command: Command) -> None:
    with Store.open(workspace, stored_rubric) as store:
        Correcting(store).revert(1, 2, "Anna")
        Correcting(store).edit(1, [SwapRoles()], "Anna")
    assert "Agent and customer swapped" in command("1", "--history").splitlines()[1]
