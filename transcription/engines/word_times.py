"""Times of words as Whisper finds them: where the decoder looks in the sound while it says each token.

Owns the looking, with what the search has already laid out, where Whisper encodes and lays out each window anew; how
words are mended is Whisper's own. Imports torch and whisper inside its functions.

Source: whisper.timing.find_alignment; Whisper's own figures come out but for their last digits (a test compares them).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from transcription.engines import alignment
from transcription.engines.timestamps import Piece

if TYPE_CHECKING:
    from torch import Tensor
    from whisper.model import Whisper
    from whisper.timing import WordTiming
    from whisper.tokenizer import Tokenizer

    from transcription.engines.decoder import Memory

STAMPS_PER_SECOND = 50
"""Source: whisper.audio.TOKENS_PER_SECOND."""

WIDTH = 7
"""Moments of which the middle look counts. Source: medfilt_width of whisper.timing."""

_FIRST_HALF = ((0, 5), (0, 3), (1, 6), (2, 4), (0, 1), (3, 5), (2, 6))
MIDDLE_OF_SEVEN = (*_FIRST_HALF, (2, 3), (3, 6), (4, 5), (1, 4), (1, 3), (3, 4))
"""Pairs to be put in order one after the other; then the middle one stands at place 3.

Source: N. Devillard, "Fast median search: an ANSI C implementation", 1998 (a test tries all cases).
"""


class Found:
    """What Whisper's code is given in place of a model: the words of a window, that were already found."""

    def __init__(self, words: list[WordTiming]) -> None:
        self.words = words


def install() -> None:
    """Let Whisper's mending of words take words that were already found; what else asks for words gets Whisper's."""
    from whisper import timing

    whispers_own = getattr(timing.find_alignment, "whispers_own", timing.find_alignment)

    def find_alignment(model: Any, *rest: Any, **wishes: Any) -> list[WordTiming]:
        words: list[WordTiming] = (
            model.words if isinstance(model, Found) else whispers_own(model, *rest, **wishes)
        )
        return words

    find_alignment.whispers_own = whispers_own  # type: ignore[attr-defined]
    timing.find_alignment = find_alignment


def found(
    model: Whisper,
    heard: Sequence[Memory],
    tokenizer: Tokenizer,
    texts: Sequence[Sequence[int]],
    frames: Sequence[int],
) -> list[Found]:
    """Words of several windows.

    Args:
        heard: what the decoder has heard in each window, with nothing said.
        texts: tokens of each window without time stamps.
        frames: of each window's sound, 100 a second.
    """
    watched = _watched(model)
    spoken = [place for place, text in enumerate(texts) if text]
    for memory in heard:
        memory.watched = watched
    seen = [_seen(model, heard[place], tokenizer, texts[place], frames[place]) for place in spoken]
    words: list[Found] = [Found([]) for _ in texts]
    paths = alignment.paths([-matrix for matrix, _ in seen])
    for place, path, (_, odds) in zip(spoken, paths, seen, strict=True):
        words[place] = Found(_words(tokenizer, list(texts[place]), path, odds))
    return words


def mended(pieces: Sequence[Piece], words: Found, tokenizer: Tokenizer) -> list[list[dict[str, Any]]]:
    """The words of each piece with punctuation and times put right by Whisper's rules."""
    from whisper.timing import add_word_timestamps

    segments: list[dict[str, Any]] = [
        {"seek": 0, "start": piece.start_s, "end": piece.end_s, "tokens": list(piece.tokens)}
        for piece in pieces
    ]
    add_word_timestamps(
        segments=segments, model=words, tokenizer=tokenizer, mel=None, num_frames=0, last_speech_timestamp=0.0
    )
    return [segment["words"] for segment in segments]


def _watched(model: Whisper) -> dict[int, list[int]]:
    """Heads that look where the word is, by the number of their block."""
    watched: dict[int, list[int]] = {}
    for block, head in model.alignment_heads.indices().T.tolist():
        watched.setdefault(block, []).append(head)
    return watched


def _seen(
    model: Whisper, memory: Memory, tokenizer: Tokenizer, text: Sequence[int], frames: int
) -> tuple[NDArray[np.float64], list[float]]:
    """How much each token of a window looks at each moment, and the probability of each token.

    One window at a time: its looks take 30 MB, and a text of a hundred tokens is enough for a product.
    """
    import torch

    begin = tokenizer.sot_sequence
    tokens = torch.tensor([[*begin, tokenizer.no_timestamps, *text, tokenizer.eot]]).to(model.device)
    with torch.no_grad():
        thought = model.decoder.thought(tokens, None, memory)[0, len(begin) : len(begin) + len(text)]
        odds = _odds(model.decoder.vocabulary(thought)[:, : tokenizer.eot], text)
        looks = [looks[0, head] for looks in memory.looks.values() for head in range(looks.shape[1])]
        return _matrix(looks, len(begin), frames), odds


def _odds(logits: Tensor, text: Sequence[int]) -> list[float]:
    """Probability of each token of a text. `logits` is (tokens, vocabulary)."""
    import torch

    wanted = torch.tensor(text, device=logits.device)[:, None]
    logits = logits.float()
    odds: list[float] = (logits.gather(1, wanted)[:, 0] - logits.logsumexp(dim=-1)).exp().tolist()
    return odds


def _matrix(looks: Sequence[Tensor], first: int, frames: int) -> NDArray[np.float64]:
    """Mean look of all heads, float64 (tokens, moments): each head's own pattern levelled out and smoothed.

    Args:
        looks: of each head, (tokens, moments), before the softmax.
        first: tokens before the text; the last one ends the text.
    """
    total = np.zeros((looks[0].shape[0] - first - 1, min(frames // 2, looks[0].shape[1])), np.float32)
    for look in looks:
        share = look[:, : frames // 2].float().softmax(dim=-1).cpu().numpy()
        away = share - share.mean(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):  # a moment that all tokens look at alike
            away /= np.sqrt(np.square(away).mean(axis=0))
        total += smoothed(away[first:-1])
    return (total / len(looks)).astype(np.float64)


def smoothed(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The middle one of WIDTH moments around each, float32 (rows, moments); the ends are mirrored.

    Source: whisper.timing.median_filter, of which this is the very result.
    """
    half = WIDTH // 2
    if rows.shape[1] <= half:
        return rows
    padded = np.pad(rows, ((0, 0), (half, half)), mode="reflect")
    places = [padded[:, place : place + rows.shape[1]].copy() for place in range(WIDTH)]
    less = np.empty_like(rows)
    for low, high in MIDDLE_OF_SEVEN:
        np.minimum(places[low], places[high], out=less)
        np.maximum(places[low], places[high], out=places[high])
        places[low], less = less, places[low]
    return places[half]


def _words(
    tokenizer: Tokenizer, text: list[int], path: NDArray[np.int64], odds: Sequence[float]
) -> list[WordTiming]:
    """Each word from the moment of its first token to that of the next word's."""
    from whisper.timing import WordTiming

    words, parts = tokenizer.split_to_word_tokens([*text, tokenizer.eot])
    begins = np.concatenate([[0], np.cumsum([len(part) for part in parts[:-1]])])
    steps = np.concatenate([[True], np.diff(path[0]) > 0])
    times = path[1][steps] / STAMPS_PER_SECOND
    return [
        WordTiming(word, part, times[begin], times[end], float(np.mean(odds[begin:end])))
        for word, part, begin, end in zip(words[:-1], parts[:-1], begins[:-1], begins[1:], strict=True)
    ]
