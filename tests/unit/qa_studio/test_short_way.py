"""A start that asks for nothing but the window goes past the command line; everything else is left to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_studio.short_way import WORKSPACE_VARIABLE, WindowAsked, window_asked


@pytest.mark.parametrize(
    ("words", "workspace"),
    [
        ([], None),
        (["-w", "shop"], Path("shop")),
        (["--workspace", "my shop"], Path("my shop")),
        (["--workspace=shop"], Path("shop")),
        (["--workspace=a=b"], Path("a=b")),
    ],
)
def test_a_start_without_a_command_asks_for_the_window(words: list[str], workspace: Path | None) -> None:
    assert window_asked(words, {}) == WindowAsked(workspace)


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["--help"],
        ["--version"],
        ["-w"],
        ["-w", ""],
        ["-w", " "],
        ["-w", "--help"],
        ["-wshop"],
        ["--workspace"],
        ["--workspace="],
        ["--works", "shop"],
        ["-w", "shop", "list"],
        ["--workspace=shop", "list"],
        ["-w=shop"],
        ["--", "shop"],
        [""],
    ],
)
def test_whatever_else_is_asked_for_is_for_the_command_line(words: list[str]) -> None:
    assert window_asked(words, {}) is None


def test_the_environment_names_a_workspace_where_the_words_do_not() -> None:
    told = {WORKSPACE_VARIABLE: "shop"}
    assert window_asked([], told) == WindowAsked(Path("shop"))
    assert window_asked(["-w", "other"], told) == WindowAsked(Path("other"))
    assert window_asked([], {WORKSPACE_VARIABLE: ""}) == WindowAsked(None)
    assert window_asked([], {WORKSPACE_VARIABLE: "  "}) is None
