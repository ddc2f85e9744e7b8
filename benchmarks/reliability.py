"""Whether the suggestions' confidences hold: before and after the map that comes with the built-in forms.

Run from the project: python -m benchmarks.reliability. Three curves: the cases that the map was fitted to, the cases
that the checks have been tuned on since (which says little), and the cases held out from both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qa_studio.reliability_output import curve_lines
from rubrics.cases import beside
from rubrics.cases import load as load_cases
from rubrics.loader import BUILTIN, builtin, load
from scoring.calibrating import Pair, pairs_of, reliability, shipped
from scoring.case_runs import CaseRun, CaseVerdict, run_cases
from scoring.checks import validate

PARTS = {"tuned on since, flattering": False, "held out from map and tuning": True}
UNMAPPED = "as_written"
"""A key that no map is for: the rules then keep the confidence that they were written with."""


def runs(held_out: bool) -> Iterator[CaseRun]:
    """Every built-in form's own cases that got a suggestion, with the confidence as written."""
    for name in BUILTIN:
        rubric = load(builtin(name), validate)
        cases = load_cases(beside(builtin(name)), rubric).cases
        wanted = [case for case in cases if not case.origin and case.held_out is held_out]
        done = run_cases(replace(rubric, key=UNMAPPED), wanted)
        yield from (run for run in done if run.suggested is not None)


def pairs(found: Iterable[CaseRun]) -> list[Pair]:
    right = (CaseVerdict.RIGHT, CaseVerdict.UNQUOTED)
    return [Pair(run.finding.confidence, run.verdict in right) for run in found]


def both_curves(title: str, found: Iterable[Pair]) -> Iterator[str]:
    known = list(found)
    to = shipped().calibrator
    yield from (f"{title}, as written:", *curve_lines(reliability(known)), "")
    mapped = [Pair(to(pair.confidence), pair.right) for pair in known]
    yield from (f"{title}, mapped:", *curve_lines(reliability(mapped)), "")


def main() -> None:
    made = shipped()
    print(f"Map {made.version}: log odds times {made.calibrator.slope}, plus {made.calibrator.intercept}.")
    print(f"Fitted to: {made.made_of}\n")
    print("\n".join(both_curves("Fitted to", pairs_of(made.levels))))
    for title, held_out in PARTS.items():
        print("\n".join(both_curves(title[0].upper() + title[1:], pairs(runs(held_out)))))


if __name__ == "__main__":
    main()
