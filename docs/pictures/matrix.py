"""Every view at every size, scale and language, in every scheme: one process for each of the first three.

Owns which of them there are and where their pictures lie. A scale holds from the start of a process on, and a language
from the import of its pages on. Imports nothing of the window.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "screenshots.py"
PROCESS_S = 1_200
"""A process that takes longer hangs."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Attributes:
    width, height: in the screen's own pixels.
    scale_percent: at 200 half as much of the window fits on it.
    """

    width: int
    height: int
    scale_percent: int = 100
    language: str = "en"

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}-{self.scale_percent}-{self.language}"


def screens(sizes: Sequence[str], scales: Sequence[int], languages: Sequence[str]) -> Iterator[Screen]:
    """Every combination; sizes as "1280x800"."""
    for language in languages:
        for scale in scales:
            for size in sizes:
                width, height = map(int, size.split("x"))
                yield Screen(width, height, scale, language)


def platform(screen: Screen, folder: Path) -> str:
    """What QT_QPA_PLATFORM has to be for an offscreen screen of this size."""
    told = folder / "screen.json"
    place = {"name": "screen", "x": 0, "y": 0, "width": screen.width, "height": screen.height}
    look = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    told.write_text(json.dumps({"screens": [place | look], "windowFrameMargins": False}))
    return f"offscreen:configfile={told}"


def take_all(
    folder: Path, workspace: Path, wanted: Sequence[Screen], schemes: Sequence[str], views: Sequence[str]
) -> int:
    """Take the pictures of each screen in a process of its own, over a copy of the workspace; how many failed."""
    failed = 0
    for screen in wanted:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / workspace.name
            shutil.copytree(workspace, copy)
            command = [
                *(sys.executable, str(SCRIPT), str(folder / screen.name), "--every-view", "--no-reports"),
                *("--workspace", str(copy), "--size", f"{screen.width}x{screen.height}"),
                *("--scale", str(screen.scale_percent), "--language", screen.language, "--scheme", *schemes),
                *(("--view", *views) if views else ()),
            ]
            where = {**os.environ, "QT_QPA_PLATFORM": platform(screen, Path(scratch))}
            try:
                ended = subprocess.run(command, env=where, timeout=PROCESS_S, check=False).returncode
            except subprocess.TimeoutExpired:
                ended = 1
            failed += bool(ended)
            print(f"{screen.name}: {'failed' if ended else 'done'}", flush=True)
    return failed
