"""The tables of keys of every page, in the order of the side list."""

from __future__ import annotations

from qa_studio.ui.keymap import Sheet
from qa_studio.ui.library.keys import LIBRARY
from qa_studio.ui.queue.keys import QUEUE
from qa_studio.ui.reports.keys import REPORTS
from qa_studio.ui.review.keys import REVIEW
from qa_studio.ui.rubrics.keys import RUBRICS
from qa_studio.ui.settings.page import SETTINGS

SHEETS: tuple[Sheet, ...] = (LIBRARY, REVIEW, RUBRICS, REPORTS, QUEUE, SETTINGS)
