"""Suggestions by the second: the built-in support form on interactions of forty turns, by the table and the full model.

Run from the project: python -m benchmarks.suggest [INTERACTIONS]. Whole interactions are dealt to one process a core;
the start of the processes, which loads libraries and compiles the checks, is not counted. The full model is measured
where it is found: as it is used, for what the table leaves unclear, and on top of that for every sentence. "By
processor time" leaves out what other programs take of the cores.
"""

from __future__ import annotations

import multiprocessing
import os
import platform
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

TURNS = 40
PROCESSES = 2
SEED = 20
USES = ("table", "full model where the table is unclear", "full model for every sentence")


def interactions(count: int) -> list[object]:
    """Transcripts of forty turns, made of the snippets of every built-in form that are not held out."""
    from rubrics.cases import beside
    from rubrics.cases import load as load_cases
    from rubrics.loader import BUILTIN, builtin, load
    from scoring.case_runs import transcript_of
    from transcription.model import Origin, Transcript

    snippets = [
        transcript_of(case).turns
        for name in BUILTIN
        for case in load_cases(beside(builtin(name)), load(builtin(name))).cases
        if not case.held_out and not case.origin
    ]
    chance = random.Random(SEED)
    found: list[object] = []
    for _ in range(count):
        turns = [turn for snippet in chance.sample(snippets, TURNS // 2) for turn in snippet][:TURNS]
        found.append(Transcript(tuple(turns), Origin("import", "benchmark")))
    return found


def _child(pipe: Connection, use: str, share: Sequence[object]) -> None:
    """Compile, say so, work when told, and send findings with the processor time and the peak of memory in MB."""
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # spaCy loads it when it finds it
    from rubrics.loader import builtin, load
    from scoring.checks import validate
    from scoring.checks.scene import look_at
    from scoring.checks.sentences import vectors_of
    from scoring.meaning import full
    from scoring.meaning.encoders import full_model
    from scoring.suggest import Suggester

    if use == USES[0]:
        full.folder = lambda: None
    suggester = Suggester(load(builtin("support_core"), validate))
    suggester.suggest(share[0])  # type: ignore[arg-type]
    larger = full_model() if use == USES[2] else None
    pipe.send("ready")
    pipe.recv()
    found, before = 0, time.process_time()
    for transcript in share:
        found += sum(finding.answer is not None for finding in suggester.suggest(transcript))  # type: ignore[arg-type]
        if larger is not None:
            vectors_of(look_at(transcript, {}), larger)  # type: ignore[arg-type]
    pipe.send(
        (found, time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    )


def measured(use: str, made: Sequence[object]) -> str:
    """One line of the table."""
    spawn = multiprocessing.get_context("spawn")
    pipes: list[Connection] = []
    for number in range(PROCESSES):
        ours, theirs = spawn.Pipe()
        spawn.Process(target=_child, args=(theirs, use, made[number::PROCESSES]), daemon=True).start()
        pipes.append(ours)
    for pipe in pipes:
        pipe.recv()
    start = time.perf_counter()
    for pipe in pipes:
        pipe.send("go")
    answers = [pipe.recv() for pipe in pipes]
    took = time.perf_counter() - start
    marks = sum(found for found, _, _ in answers) / len(made)
    busy = sum(seconds for _, seconds, _ in answers) / PROCESSES
    memory = [peak for *_, peak in answers]
    return (
        f"{use:<38} {len(made):5} interactions {len(made) / took:8.1f} a second, "
        f"{len(made) / busy:6.1f} by processor time   {marks:5.1f} marks each   "
        f"{max(memory):5.0f} MB a process, {sum(memory):5.0f} MB in all"
    )


def lines(count: int) -> Iterator[str]:
    from scoring.meaning import full

    model = next(
        (line.split(":")[1].strip() for line in _cpu() if line.startswith("model name")), "unknown processor"
    )
    system = f"{platform.system()} {platform.machine()}"
    yield f"{system}, {os.cpu_count()} cores, {model}, Python {platform.python_version()}"
    made = interactions(count)
    yield measured(USES[0], made)
    if full.folder() is None:
        yield "The full model is not installed here."
        return
    yield measured(USES[1], made)
    yield measured(USES[2], made[: max(PROCESSES, count // 10)])


def _cpu() -> Sequence[str]:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123  no path of ours
            return file.read().splitlines()
    except OSError:
        return ()


if __name__ == "__main__":
    # One thread a process: two processes of one beat one of two.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else 400):
        print(line, flush=True)
