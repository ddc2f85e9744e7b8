"""The faster-whisper engine beside the whisper engine, with the very same weights."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from ct2_folder import converted, needs_faster_whisper
from spoken import heard, speaking
from whisper_checkpoint import write_checkpoint, write_speaking_checkpoint

from transcription import engines
from transcription.engines import EngineOptions, faster
from transcription.errors import EngineMissingError, LanguageUnsupportedError, ModelInvalidError

SENTENCES = ((0.0, "Thank you for calling Meadow Lane.", 2.0), (2.4, "How can I help you?", 4.0))
PROJECT = Path(__file__).parents[3] / "pyproject.toml"


@pytest.fixture(scope="module")
def speaking_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs_faster_whisper()
    path = write_speaking_checkpoint(tmp_path_factory.mktemp("models") / "speaking.pt", SENTENCES)
    converted(path)
    return path


def test_the_same_weights_say_the_same_at_the_same_times_in_either_library(speaking_model: Path) -> None:
    sound = speaking((1.0, 9.0), (40.0, 62.0), length_s=66.0)
    ours = [
        list(heard(engines.create(name, EngineOptions(model=str(path), sample_len=40)), sound))
        for name, path in (("whisper", speaking_model), ("faster-whisper", converted(speaking_model)))
    ]
    assert len(ours[0]) == 4
    for one, other in zip(*ours, strict=True):
        assert (one.text, one.language, one.flags) == (other.text, other.language, other.flags)
        assert other.start_s == pytest.approx(one.start_s, abs=0.2)
        assert other.end_s == pytest.approx(one.end_s, abs=0.2)
        assert other.avg_logprob == pytest.approx(one.avg_logprob or 0.0, abs=0.02)
        assert [(w.start, w.end) for w in one.words] == [(w.start, w.end) for w in other.words]


def test_the_language_is_found_out_and_kept_in_the_step(speaking_model: Path) -> None:
    engine = engines.create(
        "faster-whisper", EngineOptions(model=str(converted(speaking_model)), language="")
    )
    (step,) = engine.steps([speaking((0.5, 3.0), length_s=4.0)])
    assert step.languages == ((0, "en"),)
    assert {segment.language for _, segment in step.told} == {"en"}


def test_an_english_model_refuses_another_language(tmp_path: Path) -> None:
    needs_faster_whisper()
    path = write_speaking_checkpoint(tmp_path / "tiny.en.pt", SENTENCES, english_only=True)
    folder = converted(path)
    engine = engines.create("faster-whisper", EngineOptions(model=str(folder), language="pl"))
    with pytest.raises(LanguageUnsupportedError, match=r"tiny\.en.*knows English only"):
        list(engine.steps([speaking((0.5, 3.0), length_s=4.0)]))


def test_weights_that_are_cut_are_told_by_the_folders_name(speaking_model: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(converted(speaking_model), tmp_path / "hurt"))
    content = (folder / "model.bin").read_bytes()
    (folder / "model.bin").write_bytes(content[: len(content) // 2])
    engine = engines.create("faster-whisper", EngineOptions(model=str(folder)))
    with pytest.raises(ModelInvalidError, match="folder “hurt” is damaged"):
        list(engine.steps([speaking((0.5, 3.0), length_s=4.0)]))


def test_weights_that_are_no_numbers_are_told(tmp_path: Path) -> None:
    needs_faster_whisper()
    import torch

    path = write_checkpoint(tmp_path / "hurt.pt")
    content = torch.load(path, weights_only=True)
    content["model_state_dict"]["decoder.ln.weight"][:] = float("nan")
    torch.save(content, path)
    engine = engines.create("faster-whisper", EngineOptions(model=str(converted(path)), sample_len=8))
    with pytest.raises(ModelInvalidError, match="weights of the model “hurt” are damaged"):
        list(engine.steps([speaking((0.5, 3.0), length_s=4.0)]))


def test_neither_torch_nor_whisper_nor_the_network_is_needed(speaking_model: Path) -> None:
    code = (
        "import socket, sys;"
        "socket.socket.connect = socket.create_connection = None;"
        "from spoken import heard, speaking;"
        "from transcription import engines as e;"
        f"engine = e.create('faster-whisper', e.EngineOptions(model={str(converted(speaking_model))!r}));"
        "print(len(list(heard(engine, speaking((0.5, 3.0), length_s=4.0)))));"
        "print(sorted({'whisper', 'torch', 'numba'} & sys.modules.keys()))"
    )
    places = {"PYTHONPATH": f"{PROJECT.parent}:{PROJECT.parent / 'tests'}"}
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=places
    )
    assert answer.stdout.split("\n")[:2] == ["2", "[]"]


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faster, "LIBRARIES", ("a_library_that_nobody_has",))
    with pytest.raises(EngineMissingError, match=r"not installed.*-m pip install \"faster-whisper>="):
        engines.create("faster-whisper", EngineOptions())


def test_the_command_names_what_the_extra_names() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    assert faster.REQUIREMENT in project["optional-dependencies"]["faster"]
