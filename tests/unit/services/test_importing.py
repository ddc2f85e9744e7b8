"""Imports: each file wholly or not at all, duplicates once, failures named, the rest goes on."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from service_files import CHATS, SURVEY, tone, write

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.rows import Channel, ImportOptions, WorkState
from qa_studio.services.importing import Importing
from qa_studio.services.library import Library
from qa_studio.services.listening import Listening
from qa_studio.storage.store import Store

NOTHING_SAID = ImportOptions()


@pytest.fixture
def importing(store: Store) -> Importing:
    return Importing(store)


def test_a_recording_becomes_a_call_that_waits_for_its_transcript(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    path = tone(inbox / "Anruf Ä 1.wav")
    options = ImportOptions(agent="Maya Brandt", company="Meadow Lane", round_name="Round 1", agent_channel=1)
    report = importing.import_paths([path], options, context)
    (row,) = store.interaction_rows()
    assert report.done == (row.id,)
    assert (row.title, row.channel, row.agent, row.company, row.is_own_company, row.round_name) == (
        "Anruf Ä 1", Channel.CALL, "Maya Brandt", "Meadow Lane", True, "Round 1",
    )  # fmt: skip
    assert (row.state, row.duration_s, row.source, row.origin) == (WorkState.IMPORTED, 0.5, path, None)
    assert store.sources()[0].agent_channel == 1


def test_each_conversation_of_a_file_becomes_an_interaction_with_its_transcript(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    report = importing.import_paths([write(inbox / "export.csv", CHATS)], NOTHING_SAID, context)
    rows = store.interaction_rows()
    assert report.done == tuple(row.id for row in rows)
    assert [(row.started_at, row.state) for row in rows] == [
        (datetime(2026, 3, 4, 9, 12, 5, tzinfo=UTC), WorkState.TRANSCRIBED),
        (datetime(2026, 3, 5, 10, 0, 0, tzinfo=UTC), WorkState.TRANSCRIBED),
    ]
    said = store.newest_transcript(rows[1].id)
    assert said is not None
    assert [turn.text for turn in said.transcript.turns] == [
        "Good morning.",
        "Wo bleibt meine Bestellung? 😡",
    ]
    assert [name.external_id for name in store.names()] == ["A-1", "A-2"]


def test_the_same_content_is_imported_once_whatever_its_name(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    importing.import_paths([write(inbox / "a.csv", CHATS), tone(inbox / "b.wav")], NOTHING_SAID, context)
    again = [write(inbox / "other.csv", CHATS), tone(inbox / "x" / "b.wav"), inbox / "a.csv"]
    report = importing.import_paths(again, NOTHING_SAID, context)
    assert (report.done, report.failures) == ((), ())
    assert sorted(report.skipped) == ["a.csv", "b.wav", "other.csv"]
    assert len(store.interaction_rows()) == 3


def test_a_removed_interaction_comes_back_when_its_file_is_imported_again(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    path = write(inbox / "a.csv", CHATS)
    first, second = importing.import_paths([path], NOTHING_SAID, context).done
    Library(store).remove([second])
    report = importing.import_paths([path], NOTHING_SAID, context)
    assert (report.done, report.skipped) == ((second,), ())
    assert [row.id for row in store.interaction_rows()] == [first, second]


def test_a_moved_recording_is_found_again_by_importing_it_from_its_new_place(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    (number,) = importing.import_paths([tone(inbox / "a.wav")], NOTHING_SAID, context).done
    moved = (inbox / "a.wav").rename(inbox / "moved.wav")
    with pytest.raises(StudioError, match=r"not where it was imported from.*a\.wav"):
        Listening(store).source(number)
    importing.import_paths([moved], NOTHING_SAID, context)
    assert Listening(store).source(number) == moved


def test_a_folder_is_imported_with_everything_below_it_surveys_last(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    write(inbox / "a_survey.csv", SURVEY)
    write(inbox / "deep" / "deeper" / "export.csv", CHATS)
    tone(inbox / "deep" / "call.wav")
    write(inbox / ".hidden" / "chat.csv", CHATS)
    write(inbox / "Thumbs.db", "x")
    report = importing.import_paths([inbox], NOTHING_SAID, context)
    assert report.failures == ()
    assert [row.rating_text for row in store.interaction_rows()] == ["", "4 of 5, 9 of 10", "1 of 5"]


def test_each_failure_is_named_with_what_to_do_and_the_rest_goes_on(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    good = tone(inbox / "good.wav")
    bad = {
        "empty.wav": b"",
        "text.wav": b"This is no recording at all, whatever its name says. " * 20,
        "chat.csv": b"",
        "speakerless.csv": b"when,what\n1,hello\n2,there\n",
        "slides.pptx": b"PK",
        "noending": b"x",
    }
    for name, data in bad.items():
        (inbox / name).write_bytes(data)
    paths = [inbox / name for name in bad] + [good, inbox / "missing.wav"]
    report = importing.import_paths(paths, NOTHING_SAID, context)
    named = {Path(failure.name).name: failure.message for failure in report.failures}
    assert set(named) == {*bad, "missing.wav"}
    assert all(
        message.endswith((".", ")", "?", "”")) and "Traceback" not in message for message in named.values()
    )
    assert "neither a recording nor a chat" in named["slides.pptx"]
    assert "no such file" in named["missing.wav"]
    assert [row.title for row in store.interaction_rows()] == ["good"]


def test_a_file_that_cannot_be_opened_is_named(
    importing: Importing, inbox: Path, context: JobContext
) -> None:
    (inbox / "folder.wav").mkdir()
    (inbox / "loop.csv").symlink_to(inbox / "loop.csv")
    (inbox / "dangling.csv").symlink_to(inbox / "nowhere.csv")
    report = importing.import_paths([inbox], NOTHING_SAID, context)
    assert sorted(failure.name for failure in report.failures) == ["dangling.csv", "loop.csv"]


def test_an_empty_folder_is_said_to_be_empty(importing: Importing, inbox: Path, context: JobContext) -> None:
    (failure,) = importing.import_paths([inbox], NOTHING_SAID, context).failures
    assert failure.name == str(inbox)
    assert "empty" in failure.message


@pytest.mark.skipif(os.name != "posix", reason="such names exist there only")
def test_a_name_that_is_no_text_is_refused_with_advice(
    importing: Importing, inbox: Path, context: JobContext
) -> None:
    path = inbox / os.fsdecode(b"caf\xe9.wav")
    tone(path)
    (failure,) = importing.import_paths([path], NOTHING_SAID, context).failures
    assert "Rename it" in failure.message


def test_a_channel_that_the_recording_does_not_have_is_refused(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    options = ImportOptions(agent_channel=2)
    stereo, mono = tone(inbox / "two.wav"), tone(inbox / "one.wav", channels=1)
    report = importing.import_paths([stereo, mono], options, context)
    assert [failure.name for failure in report.failures] == ["two.wav"]
    assert [(source.title, source.agent_channel) for source in store.sources()] == [("one", None)]


def test_copies_are_kept_in_the_workspace(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    path = write(inbox / "export.csv", CHATS)
    importing.import_paths([path], ImportOptions(copy_sources=True), context)
    path.unlink()
    (copy,) = store.sources_folder.rglob("*.csv")
    assert {row.source for row in store.interaction_rows()} == {copy}
    assert copy.read_text(encoding="utf-8") == CHATS


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    store.sources_folder.rmdir()
    store.sources_folder.write_text("in the way", encoding="utf-8")
    path = write(inbox / "export.csv", CHATS)
    report = importing.import_paths([path], ImportOptions(copy_sources=True), context)
    assert "cannot be copied" in report.failures[0].message
    assert store.interaction_rows() == ()


def test_a_workspace_that_cannot_be_written_ends_the_import_and_keeps_no_half_file(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    path = write(inbox / "export.csv", CHATS)
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON turn WHEN NEW.text LIKE 'Wo%' BEGIN"
                      " SELECT RAISE(FAIL, 'disk full'); END")  # fmt: skip
    with pytest.raises(Exception, match="disk full"):
        importing.import_paths([path], ImportOptions(copy_sources=True), context)
    assert store.interaction_rows() == ()
    assert list(store.sources_folder.iterdir()) == []


def test_a_cancelled_import_keeps_what_was_finished(store: Store, importing: Importing, inbox: Path) -> None:
    paths = [tone(inbox / f"{number}.wav", hertz=200 + number) for number in range(3)]
    context = JobContext(lambda _fraction, message: context.cancel() if "1.wav" in message else None)
    with pytest.raises(JobCancelled):
        importing.import_paths(paths, NOTHING_SAID, _Every(context))
    assert [row.title for row in store.interaction_rows()] == ["0"]


class _Every(JobContext):
    """Passes every report on, however fast they come."""

    def __init__(self, inner: JobContext) -> None:
        super().__init__()
        self._inner = inner

    def report(self, fraction: float | None, message: str = "") -> None:
        self._inner._last_report = float("-inf")
        self._inner.report(fraction, message)


def test_the_first_company_named_is_ones_own_and_fills_in_where_none_is(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    def bring(name: str, hertz: float, **options: object) -> None:
        importing.import_paths([tone(inbox / name, hertz=hertz)], ImportOptions(**options), context)  # type: ignore[arg-type]

    bring("a.wav", 200)
    bring("b.wav", 210, company="Meadow Lane")
    bring("c.wav", 220, company="Harbor Home")
    bring("d.wav", 230)
    bring("e.wav", 240, company="Meadow Kids", is_own_company=True)
    assert [(row.company, row.is_own_company) for row in store.interaction_rows()] == [
        ("Unknown", True), ("Meadow Lane", True), ("Harbor Home", False), ("Meadow Lane", True), ("Meadow Kids", True),
    ]  # fmt: skip


def test_survey_answers_are_linked_normalised_and_counted_once(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    chats, survey = write(inbox / "export.csv", CHATS), write(inbox / "survey.csv", SURVEY)
    report = importing.import_paths([chats, survey], NOTHING_SAID, context)
    assert (len(report.answered), report.unplaced) == (3, 0)
    assert set(report.answered) <= set(report.done)
    again = importing.import_paths([survey], NOTHING_SAID, context)
    assert again.answered == ()
    assert again.skipped == ("survey.csv",)
    assert [(answer.rating_pct, answer.follow_up, answer.follow_up_state) for answer in store.surveys()] == [
        (Decimal(75), "", ""), (Decimal(90), "", ""), (Decimal(0), "callback", "open"),
    ]  # fmt: skip


def test_unknown_interactions_of_a_survey_are_named_and_found_later(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    survey = write(inbox / "survey.csv", SURVEY + "call,Fine?,1-5,5,,\nZ-9,Fine?,1-5,5,,\n")
    tone(inbox / "call.wav")
    report = importing.import_paths([survey, inbox / "call.wav"], NOTHING_SAID, context)
    (failure,) = report.failures
    assert failure.name == "survey.csv"
    assert "“A-1”, “A-2”, “Z-9”." in failure.message
    assert [answer.rating for answer in store.surveys()] == [Decimal(5)]
    importing.import_paths([write(inbox / "export.csv", CHATS), survey], NOTHING_SAID, context)
    assert len(store.surveys()) == 4


def test_two_customers_who_say_the_same_both_count(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    write(inbox / "export.csv", CHATS)
    write(inbox / "survey.csv", "interaction,scale,rating\nA-1,1-5,4\nA-1,1-5,4\n")
    importing.import_paths([inbox], NOTHING_SAID, context)
    importing.import_paths([inbox], NOTHING_SAID, context)
    assert len(store.surveys()) == 2


def test_peaks_of_a_recording_have_a_row_for_each_channel(
    store: Store, importing: Importing, inbox: Path, context: JobContext
) -> None:
    (call, *_) = importing.import_paths([tone(inbox / "a.wav")], NOTHING_SAID, context).done
    peaks = Listening(store).peaks(call, 50)
    assert peaks.shape == (2, 50, 2)
    assert peaks.max() > 0.2
    (chat, *_) = importing.import_paths([write(inbox / "a.csv", CHATS)], NOTHING_SAID, context).done
    with pytest.raises(StudioError, match="nothing to hear"):
        Listening(store).source(chat)


def test_a_pipe_is_named_and_never_waited_for(importing: Importing, inbox: Path, context: JobContext) -> None:
    os.mkfifo(inbox / "pipe.wav")
    report = importing.import_paths([inbox / "pipe.wav"], NOTHING_SAID, context)
    (failure,) = report.failures
    assert (failure.name, "a pipe or a device" in failure.message) == ("pipe.wav", True)


def test_a_guessed_encoding_is_told(importing: Importing, inbox: Path, context: JobContext) -> None:
    path = inbox / "old.txt"
    path.write_bytes("[10:02] Agent: Grüße aus Köln.\n[10:03] Customer: Schöne Grüße.\n".encode("cp1252"))
    report = importing.import_paths([path, write(inbox / "export.csv", CHATS)], NOTHING_SAID, context)
    (note,) = report.notes
    assert (note.name, "read as cp1252" in note.message, report.failures) == ("old.txt", True, ())


def test_what_another_program_imports_meanwhile_is_there_once(
    store: Store, inbox: Path, context: JobContext
) -> None:
    path = write(inbox / "export.csv", CHATS)

    class Overtaken(Importing):
        """Between looking what is known and storing what is new, somebody else stores it."""

        def _stored(self, *arguments: Any) -> tuple[int, ...]:
            Importing(store).import_paths([path], NOTHING_SAID, JobContext())
            return super()._stored(*arguments)

    report = Overtaken(store).import_paths([path], NOTHING_SAID, context)
    assert (report.done, report.skipped, report.failures) == ((), ("export.csv",), ())
    assert len(store.interaction_rows()) == 2
