"""What suggestions score stays out of sight, everywhere at once, while suggestions are held back from reviewers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from storage_world import form, interaction, put_in_use, transcript
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.rows import InteractionRow
from qa_studio.services.library import Library
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.trust import Trusting
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent
from rubrics.model import Answer, AnswerState
from scoring.automatic import automatic_score
from scoring.model import Evidence, Finding, Mark

YES = Answer(AnswerState.ANSWERED, "yes")
KEYS = ("greeting", "closing")


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    """Two chats with suggestions, and Anna's marks on the second."""
    (tmp_path / "form.yaml").write_text(form(), encoding="utf-8")
    put_in_use(store, tmp_path / "form.yaml")
    store.add_interactions([(interaction(name), transcript("Hello there.", "Hi.", "Bye.")) for name in "ab"])
    for number in (1, 2):
        suggest(store, number)
    Reviewing(store).submit(2, "Anna Lindt", [Mark(key, YES) for key in KEYS], "")
    return store


def suggest(store: Store, number: int) -> None:
    rubric, words = store.current_rubric(), store.newest_transcript(number)
    assert rubric is not None
    assert words is not None
    found = [Finding(key, YES, 0.9, "Said.", (Evidence(0, 0, 5, "Hello"),)) for key in KEYS]
    marks = tuple(Mark(one.criterion_key, YES, origin="automatic", evidence=one.evidence) for one in found)
    content = DraftContent(rubric.id, words.id, marks)
    store.save_suggestions(number, content, found, automatic_score(rubric.rubric, found))


def assert_out_of_sight(row: InteractionRow) -> None:
    assert row.score_is_hidden
    assert (row.score, row.outcome, row.score_range, row.score_is_open) == (None, None, None, False)


@pytest.mark.parametrize("showing", ["hidden", "mixed"])
def test_an_automatic_score_is_out_of_sight_until_a_person_has_submitted(filled: Store, showing: str) -> None:
    library, reviewing = Library(filled), Reviewing(filled)
    assert str(library.row(1).score) == "100.0"
    assert not library.row(1).score_is_hidden
    Trusting(filled).set({"showing": showing})
    waiting, judged = library.rows()
    assert_out_of_sight(waiting)
    assert_out_of_sight(library.row(1))
    assert_out_of_sight(reviewing.open(1, "Ben Carter").row)
    assert library.explanation(1) is None
    assert (str(judged.score), judged.score_is_automatic, judged.score_is_hidden) == ("100.0", False, False)
    assert library.explanation(2) is not None
    reviewing.save(1, "Ben Carter", [Mark(key, YES) for key in KEYS], "")
    assert_out_of_sight(library.row(1))
    reviewing.submit(1, "Ben Carter", [Mark(key, YES) for key in KEYS], "")
    assert (str(library.row(1).score), library.row(1).score_is_hidden) == ("100.0", False)


def test_the_list_on_the_command_line_keeps_it_out_of_sight_and_says_why(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    Trusting(filled).set({"showing": "hidden"})
    run, folder = CliRunner(), str(filled.folder)
    shown = run.invoke(app, ["list", "-w", folder]).stdout
    assert "hidden: what suggestions score stays out of sight" in shown
    first, second = json.loads(run.invoke(app, ["list", "--json", "-w", folder]).stdout)
    assert (first["score"], first["score_is_hidden"], first["outcome"]) == (None, True, None)
    assert (second["score"], second["score_is_hidden"]) == (100.0, False)
