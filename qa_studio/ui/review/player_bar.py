"""The player's controls: play, five seconds back and forward, speed, follow, and where it stands.

Owns its buttons; the player does the playing. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider, QToolButton, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.clock import position
from qa_studio.ui.review.keys import Act, keys_of, shown, with_key
from qa_studio.ui.review.player import RATES, STEP_S, Player
from qa_studio.ui.widgets.basics import ElidedLabel, icon_button, push_button, row, set_icon

VOLUME_STEPS = 100


class PlayerBar(QWidget):
    """Signals: find_requested(): the recording is not where it was; follow_changed(bool)."""

    find_requested = Signal()
    follow_changed = Signal(bool)

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self.play = self._button("play", tr("Play or pause"), Act.PLAY, player.toggle)
        back = self._button("back", tr("Back 5 seconds"), Act.BACK, lambda: player.step(-STEP_S))
        forward = self._button("forward", tr("Forward 5 seconds"), Act.FORWARD, lambda: player.step(STEP_S))
        self.rate = self._rate_box()
        self.volume = self._volume_slider()
        self.follow = QCheckBox(tr("Follow the sound"))
        self.follow.setToolTip(with_key(tr("Keep the spoken turn in sight"), Act.FOLLOW))
        self.follow.setChecked(True)
        self.follow.toggled.connect(self.follow_changed)
        self._where = QLabel()
        self._where.setFont(ink.body())
        self._where.setAccessibleName(tr("Position and length"))
        self._problem = ElidedLabel()
        self._find = push_button(tr("Find the file …"), icon="folder")
        self._find.clicked.connect(self.find_requested)
        self._controls = (back, self.play, forward, self.rate, self.volume, self.follow, self._where)
        self.setLayout(
            row(self._problem, self._find, *self._controls[:-1], 1, self._where, space=theme.SPACE_S)
        )
        self.setFixedHeight(theme.ROOMY_ROW_PX)
        player.position_changed.connect(lambda _: self._tell())
        player.duration_changed.connect(lambda _: self._tell())
        player.playing_changed.connect(self._on_playing)
        player.rate_changed.connect(self._on_rate)
        self.set_problem("")
        self._tell()

    def set_problem(self, words: str, can_find: bool = False) -> None:
        """Say in place of the controls why nothing can be heard; "" brings the controls back."""
        for control in self._controls:
            control.setVisible(not words)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._find.setVisible(can_find and bool(words))

    @property
    def problem(self) -> str:
        return self._problem.text()

    @property
    def words(self) -> str:
        """Position and length as they stand there."""
        return self._where.text()

    def _button(self, icon: str, name: str, act: Act, slot: Callable[[], None]) -> QToolButton:
        button = icon_button(icon, name, shown(keys_of(act)[0]))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: slot())
        return button

    def _rate_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Speed"))
        box.setToolTip(
            tr(
                "Speed ({keys_of} slower, {keys_of2} faster)",
                keys_of=keys_of(Act.SLOWER)[0],
                keys_of2=keys_of(Act.FASTER)[0],
            )
        )
        for rate in RATES:
            box.addItem(f"{rate:g}×", rate)
        box.setCurrentIndex(RATES.index(1.0))
        box.activated.connect(lambda place: self._player.set_rate(RATES[place]))
        return box

    def _volume_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(tr("Volume"))
        slider.setToolTip(tr("Volume"))
        slider.setRange(0, VOLUME_STEPS)
        slider.setValue(VOLUME_STEPS)
        slider.setFixedWidth(3 * theme.SPACE_XL)
        slider.valueChanged.connect(lambda value: self._player.set_volume(value / VOLUME_STEPS))
        return slider

    def _on_playing(self, is_playing: bool) -> None:
        set_icon(self.play, "pause" if is_playing else "play")

    def _on_rate(self, rate: float) -> None:
        self.rate.setCurrentIndex(min(range(len(RATES)), key=lambda place: abs(RATES[place] - rate)))

    def _tell(self) -> None:
        self._where.setText(position(self._player.position_s, self._player.duration_s or None))
