"""Suggestions as a service: stored with their evidence, automatic and shown as automatic, repeated without doubles."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from service_files import tone, write
from storage_world import interaction, put_in_use, transcript

from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.library_filter import LibraryFilter, LibrarySort, SortBy
from qa_studio.rows import EvaluatorKind, FormVersion, ImportOptions, WorkState
from qa_studio.services.importing import Importing
from qa_studio.services.library import Library
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.suggesting import Suggesting
from qa_studio.storage.store import Store
from rubrics.model import Answer, AnswerState
from scoring.model import Mark, Outcome

GOOD_CHAT = """[10:02] Agent: Welcome to Meadow Lane, you are speaking with Maya. How can I help you?
[10:03] Customer: Hello, my lamp arrived broken and I am really upset, it was a present.
[10:04] Agent: I am so sorry that your lamp arrived broken. I can hear how upsetting that is, it was a present.
[10:05] Agent: So your lamp came broken and you would like a new one, is that right?
[10:06] Customer: Yes please.
[10:07] Agent: May I have your postcode, so that I can find your order?
[10:08] Customer: AB1 2CD
[10:09] Agent: Thank you. I will send you a new lamp today, and it will be with you by Friday.
[10:10] Agent: Is there anything else I can help you with?
[10:11] Customer: No, thank you.
[10:12] Agent: Thank you for choosing Meadow Lane. Goodbye.
"""


@pytest.fixture
def chat(store: Store, inbox: Path, context: JobContext) -> int:
    options = ImportOptions(agent="Maya Brandt", company="Meadow Lane")
    path = write(inbox / "lamp.txt", GOOD_CHAT)
    (number,) = Importing(store).import_paths([path], options, context).done
    return number


def test_suggestions_carry_the_very_words_of_the_transcript(
    store: Store, chat: int, context: JobContext
) -> None:
    assert Suggesting(store).suggest([chat], context).done == (chat,)
    sheet = Reviewing(store).open(chat, "Anna Lindt")
    assert sheet.transcript is not None
    assert [finding.criterion_key for finding in sheet.findings] == [
        item.key for item in sheet.rubric.criteria()
    ]
    answered = [finding for finding in sheet.findings if not finding.abstained]
    assert len(answered) >= 6
    for finding in answered:
        assert finding.evidence
        for span in finding.evidence:
            assert sheet.transcript.turns[span.turn].text[span.start : span.end] == span.text
    assert sheet.marks == (), "a suggestion is no mark of a person"


def test_the_automatic_score_is_shown_as_automatic(store: Store, chat: int, context: JobContext) -> None:
    Suggesting(store).suggest(None, context)
    row = store.interaction_row(chat)
    assert (row.state, row.score_is_automatic) == (WorkState.SUGGESTED, True)
    (record,) = store.evaluations(kind=EvaluatorKind.AUTOMATIC)
    assert record.evaluator == "Automatic"
    assert {mark.origin for mark in record.marks} == {"automatic"}
    assert store.evaluations() == (), "people's evaluations and the automatic scorer's are never mixed"


def test_everything_that_waits_is_suggested_once(store: Store, chat: int, context: JobContext) -> None:
    service = Suggesting(store)
    assert service.suggest(None, context).done == (chat,)
    assert service.suggest(None, context).done == ()
    assert service.suggest([chat], context).done == (chat,)
    assert len(store.evaluations(kind=None, superseded=True)) == 1
    store.add_transcript(chat, transcript("Something else was said", "Yes"))
    assert service.suggest(None, context).done == (chat,)


def test_a_recording_without_transcript_is_named_and_the_rest_goes_on(
    store: Store, chat: int, inbox: Path, context: JobContext
) -> None:
    (call,) = Importing(store).import_paths([tone(inbox / "call.wav")], ImportOptions(), context).done
    report = Suggesting(store).suggest([call, chat], context)
    assert report.done == (chat,)
    assert [(failure.name, failure.message) for failure in report.failures] == [
        ("call", "It has no transcript yet. Transcribe it first.")
    ]


def test_an_empty_transcript_and_a_foreign_language_abstain_without_a_score(
    store: Store, context: JobContext
) -> None:
    german = ("Guten Tag, mein Name ist Maya.", "Die Lampe ist kaputt angekommen.", "Das tut mir sehr leid.")
    ids = store.add_interactions([(interaction("a"), transcript()), (interaction("b"), transcript(*german))])
    assert set(Suggesting(store).suggest(None, context).done) == set(ids)
    for row in store.interaction_rows():
        assert (row.state, row.score, row.outcome) == (WorkState.SUGGESTED, None, Outcome.INCOMPLETE)
    for record in store.evaluations(kind=None):
        assert record.marks == ()


def test_a_cancel_keeps_what_was_finished(store: Store) -> None:
    ids = store.add_interactions([(interaction(name), transcript("Hello", "Hi")) for name in "ab"])
    seen: list[str] = []

    class SecondStops(JobContext):
        def report(self, fraction: float | None, message: str = "") -> None:
            if seen:
                raise JobCancelled
            seen.append(message)

    with pytest.raises(JobCancelled):
        Suggesting(store).suggest(None, SecondStops())
    assert [row.state for row in store.interaction_rows()] == [WorkState.SUGGESTED, WorkState.TRANSCRIBED]
    assert store.without_suggestions(1) == ids[1:]


def test_what_the_channel_hides_is_not_suggested(
    store: Store, chat: int, inbox: Path, context: JobContext
) -> None:
    path = write(
        inbox / "form.yaml",
        """
rubric: calls
title: Calls
version: 1
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - key: sorry
        title: Sorry
        weight: 1
        guidance: Says sorry.
        scale: yes_no
        suggest:
          - {answer: "yes", all_of: [{check: phrases, phrases: [sorry]}]}
      - key: tone
        title: Tone
        weight: 9
        guidance: Only in calls.
        scale: yes_no
        shown_when: {channel: [call]}
        suggest:
          - {answer: "yes", all_of: [{check: phrases, phrases: [sorry]}]}
""",
    )
    put_in_use(store, path)
    Suggesting(store).suggest([chat], context)
    (record,) = store.evaluations(kind=None)
    assert [mark.criterion_key for mark in record.marks] == ["sorry"]
    assert record.explanation.score == Decimal("100.0")


def test_the_library_knows_the_range_of_an_automatic_score_and_whether_the_threshold_lies_in_it(
    store: Store, chat: int, inbox: Path, context: JobContext
) -> None:
    criterion = "{title: T, weight: %s, guidance: G., scale: yes_no, key: %s%s}"
    rule = ', suggest: [{answer: "yes", all_of: [{check: phrases, phrases: [sorry]}]}]'
    criteria = [criterion % (80, "sorry", rule), criterion % (20, "open", "")]
    head = "rubric: f\ntitle: F\nversion: 1\nsections:\n  - {key: s, title: S, weight: 1, criteria: ["
    put_in_use(store, write(inbox / "form.yaml", f"{head}{', '.join(criteria)}]}}\n"))
    assert store.interaction_row(chat).score_range is None
    Suggesting(store).suggest([chat], context)
    row = store.interaction_row(chat)
    assert (row.score, row.score_range) == (Decimal("100.0"), (Decimal("80.0"), Decimal("100.0")))
    assert row.score_is_open
    suggested = Suggesting(store).suggested(chat)
    assert suggested.explanation.spread is not None
    assert suggested.explanation.spread.low == 80
    no = Answer(AnswerState.ANSWERED, "no")
    Reviewing(store).submit(chat, "Anna Lindt", [Mark("sorry", no), Mark("open", no)], "")
    judged = store.interaction_row(chat)
    assert (judged.score, judged.score_range, judged.score_is_open) == (0, None, False)


def test_the_review_sheet_holds_what_the_suggestions_alone_score(
    store: Store, chat: int, context: JobContext
) -> None:
    assert Reviewing(store).open(chat, "Anna Lindt").automatic is None
    Suggesting(store).suggest([chat], context)
    sheet = Reviewing(store).open(chat, "Anna Lindt")
    assert sheet.automatic is not None
    assert sheet.automatic.score == store.interaction_row(chat).score
    assert sheet.explanation.spread is None, "what a person marks has no range"


def next_version(store: Store, version: int) -> None:
    """The form in use as another version, with other words in it."""
    current = store.current_rubric()
    assert current is not None
    text = current.text.replace(f"version: {version - 1}", f"version: {version}", 1)
    store.publish_rubric(text.replace("weight: 10", "weight: 11", 1))


def test_suggestions_of_a_version_that_is_not_in_use_any_more_are_called_old(
    store: Store, chat: int, context: JobContext
) -> None:
    suggesting, reviewing = Suggesting(store), Reviewing(store)
    suggesting.suggest(None, context)
    next_version(store, 2)
    (row,) = store.interaction_rows()
    assert (row.state, row.suggested_by) == (
        WorkState.OUTDATED,
        FormVersion("support_core", "Support core", 1),
    )
    assert suggesting.outdated() == (chat,)
    sheet = reviewing.open(chat, "Anna Lindt")
    assert (sheet.findings, sheet.suggested_by, sheet.form_in_use) == ((), row.suggested_by, None)

    assert suggesting.suggest(suggesting.outdated(), context).done == (chat,)
    (row,) = store.interaction_rows()
    assert (row.state, row.suggested_by, suggesting.outdated()) == (WorkState.SUGGESTED, None, ())
    assert reviewing.open(chat, "Anna Lindt").suggested_by is None


def test_a_review_that_was_begun_with_an_older_form_says_which_one_is_in_use(
    store: Store, chat: int, context: JobContext
) -> None:
    Reviewing(store).save(chat, "Anna Lindt", [Mark("greeting", Answer(AnswerState.ANSWERED, "2"))], "")
    Suggesting(store).suggest([chat], context)
    next_version(store, 2)
    sheet = Reviewing(store).open(chat, "Anna Lindt")
    assert sheet.findings, "the draft stays with its form, and so do its suggestions"
    assert (sheet.rubric.version, sheet.suggested_by) == (1, None)
    assert sheet.form_in_use == FormVersion("support_core", "Support core", 2)
    assert store.interaction_row(chat).state is WorkState.DRAFT
    assert Suggesting(store).outdated() == (), "what somebody is marking stays with its form"


def test_the_library_finds_counts_and_sorts_old_suggestions(
    store: Store, chat: int, context: JobContext
) -> None:
    suggesting, library = Suggesting(store), Library(store)
    suggesting.suggest(None, context)
    next_version(store, 2)
    (fresh, plain) = store.add_interactions([(interaction(name), transcript("Hello", "Hi")) for name in "ab"])
    suggesting.suggest([fresh], context)
    kinds = {
        (WorkState.SUGGESTED,): {fresh},
        (WorkState.OUTDATED,): {chat},
        (WorkState.OUTDATED, WorkState.SUGGESTED): {chat, fresh},
        (WorkState.OUTDATED, WorkState.TRANSCRIBED): {chat, plain},
    }
    for states, ids in kinds.items():
        wanted = LibraryFilter(states=states)
        assert (set(library.find(wanted)), library.count(wanted)) == (ids, len(ids))
    assert library.find(LibraryFilter(), LibrarySort(SortBy.STATE, False)) == (plain, chat, fresh)
