"""A workspace with the built-in rubric, and files as a user would choose them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_studio.jobs.context import JobContext
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def context() -> JobContext:
    return JobContext()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder outside the workspace, to import from."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder
