"""The same with Whisper, whose process is large and slow to start: killed at random moments, and cancelled."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sound_files import write_wav
from spoken import speaking
from test_queue_kills import Watched, cancel_one, check, heard, kill_one_of_them, pytestmark  # noqa: F401
from whisper_checkpoint import write_speaking_checkpoint

from qa_studio.jobs.context import JobContext
from qa_studio.rows import ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.rubrics import stored_rubric
from qa_studio.speech_rows import TranscribeOptions
from qa_studio.storage.store import Store
from transcription import pipeline
from transcription.model import Transcript

SEED = 20_261_123
KILLS = 3
CALLS = 2
SAYS_S = 2.0
"""The model stops after so much of each window, and the rest is a step of its own."""
LONGEST_DELAY_MS = 300


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    said = [(0.0, "Thank you for calling.", SAYS_S)]
    path = tmp_path_factory.mktemp("models") / "speaking.pt"
    return write_speaking_checkpoint(path, said, more_follows=True)


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("recordings")
    return tuple(
        write_wav(
            folder / f"call-{place}.wav",
            [
                speaking(own, length_s=12.0, from_s=5.0 * place).samples.astype(float)
                for own in ((0.4, 8.0), (9.0, 11.0))
            ],
        )
        for place in range(CALLS)
    )


@pytest.fixture(scope="module")
def undisturbed(recordings: tuple[Path, ...], model: Path) -> dict[str, tuple[Transcript, int]]:
    asked = pipeline.Request(Path(), "whisper", str(model), fallback=True)
    return {path.stem: heard(path, asked) for path in recordings}


@pytest.fixture
def workspace(tmp_path: Path, recordings: tuple[Path, ...], model: Path) -> Path:
    folder = tmp_path / "workspace"
    with Store.open(folder, stored_rubric) as store:
        Importing(store).import_paths(recordings, ImportOptions(), JobContext())
        queue = TranscriptionQueue(store, Watched(), Models(tmp_path / "models"))
        queue.enqueue(None, TranscribeOptions("whisper", str(model)))
    return folder


def test_killed_workers_of_whisper_cost_no_step_and_no_call(
    workspace: Path, undisturbed: dict[str, tuple[Transcript, int]], tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    steps = sum(count for _, count in undisturbed.values())
    moments = [
        (after, chance.uniform(0, LONGEST_DELAY_MS))
        for after in sorted(chance.sample(range(steps - 1), KILLS))
    ]
    print("kills, after so many steps and milliseconds:", [(after, round(ms)) for after, ms in moments])
    speech = Watched()
    with Store.open(workspace, stored_rubric) as store, ThreadPoolExecutor(1) as pool:
        queue = TranscriptionQueue(store, speech, Models(tmp_path / "models"), at_once=2)
        run = pool.submit(queue.run, JobContext())
        for after, delay_ms in moments:
            speech.wait_for(after)
            kill_one_of_them(speech, chance, delay_ms)
        assert len(run.result().done) == CALLS
    assert len(speech.made) == steps
    check(workspace, speech.made, undisturbed)


def test_a_cancelled_whisper_s_process_is_gone_within_a_second(workspace: Path, tmp_path: Path) -> None:
    speech = Watched()
    with Store.open(workspace, stored_rubric) as store:
        cancel_one(TranscriptionQueue(store, speech, Models(tmp_path / "models")), store, speech)
