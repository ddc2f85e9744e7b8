"""Whisper checkpoints as files: whether one is what it should be, and how it is loaded. Runs no code from a file.

Imports torch and whisper inside its functions.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import pickle
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from transcription.errors import ModelInvalidError

if TYPE_CHECKING:
    from whisper.model import Whisper

ZIP_START = b"PK\x03\x04"

PRINT_BYTES = 1 << 18
"""Read at both ends of a file for its fingerprint. The directory at a checkpoint's end holds the check sum of each of
its matrices; reading all of it would take as long as a window of sound."""


def is_complete(path: Path) -> bool:
    """Whether a checkpoint is there to its end, by a look at its directory: half a download has none.

    True for files in the format before torch 1.6, which has no directory; loading tells.
    """
    with path.open("rb") as file:
        if file.read(len(ZIP_START)) != ZIP_START:
            return path.stat().st_size > 0
    return zipfile.is_zipfile(path)


def fingerprint(path: Path) -> str:
    """What tells one model file from another one of the same name, by its size and both its ends."""
    size = path.stat().st_size
    digest = hashlib.blake2b(str(size).encode(), digest_size=16)
    with path.open("rb") as file:
        digest.update(file.read(PRINT_BYTES))
        file.seek(max(0, size - PRINT_BYTES))
        digest.update(file.read(PRINT_BYTES))
    return digest.hexdigest()


def verify(path: Path) -> None:
    """Check that a file is a Whisper checkpoint: its dimensions and the names of its weights.

    The weights are mapped, not read; nothing in the file is executed.

    Raises: ModelInvalidError naming the file and what is wrong with it.
    """
    import torch
    from whisper.model import ModelDimensions

    with _explained(path):
        content = torch.load(path, map_location="cpu", weights_only=True, mmap=_is_zip(path))
    if not isinstance(content, dict) or not {"dims", "model_state_dict"} <= content.keys():
        raise ModelInvalidError(
            f"“{path.name}” is a torch file but no Whisper checkpoint. Choose a .pt of Whisper."
        )
    dims, weights = content["dims"], content["model_state_dict"]
    known = isinstance(dims, dict) and set(dims) == {field.name for field in fields(ModelDimensions)}
    if not known or not isinstance(weights, dict) or "decoder.token_embedding.weight" not in weights:
        raise ModelInvalidError(
            f"“{path.name}” is not a checkpoint of openai-whisper: its dimensions do not fit."
        )


def load(path: Path) -> Whisper:
    """Load a checkpoint through Whisper's own code, on the graphics card where there is one.

    A named model also gets its alignment heads, without which word times are worse.

    Raises: ModelInvalidError naming the file.
    """
    import whisper

    with _explained(path):
        model = whisper.load_model(str(path))
    heads = whisper._ALIGNMENT_HEADS.get(path.stem)
    if (
        heads
        and len(gzip.decompress(base64.b85decode(heads))) == model.dims.n_text_layer * model.dims.n_text_head
    ):
        model.set_alignment_heads(heads)
    return model.eval()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say in words what torch and pickle say of a file that they cannot load."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch warns of old formats; the file loads or it does not
            yield
    except pickle.UnpicklingError as err:
        why = "holds more than weights, or is no model at all; it was not opened further"
        raise ModelInvalidError(f"“{path.name}” {why}. Get the file again from its source.") from err
    except (RuntimeError, EOFError, KeyError, TypeError, ValueError, AttributeError) as err:
        why = "is damaged, no Whisper model, or too large for this machine's memory"
        raise ModelInvalidError(f"“{path.name}” {why}. Fetch it again, or a smaller one.") from err
    except OSError as err:
        raise ModelInvalidError(
            f"“{path.name}” cannot be read ({err.strerror}). Check its permissions."
        ) from err


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(ZIP_START)) == ZIP_START
