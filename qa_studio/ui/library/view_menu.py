"""Saved views of the library: ready-made queues, and each person's own, with one that is shown at the start.

Owns the menu, its words and what is asked of the service. A view is a filter, its order and its columns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import tr
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue
from qa_studio.ui import theme
from qa_studio.ui.frame.page import Message
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.widgets.basics import push_button
from qa_studio.ui.widgets.score import plain
from qa_studio.work_rows import ViewRow
from rubrics.model import Thresholds

_WRITES = "library"
_DEFAULT_KEY = "library/first-view"
_NAME_PX = 4 * theme.SPACE_L
"""Of a view's name on the button; in a wide page there is room for more."""
_WIDE_PX, _WIDE_NAME_PX = 1240, 10 * theme.SPACE_XL
EVERYTHING = tr("Everything")


def queue_name(queue: Queue, thresholds: Thresholds) -> str:
    """What a ready-made view is called, with the threshold of the form in use."""
    bar = plain(thresholds.interaction)
    names: dict[Queue, Callable[[], str]] = {
        Queue.MINE: lambda: tr("Mine: assigned to me"),
        Queue.TO_CALIBRATE: lambda: tr("To calibrate"),
        Queue.CLOSE: lambda: tr("Close to {bar}", bar=bar),
        Queue.UNHAPPY_BUT_MET: lambda: tr("Customer said 1 or 2, but we scored over {bar}", bar=bar),
        Queue.HAPPY_BUT_UNDER: lambda: tr("Customer was happy, but we scored under {bar}", bar=bar),
    }
    return names[queue]()


class ViewMenu(QObject):
    """Signals:
    chosen(ViewRow): show it; ready-made ones have the id 0.
    changed(): the views are others now.
    posted(Message)
    """

    chosen = Signal(object)
    changed = Signal()
    posted = Signal(object)

    def __init__(
        self,
        services: LibraryServices,
        runner: JobRunner,
        memory: QSettings,
        current: Callable[[], ViewRow],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._services, self._runner, self._memory, self._current = services, runner, memory, current
        self._whole = parent
        self._views: tuple[ViewRow, ...] = ()
        self._counts: dict[Queue, int] = {}
        self._thresholds = Thresholds(Decimal(91), Decimal(85))
        self._chosen: ViewRow | None = None
        self._name_px = _NAME_PX
        self.menu = QMenu(tr("Views"), parent)
        self.button: QPushButton = push_button(tr("Views"), icon="view")
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        self.show_current()

    def offer(self, views: tuple[ViewRow, ...], counts: dict[Queue, int], thresholds: Thresholds) -> None:
        """The person's views, and how much is in each queue."""
        self._views, self._counts, self._thresholds = views, counts, thresholds
        self.show_current()

    def first(self, views: tuple[ViewRow, ...]) -> ViewRow | None:
        """The person's view for the start; None: as the page was left."""
        name = str(self._memory.value(self._first_key(), "") or "")
        return next((view for view in views if view.name == name), None)

    def fit(self, width_px: int) -> None:
        """Say as much of the name as there is room for in a page of this width."""
        before = self._name_px
        self._name_px = _WIDE_NAME_PX if width_px >= _WIDE_PX else _NAME_PX
        if self._name_px != before:
            self.show_current()

    def show_current(self) -> None:
        """Say which view is shown; none once something of it was changed."""
        shown = self._shown()
        words = tr("View: {name}", name=shown.name) if shown else tr("Views")
        # The name alone, and not all of a long one: the buttons beside it stay in their line.
        name = self.button.fontMetrics().elidedText(
            shown.name if shown else words, Qt.TextElideMode.ElideRight, self._name_px
        )
        self.button.setText(f" {name} ▾".replace("&", "&&"))
        self.button.setToolTip(words)
        self.button.setAccessibleName(tr("{words}, menu", words=words))

    def save(self) -> None:
        """Ask for a name and keep what is shown under it; a name that is there already is overwritten, with undo."""
        shown = self._shown() or self._chosen
        begun = shown.name if shown is not None and shown.id else ""
        name, is_wanted = QInputDialog.getText(
            self._whole, tr("Save the view"), tr("Filter, order and columns, under the name"), text=begun
        )
        if is_wanted:
            self.save_as(name)

    def save_as(self, name: str) -> None:
        now, owner = self._current(), self._services.evaluator()
        before = next((view for view in self._views if view.name == " ".join(name.split())), None)

        def done(saved: ViewRow) -> None:
            self._chosen = saved
            words = tr("View “{name}” saved.", name=saved.name)
            if before is None:
                self._tell(words, partial(self._delete, saved, with_undo=False))
            else:
                told = tr("View “{name}” saved over what it was.", name=saved.name)
                self._tell(told, partial(self._put_back, before))

        self._submit(lambda: self._services.views.save(owner, name, now.filter, now.sort, now.columns), done)

    def rename(self, view: ViewRow) -> None:
        name, is_wanted = QInputDialog.getText(
            self._whole, tr("Rename the view"), tr("New name"), text=view.name
        )
        if is_wanted and name.strip() != view.name:
            self.rename_to(view, name)

    def rename_to(self, view: ViewRow, name: str) -> None:
        def done(_: object) -> None:
            if self._is_first(view):
                self._memory.setValue(self._first_key(), " ".join(name.split()))
            self._tell(tr("View renamed."), partial(self._back_to, view.id, view.name))

        self._submit(lambda: self._services.views.rename(view.id, name), done)

    def make_first(self, view: ViewRow | None) -> None:
        """Show this view at the start; None: as the page was left."""
        before = self._memory.value(self._first_key(), "")
        self._memory.setValue(self._first_key(), "" if view is None else view.name)

        def undo() -> None:
            self._memory.setValue(self._first_key(), before)

        words = (
            tr("The library opens as it was left.")
            if view is None
            else tr("The library opens with “{name}”.", name=view.name)
        )
        self.posted.emit(Message(words, tr("Undo"), undo))

    def delete(self, view: ViewRow) -> None:
        self._delete(view, with_undo=True)

    def _delete(self, view: ViewRow, with_undo: bool) -> None:
        def done(gone: ViewRow | None) -> None:
            words = tr("View “{name}” deleted.", name=view.name)
            self._tell(words, partial(self._put_back, gone) if gone is not None and with_undo else None)

        self._submit(lambda: self._services.views.delete(view.id), done)

    def _put_back(self, view: ViewRow) -> None:
        views = self._services.views
        self._submit(
            lambda: views.save(view.owner, view.name, view.filter, view.sort, view.columns),
            lambda _: self._tell(tr("View “{name}” is back.", name=view.name), None),
        )

    def _back_to(self, view_id: int, name: str) -> None:
        self._submit(
            lambda: self._services.views.rename(view_id, name),
            lambda _: self._tell(tr("View “{name}” is back.", name=name), None),
        )

    def _tell(self, words: str, undo: Callable[[], object] | None) -> None:
        self.posted.emit(Message(words, tr("Undo"), undo) if undo else Message(words))
        self.changed.emit()

    def _submit(self, act: Callable[[], object], done: Callable[[ViewRow], None]) -> None:
        def work(_: JobContext) -> object:
            return act()

        self._runner.submit(work, queue=_WRITES, owner=self, on_done=done)

    def _first_key(self) -> str:
        return f"{_DEFAULT_KEY}/{self._services.evaluator()}"

    def _is_first(self, view: ViewRow) -> bool:
        return bool(self._memory.value(self._first_key(), "") == view.name)

    def _shown(self) -> ViewRow | None:
        """The view that is just what is shown now: the one that was chosen, else the first that is."""
        now = self._current()
        known = (*([self._chosen] if self._chosen else ()), *self._views, *self._ready_made())
        return next((view for view in known if _same(view, now)), None)

    def _ready_made(self) -> tuple[ViewRow, ...]:
        return tuple(
            ViewRow(
                0,
                "",
                queue_name(queue, self._thresholds),
                LibraryFilter(queue=queue),
                LibrarySort(),
                (),
            )
            for queue in Queue
            if queue is not Queue.NONE
        )

    def _fill(self) -> None:
        self.menu.clear()
        shown = self._shown()
        everything = ViewRow(0, "", EVERYTHING, LibraryFilter(), LibrarySort(), ())
        self._add(EVERYTHING, partial(self._choose, everything))
        for view in self._ready_made():
            count = self._counts.get(view.filter.queue)
            words = view.name if count is None else tr("{name} ({count:,})", name=view.name, count=count)
            self._add(words, partial(self._choose, view), is_checked=view == shown)
        if self._views:
            self.menu.addSeparator()
        for view in self._views:
            self._add(view.name, partial(self._choose, view), is_checked=view == shown)
        self.menu.addSeparator()
        self._add(tr("Save the view…"), self.save)
        for view in self._views:
            self._fill_own(view)
        self._add(tr("Open as it was left"), partial(self.make_first, None))

    def _fill_own(self, view: ViewRow) -> None:
        """What can be done with a view of one's own."""
        sub = self.menu.addMenu(tr("Change “{name}”", name=view.name.replace("&", "&&")))
        for words, act in (
            (tr("Save what is shown over it"), partial(self.save_as, view.name)),
            (tr("Rename…"), partial(self.rename, view)),
            (tr("Open the library with it"), partial(self.make_first, view)),
            (tr("Delete"), partial(self.delete, view)),
        ):
            sub.addAction(words).triggered.connect(_plain(act))

    def _choose(self, view: ViewRow) -> None:
        self._chosen = view
        self.chosen.emit(view)

    def _add(self, words: str, act: Callable[[], object], is_checked: bool = False) -> QAction:
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setCheckable(is_checked)
        action.setChecked(is_checked)
        action.triggered.connect(_plain(act))
        return action


def _plain(act: Callable[[], object]) -> Callable[[], None]:
    """Without what Qt says of the check."""

    def called() -> None:
        act()

    return called


def _same(view: ViewRow, now: ViewRow) -> bool:
    one, other = (replace(each.filter, evaluator="") for each in (view, now))
    return one == other and view.sort == now.sort and (not view.columns or view.columns == now.columns)
