"""A real workspace in a temporary folder, opened with the real rubric loader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from storage_world import interaction, read_rubric, transcript

from qa_studio.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", read_rubric) as opened:
        yield opened


@pytest.fixture
def chat(store: Store) -> int:
    """Id of an interaction that came as text."""
    (number,) = store.add_interactions([(interaction(), transcript("Hello 👋", "Grüße, مرحبا"))])
    return number
