"""The rubrics page: forms at the left, the one on the desk at the right.

Owns opening, saving, publishing, importing and exporting. Drafts save themselves when the page is left.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import joined_by_and, quoted, tr
from qa_studio.services.golden import GoldenRun
from qa_studio.services.rubric_editing import ChangedOnDiskError, EditingSession
from qa_studio.services.rubric_shelf import RubricShelf, ShelfRow
from qa_studio.ui.frame.page import Message, Page
from qa_studio.ui.keymap import Binding
from qa_studio.ui.review.standing import Explain
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.editor import Editor
from qa_studio.ui.rubrics.form_menu import fill_menu
from qa_studio.ui.rubrics.keys import RUBRICS
from qa_studio.ui.rubrics.laboratory_panel import Laboratory, LaboratoryPanel
from qa_studio.ui.rubrics.learning_panel import LearningPanel, LearningServices
from qa_studio.ui.rubrics.publish_dialog import PublishDialog, published_words
from qa_studio.ui.rubrics.rules_trial import Trials
from qa_studio.ui.rubrics.shelf import Shelf, first_of
from qa_studio.ui.rubrics.splitter_memory import SplitterMemory
from qa_studio.ui.rubrics.suggesting_again import Suggesting, SuggestingAgain
from qa_studio.ui.rubrics.trust_panel import TrustPanel, TrustServices
from qa_studio.ui.rubrics.turns import Turns
from qa_studio.ui.widgets.basics import column, frame
from qa_studio.ui.widgets.states import Notice, StateStack
from rubrics.model import VersionState

FILES = tr("Forms (*.yaml *.yml)")
Result = TypeVar("Result")


class RubricsPage(Page):
    """Where forms are built, compared, tried out and published.

    Args:
        shelf: the forms of the workspace.
        laboratory: tries a form on what was submitted.
        explain: the arithmetic of a score, for the preview; `Reviewing.explain`.
        memory: where the splitters' places are remembered; None forgets them.
        trust: what suggestions have earned; None leaves the tab out.
        learning: what the marks teach; None leaves the tab out.
        trials: tries the rules of a criterion; None leaves the trial out.
        suggesting: suggests anew what waits with suggestions of an earlier form; None offers nothing.
    """

    title = tr("Rubrics")
    icon = "rubrics"

    def __init__(
        self,
        shelf: RubricShelf,
        laboratory: Laboratory,
        explain: Explain,
        runner: JobRunner,
        memory: QSettings | None = None,
        trust: TrustServices | None = None,
        learning: LearningServices | None = None,
        trials: Trials | None = None,
        suggesting: Suggesting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._runner, self._memory = shelf, runner, memory
        self._sessions: dict[str, EditingSession] = {}
        self._rows: tuple[ShelfRow, ...] = ()
        self._open_id = ""
        self._job = 0
        self.desk = FormDesk(self)
        self.shelf = Shelf()
        self.laboratory = LaboratoryPanel(self.desk, laboratory, runner)
        self.trust = None if trust is None else TrustPanel(self.desk, trust, runner)
        self.learning = None if learning is None else LearningPanel(self.desk, learning, runner)
        self.editor = Editor(self.desk, explain, self.laboratory, self.trust, self.learning)
        if trials is not None:
            self.editor.inspector.criterion.rules.attach(trials, runner)
        self._again = SuggestingAgain(suggesting, runner, self)
        self._build()
        self._connect()
        self._add_keys()

    def _build(self) -> None:
        side = frame("surface")
        side.setLayout(column(self.shelf, space=0))
        nothing = Notice(
            "rubrics",
            tr("A form says what is marked"),
            tr(
                "Open one at the left to look at it, make a draft from it to change it, or begin with nothing."
            ),
        )
        nothing.add_button(tr("New form"), self.begin, "primary")
        nothing.add_button(tr("Import…"), self.ask_import, icon="import")
        self._states = StateStack(self.editor, nothing, tr("This form cannot be opened"), self.refresh)
        self._splitter = Turns(side, self._states)
        self.setLayout(column(self._splitter, space=0))
        self._states.show_empty()
        splitters = {"page": self._splitter, "editor": self.editor.splitter, "side": self.editor.side}
        self._places = SplitterMemory(self._memory, "rubrics/splitters", splitters)
        self._places.restore()

    def _connect(self) -> None:
        self.shelf.new_requested.connect(self.begin)
        self.shelf.import_requested.connect(self.ask_import)
        self.shelf.list.opened.connect(self.open)
        self._splitter.lead(self.shelf.list, self.editor.heading.forms)
        self.desk.revealed.connect(lambda *_: self._splitter.show_desk())
        self.shelf.list.menu_requested.connect(self._on_menu)
        self.shelf.list.remove_requested.connect(lambda one: self.remove(one.id))
        self.editor.draft_requested.connect(lambda: self.next_draft(self._open_id))
        self.editor.heading.publish_requested.connect(self.ask_publish)
        self.editor.heading.more_requested.connect(self._on_more)
        self.desk.told.connect(self._tell_problem)
        self._again.posted.connect(self.message_posted)
        self._again.changed.connect(self.data_changed)
        if self.learning is not None:
            self.learning.told.connect(self.message_posted)
            self.learning.decided.connect(self.data_changed)

    def _add_keys(self) -> None:
        tree = self.editor.tree
        Binding(
            self,
            RUBRICS,
            {
                "undo": self.desk.undo,
                "redo": self.desk.redo,
                "save": self.save,
                "new": self.begin,
                "import": self.ask_import,
                "publish": self.ask_publish,
                "duplicate": tree.duplicate,
                "add_criterion": tree.add_criterion,
                "add_section": tree.add_section,
                "first_fault": self.editor.problems.go_to_first,
                "pane": self.next_pane,
            },
            ("undo", "redo"),
            lambda act: act in ("new", "import", "pane") or self.desk.session is not None,
        )

    @property
    def open_id(self) -> str:
        """Id of the form on the desk; "" for none."""
        return self._open_id

    def refresh(self) -> None:
        """Read the shelf again, beside the window."""
        self._runner.cancel(self._job)
        self._job = self._runner.submit(
            lambda _: self._shelf.rows(), owner=self, on_done=self._show_rows, on_failed=self._on_unreadable
        )
        self.laboratory.refresh()

    def settle(self) -> None:
        """Save the draft, and remember how the page looks."""
        self.laboratory.settle()
        if self.learning is not None:
            self.learning.settle()
        self.save()
        self._places.save()

    def unsaved(self) -> str:
        sessions = (*self._sessions.values(), self.desk.session)
        names = dict.fromkeys(one.rubric.title for one in sessions if one is not None and one.is_changed)
        return (
            tr("Changes to {forms} could not be saved.", forms=joined_by_and(map(quoted, names)))
            if names
            else ""
        )

    def open(self, row_id: str) -> None:
        """Put a form on the desk; the one that lies there is saved first."""
        if row_id == self._open_id:
            return
        self.save()
        session = self._sessions.get(row_id) or self._try(lambda: self._shelf.open(row_id))
        if session is None:
            self.shelf.list.choose(self._open_id)
            return
        if session.path is not None:
            self._sessions[row_id] = session
        self._open_id = row_id
        self.desk.open(session)
        self._states.show_content()
        self.shelf.list.choose(row_id)

    def begin(self) -> None:
        """A new form, with its title to be typed."""
        self._open_new(self._shelf.create)
        self.desk.revealed.emit("", "title")

    def next_draft(self, row_id: str) -> None:
        """A draft to go on from a version or a built-in form."""
        had = {one.id for one in self._rows}
        self._open_new(lambda: self._shelf.next_draft(row_id))
        if self._open_id in had and self._open_id != row_id:
            self.message_posted.emit(Message(tr("There was a draft of this form already; here it is.")))

    def duplicate(self, row_id: str) -> None:
        """A form of its own that begins as a copy."""
        self.save()
        self._open_new(lambda: self._shelf.duplicate(row_id))

    def import_file(self, path: Path) -> None:
        """Take a file in as a draft."""
        self._open_new(lambda: self._shelf.import_file(path))

    def export(self, path: Path) -> None:
        """Write the form on the desk to a file, as it is."""
        self.desk.flush()
        session = self.desk.session
        if session is not None and self._try(lambda: self._exported(session, path)):
            self.message_posted.emit(
                Message(tr("{title} is in {path}.", title=session.rubric.title, path=path))
            )

    def _exported(self, session: EditingSession, path: Path) -> bool:
        self._shelf.export(session, path)
        return True

    def _open_new(self, make: Callable[[], str]) -> None:
        row_id = self._try(make)
        if row_id is not None:
            self._show_rows(self._shelf.rows())
            self.open(row_id)
            self._splitter.show_desk()

    def save(self) -> None:
        """Write the draft on the desk when it has changed."""
        self.desk.flush()
        session = self.desk.session
        if session is None:
            return
        try:
            is_written = session.save()
        except ChangedOnDiskError as err:
            self.message_posted.emit(Message(str(err), tr("Save over it"), self._save_over, is_problem=True))
            return
        except USER_ERRORS as err:
            self._tell_problem(str(err))
            return
        if is_written:
            self._after_save()

    def _save_over(self) -> None:
        session = self.desk.session
        if session is not None and self._try(lambda: session.save(over_changes=True)):
            self._after_save()

    def _after_save(self) -> None:
        self.editor.heading.show_state()
        self._show_rows(self._shelf.rows())

    def read_again(self) -> None:
        """Forget what was changed here and read the draft's file."""
        row_id, self._open_id = self._open_id, ""
        self._sessions.pop(row_id, None)
        self.desk.open(None)
        self.open(row_id)

    def remove(self, row_id: str) -> None:
        """Take a draft away; the message bar can bring it back."""
        if row_id == self._open_id:
            self.save()
        data = self._try(lambda: self._shelf.remove(row_id))
        if data is None:
            return
        title = next((one.title for one in self._rows if one.id == row_id), row_id)
        self._sessions.pop(row_id, None)
        if row_id == self._open_id:
            self._close()
        self._show_rows(self._shelf.rows())
        back = partial(self._restore_draft, row_id, data)
        words = tr("The draft “{title}” is removed.", title=title)
        self.message_posted.emit(Message(words, tr("Undo"), back))

    def _restore_draft(self, row_id: str, data: bytes) -> None:
        self._try(lambda: self._shelf.restore(row_id, data))
        self._show_rows(self._shelf.rows())
        self.open(row_id)

    def _close(self) -> None:
        self._open_id = ""
        self.desk.open(None)
        self._states.show_empty()

    def use(self, row_id: str) -> None:
        """Make new reviews by a version, or by a built-in form as it is."""
        version_id = self._try(lambda: self._shelf.use(row_id))
        if version_id is None:
            return
        title = next((one.title for one in self._rows if one.id == row_id), row_id)
        self._show_rows(self._shelf.rows())
        if self._open_id == row_id != version_id:
            self._open_id = ""
            self.open(version_id)
        self.data_changed.emit()
        self._again.offer(tr("New reviews are made by “{title}” from now on.", title=title))

    def ask_publish(self) -> PublishDialog | None:
        """Show what publishing the draft would do."""
        self.desk.flush()
        session = self.desk.session
        if session is None or session.path is None:
            return None
        self.save()
        dialog = PublishDialog(self._shelf.plan(session), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.publish_requested.connect(self.publish)
        dialog.open()
        if self.trust is not None:
            self.trust.attach(dialog)
        return dialog

    def publish(self, run: GoldenRun | None = None, anyway: str = "") -> None:
        """Make the draft on the desk a version that never changes; see `RubricShelf.publish` for the arguments."""
        session, row_id = self.desk.session, self._open_id
        version_id = self._try(lambda: self._shelf.publish(session, run, anyway)) if session else None
        if version_id is None or session is None:
            return
        self._sessions.pop(row_id, None)
        self._open_id = ""
        self.desk.open(None)
        self._show_rows(self._shelf.rows())
        self.open(version_id)
        self.data_changed.emit()
        self._again.offer(published_words(self.desk.session))

    def ask_import(self) -> None:
        """Ask for a file to take in."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Import a form"), "", FILES)
        if name:
            self.import_file(Path(name))

    def ask_export(self) -> None:
        """Ask where to write the form on the desk."""
        session = self.desk.session
        if session is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export the form"), f"{session.rubric.key}.yaml", FILES
        )
        if name:
            self.export(Path(name))

    def next_pane(self) -> None:
        """Move the keyboard on: forms, tree, fields, preview, and round again."""
        self.editor.go_on_from(self.focusWidget(), self.shelf.list)

    def _on_menu(self, one: ShelfRow, at: QPoint) -> None:
        menu = self._menu(one)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _on_more(self) -> None:
        one = next((one for one in self._rows if one.id == self._open_id), None)
        if one is not None:
            button = self.editor.heading.more
            self._on_menu(one, button.mapToGlobal(button.rect().bottomLeft()))

    def _menu(self, one: ShelfRow) -> QMenu:
        return fill_menu(QMenu(self), self, one, one.id == self._open_id)

    def _show_rows(self, rows: tuple[ShelfRow, ...]) -> None:
        self._rows = rows
        self.shelf.list.show_rows(rows, self._open_id)
        drafts = sum(1 for one in rows if one.state is VersionState.DRAFT)
        self.count_changed.emit(drafts)
        if not self._open_id and self.desk.session is None and rows:
            self.open(first_of(rows).id)

    def _on_unreadable(self, error: Exception) -> None:
        self._states.show_failed(str(error))

    def _try(self, make: Callable[[], Result]) -> Result | None:
        try:
            return make()
        except USER_ERRORS as err:
            self._tell_problem(str(err))
            return None

    def _tell_problem(self, words: str) -> None:
        self.message_posted.emit(Message(words, is_problem=True))
