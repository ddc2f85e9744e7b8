from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storage_world import interaction, read_rubric
from work_world import fill

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.services.exporting import Exporting, defused
from qa_studio.services.library import Library
from qa_studio.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", read_rubric) as made:
        yield made


def lines_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_every_row_stands_in_the_file_below_words_on_how_scores_are_made(
    store: Store, tmp_path: Path
) -> None:
    fill(store)
    library = Library(store)
    ids, path = library.find(), tmp_path / "rows.csv"
    assert Exporting(library).write(ids, path, JobContext()) == len(ids)
    lines = lines_of(path)
    head = [line[0] for line in lines if line[0].startswith("# ")]
    assert any("rounded half up once" in words for words in head)
    titles, *rows = lines[len(head) :]
    assert [int(row[0]) for row in rows] == list(ids)
    for row, known in zip(rows, library.rows_of(ids), strict=True):
        told = dict(zip(titles, row, strict=True))
        assert told["Agent"] == known.agent
        assert told["Score"] == ("" if known.score is None else str(known.score))
        assert told["Tags"] == "; ".join(known.tags)


def test_what_would_be_a_formula_is_only_text(store: Store, tmp_path: Path) -> None:
    ids = store.add_interactions([(interaction('=HYPERLINK("http://x")', agent="@SUM(A1)"), None)])
    path = tmp_path / "rows.csv"
    Exporting(Library(store)).write(ids, path, JobContext())
    (row,) = [line for line in lines_of(path) if line[0] == str(ids[0])]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@given(st.text())
def test_no_cell_begins_a_formula_and_none_loses_a_letter(text: str) -> None:
    cell = defused(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.endswith(text)


def test_a_place_that_cannot_be_written_is_told_by_name(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StudioError, match=r"rows\.csv"):
        Exporting(Library(store)).write((), tmp_path / "missing" / "rows.csv", JobContext())


def test_an_export_that_was_stopped_leaves_no_file(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    context = JobContext()
    context.cancel()
    with pytest.raises(JobCancelled):
        Exporting(Library(store)).write(ids, tmp_path / "rows.csv", context)
    assert list(tmp_path.glob("rows*")) == []
