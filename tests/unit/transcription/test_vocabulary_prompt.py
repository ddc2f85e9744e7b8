"""What an engine is told of names beforehand, and how its echo is recognised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcription.doubts import checked
from transcription.engines import Segment
from transcription.model import Name, NameKind, Origin, Transcript
from transcription.vocabulary import SETTING, Prompt, applied_to, by_importance, is_echo, pinned, prompt

NAMES = (
    Name("Alder bookshelf", NameKind.PRODUCT),
    Name("Harbor Home", NameKind.OTHER),
    Name("Tom Reed", NameKind.AGENT, ("tom read",)),
    Name("Meadow Lane", NameKind.BRAND),
    Name("Maya Brandt", NameKind.AGENT),
)
TOLD = "Meadow Lane, Tom Reed, Maya Brandt, Alder bookshelf, Harbor Home."


def letters(text: str) -> int:
    return len(text)


def test_brands_come_first_then_agents_products_and_others_as_they_were_added() -> None:
    assert prompt(by_importance(NAMES), letters, 500) == Prompt(TOLD)


def test_the_names_of_the_call_itself_come_before_all_others() -> None:
    first = by_importance(NAMES, ("maya brandt", "Somebody Else"))[:2]
    assert [name.text for name in first] == ["Maya Brandt", "Meadow Lane"]


def test_names_that_do_not_fit_are_told_and_shorter_ones_behind_them_still_go_in() -> None:
    assert prompt(by_importance(NAMES), letters, 23) == Prompt(
        "Meadow Lane, Tom Reed.", ("Maya Brandt", "Alder bookshelf", "Harbor Home")
    )
    assert prompt(NAMES, letters, 0) == Prompt("", tuple(name.text for name in NAMES))
    assert prompt((), letters, 100) == Prompt()


@given(st.lists(st.text(min_size=1, max_size=30), max_size=20), st.integers(0, 200))
def test_a_prompt_is_never_longer_than_allowed_and_loses_no_name_silently(
    texts: list[str], most: int
) -> None:
    made = prompt([Name(text) for text in texts], letters, most)
    assert len(made.text) <= most
    assert all(text in made.text or text in made.left_out for text in texts)


@pytest.mark.parametrize(
    ("text", "is_voiced", "echo"),
    [
        ("Tom Reed, Maya Brandt.", True, True),
        ("harbor home meadow lane tom", True, True),
        (f"{TOLD} {TOLD}", True, True),
        ("Meadow Lane.", True, False),
        ("Meadow Lane.", False, True),
        ("Meadow Lane, this is Tom Reed.", False, False),
        ("Maya Brandt, Tom Reed.", True, False),
        ("", False, False),
        ("…", False, False),
    ],
)
def test_a_text_that_only_says_the_prompt_is_an_echo(text: str, is_voiced: bool, echo: bool) -> None:
    assert is_echo(text, TOLD, is_voiced) is echo
    assert is_echo(text, "", is_voiced) is False


def test_an_echo_is_flagged_and_stays_to_be_seen() -> None:
    segments = (Segment(0.0, 9.0, "Tom Reed, Maya Brandt"), Segment(9.0, 12.0, "Meadow Lane"))
    told = list(checked(segments, lambda start_s, _: 0.0 if start_s else 1.0, TOLD))
    assert [(one.text, one.flags) for one in told] == [
        ("Tom Reed, Maya Brandt", ("prompt_echo",)),
        ("Meadow Lane", ("over_silence", "prompt_echo")),
    ]


def test_pinned_names_come_back_whole() -> None:
    origin = Origin("whisper", settings=((SETTING, pinned(NAMES)),))
    assert applied_to(Transcript((), origin)) == NAMES
