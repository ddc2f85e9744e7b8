"""From a recording to its transcript: progress, roles, what made it, and what is wrong with the file."""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterator
from pathlib import Path

import numpy as np
import pytest
from sound_files import Samples, quiet, tone, write_wav
from spoken import speaking
from whisper_checkpoint import write_checkpoint, write_speaking_checkpoint

from transcription.errors import AudioUnreadableError, EngineUnknownError, ModelMissingError
from transcription.model import Role
from transcription.pipeline import Finished, Progress, Request, transcribe
from transcription.steps import from_json, to_json

SENTENCES = [(0.0, "Thank you for calling Meadow Lane.", 2.0), (2.2, "How can I help you?", 4.0)]


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_speaking_checkpoint(tmp_path_factory.mktemp("models") / "small-own.pt", SENTENCES))


def spoken(*spans_s: tuple[float, float], length_s: float = 20.0, from_s: float = 0.0) -> Samples:
    return speaking(*spans_s, length_s=length_s, from_s=from_s).samples.astype(np.float64)


def run(path: Path, model: str, **wishes: object) -> tuple[list[Progress], Finished]:
    wishes.setdefault("word_times", False)  # those of a made model mean nothing
    *progress, finished = transcribe(Request(path, "whisper", model, **wishes))  # type: ignore[arg-type]
    assert isinstance(finished, Finished)
    assert all(isinstance(item, Progress) for item in progress)
    return progress, finished  # type: ignore[return-value]


@pytest.fixture
def call(tmp_path: Path) -> Path:
    agent, customer = spoken((1.0, 6.0)), spoken((8.0, 13.0), from_s=9.0)
    return write_wav(tmp_path / "call.wav", [agent, customer])


def test_two_channels_become_turns_of_two_roles_in_time_order(call: Path, model: str) -> None:
    _, finished = run(call, model)
    first, second = finished.transcript.turns
    assert (first.role, first.channel, second.role, second.channel) == (Role.AGENT, 0, Role.CUSTOMER, 1)
    assert first.text == "Thank you for calling Meadow Lane. How can I help you?"
    assert (first.start_s, first.end_s) == pytest.approx((0.8, 4.8), abs=0.15)
    assert (second.start_s, second.end_s) == pytest.approx((7.8, 11.8), abs=0.15)
    assert finished.transcript.duration_s == pytest.approx(20.0)
    assert finished.transcript.language == "en"


def test_the_agents_channel_can_be_given_and_is_then_certain(call: Path, model: str) -> None:
    _, finished = run(call, model, agent_channel=1)
    assert (finished.agent_channel, finished.agent_confidence, finished.agent_words) == (1, 1.0, "")
    assert [turn.role for turn in finished.transcript.turns] == [Role.CUSTOMER, Role.AGENT]


def test_a_channel_that_does_not_exist_is_guessed_instead(call: Path, model: str) -> None:
    _, finished = run(call, model, agent_channel=5)
    assert finished.agent_channel in {0, 1}
    assert finished.agent_confidence < 1


def test_alike_openings_leave_the_guess_without_confidence_and_with_its_words(call: Path, model: str) -> None:
    _, finished = run(call, model)
    assert (finished.agent_channel, finished.agent_confidence) == (0, 0.5)
    assert finished.agent_words == "Thank you for calling Meadow Lane"


def test_progress_rises_from_nothing_to_all_and_carries_each_segment(call: Path, model: str) -> None:
    progress, _ = run(call, model)
    fractions = [item.fraction for item in progress]
    assert fractions[0] == 0.0
    assert fractions[-1] == 1.0
    assert fractions == sorted(fractions)
    assert [item.channel for item in progress if item.segment] == [0, 0, 1, 1]


def test_each_new_step_is_told_once_and_a_kept_one_never_again(call: Path, model: str) -> None:
    progress, finished = run(call, model)
    steps = [item.step for item in progress if item.step]
    assert [step.number for step in steps] == list(range(len(steps)))
    again, same = run(call, model, done=tuple(from_json(to_json(step)) for step in steps))
    assert same == finished
    assert [item.step for item in again if item.step] == []
    assert [item.segment for item in again] == [item.segment for item in progress if not item.step]
    assert [item.fraction for item in again][-1] == 1.0


def test_steps_of_other_settings_are_made_again(call: Path, model: str) -> None:
    other, _ = run(call, model, sample_len=5)
    progress, finished = run(call, model, done=tuple(item.step for item in other if item.step))
    assert [item.step.number for item in progress if item.step] == [0]
    assert finished == run(call, model)[1]


def test_it_can_be_stopped_between_two_items(call: Path, model: str) -> None:
    running = transcribe(Request(call, "whisper", model))
    assert isinstance(running, Generator)
    assert isinstance(next(running), Progress)
    next(running)
    running.close()
    assert list(running) == []


def test_everything_can_cross_to_another_process(call: Path, model: str) -> None:
    request = Request(call, "whisper", model)
    for item in (request, *transcribe(request)):
        assert pickle.loads(pickle.dumps(item)) == item


def test_the_same_recording_twice_gives_the_same_transcript(call: Path, model: str) -> None:
    assert run(call, model)[1] == run(call, model)[1]


def test_the_origin_says_what_made_it(call: Path, model: str) -> None:
    origin = run(call, model, sample_len=60)[1].transcript.origin
    assert (origin.engine, origin.model, origin.is_draft) == ("whisper", "small-own", False)
    settings = dict(origin.settings)
    assert settings["language"] == "en"
    assert settings["sample_len"] == "60"
    assert settings["sound"] == "pcm_s16le, 16000 Hz, channels: 2"
    assert "warning" not in settings


def test_one_channel_gives_unknown_roles_split_at_pauses(tmp_path: Path, model: str) -> None:
    path = write_wav(tmp_path / "mono.wav", [spoken((1.0, 6.0), (8.0, 13.0), length_s=50.0)])
    _, finished = run(path, model)
    assert finished.agent_channel is None
    assert finished.agent_confidence == 0.0
    assert {(turn.role, turn.channel) for turn in finished.transcript.turns} == {(Role.UNKNOWN, None)}
    assert len(finished.transcript.turns) == 2


def test_the_same_sound_twice_is_transcribed_once_and_said_so(tmp_path: Path, model: str) -> None:
    voice = spoken((1.0, 6.0))
    _, finished = run(write_wav(tmp_path / "twice.wav", [voice, voice * 0.5]), model)
    assert {turn.role for turn in finished.transcript.turns} == {Role.UNKNOWN}
    assert sum(turn.text.count("Meadow Lane") for turn in finished.transcript.turns) == 1
    assert any("same sound" in warning for warning in finished.warnings)


def test_a_silent_side_is_no_fault(tmp_path: Path, model: str) -> None:
    path = write_wav(tmp_path / "half.wav", [quiet(20.0), spoken((1.0, 6.0))])
    _, guessed = run(path, model)
    assert guessed.agent_channel is None
    assert {turn.role for turn in guessed.transcript.turns} == {Role.UNKNOWN}
    assert any("Only channel 2 carries speech" in warning for warning in guessed.warnings)
    _, given = run(path, model, agent_channel=0)
    assert {turn.role for turn in given.transcript.turns} == {Role.CUSTOMER}


def test_silence_alone_gives_an_empty_transcript_that_says_so(tmp_path: Path, model: str) -> None:
    _, finished = run(write_wav(tmp_path / "silent.wav", [quiet(3.0), quiet(3.0)]), model)
    assert finished.transcript.turns == ()
    assert finished.transcript.duration_s == 3.0
    assert finished.warnings == ("No speech was found in the recording.",)
    assert ("warning", finished.warnings[0]) in finished.transcript.origin.settings


def test_a_twentieth_of_a_second_gives_an_empty_transcript(tmp_path: Path, model: str) -> None:
    _, finished = run(write_wav(tmp_path / "short.wav", [tone(200, 0.05)]), model)
    assert finished.transcript.turns == ()


def test_a_cut_recording_is_transcribed_as_far_as_it_goes_and_says_so(call: Path, model: str) -> None:
    content = call.read_bytes()
    call.write_bytes(content[: len(content) // 2])
    _, finished = run(call, model)
    assert finished.transcript.duration_s == pytest.approx(10.0, abs=0.1)
    assert any("The recording is cut" in warning for warning in finished.warnings)
    assert len(finished.transcript.turns) == 2


def test_four_channels_have_one_agent(tmp_path: Path, model: str) -> None:
    sides = [spoken((1.0 + 4 * n, 4.0 + 4 * n), from_s=5.0 * n) for n in range(4)]
    _, finished = run(write_wav(tmp_path / "four.wav", sides), model, agent_channel=2)
    roles = {turn.channel: turn.role for turn in finished.transcript.turns}
    assert roles == {0: Role.CUSTOMER, 1: Role.CUSTOMER, 2: Role.AGENT, 3: Role.CUSTOMER}


def test_random_weights_are_flagged_as_what_they_are(call: Path, tmp_path: Path) -> None:
    path = write_checkpoint(tmp_path / "random.pt")
    _, finished = run(call, str(path), sample_len=60)
    assert all("repetition" in turn.flags for turn in finished.transcript.turns)


def test_an_unreadable_recording_is_an_error_that_names_it(tmp_path: Path, model: str) -> None:
    (tmp_path / "empty.wav").touch()
    with pytest.raises(AudioUnreadableError, match=r"empty\.wav"):
        run(tmp_path / "empty.wav", model)


def test_an_unknown_engine_or_model_is_told_before_the_recording_is_opened(tmp_path: Path) -> None:
    with pytest.raises(EngineUnknownError, match="no engine “vosk”"):
        list(transcribe(Request(tmp_path / "none.wav", "vosk")))
    with pytest.raises(ModelMissingError, match="is not on this machine"):
        list(transcribe(Request(tmp_path / "none.wav", "whisper", "base", models_dir=tmp_path)))


def test_two_seconds_of_speech_after_long_silence_are_found_at_once(tmp_path: Path, model: str) -> None:
    samples = np.concatenate([quiet(600.0), spoken((0.5, 3.0), length_s=4.0)])
    progress, finished = run(write_wav(tmp_path / "long.wav", [samples]), model)
    assert len([item for item in progress if item.segment]) == 2
    assert finished.transcript.turns[0].start_s == pytest.approx(600.3, abs=0.15)
