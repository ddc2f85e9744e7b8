"""Rubrics written as YAML and read back."""

from __future__ import annotations

import pytest

from rubrics.document import Document
from rubrics.edits import SetField
from rubrics.emit import WIDTH
from rubrics.loader import BUILTIN, builtin, load, loads
from rubrics.model import Rubric
from rubrics.presets import PRESETS, Preset
from rubrics.writer import dumps, policy_map

RICH = """\
rubric: rich
title: "Rich: yes"
version: 7
state: retired
names: {brand: [A, B]}
policy: {critical: cap, critical_cap: 12.5, baseline: 80, bonus_cap: none, decimals: 3, weighting: points}
bands: [{key: low, from: 0}, {key: high, from: 90}]
sections:
  - key: one
    title: One
    weight: 0.5
    role: bonus
    description: Said.
    shown_when: {channel: [call, chat], none_of: [{tag: [x]}, {any_of: [{tag: y}, {channel: z}]}]}
    criteria:
      - key: a
        title: A
        weight: 1
        critical: score_zero
        na_allowed: false
        role: penalty
        comment_on: ["no"]
        reasons: [{key: r, label: R}]
        attribution: [tool]
        replaces: old
        shown_when: {answer: {b: [band_1], c: ["1"]}}
        scale: {yes_no: {"yes": {fraction: 0, label: Ja}, "no": {fraction: 1, examples: ["- x", "y: z"]}}}
        suggest:
          - {answer: "no", confidence: 0.25, reason: Said so., all_of: [{check: c, n: 2, deep: [{x: true}]}]}
          - {answer: "yes", any_of: [{check: c}], none_of: [{check: d, w: 0.5}]}
      - {key: b, title: B, weight: 2, scale: {unit: days, bands: [{below: -1.5, fraction: 0.3}, {fraction: 1}]}}
      - {key: c, title: C, weight: 2, critical: true, scale: {levels: [{key: 3}, {key: 2}, {key: 1}, {key: 0}]}}
      - {key: d, title: D, scale: {points: {minimum: -2, maximum: 4, step: 0.25}}}
      - {key: e, title: E, scale: {points: 9}}
      - {key: f, title: F, weight: 1, scale: {choices: [{key: x, points: 3}, {key: y, points: -1}], maximum: 2}}
      - {key: g, title: G, scale: text}
"""
PRESET_FORMS = [
    pytest.param(one.rubric, id=f"{found.name}-{n}")
    for found in PRESETS
    for n, one in enumerate(found.examples)
]


@pytest.mark.parametrize("rubric", [*PRESET_FORMS, pytest.param(loads(RICH, "rich"), id="rich")])
def test_a_written_rubric_reads_back_the_same(rubric: Rubric) -> None:
    assert loads(dumps(rubric), "written") == rubric


@pytest.mark.parametrize("name", BUILTIN)
def test_a_built_in_rubric_reads_back_the_same_and_stays_narrow(name: str) -> None:
    text = dumps(load(builtin(name)))
    assert loads(text, "written") == load(builtin(name))
    assert max(map(len, text.splitlines())) <= WIDTH + 20


@pytest.mark.parametrize("found", PRESETS, ids=lambda found: found.name)
def test_the_policy_of_a_preset_can_be_put_into_a_form(found: Preset) -> None:
    text = builtin("support_core").read_text(encoding="utf-8")
    document = Document(text, "mine").apply(SetField("policy", policy_map(found.policy)))
    assert document.rubric().policy == found.policy
