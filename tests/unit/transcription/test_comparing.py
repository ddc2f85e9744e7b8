"""Two versions of a transcript: where words stand now, and what differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from test_correcting import edits, transcript_of, transcripts, turn_of

from transcription.comparing import Comparison, Piece, PieceKind, Place
from transcription.correcting import Edit, Merge, Reword, SetRole, Split, corrected
from transcription.errors import CorrectionError
from transcription.model import Role, Transcript

CALL = transcript_of(
    turn_of("Thank you fer calling Meadow Lane, this is Maya.", 0.0),
    turn_of("hi my order has not come", 5.0, Role.CUSTOMER),
    turn_of("I am sorry. Let me look.", 9.0),
)


def quoted(transcript: Transcript, place: Place) -> str:
    return transcript.turns[place.turn].text[place.start : place.end]


def moved(before: Transcript, edit: Edit, turn: int, words: str) -> list[str]:
    """What words of a turn read after an edit."""
    start = before.turns[turn].text.index(words)
    after = corrected(before, edit)
    places = Comparison(before, after).places(Place(turn, start, start + len(words)))
    return [quoted(after, place) for place in places]


def test_words_of_turns_that_nobody_touched_stay_where_they_are_and_move_with_their_turn() -> None:
    after = corrected(CALL, Split(0, 21))
    assert Comparison(CALL, after).places(Place(2, 5, 10)) == (Place(3, 5, 10),)


def test_words_beside_a_corrected_one_are_found_at_their_new_place() -> None:
    edit = Reword(0, "Well, thank you for calling Meadow Lane, this is Maya.")
    assert moved(CALL, edit, 0, "Meadow Lane") == ["Meadow Lane"]
    assert moved(CALL, edit, 0, "this is Maya") == ["this is Maya"]
    assert moved(CALL, edit, 0, "you fer calling") == ["you for calling"]


def test_words_that_are_gone_are_nowhere() -> None:
    edit = Reword(0, "Thank you for calling, this is Maya.")
    assert moved(CALL, edit, 0, "Meadow Lane") == []
    assert moved(CALL, edit, 0, "fer") == []


def test_words_across_a_new_seam_lie_in_two_turns_and_come_together_again() -> None:
    cut = corrected(CALL, Split(0, 21))
    assert moved(CALL, Split(0, 21), 0, "fer calling Meadow Lane") == ["fer calling", "Meadow Lane"]
    assert moved(cut, Merge(0), 1, "Meadow Lane") == ["Meadow Lane"]


def test_differences_show_what_went_what_came_and_who_speaks() -> None:
    after = corrected(
        corrected(CALL, Reword(0, "Thank you for calling Meadow Lane.")), SetRole((1,), Role.AGENT)
    )
    first, second = Comparison(CALL, after).differences()
    assert first.pieces[:4] == (
        Piece(PieceKind.SAME, "Thank you"),
        Piece(PieceKind.DELETED, "fer"),
        Piece(PieceKind.INSERTED, "for"),
        Piece(PieceKind.SAME, "calling Meadow"),
    )
    assert (second.turn, second.role_before, second.role, second.is_reworded) == (
        1,
        Role.CUSTOMER,
        Role.AGENT,
        False,
    )


def test_a_split_is_told_from_a_rewording() -> None:
    found = Comparison(CALL, corrected(CALL, Split(2, 12))).differences()
    assert [(one.turn, one.is_cut, one.is_reworded) for one in found] == [(2, True, False), (3, True, False)]


def test_a_transcript_that_lost_or_won_turns_elsewhere_is_compared_too() -> None:
    shorter = transcript_of(*CALL.turns[:1])
    (lost,) = Comparison(CALL, shorter).differences()
    assert [piece.kind for piece in lost.pieces] == [PieceKind.SAME, *[PieceKind.DELETED] * 2]
    assert len(Comparison(shorter, CALL).differences()) == 2
    assert Comparison(CALL, transcript_of()).differences() == ()
    assert Comparison(transcript_of(), CALL).places(Place(0, 0, 3)) == ()


@given(transcripts(), st.lists(edits, min_size=1, max_size=4), st.data())
def test_a_place_is_found_within_its_turn_and_never_in_words_of_which_none_is_its_own(
    before: Transcript, changes: list[Edit], data: st.DataObject
) -> None:
    after = before
    for edit in changes:
        try:
            after = corrected(after, edit)
        except CorrectionError:
            continue
    turn = data.draw(st.integers(0, len(before.turns) - 1))
    text = before.turns[turn].text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for place in Comparison(before, after).places(Place(turn, start, end)):
        assert 0 <= place.start < place.end <= len(after.turns[place.turn].text)
    same = Comparison(before, before)
    assert same.places(Place(turn, start, end)) == (Place(turn, start, end),)
    assert same.differences() == ()
    shown = {one.turn: one for one in Comparison(before, after).differences()}
    assert all(0 <= place < len(after.turns) for place in shown)
    for place, one in shown.items():
        kept = [piece.text for piece in one.pieces if piece.kind is not PieceKind.DELETED]
        assert " ".join(kept).split() == after.turns[place].text.split()
