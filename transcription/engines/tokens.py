"""Whisper's own vocabulary, without the libraries that Whisper runs on.

`whisper.tokenizer` needs the vocabulary file alone, but importing it imports the package, and that imports torch:
a second and a half for an engine that does without. Owns that way in.
"""

from __future__ import annotations

import sys
import warnings
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whisper.tokenizer import Tokenizer


def is_language(code: str) -> bool:
    """Whether Whisper knows a language, by its two or three letters."""
    return code in _module().LANGUAGES


@cache
def tokenizer(multilingual: bool, languages: int, language: str) -> Tokenizer:
    """Whisper's tokenizer, once a language.

    Args:
        languages: how many the model knows; older models know one less.
        language: two or three letters, or "" where none is known yet.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # whisper leaves its vocabulary file open
        made: Tokenizer = _module().get_tokenizer(
            multilingual, num_languages=languages, language=language or "en", task="transcribe"
        )
    return made


def suppressed(own: Tokenizer) -> list[int]:
    """Tokens that are no speech: marks of speakers and of music, and all that steers the model.

    Source: suppress_tokens "-1" of whisper.decoding.
    """
    steering = (own.transcribe, own.translate, own.sot, own.sot_prev, own.sot_lm, own.no_speech)
    return sorted({*own.non_speech_tokens, *steering})


@cache
def _module() -> ModuleType:
    if "whisper.tokenizer" in sys.modules:
        return sys.modules["whisper.tokenizer"]
    package = find_spec("whisper")
    assert package is not None
    assert package.origin is not None
    path = Path(package.origin).with_name("tokenizer.py")
    spec = spec_from_file_location("whisper_tokenizer", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    # Its dataclasses look their module up by name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
