from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from decimal import Decimal

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from retailer_rows import interaction, shop_rows

from qa_studio.library_filter import LibrarySort, SortBy
from qa_studio.rows import InteractionRow
from qa_studio.ui.library.columns import COLUMNS, USUAL, position, score
from qa_studio.ui.library.table_model import AHEAD, KEPT_MOST, LOOK_ROLE, LibraryTableModel
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.theme import Verdict
from rubrics.model import Thresholds
from scoring.model import Outcome

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
WAIT_MS = 5_000


@pytest.fixture
def model(themed: QApplication) -> LibraryTableModel:
    """Everything of the shop, every row here."""
    made = LibraryTableModel()
    show(made, shop_rows())
    return made


@pytest.fixture
def table(qtbot: QtBot, model: LibraryTableModel) -> LibraryTable:
    made = LibraryTable(model)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def show(model: LibraryTableModel, rows: Sequence[InteractionRow]) -> None:
    model.show_ids([row.id for row in rows], rows)


def test_every_cell_says_itself_to_a_screen_reader_also_while_its_row_is_not_here(
    model: LibraryTableModel,
) -> None:
    for line in range(model.rowCount()):
        for at in range(len(COLUMNS)):
            assert model.index(line, at).data(Qt.ItemDataRole.AccessibleTextRole)
    model.show_ids([99])
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Loading"
    assert model.index(0, position("title")).data() is None


def test_rows_are_asked_for_when_they_are_looked_at_and_only_once(qtbot: QtBot, themed: QApplication) -> None:
    model = LibraryTableModel()
    model.show_ids(range(1, 100_001))
    with qtbot.waitSignal(model.rows_wanted, timeout=WAIT_MS) as asked:
        for line in range(50_000, 50_040):
            model.index(line, 1).data()
    assert asked.args is not None
    (wanted,) = asked.args
    assert set(range(50_001, 50_041)) <= set(wanted)
    assert len(wanted) <= 40 + 2 * AHEAD
    model.put_rows([interaction(number) for number in wanted])
    with qtbot.assertNotEmitted(model.rows_wanted, wait=0):
        assert model.index(50_020, position("title")).data() == "Call 50021"


def test_a_table_of_a_hundred_thousand_fetches_what_is_in_sight_alone(
    qtbot: QtBot, themed: QApplication
) -> None:
    model = LibraryTableModel()
    table = LibraryTable(model)
    qtbot.addWidget(table)
    table.resize(1000, 600)
    fetched: list[int] = []
    model.rows_wanted.connect(fetched.extend)
    with qtbot.waitSignal(model.rows_wanted, timeout=WAIT_MS):
        table.show()
        model.show_ids(range(1, 100_001))
    assert 1 in fetched
    assert len(fetched) < 300
    with qtbot.waitSignal(model.rows_wanted, timeout=WAIT_MS):
        table.scrollToBottom()
    assert 100_000 in fetched
    assert len(fetched) < 600


def test_no_more_rows_stay_than_are_of_use(themed: QApplication) -> None:
    model = LibraryTableModel()
    model.show_ids(range(1, KEPT_MOST + 501))
    for start in range(1, KEPT_MOST + 500, 500):
        model.put_rows([interaction(number) for number in range(start, start + 500)])
    assert model.rows_here([1]) is None
    assert model.rows_here([KEPT_MOST + 500]) is not None


def test_a_head_asks_for_an_order_once_and_one_that_nothing_is_sorted_by_leaves_it(
    table: LibraryTable, model: LibraryTableModel
) -> None:
    asked: list[LibrarySort] = []
    model.sort_wanted.connect(asked.append)
    table.sortByColumn(position("score"), ASCENDING)
    table.sortByColumn(position("tags"), ASCENDING)
    assert asked == [LibrarySort(SortBy.SCORE, descending=False)]
    assert table.horizontalHeader().sortIndicatorSection() == position("score")


def test_ninety_five_with_a_failed_critical_criterion_says_so(model: LibraryTableModel) -> None:
    look = model.index(model.line_of(8), position("score")).data(LOOK_ROLE)
    assert "critical" in look.words


def test_a_number_that_a_person_has_confirmed_never_says_automatic(model: LibraryTableModel) -> None:
    for line in range(model.rowCount()):
        row = model.row_at(line)
        assert row is not None
        look = model.index(line, position("score")).data(LOOK_ROLE)
        assert look.is_automatic == (row.score is not None and row.score_is_automatic)
        assert ("automatic" in look.words) == look.is_automatic


def test_a_rating_is_shown_out_of_a_hundred_and_says_its_own_scale(model: LibraryTableModel) -> None:
    index = model.index(model.line_of(2), position("rating"))
    assert index.data(LOOK_ROLE).number == "20"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Customer rating 2 of 10 (20), under 85"


def test_heads_say_the_threshold_of_the_form_in_use(model: LibraryTableModel) -> None:
    model.set_thresholds(Thresholds(Decimal("88.5"), Decimal(80)))
    tip = model.headerData(position("score"), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "threshold 88.5" in tip


def test_selection_and_cursor_stay_with_their_interactions_through_other_orders_and_fewer_rows(
    table: LibraryTable, model: LibraryTableModel
) -> None:
    table.select_ids([12, 10])
    for rows in (shop_rows()[::-1], shop_rows()[8:14], shop_rows()[5:]):
        show(model, rows)
        assert set(table.selected_ids()) == {10, 12}
        assert table.current_id() == 12


def test_rows_that_only_changed_leave_the_selection_and_tell_the_preview(
    qtbot: QtBot, table: LibraryTable, model: LibraryTableModel
) -> None:
    table.select_ids([3])
    changed = tuple(dataclasses.replace(row, agent="Somebody") for row in shop_rows())
    with qtbot.waitSignal(table.current_changed, timeout=WAIT_MS) as blocker:
        show(model, changed)
    assert blocker.args is not None
    assert blocker.args[0].agent == "Somebody"
    assert table.selected_ids() == (3,)


def test_enter_opens_and_delete_asks_to_remove(qtbot: QtBot, table: LibraryTable) -> None:
    table.select_ids([5])
    with qtbot.waitSignal(table.opened, timeout=WAIT_MS) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [5]
    with qtbot.waitSignal(table.removal_requested, timeout=WAIT_MS):
        qtbot.keyClick(table, Qt.Key.Key_Delete)


def test_a_double_click_opens_the_row_under_it(
    qtbot: QtBot, table: LibraryTable, model: LibraryTableModel
) -> None:
    at = table.visualRect(model.index(2, position("title"))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(table.opened, timeout=WAIT_MS) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [model.id_at(2)]


def test_columns_are_chosen_and_ordered_and_come_back(
    qtbot: QtBot, table: LibraryTable, memory: QSettings
) -> None:
    assert table.columns() == USUAL
    chosen = ("channel", "title", "score", "tags", "agent")
    table.show_columns(chosen)
    assert table.columns() == chosen
    table.remember(memory)
    again = LibraryTable(LibraryTableModel())
    qtbot.addWidget(again)
    again.restore(memory)
    assert again.columns() == chosen
    shown = {action.text(): action.isChecked() for action in again.column_actions()}
    assert shown["Tags"]
    assert not shown["Company"]
    again.show_columns(())
    assert again.columns() == USUAL


def test_the_sorted_column_is_moved_by_keyboard_past_hidden_ones(table: LibraryTable) -> None:
    table.show_columns(("channel", "title", "agent", "score"))
    table.show_sorting(LibrarySort(SortBy.SCORE))
    table.move_column(-1)
    assert table.columns() == ("channel", "title", "score", "agent")
    table.move_column(1)
    assert table.columns() == ("channel", "title", "agent", "score")


def test_a_damaged_memory_is_no_reason_not_to_open(table: LibraryTable, memory: QSettings) -> None:
    memory.setValue("library/header-2", "nonsense")
    table.restore(memory)
    assert table.columns() == USUAL


def test_selecting_everything_of_a_hundred_thousand_does_not_stop_the_window(
    table: LibraryTable, model: LibraryTableModel, themed: QApplication
) -> None:
    model.show_ids(range(1, 100_001))
    themed.processEvents()
    start = time.thread_time()
    table.selectAll()
    themed.processEvents()
    assert time.thread_time() - start < 0.5
    assert table.selected_count() == 100_000


def test_selecting_everything_survives_another_order_of_a_hundred_thousand(
    table: LibraryTable, model: LibraryTableModel
) -> None:
    ids = range(1, 100_001)
    model.show_ids(ids)
    table.selectAll()
    model.show_ids([*reversed(ids), 100_001])
    assert set(table.selected_ids()) == set(ids)


def test_an_automatic_score_tells_its_range_and_is_open_where_the_threshold_lies_in_it(
    themed: QApplication,
) -> None:
    row = dataclasses.replace(
        interaction(1, score=Decimal("92.0")),
        score_is_automatic=True,
        outcome=Outcome.MET,
        threshold=Decimal(91),
        score_range=(Decimal("84.0"), Decimal("93.0")),
    )
    assert score(row).verdict is Verdict.MET
    unsure = score(dataclasses.replace(row, score_is_open=True))
    assert unsure.verdict is Verdict.CLOSE
    assert "too close to 91 to call" in unsure.words
    assert unsure.words.endswith("84.0 to 93.0 with what the suggestions abstain from")
    assert score(row).reach == "auto 84–93"
    settled = dataclasses.replace(row, score_range=(Decimal("92.0"), Decimal("92.0")))
    assert "abstain" not in score(settled).words


def test_an_automatic_score_that_is_out_of_sight_leaves_a_placeholder_with_the_reason(
    themed: QApplication,
) -> None:
    row = dataclasses.replace(
        interaction(1), score=None, outcome=None, score_is_automatic=True, score_is_hidden=True
    )
    look = score(row)
    assert (look.verdict, look.empty) == (Verdict.NOT_APPLICABLE, "after review")
    assert "stay out of sight" in look.words
