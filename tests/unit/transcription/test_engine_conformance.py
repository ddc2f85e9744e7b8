"""What every engine must do, run against each of them with its real library and a real model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from ct2_folder import converted, needs_faster_whisper
from sound_files import quiet, tone
from spoken import heard
from whisper_checkpoint import write_checkpoint, write_speaking_checkpoint

from qa_studio.demo import demo_folder
from transcription import audio, engines
from transcription.audio import Audio
from transcription.engines import EngineOptions, Segment, TranscriptionEngine
from transcription.steps import Step, from_json, in_order, to_json

Make = Callable[[], TranscriptionEngine]

MODELS = ("random", "speaking", "hasty", "english")
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
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OMP_NUM_THREADS", "1")  # what the engines ask before each piece of work
        yield
    torch.set_num_threads(before)


CASES = (
    "draft",
    *(f"{engine} {model}" for engine in ("whisper", "faster-whisper") for model in MODELS),
    "whisper random again",
    "faster-whisper random again",
)
"""An engine, a model, and whether windows that fail are decoded again, as those of random weights do."""


@pytest.fixture(scope="module", params=CASES)
def make(request: pytest.FixtureRequest, folder: Path) -> Make:
    engine, *which = request.param.split()
    if engine == "draft":
        return lambda: engines.create("draft", EngineOptions())
    model = folder / f"{which[0]}.pt"
    if engine == "faster-whisper":
        needs_faster_whisper()
        model = converted(model)
    options = EngineOptions(model=str(model), sample_len=20, batch=1, fallback="again" in which)
    return lambda: engines.create(engine, options)


@pytest.fixture(scope="module")
def call() -> Audio:
    """12 s of one side of a call, with a pause that no window bridges in the middle."""
    channel = audio.read(next(demo_folder().glob("files/calls/harbor-home*.flac"))).channel(1)
    pause = np.zeros(16_000 * 31, np.float32)
    return Audio(np.concatenate([channel.between(0.0, 4.0), pause, channel.between(12.0, 20.0)]))


@pytest.fixture(scope="module")
def sounds(make: Make, call: Audio) -> tuple[Audio, Audio]:
    """Two channels of one recording; enough for several steps of the engine, and no more."""
    first, second = Audio(call.between(0.0, 4.0)), call.between(36.0, 42.0)
    return first, Audio(second if make().model_name == "en-us" else np.tile(second, 6))


@pytest.fixture(scope="module")
def steps(make: Make, sounds: tuple[Audio, Audio]) -> list[Step]:
    return list(make().steps(sounds))


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


def test_steps_are_numbered_hear_nothing_twice_but_what_was_left_and_end_with_nothing_ahead(
    steps: list[Step], sounds: tuple[Audio, Audio]
) -> None:
    assert len(steps) >= 2
    assert [step.number for step in steps] == list(range(len(steps)))
    assert len({step.fingerprint for step in steps}) == len(steps)
    heard = Counter(part for step in steps for part in step.heard)
    left = Counter(part for step in steps for part in step.left)
    assert not left - heard
    assert set((heard - left).values()) == {1}
    assert all(0 <= start_s < end_s <= sounds[place].duration_s for place, start_s, end_s in heard)
    assert all(set(step.languages) <= {(0, "en"), (1, "en")} for step in steps)
    assert steps[-1].ahead_s == 0
    assert steps[-1].left == ()


def test_each_channel_is_told_in_order_of_time(steps: list[Step]) -> None:
    told = list(in_order(steps))
    assert {place for place, _ in told} == {0, 1}
    for place in (0, 1):
        own = [segment for owner, segment in told if owner == place]
        assert all(first.end_s <= second.start_s for first, second in pairwise(own))
    assert sorted(repr(one) for one in told) == sorted(repr(one) for step in steps for one in step.told)


def test_every_step_survives_its_way_through_a_file(steps: list[Step]) -> None:
    assert [from_json(to_json(step)) for step in steps] == steps


def test_it_goes_on_behind_any_step_with_the_same_result_and_makes_none_twice(
    make: Make, sounds: tuple[Audio, Audio], steps: list[Step]
) -> None:
    for count in range(1, len(steps) + 1):
        kept = [from_json(to_json(step)) for step in reversed(steps[:count])]
        again = list(make().steps(sounds, kept))
        assert again == steps
        assert [any(step is one for one in kept) for step in again] == [n < count for n in range(len(steps))]


def test_a_step_in_the_middle_that_was_lost_is_the_only_one_made_again(
    make: Make, sounds: tuple[Audio, Audio], steps: list[Step]
) -> None:
    kept = steps[1:]
    again = list(make().steps(sounds, kept))
    assert again == steps
    assert [any(step is one for one in kept) for step in again] == [False, *(True for _ in kept)]


def test_steps_of_other_sound_or_of_another_number_are_never_mixed_in(
    make: Make, sounds: tuple[Audio, Audio], steps: list[Step]
) -> None:
    lie = ((0, Segment(0.0, 1.0, "Somebody else said this.")),)
    louder = tuple(Audio((sound.samples * np.float32(0.97)).astype(np.float32)) for sound in sounds)
    strange = [replace(step, told=lie) for step in make().steps(louder)]
    shifted = [replace(step, number=step.number + 1, told=lie) for step in steps]
    assert list(make().steps(sounds, [*strange, *shifted])) == steps
