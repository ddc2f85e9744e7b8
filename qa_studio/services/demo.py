"""The demonstration workspace, filled by the same services that a user's own files go through.

Owns the order of the steps, and that they can be taken again: what is there already stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from qa_studio.demo import demo_folder
from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import CalibrationRow, Failure, ImportOptions
from qa_studio.services.importing import Importing
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.suggesting import Suggesting
from qa_studio.services.transcribing import Transcribing
from qa_studio.speech_rows import TranscribeOptions
from qa_studio.storage.store import Store
from qa_studio.storage.values import EvaluatorName, InteractionDetails
from rubrics.model import NOT_APPLICABLE, Answer, AnswerState
from scoring.model import Evidence, Mark
from transcription.model import Name, NameKind, Transcript
from transcription.spelling import plain

MARKER = "demonstration"
BEGUN, COMPLETE = "begun", "complete"
"""Setting of the demonstration's workspace, and what it says."""

Entry = Mapping[str, Any]
"""A map of the manifest; its keys are explained in `qa_studio.demo`."""


class Reports(Protocol):
    """What makes the PDFs."""

    def calibrations(self) -> tuple[CalibrationRow, ...]: ...

    def coaching(self, agent: str, round_name: str | None, out: Path, context: JobContext) -> Path: ...

    def calibration(self, session_id: int, out: Path, context: JobContext) -> Path: ...

    def rounds_report(self, before: str, after: str, out: Path, context: JobContext) -> Path: ...


class Demonstration:
    """Builds the workspace of the fictional retailer."""

    def __init__(
        self,
        store: Store,
        importing: Importing,
        transcribing: Transcribing,
        suggesting: Suggesting,
        reviewing: Reviewing,
    ) -> None:
        self._store = store
        self._importing = importing
        self._transcribing = transcribing
        self._suggesting = suggesting
        self._reviewing = reviewing

    def build(self, context: JobContext) -> None:
        """Import, transcribe, suggest, enter the reviewers' marks. A build that was stopped goes on; where one is
        complete, everything stays as the user has left it.

        Raises: StudioError when the workspace holds anything else, or naming what did not go through;
            JobCancelled.
        """
        if self._store.setting(MARKER) == COMPLETE:
            context.report(1.0, tr("The demonstration is here already"))
            return
        self._refuse_other_workspace()
        self._store.set_setting(MARKER, BEGUN)
        manifest = _manifest()
        self._define(manifest)
        failures = [*self._import(manifest, context.part(0.0, 0.1))]
        ids = self._ids()
        self._describe(manifest["interactions"], ids)
        speaking, looking, marking = (
            context.part(0.1, 0.85),
            context.part(0.85, 0.95),
            context.part(0.95, 1.0),
        )
        failures += self._transcribing.transcribe(None, TranscribeOptions(), speaking).failures
        failures += self._suggesting.suggest(None, looking).failures
        self._mark(manifest["evaluations"], ids, marking)
        self._calibrate(manifest["calibrations"], ids)
        _refuse_gaps(failures)
        self._store.set_setting(MARKER, COMPLETE)
        context.report(1.0, tr("The demonstration is ready"))

    def is_unfinished(self) -> bool:
        """True when a build was begun here and stopped; `build` goes on where it was."""
        return bool(self._store.setting(MARKER) == BEGUN)

    def reports(self, reporting: Reports, context: JobContext) -> tuple[Path, ...]:
        """The three PDFs, in the workspace's `reports` folder: coaching, calibration, rounds.

        Raises: StudioError or ReportError naming what is missing or cannot be written.
        """
        manifest, folder = _manifest(), self._store.reports_folder
        agent = manifest["agents"][0]["name"]
        session = next(iter(reporting.calibrations()), None)
        if session is None:
            raise StudioError(tr("The demonstration has not been built here yet. Build it first."))
        before, after = (found["name"] for found in manifest["rounds"])
        return (
            reporting.coaching(agent, None, folder / "coaching.pdf", context),
            reporting.calibration(session.id, folder / "calibration.pdf", context),
            reporting.rounds_report(before, after, folder / "rounds.pdf", context),
        )

    def _refuse_other_workspace(self) -> None:
        if self._store.setting(MARKER) is None and self._store.has_interactions():
            raise StudioError(
                tr(
                    "{folder} holds interactions of your own, so the demonstration is not mixed in. "
                    "Choose an empty folder for it.",
                    folder=self._store.folder,
                )
            )

    def _define(self, manifest: Entry) -> None:
        for company in manifest["companies"]:
            self._store.define_company(company["name"], company["own"])
        for agent in manifest["agents"]:
            self._store.define_agent(agent["name"], agent["company"], agent["team"])
        for found in manifest["rounds"]:
            self._store.define_round(
                found["name"], found["starts_on"], found["ends_on"], found["sampling"].strip()
            )
        self._store.save_names((plain(name.text), name) for name in _names(manifest["vocabulary"]))

    def _import(self, manifest: Entry, context: JobContext) -> Iterator[Failure]:
        """Each file once, with what its first interaction says of all of them; then the survey."""
        files: dict[str, Entry] = {}
        for one in manifest["interactions"]:
            files.setdefault(one["file"], one)
        steps = [(path, _options(one)) for path, one in files.items()]
        steps.append(("files/surveys.csv", ImportOptions()))
        for place, (path, options) in enumerate(steps):
            part = context.part(place / len(steps), (place + 1) / len(steps))
            yield from self._importing.import_paths([demo_folder() / path], options, part).failures

    def _ids(self) -> dict[str, int]:
        """By the manifest's id, the interaction's; the first one that was called so."""
        ids: dict[str, int] = {}
        for name in self._store.names():
            ids.setdefault(name.external_id, name.id)
        return ids

    def _describe(self, interactions: list[Entry], ids: Mapping[str, int]) -> None:
        for one in interactions:
            if one["id"] in ids:
                details = InteractionDetails(
                    one["title"], one["agent"], one["company"], one["round"], one["started_at"]
                )
                self._store.describe_interaction(ids[one["id"]], details)

    def _mark(self, evaluations: list[Entry], ids: Mapping[str, int], context: JobContext) -> None:
        for place, one in enumerate(evaluations):
            context.report(place / len(evaluations), tr("Entering the marks of {one}", one=one["evaluator"]))
            number, evaluator = ids.get(one["interaction"]), one["evaluator"]
            if number is None or self._store.evaluation(number, EvaluatorName(evaluator)) is not None:
                continue
            transcript = self._reviewing.open(number, evaluator).transcript
            marks = tuple(
                _mark(key, said, transcript, one["interaction"]) for key, said in one["marks"].items()
            )
            self._reviewing.submit(number, evaluator, marks, one["comment"], one["submitted_at"])

    def _calibrate(self, calibrations: list[Entry], ids: Mapping[str, int]) -> None:
        known = {session.name for session in self._store.calibrations()}
        for one in calibrations:
            members = [ids[name] for name in one["interactions"] if name in ids]
            if one["name"] not in known:
                self._store.add_calibration(one["name"], one["evaluators"], members)


def _manifest() -> Entry:
    from ruamel.yaml import YAML

    text = (demo_folder() / "manifest.yaml").read_text(encoding="utf-8")
    manifest: Entry = YAML(typ="safe", pure=True).load(text)
    return manifest


def _names(vocabulary: Mapping[str, list[str | dict[str, list[str]]]]) -> Iterator[Name]:
    """The names of the manifest; a competitor's are names like any other."""
    for kind, entries in vocabulary.items():
        known = NameKind(kind) if kind in list(NameKind) else NameKind.OTHER
        for entry in entries:
            forms = {entry: []} if isinstance(entry, str) else entry
            yield from (Name(text, known, tuple(heard)) for text, heard in forms.items())


def _options(one: Entry) -> ImportOptions:
    return ImportOptions(
        agent=one["agent"],
        company=one["company"],
        round_name=one["round"],
        agent_channel=one.get("agent_channel"),
        copy_sources=True,
    )


def _mark(key: str, said: Entry, transcript: Transcript | None, interaction: str) -> Mark:
    answer = NOT_APPLICABLE if said["answer"] == "na" else Answer(AnswerState.ANSWERED, said["answer"])
    evidence = tuple(_evidence(quote, transcript, interaction) for quote in said.get("quotes", ()))
    return Mark(key, answer, said.get("comment", ""), evidence=evidence)


def _evidence(quote: str, transcript: Transcript | None, interaction: str) -> Evidence:
    """Where the quoted words stand, the first time they were said."""
    for place, turn in enumerate(transcript.turns if transcript else ()):
        start = turn.text.find(quote)
        if start >= 0:
            return Evidence(place, start, start + len(quote), quote, turn.start_s, turn.end_s)
    raise StudioError(
        tr(
            "The demonstration's {interaction} does not say “{quote}”. Install QA Studio again.",
            interaction=interaction,
            quote=quote,
        )
    )


def _refuse_gaps(failures: list[Failure]) -> None:
    if failures:
        listed = "; ".join(f"{failure.name}: {failure.message}" for failure in failures)
        raise StudioError(
            tr("The demonstration is not whole. {listed} Mend this, then build it again.", listed=listed)
        )
