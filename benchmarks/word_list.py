"""Builds the word list that the check `writing_faults` reads, of the lists of SCOWL.

SCOWL is permissively licensed; Debian's package holds its lists:
    apt-get download scowl && dpkg-deb -x scowl_*.deb scowl
    python -m benchmarks.word_list scowl/usr/share/dict/scowl
Prints how many words were kept, and how large the file is.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scoring.spelling.words import WORDS_FILE

COMMON = 35
"""SCOWL's size from which on a word is no longer met every day; what is misspelt is nearly always one of those."""
KNOWN = 70
"""The size of a large dictionary; beyond it, rare words hide misspelt ones."""

_FILE = re.compile(
    r"(?:english|american|british|british_z|british_variant_1|variant_1)-(?P<kind>words|upper|proper-names)"
    r"\.(?P<size>\d+)"
)
_WORD = re.compile(r"[a-z]{2,24}")


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0])
    common = set(_words(folder, COMMON, ("words",)))
    known = set(_words(folder, KNOWN, ("words", "upper", "proper-names")))
    text = "\n".join([*sorted(common), "", *sorted(known - common)])
    # Without a time in its head the same lists make the same file.
    WORDS_FILE.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))
    print(f"{len(common):,} common words, {len(known):,} in all, {WORDS_FILE.stat().st_size / 1024:.0f} KiB")


def _words(folder: Path, most: int, kinds: Sequence[str]) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        match = _FILE.fullmatch(path.name)
        if match is None or match["kind"] not in kinds or int(match["size"]) > most:
            continue
        for line in path.read_text(encoding="iso-8859-1").splitlines():
            word = line.strip() if match["kind"] == "words" else line.strip().lower()
            if _WORD.fullmatch(word):
                yield word


if __name__ == "__main__":
    main(sys.argv[1:])
