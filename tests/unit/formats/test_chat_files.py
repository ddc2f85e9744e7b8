"""What a file is before anybody reads it: missing, empty, no text, in a strange encoding, with a strange ending."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcription.errors import FormatError
from transcription.formats import FORMATS, SUFFIXES, can_read, read
from transcription.formats.roles import assign, name_in, role_of
from transcription.model import Role


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("chat.csv", b"", r"“chat\.csv” is empty \(0 bytes\)"),
        ("chat.csv", b"\xef\xbb\xbf \r\n", "is empty"),
        ("chat.csv", b"PK\x03\x04rest", "is a spreadsheet or a zip archive; save the sheet as CSV"),
        ("chat.txt", b"%PDF-1.7", "is a PDF"),
        ("chat.json", b"\x00\x01\x02\x03\xff\xfe\x00junk" * 40, "is not text"),
        ("chat.txt", bytes(range(1, 32)) * 20, "is not text"),
        ("chat.txt", b"\xff\xfeA\x00g", "begins as UTF-16 but cannot be read on from byte"),
        (
            "chat.docx",
            b"Agent: hello",
            "has the ending “.docx”, which is no chat or transcript format. Known are .csv",
        ),
        ("chat.jsn", b"[]", "Did you mean “.json”"),
        ("chat", b"Agent: hello", "has no ending"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FormatError, match=message) as caught:
        read(path)
    assert name in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be opened"):
        read(tmp_path / "gone.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(FormatError, match="cannot be opened"):
        read(tmp_path / "folder.csv")


def test_every_ending_has_a_reader() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)
    assert can_read(Path("A.CSV"))
    assert not can_read(Path("a.wav"))


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Agent", Role.AGENT), ("SUPPORT_AGENT", Role.AGENT), ("customer service", Role.AGENT), ("Rep 12", Role.AGENT),
        ("Maya (Advisor)", Role.AGENT), ("Kundenberaterin", Role.UNKNOWN), ("Mitarbeiter", Role.AGENT),
        ("customer", Role.CUSTOMER), ("End-User", Role.CUSTOMER), ("Visitor 4711", Role.CUSTOMER),
        ("Kunde", Role.CUSTOMER),
        ("Virtual Agent", Role.BOT), ("support bot", Role.BOT), ("Assistant", Role.BOT), ("IVR", Role.BOT),
        ("System", Role.SYSTEM), ("action", Role.SYSTEM), ("agent note", Role.SYSTEM), ("Note", Role.SYSTEM),
        ("Maya Brandt", Role.UNKNOWN), ("", Role.UNKNOWN), ("🙂", Role.UNKNOWN), ("زبون", Role.UNKNOWN),
    ],
)  # fmt: skip
def test_a_label_names_a_role_or_nobody_knows(label: str, role: Role) -> None:
    assert role_of(label) is role


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Maya (Agent)", "Maya"),
        ("Agent Maya Brandt", "Maya Brandt"),
        ("agent", ""),
        ("Maya | Support", "Maya"),
    ],
)
def test_a_name_is_what_is_left_of_a_label(label: str, name: str) -> None:
    assert name_in(label) == name


def test_with_two_unexplained_names_beside_an_agent_nobody_is_guessed() -> None:
    roles = assign(["agent", "Jo", "Lee"], [None, None, None], "", "")
    assert roles == (Role.AGENT, Role.UNKNOWN, Role.UNKNOWN)


def test_one_stray_zero_byte_is_no_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "chat.csv"
    path.write_bytes(
        b"speaker,text\nagent,he\x00llo to everybody out there\ncustomer,hi and good morning to you"
        + b" again" * 20
        + b"\n"
    )
    (conversation,) = read(path)
    assert conversation.transcript.turns[0].text == "he\ufffdllo to everybody out there"
