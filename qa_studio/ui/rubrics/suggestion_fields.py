"""What the editor asks about suggestions: of a criterion how sure they have to be, of the form when their score is
shown and whose names they look for.

Owns these fields and their words; the panels own their place. GUI thread only.
"""

from __future__ import annotations

from typing import Any

from qa_studio.language import tr
from qa_studio.services.rubric_editing import EditingSession
from qa_studio.services.rubric_values import typed_number
from qa_studio.ui.rubrics.fields import FieldRow
from qa_studio.ui.rubrics.panel import Panel, joined
from rubrics.model import Policy, Rubric
from scoring.model import USUAL_BAR

BAR, SHARE, NAMES = "bar", "policy.abstained_below", "names"


def bar_field(panel: Panel) -> FieldRow:
    """Of a criterion: what is less sure abstains; empty is the usual bar."""
    made = panel.number(BAR, tr("Suggested from, 0 to 1"), lambda item: item.bar, _put_number(BAR, tr("Bar")))
    made.setToolTip(
        tr(
            "A suggestion that is less sure than this abstains, and says what it would have been. Empty: {usual}.",
            usual=USUAL_BAR,
        )
    )
    return made


def share_field(panel: Panel) -> FieldRow:
    """Of the form: how much may be abstained from before the automatic score is not shown."""
    made = panel.number(
        SHARE,
        tr("Automatic score shown while less than this is abstained from, 0 to 1"),
        lambda rubric: rubric.policy.abstained_below,
        _put_number(SHARE, tr("Share of abstentions")),
    )
    made.setToolTip(
        tr(
            "What suggestions abstain from weighs in the score. Empty: {usual}. The range that the score could lie in"
            " is told all the same.",
            usual=Policy().abstained_below,
        )
    )
    return made


def names_field(panel: Panel) -> FieldRow:
    """Of the form: what fills the slots of its checks, a line each."""
    made = panel.paragraph(
        NAMES,
        tr("Names that checks look for"),
        _read_names,
        _put_names,
        tr(
            "brand: Meadow Lane\nproduct: Fernlea\nA line for each name. Company and agent of an interaction go before."
        ),
    )
    made.setToolTip(tr("A check’s wording says where a name belongs: “thank you for calling {brand}”."))
    return made


def name_lines(names: dict[str, tuple[str, ...]]) -> str:
    """Slot and name, a line for each name; a slot without names is a line too."""
    lines = (f"{slot}: {name}".rstrip() for slot, found in names.items() for name in found or ("",))
    return "\n".join(lines)


def names_of_lines(text: str) -> dict[str, list[str]] | str:
    """The same read back; the text itself, which is a fault to be shown, where a line is no “slot: name”."""
    found: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        slot, mark, name = line.partition(":")
        if not mark or not slot.strip():
            return text.strip()
        found.setdefault(slot.strip(), []).extend([name.strip()] if name.strip() else [])
    return found


def _read_names(rubric: Rubric) -> str | None:
    return name_lines(dict(rubric.names)) or None


def _put_names(session: EditingSession, path: str, text: str) -> None:
    session.put(NAMES, names_of_lines(text) or None, tr("Names"), merge=NAMES)


def _put_number(place: str, words: str) -> Any:
    def change(session: EditingSession, path: str, text: str) -> None:
        at = place if place.startswith("policy.") else joined(path, place)
        session.put(at, typed_number(text) if text.strip() else None, words, merge=at)

    return change
