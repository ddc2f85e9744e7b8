"""The form itself in the inspector: its name, thresholds, policy and bands. GUI thread only."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.services.rubric_editing import EditingSession, presets
from qa_studio.services.rubric_values import typed_number
from qa_studio.ui import theme
from qa_studio.ui.rubrics import wording
from qa_studio.ui.rubrics.desk import FormDesk
from qa_studio.ui.rubrics.fields import NUMBER_PX, FieldRow
from qa_studio.ui.rubrics.pairs_editor import BANDS, PairsEditor
from qa_studio.ui.rubrics.panel import Panel, plain_number, plain_put
from qa_studio.ui.rubrics.suggestion_fields import names_field, share_field
from qa_studio.ui.widgets.basics import label
from rubrics.model import Rubric

OWN = ""
CAPTION_PX = 5 * theme.SPACE_XL
"""Two captions of so much fit in the narrowest panel."""


class FormPanel(Panel):
    """Fields of the form."""

    def __init__(self, desk: FormDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Form"))
        self._add_basics()
        self.head(tr("Thresholds"))
        self._add_thresholds()
        self.head(tr("Policy: how marks become a score"))
        self._add_policy()
        self.head(tr("Suggestions"))
        self.share, self.names = share_field(self), names_field(self)
        self.add(self.share, self.names)
        self.head(tr("Bands: names for stretches of the score"))
        self.bands = PairsEditor(self, "bands", BANDS)
        self.add(self.register(FieldRow("", self.bands, "bands")))
        self.on_refill(lambda r: self.bands.refill(self._written_bands(r)))
        self.finish()

    def _add_basics(self) -> None:
        self.title = self.line("title", tr("Title"), lambda r: r.title, lambda s, p, v: s.rows.rename("", v))
        self.key = self.line("rubric", tr("Key"), lambda r: r.key, lambda s, p, v: s.rows.rekey("", v))
        self.language = self.line(
            "language", tr("Language"), lambda r: r.language, plain_put("language", tr("Language"))
        )
        self.language.editor.setFixedWidth(NUMBER_PX)
        self.description = self.paragraph(
            "description",
            tr("Description"),
            lambda r: r.description,
            plain_put("description", tr("Description")),
        )
        self.add(self.title)
        self.beside(self.key, self.language, stretch=0)
        self.add(self.description)

    def _add_thresholds(self) -> None:
        self.interaction = self.number(
            "thresholds.interaction", tr("Score, at least"), lambda r: r.thresholds.interaction
        )
        self.customer = self.number(
            "thresholds.customer", tr("Customers’ rating, at least"), lambda r: r.thresholds.customer
        )
        for field in (self.interaction, self.customer):
            field.setMinimumWidth(CAPTION_PX)
        self.beside(self.interaction, self.customer)
        self.add(
            label(
                tr("Results that were judged stand; a threshold changes with the next version."),
                "small",
                wraps=True,
            )
        )

    def _add_policy(self) -> None:
        offered = (
            (OWN, tr("Its own")),
            *((one.name, tr("As in {title}", title=one.title)) for one in presets()),
        )
        self.preset = self.pick(
            "policy", tr("Taken over from another system"), offered, lambda r: self._preset(), _take_preset
        )
        self.na = self._policy("not_applicable", tr("N/A"), wording.NOT_APPLICABLE)
        self.unanswered = self._policy("unanswered", tr("Unanswered criteria"), wording.UNANSWERED)
        self.below_top = self._policy("below_top", tr("An answer below the top"), wording.BELOW_TOP)
        self.critical = self._policy("critical", tr("A failed critical criterion"), wording.EFFECTS)
        self.cap = self._number("critical_cap", tr("Highest score then"), "critical_cap")
        self.below = self._number("critical_below", tr("Fails under (0–1)"), "critical_below")
        self.weighting = self._policy("weighting", tr("Weights"), wording.WEIGHTING)
        self.baseline = self._number("baseline", tr("Scores start from"), "baseline")
        self.bonus_cap = self._number("bonus_cap", tr("Bonus up to"), "bonus_cap")
        self.decimals = self._number("decimals", tr("Decimals"), "decimals")
        self.add(self.preset, self.na, self.unanswered, self.below_top, self.critical)
        self.beside(self.cap, self.below)
        self.add(self.weighting)
        self.beside(self.baseline, self.bonus_cap, self.decimals)
        self.bonus_cap.setToolTip(tr("The highest score that bonuses may lead to; “none” for no end"))
        self.baseline.setToolTip(
            tr("Empty: scores are built up from marks. A number: each criterion takes from it.")
        )

    def _policy(self, field: str, caption: str, choices: wording.Choices) -> FieldRow:
        place = f"policy.{field}"
        return self.pick(
            place, caption, choices, lambda r: getattr(r.policy, field), plain_put(place, caption)
        )

    def _number(self, field: str, caption: str, name: str) -> FieldRow:
        place = f"policy.{name}"

        def read(rubric: Rubric) -> Any:
            value = getattr(rubric.policy, field)
            return "none" if field == "bonus_cap" and value is None else value

        def change(session: EditingSession, path: str, text: str) -> None:
            session.put(place, typed_number(text) if text.strip() else None, caption, merge=place)

        return self.number(place, caption, read, change)

    def _preset(self) -> str:
        return self.desk.session.preset_name() if self.desk.session else OWN

    def _written_bands(self, rubric: Rubric) -> list[tuple[str, ...]]:
        """In the order of the file, which is what the rows' places speak of."""
        session = self.desk.session
        written = session.written("bands") if session else None
        if not isinstance(written, list):
            return []
        return [
            (
                str(one.get("key", "")),
                str(one.get("label", one.get("key", ""))),
                _number_text(one.get("from")),
            )
            for one in written
            if isinstance(one, dict)
        ]


def _number_text(value: Any) -> str:
    return plain_number(value) if isinstance(value, (int, float)) else str(value or "")


def _take_preset(session: EditingSession, path: str, name: str) -> None:
    if name != OWN:
        session.set_policy(name)
