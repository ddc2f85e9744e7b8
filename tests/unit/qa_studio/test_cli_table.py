"""The table of the command line: figures are never cut, names give way, a pipe gets everything."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from retailer_rows import interaction
from rich.cells import cell_len
from rich.console import Console

from qa_studio import cli_output
from qa_studio.rows import InteractionRow

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


def many(count: int) -> Iterator[InteractionRow]:
    return (interaction(number, title=f"Call {number}") for number in range(1, count + 1))


def test_a_long_list_begins_before_all_of_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(file=io.StringIO(), width=100, color_system=None, highlight=False)
    monkeypatch.setattr(cli_output, "console", console)
    assert isinstance(console.file, io.StringIO)
    seen = console.file

    def rows() -> Iterator[InteractionRow]:
        yield from many(cli_output.MEASURED)
        assert seen.getvalue().count("Call ") == cli_output.MEASURED
        yield interaction(0, title="Call next", agent="An agent of a long name")

    cli_output.show_interactions(rows())
    lines = seen.getvalue().splitlines()
    assert len([line for line in lines if line.startswith("Call ")]) == cli_output.MEASURED + 1
    assert "An agent of a long name" in next(line for line in lines if line.startswith("Call next"))


def test_every_line_of_a_terminal_has_its_columns_at_the_same_place(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(file=io.StringIO(), width=90, force_terminal=True, color_system=None, highlight=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(cli_output, "console", console)
    cli_output.show_interactions([*many(3), LONG, interaction(5, title="日本語の通話 " * 9)])
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()[:6]
    place = cell_len(lines[0][: lines[0].index("Score")])
    score = cli_output.score_words(LONG)
    assert {cell_len(line[: line.index(score)]) for line in lines[1:]} == {place}


@pytest.mark.parametrize("values", [[], [{}], [{"a": 1, "b": ["x\ny", None]}, {"name": "Zoë 日本", "c": {}}]])
def test_a_list_for_other_programs_is_the_same_however_it_is_written(
    values: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    cli_output.print_json(values)
    whole = capsys.readouterr().out
    cli_output.print_json_list(iter(values))
    assert capsys.readouterr().out == whole
