"""`qa-studio transcripts …`: a transcript in any of its versions, how it came to be, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from qa_studio import cli_output as output
from qa_studio.cli_workspace import Workspace
from qa_studio.services.history import editor_of, machine_of
from qa_studio.speech_rows import VersionRow
from transcription.comparing import Difference, PieceKind
from transcription.model import Origin, Transcript, Turn

if TYPE_CHECKING:
    from qa_studio.services.correcting import Correcting

MARKS = {PieceKind.SAME: "{}", PieceKind.DELETED: "[-{}-]", PieceKind.INSERTED: "{{+{}+}}"}
"""Words that went and came, as in `git diff --word-diff`."""


def transcripts(
    interaction: Annotated[int, typer.Argument(metavar="ID", help="As in “list”.")],
    version: Annotated[
        int | None, typer.Option("--version", help="Which one; the newest when left out.")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Who made which version, and what changed.")
    ] = False,
    against: Annotated[
        int | None, typer.Option("--against", help="Only what differs from this older version.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For other programs.")] = False,
    workspace: Workspace = None,
) -> None:
    """Show a transcript, the history of its corrections, or what two of its versions differ in."""
    from qa_studio.cli import open_studio

    if history and (version is not None or against is not None):
        raise typer.BadParameter("--history lists every version; leave --version and --against out")
    with open_studio(workspace) as studio:
        studio.library.row(interaction)
        if history:
            _show_history(studio.correcting.versions(interaction), as_json)
        else:
            _show(studio.correcting, interaction, version, against, as_json)


def _show(
    correcting: Correcting, interaction: int, version: int | None, against: int | None, as_json: bool
) -> None:
    chosen = correcting.open(interaction) if version is None else correcting.transcript(interaction, version)
    if against is not None:
        _show_differences(correcting.differences(interaction, against, chosen.version), as_json)
    elif as_json:
        output.print_json({"interaction": interaction, **transcript_as_json(chosen)})
    else:
        for turn in chosen.turns:
            output.say(f"{_moment(turn.start_s)}{turn.speaker or turn.role.value}: {turn.text}")


def _show_history(rows: Sequence[VersionRow], as_json: bool) -> None:
    if as_json:
        output.print_json([version_as_json(row) for row in rows])
        return
    table = Table("Version", "When", "By", "What", box=None, pad_edge=False, header_style="bold")
    for row in rows:
        moment = f"{row.created_at.astimezone():%Y-%m-%d %H:%M}"
        table.add_row(str(row.version), moment, output.shown(row.editor) or "–", output.shown(row.summary))
    output.show_table(table)


def _show_differences(differences: Sequence[Difference], as_json: bool) -> None:
    if as_json:
        output.print_json([difference_as_json(one) for one in differences])
        return
    for one in differences:
        who = one.role.value
        if one.role is not one.role_before:
            who = " ".join(
                MARKS[kind].format(role.value)
                for kind, role in ((PieceKind.DELETED, one.role_before), (PieceKind.INSERTED, one.role))
            )
        words = " ".join(MARKS[piece.kind].format(piece.text) for piece in one.pieces)
        output.say(f"{_moment(one.start_s)}{who}: {words}")


def version_as_json(row: VersionRow) -> dict[str, Any]:
    """A version without its turns."""
    return {
        "version": row.version,
        "created_at": row.created_at.isoformat(),
        "editor": row.editor or None,
        "summary": row.summary,
        **_origin(row.origin),
    }


def transcript_as_json(transcript: Transcript) -> dict[str, Any]:
    """A whole version, in a shape that an import reads again."""
    return {
        "version": transcript.version,
        "language": transcript.language or None,
        "duration_s": transcript.duration_s,
        "editor": editor_of(transcript.origin) or None,
        **_origin(transcript.origin),
        "turns": [_turn(turn) for turn in transcript.turns],
    }


def difference_as_json(one: Difference) -> dict[str, Any]:
    """A turn of the newer version that is not as it was."""
    return {
        "turn": one.turn,
        "start_s": one.start_s,
        "role": one.role.value,
        "role_before": one.role_before.value,
        "is_cut": one.is_cut,
        "pieces": [{"kind": piece.kind.value, "text": piece.text} for piece in one.pieces],
    }


def _origin(origin: Origin) -> dict[str, Any]:
    """The machine that the words come from in the end; a correction names it beside its editor."""
    machine = machine_of(origin)
    return {
        "engine": machine.engine,
        "model": machine.model,
        "is_draft": origin.is_draft,
        "settings": dict(origin.settings),
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "role": turn.role.value,
        "name": turn.speaker,
        "start": turn.start_s,
        "end": turn.end_s,
        "text": turn.text,
        "channel": turn.channel,
        "private": turn.note,
        "flags": list(turn.flags),
        "words": [
            {
                "word": turn.text[word.start : word.end],
                "start": word.start_s,
                "end": word.end_s,
                "confidence": word.confidence,
                "original": word.original,
            }
            for word in turn.words
        ],
    }


def _moment(seconds: float | None) -> str:
    return "" if seconds is None else f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}  "
