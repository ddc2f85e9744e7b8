"""Who may import whom. Reads every import of the tree, so that a shortcut cannot slip in.

The rule is told in docs/architecture.md. `ROOMS` says, for each room, which of our own modules it may name; `LIBRARIES`
says in which rooms a heavy or a tying library may appear.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("qa_studio", "rubrics", "transcription", "scoring", "reports")

EVERYTHING = OURS
MODELS = ("rubrics.model", "transcription.model", "scoring.model", "scoring.measure_model")
ROOMS: dict[str, tuple[str, ...]] = {
    "rubrics": ("rubrics",),
    "transcription": ("transcription",),
    "scoring": ("scoring", "rubrics", "transcription.model"),
    "reports": ("reports", "scoring", "rubrics.model", "transcription.model"),
    "qa_studio.demo": ("qa_studio.demo",),
    "qa_studio.storage": (
        "qa_studio.storage", "qa_studio.rows", "qa_studio.library_filter", "qa_studio.work_rows",
        "qa_studio.detail_rows", "qa_studio.speech_rows", "qa_studio.language", "qa_studio.errors", *MODELS,
    ),
    "qa_studio.services": (
        "qa_studio.services", "qa_studio.storage", "qa_studio.rows", "qa_studio.library_filter", "qa_studio.work_rows",
        "qa_studio.detail_rows", "qa_studio.speech_rows", "qa_studio.language", "qa_studio.errors",
        "qa_studio.settings", "qa_studio.jobs.context", "qa_studio.jobs.machine", "qa_studio.demo", "rubrics",
        "transcription", "scoring", "reports",
    ),
    "qa_studio.jobs.context": (),
    "qa_studio.jobs.machine": (),
    "qa_studio.jobs.worker": ("qa_studio.jobs", "qa_studio.errors", "qa_studio.language", "transcription"),
    "qa_studio.jobs.checking": ("qa_studio.jobs", "qa_studio.errors", "qa_studio.language", "scoring", *MODELS),
    "qa_studio.jobs": ("qa_studio.jobs", "qa_studio.errors", "qa_studio.language"),
    "qa_studio.language": (),
    "qa_studio.ui": (
        "qa_studio.ui", "qa_studio.services", "qa_studio.jobs", "qa_studio.rows", "qa_studio.library_filter",
        "qa_studio.work_rows", "qa_studio.detail_rows", "qa_studio.speech_rows", "qa_studio.language",
        "qa_studio.settings", "qa_studio.errors", *MODELS,
    ),
    "qa_studio.rows": MODELS,
    "qa_studio.speech_rows": ("qa_studio.rows", *MODELS),
    "qa_studio.library_filter": ("qa_studio.rows",),
    "qa_studio.detail_rows": (),
    "qa_studio.work_rows": ("qa_studio.rows", "qa_studio.library_filter", *MODELS),
    "qa_studio.errors": tuple(f"{package}.errors" for package in OURS[1:]),
    "qa_studio.settings": ("qa_studio.errors",),
    "qa_studio": EVERYTHING,
}  # fmt: skip

LIBRARIES: dict[str, tuple[str, ...]] = {
    "PySide6": ("qa_studio.ui", "qa_studio.jobs.runner", "qa_studio.app"),
    "qtawesome": ("qa_studio.ui",),
    "sqlmodel": ("qa_studio.storage",),
    "sqlalchemy": ("qa_studio.storage",),
    "alembic": ("qa_studio.storage",),
    "whisper": ("transcription.engines", "transcription.models"),
    "faster_whisper": ("transcription.engines",),
    "ctranslate2": ("transcription.engines",),
    "jiwer": ("transcription.word_errors",),
    "torch": ("transcription.engines", "transcription.models"),
    "pocketsphinx": ("transcription.engines",),
    "psutil": ("qa_studio.jobs.machine", "qa_studio.jobs.priority"),
    "av": ("transcription", "qa_studio.demo"),
    "spacy": ("scoring",),
    "reportlab": ("reports",),
    "typer": tuple(
        f"qa_studio.{room}"
        for room in (
            "cli",
            "cli_assign",
            "cli_learn",
            "cli_measures",
            "cli_models",
            "cli_publish",
            "cli_queue",
            "cli_rubric",
            "cli_rubric_file",
            "cli_suggest",
            "cli_search",
            "cli_speech",
            "cli_transcripts",
            "cli_trust",
            "cli_vocabulary",
            "cli_workspace",
        )
    ),
}

LAZY = (
    "whisper",
    "faster_whisper",
    "ctranslate2",
    "jiwer",
    "torch",
    "pocketsphinx",
    "av",
    "spacy",
    "scipy",
    "reportlab",
)
"""Slow to import: never at the top of a module that the window loads before it shows itself."""


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_within(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def room_of(module: str) -> str:
    """The most particular room that holds the module."""
    return max((room for room in ROOMS if is_within(module, room)), key=len)


def imports(path: Path, module: str) -> Iterator[tuple[int, str]]:
    """Every imported module with its line; `from a import b` counts as a.b when that is a module of ours."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (
                ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            )
            target = ".".join(part for part in (base, node.module or "") if part)
            yield from ((node.lineno, f"{target}.{alias.name}") for alias in node.names)


def violations(root: Path) -> list[str]:
    """One line for each import that the rule forbids: file, line, what it names and where it may stand."""
    found = []
    for package in OURS:
        for path in sorted((root / package).rglob("*.py")):
            module = module_name(path, root)
            allowed = ROOMS[room_of(module)]
            for line, name in imports(path, module):
                top = name.split(".")[0]
                if top in OURS and not any(is_within(name, room) for room in allowed):
                    found.append(
                        f"{path.relative_to(root)}:{line} imports {name}; {room_of(module)} may name {allowed}"
                    )
                if top in LIBRARIES and not any(is_within(module, room) for room in LIBRARIES[top]):
                    found.append(
                        f"{path.relative_to(root)}:{line} imports {top}; it belongs to {LIBRARIES[top]}"
                    )
    return found


def test_every_import_keeps_to_the_plan_of_the_house() -> None:
    assert violations(ROOT) == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("rubrics/loader.py", "import scoring.score"),
        ("scoring/score.py", "from transcription import audio"),
        ("reports/coaching.py", "from qa_studio.rows import InteractionRow"),
        ("qa_studio/services/library.py", "from PySide6.QtCore import QObject"),
        ("qa_studio/ui/library/page.py", "def show():\n    from qa_studio.storage.store import Store"),
        ("qa_studio/ui/review/page.py", "import transcription.engines"),
        ("qa_studio/jobs/context.py", "from ..services import library"),
        ("transcription/audio.py", "import torch"),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, place: str, line: str) -> None:
    for package in OURS:
        (tmp_path / package).mkdir()
    planted = tmp_path / place
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(line + "\n", encoding="utf-8")

    (found,) = violations(tmp_path)

    assert found.startswith(place)
