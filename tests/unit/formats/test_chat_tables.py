"""Chats as tables: columns in many words, several conversations a file, times in every style."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcription.errors import FormatError, TranscriptionError
from transcription.formats import read
from transcription.model import Role

PLAIN = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85\ufeff"),
    max_size=60,
)
MESSAGE = st.tuples(st.sampled_from(["agent", "customer"]), PLAIN.filter(lambda text: text.strip()))


def written(folder: Path, text: str, name: str = "chat.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    messages=st.lists(MESSAGE, min_size=1, max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    newline_within=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_chat_that_was_written_as_a_table_is_read_back_word_for_word(
    tmp_path: Path, messages: list[tuple[str, str]], delimiter: str, newline_within: bool, encoding: str
) -> None:
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=delimiter)
    writer.writerow(["conversation_id", "time", "speaker", "message"])
    start = datetime(2026, 3, 4, 23, 59, tzinfo=UTC)
    said = [(role, f"{text}\n{text}" if newline_within else text) for role, text in messages]
    for place, (role, text) in enumerate(said):
        writer.writerow(["W-1", (start + timedelta(seconds=40 * place)).isoformat(), role, text])
    (conversation,) = read(written(tmp_path, sheet.getvalue(), encoding=encoding))
    assert conversation.external_id == "W-1"
    assert conversation.started_at == start
    assert [(turn.role.value, turn.text) for turn in conversation.transcript.turns] == [
        (role, text.strip()) for role, text in said
    ]
    assert [turn.start_s for turn in conversation.transcript.turns] == [
        40.0 * place for place in range(len(said))
    ]


def test_several_conversations_of_one_file_come_apart_in_their_order(tmp_path: Path) -> None:
    text = "ticket;von;Nachricht\n7;Kundin;Hallo\n3;Kunde;Wo ist mein Tisch?\n7;Berater;Guten Tag\n3;Agent;Hier\n"
    seven, three = read(written(tmp_path, text))
    assert (seven.external_id, three.external_id) == ("7", "3")
    assert [turn.role for turn in seven.transcript.turns] == [Role.CUSTOMER, Role.AGENT]
    assert three.title == "chat · 3"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Sender_Type,Message_Text", "Agent,Hello"),
        ("authorRole;body", "advisor;Hello"),
        ("Absender\tNachricht", "Kundenservice\tHello"),
        ("Remitente|Mensaje", "Agente|Hello"),
        ("Expéditeur;Texte", "Conseillère;Hello"),
        ("nadawca,treść", "konsultant,Hello"),
        ("mittente,messaggio", "operatore,Hello"),
        ("name,role,text", "Maya Brandt,agent,Hello"),
        ("direction,content", "outbound,Hello"),
        ("type,text", "agent,Hello"),
    ],
)
def test_columns_are_known_by_many_names(tmp_path: Path, header: str, row: str) -> None:
    (conversation,) = read(written(tmp_path, f"{header}\n{row}\n"))
    assert [(turn.role, turn.text) for turn in conversation.transcript.turns] == [(Role.AGENT, "Hello")]


def test_a_name_is_known_by_the_agents_column_and_the_other_one_is_the_customer(tmp_path: Path) -> None:
    text = "speaker,text,agent_name\nMaya,Hello,Maya Brandt\nJulia Fern,Hi,Maya Brandt\n"
    (conversation,) = read(written(tmp_path, text))
    assert [(turn.role, turn.speaker) for turn in conversation.transcript.turns] == [
        (Role.AGENT, "Maya"),
        (Role.CUSTOMER, "Julia Fern"),
    ]
    assert conversation.agent == "Maya Brandt"


def test_two_names_that_nobody_explains_stay_unknown(tmp_path: Path) -> None:
    (conversation,) = read(written(tmp_path, "speaker,text\nMaya,Hello\nJulia,Hi\n"))
    assert {turn.role for turn in conversation.transcript.turns} == {Role.UNKNOWN}


def test_what_the_system_did_is_a_note_and_tells_the_agents_name(tmp_path: Path) -> None:
    text = "speaker,text\ncustomer,Hi\nsystem,Tom Reed has joined the conversation\nagent,Hello\n"
    (conversation,) = read(written(tmp_path, text))
    assert [turn.note for turn in conversation.transcript.turns] == [False, True, False]
    assert conversation.agent == "Tom Reed"


def test_a_private_message_of_the_agent_is_a_note(tmp_path: Path) -> None:
    text = "speaker,text,private\nagent,He sounds angry,true\nagent,Hello,false\n"
    (conversation,) = read(written(tmp_path, text))
    assert [(turn.role, turn.note) for turn in conversation.transcript.turns] == [
        (Role.AGENT, True),
        (Role.AGENT, False),
    ]


@pytest.mark.parametrize(
    ("times", "seconds", "started"),
    [
        (("23:59", "00:01"), [0, 120], None),
        (("11:59 PM", "12:01 AM"), [0, 120], None),
        (("12:59", "1:02"), [0, 180], None),
        (("00:07", "61:12"), [0, 3665], None),
        (("2026-03-04 10:00", "2026-03-04 10:02:30"), [0, 150], datetime(2026, 3, 4, 10, tzinfo=UTC)),
        (("04/03/2026 10:00", "14/03/2026 10:00"), [0, 864_000], datetime(2026, 3, 4, 10, tzinfo=UTC)),
        (("03/04/2026 10:00 AM", "03/14/2026 10:00 AM"), [0, 864_000], datetime(2026, 3, 4, 10, tzinfo=UTC)),
        (("04.03.2026, 10:00", "04.03.2026, 10:01"), [0, 60], datetime(2026, 3, 4, 10, tzinfo=UTC)),
        (("4 March 2026 10:00", "4 March 2026 10:01"), [0, 60], datetime(2026, 3, 4, 10, tzinfo=UTC)),
        (("Mar 4, 2026 10:00", "Mar 4, 2026 10:01"), [0, 60], datetime(2026, 3, 4, 10, tzinfo=UTC)),
        (("2026-03-04T10:00:00+02:00", "2026-03-04T08:01:00Z"), [0, 60], datetime(2026, 3, 4, 8, tzinfo=UTC)),
        (("1772618400", "1772618460"), [0, 60], datetime(2026, 3, 4, 10, tzinfo=UTC)),
        (("1772618400000", "1772618460500"), [0, 60.5], datetime(2026, 3, 4, 10, tzinfo=UTC)),
        (("3.5", "9"), [3.5, 9], None),
        (("", "10:01"), [None, 0], None),
        (("yesterday", "later"), [None, None], None),
        (("31.02.2026 10:00", "31.02.2026 10:05"), [0, 300], None),
        (("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59-12:00"), [0, 0], None),
    ],
)
def test_times_count_from_the_first_message(
    tmp_path: Path, times: tuple[str, str], seconds: list[float | None], started: datetime | None
) -> None:
    text = f'speaker,text,time\nagent,one,"{times[0]}"\ncustomer,two,"{times[1]}"\n'
    (conversation,) = read(written(tmp_path, text))
    assert [turn.start_s for turn in conversation.transcript.turns] == seconds
    assert conversation.started_at == started


def test_a_newest_first_export_is_turned_round(tmp_path: Path) -> None:
    text = "speaker,text,time\nagent,three,10:05\ncustomer,two,10:02\nagent,one-b,10:01\nagent,one,10:01\n"
    (conversation,) = read(written(tmp_path, text))
    assert [turn.text for turn in conversation.transcript.turns] == ["one", "one-b", "two", "three"]


def test_how_doubtful_dates_were_read_stands_in_the_origin(tmp_path: Path) -> None:
    (conversation,) = read(written(tmp_path, "speaker,text,time\nagent,Hello,04/03/2026 10:00\n"))
    assert dict(conversation.transcript.origin.settings)["dates"] == "day first"
    assert conversation.transcript.origin.engine == "import"
    assert conversation.transcript.origin.model == "csv"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_umlauts_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = "speaker,text\nagent,Schöne Grüße – „fünf“ Stühle für 20 €\ncustomer,Größe M\n"
    (conversation,) = read(written(tmp_path, text, encoding=encoding))
    assert conversation.transcript.turns[0].text == "Schöne Grüße – „fünf“ Stühle für 20 €"


def test_a_missing_speaker_column_is_named_with_what_is_there_and_what_may_be_meant(tmp_path: Path) -> None:
    with pytest.raises(FormatError) as caught:
        read(written(tmp_path, "time,speker,message\n10:00,agent,Hello\n", "week.csv"))
    message = str(caught.value)
    assert "“week.csv” has no speaker column" in message
    assert "“time”, “speker”, “message”" in message
    assert "Did you mean “speaker” by “speker”?" in message
    assert isinstance(caught.value, TranscriptionError)


def test_a_missing_text_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no column that holds what was said"):
        read(written(tmp_path, "time,speaker\n10:00,agent\n"))


def test_a_table_of_nothing_but_its_header_holds_no_messages(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="0 messages"):
        read(written(tmp_path, "time,speaker,message\n"))


def test_an_unquoted_delimiter_in_the_last_column_loses_no_words(tmp_path: Path) -> None:
    (conversation,) = read(written(tmp_path, "speaker,text\nagent,Yes, of course, gladly\ncustomer,Good\n"))
    assert conversation.transcript.turns[0].text == "Yes, of course, gladly"


def test_excels_own_line_about_the_delimiter_is_understood(tmp_path: Path) -> None:
    (conversation,) = read(written(tmp_path, "sep=;\nspeaker;text\nagent;a, b, c\n"))
    assert conversation.transcript.turns[0].text == "a, b, c"


def test_a_hundred_thousand_messages_are_read_within_seconds(tmp_path: Path) -> None:
    rows = "".join(f"c{n // 50},agent,Hello number {n},10:{n % 60:02}\n" for n in range(100_000))
    conversations = read(written(tmp_path, f"chat_id,speaker,text,time\n{rows}"))
    assert len(conversations) == 2_000


def test_a_help_desk_export_is_parted_by_its_ticket_numbers_and_names_its_reps(tmp_path: Path) -> None:
    rows = [
        "Ticket No.,Created,Rep,Customer,From,Message",
        "1001,2026-11-03 09:12:04,Lena Vogt,K. Adler,Customer,My lamp arrived broken.",
        "1001,2026-11-03 09:12:50,Lena Vogt,K. Adler,Agent,I am so sorry.",
        "1002,2026-11-03 10:02:04,Lena Vogt,M. Hahn,Customer,Where is my order?",
        "1002,2026-11-03 10:05:50,Lena Vogt,M. Hahn,Agent,It is on its way.",
    ]
    read_back = read(written(tmp_path, "\n".join(rows)))
    assert [(one.external_id, one.agent) for one in read_back] == [
        ("1001", "Lena Vogt"),
        ("1002", "Lena Vogt"),
    ]
