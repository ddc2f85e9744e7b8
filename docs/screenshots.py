"""Pictures of every page of the window and of every report, of the demonstration as it stands.

    python docs/screenshots.py FOLDER [--workspace DIR] [--scheme light dark high_contrast] [--size 1920x1080]
                               [--scale 200] [--language de] [--no-reports] [--every-view] [--view NAME ...]
    python docs/screenshots.py FOLDER --matrix [--size 1280x800 1920x1080] [--scale 100 200] [--language en de]
                               [--scheme light dark high_contrast] [--view NAME ...] [--workspace DIR]

Builds the demonstration when the workspace is empty (five calls are transcribed: about a minute), opens the real window
offscreen in light and dark, and renders each page of the three PDFs. The size is that of the screen, in its own pixels:
at 200 % half as much of the window fits in it. The pictures of README are those of a run without options.

With --every-view there is a picture of every dialog and menu too, and beside them `faults.txt` with what is cut, lies
over each other or can hardly be read. --matrix does that for every combination, each in a folder of its own; its window
leaves room for the system's task bar. --view takes these alone: whole names, or how they begin.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pictures.matrix import screens, take_all

if TYPE_CHECKING:
    from qa_studio.bootstrap import Studio

EVALUATOR = "Anna Lindt"
README_VIEWS = (
    *("library", "review-waiting", "review-call", "review-chat", "rubrics-form", "reports-coaching", "queue"),
    *(
        f"settings-{name}"
        for name in ["general", "transcription", "models", "vocabulary", "measures", "trust", "keys"]
    ),
    *("rubrics-laboratory", "rubrics-trust", "rubrics-learning", "help", "tour-1"),
)
README_NAMES = {"rubrics-form": "rubrics", "reports-coaching": "reports", "tour-1": "tour"}


def main() -> int:
    chosen = arguments()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        workspace = chosen.workspace or home / "demonstration"
        if chosen.matrix:
            build(workspace, home).close()
            wanted = screens(chosen.size, chosen.scale, chosen.language)
            return take_all(chosen.folder, workspace, tuple(wanted), chosen.scheme, chosen.view)
        take(chosen, workspace, home)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--scheme", nargs="+")
    parser.add_argument("--size", nargs="+")
    parser.add_argument("--scale", type=int, nargs="+")
    parser.add_argument("--language", nargs="+")
    parser.add_argument("--view", nargs="+", default=[])
    parser.add_argument("--every-view", action="store_true")
    parser.add_argument("--matrix", action="store_true")
    parser.add_argument("--no-reports", action="store_true")
    chosen = parser.parse_args()
    every = chosen.matrix
    chosen.scheme = chosen.scheme or ["light", "dark", *(["high_contrast"] if every else [])]
    chosen.size = chosen.size or (["1280x800", "1920x1080"] if every else ["1280x800"])
    chosen.scale = chosen.scale or ([100, 200] if every else [100])
    chosen.language = chosen.language or (["en", "de"] if every else ["en"])
    return chosen


def build(workspace: Path, home: Path) -> Studio:
    """The demonstration, built where the workspace is empty, and open."""
    from qa_studio import bootstrap
    from qa_studio.jobs.context import JobContext
    from qa_studio.settings import Places, Settings

    places = Places(home, home / "models", home / "logs")
    studio = bootstrap.build(workspace, Settings(evaluator=EVALUATOR, tour_seen=True), places)
    studio.demonstration.build(JobContext())
    return studio


def take(chosen: argparse.Namespace, workspace: Path, home: Path) -> None:
    """The pictures of one size, scale and language."""
    from qa_studio.ui.languages import speak

    speak(chosen.language[0])  # before the pages are imported: they say some words at import
    from qa_studio.app import application
    from qa_studio.jobs.context import JobContext

    application(chosen.scale[0])
    studio = build(workspace, home)
    for path in window_pictures(chosen, studio, home):
        print(path, flush=True)
    if not chosen.no_reports:
        from pictures.reports import pdf_pictures

        for pdf in studio.demonstration.reports(studio.reporting, JobContext()):
            for path in pdf_pictures(pdf, chosen.folder):
                print(path)
    studio.close()


def window_pictures(chosen: argparse.Namespace, studio: Studio, home: Path) -> Iterator[Path]:
    """Every view that is wanted in every scheme; what is wrong in them stands in `faults.txt`."""
    from pictures.gallery import Gallery
    from pictures.views import EMPTY_VIEWS, VIEWS

    gallery = Gallery(chosen.folder, chosen.scheme, chosen.size[0], chosen.scale[0], chosen.language[0])
    if not chosen.every_view:
        yield from gallery.take(studio, {README_NAMES.get(name, name): VIEWS[name] for name in README_VIEWS})
        return
    begins = tuple(chosen.view) or ("",)
    yield from gallery.take(studio, {name: VIEWS[name] for name in VIEWS if name.startswith(begins)}, True)
    rest = {name: EMPTY_VIEWS[name] for name in EMPTY_VIEWS if name.startswith(begins)}
    if rest:
        yield from gallery.take_empty(home / "empty", home, rest)


if __name__ == "__main__":
    sys.exit(main())
