"""`qa-studio vocabulary …`: the names that engines are told and transcripts are put right by.

Exit codes: 0 done, 1 some names or transcripts failed (each told), 2 wrong use.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa_studio import cli_output as output
from qa_studio.cli_workspace import Workspace
from qa_studio.rows import Note
from qa_studio.speech_rows import VocabularyRow
from transcription.model import Name

if TYPE_CHECKING:
    from qa_studio.services.vocabulary import Vocabulary

SOME_FAILED = 1

vocabulary_app = typer.Typer(
    help="Names of brands, products and agents: told to Whisper, and put right where they were misheard.",
    no_args_is_help=True,
)

AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]
Kind = Annotated[str, typer.Option(help="brand, agent, product or other.")]
Heard = Annotated[
    list[str] | None,
    typer.Option("--heard", help="A form that is heard instead; always replaced. May come several times."),
]
NameText = Annotated[str, typer.Argument(metavar="NAME", help="As it is written, with its capitals.")]


@vocabulary_app.command("list")
def list_(workspace: Workspace = None, as_json: AsJson = False) -> None:
    """The names on the list, and those of the workspace that are not on it."""
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        rows, offered = studio.vocabulary.rows(), studio.vocabulary.offered()
    if as_json:
        output.print_json({"names": _rows_json(rows), "offered": [_name_json(name) for name in offered]})
        return
    if rows:
        _show(rows)
    else:
        output.console.print("No names yet. Add one: qa-studio vocabulary add NAME --kind brand")
    if offered:
        output.console.print("Names of this workspace that are not on the list:")
        for name in offered:
            output.say(f"  {name.text} ({name.kind})")


@vocabulary_app.command()
def add(
    name: NameText, kind: Kind = "", heard: Heard = None, workspace: Workspace = None, as_json: AsJson = False
) -> None:
    """Put a name on the list."""
    from qa_studio.cli import open_studio
    from qa_studio.services.vocabulary import kind_of

    wanted = Name(name, kind_of(kind), tuple(heard or ()))
    with open_studio(workspace, may_make=True) as studio:
        row = studio.vocabulary.add(wanted)
        _told(row, studio.vocabulary.notes(row.name), as_json)


@vocabulary_app.command()
def change(
    name: NameText,
    new_name: Annotated[str, typer.Option("--name", help="How it is written from now on.")] = "",
    kind: Kind = "",
    heard: Heard = None,
    workspace: Workspace = None,
    as_json: AsJson = False,
) -> None:
    """Say an entry anew; what is left out stays. “--heard ''” takes all forms away."""
    from qa_studio.cli import open_studio
    from qa_studio.services.vocabulary import kind_of

    with open_studio(workspace) as studio:
        row = studio.vocabulary.find(name)
        forms = row.name.heard_as if heard is None else tuple(form for form in heard if form.strip())
        wanted = Name(new_name or row.name.text, kind_of(kind) if kind else row.name.kind, forms)
        row = studio.vocabulary.change(row.id, wanted)
        _told(row, studio.vocabulary.notes(row.name), as_json)


@vocabulary_app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME…")],
    workspace: Workspace = None,
    as_json: AsJson = False,
) -> None:
    """Take names off the list; transcripts keep what they have until the list is applied again."""
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        rows = [studio.vocabulary.find(name) for name in names]
        studio.vocabulary.remove(row.id for row in rows)
    if as_json:
        output.print_json({"removed": _rows_json(rows)})
    else:
        output.say(f"Off the list: {', '.join(row.name.text for row in rows)}")


@vocabulary_app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Text, a name a line, or a CSV with a column “name”.")],
    workspace: Workspace = None,
    as_json: AsJson = False,
) -> None:
    """Bring a file's names onto the list: “Meadow Lane = metal lane; medow lane”, kinds as “[brand]” above them."""
    from qa_studio.cli import open_studio

    with open_studio(workspace, may_make=True) as studio:
        done = studio.vocabulary.import_file(file)
        notes = _notes(studio.vocabulary, (*done.added, *done.changed))
    if as_json:
        output.print_json(
            {
                "added": _rows_json(done.added),
                "changed": _rows_json(done.changed),
                "unchanged": list(done.unchanged),
                "failures": [{"name": one.name, "message": one.message} for one in done.failures],
                "notes": [{"name": one.name, "message": one.message} for one in notes],
            }
        )
    else:
        output.say(
            f"{len(done.added)} added, {len(done.changed)} changed, {len(done.unchanged)} there already"
        )
        _show_notes(notes)
        output.show_failures(done.failures)
    if done.failures:
        raise typer.Exit(SOME_FAILED)


@vocabulary_app.command()
def apply(
    ids: Annotated[list[int] | None, typer.Argument(help="Interaction ids, as in “list”.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every transcript of a recording.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Bring back what the engine had written.")] = False,
    workspace: Workspace = None,
    as_json: AsJson = False,
) -> None:
    """Put names right in transcripts that are there; each becomes a new version, the old one stays."""
    from qa_studio.cli import open_studio

    if bool(ids) == all_:
        raise typer.BadParameter("name interactions, or take --all")
    with open_studio(workspace) as studio, output.progress("Putting names right") as context:
        work = studio.vocabulary.withdraw if undo else studio.vocabulary.apply
        report = work(ids or None, context)
    if as_json:
        failures = [{"name": one.name, "message": one.message} for one in report.failures]
        output.print_json({"done": list(report.done), "skipped": list(report.skipped), "failures": failures})
    else:
        output.show_batch("changed", report)
        if report.done:
            output.say("Suggestions belong to the versions before. To have new ones: qa-studio score IDS")
    if report.failures:
        raise typer.Exit(SOME_FAILED)


def _told(row: VocabularyRow, notes: Sequence[Note], as_json: bool) -> None:
    if as_json:
        told = [{"name": one.name, "message": one.message} for one in notes]
        output.print_json({**_row_json(row), "notes": told})
        return
    output.say(f"On the list: {row.name.text} ({row.name.kind})")
    _show_notes(notes)


def _show_notes(notes: Iterable[Note]) -> None:
    for note in notes:
        output.complain(f"! {output.shown(note.name)}: {note.message}")


def _notes(vocabulary: Vocabulary, rows: Iterable[VocabularyRow]) -> tuple[Note, ...]:
    return tuple(note for row in rows for note in vocabulary.notes(row.name))


def _show(rows: Iterable[VocabularyRow]) -> None:
    from rich.table import Table

    table = Table("Name", "Kind", "Heard as", box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(
            output.shown(row.name.text), row.name.kind, output.shown("; ".join(row.name.heard_as)) or "–"
        )
    output.show_table(table)


def _rows_json(rows: Iterable[VocabularyRow]) -> list[dict[str, Any]]:
    return [_row_json(row) for row in rows]


def _row_json(row: VocabularyRow) -> dict[str, Any]:
    return {"id": row.id, **_name_json(row.name)}


def _name_json(name: Name) -> dict[str, Any]:
    return {"name": name.text, "kind": name.kind.value, "heard_as": list(name.heard_as)}
