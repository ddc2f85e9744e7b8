"""Every key of the page of the forms and what it does: for shortcuts and the settings."""

from __future__ import annotations

from qa_studio.language import tr
from qa_studio.ui.keymap import Key, Sheet

FORM, ROWS = tr("The form"), tr("Sections and criteria")

RUBRICS = Sheet(
    "rubrics",
    tr("Rubrics"),
    (
        Key("undo", ("Ctrl+Z",), tr("Undo"), FORM),
        Key("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), tr("Redo"), FORM),
        Key("save", ("Ctrl+S",), tr("Save"), FORM),
        Key("new", ("Ctrl+N",), tr("New form"), FORM),
        Key("import", ("Ctrl+I",), tr("Import a form"), FORM),
        Key("publish", ("Ctrl+Return",), tr("Publish"), FORM),
        Key("duplicate", ("Ctrl+D",), tr("Duplicate the row"), ROWS),
        Key("add_criterion", ("Ins",), tr("Add a criterion"), ROWS),
        Key("add_section", ("Shift+Ins",), tr("Add a section"), ROWS),
        Key("first_fault", ("F8",), tr("First fault or remark"), FORM),
        Key("pane", ("F6",), tr("Next pane"), FORM),
    ),
)
