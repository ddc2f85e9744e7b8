"""Whose process still runs: by its number and its start, so that a number used again is not taken for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from qa_studio.jobs.machine import Machine


def test_this_process_is_alive_and_has_a_name_of_its_own() -> None:
    machine = Machine()
    one, other = machine.owner(), machine.owner()
    assert one != other
    assert machine.is_alive(one)
    assert machine.is_alive(other)


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="a process that ended leaves no trace here")
def test_a_process_that_ended_is_gone_even_before_its_parent_has_taken_notice() -> None:
    script = "from qa_studio.jobs.machine import Machine; print(Machine().owner(), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        owner = process.stdout.readline().strip()
        assert Machine().is_alive(owner)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert not Machine().is_alive(owner)
    assert not Machine().is_alive(owner)


def test_another_process_of_the_same_number_is_not_taken_for_it() -> None:
    number, started, token = Machine().owner().split()
    assert not Machine().is_alive(f"{number} {float(started) - 3600:.2f} {token}")


@pytest.mark.parametrize("owner", ["", "me", "1 2", "x 1.0 y", "-5 1.0 y", "999999999999 1.0 y"])
def test_what_is_no_name_of_a_process_is_nobody(owner: str) -> None:
    assert not Machine().is_alive(owner)


@pytest.mark.parametrize(
    ("battery", "expected"),
    [
        (None, False),
        (SimpleNamespace(percent=50, power_plugged=True), False),
        (SimpleNamespace(percent=50, power_plugged=None), False),
        (SimpleNamespace(percent=50, power_plugged=False), True),
    ],
)
def test_only_a_computer_that_says_so_is_on_battery(
    monkeypatch: pytest.MonkeyPatch, battery: object, expected: bool
) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery, raising=False)
    assert Machine().on_battery() is expected


def test_a_system_that_knows_no_batteries_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(psutil, "sensors_battery", raising=False)
    assert not Machine().on_battery()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="psutil reads the battery elsewhere there")
def test_a_machine_that_tells_nothing_of_its_power_runs_on_the_mains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("psutil._pslinux.POWER_SUPPLY_PATH", str(tmp_path / "no such folder"))
    assert not Machine().on_battery()
