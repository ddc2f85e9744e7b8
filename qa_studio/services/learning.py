"""Learning from the workspace's own marks, on this machine: what could be offered, and what was made of the offers.

Owns which marks are learnt from: those of people's newest submitted evaluations by any version of the form in use whose
criterion compares, on the words that they were made on. The arithmetic is `scoring.learning`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.services import learned_models
from qa_studio.services.learned_models import Decision
from qa_studio.services.rubrics import Rubrics
from qa_studio.services.suggesting import Names, names_of
from qa_studio.storage.store import Store
from rubrics.model import Answer, AnswerState, Criterion, Rubric
from rubrics.versions import linked
from scoring.learned import Seen, Watcher
from scoring.learning import FEWEST_MARKS, learn
from scoring.learning_model import Example, Trial, Verdict
from scoring.suggest import suggest
from scoring.trust import is_given

NA = "na"


@dataclass(frozen=True, slots=True)
class LearningRow:
    """One criterion of the form in use: what came of learning it now, and what was decided."""

    trial: Trial
    decision: Decision


@dataclass(frozen=True, slots=True)
class _Mark:
    interaction_id: int
    transcript_id: int
    key: str
    answer: str


class Learning:
    """Learns criteria from submitted marks, and remembers which models were taken."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rubrics = Rubrics(store)

    def rows(self, context: JobContext, keys: Sequence[str] | None = None) -> tuple[LearningRow, ...]:
        """What could be learnt of every criterion, or of these, in the form's order.

        Raises: JobCancelled; StudioError for a criterion that the form does not have.
        """
        rubric = self._rubrics.current()
        criteria = _chosen(rubric, keys)
        marks = self._marks(rubric, {criterion.key for criterion in criteria})
        examples = self._examples(rubric, marks, context)
        decided = learned_models.decisions(self._store, rubric)
        return tuple(
            LearningRow(learn(rubric, one, examples.get(one.key, ())), decided.get(one.key, Decision.OPEN))
            for one in criteria
        )

    def accept(self, key: str, context: JobContext) -> LearningRow:
        """Learn this criterion anew, and let the model suggest in place of the checks from now on.

        Raises: JobCancelled; StudioError when it is not offered, with the reason.
        """
        (row,) = self.rows(context, [key])
        if row.trial.verdict is not Verdict.OFFERED or row.trial.model is None:
            raise StudioError(
                tr("“{title}” is not offered. {reason}", title=row.trial.title, reason=row.trial.reason)
            )
        learned_models.accept(self._store, self._rubrics.current(), row.trial.model)
        return LearningRow(row.trial, Decision.ACCEPTED)

    def refuse(self, key: str) -> None:
        """Let the checks suggest for this criterion; also after it was accepted.

        Raises: StudioError for a criterion that the form does not have.
        """
        rubric = self._rubrics.current()
        (criterion,) = _chosen(rubric, [key])
        learned_models.refuse(self._store, rubric, criterion.key)

    def _marks(self, rubric: Rubric, wanted: set[str]) -> list[_Mark]:
        """What was said of these criteria, by their keys in this version."""
        versions = sorted(
            (one for one in self._store.rubrics() if one.rubric.key == rubric.key),
            key=lambda one: one.rubric.version,
        )
        versions = [one for one in versions if one.rubric.version <= rubric.version]
        now = {
            one.id: linked([later.rubric for later in versions[place:]]) for place, one in enumerate(versions)
        }
        found = []
        for mark in self._store.marked(list(now)):
            key, answer = now[mark.rubric_version_id].get(mark.key), _category(mark.answer)
            if key in wanted and answer is not None:
                found.append(_Mark(mark.interaction_id, mark.transcript_id, key, answer))
        return found

    def _examples(
        self, rubric: Rubric, marks: Sequence[_Mark], context: JobContext
    ) -> dict[str, list[Example]]:
        """By criterion. Transcripts are looked at only for criteria that have enough marks."""
        counts = Counter(mark.key for mark in marks)
        enough = sorted(key for key, count in counts.items() if count >= FEWEST_MARKS)
        watch = _Watch(self._store, rubric, enough)
        agents = {row.id: row.agent for row in self._store.interaction_rows()}
        found: dict[str, list[Example]] = {}
        for place, mark in enumerate(sorted(marks, key=lambda one: (one.interaction_id, one.transcript_id))):
            context.report(place / len(marks), tr("Looking at what was marked"))
            agent = agents.get(mark.interaction_id, "")
            example = Example(mark.interaction_id, agent, mark.answer, None, frozenset())
            if mark.key in enough:
                seen, by_checks = watch.look(mark.interaction_id, mark.transcript_id)
                signs, suggested = seen.signs(mark.key), by_checks.get(mark.key)
                example = replace(example, suggested=suggested, signs=signs, meaning=seen.meaning)
            found.setdefault(mark.key, []).append(example)
        return found


class _Watch:
    """Looks at one transcript after the other, and remembers the last one: several marks are of the same."""

    def __init__(self, store: Store, rubric: Rubric, keys: Sequence[str]) -> None:
        self._store, self._rubric, self._keys = store, rubric, keys
        self._watchers: dict[tuple[tuple[str, tuple[str, ...]], ...], Watcher] = {}
        self._last: tuple[int, tuple[Seen, Mapping[str, str | None]]] | None = None

    def look(self, interaction_id: int, transcript_id: int) -> tuple[Seen, Mapping[str, str | None]]:
        if self._last is None or self._last[0] != transcript_id:
            self._last = transcript_id, self._looked(interaction_id, transcript_id)
        return self._last[1]

    def _looked(self, interaction_id: int, transcript_id: int) -> tuple[Seen, Mapping[str, str | None]]:
        (source,) = self._store.sources([interaction_id])
        names, transcript = names_of(source), self._store.transcript(transcript_id).transcript
        findings = suggest(self._rubric, transcript, names)
        suggested = {
            one.criterion_key: None if one.answer is None else _category(one.answer) for one in findings
        }
        return self._watcher(names).look(transcript), suggested

    def _watcher(self, names: Names) -> Watcher:
        key = tuple(sorted(names.items()))
        if key not in self._watchers:
            self._watchers[key] = Watcher(self._rubric, names, self._keys)
        return self._watchers[key]


def _chosen(rubric: Rubric, keys: Sequence[str] | None) -> tuple[Criterion, ...]:
    known = {criterion.key: criterion for criterion in rubric.criteria()}
    for key in keys or ():
        if key not in known:
            raise StudioError(
                tr(
                    "“{title}” has no criterion “{key}”. It has: {known}.",
                    title=rubric.title,
                    key=key,
                    known=", ".join(known),
                )
            )
    return tuple(known.values()) if keys is None else tuple(known[key] for key in keys)


def _category(answer: Answer) -> str | None:
    """What a model can say: an option's key, or "na"; None for what nobody has said, and for numbers."""
    if not is_given(answer):
        return None
    if answer.state is AnswerState.NOT_APPLICABLE:
        return NA
    return answer.value if isinstance(answer.value, str) else None
