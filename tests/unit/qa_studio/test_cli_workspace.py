"""A workspace's name with a slip in it: what only reads refuses and makes nothing, what makes one says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from qa_studio import settings
from qa_studio.cli import app
from qa_studio.errors import WorkspaceError

READING = (
    ("list",),
    ("list", "--json"),
    ("transcribe",),
    ("suggest", "--all"),
    ("suggest", "1"),
    ("score", "--all"),
    ("transcripts", "1"),
    ("learn",),
    ("reliability",),
    ("report", "rounds", "--out", "rounds.pdf"),
    ("report", "coaching", "--agent", "Maya", "--out", "coaching.pdf"),
    ("trust",),
    ("trust", "set", "kappa", "0.6"),
    ("trust", "golden", "list"),
    ("measures", "show"),
    ("vocabulary", "list"),
    ("queue",),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_a_workspace_that_is_not_there_is_named_and_not_made(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    slip = tmp_path / "worksapce"
    result = run(*arguments, "-w", str(slip))
    assert isinstance(result.exception, WorkspaceError), result.output
    assert str(slip) in str(result.exception)
    assert "qa-studio import" in str(result.exception)
    assert not slip.exists()
    assert settings.load(settings.places().settings_file).workspace == "", "it is not remembered either"


def test_a_folder_without_a_workspace_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    result = run("list", "-w", str(tmp_path / "letters"))
    assert "There is no workspace in" in str(result.exception)
    assert list((tmp_path / "letters").iterdir()) == []


@pytest.mark.parametrize("arguments", [("import", "hello.txt"), ("vocabulary", "add", "Fernlea")])
def test_what_makes_a_workspace_says_so_once(arguments: tuple[str, ...], tmp_path: Path) -> None:
    Path("hello.txt").write_text("Agent: Hello, this is Maya.\nCustomer: Hello.\n", encoding="utf-8")
    first = run(*arguments, "-w", str(tmp_path / "new"))
    assert f"Made a new workspace in {tmp_path / 'new'}" in first.stderr
    again = run("list", "-w", str(tmp_path / "new"))
    assert (again.exit_code, "new workspace" in again.stderr) == (0, False)


def test_a_long_list_shows_the_newest_and_says_how_many_more_there_are(tmp_path: Path) -> None:
    folder, chats = tmp_path / "shop", tmp_path / "chats"
    chats.mkdir()
    for number in range(3):
        (chats / f"{number}.txt").write_text(f"Agent: Hello {number}\nCustomer: Hello\n", encoding="utf-8")
    CliRunner().invoke(app, ["import", str(chats), "-w", str(folder)])
    shown = CliRunner().invoke(app, ["list", "--limit", "2", "-w", str(folder)])
    assert "The newest 2 of 3; --limit shows more" in shown.output
    everything = CliRunner().invoke(app, ["list", "--limit", "2", "--json", "-w", str(folder)])
    assert len(json.loads(everything.output)) == 3
