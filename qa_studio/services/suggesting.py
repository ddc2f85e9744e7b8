"""Automatic marks with their evidence: findings, and the evaluation that they make.

Owns which names fill the checks, and what an interaction's channel hides from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from qa_studio.errors import StudioError, WorkspaceError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import BatchReport, Failure
from qa_studio.services.chosen import chosen
from qa_studio.services.confidence_maps import in_force
from qa_studio.services.learned_models import accepted, note
from qa_studio.services.rubrics import Rubrics
from qa_studio.storage.interactions import UNKNOWN
from qa_studio.storage.store import Store
from qa_studio.storage.values import DraftContent, StoredRubric, StoredSource
from rubrics.conditions import Situation
from rubrics.model import Rubric
from scoring.automatic import automatic_score, shown_findings
from scoring.calibrating import Calibrator
from scoring.errors import ScoringError
from scoring.learning_model import Learned
from scoring.model import Explanation, Finding, Mark
from transcription.model import Transcript

if TYPE_CHECKING:
    from scoring.learned import Watched

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the checks of a form say of one conversation.

    Attributes:
        findings: in the form's order; criteria that the channel or another answer hides are left out.
        explanation: of the suggestions alone, see `scoring.automatic`.
    """

    title: str
    transcript: Transcript
    rubric: Rubric
    findings: tuple[Finding, ...]
    explanation: Explanation


class Checks(Protocol):
    """Runs a rubric's checks, and what was learnt, over one transcript."""

    def suggest(
        self,
        rubric: Rubric,
        transcript: Transcript,
        names: Names,
        context: JobContext,
        learned: Sequence[Learned] = (),
        calibrator: Calibrator | None = None,
    ) -> tuple[Finding, ...]:
        """See `scoring.learned.suggest_with`.

        Raises: JobCancelled, ScoringError, StudioError.
        """
        ...


class Watching(Checks, Protocol):
    """Says also what there is to learn from."""

    def watch(
        self,
        rubric: Rubric,
        transcript: Transcript,
        names: Names,
        context: JobContext,
        keys: tuple[str, ...],
        calibrator: Calibrator | None = None,
    ) -> Watched:
        """See `scoring.learned.watch`.

        Raises: JobCancelled, ScoringError, StudioError.
        """
        ...


class ChecksHere:
    """The checks in this process: for whoever has no window that must not wait."""

    def suggest(
        self,
        rubric: Rubric,
        transcript: Transcript,
        names: Names,
        context: JobContext,
        learned: Sequence[Learned] = (),
        calibrator: Calibrator | None = None,
    ) -> tuple[Finding, ...]:
        from scoring.learned import suggest_with

        return suggest_with(rubric, transcript, names, learned, calibrator)

    def watch(
        self,
        rubric: Rubric,
        transcript: Transcript,
        names: Names,
        context: JobContext,
        keys: tuple[str, ...],
        calibrator: Calibrator | None = None,
    ) -> Watched:
        from scoring.learned import watch

        return watch(rubric, transcript, names, keys, calibrator)


class Suggesting:
    """Runs the checks of the rubric in use over transcripts, and stores what they found.

    Args:
        checks: where they run; None is this process.
    """

    def __init__(self, store: Store, checks: Checks | None = None) -> None:
        self._store = store
        self._checks = checks or ChecksHere()
        self._rubrics = Rubrics(store)

    def suggest(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport:
        """Suggest marks for these interactions, or for all whose newest transcript has none by this rubric.

        Asked for again, an interaction keeps its findings and evaluation unless something differs now.

        Returns: what has suggestions; what has no transcript yet, and what else failed.
        Raises: JobCancelled; what was finished is kept. WorkspaceError when nothing can be stored.
        """
        rubric = self._rubrics.current_version()
        wanted = self._store.without_suggestions(rubric.id) if ids is None else ids
        found, missing = chosen(self._store, wanted)
        # Checks are compiled for the names they look for: who has the same ones comes together.
        sources = sorted(found, key=lambda source: (source.company, source.agent))
        done: list[int] = []
        failures = list(missing)
        spoken: dict[int, frozenset[str]] = {}
        try:
            for place, source in enumerate(sources):
                context.report(
                    place / len(sources), tr("Looking for evidence in {title}", title=source.title)
                )
                try:
                    transcript_id, keys = self._one(source, rubric, context)
                    spoken[transcript_id] = keys
                    done.append(source.id)
                except WorkspaceError:
                    raise
                except (StudioError, ScoringError) as err:
                    failures.append(Failure(source.title, str(err)))
        finally:
            note(self._store, rubric.rubric, spoken)
        context.report(1.0, tr("Suggested"))
        return BatchReport(tuple(done), (), tuple(failures))

    def outdated(self) -> tuple[int, ...]:
        """Ids of what waits for a person with suggestions by another form than the one in use."""
        return self._store.with_old_suggestions()

    def suggested(self, interaction_id: int) -> Suggested:
        """What was suggested for the newest transcript by the rubric in use.

        Raises: StudioError when nothing was, or when there is no such interaction.
        """
        row, rubric = self._store.interaction_row(interaction_id), self._rubrics.current_version()
        stored = self._store.newest_transcript(interaction_id)
        findings = self._store.findings(stored.id, rubric.id) if stored is not None else ()
        if stored is None or not findings:
            raise StudioError(
                tr("Nothing was suggested for “{title}” yet. Ask for suggestions first.", title=row.title)
            )
        made = automatic_score(rubric.rubric, findings, Situation(channel=row.channel.value))
        return Suggested(row.title, stored.transcript, rubric.rubric, findings, made)

    def _one(
        self, source: StoredSource, rubric: StoredRubric, context: JobContext
    ) -> tuple[int, frozenset[str]]:
        """Returns: the transcript's id, and for which criteria a learnt model has suggested."""
        stored = self._store.newest_transcript(source.id)
        if stored is None:
            raise StudioError(tr("It has no transcript yet. Transcribe it first."))
        names, learned = names_of(source), self._learned(source.id, rubric.rubric)
        found = self._checks.suggest(
            rubric.rubric, stored.transcript, names, context, learned, in_force(self._store, rubric.rubric)
        )
        situation = Situation(channel=source.channel.value)
        findings = shown_findings(rubric.rubric, found, situation)
        explanation = automatic_score(rubric.rubric, found, situation)
        marks = tuple(_marks(findings))
        content = DraftContent(rubric.id, stored.id, marks)
        self._store.save_suggestions(source.id, content, findings, explanation)
        return stored.id, frozenset(one.criterion_key for one in learned)

    def _learned(self, interaction_id: int, rubric: Rubric) -> tuple[Learned, ...]:
        """What was learnt and accepted, but not from this interaction: it would only say what it was told there."""
        kept = accepted(self._store, rubric)
        return tuple(one for one in kept if interaction_id not in one.seen)


def names_of(source: StoredSource) -> Names:
    """What fills the slots of checks; a name that nobody knows leaves the rubric's own."""
    names: dict[str, tuple[str, ...]] = {}
    if source.company != UNKNOWN:
        names["brand"] = (source.company,)
    if source.agent != UNKNOWN:
        names["agent"] = tuple(dict.fromkeys((source.agent, source.agent.split()[0])))
    return names


def _marks(findings: Sequence[Finding]) -> Iterator[Mark]:
    for finding in findings:
        if finding.answer is not None:
            yield Mark(finding.criterion_key, finding.answer, origin="automatic", evidence=finding.evidence)
