from __future__ import annotations

import dataclasses
import time
from decimal import Decimal
from pathlib import Path

import pytest
from fakes_ui import interaction, shop_rows
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qa_studio.rows import Channel, InteractionRow
from qa_studio.ui.library.columns import COLUMNS, position, score
from qa_studio.ui.library.filtering import SCORE_BANDS, LibraryFilter
from qa_studio.ui.library.table_model import LOOK_ROLE, SORT_ROLE, LibraryTableModel
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.theme import Verdict
from scoring.model import Outcome

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(themed: QApplication) -> LibraryTableModel:
    made = LibraryTableModel()
    made.set_rows(shop_rows())
    return made


@pytest.fixture
def table(qtbot: QtBot, model: LibraryTableModel) -> LibraryTable:
    made = LibraryTable(model)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def shown_ids(model: LibraryTableModel) -> list[int]:
    return [row.id for row in model.shown_rows()]


def titles(rows: list[InteractionRow]) -> list[str]:
    return [row.title for row in rows]


def test_the_model_keeps_qts_rules_through_filter_and_sort(
    qtmodeltester: ModelTester, model: LibraryTableModel
) -> None:
    watcher = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtmodeltester.check(model)
    model.set_filter(LibraryFilter(agent="Tom Reed"))
    model.sort(position("score"), ASCENDING)
    model.set_rows(shop_rows()[:4])
    model.set_filter(LibraryFilter(text="nothing like it"))
    model.set_rows(())
    qtmodeltester.check(model)
    assert watcher.model() is model


def test_every_cell_says_itself_to_a_screen_reader(model: LibraryTableModel) -> None:
    for line in range(model.rowCount()):
        for at, column in enumerate(COLUMNS):
            words = model.index(line, at).data(Qt.ItemDataRole.AccessibleTextRole)
            assert isinstance(words, str)
            assert words or column.key == "title"


def test_scores_sort_by_value_and_those_without_stand_last_either_way(model: LibraryTableModel) -> None:
    for order in (ASCENDING, DESCENDING):
        model.sort(position("score"), order)
        scores = [row.score for row in model.shown_rows()]
        known = [score for score in scores if score is not None]
        assert known == sorted(known, reverse=order is DESCENDING)
        assert scores == known + [None] * (len(scores) - len(known))


def test_nine_point_five_stands_under_ten(model: LibraryTableModel) -> None:
    low, high = interaction(1, score=Decimal("9.5")), interaction(2, score=Decimal("10.0"))
    model.set_rows((high, low))
    model.sort(position("score"), ASCENDING)
    assert shown_ids(model) == [1, 2]


@given(
    numbers=st.lists(st.integers(0, 5), max_size=30),
    column=st.integers(0, len(COLUMNS) - 1),
    up=st.booleans(),
)
def test_sorting_keeps_every_row_and_equal_ones_in_the_order_of_their_ids(
    numbers: list[int], column: int, up: bool
) -> None:
    rows = [
        interaction(at, title=f"T{n}", agent=f"A{n}", score=Decimal(n) if n else None, duration_s=n or None)
        for at, n in enumerate(numbers, 1)
    ]
    model = LibraryTableModel()
    model.set_rows(rows)
    model.sort(column, ASCENDING if up else DESCENDING)
    assert sorted(shown_ids(model)) == [row.id for row in rows]
    key = COLUMNS[column].sort_key
    for one, other in zip(model.shown_rows(), model.shown_rows()[1:], strict=False):
        if key(one) == key(other):
            assert one.id < other.id


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (LibraryFilter(channel="call"), {1, 4, 6, 12, 15, 18}),
        (LibraryFilter(agent="Alex Stone"), {9, 18}),
        (LibraryFilter(company="Harbor Home"), {9, 18}),
        (LibraryFilter(round_name="Round 2", agent="Maya Brandt"), {12, 15}),
        (LibraryFilter(state="imported"), {4, 15}),
        (LibraryFilter(score="met", round_name="Round 2"), {10, 12, 14, 16}),
        (LibraryFilter(score="none"), {4, 15, 17}),
        (LibraryFilter(score="automatic"), {3, 6, 9, 13, 18}),
        (LibraryFilter(rating="under", agent="Tom Reed"), {2, 11}),
        (LibraryFilter(text="REFUND account"), {4}),
        (LibraryFilter(text="tom broken"), {2}),
        (LibraryFilter(text="call-12.wav"), {12}),
        (LibraryFilter(text="no such words"), set()),
    ],
)
def test_a_filter_shows_what_fits_it(model: LibraryTableModel, wanted: LibraryFilter, ids: set[int]) -> None:
    model.set_filter(wanted)
    assert set(shown_ids(model)) == ids


def test_ninety_five_with_a_failed_critical_criterion_is_under_the_threshold(
    model: LibraryTableModel,
) -> None:
    model.set_filter(LibraryFilter(score="under", text="price differs"))
    assert shown_ids(model) == [8]
    look = model.index(0, position("score")).data(LOOK_ROLE)
    assert "critical" in look.words


def test_a_number_that_a_person_has_confirmed_never_says_automatic(model: LibraryTableModel) -> None:
    for line, row in enumerate(model.shown_rows()):
        look = model.index(line, position("score")).data(LOOK_ROLE)
        assert look.is_automatic == (row.score is not None and row.score_is_automatic)
        assert ("automatic" in look.words) == look.is_automatic


def test_a_rating_is_shown_out_of_a_hundred_and_says_its_own_scale(model: LibraryTableModel) -> None:
    model.set_filter(LibraryFilter(text="lamp"))
    index = model.index(0, position("rating"))
    assert index.data(LOOK_ROLE).number == "20"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Customer rating 2 of 10 (20), under 85"
    assert index.data(SORT_ROLE) == Decimal(20)


def test_heads_say_the_threshold_that_all_rows_share(model: LibraryTableModel) -> None:
    tip = model.headerData(position("score"), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "threshold 91" in tip


def test_selection_and_cursor_stay_with_their_interactions_through_sort_filter_and_new_rows(
    table: LibraryTable, model: LibraryTableModel
) -> None:
    table.select_ids([12, 10])
    table.sortByColumn(position("agent"), ASCENDING)
    assert {row.id for row in table.selected_rows()} == {10, 12}
    model.set_filter(LibraryFilter(round_name="Round 2"))
    assert {row.id for row in table.selected_rows()} == {10, 12}
    current = table.current_row()
    assert current is not None
    assert current.id == 12
    model.set_rows(shop_rows()[5:])
    assert {row.id for row in table.selected_rows()} == {10, 12}


def test_rows_that_only_changed_leave_the_selection_and_tell_the_preview(
    qtbot: QtBot, table: LibraryTable, model: LibraryTableModel
) -> None:
    table.select_ids([3])
    changed = tuple(dataclasses.replace(row, agent="Somebody") for row in shop_rows())
    with qtbot.waitSignal(table.current_changed, timeout=1_000) as blocker:
        model.set_rows(changed)
    assert blocker.args is not None
    assert blocker.args[0].agent == "Somebody"
    assert [row.id for row in table.selected_rows()] == [3]


def test_enter_opens_and_delete_asks_to_remove(qtbot: QtBot, table: LibraryTable) -> None:
    table.select_ids([5])
    with qtbot.waitSignal(table.opened, timeout=1_000) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].id == 5
    with qtbot.waitSignal(table.removal_requested, timeout=1_000):
        qtbot.keyClick(table, Qt.Key.Key_Delete)


def test_a_double_click_opens_the_row_under_it(
    qtbot: QtBot, table: LibraryTable, model: LibraryTableModel
) -> None:
    at = table.visualRect(model.index(2, position("title"))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(table.opened, timeout=1_000) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [model.row_at(2)]


def test_sort_and_hidden_columns_come_back(
    qtbot: QtBot, table: LibraryTable, memory: QSettings, themed: QApplication
) -> None:
    table.sortByColumn(position("score"), ASCENDING)
    table.column_actions()[position("company") - 1].setChecked(False)
    table.remember(memory)
    again = LibraryTable(LibraryTableModel())
    qtbot.addWidget(again)
    again.restore(memory)
    assert again.isColumnHidden(position("company"))
    assert not again.column_actions()[position("company") - 1].isChecked()
    assert again.horizontalHeader().sortIndicatorSection() == position("score")


def test_a_damaged_memory_is_no_reason_not_to_open(
    qtbot: QtBot, table: LibraryTable, memory: QSettings
) -> None:
    memory.setValue("library/header-1", "nonsense")
    table.restore(memory)
    assert not table.isColumnHidden(position("company"))


def test_a_hundred_thousand_interactions_filter_and_sort_in_a_moment(themed: QApplication) -> None:
    base = shop_rows()
    rows = [
        dataclasses.replace(base[at % len(base)], id=at, title=f"Call {at}", source=Path(f"{at}.wav"))
        for at in range(100_000)
    ]
    model = LibraryTableModel()
    model.set_rows(rows)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        model.sort(position("score"), ASCENDING)
        model.set_filter(LibraryFilter(agent="Tom Reed"))
        model.set_filter(LibraryFilter())
        times.append(time.perf_counter() - start)
    assert min(times) < 1.5


def test_selecting_everything_survives_new_rows(
    qtbot: QtBot, table: LibraryTable, model: LibraryTableModel
) -> None:
    rows = [interaction(at, outcome=Outcome.MET, channel=Channel.CHAT) for at in range(1, 2_001)]
    model.set_rows(rows)
    table.selectAll()
    model.set_rows([*rows, interaction(3_000)])
    assert len(table.selected_rows()) == 2_000
    assert table.selectionModel().model() is model
    table.selectionModel().select(model.index(0, 0), QItemSelectionModel.SelectionFlag.Clear)


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
    assert not [name for name in SCORE_BANDS if name != "none" and LibraryFilter(score=name).apply([row])]
