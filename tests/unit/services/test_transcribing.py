"""Transcribing several recordings: joint progress, cancel, failures named, roles said anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import EndlessSpeech, ScriptedSpeech, spoken
from service_files import CHATS, tone, write

from qa_studio.errors import StudioError, WorkspaceError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.rows import ImportOptions, WorkState
from qa_studio.services.correcting import Correcting, Reword, SetRole
from qa_studio.services.importing import Importing
from qa_studio.services.models import Models
from qa_studio.services.queue import TranscriptionQueue
from qa_studio.services.queue_run import Speech
from qa_studio.services.transcribing import Transcribing
from qa_studio.speech_rows import TranscribeOptions, TurnGuess
from qa_studio.storage.store import Store
from transcription.errors import AudioUnreadableError, ModelMissingError
from transcription.model import Role

BEST = TranscribeOptions()


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Models:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Models(tmp_path / "models")


@pytest.fixture
def calls(store: Store, inbox: Path, context: JobContext) -> tuple[int, ...]:
    """Ids of three recordings of different content."""
    paths = [tone(inbox / f"{name}.wav", hertz=200 + 10 * place) for place, name in enumerate("abc")]
    return Importing(store).import_paths(paths, ImportOptions(), context).done


def transcribing(store: Store, speech: Speech, models: Models, at_once: int = 2) -> Transcribing:
    return Transcribing(store, TranscriptionQueue(store, speech, models, at_once=at_once))


def test_everything_without_a_transcript_is_transcribed_two_at_a_time(
    store: Store, calls: tuple[int, ...], models: Models, inbox: Path, context: JobContext
) -> None:
    Importing(store).import_paths([write(inbox / "chats.csv", CHATS)], ImportOptions(), context)
    speech = ScriptedSpeech({"a.wav": spoken("thank you for calling meadow lane", "hi", agent_channel=1)})
    report = transcribing(store, speech, models).transcribe(None, BEST, context)
    assert report.done == calls
    assert speech.most_at_once <= 2
    assert {(request.engine, request.model, request.language) for request in speech.requests} == {
        ("draft", "", "en")
    }
    newest = store.newest_transcript(calls[0])
    assert newest is not None
    assert newest.transcript.turns[0].text == "thank you for calling meadow lane"
    assert (newest.guess.channel, newest.guess.confidence) == (1, 0.9)
    assert store.interaction_row(calls[0]).state is WorkState.TRANSCRIBED


def test_what_has_a_transcript_is_left_alone_until_it_is_asked_for_again(
    store: Store, calls: tuple[int, ...], models: Models, context: JobContext
) -> None:
    service = transcribing(store, ScriptedSpeech({}), models)
    service.transcribe(calls[:1], BEST, context)
    report = service.transcribe(calls[:2], BEST, context)
    assert (report.done, report.skipped) == (calls[1:2], ("a",))
    assert service.transcribe(calls[:1], TranscribeOptions(again=True), context).done == calls[:1]
    assert [source.newest_version for source in store.sources(calls)] == [2, 1, 0]


def test_a_failure_is_named_and_the_rest_goes_on(
    store: Store, calls: tuple[int, ...], models: Models, inbox: Path, context: JobContext
) -> None:
    (inbox / "c.wav").unlink()
    speech = ScriptedSpeech({"a.wav": AudioUnreadableError("“a.wav” holds no sound.")})
    report = transcribing(store, speech, models).transcribe(None, BEST, context)
    assert report.done == calls[1:2]
    assert [(failure.name, failure.message.split(".")[0]) for failure in report.failures] == [
        ("a.wav", "“a"), ("c.wav", f"{inbox / 'c'}"),
    ]  # fmt: skip
    assert "import it from where it lies now" in report.failures[1].message


def test_a_recording_that_was_replaced_is_not_taken_for_the_one_that_was_imported(
    store: Store, calls: tuple[int, ...], models: Models, inbox: Path, context: JobContext
) -> None:
    tone(inbox / "a.wav", hertz=999)
    report = transcribing(store, ScriptedSpeech({}), models).transcribe(calls[:1], BEST, context)
    assert "holds something else than when it was imported" in report.failures[0].message
    assert store.newest_transcript(calls[0]) is None


def test_a_cancel_stops_every_recording_in_work(store: Store, calls: tuple[int, ...], models: Models) -> None:
    speech = EndlessSpeech(together=2)
    context = JobContext(lambda _fraction, message: context.cancel() if "Transcribing" in message else None)
    with pytest.raises(JobCancelled):
        transcribing(store, speech, models).transcribe(calls, BEST, context)
    assert sorted(speech.cancelled) == ["a.wav", "b.wav"]
    assert store.newest_transcript(calls[2]) is None


def test_a_workspace_that_cannot_be_written_ends_the_batch(
    store: Store, calls: tuple[int, ...], models: Models, context: JobContext
) -> None:
    speech = ScriptedSpeech({"b.wav": WorkspaceError("The disk is full.")})
    with pytest.raises(WorkspaceError, match="disk is full"):
        transcribing(store, speech, models, at_once=1).transcribe(calls, BEST, context)
    assert store.newest_transcript(calls[0]) is not None


def test_progress_of_all_recordings_is_one_that_only_rises_to_its_end(
    store: Store, calls: tuple[int, ...], models: Models
) -> None:
    told: list[float | None] = []
    context = JobContext(lambda fraction, _message: told.append(fraction))
    transcribing(store, ScriptedSpeech({}), models).transcribe(calls, BEST, context)
    heard = [fraction for fraction in told if fraction is not None]
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert heard.count(1.0) == 1


def test_the_import_s_word_on_the_agent_s_channel_is_passed_on(
    store: Store, calls: tuple[int, ...], models: Models, context: JobContext
) -> None:
    speech = ScriptedSpeech({})
    service = transcribing(store, speech, models)
    service.set_agent_channel(calls[0], 1)
    service.transcribe(calls[:1], BEST, context)
    assert [request.agent_channel for request in speech.requests] == [1]


def test_saying_who_the_agent_is_swaps_the_roles_in_a_new_version(
    store: Store, calls: tuple[int, ...], models: Models, context: JobContext
) -> None:
    service = transcribing(store, ScriptedSpeech({}), models)
    service.transcribe(calls[:1], BEST, context)
    assert service.guess(calls[0]) == TurnGuess(0, 0.9, "thank you for calling")
    service.set_agent_channel(calls[0], 1)
    newest = store.newest_transcript(calls[0])
    assert newest is not None
    assert [turn.role for turn in newest.transcript.turns] == [Role.CUSTOMER, Role.AGENT]
    assert (newest.transcript.version, newest.guess.channel) == (2, 1)
    assert (newest.transcript.origin.engine, newest.transcript.origin.is_draft) == ("draft", True)
    assert service.guess(calls[0]) is None, "nobody guesses what was said"
    service.set_agent_channel(calls[0], 1)
    assert store.sources(calls[:1])[0].newest_version == 2, "nothing changed, so nothing is new"
    service.set_agent_channel(calls[0], 0)
    swapped_back = store.newest_transcript(calls[0])
    assert swapped_back is not None
    assert [turn.role for turn in swapped_back.transcript.turns] == [Role.AGENT, Role.CUSTOMER]


def roles(store: Store, call: int) -> str:
    """The speakers of the newest version, a letter each."""
    newest = store.newest_transcript(call)
    assert newest is not None
    return "".join(turn.role.value[0] for turn in newest.transcript.turns)


def test_a_turn_that_a_person_has_given_its_speaker_keeps_it_when_the_channels_are_swapped(
    store: Store, calls: tuple[int, ...], models: Models, context: JobContext
) -> None:
    heard = spoken("thank you for calling", "hi", "who is that", "a neighbour")
    service, call = transcribing(store, ScriptedSpeech({}, heard), models), calls[0]
    service.transcribe([call], BEST, context)
    assert roles(store, call) == "acac"
    Correcting(store).edit(call, [SetRole((2,), Role.CUSTOMER), Reword(1, "hello")], "Anna Lindt")
    service.set_agent_channel(call, 1)
    assert roles(store, call) == "caca", "the third turn is a customer's because Anna said so"
    service.set_agent_channel(call, 0)
    assert roles(store, call) == "accc", "and stays so when its channel is the agent's again"
    Correcting(store).edit(call, [SetRole((2,), Role.AGENT)], "Anna Lindt")
    service.set_agent_channel(call, 1)
    assert roles(store, call) == "caca", "Anna has taken it back"
    service.transcribe([call], TranscribeOptions(again=True), context)
    service.set_agent_channel(call, 0)
    assert roles(store, call) == "acac", "a new transcript is nobody's yet"


def test_a_channel_that_is_not_there_is_refused(
    store: Store, calls: tuple[int, ...], models: Models, inbox: Path, context: JobContext
) -> None:
    service = transcribing(store, ScriptedSpeech({}), models)
    service.transcribe(calls[:1], BEST, context)
    with pytest.raises(StudioError, match="no channel 3"):
        service.set_agent_channel(calls[0], 2)
    (chat, *_) = Importing(store).import_paths([write(inbox / "a.csv", CHATS)], ImportOptions(), context).done
    with pytest.raises(StudioError, match="no channel 1"):
        service.set_agent_channel(chat, 0)


def test_an_unknown_engine_and_a_missing_model_are_named_before_anything_is_done(
    store: Store, calls: tuple[int, ...], models: Models, context: JobContext
) -> None:
    speech = ScriptedSpeech({})
    service = transcribing(store, speech, models)
    with pytest.raises(StudioError, match=r"no engine “wisper”\. Did you mean “whisper”"):
        service.transcribe(calls, TranscribeOptions("wisper"), context)
    with pytest.raises(ModelMissingError, match="“base” is not on this machine"):
        service.transcribe(calls, TranscribeOptions("whisper", "base"), context)
    assert speech.requests == []


def test_nothing_to_do_is_done_at_once(store: Store, models: Models, context: JobContext) -> None:
    report = transcribing(store, ScriptedSpeech({}), models).transcribe(None, BEST, context)
    assert (report.done, report.skipped, report.failures) == ((), (), ())
