"""Removing a model: only the application's own files go, and none that somebody works with."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from transcription import model_use, models
from transcription.errors import ModelInvalidError, ModelMissingError
from transcription.model_removal import remove


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of Whisper's, so that what the tester has fetched does not matter."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "whisper"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"


def put(path: Path, content: bytes = b"weights") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_fetched_model_is_deleted_and_the_way_back_is_told(folder: Path) -> None:
    other = put(folder / "tiny.pt")
    gone = remove("base", put(folder / "base.pt").parent)
    assert (gone.name, gone.paths, gone.size_bytes) == ("base", (folder / "base.pt",), 7)
    assert (gone.is_published, gone.way_back) == (True, "To have “base” back, fetch it again.")
    assert list(folder.iterdir()) == [other]


def test_a_model_of_ones_own_says_that_its_file_must_be_added_again(folder: Path) -> None:
    put(folder / "ours.pt")
    gone = remove("ours", folder)
    assert not gone.is_published
    assert "add its file again. This was a copy" in gone.way_back


@pytest.mark.parametrize("name", ["large-v3-turbo", "turbo"])
def test_other_names_of_a_model_are_known(folder: Path, name: str) -> None:
    put(folder / "large-v3-turbo.pt")
    assert remove(name, folder).name == "large-v3-turbo"


def test_what_a_broken_off_download_has_left_is_deleted_too(folder: Path) -> None:
    put(folder / "base.pt.part", b"half")
    assert remove("base", folder).size_bytes == 4
    put(folder / "base.pt.part", b"half")
    put(folder / "base.pt")
    assert remove("base", folder).size_bytes == 11
    assert list(folder.iterdir()) == []


def test_a_model_that_is_a_folder_goes_as_a_whole(folder: Path) -> None:
    put(folder / "quick" / "model.bin")
    put(folder / "quick" / "config.json", b"{}")
    gone = remove("quick", folder)
    assert (gone.paths, gone.size_bytes) == ((folder / "quick",), 9)
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_no_model_stays(folder: Path) -> None:
    kept = put(folder / "letters" / "letter.txt")
    with pytest.raises(ModelMissingError):
        remove("letters", folder)
    assert kept.exists()


def test_a_path_in_the_folder_is_as_good_as_a_name(folder: Path) -> None:
    assert remove(str(put(folder / "base.pt")), folder).name == "base"
    put(folder / "base.pt")
    assert remove("base.pt", folder).name == "base"


def test_a_file_elsewhere_is_left_alone(folder: Path, tmp_path: Path) -> None:
    elsewhere = put(tmp_path / "downloads" / "base.pt")
    put(folder / "base.pt")
    for name in (str(elsewhere), "../downloads/base.pt", f"{folder}/../downloads/base.pt", "/", "..", "."):
        with pytest.raises((ModelInvalidError, ModelMissingError)):
            remove(name, folder)
    with pytest.raises(ModelInvalidError, match=r"does not lie in the application's folder .*models"):
        remove(str(elsewhere), folder)
    assert elsewhere.exists()
    assert (folder / "base.pt").exists()


def test_what_whisper_itself_has_fetched_is_left_alone_and_its_place_told(folder: Path, cache: Path) -> None:
    theirs = put(cache / "tiny.pt")
    with pytest.raises(ModelInvalidError, match=r"may serve other programs: .*whisper/tiny\.pt"):
        remove("tiny", folder)
    assert theirs.exists()


def test_a_link_is_deleted_and_what_it_points_to_stays(folder: Path, tmp_path: Path) -> None:
    target = put(tmp_path / "disk" / "big.pt")
    folder.mkdir()
    (folder / "big.pt").symlink_to(target)
    assert remove("big", folder).size_bytes == 0
    assert target.exists()


def test_a_name_that_is_not_here_gets_a_guess(folder: Path) -> None:
    put(folder / "our-calls.pt")
    with pytest.raises(ModelMissingError, match=r"Did you mean “our-calls”\? Here are: our-calls\."):
        remove("our-call", folder)
    with pytest.raises(ModelMissingError, match="“base” is not on this machine"):
        remove("base", folder)


def test_without_a_folder_there_is_nothing_to_remove(folder: Path) -> None:
    with pytest.raises(ModelMissingError, match="There is none in"):
        remove("ours", folder)
    assert not folder.exists()


def _hold(path: str, pipe: Connection) -> None:
    with model_use.held(Path(path)):
        pipe.send("held")
        pipe.recv()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_model_in_use_by_another_process_stays_until_that_ends(folder: Path, kind: str) -> None:
    path = put(folder / "base.pt") if kind == "file" else put(folder / "base" / "model.bin").parent
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_hold, args=(str(path), theirs))
    process.start()
    assert ours.poll(20)
    try:
        with pytest.raises(ModelInvalidError, match="in use: a recording is being transcribed"):
            remove("base", folder)
        assert path.exists()
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
        theirs.close()
    remove("base", folder)
    assert not path.exists()


def test_two_may_hold_a_model_at_once_and_nothing_is_held_afterwards(tmp_path: Path) -> None:
    path = put(tmp_path / "base.pt")
    with model_use.held(path), model_use.held(path):
        assert model_use.is_held(path)
    assert not model_use.is_held(path)


def test_what_is_not_there_can_be_held_and_is_not(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pt", Path()):
        with model_use.held(path):
            assert not model_use.is_held(path)


def test_the_suggestion_for_a_name_that_cannot_be_fetched(folder: Path) -> None:
    with pytest.raises(ModelMissingError, match=r"no model “smal” to fetch\. Did you mean “small”"):
        models.fetch("smal", folder, lambda *_: None)


def test_models_of_two_engines_with_one_name_are_told_apart(folder: Path) -> None:
    file, whole = put(folder / "base.pt"), put(folder / "base" / "model.bin").parent
    with pytest.raises(ModelInvalidError, match="here for two engines"):
        remove("base", folder)
    assert remove("base", folder, "faster-whisper").paths == (whole,)
    put(whole / "model.bin")
    assert remove(str(whole), folder).paths == (whole,)
    put(whole / "model.bin")
    assert remove(str(file), folder).paths == (file,)
    with pytest.raises(ModelMissingError):
        remove("base", folder, "whisper")
    assert whole.exists()
