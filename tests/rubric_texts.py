"""Rubrics as text for the tests that read them: a small one, one with everything, and what is wrong with a text."""

from __future__ import annotations

import pytest

from rubrics.errors import Fault, RubricFaultsError
from rubrics.loader import loads

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
