"""Reading rubric files: good ones, ones that are no rubric, and whatever text may come."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rubric_texts import FULL, SMALL, faults_of, only_fault

from rubrics.errors import Fault, RubricError, RubricFaultsError
from rubrics.loader import BUILTIN, builtin, load, loads
from rubrics.model import (
    AnswerIs,
    Attribution,
    Condition,
    CriticalPolicy,
    Reason,
    Role,
    ScaleKind,
    VersionState,
    Weighting,
)


def test_a_small_rubric_has_the_usual_policy_and_thresholds() -> None:
    rubric = loads(SMALL, "small")
    assert (rubric.key, rubric.version, rubric.state) == ("small", 1, VersionState.DRAFT)
    assert (rubric.thresholds.interaction, rubric.thresholds.customer) == (91, 85)
    assert [option.key for option in rubric.sections[0].criteria[0].scale.options] == ["yes", "no"]


@pytest.mark.parametrize("name", BUILTIN)
def test_every_built_in_rubric_loads(name: str) -> None:
    assert load(builtin(name)).key == name


def test_support_core_has_its_twelve_criteria() -> None:
    keys = [criterion.key for criterion in load(builtin("support_core")).criteria()]
    assert keys[:3] == ["greeting", "no_blame", "closing"]
    assert keys[3:8] == ["identity", "recap", "solution", "next_steps", "anything_else"]
    assert keys[8:] == ["acknowledgement", "apology", "ownership", "listening"]


def test_a_built_in_name_that_is_nearly_right_is_suggested() -> None:
    with pytest.raises(RubricError, match="Did you mean 'support_core'"):
        builtin("suport_core")


def test_weights_are_decimal_numbers() -> None:
    rubric = loads(
        SMALL.replace(
            "weight: 10\n        scale: yes_no\n      - key: b",
            "weight: 0.1\n        scale: yes_no\n      - key: b",
        ),
        "s",
    )
    assert rubric.sections[0].criteria[0].weight == Decimal("0.1")


def test_the_full_form_is_read_in_every_detail() -> None:
    rubric = loads(FULL, "full")
    by_key = {criterion.key: criterion for criterion in rubric.criteria()}
    assert rubric.names == {"brand": ("Meadow Lane",), "product": ("lamp",)}
    assert (rubric.policy.critical, rubric.policy.critical_cap, rubric.policy.bonus_cap) == (
        CriticalPolicy.CAP,
        50,
        None,
    )
    assert (rubric.policy.weighting, rubric.policy.decimals) == (Weighting.POINTS, 2)
    assert [(band.key, band.label, band.start) for band in rubric.bands] == [
        ("high", "High", 91),
        ("low", "low", 0),
    ]
    assert rubric.sections[0].shown_when == Condition(channels=("call",))
    assert rubric.sections[1].role is Role.BONUS
    levels = by_key["levels"]
    assert [option.fraction for option in levels.scale.options] == [1, Decimal("0.5"), 0]
    assert (levels.critical, levels.critical_effect) == (True, CriticalPolicy.SECTION_ZERO)
    assert (levels.comment_on, levels.reasons) == (("0",), (Reason("unaware", "Did not know"),))
    assert (levels.attribution, levels.replaces) == ((Attribution.AGENT, Attribution.ARTICLE), "old_levels")
    assert levels.scale.options[2].examples == ("Nope.",)
    points = by_key["points"].scale
    assert (points.minimum, points.maximum, points.step, by_key["points"].weight) == (1, 5, Decimal("0.5"), 5)
    assert by_key["plain_points"].scale.maximum == 4
    assert [(o.key, o.below) for o in by_key["bands"].scale.options] == [("band_1", 3), ("late", None)]
    assert by_key["bands"].scale.unit == "days"
    assert ([o.points for o in by_key["choices"].scale.options], by_key["choices"].scale.maximum) == (
        [2, 1, -1],
        3,
    )
    assert (by_key["words"].scale.kind, by_key["words"].weight) == (ScaleKind.TEXT, 0)
    assert [(o.fraction, o.label) for o in by_key["inverted"].scale.options] == [(0, "Yes"), (1, "Never")]
    assert by_key["inverted"].shown_when == Condition(
        answers=(AnswerIs("levels", ("2", "1")),),
        any_of=(Condition(tags=("refund",)), Condition(channels=("chat", "email"))),
        none_of=(Condition(tags=("test", "training")),),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("# nothing\n", "empty"),
        ("- a\n", "a list"),
        ("hello", "'hello'"),
        ("rubric: [a", "not YAML"),
        ("rubric: a: b", "quotes"),
        ("rubric:\n\t- a", "spaces"),
        ("rubric: *nobody", "anchor"),
        ("rubric: !!python/object:os.system x", "tag"),
        ("rubric: a\n---\nrubric: b\n", "second one"),
        ("rubric: \x00", "not YAML"),
        ('rubric: "\\U99999999"', "not YAML"),
        ("{" * 40, "nested"),
        ("<<: {rubric: a}\n", "merged"),
    ],
)
def test_a_text_that_is_no_rubric_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(RubricFaultsError) as caught:
        loads(text, "odd.yaml")
    assert words in str(caught.value)


def test_a_syntax_error_carries_its_line() -> None:
    assert only_fault("rubric: a\ntitle: b: c\n").line == 2


def test_aliases_that_would_explode_are_refused_before_they_do() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for this, before in zip("bcdefghijkl", "abcdefghijk", strict=True):
        lines.append(f"{this}: &{this} [{', '.join([f'*{before}'] * 10)}]")
    started = time.perf_counter()
    assert "too large" in faults_of("\n".join(lines))[0].message
    assert time.perf_counter() - started < 2


def test_aliases_that_do_not_explode_are_read() -> None:
    text = SMALL.replace("scale: yes_no\n      - key: b", "scale: &s {points: 3}\n      - key: b")
    rubric = loads(
        text.replace("weight: 10\n        scale: yes_no\n", "weight: 10\n        scale: *s\n"), "s"
    )
    assert [criterion.scale.maximum for criterion in rubric.criteria()] == [3, 3]


def test_a_million_criteria_are_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    file.write_text(SMALL + "      - {key: x, title: X, weight: 1, scale: yes_no}\n" * 1_000_000)
    started = time.perf_counter()
    with pytest.raises(RubricFaultsError, match="larger than a rubric can be"):
        load(file)
    assert time.perf_counter() - started < 1


def test_more_criteria_than_a_form_can_hold_are_refused() -> None:
    more = "".join(f"      - {{key: x{n}, title: X, weight: 1, scale: yes_no}}\n" for n in range(501))
    assert any("more than a form can hold" in fault.message for fault in faults_of(SMALL + more))


def test_a_file_that_is_missing_or_a_folder_or_not_utf_8_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(RubricFaultsError, match="no such file"):
        load(tmp_path / "none.yaml")
    with pytest.raises(RubricFaultsError, match="cannot be read"):
        load(tmp_path)
    file = tmp_path / "latin.yaml"
    file.write_bytes("rubric: a\ntitle: Grüße\n".encode("latin-1"))
    with pytest.raises(RubricFaultsError, match="not UTF-8") as caught:
        load(file)
    assert caught.value.faults[0].line == 2


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "windows.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(file).title == "Small"


@given(st.text(max_size=200))
def test_no_text_leads_to_anything_but_a_rubric_or_its_faults(text: str) -> None:
    _loads_or_says_why(text)


@given(st.integers(0, len(FULL)), st.integers(0, 12), st.text("{}[]:-,#&*!|>'\"%@`\n\t 0aé", max_size=6))
def test_a_damaged_rubric_leads_to_a_rubric_or_its_faults(start: int, length: int, new: str) -> None:
    _loads_or_says_why(FULL[:start] + new + FULL[start + length :])


def _loads_or_says_why(text: str) -> None:
    last = sum(text.count(end) for end in "\n\r\x85\u2028\u2029") + 2
    faults = _faults_or_none(text)
    assert all(0 <= fault.line <= last and fault.message for fault in faults)


def _faults_or_none(text: str) -> tuple[Fault, ...]:
    try:
        loads(text, "any")
    except RubricFaultsError as err:
        return err.faults
    return ()


def test_the_form_of_the_documentation_is_a_rubric() -> None:
    page = Path(__file__).parents[3] / "docs" / "rubrics.md"
    example = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    assert [criterion.key for criterion in loads(example, page.name).criteria()] == [
        "greeting",
        "identity",
        "readable",
    ]
