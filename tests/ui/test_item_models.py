"""Every item model of the product keeps to the rules of Qt: empty, filled, changed and emptied again."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from retailer_rows import job, shop_rows

import qa_studio.ui
from qa_studio.rows import Channel
from qa_studio.services.rubric_editing import EditingSession
from qa_studio.services.rubric_shelf import ShelfRow
from qa_studio.speech_rows import JobState, VocabularyRow
from qa_studio.ui.library.hits import HitModel
from qa_studio.ui.library.table_model import LibraryTableModel
from qa_studio.ui.palette.model import PaletteModel
from qa_studio.ui.palette.things import Kind, Thing
from qa_studio.ui.queue.table_model import QueueTableModel
from qa_studio.ui.reports.bookmarks_model import BookmarkModel, Wanted
from qa_studio.ui.review.transcript_model import TranscriptModel
from qa_studio.ui.rubrics.form_tree import FormTreeModel, Outline
from qa_studio.ui.rubrics.problems import ProblemListModel
from qa_studio.ui.rubrics.rules_list import Summary, SummaryListModel
from qa_studio.ui.rubrics.shelf import ShelfModel
from qa_studio.ui.settings.vocabulary_table import VocabularyTableModel
from qa_studio.work_rows import Hit, Hits, SnippetRow
from rubrics.document import open_document
from rubrics.loader import builtin
from rubrics.model import VersionState
from transcription.model import Name, NameKind, Role, Turn

Life = Callable[[Path], Iterator[QAbstractItemModel]]
"""Takes a model through its states and yields it in each; the folder is for files."""


def interactions(_: Path) -> Iterator[QAbstractItemModel]:
    """Rows come behind their ids, in any order."""
    model, rows = LibraryTableModel(), shop_rows()
    yield model
    model.show_ids([row.id for row in rows], rows)
    yield model
    model.show_ids([3, 1, 2])
    yield model
    model.put_rows(rows[:2])
    yield model
    model.show_ids(())
    yield model


def hits(_: Path) -> Iterator[QAbstractItemModel]:
    model = HitModel()
    yield model
    words = "My lamp is late."
    first = Hit(
        1, "Late lamp", "Tom Reed", Channel.CHAT, None, 0, Role.CUSTOMER, "", None, None, False, words, ((3, 7),),
        ((3, 7),),
    )  # fmt: skip
    model.show_hits(Hits((first, replace(first, turn=2)), after=2), is_more=False)
    yield model
    model.show_hits(Hits((replace(first, turn=4, is_note=True),), None), is_more=True)
    assert model.rowCount() == 3
    yield model
    model.show_hits(Hits((), None), is_more=False)
    yield model


def turns(_: Path) -> Iterator[QAbstractItemModel]:
    model = TranscriptModel()
    yield model
    model.set_turns([Turn(Role.AGENT, "Good morning."), Turn(Role.CUSTOMER, "My lamp is late.")])
    yield model
    model.set_turns([])
    yield model


def jobs(_: Path) -> Iterator[QAbstractItemModel]:
    model = QueueTableModel()
    yield model
    failed = job(2, JobState.FAILED, reason="No sound.")
    model.set_rows([job(1, JobState.RUNNING, fraction=0.4), failed, job(3, is_draft=True)])
    yield model
    model.set_rows([job(1, JobState.DONE, fraction=1.0), failed, job(3, JobState.CANCELLED)])
    yield model
    model.set_rows([])
    yield model


def names(_: Path) -> Iterator[QAbstractItemModel]:
    model = VocabularyTableModel()
    yield model
    model.set_rows([VocabularyRow(1, Name("Meadow Lane", NameKind.BRAND, ("metal lane",)))])
    yield model
    model.set_rows([])
    yield model


def shelf(_: Path) -> Iterator[QAbstractItemModel]:
    model = ShelfModel()
    yield model
    model.show(
        [
            ShelfRow("draft/own.yaml", "own", "Own", 0, VersionState.DRAFT, faults=2),
            ShelfRow("version/4", "own", "Own", 3, VersionState.PUBLISHED, is_current=True),
            ShelfRow("builtin/sales", "sales", "Sales", 1, VersionState.PUBLISHED, is_builtin=True),
        ]
    )
    yield model
    model.show([])
    yield model


def editing(folder: Path) -> EditingSession:
    """The built-in support form, open for changes."""
    path = folder / "form.yaml"
    path.write_bytes(builtin("support_core").read_bytes())
    return EditingSession(open_document(path), path)


def break_form(session: EditingSession) -> None:
    """A section is gone, and a weight is no number."""
    session.rows.remove("sections[1]")
    session.put_number("sections[0].criteria[0].weight", "many", "Weight")


def form(folder: Path) -> Iterator[QAbstractItemModel]:
    model, session = FormTreeModel(), editing(folder)
    yield model
    model.show(Outline(session.rubric, session.shares(), session.shares(["identity"])))
    yield model
    break_form(session)
    model.show(Outline(session.rubric, session.shares(), {}, [one.path for one in session.faults]))
    yield model
    model.show(None)
    yield model


def problems(folder: Path) -> Iterator[QAbstractItemModel]:
    model, session = ProblemListModel(), editing(folder)
    break_form(session)
    yield model
    model.show(session.problems)
    assert model.rowCount() == len(session.problems) > 0
    yield model
    model.show(())
    yield model


def anything(_: Path) -> Iterator[QAbstractItemModel]:
    model = PaletteModel()
    yield model
    model.show_things([Thing(kind, kind.value, kind.value, lambda: None) for kind in Kind])
    yield model
    model.show_things([])
    yield model


def bookmarks(_: Path) -> Iterator[QAbstractItemModel]:
    model = BookmarkModel()
    yield model
    moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    kept = SnippetRow(
        1, 7, "Late lamp", "Tom Reed", 1, 2, 0, 2, 4, "late", 1.0, 1.5, "Coaching", "", "Anna Lindt", moment
    )
    model.set_rows([kept, replace(kept, id=2, tag="", start_s=None, end_s=None)])
    yield model
    model.set_wanted(Wanted(tag=""))
    assert model.rowCount() == 1
    yield model
    model.set_rows([])
    yield model


def rules(_: Path) -> Iterator[QAbstractItemModel]:
    model = SummaryListModel()
    yield model
    model.show([Summary("greets"), Summary("thanks", "no wording")])
    yield model
    model.show([Summary("greets by name"), Summary("thanks")])
    yield model
    model.show([])
    yield model


LIVES: dict[type[QAbstractItemModel], Life] = {
    LibraryTableModel: interactions,
    HitModel: hits,
    TranscriptModel: turns,
    QueueTableModel: jobs,
    VocabularyTableModel: names,
    ShelfModel: shelf,
    FormTreeModel: form,
    ProblemListModel: problems,
    PaletteModel: anything,
    BookmarkModel: bookmarks,
    SummaryListModel: rules,
}


def of_the_product(kind: type) -> Iterator[type]:
    """Every class below this one that stands in the window's rooms."""
    for below in kind.__subclasses__():
        if below.__module__.startswith(f"{qa_studio.ui.__name__}."):
            yield below
        yield from of_the_product(below)


def test_every_model_of_the_window_has_a_life_here() -> None:
    for module in pkgutil.walk_packages(qa_studio.ui.__path__, f"{qa_studio.ui.__name__}."):
        importlib.import_module(module.name)
    assert set(of_the_product(QAbstractItemModel)) == set(LIVES)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", LIVES, ids=lambda kind: kind.__name__)
def test_a_model_keeps_to_the_rules_of_qt_all_its_life(
    qtmodeltester: ModelTester, tmp_path: Path, kind: type[QAbstractItemModel]
) -> None:
    sizes, watchers = [], []
    for model in LIVES[kind](tmp_path):
        assert type(model) is kind
        watchers += [] if watchers else [QAbstractItemModelTester(model)]
        qtmodeltester.check(model)
        sizes.append(model.rowCount())
    assert sizes[0] == sizes[-1] == 0
    assert max(sizes) > 0
