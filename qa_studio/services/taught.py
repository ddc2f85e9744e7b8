"""What a workspace has been taught, for suggestions outside of it: models that were taken over, and the fit in force.

Owns the file that carries it elsewhere. It belongs to one version of a form, and is of no use to any other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.services import confidence_maps, learned_models
from qa_studio.services.form_versions import versions_of
from qa_studio.storage.store import Store
from rubrics.model import Rubric
from rubrics.versions import name_of
from scoring.calibrating import Calibrator
from scoring.errors import ScoringError
from scoring.learning_model import Learned, from_json, to_json

FORMAT = 1
"""Of the file; another one is refused."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What suggests besides the checks.

    Attributes:
        calibrator: how sure the checks are; None as it comes with the form.
        words: what is used, or why nothing is, in a sentence.
    """

    models: tuple[Learned, ...] = ()
    calibrator: Calibrator | None = None
    words: str = ""


def nothing() -> Taught:
    """Where nobody named a workspace."""
    return Taught(
        words=tr("Nothing that was learnt is used: name a workspace with -w, or a file with --learned.")
    )


def of_workspace(store: Store, rubric: Rubric) -> Taught:
    """What the workspace has taken over for exactly this form."""
    stored = [one.rubric for one in store.rubrics()]
    same = [one for one in stored if (one.key, one.version) == (rubric.key, rubric.version)]
    name = name_of(rubric)
    if not same:
        return Taught(words=tr("Nothing that was learnt is used: the workspace has no {name}.", name=name))
    if replace(same[0], state=rubric.state) != rubric:
        return Taught(
            words=tr("Nothing that was learnt is used: {name} is another form in the workspace.", name=name)
        )
    models = learned_models.accepted(store, rubric)
    return _told(models, confidence_maps.in_force(store, rubric), rubric)


def of_file(path: Path, rubric: Rubric) -> Taught:
    """What `save` has written.

    Raises: StudioError when it cannot be read, or was learnt of another form.
    """
    try:
        kept: Any = json.loads(path.read_text("utf-8"))
        if kept["learned"] != FORMAT:
            raise ValueError(f"its format is {kept['learned']}, not {FORMAT}")
        models = tuple(from_json(one) for one in kept["models"])
        sure = kept["calibration"]
        calibrator = None if sure is None else Calibrator(float(sure["slope"]), float(sure["intercept"]))
        form = (str(kept["rubric"]), int(kept["version"]))
    except (OSError, ValueError, KeyError, TypeError, ScoringError) as err:
        raise StudioError(
            tr(
                "“{name}” is no file of what was learnt ({err}). “qa-studio learn --save FILE” writes one.",
                name=path.name,
                err=err,
            )
        ) from err
    if form != (rubric.key, rubric.version):
        raise StudioError(
            tr(
                "“{name}” was learnt of {key}, version {version}; it is of no use to {form}.",
                name=path.name,
                key=form[0],
                version=form[1],
                form=name_of(rubric),
            )
        )
    return _told(models, calibrator, rubric)


def save(store: Store, path: Path, form: str | None = None) -> Taught:
    """Write what is in force for a form's newest version to a file. The words in it are those of your conversations.

    Raises: StudioError when it cannot be written.
    """
    rubric = versions_of(store, form)[-1].rubric
    found = of_workspace(store, rubric)
    sure = found.calibrator
    kept = {
        "learned": FORMAT,
        "rubric": rubric.key,
        "version": rubric.version,
        "models": [to_json(one) for one in found.models],
        "calibration": None if sure is None else {"slope": sure.slope, "intercept": sure.intercept},
    }
    try:
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as err:
        raise StudioError(tr("“{path}” cannot be written: {err}", path=path, err=err.strerror)) from err
    return found


def _told(models: tuple[Learned, ...], calibrator: Calibrator | None, rubric: Rubric) -> Taught:
    titles = {one.key: one.title for one in rubric.criteria()}
    parts = []
    if models:
        named = ", ".join(titles.get(one.criterion_key, one.criterion_key) for one in models)
        parts.append(tr("What was learnt suggests for: {named}.", named=named))
    if calibrator is not None:
        parts.append(tr("Confidences follow the fit to the workspace’s marks."))
    return Taught(
        models, calibrator, " ".join(parts) or tr("Nothing was learnt and taken over for this form yet.")
    )
