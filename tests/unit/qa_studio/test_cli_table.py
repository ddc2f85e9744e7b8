"""The table of the command line: figures are never cut, names give way, a pipe gets everything."""

from __future__ import annotations

import io

import pytest
from retailer_rows import interaction
from rich.console import Console

from qa_studio import cli_output

LONG = interaction(1, title="A very long title of an interaction " * 4, agent="Nora " * 40)


def printed(monkeypatch: pytest.MonkeyPatch, width: int, terminal: bool) -> list[str]:
    monkeypatch.delenv("COLUMNS", raising=False)
    console = Console(
        file=io.StringIO(), width=width, force_terminal=terminal, color_system=None, highlight=False
    )
    monkeypatch.setattr(cli_output, "console", console)
    cli_output.show_interactions([LONG])
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 100])
def test_names_give_way_to_figures_and_a_line_fits(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    header, row = printed(monkeypatch, width, terminal=True)[:2]
    assert header.rstrip().endswith("Rating")
    assert cli_output.score_words(LONG) in row
    assert "…" in row
    assert max(len(header.rstrip()), len(row.rstrip())) <= width


def test_a_terminal_that_is_too_narrow_for_the_figures_still_gets_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    header, row = printed(monkeypatch, 20, terminal=True)[:2]
    assert header.rstrip().endswith("Rating")
    assert cli_output.score_words(LONG) in row


def test_a_pipe_gets_every_name_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    row = printed(monkeypatch, 80, terminal=False)[1]
    assert LONG.title.strip() in row
    assert LONG.agent.strip() in row


@pytest.mark.parametrize("letter", ["\x1b", "\x07", "\n", "\r", "\u202e", "\u2028", "\udcff", "\x9b"])
def test_what_would_steer_a_terminal_is_not_shown(letter: str) -> None:
    assert cli_output.shown(f"a{letter}b") == "a\ufffdb"


def test_letters_of_any_script_are_shown() -> None:
    assert cli_output.shown("Zoë 日本 ق 😀 [bold] :smile:") == "Zoë 日本 ق 😀 [bold] :smile:"
