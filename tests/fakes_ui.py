"""Small real services for the window's tests: in memory, the same methods, no library behind them."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.library_filter import LibraryFilter, LibrarySort, Queue, SortBy
from qa_studio.rows import (
    BatchReport,
    Channel,
    Failure,
    ImportOptions,
    InteractionRow,
    JobRow,
    ModelCheckRow,
    ModelRow,
    Note,
    RemovedModel,
    ReviewSheet,
    TranscribeOptions,
    TurnGuess,
    WorkState,
)
from qa_studio.services.queue import TakenIn
from qa_studio.ui.library.ports import LibraryServices
from qa_studio.work_rows import AssignReport, Hits, LabelChange, PlanRow, ProgressRow, ViewRow
from rubrics.model import AnswerState, Criterion, Rubric, Scale, ScaleKind, Section, Thresholds
from scoring.model import Explanation, Gate, Outcome, Part, SectionPart
from transcription.model import Origin, Role, Transcript, Turn

EVERYTHING, NEWEST_FIRST = LibraryFilter(), LibrarySort()
DRAFT = Origin("draft", "en-US", is_draft=True)
WHISPER = Origin("whisper", "base")
TEXT = Origin("import", "csv")
START = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)

RUBRIC = Rubric(
    "support_core",
    "Support core",
    1,
    (
        Section(
            "brand",
            "Brand congruence",
            Decimal(30),
            (Criterion("greeting", "Greeting", Decimal(10), Scale(ScaleKind.YES_NO)),),
        ),
    ),
)


def interaction(number: int, **changes: object) -> InteractionRow:
    """A submitted call with a score of 92.5, one day after the one before."""
    row = InteractionRow(
        id=number,
        title=f"Call {number}",
        channel=Channel.CALL,
        agent="Maya Brandt",
        company="Meadow Lane",
        is_own_company=True,
        round_name="Round 1",
        started_at=START + timedelta(days=number),
        duration_s=372.0,
        state=WorkState.SUBMITTED,
        score=Decimal("92.5"),
        score_is_automatic=False,
        outcome=Outcome.MET,
        threshold=Decimal(91),
        rating_pct=Decimal(75),
        rating_text="4 of 5",
        customer_threshold=Decimal(85),
        origin=WHISPER,
        source=Path(f"/recordings/call-{number}.wav"),
    )
    return dataclasses.replace(row, **changes)  # type: ignore[arg-type]


def _row(
    number: int, title: str, agent: str, round_name: str, score: str | None, **changes: object
) -> InteractionRow:
    made = interaction(number, title=title, agent=agent, round_name=round_name)
    points = Decimal(score) if score else None
    outcome = None if points is None else Outcome.MET if points >= 91 else Outcome.NOT_MET
    return dataclasses.replace(made, **{"score": points, "outcome": outcome, **changes})  # type: ignore[arg-type]


def shop_rows() -> tuple[InteractionRow, ...]:
    """A retailer's library with every kind of row."""
    chat = {"channel": Channel.CHAT, "origin": TEXT}
    auto = {"score_is_automatic": True, "state": WorkState.SUGGESTED}
    bare = {"origin": None, "state": WorkState.IMPORTED, "rating_pct": None, "rating_text": ""}
    other = {"company": "Harbor Home", "is_own_company": False}
    none = {"rating_pct": None, "rating_text": ""}
    low = {"rating_pct": Decimal(20), "rating_text": "2 of 10"}
    top = {"rating_pct": Decimal(100), "rating_text": "5 of 5"}
    return (
        _row(1, "Order late by a week", "Maya Brandt", "Round 1", "92.5", origin=DRAFT),
        _row(2, "Lamp arrived broken", "Tom Reed", "Round 1", "48.3", **chat, **low),
        _row(3, "Wrong colour delivered", "Priya Shah", "Round 1", "71.0", **chat, **auto),
        _row(4, "Refund not on the account", "Tom Reed", "Round 1", None, **bare, duration_s=248.0),
        _row(5, "Change of address", "Maya Brandt", "Round 1", "88.4", **chat, **top),
        _row(6, "Table leg missing", "Priya Shah", "Round 1", "80.1", **auto, origin=DRAFT, duration_s=611.0),
        _row(7, "Gift card does not work", "Tom Reed", "Round 1", "66.7", **chat, **none),
        _row(8, "Price differs from catalogue", "Maya Brandt", "Round 1", "95.0", **chat, outcome=Outcome.NOT_MET),
        _row(9, "Sofa fabric samples", "Alex Stone", "Round 1", "77.5", **chat, **auto, **other, **none),
        _row(10, "Delivery slot moved twice", "Priya Shah", "Round 2", "93.3", **chat, **top),
        _row(11, "Invoice for a business order", "Tom Reed", "Round 2", "90.6", **chat),
        _row(12, "Cancel before dispatch", "Maya Brandt", "Round 2", "97.5", origin=DRAFT, **top, duration_s=154.0),
        _row(13, "Glass shelf cracked", "Tom Reed", "Round 2", "84.2", **chat, **auto, **none),
        _row(14, "Loyalty points are gone", "Priya Shah", "Round 2", "91.0", **chat),
        _row(15, "Where is my parcel", "Maya Brandt", "Round 2", None, **bare, duration_s=3723.0),
        _row(16, "Exchange for a larger size", "Tom Reed", "Round 2", "91.7", **chat, **top),
        _row(17, "Complaint about the courier", "Priya Shah", "Round 2", None, **chat, **none, state=WorkState.DRAFT),
        _row(18, "Return without a receipt", "Alex Stone", "Round 2", "69.9", **auto, **other, **none, origin=DRAFT),
    )  # fmt: skip


@dataclass
class FakeLibrary:
    """Interactions in memory, filtered by names and sorted by title or import alone."""

    stored: list[InteractionRow] = field(default_factory=list)
    removed: set[int] = field(default_factory=set)
    fault: Exception | None = None

    def rows(self) -> tuple[InteractionRow, ...]:
        if self.fault is not None:
            raise self.fault
        return tuple(row for row in self.stored if row.id not in self.removed)

    def find(self, wanted: LibraryFilter = EVERYTHING, sort: LibrarySort = NEWEST_FIRST) -> tuple[int, ...]:
        passing = [row for row in self.rows() if _passes(row, wanted)]
        if sort.by is SortBy.TITLE:
            passing.sort(key=lambda row: row.title.casefold())
        return tuple(row.id for row in (reversed(passing) if sort.descending else passing))

    def rows_of(self, ids: Sequence[int]) -> tuple[InteractionRow, ...]:
        known = {row.id: row for row in self.stored}
        return tuple(known[number] for number in ids if number in known)

    def count(self, wanted: LibraryFilter = EVERYTHING) -> int:
        return len(self.find(wanted))

    def queues(self, evaluator: str) -> dict[Queue, int]:
        return {}

    def drafts(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.rows() if row.origin is not None and row.origin.is_draft)

    def thresholds(self) -> Thresholds:
        return Thresholds()

    def explanation(self, interaction_id: int) -> Explanation | None:
        row = next(row for row in self.stored if row.id == interaction_id)
        return None if row.score is None else explanation(row.score, row.outcome or Outcome.INCOMPLETE)

    def agents(self) -> tuple[str, ...]:
        return tuple(sorted({row.agent for row in self.rows()}))

    def teams(self) -> tuple[str, ...]:
        return ()

    def companies(self) -> tuple[str, ...]:
        return tuple(sorted({row.company for row in self.rows()}))

    def rounds(self) -> tuple[str, ...]:
        return tuple(sorted({row.round_name for row in self.rows()}))

    def take_out(self, ids: Sequence[int]) -> tuple[int, ...]:
        seen = tuple(number for number in ids if number not in self.removed)
        self.removed |= set(ids)
        return seen

    def restore(self, ids: Sequence[int]) -> None:
        self.removed -= set(ids)

    def change(self, ids: Sequence[int], **changes: object) -> None:
        self.stored = [
            dataclasses.replace(row, **changes) if row.id in ids else row  # type: ignore[arg-type]
            for row in self.stored
        ]


def _passes(row: InteractionRow, wanted: LibraryFilter) -> bool:
    chosen = (
        (wanted.agents, row.agent),
        (wanted.rounds, row.round_name),
        (wanted.channels, row.channel),
        (wanted.states, row.state),
    )
    words = f"{row.title} {row.agent} {row.source.name}".casefold()
    return all(not any_of or value in any_of for any_of, value in chosen) and all(
        word in words for word in wanted.words.casefold().split()
    )


class FakeSearching:
    """Nobody ever said anything."""

    def find(
        self, text: str, wanted: LibraryFilter | None = None, limit: int = 50, after: int | None = None
    ) -> Hits:
        return Hits((), None)


@dataclass
class FakeViews:
    """Views in memory."""

    kept: dict[int, ViewRow] = field(default_factory=dict)

    def of(self, owner: str) -> tuple[ViewRow, ...]:
        return tuple(view for view in self.kept.values() if view.owner == owner)

    def save(
        self,
        owner: str,
        name: str,
        wanted: LibraryFilter,
        sort: LibrarySort = NEWEST_FIRST,
        columns: Sequence[str] = (),
    ) -> ViewRow:
        made = ViewRow(len(self.kept) + 1, owner, name, wanted, sort, tuple(columns))
        self.kept[made.id] = made
        return made

    def rename(self, view_id: int, name: str) -> None:
        self.kept[view_id] = dataclasses.replace(self.kept[view_id], name=name)

    def delete(self, view_id: int) -> ViewRow | None:
        return self.kept.pop(view_id, None)


class FakeTagging:
    """Knows no tags; every label is new, and none is kept."""

    def tags(self) -> tuple[str, ...]:
        return ()

    def tag(self, ids: Sequence[int], name: str, by: str) -> LabelChange:
        return LabelChange(name, tuple(ids))

    def untag(self, ids: Sequence[int], name: str) -> LabelChange:
        return LabelChange(name)

    def flag(self, ids: Sequence[int], by: str) -> LabelChange:
        return LabelChange("", tuple(ids))

    def unflag(self, ids: Sequence[int]) -> LabelChange:
        return LabelChange("")

    def undo(self, change: LabelChange) -> None:
        return None


class FakeAssigning:
    """Two reviewers who have nothing to do."""

    def reviewers(self) -> tuple[str, ...]:
        return ("Anna Lindt", "Ben Carter")

    def share_out(
        self, ids: Sequence[int], evaluators: Sequence[str], by: str, due_on: date | None = None
    ) -> AssignReport:
        return AssignReport(())

    def withdraw(self, assignment_ids: Sequence[int]) -> tuple[int, ...]:
        return ()

    def progress(self, since: date, today: date | None = None) -> tuple[ProgressRow, ...]:
        return ()

    def plans(self) -> tuple[PlanRow, ...]:
        return ()

    def save_plan(self, plan: PlanRow) -> PlanRow:
        return plan

    def end_plan(self, plan_id: int) -> PlanRow:
        raise StudioError(f"There is no plan {plan_id}.")

    def preview(self, plan: PlanRow, on: date | None = None) -> AssignReport:
        return AssignReport(())

    def fill(self, plan_id: int, by: str, on: date | None = None, due_on: date | None = None) -> AssignReport:
        return AssignReport(())


class FakeExporting:
    """Writes no file."""

    def write(self, ids: Sequence[int], path: Path, context: JobContext) -> int:
        return len(ids)


def explanation(score: Decimal, outcome: Outcome) -> Explanation:
    """Three sections that give what the score says."""
    sections = []
    for key, title, weight in (
        ("brand", "Brand congruence", 30),
        ("complete", "Completeness", 40),
        ("empathy", "Empathy", 30),
    ):
        given = score * weight / 100
        part = Part(
            key, title, AnswerState.ANSWERED, score / 100, "Yes", Decimal(weight), Decimal(weight), given
        )
        sections.append(SectionPart(key, title, Decimal(weight), Decimal(weight), given, (part,)))
    failed = outcome is Outcome.NOT_MET and score >= 91
    gate = Gate(
        "identity", "fail_outcome", "Identity was not verified: the outcome is not met, whatever the score."
    )
    return Explanation(score, score, outcome, Decimal(91), tuple(sections), (gate,) if failed else ())


@dataclass
class FakeImporting:
    """Every .wav becomes a call; a file called bad fails, one called cut is noted; what is there already is skipped."""

    library: FakeLibrary
    asked: list[tuple[list[Path], ImportOptions]] = field(default_factory=list)

    def import_paths(self, paths: Sequence[Path], options: ImportOptions, context: JobContext) -> BatchReport:
        self.asked.append((list(paths), options))
        done, skipped, failures = [], [], []
        cut = [Note(path.name, "It ends in the middle of a word.") for path in paths if "cut" in path.stem]
        for at, path in enumerate(paths):
            context.report(at / len(paths), path.name)
            if path.stem.startswith("bad"):
                failures.append(
                    Failure(
                        path.name, f"{path.name} holds no sound. Export it again from the telephone system."
                    )
                )
            elif path in {row.source for row in self.library.stored}:
                skipped.append(path.name)
            else:
                number = max((row.id for row in self.library.stored), default=0) + 1
                row = _row(number, path.stem, options.agent or "Unknown", options.round_name, None)
                self.library.stored.append(
                    dataclasses.replace(row, origin=None, state=WorkState.IMPORTED, source=path)
                )
                done.append(number)
        return BatchReport(tuple(done), tuple(skipped), tuple(failures), tuple(cut))


@dataclass
class FakeTranscribing:
    """Knows which channel was taken for the agent's."""

    guesses: dict[int, TurnGuess] = field(default_factory=dict)

    def guess(self, interaction_id: int) -> TurnGuess | None:
        return self.guesses.get(interaction_id)


@dataclass
class FakeQueue:
    """Gives calls a draft transcript; may be held up until `gate` is set. Its jobs are gone when they are done."""

    library: FakeLibrary
    gate: threading.Event | None = None
    fault: Exception | None = None
    asked: list[tuple[tuple[int, ...] | None, TranscribeOptions]] = field(default_factory=list)
    jobs: list[int] = field(default_factory=list)

    def take_in(self, ids: Sequence[int] | None, options: TranscribeOptions) -> TakenIn:
        self.asked.append((None if ids is None else tuple(ids), options))
        self.jobs = (
            [row.id for row in self.library.stored if row.origin is None] if ids is None else list(ids)
        )
        return TakenIn(tuple(self.jobs), BatchReport())

    def run(self, context: JobContext) -> BatchReport:
        while self.gate is not None and not self.gate.wait(0.005):
            context.report(0.42, "call-4.wav, minute 2 of 4")
        if self.fault is not None:
            raise self.fault
        done, self.jobs = self.jobs, []
        self.library.change(done, origin=DRAFT, state=WorkState.TRANSCRIBED)
        return BatchReport(tuple(done))

    def rows(self) -> tuple[JobRow, ...]:
        return ()

    def seconds_left(self) -> float | None:
        return None

    def waiting(self) -> int:
        return len(self.jobs)

    def move(self, job_id: int, to_position: int) -> None:
        self._refuse(job_id)

    def pause(self, job_id: int) -> None:
        self._refuse(job_id)

    def resume(self, job_id: int) -> None:
        self._refuse(job_id)

    def cancel(self, job_id: int) -> None:
        self._refuse(job_id)

    def retry(self, job_id: int) -> None:
        self._refuse(job_id)

    def clear_ended(self, job_id: int | None = None) -> int:
        return 0

    @staticmethod
    def _refuse(job_id: int) -> None:
        raise StudioError(f"There is no job {job_id} in the queue.")


@dataclass
class FakeSuggesting:
    """Gives every transcript an automatic 80.0."""

    library: FakeLibrary
    asked: list[tuple[int, ...] | None] = field(default_factory=list)

    def suggest(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport:
        self.asked.append(None if ids is None else tuple(ids))
        done = [row.id for row in self.library.stored if row.state is WorkState.TRANSCRIBED]
        wanted = done if ids is None else list(ids)
        self.library.change(
            wanted,
            state=WorkState.SUGGESTED,
            score=Decimal("80.0"),
            score_is_automatic=True,
            outcome=Outcome.NOT_MET,
        )
        return BatchReport(tuple(wanted))


TURNS = (
    Turn(Role.AGENT, "Thank you for calling Meadow Lane, this is Maya. How can I help you today?", 0.8, 5.1),
    Turn(Role.CUSTOMER, "Hi, my order was meant to come last Tuesday and it still is not here.", 5.9, 10.4),
    Turn(
        Role.AGENT,
        "I am sorry about that. You have waited a week for it; let me find out where it is now.",
        11.0,
        17.2,
    ),
    Turn(Role.CUSTOMER, "That would be good. It is a present, so I need it by Friday.", 17.9, 22.0),
    Turn(Role.AGENT, "May I have the order number and your postcode, please?", 22.6, 26.3),
    Turn(Role.CUSTOMER, "It is four four one nine, and the postcode is NW3.", 27.0, 32.5),
    Turn(Role.SYSTEM, "Order 4419 opened", 33.0, 33.0, note=True),
    Turn(
        Role.AGENT,
        "Thank you. So you need order 4419 by Friday as a present. I will call the courier now.",
        34.1,
        41.0,
    ),
    Turn(Role.CUSTOMER, "Thank you.", 41.8, 42.9),
)


@dataclass
class FakeReviewing:
    """Opens any interaction with the same conversation."""

    library: FakeLibrary
    faults: dict[int, StudioError] = field(default_factory=dict)

    def open(self, interaction_id: int, evaluator: str) -> ReviewSheet:
        if interaction_id in self.faults:
            raise self.faults[interaction_id]
        row = next(row for row in self.library.stored if row.id == interaction_id)
        transcript = Transcript(TURNS, row.origin, duration_s=row.duration_s) if row.origin else None
        nothing = Explanation(None, None, Outcome.INCOMPLETE, Decimal(91), ())
        return ReviewSheet(row, RUBRIC, transcript, (), (), nothing, evaluator, None, None, 1, "", None)


@dataclass
class FakeModels:
    """The draft engine, and two Whisper models that can be fetched."""

    here: set[str] = field(default_factory=set)
    gate: threading.Event | None = None
    fault: Exception | None = None
    fetched: list[str] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)

    def rows(self) -> tuple[ModelRow, ...]:
        sizes = {"tiny": 75_572_083, "base": 145_262_807, "small": 483_617_219, "medium": 1_528_008_539}
        named = [
            ModelRow("whisper", name, name in self.here, Path(f"/models/{name}.pt"), size, False)
            for name, size in sizes.items()
        ]
        added = [
            ModelRow("whisper", name, True, Path(name), 3_500_000, False)
            for name in sorted(self.here - set(sizes))
        ]
        return (ModelRow("draft", "en-US", True, Path("/models/en-US"), None, True), *named, *added)

    def best(self) -> ModelRow:
        return [row for row in self.rows() if row.is_here][-1]

    def fetch(self, name: str, context: JobContext) -> ModelRow:
        self.fetched.append(name)
        while self.gate is not None and not self.gate.wait(0.005):
            context.report(0.3, "44 of 145 MB")
        if self.fault is not None:
            raise self.fault
        self.here.add(name)
        return next(row for row in self.rows() if row.name == name)

    def add(self, path: Path) -> ModelRow:
        if path.suffix != ".pt":
            raise StudioError(f"{path.name} is no Whisper checkpoint. Choose a .pt file.")
        self.here.add(path.name)
        return self.best()

    def remove(self, name: str, engine: str = "") -> RemovedModel:
        if name == "tiny":
            raise StudioError("“tiny” is in use: a recording is being transcribed with it.")
        self.here.remove(name)
        way_back = f"To have “{name}” back, fetch it again."
        return RemovedModel(name, (Path(f"/models/{name}.pt"),), 145_262_807, True, way_back)

    def checks(self, context: JobContext) -> tuple[ModelCheckRow, ...]:
        if self.fault is not None:
            raise self.fault
        here = [row for row in self.rows() if row.is_here and not row.is_draft]
        faults = {name: f"{name} is not the published file. Fetch it again." for name in self.damaged}
        return tuple(ModelCheckRow(row, faults.get(row.name, ""), "as published") for row in here)

    def by_hand(self, name: str) -> str:
        return f"download https://models.example/{name}.pt and put it here: /models/{name}.pt"


@dataclass
class FakeDemonstration:
    """Fills the library with the retailer's interactions."""

    library: FakeLibrary
    gate: threading.Event | None = None
    begun: bool = False

    def build(self, context: JobContext) -> None:
        self.begun = True
        self.library.stored = self.library.stored or list(shop_rows())[:3]
        while self.gate is not None and not self.gate.wait(0.005):
            context.report(0.1, "call-1.wav")
        self.library.stored = list(shop_rows())
        self.begun = False

    def is_unfinished(self) -> bool:
        return self.begun


@dataclass
class Shop:
    """All the fakes around one library."""

    library: FakeLibrary
    importing: FakeImporting
    transcribing: FakeTranscribing
    queue: FakeQueue
    suggesting: FakeSuggesting
    reviewing: FakeReviewing
    models: FakeModels
    demonstration: FakeDemonstration
    agent_channel: str = "guess"
    views: FakeViews = field(default_factory=FakeViews)

    def services(self) -> LibraryServices:
        return LibraryServices(
            library=self.library,
            searching=FakeSearching(),
            views=self.views,
            tagging=FakeTagging(),
            assigning=FakeAssigning(),
            exporting=FakeExporting(),
            importing=self.importing,
            transcribing=self.transcribing,
            suggesting=self.suggesting,
            reviewing=self.reviewing,
            demonstration=self.demonstration,
            evaluator=lambda: "Anna Lindt",
            agent_channel=lambda: self.agent_channel,
        )


def shop(rows: Sequence[InteractionRow] | Callable[[], Sequence[InteractionRow]] = shop_rows) -> Shop:
    """Services over these rows."""
    library = FakeLibrary(list(rows() if callable(rows) else rows))
    return Shop(
        library,
        FakeImporting(library),
        FakeTranscribing(),
        FakeQueue(library),
        FakeSuggesting(library),
        FakeReviewing(library),
        FakeModels(),
        FakeDemonstration(library),
    )
