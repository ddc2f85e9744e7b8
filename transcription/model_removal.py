"""Takes a model off the machine again: only what lies in the application's own folder, and nothing that is in use."""

from __future__ import annotations

import difflib
import shutil
from dataclasses import dataclass
from pathlib import Path

from transcription.errors import ModelInvalidError, ModelMissingError
from transcription.model_folders import READER, WEIGHTS, is_folder
from transcription.model_use import is_held
from transcription.models import ALIASES, CATALOGUE, MODEL_SUFFIX, PART_SUFFIX, whisper_cache

FILE_READER = "whisper"
"""The engine that reads a file; READER reads a folder."""
_FILE_SUFFIXES = (MODEL_SUFFIX, PART_SUFFIX)


@dataclass(frozen=True, slots=True)
class Removed:
    """What is gone.

    Attributes:
        paths: files and folders that were deleted, the model's own first.
        size_bytes: of all of them.
        is_published: it can be fetched again by its name; else its file has to be added again.
    """

    name: str
    paths: tuple[Path, ...]
    size_bytes: int
    is_published: bool

    @property
    def way_back(self) -> str:
        """How to have it again, in words."""
        if self.is_published:
            return f"To have “{self.name}” back, fetch it again."
        return f"“{self.name}” was added by hand: to have it back, add its file again. This was a copy of it."


def remove(model: str, folder: Path, engine: str = "") -> Removed:
    """Delete a model's file, or its folder, and what a broken-off download of it has left.

    Args:
        model: its name, or its path in the folder.
        engine: the one that reads it, where models of two engines have the same name; "" where the name will do.
        folder: the application's own; nothing outside it is touched.

    Raises: ModelMissingError for a model that is not here; ModelInvalidError for one that is not the application's,
        is in use, or cannot be deleted. Nothing is deleted then.
    """
    name = _name(model, folder)
    paths = tuple(path for path in _paths(name, folder) if _is_for(path, engine or _engine_of(model)))
    if len({path.suffix in _FILE_SUFFIXES for path in paths}) > 1:
        raise ModelInvalidError(
            f"“{name}” is here for two engines: {', '.join(map(str, paths))}. Say which: by its path or its engine."
        )
    if not paths:
        raise _missing(name, folder)
    busy = next((path for path in paths if is_held(path)), None)
    if busy is not None:
        raise ModelInvalidError(
            f"“{name}” is in use: a recording is being transcribed with it. Wait for that, or stop it, and try again."
        )
    size_bytes = sum(_size(path) for path in paths)
    for path in paths:
        _delete(path, name)
    is_published = name in CATALOGUE and paths[0].suffix in _FILE_SUFFIXES
    return Removed(name, paths, size_bytes, is_published)


def _engine_of(model: str) -> str:
    """The engine that a path tells; "" for a name."""
    path = Path(model).expanduser()
    if model.endswith(MODEL_SUFFIX):
        return FILE_READER
    return READER if len(path.parts) > 1 and path.is_dir() else ""


def _is_for(path: Path, engine: str) -> bool:
    return not engine or (engine == FILE_READER) == (path.suffix in _FILE_SUFFIXES)


def _name(model: str, folder: Path) -> str:
    """A model's name; of a path its file's, when it lies in the folder.

    Raises: ModelInvalidError for a path outside it.
    """
    path = Path(model).expanduser()
    if len(path.parts) > 1 or model.endswith(MODEL_SUFFIX):
        place = path if len(path.parts) > 1 else folder / path
        if place.parent.resolve() != folder.resolve() or place.name in ("", ".", ".."):
            raise ModelInvalidError(
                f"{path} does not lie in the application's folder {folder}, so it is left alone. Delete it yourself."
            )
        return place.name.removesuffix(MODEL_SUFFIX)
    return ALIASES.get(model, model)


def _paths(name: str, folder: Path) -> tuple[Path, ...]:
    """What there is of a model, whole or not."""
    if not name.strip(". ") or Path(name).name != name:
        return ()
    file = folder / f"{name}{MODEL_SUFFIX}"
    part = file.with_name(file.name + PART_SUFFIX)
    files = (path for path in (file, part) if path.is_file() or path.is_symlink())
    whole = folder / name
    return (*files, *((whole,) if is_folder(whole) else ()))


def _missing(name: str, folder: Path) -> ModelMissingError | ModelInvalidError:
    """Why there is nothing to delete: not the application's, not fetched, or no such name."""
    cached = whisper_cache() / f"{name}{MODEL_SUFFIX}"
    if cached.is_file():
        return ModelInvalidError(
            f"“{name}” lies in Whisper's own folder and may serve other programs: {cached}. It is left alone; delete"
            " it yourself if you like."
        )
    if name in CATALOGUE:
        return ModelMissingError(f"“{name}” is not on this machine, so there is nothing to remove.")
    here = _names_here(folder)
    near = difflib.get_close_matches(name, here, 1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    known = f"Here are: {', '.join(here)}." if here else f"There is none in {folder}."
    return ModelMissingError(f"There is no model “{name}” to remove.{hint} {known}")


def _names_here(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    files = [path.stem for path in folder.glob(f"*{MODEL_SUFFIX}")]
    return sorted({*files, *(path.parent.name for path in folder.glob(f"*/{WEIGHTS}"))})


def _size(path: Path) -> int:
    if path.is_symlink():
        return 0
    if path.is_file():
        return path.stat().st_size
    return sum(inner.stat().st_size for inner in path.rglob("*") if inner.is_file())


def _delete(path: Path, name: str) -> None:
    """A link is deleted, never what it points to."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as err:
        raise ModelInvalidError(
            f"“{name}” cannot be removed: {path} ({err.strerror}). Close what uses it, or delete it yourself."
        ) from err
