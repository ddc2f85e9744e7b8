"""Bookmarks for coaching and workshops: as quotes in the report, as clips and lists in a folder."""

from __future__ import annotations

import csv
import wave
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_text import Pdf
from report_world import context, fill, reporting
from service_files import tone

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.services.bookmarks import Bookmarks, Selection
from qa_studio.services.workshop import MARGIN_S, TABLE, TEXT, Workshop, _escaped, _name, place
from qa_studio.storage.store import Store
from qa_studio.work_rows import SnippetRow
from reports.model import Snippet
from reports.snippets import source as snippet_source

ANNA = "Anna Lindt"


class Calls:
    """Recordings by the interaction's id; what is not among them came as text."""

    def __init__(self, paths: dict[int, Path]) -> None:
        self._paths = paths

    def source(self, interaction_id: int) -> Path:
        if interaction_id not in self._paths:
            raise StudioError(f"The recording of {interaction_id} is not there.")
        return self._paths[interaction_id]


class Today(date):
    @classmethod
    def today(cls) -> Today:
        return cls(2026, 11, 22)


def snippet(**changes: object) -> SnippetRow:
    values: dict[str, object] = {
        "id": 1,
        "interaction_id": 7,
        "title": "Late: order/12",
        "agent": "Maya Brandt",
        "version": 1,
        "first_turn": 2,
        "start": 0,
        "last_turn": 2,
        "end": 9,
        "text": "I am sorry",
        "start_s": 1.0,
        "end_s": 1.5,
        "tag": "Workshop",
        "note": "",
        "by": ANNA,
        "at": datetime(2026, 11, 20, 9, tzinfo=UTC),
    }
    return SnippetRow(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(Calls({7: tone(tmp_path / "call.wav", 3.0)}), Today)


def test_a_clip_has_the_words_with_a_margin_and_every_voice(workshop: Workshop, tmp_path: Path) -> None:
    done = workshop.export([snippet()], tmp_path, True, JobContext())
    assert (done.folder.name, done.count, done.clips, done.silent) == ("Bookmarks 2026-11-22", 1, 1, ())
    (clip,) = done.folder.glob("*.wav")
    assert clip.name == "001 Workshop Maya Brandt Late order 12 0.01.wav"
    with wave.open(str(clip)) as sound:
        assert (sound.getnchannels(), sound.getframerate()) == (2, 8000)
        assert sound.getnframes() == pytest.approx((0.5 + 2 * MARGIN_S) * 8000, abs=2)
        assert max(sound.readframes(4000)) > 0


def test_the_table_and_the_text_name_words_place_note_and_clip(workshop: Workshop, tmp_path: Path) -> None:
    rows = [
        snippet(note="Good *tone*"),
        snippet(id=2, interaction_id=8, start_s=None, end_s=None, text="=1+1\nsecond", tag=""),
    ]
    done = workshop.export(rows, tmp_path, True, JobContext())
    with (done.folder / TABLE).open(encoding="utf-8-sig", newline="") as file:
        head, first, second = csv.reader(file)
    assert (first[head.index("Where")], first[head.index("Sound")]) == (
        "0:01",
        "001 Workshop Maya Brandt Late order 12 0.01.wav",
    )
    assert (second[head.index("Words")], second[head.index("Where")]) == ("'=1+1\nsecond", "turn 3")
    text = (done.folder / TEXT).read_text(encoding="utf-8")
    assert "## Workshop" in text
    assert "## Without a tag" in text
    assert "> I am sorry" in text
    assert r"Good \*tone\*" in text
    assert "> =1+1  \n> second" in text


def test_words_without_their_recording_are_told_and_written_all_the_same(
    workshop: Workshop, tmp_path: Path
) -> None:
    gone = snippet(id=2, interaction_id=9)
    done = workshop.export([snippet(), gone], tmp_path, True, JobContext())
    assert (done.count, done.clips) == (2, 1)
    assert [(row.id, "9 is not there" in words) for row, words in done.silent] == [(2, True)]


def test_no_sound_leaves_the_house_unless_it_is_asked_for(workshop: Workshop, tmp_path: Path) -> None:
    done = workshop.export([snippet()], tmp_path, False, JobContext())
    assert sorted(path.name for path in done.folder.iterdir()) == [TABLE, TEXT]


def test_a_second_export_stands_beside_the_first(workshop: Workshop, tmp_path: Path) -> None:
    first = workshop.export([snippet()], tmp_path, False, JobContext()).folder
    second = workshop.export([snippet()], tmp_path, False, JobContext()).folder
    assert (first.name, second.name) == ("Bookmarks 2026-11-22", "Bookmarks 2026-11-22 (2)")


def test_a_cancelled_export_leaves_nothing(workshop: Workshop, tmp_path: Path) -> None:
    stopped = JobContext()
    stopped.cancel()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(JobCancelled):
        workshop.export([snippet()], tmp_path, True, stopped)
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_not_there_is_named(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="nowhere"):
        workshop.export([snippet()], tmp_path / "nowhere", True, JobContext())
    with pytest.raises(StudioError, match="no bookmark"):
        workshop.export([], tmp_path, True, JobContext())


@given(st.text(max_size=200), st.text(max_size=50))
def test_every_title_makes_a_name_that_a_disk_takes(title: str, tag: str) -> None:
    name = _name(3, snippet(title=title, tag=tag))
    assert not set(name) & set('\\/:*?"<>|\0\n')
    assert len(name) <= 64
    assert name == name.strip(" .")


def test_places_are_told_in_minutes_or_by_turn() -> None:
    assert [place(snippet(start_s=moment)) for moment in (134.6, None)] == ["2:14", "turn 3"]
    assert _escaped("a *b* [c]") == r"a \*b\* \[c\]"


def test_kept_words_of_the_agent_and_the_round_are_offered_and_quoted(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bookmarks, service = Bookmarks(store), reporting(store)
    first = bookmarks.keep(ids["a1"], Selection(0, 0, 0, 5), ANNA, "Coaching", "Warm")
    bookmarks.keep(ids["b1"], Selection(0, 0, 0, 5), ANNA, "Coaching")
    later = bookmarks.keep(ids["a3"], Selection(0, 0, 0, 8), ANNA, "Workshop")
    assert [one.id for one in service.snippets("Maya Brandt")] == [later.id, first.id]
    assert [one.id for one in service.snippets("Maya Brandt", "Round 1")] == [first.id]
    chosen = [first.id, later.id, 999]
    pdf = Pdf(service.coaching("Maya Brandt", "Round 1", tmp_path / "a.pdf", context(), snippets=chosen))
    assert "Words to speak of" in pdf.text
    assert f"“{first.text}”" in pdf.text
    assert "Warm" in pdf.text
    assert "kept by Anna Lindt" in pdf.text
    assert ", agent · " in " ".join(pdf.text.split()), "who says it stands beside when"
    assert "Workshop" not in pdf.text
    pdf.close()


@pytest.mark.parametrize(
    ("speakers", "told"),
    [
        ((), "Late lamp · 02:14"),
        (("customer",), "Late lamp · 02:14, customer"),
        (("agent", "agent"), "Late lamp · 02:14, agent"),
        (("customer", "agent"), "Late lamp · 02:14, customer / agent"),
        (("agent", "unknown"), "Late lamp · 02:14"),
    ],
)
def test_a_quote_names_its_speakers_where_all_are_known(speakers: tuple[str, ...], told: str) -> None:
    one = Snippet("Late lamp", "late", 2, 134.0, None, "", "", "", speakers)
    assert snippet_source(one) == told


def test_a_report_without_chosen_words_has_no_such_section(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    Bookmarks(store).keep(ids["a1"], Selection(0, 0, 0, 5), ANNA, "Coaching")
    pdf = Pdf(reporting(store).coaching("Maya Brandt", None, tmp_path / "a.pdf", context()))
    assert "Words to speak of" not in pdf.text
    pdf.close()
