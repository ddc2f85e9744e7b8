"""Outlines of recordings, kept on disk: an hour of sound is read once and seen at once ever after.

Owns the files of one folder. They hold how loud it was and nothing that could be heard; any of them may be deleted.
"""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT = 2_000
"""Recordings whose outline is kept, about 20 kB each; those that were made first give way."""

PEAKS = 4_000
"""Buckets of an outline that is shown: more than any screen is wide, so that a resize needs no second reading."""

FORM = 1
"""Number of the way in which they are made and kept; another one is made anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """How loud a recording is over time.

    Attributes:
        peaks: float32 (channels, buckets, 2): least and greatest sample, -1..1.
        quiet: float32 (n, 2): where nobody is heard, start and end in seconds.
    """

    peaks: NDArray[np.float32]
    quiet: NDArray[np.float32]


class OutlineShelf:
    """The folder; made when the first outline is kept. None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def outline(self, path: Path | None, sha256: str, buckets: int) -> Outline | None:
        """The outline of a recording: from the shelf, else made from the file and kept.

        Args: path: None when the file is not there; then None is given if it is not on the shelf.
        Raises: AudioUnreadableError naming the file.
        """
        kept = self._read(sha256, buckets)
        if kept is not None or path is None:
            return kept
        made = _made(path, buckets)
        self._keep(sha256, buckets, made)
        return made

    def _place(self, sha256: str, buckets: int) -> Path | None:
        return None if self._folder is None else self._folder / f"{sha256}-{buckets}-{FORM}.npz"

    def _read(self, sha256: str, buckets: int) -> Outline | None:
        import numpy as np

        place = self._place(sha256, buckets)
        if place is None:
            return None
        try:
            with place.open("rb") as file, np.load(file, allow_pickle=False) as held:
                peaks, quiet = held["peaks"], held["quiet"]
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None  # not there, or damaged: it is made again
        if peaks.ndim != 3 or peaks.shape[1:] != (buckets, 2) or quiet.ndim != 2:
            return None
        return Outline(peaks.astype(np.float32) / np.float32(32_767), quiet.astype(np.float32))

    def _keep(self, sha256: str, buckets: int, made: Outline) -> None:
        import numpy as np

        place = self._place(sha256, buckets)
        if place is None:
            return
        beside = place.with_suffix(f".{os.getpid()}.new")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                peaks = np.clip(np.round(made.peaks * 32_767), -32_767, 32_767).astype(np.int16)
                np.savez_compressed(file, peaks=peaks, quiet=made.quiet)
            beside.replace(place)
            self._make_room()
        except OSError:  # a full or read-only disk costs the next opening a second, and no more
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _make_room(self) -> None:
        assert self._folder is not None
        kept = [(entry.stat().st_mtime, entry.path) for entry in os.scandir(self._folder)]
        for _, path in sorted(kept)[: max(0, len(kept) - KEPT)]:
            Path(path).unlink(missing_ok=True)


def _made(path: Path, buckets: int) -> Outline:
    from transcription import audio, quiet

    fine = audio.outline(path)
    return Outline(audio.reduced(fine, buckets), quiet.quiet_stretches(fine))
