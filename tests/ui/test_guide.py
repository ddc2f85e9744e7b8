"""The manual beside the page, and the tour over the real window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from studio_pages import until_idle

from qa_studio import bootstrap, settings
from qa_studio.app import StudioWindow
from qa_studio.jobs.runner import JobRunner
from qa_studio.settings import Places, Settings
from qa_studio.ui import keymap
from qa_studio.ui.frame.message_bar import MessageBar
from qa_studio.ui.help import manual
from qa_studio.ui.help.key_words import MARK, UnknownKeyError, with_keys
from qa_studio.ui.help.manual import CHAPTERS, Chapter, find, load, parsed
from qa_studio.ui.help.places import PLACES, topic_at
from qa_studio.ui.keymap import Key, Sheet
from qa_studio.ui.languages import LANGUAGES
from qa_studio.ui.tour.card import beside
from qa_studio.ui.tour.stops import STOPS

WAIT_MS = 20_000
LINK = re.compile(r"\]\((?P<target>[^)]+)\)")
SHEET = Sheet(
    "toys",
    "Toys",
    (Key("wind", ("Ctrl+Return", "Ctrl+Enter"), "Wind it | up", "Play"), Key("stop", ("S",), "Stop", "Play")),
    (("Esc", "Put it away", "Rest"),),
)


@pytest.fixture(scope="module")
def english() -> tuple[Chapter, ...]:
    return load("en")


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StudioWindow]:
    """One window for all tests: none of them stores anything in the workspace."""
    home = tmp_path_factory.mktemp("guide")
    places = Places(home / "config", home / "models", home / "logs")
    studio = bootstrap.build(home / "Meadow Lane", Settings(evaluator="Anna Lindt", theme="light"), places)
    runner = JobRunner()
    made = StudioWindow(qapp, studio, runner)
    made.window.show()
    for page in made.window.pages():  # the threads that each page needs stay until the window goes
        made.window.show_page(page)
        until_idle(qapp, runner)
    yield made
    made.window.close()
    runner.shutdown()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    studio.close()


@pytest.fixture
def made(qtbot: QtBot, window: StudioWindow) -> StudioWindow:
    """The window as it is after its start."""
    if window.guide.tour is not None:
        window.guide.tour.end()
    window.guide.close_help()
    window.keeper.change(tour_seen=False)
    window.window.resize(1280, 800)
    window.window.show_page(window.library)
    with qtbot.waitActive(window.window):
        window.window.activateWindow()
    qtbot.waitUntil(window.library.isVisible, timeout=WAIT_MS)
    return window


def test_every_chapter_is_there_in_english_with_a_title_and_words(english: tuple[Chapter, ...]) -> None:
    assert [one.name for one in english] == list(CHAPTERS)
    for chapter in english:
        assert chapter.title
        assert chapter.is_translated
        assert all(part.text for part in chapter.parts), chapter.name


def test_no_file_of_the_manual_belongs_to_no_chapter() -> None:
    found = {path.name for path in manual.FOLDER.iterdir()}
    assert found <= {f"{name}.{code}.md" for name in CHAPTERS for code in LANGUAGES}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_link_of_the_manual_leads_to_a_part_that_is_there(code: str) -> None:
    chapters = {chapter.name: chapter for chapter in load(code)}
    for chapter in chapters.values():
        for found in LINK.finditer("\n".join(part.text for part in chapter.parts)):
            name, _, anchor = found["target"].partition("#")
            assert name in chapters, found[0]
            assert not anchor or anchor in {part.anchor for part in chapters[name].parts}, found[0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_has_the_parts_and_the_keys_of_the_english(code: str) -> None:
    for chapter, original in zip(load(code), load("en"), strict=True):
        for part, there in zip(chapter.parts, original.parts, strict=True):
            assert part.anchor == there.anchor, chapter.name
            assert sorted(map(str, MARK.findall(part.text))) == sorted(map(str, MARK.findall(there.text)))


def test_every_key_that_the_manual_names_is_in_the_table_of_actions(made: StudioWindow) -> None:
    help_sheet = made.guide.help()
    for name in CHAPTERS:
        help_sheet.show_topic(name)
        assert "{key" not in help_sheet.reader.toPlainText()
    assert "Tie the selected words to the criterion" in _text(made, "keys")


def test_the_manual_names_the_keys_as_the_user_has_made_them(made: StudioWindow) -> None:
    assert "Select words of the transcript and press M:" in _text(made, "review#evidence")
    keymap.set_own({"review.tie": ["Ctrl+9"]})
    try:
        assert "and press Ctrl+9:" in made.guide.help().reader.toPlainText()
    finally:
        keymap.set_own({})


def test_a_key_that_is_told_in_two_spellings_stands_once_and_marks_of_a_table_do_not_break_it() -> None:
    assert with_keys("Press {key toys.wind}.", (SHEET,)) == "Press **Ctrl+Enter**."
    table = with_keys("{keys toys}", (SHEET,))
    assert "| Ctrl+Enter | Wind it \\| up |" in table
    assert "### Rest" in table
    assert "| Esc | Put it away |" in table


@pytest.mark.parametrize("mark", ["{key toys.fly}", "{key games.wind}", "{key toys}", "{keys toys.wind}"])
def test_a_mark_without_an_action_is_refused_by_name(mark: str) -> None:
    with pytest.raises(UnknownKeyError, match=re.escape(mark)):
        with_keys(f"Press {mark}.", (SHEET,))


@given(st.text(), st.text())
def test_whatever_is_searched_in_whatever_is_written_gives_parts_that_hold_every_word(
    text: str, wanted: str
) -> None:
    chapter = parsed("any", text)
    for hit in find((chapter,), wanted):
        whole = f"{chapter.title} {hit.part.heading} {hit.part.text}".casefold()
        assert all(word in whole for word in wanted.casefold().split())


def test_the_search_puts_headings_first_and_shows_words_without_marks(english: tuple[Chapter, ...]) -> None:
    hits = find(english, "golden set")
    assert (hits[0].chapter.name, hits[0].part.anchor) in {("trust", "golden"), ("trust", "")}
    assert not any(mark in hit.snippet for hit in find(english, "key") for mark in "*{}`")
    assert find(english, "   ") == ()


def test_every_place_of_the_window_that_has_a_topic_has_it_in_the_manual(made: StudioWindow) -> None:
    parts = {(one.name, part.anchor) for one in load("en") for part in one.parts}
    topics = {*PLACES.values(), *(f"settings#{section.key}" for section in made.settings.sections)}
    for topic in (*topics, *(page.icon for page in made.window.pages())):
        name, _, anchor = topic.partition("#")
        assert (name, anchor) in parts, topic


def test_f1_opens_the_part_that_belongs_to_where_the_keyboard_is_and_escape_gives_it_back(
    qtbot: QtBot, made: StudioWindow
) -> None:
    made.open_settings("keys")
    tree = made.keys.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F1)
    help_sheet = made.guide.help()
    assert (help_sheet.topic(), made.window.sheet()) == ("settings#keys", help_sheet)
    assert help_sheet.reader.hasFocus()
    qtbot.keyClick(help_sheet.reader, Qt.Key.Key_Escape)
    assert made.window.sheet() is None
    assert not help_sheet.isVisible()
    assert tree.hasFocus()


def test_f1_in_the_manual_puts_it_away(qtbot: QtBot, made: StudioWindow) -> None:
    made.guide.toggle_help()
    assert made.guide.is_open()
    qtbot.keyClick(made.guide.help().reader, Qt.Key.Key_F1)
    assert not made.guide.is_open()


def test_an_open_manual_follows_to_another_page(made: StudioWindow) -> None:
    made.guide.open_help("library")
    made.window.show_page(made.reports)
    assert made.guide.help().topic() == "reports"


def test_links_of_the_manual_are_followed_and_there_is_a_way_back(made: StudioWindow) -> None:
    made.guide.open_help("review")
    help_sheet = made.guide.help()
    help_sheet.reader.link_chosen.emit("score#thresholds")
    assert help_sheet.topic() == "score#thresholds"
    assert help_sheet.chapters.currentText() == "What a score means"
    help_sheet.back.click()
    assert help_sheet.topic() == "review"


def test_the_search_of_the_manual_lists_what_it_finds_and_enter_opens_the_first(
    qtbot: QtBot, made: StudioWindow
) -> None:
    made.guide.open_help("start")
    help_sheet = made.guide.help()
    qtbot.keyClicks(help_sheet.search, "laboratory")
    assert "Rubrics › Laboratory" in help_sheet.reader.toPlainText()
    qtbot.keyClick(help_sheet.search, Qt.Key.Key_Return)
    assert help_sheet.topic() == "rubrics#laboratory"
    qtbot.keyClicks(help_sheet.search, "zzz")
    assert help_sheet.reader.toPlainText() == "Nothing found."
    qtbot.keyClick(help_sheet.search, Qt.Key.Key_Escape)
    assert not made.guide.is_open()


def test_the_manual_lies_beside_the_page_where_there_is_room_and_over_it_where_there_is_none(
    made: StudioWindow,
) -> None:
    made.guide.open_help("library")
    help_sheet = made.guide.help()
    for width, is_beside in ((1920, True), (960, False)):
        made.window.resize(width, 600)
        QApplication.sendPostedEvents()
        assert help_sheet.parentWidget() is made.window._ground
        assert made.window._ground.is_beside() is is_beside
        overlap = help_sheet.geometry().intersects(made.window._stack.geometry())
        assert overlap is not is_beside


def test_a_chapter_without_a_translation_is_shown_in_english_and_says_so(tmp_path: Path) -> None:
    for name in CHAPTERS:
        (tmp_path / f"{name}.en.md").write_text(f"# {name}\n\nWords.", encoding="utf-8")
    (tmp_path / "queue.de.md").write_text("# Warteschlange\n\nWörter.", encoding="utf-8")
    found = {one.name: one for one in load("de", tmp_path)}
    assert (found["queue"].title, found["queue"].is_translated) == ("Warteschlange", True)
    assert (found["start"].title, found["start"].is_translated) == ("start", False)


def test_an_empty_library_offers_the_tour(qtbot: QtBot, made: StudioWindow) -> None:
    qtbot.waitUntil(lambda: made.library._states.state() == "empty", timeout=WAIT_MS)
    button = next(one for one in made.library.findChildren(QPushButton) if one.text() == "Take the tour")
    assert button.isVisible()
    button.click()
    assert made.guide.tour is not None


def test_every_empty_page_says_what_to_do_with_a_button(qtbot: QtBot, made: StudioWindow) -> None:
    for page in (made.library, made.review, made.rubrics, made.reports, made.queue):
        made.window.show_page(page)
        qtbot.waitUntil(made.window._runner.is_idle, timeout=WAIT_MS)
        assert [one for one in page.findChildren(QPushButton) if one.isVisible() and one.isEnabled()], (
            page.title
        )


def test_the_empty_review_leads_to_the_library(qtbot: QtBot, made: StudioWindow) -> None:
    made.window.show_page(made.review)
    qtbot.waitUntil(made.window._runner.is_idle, timeout=WAIT_MS)
    (button,) = [one for one in made.review.waiting.findChildren(QPushButton) if one.isVisible()]
    button.click()
    assert made.window.page() is made.library


def test_the_tour_goes_through_the_window_by_keyboard_and_is_remembered(
    qtbot: QtBot, made: StudioWindow
) -> None:
    made.guide.start_tour()
    tour = made.guide.tour
    assert tour is not None
    seen = []
    for _ in STOPS:
        seen.append(made.window.page().icon)
        assert tour.target().isVisible()
        assert tour.card.accessibleDescription() == tour.stop().words
        assert made.window.rect().contains(tour.card.geometry()), tour.stop().title
        qtbot.keyClick(QApplication.focusWidget() or made.window, Qt.Key.Key_Right)
    assert list(dict.fromkeys(seen)) == ["library", "review", "rubrics", "reports", "settings"]
    assert made.guide.tour is None
    assert made.window.page() is made.library, "the tour leaves its user where it found them"
    assert made.keeper.current.tour_seen
    assert settings.load(made.keeper.file).tour_seen


def test_the_tour_goes_back_and_ends_by_escape_with_the_keyboard_where_it_was(
    qtbot: QtBot, made: StudioWindow
) -> None:
    made.guide.button.setFocus()
    made.guide.start_tour()
    tour = made.guide.tour
    assert tour is not None
    assert not tour.card.back.isEnabled()
    qtbot.keyClick(tour.card.next, Qt.Key.Key_Return)
    assert tour.stop() is STOPS[1]
    qtbot.keyClick(tour.card.next, Qt.Key.Key_Left)
    assert tour.stop() is STOPS[0]
    qtbot.keyClick(tour.card.next, Qt.Key.Key_Escape)
    assert made.guide.tour is None
    assert made.guide.button.hasFocus()


def test_what_the_tour_points_at_can_be_used_meanwhile(qtbot: QtBot, made: StudioWindow) -> None:
    made.guide.start_tour()
    tour = made.guide.tour
    assert tour is not None
    tour.go_to(10)
    middle = tour.target().mapTo(made.window, tour.target().rect().center())
    qtbot.mouseClick(made.window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    assert tour.target().isChecked()  # type: ignore[attr-defined]  # the running jobs' button
    tour.end()


def test_the_tour_starts_again_from_the_help_menu(made: StudioWindow) -> None:
    actions = {action.text().partition("\t")[0]: action for action in made.guide.button.menu().actions()}
    actions["Take the tour"].trigger()
    tour = made.guide.tour
    assert tour is not None
    tour.go_to(4)
    actions["Take the tour"].trigger()
    assert tour.stop() is STOPS[0]
    tour.end()
    actions["Every key"].trigger()
    assert made.guide.help().topic() == "keys"


def test_the_tour_is_offered_until_it_was_seen(made: StudioWindow) -> None:
    bar = made.window.findChild(MessageBar)
    assert bar is not None
    made.guide.offer_tour()
    message = bar.message()
    assert message is not None
    assert message.action_label == "Take the tour"
    bar.clear()
    made.keeper.change(tour_seen=True)
    made.guide.offer_tour()
    assert bar.message() is None


def test_what_stands_in_no_special_part_belongs_to_its_page(made: StudioWindow) -> None:
    assert topic_at(None, made.queue) == "queue"
    assert topic_at(QWidget(), made.queue) == "queue"


@given(
    st.integers(0, 1200),
    st.integers(0, 700),
    st.integers(1, 1280),
    st.integers(1, 800),
)
def test_a_card_always_lies_in_the_window(left: int, top: int, width: int, height: int) -> None:
    size = QSize(340, 190)
    for bounds in (QRect(0, 0, 1280, 800), QRect(0, 0, 640, 360)):
        corner = beside(size, QRect(QPoint(left, top), QSize(width, height)), bounds)
        assert bounds.contains(QRect(corner, size))


def test_a_card_without_room_beside_its_target_hides_as_little_of_it_as_it_can() -> None:
    target = QRect(68, 84, 544, 70)
    corner = beside(QSize(340, 210), target, QRect(0, 0, 640, 360))
    assert corner.y() > target.center().y()


def _text(made: StudioWindow, topic: str) -> str:
    made.guide.help().show_topic(topic)
    return made.guide.help().reader.toPlainText()
