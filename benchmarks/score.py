"""How fast scores are made: one by one with their explanation, and many at once for the laboratory.

Run: python benchmarks/score.py [rows]. Seconds are those of the processor, summed over all threads, so that they
are what one core would take; marks are drawn with a fixed seed.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

import numpy as np

from rubrics.model import (
    NOT_APPLICABLE,
    Answer,
    AnswerState,
    Criterion,
    Option,
    Policy,
    Rubric,
    Scale,
    ScaleKind,
    Section,
)
from scoring.bulk import score_many
from scoring.laboratory import what_if
from scoring.mark_table import MarkTable, mark_table
from scoring.score import score

T = TypeVar("T")

MARKS = {"2": Decimal(1), "1": Decimal("0.5"), "0": Decimal(0)}
SCALE = Scale(ScaleKind.LEVELS, tuple(Option(key, key, fraction) for key, fraction in MARKS.items()))
WEIGHTS = ("4", "2.5", "4", "2.5", "4", "3")  # of a section; with halves, so that scores end in 5 hundredths
SHARES = (0.78, 0.15, 0.07)  # of the marks 2, 1 and 0: about what a good team's evaluations look like
NOT_APPLICABLE_SHARE = 0.2  # on every tenth criterion


def form() -> Rubric:
    """Thirty criteria in five sections.

    Weights with halves, so that many scores lie exactly between two digits.
    """
    names = iter(f"c{number}" for number in range(30))
    sections = []
    for place in range(5):
        criteria = tuple(
            Criterion(key := next(names), key, Decimal(weight), SCALE, critical=key == "c0")
            for weight in WEIGHTS
        )
        sections.append(Section(f"s{place}", f"Section {place}", Decimal(20), criteria))
    return Rubric("bench", "Bench", 1, tuple(sections), Policy())


def marks(rows: int) -> MarkTable:
    """A table of that many evaluations, drawn directly: reading them is not what is measured."""
    keys = [f"c{number}" for number in range(30)]
    answers = [Answer(AnswerState.ANSWERED, key) for key in MARKS]
    table = mark_table(keys, [dict.fromkeys(keys, answer) for answer in (*answers, NOT_APPLICABLE)])
    rng = np.random.default_rng(20)
    drawn = rng.choice(3, size=(rows, 30), p=SHARES).astype(np.int32) + 2
    drawn[:, ::10][rng.random((rows, 3)) < NOT_APPLICABLE_SHARE] = 5
    return replace(table, codes=drawn, situation_codes=np.zeros(rows, dtype=np.int32))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds on the processor, and what came out."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def main() -> None:
    """Measure, check a sample against the explanations, print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rubric, table = form(), marks(rows)
    first = replace(table, codes=table.codes[:100_000], situation_codes=table.situation_codes[:100_000])
    draft = replace(rubric, sections=(replace(rubric.sections[0], weight=Decimal(30)), *rubric.sections[1:]))
    many_s, scores = timed(lambda: score_many(rubric, table))
    known_s, known = timed(lambda: score_many(rubric, first))
    lab_s, found = timed(lambda: what_if(rubric, draft, first, known))
    sample = random.Random(20).sample(range(rows), min(1_000, rows))
    one_s, explained = timed(lambda: [score(rubric, table.row(place)) for place in sample])
    wrong = sum(one.score != scores.score(place) for one, place in zip(explained, sample, strict=True))
    coded_s, _ = timed(
        lambda: mark_table(table.keys, [table.row(place) for place in range(min(rows, 20_000))])
    )
    turning = sum(one.exact is not None and (one.exact * 10) % 1 == Decimal("0.5") for one in explained)
    print(f"{'what':<58}{'rows':>10}{'seconds':>9}{'per second':>12}")
    for what, count, seconds in (
        ("scores of a form of 30 criteria, many at once", rows, many_s),
        ("the laboratory: scores as they are", len(first), known_s),
        ("the laboratory: a changed weight, with everything it tells", len(first), lab_s),
        ("evaluations into a table, once", min(rows, 20_000), coded_s),
        ("scores with their explanation, one by one", len(sample), one_s),
    ):
        print(f"{what:<58}{count:>10,}{seconds:>9.2f}{count / seconds:>12,.0f}")
    print(f"moved by the changed weight: {found.moved:,} of {found.compared:,}")
    print(f"exactly between two digits: {turning / len(sample):.0%} of the sample")
    print(f"other than explained: {wrong} of {len(sample):,}")


if __name__ == "__main__":
    main()
