"""Which channel is the agent's, guessed from how the call opens. Owns the wording; judges no voice.

An agent names the company, offers help, asks for the account; a customer says what they bought and what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

OPENING_WORDS = 50
"""So many first words of each side are looked at: later both sides say anything."""

AGENT_WORDING = (
    (3.0, r"(?:thank\w*|\w+ (?:you|few|q|queue)) for (?:calling|holding|phoning|contacting)\b[^.?!]{0,20}"),
    (3.0, r"\b(?:how|what) (?:can|may|could) i (?:help|assist|do for)(?: you)?(?: today)?"),
    (2.0, r"\bwelcome to \w+(?: \w+)?"),
    (2.0, r"\b(?:customer (?:service|care|support)|you are speaking (?:with|to)|speaking with)\b"),
    (2.0, r"\bthis (?:call|conversation) (?:is|may be|will be) recorded"),
    (1.5, r"\b(?:may|can|could) i (?:have|ask for|take|get) your\b(?: \w+){0,2}"),
    (
        1.5,
        r"\b(?:what is|what's|can you (?:tell|give) me) (?:your|the) (?:name|order|account|number|postcode)\b",
    ),
    (1.0, r"\bmy name is \w+"),
    (1.0, r"\bthis is \w+ (?:speaking|from)\b"),
    (1.0, r"\b\w+ speaking\b"),
)
CUSTOMER_WORDING = (
    (2.0, r"\bi (?:have )?(?:ordered|bought|purchased|received|returned)\b(?: \w+){0,3}"),
    (2.0, r"\b(?:i am|i'm) (?:calling|phoning|ringing) (?:about|because|to)\b"),
    (1.5, r"\b(?:i am|i'm) still waiting\b"),
    (1.5, r"\bi (?:have|had|got) (?:a|an) (?:problem|question|issue|complaint)\b"),
    (1.5, r"\bmy (?:new )?(?:order|parcel|delivery|bill|account|money|refund)\b"),
)
"""Weight and pattern, chosen. The draft engine writes "sent you" or "sam q" for "thank you", which counts as well."""

PRIOR_WEIGHT = 2.0
"""So much wording is assumed for every channel before a word was heard: one weak phrase does not make certainty."""


@dataclass(frozen=True, slots=True)
class AgentGuess:
    """Which channel is the agent's.

    Attributes:
        channel: place in the openings that were given.
        confidence: 0..1; 1 divided by the number of channels when nothing was said for or against.
        words: verbatim, what decided; "" when nothing did.
    """

    channel: int
    confidence: float
    words: str


@dataclass(frozen=True, slots=True)
class _Evidence:
    weight: float
    words: str


def guess_agent(openings: Sequence[str]) -> AgentGuess:
    """Guess from the first words of each channel.

    What is agent's wording on one channel counts for it, what is customer's counts for the others; the confidence is
    the channel's share of all that counts. Nothing said: the first channel, without confidence.

    Args: openings: at least one text; "" for a silent channel.
    """
    agent = [_found(opening, AGENT_WORDING) for opening in openings]
    customer = [_found(opening, CUSTOMER_WORDING) for opening in openings]
    weights = [
        _sum(agent[own]) + sum(_sum(customer[other]) for other in range(len(openings)) if other != own)
        for own in range(len(openings))
    ]
    best = max(range(len(openings)), key=lambda channel: weights[channel])
    share = (weights[best] + PRIOR_WEIGHT) / (sum(weights) + PRIOR_WEIGHT * len(openings))
    return AgentGuess(best, round(share, 3), _deciding_words(best, agent, customer))


def _deciding_words(best: int, agent: list[list[_Evidence]], customer: list[list[_Evidence]]) -> str:
    others = [evidence for channel, found in enumerate(customer) if channel != best for evidence in found]
    found = agent[best] or others
    return max(found, key=lambda evidence: evidence.weight).words if found else ""


def _sum(found: list[_Evidence]) -> float:
    return sum(evidence.weight for evidence in found)


def _found(opening: str, wording: Sequence[tuple[float, str]]) -> list[_Evidence]:
    text = " ".join(opening.split()[:OPENING_WORDS])
    matches = ((weight, re.search(pattern, text, re.IGNORECASE)) for weight, pattern in wording)
    return [_Evidence(weight, match.group().strip(" ,.?!")) for weight, match in matches if match]
