"""`qa-studio trust …` in this process: figures, settings and the golden set."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from storage_world import interaction, put_in_use, transcript
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.trust_settings import TrustSettingsError
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent, EvaluatorName
from rubrics.model import Answer, AnswerState
from scoring.automatic import automatic_score
from scoring.model import Evidence, Finding, Mark
from scoring.score import score

Command = Callable[..., Any]
YES, NO = Answer(AnswerState.ANSWERED, "yes"), Answer(AnswerState.ANSWERED, "no")
FORM = """
rubric: small
title: Small form
version: 1
language: en
thresholds: {interaction: 91, customer: 85}
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - {key: greeting, title: Greeting, weight: 1, guidance: Says hello., scale: yes_no}
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty chats with suggestions, marked by one person who agrees with all but two."""
    folder = tmp_path_factory.mktemp("trust")
    (folder / "form.yaml").write_text(FORM, encoding="utf-8")
    with Store.open(folder / "ws", stored_rubric) as store:
        put_in_use(store, folder / "form.yaml")
        names = [f"chat {place}" for place in range(60)]
        store.add_interactions([(interaction(name), transcript("Hello there.", "Hi.")) for name in names])
        for place in range(60):
            _mark(store, place + 1, YES if place % 2 else NO, YES if place % 2 or place < 3 else NO)
    return folder / "ws"


def _mark(store: Store, number: int, suggested: Answer, given: Answer) -> None:
    rubric, words = store.current_rubric(), store.newest_transcript(number)
    assert rubric is not None
    assert words is not None
    found = (Finding("greeting", suggested, 0.9, "Said.", (Evidence(0, 0, 5, "Hello"),)),)
    content = DraftContent(rubric.id, words.id, (Mark("greeting", suggested, origin="automatic"),))
    store.save_suggestions(number, content, found, automatic_score(rubric.rubric, found))
    marked = DraftContent(rubric.id, words.id, (Mark("greeting", given),))
    store.submit(number, EvaluatorName("Anna Lindt"), marked, score(rubric.rubric, {"greeting": given}))


@pytest.fixture
def command(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str, code: int = 0) -> str:
        result = CliRunner().invoke(app, ["trust", *arguments, "-w", str(workspace)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.output

    return run


def test_every_figure_is_in_json_with_its_interval_and_what_it_allows(command: Command) -> None:
    found = json.loads(command("--json"))
    assert found["rubric"] == {"key": "small", "title": "Small form", "version": 1}
    assert found["bar"] == {"kappa": 0.7, "pairs": 50, "count": "independent"}
    (one,) = found["criteria"]
    assert (one["pairs"], one["interactions"], one["unknown"]) == (60, 60, 60)
    assert one["percent"]["value"] == pytest.approx(58 / 60, abs=1e-4)
    assert one["kappa"]["low"] > 0.7
    assert one["kappa"]["low"] < one["kappa"]["value"] < one["kappa"]["high"]
    assert one["ac1"]["value"] is not None
    assert (one["standing"], one["unattended"]) == ("earned", True)
    assert one["unseen_only"]["pairs"] == 0
    assert one["unseen_only"]["kappa"]["value"] is None
    assert one["unseen_only"]["kappa"]["reason"]
    assert found["influence"]["value"] is None


def test_the_table_says_in_a_sentence_what_each_criterion_has_earned(command: Command) -> None:
    shown = command()
    assert "Greeting: Earned: kappa 0.93 (0.84 to 1.00) of 60 pairs; its lower end reaches 0.70." in shown
    assert "60 of 60" in shown
    assert "97 % (89 to 99)" in shown
    assert "shown and never counts alone" in " ".join(shown.split())
    assert "Greeting" in command("--unseen")


def test_the_bar_is_set_and_taken_as_usual_again(command: Command) -> None:
    assert "0.90" in command("set", "kappa", "0.9")
    assert json.loads(command("--json"))["criteria"][0]["standing"] == "below"
    assert "0.70" in command("set", "kappa", "usual")
    assert "mixed" in command("set")
    with pytest.raises(TrustSettingsError, match="0 to 1"):
        command("set", "kappa", "2")
    command("set", "kappa", code=2)


def test_the_golden_set_is_filled_run_and_emptied(command: Command, tmp_path: Path) -> None:
    assert "is empty" in command("golden", "list")
    assert "chat 0" in command("golden", "add", "1", "2")
    rows = json.loads(command("golden", "list", "--json"))
    assert [(row["interaction"], row["evaluator"], row["marks"]) for row in rows] == [
        (1, "Anna Lindt", 1),
        (2, "Anna Lindt", 1),
    ]
    same = json.loads(command("golden", "run", "--json"))
    assert (same["interactions"], same["differences"], same["worse"]) == (2, [], 0)
    assert same["criteria"][0]["references"] == 2
    candidate = tmp_path / "next.yaml"
    rule = "suggest: [{answer: 'yes', confidence: 0.9, reason: Said., all_of: [{check: phrases, phrases: [hello]}]}]"
    text = FORM.replace("version: 1", "version: 2").replace("scale: yes_no", f"scale: yes_no, {rule}")
    candidate.write_text(text, encoding="utf-8")
    shown = command("golden", "run", "--rubric", str(candidate))
    assert "no suggestion" in shown
    assert "2 better, 0 worse" in shown
    assert "chat 1" not in command("golden", "remove", "2")
    assert "is empty" in command("golden", "remove", "1")
