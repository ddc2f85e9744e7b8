"""How far the suggestions of a form agree with what people have marked, and which may stand alone.

Owns which marks and suggestions make a pair: the same version of a transcript, marks by any version of the form whose
criterion compares, suggestions by checks that are the same as the newest version's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa_studio.language import tr
from qa_studio.services import trust_settings
from qa_studio.services.estimates import interval_words, percent_words
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
    is_given,
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


def lines(report: TrustReport) -> Iterator[str]:
    """What is to be known of the figures as a whole, a sentence each."""
    bar = report.trust.bar
    counted = {
        Counted.INDEPENDENT: tr("made without the suggestion in sight"),
        Counted.UNSEEN: tr("made before the suggestion was seen"),
        Counted.ALL: tr("of suggestion and mark"),
    }[bar.counted]
    yield tr(
        "A criterion may be marked unattended when the lower end of kappa’s 95 % interval reaches {kappa} with at least"
        " {pairs} pairs {counted}. Until then its suggestion is shown and never counts alone.",
        kappa=bar.kappa,
        pairs=bar.pairs,
        counted=counted,
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
    told = tr(
        "Of {whole:,} pairs in {seen:,} the suggestion was seen first, in {unseen:,} the mark was made first",
        whole=whole,
        seen=seen,
        unseen=unseen,
    )
    yield told + (tr("; of {unknown:,} nobody recorded it.", unknown=unknown) if unknown else ".")
    lacks = any(one.standing is Standing.TOO_FEW and one.seen for one in found)
    if lacks and report.trust.bar.counted is not Counted.ALL and report.settings.showing is Showing.SHOWN:
        yield tr(
            "What is marked with the suggestion in sight is no independent evidence. To earn trust, hold suggestions"
            " back until the question is answered, or for a random half: the setting “Show suggestions”."
        )


def influence_words(report: TrustReport) -> str:
    """What seeing the suggestions does to the marks, in a sentence."""
    found = report.trust.influence
    if found.value is None:
        return tr(
            "What seeing a suggestion does to a mark is not known yet: it is told from marks made in the mixed mode,"
            " where chance decides what is in sight."
        )
    sides = tr(
        "chance showed it first for {seen:,} marks and held it back for {unseen:,}",
        seen=found.n_after,
        unseen=found.n_before,
    )
    points = signed_points(found.value)
    if found.low is None or found.high is None:
        return tr(
            "Seeing a suggestion moves the agreement of marks with it by {points} points ({reason}); {sides}.",
            points=points,
            reason=found.reason,
            sides=sides,
        )
    agreement = tr(
        "Seeing a suggestion moves the agreement of marks with it by {points} points ({low} to {high}); {sides}.",
        points=points,
        low=signed_points(found.low),
        high=signed_points(found.high),
        sides=sides,
    )
    if found.low > 0:
        return agreement + tr(" It pulls marks towards itself.")
    return agreement + (tr(" It pushes marks away.") if found.high < 0 else tr(" That may be chance."))


def signed_points(share: float) -> str:
    """A difference of shares in points of a hundred: "+5", "−0.4", "0"."""
    value = share * 100
    text = f"{value:+.0f}" if abs(value) >= 1 else f"{value:+.1f}"
    return "0" if text.strip("+-") in ("0", "0.0") else text.replace("-", "−")


def shown_figures(one: CriterionTrust, unseen_only: bool = False) -> Figures:
    """What is shown of a criterion: the figures of the pairs that count; of all pairs while none counts.

    Args:
        unseen_only: those of marks that were made before the suggestion was seen, whatever counts.
    """
    if unseen_only:
        return one.unseen_figures
    return one.counted_figures if one.counted_figures.pairs else one.figures
