"""Small in-memory services for the review page, and the interactions they hold.

The arithmetic is the product's own; only the workspace is a dictionary.
"""

from __future__ import annotations

import dataclasses
import wave
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.library_filter import LibraryFilter, LibrarySort
from qa_studio.rows import BatchReport, Channel, InteractionRow, Measured, ReviewSheet, WorkState
from qa_studio.services.measures import measured
from qa_studio.services.outlines import Outline
from qa_studio.speech_rows import TranscribeOptions, TurnGuess
from qa_studio.ui.review.ports import ReviewServices
from rubrics.conditions import resolve
from rubrics.loader import builtin, load
from rubrics.model import NOT_APPLICABLE, Answer, AnswerState, Rubric
from scoring.measure_model import MeasureSettings
from scoring.model import Evidence, Explanation, Finding, Mark, Outcome, RemarkFault
from scoring.remarks import remark_faults
from scoring.score import score
from transcription import audio
from transcription.model import Origin, Role, Transcript, Turn, Word
from transcription.quiet import quiet_stretches

EVERYTHING, NEWEST_FIRST = LibraryFilter(), LibrarySort()

RATE_HZ = 8_000
CALL_ID, CHAT_ID, LONG_ID = 1, 2, 3

SPOKEN: tuple[tuple[Role, float, float, str], ...] = (
    (Role.AGENT, 0.6, 4.1, "Thank you for calling Meadow Lane, this is Maya. How can I help you today?"),
    (
        Role.CUSTOMER,
        4.6,
        10.2,
        "Hi, my order was supposed to come on Friday and it is still not here."
        " I am quite upset, it was a birthday present.",
    ),
    (Role.AGENT, 10.0, 14.4, "I am sorry that the present did not arrive in time, that must be upsetting."),
    (
        Role.AGENT,
        14.6,
        18.8,
        "So your order was due on Friday and has not come, and you would like to know where it is. Is that right?",
    ),
    (Role.CUSTOMER, 19.1, 20.2, "Yes, exactly."),
    (Role.AGENT, 20.6, 24.0, "Before I open your account, may I have the order number and your postcode?"),
    (Role.CUSTOMER, 24.5, 29.0, "It is four four one nine, and the postcode is M four."),
    (Role.AGENT, 29.3, 31.0, "Thank you, one moment while I look."),
    (
        Role.AGENT,
        39.5,
        45.0,
        "I have found it. The parcel was left at the depot, and I will have it sent out again this afternoon.",
    ),
    (Role.CUSTOMER, 45.4, 47.0, "Okay, when will it be here?"),
    (
        Role.AGENT,
        47.2,
        51.5,
        "It reaches you tomorrow before noon, and I will send you a message once it is on the van.",
    ),
    (Role.CUSTOMER, 51.8, 53.0, "That is good, thanks."),
    (Role.AGENT, 53.2, 55.0, "Is there anything else I can do for you?"),
    (Role.CUSTOMER, 55.2, 55.8, "No, that was it."),
    (Role.AGENT, 56.0, 59.0, "Thank you for being with Meadow Lane, have a lovely day."),
)
CALL_S = 60.0

WRITTEN: tuple[tuple[Role, float, str, str], ...] = (
    (Role.SYSTEM, 0, "", "Chat started. Queue: orders."),
    (Role.CUSTOMER, 4, "Jonas Weber", "hello, the lamp I ordered came with a broken shade"),
    (Role.AGENT, 40, "Tom Reed", "Hi, this is Tom at Meadow Lane. Sorry to hear about the shade."),
    (Role.AGENT, 52, "Tom Reed", "Could you send me the order number and a photo, please?"),
    (Role.CUSTOMER, 410, "Jonas Weber", "4420. Photo is attached."),
    (
        Role.CUSTOMER,
        415,
        "Jonas Weber",
        "it is the second time by the way, the first replacement was broken as well"
        " and I am getting a bit tired of this",
    ),
    (Role.AGENT, 470, "Tom Reed", "Thank you. I will send a new shade today, it is with you by Thursday."),
    (Role.CUSTOMER, 500, "Jonas Weber", "ok"),
    (Role.AGENT, 530, "Tom Reed", "Anything else I can help with?"),
    (Role.CUSTOMER, 560, "Jonas Weber", "no"),
    (Role.AGENT, 575, "Tom Reed", "Thanks for choosing Meadow Lane. Goodbye!"),
)


def words_of(text: str, start_s: float, end_s: float, unsure: Sequence[str] = ()) -> tuple[Word, ...]:
    """Words spread evenly over a turn."""
    parts = text.split()
    step = (end_s - start_s) / len(parts)
    words, place = [], 0
    for number, part in enumerate(parts):
        place = text.index(part, place)
        at = start_s + number * step
        confidence = 0.31 if part in unsure else 0.93
        words.append(Word(place, place + len(part), at, at + step * 0.9, confidence))
        place += len(part)
    return tuple(words)


def call_transcript(is_draft: bool = True) -> Transcript:
    turns = tuple(
        Turn(
            role,
            text,
            start,
            end,
            channel=0 if role is Role.AGENT else 1,
            words=words_of(text, start, end, unsure=("depot,", "M")),
        )
        for role, start, end, text in SPOKEN
    )
    origin = Origin("draft", "en-us", (), True) if is_draft else Origin("whisper", "base")
    return Transcript(turns, origin, duration_s=CALL_S)


def chat_transcript() -> Transcript:
    turns = tuple(Turn(role, text, float(at), float(at), speaker=who) for role, at, who, text in WRITTEN)
    return Transcript(turns, Origin("import", "chat JSON"), duration_s=575.0)


def long_transcript(turns: int = 1_200) -> Transcript:
    """An hour of talk: every turn of the short call again and again, with word times."""
    made = []
    for number in range(turns):
        role, _, _, text = SPOKEN[number % len(SPOKEN)]
        start = number * 3.0
        made.append(Turn(role, text, start, start + 2.7, words=words_of(text, start, start + 2.7)))
    return Transcript(tuple(made), Origin("whisper", "base"), duration_s=turns * 3.0)


def quote(transcript: Transcript, turn: int, text: str) -> Evidence:
    """The words of a turn as evidence, with their times."""
    said = transcript.turns[turn]
    start = said.text.index(text)
    end = start + len(text)
    within = [word for word in said.words if word.end > start and word.start < end]
    start_s = within[0].start_s if within else said.start_s
    end_s = within[-1].end_s if within else said.end_s
    return Evidence(turn, start, end, text, start_s, end_s)


def answered(key: str) -> Answer:
    return Answer(AnswerState.ANSWERED, key)


def call_findings(transcript: Transcript) -> tuple[Finding, ...]:
    def found(key: str, answer: str, sure: float, reason: str, *places: tuple[int, str]) -> Finding:
        said = NOT_APPLICABLE if answer == "na" else answered(answer)
        return Finding(key, said, sure, reason, tuple(quote(transcript, *place) for place in places))

    return (
        found(
            "greeting",
            "2",
            0.85,
            "Brand and own name stand in the first turn.",
            (0, "Thank you for calling Meadow Lane, this is Maya"),
        ),
        Finding(
            "no_blame", None, 0.0, "No words of blame were found, which does not show that there was none."
        ),
        found(
            "closing",
            "2",
            0.8,
            "Thanks and the brand stand in the last turn.",
            (14, "Thank you for being with Meadow Lane"),
        ),
        found(
            "identity",
            "yes",
            0.7,
            "The order number and the postcode were asked for before the account.",
            (5, "may I have the order number and your postcode"),
        ),
        found(
            "recap",
            "yes",
            0.75,
            "The request was said back.",
            (3, "So your order was due on Friday"),
            (3, "Is that right?"),
        ),
        Finding("solution", None, 0.0, "Whether every request was answered cannot be told from phrases."),
        found(
            "next_steps",
            "yes",
            0.8,
            "What happens next is said with a time.",
            (10, "tomorrow before noon"),
            (10, "I will send you a message"),
        ),
        found(
            "anything_else",
            "yes",
            0.95,
            "More help was offered before the end.",
            (12, "Is there anything else I can do for you?"),
        ),
        found(
            "acknowledgement",
            "2",
            0.6,
            "The feeling is named together with its cause.",
            (2, "that must be upsetting"),
        ),
        found(
            "apology",
            "yes",
            0.9,
            "An apology names what went wrong.",
            (2, "I am sorry that the present did not arrive in time"),
        ),
        found(
            "ownership",
            "yes",
            0.8,
            "The agent takes it on in the first person.",
            (8, "I will have it sent out again"),
        ),
        Finding("listening", None, 0.0, "Nothing was asked that the words show to be known already."),
    )


def chat_findings(transcript: Transcript) -> tuple[Finding, ...]:
    return (
        Finding(
            "greeting",
            answered("2"),
            0.85,
            "Brand and own name stand in the first turn.",
            (quote(transcript, 2, "this is Tom at Meadow Lane"),),
        ),
        Finding(
            "apology",
            answered("yes"),
            0.7,
            "An apology is said.",
            (quote(transcript, 2, "Sorry to hear about the shade"),),
        ),
    )


def row(id_: int, title: str, channel: Channel, source: Path, state: WorkState, agent: str) -> InteractionRow:
    is_call = channel is Channel.CALL
    return InteractionRow(
        id=id_,
        title=title,
        channel=channel,
        agent=agent,
        company="Meadow Lane",
        is_own_company=True,
        round_name="Round 2",
        started_at=datetime(2026, 11, 12, 10, 2, tzinfo=UTC),
        duration_s=CALL_S if is_call else 575.0,
        state=state,
        score=None,
        score_is_automatic=False,
        outcome=None,
        threshold=Decimal(91),
        rating_pct=None,
        rating_text="",
        customer_threshold=Decimal(85),
        origin=None,
        source=source,
    )


def write_call(path: Path) -> None:
    """A stereo recording in which each channel hums while its side speaks."""
    time_s = np.arange(int(CALL_S * RATE_HZ)) / RATE_HZ
    sound = np.zeros((len(time_s), 2))
    rng = np.random.default_rng(7)
    for role, start, end, _ in SPOKEN:
        inside = (time_s >= start) & (time_s < end)
        syllables = 0.35 + 0.65 * np.abs(np.sin((time_s[inside] - start) * 9)) * rng.uniform(
            0.4, 1, inside.sum()
        )
        pitch = 140 if role is Role.AGENT else 210
        sound[inside, 0 if role is Role.AGENT else 1] = (
            0.5 * syllables * np.sin(2 * np.pi * pitch * time_s[inside])
        )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((sound * 32_000).astype("<i2").tobytes())


@dataclasses.dataclass
class ReviewWorld:
    """A workspace in memory, and the four services that the page is given: itself.

    Attributes:
        saved: every draft that was written, in order: (interaction, marks, comment).
        reasons: of every correction.
    """

    folder: Path
    rubric: Rubric = dataclasses.field(default_factory=lambda: load(builtin("support_core")))
    sheets: dict[int, ReviewSheet] = dataclasses.field(default_factory=dict)
    saved: list[tuple[int, tuple[Mark, ...], str]] = dataclasses.field(default_factory=list)
    reasons: list[str] = dataclasses.field(default_factory=list)
    refuses_to_save: str = ""
    moved_to: Path | None = None
    evaluator: str = "Anna Lindt"
    thresholds: MeasureSettings = dataclasses.field(default_factory=MeasureSettings)

    def __post_init__(self) -> None:
        call = self.folder / "call.wav"
        write_call(call)
        spoken, chat = call_transcript(), chat_transcript()
        self.add(
            row(CALL_ID, "Birthday present late", Channel.CALL, call, WorkState.SUGGESTED, "Maya Brandt"),
            spoken,
            call_findings(spoken),
            0,
        )
        self.add(
            row(
                CHAT_ID,
                "Broken lamp shade",
                Channel.CHAT,
                self.folder / "chat.json",
                WorkState.DRAFT,
                "Tom Reed",
            ),
            chat,
            chat_findings(chat),
            None,
        )
        self.add(
            row(LONG_ID, "An hour of talk", Channel.CALL, call, WorkState.TRANSCRIBED, "Priya Shah"),
            long_transcript(),
            (),
            0,
        )

    def add(
        self,
        item: InteractionRow,
        transcript: Transcript | None,
        findings: Sequence[Finding],
        agent_channel: int | None,
    ) -> None:
        self.sheets[item.id] = ReviewSheet(
            row=item,
            rubric=self.rubric,
            transcript=transcript,
            findings=tuple(findings),
            marks=(),
            explanation=self.explain(self.rubric, ()),
            evaluator="Anna Lindt",
            evaluation_id=None,
            submitted_at=None,
            revision=1,
            comment="",
            agent_channel=agent_channel,
        )

    def open(self, interaction_id: int, evaluator: str) -> ReviewSheet:
        if interaction_id not in self.sheets:
            raise StudioError(
                f"Interaction {interaction_id} is not in the workspace any more. Refresh the library."
            )
        return dataclasses.replace(self.sheets[interaction_id], evaluator=evaluator)

    def explain(self, rubric: Rubric, marks: Sequence[Mark]) -> Explanation:
        return score(rubric, resolve(rubric, {mark.criterion_key: mark.answer for mark in marks}))

    def remarks(self, rubric: Rubric, marks: Sequence[Mark]) -> tuple[RemarkFault, ...]:
        return remark_faults(rubric, marks)

    def save(self, interaction_id: int, evaluator: str, marks: Sequence[Mark], comment: str) -> ReviewSheet:
        if self.refuses_to_save:
            raise StudioError(self.refuses_to_save)
        self.saved.append((interaction_id, tuple(marks), comment))
        return self._put(interaction_id, marks=tuple(marks), comment=comment, evaluation_id=7)

    def submit(self, interaction_id: int, evaluator: str, marks: Sequence[Mark], comment: str) -> ReviewSheet:
        explanation = self.explain(self.rubric, marks)
        if explanation.missing:
            raise StudioError(f"Not submitted yet: {', '.join(explanation.missing)}.")
        when = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
        sheet = self._put(
            interaction_id, marks=tuple(marks), comment=comment, submitted_at=when, explanation=explanation
        )
        done = dataclasses.replace(
            sheet.row, state=WorkState.SUBMITTED, score=explanation.score, outcome=Outcome.MET
        )
        return self._put(interaction_id, row=done)

    def reopen(self, interaction_id: int, evaluator: str, reason: str) -> ReviewSheet:
        self.reasons.append(reason)
        sheet = self.sheets[interaction_id]
        return self._put(interaction_id, submitted_at=None, revision=sheet.revision + 1)

    def source(self, interaction_id: int) -> Path:
        path = self.sheets[interaction_id].row.source
        if not path.exists():
            raise StudioError(
                f"{path.name} is not where it was imported from. Find the file, or mark without its sound."
            )
        return path

    def outline(self, interaction_id: int, buckets: int) -> Outline:
        fine = audio.outline(self.source(interaction_id))
        return Outline(audio.reduced(fine, buckets), quiet_stretches(fine))

    def relocate(self, interaction_id: int, path: Path) -> None:
        self.moved_to = path
        self._put(interaction_id, row=dataclasses.replace(self.sheets[interaction_id].row, source=path))

    def rows(self) -> tuple[InteractionRow, ...]:
        return tuple(sheet.row for sheet in self.sheets.values())

    def find(self, wanted: LibraryFilter = EVERYTHING, sort: LibrarySort = NEWEST_FIRST) -> tuple[int, ...]:
        return tuple(row.id for row in self.rows() if not wanted.states or row.state in wanted.states)

    def count(self, wanted: LibraryFilter = EVERYTHING) -> int:
        return len(self.find(wanted))

    def rows_of(self, ids: Sequence[int]) -> tuple[InteractionRow, ...]:
        return tuple(self.sheets[number].row for number in ids)

    def set_agent_channel(self, interaction_id: int, channel: int) -> None:
        sheet = self.sheets[interaction_id]
        assert sheet.transcript is not None
        other = {Role.AGENT: Role.CUSTOMER, Role.CUSTOMER: Role.AGENT}
        turns = tuple(dataclasses.replace(t, role=other.get(t.role, t.role)) for t in sheet.transcript.turns)
        swapped = dataclasses.replace(sheet.transcript, turns=turns, version=sheet.transcript.version + 1)
        self._put(interaction_id, transcript=swapped, agent_channel=channel, findings=())

    def guess(self, interaction_id: int) -> TurnGuess | None:
        is_swapped = (
            self.sheets[interaction_id].transcript is not None
            and self.sheets[interaction_id].transcript.version > 1
        )  # type: ignore[union-attr]
        return None if is_swapped else TurnGuess(0, 0.9, "thank you for calling")

    def suggest(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport:
        for interaction_id in ids or ():
            transcript = self.sheets[interaction_id].transcript
            if transcript is not None and interaction_id == CALL_ID:
                self._put(interaction_id, findings=call_findings(transcript))
        return BatchReport(done=tuple(ids or ()))

    def measured(self, transcript: Transcript, channel: Channel) -> Measured:
        return measured(transcript, channel, self.thresholds)

    def services(self) -> ReviewServices:
        return ReviewServices(self, self, self, self, self, lambda: self.evaluator, self)

    def transcribe(
        self, ids: Sequence[int] | None, options: TranscribeOptions, context: JobContext
    ) -> BatchReport:
        for interaction_id in ids or ():
            self._put(interaction_id, transcript=call_transcript(), agent_channel=0)
        return BatchReport(done=tuple(ids or ()))

    def _put(self, interaction_id: int, **changes: object) -> ReviewSheet:
        self.sheets[interaction_id] = dataclasses.replace(self.sheets[interaction_id], **changes)  # type: ignore[arg-type]
        return self.sheets[interaction_id]
