"""Waveforms that are read once and kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sound_files import quiet, tone, write_wav

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.rows import ImportOptions
from qa_studio.services import outlines
from qa_studio.services.importing import Importing
from qa_studio.services.listening import Listening
from qa_studio.storage.store import Store

BUCKETS = 90


@pytest.fixture
def call(store: Store, inbox: Path, context: JobContext) -> int:
    talk = np.concatenate([tone(200, 2.0), quiet(5.0), tone(200, 2.0)])
    path = write_wav(inbox / "call.wav", [talk, quiet(9.0)])
    (number,) = Importing(store).import_paths([path], ImportOptions(), context).done
    return number


def test_a_kept_outline_is_the_one_that_was_made(store: Store, call: int, tmp_path: Path) -> None:
    shelf = tmp_path / "outlines"
    made = Listening(store, shelf).outline(call, BUCKETS)
    kept = Listening(store, shelf).outline(call, BUCKETS)
    assert kept.peaks == pytest.approx(made.peaks, abs=1 / 32_000)
    assert kept.peaks.shape == (2, BUCKETS, 2)
    assert kept.quiet == pytest.approx(made.quiet)
    assert made.quiet == pytest.approx(np.array([[2.3, 6.6]]), abs=0.03)


def test_a_kept_outline_is_seen_without_its_recording(store: Store, call: int, tmp_path: Path) -> None:
    shelf = tmp_path / "outlines"
    listening = Listening(store, shelf)
    made = listening.outline(call, BUCKETS)
    listening.source(call).unlink()
    assert listening.outline(call, BUCKETS).peaks == pytest.approx(made.peaks, abs=1 / 32_000)
    with pytest.raises(StudioError, match=r"call\.wav"):
        listening.outline(call, BUCKETS + 1)


def test_an_import_makes_the_waveform_ahead_of_the_first_opening(
    store: Store, inbox: Path, context: JobContext, tmp_path: Path
) -> None:
    shelf = tmp_path / "outlines"
    path = write_wav(inbox / "call.wav", [tone(200, 2.0)])
    (number,) = Importing(store, shelf).import_paths([path], ImportOptions(), context).done
    path.unlink()
    assert Listening(store, shelf).outline(number, outlines.PEAKS).peaks.shape == (1, outlines.PEAKS, 2)


def test_a_damaged_outline_is_made_again(store: Store, call: int, tmp_path: Path) -> None:
    shelf = tmp_path / "outlines"
    listening = Listening(store, shelf)
    made = listening.outline(call, BUCKETS)
    (file,) = shelf.iterdir()
    for damage in (b"", b"PK\x03\x04 cut", file.read_bytes()[:200]):
        file.write_bytes(damage)
        assert listening.outline(call, BUCKETS).peaks == pytest.approx(made.peaks, abs=1 / 32_000)


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    store: Store, call: int, tmp_path: Path
) -> None:
    shelf = tmp_path / "outlines"
    shelf.write_text("a file where the folder should be")
    assert Listening(store, shelf).outline(call, BUCKETS).peaks.shape == (2, BUCKETS, 2)


def test_the_oldest_give_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "KEPT", 2)
    path = write_wav(tmp_path / "call.wav", [tone(200, 0.5)])
    shelf = outlines.OutlineShelf(tmp_path / "outlines")
    for number in range(4):
        shelf.outline(path, f"{number:064}", BUCKETS)
    assert len(list((tmp_path / "outlines").iterdir())) == 2
    assert shelf.outline(None, f"{3:064}", BUCKETS) is not None
