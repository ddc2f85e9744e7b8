"""How long reckoning the trust in suggestions takes, over thousands of interactions that two people have marked.

Run from the project: python -m benchmarks.trust. Made-up marks: every criterion of the built-in support form, two marks
on each interaction, eight in ten like the suggestion, one of each two made with it in sight. Reckons the figures alone;
with --workspace DIR also reads and reckons those of a workspace, as `qa-studio trust` does.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from rubrics.loader import builtin, load
from rubrics.model import NOT_APPLICABLE, Answer, AnswerState, Criterion, Rubric
from scoring.trust import Bar, Pair, Sight, trust

SIZES = (50, 500, 5_000)
RUNS = 3
LIKE_THE_SUGGESTION = 0.8


def pairs_of(criterion: Criterion, interactions: int, chance: random.Random) -> list[Pair]:
    """Two pairs an interaction."""
    answers = [Answer(AnswerState.ANSWERED, option.key) for option in criterion.scale.options]
    if criterion.na_allowed:
        answers.append(NOT_APPLICABLE)
    found = []
    for number in range(interactions):
        suggested = chance.choice(answers)
        for sight in (Sight.SEEN, Sight.UNSEEN):
            is_like = chance.random() < LIKE_THE_SUGGESTION
            given = suggested if is_like else chance.choice(answers)
            unseen = given if sight is Sight.UNSEEN else None
            found.append(Pair(number, suggested, given, unseen, sight, drawn=True))
    return found


def seconds(rubric: Rubric, interactions: int) -> float:
    """The best of RUNS."""
    chance = random.Random(1)
    pairs = {one.key: pairs_of(one, interactions, chance) for one in rubric.criteria()}
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        trust(rubric, pairs, Bar())
        best = min(best, time.perf_counter() - start)
    return best


def of_workspace(folder: Path) -> None:
    from qa_studio.services.rubrics import stored_rubric
    from qa_studio.services.trust import Trusting
    from qa_studio.storage.store import Store

    with Store.open(folder, stored_rubric) as store:
        start = time.perf_counter()
        report = Trusting(store).report()
        print(
            f"{report.interactions:>6,} of a workspace{time.perf_counter() - start:>10.2f} s, reading it counted"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path)
    asked = parser.parse_args()
    rubric = load(builtin("support_core"))
    print(
        f"Trust in {len(tuple(rubric.criteria()))} criteria, two marks on each interaction; best of {RUNS}."
    )
    print("Made with: python -m benchmarks.trust\n")
    for interactions in SIZES:
        print(f"{interactions:>6,} interactions{seconds(rubric, interactions):>12.2f} s", flush=True)
    if asked.workspace is not None:
        of_workspace(asked.workspace)


if __name__ == "__main__":
    main()
