"""Suggestions: when reviewers see them, and what a criterion's suggestions must show before they may stand alone.

Owns the fields. What a value may be is the service's to say; its words stand beside the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import figure, tr, unspelt
from qa_studio.services.trust_settings import (
    LEAST_PAIRS,
    MOST_PAIRS,
    TrustSettings,
    TrustSettingsError,
)
from qa_studio.ui.rubrics.fields import Pick
from qa_studio.ui.settings.entry import LineEntry
from qa_studio.ui.settings.history import Change, ChangeHistory
from qa_studio.ui.settings.section import Setting, SettingsSection
from qa_studio.ui.widgets.basics import label

_WRITES = "settings"
_WORDS = tr(
    "A mark that is made with the suggestion in sight leans towards it. What suggestions have earned stands on the "
    "Rubrics page, under Trust. These settings belong to this workspace."
)
_SHOWING = (
    ("shown", tr("Beside the question, at once")),
    ("hidden", tr("Once the question is answered")),
    ("mixed", tr("A random half once answered")),
)
_COUNT = (
    ("independent", tr("None made in sight of it")),
    ("unseen", tr("Only those known to be made first")),
    ("all", tr("All, also those taken over")),
)
_CHOICES = {"showing": dict(_SHOWING), "count": dict(_COUNT)}


class Trusting(Protocol):
    """What is asked of the service. All of it may wait for the disk."""

    def settings(self) -> TrustSettings: ...

    def set(self, values: Mapping[str, object]) -> TrustSettings: ...


class TrustSection(SettingsSection):
    """Four settings; what is entered holds at once."""

    key, title, icon = "trust", tr("Suggestions"), "suggest"

    def __init__(self, trusting: Trusting, history: ChangeHistory, runner: JobRunner) -> None:
        super().__init__(_WORDS)
        self._trusting, self._history, self._runner = trusting, history, runner
        self._now: dict[str, str] = {}
        self._trouble = label("", wraps=True)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self._picks = {
            "showing": Pick(tr("Show suggestions"), _SHOWING),
            "count": Pick(tr("Marks that count"), _COUNT),
        }
        self._entries = {"kappa": LineEntry(tr("Kappa to reach")), "pairs": LineEntry(tr("Fewest pairs"))}
        self._settings = {
            "showing": self._add(
                tr("Show suggestions"),
                tr(
                    "Held back until the question is answered, they cannot pull the answer. The random half also"
                    " shows how much seeing them moves marks."
                ),
                self._picks["showing"],
            ),
            "count": self._add(
                tr("Marks that count"),
                tr(
                    "A mark made in sight of the suggestion is no evidence of its own. Once enough are known to be made"
                    " first, trust rests on those alone."
                ),
                self._picks["count"],
            ),
            "kappa": self._add(
                tr("Kappa to reach"),
                tr(
                    "What the lower end of the 95 % interval has to reach before a criterion may be marked unattended;"
                    " 0 to 1, usually 0.70."
                ),
                self._entries["kappa"],
            ),
            "pairs": self._add(
                tr("Fewest pairs"),
                tr(
                    "Of suggestion and mark, that it takes at least; {least} to {most:,}, usually 50.",
                    least=LEAST_PAIRS,
                    most=MOST_PAIRS,
                ),
                self._entries["pairs"],
            ),
        }
        self.body.addStretch(1)
        for name, pick in self._picks.items():
            pick.picked.connect(lambda value, name=name: self._on_entered(name, value))
        for name, entry in self._entries.items():
            entry.entered.connect(lambda value, name=name: self._on_entered(name, value))

    def _add(self, name: str, words: str, control: QWidget) -> Setting:
        return self.add_setting(name, words, control)

    def refresh(self) -> None:
        self._runner.submit(
            lambda _: self._trusting.settings(), owner=self, on_done=self._show, on_failed=self._on_unreadable
        )

    def settle(self) -> None:
        for entry in self._entries.values():
            entry.settle()

    def _show(self, settings: TrustSettings) -> None:
        self._trouble.hide()
        before, self._now = self._now, settings.values()
        for name, pick in self._picks.items():
            pick.put(self._now[name])
        for name, entry in self._entries.items():
            if before.get(name) != self._now[name]:  # what is being typed into another one stays
                entry.put(figure(self._now[name]))
                self._settings[name].show_fault("")

    def _on_entered(self, name: str, value: str) -> None:
        value, before = unspelt(value), self._now.get(name)
        if before is None or value == before:
            self._settings[name].show_fault("")
            return
        title = self._settings[name].control.accessibleName()
        words = f"{title}: {_CHOICES.get(name, {}).get(value, value)}."
        change = Change(words, lambda: self._put({name: before}), lambda: self._put({name: value}))
        self._put({name: value}, change)

    def _put(self, values: Mapping[str, object], change: Change | None = None) -> None:
        def work(_: JobContext) -> TrustSettings:
            return self._trusting.set(values)

        def done(settings: TrustSettings) -> None:
            self._show(settings)
            if change is not None:
                self._history.did(change)
            self.data_changed.emit()

        self._runner.submit(work, queue=_WRITES, owner=self, on_done=done, on_failed=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, TrustSettingsError):
            self._on_unreadable(error)
            return
        for name, words in error.faults.items():
            if name in self._settings:
                self._settings[name].show_fault(words)

    def _on_unreadable(self, error: Exception) -> None:
        self._trouble.setText(tr("These settings cannot be read or written: {error}", error=error))
        self._trouble.show()
