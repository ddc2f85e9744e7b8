"""The demonstration, built once by the real command in an empty folder, for every test that reads it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

Run = subprocess.CompletedProcess[str]


def qa_studio(home: Path, *arguments: str | Path, cwd: Path | None = None) -> Run:
    """Run the command as a user would, with a home of its own."""
    environment = {
        **os.environ,
        "QA_STUDIO_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "COLUMNS": "160",
    }
    command = [sys.executable, "-m", "qa_studio", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture
def command(own_home: Path, tmp_path: Path) -> Callable[..., Run]:
    """`qa-studio` in an empty folder and an empty home."""
    return lambda *arguments: qa_studio(own_home, *arguments, cwd=tmp_path)


@dataclass(frozen=True)
class Demo:
    """The demonstration's workspace, its home, and what the command printed."""

    workspace: Path
    home: Path
    run: Run

    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(
            qa_studio(self.home, "list", "--json", "-w", self.workspace).stdout
        )
        return rows


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Takes about a minute: five calls are really transcribed. Read it, do not change it."""
    root = tmp_path_factory.mktemp("demo")
    workspace = root / "workspace"
    run = qa_studio(root / "home", "demo", "--workspace", workspace, "--no-window", cwd=root)
    return Demo(workspace, root / "home", run)
