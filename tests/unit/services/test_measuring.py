"""The figures of a workspace's interactions, by thresholds of its own."""

from __future__ import annotations

import pytest
from storage_world import interaction, transcript

from qa_studio.errors import StudioError
from qa_studio.rows import Channel
from qa_studio.services.measures import THRESHOLDS_KEY, MeasuresError, Measuring
from qa_studio.storage.store import Store


def test_a_call_is_measured_by_the_thresholds_of_the_workspace(store: Store) -> None:
    measuring = Measuring(store)
    spoken = transcript("Hello.", "Hi.", "How can I help?", "My lamp.")
    before = measuring.measured(spoken, Channel.CALL)
    measuring.set({"silence_s": 0.5})
    after = measuring.measured(spoken, Channel.CALL)
    assert before.call is not None
    assert after.call is not None
    assert (len(before.call.silences), len(after.call.silences)) == (1, 4)
    assert "for 0.5 s or longer" in " ".join(one.words for one in after.definitions)


def test_thresholds_stay_with_the_workspace_and_can_be_reset(store: Store) -> None:
    Measuring(store).set({"hold_s": "20 s", "hold_words": "please hold; one moment"})
    rows = {row.name: row for row in Measuring(store).thresholds()}
    assert (rows["hold_s"].value, rows["hold_s"].usual) == (20.0, 15.0)
    assert rows["hold_words"].value == ("please hold", "one moment")
    assert (rows["silence_s"].least, rows["hold_words"].least) == (0.5, None)
    Measuring(store).set({"hold_s": None})
    assert Measuring(store).settings().hold_s == 15.0
    Measuring(store).reset()
    assert all(row.value == row.usual for row in Measuring(store).thresholds())


def test_faulty_thresholds_are_all_named_and_nothing_is_changed(store: Store) -> None:
    measuring = Measuring(store)
    with pytest.raises(MeasuresError) as caught:
        measuring.set({"silence_s": 2, "hold_s": "?", "holdwords": ""})
    assert len(caught.value.faults) == 2
    assert measuring.settings().silence_s == 3.0


@pytest.mark.parametrize("stored", [None, 7, "text", ["list"], {"silence_s": "never", "later_s": 3}])
def test_settings_that_cannot_be_read_are_as_usual(store: Store, stored: object) -> None:
    store.set_setting(THRESHOLDS_KEY, stored)
    assert all(row.value == row.usual for row in Measuring(store).thresholds())


def test_a_chat_has_response_times_and_no_moments(store: Store) -> None:
    found = Measuring(store).measured(transcript("Hello.", "Hi."), Channel.CHAT)
    assert found.call is None
    assert found.chat is not None
    assert found.moments == ()
    assert found.figures[0].title == "Messages"


def test_an_interaction_is_measured_by_its_newest_transcript(store: Store) -> None:
    (number,) = store.add_interactions([(interaction("chat"), None)])
    with pytest.raises(StudioError, match="“chat” has no transcript yet"):
        Measuring(store).interaction(number)
    store.add_transcript(number, transcript("Hello.", "Hi."))
    row, found = Measuring(store).interaction(number)
    assert (row.id, found.chat is not None) == (number, True)
