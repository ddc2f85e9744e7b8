"""Pictures of every page of the window and of every report, of the demonstration as it stands.

    python docs/screenshots.py FOLDER [--workspace DIR] [--scheme light dark high_contrast] [--size 1920x1080]
                               [--scale 200] [--no-reports]

Builds the demonstration when the workspace is empty (five calls are transcribed: about a minute), opens the real window
offscreen in light and dark, and renders each page of the three PDFs. The size is that of the screen, in its own pixels:
at 200 % half as much of the window fits in it. The pictures of README are those of a run without options.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from qa_studio import bootstrap
from qa_studio.app import StudioWindow, application
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import Channel, WorkState
from qa_studio.settings import SCALES, Places, Settings
from qa_studio.ui import theme

PDF_DPI = 72
PAINTED_MS = 400


def settled(runner: JobRunner) -> None:
    """Wait until no job runs and the window has painted what came back."""
    loop = QEventLoop()
    quiet = QTimer(interval=PAINTED_MS)
    quiet.timeout.connect(lambda: loop.quit() if runner.is_idle() else None)
    quiet.start()
    loop.exec()


def window_pictures(
    studio: bootstrap.Studio, folder: Path, scheme: theme.Scheme, screen: QSize, scale_percent: int
) -> Iterator[Path]:
    app, runner = application(), JobRunner()
    theme.apply(app, scheme)
    made = StudioWindow(app, studio, runner)
    theme.apply(app, scheme)
    made.window.resize(screen / (scale_percent / 100))
    made.window.show()

    def picture(name: str) -> Path:
        settled(runner)
        path = folder / f"{name}-{scheme.value}.png"
        made.window.grab().save(str(path))
        return path

    def tab(place: int) -> None:
        made.window.show_page(made.rubrics)
        made.rubrics.editor.tabs.setCurrentIndex(place)

    def waiting(channel: Channel) -> int:
        rows = studio.library.rows()
        return next(row.id for row in rows if row.channel is channel and row.state is not WorkState.SUBMITTED)

    shown: dict[str, Callable[[], object]] = {
        "library": lambda: made.window.show_page_at(0),
        "review-waiting": lambda: made.window.show_page(made.review),
        "review-call": lambda: made.open_review(waiting(Channel.CALL)),
        "review-chat": lambda: made.open_review(waiting(Channel.CHAT)),
        "rubrics": lambda: made.window.show_page(made.rubrics),
        "reports": lambda: made.window.show_page(made.reports),
        "queue": made.open_queue,
        **{
            f"settings-{section.key}": partial(made.open_settings, section.key)
            for section in made.settings.sections
        },
    }
    shown |= {
        "rubrics-laboratory": partial(tab, 1),
        "rubrics-trust": partial(tab, 2),
        "rubrics-learning": partial(tab, 3),
        "help": lambda: made.guide.open_help("review#marking"),
        "tour": made.guide.start_tour,
    }
    for name, show in shown.items():
        show()
        yield picture(name)
    made.window.close()
    runner.shutdown()


def pdf_pictures(pdf: Path, folder: Path) -> Iterator[Path]:
    document = QPdfDocument()
    document.load(str(pdf))
    for page in range(document.pageCount()):
        size = document.pagePointSize(page) * (PDF_DPI / 72)
        drawn = document.render(page, size.toSize())
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(QColor("white"))
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        path = folder / f"report-{pdf.stem}-{page + 1}.png"
        paper.save(str(path))
        yield path


def screen_size(text: str) -> QSize:
    """A size from "1280x800"."""
    width, height = map(int, text.split("x"))
    return QSize(width, height)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument(
        "--scheme", nargs="+", type=theme.Scheme, default=[theme.Scheme.LIGHT, theme.Scheme.DARK]
    )
    parser.add_argument("--size", type=screen_size, default=QSize(1280, 800))
    parser.add_argument("--scale", type=int, default=100, choices=SCALES)
    parser.add_argument("--no-reports", action="store_true")
    chosen = parser.parse_args()
    application(chosen.scale)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        places = Places(home, home / "models", home / "logs")
        workspace = chosen.workspace or home / "demonstration"
        studio = bootstrap.build(workspace, Settings(evaluator="Anna Lindt"), places)
        context = JobContext()
        studio.demonstration.build(context)
        pdfs = () if chosen.no_reports else studio.demonstration.reports(studio.reporting, context)
        for scheme in chosen.scheme:
            for path in window_pictures(studio, chosen.folder, scheme, chosen.size, chosen.scale):
                print(path)
        for pdf in pdfs:
            for path in pdf_pictures(pdf, chosen.folder):
                print(path)
        studio.close()
    QApplication.quit()


if __name__ == "__main__":
    main()
