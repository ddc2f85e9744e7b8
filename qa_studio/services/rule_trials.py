"""What the rules of one criterion would suggest over the workspace's conversations, before anything is saved.

Owns the choice of conversations, the counting and the quotes that stand for an answer. Reads; never writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.services.confidence_maps import in_force
from qa_studio.services.library import EVERYTHING, NEWEST_FIRST
from qa_studio.services.suggesting import Checks, ChecksHere, Names, names_of
from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredSource
from rubrics.model import Answer, AnswerState, Criterion, Rubric, Section
from scoring.marks import answer_label
from scoring.model import Finding
from transcription.model import Origin, Role, Transcript, Turn

NEWEST = 20
"""Conversations of a quick trial."""
QUOTES = 3
"""Quotes that stand for an answer."""
CHUNK = 500
MOST_CHARACTERS = 20_000
_ROLES = {"agent": Role.AGENT, "customer": Role.CUSTOMER, "bot": Role.BOT, "system": Role.SYSTEM}


class SentenceChecks(Checks, Protocol):
    """Runs checks over a few words, too, that are no whole conversation."""

    def suggest_for_words(
        self, rubric: Rubric, transcript: Transcript, names: Names, context: JobContext
    ) -> tuple[Finding, ...]:
        """See `scoring.suggest.suggest_for_words`.

        Raises: JobCancelled, ScoringError, StudioError.
        """
        ...


class SentenceChecksHere(ChecksHere):
    """The checks in this process."""

    def suggest_for_words(
        self, rubric: Rubric, transcript: Transcript, names: Names, context: JobContext
    ) -> tuple[Finding, ...]:
        from scoring.suggest import suggest_for_words

        return suggest_for_words(rubric, transcript, names)


@dataclass(frozen=True, slots=True)
class TrialQuote:
    """Words that carry a suggestion, to the letter.

    Attributes:
        title: of the conversation.
    """

    text: str
    role: Role
    interaction_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer of the criterion, or abstaining.

    Attributes:
        answer: None for abstaining.
        label: what the form calls the answer; "" for abstaining.
        quotes: QUOTES at most, of different conversations.
        reasons: what the first QUOTES different suggestions or abstentions say of themselves.
    """

    answer: Answer | None
    label: str
    count: int
    quotes: tuple[TrialQuote, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleTrial:
    """What the rules say of some conversations.

    Attributes:
        looked: conversations that the criterion is asked in and that have words.
        outcomes: in the order of the scale, then what abstains; only what came up.
        not_asked: conversations in which the criterion is not shown on that channel.
        wordless: conversations without a transcript that were passed over.
    """

    looked: int
    outcomes: tuple[Outcome, ...]
    not_asked: int
    wordless: int


class RuleTrials:
    """Tries the rules of one criterion.

    Args:
        checks: where they run; None is this process.
    """

    def __init__(self, store: Store, checks: SentenceChecks | None = None) -> None:
        self._store = store
        self._checks = checks or SentenceChecksHere()

    def try_out(self, rubric: Rubric, key: str, newest: int | None, context: JobContext) -> RuleTrial:
        """Look at conversations, newest first.

        Args:
            rubric: the form as it is now; its other criteria are left aside.
            key: of a criterion of it.
            newest: so many with a transcript; None for all.

        Raises: JobCancelled; StudioError and ScoringError where the checks cannot be run.
        """
        only, criterion = alone(rubric, key)
        calibrator = in_force(self._store, rubric)
        tally = _Tally(criterion)
        shown = _channels(only)
        for place, total, source in self._sources():
            context.report(
                tally.looked / newest if newest else place / total,
                tr("{count:,} conversations looked at", count=tally.looked),
            )
            if shown is not None and source.channel.value not in shown:
                tally.not_asked += 1
                continue
            stored = self._store.newest_transcript(source.id)
            if stored is None:
                tally.wordless += 1
                continue
            found = self._checks.suggest(
                only, stored.transcript, names_of(source), context, calibrator=calibrator
            )
            tally.add(found[0], source, stored.transcript)
            if newest is not None and tally.looked >= newest:
                break
        return tally.trial()

    def try_words(self, rubric: Rubric, key: str, text: str, context: JobContext) -> RuleTrial:
        """Look at what was typed: a sentence of the agent's, or turns such as "Customer: …", a line each.

        Raises: as `try_out`; StudioError when there are no words, or too many.
        """
        only, criterion = alone(rubric, key)
        transcript = turns_of(text)
        found = self._checks.suggest_for_words(only, transcript, {}, context)
        tally = _Tally(criterion)
        tally.add(found[0], None, transcript)
        return tally.trial()

    def _sources(self) -> Iterator[tuple[int, int, StoredSource]]:
        """(place, of how many, conversation), newest first."""
        ids = self._store.library_ids(EVERYTHING, NEWEST_FIRST)
        for start in range(0, len(ids), CHUNK):
            by_id = {one.id: one for one in self._store.sources(ids[start : start + CHUNK])}
            for place, number in enumerate(ids[start : start + CHUNK], start):
                if number in by_id:
                    yield place, len(ids), by_id[number]


class _Tally:
    """Counts findings; not to be shared."""

    def __init__(self, criterion: Criterion) -> None:
        self._criterion = criterion
        self._counts: dict[Answer | None, int] = {}
        self._quotes: dict[Answer | None, list[TrialQuote]] = {}
        self._reasons: dict[Answer | None, list[str]] = {}
        self.looked = self.not_asked = self.wordless = 0

    def add(self, finding: Finding, source: StoredSource | None, transcript: Transcript) -> None:
        answer = finding.answer
        self.looked += 1
        self._counts[answer] = self._counts.get(answer, 0) + 1
        reasons = self._reasons.setdefault(answer, [])
        if finding.reason and finding.reason not in reasons and len(reasons) < QUOTES:
            reasons.append(finding.reason)
        quotes = self._quotes.setdefault(answer, [])
        if finding.evidence and len(quotes) < QUOTES:
            first = finding.evidence[0]
            number, title = (0, "") if source is None else (source.id, source.title)
            quotes.append(TrialQuote(first.text, transcript.turns[first.turn].role, number, title))

    def trial(self) -> RuleTrial:
        order = {option.key: place for place, option in enumerate(self._criterion.scale.options)}

        def rank(answer: Answer | None) -> tuple[int, str]:
            if answer is None:
                return len(order) + 2, ""
            if answer.state is AnswerState.NOT_APPLICABLE:
                return len(order) + 1, ""
            value = answer.value[0] if isinstance(answer.value, tuple) else str(answer.value)
            return order.get(value, len(order)), value

        outcomes = (self._outcome(answer) for answer in sorted(self._counts, key=rank))
        return RuleTrial(self.looked, tuple(outcomes), self.not_asked, self.wordless)

    def _outcome(self, answer: Answer | None) -> Outcome:
        words = "" if answer is None else answer_label(self._criterion, answer)
        quotes, reasons = self._quotes.get(answer, ()), self._reasons.get(answer, ())
        return Outcome(answer, words, self._counts[answer], tuple(quotes), tuple(reasons))


def alone(rubric: Rubric, key: str) -> tuple[Rubric, Criterion]:
    """The form with this criterion only, so that nothing else is compiled or looked for.

    Raises: StudioError when it has none of this key.
    """
    for section in rubric.sections:
        for criterion in section.criteria:
            if criterion.key == key:
                only: Section = replace(section, criteria=(criterion,))
                return replace(rubric, sections=(only,)), criterion
    raise StudioError(tr("{title} has no criterion “{key}”.", title=rubric.title, key=key))


def turns_of(text: str) -> Transcript:
    """What was typed as a conversation; a line without a speaker is the agent's.

    Raises: StudioError when there are no words, or too many.
    """
    if len(text) > MOST_CHARACTERS:
        raise StudioError(
            tr("{count:,} characters are the most that can be tried at once.", count=MOST_CHARACTERS)
        )
    turns = []
    for line in filter(None, map(str.strip, text.splitlines())):
        who, mark, said = line.partition(":")
        role = _ROLES.get(who.strip().lower()) if mark else None
        words = line if role is None else said.strip()
        if words:
            turns.append(Turn(role or Role.AGENT, words))
    if not turns:
        raise StudioError(tr("Type a sentence first."))
    return Transcript(tuple(turns), Origin("typed"))


def _channels(only: Rubric) -> frozenset[str] | None:
    """The channels on which the criterion is shown; None where every one will do."""
    (section,) = only.sections
    conditions = (section.shown_when, *(one.shown_when for one in section.criteria))
    asked = [one for one in conditions if one is not None]
    named = [frozenset(one.channels) for one in asked if one.channels]
    return frozenset.intersection(*named) if named else None
