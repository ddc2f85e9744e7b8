"""How far the suggestions of a form agree with what people have marked, and which may stand alone.

Owns which marks and suggestions make a pair: the same version of a transcript, marks by any version of the form whose
criterion compares, suggestions by checks that are the same as the newest version's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa_studio.services import trust_settings
from qa_studio.services.form_versions import links, versions_of
from qa_studio.services.learned_models import Speakers
from qa_studio.services.trust_settings import TrustSettings
from qa_studio.storage.store import Store
from qa_studio.storage.values import Marked, StoredRubric
from rubrics.model import Answer, Criterion, Rubric
from scoring.anchoring import Showing
from scoring.intervals import Estimate
from scoring.trust import (
    Counted,
    CriterionTrust,
    Figures,
    Pair,
    Sight,
    Standing,
    Trust,
    interval_words,
    is_given,
    percent_words,
    trust,
)

__all__ = [
    "CriterionTrust",
    "Estimate",
    "Figures",
    "Standing",
    "Trust",
    "TrustReport",
    "Trusting",
    "influence_words",
    "interval_words",
    "lines",
    "percent_words",
]


@dataclass(frozen=True, slots=True)
class TrustReport:
    """What is known of one form's suggestions.

    Attributes:
        rubric: the newest version; its criteria are spoken of.
        interactions: how many people have marked with suggestions beside.
    """

    rubric: Rubric
    trust: Trust
    settings: TrustSettings
    interactions: int


@dataclass(frozen=True, slots=True)
class Earned:
    """Which automatic marks of a form may be counted where no person has judged.

    Attributes:
        places: a version's id and a criterion's key there -> its key in the newest version, of what has earned it by
            the very checks that were measured.
    """

    places: Mapping[tuple[int, str], str]
    speakers: Speakers

    def counts(self, version_id: int, transcript_id: int | None, old_key: str) -> bool:
        """Whether the mark that this version of the form suggested for this transcript may stand alone."""
        key = self.places.get((version_id, old_key))
        if key is None or transcript_id is None:
            return False
        return self.speakers.is_current(transcript_id, version_id, old_key, key)


class Trusting:
    """Reckons what suggestions have earned, and keeps the bar that is asked of them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def settings(self) -> TrustSettings:
        """What the workspace asks for."""
        return trust_settings.read(self._store)

    def set(self, values: Mapping[str, object]) -> TrustSettings:
        """Change settings by their names, all or none; None is the usual value.

        Raises: TrustSettingsError with every fault at once.
        """
        return trust_settings.write(self._store, values)

    def report(self, key: str | None = None) -> TrustReport:
        """The figures of a form by its key, of its newest version; None: of the form in use.

        Raises: StudioError when the workspace has no version of that form.
        """
        versions = versions_of(self._store, key)
        pairs = self._pairs(versions)
        rubric, settings = versions[-1].rubric, self.settings()
        ids = {pair.interaction_id for found in pairs.values() for pair in found}
        return TrustReport(rubric, trust(rubric, pairs, settings.bar), settings, len(ids))

    def earned(self, key: str | None = None) -> frozenset[str]:
        """Keys of the criteria of a form that may be marked unattended."""
        return self.report(key).trust.earned()

    def unattended(self, key: str | None = None) -> Earned:
        """The same for every version of the form: what other checks have suggested, or a model that suggests no more,
        has earned nothing by what was measured since."""
        versions, earned = versions_of(self._store, key), self.earned(key)
        sources = _sources(versions, links(versions))
        places = {place: key for key in earned for place in sources[key]}
        return Earned(places, Speakers(self._store, {one.id: one.rubric for one in versions}))

    def _pairs(self, versions: Sequence[StoredRubric]) -> dict[str, list[Pair]]:
        ids, keys = [one.id for one in versions], links(versions)
        sources = _sources(versions, keys)
        suggested = self._store.suggested(ids)
        speakers = Speakers(self._store, {one.id: one.rubric for one in versions})
        pairs: dict[str, list[Pair]] = {}
        for mark in self._store.marked(ids):
            key = keys[mark.rubric_version_id].get(mark.key)
            if key is None or not is_given(mark.answer):
                continue
            for version_id, old_key in sources[key]:
                place = (mark.transcript_id, version_id, old_key)
                if place in suggested and speakers.is_current(*place, key):
                    pairs.setdefault(key, []).append(_pair(mark, suggested[place]))
                    break
        return pairs


def _sources(
    versions: Sequence[StoredRubric], keys: Mapping[int, Mapping[str, str]]
) -> dict[str, list[tuple[int, str]]]:
    """Whose suggestions speak for each criterion of the newest version: version id and key there, newest first."""
    newest = versions[-1].rubric
    found: dict[str, list[tuple[int, str]]] = {criterion.key: [] for criterion in newest.criteria()}
    for stored in reversed(versions):
        for criterion in stored.rubric.criteria():
            key = keys[stored.id].get(criterion.key)
            if key is not None and _same_checks(stored.rubric, criterion, newest, key):
                found[key].append((stored.id, criterion.key))
    return found


def _same_checks(old: Rubric, criterion: Criterion, new: Rubric, key: str) -> bool:
    other = new.criterion(key)
    return (
        other is not None
        and (criterion.suggest, criterion.bar) == (other.suggest, other.bar)
        and (old.names, old.language) == (new.names, new.language)
    )


def _pair(mark: Marked, suggested: Answer | None) -> Pair:
    return Pair(
        interaction_id=mark.interaction_id,
        suggested=suggested,
        given=mark.answer,
        unseen=mark.unseen,
        sight=_sight(mark),
        drawn=mark.showing == Showing.MIXED,
    )


def _sight(mark: Marked) -> Sight:
    if mark.unseen is not None:
        return Sight.UNSEEN
    return Sight.SEEN if mark.showing or mark.origin == "suggestion" else Sight.UNKNOWN


def counted_answer(mark: Marked, counted: Counted) -> Answer | None:
    """What a person's mark says by the workspace's rule of which marks count; None for one that does not."""
    if counted is Counted.ALL:
        return mark.answer
    if counted is Counted.INDEPENDENT and _sight(mark) is Sight.UNKNOWN:
        return mark.answer
    return mark.unseen


_COUNTED = {
    Counted.INDEPENDENT: "made without the suggestion in sight",
    Counted.UNSEEN: "made before the suggestion was seen",
    Counted.ALL: "of suggestion and mark",
}


def lines(report: TrustReport) -> Iterator[str]:
    """What is to be known of the figures as a whole, a sentence each."""
    bar = report.trust.bar
    yield (
        f"A criterion may be marked unattended when the lower end of kappa’s 95 % interval reaches {bar.kappa} with at"
        f" least {bar.pairs} pairs {_COUNTED[bar.counted]}. Until then its suggestion is shown and never counts alone."
    )
    yield from sight_lines(report)
    yield influence_words(report)


def sight_lines(report: TrustReport) -> Iterator[str]:
    """How many of the marks were made with the suggestion in sight, and what that means; nothing without pairs."""
    found = report.trust.criteria
    seen, unseen = sum(one.seen for one in found), sum(one.unseen for one in found)
    unknown = sum(one.unknown for one in found)
    whole = seen + unseen + unknown
    if not whole:
        return
    told = (
        f"Of {whole:,} pairs in {seen:,} the suggestion was seen first, in {unseen:,} the mark was made first"
    )
    yield f"{told}; of {unknown:,} nobody recorded it."
    if seen and report.trust.bar.counted is not Counted.ALL and report.settings.showing is Showing.SHOWN:
        yield (
            "What is marked with the suggestion in sight is no independent evidence. To earn trust, hold suggestions"
            " back until the question is answered, or for a random half: the setting “Show suggestions”."
        )


def influence_words(report: TrustReport) -> str:
    """What seeing the suggestions does to the marks, in a sentence."""
    found = report.trust.influence
    if found.value is None:
        return (
            "What seeing a suggestion does to a mark is not known yet: it is told from marks made in the mixed mode,"
            " where chance decides what is in sight."
        )
    points = f"{found.value * 100:+.0f} points".replace("-", "−")
    sides = f"{found.n_after} marks with and {found.n_before} without the suggestion in sight"
    if found.low is None or found.high is None:
        return f"In sight, suggestions and marks agree by {points} otherwise ({found.reason}); {sides}."
    span = f"{found.low * 100:+.0f} to {found.high * 100:+.0f}".replace("-", "−")
    told = "" if found.low > 0 or found.high < 0 else " That may be chance."
    return f"With the suggestion in sight the agreement is {points} ({span}); {sides}.{told}"
