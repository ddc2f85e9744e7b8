"""Conversations as JSON, in the shapes that services and people write."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcription.errors import FormatError
from transcription.formats import Conversation, read
from transcription.model import Role

SHARED = Path("/work/shared/data")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not here")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "speaker", "messages", "role", "time", "id", "words", "author"])
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


def saved(folder: Path, value: Any, name: str = "chat.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def said(conversation: Conversation) -> list[tuple[str, str]]:
    return [(turn.role.value, turn.text) for turn in conversation.transcript.turns]


def read_or_refused(path: Path) -> tuple[Conversation, ...]:
    """Anything but a FormatError is a bug and comes through."""
    try:
        return read(path)
    except FormatError:
        return ()


HELLO = [("agent", "Hello"), ("customer", "Hi")]


@pytest.mark.parametrize(
    "value",
    [
        [{"speaker": "agent", "text": "Hello"}, {"speaker": "customer", "text": "Hi"}],
        {"messages": [{"role": "AGENT", "content": "Hello"}, {"role": "user", "content": "Hi"}]},
        {"data": {"chat": {"turns": [{"from": "Rep", "body": "Hello"}, {"from": "visitor", "body": "Hi"}]}}},
        {"original": [["agent", "Hello"], ["customer", "Hi"]], "delexed": [{"speaker": "agent", "text": "x"}]},
        ["Agent: Hello", "Customer: Hi"],
        {"id": 1, "transcript": "Agent: Hello\nCustomer: Hi"},
        {"messages": [
            {"author": {"name": "Maya", "role": "agent"}, "content": [{"type": "text", "text": "Hello"}]},
            {"author": {"name": "Jo", "type": "customer"}, "content": [{"type": "text", "text": "Hi"}]},
        ]},
        {"participants": [{"id": "p1", "role": "agent"}, {"id": "p2", "role": "customer"}],
         "messages": [{"participantId": "p1", "text": "Hello"}, {"participantId": "p2", "text": "Hi"}]},
    ],
)  # fmt: skip
def test_messages_are_found_in_many_shapes(tmp_path: Path, value: Any) -> None:
    (conversation,) = read(saved(tmp_path, value))
    assert said(conversation) == HELLO


def test_json_lines_are_a_list_of_conversations(tmp_path: Path) -> None:
    lines = [
        {"id": name, "turns": [{"role": "agent", "text": "Hello"}, {"role": "customer", "text": "Hi"}]}
        for name in "ab"
    ]
    found = read(saved(tmp_path, "\n".join(map(json.dumps, lines)), "week.jsonl"))
    assert [conversation.external_id for conversation in found] == ["a", "b"]


def test_conversations_without_an_id_are_numbered(tmp_path: Path) -> None:
    turns = [{"role": "agent", "text": "Hello"}]
    found = read(saved(tmp_path, {"conversations": [{"turns": turns}, {"turns": turns}]}, "week.json"))
    assert [conversation.external_id for conversation in found] == ["week-1", "week-2"]


def test_what_the_objects_around_say_is_kept(tmp_path: Path) -> None:
    value = {
        "metadata": {"agent": "Maya Brandt", "channel": "phone", "language": "en_GB"},
        "conversation_id": "J-1", "subject": "Late", "started_at": "2026-03-19T11:20:02+01:00",
        "messages": [{"speaker": "Maya Brandt", "text": "Hello", "start_s": 1.5, "end_s": 2.0},
                     {"speaker": "Jo", "text": "Hi", "start_s": 3}],
    }  # fmt: skip
    (conversation,) = read(saved(tmp_path, value))
    assert (conversation.external_id, conversation.title, conversation.agent) == (
        "J-1",
        "Late",
        "Maya Brandt",
    )
    assert conversation.started_at == datetime(2026, 3, 19, 10, 20, 2, tzinfo=UTC)
    assert (conversation.channel, conversation.transcript.language) == ("call", "en-GB")
    assert [(turn.role, turn.start_s, turn.end_s) for turn in conversation.transcript.turns] == [
        (Role.AGENT, 1.5, 2.0),
        (Role.CUSTOMER, 3.0, None),
    ]


def test_word_times_stand_at_their_words(tmp_path: Path) -> None:
    turn = {"speaker": "agent", "text": "Hello hello Jo", "start": 1, "end": 3, "words": [
        {"word": "Hello", "start": 1.0, "end": 1.4, "confidence": 0.9},
        {"word": "hello", "start": 1.5}, {"word": "Jo", "start": 2.0, "end": 2.2},
    ]}  # fmt: skip
    (conversation,) = read(saved(tmp_path, [turn]))
    words = conversation.transcript.turns[0].words
    assert [(word.start, word.end, word.start_s) for word in words] == [
        (0, 5, 1.0),
        (6, 11, 1.5),
        (12, 14, 2.0),
    ]
    assert [word.confidence for word in words] == [0.9, None, None]


def test_milliseconds_and_ticks_become_seconds(tmp_path: Path) -> None:
    value = [
        {"ParticipantRole": "AGENT", "Content": "Hello", "BeginOffsetMillis": 1500, "EndOffsetMillis": 2500},
        {"ParticipantRole": "CUSTOMER", "Content": "Hi", "BeginOffsetMillis": 3000, "EndOffsetMillis": 3200},
    ]
    (conversation,) = read(saved(tmp_path, value))
    assert [(turn.start_s, turn.end_s) for turn in conversation.transcript.turns] == [(1.5, 2.5), (3.0, 3.2)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"messages": [', "not valid JSON: line 1"),
        ("[" * 100_000, "cannot be read as JSON|not valid JSON"),
        ('[{"n": ' + "9" * 5_000 + "}]", "cannot be read as JSON"),
        ("{}", "0 messages"),
        ("null", "0 messages"),
        ("[1, 2, 3]", "0 messages"),
        ('{"messages": []}', "0 messages"),
        ('[{"speaker": "agent", "text": "   "}]', "0 messages"),
        (
            '[{"text": "Hello", "spaeker": "agent"}]',
            "does not say who speaks.*“spaeker”.*Did you mean “speaker”",
        ),
        ('{"a": 1}\n{"b": \n', "line 2, is not valid JSON"),
    ],
)
def test_json_that_holds_no_conversation_says_why(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        read(saved(tmp_path, text, "odd.json"))
    assert "odd.json" in str(caught.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(value=JSON)
def test_any_json_is_read_or_refused_with_a_message(tmp_path: Path, value: Any) -> None:
    path = saved(tmp_path, value)
    for conversation in read_or_refused(path):
        assert conversation.transcript.turns
        assert all(turn.text.strip() for turn in conversation.transcript.turns)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    messages=st.lists(
        st.tuples(st.sampled_from(["agent", "customer", "bot"]), st.text(max_size=60).filter(lambda t: t.strip())),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_a_chat_that_was_written_as_json_is_read_back(
    tmp_path: Path, messages: list[tuple[str, str]]
) -> None:
    value = [{"role": role, "text": text, "start_s": place} for place, (role, text) in enumerate(messages)]
    clean = [
        (role, text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").strip())
        for role, text in messages
    ]
    (conversation,) = read(saved(tmp_path, {"turns": value}))
    assert said(conversation) == clean


def test_a_half_of_a_surrogate_pair_is_replaced_so_that_it_can_be_stored(tmp_path: Path) -> None:
    (conversation,) = read(saved(tmp_path, '[{"speaker": "agent", "text": "Hi \\ud83d there"}]'))
    assert conversation.transcript.turns[0].text == "Hi \ufffd there"


@needs_shared
def test_azures_conversation_json_is_read() -> None:
    (conversation,) = read(SHARED / "conversation_json" / "azure_conversation_customer_support.json")
    assert conversation.external_id == "2b601070-f418-4684-a3f8-e58b48f5d72e"
    assert {turn.role for turn in conversation.transcript.turns} == {Role.AGENT, Role.CUSTOMER}
    assert len(conversation.transcript.turns) == 17


@needs_shared
def test_amazons_post_call_analytics_is_read_with_word_times() -> None:
    (conversation,) = read(SHARED / "conversation_json" / "aws_post_call_analytics.json")
    assert (conversation.channel, conversation.transcript.language) == ("call", "en-US")
    turns = conversation.transcript.turns
    assert {turn.role for turn in turns} == {Role.AGENT, Role.CUSTOMER}
    for turn in turns:
        assert turn.words
        assert all(turn.text[word.start : word.end].strip() for word in turn.words)


@needs_shared
def test_harper_valley_calls_are_read_with_their_times() -> None:
    found = [
        conversation for path in (SHARED / "harper_valley").glob("*.json") for conversation in read(path)
    ]
    assert len(found) == 8
    assert all(conversation.agent and conversation.channel == "call" for conversation in found)
    assert all(
        turn.start_s is not None and turn.end_s is not None for c in found for turn in c.transcript.turns
    )


@needs_shared
def test_abcd_pairs_are_read_and_actions_are_notes() -> None:
    found = read(SHARED / "abcd" / "abcd_sample.json")
    assert [conversation.external_id for conversation in found] == ["3592", "9489", "3695"]
    notes = [turn.text for turn in found[0].transcript.turns if turn.note]
    assert notes[0] == "Account has been pulled up for Crystal Minh."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ('[{"speaker": "agent", "text": "Hi", "start": ' + "9" * 5000 + "}]", "thousands of digits"),
    ],
)
def test_what_the_parser_cannot_hold_is_told_in_words_for_people(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(FormatError, match=words):
        read(saved(tmp_path, text))


def test_when_a_message_was_sent_may_be_called_at(tmp_path: Path) -> None:
    path = tmp_path / "widget.json"
    said = [
        {"from": "visitor", "at": "2026-11-15T17:02:00Z", "text": "Nobody came"},
        {"from": "agent", "name": "Colm Daly", "at": "2026-11-15T17:03:30Z", "text": "Hello, this is Colm"},
    ]
    path.write_text(json.dumps({"conversation_id": "B-1", "messages": said}), encoding="utf-8")
    (conversation,) = read(path)
    assert [turn.start_s for turn in conversation.transcript.turns] == [0.0, 90.0]
