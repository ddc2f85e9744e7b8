"""The player, its bar and the call map: real recordings, real widgets, and a place for sound that forgets nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fakes_review import CALL_ID, CHAT_ID, LONG_ID, ReviewWorld
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sound_files import quiet, tone, write_wav

from qa_studio.jobs.runner import JobRunner
from qa_studio.services.route import Interval
from qa_studio.ui import theme
from qa_studio.ui.review.call_words import moment_words
from qa_studio.ui.review.mixing import FAR_EAR, mixed
from qa_studio.ui.review.outlet import AHEAD_S, RATE_HZ, SilentOutlet
from qa_studio.ui.review.page import ReviewPage
from qa_studio.ui.review.player import Player
from qa_studio.ui.review.sound_panel import turn_around
from qa_studio.ui.review.timeline import Marks, Stretch, doubtful
from transcription.model import Role, Turn, Word

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("pipewire", "PulseAudio", "No audio device")
SPEED = 40
"""Seconds that pass for the loudspeaker of these tests in one of ours."""


class Tape:
    """A loudspeaker that hears fast and forgets nothing.

    Attributes:
        heard_sound: everything that was written since the last start, and was not dropped.
        fails: as if it were unplugged.
    """

    is_silent = False
    rate_hz = RATE_HZ

    def __init__(self) -> None:
        self.parts: list[NDArray[np.int16]] = []
        self.fails = False
        self.starts = 0
        self._is_on = False

    def start(self) -> None:
        self.parts, self._is_on = [], True
        self.starts += 1

    def stop(self) -> None:
        self._is_on = False

    def room(self) -> int:
        return round(AHEAD_S * SPEED * self.rate_hz) if self._is_on else 0

    def write(self, sound: NDArray[np.int16]) -> None:
        self.parts.append(sound)

    def heard(self) -> int:
        return sum(len(part) for part in self.parts)

    def has_failed(self) -> bool:
        return self.fails

    @property
    def sound(self) -> NDArray[np.int16]:
        return np.concatenate(self.parts) if self.parts else np.zeros((0, 2), np.int16)


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds: the left talks for two, four are quiet, then the right talks for four."""
    left = np.concatenate([tone(200, 2.0), quiet(8.0)])
    right = np.concatenate([quiet(6.0), tone(300, 4.0)])
    return write_wav(tmp_path_factory.mktemp("sound") / "call.wav", [left, right])


@pytest.fixture
def tape() -> Tape:
    return Tape()


@pytest.fixture
def player(qtbot: QtBot, runner: JobRunner, call: Path, tape: Tape) -> Iterator[Player]:
    """A player with the call open."""
    made = Player(runner, outlet=lambda: tape)
    with qtbot.waitSignal(made.loaded, timeout=5_000):
        made.open(call)
    yield made
    made.open(None)
    made.deleteLater()


def play_to_end(qtbot: QtBot, player: Player) -> list[float]:
    """Every place of the playhead on the way."""
    places: list[float] = []
    player.position_changed.connect(places.append)
    player.play()
    qtbot.waitUntil(lambda: not player.is_playing, timeout=5_000)
    player.position_changed.disconnect(places.append)
    return places


def test_everything_is_heard_once_and_the_playhead_arrives(qtbot: QtBot, player: Player, tape: Tape) -> None:
    places = play_to_end(qtbot, player)
    assert len(tape.sound) == pytest.approx(10 * RATE_HZ, rel=0.001)
    assert places == sorted(places)
    assert player.position_s == pytest.approx(10.0)


def test_twice_as_fast_is_half_as_long_and_as_high(qtbot: QtBot, player: Player, tape: Tape) -> None:
    player.set_rate(2.0)
    play_to_end(qtbot, player)
    assert len(tape.sound) == pytest.approx(5 * RATE_HZ, rel=0.002)
    end = tape.sound[round(3.2 * RATE_HZ) : round(4.8 * RATE_HZ), 1].astype(float)
    spectrum = np.abs(np.fft.rfft(end * np.hanning(len(end))))
    assert np.argmax(spectrum) * RATE_HZ / len(end) == pytest.approx(300, abs=2)


def test_a_muted_voice_is_not_heard_and_the_other_is(qtbot: QtBot, player: Player, tape: Tape) -> None:
    player.set_volumes((0.0, 1.0))
    play_to_end(qtbot, player)
    assert np.abs(tape.sound[: 5 * RATE_HZ]).max() == 0
    assert np.abs(tape.sound[7 * RATE_HZ :]).max() > 5_000


def test_what_is_skipped_is_not_heard_and_all_speech_is(qtbot: QtBot, player: Player, tape: Tape) -> None:
    player.set_skips(((2.3, 5.6),))
    places = play_to_end(qtbot, player)
    assert len(tape.sound) == pytest.approx(6.7 * RATE_HZ, rel=0.002)
    assert not any(2.5 < place < 5.5 for place in places)
    loud = np.abs(tape.sound).max(axis=1) > 50
    assert loud.sum() / RATE_HZ == pytest.approx(6.0, abs=0.1)


def test_a_loop_goes_round_until_it_is_left(qtbot: QtBot, player: Player, tape: Tape) -> None:
    loops: list[Interval | None] = []
    player.loop_changed.connect(loops.append)
    player.set_loop((1.0, 1.5))
    assert player.position_s == 1.0
    player.play()
    qtbot.waitUntil(lambda: tape.heard() > 3 * RATE_HZ, timeout=5_000)
    assert 1.0 <= player.position_s <= 1.5
    player.seek(7.0)
    assert loops == [(1.0, 1.5), None]
    qtbot.waitUntil(lambda: not player.is_playing, timeout=5_000)
    assert player.position_s == pytest.approx(10.0)


def test_a_pause_keeps_the_place_and_goes_on_from_there(qtbot: QtBot, player: Player, tape: Tape) -> None:
    player.seek(3.0)
    player.play()
    player.pause()
    assert player.position_s == pytest.approx(3.0, abs=0.3)
    at = player.position_s
    play_to_end(qtbot, player)
    assert len(tape.sound) == pytest.approx((10 - at) * RATE_HZ, rel=0.01)


def test_a_seek_while_it_plays_drops_what_was_not_heard(qtbot: QtBot, player: Player, tape: Tape) -> None:
    player.play()
    player.seek(9.0)
    assert player.position_s == 9.0
    qtbot.waitUntil(lambda: not player.is_playing, timeout=5_000)
    assert tape.heard() == pytest.approx(RATE_HZ, rel=0.01)


def test_at_the_end_play_begins_again(qtbot: QtBot, player: Player, tape: Tape) -> None:
    player.seek(99.0)
    assert player.position_s == pytest.approx(10.0)
    player.play()
    assert player.position_s < 1.0
    qtbot.waitUntil(lambda: tape.heard() > 9 * RATE_HZ, timeout=5_000)


def test_an_unplugged_loudspeaker_gives_way_to_the_next(qtbot: QtBot, runner: JobRunner, call: Path) -> None:
    made: list[Tape] = []

    def another() -> Tape:
        made.append(Tape())
        return made[-1]

    player = Player(runner, outlet=another)
    with qtbot.waitSignal(player.loaded, timeout=5_000):
        player.open(call)
    player.play()
    made[0].fails = True
    qtbot.waitUntil(lambda: len(made) == 2 and not player.is_playing, timeout=5_000)
    assert made[1].heard() > 0
    player.open(None)


def test_without_a_sound_output_time_runs_and_it_is_said(qtbot: QtBot, runner: JobRunner, call: Path) -> None:
    player = Player(runner, outlet=SilentOutlet)
    with qtbot.waitSignal(player.loaded, timeout=5_000):
        player.open(call)
    with qtbot.waitSignal(player.silenced, timeout=1_000) as told:
        player.play()
    assert told.args == [True]
    qtbot.waitUntil(lambda: player.position_s > 0.15, timeout=5_000)
    assert player.position_s < 2.0
    player.open(None)


def test_a_file_that_cannot_be_played_says_so_once_and_plays_nothing(
    qtbot: QtBot, runner: JobRunner, tmp_path: Path
) -> None:
    path = tmp_path / "notes.wav"
    path.write_text("not a recording")
    player = Player(runner, outlet=Tape)
    with qtbot.waitSignal(player.failed, timeout=5_000) as told:
        player.open(path)
    assert "notes.wav cannot be played" in told.args[0]
    player.play()
    assert not player.is_playing
    player.open(None)


def test_two_voices_reach_both_ears_each_a_little_to_its_side() -> None:
    samples = np.array([[0.5, 0.0], [0.0, 0.5], [1.0, 1.0]], np.float32)
    both = mixed(samples, (1.0, 1.0)) / 32_767
    assert both[0] == pytest.approx([0.5, 0.5 * FAR_EAR], abs=1e-4)
    assert both[1] == pytest.approx([0.5 * FAR_EAR, 0.5], abs=1e-4)
    assert both[2] == pytest.approx([1.0, 1.0], abs=1e-4)
    assert mixed(np.array([[0.5]], np.float32), (0.5,))[0] == pytest.approx([8_192, 8_192], abs=1)


# --- on the page -------------------------------------------------------------------------------------------


@pytest.fixture
def world(tmp_path: Path) -> ReviewWorld:
    return ReviewWorld(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, runner: JobRunner, world: ReviewWorld, memory: QSettings) -> Iterator[ReviewPage]:
    made = ReviewPage(world.services(), runner, memory)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitActive(made):
        made.show()
    open_in(qtbot, made, runner, CALL_ID)
    yield made
    made.settle()
    made.sound.close_sheet()


def open_in(qtbot: QtBot, page: ReviewPage, runner: JobRunner, interaction_id: int) -> None:
    with qtbot.waitSignal(page.desk.opened, timeout=5_000):
        page.open_interaction(interaction_id)
    qtbot.waitUntil(runner.is_idle, timeout=5_000)


def test_the_keys_of_listening_do_what_they_say(page: ReviewPage) -> None:
    bar, player = page.sound.bar, page.sound.player
    QTest.keyClick(page, Key.Key_S)
    assert bar.skip.isChecked()
    QTest.keyClick(page, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert bar.voices.volumes == (0.0, 1.0)
    QTest.keyClick(page, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page, Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert bar.voices.volumes == (1.0, 0.0)
    QTest.keyClick(page, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert bar.voices.volumes == (0.9, 0.0)
    player.set_rate(2.0)
    QTest.keyClick(page, Key.Key_Slash)
    assert player.rate == 1.0
    player.seek(5.0)
    QTest.keyClick(page, Key.Key_O)
    assert player.loop == (4.6, 10.2)
    assert bar.loop.isChecked()
    assert page.sound.map.marks.loop == Stretch(4.6, 10.2)
    QTest.keyClick(page, Key.Key_O)
    assert player.loop is None


def test_muting_follows_the_agent_to_the_other_side(page: ReviewPage) -> None:
    page.sound.bar.voices.toggle_mute(Role.AGENT)
    page.sound.bar.voices.set_agent_channel(1)
    assert page.sound.bar.voices.volumes == (1.0, 0.0)


def test_skipped_stretches_are_on_the_map_and_no_word_is_in_them(page: ReviewPage) -> None:
    assert page.sound.map.marks.skips == ()
    page.sound.bar.skip.setChecked(True)
    skips = page.sound.map.marks.skips
    assert [(round(one.start_s, 1), round(one.end_s, 1)) for one in skips] == [(31.3, 39.1)]
    words = [word for turn in page.transcript.view.turns for word in turn.words]
    assert not any(word.end_s > one.start_s and word.start_s < one.end_s for word in words for one in skips)


def test_speed_skipping_and_volumes_are_as_they_were_left(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner, world: ReviewWorld, memory: QSettings
) -> None:
    page.sound.player.set_rate(1.5)
    page.sound.bar.skip.setChecked(True)
    page.sound.bar.voices.customer.slider.setValue(60)
    page.sound.bar.voices.toggle_mute(Role.AGENT)
    again = ReviewPage(world.services(), runner, memory)
    qtbot.addWidget(again)
    assert again.sound.player.rate == 1.5
    assert again.sound.bar.rate.currentText() == "1.5×"
    assert again.sound.bar.skip.isChecked()
    open_in(qtbot, again, runner, CALL_ID)
    assert again.sound.bar.voices.volumes == (1.0, 0.6)
    again.sound.close_sheet()


@pytest.mark.parametrize("value", ["", "loud", "-3"])
def test_damaged_settings_are_the_usual_ones(
    qtbot: QtBot, runner: JobRunner, world: ReviewWorld, memory: QSettings, value: str
) -> None:
    for key in ("review/speed", "review/skip_silence", "review/volume/whole"):
        memory.setValue(key, value)
    made = ReviewPage(world.services(), runner, memory)
    qtbot.addWidget(made)
    assert made.sound.player.rate in (0.75, 1.0)
    assert not made.sound.bar.skip.isChecked()
    assert made.sound.bar.voices.volumes[0] >= 0.1


def test_one_channel_has_one_volume(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner, world: ReviewWorld, tmp_path: Path
) -> None:
    sheet = world.sheets[LONG_ID]
    path = write_wav(tmp_path / "mono.wav", [tone(200, 3.0)])
    world.sheets[LONG_ID] = dataclasses.replace(
        sheet, row=dataclasses.replace(sheet.row, source=path), agent_channel=None
    )
    open_in(qtbot, page, runner, LONG_ID)
    voices = page.sound.bar.voices
    assert voices.whole.isVisible()
    assert not voices.agent.isVisible()
    assert voices.volumes == (1.0,)
    assert len(page.sound.map._lanes()) == 1


def test_the_map_is_a_slider_to_those_who_hear_the_window(qtbot: QtBot, page: ReviewPage) -> None:
    call_map = page.sound.map
    page.sound.player_seek(30.0)
    spoken = QAccessible.queryAccessibleInterface(call_map)
    qtbot.waitUntil(
        lambda: "1 hold" in spoken.text(QAccessible.Text.Description)
    )  # figures come a little later
    assert spoken.role() is QAccessible.Role.Slider
    assert spoken.text(QAccessible.Text.Name) == "Call map"
    value = spoken.valueInterface()
    assert (value.currentValue(), value.maximumValue()) == (30, 60)
    said = spoken.text(QAccessible.Text.Description)
    assert said.startswith("00:30 / 01:00")
    assert "pieces of evidence" in said


def test_every_key_of_the_map_moves_the_playhead(page: ReviewPage) -> None:
    call_map = page.sound.map
    call_map.setFocus()
    for key, expected in (
        (Key.Key_Right, 5.0),
        (Key.Key_Right, 10.0),
        (Key.Key_Left, 5.0),
        (Key.Key_PageDown, 60.0),
        (Key.Key_Home, 0.0),
        (Key.Key_End, 60.0),
        (Key.Key_PageUp, 0.0),
    ):
        QTest.keyClick(call_map, key)
        assert call_map.position_s == pytest.approx(expected, abs=0.01)
    QTest.keyClick(call_map, Key.Key_Down)
    times = sorted(pin.at_s for pin in call_map.pins)
    assert call_map.position_s == pytest.approx(next(at for at in times if at > 0.05))
    QTest.keyClick(call_map, Key.Key_Return)
    assert page.form.current_key == min(call_map.pins, key=lambda pin: pin.at_s).criterion_key


def test_dragging_over_the_map_moves_the_playhead_all_the_way(page: ReviewPage) -> None:
    call_map = page.sound.map
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(call_map, left, pos=QPoint(int(call_map.x_of(10.0)), 60))
    assert call_map.position_s == pytest.approx(10.0, abs=0.1)
    for at in (20.0, 40.0):
        point = QPointF(call_map.x_of(at), 60)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            call_map.mapToGlobal(point),
            left,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(call_map, event)
        assert call_map.position_s == pytest.approx(at, abs=0.1)
    QTest.mouseRelease(call_map, left, pos=QPoint(int(call_map.x_of(40.0)), 60))
    assert page.sound.player.position_s == pytest.approx(40.0, abs=0.1)


def test_a_call_that_is_opened_again_shows_its_holds_again(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner
) -> None:
    qtbot.waitUntil(lambda: bool(page.sound.map.marks.holds), timeout=5_000)
    page.show_waiting()
    open_in(qtbot, page, runner, CALL_ID)
    assert page.sound.map.marks.holds
    open_in(qtbot, page, runner, LONG_ID)
    assert not page.sound.map.marks.holds


def test_a_chat_after_a_call_is_silent(qtbot: QtBot, page: ReviewPage, runner: JobRunner) -> None:
    page.sound.player.play()
    open_in(qtbot, page, runner, CHAT_ID)
    assert not page.sound.player.is_playing
    assert page.sound.player.path is None


# --- values ------------------------------------------------------------------------------------------------


def spoken(role: Role, start_s: float, end_s: float | None, *sure: float) -> Turn:
    words = tuple(Word(2 * n, 2 * n + 1, start_s + n, start_s + n + 0.5, one) for n, one in enumerate(sure))
    return Turn(role, "a " * max(1, len(sure)), start_s, end_s, words=words)


def test_doubtful_words_near_each_other_are_one_stretch() -> None:
    turns = (
        spoken(Role.AGENT, 0.0, 4.0, 0.2, 0.3, 0.9, 0.1),
        spoken(Role.CUSTOMER, 5.0, 6.0, 0.4),
        dataclasses.replace(spoken(Role.AGENT, 8.0, 9.0), flags=("low_confidence",)),
    )
    assert doubtful(turns) == (
        (Role.AGENT, Stretch(0.0, 1.5)),
        (Role.AGENT, Stretch(3.0, 3.5)),
        (Role.CUSTOMER, Stretch(5.0, 5.5)),
        (Role.AGENT, Stretch(8.0, 9.0)),
    )


def test_the_turn_around_a_moment_can_be_heard_over_and_over() -> None:
    turns = (
        spoken(Role.AGENT, 1.0, 3.0),
        spoken(Role.CUSTOMER, 4.0, None),
        spoken(Role.AGENT, 6.0, 6.1),
    )
    assert turn_around(turns, 0.0) == (1.0, 3.0)
    assert turn_around(turns, 3.5) == (1.0, 3.0)
    assert turn_around(turns, 5.0) == (4.0, 6.0)
    assert turn_around(turns, 9.0) == (6.0, 6.5)
    assert turn_around((Turn(Role.AGENT, "no times"),), 1.0) is None


def test_a_moment_says_who_speaks_and_what_is_set_off_there() -> None:
    turns = (spoken(Role.AGENT, 0.0, 2.0), spoken(Role.CUSTOMER, 10.0, 12.0))
    marks = Marks(silences=(Stretch(2.0, 6.0),), holds=(Stretch(6.0, 10.0),), overlaps=(Stretch(10.0, 11.0),))
    assert moment_words(1.0, turns, marks) == "00:01\nAgent: a "
    assert moment_words(3.0, turns, marks) == "00:03\nSilence of 4 s"
    assert moment_words(7.0, turns, marks) == "00:07\nHold of 4 s"
    assert moment_words(10.5, turns, marks) == "00:10\nCustomer: a \nBoth speak for 1 s"


def test_an_internal_note_stands_apart_from_what_was_said_to_the_customer(
    qtbot: QtBot, page: ReviewPage, runner: JobRunner, world: ReviewWorld
) -> None:
    sheet = world.sheets[CHAT_ID]
    assert sheet.transcript is not None
    turns = list(sheet.transcript.turns)
    turns.insert(4, dataclasses.replace(turns[3], text="Wrote in March as well.", note=True))
    changed = dataclasses.replace(sheet.transcript, turns=tuple(turns))
    world.sheets[CHAT_ID] = dataclasses.replace(sheet, transcript=changed, findings=())
    open_in(qtbot, page, runner, CHAT_ID)
    view = page.transcript.view
    said, note = view.ground_rect(3), view.ground_rect(4)
    middle = view.viewport().width() / 2
    assert said.right() > middle * 1.9
    assert abs(note.center().x() - middle) < 3
    picture = view.viewport().grab().toImage()
    inside = QPoint(note.left() + 3, note.center().y())
    assert picture.pixelColor(inside).name().upper() == theme.current().sunken
    assert "internal note" in view.model().index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
