"""The table that comes along, and how the full model is looked for and refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import ScoringError
from scoring.meaning import full
from scoring.meaning.encoders import CALIBRATIONS, full_model, table
from scoring.meaning.pieces import Pieces
from scoring.meaning.table import DATA, TABLE_FILE, VOCABULARY_FILE, Table

VOCABULARY = ["sorry", "ship", "##ping", "##s", "?"]


def test_a_word_is_cut_into_its_longest_pieces() -> None:
    assert list(Pieces(VOCABULARY).ids(["Shipping", "ships", "sorry?"])) == [1, 2, 1, 3, 0, 4]


def test_a_word_that_cannot_be_cut_is_left_out_or_called_unknown() -> None:
    assert list(Pieces(VOCABULARY).ids(["shipx", "sorry"])) == [0]
    assert list(Pieces(VOCABULARY, 9).ids(["shipx", "sórry"])) == [9, 0]


@given(st.lists(st.lists(st.text(max_size=30), max_size=12), max_size=6))
def test_whatever_is_written_becomes_a_unit_vector_or_nothing(sentences: list[list[str]]) -> None:
    vectors = table().encode(sentences)
    assert vectors.shape == (len(sentences), 256)
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(abs(length - 1) < 1e-4 or length == 0 for length in lengths)


def test_what_is_meant_alike_lies_nearer_than_what_shares_words() -> None:
    asked, alike, other = table().encode(
        [each.split() for each in ("i am very sorry", "my sincere apologies", "i am very tall")]
    )
    assert asked @ alike > asked @ other


def test_a_sentence_has_the_same_vector_whatever_stands_beside_it() -> None:
    sentences = [each.split() for each in ("leave it with me", "", "what is your name")]
    together = table().encode(sentences)
    for place, sentence in enumerate(sentences):
        np.testing.assert_allclose(together[place], table().encode([sentence])[0], atol=1e-5)


def test_the_table_is_small_and_carries_its_licence_and_its_origin() -> None:
    size = sum((DATA / name).stat().st_size for name in (TABLE_FILE, VOCABULARY_FILE))
    assert 4e6 < size < 8e6
    assert "Apache License" in (DATA / "LICENSE").read_text(encoding="utf-8")
    assert full.SHA256 in (DATA / "ORIGIN.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_a_damaged_table_is_refused_with_its_place(tmp_path: Path, damage: str) -> None:
    (tmp_path / VOCABULARY_FILE).write_text("one\ntwo\n", encoding="utf-8")
    if damage == "cut":
        (tmp_path / TABLE_FILE).write_bytes((DATA / TABLE_FILE).read_bytes()[:1000])
    elif damage == "other":
        np.savez(tmp_path / TABLE_FILE, rows=np.zeros((3, 256), np.int8), scales=np.zeros(3, np.float32))
    with pytest.raises(ScoringError, match=str(tmp_path)):
        Table.load(tmp_path)


def test_more_lead_is_never_less_likely() -> None:
    lead = np.linspace(-0.5, 0.5, 50, dtype=np.float32)
    for curve in CALIBRATIONS.values():
        chances = curve.probability(np.full(50, 0.5, np.float32), lead)
        assert (np.diff(chances) >= 0).all()
        assert 0 <= chances.min() <= chances.max() <= 1


def test_weights_of_another_model_are_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / full.WEIGHTS_FILE).write_bytes(b"something else")
    (tmp_path / full.VOCABULARY_FILE).write_text("a\n", encoding="utf-8")
    monkeypatch.setenv(full.FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(ScoringError, match="is not the file of all-MiniLM-L6-v2"):
        full_model()


def test_a_folder_without_the_model_is_told_with_the_variable_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(full.FOLDER_VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(ScoringError, match=full.FOLDER_VARIABLE):
        full_model()


@pytest.mark.skipif(full.folder() is None, reason="the extra “meaning” is not installed")
def test_the_full_model_gives_the_vectors_of_its_authors_library() -> None:
    """Source: sentence_transformers 6.2.0 on the same weights."""
    model = full_model()
    assert model is not None
    one, other = model.encode([["i", "am", "very", "sorry"], ["my", "sincere", "apologies"]])
    assert float(one @ other) == pytest.approx(0.50556, abs=1e-3)
