"""How fast this computer transcribes: learnt from what it has done, kept beside the settings, not in a workspace.

Knows nothing before the first recording is done, and says so.
"""

from __future__ import annotations

import json
import logging
import threading
from pathlib import Path

from qa_studio.storage.values import StoredJob

logger = logging.getLogger(__name__)

KEPT = 0.8
"""Share of what was known that stays when one more recording is done: about the last five count."""

OWN_FROM = 0.2
"""Share of a recording from which its own speed tells more than that of others: its silence shows by then."""

GUESS_FROM = 0.05
"""Share of a recording from which its own speed is better than nothing: before, most of the time was loading."""


class Pace:
    """Seconds of work for a second of recording, by engine and model. Safe to use from several threads.

    Args:
        file: where the figures are kept; None: only as long as this object lives. A file that cannot be read or
            written costs estimates, never work.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._figures = _read(file)

    def learn(self, engine: str, model: str, audio_s: float, spent_s: float) -> None:
        """One recording is done: its length, and the seconds of work that it took."""
        if audio_s <= 0 or spent_s <= 0:
            return
        with self._lock:
            spent, heard = self._figures.get(_key(engine, model), (0.0, 0.0))
            self._figures[_key(engine, model)] = (KEPT * spent + spent_s, KEPT * heard + audio_s)
            _write(self._file, self._figures)

    def of(self, engine: str, model: str) -> float | None:
        """Seconds of work for a second of recording; None before one was done."""
        with self._lock:
            spent, heard = self._figures.get(_key(engine, model), (0.0, 0.0))
        return spent / heard if heard else None

    def seconds_left(self, job: StoredJob, engine: str, model: str) -> float | None:
        """Seconds of work that a job still takes; None when nothing is known to tell it by.

        From OWN_FROM on its own speed decides; before, that of other recordings, or from GUESS_FROM on its own.
        """
        known = self.of(engine, model)
        if job.spent_s > 0 and job.fraction >= (GUESS_FROM if known is None else OWN_FROM):
            return job.spent_s * (1 - job.fraction) / job.fraction
        if known is None or job.audio_s is None:
            return None
        return known * job.audio_s * (1 - job.fraction)


def _key(engine: str, model: str) -> str:
    """The model's file by its name: the same model elsewhere is as fast."""
    return f"{engine} {Path(model).stem}".strip()


def _read(file: Path | None) -> dict[str, tuple[float, float]]:
    if file is None:
        return {}
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        return {str(key): (float(spent), float(heard)) for key, (spent, heard) in raw.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as err:
        logger.warning("%s is left aside (%s): estimates begin anew", file, err)
        return {}


def _write(file: Path | None, figures: dict[str, tuple[float, float]]) -> None:
    if file is None:
        return
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(figures, indent=2), encoding="utf-8")
        beside.replace(file)
    except OSError as err:
        logger.warning("%s cannot be written (%s): the next start knows less", file, err)
