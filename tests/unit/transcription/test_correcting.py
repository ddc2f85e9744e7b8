"""Correcting a transcript by hand: what an edit changes, and that it changes nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.correcting import (
    Edit,
    MarkNoise,
    MarkNote,
    Merge,
    Reword,
    SetRole,
    Split,
    SwapRoles,
    corrected,
)
from transcription.errors import CorrectionError
from transcription.model import Origin, Role, Transcript, Turn, Word

VOCABULARY = (
    "thank",
    "you",
    "for",
    "fer",
    "calling,",
    "Calling",
    "Meadow",
    "Lane.",
    "no",
    "no",
    "—",
    "é́",
    "a",
)


def words_of(text: str, start_s: float, each_s: float = 0.4) -> tuple[Word, ...]:
    """A word with a time for each word of a text."""
    found, place = [], 0
    for number, part in enumerate(text.split()):
        place = text.index(part, place)
        at_s = start_s + number * each_s
        found.append(Word(place, place + len(part), at_s, at_s + each_s * 0.8, 0.9))
        place += len(part)
    return tuple(found)


def turn_of(text: str, start_s: float = 1.0, role: Role = Role.AGENT, **more: object) -> Turn:
    words = words_of(text, start_s)
    end_s = words[-1].end_s if words else start_s + 1
    return replace(Turn(role, text, start_s, end_s, words=words), **more)  # type: ignore[arg-type]


def transcript_of(*turns: Turn) -> Transcript:
    return Transcript(turns, Origin("whisper", "base"), duration_s=60.0)


def written(turn: Turn) -> list[str]:
    return [turn.text[word.start : word.end] for word in turn.words]


texts = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=9).map(" ".join)
spaced = st.text(alphabet=" ab,.é\t李🙂", min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
places = st.integers(0, 3)
roles = st.sampled_from(list(Role))


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    turns = []
    for number in range(draw(st.integers(1, 4))):
        made = turn_of(draw(texts), number * 3.0, draw(roles), channel=draw(st.sampled_from([None, 0, 1])))
        has_words, has_times = draw(st.booleans()), draw(st.booleans())
        made = made if has_words else replace(made, words=())
        turns.append(made if has_times or has_words else replace(made, start_s=None, end_s=None))
    return transcript_of(*turns)


edits = st.one_of(
    st.builds(Reword, places, st.one_of(texts, spaced)),
    st.builds(Split, places, st.integers(-2, 40)),
    st.builds(Merge, places, st.none() | roles),
    st.builds(SetRole, st.lists(places, max_size=3).map(tuple), roles),
    st.builds(MarkNoise, places),
    st.builds(MarkNote, places, st.booleans()),
    st.just(SwapRoles()),
)


def changed_turns(edit: Edit, before: Transcript) -> tuple[set[int], int]:
    """Which turns an edit may change, and by how many the later ones move on."""
    match edit:
        case Split(turn, _):
            return {turn}, 1
        case Merge(turn, _):
            return {turn, turn + 1}, -1
        case SetRole(turns, _):
            return set(turns), 0
        case SwapRoles():
            return set(range(len(before.turns))), 0
        case _:
            return {edit.turn}, 0


@given(transcripts(), edits)
def test_every_edit_leaves_words_in_their_text_in_order_and_all_other_turns_as_they_were(
    before: Transcript, edit: Edit
) -> None:
    try:
        after = corrected(before, edit)
    except CorrectionError:
        return
    touched, moved = changed_turns(edit, before)
    assert len(after.turns) == len(before.turns) + moved
    for place, turn in enumerate(before.turns):
        if place not in touched:
            assert after.turns[place + (moved if place > max(touched, default=-1) else 0)] == turn
    for turn in after.turns:
        assert turn.text.strip()
        assert all(0 <= word.start < word.end <= len(turn.text) for word in turn.words)
        assert all(part.strip() for part in written(turn))
        for one, following in zip(turn.words, turn.words[1:], strict=False):
            assert one.end <= following.start
            assert one.start_s <= following.start_s
        assert all(word.start_s <= word.end_s for word in turn.words)
        if turn.start_s is not None and turn.end_s is not None:
            assert turn.start_s <= turn.end_s
    if isinstance(edit, Reword):
        assert after.turns[edit.turn].text == edit.text
    assert after.origin == before.origin


@given(texts, texts)
def test_each_word_of_a_rewritten_turn_has_a_time_within_the_turn(old: str, new: str) -> None:
    before = turn_of(old)
    after = corrected(transcript_of(before), Reword(0, new)).turns[0]
    assert written(after) == new.split()
    assert all(before.start_s <= word.start_s <= word.end_s <= before.end_s for word in after.words)  # type: ignore[operator]


@given(transcripts(), places, st.integers(1, 40))
def test_a_split_that_is_merged_again_has_the_letters_that_it_had(
    before: Transcript, place: int, at: int
) -> None:
    try:
        cut = corrected(before, Split(place, at))
    except CorrectionError:
        return
    again = corrected(cut, Merge(place))
    assert "".join(again.turns[place].text.split()) == "".join(before.turns[place].text.split())


def test_a_wrong_word_put_right_keeps_its_time_and_what_was_heard_and_all_others_their_confidence() -> None:
    before = turn_of("thank you fer calling Meadow Lane")
    after = corrected(transcript_of(before), Reword(0, "thank you for calling Meadow Lane")).turns[0]
    assert after.words[2] == replace(before.words[2], confidence=None, original="fer")
    assert after.words[:2] == before.words[:2]
    assert after.words[3:] == before.words[3:]


def test_case_and_punctuation_alone_leave_time_and_confidence() -> None:
    before = turn_of("thank you for calling meadow lane how are you")
    after = corrected(
        transcript_of(before), Reword(0, "Thank you for calling Meadow Lane. How are you?")
    ).turns[0]
    assert [(w.start_s, w.end_s, w.confidence) for w in after.words] == [
        (w.start_s, w.end_s, w.confidence) for w in before.words
    ]
    assert written(after)[-3:] == ["How", "are", "you?"]


def test_two_words_for_three_share_their_time_and_a_word_between_takes_the_gap() -> None:
    before = turn_of("four forty one nine please", 0.0)
    after = corrected(transcript_of(before), Reword(0, "4419 yes please")).turns[0]
    assert after.words[0].start_s == before.words[0].start_s
    assert after.words[1].end_s == before.words[3].end_s
    assert after.words[0].end_s == after.words[1].start_s
    assert {word.original for word in after.words[:2]} == {"four forty one nine"}
    between = corrected(transcript_of(before), Reword(0, "four forty one nine two please")).turns[0].words[4]
    assert between.start_s == before.words[3].end_s
    assert between.end_s == before.words[4].start_s
    assert between.original is None


def test_words_that_a_recogniser_cut_otherwise_than_by_spaces_stay_where_nothing_was_typed() -> None:
    words = (
        Word(0, 2, 0.0, 0.2, 0.9),
        Word(2, 4, 0.2, 0.4, 0.9),
        Word(5, 9, 0.5, 0.9, 0.4),
        Word(10, 14, 1, 1.4, 0.8),
    )
    before = Turn(Role.AGENT, "it's fine then,", 0.0, 1.5, words=words)
    after = corrected(transcript_of(before), Reword(0, "it's mine then,")).turns[0]
    assert (after.words[0], after.words[1], after.words[3]) == (words[0], words[1], words[3])
    assert written(after) == ["it", "'s", "mine", "then"]


def test_doubts_about_a_text_end_with_a_person_who_wrote_it_and_those_about_the_speaker_stay() -> None:
    before = turn_of("uh uh uh", flags=("low_confidence", "repetition", "speaker_unsure"))
    assert corrected(transcript_of(before), Reword(0, "Uh.")).turns[0].flags == ("speaker_unsure",)
    said = corrected(transcript_of(before), SetRole((0,), Role.CUSTOMER)).turns[0]
    assert said.flags == ("low_confidence", "repetition")


def test_a_long_turn_that_repeats_itself_is_rewritten_at_once() -> None:
    before = turn_of(" ".join(["no"] * 5_000), 0.0)
    after = corrected(transcript_of(before), Reword(0, "yes " + " ".join(["no"] * 4_000) + " yes")).turns[0]
    assert len(after.words) == 4_002
    assert after.words[-1].end_s <= before.words[-1].end_s


def test_a_turn_cannot_lose_all_its_words_nor_be_split_beside_them() -> None:
    one = transcript_of(turn_of("hello there"))
    with pytest.raises(CorrectionError, match="noise"):
        corrected(one, Reword(0, "  \n"))
    for character in (-3, 0, 11, 40):
        with pytest.raises(CorrectionError, match="between two of its words"):
            corrected(one, Split(0, character))
    with pytest.raises(CorrectionError, match="no turn 2"):
        corrected(one, Merge(0))
    with pytest.raises(CorrectionError, match="no turn 8"):
        corrected(one, SetRole((0, 7), Role.AGENT))


def test_a_split_parts_words_and_times_at_the_seam() -> None:
    before = turn_of("thanks for calling hi I need help", 2.0)
    first, second = corrected(transcript_of(before), Split(0, 19)).turns
    assert (first.text, second.text) == ("thanks for calling", "hi I need help")
    assert written(first) == first.text.split()
    assert written(second) == second.text.split()
    assert first.end_s == before.words[2].end_s
    assert second.start_s == before.words[3].start_s
    assert (first.start_s, second.end_s) == (before.start_s, before.end_s)


def test_without_word_times_a_split_shares_the_time_by_the_length_of_the_text() -> None:
    first, second = corrected(transcript_of(Turn(Role.AGENT, "aaaa bbbbb", 0.0, 10.0)), Split(0, 5)).turns
    assert first.end_s == second.start_s == 5.0


def test_merging_what_overlaps_lets_no_time_go_back() -> None:
    one, other = turn_of("so what I", 0.0), turn_of("yes yes yes", 0.1, Role.CUSTOMER)
    after = corrected(transcript_of(one, other), Merge(0)).turns[0]
    assert after.text == "so what I yes yes yes"
    assert after.role is Role.AGENT
    starts = [word.start_s for word in after.words]
    assert starts == sorted(starts)


def test_a_note_never_becomes_part_of_what_the_customer_saw() -> None:
    with pytest.raises(CorrectionError, match="note"):
        corrected(transcript_of(turn_of("hello"), turn_of("rude one", note=True)), Merge(0))


def test_the_name_goes_with_the_speaker() -> None:
    tom, jonas = turn_of("hi", speaker="Tom"), turn_of("hello", role=Role.CUSTOMER, speaker="Jonas")
    wrong = turn_of("how can I help", role=Role.CUSTOMER, speaker="Jonas", speaker_confidence=0.4)
    after = corrected(transcript_of(tom, jonas, wrong), SetRole((2,), Role.AGENT)).turns[2]
    assert (after.role, after.speaker, after.speaker_confidence) == (Role.AGENT, "Tom", None)


def test_swapping_twice_changes_nothing() -> None:
    before = transcript_of(*(turn_of("hello", role=role) for role in Role))
    once = corrected(before, SwapRoles())
    assert [turn.role for turn in once.turns] == [
        Role.CUSTOMER,
        Role.AGENT,
        Role.BOT,
        Role.SYSTEM,
        Role.UNKNOWN,
    ]
    assert corrected(once, SwapRoles()) == before


def test_noise_keeps_its_text_and_can_be_given_back_to_a_speaker() -> None:
    before = transcript_of(turn_of("thank you for watching", flags=("over_silence",)))
    noise = corrected(before, MarkNoise(0))
    assert noise.turns[0].text == "thank you for watching"
    assert (noise.turns[0].role, noise.turns[0].flags) == (Role.SYSTEM, ("over_silence", "noise"))
    assert corrected(noise, SetRole((0,), Role.AGENT)).turns[0] == before.turns[0]
