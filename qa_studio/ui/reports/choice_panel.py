"""The choice of a report at the left of the page: its kind, whom or what it is of, and the paper.

Owns the widgets of the choice. Knows no service.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QLabel, QRadioButton, QStackedWidget, QWidget

from qa_studio.language import tr
from qa_studio.rows import CalibrationRow
from qa_studio.ui import theme
from qa_studio.ui.reports.choices import PAPERS, PURPOSES, TITLES, Choice, Kind, Offer
from qa_studio.ui.reports.snippet_picker import SnippetPicker
from qa_studio.ui.widgets.basics import column, label

ALL_ROUNDS = tr("All rounds")


class ChoicePanel(QFrame):
    """Signals:
    choice_changed(Choice): the user wants another report.
    """

    choice_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sessions: tuple[CalibrationRow, ...] = ()
        self._kinds = QButtonGroup(self)
        self._buttons = {kind: self._radio(kind) for kind in Kind}
        self._agent, self._round = _combo(tr("Agent")), _combo(tr("Round"))
        self._session = _combo(tr("Calibration session"))
        self._before, self._after = _combo(tr("Earlier round")), _combo(tr("Later round"))
        self._paper = _combo(tr("Paper"))
        self._paper.addItems(PAPERS)
        self._paper.setCurrentText(usual_paper())
        self._forms = QStackedWidget()
        self.snippets = SnippetPicker()
        self._build()
        self._connect()

    def choice(self) -> Choice:
        """What is chosen now."""
        place = self._session.currentIndex()
        return Choice(
            kind=self._kind(),
            agent=self._agent.currentText(),
            round_name=self._round.currentText() if self._round.currentIndex() > 0 else "",
            session=self._sessions[place] if 0 <= place < len(self._sessions) else None,
            before=self._before.currentText(),
            after=self._after.currentText(),
            paper=self._paper.currentText(),
            snippets=self.snippets.ids() if self._kind() is Kind.COACHING else (),
        )

    def offer(self, found: Offer) -> None:
        """Change what there is to choose from; what was chosen stays where it still is there. Emits nothing."""
        self._sessions = found.sessions
        _fill(self._agent, found.agents)
        _fill(self._round, (ALL_ROUNDS, *found.rounds))
        _fill(self._session, (session.name for session in found.sessions))
        _fill(self._before, found.rounds, first=-2)
        _fill(self._after, found.rounds, first=-1)

    def choose(self, kind: Kind, paper: str = "") -> None:
        """Take up what was chosen last time. Emits nothing."""
        with QSignalBlocker(self._kinds):
            self._buttons[kind].setChecked(True)
        self._show_form()
        if paper in PAPERS:
            with QSignalBlocker(self._paper):
                self._paper.setCurrentText(paper)

    def _radio(self, kind: Kind) -> QRadioButton:
        button = QRadioButton(TITLES[kind])
        button.setAccessibleDescription(PURPOSES[kind])
        button.setChecked(kind is Kind.COACHING)
        self._kinds.addButton(button)
        return button

    def _kind(self) -> Kind:
        return next(kind for kind, button in self._buttons.items() if button.isChecked())

    def _build(self) -> None:
        kinds = column(label(tr("Report"), "strong"), space=theme.SPACE_XS)
        for kind, button in self._buttons.items():
            kinds.addSpacing(theme.SPACE_XS)
            kinds.addWidget(button)
            purpose = label(PURPOSES[kind], "small", wraps=True)
            purpose.setContentsMargins(theme.SPACE_XL, 0, 0, 0)
            kinds.addWidget(purpose)
        forms = {
            Kind.COACHING: ((tr("Agent"), self._agent), (tr("Round"), self._round)),
            Kind.CALIBRATION: ((tr("Session"), self._session),),
            Kind.ROUNDS: ((tr("Earlier round"), self._before), (tr("Later round"), self._after)),
        }
        for kind in Kind:
            self._forms.addWidget(_form(forms[kind]))
        whole = column(
            margins=(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M), space=theme.SPACE_L
        )
        whole.addLayout(kinds)
        whole.addWidget(self._forms)
        whole.addWidget(self.snippets)
        whole.addWidget(_form(((tr("Paper"), self._paper),)))
        whole.addStretch(1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self._kinds.buttonToggled.connect(self._on_kind_toggled)
        self.snippets.changed.connect(self._on_changed)
        for combo in (self._agent, self._round, self._session, self._before, self._after, self._paper):
            combo.currentIndexChanged.connect(self._on_changed)

    def _show_form(self) -> None:
        self._forms.setCurrentIndex(list(Kind).index(self._kind()))
        self.snippets.setVisible(self._kind() is Kind.COACHING)

    def _on_kind_toggled(self, _button: QRadioButton, is_checked: bool) -> None:
        if is_checked:
            self._show_form()
            self._on_changed()

    def _on_changed(self) -> None:
        self.choice_changed.emit(self.choice())


def usual_paper() -> str:
    """Letter where people measure in inches, else A4."""
    inches = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return PAPERS[1] if inches else PAPERS[0]


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def _form(fields: Iterable[tuple[str, QComboBox]]) -> QWidget:
    made = QWidget()
    box = column(space=theme.SPACE_XS)
    for name, combo in fields:
        words: QLabel = label(name, "muted")
        words.setBuddy(combo)
        box.addWidget(words)
        box.addWidget(combo)
        box.addSpacing(theme.SPACE_XS)
    box.addStretch(1)
    made.setLayout(box)
    return made


def _fill(combo: QComboBox, names: Iterable[str], first: int = 0) -> None:
    """New names; the chosen one stays, else the one at `first`, counted from the end when negative."""
    wanted = list(names)
    chosen = combo.currentText()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItems(wanted)
        place = wanted.index(chosen) if chosen in wanted else first if first >= 0 else len(wanted) + first
        combo.setCurrentIndex(max(0, place) if wanted else -1)
    combo.setEnabled(bool(wanted))
