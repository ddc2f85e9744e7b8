"""`qa-studio rubric test`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa_studio.cli_rubric import rubric_app

RUBRIC = """rubric: mine
title: Mine
version: 2
names: {brand: [Corvo]}
sections:
  - key: all
    title: All
    weight: 1
    criteria:
      - key: brand
        title: Brand
        weight: 1
        scale: yes_no
        suggest:
          - answer: "yes"
            reason: The brand is named.
            confidence: 0.8
            all_of: [{check: phrases, speaker: agent, phrases: ["{brand}"]}]
      - {key: care, title: Care, weight: 1, scale: yes_no}
"""
CASES = """rubric: mine
version: 2
cases:
  - name: The brand is named
    criterion: brand
    kind: plain
    expect: yes
    evidence: [Corvo]
    snippet: |
      Customer: Hello, is this the support?
      Agent: Yes, welcome to Corvo.
  - name: Nobody is named
    criterion: brand
    kind: absence
    expect: no
    held_out: true
    snippet: |
      Customer: Hello, is this the support?
      Agent: Yes, what is it about?
"""


@pytest.fixture
def rubric(tmp_path: Path) -> Path:
    (tmp_path / "mine.cases.yaml").write_text(CASES, encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(RUBRIC, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(rubric_app, ["test", *(str(argument) for argument in arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_cases_that_pass_end_with_zero_and_held_out_ones_stay_unseen(rubric: Path) -> None:
    code, output = run(rubric)
    assert (code, output.splitlines()[-1]) == (0, "1 cases, none failed; 1 not run.")
    assert "Nobody" not in output


def test_a_failing_case_is_listed_with_its_reason_and_ends_with_one(rubric: Path) -> None:
    code, output = run(rubric, "--held-out")
    assert code == 1
    assert "brand [absence] Nobody is named (line 12): expected no, abstained" in output
    assert "The signs are missing or contradict each other" in output


def test_abstentions_may_be_allowed(rubric: Path) -> None:
    assert run(rubric, "--all", "--allow-abstentions")[0] == 0
    assert run(rubric, "--all")[0] == 1


def test_json_holds_agreement_and_every_case(rubric: Path) -> None:
    code, output = run(rubric, "--all", "--json")
    found = json.loads(output)
    assert (code, found["failed"], found["left_out"]) == (1, 1, 0)
    (row,) = found["criteria"]
    assert (row["key"], row["cases"], row["same"], row["abstained"]) == ("brand", 2, 1, 1)
    first, second = found["cases"]
    assert (first["verdict"], first["evidence"][0]["text"]) == ("right", "Corvo")
    assert (second["suggested"], second["held_out"], second["expected"]) == (None, True, "no")


def test_only_the_named_criterion_is_run(rubric: Path) -> None:
    assert run(rubric, "--criterion", "care")[1].splitlines()[-1] == "0 cases, none failed; 2 not run."
    code, output = run(rubric, "--criterion", "brant")
    assert (code, "Did you mean 'brand'?" in output) == (2, True)


def test_cases_for_another_version_are_remarked_on(rubric: Path) -> None:
    cases = rubric.with_name("older.cases.yaml")
    cases.write_text(CASES.replace("version: 2", "version: 1"), encoding="utf-8")
    assert "The cases were written for version 1; this is version 2." in run(rubric, cases)[1]


def test_faults_of_the_cases_are_told_with_lines(rubric: Path) -> None:
    cases = rubric.with_name("bad.cases.yaml")
    cases.write_text(CASES.replace("expect: yes", "expect: maybe"), encoding="utf-8")
    code, output = run(rubric, cases)
    assert (code, "line 7, cases[0].expect: 'maybe' is no answer" in output) == (1, True)


def test_wrong_use_ends_with_two(rubric: Path) -> None:
    assert run(rubric, "--held-out", "--all")[0] == 2
    assert run(rubric, rubric.with_name("none.cases.yaml"))[0] == 2
