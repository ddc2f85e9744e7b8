"""The draft engine: what it writes, what it refuses, and how well it hears what is there to hear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import jiwer
import pytest
from ruamel.yaml import YAML
from sound_files import write_wav
from spoken import heard

from qa_studio.demo import demo_folder
from transcription import audio, engines
from transcription.engines import EngineOptions
from transcription.errors import EngineUnknownError, LanguageUnsupportedError
from transcription.model import Role
from transcription.pipeline import Finished, Request, transcribe

READ_SPEECH = Path(__file__).parents[4] / "shared" / "data" / "audio"
HIGHEST_WORD_ERROR_RATE = 0.25
SCRIPTS = sorted(demo_folder().glob("scripts/*.yaml"))


@dataclass(frozen=True)
class Script:
    """What is spoken in a call, by channel, and who speaks there."""

    agent_channel: int
    texts: dict[int, str]
    recording: Path


def read_script(path: Path) -> Script:
    content = YAML(typ="safe").load(path)
    agent = int(content["agent_channel"])
    texts = {0: "", 1: ""}
    for turn in content["turns"]:
        texts[agent if turn["speaker"] == "agent" else 1 - agent] += " " + turn["text"]
    recording = next(demo_folder().glob(f"files/calls/{path.stem}.*"))
    return Script(agent, texts, recording)


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z' ]", " ", text.lower()).split())


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.stem for path in SCRIPTS])
def test_a_demonstration_call_is_read_and_its_agent_is_found(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = read_script(path)
    *_, finished = transcribe(Request(script.recording, "draft"))
    assert isinstance(finished, Finished)
    heard = dict.fromkeys(script.texts, "")
    for turn in finished.transcript.turns:
        assert turn.channel is not None
        heard[turn.channel] += " " + turn.text
    rate = jiwer.wer([plain(script.texts[c]) for c in (0, 1)], [plain(heard[c]) for c in (0, 1)])
    rate_hz = audio.probe(script.recording).rate_hz
    with capsys.disabled():
        print(f"\n  word error rate {rate:6.1%}  {rate_hz:6d} Hz  {script.recording.name}", end=" ")
    assert finished.agent_channel == script.agent_channel
    assert finished.agent_confidence > 0.55
    assert rate <= HIGHEST_WORD_ERROR_RATE or rate_hz < 16_000
    assert {turn.role for turn in finished.transcript.turns} == {Role.AGENT, Role.CUSTOMER}
    assert finished.transcript.origin.is_draft


@pytest.mark.skipif(not READ_SPEECH.is_dir(), reason="the read sentences are not on this machine")
def test_read_sentences_are_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    lines = (READ_SPEECH / "transcripts.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line]
    engine = engines.create("draft", EngineOptions())
    recognised = [
        " ".join(segment.text for segment in heard(engine, audio.read(READ_SPEECH / name).channel(0)))
        for name, _ in pairs
    ]
    rate = jiwer.wer([text for _, text in pairs], recognised)
    with capsys.disabled():
        print(f"\n  word error rate {rate:6.1%}  read sentences", end=" ")
    assert rate < 0.45


@pytest.mark.skipif(not READ_SPEECH.is_dir(), reason="the telephone call is not on this machine")
def test_a_real_telephone_call_gives_something_and_says_that_it_is_a_draft(tmp_path: Path) -> None:
    call = audio.read(READ_SPEECH / "call_auto_repair_mono_8k.wav").channel(0)
    path = write_wav(tmp_path / "call.wav", [call.between(0.0, 30.0).astype(float)])
    *_, finished = transcribe(Request(path, "draft"))
    assert isinstance(finished, Finished)
    assert len(finished.transcript.turns) > 2
    assert finished.agent_channel is None
    assert {turn.channel for turn in finished.transcript.turns} == {None}
    assert finished.transcript.origin.is_draft


@pytest.mark.parametrize("language", ["de", "pl-PL"])
def test_another_language_than_english_is_refused_with_a_way_out(language: str) -> None:
    with pytest.raises(
        LanguageUnsupportedError, match=f"English only, not “{language}”. Fetch a Whisper model"
    ):
        engines.create("draft", EngineOptions(language=language))


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", ""])
def test_english_in_any_spelling_is_taken(language: str) -> None:
    assert engines.create("draft", EngineOptions(language=language)).model_name == "en-us"


def test_an_unknown_engine_is_refused_with_a_guess() -> None:
    with pytest.raises(
        EngineUnknownError,
        match=r"no engine “wisper”. Did you mean “whisper”\? Choose one of: whisper, faster-whisper, draft",
    ):
        engines.create("wisper", EngineOptions())


def test_text_is_in_lower_case_without_marks_of_pronunciation_or_noise() -> None:
    recording = audio.read(read_script(SCRIPTS[0]).recording)
    engine = engines.create("draft", EngineOptions())
    texts = [segment.text for segment in heard(engine, recording.channel(0))]
    assert all(re.fullmatch(r"[a-z'.\- ]+", text) for text in texts)


def test_words_are_left_out_when_they_are_not_wanted() -> None:
    recording = audio.read(read_script(SCRIPTS[0]).recording)
    engine = engines.create("draft", EngineOptions(word_times=False))
    assert next(iter(heard(engine, recording.channel(0)))).words == ()


def test_nothing_of_the_library_is_written_to_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    recording = audio.read(read_script(SCRIPTS[-1]).recording)
    engine = engines.create("draft", EngineOptions())
    next(iter(heard(engine, recording.channel(0))))
    assert capfd.readouterr() == ("", "")
