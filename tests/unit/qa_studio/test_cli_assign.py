"""`qa-studio search` and `qa-studio assign …`: what they print, what they change, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from storage_world import form
from typer.testing import CliRunner
from work_world import ANNA, fill, submit

from qa_studio.cli import app
from qa_studio.errors import StudioError
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Ten interactions of March 2026."""
    with Store.open(tmp_path / "workspace", stored_rubric) as store:
        store.publish_rubric(form())
        fill(store, 12)
    return tmp_path / "workspace"


def run(workspace: Path, *arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*arguments, "-w", str(workspace)], env={"COLUMNS": "200"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.output


def test_a_search_prints_the_words_around_each_hit_under_its_interaction(workspace: Path) -> None:
    printed = run(workspace, "search", '"lamp came"').splitlines()
    assert printed[0].split()[1:3] == ["talk", "4"]
    assert printed[1] == "  0:02 customer: The café lamp came broken"


def test_a_search_in_json_tells_where_the_words_stand(workspace: Path) -> None:
    hits = json.loads(run(workspace, "search", "CAFE lamp", "--json"))
    assert {hit["title"] for hit in hits} == {"talk 0", "talk 4"}
    (first, *_) = hits
    assert [first["text"][start:end] for start, end in first["matches"]] == ["café", "lamp"]
    assert (first["turn"], first["role"], first["start_s"]) == (1, "customer", 2.5)


def test_a_search_is_restricted_by_agent_round_channel_tag_and_day(workspace: Path) -> None:
    def found(*options: str) -> set[str]:
        return {hit["title"] for hit in json.loads(run(workspace, "search", "lamp", "--json", *options))}

    everything = found()
    assert found("--agent", "tom Reed") < everything
    assert found("--tag", "Coaching") < everything
    assert found("--channel", "call", "--channel", "chat") == everything
    assert found("--round", "Round 1", "--since", "2026-03-04") < everything
    assert found("--until", "2026-03-02") == {"talk 0"}


def test_a_search_without_hits_says_what_finds_more(workspace: Path) -> None:
    assert "Nothing was found" in run(workspace, "search", "((( OR")
    assert "There are more" in run(workspace, "search", "lamp", "--limit", "1")


def test_what_is_assigned_stands_in_the_queue_and_in_the_progress(workspace: Path) -> None:
    assert "2 assigned" in run(workspace, "assign", "to", "Ben Carter", "1", "2", "--due", "2026-03-31")
    queue = json.loads(run(workspace, "assign", "queue", "Ben Carter", "--json"))
    assert [(row["interaction"], row["due_on"]) for row in queue] == [(1, "2026-03-31"), (2, "2026-03-31")]
    assert "talk 0" in run(workspace, "assign", "queue", "Ben Carter")
    (row,) = json.loads(run(workspace, "assign", "progress", "--json"))
    assert row == {"reviewer": "Ben Carter", "to_do": 2, "overdue": 2, "done": 0}
    assert "Nothing done for Ben Carter" in run(workspace, "assign", "queue", "Ben Carter", "--done")


def test_what_cannot_be_assigned_is_named_and_ends_with_one(workspace: Path) -> None:
    printed = run(workspace, "assign", "to", "Anna Lindt", "1", "999", code=1)
    assert "1 assigned" in printed
    assert "999: It is not in the library any more." in printed


def test_dealing_out_tells_who_got_how_many(workspace: Path) -> None:
    printed = run(
        workspace, "assign", "evenly", "1", "2", "5", "--among", "Ben Carter", "--among", "Cleo Diaz"
    )
    assert "3 assigned" in printed
    assert "Ben Carter: 2, Cleo Diaz: 1" in printed


def test_a_plan_is_made_listed_and_filled_with_its_gaps_explained(workspace: Path) -> None:
    made = run(workspace, "assign", "plan", "Four a month", "--reviewer", "Ben Carter", "--per-agent", "4")
    assert "Plan 1: 4 of each agent a month" in made
    assert "Four a month" in run(workspace, "assign", "plans")
    printed = run(workspace, "assign", "fill", "1", "--on", "2026-03-15", "--by", "Lead")
    assert "Maya Brandt: " in printed
    assert "of the period pass the plan's filter" in printed
    by_hand = run(workspace, "assign", "plan", "By hand", "--reviewer", "Ben=1", "--reviewer", "Cleo=2")
    assert "Plan 2: 3 of each agent" in by_hand
    assert "no number" in run(workspace, "assign", "plan", "Wrong", "--reviewer", "Ben=x", code=2)
    with pytest.raises(StudioError, match="There is a plan"):
        run(workspace, "assign", "plan", "By hand", "--reviewer", "Ben")


def test_what_was_submitted_is_done(workspace: Path) -> None:
    run(workspace, "assign", "to", "Anna Lindt", "1")
    with Store.open(workspace, stored_rubric) as store:
        submit(store, 1, ANNA)
    assert "talk 0" in run(workspace, "assign", "queue", "Anna Lindt", "--done")
