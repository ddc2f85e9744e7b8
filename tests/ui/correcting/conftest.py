"""A call in a real workspace, and the review page on which its transcript is corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from correcting_steps import correcting_page, two_channel_call
from pytestqt.qtbot import QtBot

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui.review.page import ReviewPage


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "workspace", stored_rubric) as opened:
        yield opened


@pytest.fixture
def call(store: Store, tmp_path: Path) -> int:
    """The call's id; its sides are on two channels."""
    return two_channel_call(store, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, store: Store, tmp_path: Path) -> Iterator[ReviewPage]:
    yield from correcting_page(qtbot, runner, store, tmp_path)
