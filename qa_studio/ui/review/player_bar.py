"""The player's controls: play, five seconds back and forward, speed, what is skipped and looped, voices, follow.

Owns its buttons; the player does the playing. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QToolButton, QWidget

from qa_studio.language import figure, tr
from qa_studio.ui import icons, theme
from qa_studio.ui.review import ink
from qa_studio.ui.review.clock import position, span_words
from qa_studio.ui.review.keys import Act, hint, key_words
from qa_studio.ui.review.player import RATES, STEP_S, Player
from qa_studio.ui.review.voice_volume import Voices
from qa_studio.ui.widgets.basics import ElidedLabel, icon_button, push_button, row, set_icon


class PlayerBar(QWidget):
    """Signals:
    find_requested(): the recording is not where it was.
    follow_changed(bool), skip_changed(bool).
    loop_requested(): hear the turn over and over, or go on.
    """

    find_requested = Signal()
    follow_changed = Signal(bool)
    skip_changed = Signal(bool)
    loop_requested = Signal()

    def __init__(
        self, player: Player, memory: QSettings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._player = player
        self.play = self._button("play", tr("Play or pause"), Act.PLAY, player.toggle)
        back = self._button("back", tr("Back 5 seconds"), Act.BACK, lambda: player.step(-STEP_S))
        forward = self._button("forward", tr("Forward 5 seconds"), Act.FORWARD, lambda: player.step(STEP_S))
        self.rate = self._rate_box()
        self.loop = self._button(
            "loop", tr("Hear the turn over and over"), Act.LOOP, self.loop_requested.emit
        )
        self.loop.setCheckable(True)
        self._boxes: dict[QCheckBox, tuple[str, str]] = {}
        self._is_narrow = False
        theme.scheme_changed.connect(self._name_boxes)
        tip = tr("Jump over pauses in which nobody speaks")
        self.skip = self._check("skip", tr("Skip silence"), tip, Act.SKIP)
        self.skip.toggled.connect(self.skip_changed)
        self.voices = Voices(memory)
        self.follow = self._check("follow", tr("Follow"), tr("Keep the spoken turn in sight"), Act.FOLLOW)
        self.follow.setChecked(True)
        self.follow.toggled.connect(self.follow_changed)
        self._quiet = ElidedLabel("", "small")
        self._where = QLabel()
        self._where.setFont(ink.body())
        self._where.setAccessibleName(tr("Position and length"))
        self._problem = ElidedLabel()
        self._find = push_button(tr("Find the file …"), icon="folder")
        self._find.clicked.connect(self.find_requested)
        listening = (back, self.play, forward, self.rate, self.loop, self.skip, self.voices, self.follow)
        self._controls = (*listening, self._where)
        self.setLayout(
            row(self._problem, self._find, *listening, 1, self._quiet, self._where, space=theme.SPACE_XS)
        )
        self.setFixedHeight(theme.ROOMY_ROW_PX)
        self._connect(player)
        self.set_problem("")
        self._tell()

    def _connect(self, player: Player) -> None:
        player.position_changed.connect(lambda _: self._tell())
        player.duration_changed.connect(lambda _: self._tell())
        player.playing_changed.connect(self._on_playing)
        player.rate_changed.connect(self._on_rate)
        player.loop_changed.connect(lambda loop: self.loop.setChecked(loop is not None))
        player.silenced.connect(self._on_silenced)

    def set_problem(self, words: str, can_find: bool = False) -> None:
        """Say in place of the controls why nothing can be heard; "" brings the controls back."""
        for control in self._controls:
            control.setVisible(not words)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._find.setVisible(can_find and bool(words))
        self._quiet.setVisible(not words and bool(self._quiet.text()))

    def set_narrow(self, is_narrow: bool) -> None:
        """Where there is little room icons stand for words, and voices are made louder or softer by keys."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.voices.set_narrow(is_narrow)
            self._name_boxes()

    def _name_boxes(self) -> None:
        for box, (icon, words) in self._boxes.items():
            box.setText("" if self._is_narrow else words)
            box.setIcon(icons.icon(icon) if self._is_narrow else QIcon())

    @property
    def problem(self) -> str:
        return self._problem.text()

    @property
    def words(self) -> str:
        """Position and length as they stand there."""
        return self._where.text()

    def _button(self, icon: str, name: str, act: Act, slot: Callable[[], None]) -> QToolButton:
        button = icon_button(icon, name)
        hint(button, name, act)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: slot())
        return button

    def _check(self, icon: str, words: str, tip: str, act: Act) -> QCheckBox:
        box = QCheckBox(words)
        box.setAccessibleName(words)
        self._boxes[box] = (icon, words)
        hint(box, tip, act)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return box

    def set_skipped(self, seconds: float) -> None:
        """Say how much of the recording would be jumped over; 0 where there is nothing."""
        words = tr("Jump over pauses in which nobody speaks")
        spared = tr("{words}: {span} of this recording", words=words, span=span_words(seconds))
        hint(self.skip, spared if seconds else words, Act.SKIP)
        self.skip.setAccessibleDescription(spared if seconds else words)

    def set_settings(self, rate: float, skips: bool) -> None:
        """As it was left."""
        self.skip.setChecked(skips)
        self._player.set_rate(rate)

    def _rate_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Speed"))
        box.setToolTip(
            tr(
                "Speed ({slower} slower, {faster} faster)",
                slower=key_words(Act.SLOWER),
                faster=key_words(Act.FASTER),
            )
        )
        for rate in RATES:
            box.addItem(figure(f"{rate:g}×"), rate)
        box.setCurrentIndex(RATES.index(1.0))
        box.activated.connect(lambda place: self._player.set_rate(RATES[place]))
        return box

    def _on_playing(self, is_playing: bool) -> None:
        set_icon(self.play, "pause" if is_playing else "play")

    def _on_silenced(self, is_silent: bool) -> None:
        """Said once, in passing: everything but the ears goes on."""
        words = tr("No sound output: time runs in silence") if is_silent else ""
        self._quiet.setText(words)
        self._quiet.setVisible(is_silent)

    def _on_rate(self, rate: float) -> None:
        self.rate.setCurrentIndex(min(range(len(RATES)), key=lambda place: abs(RATES[place] - rate)))

    def _tell(self) -> None:
        self._where.setText(position(self._player.position_s, self._player.duration_s or None))
