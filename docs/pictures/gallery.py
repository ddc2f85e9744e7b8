"""Takes the pictures of views, each in every scheme, and notes what is wrong in them.

Owns the names of the pictures and the list of faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize

from qa_studio import bootstrap
from qa_studio.settings import Places, Settings
from qa_studio.ui import theme

from .faults import cut_words, faint_words, overlaps
from .stage import TASK_BAR_PX, Stage, Step

FAULTS = "faults.txt"
"""Beside the pictures; written as they are taken."""
Views = Mapping[str, Sequence[Step]]


class Gallery:
    """Args:
    size: of the screen in its own pixels, "1280x800".
    """

    def __init__(
        self, folder: Path, schemes: Sequence[str], size: str, scale_percent: int, language: str
    ) -> None:
        width, height = map(int, size.split("x"))
        self._folder, self._language = folder, language
        self._schemes = tuple(map(theme.Scheme, schemes))
        self._room = QSize(width, height) / (scale_percent / 100)
        self._faults: set[str] = set()
        (folder / FAULTS).unlink(missing_ok=True)

    def take(self, studio: bootstrap.Studio, views: Views, task_bar: bool = False) -> Iterator[Path]:
        """Show each view and take its pictures."""
        room = self._room - QSize(0, TASK_BAR_PX if task_bar else 0)
        stage = Stage(studio, room, self._language)
        for name, steps in views.items():
            taken: list[Path] = []
            stage.show(steps, lambda name=name, taken=taken: taken.extend(self._in_every_scheme(stage, name)))
            yield from taken
        stage.close()

    def take_empty(self, workspace: Path, home: Path, views: Views) -> Iterator[Path]:
        """The same over a workspace with nothing in it."""
        places = Places(home, home / "models", home / "logs")
        studio = bootstrap.build(workspace, Settings(evaluator="Anna Lindt", tour_seen=True), places)
        yield from self.take(studio, views, task_bar=True)
        studio.close()

    def _in_every_scheme(self, stage: Stage, name: str) -> Iterator[Path]:
        for scheme in self._schemes:
            theme.apply(stage.app, scheme)
            stage.app.processEvents()
            path = self._folder / f"{name}-{scheme.value}.png"
            stage.picture().save(str(path))
            self._note(stage, name, scheme)
            yield path

    def _note(self, stage: Stage, name: str, scheme: theme.Scheme) -> None:
        """What has to do with room is alike in every scheme."""
        for ground in (stage.window, *stage.over()):
            found = [f"{name} ({scheme.value}): {fault}" for fault in faint_words(ground)]
            if scheme is self._schemes[0]:
                found += [f"{name}: {fault}" for fault in (*cut_words(ground), *overlaps(ground))]
            with (self._folder / FAULTS).open("a", encoding="utf-8") as kept:
                kept.writelines(f"{one}\n" for one in found if one not in self._faults)
            self._faults |= set(found)
