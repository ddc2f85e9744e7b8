"""The table: a vector for every piece of a word; a sentence is their mean. Fast and coarse, and it comes along.

Distilled from all-MiniLM-L6-v2 with model2vec; see data/ORIGIN.md and benchmarks/meaning_table.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from scoring.errors import ScoringError
from scoring.meaning.pieces import Pieces

DATA = Path(__file__).parent / "data"
TABLE_FILE = "minilm_table.npz"
VOCABULARY_FILE = "minilm_pieces.txt"


class Table:
    """Vectors by piece, in eight bits.

    Args:
        rows: int8 (n, 256).
        scales: float32 (n,); a piece's vector is its row times its scale. How rare a piece is, is in its length.
    """

    name = "table"

    def __init__(self, pieces: Pieces, rows: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        self._pieces = pieces
        # One more row of nothing stands for sentences without a known word.
        self._rows = np.vstack([rows, np.zeros((1, rows.shape[1]), np.int8)])
        self._scales = np.append(scales, np.float32(0))

    @classmethod
    def load(cls, folder: Path = DATA) -> Table:
        """Raises: ScoringError when the table is missing or damaged."""
        try:
            vocabulary = (folder / VOCABULARY_FILE).read_text(encoding="utf-8").split()
            with (folder / TABLE_FILE).open("rb") as file, np.load(file, allow_pickle=False) as data:
                rows, scales = data["rows"], data["scales"]
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as err:
            raise ScoringError(
                f"The table of meanings in {folder} cannot be read. Install QA Studio again."
            ) from err
        if rows.shape[0] != len(vocabulary) or scales.shape != (len(vocabulary),):
            raise ScoringError(
                f"The table of meanings in {folder} is not whole: {rows.shape[0]} rows for {len(vocabulary)} "
                "pieces. Install QA Studio again."
            )
        return cls(Pieces(vocabulary), rows, scales)

    def encode(self, sentences: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """Unit vectors, float32 (n, 256); zeros where no word is known."""
        if not sentences:
            return np.zeros((0, self._rows.shape[1]), np.float32)
        nothing = len(self._scales) - 1
        ids = [list(self._pieces.ids(words)) or [nothing] for words in sentences]
        flat = np.fromiter((number for each in ids for number in each), np.intp)
        starts = np.cumsum([0, *(len(each) for each in ids[:-1])])
        vectors = self._rows[flat].astype(np.float32) * self._scales[flat, None]
        return unit(np.add.reduceat(vectors, starts, axis=0))


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of length one; rows of nothing stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), np.float32)
