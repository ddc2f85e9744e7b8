"""Plain-text chats and captions: heads of lines in many styles, headers, and lines that go on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcription.errors import FormatError
from transcription.formats import Conversation, read
from transcription.model import Role

SENTENCE = st.text(st.sampled_from("abcdefgäöé 😀،م'-"), min_size=1, max_size=40).filter(
    lambda text: text.strip(" -'")
)


def saved(folder: Path, text: str, name: str = "chat.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def said(conversation: Conversation) -> list[tuple[str, str, float | None]]:
    return [(turn.role.value, turn.text, turn.start_s) for turn in conversation.transcript.turns]


@pytest.mark.parametrize(
    "form",
    ["[{time}] {who}: {text}", "({time}) {who}: {text}", "{time} {who}: {text}", "{time} - {who}: {text}",
     "{who} [{time}]: {text}", "{who} ({time}): {text}", "[2026-03-04 {time}] {who}: {text}",
     "04/03/2026, {time} - {who}: {text}", "{who}: {text}", "[{time}] [{who}]: {text}"],
)  # fmt: skip
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(messages=st.lists(st.tuples(st.sampled_from(["Agent", "Customer"]), SENTENCE), min_size=2, max_size=6))
def test_a_chat_that_was_written_as_text_is_read_back(
    tmp_path: Path, form: str, messages: list[tuple[str, str]]
) -> None:
    lines = [
        form.format(time=f"10:{place:02}", who=who, text=text) for place, (who, text) in enumerate(messages)
    ]
    (conversation,) = read(saved(tmp_path, "\n".join(lines)))
    timed = "{time}" in form
    assert said(conversation) == [
        (who.lower(), text.strip(), 60.0 * place if timed else None)
        for place, (who, text) in enumerate(messages)
    ]


def test_header_lines_tell_the_agent_the_day_and_the_subject(tmp_path: Path) -> None:
    text = """Meadow Lane chat transcript
Date: 2026-03-06
Agent: Tom Reed
Customer: Carol Whitby
Subject: Damaged lamp

[14:21] Customer: hello
it came
broken: in pieces
[14:22] System: Tom Reed has joined
[14:22] Tom Reed: Hello Carol
"""
    (conversation,) = read(saved(tmp_path, text))
    assert (conversation.agent, conversation.title) == ("Tom Reed", "Damaged lamp")
    assert conversation.started_at == datetime(2026, 3, 6, 14, 21, tzinfo=UTC)
    assert said(conversation) == [
        ("customer", "hello\nit came\nbroken: in pieces", 0.0),
        ("system", "Tom Reed has joined", 60.0),
        ("agent", "Hello Carol", 60.0),
    ]


def test_a_header_before_a_chat_without_times_ends_at_the_blank_line(tmp_path: Path) -> None:
    text = "Subject: Late desk\nAgent: Nora Quinn\n\nAgent: Hello\nCustomer: Hi\n"
    (conversation,) = read(saved(tmp_path, text))
    assert (conversation.agent, conversation.title) == ("Nora Quinn", "Late desk")
    assert [words for _, words, _ in said(conversation)] == ["Hello", "Hi"]


def test_a_chat_that_begins_at_once_has_no_header(tmp_path: Path) -> None:
    (conversation,) = read(saved(tmp_path, "Agent: Hello\nCustomer: Hi\n\nAgent: How can I help?\n"))
    assert [words for _, words, _ in said(conversation)] == ["Hello", "Hi", "How can I help?"]


def test_names_that_come_again_are_speakers_and_a_colon_in_a_sentence_is_none(tmp_path: Path) -> None:
    text = "Nora: Hello\nJo: Two things: price and size\nOrder number: 48213\nNora: Thanks\nJo: ok\n"
    (conversation,) = read(saved(tmp_path, text))
    assert [turn.speaker for turn in conversation.transcript.turns] == ["Nora", "Jo", "Nora", "Jo"]
    assert conversation.transcript.turns[1].text == "Two things: price and size\nOrder number: 48213"
    assert {turn.role for turn in conversation.transcript.turns} == {Role.UNKNOWN}


def test_a_time_at_the_head_of_a_line_that_goes_on_begins_no_message(tmp_path: Path) -> None:
    (conversation,) = read(
        saved(tmp_path, "[10:02] Customer: can you come\n10:30 would suit me\n[10:03] Agent: Yes\n")
    )
    assert [turn.text for turn in conversation.transcript.turns] == [
        "can you come\n10:30 would suit me",
        "Yes",
    ]


def test_a_line_with_a_time_and_no_speaker_is_what_the_system_did(tmp_path: Path) -> None:
    (conversation,) = read(saved(tmp_path, "[10:02] Agent: Hello\n[10:03] Jo left the chat\n"))
    assert [(turn.role, turn.note) for turn in conversation.transcript.turns] == [
        (Role.AGENT, False),
        (Role.SYSTEM, True),
    ]


def test_text_in_which_nobody_speaks_is_refused_with_the_line_to_write(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"“chat\.txt” holds 0 messages.*“\[10:02\] Agent: Hello”"):
        read(saved(tmp_path, "Dear diary,\ntoday nothing happened.\n"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(text=st.text(max_size=300), suffix=st.sampled_from([".txt", ".csv", ".vtt", ".srt", ".json"]))
def test_any_text_under_any_ending_is_read_or_refused(tmp_path: Path, text: str, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(text.encode("utf-8", "replace"))
    assert_read_or_refused(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(data=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".csv", ".vtt", ".srt", ".json"]))
def test_any_bytes_under_any_ending_are_read_or_refused(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)
    assert_read_or_refused(path)


def assert_read_or_refused(path: Path) -> None:
    """Anything but a FormatError that names the file is a bug and comes through."""
    try:
        assert read(path)
    except FormatError as err:
        message = str(err)
        assert path.name in message


def test_a_megabyte_on_one_line_and_a_hundred_thousand_lines_take_no_time(tmp_path: Path) -> None:
    (long,) = read(saved(tmp_path, f"Agent: {'a:(' * 400_000}\nCustomer: ok\n", "long.txt"))
    assert len(long.transcript.turns[0].text) == 1_200_000
    (many,) = read(saved(tmp_path, "[10:02] Agent: Hello: there\nand more\n" * 50_000, "many.txt"))
    assert len(many.transcript.turns) == 50_000


VTT = """WEBVTT - a call

NOTE made by hand

1
00:01.000 --> 00:02.500
<v Agent Maya>Thank you for calling <b>Meadow Lane</b>.</v>

00:00:03.000 --> 00:00:04.000 align:start
<v.loud Customer>My lamp &amp; shade</v>
are broken.
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
Agent: Thank you for calling.

2
00:00:03,000 --> 00:00:04,000
Customer: Hello
- it never came.
"""


def test_captions_with_voice_tags_have_speakers_and_times(tmp_path: Path) -> None:
    (conversation,) = read(saved(tmp_path, VTT, "call.vtt"))
    assert said(conversation) == [
        ("agent", "Thank you for calling Meadow Lane.", 1.0),
        ("customer", "My lamp & shade are broken.", 3.0),
    ]
    assert (conversation.channel, conversation.agent) == ("call", "Maya")
    assert conversation.transcript.turns[0].end_s == 2.5


def test_subrip_with_labels_has_speakers_and_times(tmp_path: Path) -> None:
    (conversation,) = read(saved(tmp_path, SRT.replace("\n", "\r\n"), "call.srt"))
    assert said(conversation) == [
        ("agent", "Thank you for calling.", 1.0),
        ("customer", "Hello it never came.", 3.0),
    ]


def test_captions_without_speakers_are_kept_as_unknown(tmp_path: Path) -> None:
    (conversation,) = read(saved(tmp_path, "WEBVTT\n\n00:01.000 --> 00:02.000\nHello there\n", "call.vtt"))
    assert [turn.role for turn in conversation.transcript.turns] == [Role.UNKNOWN]


def test_captions_without_cues_or_without_their_first_word_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="0 cues"):
        read(saved(tmp_path, "WEBVTT\n\nNOTE nothing\n", "call.vtt"))
    with pytest.raises(FormatError, match="does not begin with “WEBVTT”"):
        read(saved(tmp_path, "00:01.000 --> 00:02.000\nHello\n", "call.vtt"))
