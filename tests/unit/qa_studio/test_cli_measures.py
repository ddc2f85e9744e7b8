"""`qa-studio measures …`: figures and thresholds on the command line, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from storage_world import interaction, transcript
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.errors import StudioError
from qa_studio.rows import Channel
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store

Command = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A call and a chat with transcripts, and an interaction without."""
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    with Store.open(tmp_path / "ws", stored_rubric) as store:
        call = interaction("call", channel=Channel.CALL, source=Path("/somewhere/call.wav"))
        store.add_interactions(
            [
                (call, transcript("Hello, this is Maya.", "Hi.", "One moment.", "Yes.")),
                (interaction("chat"), transcript("Hello.", "Hi.", "How can I help?")),
                (interaction("later"), None),
            ]
        )
    return tmp_path / "ws"


@pytest.fixture
def command(workspace: Path) -> Command:
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["measures", *arguments, "-w", str(workspace)])
        if result.exception is not None:
            raise result.exception
        return result.output

    return run


def as_json(text: str) -> Any:
    return json.loads(text)


def test_one_interaction_is_shown_with_its_definitions(command: Command) -> None:
    shown = command("1")
    assert "Talk time" in shown
    assert "Silence: Nobody speaks for 3 s or longer." in shown
    assert "No mark is made of them" in shown


def test_figures_come_as_json_with_thresholds_and_reasons(command: Command) -> None:
    found = as_json(command("1", "--json"))
    assert (found["channel"], found["chat"], found["context_only"]) == ("call", None, True)
    assert found["call"]["agent"]["talk_s"] == {"value": 2.1, "reason": None}
    assert found["call"]["agent"]["words_a_minute"]["value"] is None
    assert "too little to tell a pace" in found["call"]["agent"]["words_a_minute"]["reason"]
    assert found["thresholds"]["silence_s"] == 3.0
    chat = as_json(command("2", "--json"))
    assert (chat["call"], chat["chat"]["agent"]["messages"], chat["thresholds"]) == (None, 2, {})


def test_all_that_have_a_transcript_are_listed(command: Command) -> None:
    assert [row["title"] for row in as_json(command("--json"))] == ["call", "chat"]
    shown = command()
    assert "call" in shown
    assert "later" not in shown


def test_a_threshold_is_set_and_printed_where_it_is_used(command: Command) -> None:
    assert "0.5 s" in command("set", "silence_s", "0.5")
    assert "Nobody speaks for 0.5 s or longer." in command("1")
    command("set", "silence_s", "usual", "hold_words", "please hold; one moment")
    found = as_json(command("thresholds", "--json"))
    assert (found["silence_s"], found["hold_words"]) == (3.0, ["please hold", "one moment"])
    assert "hold on" in command("reset")


def test_every_wrong_value_is_told_at_once(command: Command) -> None:
    with pytest.raises(
        StudioError, match=r"silense_s.*Did you mean “silence_s”.*“pause_s” must be 0 to 5 seconds"
    ):
        command("set", "silense_s", "2", "pause_s", "long")
    with pytest.raises(SystemExit):
        command("set", "silence_s", "2", "hold_s")


def test_what_is_not_there_is_told(command: Command) -> None:
    with pytest.raises(StudioError, match="no interaction 99"):
        command("99")
    with pytest.raises(StudioError, match="“later” has no transcript yet"):
        command("3")
