"""Suggestions for a file that is in no workspace: read, looked through by a form's checks, and forgotten."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import meant, tr
from qa_studio.services import files
from qa_studio.services.suggesting import Checks, Suggested
from qa_studio.services.taught import Taught
from rubrics.conditions import Situation
from rubrics.loader import BUILTIN, builtin, load
from rubrics.model import Rubric
from scoring.automatic import automatic_score, shown_findings
from scoring.checks import validate
from transcription import formats
from transcription.formats import Conversation

PIPED = "standard input"
"""What messages call what came through a pipe."""

NOT_TAUGHT = Taught()


def rubric_named(name: str) -> Rubric:
    """A form by the name of a built-in one, or by its file.

    Raises: StudioError when there is neither; RubricFaultsError with every fault of the file.
    """
    path = Path(name)
    if name in BUILTIN and not path.exists():
        return load(builtin(name), validate)
    if not path.is_file():
        close = get_close_matches(name, BUILTIN, n=1)
        hint = meant(close) or tr("Built-in forms are {names}.", names=", ".join(BUILTIN))
        raise StudioError(
            tr("There is no form “{name}”, neither built in nor as a file. {hint}", name=name, hint=hint)
        )
    return load(path, validate)


def conversations_of(path: Path) -> tuple[Conversation, ...]:
    """Every conversation of a chat's or transcript's file.

    Raises: StudioError for a recording or what is no file; FormatError when it cannot be read.
    """
    if files.is_recording(path):
        raise StudioError(
            tr(
                "“{name}” is a recording. Import and transcribe it; suggestions are then made in the "
                "workspace.",
                name=path.name,
            )
        )
    if path.exists() and not path.is_file():
        raise StudioError(tr("“{name}” is no file. Name a single transcript or chat.", name=path.name))
    return formats.read(path)


def conversations_piped(data: bytes) -> tuple[Conversation, ...]:
    """Every conversation of what came through a pipe; what kind it is, its first lines say.

    Raises: FormatError when it cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="qa-studio-") as folder:
        path = Path(folder, f"{PIPED}{formats.ending_of(data)}")
        path.write_bytes(data)
        return formats.read(path)


def conversation_named(found: Sequence[Conversation], name: str) -> Conversation:
    """One conversation by its id, or by its place in the file, from 1; the first for "".

    Raises: StudioError that names those there are.
    """
    if not name:
        return found[0]
    by_id = {one.external_id: one for one in found}
    if name in by_id:
        return by_id[name]
    if name.isascii() and name.isdigit() and 0 < int(name) <= len(found):
        return found[int(name) - 1]
    known = ", ".join(f"“{one.external_id}”" for one in found[:10]) + (" …" if len(found) > 10 else "")
    raise StudioError(
        tr(
            "There is no conversation “{name}” in this file. It holds {count}: {known}.",
            name=name,
            count=len(found),
            known=known,
        )
    )


def suggest_for(
    conversation: Conversation,
    rubric: Rubric,
    names: Mapping[str, tuple[str, ...]],
    checks: Checks,
    context: JobContext,
    taught: Taught = NOT_TAUGHT,
) -> Suggested:
    """Look a conversation through; nothing is stored.

    Args:
        taught: models that suggest in place of the checks, and how sure those are.
        names: by slot of the checks; the file's agent stands in where no agent is named.

    Raises: JobCancelled, ScoringError, StudioError.
    """
    known = dict(names)
    if conversation.agent and not known.get("agent"):
        known["agent"] = tuple(dict.fromkeys((conversation.agent, conversation.agent.split()[0])))
    found = checks.suggest(rubric, conversation.transcript, known, context, taught.models, taught.calibrator)
    situation = Situation(channel=conversation.channel)
    return Suggested(
        conversation.title,
        conversation.transcript,
        rubric,
        shown_findings(rubric, found, situation),
        automatic_score(rubric, found, situation),
    )
