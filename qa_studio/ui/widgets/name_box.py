"""A field for a name: one of those that are known, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy


def name_box(name: str, names: Sequence[str], unset: str) -> QComboBox:
    """
    Args:
        name: what the field is called.
        names: what is offered.
        unset: what stands in it while it is empty.
    """
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(names))
    box.setCurrentText("")
    box.setAccessibleName(name)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    edit = box.lineEdit()
    if edit is not None:
        edit.setPlaceholderText(unset)
        edit.setAccessibleName(name)
    return box
