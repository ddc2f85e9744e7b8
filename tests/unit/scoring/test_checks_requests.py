"""Customers' requests followed to their end: fifty-four conversations whose outcome was written down before the checks
saw them. At the first run 17 of the first 24 came out as written, 14 of the next 20 after those had been mended, and 9
of the last 10 after these. Two expectations were put right by the form's guidance: a main request left open is "none",
whatever else is answered.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from rubrics.model import CheckUse
from scoring.checks import build, validate
from scoring.checks.fates import fate_of, told
from scoring.checks.model import Look
from scoring.checks.requests import judged
from scoring.checks.scene import Scene, look_at
from transcription.model import Origin, Role, Transcript, Turn

ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER}
CASES = Path(__file__).parents[2] / "data" / "requests_followed.txt"


def rows() -> list[tuple[str, list[str], str]]:
    """Outcome of all together, fate of each, conversation."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    parts = [line.split(" = ", 1) for line in lines]
    return [(head.split()[0], head.split()[1].split(","), said) for head, said in parts]


def scene_of(said: str) -> Scene:
    turns = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in said.split(" | "))
    return look_at(Transcript(turns, Origin("import")), {})


def looked(said: str, check: str, **arguments: object) -> Look:
    use = CheckUse(check, arguments)
    assert not validate(use)
    return build(use, {}).look(scene_of(said))


@pytest.mark.parametrize(("outcome", "fates", "said"), rows(), ids=[said[:70] for *_, said in rows()])
def test_the_requests_of_a_conversation_come_out_as_a_careful_reader_says(
    outcome: str, fates: list[str], said: str
) -> None:
    holding = [state for state in ("all", "some", "none") if looked(said, "requests", answered=state).holds]
    assert holding == [outcome], told(scene_of(said))


def test_nine_of_ten_single_requests_have_the_fate_that_a_careful_reader_gives_them() -> None:
    right = total = 0
    for _, fates, said in rows():
        scene = scene_of(said)
        found = Counter(str(fate_of(scene, request)) for request in judged(scene))
        right += (found & Counter(fates)).total()
        total += max(found.total(), len(fates))
    assert total > 50
    assert right >= 0.85 * total, (right, total)


def test_a_dropped_request_is_quoted_and_told_in_the_reason() -> None:
    said = "C: When will my lamp arrive? And can I change the colour? | A: It arrives on Tuesday. | C: ok | A: Bye."
    look = looked(said, "request_fate", fate="dropped")
    assert [hit.text for hit in look.hits] == ["And can I change the colour"]
    assert told(scene_of(said)).endswith("“And can I change the colour”: dropped.")


def test_the_words_of_a_handover_are_quoted_when_the_agent_is_looked_at() -> None:
    said = "C: I need the invoice corrected. | A: I have passed this to Karen in billing. | C: ok"
    look = looked(said, "request_fate", fate="handed_over", speaker="agent")
    assert [hit.text for hit in look.hits] == ["I have passed this to Karen"]


def test_an_unknown_fate_is_refused_with_the_known_ones() -> None:
    faults = validate(CheckUse("request_fate", {"fate": "forgotten", "fates": 1}))
    assert len(faults) == 2
