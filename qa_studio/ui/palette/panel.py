"""The palette: one field over the window that finds an interaction, an agent, a page or an action by typing.

Owns the field, the list and what is shown in it; lies over the page and goes away by itself when something else gets
the keyboard. GUI thread only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSettings, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QWidget

from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr, trn
from qa_studio.ui import icons, theme
from qa_studio.ui.frame.main_window import MainWindow
from qa_studio.ui.palette.contents import INTERACTION, Contents
from qa_studio.ui.palette.desk import Around, PaletteDesk
from qa_studio.ui.palette.memory import Recent
from qa_studio.ui.palette.model import THING_ROLE, PaletteDelegate, PaletteModel
from qa_studio.ui.palette.ports import PalettePorts
from qa_studio.ui.palette.ranking import WORDS, ranked
from qa_studio.ui.palette.things import Kind, Thing
from qa_studio.ui.widgets.basics import column, label, restyle
from qa_studio.work_rows import Hits

WIDTH_PX, TOP_PX = 680, 56
MOST_LINES = 11
"""In sight; the list scrolls."""
MOST_SHOWN = 60
FOUND_BY_NAME, FOUND_AS_SAID = WORDS - 20.0, 30.0
"""Points of what the workspace found: by a word of its line, and in what was said."""
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -(MOST_LINES - 1),
    Qt.Key.Key_PageDown: MOST_LINES - 1,
}


class Palette(QFrame):
    """Made when it is first wanted; `open` shows it."""

    def __init__(
        self,
        window: MainWindow,
        contents: Contents,
        ports: PalettePorts,
        runner: JobRunner,
        memory: QSettings,
    ) -> None:
        super().__init__(window.centralWidget())
        self.hide()
        self._window, self._contents = window, contents
        self._recent = Recent(memory)
        self._had_focus: QWidget | None = None
        self._here: list[Thing] = []
        self._around: list[Thing] = []
        self._found: dict[Kind, list[Thing]] = {}
        self._has_moved = False
        self.desk = PaletteDesk(ports, runner, self)
        self.field = QLineEdit()
        self.model = PaletteModel(self)
        self.list = QListView()
        self.foot = label("", "small")
        self._build()
        self._connect()

    def open(self) -> None:
        """Show it empty, with the keyboard in its field; opened once more, it goes away."""
        if self.isVisible():
            self.close_palette()
            return
        self._had_focus = self._window.focusWidget()
        self._here, self._found = self._contents.here(), {}
        self.field.clear()
        self._show()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.desk.look_round(self._recent_ids())

    def close_palette(self) -> None:
        """Put it away; the keyboard goes back to where it was."""
        if self.isVisible():
            back = self._had_focus
            self._put_away()
            (back if back is not None and back.isVisible() else self._window.page()).setFocus()

    def choose(self) -> None:
        """Do what the chosen line says; the palette goes away first."""
        thing = self.current()
        if thing is not None:
            self._recent.note(thing.key)
            self.close_palette()
            thing.act()

    def current(self) -> Thing | None:
        """The line that Enter takes."""
        index = self.list.currentIndex()
        return index.data(THING_ROLE) if index.isValid() else None

    def _build(self) -> None:
        self.setObjectName("palette")
        self.setAccessibleName(tr("Find anything"))
        self.field.setAccessibleName(tr("Find anything"))
        self.field.setPlaceholderText(tr("Interaction, agent, page or action"))
        self.field.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.list.setModel(self.model)
        self._delegate = PaletteDelegate(self)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("What was found"))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edge = theme.SPACE_S
        self.setLayout(
            column(self.field, self.list, self.foot, margins=(edge, edge, edge, edge), space=theme.SPACE_S)
        )
        self._dress()

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.list.clicked.connect(lambda _: self.choose())
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.desk.looked_round.connect(self._on_around)
        self.desk.rows_came.connect(
            lambda text, rows: self._on_found(text, Kind.INTERACTION, self._contents.rows(rows))
        )
        self.desk.hits_came.connect(self._on_hits)
        self.desk.settled.connect(self._tell_count)
        theme.scheme_changed.connect(self._dress)
        self._window.page_shown.connect(lambda _: self._put_away())
        self._window.help_requested.connect(self.close_palette)
        parent = self.parentWidget()
        if parent is not None:
            parent.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_typed(self, text: str) -> None:
        self._has_moved, self._found = False, {}
        self.desk.ask(text)
        self._show()

    def _on_around(self, found: Around) -> None:
        self._around = self._contents.around(found)
        self._show()

    def _on_hits(self, text: str, hits: Hits) -> None:
        self._on_found(text, Kind.SAID, self._contents.hits(hits.rows))

    def _on_found(self, text: str, kind: Kind, things: list[Thing]) -> None:
        if text == self.field.text().strip():
            self._found[kind] = things
            self._show()

    def _show(self) -> None:
        """Show what fits; the line that was gone to by hand stays the chosen one, else it is the first."""
        chosen = self.current() if self._has_moved else None
        self.model.show_things(self._fitting()[:MOST_SHOWN])
        keys = [thing.key for thing in self.model.things()]
        place = keys.index(chosen.key) if chosen is not None and chosen.key in keys else 0
        if keys:
            self.list.setCurrentIndex(self.model.index(place, 0))
        self._tell_count()
        self._place()

    def _fitting(self) -> list[Thing]:
        typed, recent = self.field.text().strip(), self._recent.keys()
        known = {thing.key: thing for thing in (*self._here, *self._around)}
        if not typed:
            last = [known[key] for key in recent if key in known]
            rest = [one for one in self._here if one.key not in recent]
            return [*last, *rest]
        known = {key: one for key, one in known.items() if one.kind is not Kind.INTERACTION}
        given: dict[str, float] = {}
        for kind, points in ((Kind.INTERACTION, FOUND_BY_NAME), (Kind.SAID, FOUND_AS_SAID)):
            for place, thing in enumerate(self._found.get(kind, ())):
                known[thing.key] = thing
                given[thing.key] = points - place / 10
        return ranked(typed, known.values(), recent, given)

    def _recent_ids(self) -> tuple[int, ...]:
        chosen = self._recent.keys()
        found = (key.removeprefix(INTERACTION) for key in chosen if key.startswith(INTERACTION))
        return tuple(int(one) for one in found if one.isdecimal())

    def _tell_count(self) -> None:
        count = self.model.rowCount()
        if count:
            words = trn(
                "{count} found. Enter takes it, Esc goes back.",
                "{count} found. Enter takes one, Esc goes back.",
                count,
            )
        elif self.desk.is_asking:
            words = tr("Looking …")
        else:
            words = tr("Nothing is called so. Fewer letters find more.")
        self.foot.setText(words)

    def _on_current(self, index: QModelIndex) -> None:
        """A screen reader stays in the field: it is told which line Enter would take."""
        thing = index.data(THING_ROLE) if index.isValid() else None
        told = thing.told if thing is not None else ""
        self.field.setAccessibleDescription(told)
        if told and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, told))

    def _step(self, step: int) -> None:
        last = self.model.rowCount() - 1
        if last < 0:
            return
        at, self._has_moved = self.list.currentIndex().row(), True
        goal = (at + step) % (last + 1) if abs(step) == 1 else min(max(at + step, 0), last)
        self.list.setCurrentIndex(self.model.index(goal, 0))

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return False
        return True

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes on elsewhere has no use for it; what a page does by itself meanwhile waits for its end."""
        if now is None or not self.isVisible() or now is self or self.isAncestorOf(now):
            return
        if now.window() is not self.window() or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._put_away()
        else:
            self._had_focus = now
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        if self.isVisible():
            self.desk.stop()
            self.hide()

    def _place(self) -> None:
        """Under the top bar, in the middle, as high as what it shows and no higher than the window."""
        parent = self.parentWidget()
        if parent is None:
            return
        room, edge = parent.rect(), theme.SPACE_L
        width = min(WIDTH_PX, room.width() - 2 * edge)
        lines = min(max(self.model.rowCount(), 1), MOST_LINES)
        high = self.list.sizeHintForRow(0) if self.model.rowCount() else theme.ROOMY_ROW_PX
        above = self.field.sizeHint().height() + self.foot.sizeHint().height() + 4 * theme.SPACE_S + 4
        top = min(TOP_PX, max(edge, room.height() // 10))
        height = min(above + lines * high, room.height() - top - edge)
        self.setGeometry(QRect((room.width() - width) // 2, top, width, height))

    def _dress(self) -> None:
        tokens = theme.current()
        self._glass.setIcon(icons.icon("search"))
        self.setStyleSheet(
            f"#palette {{ background: {tokens.window}; border: 2px solid {tokens.control_line};"
            f" border-radius: {theme.RADIUS_PX}px; }}"
        )
        restyle(self)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab stays in the field: the list goes by the arrows."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if watched is self.parentWidget() and isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
