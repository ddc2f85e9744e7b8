"""Who has an interaction open: the second one is told who and since when, and may look, or take it over with a trace.

A hold is a person's name and a process. One whose process has ended, or has not been heard of for a while, is free.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol

from qa_studio.storage.store import Store
from qa_studio.storage.work_values import StoredHold
from qa_studio.work_rows import HoldRow, TakenOverRow

BEAT_S = 20.0
"""How often a window says that it is still there."""
SILENT_S = 120.0
"""Not heard of for so long, a window hangs or its machine sleeps. Six beats: one or two may be late."""


class Processes(Protocol):
    """What is asked of the machine; `qa_studio.jobs.machine.Machine` answers it."""

    def owner(self) -> str: ...

    def is_alive(self, owner: str) -> bool: ...


class Holding:
    """One for each window: two windows of one process are told apart. Safe to use from several threads."""

    def __init__(self, store: Store, processes: Processes) -> None:
        self._store = store
        self._processes = processes
        self._me = processes.owner()

    def take(self, interaction_id: int, holder: str) -> HoldRow:
        """Hold the interaction, unless somebody else does: then that hold, which is not mine."""
        found = self._store.hold_of(interaction_id)
        if found is not None and found.process == self._me:
            self._store.beat_hold(interaction_id, self._me)
            return self._row(found)
        if found is not None and not self._is_free(found):
            return self._row(found)
        silent = found is not None and self._processes.is_alive(found.process)
        return self._row(self._store.take_hold(interaction_id, holder, self._me, found, with_trace=silent))

    def take_over(self, interaction_id: int, holder: str) -> HoldRow:
        """Hold it whoever has it; from whom it was taken is kept. Not mine when a third one was faster."""
        found = self._store.hold_of(interaction_id)
        if found is not None and found.process == self._me:
            return self._row(found)
        alive = found is not None and self._processes.is_alive(found.process)
        return self._row(self._store.take_hold(interaction_id, holder, self._me, found, with_trace=alive))

    def beat(self, interaction_id: int) -> bool:
        """Say every BEAT_S seconds that the window is still there; False when somebody has taken the interaction over
        or it was let go of: from then on this window may only look."""
        return self._store.beat_hold(interaction_id, self._me)

    def release(self, interaction_id: int) -> bool:
        """Let go of it; False when it was not held by this window any more."""
        return self._store.release_hold(interaction_id, self._me)

    def holder(self, interaction_id: int) -> HoldRow | None:
        """Who has it open; None when nobody does."""
        found = self._store.hold_of(interaction_id)
        return None if found is None or self._is_free(found) else self._row(found)

    def trace(self, interaction_id: int) -> tuple[TakenOverRow, ...]:
        """Every time that it was taken from somebody, oldest first."""
        return self._store.takings_over(interaction_id)

    def _is_free(self, hold: StoredHold) -> bool:
        silent = datetime.now(UTC) - hold.beat_at > timedelta(seconds=SILENT_S)
        return silent or not self._processes.is_alive(hold.process)

    def _row(self, hold: StoredHold) -> HoldRow:
        is_mine = hold.process == self._me
        return HoldRow(hold.interaction_id, hold.holder, is_mine, hold.since, hold.beat_at)
