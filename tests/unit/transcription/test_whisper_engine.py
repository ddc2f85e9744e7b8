"""Whisper through its own loading and decoding code, with checkpoints that the test makes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from sound_files import tone
from spoken import heard, speaking
from whisper_checkpoint import write_checkpoint, write_speaking_checkpoint

from transcription import engines
from transcription.audio import Audio
from transcription.engines import EngineOptions, Segment
from transcription.errors import LanguageUnsupportedError, ModelInvalidError, ModelMissingError
from transcription.steps import in_order

GREETING = "Thank you for calling Meadow Lane, my name is Maya."
QUESTION = "How can I help you?"


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def run(path: Path, sound: Audio, **options: object) -> list[Segment]:
    engine = engines.create("whisper", EngineOptions(model=str(path), **options))  # type: ignore[arg-type]
    return list(heard(engine, sound))


def test_it_writes_what_the_model_says_when_it_says_it(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.2, GREETING, 3.0), (3.5, QUESTION, 5.0)])
    first, second = run(path, speaking((2.0, 8.0), length_s=10.0), word_times=False)
    assert (first.text, second.text) == (GREETING, QUESTION)
    assert (first.start_s, first.end_s) == pytest.approx((2.0, 4.8), abs=0.1)
    assert (second.start_s, second.end_s) == pytest.approx((5.3, 6.8), abs=0.1)
    assert first.words == ()
    assert first.avg_logprob is not None
    assert first.avg_logprob > -0.1


def test_each_word_gets_its_place_in_the_text_and_a_time(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.2, GREETING, 3.0)])
    (segment,) = run(path, speaking((2.0, 8.0), length_s=10.0))
    spelt = [segment.text[word.start : word.end] for word in segment.words]
    assert spelt == GREETING.split()
    assert all(1.8 <= word.start_s <= word.end_s <= 8.2 for word in segment.words)


def test_silence_is_left_out_and_what_was_said_keeps_its_own_time(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, QUESTION, 2.0), (5.0, GREETING, 8.0)])
    sound = speaking((1.0, 5.0), (100.0, 104.0), length_s=300.0)
    first, second = run(path, sound, word_times=False)
    assert (first.start_s, first.end_s) == pytest.approx((0.8, 2.8), abs=0.1)
    assert (second.start_s, second.end_s) == pytest.approx((100.4, 103.4), abs=0.3)


def test_speech_without_a_pause_is_cut_into_windows(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, QUESTION, 2.0)])
    starts = [one.start_s for one in run(path, speaking((10.0, 100.0), length_s=110.0), word_times=False)]
    assert starts[0] == pytest.approx(9.8, abs=0.1)
    assert all(24.9 <= later - earlier <= 30.0 for earlier, later in pairwise(starts))
    assert starts[-1] + 30 > 99.0


def test_a_sentence_over_a_pause_that_was_left_out_becomes_two_segments(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, f"{GREETING} {QUESTION}", 12.0)])
    sound = speaking((1.0, 7.0), (60.0, 66.0), length_s=70.0)
    segments = run(path, sound)
    assert len(segments) == 2
    assert " ".join(one.text for one in segments) == f"{GREETING} {QUESTION}"
    assert segments[0].end_s <= 7.3
    assert segments[1].start_s >= 59.7


def test_several_channels_are_decoded_together_and_each_is_in_order(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, QUESTION, 2.0)])
    engine = engines.create("whisper", EngineOptions(model=str(path), word_times=False))
    sounds = [speaking((5.0, 65.0), length_s=70.0), speaking((1.0, 3.0), length_s=70.0)]
    told = list(in_order(engine.steps(sounds)))
    assert [channel for channel, _ in told] == [1, 0, 0, 0]
    alone = [[one for owner, one in told if owner == channel] for channel in (0, 1)]
    assert alone == [list(heard(engine, sound)) for sound in sounds]


def test_music_and_noise_are_not_given_to_the_model(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, QUESTION, 2.0)])
    chord = sum(tone(pitch, 8.0) for pitch in (262, 330, 392)) / 3
    noise = np.random.default_rng(1).normal(0, 0.05, 16_000 * 8)
    assert run(path, Audio(np.concatenate([chord, noise]).astype(np.float32))) == []


def test_a_loop_is_flagged_and_stays_to_be_seen(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, "Please hold the line. " * 6, 20.0)])
    (segment,) = run(path, speaking((1.0, 22.0), length_s=24.0), word_times=False)
    assert segment.flags == ("repetition",)
    assert segment.text.count("Please hold the line.") == 6


def test_a_window_that_holds_more_is_taken_up_where_the_model_stopped(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, QUESTION, 4.0)], more_follows=True)
    starts = [
        segment.start_s for segment in run(path, speaking((0.2, 10.0), length_s=12.0), word_times=False)
    ]
    assert starts == pytest.approx([0.05, 4.05, 8.05], abs=0.1)


def test_a_model_that_never_comes_to_an_end_still_does(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, "And", 0.02)], more_follows=True)
    assert len(run(path, speaking((1.0, 27.0), length_s=32.0), word_times=False)) == 1


def test_the_language_is_found_out_when_it_is_not_given(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, QUESTION, 2.0)])
    (segment,) = run(path, speaking((0.5, 3.0), length_s=4.0), language="")
    assert segment.language == "en"


def test_a_region_of_the_language_does_not_matter(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, QUESTION, 2.0)])
    (segment,) = run(path, speaking((0.5, 3.0), length_s=4.0), language="en-GB")
    assert segment.language == "en"


def test_an_english_model_refuses_another_language_and_says_which_to_take(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "tiny.en.pt", [(0.0, QUESTION, 2.0)], english_only=True)
    with pytest.raises(LanguageUnsupportedError, match=r"tiny\.en.*knows English only.*without “\.en”"):
        run(path, speaking((0.5, 3.0), length_s=4.0), language="pl")


def test_an_english_model_needs_no_language(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.0, QUESTION, 2.0)], english_only=True)
    assert [one.text for one in run(path, speaking((0.5, 3.0), length_s=4.0), language="")] == [QUESTION]


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageUnsupportedError, match="does not know the language “xx”"):
        run(write_checkpoint(tmp_path / "a.pt"), speaking((0.5, 3.0), length_s=4.0), language="xx")


def test_random_weights_that_never_stop_are_held_by_the_token_limit(tmp_path: Path) -> None:
    path = write_checkpoint(tmp_path / "a.pt", seed=3)
    (short,) = run(path, speaking((0.5, 3.0), length_s=4.0), sample_len=8)
    (long,) = run(path, speaking((0.5, 3.0), length_s=4.0))
    assert len(short.text) < len(long.text)


def test_the_limit_stands_in_the_settings(tmp_path: Path) -> None:
    path = str(write_checkpoint(tmp_path / "a.pt"))
    engine = engines.create("whisper", EngineOptions(model=path, sample_len=8))
    assert ("sample_len", "8") in engine.settings
    assert ("temperature", "0") in engine.settings


def test_damaged_weights_are_told_from_speech(tmp_path: Path) -> None:
    import torch

    path = write_checkpoint(tmp_path / "hurt.pt")
    content = torch.load(path, weights_only=True)
    content["model_state_dict"]["decoder.ln.weight"][:] = float("nan")
    torch.save(content, path)
    with pytest.raises(ModelInvalidError, match="weights of the model “hurt” are damaged"):
        run(path, speaking((0.5, 3.0), length_s=4.0))


def test_a_model_that_is_not_there_is_asked_for_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match=r"There is no model file at .*none\.pt"):
        engines.create("whisper", EngineOptions(model=str(tmp_path / "none.pt")))


def test_a_file_that_is_no_model_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "text.pt").write_text("not a model", encoding="utf-8")
    with pytest.raises(ModelInvalidError, match=r"text\.pt"):
        run(tmp_path / "text.pt", speaking((0.5, 3.0), length_s=4.0))


def test_a_named_models_file_gets_its_own_alignment_heads_only_when_they_fit(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "base.pt", [(0.0, QUESTION, 2.0)])
    assert [one.text for one in run(path, speaking((0.5, 3.0), length_s=4.0))] == [QUESTION]


def test_neither_whisper_nor_torch_nor_pocketsphinx_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, transcription.pipeline, transcription.models, transcription.engines as e;"
        "e.create('draft', e.EngineOptions());"
        "print(sorted({'whisper', 'torch', 'pocketsphinx', 'av', 'numba', 'onnxruntime'} & sys.modules.keys()))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
