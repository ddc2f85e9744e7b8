"""Correcting transcripts in a workspace: versions, who made them, and what becomes of evaluations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mixed_calls import calls, mixed_call
from sound_files import write_wav
from storage_world import interaction, transcript

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.rows import Channel
from qa_studio.services.correcting import (
    Correcting,
    MarkNoise,
    Merge,
    OvertakenError,
    PieceKind,
    Reword,
    SetRole,
    Split,
    SwapRoles,
    corrected,
)
from qa_studio.services.history import machine_of
from qa_studio.services.quotes import Fate, carried_findings
from qa_studio.services.reviewing import Reviewing
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, EvaluatorName
from rubrics.model import Answer, AnswerState
from scoring.model import Evidence, Finding, Mark
from transcription.errors import CorrectionError
from transcription.model import Origin, Role, Transcript, Turn

ANNA, BEN = "Anna Lindt", "Ben Carter"
MINUTE_S = 60
TEXTS = ("Thank you fer calling Meadow Lane", "hi my order has not come", "I am sorry let me look")


@pytest.fixture
def correcting(store: Store) -> Correcting:
    return Correcting(store)


@pytest.fixture
def call(store: Store) -> int:
    (number,) = store.add_interactions([(interaction(channel=Channel.CALL), None)])
    store.add_transcript(number, transcript(*TEXTS), AgentGuess(0, 0.9, "thank you"))
    return number


def greeting(text: str, turn: int = 0, texts: tuple[str, ...] = TEXTS) -> Mark:
    """A mark that rests on words of a turn."""
    start = texts[turn].index(text)
    evidence = (Evidence(turn, start, start + len(text), text),)
    return Mark("greeting", Answer(AnswerState.ANSWERED, "2"), evidence=evidence)


def evidence_of(store: Store, call: int, who: str) -> list[str]:
    stored = store.evaluation(call, EvaluatorName(who))
    assert stored is not None
    assert stored.transcript_id is not None
    turns = store.transcript(stored.transcript_id).transcript.turns
    pieces = [piece for mark in stored.marks for piece in mark.evidence]
    assert all(turns[piece.turn].text[piece.start : piece.end] == piece.text for piece in pieces)
    return [piece.text for piece in pieces]


def test_a_correction_is_a_new_version_and_the_old_one_stays_as_it_was(
    store: Store, correcting: Correcting, call: int
) -> None:
    before = correcting.open(call)
    saved = correcting.edit(call, [Reword(0, "Thank you for calling Meadow Lane"), SwapRoles()], ANNA)
    assert saved.transcript.version == 2
    assert Correcting(store).open(call) == saved.transcript
    assert correcting.transcript(call, 1) == before
    assert saved.transcript.turns[0].text == "Thank you for calling Meadow Lane"


def test_a_corrected_draft_says_for_ever_that_a_draft_engine_wrote_it(
    store: Store, correcting: Correcting, call: int
) -> None:
    origin = Origin("draft", "en-us", (("speed", "fast"),), is_draft=True)
    store.add_transcript(call, replace(correcting.open(call), origin=origin))
    correcting.edit(call, [MarkNoise(1)], ANNA)
    origin_now = correcting.edit(call, [SetRole((1,), Role.AGENT)], BEN).transcript.origin
    assert (origin_now.engine, origin_now.is_draft) == ("person", True)
    assert machine_of(origin_now) == origin
    assert dict(origin_now.settings)["editor"] == BEN
    assert dict(origin_now.settings)["corrects"] == "3"
    assert store.interaction_row(call).origin == origin_now


def test_what_changes_nothing_makes_no_version(correcting: Correcting, call: int) -> None:
    assert correcting.edit(call, [SwapRoles(), SwapRoles()], ANNA).transcript.version == 1
    assert len(correcting.versions(call)) == 1


def test_a_correction_of_what_somebody_else_has_corrected_meanwhile_is_refused(
    correcting: Correcting, call: int
) -> None:
    mine = corrected(correcting.open(call), MarkNoise(0))
    correcting.edit(call, [Reword(1, "hello")], BEN)
    with pytest.raises(OvertakenError, match="newer version"):
        correcting.save(call, 1, mine, ANNA)
    assert correcting.open(call).turns[1].text == "hello"


def test_nothing_is_written_when_one_of_several_edits_cannot_be_done(
    correcting: Correcting, call: int
) -> None:
    with pytest.raises(CorrectionError):
        correcting.edit(call, [MarkNoise(0), Split(1, 0)], ANNA)
    assert correcting.open(call).version == 1


def test_a_correction_needs_a_transcript_and_a_name(store: Store, correcting: Correcting, call: int) -> None:
    (silent,) = store.add_interactions([(interaction("silent"), None)])
    with pytest.raises(StudioError, match="Transcribe"):
        correcting.open(silent)
    assert correcting.versions(silent) == ()
    with pytest.raises(StudioError, match="name"):
        correcting.edit(call, [MarkNoise(0)], "  ")
    with pytest.raises(StudioError, match="no version 7"):
        correcting.transcript(call, 7)


def test_the_history_says_who_changed_what(correcting: Correcting, call: int) -> None:
    correcting.edit(call, [Reword(0, "Thank you for calling Meadow Lane")], ANNA)
    correcting.edit(call, [Split(2, 10)], BEN)
    correcting.edit(call, [Merge(2)], BEN)
    correcting.edit(call, [SwapRoles()], BEN)
    correcting.edit(call, [SetRole((1,), Role.SYSTEM)], BEN)
    rows = correcting.versions(call)
    assert [(row.version, row.editor, row.summary) for row in rows] == [
        (6, BEN, "Speaker of 1 turn"),
        (5, BEN, "Agent and customer swapped"),
        (4, BEN, "1 turn merged"),
        (3, BEN, "1 turn split off"),
        (2, ANNA, "“fer” is now “for”"),
        (1, "", "Written by Whisper base"),
    ]
    assert all(row.created_at.tzinfo is not None for row in rows)


def test_differences_of_any_two_versions_can_be_shown(correcting: Correcting, call: int) -> None:
    correcting.edit(call, [Reword(0, "Thank you for calling Meadow Lane")], ANNA)
    correcting.edit(call, [SetRole((1,), Role.AGENT)], ANNA)
    word, speaker = correcting.differences(call, 1, 3)
    assert [piece.kind for piece in word.pieces] == [
        PieceKind.SAME,
        PieceKind.DELETED,
        PieceKind.INSERTED,
        PieceKind.SAME,
    ]
    assert (speaker.role_before, speaker.role) == (Role.CUSTOMER, Role.AGENT)
    assert correcting.differences(call, 2, 2) == ()


def test_reverting_makes_the_old_words_the_newest_and_loses_nothing(
    correcting: Correcting, call: int
) -> None:
    before = correcting.open(call)
    correcting.edit(call, [Reword(0, "something else entirely")], BEN)
    reverted = correcting.revert(call, 1, ANNA).transcript
    assert (reverted.version, reverted.turns) == (3, before.turns)
    assert correcting.transcript(call, 2).turns[0].text == "something else entirely"
    assert correcting.versions(call)[0].editor == ANNA


def test_a_submitted_evaluation_speaks_of_its_version_for_ever(
    store: Store, correcting: Correcting, call: int
) -> None:
    reviewing = Reviewing(store)
    marks = [
        greeting("fer calling"),
        *(
            Mark(item.key, Answer(AnswerState.ANSWERED, item.scale.options[0].key))
            for item in reviewing.open(call, ANNA).rubric.criteria()
            if item.key != "greeting"
        ),
    ]
    reviewing.submit(call, ANNA, marks, "")
    correcting.edit(call, [Reword(0, "Thank you for calling Meadow Lane")], ANNA)
    assert evidence_of(store, call, ANNA) == ["fer calling"]
    sheet = reviewing.open(call, ANNA)
    assert sheet.transcript is not None
    assert sheet.transcript.version == 1
    assert correcting.offer(call, ANNA) is None


def test_the_editors_own_draft_goes_along_and_is_told_what_became_of_its_quotes(
    store: Store, correcting: Correcting, call: int
) -> None:
    Reviewing(store).save(call, ANNA, [greeting("Meadow Lane")], "")
    saved = correcting.edit(call, [Reword(0, "Well, thank you for calling Meadow Lane"), Split(0, 22)], ANNA)
    assert [move.fate for move in saved.moves] == [Fate.STANDS]
    assert evidence_of(store, call, ANNA) == ["Meadow Lane"]
    sheet = Reviewing(store).open(call, ANNA)
    assert sheet.transcript == saved.transcript
    assert correcting.offer(call, ANNA) is None


def test_somebody_elses_draft_stays_with_its_words_until_they_move_it(
    store: Store, correcting: Correcting, call: int
) -> None:
    reviewing = Reviewing(store)
    marks = [
        greeting("you fer calling"),
        replace(
            greeting("hi my order", 1), criterion_key="recap", answer=Answer(AnswerState.ANSWERED, "yes")
        ),
        replace(greeting("sorry", 2), criterion_key="apology", answer=Answer(AnswerState.ANSWERED, "yes")),
    ]
    reviewing.save(call, BEN, marks, "mine")
    edits = [
        Reword(0, "Thank you for calling Meadow Lane"),
        Reword(1, "It has not arrived"),
        SetRole((2,), Role.CUSTOMER),
    ]
    correcting.edit(call, edits, ANNA)
    assert evidence_of(store, call, BEN) == ["you fer calling", "hi my order", "sorry"]

    offer = correcting.offer(call, BEN)
    assert offer is not None
    assert (offer.from_version, offer.to_version, offer.editor) == (1, 2, ANNA)
    assert {move.criterion_key: move.fate for move in offer.moves} == {
        "greeting": Fate.READS_ANEW,
        "recap": Fate.LOST,
        "apology": Fate.STANDS,
    }
    assert [move.is_as_before for move in offer.moves if move.fate is Fate.STANDS] == [False]

    assert correcting.move(call, BEN) == offer
    assert evidence_of(store, call, BEN) == ["you for calling", "sorry"]
    sheet = reviewing.open(call, BEN)
    assert sheet.comment == "mine"
    assert {mark.criterion_key for mark in sheet.marks} == {"greeting", "recap", "apology"}
    assert correcting.move(call, BEN) is None


def test_swapping_the_sides_of_a_two_channel_call_is_remembered_for_its_recording(
    store: Store, correcting: Correcting, call: int
) -> None:
    correcting.edit(call, [Reword(0, "Thank you"), SwapRoles()], ANNA)
    newest = store.newest_transcript(call)
    assert newest is not None
    assert newest.guess == AgentGuess(1)
    assert store.sources([call])[0].agent_channel == 1
    correcting.edit(call, [SetRole((0,), Role.SYSTEM)], ANNA)
    newest = store.newest_transcript(call)
    assert newest is not None
    assert newest.guess == AgentGuess(1)


def test_only_suggestions_whose_words_and_speaker_stand_are_still_shown(
    correcting: Correcting, call: int
) -> None:
    before = correcting.open(call)
    after = corrected(corrected(before, Reword(0, "Oh thank you for calling")), SetRole((1,), Role.AGENT))
    found = [
        Finding("greeting", None, 0.0, "abstained"),
        Finding("closing", None, 0.5, "lost", (Evidence(0, 22, 33, "Meadow Lane"),)),
        Finding("recap", None, 0.5, "said by another", (Evidence(1, 0, 2, "hi"),)),
        Finding("apology", None, 0.5, "stands", (Evidence(2, 5, 10, "sorry"),)),
        Finding("solution", None, 0.5, "moved", (Evidence(0, 14, 21, "calling"),)),
    ]
    kept = carried_findings(found, before, after)
    assert [finding.reason for finding in kept] == ["abstained", "stands", "moved"]
    assert kept[-1].evidence[0].start == 17


def test_turns_that_sound_alike_are_found_in_a_call_of_one_channel(
    store: Store, correcting: Correcting, tmp_path: Path
) -> None:
    mixed = mixed_call(calls()[0])
    path = write_wav(tmp_path / "mixed.wav", [mixed.samples(16_000)])
    turns = tuple(
        Turn(Role(one["speaker"]), one["text"], one["start_s"], one["end_s"]) for one in mixed.turns
    )
    wrong = [place for place, turn in enumerate(turns) if turn.role is Role.CUSTOMER][::2]
    heard = corrected(Transcript(turns, Origin("whisper", "base")), SetRole(tuple(wrong), Role.AGENT))
    source = interaction("mixed", channel=Channel.CALL, source=path)
    (number,) = store.add_interactions([(source, heard)])
    once = corrected(heard, SetRole((wrong[0],), Role.CUSTOMER))
    found = correcting.alike(number, once, wrong[0], Role.AGENT, JobContext())
    assert found
    assert set(found) <= set(wrong[1:])


def test_where_each_side_has_its_channel_nothing_is_offered_and_a_recording_that_is_gone_is_named(
    store: Store, correcting: Correcting, call: int, tmp_path: Path
) -> None:
    mixed = mixed_call(calls()[0])
    path = write_wav(tmp_path / "two.wav", list(mixed.sides.astype("float64")))
    spoken = transcript(*TEXTS)
    (number,) = store.add_interactions([(interaction("two", channel=Channel.CALL, source=path), spoken)])
    assert correcting.alike(number, spoken, 0, Role.AGENT, JobContext()) == ()
    with pytest.raises(StudioError):
        correcting.alike(call, spoken, 0, Role.AGENT, JobContext())
