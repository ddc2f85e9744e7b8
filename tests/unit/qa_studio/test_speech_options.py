"""What is set holds for the command line; what is named there wins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from service_files import tone
from typer.testing import CliRunner

from qa_studio import settings
from qa_studio.cli import app
from qa_studio.errors import USER_ERRORS
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.speech_options import agent_channel, at_once, speech_options
from qa_studio.settings import Settings
from qa_studio.speech_rows import TranscribeOptions
from qa_studio.storage.store import Store

SET = Settings(evaluator="Anna Lindt", engine="whisper", model="base")


@pytest.mark.parametrize(("engine", "model", "expected"), [
    ("", "", ("whisper", "base")),
    ("whisper", "", ("whisper", "base")),
    ("draft", "", ("draft", "")),
    ("", "tiny", ("", "tiny")),
    ("faster-whisper", "tiny", ("faster-whisper", "tiny")),
])  # fmt: skip
def test_what_is_named_wins_over_what_is_set(engine: str, model: str, expected: tuple[str, str]) -> None:
    assert speech_options(SET, engine, model) == TranscribeOptions(*expected)


def test_doubtful_passages_are_tried_again_as_set_or_as_named() -> None:
    off = replace(SET, retry_doubtful=False)
    assert [speech_options(one).retry for one in (SET, off)] == [True, False]
    assert [speech_options(one, retry=None).retry for one in (SET, off)] == [True, False]
    assert [speech_options(SET, retry=False).retry, speech_options(off, retry=True).retry] == [False, True]


def test_the_settings_say_whose_channel_is_whose_and_how_many_at_once() -> None:
    assert [agent_channel(replace(SET, agent_channel=one)) for one in settings.AGENT_CHANNELS] == [None, 0, 1]
    assert at_once(replace(SET, speech_processes=3)) == 3
    assert at_once(SET) >= 1


def keep(**changes: object) -> None:
    settings.save(replace(SET, **changes), settings.places().settings_file)  # type: ignore[arg-type]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_transcribe_takes_the_engine_and_model_that_are_set_and_options_win(tmp_path: Path) -> None:
    keep(model="medium")
    workspace = ("-w", str(tmp_path / "ws"))
    Store.open(tmp_path / "ws", stored_rubric).close()
    with pytest.raises(USER_ERRORS, match="medium"):
        run("transcribe", *workspace)
    assert "0 transcribed" in run("transcribe", "--engine", "draft", "--no-retry", *workspace)
    sound = tone(tmp_path / "call.wav")
    (tmp_path / "call.txt").write_text("hello")
    with pytest.raises(USER_ERRORS, match="medium"):
        run("transcribe", "--reference", str(tmp_path / "call.txt"), str(sound))


@pytest.mark.parametrize(("named", "expected"), [((), 1), (("1",), 0), (("guess",), None)])
def test_import_takes_the_agent_s_channel_that_is_set_and_the_option_wins(
    tmp_path: Path, named: tuple[str, ...], expected: int | None
) -> None:
    keep(agent_channel="right")
    option = ("--agent-channel", *named) if named else ()
    run("import", str(tone(tmp_path / "call.wav")), *option, "-w", str(tmp_path / "ws"))
    with Store.open(tmp_path / "ws", stored_rubric) as store:
        assert [source.agent_channel for source in store.sources()] == [expected]


def test_a_channel_that_cannot_be_is_refused_with_those_that_can(tmp_path: Path) -> None:
    printed = run("import", str(tmp_path), "--agent-channel", "3", "-w", str(tmp_path / "ws"))
    assert all(one in printed for one in ("'1'", "'2'", "'guess'"))


def test_the_help_says_in_plain_words_what_trying_again_is() -> None:
    printed = " ".join(run("transcribe", "--help").split())
    assert "--no-retry" in printed
    assert "garbled or unlikely" in printed
