"""How loud the voices are: one control a channel, each with its mute.

Owns its buttons and sliders; says what is wished and plays nothing. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.keys import Act, hint
from qa_studio.ui.widgets.basics import column, icon_button, label, row, set_icon
from transcription.model import Role

STEPS = 100
STEP = 10
"""One press of a key, of STEPS."""

MEMORY_KEY = "review/volume"
ICONS = ("volume", "mute")
WHOSE_ICONS = {Role.AGENT: ("agent", "agent_mute"), Role.CUSTOMER: ("customer_voice", "customer_mute")}
"""Who is heard, and who is muted; they say whose voice it is where its name has no room."""


class VoiceVolume(QWidget):
    """One voice, or the whole recording where it has one channel. Signals: changed()."""

    changed = Signal()

    def __init__(self, role: Role | None, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ink.role_words(role) if role else tr("Recording")
        self._whose, self._icons = (WHOSE_ICONS[role] if role else ICONS), ICONS
        self.mute = icon_button("volume", "")
        self.mute.setCheckable(True)
        self.mute.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mute.toggled.connect(self._on_muted)
        self._act = act
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEP)
        self.slider.setSingleStep(STEP // 2)
        self.slider.setValue(STEPS)
        self.slider.setFixedWidth(2 * theme.SPACE_XL)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self._on_moved)
        self._words = label(self._name, "small")
        self._is_named = role is not None
        # The name over the slider: beside it, it would be cut in a narrow window.
        named = column(self._words, self.slider, space=0)
        named.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        voice = row(self.mute, space=theme.SPACE_XS)
        voice.addLayout(named)
        self.setLayout(voice)
        self._words.setVisible(
            self._is_named
        )  # in its place: without one it would come up as a window of its own
        self._tell()

    @property
    def volume(self) -> float:
        """0..1; 0 while it is muted."""
        return 0.0 if self.mute.isChecked() else self.slider.value() / STEPS

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the button that mutes alone."""
        self.slider.setVisible(not is_narrow)
        self._words.setVisible(not is_narrow and self._is_named)
        self._icons = self._whose if is_narrow else ICONS
        self._tell()

    def step(self, steps: int) -> None:
        """Louder, or quieter with a negative number; unmutes."""
        self.mute.setChecked(False)
        self.slider.setValue(self.slider.value() + steps * STEP)

    def _on_muted(self, is_muted: bool) -> None:
        self.slider.setEnabled(not is_muted)
        self._tell()
        self.changed.emit()

    def _on_moved(self, _value: int) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        is_muted = self.mute.isChecked()
        set_icon(self.mute, self._icons[is_muted])
        words = tr("Hear {who} again", who=self._name) if is_muted else tr("Mute {who}", who=self._name)
        self.mute.setAccessibleName(words)
        hint(self.mute, words, self._act)
        self.slider.setAccessibleName(tr("Volume of {who}", who=self._name))
        self.slider.setToolTip(tr("Volume of {who}: {share} %", who=self._name, share=self.slider.value()))


class Voices(QWidget):
    """The controls that a recording needs, as loud as they were left.

    Signals: changed(): somebody is to be heard louder, softer or not at all.
    """

    changed = Signal()

    def __init__(self, memory: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._agent_channel: int | None = None
        self._channels = 1
        self.whole = VoiceVolume(None, Act.MUTE_AGENT)
        self.agent = VoiceVolume(Role.AGENT, Act.MUTE_AGENT)
        self.customer = VoiceVolume(Role.CUSTOMER, Act.MUTE_CUSTOMER)
        shown = (self.whole, self.agent, self.customer)
        self.setLayout(row(*shown, space=theme.SPACE_M, margins=(0, 0, theme.SPACE_S, 0)))
        for name, one in self._named().items():
            one.slider.setValue(_remembered(memory, name))
            one.changed.connect(self._on_changed)
        self.show_channels(1, None)

    def show_channels(self, channels: int, agent_channel: int | None) -> None:
        """Show a control a voice, or one for all; nobody is muted in a recording that was just opened."""
        self._channels, self._agent_channel = channels, agent_channel
        for one in self._named().values():
            one.mute.setChecked(False)
        self.whole.setVisible(channels != 2)
        self.agent.setVisible(channels == 2)
        self.customer.setVisible(channels == 2)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the buttons that mute alone."""
        for one in self._named().values():
            one.set_narrow(is_narrow)

    def set_agent_channel(self, channel: int | None) -> None:
        """The agent was found to be on this side."""
        if channel != self._agent_channel:
            self._agent_channel = channel
            self.changed.emit()

    @property
    def volumes(self) -> tuple[float, ...]:
        """0..1, one a channel."""
        if self._channels != 2:
            return (self.whole.volume,)
        both = (self.agent.volume, self.customer.volume)
        return both if (self._agent_channel or 0) == 0 else both[::-1]

    def step(self, steps: int) -> None:
        """Everybody louder, or quieter with a negative number; who is muted stays so."""
        for one in self._shown():
            if not one.mute.isChecked():
                one.step(steps)

    def toggle_mute(self, role: Role) -> None:
        """Mute a voice or hear it again; a recording of one channel has but one."""
        one = self.whole if self._channels != 2 else self.agent if role is Role.AGENT else self.customer
        one.mute.toggle()

    def _shown(self) -> tuple[VoiceVolume, ...]:
        return (self.agent, self.customer) if self._channels == 2 else (self.whole,)

    def _named(self) -> Mapping[str, VoiceVolume]:
        return {"whole": self.whole, "agent": self.agent, "customer": self.customer}

    def _on_changed(self) -> None:
        if self._memory is not None:
            for name, one in self._named().items():
                self._memory.setValue(f"{MEMORY_KEY}/{name}", one.slider.value())
        self.changed.emit()


def _remembered(memory: QSettings | None, name: str) -> int:
    """What was set before; a damaged value is full loudness. Never silence: that would be taken for a fault."""
    value = memory.value(f"{MEMORY_KEY}/{name}") if memory else None
    try:
        return min(max(int(str(value)), STEP), STEPS)
    except ValueError:
        return STEPS
