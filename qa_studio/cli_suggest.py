"""`qa-studio suggest` and `qa-studio score`: automatic marks with the words that carry them, and what they score.

`suggest FILE` needs no workspace and keeps nothing. Exit codes: 0 done, 1 some inputs failed (each named), 2 wrong use.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa_studio import cli_output as output
from qa_studio import suggestion_output as words
from qa_studio.cli_workspace import Workspace
from qa_studio.rows import BatchReport

if TYPE_CHECKING:
    from qa_studio.bootstrap import Studio
    from qa_studio.services.scores import ScoreRow
    from qa_studio.services.suggesting import Suggested
    from qa_studio.services.taught import Taught
    from rubrics.model import Rubric
    from scoring.model import Insight
    from transcription.formats import Conversation

SOME_FAILED = 1
PIPE = "-"

AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]
ShowsHidden = Annotated[
    bool,
    typer.Option(
        "--show", help="Also what is kept out of sight in this workspace until a person has submitted marks."
    ),
]


def suggest(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TRANSCRIPT | ID...",
            help="A transcript's or chat's file (.txt, .csv, .json, .vtt, .srt, …), “-” for what comes through a pipe,"
            " or interactions of the workspace.",
        ),
    ] = None,
    rubric: Annotated[
        str, typer.Option(help="With a file: a built-in form's name, or a form's file.")
    ] = "support_core",
    as_json: AsJson = False,
    conversation: Annotated[
        str, typer.Option(help="With a file of several: which one, by id or place; the first when left out.")
    ] = "",
    company: Annotated[str, typer.Option(help="With a file: whose name a greeting has to say.")] = "",
    agent: Annotated[str, typer.Option(help="With a file: the agent's name, where the file has none.")] = "",
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SLOT=NAME", help="With a file: fills a slot of the checks; may be given again."
        ),
    ] = None,
    insights: Annotated[
        bool, typer.Option("--insights", help="Also what the customer let on; with --json under “insights”.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="All interactions of the workspace, also those looked at before.")
    ] = False,
    learned: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With a file: what “learn --save FILE” has written suggests too."),
    ] = None,
    shows_hidden: ShowsHidden = False,
    workspace: Workspace = None,
) -> None:
    """Suggest marks with their evidence: for one file, without a workspace; or for interactions of the workspace.

    For a file, what was learnt from reviewers suggests only where a workspace or a file of it is named.


    A mark in JSON is written as in rubrics: an option's key, a number, a list of keys, "na", or null for an abstention.
    """
    ids = [int(one) for one in targets or () if one.isascii() and one.isdigit() and not Path(one).exists()]
    if every or (targets and len(ids) == len(targets)):
        if every and targets:
            raise typer.BadParameter("“--all” goes without ids and files")
        _in_workspace(workspace, None if every else ids, _Wanted(as_json, insights, shows_hidden))
        return
    if not targets or len(targets) > 1:
        raise typer.BadParameter("name one transcript's file, or interactions' ids, or “--all”")
    slots = _slots(name or (), company, agent)
    asked = _Asked(Path(targets[0]), rubric, conversation, slots, workspace, learned)
    _one_file(asked, as_json, insights)


def score(
    ids: Annotated[
        list[int] | None,
        typer.Argument(help="Interaction ids, as in “list”; all that wait when left out."),
    ] = None,
    every: Annotated[
        bool,
        typer.Option(
            "--all", help="Suggest what waits, then show all scores: automatic and people's, kept apart."
        ),
    ] = False,
    as_json: AsJson = False,
    shows_hidden: ShowsHidden = False,
    workspace: Workspace = None,
) -> None:
    """Suggest marks with their evidence, and the automatic score they make."""
    from qa_studio.cli import open_studio

    if every and ids:
        raise typer.BadParameter("“--all” goes without ids")
    with open_studio(workspace) as studio:
        with output.progress("Scoring") as context:
            report = studio.suggesting.suggest(ids, context)
        if every or as_json:
            rows = studio.scores.rows(shows_hidden=shows_hidden)
            _show_scores([one for one in rows if every or one.row.id in report.done], as_json)
            output.show_failures(report.failures)
        else:
            output.show_batch("scored", report)
            output.show_interactions([row for row in studio.library.rows() if row.id in report.done])
        _tell_behind(studio)
    _finish(report)


def _finish(report: BatchReport) -> None:
    if report.failures:
        raise typer.Exit(SOME_FAILED)


def _slots(given: Sequence[str], company: str, agent: str) -> dict[str, tuple[str, ...]]:
    """Names by slot.

    Raises: typer.BadParameter for what is no "slot=name".
    """
    found: dict[str, tuple[str, ...]] = {}
    for slot, said in (("brand", company), ("agent", agent), *(_pair(one) for one in given)):
        if said.strip():
            found[slot] = (*found.get(slot, ()), said.strip())
    return found


def _pair(text: str) -> tuple[str, str]:
    slot, mark, said = text.partition("=")
    if not mark or not slot.isidentifier() or not said.strip():
        raise typer.BadParameter(f"“{text}” is no SLOT=NAME, as in brand=Fernlea")
    return slot, said


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file, and what it is to be looked through with."""

    path: Path
    rubric: str
    conversation: str
    slots: dict[str, tuple[str, ...]]
    workspace: Path | None
    learned: Path | None

    @property
    def is_taught(self) -> bool:
        return self.workspace is not None or self.learned is not None


def _taught(asked: _Asked, form: Rubric) -> Taught:
    """What was learnt, where it was named: a file goes before the workspace."""
    from qa_studio.cli import open_studio
    from qa_studio.services import taught

    if asked.learned is not None:
        return taught.of_file(asked.learned, form)
    if asked.workspace is None:
        return taught.nothing()
    with open_studio(asked.workspace) as studio:
        return taught.of_workspace(studio.store, form)


def _one_file(asked: _Asked, as_json: bool, with_insights: bool) -> None:
    from qa_studio.services import one_file
    from qa_studio.services.suggesting import ChecksHere
    from scoring.insights import insights as insights_of

    path, name, slots = asked.path, asked.conversation, asked.slots
    form = one_file.rubric_named(asked.rubric)
    taught = _taught(asked, form)
    is_piped = str(path) == PIPE
    found = one_file.conversations_piped(_piped()) if is_piped else one_file.conversations_of(path)
    chosen = one_file.conversation_named(found, name)
    if len(found) > 1 and not name:
        _tell_others(path, found)
    with output.progress("Looking for evidence") as context:
        context.report(0.0, f"Looking for evidence in {chosen.title}")
        made = one_file.suggest_for(chosen, form, slots, ChecksHere(), context, taught)
    rivals = (*form.names.get("competitor", ()), *slots.get("competitor", ()))
    let_on = insights_of(chosen.transcript, rivals) if with_insights else None
    if as_json:
        known = {"learned": [one.criterion_key for one in taught.models]} if asked.is_taught else {}
        output.print_json({**_json(made, let_on), **known})
    else:
        output.say(f"{form.title}, version {form.version}: {made.title}")
        output.say(taught.words)
        _show(made, let_on)


def _piped() -> bytes:
    """All that comes through the pipe.

    Raises: typer.BadParameter where there is none, and a person would wait for ever.
    """
    if sys.stdin.isatty():
        raise typer.BadParameter("“-” reads from a pipe: cat chat.txt | qa-studio suggest - --json")
    return sys.stdin.buffer.read()


def _tell_others(path: Path, found: Sequence[Conversation]) -> None:
    output.complain(
        f"“{path.name}” holds {len(found)} conversations; this is the first, “{found[0].external_id}”. Choose another"
        f" with --conversation, from 1 to {len(found)} or by its id."
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How what is suggested in a workspace is to be shown."""

    as_json: bool
    insights: bool
    shows_hidden: bool


def _in_workspace(workspace: Path | None, ids: list[int] | None, wanted: _Wanted) -> None:
    from qa_studio.cli import open_studio

    with open_studio(workspace) as studio:
        if ids is None:
            ids = [row.id for row in studio.library.rows() if row.origin is not None]
        with output.progress("Suggesting") as context:
            report = studio.suggesting.suggest(ids, context)
        done = [number for number in dict.fromkeys(ids) if number in report.done]
        if wanted.as_json:
            output.print_json([_stored_json(studio, number, wanted) for number in done])
            output.show_failures(report.failures)
        else:
            output.show_batch("looked through", report)
            for number in done:
                _show_stored(studio, number, wanted)
        _tell_behind(studio)
    _finish(report)


def _is_hidden(studio: Studio, number: int, wanted: _Wanted) -> bool:
    return not wanted.shows_hidden and studio.library.row(number).score_is_hidden


def _show_stored(studio: Studio, number: int, wanted: _Wanted) -> None:
    made = studio.suggesting.suggested(number)
    output.console.print()
    output.say(f"{number}  {made.title}")
    if _is_hidden(studio, number, wanted):
        output.say(output.HIDDEN_NOTE)
    else:
        _show(made, studio.insights.of(number) if wanted.insights else None)


def _tell_behind(studio: Studio) -> None:
    """Checks that the golden set was not run with have suggested just now."""
    if behind := studio.golden.state().words:
        output.complain(f"! {behind} qa-studio trust golden run --accept")


def _stored_json(studio: Studio, number: int, wanted: _Wanted) -> dict[str, Any]:
    made, is_hidden = studio.suggesting.suggested(number), _is_hidden(studio, number, wanted)
    let_on = studio.insights.of(number) if wanted.insights else None
    found = {} if is_hidden else _json(made, let_on)
    return {"id": number, "title": made.title, "is_hidden": is_hidden, **found}


def _json(made: Suggested, let_on: Sequence[Insight] | None) -> dict[str, Any]:
    found = words.suggestions_json(made.findings, made.explanation)
    return found if let_on is None else {**found, "insights": [words.insight_json(one) for one in let_on]}


def _show(made: Suggested, let_on: Sequence[Insight] | None) -> None:
    for line in words.suggestion_lines(made.rubric, made.transcript, made.findings, made.explanation):
        output.say(line)
    for line in words.insight_lines(let_on, made.transcript) if let_on is not None else ():
        output.say(line)


def _show_scores(rows: Sequence[ScoreRow], as_json: bool) -> None:
    if as_json:
        output.print_json([words.score_row_json(row) for row in rows])
        return
    output.show_table(words.score_table(rows))
    output.console.print(
        "Automatic scores and people's are never mixed. “–” is no score, which is not a zero."
    )
    if any(row.is_hidden for row in rows):
        output.console.print(output.HIDDEN_NOTE)
