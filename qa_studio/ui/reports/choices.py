"""Which report is wanted, what there is to choose from, and what is missing for it. No Qt.

Owns the kinds of reports as the page offers them, and the names of their files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import CalibrationRow
from qa_studio.ui.reports.ports import Reporting


class Kind(StrEnum):
    COACHING = "coaching"
    CALIBRATION = "calibration"
    ROUNDS = "rounds"


TITLES = {Kind.COACHING: tr("Coaching"), Kind.CALIBRATION: tr("Calibration"), Kind.ROUNDS: tr("Rounds")}
PURPOSES = {
    Kind.COACHING: tr("One agent: what goes well, what to work on, with quotes."),
    Kind.CALIBRATION: tr("Evaluators on the same interactions: where they agree and differ."),
    Kind.ROUNDS: tr("One measurement against another, with both thresholds."),
}
PAPERS = ("A4", "Letter")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to report on."""

    agents: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    sessions: tuple[CalibrationRow, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was imported yet."""
        return not self.agents


@dataclass(frozen=True, slots=True)
class Choice:
    """One report as it is wanted; fields that its kind does not need keep what was chosen last.

    Attributes:
        round_name: "" for all rounds.
        snippets: ids of bookmarks that stand in a report of coaching.
    """

    kind: Kind = Kind.COACHING
    agent: str = ""
    round_name: str = ""
    session: CalibrationRow | None = None
    before: str = ""
    after: str = ""
    paper: str = PAPERS[0]
    snippets: tuple[int, ...] = ()

    def make(self, reporting: Reporting, out: Path, context: JobContext) -> Path:
        """Make the report.

        Raises: StudioError or ReportError naming what is missing; JobCancelled.
        """
        if self.kind is Kind.COACHING:
            chosen, within = self.snippets, self.round_name or None
            return reporting.coaching(self.agent, within, out, context, self.paper, chosen)
        if self.kind is Kind.ROUNDS:
            return reporting.rounds_report(self.before, self.after, out, context, self.paper)
        assert self.session is not None  # `lacking` is asked first
        return reporting.calibration(self.session.id, out, context, self.paper)


def lacking(choice: Choice, offer: Offer) -> str:
    """What has to be done before this report can be made; "" when nothing is in the way."""
    if choice.kind is Kind.CALIBRATION and choice.session is None:
        return tr(
            "A calibration session is a set of interactions that several people mark without seeing each other’s "
            "marks. There is none in this workspace yet."
        )
    if choice.kind is Kind.ROUNDS and len(offer.rounds) < 2:
        if offer.rounds:
            return tr(
                "A comparison needs two rounds; there is only {round}. Name a round when you import interactions, "
                "and import those of the second measurement.",
                round=offer.rounds[0],
            )
        return tr(
            "A comparison needs two rounds; there is none yet. Name a round when you import interactions, "
            "and import those of the second measurement."
        )
    if choice.kind is Kind.ROUNDS and choice.before == choice.after:
        return tr(
            "{before} cannot be compared with itself. Choose another round on one side.", before=choice.before
        )
    return ""


def file_name(choice: Choice) -> str:
    """A name for the file that says what is in it, without characters that some disk refuses."""
    parts = {
        Kind.COACHING: (choice.agent, choice.round_name),
        Kind.CALIBRATION: (choice.session.name if choice.session else "",),
        Kind.ROUNDS: (tr("{before} to {after}", before=choice.before, after=choice.after),),
    }[choice.kind]
    words = " ".join(part for part in (TITLES[choice.kind], *parts) if part)
    return f"{' '.join(_FORBIDDEN.sub(' ', words).split())[:120]}.pdf"
