"""A form is tried on the golden set before it is published; what does worse needs a reason, and the reason is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from service_files import write
from storage_world import interaction, put_in_use, transcript
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.services import confidence_maps
from qa_studio.services.golden import GoldenSet
from qa_studio.services.publishing import Publishing, WorseOnGoldenSetError
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubric_shelf import RubricShelf
from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.store import Store
from rubrics import loader
from rubrics.model import Answer, AnswerState
from scoring import stamp as stamps
from scoring.model import Mark
from scoring.stamp import stamp

YES = Answer(AnswerState.ANSWERED, "yes")
FORM = """
rubric: door
title: At the door
version: {version}
language: en
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - key: greeting
        title: Greeting
        weight: 1
        guidance: The agent greets.
        scale: yes_no
        suggest:
          - answer: "yes"
            confidence: 0.9
            reason: The agent greets.
            all_of: [{{check: phrases, speaker: agent, phrases: [{phrase}]}}]
"""


def form(version: int, phrase: str = "good morning") -> str:
    return FORM.format(version=version, phrase=phrase)


@pytest.fixture
def golden(store: Store, inbox: Path, context: JobContext) -> GoldenSet:
    """Two chats that greet, each with a mark that says so."""
    put_in_use(store, write(inbox / "form.yaml", form(1)))
    said = ("Good morning.", "My lamp is broken.", "I will send a new one.")
    store.add_interactions([(interaction(name), transcript(*said)) for name in ("first", "second")])
    for number in (1, 2):
        Reviewing(store).submit(number, "Anna Lindt", [Mark("greeting", YES)], "")
    made = GoldenSet(store)
    made.add([1, 2], None, context)
    return made


@pytest.fixture
def publishing(store: Store, golden: GoldenSet) -> Publishing:
    return Publishing(store, golden)


def version(store: Store) -> int:
    return Rubrics(store).current().version


def test_what_does_as_well_is_published_and_noted(
    store: Store, publishing: Publishing, inbox: Path, context: JobContext
) -> None:
    run = publishing.publish_file(write(inbox / "new.yaml", form(2)), context, "not needed")
    assert (run.items, run.comparison.differences, version(store)) == (2, (), 2)
    (kept,) = publishing.rows()
    assert (kept.key, kept.version, kept.items, kept.worse, kept.anyway) == ("door", 2, 2, 0, "")


def test_what_does_worse_is_refused_with_its_differences_until_a_reason_is_given(
    store: Store, publishing: Publishing, golden: GoldenSet, inbox: Path, context: JobContext
) -> None:
    worse = write(inbox / "new.yaml", form(2, "good evening"))
    for silence in ("", "  "):
        with pytest.raises(WorseOnGoldenSetError, match="2 suggestions become worse") as refused:
            publishing.publish_file(worse, context, silence)
    assert [one.before for one in refused.value.run.comparison.differences] == ["Yes", "Yes"]
    assert (version(store), publishing.rows()) == (1, ())
    publishing.publish_file(worse, context, " The greeting has changed ")
    (kept,) = publishing.rows()
    assert (version(store), kept.worse, kept.anyway) == (2, 2, "The greeting has changed")
    assert golden.run(context).comparison.differences == (), "what was accepted is known from now on"


def test_what_cannot_be_run_needs_a_reason_too(
    store: Store, publishing: Publishing, inbox: Path, context: JobContext
) -> None:
    store.remove([2])
    with pytest.raises(WorseOnGoldenSetError, match="cannot be run: It was removed"):
        publishing.publish_file(write(inbox / "new.yaml", form(2)), context)


def test_a_published_version_is_refused_before_anything_is_run(
    publishing: Publishing, inbox: Path, context: JobContext
) -> None:
    def stop(*_: object) -> None:
        raise AssertionError("the golden set was run")

    with pytest.raises(StudioError, match="says something else"):
        publishing.publish_file(
            write(inbox / "new.yaml", form(1, "good evening")), JobContext(on_progress=stop)
        )


def test_a_run_of_another_form_does_not_count(
    store: Store, publishing: Publishing, golden: GoldenSet, context: JobContext
) -> None:
    fine = golden.run(context, loader.loads(form(2), "fine"))
    for run in (None, fine):
        with pytest.raises(StudioError, match="was not tried on the golden set as it is now"):
            publishing.publish_text(form(2, "good evening"), run)
    assert version(store) == 1
    publishing.publish_text(form(7), fine)
    assert version(store) == 7, "the number that it gets is no other form"
    assert golden.state().outdated == 0


def test_the_shelf_publishes_drafts_by_the_same_rule(
    store: Store, publishing: Publishing, golden: GoldenSet, tmp_path: Path, context: JobContext
) -> None:
    shelf = RubricShelf(store, tmp_path / "drafts", publishing)
    session = shelf.open(shelf.import_file(write(tmp_path / "door.yaml", form(2, "good evening"))))
    with pytest.raises(StudioError, match="was not tried"):
        shelf.publish(session)
    run = golden.run(context, session.rubric)
    with pytest.raises(WorseOnGoldenSetError):
        shelf.publish(session, run)
    assert session.path is not None
    assert session.path.exists()
    shelf.publish(session, run, "It is evening")
    assert (version(store), publishing.rows()[0].anyway) == (2, "It is evening")


def test_a_built_in_form_that_is_new_here_is_not_used_untried(
    store: Store, publishing: Publishing, golden: GoldenSet, tmp_path: Path
) -> None:
    shelf = RubricShelf(store, tmp_path / "drafts", publishing)
    builtin = next(row for row in shelf.rows() if row.is_builtin)
    with pytest.raises(StudioError, match="was not tried"):
        shelf.use(builtin.id)
    golden.remove([1, 2])
    assert shelf.use(builtin.id).startswith("version/")


def test_other_checks_make_the_golden_set_out_of_date_until_it_is_run_and_accepted(
    golden: GoldenSet, context: JobContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (golden.state().outdated, golden.state().words, golden.state().made_by) == (0, "", stamp())
    monkeypatch.setattr(stamps, "_code", lambda: "other")
    state = golden.state()
    assert (state.items, state.outdated, state.reasons) == (2, 2, ("checks",))
    assert "2 interactions of the golden set was" not in state.words
    golden.accept(golden.run(context))
    assert golden.state().outdated == 0


def test_another_map_of_confidences_makes_it_out_of_date_and_back_again(
    store: Store, golden: GoldenSet
) -> None:
    rubric = Rubrics(store).current()
    confidence_maps.add(store, rubric, confidence_maps.state(store, rubric).calibrator, 50)
    assert (golden.state().outdated, golden.state().reasons) == (2, ("map of confidences",))
    confidence_maps.go_back(store, rubric)
    assert golden.state().outdated == 0


def test_a_set_from_before_checks_were_noted_is_out_of_date(store: Store, golden: GoldenSet) -> None:
    items = store.setting("golden_set")
    store.set_setting("golden_set", [{k: v for k, v in one.items() if k != "made_by"} for one in items])
    assert (golden.state().outdated, golden.state().made_by) == (2, None)


def test_a_stamp_tells_checks_tables_encoder_and_words_apart_and_not_the_products_number() -> None:
    now = stamp()
    assert now == stamp()
    assert replace(now, product="9.9").differs_from(now) == ()
    for part, words in (
        ("checks", "checks"),
        ("tables", "tables"),
        ("encoder", "sentence encoder"),
        ("words", "word cutting"),
    ):
        assert replace(now, **{part: "other"}).differs_from(now) == (words,)


@pytest.fixture
def command(
    store: Store, golden: GoldenSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: object) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, ["rubric", *map(str, arguments), "-w", str(store.folder)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    return run


def test_the_command_lists_the_differences_refuses_and_keeps_the_reason(
    command: Callable[..., tuple[int, str, str]], store: Store, inbox: Path
) -> None:
    worse = write(inbox / "new.yaml", form(2, "good evening"))
    code, shown, told = command("publish", worse)
    assert (code, version(store)) == (1, 1)
    assert "Yes" in shown
    assert "no suggestion" in shown
    assert "0 better, 2 worse" in shown
    assert "Not published" in told
    assert "--anyway REASON" in told
    code, shown, _ = command("publish", worse, "--json")
    found = json.loads(shown)
    assert (code, found["published"], found["worse"], len(found["differences"])) == (1, False, 2, 2)
    assert (found["checks"]["out_of_date"], found["checks"]["now"]["checks"]) == (0, stamp().checks)
    assert command("publish", worse, "--anyway", "It is evening")[0] == 0
    assert version(store) == 2
    assert "It is evening" in command("published")[1]
    (row,) = json.loads(command("published", "--json")[1])
    assert (row["version"], row["worse"], row["anyway"]) == (2, 2, "It is evening")


def test_suggestions_by_checks_that_the_golden_set_was_not_run_with_say_so(
    command: Callable[..., tuple[int, str, str]], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> str:
        return CliRunner().invoke(app, ["suggest", "1", "-w", str(store.folder)]).stderr

    assert "golden set" not in told()
    monkeypatch.setattr(stamps, "_code", lambda: "other")
    assert "! 2 interactions of the golden set were run last with other checks." in told()


def test_faults_and_missing_files_are_told(command: Callable[..., tuple[int, str, str]], inbox: Path) -> None:
    code, _, told = command("publish", inbox / "none.yaml")
    assert (code, "There is no rubric file" in told) == (2, True)
    with pytest.raises(loader.RubricFaultsError):
        command("publish", write(inbox / "bad.yaml", "rubric: x\n"))
