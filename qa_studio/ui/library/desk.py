"""What the library page reads of the workspace: ids in order, rows in sight, words that were said, and what is around.

Owns what is asked and when; shows nothing. Every question is a job. Of each kind one is in work at a time and one
waits: the newest, so that a word that is typed letter by letter is asked for at once and never piles up. A late answer
to an older question is dropped. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobOutcome, JobRunner, Work
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue
from qa_studio.rows import Channel, InteractionRow, WorkState
from qa_studio.speech_rows import ModelRow
from qa_studio.ui.library.filter_words import Offers
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.ui.model_fetcher import ModelFetcher
from qa_studio.work_rows import Hits, ViewRow
from rubrics.model import Thresholds

Told = Callable[[Any], None]
AT_ONCE = 120
"""Rows that come with the ids: two screens, so that nothing is drawn empty first."""
UNHEARD = LibraryFilter(channels=(Channel.CALL,), states=(WorkState.IMPORTED,))
UNMARKED = LibraryFilter(states=(WorkState.TRANSCRIBED, WorkState.OUTDATED, WorkState.SUGGESTED))


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, and who takes the answer."""

    what: str
    work: Work
    done: Told
    failed: Told | None


@dataclass(frozen=True, slots=True)
class _Sent:
    """A question that is in work."""

    job_id: int
    question: _Question


@dataclass(frozen=True, slots=True)
class Found:
    """What passes the filter, in order.

    Attributes:
        rows: of some of the ids, those around the line that was in sight.
        total: how many interactions there are.
    """

    wanted: LibraryFilter
    sort: LibrarySort
    ids: tuple[int, ...]
    rows: tuple[InteractionRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page offers and advises beside the rows.

    Attributes:
        waiting, unmarked: recordings without a transcript; what has one and no marks of a person.
        drafts: ids of those whose transcript the draft engine made.
    """

    offers: Offers
    thresholds: Thresholds
    queues: dict[Queue, int]
    views: tuple[ViewRow, ...]
    waiting: int
    unmarked: int
    drafts: tuple[int, ...]
    models: tuple[ModelRow, ...]
    best: ModelRow
    is_demonstration_unfinished: bool


class LibraryDesk(QObject):
    """Signals:
    found(Found), unreadable(Exception): the answer to `find`.
    rows_came(tuple[InteractionRow, ...])
    hits_came(str, Hits, bool): what was looked for; whether these come behind those that are shown.
    looked_round(Surroundings)
    """

    found = Signal(object)
    unreadable = Signal(object)
    rows_came = Signal(object)
    hits_came = Signal(str, object, bool)
    looked_round = Signal(object)

    def __init__(
        self,
        services: LibraryServices,
        fetcher: ModelFetcher,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._fetcher, self._runner = services, fetcher, runner
        self._at_work: dict[str, _Sent] = {}
        self._newest: dict[str, _Question] = {}
        runner.finished.connect(self._on_finished)
        self._total: int | None = None
        self._counts = True
        self.wanted, self.sort = LibraryFilter(), LibrarySort()

    def find(self, first_line: int = 0, *, counts: bool = False) -> None:
        """Ask for what passes the filter.

        Args:
            first_line: what is at the top of the table now.
            counts: count all anew, because what is stored may be other; otherwise it is known already.
        """
        self._counts |= counts  # until it has been answered: a newer question may come first
        known = None if self._counts else self._total
        wanted, sort = replace(self.wanted, evaluator=self._services.evaluator()), self.sort

        def work(context: JobContext) -> Found:
            library = self._services.library
            ids = library.find(wanted, sort)
            context.report(None)  # a newer question may have come meanwhile
            start = max(0, min(first_line - AT_ONCE // 3, len(ids) - AT_ONCE))
            total = library.count() if known is None else known
            return Found(wanted, sort, ids, library.rows_of(ids[start : start + AT_ONCE]), total)

        self._ask("find", work, self._on_found, self.unreadable.emit)

    def _on_found(self, found: Found) -> None:
        self._total, self._counts = found.total, False
        self.found.emit(found)

    def fetch(self, ids: Sequence[int]) -> None:
        """Ask for rows that came in sight; what was asked for before and is not here may be out of it again."""

        def work(_: JobContext) -> tuple[InteractionRow, ...]:
            return self._services.library.rows_of(ids)

        self._ask("rows", work, self.rows_came.emit, self.unreadable.emit)

    def search(self, text: str, after: int | None = None) -> None:
        """Ask for turns in which something was said, in what the chips let through; `after`: the page behind."""
        within = replace(self.wanted, words="", evaluator=self._services.evaluator())

        def work(_: JobContext) -> Hits:
            return self._services.searching.find(text, within, after=after)

        is_more = after is not None
        self._ask("hits", work, lambda hits: self.hits_came.emit(text, hits, is_more))

    def look_round(self) -> None:
        """Ask for what is offered and advised."""
        self._ask("round", self._look, self.looked_round.emit)

    def _look(self, _: JobContext) -> Surroundings:
        services, models = self._services, self._fetcher.models
        library, evaluator = services.library, services.evaluator()
        offers = Offers(
            library.agents(),
            library.teams(),
            library.companies(),
            library.rounds(),
            services.tagging.tags(),
            services.assigning.reviewers(),
        )
        return Surroundings(
            offers=offers,
            thresholds=library.thresholds(),
            queues=library.queues(evaluator),
            views=services.views.of(evaluator),
            waiting=library.count(UNHEARD),
            unmarked=library.count(UNMARKED),
            drafts=library.drafts(),
            models=models.rows(),
            best=models.best(),
            is_demonstration_unfinished=services.demonstration.is_unfinished(),
        )

    def _ask(self, what: str, work: Work, done: Told, failed: Told | None = None) -> None:
        """One question of a kind at a time, and behind it the newest one."""
        question = _Question(what, work, done, failed)
        self._newest[what] = question
        if what in self._at_work:
            self._runner.cancel(self._at_work[what].job_id)
        else:
            self._send(question)

    def _send(self, question: _Question) -> None:
        def telling(tell: Told) -> Told:
            return lambda value: self._tell(question, tell, value)

        failed = None if question.failed is None else telling(question.failed)
        number = self._runner.submit(
            question.work, owner=self, on_done=telling(question.done), on_failed=failed
        )
        self._at_work[question.what] = _Sent(number, question)

    def _tell(self, question: _Question, tell: Told, answer: Any) -> None:
        is_newest = self._newest[question.what] is question
        self._go_on(question)
        if is_newest:
            tell(answer)

    def _on_finished(self, outcome: JobOutcome) -> None:
        """Also where nobody was told: after a cancel, and after a failure that the frame shows."""
        for sent in tuple(self._at_work.values()):
            if sent.job_id == outcome.job_id:
                self._go_on(sent.question)

    def _go_on(self, question: _Question) -> None:
        """Ask what has waited for the answer to this one."""
        del self._at_work[question.what]
        newest = self._newest[question.what]
        if newest is not question:
            self._send(newest)
