"""Every view of the real window on the smallest screen: nothing out of reach, over another, or cut unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from service_files import tone

import qa_studio.demo
from docs.pictures.faults import cut_words, overlaps
from docs.pictures.stage import Stage
from docs.pictures.views import VIEWS
from qa_studio import bootstrap
from qa_studio.jobs.context import JobContext
from qa_studio.rows import ImportOptions
from qa_studio.settings import Places, Settings
from qa_studio.ui.frame.main_window import SMALLEST_SIZE
from qa_studio.ui.widgets.screen_dialog import ScreenDialog

CHATS = Path(qa_studio.demo.__file__).parent / "files" / "chats"
PAINTED_MS, SETTLED_MS = 50, 2_000
NEEDS_MARKS = ("review-judged", "review-reopen", "review-history", "reports-")
"""Views of what somebody has judged, which this workspace has not."""
NAMES = tuple(name for name in VIEWS if not name.startswith(NEEDS_MARKS))


@pytest.fixture(autouse=True)
def no_thread_stays_behind() -> None:
    """The stage keeps its threads from test to test; its end stops them."""


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The window in its smallest size, over a workspace with a chat and a recording."""
    home = tmp_path_factory.mktemp("small")
    places = Places(home / "config", home / "models", home / "logs")
    studio = bootstrap.build(home / "Meadow Lane", Settings(evaluator="Anna Lindt", theme="light"), places)
    paths = [sorted(CHATS.glob("*.txt"))[0], tone(home / "call.wav")]
    studio.importing.import_paths(paths, ImportOptions(agent="Tom Reed"), JobContext())
    made = Stage(studio, QSize(*SMALLEST_SIZE), painted_ms=PAINTED_MS)
    yield made
    made.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    studio.close()


def grounds(stage: Stage) -> list[QWidget]:
    """The window and what lies over it, none of it larger than the smallest window."""
    over = list(stage.over())
    for one in over:
        if isinstance(one, ScreenDialog):
            one.resize(one.size().boundedTo(QSize(*SMALLEST_SIZE)))
    return [stage.window, *over]


def faults(stage: Stage) -> list[str]:
    return [fault for ground in grounds(stage) for fault in (*overlaps(ground), *cut_words(ground))]


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("name", NAMES)
def test_all_can_be_seen_on_the_smallest_screen(qtbot: QtBot, stage: Stage, name: str) -> None:
    found: list[str] = []

    def look() -> None:
        """Again for a while: some parts take their places one after the other."""
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not faults(stage), timeout=SETTLED_MS)
        found.extend(faults(stage))

    stage.show(VIEWS[name], look)
    assert (stage.window.width(), stage.window.height()) == SMALLEST_SIZE
    assert not found, "\n".join(found)
