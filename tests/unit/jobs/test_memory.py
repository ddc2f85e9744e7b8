"""Long work gives back the memory that it has done with."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from qa_studio.jobs.memory import give_back

BLOCKS = 30_000
BLOCK_BYTES = 4_000


def resident_mb() -> float:
    """What of this process lies in memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4_096 / 1e6


@pytest.mark.skipif(sys.platform != "linux", reason="the C library of other systems sees to it by itself")
def test_memory_that_a_thread_has_done_with_goes_back_to_the_system() -> None:
    def work() -> None:
        many = [bytes(BLOCK_BYTES) for _ in range(BLOCKS)]
        kept.append(many[-1])  # the last block keeps all freed ones before it from going back by themselves

    kept: list[bytes] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    held = resident_mb()
    give_back()
    assert resident_mb() < held - BLOCKS * BLOCK_BYTES / 1e6 / 2


def test_giving_back_twice_changes_nothing_that_is_in_use() -> None:
    kept = [bytes([n % 256]) * BLOCK_BYTES for n in range(100)]
    give_back()
    give_back()
    assert all(block == bytes([n % 256]) * BLOCK_BYTES for n, block in enumerate(kept))
