"""The editor: heading, tree of the form, inspector, preview and laboratory, faults at the foot.

Owns their places. What is saved and published is the page's. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review.standing import Explain
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.form_menu import pane_after
from qa_studio.ui.rubrics.inspector import Inspector
from qa_studio.ui.rubrics.preview import PreviewForm
from qa_studio.ui.rubrics.problems import ProblemBar
from qa_studio.ui.rubrics.tree_view import FormTreeView, tree_with_head
from qa_studio.ui.rubrics.wording import STATES
from qa_studio.ui.widgets.banner import Banner
from qa_studio.ui.widgets.basics import (
    ElidedLabel,
    column,
    frame,
    icon_button,
    label,
    line,
    push_button,
    row,
)
from qa_studio.ui.widgets.flow import FlowLayout

TREE_PX, SIDE_PX = 480, 430
TREE_LEAST_PX = 210
"""What a title of some words and its figure need."""
SIDE_LEAST_PX = 316
"""What the fields of a criterion and the answers of its preview need."""
INSPECTOR_PX, LOWER_PX = 320, 260


class EditorHeading(QWidget):
    """Title, state, and what can be done with the whole; `forms` leads back to the list in a narrow window.

    Signals: publish_requested(), more_requested().
    """

    publish_requested = Signal()
    more_requested = Signal()

    def __init__(self, desk: FormDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.title, self.facts = label("", "strong"), ElidedLabel("", "muted")
        self.forms = icon_button("left", tr("Forms"))
        self.forms.hide()
        self.undo = icon_button("undo", tr("Undo"), "Ctrl+Z")
        self.redo = icon_button("redo", tr("Redo"), "Ctrl+Shift+Z")
        self.more = icon_button("more", tr("More for this form"))
        self.publish = push_button(tr("Publish…"), "primary")
        self.undo.clicked.connect(desk.undo)
        self.redo.clicked.connect(desk.redo)
        self.more.clicked.connect(self.more_requested)
        self.publish.clicked.connect(self.publish_requested)
        self.setFixedHeight(theme.ROOMY_ROW_PX + theme.SPACE_S)
        made = row(
            self.forms,
            self.title,
            self.facts,
            self.undo,
            self.redo,
            self.more,
            self.publish,
            margins=(theme.SPACE_L, 0, theme.SPACE_S, 0),
        )
        made.setStretch(2, 1)
        self.setLayout(made)
        desk.opened.connect(self.show_state)
        desk.changed.connect(self.show_state)

    def show_state(self) -> None:
        """Say what is open and whether it is saved."""
        session = self._desk.session
        if session is None:
            return
        rubric = session.rubric
        self.title.setText(rubric.title or tr("Untitled"))
        state = tr("built in") if session.path is None and session.is_builtin else STATES[session.state]
        saved = tr(", not saved yet") if session.is_changed else ""
        self.facts.setText(
            tr("version {version}, {state}{saved}", version=rubric.version, state=state, saved=saved)
        )
        is_draft = session.path is not None
        for button, words, name in (
            (self.undo, session.undo_words, tr("Undo")),
            (self.redo, session.redo_words, tr("Redo")),
        ):
            button.setVisible(is_draft)
            button.setEnabled(bool(words))
            button.setToolTip(f"{name}: {words}" if words else name)
        self.publish.setVisible(is_draft)


class Editor(QWidget):
    """Signals:
    add_requested etc. are the tree's own; see `FormTreeView`.
    draft_requested(): the version on the desk cannot be changed, a draft of it is wanted.
    """

    draft_requested = Signal()

    def __init__(
        self,
        desk: FormDesk,
        explain: Explain,
        laboratory: QWidget,
        trust: QWidget | None = None,
        learning: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.heading = EditorHeading(desk)
        self.frozen = Banner(text="")
        self.make_draft = self.frozen.add_button(tr("Make a new draft from it"))
        self.make_draft.clicked.connect(self.draft_requested)
        self.tree = FormTreeView(desk)
        self.inspector = Inspector(desk)
        self.preview = PreviewForm(desk, explain)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.preview, tr("Preview"))
        self.tabs.addTab(laboratory, tr("Laboratory"))
        if trust is not None:
            self.tabs.addTab(trust, tr("Trust"))
        if learning is not None:
            self.tabs.addTab(learning, tr("Learning"))
        self.problems = ProblemBar(desk)
        self._lay_out()
        desk.opened.connect(self._show_frozen)
        desk.changed.connect(self._show_frozen)
        desk.changed.connect(self._keep_keyboard)

    def _lay_out(self) -> None:
        self.side = QSplitter(Qt.Orientation.Vertical)
        self.side.addWidget(self.inspector)
        self.side.addWidget(self.tabs)
        self.side.setMinimumWidth(SIDE_LEAST_PX)
        self.side.setSizes([INSPECTOR_PX, LOWER_PX])
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self._tree_side())
        self.splitter.addWidget(self.side)
        self.splitter.setSizes([TREE_PX, SIDE_PX])
        for splitter in (self.side, self.splitter):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        notes = column(self.frozen, margins=(theme.SPACE_L, 0, theme.SPACE_L, theme.SPACE_S))
        whole = column(self.heading, space=0)
        whole.addLayout(notes)
        whole.addWidget(line())
        whole.addWidget(self.splitter, 1)
        whole.addWidget(self.problems)
        ground = frame("surface")
        ground.setLayout(whole)
        self.setLayout(column(ground, space=0))

    def _tree_side(self) -> QWidget:
        self.add_criterion = push_button(tr("Criterion"), "quiet", "add", tr("Add a criterion (Insert)"))
        self.add_section = push_button(tr("Section"), "quiet", "add", tr("Add a section (Shift+Insert)"))
        self.copy = icon_button("copy", tr("Duplicate"), "Ctrl+D")
        self.up = icon_button("up", tr("Move up"), "Alt+Up")
        self.down = icon_button("down", tr("Move down"), "Alt+Down")
        self.remove = icon_button("remove", tr("Remove"), tr("Delete"))
        for button, act in (
            (self.add_criterion, self.tree.add_criterion),
            (self.add_section, self.tree.add_section),
            (self.copy, self.tree.duplicate),
            (self.up, lambda: self.tree.step(-1)),
            (self.down, lambda: self.tree.step(1)),
            (self.remove, self.tree.remove),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        self.tools = QWidget()
        flow = FlowLayout(self.tools, theme.SPACE_XS)
        flow.setContentsMargins(theme.SPACE_S, theme.SPACE_XS, theme.SPACE_S, theme.SPACE_XS)
        for button in (self.add_criterion, self.add_section, self.copy, self.up, self.down, self.remove):
            flow.addWidget(button)
        made = QWidget()
        whole = column(tree_with_head(self.tree), line(), self.tools, space=0)
        whole.setStretch(0, 1)
        made.setLayout(whole)
        made.setMinimumWidth(TREE_LEAST_PX)
        return made

    def go_on_from(self, focused: QWidget | None, *before: QWidget) -> None:
        """Give the keyboard to the next pane: those of the page first, then tree, fields and preview, and round."""
        target = pane_after([*before, self.tree, self.inspector, self.tabs], focused)
        if target is self.inspector:
            self._desk.revealed.emit(self._desk.current, "title")
        elif target is self.tabs:
            self.tabs.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_keyboard(self) -> None:
        """A change may take the field away that has the keyboard; the page's keys must go on working."""
        if self.isVisible() and self.window().focusWidget() is None:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_frozen(self) -> None:
        session = self._desk.session
        is_frozen = session is not None and session.is_frozen
        self.frozen.setVisible(is_frozen)
        self.tools.setEnabled(not is_frozen)
        if session is not None and is_frozen:
            self.make_draft.setVisible(session.path is None)
            self.frozen.set_text(frozen_words(session.path is None, session.is_builtin))


def frozen_words(is_version: bool, is_builtin: bool) -> str:
    """Why a form cannot be changed, and what to do."""
    if not is_version:
        return tr(
            "This text is no form any more. Undo the last change, or mend the file in an editor and open it again."
        )
    if is_builtin:
        return tr("This form comes with the product. Make a draft from it to fit it to your house.")
    return tr(
        "A published version never changes: what was judged by it stands. Make a new draft to go on from it."
    )
