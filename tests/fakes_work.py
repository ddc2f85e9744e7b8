"""Small real services for the window's tests that take in, transcribe, suggest and open: in memory."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from fakes_library import FakeLibrary
from retailer_rows import DRAFT, RUBRIC, scored, shop_rows

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.rows import BatchReport, Failure, ImportOptions, Note, ReviewSheet, WorkState
from qa_studio.services.queue import TakenIn
from qa_studio.speech_rows import JobRow, ModelCheckRow, ModelRow, RemovedModel, TranscribeOptions, TurnGuess
from scoring.model import Explanation, Outcome
from transcription.model import Role, Transcript, Turn


@dataclass
class FakeImporting:
    """Every .wav becomes a call; a file called bad fails, one called cut is noted; what is there already is skipped."""

    library: FakeLibrary
    asked: list[tuple[list[Path], ImportOptions]] = field(default_factory=list)

    def column_words(self, path: Path) -> str:
        return f"Taken: “said” for what was said. Not used: “{path.stem}”."

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
                row = scored(number, path.stem, options.agent or "Unknown", options.round_name, None)
                self.library.stored.append(
                    dataclasses.replace(row, origin=None, state=WorkState.IMPORTED, source=path)
                )
                done.append(number)
        return BatchReport(tuple(done), tuple(skipped), tuple(failures), tuple(cut), tuple(done))


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
