"""`qa-studio rubric …`: check, lint, test and publish forms, score marks, compare versions, show what other systems
would give.

Exit codes: 0 done, 1 the file or the marks have faults or a test case failed (each told), 2 wrong use. A rubric is a
file, the name of a built-in one, or with `--workspace` the name of a file among that workspace's drafts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa_studio import rubric_output as words
from qa_studio.cli_output import print_json
from qa_studio.cli_publish import publish, published
from qa_studio.cli_rubric_file import FAULTS, RubricFile, rubric_path, wrong_use
from qa_studio.cli_workspace import Workspace
from qa_studio.rows import Channel

if TYPE_CHECKING:
    from rubrics.case_model import Case, CaseFile
    from rubrics.errors import Fault
    from rubrics.model import Rubric
    from scoring.model import Explanation

rubric_app = typer.Typer(
    help="Forms: check, lint, test, publish, score marks, compare versions, presets.", no_args_is_help=True
)
rubric_app.command("publish")(publish)
rubric_app.command("published")(published)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


@rubric_app.command()
def check(file: RubricFile, as_json: AsJson = False, workspace: Workspace = None) -> None:
    """Tell everything that is wrong with a rubric's file, with lines and suggestions."""
    faults, rubric = _faults_or_rubric(rubric_path(file, workspace))
    if as_json:
        print_json({"file": file, "faults": [words.fault_json(fault) for fault in faults]})
    else:
        for fault in faults:
            typer.echo(f"{file}: {fault}")
        if rubric is not None:
            count = sum(1 for _ in rubric.criteria())
            typer.echo(f"{file}: no fault. {rubric.title}, version {rubric.version}, {count} criteria.")
    if faults:
        raise typer.Exit(FAULTS)


@rubric_app.command()
def lint(file: RubricFile, as_json: AsJson = False, workspace: Workspace = None) -> None:
    """Remark on what makes a form hard to mark well, with reasons. Remarks never fail."""
    from rubrics.lint import lint as remarks_on
    from rubrics.loader import read_text
    from rubrics.nodes import compose, line_of

    path = rubric_path(file, workspace)
    with _told():
        remarks = remarks_on(_load(path))
        root = compose(read_text(path), path.name).root
    rows = [(line_of(root, remark.path), remark) for remark in remarks]
    if as_json:
        print_json([words.lint_json(line, remark) for line, remark in rows])
        return
    for line, remark in rows:
        typer.echo(f"{file}: line {line}, {remark.path}: {remark.message} [{remark.rule}]\n    {remark.why}")
    typer.echo(f"{file}: {len(rows) or 'no'} remark{'' if len(rows) == 1 else 's'}.")


@rubric_app.command()
def score(
    rubric: RubricFile,
    marks: Annotated[Path, typer.Argument(help='JSON: {"criterion": mark | "na" | "hidden" | null}.')],
    as_json: AsJson = False,
    channel: Annotated[Channel | None, typer.Option(help="Decides what conditions show.")] = None,
    tag: Annotated[
        list[str] | None, typer.Option(help="A tag of the interaction; may be given again.")
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="With --json: also sections, thresholds and the words.")
    ] = False,
    workspace: Workspace = None,
) -> None:
    """Score marks and say where every point comes from."""
    from scoring.words import explain_in_words, to_json

    form = rubric_path(rubric, workspace)
    with _told():
        loaded = _load(form)
    with _told(marks):
        found = _explained(loaded, _text(marks), channel.value if channel else None, tag)
    if as_json:
        print_json(to_json(found) if whole else words.score_json(to_json(found)))
    else:
        typer.echo("\n".join(explain_in_words(found)))


@rubric_app.command()
def diff(
    old: Annotated[str, typer.Argument(help="The older rubric.", metavar="A")],
    new: Annotated[str, typer.Argument(help="The newer rubric.", metavar="B")],
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Tell what a new version changes, and what became of each criterion."""
    from rubrics.versions import diff as compare

    with _told():
        found = compare(_load(rubric_path(old, workspace)), _load(rubric_path(new, workspace)))
    if as_json:
        print_json(words.difference_json(found))
    else:
        typer.echo("\n".join(words.difference_lines(found)))


@rubric_app.command("test")
def run_tests(
    rubric: RubricFile,
    cases: Annotated[
        Path | None,
        typer.Argument(help="The cases; those beside the rubric, NAME.cases.yaml, when left out."),
    ] = None,
    as_json: AsJson = False,
    criterion: Annotated[
        list[str] | None, typer.Option(help="Only this criterion's cases; may be given again.")
    ] = None,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Only the cases that are kept from tuning.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Also the cases that are kept from tuning.")] = False,
    abstentions_pass: Annotated[
        bool, typer.Option("--allow-abstentions", help="An abstention fails no case.")
    ] = False,
    workspace: Workspace = None,
) -> None:
    """Run a rubric's test cases: agreement by criterion, and every case that fails, with the reason.

    Without --held-out or --all, cases that are held out stay unseen.
    """
    from qa_studio import case_output
    from rubrics.cases import beside
    from rubrics.cases import load as load_cases
    from scoring.case_runs import passed, run_cases

    if held_out and every:
        wrong_use("Choose --held-out or --all, not both.")
    form = rubric_path(rubric, workspace)
    path = cases or beside(form)
    if not path.is_file():
        wrong_use(f"There is no cases file '{path}'.")
    with _told():
        loaded = _load(form)
        found = load_cases(path, loaded)
        chosen = _chosen(loaded, found, criterion, None if every else held_out)
        runs = run_cases(loaded, chosen)
    failed = [run for run in runs if not passed(run, abstentions_pass=abstentions_pass)]
    if as_json:
        print_json(case_output.result_json(loaded, found, runs, failed))
    else:
        typer.echo("\n".join(case_output.result_lines(loaded, found, runs, failed)))
    if failed:
        raise typer.Exit(FAULTS)


@rubric_app.command()
def presets(as_json: AsJson = False, workspace: Workspace = None) -> None:
    """Reckon the worked examples of other systems' policies."""
    from qa_studio.preset_output import reckon
    from rubrics.presets import PRESETS

    found = [reckon(preset) for preset in PRESETS]
    if as_json:
        print_json([one.as_json() for one in found])
    else:
        typer.echo("\n".join(line for one in found for line in one.lines()))
    if not all(one.as_expected for one in found):
        raise typer.Exit(FAULTS)


@contextmanager
def _told(file: Path | None = None) -> Iterator[None]:
    """Faults of a rubric or of marks end the command in words, which begin with the file's name where it is given."""
    from rubrics.errors import RubricError
    from scoring.errors import ScoringError

    try:
        yield
    except (RubricError, ScoringError) as err:
        typer.echo(f"{file}: {err}" if file else str(err), err=True)
        raise typer.Exit(FAULTS) from err


def _load(path: Path) -> Rubric:
    from rubrics.loader import load
    from scoring.checks import validate

    return load(path, validate)


def _faults_or_rubric(path: Path) -> tuple[Sequence[Fault], Rubric | None]:
    from rubrics.errors import RubricFaultsError

    try:
        return (), _load(path)
    except RubricFaultsError as err:
        return err.faults, None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        wrong_use(f"There is no file '{path}' with marks.")
    except OSError as err:
        typer.echo(f"{path} cannot be read ({err.strerror}). Choose the file with the marks.", err=True)
        raise typer.Exit(FAULTS) from err
    except UnicodeDecodeError as err:
        typer.echo(f"{path} is not UTF-8 (byte {err.start + 1}). Save it as UTF-8.", err=True)
        raise typer.Exit(FAULTS) from err
    return ""


def _chosen(
    rubric: Rubric, found: CaseFile, keys: Sequence[str] | None, held_out: bool | None
) -> tuple[Case, ...]:
    """The cases that were asked for; `held_out` None: both kinds."""
    from rubrics.fields import did_you_mean

    known = [one.key for one in rubric.criteria()]
    for key in keys or ():
        if key not in known:
            wrong_use(f"“{rubric.title}” has no criterion '{key}'. {did_you_mean(key, known)}")
    return tuple(
        case
        for case in found.cases
        if (not keys or case.criterion_key in keys) and held_out in (None, case.held_out)
    )


def _explained(rubric: Rubric, text: str, channel: str | None, tags: list[str] | None) -> Explanation:
    from rubrics.conditions import Situation, resolve
    from rubrics.model import AnswerState
    from scoring.marks_json import read_marks
    from scoring.score import score as explained

    answers = read_marks(rubric, text)
    situation = Situation(channel, None if tags is None else frozenset(tags))
    hidden = {key: answer for key, answer in answers.items() if answer.state is AnswerState.HIDDEN}
    return explained(rubric, resolve(rubric, answers, situation) | hidden)
