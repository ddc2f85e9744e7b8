"""Whether a model's file is what its name says, also one that somebody has put in its place by hand.

A published model is compared with its SHA-256, any other is looked at as far as can be without running it. What was
found is kept beside the models by size and time of the file, so that gigabytes are read once and not at every look.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transcription import model_folders
from transcription.download import OnProgress, sha256_of
from transcription.errors import ModelInvalidError
from transcription.models import CATALOGUE, MODEL_SUFFIX, CatalogueModel, ModelFile

MEMORY = ".checked.json"


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """What was found.

    Attributes:
        fault: what is wrong and what to do, a sentence or two; "" when nothing is.
        words: what it is, when nothing is wrong.
    """

    model: ModelFile
    fault: str
    words: str


def check(
    model: ModelFile,
    folder: Path,
    on_progress: OnProgress,
    catalogue: Mapping[str, CatalogueModel] = CATALOGUE,
) -> ModelCheck:
    """Check a model that is here.

    Args:
        folder: where what was found is kept; one that cannot be written is no fault.
        on_progress: as for a download; what it raises stops the check.
    """
    published = catalogue.get(model.name) if model.path.suffix == MODEL_SUFFIX else None
    try:
        if published is not None:
            fault = _of_published(model, published, _digest(model.path, folder, on_progress))
            return ModelCheck(model, fault, "" if fault else "as published, by its SHA-256")
        _verify(model)
    except ModelInvalidError as err:
        return ModelCheck(model, str(err), "")
    except OSError as err:
        return ModelCheck(model, f"{model.path} cannot be read ({err.strerror}). Check its permissions.", "")
    return ModelCheck(model, "", "a model of your own")


def _of_published(model: ModelFile, published: CatalogueModel, digest: str) -> str:
    if digest == published.sha256:
        return ""
    return (
        f"{model.path} is not the published “{model.name}”: its SHA-256 is {digest}, and should be {published.sha256}."
        " Fetch it again, or give the file another name."
    )


def _verify(model: ModelFile) -> None:
    """Raises: ModelInvalidError naming what is wrong."""
    if model.path.is_dir():
        model_folders.verify(model.path)
        return
    from transcription.engines import checkpoint

    checkpoint.verify(model.path)


def _digest(path: Path, folder: Path, on_progress: OnProgress) -> str:
    """The SHA-256, read or remembered.

    Raises: OSError; what `on_progress` raises.
    """
    state = path.stat()
    known = _remembered(folder)
    entry = known.get(str(path))
    stamp = [state.st_size, state.st_mtime_ns]
    if isinstance(entry, dict) and entry.get("stamp") == stamp and isinstance(entry.get("sha256"), str):
        return str(entry["sha256"])
    digest = sha256_of(path, on_progress)
    known[str(path)] = {"stamp": stamp, "sha256": digest}
    with suppress(OSError):
        kept = {name: value for name, value in known.items() if Path(name).exists()}
        (folder / MEMORY).write_text(json.dumps(kept, indent=1), encoding="utf-8")
    return digest


def _remembered(folder: Path) -> dict[str, Any]:
    """What was found before; nothing when that cannot be read."""
    try:
        found = json.loads((folder / MEMORY).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
