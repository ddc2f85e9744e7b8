"""`qa-studio transcribe --reference` as a user runs it: real processes, a real engine, bad references among good."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from sound_files import tone, write_wav

from tests.integration.conftest import Run

Command = Callable[..., Run]


def test_a_list_is_measured_without_a_workspace_and_what_is_wrong_in_it_is_named(
    command: Command, tmp_path: Path
) -> None:
    write_wav(tmp_path / "quiet.wav", [tone(440, 0.5)], 16_000)
    (tmp_path / "cut.wav").write_bytes(b"RIFF")
    rows = "quiet.wav\tGood morning to you\nnone.wav\tHello\ncut.wav\tHello\n"
    (tmp_path / "list.tsv").write_text(rows, encoding="utf-8")

    run = command("transcribe", "--reference", tmp_path / "list.tsv", "--engine", "draft", "--json")

    assert run.returncode == 1
    found = json.loads(run.stdout)
    (quiet,) = found["files"]
    assert (quiet["words"], quiet["deletions"] + quiet["substitutions"]) == (4, 4)
    assert [failure["name"] for failure in found["failures"]] == ["none.wav", "cut.wav"]
    assert found["overall"]["is_small_sample"]
    assert found["overall"]["interval"] is None
    assert "Traceback" not in run.stderr
    assert not list(tmp_path.rglob("workspace.sqlite3"))


def test_ids_and_json_are_refused_where_they_mean_nothing(command: Command, tmp_path: Path) -> None:
    run = command("transcribe", "call.wav", "-w", tmp_path / "ws")
    assert run.returncode == 2
    assert "no interaction's id" in run.stderr
