"""`qa-studio rubric …`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qa_studio.cli_rubric import rubric_app
from rubrics.loader import builtin

SUPPORT = builtin("support_core").read_text(encoding="utf-8")
BEST = {
    "greeting": "2",
    "no_blame": "yes",
    "closing": "2",
    "identity": "yes",
    "recap": "yes",
    "solution": "2",
    "next_steps": "yes",
    "anything_else": "yes",
    "acknowledgement": "2",
    "apology": "yes",
    "ownership": "yes",
    "listening": "yes",
}


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(rubric_app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def written(folder: Path, name: str, content: Any) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def scored(folder: Path, marks: Any, rubric: str | Path = "support_core", *more: str) -> dict[str, Any]:
    code, output = run("score", rubric, written(folder, "marks.json", marks), "--json", *more)
    assert code == 0, output
    found: dict[str, Any] = json.loads(output)
    return found


def test_a_good_rubric_checks_out(tmp_path: Path) -> None:
    code, output = run("check", written(tmp_path, "mine.yaml", SUPPORT))
    assert (code, "no fault" in output, "12 criteria" in output) == (0, True, True)


def test_three_faults_are_told_with_line_path_and_suggestion(tmp_path: Path) -> None:
    text = SUPPORT.replace("title: Support core", "titel: Support core").replace(
        "weight: 30", "weight: -30", 1
    )
    path = written(tmp_path, "bad.yaml", text.replace("na_allowed: false", "na_alowed: false", 1))
    code, output = run("check", path)
    lines = output.splitlines()
    assert (code, len(lines)) == (1, 4)
    assert "line 5, titel: The key 'titel' is not known here. Did you mean 'title'?" in output
    assert "sections[0].weight: -30 is outside 0 to 1000000." in output
    assert "Did you mean 'na_allowed'?" in output


def test_faults_as_json_carry_line_path_and_suggestion(tmp_path: Path) -> None:
    path = written(tmp_path, "bad.yaml", SUPPORT.replace("interaction: 91", "interaktion: 91"))
    code, output = run("check", path, "--json")
    (fault,) = json.loads(output)["faults"]
    assert (code, fault["path"], fault["suggestion"]) == (
        1,
        "thresholds.interaktion",
        "Did you mean 'interaction'?",
    )
    assert SUPPORT.splitlines()[fault["line"] - 1].strip() == "interaction: 91"


def test_faults_of_checks_are_told_too(tmp_path: Path) -> None:
    code, output = run(
        "check", written(tmp_path, "bad.yaml", SUPPORT.replace("check: phrases", "check: frases", 1))
    )
    assert (code, "Did you mean 'phrases'?" in output) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "missing.yaml"),
        ("lint", "support_cor"),
        ("score", "support_core", "missing.json"),
        ("diff", "support_core", "missing.yaml"),
        ("check",),
        ("judge",),
        ("score", "support_core", "missing.json", "--channel", "fax"),
    ],
)
def test_what_is_not_there_is_wrong_use(arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


def test_a_built_in_rubric_has_no_remarks() -> None:
    assert run("lint", "support_core") == (0, "support_core: no remarks.\n")


def test_remarks_say_why_and_do_not_fail(tmp_path: Path) -> None:
    path = written(
        tmp_path, "odd.yaml", SUPPORT.replace("title: Closing", "title: Fast and friendly closing")
    )
    code, output = run("lint", path, "--json")
    remarks = json.loads(output)
    assert (code, {remark["rule"] for remark in remarks}) == (0, {"rewards_speed"})
    (remark,) = remarks
    assert "Fast and friendly" in path.read_text().splitlines()[remark["line"] - 1]
    assert (remark["criterion"], len(remark["why"]) > 40) == ("closing", True)
    assert "[rewards_speed]" in run("lint", path)[1]


def test_a_rubric_with_faults_cannot_be_linted(tmp_path: Path) -> None:
    code, output = run("lint", written(tmp_path, "bad.yaml", "rubric: a"))
    assert (code, "'sections' is missing" in output) == (1, True)


def test_marks_are_scored_and_the_parts_add_up(tmp_path: Path) -> None:
    marks = BEST | {"greeting": "1", "apology": "na", "acknowledgement": "na"}
    found = scored(tmp_path, marks)
    assert (found["score"], found["outcome"], found["gates"]) == (95.0, "met", [])
    assert sum(part["contribution"] for part in found["parts"]) == pytest.approx(95.0, abs=1e-9)
    assert list(found) == ["score", "outcome", "gates", "parts"]
    parts = {part["key"]: part for part in found["parts"]}
    assert parts["greeting"] == {
        "key": "greeting", "raw": 0.5, "state": "answered", "weight": 10.0, "applied_weight": 10.0,
        "contribution": 5.0,
    }  # fmt: skip
    assert (parts["apology"]["state"], parts["apology"]["raw"], parts["ownership"]["applied_weight"]) == (
        "na",
        None,
        16,
    )


def test_a_failed_critical_criterion_is_a_gate(tmp_path: Path) -> None:
    found = scored(tmp_path, BEST | {"identity": "no"})
    assert (found["score"], found["outcome"]) == (90.0, "not_met")
    assert found["gates"][0]["key"] == "identity"


def test_null_is_unanswered_and_refused_by_the_policy(tmp_path: Path) -> None:
    found = scored(tmp_path, BEST | {"recap": None}, "support_core", "--whole")
    assert (found["score"], found["outcome"], found["missing"]) == (None, "incomplete", ["recap"])


def test_hidden_leaves_like_not_applicable_but_is_its_own_state(tmp_path: Path) -> None:
    found = scored(tmp_path, BEST | {"closing": "hidden"})
    parts = {part["key"]: part for part in found["parts"]}
    assert (parts["closing"]["state"], parts["greeting"]["applied_weight"]) == ("hidden", 15.0)


def test_the_channel_decides_what_is_shown(tmp_path: Path) -> None:
    marks = {
        "greeting": "yes", "readable": "2", "correct_writing": 0, "own_words": True, "every_question": 2,
        "correct": "yes", "next_steps": "yes", "acknowledgement": "na", "respectful": "yes", "subject": "no",
    }  # fmt: skip
    found = scored(tmp_path, marks, "chat_email", "--channel", "email")
    parts = {part["key"]: part for part in found["parts"]}
    assert (parts["pauses_announced"]["state"], found["score"]) == ("hidden", 90.0)


def test_the_explanation_is_told_in_words(tmp_path: Path) -> None:
    code, output = run("score", "support_core", written(tmp_path, "marks.json", BEST | {"closing": "na"}))
    assert code == 0
    assert "Greeting: 2 of 2, weight 10, counts 15 because 'Closing' is N/A, gives 15." in output


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({"greating": "2"}, "Did you mean 'greeting'?"),
        ({"greeting": "7"}, "possible: 2, 1, 0"),
        ({"greeting": "na"}, "does not allow N/A"),
        ({"greeting": ["2", "1"]}, "is answered with"),
        ({"greeting": {"mark": "2"}}, "is answered with"),
        ({"recap": 1}, "possible: yes, no"),
        ([1, 2], "JSON object"),
        ("{", "no JSON"),
        ("", "no JSON"),
        ('{"greeting": NaN}', "'NaN' is not a number"),
        ('{"greeting": "2", "greeting": "1"}', "marked twice"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_marks_that_do_not_fit_are_faults_in_words(tmp_path: Path, marks: Any, words: str) -> None:
    code, output = run("score", "support_core", written(tmp_path, "marks.json", marks))
    assert (code, words in output) == (1, True), output


def test_marks_of_another_rubric_name_every_stranger(tmp_path: Path) -> None:
    code, output = run("score", "sales", written(tmp_path, "marks.json", BEST))
    assert (code, output.count("There is no criterion")) == (1, 7)


def test_marks_in_a_wrong_encoding_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "marks.json"
    path.write_bytes(b"\xff\xfe{\x00}\x00")
    code, output = run("score", "support_core", path)
    assert (code, f"{path} is not UTF-8 (byte 1). Save it as UTF-8." in output) == (1, True)


def test_marks_with_faults_are_named_by_their_file(tmp_path: Path) -> None:
    path = written(tmp_path, "marks.json", {"greeting": "7"})
    assert run("score", "support_core", path)[1].startswith(f"{path}: These marks do not fit")


def test_a_draft_of_the_workspace_is_found_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "ws" / "rubrics").mkdir(parents=True)
    written(tmp_path / "ws" / "rubrics", "mine.yaml", SUPPORT)
    assert run("check", "mine.yaml", "--workspace", tmp_path / "ws")[0] == 0
    assert run("check", "mine.yaml")[0] == 2


def test_every_command_takes_a_workspace(tmp_path: Path) -> None:
    for arguments in (("check", "sales"), ("lint", "sales"), ("diff", "sales", "sales"), ("presets",)):
        assert run(*arguments, "--workspace", tmp_path)[0] == 0


def test_points_bands_choices_and_text_are_read(tmp_path: Path) -> None:
    rubric = """\
rubric: kinds
title: Kinds
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - {key: points, title: Points, weight: 25, scale: {points: 4}}
      - {key: bands, title: Bands, weight: 25, scale: {unit: days, bands: [{below: 3, fraction: 1}, {fraction: 0}]}}
      - {key: choices, title: Choices, weight: 50, scale: {choices: [{key: a}, {key: b}]}}
      - {key: words, title: Words, scale: text}
"""
    marks = {"points": 3, "bands": "2.5", "choices": ["a"], "words": "na"}
    found = scored(tmp_path, marks, written(tmp_path, "kinds.yaml", rubric))
    assert (found["score"], [part["state"] for part in found["parts"]]) == (68.8, ["answered"] * 4)


def test_two_versions_are_compared(tmp_path: Path) -> None:
    new = SUPPORT.replace("version: 1", "version: 2").replace("interaction: 91", "interaction: 90")
    path = written(tmp_path, "new.yaml", new.replace("weight: 8\n", "weight: 9\n", 1))
    code, output = run("diff", "support_core", path)
    assert code == 0
    assert "thresholds.interaction 91 -> 90" in output
    assert "same: recap: weight 8 -> 9" in output
    found = json.loads(run("diff", "support_core", path, "--json")[1])
    assert found["changes"] == ["version 1 -> 2", "thresholds.interaction 91 -> 90"]
    assert {one["lineage"] for one in found["criteria"]} == {"same"}
    assert run("diff", "support_core", "support_core") == (0, "Nothing differs.\n")


def test_the_presets_give_the_numbers_of_their_systems() -> None:
    code, output = run("presets", "--json")
    found = {one["name"]: one for one in json.loads(output)}
    scores = {name: [example["score"] for example in one["examples"]] for name, one in found.items()}
    assert (code, all(one["as_expected"] for one in found.values())) == (0, True)
    assert scores == {
        "amazon_connect": [60.0, 75.0],
        "genesys": [60.0],
        "zendesk": [100.0, 9.91, 63.96, 90.99, 0.0],
        "evaluagent": [66.7, 75.0, 0.0, 0.0],
        "playvox": [105.0, 40.0, 0.0, 76.0],
        "verint": [95.0, 90.0, None],
        "maestroqa": [110.0, 70.0, 0.0],
    }
    assert (found["zendesk"]["mean"], found["genesys"]["examples"][0]["critical_score"]) == (52.97, 100.0)
    code, output = run("presets")
    assert (code, "75.0  The fourth is N/A, outcome not met, applied weights 50/25/25" in output) == (0, True)
    assert "52.97  mean of these" in output
