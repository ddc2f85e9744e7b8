"""The way of playing through a recording, and the sound that comes along it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound_files import quiet, tone, write_wav

from qa_studio.services.deck import Chunk, Cue, Deck
from qa_studio.services.route import LEAST_SKIP_S, SPOKEN_MARGIN_S, Interval, Route, skips
from transcription.errors import AudioUnreadableError

RATE_HZ = 16_000
WAY = Route(20.0, skips=((5.0, 8.0), (12.0, 13.0)))


def test_playing_goes_around_what_is_skipped() -> None:
    assert WAY.stretch(2.0) == (2.0, 5.0)
    assert WAY.stretch(5.0) == (8.0, 12.0)
    assert WAY.stretch(6.5) == (8.0, 12.0)
    assert WAY.stretch(12.0) == (13.0, 20.0)
    assert WAY.stretch(20.0) is None


def test_a_loop_is_played_whole_and_again() -> None:
    way = Route(20.0, skips=((5.0, 8.0),), loop=(4.0, 9.0))
    assert way.stretch(6.0) == (6.0, 9.0)
    assert way.stretch(9.0) == (4.0, 9.0)
    assert way.stretch(1.0) == (4.0, 9.0)


def test_what_the_transcript_says_is_spoken_is_never_skipped() -> None:
    assert skips([(10.0, 20.0)], [(14.0, 15.0)]) == (
        (10.0, 14.0 - SPOKEN_MARGIN_S),
        (15.0 + SPOKEN_MARGIN_S, 20.0),
    )
    assert skips([(10.0, 20.0)], [(0.0, 40.0)]) == ()


spans = st.tuples(st.floats(0, 100), st.floats(0.1, 20)).map(lambda one: (one[0], one[0] + one[1]))


@given(st.lists(st.floats(0.2, 9), max_size=12), st.lists(spans, max_size=12))
def test_skips_lie_within_quiet_and_keep_away_from_words(
    lengths: list[float], spoken: list[Interval]
) -> None:
    quiet_spans = [(place * 10.0, place * 10.0 + length) for place, length in enumerate(lengths)]
    for start_s, end_s in skips(quiet_spans, spoken):
        assert end_s - start_s >= LEAST_SKIP_S
        assert any(one <= start_s and end_s <= other for one, other in quiet_spans)
        assert all(end_s <= one or start_s >= other for one, other in spoken)


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of talk, four of quiet, two of talk."""
    sound = np.concatenate([tone(200, 2.0), quiet(4.0), tone(200, 2.0)])
    return write_wav(tmp_path_factory.mktemp("sound") / "call.wav", [sound])


@pytest.fixture
def deck(call: Path) -> Iterator[Deck]:
    made = Deck()
    loaded = made.load(call)
    assert (loaded.channels, loaded.duration_s) == (1, pytest.approx(8.0))
    yield made
    made.close()


def length_s(chunks: tuple[Chunk, ...]) -> float:
    return sum(len(chunk.samples) for chunk in chunks) / RATE_HZ


def test_the_sound_follows_the_route_to_the_end(deck: Deck) -> None:
    deck.cue(Cue(0.0, 1.0, Route(8.0, skips=((2.4, 5.6),)), RATE_HZ))
    chunks = deck.more(100.0)
    assert length_s(chunks) == pytest.approx(4.8, abs=0.01)
    moments = [chunk.start_s for chunk in chunks]
    assert moments == sorted(moments)
    assert not any(2.45 < moment < 5.55 for moment in moments)
    assert deck.more(1.0) == ()


def test_faster_makes_less_sound_of_the_same_stretch(deck: Deck) -> None:
    deck.cue(Cue(1.0, 2.0, Route(8.0), RATE_HZ))
    chunks = deck.more(100.0)
    assert length_s(chunks) == pytest.approx(3.5, abs=0.01)
    last = chunks[-1]
    assert last.start_s + len(last.samples) / RATE_HZ * last.speed == pytest.approx(8.0, abs=0.05)


def test_a_loop_never_ends_and_is_read_no_further_than_asked(deck: Deck) -> None:
    deck.cue(Cue(1.0, 1.0, Route(8.0, loop=(0.5, 1.5)), RATE_HZ))
    chunks = deck.more(5.0)
    assert 5.0 <= length_s(chunks) < 5.3
    assert all(0.5 <= chunk.start_s < 1.5 for chunk in chunks)


def test_another_place_may_be_cued_at_any_time(deck: Deck) -> None:
    deck.cue(Cue(0.0, 1.0, Route(8.0), RATE_HZ))
    deck.more(0.5)
    deck.cue(Cue(6.5, 1.0, Route(8.0), RATE_HZ))
    (first, *_) = deck.more(0.1)
    assert first.start_s == 6.5
    assert np.abs(first.samples).max() > 0.2


def test_a_length_that_is_too_long_ends_with_the_sound(deck: Deck) -> None:
    deck.cue(Cue(7.0, 1.0, Route(99.0), RATE_HZ))
    assert length_s(deck.more(100.0)) == pytest.approx(1.0, abs=0.01)
    assert deck.more(1.0) == ()


def test_a_closed_deck_gives_nothing_and_opens_again(deck: Deck, call: Path) -> None:
    deck.close()
    deck.cue(Cue(0.0, 1.0, Route(8.0), RATE_HZ))
    assert deck.more(1.0) == ()
    deck.load(call)
    deck.cue(Cue(0.0, 1.0, Route(8.0), RATE_HZ))
    assert deck.more(0.1)


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioUnreadableError, match=r"gone\.wav"):
        Deck().load(tmp_path / "gone.wav")
