"""Which columns of a table are taken for what: for chats, for surveys, and from the head of a large file."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcription.errors import FormatError
from transcription.formats.taken import Taken, columns_taken


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_are_told_in_the_order_of_the_file_as_they_are_written(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", "Queue;Absender;Nachricht;;Uhrzeit\nx;Agent;Guten Tag;;10:00\n")
    assert columns_taken(table) == Taken(
        (("name", "Absender"), ("text", "Nachricht"), ("time", "Uhrzeit")), ("Queue",)
    )


def test_a_survey_s_columns_are_a_survey_s(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", "Ticket No.,CSAT (1-5),Region\n7,4,north\n")
    assert columns_taken(table) == Taken(
        (("interaction", "Ticket No."), ("rating", "CSAT (1-5)")), ("Region",), True
    )


def test_of_two_columns_with_one_meaning_the_other_is_not_used(tmp_path: Path) -> None:
    taken = columns_taken(written(tmp_path, "a.csv", "speaker,text,message\nagent,one,two\n"))
    assert taken is not None
    assert taken.unused == ("message",)


def test_what_is_no_table_has_no_columns_and_a_broken_one_is_named(tmp_path: Path) -> None:
    assert columns_taken(written(tmp_path, "a.txt", "Agent: hello")) is None
    with pytest.raises(FormatError, match=r"empty\.csv"):
        columns_taken(written(tmp_path, "empty.csv", ""))


def test_a_large_file_is_known_by_its_head(tmp_path: Path) -> None:
    rows = "agent,hello there,1\n" * 20_000
    taken = columns_taken(written(tmp_path, "a.csv", f"speaker,text,rank\n{rows}"))
    assert taken is not None
    assert taken.unused == ("rank",)


def test_a_zone_behind_a_column_s_name_does_not_hide_the_time(tmp_path: Path) -> None:
    for name in ("Sent At (UTC)", "Created UTC", "sent_at [GMT]"):
        taken = columns_taken(
            written(tmp_path, "a.csv", f"Who,Message,{name}\nAgent,Hello,14/11/2026 09:02\n")
        )
        assert taken is not None
        assert dict(taken.fields)["time"] == name


def test_every_question_of_a_survey_is_taken(tmp_path: Path) -> None:
    taken = columns_taken(written(tmp_path, "a.csv", "Ticket,Happy? (1-5),Recommend (0-10),Team\n7,4,9,x\n"))
    assert taken == Taken(
        (("interaction", "Ticket"), ("rating", "Happy? (1-5)"), ("rating", "Recommend (0-10)")),
        ("Team",),
        True,
    )
