"""Makes a small Whisper checkpoint with random weights, so that the real loading and decoding code is tested."""

from __future__ import annotations

from pathlib import Path


def write_checkpoint(path: Path, *, seed: int = 0, english_only: bool = False) -> Path:
    """Write a checkpoint of 3.5 MB (fp16) that openai-whisper loads; its words mean nothing.

    Args: seed: the same seed gives the same weights, and so the same words.
    """
    import torch
    from whisper.model import ModelDimensions, Whisper

    vocabulary = 51864 if english_only else 51865
    dims = ModelDimensions(
        n_mels=80,
        n_audio_ctx=1500,
        n_audio_state=32,
        n_audio_head=2,
        n_audio_layer=1,
        n_vocab=vocabulary,
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
        weights = {name: value.half() for name, value in weights.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"dims": vars(dims), "model_state_dict": weights}, path)
    return path
