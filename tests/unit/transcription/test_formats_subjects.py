"""The subject of an e-mail reaches its transcript, where a check can judge it and a reviewer can see it."""

from __future__ import annotations

from pathlib import Path

from transcription.formats import read
from transcription.model import Role

THREAD = """\
Channel: email
Subject: Broken lamp, order 5521

Customer: My lamp shade is broken.

Agent: Dear Ms Fox, the new shade is on its way.
"""


def turns(folder: Path, text: str) -> list[tuple[Role, str, bool]]:
    path = folder / "thread.txt"
    path.write_text(text, encoding="utf-8")
    return [(turn.role, turn.text, turn.note) for turn in read(path)[0].transcript.turns]


def test_the_subject_of_a_thread_is_its_first_turn_and_no_note(tmp_path: Path) -> None:
    assert turns(tmp_path, THREAD)[0] == (Role.SYSTEM, "Subject: Broken lamp, order 5521", False)
    assert len(turns(tmp_path, THREAD)) == 3


def test_a_chat_has_no_subject(tmp_path: Path) -> None:
    assert all(role is not Role.SYSTEM for role, *_ in turns(tmp_path, THREAD.replace("email", "chat")))


def test_a_subject_between_two_messages_is_nobodys_words(tmp_path: Path) -> None:
    text = "Customer: It broke.\nSubject: A new shade\nAgent: It is on its way.\n"
    assert turns(tmp_path, text)[1] == (Role.SYSTEM, "Subject: A new shade", False)
