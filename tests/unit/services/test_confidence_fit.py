"""What a workspace is taught: the fit of confidences to its marks, decisions that can be taken back, and their file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from learning_world import ANNA, FORM, MARKED, fill
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled, JobContext
from qa_studio.services import taught
from qa_studio.services.learned_models import Decision, accepted
from qa_studio.services.learning import Learning
from qa_studio.services.reliability import Reliability
from qa_studio.services.rubrics import Rubrics, stored_rubric
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.trust import Trusting, sight_lines
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent
from rubrics.model import Answer, AnswerState
from scoring.model import Mark
from scoring.score import score

Command = Callable[..., str]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Learnt once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("taught") / "ws"
    with Store.open(folder, stored_rubric) as store:
        fill(store)
        Learning(store).rows(JobContext())
    return folder


@pytest.fixture
def workspace(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "ws"))


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with Store.open(workspace, stored_rubric) as opened:
        yield opened


@pytest.fixture
def command(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str, code: int = 0) -> str:
        result = CliRunner().invoke(app, list(arguments))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.output

    return run


def see_it_marked(store: Store, ids: tuple[int, ...]) -> None:
    """Submit these again with the suggestion in sight, and every mark taken over from it."""
    rubric = Rubrics(store).current_version()
    for number in ids:
        store.reopen(number, ANNA, "again")
        stored = store.newest_transcript(number)
        assert stored is not None
        yes = Answer(AnswerState.ANSWERED, "yes")
        marks = tuple(
            replace(Mark(key, yes), showing="shown", origin="suggestion") for key in ("warm", "closing")
        )
        explanation = score(rubric.rubric, {one.criterion_key: one.answer for one in marks})
        store.submit(number, ANNA, DraftContent(rubric.id, stored.id, marks), explanation)


def test_a_fit_is_followed_by_suggestions_until_it_is_taken_back(store: Store) -> None:
    reliability, suggesting = Reliability(store), Suggesting(store)
    ids = tuple(row.id for row in store.interaction_rows())

    def sure() -> float:
        suggesting.suggest(ids[:1], JobContext())
        return suggesting.suggested(ids[0]).findings[0].confidence

    written = sure()
    found = reliability.fit(JobContext())
    assert found.is_used
    assert (found.refit.pairs, found.left_out) == (MARKED, 0)
    assert (found.refit.loss_after or 0) < (found.refit.loss_before or 0)
    fitted = sure()
    assert fitted < written
    assert not reliability.go_back().can_go_back
    assert sure() == written
    assert reliability.go_on().fit == found.state.fit
    assert sure() == fitted


def test_a_fit_that_would_change_nothing_is_not_counted_again(store: Store) -> None:
    reliability = Reliability(store)
    first = reliability.fit(JobContext())
    again = reliability.fit(JobContext())
    assert not again.is_used
    assert again.state.fit == first.state.fit
    reliability.go_back()
    third = reliability.fit(JobContext()).state
    assert third.fit is not None
    assert (third.fit.number, third.can_go_on) == (2, False), "no number is given twice"


def test_the_next_version_of_a_form_begins_with_its_own_map(store: Store) -> None:
    Reliability(store).fit(JobContext())
    store.publish_rubric(FORM.format(version=2))
    assert Reliability(store).report().state.fit is None


def test_a_cancelled_fit_changes_nothing(store: Store) -> None:
    context = JobContext()
    context.cancel()
    with pytest.raises(JobCancelled):
        Reliability(store).fit(context)
    assert Reliability(store).report().state.fit is None


def test_marks_made_in_sight_count_neither_for_the_curve_nor_for_the_fit_nor_for_trust(store: Store) -> None:
    ids = tuple(row.id for row in store.interaction_rows())
    Suggesting(store).suggest(ids, JobContext())
    marked = tuple(one.interaction_id for one in store.marked([Rubrics(store).current_version().id]))
    see_it_marked(store, tuple(dict.fromkeys(marked)))
    report = Reliability(store).report()
    assert (report.curve.n, report.left_out) == (0, MARKED)
    fitted = Reliability(store).fit(JobContext())
    assert (fitted.is_used, fitted.refit.pairs, fitted.left_out) == (False, 0, MARKED)
    trusted = Trusting(store).report()
    assert trusted.trust.criteria[0].words == (
        "Not yet: 0 of 50 pairs marked before the suggestion was seen."
        " 48 more were made with the suggestion in sight and do not count."
    )
    told = list(sight_lines(trusted))
    assert told[0].startswith("Of 48 pairs in 48 the suggestion was seen first, in 0 the mark was made first")
    assert "no independent evidence" in told[1]
    Trusting(store).set({"count": "all"})
    counted = Reliability(store).report()
    assert (counted.curve.n, counted.taken_over, counted.left_out) == (MARKED, MARKED, 0)


def test_each_decision_can_be_taken_back_to_the_one_before_it(store: Store) -> None:
    learning, rubric = Learning(store), Rubrics(store).current()
    assert learning.take_over("warm").decision is Decision.ACCEPTED
    learning.refuse("warm")
    assert accepted(store, rubric) == ()
    assert learning.take_back("warm") is Decision.ACCEPTED
    assert [one.marks for one in accepted(store, rubric)] == [MARKED]
    assert learning.take_back("warm") is Decision.OPEN
    assert learning.take_back("warm") is Decision.OPEN, "there is nothing more to take back"
    with pytest.raises(StudioError, match="not offered"):
        learning.take_over("closing")


def test_a_trial_is_remembered_and_says_when_marks_have_come(store: Store) -> None:
    warm = Learning(store).report().criteria[0]
    assert warm.kept is not None
    assert not warm.is_stale
    figures = warm.kept.trial.comparisons[1].learned_figures
    assert figures is not None
    assert (figures.pairs, figures.kappa.value is not None) == (MARKED, True)
    see_it_marked(store, (1, 2, 3, 4, 5, 6))
    assert Learning(store).report().criteria[0].is_stale


def test_a_file_is_suggested_for_with_what_its_workspace_was_taught(
    command: Command, workspace: Path, tmp_path: Path
) -> None:
    form, chat, kept = tmp_path / "desk.yaml", tmp_path / "chat.txt", tmp_path / "learned.json"
    form.write_text(FORM.format(version=1), "utf-8")
    chat.write_text(
        "Agent: I will gladly see to it today.\nCustomer: Thank you, that is kind of you.\n", "utf-8"
    )
    of_file = ("suggest", str(chat), "--rubric", str(form))
    assert "Nothing that was learnt is used: name a workspace" in command(*of_file)
    plain = json.loads(command(*of_file, "--json"))
    assert (plain["criteria"][0]["mark"], "learned" in plain) == ("no", False)
    command("learn", "--accept", "warm", "-w", str(workspace))
    with_it = json.loads(command(*of_file, "-w", str(workspace), "--json"))
    assert (with_it["criteria"][0]["mark"], with_it["learned"]) == ("yes", ["warm"])
    assert "What was learnt suggests for: Warm words." in command(
        "learn", "--save", str(kept), "-w", str(workspace)
    )
    carried = json.loads(command(*of_file, "--learned", str(kept), "--json"))
    assert carried["criteria"] == with_it["criteria"]
    form.write_text(FORM.format(version=1).replace("Warm words", "Warmth"), "utf-8")
    assert "is another form in the workspace" in " ".join(command(*of_file, "-w", str(workspace)).split())


def test_a_file_of_another_form_or_none_at_all_is_refused_by_name(store: Store, tmp_path: Path) -> None:
    rubric, kept = Rubrics(store).current(), tmp_path / "learned.json"
    Learning(store).take_over("warm")
    assert len(taught.save(store, kept).models) == 1
    assert taught.of_file(kept, rubric).models == accepted(store, rubric)
    with pytest.raises(StudioError, match=r"learned\.json” was learnt of desk, version 1"):
        taught.of_file(kept, replace(rubric, version=2))
    for text in ("", "[]", '{"learned": 2}', kept.read_text("utf-8")[:200]):
        kept.write_text(text, "utf-8")
        with pytest.raises(StudioError, match=r"learned\.json” is no file of what was learnt"):
            taught.of_file(kept, rubric)
    with pytest.raises(StudioError, match="cannot be written"):
        taught.save(store, tmp_path / "nowhere" / "learned.json")


def test_the_command_line_fits_and_takes_back(command: Command, workspace: Path) -> None:
    there = ("-w", str(workspace))
    found = json.loads(command("reliability", "--fit", "--json", *there))
    assert (found["is_used"], found["fit"]["number"], found["before"]["n"]) == (True, 1, MARKED)
    assert "In force is fit 1, made of 48 suggestions" in command("reliability", *there)
    assert "In force is what comes with the form" in command("reliability", "--take-back", *there)
    assert "fit has not seen" in command("reliability", "--fit", *there).replace("that has", "has")
    command("reliability", "--fit", "--take-back", *there, code=2)
    assert "nothing is decided" in command("learn", "--take-back", "warm", *there)
