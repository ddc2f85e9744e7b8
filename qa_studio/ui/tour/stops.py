"""Where the tour stops: which page, which control, and the one thing that is said there.

Owns the words. A stop names kinds of widgets; the tour looks for the first that is on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.ui.frame.job_panel import JobButton
from qa_studio.ui.frame.side_list import SideList
from qa_studio.ui.library.filter_bar import FilterBar
from qa_studio.ui.library.table_view import LibraryTable
from qa_studio.ui.reports.choice_panel import ChoicePanel
from qa_studio.ui.review.form import ReviewForm
from qa_studio.ui.review.score_foot import ScoreFoot
from qa_studio.ui.review.transcript_panel import TranscriptPanel
from qa_studio.ui.review.waiting import WaitingList
from qa_studio.ui.rubrics.editor import Editor
from qa_studio.ui.rubrics.shelf import Shelf
from qa_studio.ui.widgets.states import Notice


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that is said.

    Attributes:
        page: the icon of the page, which is its name here; "" stays where the tour is.
        targets: kinds of widgets, the best first; without any on the screen the page itself is pointed at.
        name: the accessible name of a button that is meant, before all kinds; "" for none.
    """

    page: str
    title: str
    words: str
    targets: tuple[type[QWidget], ...] = ()
    name: str = ""


STOPS = (
    Stop(
        "library",
        tr("Everything begins in the library"),
        tr(
            "Each line is one interaction: a call, a chat or an e-mail thread with one customer. Enter opens it."
        ),
        (LibraryTable, Notice),
    ),
    Stop(
        "library",
        tr("Bring your own"),
        tr(
            "Import takes recordings, chat logs and survey results, one by one or a whole folder. "
            "Files can be dropped here, too. Nothing ever leaves this machine."
        ),
        (Notice,),
        tr("Import…"),
    ),
    Stop(
        "library",
        tr("Find what you look for"),
        tr(
            "Filters narrow the list down by agent, round, score and state; Ctrl+F searches by words, and Ctrl+K "
            "finds interactions, agents, pages and actions wherever you are."
        ),
        (FilterBar, Notice),
    ),
    Stop(
        "review",
        tr("What waits for you"),
        tr(
            "Here stands what has no submitted review yet. When something waits, open it now if you like, and the tour "
            "goes on beside it: the conversation at the left, the form at the right."
        ),
        (TranscriptPanel, WaitingList),
    ),
    Stop(
        "review",
        tr("Mark by the keyboard"),
        tr(
            "1 to 9 answer a criterion, N is not applicable, A accepts a suggestion. A question mark shows every key. "
            "Each mark is stored within a second."
        ),
        (ReviewForm, WaitingList),
    ),
    Stop(
        "review",
        tr("A score explains itself"),
        tr(
            "The score stands under the form and opens to its arithmetic: what was gained, what was lost, and why."
        ),
        (ScoreFoot, WaitingList),
    ),
    Stop(
        "rubrics",
        tr("The forms"),
        tr(
            "A rubric says what is marked and how much it weighs. Make a draft of a built-in one and change it; "
            "published versions never change."
        ),
        (Shelf,),
    ),
    Stop(
        "rubrics",
        tr("Try it before it counts"),
        tr(
            "Beside the form stand its faults, a laboratory that marks past reviews with it, and how far "
            "its suggestions agree with your reviewers."
        ),
        (Editor, Notice),
    ),
    Stop(
        "reports",
        tr("Reports"),
        tr(
            "Coaching for an agent, one round beside another, reviewers beside each other: seen here, saved as PDF."
        ),
        (ChoicePanel, Notice),
    ),
    Stop(
        "settings",
        tr("As you like it"),
        tr(
            "Appearance, size, keys, speech models and the vocabulary of your trade. What you change can be undone."
        ),
    ),
    Stop(
        "",
        tr("Work in the background"),
        tr("What runs, how far it is, and a way to stop it stand here. You can go on working meanwhile."),
        (JobButton,),
    ),
    Stop(
        "",
        tr("Help is always there"),
        tr("F1 opens the manual where you are. This tour starts again from here."),
        (SideList,),
        tr("Help, menu"),
    ),
)
