"""How the time of suggestions grows with the length of an interaction, for every built-in form.

Run from the project: python -m benchmarks.growth. Prints the processor time of 400 and of 4,000 turns, no two alike,
and their ratio: 10 is a time in line with the length.
"""

from __future__ import annotations

import time

from rubrics.loader import BUILTIN, builtin, load
from scoring.checks import validate
from scoring.suggest import Suggester
from transcription.model import Origin, Role, Transcript, Turn

TALK = (
    "Thank you for calling Meadow Lane, this is Tom. Order 48213, is it?",
    "The fee of my order is 12 pounds, and I am annoyed: the lamp never came.",
    "I am sorry that it is late. I will send it by Friday, it costs nothing more.",
    "No blue one please. Can you also change my address?",
)
SHORT, LONG = 400, 4_000


def chat(turns: int) -> Transcript:
    """A chat whose every turn has a number of its own."""
    said = (
        Turn((Role.AGENT, Role.CUSTOMER)[at % 2], f"{TALK[at % 4]} And that is number {at}.")
        for at in range(turns)
    )
    return Transcript(tuple(said), Origin("import"))


def seconds(checks: Suggester, turns: int) -> float:
    """Processor time of one look."""
    talk = chat(turns)
    begun = time.process_time()
    checks.suggest(talk)
    return time.process_time() - begun


def main() -> None:
    for name in BUILTIN:
        checks = Suggester(load(builtin(name), validate), {"brand": ("Meadow Lane",)})
        checks.suggest(chat(SHORT))
        short, long = seconds(checks, SHORT), seconds(checks, LONG)
        print(
            f"{name:<20} {SHORT} turns {short:6.3f} s   {LONG:,} turns {long:6.3f} s   {long / short:5.1f} times"
        )


if __name__ == "__main__":
    main()
