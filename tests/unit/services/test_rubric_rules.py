"""Rules of suggestions as changes to a form's text: what is meant changes, everything else stays as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_studio.services.check_forms import ShapeKind, as_text, check_form, check_forms
from qa_studio.services.rubric_editing import EditingSession
from rubrics import loader
from rubrics.document import Document, open_document
from rubrics.model import Criterion
from scoring.checks import CHECKS, COMPOSED

FIRST = "sections[0].criteria[0]"
HEAD = """rubric: small
title: Small
version: 1
sections:
  - key: only
    title: Only
    weight: 1
    criteria:
      - key: thanks
        title: Thanks
        weight: 1
        scale: yes_no
"""
RULE = """        suggest:
          # what was found out in spring
          - answer: "yes"
            confidence: 0.8
            any_of:
              - check: phrases
                speaker: agent
                phrases:
                  - thank you  # the usual one
                  - thanks a lot
"""

WORDS = st.text(st.sampled_from("abcxyzäö '\"#:-{}[],&*!|>%@`?…“”=~0123456789"), min_size=1, max_size=30)
LINES = st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=8)


def session_of(text: str = HEAD) -> EditingSession:
    return EditingSession(Document(text, "small"), Path("small.yaml"))


def criterion(session: EditingSession) -> Criterion:
    found = session.at(FIRST)
    assert isinstance(found, Criterion)
    return found


@settings(max_examples=40, deadline=None)
@given(LINES, LINES)
def test_any_wordings_become_any_others_and_nothing_beside_them_changes(
    before: list[str], after: list[str]
) -> None:
    session = session_of()
    session.rules.add(FIRST)
    at = f"{FIRST}.suggest[0].any_of[0].phrases"
    session.rules.put_lines(at, before, "Wordings")
    assert session.written(at) == before
    text = session.text
    session.rules.put_lines(at, before, "Wordings")
    assert session.text == text
    session.end_step()
    session.rules.put_lines(at, after, "Wordings")
    assert session.written(at) == after
    assert session.text.startswith(HEAD.rstrip())
    session.undo()
    assert session.text in (text, session.text if before == after else text)


_VALUES = {
    ShapeKind.WHOLE: st.integers(1, 20),
    ShapeKind.NUMBER: st.sampled_from([0.25, 0.5, 0.75]),
    ShapeKind.FLAG: st.booleans(),
    ShapeKind.LINES: LINES,
    ShapeKind.GROUPS: st.lists(LINES, min_size=1, max_size=3),
}


@st.composite
def uses(draw: st.DrawFn) -> dict[str, Any]:
    """A check with some of its parameters, valid or not."""
    form = draw(st.sampled_from([one for one in check_forms() if one.can_begin]))
    found: dict[str, Any] = {"check": form.name}
    for one in form.parameters:
        if one.shape is None or not (one.is_required or draw(st.booleans())):
            continue
        if one.shape.names:
            name = st.sampled_from(one.shape.names)
            found[one.name] = draw(name if one.shape.kind is ShapeKind.CHOICE else st.lists(name, min_size=1))
        elif one.shape.kind in _VALUES:
            found[one.name] = draw(_VALUES[one.shape.kind])
    return found


@settings(max_examples=20, deadline=None)
@given(st.lists(uses(), min_size=1, max_size=3), st.sampled_from(["all_of", "any_of", "none_of"]))
def test_any_rule_that_is_written_is_read_back_and_moves_whole(conditions: list[Any], group: str) -> None:
    session = session_of(HEAD + RULE)
    for place, value in enumerate(conditions):
        at = session.rules.add_condition(f"{FIRST}.suggest[0]", group, "phrases")
        where = f"{FIRST}.suggest[0].{group}[{at}]"
        session.rules.set_check(where, value["check"])
        for name in ("speaker", "phrases"):
            session.rules.put(f"{where}.{name}", None, "x")
        for name, given_value in value.items():
            session.rules.put(f"{where}.{name}", given_value, "x")
        assert session.written(where) == value, place
    rule = session.written(f"{FIRST}.suggest[0]")
    assert session.rules.duplicate(FIRST, 0) == 1
    assert session.rules.move(FIRST, 1, -1) == 0
    assert session.written(f"{FIRST}.suggest") == [rule, rule]
    session.rules.remove(FIRST, 0)
    session.rules.remove(FIRST, 0)
    assert session.written(f"{FIRST}.suggest") is None
    assert criterion(session).suggest == ()


def test_remarks_in_the_file_stay_with_the_wordings_they_stand_at() -> None:
    session = session_of(HEAD + RULE)
    at = f"{FIRST}.suggest[0].any_of[0].phrases"
    session.rules.put_lines(at, ["thank you", "thanks a million", "cheers"], "Wordings")
    assert "- thank you  # the usual one\n" in session.text
    assert "# what was found out in spring" in session.text
    assert session.written(at) == ["thank you", "thanks a million", "cheers"]
    session.undo()
    assert session.text == HEAD + RULE


def test_a_condition_goes_to_another_group_and_leaves_no_empty_one() -> None:
    session = session_of(HEAD + RULE)
    assert session.rules.regroup(f"{FIRST}.suggest[0]", "any_of", 0, "none_of") == 0
    (rule,) = criterion(session).suggest
    assert (len(rule.none_of), rule.any_of) == (1, ())
    assert "any_of" not in session.text
    assert session.rules.add_condition(f"{FIRST}.suggest[0]", "none_of", "phrases") == 1
    assert session.rules.regroup(f"{FIRST}.suggest[0]", "none_of", 1, "all_of") == 0
    (rule,) = criterion(session).suggest
    assert (len(rule.all_of), len(rule.none_of)) == (1, 1)


def test_the_turns_that_are_searched_are_the_first_or_the_last_and_never_both() -> None:
    session = session_of(HEAD + RULE)
    at = f"{FIRST}.suggest[0].any_of[0]"
    for which, count in (("first_turns", 2), ("last_turns", 3), ("last_turns", 3)):
        session.rules.put_turns(at, which, count)
        assert {name: session.written(f"{at}.{name}") for name in ("first_turns", "last_turns")} == {
            "first_turns": None,
            "last_turns": None,
            which: count,
        }
    session.rules.put_turns(at, "", 0)
    assert session.text == HEAD + RULE


def test_every_check_of_the_registry_says_what_it_can_be_asked_for() -> None:
    assert [one.name for one in check_forms()] == [*CHECKS, *COMPOSED]
    begun = {one.name for one in check_forms() if one.can_begin}
    assert set(CHECKS) - begun == {"pattern"}
    phrases = check_form("phrases")
    assert phrases is not None
    assert phrases.speaker == "agent"
    assert {one.name for one in phrases.parameters if one.is_required} == {"phrases"}
    assert check_form("nothing") is None


@pytest.mark.parametrize("name", loader.BUILTIN)
def test_only_what_no_field_shows_is_told_as_text_in_the_built_in_forms(name: str) -> None:
    """And that is little: token patterns, and lists of checks."""
    hidden = set()
    rubric = open_document(loader.builtin(name)).rubric()
    for item in rubric.criteria():
        for rule in item.suggest:
            for use in (*rule.all_of, *rule.any_of, *rule.none_of):
                form = check_form(use.check)
                assert form is not None
                for key, value in use.arguments.items():
                    parameter = form.parameter(key)
                    assert parameter is not None
                    if not parameter.shows(value):
                        hidden.add(key)
                        assert as_text(key, value).startswith(f"{key}:")
    assert hidden <= {"patterns", "by"}
