"""The walk by Tab finds what it is there to find: each of these little windows has one fault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tab_walk import back, told, walk


class KeepsTab(QLineEdit):
    """Takes Tab for itself, as an editor of code does."""

    def event(self, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            return True
        return super().event(event)  # type: ignore[arg-type]


class LooksTheSame(QPushButton):
    """Draws nothing, with the focus or without."""

    def paintEvent(self, event: object) -> None:
        return


def window(qtbot: QtBot, app: QApplication, *parts: QWidget) -> QWidget:
    """What is given in a line, between two buttons without a fault."""
    made = QWidget()
    line = QHBoxLayout(made)
    for place, part in enumerate((QPushButton("First"), *parts, QPushButton("Last"))):
        line.addWidget(part)
        part.setObjectName(f"part {place}")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: app.activeWindow() is made, timeout=5_000)
    return made


def test_a_window_without_a_fault_is_walked_there_and_back(qtbot: QtBot, themed: QApplication) -> None:
    made = window(qtbot, themed, QPushButton("Middle"))
    found = walk(made)
    assert found.faults == []
    assert [one.objectName() for one in found.met] == ["part 0", "part 1", "part 2"]
    assert back(found.met) == [told(one) for one in reversed(found.met)]


def test_a_control_without_a_name_is_a_fault(qtbot: QtBot, themed: QApplication) -> None:
    (fault,) = walk(window(qtbot, themed, QPushButton())).faults
    assert fault.startswith("QPushButton “” in QWidget")
    assert fault.endswith("has no name")


def test_a_disabled_control_without_a_name_is_a_fault(qtbot: QtBot, themed: QApplication) -> None:
    field = QLineEdit()
    field.setEnabled(False)
    (fault,) = walk(window(qtbot, themed, field)).faults
    assert fault.endswith("has no name")


@pytest.mark.parametrize("policy", [Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.ClickFocus])
def test_a_control_for_the_mouse_alone_is_a_fault(
    qtbot: QtBot, themed: QApplication, policy: Qt.FocusPolicy
) -> None:
    field = QLineEdit()
    field.setAccessibleName("Search")
    field.setFocusPolicy(policy)
    (fault,) = walk(window(qtbot, themed, field)).faults
    assert fault.endswith("is for the mouse alone")


def test_a_control_that_tab_does_not_leave_is_a_fault(qtbot: QtBot, themed: QApplication) -> None:
    field = KeepsTab()
    field.setAccessibleName("Code")
    assert any(fault.endswith("Tab does not leave it") for fault in walk(window(qtbot, themed, field)).faults)


def test_a_control_that_does_not_show_the_focus_is_a_fault(qtbot: QtBot, themed: QApplication) -> None:
    (fault,) = walk(window(qtbot, themed, LooksTheSame("Middle"))).faults
    assert fault.endswith("looks the same with and without the focus")


def test_an_order_that_goes_back_is_a_fault(qtbot: QtBot, themed: QApplication) -> None:
    made = window(qtbot, themed, QPushButton("Middle"))
    first, middle, last = made.findChildren(QPushButton)
    QWidget.setTabOrder(first, last)
    QWidget.setTabOrder(last, middle)
    (fault,) = walk(made).faults
    assert fault.startswith("QPushButton “Middle”")
    assert fault.endswith("and Tab reaches it behind")
