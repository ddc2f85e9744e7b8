"""What comes through a pipe is told apart by its first lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.formats import SUFFIXES, ending_of


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("[10:02] Agent: Hello, this is Maya.\n[10:03] Customer: Hi.\n", ".txt"),
        ("Agent: Hello, there\nCustomer: Hi, Maya\n", ".txt"),
        ("\ufeffWEBVTT\n\n00:00.000 --> 00:02.000\nHi\n", ".vtt"),
        ("1\n00:00:00,000 --> 00:00:02,000\nAgent: Hi\n", ".srt"),
        ('\n [{"speaker": "agent", "text": "Hi"}]', ".json"),
        ('{"speaker": "agent", "text": "Hi"}\n{"speaker": "customer", "text": "Hi"}\n', ".jsonl"),
        ("{not JSON", ".txt"),
        ("speaker,text\nagent,Hi\n", ".csv"),
        ("speaker;text\nagent;Hi\n", ".csv"),
        ("speaker\ttext\nagent\tHi\n", ".tsv"),
        ("", ".txt"),
    ],
)
def test_the_first_lines_say_what_it_is(text: str, ending: str) -> None:
    assert ending_of(text.encode()) == ending
    if text and ending != ".json":
        assert ending_of(text.encode("utf-16")) == ending


@given(st.binary(max_size=200))
def test_any_bytes_have_an_ending_that_is_read(data: bytes) -> None:
    assert ending_of(data) in SUFFIXES


def test_deep_brackets_do_not_end_it() -> None:
    assert ending_of(b"[" * 100_000) == ".txt"
