"""Survey answers: every fault of a file at once, with its line."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from transcription.errors import FormatError
from transcription.formats.surveys import SurveyLine, is_survey, read_survey

HEADER = "interaction,question,scale_min,scale_max,rating,comment,follow_up,received_at"


def saved(folder: Path, text: str, name: str = "survey.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_answer_keeps_its_own_scale(tmp_path: Path) -> None:
    path = saved(
        tmp_path, f'{HEADER}\nW-1,How was it?,1,5,4,"Good, quick",Call back,2026-03-06T18:05:00+01:00\n'
    )
    assert read_survey(path) == (
        SurveyLine(
            "W-1", "How was it?", Decimal(1), Decimal(5), Decimal(4), "Good, quick", "callback",
            datetime(2026, 3, 6, 17, 5, tzinfo=UTC),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "header", ["Ticket No.,Date,CSAT (1-5),Comment", "Case number,Date,Rating [1 to 5],Comment"]
)
def test_a_rating_whose_column_names_its_scale_needs_no_column_for_it(tmp_path: Path, header: str) -> None:
    path = saved(tmp_path, f"{header}\n1001,2026-11-04,4,Quick and kind\n1002,2026-11-04,,\n")
    assert is_survey(path)
    assert [
        (line.interaction, line.scale_min, line.scale_max, line.rating) for line in read_survey(path)
    ] == [("1001", Decimal(1), Decimal(5), Decimal(4))]


def test_a_name_with_other_words_in_brackets_carries_no_scale(tmp_path: Path) -> None:
    assert not is_survey(saved(tmp_path, "Ticket No.,Score (all),Comment\n1001,4,Fine\n"))


def test_a_scale_may_stand_in_one_column_and_columns_have_many_names(tmp_path: Path) -> None:
    path = saved(tmp_path, "chat_id;metric;scale;score;feedback\nW-1;CSAT;1-5;3,5;fine\nW-2;NPS;0 to 10;0;\n")
    assert [(line.scale_min, line.scale_max, line.rating) for line in read_survey(path)] == [
        (Decimal(1), Decimal(5), Decimal("3.5")),
        (Decimal(0), Decimal(10), Decimal(0)),
    ]


def test_every_faulty_line_is_named(tmp_path: Path) -> None:
    rows = ["W-1,q,1,5,6,,,", "W-2,q,1,5,great,,,", "W-3,q,5,1,3,,,", ",q,1,5,3,,,", "W-5,q,1,5,3,,phone a friend,",
            "W-6,q,1,5,3,,,someday", "W-7,q,1,5,,no rating,,", "W-8,q,1,5,3,,,"]  # fmt: skip
    with pytest.raises(FormatError) as caught:
        read_survey(saved(tmp_path, "\n".join([HEADER, *rows])))
    message = str(caught.value)
    for part in ("line 2: rating 6 is outside its scale 1 to 5", "line 3: rating “great” is no number",
                 "line 4: the scale 5 to 1 does not rise", "line 5: no interaction is named", "line 6: follow-up",
                 "line 7: date “someday” cannot be read", "line 8: no rating"):  # fmt: skip
        assert part in message
    assert "line 9" not in message
    assert "survey.csv" in message


def test_rows_that_were_not_answered_are_left_out(tmp_path: Path) -> None:
    path = saved(tmp_path, f"{HEADER}\nW-1,q,1,5,,,,\nW-2,q,1,5,2,,,\n")
    assert [line.interaction for line in read_survey(path)] == ["W-2"]


def test_missing_columns_are_named_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(
        FormatError, match=r"no column for interaction and scale_min and scale_max.*Did you mean"
    ):
        read_survey(saved(tmp_path, "interacton,question,rating\nW-1,q,3\n"))


def test_a_survey_is_told_from_a_chat(tmp_path: Path) -> None:
    assert is_survey(saved(tmp_path, f"{HEADER}\n", "a.csv"))
    assert not is_survey(saved(tmp_path, "speaker,text\nagent,Hello\n", "b.csv"))
    assert not is_survey(saved(tmp_path, HEADER, "c.txt"))
    assert not is_survey(saved(tmp_path, "", "d.csv"))
    assert not is_survey(tmp_path / "gone.csv")


@pytest.mark.parametrize("rating", ["NaN", "Infinity", "1e999", "-0.5", "5.01"])
def test_numbers_that_are_no_rating_are_refused(tmp_path: Path, rating: str) -> None:
    with pytest.raises(FormatError, match="line 2"):
        read_survey(saved(tmp_path, f"{HEADER}\nW-1,q,0,5,{rating},,,\n"))


def test_each_column_that_names_its_scale_is_a_question_of_its_own(tmp_path: Path) -> None:
    header = "Ticket,Answered On,Happy with us? (1-5),NPS,What could be better,Comment"
    path = saved(tmp_path, f"{header}\nB-1,2026-11-15,5,9,,Very kind\nB-2,2026-11-16,,0,,\nB-3,,,,,\n")
    assert is_survey(path)
    assert [
        (line.interaction, line.question, line.scale_max, line.rating, line.comment)
        for line in read_survey(path)
    ] == [
        ("B-1", "Happy with us?", Decimal(5), Decimal(5), "Very kind"),
        ("B-1", "NPS", Decimal(10), Decimal(9), ""),
        ("B-2", "NPS", Decimal(10), Decimal(0), ""),
    ]
    assert read_survey(path)[0].received_at == datetime(2026, 11, 15, tzinfo=UTC)


def test_a_satisfaction_without_a_scale_is_a_survey_that_is_told_how_to_name_one(tmp_path: Path) -> None:
    path = saved(tmp_path, "Ticket,Answered On,CSAT,NPS,Comment\nB-1,2026-11-15,5,9,Very kind\n")
    assert is_survey(path)
    with pytest.raises(FormatError, match=r"like “CSAT \(1-5\)”"):
        read_survey(path)


def test_a_chat_whose_agents_were_rated_stays_a_chat(tmp_path: Path) -> None:
    assert not is_survey(saved(tmp_path, "Ticket,Speaker,Message,CSAT (1-5)\nB-1,agent,Hello,5\n"))
