"""What the library asks in a dialog before it acts: files to import, reviewers, a tag, a file to write.

Owns when they open and with what; each asks only.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from qa_studio.detail_rows import SharedDetails
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.ui.library.actions import LibraryActions
from qa_studio.ui.library.assign_dialog import AssignDialog
from qa_studio.ui.library.details_dialog import DetailsDialog
from qa_studio.ui.library.filter_words import Offers
from qa_studio.ui.library.import_dialog import ImportDialog
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.library.selection_actions import SelectionActions
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.library.team_dialog import TeamDialog


class LibraryDialogs:
    """Attributes:
    offers: names that the workspace holds, for what is typed.
    """

    def __init__(
        self,
        services: LibraryServices,
        runner: JobRunner,
        memory: QSettings,
        actions: LibraryActions,
        selection: SelectionActions,
        table: LibraryTable,
        parent: QWidget,
    ) -> None:
        self._services, self._runner, self._memory = services, runner, memory
        self._actions, self._selection, self._table = actions, selection, table
        self._parent = parent
        self.offers = Offers()

    def open_import(self, paths: Sequence[Path] = ()) -> ImportDialog:
        """Ask what to import, with these paths in it."""
        names = {
            "agent": self.offers.agents,
            "company": self.offers.companies,
            "round": self.offers.rounds,
        }
        dialog = ImportDialog(names, self._memory, (), self._services.agent_channel(), self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.import_requested.connect(self._actions.import_paths)
        dialog.tables_added.connect(partial(self._look_at_tables, dialog))
        dialog.add_paths(paths)
        dialog.begin()
        dialog.open()
        return dialog

    def _look_at_tables(self, dialog: ImportDialog, paths: Sequence[Path]) -> None:
        """What is in their columns, beside the window: a disk may be slow."""
        self._runner.submit(
            lambda _: {path: self._services.importing.column_words(path) for path in paths},
            owner=dialog,
            on_done=dialog.show_columns,
        )

    def open_assign(self) -> AssignDialog | None:
        """Ask who is to judge the selection; None when nothing is selected."""
        ids = self._table.selected_ids()
        if not ids:
            return None
        dialog = AssignDialog(len(ids), self.offers.reviewers, self._services.evaluator(), self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda names, due_on: self._selection.assign(ids, names, due_on))
        dialog.open()
        return dialog

    def change_details(self) -> None:
        """Read what the selection has in common, and ask what is to be said anew."""
        ids = self._table.selected_ids()
        if ids:
            self._runner.submit(
                lambda _: self._services.library.details(ids),
                owner=self._parent,
                on_done=partial(self._open_details, ids),
            )

    def _open_details(self, ids: Sequence[int], shared: SharedDetails) -> None:
        dialog = DetailsDialog(len(ids), shared, self.offers, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(partial(self._selection.change_details, ids))
        dialog.open()

    def open_team(self) -> TeamDialog:
        """Show plans and progress."""
        dialog = TeamDialog(self._services, self._runner, self.offers, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.assigned.connect(self._selection.assigned)
        dialog.open()
        return dialog

    def export(self) -> None:
        """Ask where the rows of the selection are to be written."""
        ids = self._table.selected_ids()
        if not ids:
            return
        begun = str(Path.home() / tr("interactions.csv"))
        chosen, _ = QFileDialog.getSaveFileName(self._parent, tr("Export rows"), begun, tr("Tables (*.csv)"))
        if chosen:
            path = Path(chosen)
            self._selection.export(ids, path if path.suffix else path.with_suffix(".csv"))

    def tag(self) -> None:
        """Ask for a tag for the selection."""
        ids = self._table.selected_ids()
        if not ids:
            return
        title = trn("Tag {count} interaction", "Tag {count} interactions", len(ids))
        name, is_wanted = QInputDialog.getItem(
            self._parent, title, tr("Tag"), ["", *self.offers.tags], 0, True
        )
        if is_wanted and name.strip():
            self._selection.tag(ids, name)
