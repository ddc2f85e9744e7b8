"""`qa-studio queue …`: what it prints, what it changes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fakes import SteppedSpeech
from service_files import tone
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.rows import ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.rubrics import stored_rubric
from qa_studio.speech_rows import TranscribeOptions
from qa_studio.storage.store import Store

Row = dict[str, object]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two recordings wait; a third has lost its file."""
    folder = tmp_path / "workspace"
    paths = [tone(tmp_path / f"{name}.wav", hertz=200 + 10 * place) for place, name in enumerate("abc")]
    with Store.open(folder, stored_rubric) as store:
        ids = Importing(store).import_paths(paths, ImportOptions(), JobContext()).done
        paths[2].unlink()
        queue = TranscriptionQueue(store, SteppedSpeech(steps=1), Models(tmp_path / "models"))
        queue.enqueue(ids[2:], TranscribeOptions("draft"))
        queue.run(JobContext())
        queue.enqueue(ids[:2], TranscribeOptions("draft"))
    return folder


def run(workspace: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["queue", *arguments, "-w", str(workspace)], env={"COLUMNS": "200"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def rows(workspace: Path) -> dict[str, Row]:
    return {row["title"]: row for row in json.loads(run(workspace, "--json"))}


def job(workspace: Path, title: str) -> str:
    return str(rows(workspace)[title]["id"])


def test_the_list_says_what_waits_and_why_something_failed(workspace: Path, tmp_path: Path) -> None:
    printed = run(workspace)
    assert printed.splitlines()[0].split() == ["Job", "Recording", "State", "Done", "Left", "Engine", "Why"]
    assert f"{tmp_path / 'c.wav'} is not there any more" in " ".join(printed.split())
    found = rows(workspace)
    assert [(row["title"], row["state"], row["position"]) for row in found.values()] == [
        ("a", "queued", 1), ("b", "queued", 2), ("c", "failed", None),
    ]  # fmt: skip
    a = found["a"]
    assert (a["engine"], a["model"], a["is_draft"], a["fraction"], a["seconds_left"], a["paused_by"]) == (
        "draft", None, True, 0.0, None, None,
    )  # fmt: skip


def test_jobs_are_paused_moved_cancelled_tried_again_and_cleared(workspace: Path) -> None:
    first, second, failed = (job(workspace, title) for title in "abc")
    run(workspace, "pause", first)
    assert (rows(workspace)["a"]["state"], rows(workspace)["a"]["paused_by"]) == ("paused", "person")
    assert "waits for its turn" in run(workspace, "resume", first)
    run(workspace, "first", second)
    assert list(rows(workspace)) == ["b", "a", "c"]
    run(workspace, "cancel", second)
    run(workspace, "retry", failed)
    assert {title: row["state"] for title, row in rows(workspace).items()} == {
        "a": "queued", "c": "queued", "b": "cancelled",
    }  # fmt: skip
    assert run(workspace, "clear") == "1 off the list.\n"
    assert list(rows(workspace)) == ["a", "c"]


def test_what_is_not_there_or_cannot_be_done_is_told(workspace: Path) -> None:
    with pytest.raises(StudioError, match="no job 99"):
        run(workspace, "pause", "99")
    with pytest.raises(StudioError, match="“c” has failed, so it cannot be paused"):
        run(workspace, "pause", job(workspace, "c"))


def test_an_empty_queue_says_how_to_fill_it(tmp_path: Path) -> None:
    Store.open(tmp_path / "new", stored_rubric).close()
    assert "“qa-studio transcribe”" in run(tmp_path / "new")
