"""What the library was asked last, as the window remembers it: a filter and an order."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import QSettings

from qa_studio.library_filter import (
    LibraryFilter,
    LibrarySort,
    filter_from_json,
    filter_to_json,
    sort_from_json,
    sort_to_json,
)

_KEY = "library/question"


def remember(memory: QSettings, wanted: LibraryFilter, sort: LibrarySort) -> None:
    """Write it down; words that were typed and who asked are of the moment."""
    kept = replace(wanted, words="", evaluator="")
    memory.setValue(_KEY, json.dumps({"filter": filter_to_json(kept), "sort": sort_to_json(sort)}))


def remembered(memory: QSettings) -> tuple[LibraryFilter, LibrarySort]:
    """What was written down; everything in the usual order where nothing was, or nothing that can be read."""
    try:
        question = json.loads(str(memory.value(_KEY, "{}") or "{}"))
        return filter_from_json(dict(question.get("filter", {}))), sort_from_json(
            dict(question.get("sort", {}))
        )
    except (ValueError, TypeError, AttributeError):
        return LibraryFilter(), LibrarySort()
