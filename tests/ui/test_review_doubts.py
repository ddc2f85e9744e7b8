"""What is doubted in a turn, and what was heard for a name: marked, said in words, explained under the pointer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from qa_studio.ui.review.doubt_words import FLAGS, about_word, doubted, heard_words, rules
from qa_studio.ui.review.highlights import Kind, corrected_spans
from qa_studio.ui.review.transcript_view import TranscriptView
from qa_studio.ui.review.turn_delegate import TurnDelegate
from qa_studio.ui.review.turn_text import format_ranges
from transcription import doubts
from transcription.model import Role, Turn, Word

TURN = Turn(
    Role.AGENT,
    "at Meadow Lane for 20 pounds",
    0.0,
    3.0,
    words=(Word(3, 9, 0.2, 0.5, 0.8, "medow"), Word(10, 14, 0.5, 0.8, 0.9), Word(19, 21, 1.0, 1.5, 0.31)),
)
LOOP = replace(TURN, flags=("repetition", "speaker_unsure"))


def test_flags_are_said_in_a_line_and_explained_by_their_rules() -> None:
    assert doubted(LOOP) == "Doubted: repeats itself, the speaker is unsure"
    assert rules(LOOP).splitlines()[0].startswith("Repeats itself. The same words come again and again")
    assert doubted(TURN) == rules(TURN) == ""
    assert doubted(replace(TURN, flags=("noise", "from the future"))) == ""
    assert doubted(replace(TURN, role=Role.SYSTEM, flags=("music",))) == "Music"


@pytest.mark.parametrize("flag", ["repetition", "over_silence", "too_fast", "prompt_echo"])
def test_every_flag_of_the_rules_has_its_words(flag: str) -> None:
    assert flag in (doubts.__doc__ or "")
    assert flag in FLAGS
    assert f"{doubts.FASTEST_WORDS_S:g} words a second" in FLAGS["too_fast"][1]
    assert doubts.LEAST_VOICED == 0.25


def test_a_word_tells_what_was_heard_and_how_sure_the_engine_is() -> None:
    assert about_word(TURN, 4) == "Heard: medow"
    assert about_word(TURN, 20).startswith("The engine is 31 % sure of this word")
    assert about_word(TURN, 12) == about_word(TURN, 0) == about_word(TURN, 99) == ""
    assert heard_words(TURN) == "heard: medow"


def test_a_name_put_right_is_underlined_otherwise_than_an_unsure_word() -> None:
    (span,) = corrected_spans(0, TURN)
    assert (span.start, span.end, span.kind) == (3, 9, Kind.CORRECTED)
    corrected, unsure = format_ranges([span, replace(span, kind=Kind.UNSURE)])
    styles = {shown.format.underlineStyle() for shown in (corrected, unsure)}
    assert len(styles) == 2


@pytest.mark.parametrize("is_chat", [False, True])
def test_the_line_of_doubts_takes_its_room_and_answers_the_pointer(qtbot: QtBot, is_chat: bool) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_turns((TURN, LOOP, replace(LOOP, text="", words=())), is_chat)
    view.show()
    delegate = view.itemDelegate()
    assert isinstance(delegate, TurnDelegate)
    plain, flagged, empty = (delegate.plan(row) for row in range(3))
    assert plain.doubts.isEmpty()
    assert flagged.doubts.height() > 0 < empty.doubts.height()
    assert flagged.ground.contains(flagged.doubts)
    assert delegate.tip(1, flagged.doubts.center()) == rules(LOOP)
    text = delegate.text(0)
    letter = plain.text.topLeft() + QPointF(text.layout.lineAt(0).cursorToX(5)[0], text.height / 2)  # type: ignore[index]
    assert delegate.tip(0, letter) == "Heard: medow"
    assert delegate.tip(0, QPointF(-5, -5)) == ""
    assert not view.grab().isNull()


def test_who_does_not_see_is_told_the_same(qtbot: QtBot) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.set_turns((LOOP,), is_chat=False)
    said = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("Doubted: repeats itself, the speaker is unsure heard: medow")
