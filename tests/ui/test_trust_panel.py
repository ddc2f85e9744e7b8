"""The Trust tab, the golden set in the publish dialog and the settings of suggestions, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot
from storage_world import interaction, put_in_use, transcript

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.services.golden import GoldenSet
from qa_studio.services.laboratory import Laboratory
from qa_studio.services.publishing import Publishing
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubric_shelf import RubricShelf
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.trust import Trusting
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent
from qa_studio.ui.rubrics.golden_view import EMPTY
from qa_studio.ui.rubrics.page import RubricsPage
from qa_studio.ui.rubrics.trust_line import TrustLine
from qa_studio.ui.rubrics.trust_panel import TrustServices
from qa_studio.ui.settings.history import ChangeHistory
from qa_studio.ui.settings.trust import TrustSection
from rubrics.model import Answer, AnswerState, Rubric
from scoring.automatic import automatic_score
from scoring.model import Evidence, Finding, Mark
from transcription.model import Transcript

YES, NO = Answer(AnswerState.ANSWERED, "yes"), Answer(AnswerState.ANSWERED, "no")
WAIT_MS = 5_000
FORM = """rubric: small
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


class WordChecks:
    """Real suggestions without the language library: a greeting stands where the guidance's last word is said."""

    def suggest(
        self, rubric: Rubric, transcript: Transcript, names: object, context: JobContext, **_: object
    ) -> Sequence[Finding]:
        (criterion,) = rubric.criteria()
        word = criterion.guidance.rstrip(".").split()[-1]
        turn = transcript.turns[0]
        at = turn.text.lower().find(word)
        answer, piece = (NO, Evidence(0, 0, len(turn.text), turn.text)) if at < 0 else (
            YES, Evidence(0, at, at + len(word), turn.text[at : at + len(word)])
        )  # fmt: skip
        return (Finding("greeting", answer, 0.9, "It is said, or not.", (piece,)),)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three chats that greet, each with a suggestion and a mark; the third mark disagrees."""
    with Store.open(tmp_path / "ws", stored_rubric) as opened:
        (tmp_path / "form.yaml").write_text(FORM, encoding="utf-8")
        put_in_use(opened, tmp_path / "form.yaml")
        names = ("first", "second", "third")
        opened.add_interactions([(interaction(name), transcript("Hello there.", "Hi.")) for name in names])
        for number, given in enumerate((YES, YES, NO), start=1):
            rubric, words = opened.current_rubric(), opened.newest_transcript(number)
            assert rubric is not None
            assert words is not None
            found = (Finding("greeting", YES, 0.9, "Said.", (Evidence(0, 0, 5, "Hello"),)),)
            explanation = automatic_score(rubric.rubric, found)
            opened.save_suggestions(number, DraftContent(rubric.id, words.id, ()), found, explanation)
            mark = Mark("greeting", given, showing="hidden", unseen=given)
            Reviewing(opened).submit(number, "Anna Lindt", [mark], "")
        yield opened


@pytest.fixture
def golden(store: Store) -> GoldenSet:
    return GoldenSet(store, WordChecks())  # type: ignore[arg-type]


@pytest.fixture
def publishing(store: Store, golden: GoldenSet) -> Publishing:
    return Publishing(store, golden)


@pytest.fixture
def page(
    qtbot: QtBot,
    runner: JobRunner,
    store: Store,
    golden: GoldenSet,
    publishing: Publishing,
    memory: QSettings,
    tmp_path: Path,
) -> Iterator[RubricsPage]:
    services = TrustServices(Trusting(store), golden)
    shelf = RubricShelf(store, tmp_path / "ws" / "rubrics", publishing)
    made = RubricsPage(shelf, Laboratory(store), Reviewing(store).explain, runner, memory, services)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.open_id != "", timeout=WAIT_MS)
    assert made.trust is not None
    made.editor.tabs.setCurrentWidget(made.trust)
    qtbot.waitUntil(lambda: made.trust is not None and made.trust.report is not None, timeout=WAIT_MS)
    yield made
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)


def test_each_criterion_says_in_a_sentence_what_it_has_earned(page: RubricsPage) -> None:
    assert page.trust is not None
    assert page.trust.headline.text() == (
        "None of 1 criteria may be marked unattended yet; 3 interactions with suggestions and marks."
    )
    (line,) = page.trust.findChildren(TrustLine)
    assert line.words.text() == "Not yet: 3 of 50 pairs."
    assert "Same mark 67 %" in line.figures.text()
    assert "0 seen, 3 unseen, 0 not known" in line.figures.text()
    assert "suggests in 3 of 3" in line.figures.text()
    assert "lower end of kappa’s 95 % interval reaches 0.70" in page.trust.details.text()
    assert "mixed mode" in page.trust.details.text()


def test_the_figures_of_unseen_marks_are_a_tick_away(qtbot: QtBot, page: RubricsPage, store: Store) -> None:
    assert page.trust is not None
    page.trust.unseen.click()
    panel = page.trust

    def shown() -> list[TrustLine]:
        return [one for one in panel.findChildren(TrustLine) if one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1, timeout=WAIT_MS)
    assert "Same mark 67 %" in shown()[0].figures.text()


def test_a_golden_set_is_chosen_run_and_taken_as_known(
    qtbot: QtBot, page: RubricsPage, golden: GoldenSet, runner: JobRunner
) -> None:
    panel = page.trust
    assert panel is not None
    assert not panel.run.isEnabled()
    panel.choose_rows((1, 3), ())
    qtbot.waitUntil(panel.run.isEnabled, timeout=WAIT_MS)
    assert {row.interaction_id for row in golden.rows()} == {1, 3}
    panel.run.click()
    qtbot.waitUntil(panel.keep.isVisible, timeout=WAIT_MS)
    assert panel.golden.words.text() == "2 interactions run; no suggestion is another one than before."
    panel.keep.click()
    qtbot.waitUntil(lambda: "laid beside" in panel.golden.words.text(), timeout=WAIT_MS)
    panel.choose_rows((), (1, 3))
    qtbot.waitUntil(lambda: not panel.run.isEnabled(), timeout=WAIT_MS)


def test_the_dialog_offers_what_was_submitted_and_tells_what_was_ticked(
    qtbot: QtBot, page: RubricsPage, golden: GoldenSet, context: JobContext
) -> None:
    from qa_studio.ui.rubrics.golden_dialog import GoldenDialog

    golden.add([2], None, context)
    dialog = GoldenDialog(golden.rows(), golden.candidates())
    qtbot.addWidget(dialog)
    items = [dialog.list.topLevelItem(place) for place in range(3)]
    assert [item.text(0) for item in items if item] == ["second", "third", "first"]
    for item in items[:2]:
        assert item is not None
        ticked = item.checkState(0) is Qt.CheckState.Checked
        item.setCheckState(0, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.take.click()
    assert told.args == [(3,), (2,)]


@pytest.fixture
def context() -> JobContext:
    return JobContext()


def test_what_a_new_form_changes_is_seen_before_it_is_published_and_known_after(
    qtbot: QtBot,
    page: RubricsPage,
    golden: GoldenSet,
    publishing: Publishing,
    context: JobContext,
    runner: JobRunner,
) -> None:
    golden.add([1, 3], None, context)
    page.next_draft(page.open_id)
    page.desk.act(
        lambda session: session.put("sections[0].criteria[0].guidance", "Says goodbye.", "guidance")
    )
    dialog = page.ask_publish()
    assert dialog is not None
    assert not dialog.publish.isEnabled(), "not before it is known what changes"
    qtbot.waitUntil(dialog.reason.isVisible, timeout=WAIT_MS)
    assert not dialog.publish.isEnabled(), "what becomes worse needs a reason"
    found = next(one for one in dialog.findChildren(QTreeWidget) if "golden" in one.accessibleName())
    rows = [found.topLevelItem(place) for place in range(found.topLevelItemCount())]
    told = [
        (item.text(1), item.text(2), item.text(3), item.toolTip(0).split(":")[0]) for item in rows if item
    ]
    assert told == [("first", "Yes → No", "Yes", "worse"), ("third", "Yes → No", "No", "better")]
    dialog.reason.setText("The wording was wrong before")
    assert dialog.publish.isEnabled()
    dialog.publish.click()
    qtbot.waitUntil(runner.is_idle, timeout=WAIT_MS)
    assert page.desk.session is not None
    assert page.desk.session.rubric.version == 2
    assert golden.run(context).comparison.differences == (), "the new version's suggestions are known now"
    (kept,) = publishing.rows()
    assert (kept.version, kept.worse, kept.better, kept.anyway) == (2, 1, 1, "The wording was wrong before")


def test_a_set_that_was_run_with_other_checks_says_so_until_it_is_run_and_taken_as_known(
    qtbot: QtBot, page: RubricsPage, golden: GoldenSet, store: Store, context: JobContext
) -> None:
    golden.add([1], None, context)
    (item,) = store.setting("golden_set")
    made = {**item["made_by"], "checks": "older"}
    store.set_setting("golden_set", [{**item, "made_by": made}])
    assert page.trust is not None
    page.trust.refresh()
    qtbot.waitUntil(page.trust.behind.isVisible, timeout=WAIT_MS)
    assert "run last with other checks" in page.trust.behind.text()
    page.trust.run_golden()
    qtbot.waitUntil(page.trust.keep.isVisible, timeout=WAIT_MS)
    page.trust.keep.click()
    qtbot.waitUntil(page.trust.behind.isHidden, timeout=WAIT_MS)


def test_an_empty_golden_set_is_said_and_blocks_nothing(qtbot: QtBot, page: RubricsPage) -> None:
    page.next_draft(page.open_id)
    page.desk.act(
        lambda session: session.put("sections[0].criteria[0].guidance", "Says goodbye.", "guidance")
    )
    dialog = page.ask_publish()
    assert dialog is not None
    qtbot.waitUntil(dialog.publish.isEnabled, timeout=WAIT_MS)
    from qa_studio.ui.rubrics.golden_view import GoldenView

    assert [view.words.text() for view in dialog.findChildren(GoldenView)] == [EMPTY]
    dialog.reject()


@pytest.fixture
def section(qtbot: QtBot, runner: JobRunner, store: Store) -> TrustSection:
    made = TrustSection(Trusting(store), ChangeHistory(), runner)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made._entries["kappa"].text() == "0.70", timeout=WAIT_MS)
    return made


def test_how_suggestions_are_shown_is_chosen_and_can_be_undone(
    qtbot: QtBot, section: TrustSection, store: Store, runner: JobRunner
) -> None:
    pick = section._picks["showing"]
    pick.picked.emit("hidden")
    qtbot.waitUntil(lambda: pick.currentData() == "hidden", timeout=WAIT_MS)
    assert Trusting(store).settings().showing.value == "hidden"
    section._history.undo()
    qtbot.waitUntil(lambda: pick.currentData() == "shown", timeout=WAIT_MS)
    assert Trusting(store).settings().showing.value == "shown"


def test_a_bar_that_cannot_be_is_told_beside_the_field_and_not_taken(
    qtbot: QtBot, section: TrustSection, store: Store
) -> None:
    entry = section._entries["kappa"]
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClicks(entry, "7")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    setting = section._settings["kappa"]
    qtbot.waitUntil(lambda: "from 0 to 1" in setting.fault, timeout=WAIT_MS)
    assert str(Trusting(store).settings().bar.kappa) == "0.70"
    entry.selectAll()
    qtbot.keyClicks(entry, "0.8")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: setting.fault == "", timeout=WAIT_MS)
    assert str(Trusting(store).settings().bar.kappa) == "0.80"
