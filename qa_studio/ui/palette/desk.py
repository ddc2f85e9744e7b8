"""What the palette asks of the workspace: what is around when it opens, and what is found by what is typed.

Owns what is asked and when. Every question is a job; the answer to an older one is dropped. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner, Work
from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.rows import InteractionRow
from qa_studio.ui.help.manual import Chapter, load
from qa_studio.ui.palette.ports import PalettePorts
from qa_studio.work_rows import Hits, ViewRow
from rubrics.model import Thresholds

TYPED_MS = 40
"""Letters of one stroke of the hand are one question."""
MOST_ROWS, MOST_HITS = 8, 5
SHORTEST_SAID = 3
"""Letters of a word that is looked for in what was said."""
NEWEST = LibrarySort()


@dataclass(frozen=True, slots=True)
class Around:
    """What there is in the workspace whatever is typed.

    Attributes:
        rows: interactions that were chosen in the palette before.
    """

    agents: tuple[str, ...]
    views: tuple[ViewRow, ...]
    thresholds: Thresholds
    chapters: tuple[Chapter, ...]
    rows: tuple[InteractionRow, ...]


class PaletteDesk(QObject):
    """Signals:
    looked_round(Around)
    rows_came(str, tuple[InteractionRow, ...]), hits_came(str, Hits): what was typed, and what is found by it.
    settled(): nothing that was asked is on its way any more.
    """

    looked_round = Signal(object)
    rows_came = Signal(str, object)
    hits_came = Signal(str, object)
    settled = Signal()

    def __init__(self, ports: PalettePorts, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ports, self._runner = ports, runner
        self._text = ""
        self._jobs: dict[str, int] = {}
        self._asked: dict[str, int] = {}
        self._under_way: set[str] = set()
        self._later = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._later.timeout.connect(self._ask_typed)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._later.isActive() or bool(self._under_way)

    def look_round(self, recent: Sequence[int]) -> None:
        """Ask for what there is; `recent`: ids of interactions that were chosen before."""
        ports = self._ports

        def work(_: JobContext) -> Around:
            return Around(
                ports.library.agents(),
                ports.views.of(ports.evaluator()),
                ports.library.thresholds(),
                load(ports.language),
                ports.library.rows_of(recent),
            )

        self._ask("round", work, self.looked_round.emit)

    def ask(self, text: str) -> None:
        """Something else is typed: what was asked before is not wanted any more."""
        self._text = text.strip()
        self.stop()
        if self._text:
            self._later.start()

    def stop(self) -> None:
        """Nothing that was asked by what was typed is wanted any more."""
        self._later.stop()
        for what in ("rows", "hits"):
            self._drop(what)

    def _ask_typed(self) -> None:
        text, ports = self._text, self._ports

        def rows(_: JobContext) -> tuple[InteractionRow, ...]:
            ids = ports.library.find(LibraryFilter(words=text), NEWEST, MOST_ROWS)
            return ports.library.rows_of(ids)

        def hits(_: JobContext) -> Hits:
            return ports.searching.find(text, limit=MOST_HITS)

        self._ask("rows", rows, lambda found: self.rows_came.emit(text, found))
        if max(map(len, text.split())) >= SHORTEST_SAID:
            self._ask("hits", hits, lambda found: self.hits_came.emit(text, found))

    def _ask(self, what: str, work: Work, done: Callable[[Any], None]) -> None:
        number = self._drop(what)
        self._under_way.add(what)

        def newest(value: Any) -> None:
            if self._asked[what] == number:
                self._under_way.discard(what)
                done(value)
                if not self.is_asking:
                    self.settled.emit()

        self._jobs[what] = self._runner.submit(work, owner=self, on_done=newest)

    def _drop(self, what: str) -> int:
        """Let go of the question before, and number the next."""
        self._runner.cancel(self._jobs.get(what, 0))
        self._under_way.discard(what)
        number = self._asked[what] = self._asked.get(what, 0) + 1
        return number
