"""The memory of a very long call: `qa-studio transcribe` on hours of two channels.

Run: python benchmarks/long_call.py [HOURS [SIZE [TOKENS]]]. The call is that of benchmarks/transcription.py. With all
the text that people would say, three hours take a while; the few tokens a window that are the default change nothing
of what is kept for hours, and what a window of many tokens needs beside that stands in the other table.

The memory is that of all processes together (proportional set size, looked at twice a second). The system's own count
of a child's greatest size is of no use here: it begins with the size of this program, which holds the whole call.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.transcription import call, load, machine, ours
from benchmarks.whisper_weights import write_weights


def main() -> None:
    """Print the machine and what the call took."""
    hours = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    size = sys.argv[2] if len(sys.argv) > 2 else "base"
    tokens = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        path = call(Path(folder), hours * 60)
        run = ours(path, write_weights(Path(folder) / "model.pt", size, tokens))
    print(f"{hours:g} hours, two channels, {size}, {tokens} tokens a window: {run.words} words")
    print(f"wall {run.wall_s:.0f} s, processor {run.processor_s:.0f} s; load after {load()}")
    print(f"at most {run.peak_mb:.0f} MB in all processes together")


if __name__ == "__main__":
    main()
