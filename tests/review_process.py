"""A window of the review in a process of its own, in which somebody types without a pause until it is killed.

Called with the folder of the workspace, the number of the interaction, a seed, and what has been typed before as JSON.
It prints a line for everything that happens: `did` with all that has been typed, `saved` with the marks of a write that
has ended and how long that was after the oldest change in it, `kept` with the place of a write that has ended.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from review_steps import press
from review_studio import review_services

from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ReviewSheet
from qa_studio.services.review_places import Place, ReviewPlaces
from qa_studio.services.rubrics import stored_rubric
from qa_studio.storage.store import Store
from qa_studio.ui import theme
from qa_studio.ui.review.page import ReviewPage
from scoring.model import Mark

SIZE = (1100, 720)
FASTEST_MS, SLOWEST_MS = 5, 60
"""Between two keys."""
GOES_ON = 0.8
"""How often it is the next criterion; else the one before."""
WORDS = ("only the brand ", "asked twice ", "said it back ")


def say(what: str, **facts: Any) -> None:
    """A line at once and in one piece, whatever thread says it."""
    os.write(1, (json.dumps({"what": what, **facts}) + "\n").encode())


def in_short(marks: tuple[Mark, ...]) -> dict[str, list[str]]:
    """Marks as they are told: option and comment by criterion."""
    told = {one.criterion_key: [str(one.answer.value or ""), one.comment] for one in marks}
    return {key: mark for key, mark in told.items() if any(mark)}


class ToldPlaces:
    """The real places of the workspace; says what has been written."""

    def __init__(self, places: ReviewPlaces) -> None:
        self._places = places

    def keep(self, interaction_id: int, evaluator: str, place: Place) -> None:
        self._places.keep(interaction_id, evaluator, place)
        say("kept", place=asdict(place))

    def place(self, interaction_id: int, evaluator: str) -> Place | None:
        return self._places.place(interaction_id, evaluator)


class Typist(QObject):
    """Answers, comments and goes from criterion to criterion at random, one key at a time, by keyboard alone.

    Args: marks: option and comment by criterion, as they were before.
    """

    def __init__(self, page: ReviewPage, seed: int, marks: dict[str, list[str]]) -> None:
        super().__init__(page)
        self._page, self._random, self._marks = page, random.Random(seed), marks
        self._done: list[tuple[float, str]] = []
        self._saved = 0
        self._keys = self._strokes()
        page.desk.autosave.saved.connect(self._on_saved)
        press("l")
        self._next()

    def _next(self) -> None:
        next(self._keys)
        self._done.append((time.monotonic(), json.dumps(self._marks, sort_keys=True)))
        say("did", marks=self._marks, at=self._page.form.current_key)
        QTimer.singleShot(self._random.randint(FASTEST_MS, SLOWEST_MS), self, self._next)

    def _strokes(self) -> Iterator[None]:
        """Endless; what is typed is noted here from the keys, whatever the page makes of them."""
        sheet = self._page.desk.model.sheet
        assert sheet is not None
        items = tuple(sheet.rubric.criteria())
        at = [one.key for one in items].index(self._page.form.current_key)
        while True:
            mark = self._marks.setdefault(items[at].key, ["", ""])
            options = [one.key for one in items[at].scale.options]
            chosen = self._random.choice([place for place, key in enumerate(options) if key != mark[0]])
            press(str(chosen + 1))
            mark[0] = options[chosen]
            yield
            press("c")
            for letter in self._random.choice(WORDS):
                press(letter)
                mark[1] += letter
                yield
            press(Qt.Key.Key_Escape)
            is_down = at == 0 or (at < len(items) - 1 and self._random.random() < GOES_ON)
            press(Qt.Key.Key_Down if is_down else Qt.Key.Key_Up)
            at += 1 if is_down else -1
            yield

    def _on_saved(self, sheet: ReviewSheet) -> None:
        written = json.dumps(in_short(sheet.marks), sort_keys=True)
        up_to = max(at for at, (_, marks) in enumerate(self._done) if marks == written)
        late = time.monotonic() - self._done[min(self._saved, up_to)][0]
        self._saved = up_to + 1
        say("saved", marks=in_short(sheet.marks), late_s=late)


def main(folder: Path, number: int, seed: int, marks: dict[str, list[str]]) -> None:
    app = QApplication([])
    theme.apply(app, theme.Scheme.LIGHT)
    with Store.open(folder / "workspace", stored_rubric) as store:
        services = review_services(store, folder)
        page = ReviewPage(replace(services, places=ToldPlaces(ReviewPlaces(store))), JobRunner())
        page.resize(*SIZE)
        page.sound.player.loaded.connect(lambda: Typist(page, seed, marks))
        page.show()
        page.open_interaction(number)
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), json.loads(sys.argv[4]))
