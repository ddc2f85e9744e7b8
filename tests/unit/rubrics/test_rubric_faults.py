"""Everything that can be wrong with a rubric's file: each fault with its line, its place and what to do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rubric_texts import SMALL, faults_of, only_fault, with_criterion

from rubrics.errors import RubricFaultsError
from rubrics.loader import loads
from rubrics.model import (
    CheckUse,
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
