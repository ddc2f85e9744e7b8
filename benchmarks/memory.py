"""How much memory a program and all its children have together, looked at twice a second. Linux alone."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from types import TracebackType

EVERY_S = 0.5


class Watched:
    """While it is entered, looks at a process and its descendants.

    Attributes:
        most_mb: the most that they had together: proportional set size, so that what they share counts once.
    """

    def __init__(self, pid: int) -> None:
        self.most_mb = 0.0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Watched:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(EVERY_S):
            self.most_mb = max(self.most_mb, sum(pss_mb(pid) for pid in family(self._pid)))


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def pss_mb(pid: int) -> float:
    """0 for a process that is gone."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
