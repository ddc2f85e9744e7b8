"""CTranslate2 folders: found, checked and taken in; what is not one is refused by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from ct2_folder import needs_faster_whisper, write_folder
from whisper_checkpoint import write_checkpoint

from transcription import model_folders, models
from transcription.errors import ModelInvalidError, ModelMissingError


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs_faster_whisper()
    root = tmp_path_factory.mktemp("models")
    return write_folder(root / "our-calls", write_checkpoint(root / "our-calls.pt"))


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(made, tmp_path / "stick" / "our-calls"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"


def test_a_folder_got_by_hand_is_checked_copied_and_found_by_its_name(own: Path, folder: Path) -> None:
    (own / "holiday.jpg").write_bytes(b"not the model's")
    added = model_folders.add(own, folder)
    assert (added.name, added.path, added.engine) == ("our-calls", folder / "our-calls", "faster-whisper")
    assert added.size_bytes == sum(file.stat().st_size for file in added.path.iterdir())
    assert sorted(file.name for file in added.path.iterdir()) == [
        "config.json",
        "model.bin",
        "vocabulary.json",
    ]
    assert [path.name for path in folder.iterdir()] == ["our-calls"]
    assert model_folders.listed(folder) == (added,)
    assert model_folders.locate("our-calls", folder) == model_folders.locate("", folder) == added
    assert model_folders.locate(str(added.path), None) == added


def test_adding_it_again_or_from_its_own_place_changes_nothing(own: Path, folder: Path) -> None:
    first = model_folders.add(own, folder)
    assert model_folders.add(own, folder) == first
    assert model_folders.add(first.path, folder) == first


def test_what_lies_in_its_place_and_is_no_model_is_left_alone(own: Path, folder: Path) -> None:
    (folder / "our-calls").mkdir(parents=True)
    (folder / "our-calls" / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ModelInvalidError, match="our-calls is there already and is no model"):
        model_folders.add(own, folder)
    assert (folder / "our-calls" / "letters.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["model.bin", "config.json", "vocabulary.json"])
def test_a_missing_file_is_named(own: Path, folder: Path, name: str) -> None:
    (own / name).unlink()
    with pytest.raises(
        ModelInvalidError, match=rf"“our-calls” is no whole CTranslate2 model: {name} is missing"
    ):
        model_folders.add(own, folder)
    with pytest.raises(ModelInvalidError, match=name):
        model_folders.locate(str(own), None)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("model.bin", b"", "cut or holds something else"),
        ("model.bin", bytes(5000), "cut or holds something else"),
        ("config.json", b"{", r"config\.json cannot be read"),
        ("config.json", b"[]", "holds no settings"),
        ("vocabulary.json", b'["a", "b"]', "vocabulary is too small"),
        ("vocabulary.json", b"\xff\xfe", r"vocabulary\.json cannot be read"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_told(
    own: Path, folder: Path, name: str, content: bytes, complaint: str
) -> None:
    (own / name).write_bytes(content)
    with pytest.raises(ModelInvalidError, match=f"“our-calls”.*{complaint}"):
        model_folders.add(own, folder)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_told(own: Path, folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(ModelInvalidError, match=r"our-calls.*could not be copied to"):
        model_folders.add(own, folder)


def test_a_changed_model_has_another_fingerprint_and_a_copy_the_same(own: Path, made: Path) -> None:
    before = model_folders.fingerprint(own)
    assert before == model_folders.fingerprint(made)
    with (own / "model.bin").open("r+b") as file:
        file.seek(-5, 2)
        file.write(b"\x07")
    assert model_folders.fingerprint(own) != before


def test_a_checkpoint_is_sent_to_the_engine_that_reads_it(tmp_path: Path) -> None:
    with pytest.raises(ModelInvalidError, match=r"“base\.pt” is a checkpoint.*the engine “whisper” reads"):
        model_folders.locate(str(tmp_path / "base.pt"), None)


def test_a_folder_is_sent_to_the_engine_that_reads_it(own: Path) -> None:
    with pytest.raises(ModelInvalidError, match=r"“our-calls” is a folder.*the engine “faster-whisper”"):
        models.locate(str(own), None)


def test_what_is_not_here_is_told_with_the_way_out(own: Path, folder: Path) -> None:
    with pytest.raises(ModelMissingError, match="Add the folder of a CTranslate2 model"):
        model_folders.locate("", folder)
    model_folders.add(own, folder)
    with pytest.raises(ModelMissingError, match=r"“our-call”\. Did you mean “our-calls”\?"):
        model_folders.locate("our-call", folder)
    with pytest.raises(ModelMissingError, match="There is no model folder at"):
        model_folders.locate(str(folder / "none"), folder)
