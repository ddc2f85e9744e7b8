"""This computer: which process is whose, and whether it runs on its battery. Knows no Qt, no service, no storage."""

from __future__ import annotations

import os
import time
import uuid

LOOK_AGAIN_S = 2.0
"""How long an answer about the battery is believed: a plug is not pulled more often than that."""

CLOCK_SLACK_S = 60.0
"""By how much a process's start may seem to change when the system's clock is set. A number is not given to another
process that soon: the system counts through all others first."""


class Machine:
    """What the queue asks of the computer. Safe to use from several threads."""

    def __init__(self) -> None:
        self._looked = float("-inf")
        self._on_battery = False

    def owner(self) -> str:
        """A name for this process that no other one has or will have."""
        import psutil

        return f"{os.getpid()} {psutil.Process().create_time():.2f} {uuid.uuid4().hex[:8]}"

    def is_alive(self, owner: str) -> bool:
        """Whether the process that was given this name still runs; another one of its number is not it."""
        import psutil

        try:
            number, started, _ = owner.split()
            process = psutil.Process(int(number))
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            return abs(process.create_time() - float(started)) < CLOCK_SLACK_S
        except (ValueError, psutil.NoSuchProcess):
            return False
        except psutil.AccessDenied:
            return True

    def on_battery(self) -> bool:
        """Whether there is a battery and no mains; False where the system does not say."""
        now = time.monotonic()
        if now - self._looked >= LOOK_AGAIN_S:
            self._looked, self._on_battery = now, _on_battery()
        return self._on_battery


def _on_battery() -> bool:
    import psutil

    look = getattr(psutil, "sensors_battery", None)  # not every system has it
    try:
        battery = look() if look else None
    except (OSError, RuntimeError):  # a container without /sys, a driver that gives no figures
        return False
    return battery is not None and battery.power_plugged is False
