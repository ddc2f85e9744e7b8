"""What every engine must do, run against each of them with its real library and a real model."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from sound_files import quiet, tone
from spoken import heard
from whisper_checkpoint import write_checkpoint, write_speaking_checkpoint

from qa_studio.demo import demo_folder
from transcription import audio, engines
from transcription.audio import Audio
from transcription.engines import EngineOptions, Segment, TranscriptionEngine

Make = Callable[[], TranscriptionEngine]

SENTENCES = ((0.0, "Thank you for calling Meadow Lane.", 2.0), (2.4, "How can I help you?", 4.0))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkpoints")
    write_checkpoint(folder / "random.pt")
    write_speaking_checkpoint(folder / "speaking.pt", SENTENCES)
    write_speaking_checkpoint(folder / "hasty.pt", SENTENCES, more_follows=True)
    write_speaking_checkpoint(folder / "english.pt", SENTENCES, english_only=True)
    return folder


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """So little work is faster on one thread, and tests run beside each other."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module", params=["draft", "random", "speaking", "hasty", "english"])
def make(request: pytest.FixtureRequest, folder: Path) -> Make:
    if request.param == "draft":
        return lambda: engines.create("draft", EngineOptions())
    path = str(folder / f"{request.param}.pt")
    return lambda: engines.create("whisper", EngineOptions(model=path, sample_len=40))


@pytest.fixture(scope="module")
def call() -> Audio:
    """12 s of one side of a call, with a pause that no window bridges in the middle."""
    channel = audio.read(next(demo_folder().glob("files/calls/harbor-home*.flac"))).channel(1)
    pause = np.zeros(16_000 * 31, np.float32)
    return Audio(np.concatenate([channel.between(0.0, 4.0), pause, channel.between(12.0, 20.0)]))


@pytest.fixture(scope="module")
def segments(make: Make, call: Audio) -> list[Segment]:
    return list(heard(make(), call))


def test_segments_are_in_order_within_the_sound_and_carry_text(segments: list[Segment], call: Audio) -> None:
    assert len(segments) >= 2
    assert all(0 <= one.start_s <= one.end_s <= call.duration_s for one in segments)
    assert all(first.end_s <= second.start_s for first, second in pairwise(segments))
    assert all(one.text == one.text.strip() != "" for one in segments)


def test_words_lie_in_their_segment_in_text_and_in_time(segments: list[Segment]) -> None:
    assert any(one.words for one in segments)
    for segment in segments:
        for word in segment.words:
            spelt = segment.text[word.start : word.end]
            assert spelt == spelt.strip() != ""
            assert segment.start_s <= word.start_s <= word.end_s <= segment.end_s
            assert word.confidence is not None
            assert 0 <= word.confidence <= 1
        assert all(a.end <= b.start and a.end_s <= b.start_s for a, b in pairwise(segment.words))


def test_figures_are_within_their_ranges(segments: list[Segment]) -> None:
    for segment in segments:
        assert segment.avg_logprob is None or segment.avg_logprob <= 0
        assert segment.no_speech_prob is None or 0 <= segment.no_speech_prob <= 1
        assert segment.compression_ratio is None or segment.compression_ratio > 0
        assert segment.language == "en"


def test_the_same_sound_gives_the_same_segments_whatever_was_heard_before(
    make: Make, call: Audio, segments: list[Segment]
) -> None:
    engine = make()
    list(heard(engine, Audio(call.between(36.0, 40.0))))
    assert list(heard(engine, call)) == segments


def test_it_can_be_stopped_between_two_segments_and_used_again(
    make: Make, call: Audio, segments: list[Segment]
) -> None:
    engine = make()
    running = heard(engine, call)
    assert isinstance(running, Generator)
    assert next(running) == segments[0]
    running.close()
    assert list(heard(engine, call)) == segments


@pytest.mark.parametrize(
    "sound",
    [quiet(3.0), quiet(0.0), tone(300, 0.05), np.random.default_rng(3).normal(0, 0.0005, 48_000)],
    ids=["silence", "nothing", "a twentieth of a second", "an idle line"],
)
def test_where_nobody_speaks_nothing_is_written(make: Make, sound: np.ndarray) -> None:
    assert list(heard(make(), Audio(sound.astype(np.float32)))) == []


def test_a_very_short_word_is_no_reason_to_fail(make: Make) -> None:
    sound = np.concatenate([quiet(0.5), tone(300, 0.15), quiet(0.5)])
    for segment in heard(make(), Audio(sound.astype(np.float32))):
        assert 0.2 <= segment.start_s <= segment.end_s <= 0.95


def test_the_sound_is_left_as_it_is(make: Make, call: Audio) -> None:
    sound = Audio(call.between(0.0, 4.0).copy())
    list(heard(make(), sound))
    assert np.array_equal(sound.samples, call.between(0.0, 4.0))


def test_an_engine_says_what_it_is_and_how_it_was_set(make: Make) -> None:
    engine = make()
    assert engine.model_name in {"en-us", "random", "speaking", "hasty", "english"}
    assert all(name and value for name, value in engine.settings)
    assert engine.settings == make().settings
