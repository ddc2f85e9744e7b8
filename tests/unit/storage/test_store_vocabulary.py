"""Names in the store, and words that keep what was heard."""

from __future__ import annotations

import json

from sqlalchemy import text
from storage_world import transcript

from qa_studio.storage.store import Store
from transcription.model import Name, NameKind, Origin, Role, Transcript, Turn, Word


def test_names_come_back_as_they_were_said_in_the_order_of_their_adding(store: Store) -> None:
    meadow = Name("Meadow Lane", NameKind.BRAND, ("metal lane", "méadow “lain”"))
    store.save_names([("meadow lane", meadow), ("zoë 李", Name("Zoë 李"))])
    assert [row.name for row in store.vocabulary()] == [meadow, Name("Zoë 李")]


def test_a_name_saved_again_is_changed_in_its_place_and_one_renamed_keeps_its_number(store: Store) -> None:
    store.save_names([("meadow lane", Name("meadow lane")), ("alder", Name("Alder", NameKind.PRODUCT))])
    store.save_names([("meadow lane", Name("Meadow Lane", NameKind.BRAND))])
    first, second = store.vocabulary()
    assert first.name == Name("Meadow Lane", NameKind.BRAND)
    store.rename(second.id, "elder", Name("Elder", NameKind.PRODUCT))
    assert [row.id for row in store.vocabulary()] == [first.id, second.id]
    store.remove_names([first.id, 999])
    assert [row.name.text for row in store.vocabulary()] == ["Elder"]


def test_what_was_heard_stays_beside_the_word_and_words_stored_before_are_still_read(
    store: Store, chat: int
) -> None:
    words = (Word(0, 6, 0.0, 0.5, 0.9, "medow"), Word(7, 11, 0.5, 1.0, None))
    turn = Turn(Role.AGENT, "Meadow Lane", words=words)
    stored = store.add_transcript(chat, Transcript((turn,), Origin("whisper")))
    assert store.transcript(stored.id).transcript.turns[0].words == words
    with store._reading() as session:
        raw = session.execute(text("SELECT words FROM turn ORDER BY id DESC LIMIT 1")).scalar_one()
    assert [len(word) for word in json.loads(raw)] == [6, 5]
    older = store.add_transcript(chat, transcript("Hello"))
    assert older.transcript.turns[0].words[0].original is None
