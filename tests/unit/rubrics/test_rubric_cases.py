"""A rubric's cases file: what is read from it, and everything that can be wrong with it."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.case_model import CaseFile, CaseKind, CaseTurn, ExpectedEvidence, Speaker
from rubrics.cases import beside, load, loads
from rubrics.errors import RubricFaultsError
from rubrics.loader import BUILTIN, builtin
from rubrics.loader import load as load_rubric
from rubrics.loader import loads as rubric_of
from rubrics.model import Rubric

RUBRIC = rubric_of(
    """
rubric: mine
title: Mine
sections:
  - key: all
    title: All
    weight: 1
    criteria:
      - key: greeting
        title: Greeting
        weight: 1
        na_allowed: false
        scale: {levels: [{key: "1", label: A}, {key: "0", label: B}]}
      - {key: apology, title: Apology, weight: 1, scale: yes_no}
      - key: faults
        title: Faults
        weight: 1
        scale: {unit: faults, bands: [{key: none, below: 1, fraction: 1}, {key: some, fraction: 0}]}
      - key: picks
        title: Picks
        weight: 1
        scale: {choices: [{key: a, points: 1}, {key: b, points: 1}], maximum: 2}
      - {key: note, title: Note, scale: text}
""",
    "mine.yaml",
)
GOOD = """rubric: mine
version: 3
names: {brand: [Corvo]}
cases:
  - name: Sorry is said
    criterion: apology
    kind: plain
    expect: yes
    held_out: true
    evidence: [I am sorry, 2]
    snippet: |
      [0:03] Customer: It broke.
      [1:02.5] Agent: I am sorry.
        Really.
"""


def read(text: str, folder: Path | None = None) -> CaseFile:
    return loads(text, "mine.cases.yaml", RUBRIC, folder)


def faults_of(text: str, folder: Path | None = None) -> list[tuple[int, str]]:
    with pytest.raises(RubricFaultsError) as caught:
        read(text, folder)
    return [(fault.line, f"{fault.message} {fault.suggestion}".strip()) for fault in caught.value.faults]


@pytest.fixture(scope="module")
def forms() -> dict[str, tuple[Rubric, CaseFile]]:
    found = {}
    for name in BUILTIN:
        rubric = load_rubric(builtin(name))
        found[name] = (rubric, load(beside(builtin(name)), rubric))
    return found


def test_a_case_is_read_with_its_turns_times_and_evidence() -> None:
    file = read(GOOD)
    (case,) = file.cases
    assert (file.rubric_key, file.version, case.kind, case.expect) == ("mine", 3, CaseKind.PLAIN, "yes")
    assert case.turns == (
        CaseTurn(Speaker.CUSTOMER, "It broke.", 3.0),
        CaseTurn(Speaker.AGENT, "I am sorry.\nReally.", 62.5),
    )
    assert case.evidence == (ExpectedEvidence(None, "I am sorry"), ExpectedEvidence(1))
    assert (case.held_out, case.names, case.line) == (True, {"brand": ("Corvo",)}, 5)


def test_every_fault_is_told_at_once_with_its_line() -> None:
    text = (
        GOOD.replace("criterion: apology", "criterion: apologie")
        .replace("kind: plain", "kind: plane")
        .replace("held_out: true", "held_out: yes")
        .replace("[1:02.5] Agent:", "[1:02.5] Agnet:")
    )
    assert faults_of(text) == [
        (6, "The rubric has no criterion 'apologie'. Did you mean 'apology'?"),
        (7, "'plane' is not known here. Did you mean 'plain'?"),
        (9, "Expected true or false, not 'yes'. Write true."),
        (10, "'I am sorry' does not stand in the snippet word for word."),
        (10, "There is no turn 2; the snippet has turns 1 to 1."),
        (13, "'Agnet' is no speaker of a snippet. Did you mean 'Agent'?"),
    ]


@pytest.mark.parametrize(
    ("criterion", "expect", "message"),
    [
        ("apology", "maybe", "'maybe' is no answer of this criterion; possible: yes, no, na, abstain."),
        ("greeting", "na", "This criterion does not offer N/A."),
        ("faults", "few", "This criterion is answered with a number, not 'few'."),
        ("picks", "[a, c]", "'c' is no answer of this criterion; possible: a, b, na, abstain."),
        ("note", "fine", "This criterion is answered with words, which no case can expect."),
    ],
)
def test_a_mark_that_the_criterion_does_not_offer_is_a_fault(
    criterion: str, expect: str, message: str
) -> None:
    text = GOOD.replace("criterion: apology", f"criterion: {criterion}")
    assert faults_of(text.replace("expect: yes", f"expect: {expect}")) == [(8, message)]


@pytest.mark.parametrize(
    ("criterion", "expect", "read_as"),
    [
        ("greeting", "1", "1"),
        ("apology", "abstain", "abstain"),
        ("faults", "3", "3"),
        ("picks", "[b, a]", "a+b"),
    ],
)
def test_a_mark_of_each_scale_can_be_expected(criterion: str, expect: str, read_as: str) -> None:
    text = GOOD.replace("criterion: apology", f"criterion: {criterion}")
    assert read(text.replace("expect: yes", f"expect: {expect}")).cases[0].expect == read_as


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "A cases file is a map of keys. It begins with 'rubric: its_key'."),
        ("- 1", "A cases file is a map of keys. It begins with 'rubric: its_key'."),
        ("rubric: mine", "'cases' is missing."),
        (
            GOOD.replace("rubric: mine", "rubric: other"),
            "These cases are for 'other', not for 'mine'. Name its own file.",
        ),
        (GOOD.replace("[0:03] ", ""), "Some turns have a time and some have none. Give all or none."),
        (GOOD.replace("[0:03]", "[9:03]"), "The times do not go up from turn to turn."),
        (GOOD.replace("kind: plain", "sort: plain"), "The key 'sort' is not known here."),
        (
            GOOD.replace("[0:03] Customer: It broke.", "It broke."),
            "A turn begins with who speaks; this is 'It broke.'. Write 'Agent: …', 'Customer: …',",
        ),
    ],
)
def test_what_is_no_cases_file_is_told(text: str, message: str) -> None:
    assert message in [told[: len(message)] for _, told in faults_of(text)]


def test_the_same_name_twice_for_a_criterion_is_a_fault() -> None:
    text = GOOD + GOOD[GOOD.index("  - name") :]
    assert faults_of(text) == [(15, "The case 'Sorry is said' of 'apology' stands in line 5 already.")]


def test_cases_are_taken_over_from_a_neighbour(tmp_path: Path) -> None:
    theirs = GOOD.replace("rubric: mine", "rubric: theirs").replace("criterion: apology", "criterion: sorry")
    (tmp_path / "theirs.cases.yaml").write_text(theirs, encoding="utf-8")
    text = "rubric: mine\nsame_as:\n  - {criterion: apology, rubric: theirs, of: sorry}\n"
    (case,) = read(text, tmp_path).cases
    assert (case.criterion_key, case.origin, case.names) == ("apology", "theirs", {"brand": ("Corvo",)})
    assert not read(text.replace("of: sorry", "of: sorry, without: [yes]"), tmp_path).cases


def test_what_cannot_be_taken_over_is_told_at_its_line(tmp_path: Path) -> None:
    theirs = GOOD.replace("rubric: mine", "rubric: theirs").replace("expect: yes", "expect: na")
    (tmp_path / "theirs.cases.yaml").write_text(theirs, encoding="utf-8")
    (tmp_path / "broken.cases.yaml").write_text("rubric: broken\ncases: 4\n", encoding="utf-8")
    text = """rubric: mine
same_as:
  - {criterion: greeting, rubric: theirs, of: apology}
  - {criterion: apology, rubric: theirs, of: apologies}
  - {criterion: apology, rubric: broken}
  - {criterion: apology, rubric: nowhere}
  - {criterion: apology, rubric: ../secret}
"""
    told = faults_of(text, tmp_path)
    assert [line for line, _ in told] == [3, 4, 5, 6, 7]
    assert told[0][1].endswith("This criterion does not offer N/A. Leave it out: without: [na].")
    assert told[1][1] == "'theirs' has no cases of 'apologies'. Did you mean 'apology'?"
    assert "cannot be taken over from" in told[2][1]
    assert "There is no such file" in told[3][1]
    assert "is no key" in told[4][1]


def test_every_criterion_of_the_built_in_rubrics_has_a_dozen_cases(
    forms: dict[str, tuple[Rubric, CaseFile]],
) -> None:
    few = {
        (name, criterion.key): count
        for name, (rubric, file) in forms.items()
        for counts in [Counter(case.criterion_key for case in file.cases)]
        for criterion in rubric.criteria()
        if (count := counts[criterion.key]) < 12
    }
    assert few == {}


def test_a_third_of_each_built_in_rubrics_cases_is_held_out(
    forms: dict[str, tuple[Rubric, CaseFile]],
) -> None:
    shares = {
        name: sum(c.held_out for c in file.cases) / len(file.cases) for name, (_, file) in forms.items()
    }
    assert all(0.31 < share < 0.36 for share in shares.values()), shares


def test_the_built_in_cases_are_of_every_kind(forms: dict[str, tuple[Rubric, CaseFile]]) -> None:
    kinds = {case.kind for _, file in forms.values() for case in file.cases}
    assert kinds >= set(CaseKind) - {CaseKind.OTHER}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_told_of(text: str) -> None:
    for attempt in (text, GOOD.replace("It broke.", text.replace("\n", " "))):
        with suppress(RubricFaultsError):
            assert read(attempt).rubric_key == "mine"
