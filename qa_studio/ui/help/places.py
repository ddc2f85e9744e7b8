"""Which part of the manual belongs to which part of the window.

Owns the table. A page's own chapter is named by its icon, as pages are named everywhere in the frame.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qa_studio.ui.frame.job_panel import JobButton, JobPanel
from qa_studio.ui.frame.page import Page
from qa_studio.ui.frame.side_list import SideList
from qa_studio.ui.library.filter_bar import FilterBar
from qa_studio.ui.library.hit_preview import HitPreview
from qa_studio.ui.library.preview import PreviewPane
from qa_studio.ui.palette.panel import Palette
from qa_studio.ui.reports.bookmarks_view import BookmarksView
from qa_studio.ui.reports.snippet_picker import SnippetPicker
from qa_studio.ui.reports.viewer import PdfViewer
from qa_studio.ui.review.explanation_view import ExplanationView
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.score_foot import ScoreFoot
from qa_studio.ui.review.sound_panel import SoundPanel
from qa_studio.ui.review.transcript_panel import TranscriptPanel
from qa_studio.ui.review.waiting import WaitingList
from qa_studio.ui.rubrics.laboratory_panel import LaboratoryPanel
from qa_studio.ui.rubrics.learning_panel import LearningPanel
from qa_studio.ui.rubrics.problems import ProblemBar
from qa_studio.ui.rubrics.rules_editor import RulesEditor
from qa_studio.ui.rubrics.shelf import Shelf
from qa_studio.ui.rubrics.trust_panel import TrustPanel
from qa_studio.ui.settings.section import SettingsSection

PLACES: dict[type[QWidget], str] = {
    SideList: "start#window",
    JobButton: "queue#jobs",
    JobPanel: "queue#jobs",
    FilterBar: "library#filters",
    PreviewPane: "library#preview",
    WaitingList: "review#waiting",
    SoundPanel: "review#listening",
    TranscriptPanel: "review#transcript",
    ReviewForm: "review#marking",
    ExplanationView: "score#explanation",
    ScoreFoot: "review#submitting",
    Shelf: "rubrics#versions",
    ProblemBar: "rubrics#faults",
    RulesEditor: "rubrics#rules",
    LaboratoryPanel: "rubrics#laboratory",
    TrustPanel: "trust#trust",
    LearningPanel: "trust#learning",
    PdfViewer: "reports#reading",
    SnippetPicker: "reports#quotes",
    BookmarksView: "reports#bookmarks",
    HitPreview: "library#search",
    Palette: "start#anything",
}
"""Kind of widget -> topic of the manual. What stands in one of these, and in no smaller one, belongs to it."""


def topic_at(widget: QWidget | None, page: Page) -> str:
    """The topic of the part that a widget stands in; the page's chapter for what stands in none."""
    while widget is not None:
        if isinstance(widget, SettingsSection):
            return f"settings#{widget.key}"
        if isinstance(widget, Page):
            return widget.icon
        found = next((topic for kind, topic in PLACES.items() if isinstance(widget, kind)), None)
        if found is not None:
            return found
        widget = widget.parentWidget()
    return page.icon
