"""Work that goes on beside a review: an import, transcriptions, and suggestions for other interactions."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.window_scenes import Scenes
from benchmarks.window_watch import Gap, rest
from benchmarks.workspace_sound import write_call
from qa_studio.demo import demo_folder
from qa_studio.rows import ImportOptions

FILES = demo_folder() / "files"
CHATS = 300
RECORDINGS, RECORDING_S = 6, 120.0
SUGGESTED = 400
ANSWER_EVERY_MS = 150
Work = Callable[[], object]


def material(folder: Path) -> Path:
    """Chats and recordings to import: the demonstration's, over and over, each a little different from all others."""
    chats = sorted((FILES / "chats").glob("*.txt"))
    folder.mkdir(parents=True)
    for number in range(CHATS):
        chat = chats[number % len(chats)]
        text = chat.read_text(encoding="utf-8")
        (folder / f"{chat.stem}-{number}{chat.suffix}").write_text(
            text.replace(" the ", f" the {number + 2} ", 1), encoding="utf-8"
        )
    for number in range(RECORDINGS):
        write_call(folder / f"noise-{number}.wav", RECORDING_S, 40, number)
    for call in (FILES / "calls").iterdir():
        shutil.copy(call, folder)
    return folder


class Beside:
    """A reviewer answers a criterion every now and then in the long call, which is open, while other work goes on."""

    def __init__(self, scenes: Scenes, folder: Path) -> None:
        self._scenes, self._folder = scenes, folder
        self._imported: tuple[int, ...] = ()
        scenes.actions.imported.connect(self._on_imported)

    def gaps(self) -> Iterator[tuple[str, Gap, int, float]]:
        """For each kind of work: its name, the largest gap, how many were over 100 ms, and how long it took in s."""
        actions, others = self._scenes.actions, range(1_000, 1_000 + SUGGESTED)
        for name, work in (
            ("nothing else", lambda: None),
            (
                f"import of {CHATS + RECORDINGS + 5} files",
                lambda: actions.import_paths([self._folder], ImportOptions()),
            ),
            ("transcription of 5 calls (draft)", lambda: actions.transcribe(self._calls())),
            (f"suggestions for {SUGGESTED} interactions", lambda: actions.suggest(tuple(others))),
        ):
            yield name, *self._beside(work)

    def _on_imported(self, ids: tuple[int, ...]) -> None:
        self._imported = ids

    def _calls(self) -> tuple[int, ...]:
        """The imported recordings in which somebody speaks."""
        names = {call.name for call in (FILES / "calls").iterdir()}
        rows = self._scenes.library._services.library.rows_of(self._imported)
        return tuple(row.id for row in rows if row.source.name in names)

    def _beside(self, work: Work) -> tuple[Gap, int, float]:
        scenes, watch = self._scenes, self._scenes.watch
        scenes.settle()
        watch.restart()
        start = time.perf_counter()
        work()
        for _ in range(10):
            scenes.answer()
            rest(watch, ANSWER_EVERY_MS)
        while not self._is_over():
            scenes.answer()
            rest(watch, ANSWER_EVERY_MS)
        took = time.perf_counter() - start
        return watch.largest, len(watch.gaps), took

    def _is_over(self) -> bool:
        return not self._scenes.window._runner.jobs()
