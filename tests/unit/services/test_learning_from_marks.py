"""Learning in a workspace: from submitted marks to an offer, a decision, and suggestions that follow it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from learning_world import FORM, MARKED, fill, mark
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.services.learned_models import Decision, accepted
from qa_studio.services.learning import Learning
from qa_studio.services.reliability import Reliability
from qa_studio.services.rubrics import Rubrics, stored_rubric
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.trust import Trusting
from qa_studio.storage.store import Store
from rubrics.model import Answer, AnswerState
from scoring.learning_model import Verdict


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, tuple[int, ...]]]:
    with Store.open(tmp_path_factory.mktemp("learning") / "ws", stored_rubric) as store:
        yield store, fill(store)


def test_a_word_that_decides_is_offered_with_its_figures(world: tuple[Store, tuple[int, ...]]) -> None:
    warm, closing = Learning(world[0]).rows(JobContext())
    assert (warm.trial.verdict, warm.decision) == (Verdict.OFFERED, Decision.OPEN)
    assert [one.kept_apart for one in warm.trial.comparisons] == ["interaction", "agent"]
    assert any("gladly" in one.sign for one in warm.trial.strongest[:3])
    assert closing.trial.verdict is Verdict.TOO_FEW, "all answers are the same"


def test_accepted_it_suggests_with_words_of_the_transcript_and_refused_the_checks_do(
    world: tuple[Store, tuple[int, ...]],
) -> None:
    store, ids = world
    learning, suggesting = Learning(store), Suggesting(store)
    assert learning.accept("warm", JobContext()).decision is Decision.ACCEPTED
    suggesting.suggest(ids[-2:], JobContext())
    for number, value in zip(ids[-2:], ("yes", "no"), strict=True):
        found = suggesting.suggested(number)
        finding = found.findings[0]
        assert finding.answer == Answer(AnswerState.ANSWERED, value)
        assert "Learnt from 48 marks" in finding.reason
        assert finding.evidence
        assert all(
            found.transcript.turns[one.turn].text[one.start : one.end] == one.text for one in finding.evidence
        )
    assert any("gladly" in one.text for one in suggesting.suggested(ids[-2]).findings[0].evidence)
    learning.refuse("warm")
    assert accepted(store, Rubrics(store).current()) == ()
    suggesting.suggest(ids[-2:-1], JobContext())
    assert suggesting.suggested(ids[-2]).findings[0].reason == "The agent does not name the day."


def test_it_says_nothing_about_the_interactions_it_was_learnt_from(
    world: tuple[Store, tuple[int, ...]],
) -> None:
    store, ids = world
    learning, suggesting = Learning(store), Suggesting(store)
    learning.accept("warm", JobContext())
    suggesting.suggest(ids[:1], JobContext())
    assert "Learnt" not in suggesting.suggested(ids[0]).findings[0].reason
    learning.refuse("warm")


def test_what_is_not_offered_cannot_be_accepted(world: tuple[Store, tuple[int, ...]]) -> None:
    learning = Learning(world[0])
    with pytest.raises(StudioError, match=r"“Closing” is not offered\. It takes 30"):
        learning.accept("closing", JobContext())
    with pytest.raises(StudioError, match="has no criterion “wram”"):
        learning.refuse("wram")


def test_a_cancel_is_heard(world: tuple[Store, tuple[int, ...]]) -> None:
    context = JobContext()
    context.cancel()
    with pytest.raises(JobCancelled):
        Learning(world[0]).rows(context)


def test_marks_by_chance_are_not_offered(store: Store) -> None:
    fill(store, is_noise=True)
    warm = Learning(store).rows(JobContext(), ["warm"])[0]
    assert warm.trial.verdict is Verdict.NOT_BETTER
    assert accepted(store, Rubrics(store).current()) == ()


def test_the_curve_lays_confidences_beside_marks(store: Store) -> None:
    assert Reliability(store).report().curve.n == 0
    ids = fill(store)
    Suggesting(store).suggest(ids[:10], JobContext())
    report = Reliability(store).report()
    assert report.curve.n == 10
    assert {round(one.mean, 3) for one in report.curve.bins} <= {0.6, 0.9}
    assert report.taken_over == 0


def test_what_the_checks_have_earned_is_not_the_models(store: Store) -> None:
    ids = fill(store)
    learning, suggesting, trusting = Learning(store), Suggesting(store), Trusting(store)

    def pairs() -> int:
        return trusting.report().trust.criteria[0].figures.pairs

    suggesting.suggest(ids, JobContext())
    assert pairs() == MARKED
    learning.accept("warm", JobContext())
    assert pairs() == 0
    suggesting.suggest(ids, JobContext())
    mark(store, Rubrics(store).current_version().id, ids[-1], "no")
    assert pairs() == 1, "the marks it was learnt from say nothing about it"
    learning.refuse("warm")
    assert pairs() == MARKED


def test_the_next_version_of_a_form_begins_without_a_model_but_with_the_marks(
    world: tuple[Store, tuple[int, ...]],
) -> None:
    store, _ = world
    learning = Learning(store)
    learning.accept("warm", JobContext())
    store.publish_rubric(FORM.format(version=2))
    assert accepted(store, Rubrics(store).current()) == ()
    (row,) = learning.rows(JobContext(), ["warm"])
    assert (row.trial.verdict, row.decision) == (Verdict.OFFERED, Decision.OPEN)
    assert row.trial.model is not None
    assert row.trial.model.rubric_version == 2


def test_the_command_line_learns_accepts_and_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    with Store.open(tmp_path / "ws", stored_rubric) as store:
        fill(store)

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, [*arguments, "-w", str(tmp_path / "ws")])
        if result.exception is not None:
            raise result.exception
        return result.output

    assert "Warm words (warm): offered" in run("learn")
    assert "suggests for “warm” from now on" in run("learn", "--accept", "warm")
    found = json.loads(run("learn", "--json"))
    assert [(one["key"], one["verdict"], one["decision"]) for one in found] == [
        ("warm", "offered", "accepted"),
        ("closing", "too_few", "open"),
    ]
    assert found[0]["comparisons"][1]["over_checks"]["low"] > 0
    assert "The checks suggest for “warm”" in run("learn", "--refuse", "warm")
    assert "There is no suggestion yet" in run("reliability")
    assert json.loads(run("reliability", "--json"))["n"] == 0
