"""Agreement of the checks with the expected marks of the built-in rubrics' cases, tuned and held-out apart.

Run from the project: python -m benchmarks.cases [--held-out-only | --tuned-only]. Prints a table a rubric and part.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from qa_studio.case_output import agreement_lines
from rubrics.cases import beside
from rubrics.cases import load as load_cases
from rubrics.loader import BUILTIN, builtin, load
from scoring.case_runs import CaseRun, agreement_of, run_cases
from scoring.checks import validate

PARTS = {"tuned": False, "held out": True}


def tables(name: str, parts: Sequence[str]) -> Iterator[str]:
    """The tables of one rubric; cases taken over from another rubric's file are counted there alone."""
    rubric = load(builtin(name), validate)
    own = [case for case in load_cases(beside(builtin(name)), rubric).cases if not case.origin]
    for part in parts:
        runs = run_cases(rubric, [case for case in own if case.held_out is PARTS[part]])
        yield f"\n{name}, {part}: {_abstaining(runs)}"
        yield from agreement_lines(agreement_of(rubric, runs))


def _abstaining(runs: Sequence[CaseRun]) -> str:
    without = {run.case.criterion_key for run in runs if "has no checks" in run.finding.reason}
    return f"criteria without checks: {', '.join(sorted(without)) or 'none'}"


def main(arguments: Sequence[str]) -> None:
    parts = [part for part in PARTS if f"--{part.replace(' ', '-')}-only" in arguments] or list(PARTS)
    for name in BUILTIN:
        print("\n".join(tables(name, parts)))


if __name__ == "__main__":
    main(sys.argv[1:])
