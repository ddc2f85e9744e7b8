"""Call measures: the thresholds of their definitions, each with what it decides and what is usual.

Owns the fields. What a threshold may be is the service's to say; its words stand beside the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtWidgets import QPushButton, QWidget

from qa_studio.errors import USER_ERRORS
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.language import figure, tr, trn, unspelt
from qa_studio.rows import ThresholdRow
from qa_studio.ui.settings.entry import LineEntry, LinesEntry
from qa_studio.ui.settings.history import Change, ChangeHistory
from qa_studio.ui.settings.section import Setting, SettingsSection, order_tabs
from qa_studio.ui.widgets.basics import label, push_button, row

_WRITES = "settings"
_NUMBER_PX = 72
_WORDS = tr(
    "From when on a silence is called one, and what a hold sounds like. The figures stand beside a call as context: "
    "no mark is made of them, and none rewards speed. These thresholds belong to this workspace."
)
Value = float | tuple[str, ...]


class Measuring(Protocol):
    """What is asked of the service. All of it may wait for the disk."""

    def thresholds(self) -> tuple[ThresholdRow, ...]: ...

    def set(self, values: Mapping[str, object]) -> tuple[ThresholdRow, ...]: ...


def value_words(value: Value) -> str:
    """A value as it is shown within a sentence: "3 s", "5 wordings"."""
    if isinstance(value, float | int):
        return tr("{seconds:g} s", seconds=value)
    return trn("{count} wording", "{count} wordings", len(value))


class MeasuresSection(SettingsSection):
    """One field a threshold; what is entered holds at once."""

    key, title, icon = "measures", tr("Call measures"), "measures"

    def __init__(self, measuring: Measuring, history: ChangeHistory, runner: JobRunner) -> None:
        super().__init__(_WORDS)
        self._measuring, self._history, self._runner = measuring, history, runner
        self._fields: dict[str, _Threshold] = {}
        self._trouble = label("", wraps=True)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self._all_usual = push_button(
            tr("All as usual"), tip=tr("Every threshold and wording as it comes with QA Studio")
        )
        self._all_usual.clicked.connect(self._on_all_usual)
        self._foot = row(self._all_usual, 1)
        self.body.addLayout(self._foot)
        self.body.addStretch(1)

    def refresh(self) -> None:
        self._runner.submit(
            lambda context: self._measuring.thresholds(),
            owner=self,
            on_done=self._show,
            on_failed=self._on_unreadable,
        )

    def settle(self) -> None:
        for field in self._fields.values():
            field.settle()

    def _show(self, rows: tuple[ThresholdRow, ...]) -> None:
        self._trouble.hide()
        if not self._fields:
            for threshold in rows:
                self._add(threshold)
            order_tabs(
                [*(stop for one in self._fields.values() for stop in one.tab_stops()), self._all_usual]
            )
        for threshold in rows:
            self._fields[threshold.name].show_row(threshold)
        self._all_usual.setEnabled(any(one.value != one.usual for one in rows))

    def _add(self, threshold: ThresholdRow) -> None:
        made = _Threshold(threshold, self)
        self._fields[threshold.name] = made
        self.body.insertWidget(self.body.indexOf(self._foot), made.setting)

    def _on_unreadable(self, error: Exception) -> None:
        self._trouble.setText(tr("The thresholds cannot be read: {error}", error=error))
        self._trouble.show()

    def _on_all_usual(self) -> None:
        changed = [one.shown for one in self._fields.values() if one.shown.value != one.shown.usual]
        after: dict[str, object] = dict.fromkeys((one.name for one in changed), None)
        before: dict[str, object] = {one.name: one.value for one in changed}
        self._put(before, after, tr("All call measures are as usual."), "")

    def change(self, shown: ThresholdRow, entered: object, words: str) -> None:
        """Put another value in the place of a threshold's; None for the usual one."""
        self._put({shown.name: shown.value}, {shown.name: entered}, words, shown.name)

    def _put(self, before: Mapping[str, object], after: Mapping[str, object], words: str, asked: str) -> None:
        """Set values; noted as a change when they were taken. `asked` names the field that is told why not."""

        def done(rows: tuple[ThresholdRow, ...]) -> None:
            self._show(rows)
            self._history.did(Change(words, lambda: self._set(before), lambda: self._set(after)))
            self.data_changed.emit()

        def failed(error: Exception) -> None:
            field = self._fields.get(asked)
            if field is not None and isinstance(error, USER_ERRORS):
                field.setting.show_fault(str(error).replace(f"“{asked}”", "This"))
            else:
                self._on_unreadable(error)

        self._runner.submit(
            lambda context: self._measuring.set(after),
            queue=_WRITES,
            owner=self,
            on_done=done,
            on_failed=failed,
        )

    def _set(self, values: Mapping[str, object]) -> None:
        def work(context: JobContext) -> tuple[ThresholdRow, ...]:
            return self._measuring.set(values)

        def done(rows: tuple[ThresholdRow, ...]) -> None:
            self._show(rows)
            self.data_changed.emit()

        self._runner.submit(work, queue=_WRITES, owner=self, on_done=done, on_failed=self._on_unreadable)


class _Threshold:
    """The field of one threshold."""

    def __init__(self, shown: ThresholdRow, section: MeasuresSection) -> None:
        self.shown, self._section = shown, section
        self._is_number = shown.least is not None
        name = (
            tr("{title}, in seconds", title=shown.title)
            if self._is_number
            else tr("{title}, one a line", title=shown.title)
        )
        self._entry: LineEntry | LinesEntry = LineEntry(name) if self._is_number else LinesEntry(name, "")
        self._written = ""
        self._entry.entered.connect(self._on_entered)
        self._usual = push_button(tr("Usual"), "quiet")
        self._usual.setAccessibleName(tr("{title} as usual", title=shown.title))
        self._usual.clicked.connect(self._on_usual)
        words = tr("{meaning} One a line.", meaning=shown.words)
        if self._is_number:
            words = tr(
                "{meaning} From {least:g} to {most:g} s; usually {usual}.",
                meaning=shown.words,
                least=shown.least,
                most=shown.most,
                usual=value_words(shown.usual),
            )
        self.setting = Setting(shown.title, words, self._box(self._entry, self._usual))
        self._entry.setAccessibleDescription(words)

    def _box(self, entry: QWidget, usual: QPushButton) -> QWidget:
        box = QWidget()
        if self._is_number:
            entry.setFixedWidth(_NUMBER_PX)
            box.setLayout(row(entry, label(tr("s"), "muted"), usual, 1))
        else:
            box.setLayout(row(entry, usual))
        box.setFocusProxy(entry)
        box.setAccessibleName(self.shown.title)
        return box

    def show_row(self, shown: ThresholdRow) -> None:
        """Show the value in force; what is being typed into the field stays while that is as it was."""
        is_same = shown.value == self.shown.value
        if not (is_same and self._is_typed()):
            self.shown = shown
            self._entry.put(self._text())
            self._written = self._entry.text_now()
            self.setting.show_fault("")
        self._usual.setVisible(shown.value != shown.usual)

    def _is_typed(self) -> bool:
        return self._entry.text_now() != self._written

    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the keyboard stops at, in order."""
        return (self._entry, self._usual)

    def settle(self) -> None:
        self._entry.settle()

    def _text(self) -> str:
        value = self.shown.value
        return figure(f"{value:g}") if isinstance(value, float | int) else "\n".join(value)

    def _on_entered(self, text: str) -> None:
        if text == self._text():
            self.setting.show_fault("")
            return
        wanted: object = (
            unspelt(text) if self._is_number else tuple(filter(None, map(str.strip, text.split("\n"))))
        )
        told = (
            tr("{number} s", number=text)
            if self._is_number
            else value_words(wanted if isinstance(wanted, tuple) else ())
        )
        self._section.change(self.shown, wanted, f"{self.shown.title}: {told}.")

    def _on_usual(self) -> None:
        words = tr(
            "{title}: {value}, as usual.",
            title=self.shown.title,
            value=value_words(self.shown.usual),
        )
        self._entry.setFocus()  # the button goes with its purpose
        self._section.change(self.shown, None, words)
