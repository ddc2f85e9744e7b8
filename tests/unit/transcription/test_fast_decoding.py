"""The changed decoder and encoder write what Whisper's own write, and words come at Whisper's times."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

pytestmark = [
    # whisper leaves its vocabulary open
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

TEXTS = ((1002, 300, 2044, 11), (), (415, 902, 77, 5000, 812, 30))


@pytest.fixture(autouse=True, scope="module")
def _one_thread() -> Iterator[None]:
    """Small products in several threads spend their time on waiting for each other."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def model(state: int = 64):  # type: ignore[no-untyped-def]
    """Two layers of two heads with random weights, large enough that it matters where they look."""
    import torch
    from whisper.model import ModelDimensions, Whisper

    torch.manual_seed(0)
    made = Whisper(ModelDimensions(80, 1500, state, 2, 2, 51865, 448, state, 2, 2)).eval()
    with torch.no_grad():
        made.decoder.positional_embedding.normal_(std=0.5)
        for block in made.decoder.blocks:
            block.cross_attn.query.weight *= 8
    return made


def changed(kind: str = "float32", state: int = 64):  # type: ignore[no-untyped-def]
    import torch

    from transcription.engines import decoder

    made = model(state)
    decoder.install(made, getattr(torch, kind))
    return made


def heard(count: int, state: int = 64):  # type: ignore[no-untyped-def]
    import torch

    return torch.randn(count, 1500, state, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("prompt", [None, [300, 400, 500]])
def test_whispers_search_writes_the_same_tokens_with_the_changed_decoder(prompt: list[int] | None) -> None:
    import whisper

    from transcription.engines.decoder import Listener

    options = whisper.DecodingOptions(
        language="en", temperature=0.0, sample_len=80, fp16=False, prompt=prompt
    )
    before = whisper.decode(model(), heard(3), options)
    after = whisper.decode(Listener(changed()), heard(3), options)
    assert [one.tokens for one in after] == [one.tokens for one in before]
    assert max(len(one.tokens) for one in before) == 80, "past the room that is made at first"
    for one, other in zip(before, after, strict=True):
        assert one.avg_logprob == pytest.approx(other.avg_logprob, abs=1e-4)
        assert one.no_speech_prob == pytest.approx(other.no_speech_prob, abs=1e-6)


@pytest.mark.parametrize(("kind", "digits"), [("float32", 1e-4), ("bfloat16", 0.03), ("float16", 0.03)])
def test_the_odds_are_those_of_whispers_decoder(kind: str, digits: float) -> None:
    import torch

    tokens = torch.tensor([[50258, 50259, 50359, 300], [50258, 50259, 50359, 900]])
    own, sound = changed(kind), heard(2)
    sound = sound.half() if kind == "float16" else sound
    with torch.no_grad():
        assert torch.allclose(own.decoder(tokens, sound), model().decoder(tokens, heard(2)), atol=digits * 8)


def test_two_batches_are_decoded_at_once_as_one_after_the_other() -> None:
    from concurrent.futures import ThreadPoolExecutor

    import whisper

    from transcription.engines.decoder import Listener

    own = changed()
    options = whisper.DecodingOptions(language="en", temperature=0.0, sample_len=30, fp16=False)
    sounds = [heard(2), heard(4)[2:]]

    def write(sound) -> list[list[int]]:  # type: ignore[no-untyped-def]
        return [one.tokens for one in whisper.decode(Listener(own), sound, options)]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(write, sounds)) == [write(sound) for sound in sounds]


def whispers_words(texts: Sequence[Sequence[int]], frames: Sequence[int]):  # type: ignore[no-untyped-def]
    import torch
    from whisper import timing

    plain, sound = model(), heard(len(texts))

    class Encoded:
        def __call__(self, mel, tokens):  # type: ignore[no-untyped-def]
            return plain.decoder(tokens, mel)

        def __getattr__(self, name: str):  # type: ignore[no-untyped-def]
            return getattr(plain, name)

    find = getattr(timing.find_alignment, "whispers_own", timing.find_alignment)
    with torch.no_grad():
        return [
            find(Encoded(), tokenizer(), list(text), sound[place], count)
            for place, (text, count) in enumerate(zip(texts, frames, strict=True))
        ]


def tokenizer() -> Any:
    from transcription.engines import tokens

    return tokens.tokenizer(True, 99, "en")


@pytest.mark.parametrize("frames", [(3000, 3000, 3000), (2750, 40, 1200)])
def test_words_come_at_the_times_that_whisper_finds(frames: tuple[int, ...]) -> None:
    import torch

    from transcription.engines import word_times
    from transcription.engines.decoder import Memory

    own = changed()
    with torch.no_grad():
        laid_out = [block.cross_attn.laid_out(heard(3)) for block in own.decoder.blocks]
    memory = Memory(torch.float32, laid_out)
    windows = [memory.of_one(place) for place in range(3)]
    found = word_times.found(own, windows, tokenizer(), TEXTS, frames)
    for mine, theirs in zip(found, whispers_words(TEXTS, frames), strict=True):
        assert [word.word for word in mine.words] == [word.word for word in theirs]
        for one, other in zip(mine.words, theirs, strict=True):
            assert (one.start, one.end, one.tokens) == (other.start, other.end, other.tokens)
            assert one.probability == pytest.approx(other.probability, rel=1e-3)


def test_the_middle_of_seven_is_found_in_every_order() -> None:
    from transcription.engines.word_times import MIDDLE_OF_SEVEN

    for bits in itertools.product((0, 1), repeat=7):
        row = list(bits)
        for low, high in MIDDLE_OF_SEVEN:
            row[low], row[high] = min(row[low], row[high]), max(row[low], row[high])
        assert row[3] == sorted(bits)[3], "what holds for zeros and ones holds for all numbers"


@pytest.mark.parametrize("length", [3, 4, 9, 200])
def test_looks_are_smoothed_to_whispers_very_figures(length: int) -> None:
    import torch
    from whisper.timing import median_filter

    from transcription.engines.word_times import smoothed

    rows = np.random.default_rng(length).normal(size=(5, length)).astype(np.float32)
    assert np.array_equal(smoothed(rows), median_filter(torch.from_numpy(rows)[None], 7)[0].numpy())


def test_the_encoder_in_16_bits_hears_nearly_the_same() -> None:
    import torch
    from torch.nn.functional import cosine_similarity

    from transcription.engines import bfloat

    short = model(128)
    bfloat.install(short)
    spectrum = torch.randn(1, 80, 3000, generator=torch.Generator().manual_seed(2))
    with torch.no_grad():
        before, after = model(128).encoder(spectrum), short.encoder(spectrum)
    assert after.dtype is torch.float32
    assert cosine_similarity(before.flatten(), after.flatten(), dim=0) > 0.9995


@pytest.mark.parametrize("state", [64, 128])
def test_16_bits_are_for_whispers_own_sizes_alone(state: int) -> None:
    from transcription.engines import bfloat

    assert not bfloat.pays(model(state))
