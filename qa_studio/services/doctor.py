"""What is installed, which engines and models are there, what is missing and how to get it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import subprocess
import sys
from dataclasses import dataclass

from qa_studio.services.display import has_display
from qa_studio.services.models import Models
from qa_studio.speech_rows import ModelRow

PACKAGES = (
    "PySide6-Essentials", "openai-whisper", "torch", "pocketsphinx", "av", "spacy", "sqlmodel", "alembic", "reportlab",
)  # fmt: skip
"""What the application's parts stand on; the rest comes along with them."""

QT_PROBE = "import PySide6.QtWidgets, PySide6.QtMultimedia, PySide6.QtPdfWidgets"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing looked at: whether it is well, what was seen, and what to do when it is not ("" when nothing)."""

    name: str
    is_well: bool
    detail: str
    advice: str = ""


class Doctor:
    """Looks at the installation; changes nothing."""

    def __init__(self, models: Models) -> None:
        self._models = models

    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """Everything worth knowing, the computer first. Takes about a second: Qt is tried in a process of its own."""
        return (_python(), *map(_package, PACKAGES), _qt(), _display(), *self._speech())

    def _speech(self) -> tuple[Diagnosis, ...]:
        rows = self._models.rows()
        best = self._models.best()
        return (*(_model(row) for row in rows if row.is_here), _best(best, has_whisper=not best.is_draft))


def _python() -> Diagnosis:
    supported = (3, 11) <= sys.version_info[:2] <= (3, 13)
    detail = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    return Diagnosis("Python", supported, detail, "" if supported else "Use Python 3.11, 3.12 or 3.13.")


def _package(name: str) -> Diagnosis:
    try:
        return Diagnosis(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Diagnosis(name, False, "not installed", f"pip install -c constraints.txt {name}")


def _qt() -> Diagnosis:
    """Qt's own libraries may be there and the system's beneath them not: only loading them tells."""
    probe = subprocess.run(
        [sys.executable, "-c", QT_PROBE], capture_output=True, text=True, timeout=60, check=False
    )
    if probe.returncode == 0:
        return Diagnosis("Qt", True, "window, sound and PDF preview load")
    last_line = (probe.stderr.strip().splitlines() or ["no reason given"])[-1]
    advice = "Run “sh install.sh”: it adds the system libraries, or says which are missing."
    return Diagnosis("Qt", False, last_line, advice)


def _display() -> Diagnosis:
    if has_display():
        return Diagnosis("Display", True, "there is one")
    return Diagnosis("Display", False, "none", "The window needs a display; every command works without.")


def _model(row: ModelRow) -> Diagnosis:
    size = f", {row.size_bytes / 1e6:.0f} MB" if row.size_bytes else ""
    return Diagnosis(f"Model {row.engine} {row.name}", True, f"{row.path}{size}")


def _best(best: ModelRow, has_whisper: bool) -> Diagnosis:
    if has_whisper:
        return Diagnosis("Transcription", True, f"{best.engine} {best.name} is used")
    return Diagnosis(
        "Transcription",
        False,
        "draft (PocketSphinx) is used: for finding one's way, not for judging people",
        "Fetch a Whisper model: qa-studio models get base",
    )
