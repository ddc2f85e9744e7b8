"""The command on real and on bad input: each fault is named, the rest goes on, nothing that was there is harmed."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_studio.demo import demo_folder
from tests.integration.conftest import Run

Command = Callable[..., Run]

CHAT = "[10:02] Agent: Welcome to Meadow Lane, I am Tom.\n[10:03] Customer: Hello, my lamp came broken.\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder as it may come: one good chat among everything that can be wrong."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "good.txt").write_text(CHAT, encoding="utf-8")
    (folder / "empty.wav").write_bytes(b"")
    (folder / "letter.wav").write_text("Dear sir or madam, this is no sound at all. " * 20, encoding="utf-8")
    (folder / "notes.xyz").write_text("unknown ending", encoding="utf-8")
    (folder / "nobody.csv").write_text("when,what\n10:02,Hello there\n10:03,Good morning\n", encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00\xd8\x00\x00\x81\x00\x00\xdc")
    return folder


def test_a_bad_file_is_named_and_the_rest_goes_on(command: Command, inbox: Path, tmp_path: Path) -> None:
    run = command("import", inbox, "-w", tmp_path / "ws")

    assert run.returncode == 1
    assert "1 imported" in run.stdout
    for name in ("empty.wav", "letter.wav", "nobody.csv", "broken.txt"):
        assert name in run.stderr
    assert "Traceback" not in run.stderr + run.stdout
    (row,) = json.loads(command("list", "--json", "-w", tmp_path / "ws").stdout)
    assert row["channel"] == "chat"


def test_a_cut_recording_is_taken_as_far_as_it_goes(command: Command, tmp_path: Path) -> None:
    whole = next((demo_folder() / "files" / "calls").glob("*.mp3"))
    cut = tmp_path / "cut.mp3"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 6])

    imported = command("import", cut, "-w", tmp_path / "ws")
    transcribed = command("transcribe", "--engine", "draft", "-w", tmp_path / "ws")

    assert imported.returncode == 0, imported.stderr
    assert transcribed.returncode == 0, transcribed.stderr
    assert "1 transcribed" in transcribed.stdout
    assert "not for judging people" in transcribed.stdout


def test_importing_again_changes_nothing(command: Command, inbox: Path, tmp_path: Path) -> None:
    command("import", inbox / "good.txt", "-w", tmp_path / "ws")

    again = command("import", inbox / "good.txt", "-w", tmp_path / "ws")

    assert again.returncode == 0, again.stderr
    assert "1 there already" in again.stdout


def test_a_chat_is_imported_scored_and_listed(command: Command, inbox: Path, tmp_path: Path) -> None:
    command("import", inbox / "good.txt", "--agent", "Tom Reed", "--round", "Round 1", "-w", tmp_path / "ws")

    scored = command("score", "-w", tmp_path / "ws")

    assert scored.returncode == 0, scored.stderr
    assert "1 scored" in scored.stdout
    (row,) = json.loads(command("list", "--json", "-w", tmp_path / "ws").stdout)
    assert (row["agent"], row["round"], row["engine"]) == ("Tom Reed", "Round 1", "import")


def test_every_fault_of_a_rubric_is_named_with_its_line(command: Command, tmp_path: Path) -> None:
    rubric = tmp_path / "mine.yaml"
    rubric.write_text(
        "rubric: mine\ntitle: Mine\nversion: 1\nsectons: []\nsections:\n  - key: a\n    title: A\n    weight: -3\n"
        "    criteria:\n      - {key: x, title: X, weight: 1, scale: yes_not}\n",
        encoding="utf-8",
    )

    run = command("rubric", "check", rubric)

    assert run.returncode == 1
    said = run.stdout + run.stderr
    assert "sections" in said
    assert "weight" in said
    assert "yes_no" in said
    for line in ("4", "8", "10"):
        assert line in said
    assert "Traceback" not in said


def test_a_workspace_from_a_newer_version_is_refused_and_left_alone(
    command: Command, inbox: Path, tmp_path: Path
) -> None:
    command("import", inbox / "good.txt", "-w", tmp_path / "ws")
    database = tmp_path / "ws" / "workspace.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    connection.close()
    before = database.read_bytes()

    run = command("list", "-w", tmp_path / "ws")

    assert run.returncode == 1
    assert "newer" in run.stderr
    assert str(tmp_path / "ws") in run.stderr.replace("\n", "")
    assert "Traceback" not in run.stderr
    assert database.read_bytes() == before


def test_a_folder_that_cannot_hold_a_workspace_is_named(command: Command, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder")

    run = command("list", "-w", taken)

    assert run.returncode == 1
    assert "taken" in run.stderr
    assert taken.read_text() == "a file, not a folder"


def test_wrong_use_ends_with_two(command: Command) -> None:
    assert command("transcribe", "--no-such-option").returncode == 2
    assert command("report", "coaching").returncode == 2
    assert command("nonsense").returncode == 2


def test_an_unknown_engine_is_named_with_those_there_are(command: Command, tmp_path: Path) -> None:
    call = next((demo_folder() / "files" / "calls").glob("*.wav"))
    shutil.copy(call, tmp_path / "call.wav")
    command("import", tmp_path / "call.wav", "-w", tmp_path / "ws")

    run = command("transcribe", "--engine", "wisper", "-w", tmp_path / "ws")

    assert run.returncode == 1
    assert "wisper" in run.stderr
    assert "whisper" in run.stderr.replace("wisper", "")


def test_the_doctor_says_what_is_there_and_how_to_get_the_rest(command: Command) -> None:
    run = command("doctor")

    assert run.returncode == 0, run.stderr
    for words in ("Python", "torch", "pocketsphinx", "Qt", "qa-studio models get"):
        assert words in run.stdout
