"""Every view of the window by name: the pages, their parts, their dialogs and menus, and the steps that lead there.

Owns the list. A step that waits for an answer (a dialog, a menu) is the last of its view.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton

from qa_studio.language import tr
from qa_studio.rows import Channel
from qa_studio.ui.frame.job_panel import JobButton
from qa_studio.ui.frame.page import Message
from qa_studio.ui.frame.side_list import SideList
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.reports.choices import Kind
from qa_studio.ui.review.pane_switch import Pane
from rubrics.model import VersionState

from .stage import Stage, Step

SEARCHED = "order"
SELECTED = 4


def library(stage: Stage) -> None:
    stage.made.library.search("")
    stage.made.library.search_changed.emit("")
    stage.window.show_page(stage.made.library)


def selected(stage: Stage) -> None:
    """Several interactions at once."""
    table = stage.made.library.findChild(LibraryTable)
    table.select_ids(tuple(row.id for row in stage.rows()[:SELECTED]))


def searched(stage: Stage) -> None:
    stage.made.library.search_changed.emit(SEARCHED)
    stage.made.library.search(SEARCHED)


def said(stage: Stage) -> None:
    stage.made.library._layout.tabs.setCurrentIndex(1)


def chip(stage: Stage, key: str) -> None:
    stage.made.library._filters.ask_for(key)


def menu(stage: Stage, name: str) -> None:
    """Open the menu of a button of the library: one of `LibraryMenus`, or "views"."""
    page = stage.made.library
    wanted = page._views.menu if name == "views" else getattr(page._menus, f"{name}_menu")
    next(one for one in page.findChildren(QPushButton) if one.menu() is wanted).showMenu()


def review(stage: Stage) -> None:
    stage.window.show_page(stage.made.review)
    stage.made.review.show_waiting()


def call(stage: Stage) -> None:
    stage.made.open_review(stage.waiting(Channel.CALL))


def chat(stage: Stage) -> None:
    stage.made.open_review(stage.waiting(Channel.CHAT))


def judged(stage: Stage) -> None:
    stage.made.open_review(stage.submitted())


def find_bar(stage: Stage) -> None:
    stage.made.review.bench.show_pane(Pane.WORDS)
    stage.made.review.transcript.search_bar.open_search()


def correct_words(stage: Stage) -> None:
    stage.made.review.bench.show_pane(Pane.WORDS)
    stage.made.review.corrections.edit(1)


def speaker(stage: Stage) -> None:
    stage.made.review.bench.show_pane(Pane.WORDS)
    stage.made.review.corrections.choose_speaker()


def transcript(stage: Stage) -> None:
    """The words, and what is told by them, where a narrow window shows the form first."""
    stage.made.review.bench.show_pane(Pane.WORDS)


def figures(stage: Stage) -> None:
    stage.made.review.bench.show_pane(Pane.FIGURES)


def form(stage: Stage) -> None:
    stage.made.review.bench.show_pane(Pane.FORM)


def explanation(stage: Stage) -> None:
    if not stage.made.review.foot.explanation.isVisible():
        stage.made.review.foot.toggle_explanation()


def no_explanation(stage: Stage) -> None:
    if stage.made.review.foot.explanation.isVisible():
        stage.made.review.foot.toggle_explanation()


def marked(stage: Stage) -> None:
    """Whatever has no answer yet gets its first one."""
    page = stage.made.review
    for key, _ in page.missing():
        page.form.focus_criterion(key)
        page.marking.press("1")


def submit(stage: Stage) -> None:
    stage.made.review.submit()


def rubrics(stage: Stage, tab: int) -> None:
    stage.window.show_page(stage.made.rubrics)
    stage.made.rubrics.editor.tabs.setCurrentIndex(tab)


def draft(stage: Stage) -> None:
    """A draft of the form in use, made once."""
    page = stage.made.rubrics
    stage.window.show_page(page)
    page.editor.tabs.setCurrentIndex(0)
    drafts = [one.id for one in page._shelf.rows() if one.state is VersionState.DRAFT]
    page.open(drafts[0]) if drafts else page.next_draft(page.open_id)


def report(stage: Stage, kind: Kind) -> None:
    stage.window.show_page(stage.made.reports)
    stage.made.reports._panel.choose(kind)


def report_made(stage: Stage) -> None:
    stage.made.reports._make()


def settings(stage: Stage, section: str) -> None:
    stage.made.open_settings(section)


def jobs(stage: Stage) -> None:
    """The panel of jobs, over two that go on until it is put away."""
    stage.keep_busy((tr("Suggest marks"), tr("Transcribing")))
    button = stage.window.findChild(JobButton)
    if button is not None:
        button.setChecked(True)


def workspace_menu(stage: Stage) -> None:
    side = stage.window.findChild(SideList)
    if side is not None:
        side._workspace.showMenu()


def help_menu(stage: Stage) -> None:
    stage.made.guide.button.showMenu()


def tour(stage: Stage, stop: int) -> None:
    stage.made.guide.start_tour()
    if stage.made.guide.tour is not None:
        stage.made.guide.tour.go_to(stop)


def posted(stage: Stage) -> None:
    stage.window.post(Message(tr("Bookmark removed."), tr("Undo"), lambda: None))


SECTIONS = ("general", "transcription", "models", "vocabulary", "measures", "trust", "keys")
_LIBRARY: dict[str, tuple[Step, ...]] = {
    "library": (library,),
    "library-message": (library, posted),
    "library-selected": (library, selected),
    "library-search": (library, searched),
    "library-said": (library, searched, said),
    **{
        f"library-filter-{key}": (library, partial(chip, key=key))
        for key in ("agent", "state", "score", "date")
    },
    **{
        f"library-menu-{name}": (library, selected, partial(menu, name=name))
        for name in ("views", "columns", "transcribe", "assign", "tag", "more")
    },
    "library-import": (library, lambda stage: stage.made.library.open_import()),
    "library-assign": (library, selected, lambda stage: stage.made.library.dialogs.open_assign()),
    "library-details": (library, selected, lambda stage: stage.made.library.dialogs.change_details()),
    "library-tag": (library, selected, lambda stage: stage.made.library.dialogs.tag()),
    "library-save-view": (library, lambda stage: stage.made.library._views.save()),
    "library-team": (library, lambda stage: stage.made.library.dialogs.open_team()),
    "library-plan": (library, lambda stage: stage.made.library.dialogs.open_team().open_plan(None)),
}
_REVIEW: dict[str, tuple[Step, ...]] = {
    "review-waiting": (review,),
    "review-call": (call, form),
    "review-chat": (chat, form),
    "review-transcript": (call, transcript),
    "review-chat-transcript": (chat, transcript),
    "review-figures": (call, figures),
    "review-judged": (judged, form),
    "review-judged-explained": (judged, form, explanation),
    "review-reopen": (judged, no_explanation, lambda stage: stage.made.review.foot.ask_reason()),
    "review-history": (judged, lambda stage: stage.made.review.past.show()),
    "review-transcript-history": (call, lambda stage: stage.made.review.corrections.show_history()),
    "review-keys": (call, form, lambda stage: stage.made.review.show_keys()),
    "review-find": (call, find_bar),
    "review-speaker": (call, speaker),
    "review-correcting": (call, correct_words),
    "review-bookmark": (call, form, lambda stage: stage.made.review.bookmarks.bookmark()),
    "review-bookmarks": (call, form, lambda stage: stage.made.review.bookmarks.show()),
    "review-missing": (chat, form, submit),
    "review-submit": (chat, form, marked, submit),
}
_FORMS: dict[str, tuple[Step, ...]] = {
    **{
        f"rubrics-{name}": (partial(rubrics, tab=place),)
        for place, name in enumerate(("form", "laboratory", "trust", "learning"))
    },
    "rubrics-golden": (partial(rubrics, tab=2), lambda stage: stage.made.rubrics.trust.ask_choice()),
    "rubrics-draft": (draft,),
    "rubrics-publish": (draft, lambda stage: stage.made.rubrics.ask_publish()),
}
_REST: dict[str, tuple[Step, ...]] = {
    **{f"reports-{kind.value}": (partial(report, kind=kind), report_made) for kind in Kind},
    "queue": (lambda stage: stage.made.open_queue(),),
    **{f"settings-{key}": (partial(settings, section=key),) for key in SECTIONS},
    "jobs": (library, jobs),
    "menu-workspace": (library, workspace_menu),
    "menu-help": (library, help_menu),
    "palette": (library, lambda stage: stage.made.find_anything()),
    "name": (library, lambda stage: stage.made.menu.ask_evaluator()),
    "help": (library, lambda stage: stage.made.guide.open_help("review#marking")),
    **{f"tour-{stop + 1}": (library, partial(tour, stop=stop)) for stop in (0, 2, 4)},
}
VIEWS = {**_LIBRARY, **_REVIEW, **_FORMS, **_REST}
EMPTY_VIEWS: dict[str, tuple[Step, ...]] = {
    "empty-library": (library,),
    "empty-review": (review,),
    "empty-reports": (lambda stage: stage.window.show_page(stage.made.reports),),
    "empty-queue": (lambda stage: stage.made.open_queue(),),
}
"""Those of a workspace with nothing in it."""
