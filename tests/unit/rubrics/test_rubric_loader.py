"""Reading rubric files: good ones, and everything that can be wrong with them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.errors import Fault, RubricError, RubricFaultsError
from rubrics.loader import BUILTIN, builtin, load, loads
from rubrics.model import (
    AnswerIs,
    Attribution,
    CheckUse,
    Condition,
    CriticalPolicy,
    Reason,
    Role,
    ScaleKind,
    VersionState,
    Weighting,
)

SMALL = """\
rubric: small
title: Small
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - key: a
        title: A
        weight: 10
        scale: yes_no
      - key: b
        title: B
        weight: 10
        scale: yes_no
"""


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(RubricFaultsError) as caught:
        loads(text, "small.yaml")
    return caught.value.faults


def only_fault(text: str) -> Fault:
    faults = faults_of(text)
    assert len(faults) == 1, faults
    return faults[0]


def with_criterion(*lines: str) -> str:
    body = "".join(f"        {line}\n" for line in lines)
    return SMALL + "      - key: c\n        title: C\n        weight: 1\n" + body


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


FULL = """\
rubric: full
title: Full
version: 3
state: published
names: {brand: [Meadow Lane], product: lamp}
thresholds: {interaction: 90.5, customer: 80}
policy:
  not_applicable: count_as_pass
  unanswered: leave_out
  critical: cap
  critical_cap: 50
  weighting: points
  critical_below: 0.5
  bonus_cap: none
  decimals: 2
bands: [{key: low, from: 0}, {key: high, label: High, from: 91}]
sections:
  - key: one
    title: One
    weight: 40
    description: The first.
    shown_when: {channel: call}
    criteria:
      - key: levels
        title: Levels
        weight: 2
        critical: section_zero
        na_allowed: false
        comment_on: ["0"]
        reasons: [{key: unaware, label: Did not know}]
        attribution: [agent, article]
        replaces: old_levels
        scale:
          levels: [{key: 2}, {key: 1}, {key: 0, anchor: Nothing, examples: Nope.}]
      - key: points
        title: Points
        scale: {points: {minimum: 1, maximum: 5, step: 0.5}}
      - key: plain_points
        title: Plain points
        scale: {points: 4}
      - key: bands
        title: Bands
        weight: 1
        scale: {unit: days, bands: [{below: 3, fraction: 1}, {key: late, fraction: 0}]}
      - key: choices
        title: Choices
        weight: 1
        scale: {choices: [{key: a, points: 2}, {key: b}, {key: c, points: -1}]}
      - key: words
        title: Words
        scale: text
      - key: inverted
        title: Inverted
        weight: 1
        role: penalty
        scale: {yes_no: {"yes": {fraction: 0}, "no": {fraction: 1, label: Never}}}
        shown_when:
          answer: {levels: ["2", "1"]}
          any_of: [{tag: refund}, {channel: [chat, email]}]
          none_of: [{tag: [test, training]}]
  - {key: more, title: More, weight: 5, role: bonus, criteria: [{key: x, title: X, weight: 1, scale: yes_no}]}
"""


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


def test_all_faults_of_a_file_are_told_at_once_with_line_path_and_suggestion() -> None:
    text = SMALL.replace("title: Small", "titel: Small").replace("weight: 1\n", "weight: -1\n")
    faults = faults_of(text.replace("scale: yes_no\n      - key: b", "scale: yesno\n      - key: b"))
    assert [(fault.line, fault.path, fault.suggestion) for fault in faults] == [
        (1, "", ""),
        (2, "titel", "Did you mean 'title'?"),
        (6, "sections[0].weight", ""),
        (11, "sections[0].criteria[0].scale", "Did you mean 'yes_no'?"),
    ]


def test_the_message_names_the_file_and_every_fault() -> None:
    with pytest.raises(RubricFaultsError) as caught:
        loads(SMALL.replace("title: Small", "titel: Small"), "small.yaml")
    lines = str(caught.value).splitlines()
    assert lines[0] == "small.yaml has 2 faults:"
    assert lines[2] == "  line 2, titel: The key 'titel' is not known here. Did you mean 'title'?"


@pytest.mark.parametrize(
    ("line", "path", "words"),
    [
        ("weigth: 3", "sections[0].criteria[2].weigth", "not known"),
        ("critical: maybe", "sections[0].criteria[2].critical", "not known"),
        ("na_allowed: yes", "sections[0].criteria[2].na_allowed", "true or false"),
        ("guidance: [a]", "sections[0].criteria[2].guidance", "Expected text"),
        ("guidance: true", "sections[0].criteria[2].guidance", "Expected text"),
        ("comment_on: [maybe]", "sections[0].criteria[2].comment_on[0]", "no answer of 'c'"),
        ("attribution: [weather]", "sections[0].criteria[2].attribution[0]", "not known"),
        ("reasons: [{key: a}]", "sections[0].criteria[2].reasons[0]", "'label' is missing"),
        (
            "reasons: [{key: a, label: A}, {key: a, label: B}]",
            "sections[0].criteria[2].reasons[1].key",
            "already",
        ),
        ("role: extra", "sections[0].criteria[2].role", "not known"),
        ("shown_when: {}", "sections[0].criteria[2].shown_when", "says nothing"),
        ("shown_when: {chanel: chat}", "sections[0].criteria[2].shown_when.chanel", "not known"),
        ("shown_when: {answer: {z: x}}", "sections[0].criteria[2].shown_when.answer.z", "no criterion 'z'"),
        (
            "shown_when: {answer: {a: maybe}}",
            "sections[0].criteria[2].shown_when.answer.a",
            "no answer of 'a'",
        ),
        (
            "suggest: [{answer: y, any_of: [{check: x}]}]",
            "sections[0].criteria[2].suggest[0].answer",
            "no answer",
        ),
        ("suggest: [{answer: no}]", "sections[0].criteria[2].suggest[0]", "names no check"),
        ("suggest: [{answer: no, any_off: []}]", "sections[0].criteria[2].suggest[0].any_off", "not known"),
        ("suggest: [7]", "sections[0].criteria[2].suggest[0]", "map of keys"),
        ("suggest: {answer: no}", "sections[0].criteria[2].suggest", "Expected a list"),
        ("key: d", "sections[0].criteria[2].key", "there twice"),
    ],
)
def test_a_faulty_field_of_a_criterion_is_found(line: str, path: str, words: str) -> None:
    faults = faults_of(with_criterion("scale: yes_no", line))
    assert any(fault.path == path and words in fault.message for fault in faults), faults
    assert all(fault.line >= 16 for fault in faults)


@pytest.mark.parametrize(
    "weight",
    [
        "-1",
        "-0.001",
        ".nan",
        ".NaN",
        ".inf",
        "-.inf",
        "1e308",
        "1e-308",
        "'10'",
        "10%",
        "1,5",
        "ten",
        "[1]",
        "",
    ],
)
def test_a_weight_that_cannot_be_counted_with_is_a_fault(weight: str) -> None:
    fault = only_fault(SMALL.replace("weight: 1\n", f"weight: {weight}\n"))
    assert (fault.line, fault.path) == (6, "sections[0].weight")


def test_all_criteria_of_a_section_at_zero_is_a_fault() -> None:
    fault = only_fault(SMALL.replace("weight: 10", "weight: 0"))
    assert (fault.path, fault.line) == ("sections[0].criteria", 7)


def test_all_sections_at_zero_is_a_fault() -> None:
    assert only_fault(SMALL.replace("weight: 1\n", "weight: 0\n")).path == "sections"


def test_all_zero_is_a_fault_with_flat_weights_too() -> None:
    text = SMALL.replace("weight: 10", "weight: 0") + "policy: {weighting: criteria}\n"
    assert only_fault(text).path == "sections"


def test_flat_weights_need_no_weight_of_sections() -> None:
    text = SMALL.replace("    weight: 1\n", "") + "policy: {weighting: criteria}\n"
    assert loads(text, "s").sections[0].weight == 1


def test_a_form_of_text_alone_is_a_fault() -> None:
    text = SMALL.replace("        weight: 10\n        scale: yes_no\n", "        scale: text\n")
    assert "No criterion is scored" in only_fault(text).message


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ("{}", "does not say its kind"),
        ("{level: []}", "does not say its kind"),
        ("{levels: [], points: 3}", "one kind"),
        ("{levels: [{key: a}]}", "2 to 11 levels"),
        ("{levels: [" + ", ".join(f"{{key: {n}}}" for n in range(12)) + "]}", "2 to 11 levels"),
        ("{levels: [{key: a}, {key: a}]}", "there twice"),
        ("{levels: [{key: a, fraction: 1}, {key: b}]}", "no 'fraction'"),
        ("{levels: [{key: a, fraction: 2}, {key: b, fraction: 0}]}", "outside 0 to 1"),
        ("{levels: [{key: na}, {key: b}]}", "kept for a state"),
        ("{levels: [{key: a b}, {key: b}]}", "no key"),
        ("{levels: [{key: a, colour: red}, {key: b}]}", "not known"),
        ("{points: 0}", "above 0"),
        ("{points: {minimum: 5, maximum: 5}}", "above 5"),
        ("{points: {maximum: 5, step: 2}}", "do not lead"),
        ("{points: {}}", "'maximum' is missing"),
        ("{bands: [{below: 5}, {below: 3}, {}]}", "ascending"),
        ("{bands: [{below: 5}, {below: 7}]}", "last band is open"),
        ("{bands: [{fraction: 1}, {}]}", "'below' is missing"),
        ("{choices: [{key: a, points: -1}]}", "No choice gives points"),
        ("{choices: [{key: a}], maximum: 0}", "above 0"),
        ("levels", "needs more than its name"),
        ("{yes_no: {maybe: {}}}", "not known"),
    ],
)
def test_a_faulty_scale_is_found(scale: str, words: str) -> None:
    faults = faults_of(with_criterion(f"scale: {scale}"))
    assert any(words in fault.message for fault in faults), faults
    assert all(fault.path.startswith("sections[0].criteria[2].scale") for fault in faults)


@pytest.mark.parametrize(
    ("policy", "path", "words"),
    [
        ("{critical: cap}", "policy.critical", "critical_cap"),
        ("{critical_cap: 101}", "policy.critical_cap", "outside"),
        ("{decimals: 5}", "policy.decimals", "outside"),
        ("{decimals: 0.5}", "policy.decimals", "whole number"),
        ("{bonus_cap: 99}", "policy.bonus_cap", "outside"),
        ("{baseline: 120}", "policy.baseline", "outside"),
        ("{unanswered: ignore}", "policy.unanswered", "not known"),
        ("{rounding: up}", "policy.rounding", "not known"),
        ("strict", "policy", "map of keys"),
        ("", "policy", "map of keys"),
    ],
)
def test_a_faulty_policy_is_found(policy: str, path: str, words: str) -> None:
    fault = only_fault(SMALL + f"policy: {policy}\n")
    assert (fault.line, fault.path) == (16, path)
    assert words in fault.message


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ("[{key: a, from: 50}]", "no name"),
        ("[{key: a, from: 0}, {key: b, from: 0}]", "Two bands"),
        ("[{key: a, from: 0}, {key: a, from: 5}]", "already used"),
        ("[{key: a, from: 0}, {key: b, from: 101}]", "No score reaches"),
    ],
)
def test_bands_that_cannot_name_every_score_are_found(bands: str, words: str) -> None:
    assert words in only_fault(SMALL + f"bands: {bands}\n").message


def test_keys_that_two_criteria_share_are_found() -> None:
    fault = only_fault(SMALL.replace("key: b", "key: a"))
    assert (fault.line, fault.path) == (12, "sections[0].criteria[1].key")


def test_conditions_in_a_circle_are_found() -> None:
    text = SMALL.replace("key: a\n", "key: a\n        shown_when: {answer: {b: no}}\n")
    text = text.replace("key: b\n", "key: b\n        shown_when: {answer: {a: no}}\n")
    fault = only_fault(text)
    assert (fault.line, fault.path) == (9, "sections[0].criteria[0].shown_when")
    assert "a needs b needs a" in fault.message


def test_a_criterion_that_waits_for_itself_is_a_circle() -> None:
    fault = only_fault(with_criterion("scale: yes_no", "shown_when: {answer: {c: no}}"))
    assert "c needs c" in fault.message


def test_a_section_that_waits_for_its_own_criterion_is_a_circle() -> None:
    text = SMALL.replace("title: One\n", "title: One\n    shown_when: {answer: {b: no}}\n")
    assert "circle" in only_fault(text).message


def test_text_carries_no_weight_and_cannot_be_critical() -> None:
    faults = faults_of(with_criterion("scale: text", "critical: true"))
    assert {fault.path for fault in faults} == {
        "sections[0].criteria[2].weight",
        "sections[0].criteria[2].critical",
    }


def test_an_element_that_is_no_map_does_not_move_the_lines_of_its_sisters() -> None:
    text = SMALL.replace("      - key: a\n", "      - 7\n      - key: a\n").replace("key: b", "key: a")
    assert [(fault.line, fault.path) for fault in faults_of(text)] == [
        (8, "sections[0].criteria[0]"),
        (13, "sections[0].criteria[2].key"),
    ]


def arguments_of_checks(use: CheckUse) -> Sequence[tuple[str, str, str]]:
    if use.check != "phrases":
        return [("check", f"There is no check '{use.check}'.", "Did you mean 'phrases'?")]
    return [
        (f"phrases[{i}]", "A phrase is empty.", "")
        for i, text in enumerate(use.arguments["phrases"])
        if not text
    ]


def test_faults_of_checks_come_with_their_line() -> None:
    text = with_criterion(
        "scale: yes_no",
        "suggest:",
        "  - answer: yes",
        "    any_of:",
        "      - {check: frases}",
        "      - check: phrases",
        "        phrases:",
        "          - hello",
        '          - ""',
    )
    with pytest.raises(RubricFaultsError) as caught:
        loads(text, "s", arguments_of_checks)
    rule = "sections[0].criteria[2].suggest[0].any_of"
    assert [(fault.line, fault.path) for fault in caught.value.faults] == [
        (23, f"{rule}[0].check"),
        (27, f"{rule}[1].phrases[1]"),
    ]


def test_arguments_of_checks_are_plain_values() -> None:
    text = with_criterion(
        "scale: yes_no",
        "suggest: [{answer: yes, all_of: [{check: p, a: 2, b: 0.5, c: [x, {d: true}], e: null, f: '2'}]}]",
    )
    use = loads(text, "s").sections[0].criteria[2].suggest[0].all_of[0]
    assert use.arguments == {"a": 2, "b": 0.5, "c": ["x", {"d": True}], "e": None, "f": "2"}


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
