"""Windows whose text makes no sense are decoded again, at rising temperatures, and only they."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from ct2_folder import converted, needs_faster_whisper
from spoken import speaking
from whisper_checkpoint import write_checkpoint, write_speaking_checkpoint

from transcription import engines
from transcription.audio import Audio
from transcription.engines import EngineOptions, Segment
from transcription.engines.whisper import WhisperEngine
from transcription.engines.windowed import Manner, Written
from transcription.steps import Step, in_order

SENSIBLE = [(0.0, "Thank you for calling Meadow Lane.", 2.0)]
UNSURE = 0.11
SOUND = speaking((0.5, 8.0), length_s=10.0)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OMP_NUM_THREADS", "1")  # what the engines ask before each piece of work
        yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def random(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_checkpoint(tmp_path_factory.mktemp("models") / "random.pt")


@pytest.fixture(scope="module")
def looping(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model whose likeliest text is a loop, and which is unsure enough to write something else when it is drawn."""
    import torch

    loop = [(0.0, "Please hold the line. " * 8, 8.0)]
    path = write_speaking_checkpoint(tmp_path_factory.mktemp("models") / "looping.pt", loop)
    content = torch.load(path, weights_only=True)
    content["model_state_dict"]["decoder.ln.weight"] *= UNSURE
    torch.save(content, path)
    return path


class Counting(WhisperEngine):
    """Keeps count of what is decoded."""

    def __init__(self, options: EngineOptions) -> None:
        super().__init__(options)
        self.asked: list[tuple[float, int]] = []

    def _decoded(self, encoded: Sequence[object], manner: Manner) -> list[Written]:
        self.asked.append((manner.temperature, len(encoded)))
        return super()._decoded(encoded, manner)  # type: ignore[arg-type]


def told(steps: Sequence[Step]) -> list[Segment]:
    return [segment for _, segment in in_order(steps)]


@pytest.mark.parametrize("engine", ["whisper", "faster-whisper"])
def test_what_repeats_itself_is_drawn_anew_by_the_same_lot_every_time(engine: str, looping: Path) -> None:
    if engine == "faster-whisper":
        needs_faster_whisper()
        looping = converted(looping)

    def run(fallback: bool) -> list[Segment]:
        options = EngineOptions(model=str(looping), sample_len=60, fallback=fallback, word_times=False)
        return told(list(engines.create(engine, options).steps([SOUND])))

    (plain,), drawn = run(fallback=False), run(fallback=True)
    assert plain.temperature == 0.0
    assert "repetition" in plain.flags
    assert drawn
    assert all(0 < (one.temperature or 0) <= 1 and one.text != plain.text for one in drawn)
    assert run(fallback=True) == drawn


def test_it_costs_nothing_where_nothing_fails(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "sensible.pt", SENSIBLE)
    plain, again = (
        Counting(EngineOptions(model=str(path), fallback=fallback, word_times=False))
        for fallback in (False, True)
    )
    assert told(list(plain.steps([SOUND]))) == told(list(again.steps([SOUND])))
    assert plain.asked == again.asked == [(0.0, 1)]


def test_only_what_failed_is_decoded_again_and_five_times_at_most(random: Path) -> None:
    engine = Counting(EngineOptions(model=str(random), sample_len=12, fallback=True, word_times=False))
    list(engine.steps([Audio(speaking((0.5, 8.0), (12.0, 60.0), length_s=64.0).samples)]))
    asked = [temperature for temperature, _ in engine.asked]
    counts = [count for _, count in engine.asked]
    assert asked == [0.0, 0.2, 0.4, 0.6, 0.8, 1.0][: len(asked)]
    assert counts == sorted(counts, reverse=True)


class Told(WhisperEngine):
    """Whose windows come to what a test says."""

    def __init__(self, options: EngineOptions, written: dict[float, Written]) -> None:
        super().__init__(options)
        self._script = written

    def _decoded(self, encoded: Sequence[object], manner: Manner) -> list[Written]:
        return [self._script[manner.temperature] for _ in encoded]


def test_when_all_fail_the_surest_that_does_not_repeat_itself_is_taken(random: Path) -> None:
    engine = Told(EngineOptions(model=str(random), fallback=True, word_times=False), {})
    tokenizer = engine._tokenizer("en")
    loop = tuple(tokenizer.encode(" Please hold the line." * 12))
    sense = tuple(tokenizer.encode(" I was charged twice for the lamp."))
    unlikely = {0.2: -1.9, 0.4: -1.2, 0.6: -1.5, 0.8: -3.0, 1.0: -4.0}
    engine._script = {
        0.0: Written(loop, -0.1, 0.0),
        **{one: Written(sense, logprob, 0.0, one) for one, logprob in unlikely.items()},
    }
    (segment,) = told(list(engine.steps([SOUND])))
    assert (segment.text, segment.temperature, segment.avg_logprob) == (
        "I was charged twice for the lamp.",
        0.4,
        -1.2,
    )


def test_what_the_model_takes_for_silence_is_not_drawn_from(random: Path) -> None:
    engine = Told(
        EngineOptions(model=str(random), fallback=True), {0.0: Written((50364, 1044, 50464), -2.0, 0.9)}
    )
    assert told(list(engine.steps([SOUND]))) == []


def test_the_setting_stands_in_the_transcript(random: Path) -> None:
    settings = dict(engines.create("whisper", EngineOptions(model=str(random), fallback=True)).settings)
    assert settings["temperature"] == "0, and up to 1 where that fails"
