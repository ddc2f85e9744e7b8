"""Makes small Whisper checkpoints, so that the real loading and decoding code is tested without a download.

One kind has random weights and says nonsense; the other has weights by which the real decoder says given sentences.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Sentence = tuple[float, str, float]
"""Start in seconds from the window's start, text, end; times in steps of 0.02 s, the first at most 1.0."""

SHARPNESS = 20.0
"""How far the wanted token stands out; Whisper's rules for time stamps need it to be all but certain."""


def write_checkpoint(path: Path, *, seed: int = 0, english_only: bool = False) -> Path:
    """Write a checkpoint of 3.5 MB (fp16) with random weights; its words mean nothing.

    Args: seed: the same seed gives the same weights, and so the same words.
    """
    dims, weights = _random(seed, english_only)
    return _save(path, dims, weights)


def write_speaking_checkpoint(
    path: Path,
    sentences: Sequence[Sentence],
    *,
    more_follows: bool = False,
    english_only: bool = False,
    prompt: str = "",
) -> Path:
    """Write a checkpoint whose decoder says these sentences in every window, whatever it hears.

    Its blocks add nothing, and its text positions point at the wanted tokens: the decoder's own arithmetic,
    rules and search do the rest.

    Args:
        more_follows: end as Whisper does when the window holds more than it has written: with two time stamps.
        prompt: says them only to whoever has told it exactly this beforehand.
    """
    import torch

    dims, weights = _random(0, english_only)
    for name in list(weights):
        if name.startswith("decoder.blocks") and (".out." in name or ".mlp.2." in name):
            weights[name] = torch.zeros_like(weights[name])
    tokens = weights["decoder.token_embedding.weight"].float()
    tokens = tokens - tokens.mean(dim=1, keepdim=True)
    tokens = tokens / tokens.norm(dim=1, keepdim=True)
    weights["decoder.token_embedding.weight"] = tokens
    weights["decoder.ln.weight"] = torch.full_like(weights["decoder.ln.weight"], SHARPNESS)
    weights["decoder.ln.bias"] = torch.zeros_like(weights["decoder.ln.bias"])
    wanted = _wanted(sentences, more_follows, english_only)
    # Long enough that what was said before, which is added to it, does not matter.
    first = 1 + len(_tokenizer(english_only).encode(f" {prompt}")) if prompt else 0
    weights["decoder.positional_embedding"][first : first + len(wanted)] = 10 * tokens[torch.tensor(wanted)]
    return _save(path, dims, weights)


def _wanted(sentences: Sequence[Sentence], more_follows: bool, english_only: bool) -> list[int]:
    """The token to say after each place; the first places belong to the prompt, where the language is detected."""
    tokenizer = _tokenizer(english_only)
    said: list[int] = []
    for start_s, text, end_s in sentences:
        stamps = [tokenizer.timestamp_begin + round(time_s / 0.02) for time_s in (start_s, end_s)]
        said += [stamps[0], *tokenizer.encode(" " + text), stamps[1]]
    if more_follows:
        said.append(said[-1])
    detected = [] if english_only else [tokenizer.sot_sequence[1], tokenizer.sot_sequence[2]]
    return [*detected, *said, tokenizer.eot]


def _tokenizer(english_only: bool) -> Any:
    from whisper.tokenizer import get_tokenizer

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # whisper leaves its vocabulary file open
        return get_tokenizer(not english_only, num_languages=99, language="en", task="transcribe")


def _random(seed: int, english_only: bool) -> tuple[Any, dict[str, Any]]:
    import torch
    from whisper.model import ModelDimensions, Whisper

    dims = ModelDimensions(
        n_mels=80,
        n_audio_ctx=1500,
        n_audio_state=32,
        n_audio_head=2,
        n_audio_layer=1,
        n_vocab=51864 if english_only else 51865,
        n_text_ctx=448,
        n_text_state=32,
        n_text_head=2,
        n_text_layer=1,
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        weights = Whisper(dims).state_dict()
        # Whisper leaves its text positions uninitialised; they would differ from run to run.
        weights["decoder.positional_embedding"] = torch.randn(dims.n_text_ctx, dims.n_text_state) * 0.02
    return dims, weights


def _save(path: Path, dims: Any, weights: dict[str, Any]) -> Path:
    import torch

    path.parent.mkdir(parents=True, exist_ok=True)
    halved = {name: value.half() for name, value in weights.items()}
    torch.save({"dims": vars(dims), "model_state_dict": halved}, path)
    return path
