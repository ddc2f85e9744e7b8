"""The command on real and on bad input: each fault is named, the rest goes on, nothing that was there is harmed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_studio.demo import demo_folder
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from tests.integration.conftest import Run, qa_studio

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


def test_the_workspace_may_be_named_before_the_command_and_after_it_counts_more(
    command: Command, inbox: Path, tmp_path: Path
) -> None:
    command("import", inbox / "good.txt", "-w", tmp_path / "ws")
    command("import", "-w", tmp_path / "other", tmp_path / "nothing.txt")

    before = command("--workspace", tmp_path / "ws", "list", "--json")
    after = command("--workspace", tmp_path / "ws", "list", "--json", "-w", tmp_path / "other")

    assert (len(json.loads(before.stdout)), json.loads(after.stdout)) == (1, [])


def test_an_empty_workspace_name_is_wrong_use_and_makes_nothing(command: Command, tmp_path: Path) -> None:
    run = command("list", "-w", "")

    assert run.returncode == 2
    assert not (tmp_path / "workspace.sqlite3").exists()


def test_names_are_shown_as_they_are_and_cannot_steer_the_terminal(command: Command, tmp_path: Path) -> None:
    chat = tmp_path / "chat \x1b[31m [bold]x[bold] :smile:.txt"
    chat.write_text(CHAT, encoding="utf-8")

    run = command("import", chat, tmp_path / "no\x1b[2J.txt", "--agent", "[b]Zoë[b]", "-w", tmp_path / "ws")
    listed = command("list", "-w", tmp_path / "ws")

    assert "\x1b" not in run.stderr + listed.stdout
    assert "[bold]x[bold] :smile:" in listed.stdout
    assert "[b]Zoë[b]" in listed.stdout


def test_a_pipe_gets_no_bar_and_no_empty_line(command: Command, inbox: Path, tmp_path: Path) -> None:
    run = command("import", inbox / "good.txt", "-w", tmp_path / "ws")

    made = f"Made a new workspace in {tmp_path / 'ws'}\n"
    assert (run.stdout, run.stderr) == ("1 imported\n", made)


def test_letters_that_an_output_lacks_do_not_end_the_command(
    command: Command, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("import", inbox / "good.txt", "--agent", "Zoë 日本", "-w", tmp_path / "ws")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")

    listed = command("list", "-w", tmp_path / "ws")
    for_programs = command("list", "--json", "-w", tmp_path / "ws")

    assert listed.returncode == 0, listed.stderr
    assert json.loads(for_programs.stdout)[0]["agent"] == "Zoë 日本"


def test_settings_that_cannot_be_written_do_not_stop_the_work(
    command: Command, own_home: Path, tmp_path: Path
) -> None:
    own_home.mkdir(exist_ok=True)
    (own_home / "settings.new").mkdir()
    Store.open(tmp_path / "ws", stored_rubric).close()

    run = command("list", "-w", tmp_path / "ws")

    assert run.returncode == 0, run.stderr


def test_an_unknown_id_is_named_and_the_others_are_scored(
    command: Command, inbox: Path, tmp_path: Path
) -> None:
    command("import", inbox / "good.txt", "-w", tmp_path / "ws")

    run = command("score", "1", "999", "-w", tmp_path / "ws")

    assert run.returncode == 1
    assert "1 scored" in run.stdout
    assert "Interaction 999" in run.stderr


def test_an_unknown_engine_is_refused_also_when_nothing_waits(
    command: Command, inbox: Path, tmp_path: Path
) -> None:
    command("import", inbox / "good.txt", "-w", tmp_path / "ws")

    run = command("transcribe", "--engine", "wisper", "-w", tmp_path / "ws")

    assert run.returncode == 1
    assert "wisper" in run.stderr


def test_a_cut_recording_is_told_when_it_is_transcribed(command: Command, tmp_path: Path) -> None:
    whole = next((demo_folder() / "files" / "calls").glob("*.wav"))
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole.read_bytes()[:60_000])
    command("import", cut, "-w", tmp_path / "ws")

    run = command("transcribe", "--engine", "draft", "-w", tmp_path / "ws")

    assert run.returncode == 0
    assert "cut.wav: The recording is cut" in run.stderr
    assert "copy it again" in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="process groups are interrupted otherwise there")
def test_ctrl_c_says_cancelled_and_shows_no_traceback(own_home: Path, tmp_path: Path) -> None:
    for call in (demo_folder() / "files" / "calls").iterdir():
        shutil.copy(call, tmp_path)
    qa_studio(own_home, "import", tmp_path, "-w", tmp_path / "ws")
    environment = {**os.environ, "QA_STUDIO_HOME": str(own_home)}
    arguments = [
        sys.executable,
        "-m",
        "qa_studio",
        "transcribe",
        "--engine",
        "draft",
        "-w",
        str(tmp_path / "ws"),
    ]
    running = subprocess.Popen(
        arguments, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not children_of(running.pid):
        assert running.poll() is None, "it ended before it had begun to listen"

    os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=30)[1]

    assert (running.returncode, said) == (1, "Cancelled; what was finished before is kept.\n")


def children_of(number: int) -> list[str]:
    """Processes that do speech for this one; the one that only watches resources is none."""
    found = subprocess.run(["ps", "-o", "args=", "--ppid", str(number)], capture_output=True, text=True)
    return [line for line in found.stdout.splitlines() if "spawn_main" in line]
