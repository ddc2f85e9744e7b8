"""What the command line loads before it knows what is wanted."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("sqlalchemy", "numpy", "av", "PySide6", "spacy", "torch", "reportlab", "alembic")


def test_help_comes_without_the_database_the_sound_and_the_window() -> None:
    asked = f"import sys, qa_studio.cli; print(*(name for name in {SLOW!r} if name in sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.split() == []
