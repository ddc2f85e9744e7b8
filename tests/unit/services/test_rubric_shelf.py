"""The shelf of forms: drafts are files, versions never change, publishing makes the next one."""

from __future__ import annotations

from pathlib import Path

import pytest
from service_files import write
from storage_world import form

from qa_studio.errors import StudioError
from qa_studio.services.rubric_shelf import RubricShelf, ShelfRow
from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.store import Store
from rubrics import loader
from rubrics.errors import RubricError, RubricFaultsError
from rubrics.model import VersionState


@pytest.fixture
def shelf(store: Store) -> RubricShelf:
    return RubricShelf(store, store.folder / "rubrics")


def row(shelf: RubricShelf, row_id: str) -> ShelfRow:
    return next(one for one in shelf.rows() if one.id == row_id)


def published(shelf: RubricShelf, text: str, inbox: Path) -> str:
    """Id of the version that this text became."""
    draft = shelf.import_file(write(inbox / "form.yaml", text))
    return shelf.publish(shelf.open(draft))


def test_a_new_workspace_offers_the_built_in_forms_and_looking_writes_nothing(
    shelf: RubricShelf, store: Store
) -> None:
    rows = shelf.rows()
    assert [one.id for one in rows] == [f"builtin/{name}" for name in loader.BUILTIN]
    session = shelf.open("builtin/sales")
    assert (session.is_frozen, session.is_builtin, session.faults) == (True, True, ())
    assert not shelf.folder.exists()
    assert store.current_rubric() is None


def test_a_new_form_is_a_file_with_one_fault_until_it_has_a_section(shelf: RubricShelf) -> None:
    first, second = shelf.create(), shelf.create()
    assert (first, second) == ("draft/untitled_form.yaml", "draft/untitled_form_2.yaml")
    assert (row(shelf, first).faults, row(shelf, first).state) == (1, VersionState.DRAFT)
    session = shelf.open(first)
    session.rows.add_section(0)
    session.save()
    assert row(shelf, first).faults == 0


def test_a_file_taken_in_and_given_out_is_the_same_to_the_last_byte(shelf: RubricShelf, inbox: Path) -> None:
    data = b"\xef\xbb\xbf" + form().replace("\n", "\r\n").encode() + b"# by hand   \r\n"
    (inbox / "ours.yaml").write_bytes(data)
    draft = shelf.import_file(inbox / "ours.yaml")
    session = shelf.open(draft)
    assert (shelf.folder / "ours.yaml").read_bytes() == data
    shelf.export(session, inbox / "out.yaml")
    assert (inbox / "out.yaml").read_bytes() == data
    assert shelf.import_file(inbox / "ours.yaml") == "draft/ours_2.yaml", "the first one stays"


def test_what_is_no_form_is_refused_and_a_draft_that_broke_by_hand_is_still_listed(
    shelf: RubricShelf, inbox: Path
) -> None:
    with pytest.raises(RubricFaultsError, match=r"broken\.yaml"):
        shelf.import_file(write(inbox / "broken.yaml", "sections: [\n"))
    with pytest.raises(RubricFaultsError, match="no such file"):
        shelf.import_file(inbox / "missing.yaml")
    draft = shelf.create()
    (shelf.folder / "untitled_form.yaml").write_text("a: [b\n", encoding="utf-8")
    assert (row(shelf, draft).version, row(shelf, draft).faults) == (0, 1)
    with pytest.raises(RubricFaultsError):
        shelf.open(draft)
    (shelf.folder / "untitled_form.yaml").write_bytes(b"\xff\xfe\x00")
    assert row(shelf, draft).faults == 1


def test_publishing_makes_a_version_that_is_in_use_and_the_draft_goes(
    shelf: RubricShelf, store: Store, inbox: Path
) -> None:
    version = published(shelf, form(), inbox)
    found = row(shelf, version)
    assert (found.key, found.version, found.state, found.is_current) == (
        "small", 1, VersionState.PUBLISHED, True,
    )  # fmt: skip
    assert list(shelf.folder.iterdir()) == []
    assert shelf.open(version).is_frozen
    assert store.rubrics()[0].text == form()
    assert Rubrics(store).current().key == "small"


def test_the_next_version_keeps_the_lineage_and_the_old_one_is_retired(
    shelf: RubricShelf, inbox: Path
) -> None:
    first = published(shelf, form(), inbox)
    draft = shelf.next_draft(first)
    assert shelf.next_draft(first) == draft, "there is one already"
    session = shelf.open(draft)
    assert (session.rubric.version, session.before and session.before.version) == (2, 1)
    assert shelf.plan(session).is_same
    with pytest.raises(StudioError, match="Nothing in this draft differs from version 1"):
        shelf.publish(session)
    session.rows.rename("sections[0].criteria[0]", "Says hello")
    session.rows.rekey("sections[0].criteria[1]", "goodbye")
    session.scales.set_kind(
        "sections[0].criteria[1]", session.rubric.sections[0].criteria[1].scale.kind.LEVELS
    )
    session.rows.duplicate("sections[0].criteria[0]")
    session.put_number("thresholds.interaction", "90", "Threshold")
    plan = shelf.plan(session)
    assert [(one.kind, one.old_key, one.new_key) for one in plan.lineage] == [
        ("reworded", "greeting", "greeting"),
        ("new", "", "greeting_2"),
        ("new scale", "closing", "goodbye"),
    ]
    assert (plan.version, plan.before, plan.changes) == (2, 1, ("thresholds.interaction 91 -> 90",))
    assert any("does not say what" in one.message for one in plan.remarks)
    second = shelf.publish(session)
    assert (row(shelf, second).version, row(shelf, second).is_current) == (2, True)
    assert row(shelf, first).state is VersionState.RETIRED
    after = shelf.open(shelf.next_draft(second))
    assert after.rubric.sections[0].criteria[2].replaces == "", "in the next version the key is its own"


def test_a_draft_with_faults_is_not_published(shelf: RubricShelf) -> None:
    session = shelf.open(shelf.create())
    assert shelf.plan(session).faults
    with pytest.raises(StudioError, match="has faults"):
        shelf.publish(session)
    assert session.path is not None
    assert session.path.exists()


def test_a_draft_that_was_overtaken_gets_the_next_number(shelf: RubricShelf, inbox: Path) -> None:
    published(shelf, form(), inbox)
    late = shelf.import_file(write(inbox / "late.yaml", form(1, "88")))
    session = shelf.open(late)
    assert shelf.plan(session).version == 2
    version = shelf.publish(session)
    assert (row(shelf, version).version, shelf.open(version).rubric.version) == (2, 2)


def test_a_copy_is_a_form_of_its_own(shelf: RubricShelf, inbox: Path) -> None:
    version = published(shelf, form(3), inbox)
    session = shelf.open(shelf.duplicate(version))
    assert (session.rubric.key, session.rubric.title, session.rubric.version) == (
        "small_2", "Small form (copy)", 1,
    )  # fmt: skip
    assert (session.before, session.faults) == (None, ())


def test_a_built_in_form_is_used_as_it_is_or_after_a_draft(shelf: RubricShelf, store: Store) -> None:
    version = shelf.use("builtin/sales")
    assert row(shelf, version).is_current
    assert "builtin/sales" not in [one.id for one in shelf.rows()], "it is in use as it is"
    assert Rubrics(store).current().key == "sales"
    draft = shelf.open(shelf.next_draft("builtin/complaint_handling"))
    assert (draft.rubric.version, draft.is_frozen) == (1, False)


def test_an_older_form_can_be_put_to_use_again(shelf: RubricShelf, store: Store, inbox: Path) -> None:
    small = published(shelf, form(), inbox)
    shelf.use("builtin/sales")
    shelf.use(small)
    assert store.current_rubric() is not None
    assert row(shelf, small).is_current


def test_a_removed_draft_can_be_brought_back(shelf: RubricShelf) -> None:
    draft = shelf.create()
    text = shelf.open(draft).text
    data = shelf.remove(draft)
    assert draft not in [one.id for one in shelf.rows()]
    with pytest.raises(StudioError, match="cannot be removed"):
        shelf.remove(draft)
    shelf.restore(draft, data)
    assert shelf.open(draft).text == text


def test_a_form_that_is_gone_is_named(shelf: RubricShelf) -> None:
    with pytest.raises(StudioError, match="version/99"):
        shelf.open("version/99")
    with pytest.raises(RubricError, match="no built-in rubric 'sale'"):
        shelf.open("builtin/sale")


def test_a_folder_that_cannot_be_made_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(RubricError, match="taken"):
        RubricShelf(store, tmp_path / "taken" / "rubrics").create()
