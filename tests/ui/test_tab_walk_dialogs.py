"""Every dialog of the real window by Tab and Shift+Tab alone, as its pages are walked."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from fakes_review import answered
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from studio_pages import WAIT_MS, open_studio, settling, shows
from tab_walk import back, told, walk

import qa_studio.ui
from qa_studio.app import StudioWindow
from qa_studio.ui.library.assign_dialog import AssignDialog
from qa_studio.ui.library.details_dialog import DetailsDialog
from qa_studio.ui.library.import_dialog import ImportDialog
from qa_studio.ui.library.plan_dialog import PlanDialog
from qa_studio.ui.library.team_dialog import TeamDialog
from qa_studio.ui.review.bookmark_dialogs import BookmarksDialog, TagDialog
from qa_studio.ui.review.cheat_sheet import CheatSheet
from qa_studio.ui.review.history_dialog import HistoryDialog
from qa_studio.ui.review.revisions_dialog import RevisionsDialog
from qa_studio.ui.review.summary_dialog import SummaryDialog
from qa_studio.ui.rubrics.golden_dialog import GoldenDialog
from qa_studio.ui.rubrics.publish_dialog import PublishDialog

DIALOGS = (
    *(AssignDialog, BookmarksDialog, CheatSheet, DetailsDialog, GoldenDialog, HistoryDialog, ImportDialog),
    *(PlanDialog, PublishDialog, RevisionsDialog, SummaryDialog, TagDialog, TeamDialog),
)


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StudioWindow]:
    with open_studio(qapp, tmp_path_factory.mktemp("dialogs")) as made:
        yield made


@pytest.fixture
def settled(qtbot: QtBot, window: StudioWindow) -> Callable[[], None]:
    return settling(qtbot, window)


def asked(made: StudioWindow, kind: type[QDialog]) -> None:
    """Do on the page that is shown what brings this dialog."""
    library, review, rubrics = made.library, made.review, made.rubrics
    acts: dict[type[QDialog], Callable[[], object]] = {
        ImportDialog: library.open_import,
        AssignDialog: lambda: (library._table.selectAll(), library.dialogs.open_assign()),
        DetailsDialog: lambda: (library._table.selectRow(0), library.dialogs.change_details()),
        TeamDialog: library.dialogs.open_team,
        PlanDialog: lambda: library.dialogs.open_team().open_plan(None),
        SummaryDialog: lambda: summed_up(made),
        CheatSheet: review.show_keys,
        RevisionsDialog: review.past.show,
        TagDialog: lambda: (review.transcript.view.show_turn(0), review.bookmarks.bookmark()),
        BookmarksDialog: review.bookmarks.show,
        HistoryDialog: review.corrections.show_history,
        PublishDialog: rubrics.ask_publish,
        GoldenDialog: lambda: rubrics.trust.ask_choice() if rubrics.trust is not None else None,
    }
    acts[kind]()


def summed_up(made: StudioWindow) -> None:
    """Answer whatever the form asks, and ask to submit it."""
    model = made.review.desk.model
    assert model.sheet is not None
    for criterion in model.sheet.rubric.criteria():
        model.answer(criterion.key, answered(criterion.scale.options[0].key))
        model.comment(criterion.key, "As said in the chat.")
    made.review.submission.submit()


def page_of(kind: type[QDialog]) -> str:
    """Where a dialog belongs, as `shows` names it."""
    room = kind.__module__.split(".")[2]
    return {"library": "library", "review": "chat", "rubrics": "draft"}[room]


def dialogs(app: QApplication) -> list[QDialog]:
    return [one for one in app.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def close(app: QApplication) -> None:
    """Let go of every dialog, the last one first."""
    for one in reversed(dialogs(app)):
        one.reject()
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def of_the_product(kind: type) -> Iterator[type]:
    for below in kind.__subclasses__():
        if below.__module__.startswith(f"{qa_studio.ui.__name__}."):
            yield below
        yield from of_the_product(below)


def test_every_dialog_of_the_window_is_walked() -> None:
    for module in pkgutil.walk_packages(qa_studio.ui.__path__, f"{qa_studio.ui.__name__}."):
        importlib.import_module(module.name)
    assert {kind for kind in of_the_product(QDialog) if not kind.__subclasses__()} == set(DIALOGS)


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_tab_reaches_every_control_of_a_dialog_and_shift_tab_goes_the_same_way_back(
    qtbot: QtBot, qapp: QApplication, window: StudioWindow, settled: Callable[[], None], kind: type[QDialog]
) -> None:
    shows(window)[page_of(kind)]()
    settled()
    asked(window, kind)
    qtbot.waitUntil(lambda: any(type(one) is kind for one in dialogs(qapp)), timeout=WAIT_MS)
    settled()
    dialog = next(one for one in dialogs(qapp) if type(one) is kind)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is dialog, timeout=WAIT_MS)
    found = walk(dialog)
    there, back_again = [told(one) for one in found.met], back(found.met)
    close(qapp)
    assert there, f"{kind.__name__} takes no key at all"
    assert found.faults == []
    assert back_again == there[::-1]
