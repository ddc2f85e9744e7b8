"""The workspace's list of names: kept, imported, and applied to transcripts that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fakes import ScriptedSpeech
from fakes import spoken as spoken_by
from service_files import tone, write
from storage_world import interaction

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.rows import Channel, ImportOptions
from qa_studio.services.history import version_words
from qa_studio.services.importing import Importing
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import Rubrics
from qa_studio.services.vocabulary import Vocabulary, kind_of
from qa_studio.speech_rows import TranscribeOptions
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess
from rubrics.model import Answer, AnswerState
from scoring.model import Evidence, Mark
from transcription.errors import FormatError
from transcription.model import Name, NameKind, Origin, Role, Transcript, Turn, Word
from transcription.vocabulary import applied_to

MEADOW = Name("Meadow Lane", NameKind.BRAND, ("metal lane",))


@pytest.fixture
def vocabulary(store: Store) -> Vocabulary:
    return Vocabulary(store)


def spoken(*texts: str) -> Transcript:
    turns = tuple(
        Turn(
            Role.CUSTOMER if place % 2 else Role.AGENT,
            text,
            channel=place % 2,
            words=tuple(
                Word(found.start(), found.end(), place + 0.1, place + 0.2, 0.9)
                for found in re.finditer(r"\S+", text)
            ),
        )
        for place, text in enumerate(texts)
    )
    return Transcript(turns, Origin("whisper", "base"), "en", 9.0)


def call(store: Store, *texts: str, name: str = "call") -> int:
    (number,) = store.add_interactions([(interaction(name, channel=Channel.CALL), None)])
    store.add_transcript(number, spoken(*texts), AgentGuess(0, 0.9, "calling"))
    return number


def newest(store: Store, number: int) -> Transcript:
    found = store.newest_transcript(number)
    assert found is not None
    return found.transcript


def test_names_are_listed_brands_first_and_found_however_they_are_typed(vocabulary: Vocabulary) -> None:
    vocabulary.add(Name("Alder", NameKind.PRODUCT))
    row = vocabulary.add(
        Name("  Meadow\n Lane ", NameKind.BRAND, (" metal  lane", "Metal Lane", "meadow lane"))
    )
    assert row.name == MEADOW
    assert [one.name.text for one in vocabulary.rows()] == ["Meadow Lane", "Alder"]
    assert vocabulary.find("meadow LANE") == row
    with pytest.raises(StudioError, match="Did you mean “Meadow Lane”"):
        vocabulary.find("Medow Lane")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (Name("meadow lane"), "on the list already"),
        (Name("Metal Lane"), "stands for “Meadow Lane” already"),
        (Name("Alder", heard_as=("metal lane",)), "stands for “Meadow Lane” already"),
        (Name("…"), "needs letters"),
        (Name(""), "needs letters"),
        (Name("Al\u202eder"), "needs letters"),
        (Name("a" * 81), "81 characters"),
        (Name("Alder", heard_as=("\x07",)), "is no form"),
        (Name("Alder", heard_as=tuple(f"alder {n}" for n in range(21))), "21 forms"),
    ],
)
def test_what_is_no_name_or_stands_for_another_is_refused(
    vocabulary: Vocabulary, name: Name, message: str
) -> None:
    vocabulary.add(MEADOW)
    with pytest.raises(StudioError, match=message):
        vocabulary.add(name)
    assert [row.name for row in vocabulary.rows()] == [MEADOW]


def test_an_entry_is_changed_in_its_place_and_removed(vocabulary: Vocabulary) -> None:
    row, alder = vocabulary.add(MEADOW), vocabulary.add(Name("Alder"))
    assert vocabulary.change(row.id, Name("Meadow Circle", NameKind.BRAND)).id == row.id
    with pytest.raises(StudioError, match="as another entry"):
        vocabulary.change(row.id, Name("ALDER"))
    vocabulary.remove([row.id])
    assert vocabulary.rows() == (alder,)
    with pytest.raises(StudioError, match="no entry"):
        vocabulary.change(row.id, MEADOW)


def test_the_workspaces_own_names_are_offered_until_they_are_listed(
    store: Store, vocabulary: Vocabulary
) -> None:
    call(store, "Hello")
    offered = (Name("Meadow Lane", NameKind.BRAND), Name("Maya Brandt", NameKind.AGENT))
    assert vocabulary.offered() == offered
    vocabulary.add(MEADOW)
    assert vocabulary.offered() == offered[1:]


def test_a_calls_own_agent_and_company_come_first(store: Store, vocabulary: Vocabulary) -> None:
    call(store, "Hello")
    for name in (Name("Harbor Home", NameKind.BRAND), Name("Tom Reed", NameKind.AGENT)):
        vocabulary.add(name)
    vocabulary.add(Name("maya brandt", NameKind.OTHER))
    (source,) = store.sources()
    assert [name.text for name in vocabulary.names_for(source)] == ["maya brandt", "Harbor Home", "Tom Reed"]


def test_a_text_file_brings_names_by_kind_with_their_forms(vocabulary: Vocabulary, inbox: Path) -> None:
    vocabulary.add(MEADOW)
    text = (
        "# ours\n[brand]\nMeadow Lane = medow lane; metal lane\nMeadow Circle\n[products]\n"
        "Alder bookshelf = elder book shelf | alder booked shelf  # new\n[agents]\nPriya Shah\n[toys]\nRobot\n\n…\n"
    )
    change = vocabulary.import_file(write(inbox / "names.txt", text))
    assert [row.name for row in change.added] == [
        Name("Meadow Circle", NameKind.BRAND),
        Name("Alder bookshelf", NameKind.PRODUCT, ("elder book shelf", "alder booked shelf")),
        Name("Priya Shah", NameKind.AGENT),
    ]
    assert [row.name.heard_as for row in change.changed] == [("metal lane", "medow lane")]
    assert [failure.name for failure in change.failures] == ["names.txt, line 10", "names.txt, line 12"]
    assert "“toys” is no kind of name" in change.failures[0].message
    again = vocabulary.import_file(inbox / "names.txt")
    assert (again.added, again.changed, len(again.unchanged)) == ((), (), 4)


def test_a_table_brings_names_too(vocabulary: Vocabulary, inbox: Path) -> None:
    text = "Kind;Name;Heard as\nbrand;Meadow Lane;medow lane|metal lane\n;Möbelhaus Süd;\n"
    path = inbox / "names.csv"
    path.write_bytes(text.encode("cp1252"))
    assert [row.name for row in vocabulary.import_file(path).added] == [
        Name("Meadow Lane", NameKind.BRAND, ("medow lane", "metal lane")),
        Name("Möbelhaus Süd"),
    ]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("a.csv", b"colour,size\nred,1\n", "no column “name”"),
        ("a.txt", b"# nothing\n\n", "holds no name"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\xff\x00\x01" * 99, "not text"),
        ("a.csv", b"PK\x03\x04abc", "spreadsheet"),
    ],
)
def test_a_file_that_is_no_list_is_refused_by_its_name(
    vocabulary: Vocabulary, inbox: Path, file: str, content: bytes, message: str
) -> None:
    (inbox / file).write_bytes(content)
    with pytest.raises(FormatError, match=message):
        vocabulary.import_file(inbox / file)
    with pytest.raises(FormatError, match="cannot be opened"):
        vocabulary.import_file(inbox / "gone.txt")


def test_a_catalogue_is_refused_as_a_whole(vocabulary: Vocabulary, inbox: Path) -> None:
    path = write(inbox / "all.txt", "\n".join(f"article {number}" for number in range(5_001)))
    with pytest.raises(StudioError, match="more than 5000 names"):
        vocabulary.import_file(path)
    assert vocabulary.rows() == ()


def test_an_ordinary_word_as_a_form_is_told(vocabulary: Vocabulary) -> None:
    notes = vocabulary.notes(Name("Maya", heard_as=("mine", "maja", "my a")))
    assert [note.name for note in notes] == ["mine"]


def test_kinds_are_known_in_the_plural_and_nearly() -> None:
    assert (kind_of("Products"), kind_of(" ")) == (NameKind.PRODUCT, NameKind.OTHER)
    with pytest.raises(StudioError, match="Did you mean “brand”"):
        kind_of("brnd")


def test_a_changed_list_is_applied_as_a_new_version_and_taken_back_as_another(
    store: Store, vocabulary: Vocabulary, context: JobContext
) -> None:
    number = call(store, "welcome to metal lane", "hello")
    other = call(store, "good morning", "hello", name="other")
    (typed,) = store.add_interactions(
        [(interaction("chat"), Transcript((Turn(Role.AGENT, "metal lane"),), Origin("import")))]
    )
    vocabulary.add(MEADOW)
    report = vocabulary.apply(None, context)
    assert (report.done, report.skipped, report.failures) == ((number,), (), ())
    after = newest(store, number)
    assert (after.version, after.turns[0].text) == (2, "welcome to Meadow Lane")
    assert applied_to(after) == (MEADOW,)
    assert newest(store, other).version == newest(store, typed).version == 1
    guess = store.newest_transcript(number)
    assert guess is not None
    assert guess.guess == AgentGuess(0, 0.9, "calling")
    again = vocabulary.apply([number, other, 99], context)
    assert (again.done, again.skipped) == ((), ("call", "other"))
    assert [failure.name for failure in again.failures] == ["Interaction 99"]
    assert vocabulary.withdraw([number], context).done == (number,)
    assert newest(store, number).turns == spoken("welcome to metal lane", "hello").turns
    assert newest(store, number).version == 3


def test_a_transcription_is_given_the_list_as_it_is_when_it_begins(
    store: Store, vocabulary: Vocabulary, inbox: Path, context: JobContext
) -> None:
    options = ImportOptions(agent="Tom Reed", company="Meadow Lane")
    ids = Importing(store).import_paths([tone(inbox / "a.wav")], options, context).done
    speech = ScriptedSpeech({}, spoken_by("hello", "hi"))
    queue = TranscriptionQueue(store, speech, Models(inbox / "models"))
    queue.enqueue(ids, TranscribeOptions(engine="draft"))
    vocabulary.add(Name("Harbor Home", NameKind.BRAND))
    vocabulary.add(Name("Tom Reed", NameKind.AGENT))
    assert queue.run(context).done == ids
    (request,) = speech.requests
    assert [name.text for name in request.names] == ["Tom Reed", "Harbor Home"]


def test_the_versions_of_a_transcript_say_what_the_list_has_done(
    store: Store, vocabulary: Vocabulary, context: JobContext
) -> None:
    number = call(store, "welcome to metal lane", "hello")
    vocabulary.add(MEADOW)
    heard = newest(store, number)
    vocabulary.apply([number], context)
    right = newest(store, number)
    vocabulary.withdraw([number], context)
    assert version_words(None, heard) == "Written by Whisper base"
    assert version_words(heard, right) == "Names put right in 1 turn"
    assert version_words(right, newest(store, number)) == "Names as they were heard, in 1 turn"


def test_evaluations_keep_speaking_of_the_version_that_they_quote(
    store: Store, vocabulary: Vocabulary, context: JobContext
) -> None:
    number = call(store, "welcome to metal lane this is maya", "hello")
    rubric = Rubrics(store).current()
    reviewing = Reviewing(store)
    quote = Evidence(0, 11, 21, "metal lane")
    criterion = next(iter(rubric.criteria()))
    answer = Answer(AnswerState.ANSWERED, criterion.scale.options[0].key)
    reviewing.save(number, "Anna", [Mark(criterion.key, answer, evidence=(quote,))], "")
    vocabulary.add(MEADOW)
    vocabulary.apply([number], context)
    sheet = reviewing.open(number, "Anna")
    assert sheet.transcript is not None
    assert sheet.transcript.version == 1
    (mark,) = sheet.marks
    (kept,) = mark.evidence
    assert sheet.transcript.turns[kept.turn].text[kept.start : kept.end] == kept.text == "metal lane"
    fresh = reviewing.open(number, "Ben").transcript
    assert fresh is not None
    assert fresh.turns[0].text.startswith("welcome to Meadow Lane")


def test_a_cancel_keeps_what_was_put_right_before(store: Store, vocabulary: Vocabulary) -> None:
    ids = [call(store, "metal lane", name=f"call {place}") for place in range(3)]
    vocabulary.add(MEADOW)
    context = JobContext(lambda _fraction, _message: context.cancel())
    with pytest.raises(JobCancelled):
        vocabulary.apply(None, context)
    assert [newest(store, number).version for number in ids] == [2, 1, 1]
