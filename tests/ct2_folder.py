"""Makes CTranslate2 folders of Whisper checkpoints, so that the faster-whisper engine is tested without a download."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from transcription.engines import faster, tokens

Weights = dict[str, NDArray[np.float32]]


def needs_faster_whisper() -> None:
    """Leave a test out where the extra is not installed."""
    if not faster.is_installed():
        pytest.skip(f"needs the extra “faster”: {faster.how_to_install()}")


def converted(checkpoint: Path) -> Path:
    """The folder of a checkpoint, beside it; made when it is not there."""
    folder = checkpoint.with_suffix("")
    return folder if folder.is_dir() else write_folder(folder, checkpoint)


def write_folder(folder: Path, checkpoint: Path) -> Path:
    """Convert a checkpoint of openai-whisper, weight for weight, in full precision.

    Returns: the folder, with model.bin, config.json and vocabulary.json in it.
    """
    import torch
    from ctranslate2.specs import WhisperSpec

    content = torch.load(checkpoint, weights_only=True)
    dims = content["dims"]
    weights = {name: value.float().numpy() for name, value in content["model_state_dict"].items()}
    spec = WhisperSpec(dims["n_audio_layer"], dims["n_audio_head"], dims["n_text_layer"], dims["n_text_head"])
    _encoder(spec.encoder, weights)
    _decoder(spec.decoder, weights)
    _vocabulary(spec, dims)
    spec.validate()
    spec.optimize()
    folder.mkdir(parents=True)
    spec.save(str(folder))
    return folder


def _encoder(spec: Any, weights: Weights) -> None:
    for name in ("conv1", "conv2"):
        _linear(getattr(spec, name), weights, f"encoder.{name}")
    spec.position_encodings.encodings = weights["encoder.positional_embedding"]
    _norm(spec.layer_norm, weights, "encoder.ln_post")
    for number, layer in enumerate(spec.layer):
        _block(layer, weights, f"encoder.blocks.{number}")


def _decoder(spec: Any, weights: Weights) -> None:
    spec.embeddings.weight = weights["decoder.token_embedding.weight"]
    spec.projection.weight = spec.embeddings.weight
    spec.position_encodings.encodings = weights["decoder.positional_embedding"]
    _norm(spec.layer_norm, weights, "decoder.ln")
    for number, layer in enumerate(spec.layer):
        block = f"decoder.blocks.{number}"
        _block(layer, weights, block)
        _norm(layer.attention.layer_norm, weights, f"{block}.cross_attn_ln")
        query, both, out = layer.attention.linear
        _linear(query, weights, f"{block}.cross_attn.query")
        _fused(both, weights, *(f"{block}.cross_attn.{name}" for name in ("key", "value")))
        _linear(out, weights, f"{block}.cross_attn.out")


def _block(layer: Any, weights: Weights, block: str) -> None:
    _norm(layer.self_attention.layer_norm, weights, f"{block}.attn_ln")
    looks, out = layer.self_attention.linear
    _fused(looks, weights, *(f"{block}.attn.{name}" for name in ("query", "key", "value")))
    _linear(out, weights, f"{block}.attn.out")
    _norm(layer.ffn.layer_norm, weights, f"{block}.mlp_ln")
    _linear(layer.ffn.linear_0, weights, f"{block}.mlp.0")
    _linear(layer.ffn.linear_1, weights, f"{block}.mlp.2")


def _linear(spec: Any, weights: Weights, name: str) -> None:
    spec.weight, spec.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _fused(spec: Any, weights: Weights, *names: str) -> None:
    """Several layers as one; Whisper's keys have no bias."""
    spec.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    none = np.zeros(len(spec.weight) // len(names), np.float32)
    spec.bias = np.concatenate([weights.get(f"{name}.bias", none) for name in names])


def _norm(spec: Any, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _vocabulary(spec: Any, dims: dict[str, int]) -> None:
    """Names of all tokens; CTranslate2 asks for the special ones alone: any name does for the others."""
    several = dims["n_vocab"] >= 51865
    languages = dims["n_vocab"] - 51765 - several
    tokenizer = tokens.tokenizer(several, languages, "en")
    names = [f"token {number}" for number in range(dims["n_vocab"])]
    if several:
        names[tokenizer.eot - 1] = ""  # by this one, CTranslate2 knows a model of several languages
    for name, number in tokenizer.special_tokens.items():
        names[number] = name
    spec.register_vocabulary(names)
    layers, heads = dims["n_text_layer"], dims["n_text_head"]
    spec.config.lang_ids = list(tokenizer.all_language_tokens)
    spec.config.suppress_ids = list(tokenizer.non_speech_tokens)
    spec.config.suppress_ids_begin = [*tokenizer.encode(" "), tokenizer.eot]
    spec.config.alignment_heads = [
        [layer, head] for layer in range(layers // 2, layers) for head in range(heads)
    ]
