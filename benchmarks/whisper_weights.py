"""Writes Whisper checkpoints of the real sizes with generated weights: all the work of a model, and no download.

Random weights never come to an end, and no two programs would decode as many words. So the decoder's blocks are made
to add nothing, and its text positions point at the tokens that are wanted: it writes a given number of them, between
two time stamps, in every window, whatever it hears. Every product of the real model is still calculated.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

SIZES = {"tiny": (384, 6, 4), "base": (512, 8, 6)}
"""Width, heads and layers. Source: the published checkpoints' own dimensions."""

SHARPNESS = 20.0
"""How far the wanted token stands out from the others."""

WORDS = (
    " thank you for calling Meadow Lane my name is Maya how can I help you today I am sorry that your parcel came late"
    " let me look at the order right away could you tell me its number please I see it was sent from our northern"
    " warehouse on Monday and should reach your door before noon tomorrow if nothing else goes wrong with the driver"
    " meanwhile we have taken twelve euros off the bill because nobody told anyone about such a delay would that be all"
    " right or do you prefer another lamp in green instead of brass then simply write back by Friday evening"
)
"""More words than a window takes, none of it said twice: a text that repeats itself would be decoded once more."""


def write_weights(path: Path, size: str, tokens: int) -> Path:
    """Write a checkpoint whose windows take a number of tokens.

    Args: tokens: of text in each window; two time stamps come on top.
    """
    import torch
    from whisper.model import ModelDimensions, Whisper

    state, heads, layers = SIZES[size]
    dims = ModelDimensions(80, 1500, state, heads, layers, 51865, 448, state, heads, layers)
    torch.manual_seed(0)
    weights: dict[str, Any] = Whisper(dims).state_dict()
    for name in list(weights):
        if name.startswith("decoder.blocks") and (".out." in name or ".mlp.2." in name):
            weights[name] = torch.zeros_like(weights[name])
    embedding = weights["decoder.token_embedding.weight"]
    embedding = embedding - embedding.mean(dim=1, keepdim=True)
    embedding = embedding / embedding.norm(dim=1, keepdim=True)
    weights["decoder.token_embedding.weight"] = embedding
    weights["decoder.ln.weight"] = torch.full_like(weights["decoder.ln.weight"], SHARPNESS)
    weights["decoder.ln.bias"] = torch.zeros_like(weights["decoder.ln.bias"])
    weights["decoder.positional_embedding"] = torch.randn(448, state) * 0.02
    wanted = _wanted(tokens)
    weights["decoder.positional_embedding"][: len(wanted)] = 10 * embedding[torch.tensor(wanted)]
    halved = {name: value.half() for name, value in weights.items()}
    torch.save({"dims": vars(dims), "model_state_dict": halved}, path)
    return path


def _wanted(count: int) -> list[int]:
    """The token to say after each place: language and task, then the text from the window's start to its end."""
    from whisper.tokenizer import get_tokenizer

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # whisper leaves its vocabulary file open
        tokenizer = get_tokenizer(True, num_languages=99, language="en", task="transcribe")
    words = tokenizer.encode(WORDS)
    text = (words * (count // len(words) + 1))[:count]
    first, last = tokenizer.timestamp_begin, tokenizer.timestamp_begin + 1500
    return [tokenizer.sot_sequence[1], tokenizer.sot_sequence[2], first, *text, last, tokenizer.eot]
