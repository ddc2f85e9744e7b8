"""The whole job by one command: recordings and chats become transcripts, marks, scores and three PDFs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from tests.integration.conftest import Demo, qa_studio

AGENTS = ("Maya Brandt", "Tom Reed", "Priya Shah", "Alex Stone")


def pdf_text(path: Path) -> str:
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))


def printed_pdfs(output: str) -> list[Path]:
    return [Path(line.strip()) for line in output.splitlines() if line.strip().endswith(".pdf")]


def test_the_demonstration_prints_its_table_and_three_reports(demo: Demo) -> None:
    assert demo.run.returncode == 0, demo.run.stderr
    for words in (
        "Interaction",
        "Agent",
        "Engine",
        "Score",
        "Outcome",
        "Rating",
        "Thresholds: interaction 91, customer 85",
    ):
        assert words in demo.run.stdout
    for agent in AGENTS:
        assert agent in demo.run.stdout
    assert len(printed_pdfs(demo.run.stdout)) == 3
    assert all(path.is_file() for path in printed_pdfs(demo.run.stdout))


def test_scores_spread_from_below_50_to_above_91_and_say_who_gave_them(demo: Demo) -> None:
    rows = demo.rows()
    by_people = [row["score"] for row in rows if row["score"] is not None and not row["score_is_automatic"]]

    assert min(by_people) < 50
    assert max(by_people) > 91
    assert any(row["state"] != "submitted" for row in rows), "something is left for a newcomer to review"
    assert sum(row["channel"] == "call" for row in rows) >= 5
    assert sum(row["channel"] == "chat" for row in rows) >= 10


def test_the_draft_engine_is_named_wherever_its_words_are_shown(demo: Demo) -> None:
    calls = [row for row in demo.rows() if row["channel"] == "call"]

    assert {row["engine"] for row in calls} == {"draft"}
    assert "not for judging people" in demo.run.stdout
    assert "qa-studio models get" in demo.run.stdout
    for path in printed_pdfs(demo.run.stdout):
        assert "not for judging people" in re.sub(r"\s+", " ", pdf_text(path)), path.name


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ("coaching", ("91", "Greeting", "Nothing asked twice")),
        ("calibration", ("Anna Lindt", "Ben Carter", "kappa")),
        ("rounds", ("Round 1", "Round 2", "91", "85")),
    ],
)
def test_each_report_says_what_it_is_for(demo: Demo, report: str, words: tuple[str, ...]) -> None:
    (path,) = [path for path in printed_pdfs(demo.run.stdout) if report in path.name]
    text = pdf_text(path)

    for word in words:
        assert word in text


def test_a_second_run_finds_everything_there_and_doubles_nothing(demo: Demo) -> None:
    before = demo.rows()

    again = qa_studio(demo.home, "demo", "--workspace", demo.workspace, "--no-window")

    assert again.returncode == 0, again.stderr
    assert demo.rows() == before


def test_reports_are_made_by_command_too(demo: Demo, tmp_path: Path) -> None:
    for arguments in (
        ("coaching", "--agent", "Tom Reed", "--round", "Round 2"),
        ("calibration",),
        ("rounds", "--before", "Round 1", "--after", "Round 2"),
    ):
        out = tmp_path / f"{arguments[0]}.pdf"
        run = qa_studio(demo.home, "report", *arguments, "--out", out, "-w", demo.workspace)
        assert run.returncode == 0, run.stderr
        assert out.read_bytes().startswith(b"%PDF")


def test_a_wrong_name_lists_the_right_ones(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"

    nobody = qa_studio(
        demo.home, "report", "coaching", "--agent", "Tim Reed", "--out", out, "-w", demo.workspace
    )
    no_session = qa_studio(
        demo.home, "report", "calibration", "--session", "X", "--out", out, "-w", demo.workspace
    )

    assert nobody.returncode == 1
    assert "Tim Reed" in nobody.stderr
    assert no_session.returncode == 2
    assert "Calibration 1" in no_session.stderr
    assert not out.exists()
