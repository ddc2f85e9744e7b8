"""Speech models and rubrics as services: what is used unasked, and what is said when something is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from service_files import write
from storage_world import form, put_in_use
from whisper_checkpoint import write_checkpoint

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.services.golden import GoldenSet
from qa_studio.services.models import Models
from qa_studio.services.publishing import Publishing
from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.store import Store
from rubrics import loader
from rubrics.errors import RubricFaultsError
from rubrics.model import VersionState
from transcription.errors import ModelInvalidError, ModelMissingError


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Models:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Models(tmp_path / "models")


def test_the_draft_engine_is_always_here_and_used_while_nothing_better_is(models: Models) -> None:
    best = models.best()
    assert (best.engine, best.is_draft, best.is_here) == ("draft", True, True)
    assert models.rows()[0] == best
    assert best.path.exists()
    assert models.choose("", "") == ("draft", "")


def test_every_published_model_is_listed_with_where_it_belongs(models: Models, tmp_path: Path) -> None:
    rows = {row.name: row for row in models.rows()}
    assert {"tiny", "base", "small", "large-v3"} <= rows.keys()
    assert (rows["base"].is_here, rows["base"].path) == (False, tmp_path / "models" / "base.pt")
    assert not (tmp_path / "models").exists(), "looking makes nothing"


def test_what_arrived_of_a_stopped_download_is_told_and_how_to_do_without_a_connection(
    models: Models, tmp_path: Path
) -> None:
    write(tmp_path / "models" / "base.pt.part", "x" * 1_000)
    rows = {row.name: row for row in models.rows()}
    assert (rows["base"].arrived_bytes, rows["tiny"].arrived_bytes) == (1_000, 0)
    words = models.by_hand("base")
    assert "https://" in words
    assert words.endswith(str(tmp_path / "models" / "base.pt"))
    assert models.by_hand("ours") == ""


def test_an_added_checkpoint_is_used_from_then_on(models: Models, tmp_path: Path) -> None:
    row = models.add(write_checkpoint(tmp_path / "downloads" / "ours.pt"))
    assert (row.engine, row.name, row.is_here, row.is_draft) == ("whisper", "ours", True, False)
    assert models.best() == row
    assert models.choose("", "") == ("whisper", str(row.path))
    assert models.choose("whisper", "ours") == ("whisper", str(row.path))
    assert models.choose("draft", "") == ("draft", "")
    assert models.choose("", str(row.path)) == ("whisper", str(row.path))


def test_a_file_that_is_no_model_is_refused(models: Models, tmp_path: Path) -> None:
    with pytest.raises(ModelInvalidError, match=r"notes\.pt"):
        models.add(write(tmp_path / "notes.pt", "These are my notes."))
    with pytest.raises(ModelInvalidError, match=r"nowhere\.pt"):
        models.add(tmp_path / "nowhere.pt")


def test_unknown_engines_and_models_are_named_with_those_there_are(
    models: Models, context: JobContext
) -> None:
    with pytest.raises(StudioError, match=r"no engine “sphinx”.*whisper, draft"):
        models.choose("sphinx", "")
    with pytest.raises(ModelMissingError, match=r"no model “bse”\. Did you mean “base”"):
        models.choose("whisper", "bse")
    with pytest.raises(ModelMissingError, match="not on this machine"):
        models.choose("", "base")
    with pytest.raises(ModelMissingError, match="No Whisper model is on this machine"):
        models.choose("whisper", "")
    with pytest.raises(ModelMissingError, match="no model “huge” to fetch"):
        models.fetch("huge", context)


def test_a_new_workspace_uses_the_first_built_in_rubric(store: Store) -> None:
    rubric = Rubrics(store).current()
    assert (rubric.key, rubric.state) == (loader.BUILTIN[0], VersionState.PUBLISHED)
    assert [found.version for found in Rubrics(store).all()] == [rubric.version]


def test_a_published_form_is_used_from_then_on(store: Store, inbox: Path) -> None:
    rubrics = Rubrics(store)
    rubrics.current()
    put_in_use(store, write(inbox / "form.yaml", form()))
    put_in_use(store, write(inbox / "form.yaml", form(2)))
    assert (rubrics.current().key, rubrics.current().version) == ("small", 2)
    assert [(found.key, found.version, found.state) for found in rubrics.all()] == [
        ("small", 2, VersionState.PUBLISHED),
        ("small", 1, VersionState.RETIRED),
        ("support_core", 1, VersionState.PUBLISHED),
    ]


def publishing(store: Store) -> Publishing:
    return Publishing(store, GoldenSet(store))


def test_a_form_with_faults_is_not_published_and_all_are_named(store: Store, inbox: Path) -> None:
    faulty = form().replace("weight: 1\n", "weight: -1\n", 1).replace("scale: yes_no", "scale: yes_not", 1)
    path = write(inbox / "form.yaml", faulty)
    with pytest.raises(RubricFaultsError) as caught:
        publishing(store).publish_file(path, JobContext())
    assert len(caught.value.faults) >= 2
    assert "form.yaml" in str(caught.value)
    assert Rubrics(store).current().key == "support_core"
    with pytest.raises(RubricFaultsError, match="no such file"):
        publishing(store).publish_file(inbox / "missing.yaml", JobContext())


def test_a_form_whose_checks_have_faults_is_not_published(store: Store, inbox: Path) -> None:
    suggest = 'scale: yes_no, suggest: [{answer: "yes", all_of: [{check: frases, phrases: [hello]}]}]'
    path = write(inbox / "form.yaml", form().replace("scale: yes_no", suggest, 1))
    with pytest.raises(RubricFaultsError, match="frases"):
        publishing(store).publish_file(path, JobContext())


def test_a_removed_model_is_gone_from_the_list_and_not_used_any_more(models: Models, tmp_path: Path) -> None:
    row = models.add(write_checkpoint(tmp_path / "downloads" / "ours.pt"))
    gone = models.remove("ours")
    assert (gone.name, gone.paths, gone.is_published) == ("ours", (row.path,), False)
    assert models.best().is_draft
    assert "ours" not in {found.name for found in models.rows()}
    assert (tmp_path / "downloads" / "ours.pt").exists()


def a_folder(path: Path) -> Path:
    """What the faster-whisper engine reads, as far as it is looked at before it is loaded."""
    path.mkdir(parents=True)
    (path / "model.bin").write_bytes(b"\x06\x00\x00\x00WhisperSpec" + bytes(2000))
    write(path / "config.json", "{}")
    write(path / "vocabulary.txt", "\n".join(map(str, range(51_865))))
    return path


def test_a_folder_of_the_other_engine_is_added_listed_chosen_and_removed(
    models: Models, tmp_path: Path
) -> None:
    row = models.add(a_folder(tmp_path / "downloads" / "quick"))
    assert (row.engine, row.name, row.path) == ("faster-whisper", "quick", tmp_path / "models" / "quick")
    assert row in models.rows()
    assert models.choose("faster-whisper", "") == ("faster-whisper", str(row.path))
    assert models.choose("", "quick") == ("faster-whisper", str(row.path))
    assert models.choose("", str(row.path)) == ("faster-whisper", str(row.path))
    with pytest.raises(ModelMissingError, match="no model “quick”"):
        models.choose("whisper", "quick")
    assert models.remove("quick", "faster-whisper").paths == (row.path,)
    assert row not in models.rows()


def test_a_checkpoint_goes_before_a_folder_of_the_same_name(models: Models, tmp_path: Path) -> None:
    models.add(a_folder(tmp_path / "downloads" / "ours"))
    row = models.add(write_checkpoint(tmp_path / "downloads" / "ours.pt"))
    assert models.choose("", "ours") == ("whisper", str(row.path))
    assert models.best() == row


def test_a_folder_that_is_no_model_is_refused(models: Models, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    with pytest.raises(
        ModelInvalidError, match=r"“pictures” is no whole CTranslate2 model: model\.bin is missing"
    ):
        models.add(tmp_path / "pictures")


@pytest.mark.parametrize("name", ["draft", "en-us"])
def test_the_draft_engine_cannot_be_removed(models: Models, name: str) -> None:
    with pytest.raises(StudioError, match="belong to the installed program"):
        models.remove(name)


def test_models_that_are_here_are_checked_by_name_or_all(
    models: Models, tmp_path: Path, context: JobContext
) -> None:
    assert models.checks(context) == ()
    models.add(write_checkpoint(tmp_path / "downloads" / "ours.pt"))
    write_checkpoint(tmp_path / "models" / "base.pt")
    found = {one.model.name: one for one in models.checks(context)}
    assert (found["ours"].fault, found["ours"].words) == ("", "a model of your own")
    assert "is not the published “base”" in found["base"].fault
    assert [one.model.name for one in models.checks(context, "ours")] == ["ours"]
    with pytest.raises(ModelMissingError, match="not on this machine"):
        models.checks(context, "tiny")
