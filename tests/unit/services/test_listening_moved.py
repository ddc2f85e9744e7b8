"""A recording that has moved: found again by its content, and by nothing else."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.rows import ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.listening import Listening
from qa_studio.storage.store import Store


def hum(path: Path, frames: int = 800) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(range(256)) * (frames * 4 // 256))
    return path


@pytest.fixture
def call(store: Store, inbox: Path, context: JobContext) -> int:
    report = Importing(store).import_paths([hum(inbox / "call.wav")], ImportOptions(), context)
    (number,) = report.done
    return number


def test_a_moved_recording_is_heard_from_where_it_lies_now(store: Store, inbox: Path, call: int) -> None:
    moved = (inbox / "call.wav").rename(inbox / "another name.wav")
    listening = Listening(store)
    with pytest.raises(StudioError, match=r"not where it was imported from.*call\.wav"):
        listening.source(call)

    listening.relocate(call, moved)

    assert listening.source(call) == moved


def test_another_recording_is_refused_and_nothing_changes(store: Store, inbox: Path, call: int) -> None:
    other = hum(inbox / "other.wav", frames=1_600)
    listening = Listening(store)
    with pytest.raises(StudioError, match=r"other\.wav holds something else"):
        listening.relocate(call, other)
    assert listening.source(call) == inbox / "call.wav"


def test_a_file_that_is_not_there_is_named(store: Store, inbox: Path, call: int) -> None:
    with pytest.raises(StudioError, match=r"nowhere\.wav cannot be read"):
        Listening(store).relocate(call, inbox / "nowhere.wav")
