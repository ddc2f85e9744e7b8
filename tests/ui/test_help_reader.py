"""The text of the manual, dressed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.ui import theme
from qa_studio.ui.help.reader import Reader

PAGE = "# Toys\n\nWind [them](toys#up).\n\n## Up\n\nOne.\n\n## Down\n\n| Key | What |\n| --- | --- |\n| S | Stop |"


def test_a_page_is_dressed_for_each_scheme(qtbot: QtBot, themed: QApplication) -> None:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.show_markdown(PAGE)
    for scheme in theme.Scheme:
        theme.apply(themed, scheme)
        assert theme.current().accent.lower() in reader.document().toHtml().lower()
        assert theme.current().line.lower() in reader.document().toHtml().lower()


def test_a_part_is_shown_from_its_heading_on(qtbot: QtBot, themed: QApplication) -> None:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(300, 60)
    reader.show()
    reader.show_markdown(PAGE, 2)
    assert reader.textCursor().block().text() == "Down"
    assert reader.verticalScrollBar().value() > 0
    reader.show_markdown(PAGE)
    assert reader.verticalScrollBar().value() == 0
