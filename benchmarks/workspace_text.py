"""What is said in the benchmarks' workspaces: turns by the hundred thousand, from a seed.

Templates filled with words of very unequal frequency: a word in every third turn, and order numbers that stand once.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

AGENT = (
    "Thank you for calling Meadow Lane, this is {agent}, how can I help you today?",
    "I am sorry to hear that the {item} arrived {fault}. I will look at the order right away.",
    "May I have your order number and the postcode, please, so that I can find the delivery?",
    "Thank you. I can see order {order} with one {colour} {item}, sent from {town} on {day}.",
    "I will send a replacement today; it should be with you by {day}, and you need not return the old one.",
    "So, to make sure that I have it right: you would like the {item} in {colour} instead, is that correct?",
    "I have refunded {amount} euros to the card that you paid with; it takes three to five working days.",
    "Is there anything else that I can do for you today?",
    "Thank you for your patience, and have a lovely day. Goodbye from Meadow Lane.",
    "One moment, please, I am just checking the stock of the warehouse in {town} for you.",
    "The {item} is in stock again from {day}. Shall I reserve one {colour} for you?",
    "I understand, and I would be annoyed as well if the {item} came {fault} twice.",
)
CUSTOMER = (
    "Hello, I ordered a {colour} {item} two weeks ago and it still has not come.",
    "Yes, the order number is {order}, and the postcode is the one in {town}.",
    "It came {fault}, and frankly this is the second time that it has happened.",
    "No, I do not want another {item}, I would like my money back, please.",
    "That would be great, thank you so much for your help.",
    "I have already told your colleague {agent} all of this on {day}.",
    "Harbor Home would have it here in two days, you know.",
    "Okay. And when will the {item} be here, by {day}?",
    "Can you send me an e-mail about the {amount} euros, so that I have it in writing?",
    "Well, the manual of the {item} does not say how to put the {colour} legs on.",
    "Right.",
    "Mhm, yes, {day} is fine.",
)
ITEMS = (
    "lamp", "shelf", "sofa", "armchair", "rug", "wardrobe", "desk", "mirror", "curtain", "bookcase", "crib", "duvet",
    "café table", "footstool",
)  # fmt: skip
COLOURS = ("oak", "white", "grey", "walnut", "green", "sand", "charcoal", "ochre", "Grün", "crème")
FAULTS = ("broken", "scratched", "late", "incomplete", "bent", "damp", "in the wrong colour", "mouldy")
TOWNS = ("Leeds", "Bristol", "Łódź", "Málaga", "Köln", "Aarhus", "Gdańsk", "Cork", "Reykjavík", "Swansea")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
NAMES = ("Maya", "Tom", "Priya", "Zoë", "Björn", "Anaïs", "Omar", "Ewa", "Chidi", "Łukasz")

POOL = 40_000
"""Different turns that are drawn before any is repeated; half of them carry an order number of their own."""


class Talk:
    """A stock of turns, half of it the agents'. Equal seeds make equal stocks."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._agent = [self._filled(AGENT) for _ in range(POOL // 2)]
        self._customer = [self._filled(CUSTOMER) for _ in range(POOL // 2)]

    def turns(self, count: int) -> Iterator[tuple[str, str]]:
        """Role and text, beginning with the agent."""
        offset = self._random.randrange(POOL // 2)
        for place in range(count):
            mine = self._customer if place % 2 else self._agent
            yield ("customer" if place % 2 else "agent"), mine[(offset + place * 7) % len(mine)]

    def _filled(self, templates: tuple[str, ...]) -> str:
        draw = self._random
        return draw.choice(templates).format(
            agent=draw.choice(NAMES),
            item=_often_the_first(draw, ITEMS),
            colour=_often_the_first(draw, COLOURS),
            fault=_often_the_first(draw, FAULTS),
            town=draw.choice(TOWNS),
            day=draw.choice(DAYS),
            order=f"ML-{draw.randrange(10**6):06}",
            amount=draw.randrange(5, 900),
        )


def _often_the_first(draw: random.Random, words: tuple[str, ...]) -> str:
    """The first word most of the time, each next one less often, as words are in talk."""
    return words[min(int(draw.expovariate(0.4)), len(words) - 1)]
