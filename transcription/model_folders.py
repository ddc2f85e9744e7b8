"""Models in CTranslate2's format: a folder with the weights, the vocabulary and the settings, for `faster-whisper`.

Owns where such folders lie, whether one is whole, and how one that was got by hand is taken in. Imports no library.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from transcription.errors import ModelInvalidError, ModelMissingError
from transcription.models import MODEL_SUFFIX, PART_SUFFIX, PREFERENCE, ModelFile

WEIGHTS = "model.bin"
SETTINGS = "config.json"
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
"""Source: CTranslate2's format of a converted Whisper model; older ones have their vocabulary as text."""

SMALLEST_VOCABULARY = 51_864
"""Tokens of Whisper's English models; all others have more."""

LEAST_WEIGHTS_BYTES = 1024
SPECIFICATION = b"WhisperSpec"
"""Stands near the start of the weights. Source: ModelSpec._serialize of ctranslate2."""

PRINT_BYTES = 1 << 18
READER = "faster-whisper"
"""The engine that reads such folders."""


def is_folder(path: Path) -> bool:
    """Whether it is meant to be such a model; `verify` says whether it is one."""
    return (path / WEIGHTS).is_file()


def listed(folder: Path | None) -> tuple[ModelFile, ...]:
    """The models of this kind in a folder, by name."""
    if folder is None or not folder.is_dir():
        return ()
    return tuple(_model(path) for path in sorted(folder.iterdir()) if is_folder(path) and not _missing(path))


def best(folder: Path | None, language: str = "en") -> ModelFile | None:
    """The one to use when none was named, in the order that `models.best` has; None when there is none.

    Args: language: BCP 47, "" when unknown.
    """
    here = {model.name: model for model in listed(folder)}
    english = language.lower().split("-")[0] == "en"
    wanted = [name for size in PREFERENCE for name in ((f"{size}.en", size) if english else (size,))]
    return next((here[name] for name in (*wanted, *here) if name in here), None)


def locate(model: str, folder: Path | None) -> ModelFile:
    """Find a model's folder by its name or by its own path; "" means the best that is here.

    Raises: ModelMissingError saying how to get it; ModelInvalidError naming what the folder lacks.
    """
    if not model:
        found = best(folder)
        if found is None:
            raise ModelMissingError(
                f"No model for the engine “{READER}” is on this machine. Add the folder of a CTranslate2 model."
            )
        return found
    if model.endswith(MODEL_SUFFIX) and not Path(model).expanduser().is_dir():
        raise ModelInvalidError(
            f"“{Path(model).name}” is a checkpoint of openai-whisper, which the engine “whisper” reads. The engine"
            f" “{READER}” reads a CTranslate2 folder with {WEIGHTS} in it."
        )
    if len(Path(model).parts) > 1:
        return _checked(Path(model).expanduser())
    known = {one.name: one for one in listed(folder)}
    if model not in known:
        near = difflib.get_close_matches(model, known, 1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        here = f" Here are: {', '.join(known)}." if known else ""
        raise ModelMissingError(
            f"There is no CTranslate2 model “{model}”.{hint}{here} Add its folder, or take the engine “whisper”."
        )
    return known[model]


def add(path: Path, folder: Path) -> ModelFile:
    """Check a folder that was got by hand and copy its model into the application's folder, under its own name.

    Raises: ModelInvalidError naming the folder and what is wrong with it.
    """
    verify(path)
    target = folder / path.resolve().name
    if target.exists() and target.samefile(path):
        return _model(target)
    if target.exists() and not is_folder(target):
        raise ModelInvalidError(f"{target} is there already and is no model. Give the folder another name.")
    part = target.with_name(target.name + PART_SUFFIX)
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for file in _files(path):
            shutil.copyfile(file, part / file.name)
        shutil.rmtree(target, ignore_errors=True)
        part.replace(target)
    except OSError as err:
        with suppress(OSError):
            shutil.rmtree(part)
        raise ModelInvalidError(
            f"“{path.name}” could not be copied to {folder} ({err.strerror}). Free some space."
        ) from err
    return _model(target)


def verify(path: Path) -> None:
    """Check that a folder holds a Whisper model in this format; the weights are not read through.

    Raises: ModelInvalidError naming the folder, the file and what is wrong.
    """
    lacking = _missing(path)
    if lacking:
        raise ModelInvalidError(
            f"“{path.name}” is no whole CTranslate2 model: {lacking} is missing. Copy all its files."
        )
    with (path / WEIGHTS).open("rb") as file:
        start = file.read(LEAST_WEIGHTS_BYTES)
    if len(start) < LEAST_WEIGHTS_BYTES or SPECIFICATION not in start:
        raise ModelInvalidError(
            f"“{path.name}” is no Whisper model: its {WEIGHTS} is cut or holds something else. Get it again."
        )
    _read_settings(path)
    if len(_vocabulary(path)) < SMALLEST_VOCABULARY:
        raise ModelInvalidError(
            f"“{path.name}” is no Whisper model: its vocabulary is too small. Get it again."
        )


def fingerprint(path: Path) -> str:
    """What tells a folder from another one of the same name: its small files, and both ends of its weights."""
    digest = hashlib.blake2b(digest_size=16)
    for file in _files(path):
        size = file.stat().st_size
        digest.update(f"{file.name} {size} ".encode())
        with file.open("rb") as content:
            digest.update(content.read(PRINT_BYTES))
            content.seek(max(0, size - PRINT_BYTES))
            digest.update(content.read(PRINT_BYTES))
    return digest.hexdigest()


def _checked(path: Path) -> ModelFile:
    if not path.is_dir():
        raise ModelMissingError(
            f"There is no model folder at {path}. Choose a CTranslate2 folder of Whisper."
        )
    lacking = _missing(path)
    if lacking:
        raise ModelInvalidError(
            f"“{path.name}” is no whole CTranslate2 model: {lacking} is missing. Copy all its files."
        )
    return _model(path)


def _missing(path: Path) -> str:
    """The first file that a folder lacks, in words; "" when it has them all."""
    for name in (WEIGHTS, SETTINGS):
        if not (path / name).is_file():
            return name
    return "" if any((path / name).is_file() for name in VOCABULARIES) else VOCABULARIES[0]


def _files(path: Path) -> Iterator[Path]:
    """The files of the model itself; what else lies in the folder is nobody's business."""
    for name in (WEIGHTS, SETTINGS, *VOCABULARIES, "preprocessor_config.json"):
        if (path / name).is_file():
            yield path / name


def _read_settings(path: Path) -> None:
    try:
        settings = json.loads((path / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise ModelInvalidError(f"“{path.name}”: its {SETTINGS} cannot be read. Get it again.") from err
    if not isinstance(settings, dict):
        raise ModelInvalidError(f"“{path.name}”: its {SETTINGS} holds no settings. Get it again.")


def _vocabulary(path: Path) -> list[str]:
    file = next(path / name for name in VOCABULARIES if (path / name).is_file())
    try:
        text = file.read_text(encoding="utf-8")
        tokens = json.loads(text) if file.suffix == ".json" else text.split("\n")
    except (OSError, ValueError, RecursionError) as err:
        raise ModelInvalidError(f"“{path.name}”: its {file.name} cannot be read. Get it again.") from err
    return tokens if isinstance(tokens, list) else []


def _model(path: Path) -> ModelFile:
    size_bytes = sum(file.stat().st_size for file in _files(path))
    return ModelFile(path.resolve().name, path, size_bytes, is_here=True, engine=READER)
