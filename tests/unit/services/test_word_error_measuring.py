"""References as users have them, and an engine measured by them: what is wrong with one never stops the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from service_files import tone, write

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.services.models import Models
from qa_studio.services.references import Utterance, read_references
from qa_studio.services.word_errors import WordErrorMeasuring, counted
from qa_studio.speech_rows import TranscribeOptions
from transcription.errors import AudioUnreadableError, FormatError
from transcription.model import Origin, Role, Transcript, Turn
from transcription.pipeline import Finished, Request
from transcription.word_errors import total


class Reciting:
    """Speech that hears in each recording what it was told, one turn a channel given."""

    def __init__(self, **heard: str) -> None:
        self.heard = heard
        self.asked: list[Request] = []

    def transcribe(self, request: Request, context: JobContext) -> Finished:
        self.asked.append(request)
        context.report(1.0)
        if request.path.stem not in self.heard:
            raise AudioUnreadableError(f"“{request.path.name}” holds no sound. Choose another file.")
        turns = (Turn(Role.UNKNOWN, self.heard[request.path.stem], 0.0, 2.0),)
        return Finished(Transcript(turns, Origin("draft"), duration_s=4.0), None, 0.0, "", ("A note.",))


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Models:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Models(tmp_path / "models")


@pytest.fixture
def sounds(inbox: Path) -> Path:
    for name in ("one", "two", "three"):
        tone(inbox / f"{name}.wav", 0.1)
    return inbox


def names_and_texts(file: Path, *recordings: Path) -> dict[str, list[str]]:
    found = read_references(file, recordings).found
    return {one.recording.name: [said.text for said in one.utterances] for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "one.wav\tHello there\ntwo.wav\tGoodbye\n",
        "file\ttext\none.wav\tHello there\n\ntwo.wav\tGoodbye",
        "one.wav,Hello there\r\ntwo.wav,Goodbye\r\n",
        'file;text\n"one.wav";"Hello there"\ntwo.wav;Goodbye\n',
    ],
)
def test_a_list_may_be_separated_in_several_ways(sounds: Path, text: str) -> None:
    file = write(sounds / "list.tsv", text)
    assert names_and_texts(file) == {"one.wav": ["Hello there"], "two.wav": ["Goodbye"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_may_be_in_other_encodings(sounds: Path, encoding: str) -> None:
    text = "one.wav\tDie Lampe für Frau Müller ist leider schon wieder zerbrochen, können Sie mir bitte helfen?\n"
    (sounds / "list.tsv").write_bytes(text.encode(encoding))
    assert "Frau Müller" in names_and_texts(sounds / "list.tsv")["one.wav"][0]


def test_several_rows_of_a_recording_are_its_utterances_with_their_speakers(sounds: Path) -> None:
    file = write(sounds / "list.tsv", 'one.wav\tHe said "hi"\tagent\none.wav\tHi\tcustomer\n')
    (one,) = read_references(file).found
    assert one.utterances == (Utterance('He said "hi"', "agent"), Utterance("Hi", "customer"))


def test_rows_that_lead_nowhere_are_named_and_the_rest_goes_on(sounds: Path) -> None:
    rows = "one.wav\tHello\nnine.wav\tNobody\ntwo.wav\t\n\tNo name\nthree.wav\tBye\n"
    found = read_references(write(sounds / "list.tsv", rows))
    assert [one.recording.name for one in found.found] == ["one.wav", "three.wav"]
    told = {failure.name: failure.message for failure in found.failures}
    assert "Line 2 of list.tsv names it, but it is not in" in told["nine.wav"]
    assert told["two.wav"] == "Line 3 of list.tsv has no text. It is left out."
    assert "names no recording" in told["list.tsv, line 4"]


def test_recordings_of_a_list_may_lie_elsewhere_or_be_chosen(sounds: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "list.tsv", "one.wav\tHello\ntwo.wav\tBye\n")
    assert read_references(file).found == ()
    assert list(names_and_texts(file, sounds)) == ["one.wav", "two.wav"]
    assert list(names_and_texts(file, sounds / "two.wav")) == ["two.wav"]
    other = read_references(file, [sounds / "two.wav", sounds / "three.wav"])
    assert ("three.wav", "list.tsv has no text for it.") in {
        (one.name, one.message) for one in other.failures
    }


def test_plain_text_is_of_the_recording_beside_it_or_the_one_named(sounds: Path) -> None:
    file = write(sounds / "one.txt", "Hello there.\n\nGoodbye.\n")
    assert names_and_texts(file) == {"one.wav": ["Hello there.", "Goodbye."]}
    assert names_and_texts(file, sounds / "two.wav") == {"two.wav": ["Hello there.", "Goodbye."]}
    with pytest.raises(
        StudioError, match=r"Whose text is lost\.txt\? .* transcribe --reference lost\.txt RECORDING"
    ):
        read_references(write(sounds / "lost.txt", "Hello."))
    with pytest.raises(StudioError, match="2 were named"):
        read_references(file, [sounds / "one.wav", sounds / "two.wav"])


def test_a_transcript_brings_its_speakers(sounds: Path) -> None:
    file = write(sounds / "one.txt", "[10:02] Agent: Good morning.\n[10:03] Customer: My lamp broke.\n")
    (one,) = read_references(file).found
    assert [said.text for said in one.utterances] == ["Good morning.", "My lamp broke."]
    assert len({said.speaker for said in one.utterances}) == 2


def test_captions_are_read_as_a_transcript(sounds: Path) -> None:
    file = write(sounds / "one.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nHello there.\n")
    assert names_and_texts(file) == {"one.wav": ["Hello there."]}


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"PK\x03\x04zip"])
def test_a_reference_that_is_no_text_is_refused_by_name(sounds: Path, content: bytes) -> None:
    (sounds / "list.tsv").write_bytes(content)
    with pytest.raises(FormatError, match=r"list\.tsv"):
        read_references(sounds / "list.tsv")
    with pytest.raises(FormatError, match=r"none\.tsv"):
        read_references(sounds / "none.tsv")


def test_each_recording_is_measured_and_failures_are_named(
    models: Models, sounds: Path, context: JobContext
) -> None:
    rows = "one.wav\tHello there\ntwo.wav\tGoodbye\nthree.wav\t!!\nnine.wav\tx\n"
    speech = Reciting(one="hello dear", three="noise")
    found = WordErrorMeasuring(models, speech).measure(write(sounds / "list.tsv", rows), [], context)
    assert (found.engine, found.model, found.language) == ("draft", "", "en")
    (one,) = found.measured
    assert (one.counts.right, one.counts.substitutions, one.by_speaker) == (1, 1, False)
    assert (one.audio_s, one.notes) == (4.0, ("A note.",))
    assert [failure.name for failure in found.failures] == ["nine.wav", "two.wav", "three.wav"]
    assert "no words to compare" in found.failures[-1].message
    assert found.interval is None
    assert found.drawn == "utterances"


def test_an_engine_is_measured_as_it_is_used(
    models: Models, sounds: Path, context: JobContext, tmp_path: Path
) -> None:
    (model := tmp_path / "tiny.pt").write_bytes(b"weights")
    file, speech = write(sounds / "list.tsv", "one.wav\tHello there\n"), Reciting(one="hello")
    for retry in (True, False):
        options = TranscribeOptions("whisper", str(model), retry=retry)
        WordErrorMeasuring(models, speech).measure(file, [], context, options)
    assert [(one.engine, one.model, one.fallback) for one in speech.asked] == [
        ("whisper", str(model), True), ("whisper", str(model), False),
    ]  # fmt: skip


def test_from_ten_recordings_on_recordings_are_drawn(
    models: Models, inbox: Path, context: JobContext
) -> None:
    names = [f"r{place}" for place in range(10)]
    for name in names:
        tone(inbox / f"{name}.wav", 0.05)
    file = write(inbox / "list.tsv", "".join(f"{name}.wav\tgood morning to you\n" for name in names))
    speech = Reciting(**dict.fromkeys(names, "good morning to him"))
    found = WordErrorMeasuring(models, speech).measure(file, [], context)
    assert (found.drawn, found.counts.rate) == ("recordings", 0.25)
    assert found.interval is not None
    assert (found.interval.low, found.interval.units, found.interval.is_small) == (0.25, 10, True)


def spoken(*turns: tuple[int | None, str]) -> Transcript:
    lines = (Turn(Role.UNKNOWN, text, i, i + 1, channel=channel) for i, (channel, text) in enumerate(turns))
    return Transcript(tuple(lines), Origin("draft"))


def test_speakers_on_channels_of_their_own_are_compared_by_themselves_whichever_is_whose() -> None:
    said = (Utterance("one two", "agent"), Utterance("yes", "customer"), Utterance("three four", "agent"))
    at_once = spoken((1, "one two three four"), (0, "yes"))
    counts, by_speaker = counted(said, at_once, "en")
    assert by_speaker
    assert total(counts).errors == 0
    mixed, by_speaker = counted(said, spoken((None, "one two three four"), (None, "yes")), "en")
    assert not by_speaker
    assert total(mixed).errors > 0


def test_music_is_not_taken_for_words() -> None:
    music = Turn(Role.SYSTEM, "[music] la la", 0, 9, flags=("music",))
    heard = Transcript((music, Turn(Role.AGENT, "hi", 9, 10)), Origin("draft"))
    assert total(counted((Utterance("hi"),), heard, "en")[0]).errors == 0
