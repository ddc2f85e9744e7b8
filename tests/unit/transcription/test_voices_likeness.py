"""Turns that sound like a corrected one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mixed_calls import calls, mixed_call
from sound_files import quiet

from transcription.audio import Audio
from transcription.model import Role, Turn
from transcription.voices.likeness import LEAST_LIKENESS, look_alikes


@pytest.mark.parametrize("times", calls(), ids=lambda times: times.name.split(".")[0])
def test_a_turn_given_to_the_wrong_side_finds_the_others_that_were(times) -> None:  # type: ignore[no-untyped-def]
    call = mixed_call(times)
    true = [Turn(Role(one["speaker"]), one["text"], one["start_s"], one["end_s"]) for one in call.turns]
    # Every second turn of the customer was taken for the agent's.
    wrong = [place for place, turn in enumerate(true) if turn.role is Role.CUSTOMER][::2]
    turns = [replace(turn, role=Role.AGENT) if place in wrong else turn for place, turn in enumerate(true)]

    found = look_alikes(Audio(call.sides.mean(axis=0)), turns, wrong[0], Role.AGENT)

    offered = {one.turn for one in found}
    assert offered <= set(wrong[1:])
    assert len(offered) >= 0.6 * len(wrong[1:])
    assert all(LEAST_LIKENESS <= one.likeness <= 1 for one in found)
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)


def test_where_voices_do_not_separate_nothing_is_offered() -> None:
    turns = [Turn(Role.UNKNOWN, "a", 0.0, 5.0), Turn(Role.UNKNOWN, "b", 6.0, 9.0)]
    assert look_alikes(Audio(quiet(10.0).astype("float32")), turns, 0, Role.UNKNOWN) == ()


def test_a_turn_without_time_or_voice_is_like_none() -> None:
    call = mixed_call(calls()[0])
    turns = [Turn(Role.AGENT, "typed"), Turn(Role.AGENT, "said", 1.0, 5.0)]
    assert look_alikes(Audio(call.sides.mean(axis=0)), turns, 0, Role.AGENT) == ()
