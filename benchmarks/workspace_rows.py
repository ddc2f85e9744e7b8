"""Rows of the benchmarks' workspaces: who, when, and what was said."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.workspace_text import Talk

AGENTS, TEAMS, ROUNDS, RIVALS = 60, 6, 4, 3
LONG_CALL = 1
"""Id of the call of an hour; it is the newest of all."""
LONG_CALL_TURNS, LONG_CALL_S = 1_200, 3_600.0
TURN_S = 4.0
SPOKEN_SHARE = 0.9
"""Of a turn's time; the rest is a pause."""
LAST_DAY = datetime(2026, 10, 31, 18, tzinfo=UTC)
DAYS = 730
CHANNELS = ("call", "chat", "email")
CHANNEL_SHARES = (0.55, 0.35, 0.1)
WITHOUT_TIME = 97
"""Every so manieth interaction does not say when it was."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is; at least two interactions, and more turns than the long call has."""

    interactions: int = 100_000
    turns: int = 2_000_000
    seed: int = 20

    def told(self) -> list[int]:
        return [self.interactions, self.turns, self.seed]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for one table of the workspace, `columns` parted by commas."""

    name: str
    columns: str
    rows: Iterator[Row]


def stored(moment: datetime) -> str:
    """As the store writes it."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def moment_of(number: int, count: int) -> datetime:
    """Mostly in the order of import, a day and a half to and fro."""
    if number == LONG_CALL:
        return LAST_DAY
    to_and_fro = timedelta(minutes=number * 7_919 % 2_160)
    return LAST_DAY - timedelta(days=DAYS * (1 - number / count)) - to_and_fro


class Conversations:
    """Companies, agents, rounds, interactions, transcripts and their turns."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._random = random.Random(size.seed)
        self._talk = Talk(size.seed)

    def tables(self) -> Iterator[Table]:
        """In the order in which they must be written."""
        yield Table("company", "id, name, is_own", iter([(1, "Meadow Lane", 1), (2, "Harbor Home", 0)]))
        yield Table("agent", "id, name, team, company_id", map(_agent, range(1, AGENTS + 1)))
        rounds = ((n, f"Round {n}", "", n) for n in range(1, ROUNDS + 1))
        yield Table("round", "id, name, sampling_rule, position", rounds)
        yield Table(
            "interaction",
            "id, external_id, title, channel, agent_id, company_id, round_id, started_at, duration_s, source, sha256,"
            " conversation, imported_at",
            map(self._interaction, self._numbers()),
        )
        yield Table(
            "transcript",
            "id, interaction_id, version, engine, model, settings, is_draft, language, duration_s, agent_words,"
            " created_at",
            ((n, n, 1, "import", "json", "[]", 0, "en", None, "", stored(LAST_DAY)) for n in self._numbers()),
        )
        yield Table(
            "turn",
            "transcript_id, position, role, text, start_s, end_s, speaker, channel, words, note, flags",
            self._turns(),
        )

    def _numbers(self) -> range:
        return range(1, self._size.interactions + 1)

    def _interaction(self, number: int) -> Row:
        draw = self._random
        is_long = number == LONG_CALL
        channel = "call" if is_long else draw.choices(CHANNELS, CHANNEL_SHARES)[0]
        agent = min(int(draw.expovariate(3 / AGENTS)) + 1, AGENTS)
        started_at = stored(moment_of(number, self._size.interactions))
        duration_s = LONG_CALL_S if is_long else round(draw.lognormvariate(5.5, 0.7), 1)
        name = f"{channel}_{number:06}.{'wav' if channel == 'call' else 'json'}"
        return (
            number,
            f"ML-{number:06}",
            f"{channel.capitalize()} {number:06}",
            channel,
            agent,
            _agent(agent)[-1],
            draw.choice((None, *range(1, ROUNDS + 1))),
            started_at if number % WITHOUT_TIME else None,
            duration_s,
            f"/recordings/{started_at[:7]}/{name}",
            f"{number:064x}",
            "",
            stored(LAST_DAY),
        )

    def _lengths(self) -> Iterator[int]:
        """Turns of each interaction: unequal, and together exactly as many as asked for."""
        left = self._size.turns - LONG_CALL_TURNS
        yield LONG_CALL_TURNS
        for rest in range(self._size.interactions - 1, 0, -1):
            wanted = round(self._random.lognormvariate(-0.18, 0.6) * left / rest)
            count = left if rest == 1 else min(wanted, left)
            left -= count
            yield count

    def _turns(self) -> Iterator[Row]:
        for number, length in enumerate(self._lengths(), 1):
            is_long = number == LONG_CALL
            each = LONG_CALL_S / LONG_CALL_TURNS if is_long else TURN_S
            for place, (role, text) in enumerate(self._talk.turns(length)):
                start, end = place * each, (place + SPOKEN_SHARE) * each
                words = json.dumps(list(_words(text, start, end))) if is_long else "[]"
                yield number, place, role, text, start, end, "", place % 2, words, 0, "[]"


def _agent(number: int) -> Row:
    is_rival = number > AGENTS - RIVALS
    return number, f"Agent {number:02}", f"Team {number % TEAMS + 1}", 2 if is_rival else 1


def _words(text: str, start_s: float, end_s: float) -> Iterator[list[float]]:
    """[start, end, start_s, end_s, confidence] each, spread evenly over the turn."""
    words, place = text.split(), 0
    each = (end_s - start_s) / len(words)
    for number, word in enumerate(words):
        place = text.index(word, place)
        first_s = start_s + number * each
        yield [place, place + len(word), round(first_s, 2), round(first_s + each, 2), 0.9]
        place += len(word)
