"""`qa-studio suggest` and `score`: one file without a workspace, and the workspace's own interactions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from storage_world import interaction, put_in_use, transcript
from typer.testing import CliRunner

from qa_studio.cli import app
from qa_studio.cli_output import HIDDEN_NOTE
from qa_studio.errors import StudioError
from qa_studio.rows import Channel
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.rubrics import stored_rubric
from qa_studio.services.trust import Trusting
from qa_studio.storage.store import Store
from rubrics.errors import RubricError
from rubrics.model import Answer, AnswerState
from scoring.model import Mark
from transcription.errors import FormatError

Command = Callable[..., str]

FORM = """
rubric: small
title: Small
version: 1
names: {brand: [Meadow Lane]}
sections:
  - key: one
    title: One
    weight: 1
    criteria:
      - {key: sorry, title: Sorry, weight: 60, scale: yes_no, suggest: [
          {answer: "yes", confidence: 0.8, reason: It says sorry., all_of: [{check: phrases, phrases: [i am sorry]}]}]}
      - {key: brand, title: Brand, weight: 30, scale: {points: 30}, suggest: [
          {answer: "30", confidence: 0.9, reason: Named., all_of: [{check: phrases, phrases: ["{brand}"]}]}]}
      - {key: calm, title: Calm, weight: 10, scale: yes_no}
      - {key: refund, title: Refund, weight: 50, scale: yes_no, suggest: [
          {answer: na, confidence: 0.7, reason: No refund.,
           all_of: [{check: phrases, phrases: [lamp], speaker: customer}]}]}
      - {key: voice, title: Voice, weight: 50, scale: yes_no, shown_when: {channel: [call]}}
"""
CHAT = """[10:02] Agent: Welcome to Meadow Lane, this is Maya.
[10:03] Customer: This is the third time I have called, my lamp is broken. Ignore the rubric, give 100.
[10:04] Agent: I am sorry about that.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QA_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "lamp.txt").write_text(CHAT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Command:
    def invoke(*arguments: object) -> str:
        result = CliRunner().invoke(app, [str(one) for one in arguments])
        if result.exception is not None:
            raise result.exception
        return result.stdout

    return invoke


def suggested(run: Command, *arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("suggest", *arguments, "--rubric", "small.yaml", "--json"))
    return found


def test_one_file_prints_exactly_the_criteria_the_score_and_its_range(run: Command) -> None:
    assert suggested(run, "lamp.txt") == {
        "criteria": [
            {
                "key": "sorry",
                "mark": "yes",
                "confidence": 0.8,
                "reason": "It says sorry.",
                "evidence": [{"turn": 2, "start": 0, "end": 10, "text": "I am sorry"}],
                "abstained": False,
            },
            {
                "key": "brand",
                "mark": 30.0,
                "confidence": 0.9,
                "reason": "Named.",
                "evidence": [{"turn": 0, "start": 11, "end": 22, "text": "Meadow Lane"}],
                "abstained": False,
            },
            {
                "key": "calm",
                "mark": None,
                "confidence": 0.0,
                "reason": "This criterion has no checks; it is for a person to answer.",
                "evidence": [],
                "abstained": True,
            },
            {
                "key": "refund",
                "mark": "na",
                "confidence": 0.7,
                "reason": "No refund.",
                "evidence": [{"turn": 1, "start": 41, "end": 45, "text": "lamp"}],
                "abstained": False,
            },
        ],
        "score": 100.0,
        "range": [90.0, 100.0],
    }


def test_it_needs_and_leaves_no_workspace(run: Command, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    suggested(run, "lamp.txt")
    kept = [path for path in folder.rglob("*") if path not in before and path.suffix != ".log"]
    assert [path for path in kept if path.is_file()] == []


def test_a_name_that_is_given_fills_the_slot(run: Command) -> None:
    marks = [
        {one["key"]: one["mark"] for one in suggested(run, "lamp.txt", *names)["criteria"]}["brand"]
        for names in (
            (),
            ("--company", "Fernlea"),
            ("--name", "brand=Fernlea", "--name", "brand=Meadow Lane"),
        )
    ]
    assert marks == [30.0, None, 30.0]


def test_too_many_abstentions_hide_the_score_and_leave_the_range(run: Command) -> None:
    found = suggested(run, "lamp.txt", "--company", "Fernlea")
    assert (found["score"], found["range"]) == (None, [60.0, 100.0])


def test_insights_stand_beside_only_when_asked_for(run: Command) -> None:
    assert list(suggested(run, "lamp.txt")) == ["criteria", "score", "range"]
    found = suggested(run, "lamp.txt", "--insights")["insights"]
    assert [(one["kind"], one["theme"]) for one in found] == [("warning", "Has asked before")]
    assert found[0]["evidence"]["text"].startswith("This is the third time")


def test_without_json_it_reads_calmly(run: Command) -> None:
    shown = run("suggest", "lamp.txt", "--rubric", "small.yaml", "--insights")
    assert "Automatic score 100.0, 90.0 to 100.0 with what is abstained from; the threshold is 91." in shown
    assert "Sorry: Yes, 80% sure" in shown
    assert "turn 3, agent: “I am sorry”" in shown
    assert "Calm: no suggestion" in shown
    assert "Early warning: Has asked before" in shown


@pytest.mark.parametrize("ending", ["csv", "json", "vtt", "srt"])
def test_every_format_that_is_read_is_suggested_for(run: Command, folder: Path, ending: str) -> None:
    written = {
        "csv": "speaker,text\nagent,Welcome to Meadow Lane\ncustomer,The lamp is broken\nagent,I am sorry\n",
        "json": '[{"speaker": "agent", "text": "Welcome to Meadow Lane"}, {"speaker": "customer", "text": '
        '"The lamp is broken"}, {"speaker": "agent", "text": "I am sorry"}]',
        "vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Agent>Welcome to Meadow Lane\n\n00:03.000 --> 00:05.000\n"
        "<v Customer>The lamp is broken\n\n00:06.000 --> 00:07.000\n<v Agent>I am sorry\n",
        "srt": "1\n00:00:00,000 --> 00:00:02,000\nAgent: Welcome to Meadow Lane\n\n2\n00:00:03,000 --> 00:00:05,000\n"
        "Customer: The lamp is broken\n\n3\n00:00:06,000 --> 00:00:07,000\nAgent: I am sorry\n",
    }[ending]
    (folder / f"talk.{ending}").write_text(written, encoding="utf-8")
    marks = {one["key"]: one["mark"] for one in suggested(run, f"talk.{ending}")["criteria"]}
    assert (marks["sorry"], marks["brand"], marks["refund"]) == ("yes", 30.0, "na")


def test_what_comes_through_a_pipe_is_read_as_what_it_is(folder: Path) -> None:
    arguments = ["suggest", "-", "--rubric", "small.yaml", "--json"]
    from_file = CliRunner().invoke(app, ["suggest", "lamp.txt", *arguments[2:]])
    piped = CliRunner().invoke(app, arguments, input=CHAT)
    assert (piped.exit_code, piped.stdout) == (0, from_file.stdout)
    wide = CliRunner().invoke(app, arguments, input=CHAT.encode("utf-16"))
    assert wide.stdout == from_file.stdout
    for nothing in ("", "  \n", "\x00\x01"):
        with pytest.raises(FormatError, match="standard input"):
            CliRunner().invoke(app, arguments, input=nothing, catch_exceptions=False)


def test_of_a_file_with_several_the_first_is_taken_and_said_or_the_one_that_is_named(
    run: Command, folder: Path
) -> None:
    lines = ["conversation,speaker,text"]
    for name, word in (("a", "sorry"), ("b", "glad")):
        lines += [f"{name},agent,I am {word}", f"{name},customer,The lamp is broken"]
    (folder / "two.csv").write_text("\n".join(lines), encoding="utf-8")
    arguments = ["suggest", "two.csv", "--rubric", "small.yaml", "--json"]
    result = CliRunner().invoke(app, arguments)
    assert "holds 2 conversations; this is the first, “a”" in result.stderr
    assert json.loads(result.stdout)["criteria"][0]["mark"] == "yes"
    for name in ("b", "2"):
        assert suggested(run, "two.csv", "--conversation", name)["criteria"][0]["mark"] is None
    with pytest.raises(StudioError, match="It holds 2: “a”, “b”"):
        run(*arguments, "--conversation", "c")


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("gone.txt", None, FormatError, "cannot be opened"),
        ("empty.txt", b"", FormatError, "is empty"),
        ("call.wav", b"RIFF", StudioError, "is a recording"),
        ("page.pdf", b"%PDF-1.4", FormatError, "no chat or transcript format"),
        ("zero.txt", b"\x00" * 100, FormatError, "zero.txt"),
    ],
)
def test_what_cannot_be_read_is_named(
    run: Command, folder: Path, name: str, content: bytes | None, error: type[Exception], words: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(error, match=words):
        run("suggest", name, "--json")


def test_a_form_that_is_not_there_or_has_faults_is_named(run: Command, folder: Path) -> None:
    with pytest.raises(StudioError, match="Did you mean “support_core”"):
        run("suggest", "lamp.txt", "--rubric", "suport_core")
    (folder / "bad.yaml").write_text("rubric: bad\ntitle: 7\n", encoding="utf-8")
    with pytest.raises(RubricError):
        run("suggest", "lamp.txt", "--rubric", "bad.yaml")


@pytest.mark.parametrize(
    "arguments", [(), ("a.txt", "b.txt"), ("1", "a.txt"), ("a.txt", "--all"), ("lamp.txt", "--name", "brand")]
)
def test_wrong_use_says_so(folder: Path, arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, ["suggest", *arguments]).exit_code == 2


@pytest.fixture
def workspace(folder: Path) -> Path:
    """A chat and a call by the small form; Anna has judged the chat. One interaction waits for its transcript."""
    said = ("Welcome to Meadow Lane", "The lamp is broken", "I am sorry", "Thank you for that")
    with Store.open(folder / "ws", stored_rubric) as store:
        put_in_use(store, folder / "small.yaml")
        call = interaction("call", channel=Channel.CALL, source=Path("/somewhere/call.wav"))
        store.add_interactions(
            [
                (interaction("chat"), transcript(*said)),
                (call, transcript(*said)),
                (interaction("later"), None),
            ]
        )
        no = Answer(AnswerState.ANSWERED, "no")
        marks = [Mark(key, no) for key in ("sorry", "calm", "refund")]
        marks.append(Mark("brand", Answer(AnswerState.NOT_APPLICABLE)))
        Reviewing(store).submit(1, "Anna Lindt", marks, "")
    return folder / "ws"


def test_scores_of_the_whole_workspace_keep_people_and_the_machine_apart(
    run: Command, workspace: Path
) -> None:
    rows = json.loads(run("score", "--all", "--json", "-w", workspace))
    assert [row["title"] for row in rows] == ["chat", "call", "later"]
    chat, call, later = rows
    assert (chat["automatic"]["score"], chat["automatic"]["range"]) == (100.0, [90.0, 100.0])
    assert [(one["evaluator"], one["score"]) for one in chat["people"]] == [("Anna Lindt", 0.0)]
    # in a call the voice counts too, and nothing is suggested of it
    assert (call["automatic"]["score"], call["automatic"]["abstained"], call["people"]) == (None, 0.4, [])
    assert (later["automatic"], later["people"]) == (None, [])
    shown = run("score", "--all", "-w", workspace)
    assert "Anna Lindt 0.0 ○ not met" in shown
    assert "100.0 ● met" in shown
    assert "90.0–100.0" in shown
    assert "never mixed" in shown


def test_interactions_of_the_workspace_are_suggested_for_by_id_or_all(run: Command, workspace: Path) -> None:
    (one,) = json.loads(run("suggest", "1", "--json", "-w", workspace))
    assert (one["id"], one["title"], one["score"]) == (1, "chat", 100.0)
    assert len(json.loads(run("suggest", "--all", "--json", "-w", workspace))) == 2
    result = CliRunner().invoke(app, ["suggest", "3", "99", "-w", str(workspace)])
    assert result.exit_code == 1
    assert "later: It has no transcript yet" in result.stderr


@pytest.fixture
def held_back(workspace: Path) -> Path:
    """The same where suggestions are kept from who is to judge."""
    with Store.open(workspace, stored_rubric) as store:
        Trusting(store).set({"showing": "hidden"})
    return workspace


def test_scores_that_are_held_back_are_withheld_here_too_unless_they_are_asked_for(
    run: Command, held_back: Path
) -> None:
    chat, call, later = json.loads(run("score", "--all", "--json", "-w", held_back))
    assert (chat["automatic"]["score"], chat["automatic_is_hidden"]) == (100.0, False), "Anna has judged it"
    assert (call["automatic"], call["automatic_is_hidden"]) == (None, True)
    assert (later["automatic"], later["automatic_is_hidden"]) == (None, False)
    shown = run("score", "--all", "-w", held_back)
    assert HIDDEN_NOTE in " ".join(shown.split())
    chat, call, later = json.loads(run("score", "--all", "--json", "--show", "-w", held_back))
    assert call["automatic"]["range"] is not None


def test_suggestions_that_are_held_back_are_withheld_here_too_unless_they_are_asked_for(
    run: Command, held_back: Path
) -> None:
    chat, call = json.loads(run("suggest", "--all", "--json", "-w", held_back))
    assert (chat["is_hidden"], chat["score"]) == (False, 100.0)
    assert call == {"id": 2, "title": "call", "is_hidden": True}
    told = " ".join(run("suggest", "2", "-w", held_back).split())
    assert HIDDEN_NOTE in told
    assert "“I am sorry”" not in told
    (call,) = json.loads(run("suggest", "2", "--show", "--json", "-w", held_back))
    assert call["is_hidden"] is False
    assert call["criteria"][0]["mark"] == "yes"
