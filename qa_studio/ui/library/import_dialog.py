"""What to import, and what the files cannot say themselves.

Owns the options. Reads no file: the import does, and whoever is told of tables says what is in their columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from qa_studio.language import tr, trn
from qa_studio.rows import ImportOptions
from qa_studio.settings import AGENT_CHANNELS
from qa_studio.ui import theme
from qa_studio.ui.library.drop_veil import has_files
from qa_studio.ui.library.import_list import PathList
from qa_studio.ui.widgets.basics import column, label, line, push_button, row
from qa_studio.ui.widgets.name_box import name_box
from qa_studio.ui.widgets.screen_dialog import FRAME_PX, ScreenDialog

_WIDTH_PX = 600
TABLES = (".csv", ".tsv", ".tab")
TOLD_MOST = 3
"""Tables whose columns are told; the report of the import tells of all."""
ROUND_WORDS = tr(
    "A round is a stretch of time that is compared with others: before and after a workshop, or a month. Leave it empty"
    " if you do not compare."
)
_ENDINGS = "wav mp3 m4a ogg opus flac wma webm mp4 csv json txt vtt srt"
_KINDS = tr(
    "Recordings, chats, surveys ({endings});;All files (*)",
    endings=" ".join(f"*.{ending}" for ending in _ENDINGS.split()),
)
_CHANNELS = (
    (
        None,
        tr("Guess from the words"),
        tr("The opening words decide; the review shows the guess and can swap it."),
    ),
    (0, tr("Left"), tr("The agent is on the left (first) channel.")),
    (1, tr("Right"), tr("The agent is on the right (second) channel.")),
)
"""In the order of the settings' AGENT_CHANNELS."""


class ImportDialog(ScreenDialog):
    """Signals:
    import_requested(list[Path], ImportOptions): the user has said Import.
    tables_added(list[Path]): tables are among what was added; `show_columns` takes what is in them.
    """

    import_requested = Signal(object, object)
    tables_added = Signal(object)

    def __init__(
        self,
        names: Mapping[str, Sequence[str]],
        memory: QSettings,
        paths: Sequence[Path] = (),
        agent_channel: str = AGENT_CHANNELS[0],
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            names: what is offered for "agent", "company" and "round".
            memory: the last answers are remembered here.
            agent_channel: one of AGENT_CHANNELS, chosen at first.
        """
        super().__init__(parent)
        self._memory = memory
        self.setWindowTitle(tr("Import interactions"))
        self.setMinimumWidth(_WIDTH_PX)
        self.setAcceptDrops(True)
        self._list = PathList()
        self._list.itemSelectionChanged.connect(self._show_count)
        self._columns: dict[Path, str] = {}
        self.columns = label("", "small", wraps=True)
        self.columns.hide()
        self._agent = name_box(tr("Agent"), names.get("agent", ()), tr("As the file says"))
        self._company = name_box(tr("Company"), names.get("company", ()), tr("As the file says"))
        self._round = name_box(tr("Round"), names.get("round", ()), tr("No round"))
        self._channels = self._channel_group()
        self._copy = QCheckBox(tr("&Copy the files into the workspace"))
        self._copy.setAccessibleName(tr("Copy the files into the workspace"))
        self._copy.setToolTip(tr("Otherwise they stay where they are and are found again by their content."))
        self._import = push_button(tr("Import"), "primary", "import")
        self._import.setDefault(True)
        self._arrange()
        self._recall()
        self._channels.button(AGENT_CHANNELS.index(agent_channel)).setChecked(True)
        self.add_paths(paths)
        self.begin()

    def begin(self) -> None:
        """Give the keyboard to what is next: choosing files, or importing those that are there."""
        (self._import if self._list.count() else self._add_files).setFocus()

    def paths(self) -> list[Path]:
        """What is to be imported, in the order it was added."""
        return self._list.paths()

    def options(self) -> ImportOptions:
        return ImportOptions(
            agent=self._agent.currentText().strip(),
            company=self._company.currentText().strip(),
            round_name=self._round.currentText().strip(),
            agent_channel=_CHANNELS[self._channels.checkedId()][0],
            copy_sources=self._copy.isChecked(),
        )

    @Slot(object)
    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files and folders; one that is there already is not added again."""
        new = self._list.add(paths)
        self._show_count()
        tables = [path for path in new if path.suffix.lower() in TABLES]
        if tables:
            self.tables_added.emit(tables)

    def show_columns(self, words: Mapping[Path, str]) -> None:
        """Say of tables which column is taken for what, and which are not used."""
        self._columns.update(words)
        self._show_columns()

    def _show_columns(self) -> None:
        told = [(path, self._columns.get(path, "")) for path in self.paths()]
        lines = [tr("{name}: {words}", name=path.name, words=words) for path, words in told if words]
        more = len(lines) - TOLD_MOST
        shown = lines[:TOLD_MOST]
        if more > 0:
            shown.append(trn("and {count} more table", "and {count} more tables", more))
        self.columns.setText("\n".join(shown))
        is_new = bool(shown) and self.columns.isHidden()
        self.columns.setVisible(bool(shown))
        if is_new and self.isVisible():
            self._grow(self.columns.heightForWidth(self._list.width()) + theme.SPACE_M)

    def _grow(self, by_px: int) -> None:
        """Become higher, as far as the screen has room."""
        most = self.screen().availableSize().height() - FRAME_PX.height()
        self.resize(self.width(), min(self.height() + by_px, max(most, self.height())))

    def _channel_group(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for at, (_, words, tip) in enumerate(_CHANNELS):
            button = QRadioButton(words)
            button.setToolTip(tip)
            button.setAccessibleName(tr("Agent’s channel: {words}", words=words))
            button.setAccessibleDescription(tip)
            group.addButton(button, at)
        group.button(0).setChecked(True)
        return group

    def _arrange(self) -> None:
        add_files, add_folder = (
            push_button(tr("Add &files…"), icon="file"),
            push_button(tr("Add f&older…"), icon="folder"),
        )
        self._add_files, self._drop = add_files, push_button(tr("&Take out"), "quiet")
        cancel = push_button(tr("Cancel"))
        add_files.clicked.connect(self._on_add_files)
        add_folder.clicked.connect(self._on_add_folder)
        self._drop.clicked.connect(self._on_take_out)
        cancel.clicked.connect(self.reject)
        self._import.clicked.connect(self._on_import)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.setVerticalSpacing(theme.SPACE_S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("&Agent"), self._agent)
        form.addRow(tr("Co&mpany"), self._company)
        form.addRow(tr("&Round"), self._round)
        explained = label(ROUND_WORDS, "small", wraps=True)
        explained.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        explained.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.addRow("", explained)
        form.addRow(tr("Agent’s channel"), row(*self._channels.buttons(), 1, space=theme.SPACE_L))
        form.addRow("", label(tr("For recordings with two channels: one speaker on each."), "small"))
        edge = theme.SPACE_L
        box = column(self._list, margins=(edge, edge, edge, edge), space=theme.SPACE_M)
        box.addLayout(row(add_files, add_folder, self._drop, 1))
        box.addWidget(self.columns)
        box.addWidget(line())
        box.addLayout(form)
        box.addWidget(self._copy)
        box.addWidget(
            label(tr("Nothing leaves this computer. A file that is here already is skipped."), "small")
        )
        self.furnish(box, row(1, cancel, self._import))

    def _show_count(self) -> None:
        there = self._list.count()
        words = trn("Import {count} item", "Import {count} items", there) if there else tr("Import")
        self._import.setText(f" {words}")
        self._import.setAccessibleName(words)
        self._import.setEnabled(there > 0)
        self._drop.setEnabled(bool(self._list.selectedItems()))

    @Slot()
    def _on_add_files(self) -> None:
        start = str(self._memory.value("import/folder", "") or "")
        chosen, _ = QFileDialog.getOpenFileNames(self, tr("Files to import"), start, _KINDS)
        self._add_chosen([Path(name) for name in chosen])

    @Slot()
    def _on_add_folder(self) -> None:
        start = str(self._memory.value("import/folder", "") or "")
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder to import"), start)
        self._add_chosen([Path(chosen)] if chosen else [])

    def _add_chosen(self, paths: list[Path]) -> None:
        if paths:
            self._memory.setValue("import/folder", str(paths[0].parent))
            self.add_paths(paths)

    @Slot()
    def _on_take_out(self) -> None:
        self._list.take_out()
        self._show_count()
        self._show_columns()

    @Slot()
    def _on_import(self) -> None:
        options = self.options()
        self._memory.setValue("import/company", options.company)
        self._memory.setValue("import/round", options.round_name)
        self._memory.setValue("import/copy", "true" if options.copy_sources else "false")
        self.import_requested.emit(self.paths(), options)
        self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.add_paths(paths)

    def _recall(self) -> None:
        """The agent is not recalled: the last one is wrong as often as right. The channel is a setting."""
        self._company.setCurrentText(str(self._memory.value("import/company", "") or ""))
        self._round.setCurrentText(str(self._memory.value("import/round", "") or ""))
        self._copy.setChecked(self._memory.value("import/copy") == "true")
