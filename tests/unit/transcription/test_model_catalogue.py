"""Which models there are, which are here, which one is used, and how a file that was got by hand is taken in."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path

import pytest
from whisper_checkpoint import write_checkpoint

from transcription import models
from transcription.engines import checkpoint
from transcription.errors import ModelInvalidError, ModelMissingError


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of Whisper's, so that what the tester has fetched does not matter."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "whisper"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"


def put(folder: Path, *names: str) -> None:
    for name in names:
        write_checkpoint(folder / f"{name}.pt")


def test_the_catalogue_is_whispers_own() -> None:
    import whisper

    published = {models.ALIASES.get(name, name): url for name, url in whisper._MODELS.items()}
    assert {name: model.url for name, model in models.CATALOGUE.items()} == published
    assert all(model.sha256 == model.url.split("/")[-2] for model in models.CATALOGUE.values())
    assert {alias: whisper._MODELS[alias] for alias in models.ALIASES} == {
        alias: models.CATALOGUE[name].url for alias, name in models.ALIASES.items()
    }


def test_every_published_model_is_listed_here_or_not(folder: Path) -> None:
    put(folder, "base")
    rows = {model.name: model for model in models.listed(folder)}
    assert set(rows) == set(models.CATALOGUE)
    assert rows["base"].is_here
    assert rows["base"].size_bytes == (folder / "base.pt").stat().st_size
    assert not rows["small"].is_here
    assert rows["small"].path == folder / "small.pt"
    assert rows["small"].size_bytes == 483_617_219


def test_own_models_stand_behind_the_published_ones(folder: Path) -> None:
    put(folder, "our-calls", "tiny")
    assert [model.name for model in models.listed(folder)][-1] == "our-calls"


def test_what_whisper_has_fetched_is_found_as_well(folder: Path, cache: Path) -> None:
    put(cache, "tiny")
    assert models.locate("tiny", folder).path == cache / "tiny.pt"
    put(folder, "tiny")
    assert models.locate("tiny", folder).path == folder / "tiny.pt"


def test_half_a_download_is_not_taken_for_a_model(folder: Path, cache: Path) -> None:
    put(cache, "tiny")
    content = (cache / "tiny.pt").read_bytes()
    (cache / "tiny.pt").write_bytes(content[: len(content) // 2])
    assert models.best(folder) is None
    with pytest.raises(ModelMissingError, match="not on this machine"):
        models.locate("tiny", folder)


@pytest.mark.parametrize(
    ("here", "language", "chosen"),
    [
        ((), "en", None),
        (("tiny",), "en", "tiny"),
        (("tiny", "base", "small"), "en", "small"),
        (("small", "medium", "large-v3"), "en", "small"),
        (("medium", "large-v3"), "en", "medium"),
        (("base", "base.en"), "en-GB", "base.en"),
        (("base", "base.en"), "pl", "base"),
        (("base.en",), "pl", None),
        (("base", "base.en"), "", "base"),
        (("our-calls", "tiny"), "en", "tiny"),
        (("our-calls",), "en", "our-calls"),
    ],
)
def test_the_best_model_is_the_most_accurate_that_keeps_up_with_the_call(
    folder: Path, here: tuple[str, ...], language: str, chosen: str | None
) -> None:
    put(folder, *here)
    found = models.best(folder, language)
    assert (found.name if found else None) == chosen


def test_a_model_is_found_by_name_alias_path_or_as_the_best(folder: Path, tmp_path: Path) -> None:
    put(folder, "large-v3-turbo", "our-calls")
    elsewhere = write_checkpoint(tmp_path / "elsewhere" / "mine.pt")
    assert models.locate("turbo", folder).name == "large-v3-turbo"
    assert models.locate("our-calls", folder).name == "our-calls"
    assert models.locate(str(elsewhere), folder).path == elsewhere
    assert models.locate("", folder).name == "large-v3-turbo"


def test_a_missing_model_says_where_to_get_it_and_where_to_put_it(folder: Path) -> None:
    with pytest.raises(ModelMissingError) as caught:
        models.locate("base", folder)
    assert models.CATALOGUE["base"].url in str(caught.value)
    assert str(folder / "base.pt") in str(caught.value)


def test_an_unknown_name_gets_a_guess(folder: Path) -> None:
    with pytest.raises(ModelMissingError, match=r"no model “smal”\. Did you mean “small”"):
        models.locate("smal", folder)


def test_without_any_model_the_way_out_is_named(folder: Path) -> None:
    with pytest.raises(ModelMissingError, match=r"Fetch one, e\.g\. “base”, or use the draft engine"):
        models.locate("", folder)


def test_a_file_got_by_hand_is_checked_and_copied(folder: Path, tmp_path: Path) -> None:
    source = write_checkpoint(tmp_path / "stick" / "our-calls.pt")
    added = models.add(source, folder)
    assert (added.name, added.path, added.is_here) == ("our-calls", folder / "our-calls.pt", True)
    assert added.path.read_bytes() == source.read_bytes()
    assert [path.name for path in folder.iterdir()] == ["our-calls.pt"]
    assert models.add(added.path, folder) == added


def test_a_file_of_ones_own_never_takes_the_name_of_a_published_model(folder: Path, tmp_path: Path) -> None:
    assert models.add(write_checkpoint(tmp_path / "small.pt"), folder).name == "small-own"
    assert not models.locate("small-own", folder).path.samefile(tmp_path / "small.pt")


class Trap:
    """Unpickling it would write a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, (f"open({str(self.path)!r}, 'w').close()",)


def test_nothing_in_a_file_is_executed(folder: Path, tmp_path: Path) -> None:
    import torch

    trap = tmp_path / "sprung"
    for name, write in {
        "zip.pt": torch.save,
        "plain.pt": lambda value, path: path.write_bytes(pickle.dumps(value)),
    }.items():
        write({"dims": Trap(trap), "model_state_dict": {}}, tmp_path / name)
        with pytest.raises(ModelInvalidError, match=rf"{name}.*more than weights.*not opened further"):
            models.add(tmp_path / name, folder)
    assert not trap.exists()
    assert not folder.exists()


def a_zip() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("readme.txt", "no model")
    return content.getvalue()


@pytest.mark.parametrize("content", [b"", b"not a model", bytes(5000), a_zip(), b"PK\x03\x04" + bytes(100)])
def test_what_is_no_model_is_refused_by_name(folder: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thing.pt").write_bytes(content)
    with pytest.raises(ModelInvalidError, match=r"thing\.pt"):
        models.add(tmp_path / "thing.pt", folder)
    assert not folder.exists()


@pytest.mark.parametrize(
    "content",
    [
        [1, 2],
        {"weights": {}},
        {"dims": {"n_mels": 80}, "model_state_dict": {}},
        {"dims": None, "model_state_dict": {}},
    ],
)
def test_another_torch_file_is_refused_by_name(folder: Path, tmp_path: Path, content: object) -> None:
    import torch

    torch.save(content, tmp_path / "other.pt")
    with pytest.raises(ModelInvalidError, match=r"other\.pt.*checkpoint"):
        models.add(tmp_path / "other.pt", folder)


def test_a_cut_checkpoint_is_refused(folder: Path, tmp_path: Path) -> None:
    path = write_checkpoint(tmp_path / "cut.pt")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert not checkpoint.is_complete(path)
    with pytest.raises(ModelInvalidError, match=r"cut\.pt"):
        models.add(path, folder)


def test_a_folder_or_nothing_is_no_model(folder: Path, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.pt"):
        with pytest.raises(ModelInvalidError, match="is no file"):
            models.add(path, folder)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    source = write_checkpoint(tmp_path / "mine.pt")
    (tmp_path / "models").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(ModelInvalidError, match=r"mine\.pt.*could not be copied to"):
        models.add(source, tmp_path / "models")
