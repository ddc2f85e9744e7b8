"""How often learning from marks offers a model, where there is something to learn and where there is not.

Run from the project: python -m benchmarks.learning. Made-up marks: six agents, 25 words at random in each interaction,
a word that names the agent, and checks that are right in six of ten. Says how often a model is offered in TRIALS tries.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from rubrics.loader import builtin, load
from scoring.checks import validate
from scoring.learning import learn
from scoring.learning_model import Example, Verdict

TRIALS = 40
SIZES = (30, 60, 120)
AGENTS = 6
WORDS = [f"agent: word{place}" for place in range(25)]
DECISIVE = "agent: gladly"
CHECKS_RIGHT = 0.6
CRITERION = "no_blame"

Answers = Callable[[random.Random, frozenset[str], int], bool]


def by_the_word(told: float) -> Answers:
    """Yes where the word is said, in so many of the cases."""
    return lambda chance, signs, agent: (DECISIVE in signs) is (chance.random() < told)


def by_chance(chance: random.Random, signs: frozenset[str], agent: int) -> bool:
    return chance.random() < 0.5


def by_the_agent(chance: random.Random, signs: frozenset[str], agent: int) -> bool:
    return bool(agent % 2)


KINDS: dict[str, Answers] = {
    "nothing to learn": by_chance,
    "only who the agent is": by_the_agent,
    "a word, right in 75 %": by_the_word(0.75),
    "a word, right in 85 %": by_the_word(0.85),
    "a word, right in 95 %": by_the_word(0.95),
}


def examples(answers: Answers, count: int, seed: int) -> Iterator[Example]:
    chance = random.Random(seed)
    for place in range(count):
        agent = place % AGENTS
        words = [word for word in WORDS if chance.random() < 0.3]
        said = [DECISIVE] if chance.random() < 0.5 else []
        signs = frozenset((*words, *said, f"agent: iamagent{agent}"))
        yes = answers(chance, signs, agent)
        suggested = yes is (chance.random() < CHECKS_RIGHT)
        yield Example(place, f"Agent {agent}", _key(yes), _key(suggested), signs)


def _key(yes: bool) -> str:
    return "yes" if yes else "no"


def offered(answers: Answers, count: int, has_checks: bool) -> int:
    """In how many of the tries a model is offered."""
    rubric = load(builtin("support_core"), validate)
    criterion = next(one for one in rubric.criteria() if one.key == CRITERION)
    found = 0
    for seed in range(TRIALS):
        known = list(examples(answers, count, seed))
        if not has_checks:
            known = [replace(one, suggested=None) for one in known]
        found += learn(rubric, criterion, known).verdict is Verdict.OFFERED
    return found


def main() -> None:
    print(f"How often a model is offered, of {TRIALS} tries each, by the number of marks; six agents.")
    print("Made with: python -m benchmarks.learning\n")
    start = time.perf_counter()
    for has_checks in (True, False):
        print("checks right in 60 %" if has_checks else "no checks: they always abstain")
        print(f"{'':<24}" + "".join(f"{size:>6}" for size in SIZES))
        for name, answers in KINDS.items():
            counts = [offered(answers, size, has_checks) for size in SIZES]
            print(f"{name:<24}" + "".join(f"{count:>6}" for count in counts), flush=True)
    tries = TRIALS * len(SIZES) * len(KINDS) * 2
    print(f"\n{(time.perf_counter() - start) / tries * 1000:.0f} ms a try, both cross-validations counted.")


if __name__ == "__main__":
    main()
