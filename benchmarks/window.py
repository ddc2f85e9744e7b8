"""How long the window keeps its user waiting: 100,000 interactions with 2,000,000 turns, medians of 20.

Run from the project: python -m benchmarks.window [--interactions N] [--turns N] [--times N]. Linux alone. Makes the
workspace when it is not there, and measures on a copy. Offscreen, in a window of 1280 by 800; a step ends when what it
asked for was painted. "Start" and "first" are processes of their own, files in the system's cache; everything else goes
on in one process. Beside the clock stands what the processor was busy for in all threads: on a machine that does other
things at the same time, only that can be compared.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.workspace_generator import copy_of, workspace
from benchmarks.workspace_rows import Size

if TYPE_CHECKING:
    from benchmarks.window_scenes import Step

TIMES = 20
OTHERS = range(500, 540)
"""Interactions that are opened between two openings of the long call."""
SAID = 1
"""The tab of the library with what was said."""
REVIEWER = "Anna Lindt"
WIDE = 58
LIMIT_S = 90


def line(name: str, clock: Sequence[float], processor: Sequence[float], target: int | None) -> None:
    """Print a figure in ms: median and worst on the clock, processor, target, whether it is met."""
    median = statistics.median(clock)
    verdict = "" if target is None else f"{target:8}  {'met' if median <= target else 'MISSED'}"
    print(
        f"{name:{WIDE}}{median:8.0f}{max(clock):8.0f}{statistics.median(processor):11.0f}{verdict}",
        flush=True,
    )


def starts(place: Path, home: Path, times: int) -> None:
    """Start the product over and over."""
    from benchmarks.window_watch import on_screen

    told = [_started(place, on_screen(home)) for _ in range(times + 1)][1:]

    def show(name: str, what: str, target: int | None = None) -> None:
        processor = f"{what} processor"
        line(name, [one[what] for one in told], [one[processor] for one in told], target)

    show("start: event loop begins", "loop")
    show("start: window visible", "visible", 1_000)
    show("start: with the library's rows", "rows")
    show("start: until nothing is done ahead any more", "ready")
    gaps, busy = _column(told, "start gap", "start gap busy")
    line("  largest gap of the event loop from the window on", gaps, busy, 100)
    show("first opening of the 60-minute call in a session", "open", 300)
    gaps, busy = _column(told, "open gap", "open gap busy")
    line("  largest gap of the event loop in it", gaps, busy, 100)
    memory = statistics.median(one["memory after the start"] for one in told)
    print(f"{'memory after the start, MB (PSS)':{WIDE}}{memory:8.0f}", flush=True)


def _column(told: Sequence[dict[str, float]], *names: str) -> list[list[float]]:
    return [[one[name] for one in told] for name in names]


def _started(place: Path, environment: dict[str, str]) -> dict[str, float]:
    """Times in ms since the process was started."""
    start = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_start", str(place)],
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
        timeout=LIMIT_S,
    )
    told: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    for name in ("loop", "visible", "rows", "ready"):
        told[name] = (told[name] - start) * 1e3
        told[f"{name} processor"] *= 1e3
    return told


def commands(place: Path, home: Path, times: int) -> None:
    """Start the command line over and over."""
    environment = {**os.environ, "QA_STUDIO_HOME": str(home)}
    listing = ["list", "--workspace", str(place)]
    everything = [*listing, "--limit", "1000000000"]
    for name, words in (("--help", ["--help"]), ("list", listing), ("list, all of them", everything)):
        count = times if name == "--help" else 1
        clock, processor = zip(*(_ran(words, environment) for _ in range(count)), strict=True)
        line(f"qa-studio {name}", clock, processor, None)


def _ran(words: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    start, before = time.monotonic(), os.times()
    subprocess.run(
        [sys.executable, "-m", "qa_studio", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return (time.monotonic() - start) * 1e3, busy * 1e3


def session(place: Path, folder: Path, times: int) -> None:
    """One window, and what is done in it."""
    from qa_studio import bootstrap, settings
    from qa_studio.app import StudioWindow, application
    from qa_studio.jobs.runner import JobRunner
    from qa_studio.ui.frame.collector import QuietCollector

    places = settings.places()
    studio = bootstrap.build(place, dataclasses.replace(settings.load(places.settings_file)), places)
    app, runner = application(), JobRunner()
    try:
        made = StudioWindow(app, studio, runner)
        made.window.resize(1280, 800)
        made.window.show()
        QuietCollector(app)
        _in_window(made.window, place / "cache" / "outlines", folder, times)
        made.window.close()
    finally:
        runner.shutdown()
        studio.close()


def _in_window(window: object, outlines: Path, folder: Path, times: int) -> None:
    from PySide6.QtWidgets import QMainWindow

    from benchmarks.memory import pss_mb
    from benchmarks.window_scenes import Scenes
    from benchmarks.window_watch import LoopWatch
    from benchmarks.window_work import Beside, material

    assert isinstance(window, QMainWindow)
    scenes = Scenes(window, LoopWatch())
    scenes.see_rows()
    scenes.settle()

    def show(name: str, steps: Iterable[Step], target: int | None) -> None:
        told = list(steps)
        line(name, [one.clock_ms for one in told], [one.processor_ms for one in told], target)

    show("library shown", (scenes.show_library() for _ in range(times)), 300)
    show("filter: ten filters, both ways", (one for _ in range(2) for one in scenes.filters_()), 150)
    show("sort: every column, both ways", scenes.sorts(), 150)
    show("search newest 50 hits, from the last letter", _four(scenes.searches, times), 100)
    scenes.open_call(is_whole=True)

    def opened(forgets: bool) -> Iterable[Step]:
        for other in OTHERS[:times]:
            scenes.open_other(other)
            scenes.settle()
            if forgets:
                shutil.rmtree(outlines, ignore_errors=True)
            yield scenes.open_call()
            scenes.settle()

    show("open the 60-minute call, its waveform never seen", opened(True), None)
    scenes.watch.restart()
    show("open the 60-minute call", opened(False), 300)
    print(f"{'  largest gap of the event loop in it':{WIDE}}{scenes.watch.largest.clock_ms:8.0f}")

    def answered() -> Iterable[Step]:
        for _ in range(times):
            yield scenes.answer()
            scenes.settle()

    show("answering a criterion to the score", answered(), 30)
    print(f"{'memory before other work, MB (PSS)':{WIDE}}{pss_mb(os.getpid()):8.0f}\n")
    print("Largest gap of the event loop in a review beside other work, in ms")
    print(f"{'':{WIDE}}{'gap':>8}{'busy':>8}{'no core':>11}{'target':>8}")
    for name, gap, over, took in Beside(scenes, material(folder)).gaps():
        verdict = "met" if gap.clock_ms <= 100 else f"MISSED, {over} times"
        print(
            f"{f'{name}, {took:.0f} s':{WIDE}}{gap.clock_ms:8.0f}{gap.busy_ms:8.0f}{gap.waiting_ms:11.0f}"
            f"{100:8}  {verdict}",
            flush=True,
        )
    scenes.settle()
    memory = pss_mb(os.getpid())
    verdict = "met" if memory <= 600 else "MISSED"
    print(f"\n{'memory at the end, MB (PSS)':{WIDE}}{memory:8.0f}{'':19}{600:8}  {verdict}")


def _four(searches: Callable[[int], Iterable[Step]], times: int) -> Iterable[Step]:
    return (one for _ in range(max(1, times // 5)) for one in searches(SAID))


def _prepare(folder: Path) -> None:
    """Settings of somebody who has used the product before, on a wide screen."""
    from benchmarks.window_watch import on_screen
    from qa_studio import settings

    os.environ.update(on_screen(folder))
    os.environ.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # a warm start finds its modules compiled, as after any first one
    file = settings.places().settings_file
    settings.save(settings.Settings(evaluator=REVIEWER, tour_seen=True, language="en", theme="light"), file)


def _print_head(size: Size, place: Path, times: int) -> None:
    megabytes = (place / "workspace.sqlite3").stat().st_size / 1e6
    cpuinfo = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"model name\s*: (.+)", cpuinfo)
    print(f"{size.interactions:,} interactions, {size.turns:,} turns, {megabytes:,.0f} MB.")
    print(
        f"{model[1] if model else 'unknown processor'}, {os.cpu_count()} cores, Python {sys.version.split()[0]}; "
        f"load of the machine at the start {os.getloadavg()[0]:.1f}."
    )
    print(f"Milliseconds, {times} times each.\n")
    print(f"{'':{WIDE}}{'median':>8}{'worst':>8}{'processor':>11}{'target':>8}")


def main() -> None:
    """Measure and print."""
    usual = Size()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--interactions", type=int, default=usual.interactions)
    parser.add_argument("--turns", type=int, default=usual.turns)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--only", choices=("start", "session", "command"))
    told = parser.parse_args()
    size = Size(told.interactions, told.turns)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = copy_of(workspace(size), folder / "copy")
        _prepare(folder)
        _print_head(size, place, told.times)
        if told.only in (None, "command"):
            commands(place, folder, told.times)
        if told.only in (None, "start"):
            starts(place, folder, told.times)
        if told.only in (None, "session"):
            session(place, folder / "material", told.times)
    print(f"load of the machine at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
