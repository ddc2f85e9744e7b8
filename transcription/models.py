"""Whisper's models: which there are, where their files lie, which to use, how to get one.

Owns the catalogue and the folder of models; `download` owns the network. Nothing is fetched without being asked for.
"""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from transcription.download import Download, OnProgress, sha256_of
from transcription.errors import ModelInvalidError, ModelMissingError

SOURCE = "https://openaipublic.azureedge.net/main/whisper/models"

MODEL_SUFFIX = ".pt"
PART_SUFFIX = ".part"
"""Of a file that has not arrived whole."""


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """A model that its authors publish.

    Attributes:
        sha256: 64 hexadecimal digits, of the whole file.
        size_bytes: of the file.
    """

    name: str
    url: str
    sha256: str
    size_bytes: int


def _published(name: str, sha256: str, size_bytes: int) -> tuple[str, CatalogueModel]:
    return name, CatalogueModel(name, f"{SOURCE}/{sha256}/{name}.pt", sha256, size_bytes)


CATALOGUE: Mapping[str, CatalogueModel] = dict(
    [
        _published("tiny.en", "d3dd57d32accea0b295c96e26691aa14d8822fac7d9d27d5dc00b4ca2826dd03", 75_571_315),
        _published("tiny", "65147644a518d12f04e32d6f3b26facc3f8dd46e5390956a9424a650c0ce22b9", 75_572_083),
        _published(
            "base.en", "25a8566e1d0c1e2231d1c762132cd20e0f96a85d16145c3a00adf5d1ac670ead", 145_261_783
        ),
        _published("base", "ed3a0b6b1c0edf879ad9b11b1af5a0e6ab5db9205f891f668f8b0e6c6326e34e", 145_262_807),
        _published(
            "small.en", "f953ad0fd29cacd07d5a9eda5624af0f6bcf2258be67c92b79389873d91e0872", 483_615_683
        ),
        _published("small", "9ecf779972d90ba49c06d968637d720dd632c55bbf19d441fb42bf17a411e794", 483_617_219),
        _published(
            "medium.en", "d7440d1dc186f76616474e0ff0b3b6b879abc9d1a4926b7adfa41db2d497ab4f", 1_528_006_491
        ),
        _published(
            "medium", "345ae4da62f9b3d59415adc60127b97c714f32e89e936602e85993674d08dcb1", 1_528_008_539
        ),
        _published(
            "large-v1", "e4b87e7e0bf463eb8e6956e646f1e277e901512310def2c24bf0e11bd3c28e9a", 3_086_999_982
        ),
        _published(
            "large-v2", "81f7c96c852ee8fc832187b0132e569d6c3065a3252ed18e56effd0b6a73e524", 3_086_999_982
        ),
        _published(
            "large-v3", "e5b1a55b89c1367dacf97e3e19bfd829a01529dbfdeefa8caeb59b3f1b81dadb", 3_087_371_615
        ),
        _published(
            "large-v3-turbo",
            "aff26ae408abcba5fbf8813c21e62b0941638c5f6eebfb145be0c9839262a19a",
            1_617_941_637,
        ),
    ]
)
"""Source: whisper._MODELS of openai-whisper 20250625, whose addresses carry the SHA-256; sizes as published there."""

ALIASES = {"large": "large-v3", "turbo": "large-v3-turbo"}

PREFERENCE = ("small", "base", "tiny", "medium", "large-v3-turbo", "large-v3", "large-v2", "large-v1")
"""Which model is used unasked: the most accurate that is faster than the call itself without a graphics card.

Source: 6.2 s of work for 30 s of one channel with small on two cores, so 25 minutes for an hour in two channels;
the larger ones need hours and are used when they are asked for by name, or are all that is there.
"""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model and its place.

    Attributes:
        path: where the file is, or where it belongs when it is not here.
        size_bytes: of the file that is here, else of the published one; None when neither is known.
        engine: the one that reads it.
    """

    name: str
    path: Path
    size_bytes: int | None
    is_here: bool
    engine: str = "whisper"


def whisper_cache() -> Path:
    """Where Whisper itself keeps what it has fetched. Source: whisper.load_model."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "whisper"


def listed(folder: Path | None) -> tuple[ModelFile, ...]:
    """Every published model, here or not, then the user's own in the folder, by name."""
    own = sorted(folder.glob("*.pt")) if folder and folder.is_dir() else []
    return (
        *(_published_file(model, folder) for model in CATALOGUE.values()),
        *(_file(path) for path in own if path.stem not in CATALOGUE and _is_complete(path)),
    )


def best(folder: Path | None, language: str = "en") -> ModelFile | None:
    """The model to use when none was named; None when there is none: then the draft engine is what there is.

    The order is PREFERENCE, for English its English-only form first; a file of the user's own comes last.

    Args: language: BCP 47, "" when unknown.
    """
    here = {model.name: model for model in listed(folder) if model.is_here}
    english = language.lower().split("-")[0] == "en"
    wanted = [name for size in PREFERENCE for name in ((f"{size}.en", size) if english else (size,))]
    own = [name for name in here if name not in CATALOGUE]
    return next((here[name] for name in (*wanted, *own) if name in here), None)


def locate(model: str, folder: Path | None) -> ModelFile:
    """Find a model's file by the name of a model or by its own path; "" means the best that is here.

    Raises: ModelMissingError saying how to get it; ModelInvalidError for a folder, naming the engine that reads it.
    """
    if not model:
        found = best(folder)
        if found is None:
            raise ModelMissingError(
                "No Whisper model is on this machine. Fetch one, e.g. “base”, or use the draft engine."
            )
        return found
    if model.endswith(".pt") or len(Path(model).parts) > 1:
        return _own_file(Path(model))
    name = ALIASES.get(model, model)
    known = {file.name: file for file in listed(folder)}
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise ModelMissingError(
            f"There is no model “{model}”.{hint} The published ones are: {', '.join(CATALOGUE)}."
        )
    if not known[name].is_here:
        raise ModelMissingError(
            f"The model “{name}” is not on this machine. Fetch it, or {by_hand(name, folder)}."
        )
    return known[name]


def by_hand(name: str, folder: Path | None) -> str:
    """Words that say where to get a published model's file and where to put it."""
    return f"download {CATALOGUE[name].url} and put it here: {(folder or whisper_cache()) / f'{name}.pt'}"


def fetch(
    name: str, folder: Path, on_progress: OnProgress, catalogue: Mapping[str, CatalogueModel] = CATALOGUE
) -> ModelFile:
    """Download a published model into the folder; an interrupted download goes on where it stopped.

    Args: on_progress: called with a fraction 0..1 and words; what it raises cancels, and what has arrived is kept.
    Raises: ModelMissingError for an unknown name; ModelDownloadError saying what to do by hand.
    """
    name = ALIASES.get(name, name)
    if name not in catalogue:
        near = difflib.get_close_matches(name, catalogue, 1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise ModelMissingError(
            f"There is no model “{name}” to fetch.{hint} The published ones are: {', '.join(catalogue)}."
        )
    model, target = catalogue[name], folder / f"{name}.pt"
    if not (target.is_file() and sha256_of(target, on_progress) == model.sha256):
        Download(model.url, target, model.sha256, model.size_bytes).run(on_progress)
    return _file(target)


def add(path: Path, folder: Path) -> ModelFile:
    """Check a model's file that was got by hand and copy it into the folder.

    A published model gets its published name; a file of one's own never does, so that no report names the wrong one.

    Raises: ModelInvalidError naming the file and what is wrong with it.
    """
    from transcription.engines import checkpoint

    if not path.is_file():
        raise ModelInvalidError(f"“{path}” is no file. Choose the model's .pt file.")
    checkpoint.verify(path)
    target = folder / f"{_honest_name(path)}.pt"
    if target.exists() and target.samefile(path):
        return _file(target)
    part = target.with_name(target.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, part)
        part.replace(target)
    except OSError as err:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise ModelInvalidError(
            f"“{path.name}” could not be copied to {folder} ({err.strerror}). Free some space."
        ) from err
    return _file(target)


def _honest_name(path: Path) -> str:
    digest = sha256_of(path)
    published = next((model.name for model in CATALOGUE.values() if model.sha256 == digest), None)
    return published or (f"{path.stem}-own" if path.stem in CATALOGUE else path.stem)


def _published_file(model: CatalogueModel, folder: Path | None) -> ModelFile:
    places = [place / f"{model.name}.pt" for place in (folder, whisper_cache()) if place is not None]
    here = next((path for path in places if path.is_file() and _is_complete(path)), None)
    return _file(here) if here else ModelFile(model.name, places[0], model.size_bytes, is_here=False)


def _own_file(path: Path) -> ModelFile:
    path = path.expanduser()
    if path.is_dir():
        raise ModelInvalidError(
            f"“{path.name}” is a folder. The engine “whisper” reads a .pt file; a CTranslate2 folder is read by the"
            " engine “faster-whisper”."
        )
    if not path.is_file():
        raise ModelMissingError(
            f"There is no model file at {path}. Choose a Whisper .pt file, or fetch a model."
        )
    return _file(path)


def _file(path: Path) -> ModelFile:
    return ModelFile(path.stem, path, path.stat().st_size, is_here=True)


def _is_complete(path: Path) -> bool:
    from transcription.engines import checkpoint

    return checkpoint.is_complete(path)
