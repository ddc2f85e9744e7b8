"""Whisper's matrices in 8 bits: every one of them is changed, and what comes out stays close."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("state", "pays"), [(384, True), (64, False)])
def test_it_is_done_from_whispers_smallest_model_on(state: int, pays: bool) -> None:
    assert int8_pays(state) is pays


def int8_pays(state: int) -> bool:
    from transcription.engines import int8

    return int8.pays(model(state))


def model(state: int):  # type: ignore[no-untyped-def]
    import torch
    from whisper.model import ModelDimensions, Whisper

    torch.manual_seed(0)
    made = Whisper(ModelDimensions(80, 1500, state, 2, 1, 51865, 448, state, 2, 1))
    torch.nn.init.normal_(made.decoder.positional_embedding, std=0.02)
    return made.eval()


def test_every_linear_layer_is_in_8_bits_and_the_figures_stay_close() -> None:
    import torch
    from torch.nn import Linear
    from torch.nn.functional import cosine_similarity

    plain, changed = model(384), int8_of(384)
    assert not [name for name, part in changed.named_modules() if isinstance(part, Linear)]
    mel, tokens = torch.randn(1, 80, 3000), torch.tensor([[50258, 50259, 50359, 300, 400]])
    with torch.no_grad():
        before, after = plain(mel, tokens), changed(mel, tokens)
    assert cosine_similarity(before.flatten(), after.flatten(), dim=0) > 0.995


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # whisper leaves its vocabulary open
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_whispers_own_search_writes_with_it_and_writes_the_same_again() -> None:
    import torch
    import whisper

    from transcription.engines.decoder import Listener

    changed = int8_of(384)
    heard = torch.randn(2, 1500, 384)
    options = whisper.DecodingOptions(language="en", temperature=0.0, sample_len=12, fp16=False)
    first, second = whisper.decode(Listener(changed), heard, options)
    assert (len(first.tokens), len(second.tokens)) == (12, 12)
    assert [one.tokens for one in whisper.decode(Listener(changed), heard, options)] == [
        first.tokens,
        second.tokens,
    ]


def int8_of(state: int):  # type: ignore[no-untyped-def]
    import torch

    from transcription.engines import decoder, int8

    made = model(state)
    decoder.install(made, torch.float32)
    return int8.rounded(made)
