"""The faster-whisper engine of this pipeline beside that library's own batched pipeline, with the same weights.

Run: python benchmarks/batched.py [MINUTES [SIZE ...]]; needs the extra "faster". The sound is that of
benchmarks/transcription.py. Both round to 8 bits, decode greedily at temperature 0 without a second try, eight windows
at a time, leave silence out by silero's network, and may use all cores; the library hears both channels one after the
other, or the two mixed into one, which does half the work and no longer says who spoke. Without word times, which the
library finds in neither manner by itself; a line shows what they cost here.

Whole processes, as there.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.transcription import TOKENS, Run, call, compared, load, machine, timed
from benchmarks.whisper_weights import SIZES, write_weights

OURS = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from transcription.pipeline import Request, transcribe
*_, done = transcribe(Request(Path(sys.argv[2]), "faster-whisper", sys.argv[3], word_times=sys.argv[5] == "words"))
Path(sys.argv[4]).write_text(" ".join(turn.text for turn in done.transcript.turns))
"""

THEIRS = """
import os, sys
from pathlib import Path
from faster_whisper import BatchedInferencePipeline, WhisperModel, decode_audio
model = WhisperModel(sys.argv[3], "cpu", compute_type="int8", cpu_threads=os.cpu_count())
pipeline = BatchedInferencePipeline(model)
channels = sys.argv[5] == "channels"
sounds = decode_audio(sys.argv[2], split_stereo=True) if channels else [decode_audio(sys.argv[2])]
text = []
for sound in sounds:
    segments, _ = pipeline.transcribe(
        sound, language="en", beam_size=1, best_of=1, temperature=[0.0], batch_size=8, vad_filter=True,
        without_timestamps=False, compression_ratio_threshold=None, log_prob_threshold=None,
        no_speech_threshold=None,
    )
    text += [segment.text for segment in segments]
Path(sys.argv[4]).write_text(" ".join(text))
"""


def run(script: str, path: Path, model: Path, manner: str) -> Run:
    """A script in a process of its own."""
    root, said = Path(__file__).parents[1], path.with_suffix(".said")
    return timed(
        [sys.executable, "-c", script, str(root), str(path), str(model), str(said), manner],
        lambda: len(said.read_text(encoding="utf-8").split()),
    )


def folder_of(path: Path) -> Path:
    """A checkpoint as a folder that also the library itself can open, without a look into the network."""
    from tests.ct2_folder import converted

    folder = converted(path)
    write_tokenizer(folder / "tokenizer.json")
    return folder


def write_tokenizer(path: Path) -> None:
    """Whisper's vocabulary as the library reads it: enough to put text together, which is all that is needed."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    from transcription.engines import tokens

    whisper = tokens.tokenizer(True, 99, "en").encoding
    letters = _letters()
    vocabulary = {
        "".join(letters[byte] for byte in word): rank for word, rank in whisper._mergeable_ranks.items()
    }
    made = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    special = sorted(whisper._special_tokens.items(), key=lambda one: one[1])
    made.add_special_tokens([AddedToken(name, special=True) for name, _ in special])
    made.save(str(path))


def _letters() -> list[str]:
    """A visible letter for each byte. Source: the byte-level vocabulary of GPT-2."""
    visible = {*range(33, 127), *range(161, 173), *range(174, 256)}
    hidden = [byte for byte in range(256) if byte not in visible]
    return [chr(byte) if byte in visible else chr(256 + hidden.index(byte)) for byte in range(256)]


def table(path: Path, sizes: Sequence[str], folder: Path, turns: int) -> None:
    print(
        f"{'size':<6}{'program':<32}{'wall s':>8}{'times':>7}{'cpu s':>8}{'times':>7}{'peak MB':>9}{'words':>7}"
    )
    for size in sizes:
        model = folder_of(write_weights(folder / f"{size}-full.pt", size, TOKENS))
        programs: dict[str, Callable[[], Run]] = {
            name: lambda given=given, model=model: run(given[0], path, model, given[1])  # type: ignore[misc]
            for name, given in {
                "QA Studio, both channels": (OURS, "plain"),
                "library, both channels": (THEIRS, "channels"),
                "library, mixed": (THEIRS, "mixed"),
                "QA Studio, with word times": (OURS, "words"),
            }.items()
        }
        compared(size, programs, turns)


def main() -> None:
    """Print the machine and a line a program and size."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    turns = int(os.environ.get("BENCHMARK_TURNS", "1"))
    print(machine(("ctranslate2", "faster-whisper", "onnxruntime")))
    with tempfile.TemporaryDirectory() as folder:
        path = call(Path(folder), minutes)
        print(f"{minutes:g} minutes, two channels; {TOKENS} tokens a window; best of {turns}")
        table(path, sys.argv[2:] or list(SIZES), Path(folder), turns)
    print(f"load after {load()}")


if __name__ == "__main__":
    main()
