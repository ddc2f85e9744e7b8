"""The options that say how recordings become text, for every command that takes them. Left out, the settings decide."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class AgentChannel(StrEnum):
    """How the agent's channel is named on the command line."""

    FIRST = "1"
    SECOND = "2"
    GUESS = "guess"


CHANNELS = {AgentChannel.FIRST: 0, AgentChannel.SECOND: 1, AgentChannel.GUESS: None}
"""0-based; None: to be guessed from the opening words."""

Channel = Annotated[
    AgentChannel | None, typer.Option(help="Which channel is the agent; as set when left out.")
]
Engine = Annotated[
    str,
    typer.Option(
        help="whisper, faster-whisper or draft; when left out the one that is set, else the best there is."
    ),
]
Model = Annotated[
    str, typer.Option(help="A named model, or the path of one; when left out the one that is set.")
]
Retry = Annotated[
    bool | None,
    typer.Option(
        "--retry/--no-retry",
        help="Write passages once more that come out garbled or unlikely; as set when left out, which is yes unless"
        " it was changed.",
    ),
]
