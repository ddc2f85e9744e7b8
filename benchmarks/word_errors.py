"""Word errors of an engine on known sound: a user's own list, and the demonstration's calls beside their scripts.

Run: python benchmarks/word_errors.py [--engine NAME] [--model NAME] [LIST ...]. A list is what `qa-studio transcribe
--reference` takes; this script only writes the one of the demonstration, and runs that command for each.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ruamel.yaml import YAML

from qa_studio.demo import demo_folder

WIDE = {**os.environ, "COLUMNS": "120"}


def demo_list(path: Path) -> Path:
    """Write recording, text and speaker of every turn of every call, as the scripts have them."""
    yaml = YAML(typ="safe", pure=True)
    manifest = yaml.load((demo_folder() / "manifest.yaml").read_text(encoding="utf-8"))
    lines = []
    for entry in manifest["interactions"]:
        if "script" in entry:
            script = yaml.load((demo_folder() / entry["script"]).read_text(encoding="utf-8"))
            name = Path(entry["file"]).name
            lines += [f"{name}\t{turn['text']}\t{turn['speaker']}" for turn in script["turns"]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def measure(what: str, reference: Path, folders: list[Path], options: list[str]) -> int:
    """Run the command and print what it prints; its exit code."""
    print(f"## {what}\n", flush=True)
    command = [
        sys.executable,
        "-m",
        "qa_studio",
        "transcribe",
        *map(str, folders),
        "--reference",
        str(reference),
    ]
    code = subprocess.run([*command, *options], env=WIDE, check=False).returncode
    print(flush=True)
    return code


def main() -> int:
    """Every list in turn, the demonstration last; the worst exit code."""
    parser = argparse.ArgumentParser(description="Word errors of an engine on known sound.")
    parser.add_argument("lists", nargs="*", type=Path, metavar="LIST")
    parser.add_argument("--engine", default="draft")
    parser.add_argument("--model", default="")
    asked = parser.parse_args()
    options = ["--engine", asked.engine, "--model", asked.model]
    codes = [measure(path.name, path, [], options) for path in asked.lists]
    with tempfile.TemporaryDirectory() as folder:
        written = demo_list(Path(folder) / "demonstration.tsv")
        calls = [demo_folder() / "files" / "calls"]
        codes.append(measure("The demonstration's calls, beside their scripts", written, calls, options))
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
