"""Finding words in what was said: newest first, in context, and only in what counts now."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_world import interaction, transcript
from work_world import START, fill

from qa_studio.errors import StudioError
from qa_studio.library_filter import LibraryFilter, ScoreBand
from qa_studio.services.searching import MOST_SHOWN, Searching
from qa_studio.storage.store import Store
from qa_studio.storage.values import InteractionDetails
from transcription.model import Role


def bring(store: Store, name: str, days: int, *texts: str) -> int:
    new = interaction(name, started_at=START + timedelta(days=days))
    (number,) = store.add_interactions([(new, transcript(*texts))])
    return number


def found(store: Store, text: str, wanted: LibraryFilter | None = None) -> list[tuple[str, int]]:
    return [(hit.title, hit.turn) for hit in Searching(store).find(text, wanted).rows]


def test_hits_come_from_the_newest_interaction_first_and_its_turns_in_order(store: Store) -> None:
    bring(store, "middle", 5, "a lamp", "another lamp")
    bring(store, "oldest", 1, "lamp")
    bring(store, "newest", 9, "no", "the lamp", "lamps", "LAMP!")
    assert found(store, "lamp") == [
        ("newest", 1), ("newest", 3), ("middle", 0), ("middle", 1), ("oldest", 0),
    ]  # fmt: skip


def test_a_hit_tells_who_said_what_when_and_where_it_stands(store: Store) -> None:
    number = bring(store, "talk", 1, "Hello", "The Café lamp")
    (hit,) = Searching(store).find("cafe").rows
    assert (hit.interaction_id, hit.turn, hit.role, hit.speaker) == (number, 1, Role.CUSTOMER, "Zoë 李")
    assert (hit.start_s, hit.agent, hit.started_at) == (2.5, "Maya Brandt", START + timedelta(days=1))
    assert (hit.snippet, hit.snippet_matches, hit.matches) == ("The Café lamp", ((4, 8),), ((4, 8),))


def test_only_the_newest_version_of_a_transcript_is_searched(store: Store) -> None:
    number = bring(store, "talk", 1, "Metal lane")
    store.add_transcript(number, transcript("Meadow Lane"))
    assert found(store, "metal") == []
    assert found(store, "meadow lane") == [("talk", 0)]


def test_removed_interactions_are_not_found_until_they_are_back(store: Store) -> None:
    number = bring(store, "talk", 1, "lamp")
    store.remove([number])
    assert found(store, "lamp") == []
    store.restore([number])
    assert found(store, "lamp") == [("talk", 0)]


def test_an_interaction_that_turns_out_to_be_older_moves_back(store: Store) -> None:
    first = bring(store, "first", 9, "lamp")
    bring(store, "second", 5, "lamp")
    store.describe_interaction(first, InteractionDetails(started_at=START))
    assert found(store, "lamp") == [("second", 0), ("first", 0)]


def test_words_phrases_and_beginnings_mean_what_they_say(store: Store) -> None:
    bring(store, "talk", 1, "I would like my money back", "back to my delivery")
    assert found(store, "BACK my") == [("talk", 0), ("talk", 1)]
    assert found(store, '"back to my"') == [("talk", 1)]
    assert found(store, "my back to deliver") == []
    assert found(store, "deliv*") == [("talk", 1)]
    assert found(store, '"to my deliv"*') == [("talk", 1)]


def test_pages_follow_each_other_without_gap_or_repetition(store: Store) -> None:
    for number in range(7):
        bring(store, f"talk {number}", number, "lamp", "lamp", "lamp")
    searching = Searching(store)
    seen, after = [], None
    for _ in range(10):
        page = searching.find("lamp", limit=4, after=after)
        seen += [(hit.title, hit.turn) for hit in page.rows]
        after = page.after
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 21
    assert [title for title, _ in seen] == sorted((title for title, _ in seen), reverse=True)


def test_a_filter_restricts_the_hits(store: Store) -> None:
    fill(store)
    all_of_them = found(store, "lamp")
    of_maya = found(store, "lamp", LibraryFilter(agents=("Maya Brandt",)))
    assert 0 < len(of_maya) < len(all_of_them)
    assert set(of_maya) <= set(all_of_them)
    assert found(store, "lamp", LibraryFilter(score=ScoreBand.MET)) != all_of_them


def test_a_long_turn_is_cut_between_words_around_the_first_match(store: Store) -> None:
    bring(store, "talk", 1, "filler " * 100 + "the broken lamp " + "more " * 100)
    (hit,) = Searching(store).find("lamp broken").rows
    assert len(hit.snippet) <= MOST_SHOWN + 2
    assert hit.snippet.startswith("…filler ")
    assert hit.snippet.endswith("more…")
    assert [hit.snippet[start:end] for start, end in hit.snippet_matches] == ["broken", "lamp"]


def test_one_endless_word_is_cut_all_the_same(store: Store) -> None:
    bring(store, "talk", 1, "x" * 5_000 + " lamp " + "y" * 5_000)
    (hit,) = Searching(store).find("lamp").rows
    assert len(hit.snippet) <= MOST_SHOWN + 2
    assert [hit.snippet[start:end] for start, end in hit.snippet_matches] == ["lamp"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    typed=st.text()
    | st.sampled_from(['"', "'; DROP TABLE turn; --", "NEAR(a b)", "text:lamp", "a OR", "^a", "\x00"])
)
def test_whatever_is_typed_is_a_question_and_no_error(store: Store, typed: str) -> None:
    if not store.has_interactions():
        bring(store, "talk", 1, "lamp")
    Searching(store).find(typed, LibraryFilter(words=typed, said=typed))


def test_a_page_without_room_is_refused(store: Store) -> None:
    with pytest.raises(StudioError, match="at least one"):
        Searching(store).find("lamp", limit=0)
