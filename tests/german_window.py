"""Opens the window in a language, walks its pages and prints what stands on each as JSON. A process of its own: texts
that are said at import speak the language that was set first.

    python german_window.py LANGUAGE WORKSPACE FILE...
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QLineEdit, QWidget

from qa_studio import bootstrap
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.runner import JobRunner
from qa_studio.rows import ImportOptions
from qa_studio.settings import Places, Settings
from qa_studio.ui.languages import speak, teach_qt

LOOK_MS, LONGEST_MS = 50, 20_000


def words_of(page: QWidget) -> list[str]:
    """What a reader sees or hears of a page."""
    found = []
    for part in (page, *page.findChildren(QWidget)):
        found += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
        if isinstance(part, QLabel | QAbstractButton):
            found.append(part.text().strip())
        if isinstance(part, QLineEdit):
            found.append(part.placeholderText())
    return sorted(set(filter(None, found)))


def settle(runner: JobRunner) -> None:
    """Wait until no job runs and what came back is shown."""
    loop, quiet = QEventLoop(), QTimer(interval=LOOK_MS)
    quiet.timeout.connect(lambda: loop.quit() if runner.is_idle() else None)
    quiet.start()
    QTimer.singleShot(LONGEST_MS, loop, loop.quit)
    loop.exec()


def main(language: str, workspace: Path, files: list[Path]) -> None:
    speak(language)
    from qa_studio.app import StudioWindow, application

    app = application()
    teach_qt(app, language)
    home = workspace.parent
    places = Places(home, home / "models", home / "logs")
    studio = bootstrap.build(workspace, Settings(evaluator="Anna Lindt", theme="light"), places)
    studio.importing.import_paths(files, ImportOptions(agent="Tom Reed"), JobContext())
    runner = JobRunner()
    made = StudioWindow(app, studio, runner)
    made.window.show()
    told = {}
    for page in made.window.pages():
        made.window.show_page(page)
        settle(runner)
        told[page.title] = words_of(made.window)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    told["Qt"] = sorted(button.text().replace("&", "") for button in box.buttons())
    made.window.close()
    runner.shutdown()
    studio.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
