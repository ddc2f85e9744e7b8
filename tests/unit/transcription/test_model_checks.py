"""Whether a file is the model that its name says: also one that was put in its place by hand."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from transcription.model_checks import MEMORY, ModelCheck, check
from transcription.models import CatalogueModel, ModelFile

CONTENT = b"the very weights" * 1000
CATALOGUE = {
    "base": CatalogueModel("base", "http://nowhere", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
}


def found(path: Path, folder: Path, reads: list[str] | None = None) -> ModelCheck:
    said = [] if reads is None else reads
    model = ModelFile(path.stem, path, path.stat().st_size, is_here=True)
    return check(model, folder, lambda _share, words: said.append(words), CATALOGUE)


def put(path: Path, content: bytes = CONTENT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_file_put_there_by_hand_is_compared_with_what_was_published(tmp_path: Path) -> None:
    right = found(put(tmp_path / "base.pt"), tmp_path)
    assert (right.fault, right.words) == ("", "as published, by its SHA-256")
    wrong = found(put(tmp_path / "base.pt", CONTENT[:-1] + b"x"), tmp_path)
    assert "base.pt is not the published “base”: its SHA-256 is" in wrong.fault
    assert CATALOGUE["base"].sha256 in wrong.fault
    assert "Fetch it again, or give the file another name." in wrong.fault


def test_an_unchanged_file_is_read_once(tmp_path: Path) -> None:
    path, reads = put(tmp_path / "base.pt"), list[str]()
    found(path, tmp_path, reads)
    assert reads
    reads.clear()
    assert not found(path, tmp_path, reads).fault
    assert not reads
    put(path, CONTENT[:-1] + b"x")
    os.utime(path, ns=(1, 1))
    assert found(path, tmp_path, reads).fault
    assert reads


@pytest.mark.parametrize("memory", [b"", b"{", b"[]", b'{"%s": 3}', b"\xff\xfe"])
def test_a_memory_that_cannot_be_read_costs_time_and_nothing_else(tmp_path: Path, memory: bytes) -> None:
    (tmp_path / MEMORY).write_bytes(memory)
    assert not found(put(tmp_path / "base.pt"), tmp_path).fault


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    path = put(tmp_path / "cache" / "base.pt")
    assert not found(path, tmp_path / "nowhere").fault
    assert not (tmp_path / "nowhere").exists()


def test_another_file_is_looked_at_as_far_as_can_be(tmp_path: Path) -> None:
    assert "ours.pt" in found(put(tmp_path / "ours.pt", b"my notes"), tmp_path).fault
    put(tmp_path / "quick" / "model.bin")
    assert "config.json is missing" in found(tmp_path / "quick", tmp_path).fault


class Stopped(Exception):
    """What a caller raises to cancel."""


def test_a_check_can_be_stopped(tmp_path: Path) -> None:
    def stop(_share: float | None, _words: str) -> None:
        raise Stopped

    model = ModelFile("base", put(tmp_path / "base.pt"), len(CONTENT), is_here=True)
    with pytest.raises(Stopped):
        check(model, tmp_path, stop, CATALOGUE)
    assert not (tmp_path / MEMORY).exists()
