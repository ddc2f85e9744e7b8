"""What there is to see for a learnt model, and the suggestion it makes: with words of the transcript, or not at all.

Pure. Signs are words and pairs of words by speaker, and the checks of the criterion that hold.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from rubrics.model import (
    NOT_APPLICABLE,
    Answer,
    AnswerState,
    CheckUse,
    Criterion,
    Rubric,
)
from scoring.calibrating import Calibrator
from scoring.checks import build, trust
from scoring.checks.scene import Hit, Scene, TurnView, look_at
from scoring.checks.scope import Looker
from scoring.learning import CHECK, chances_of
from scoring.learning_model import Learned
from scoring.marks import answer_label
from scoring.model import USUAL_BAR, Evidence, Finding
from scoring.suggest import KEPT, Names, suggest, why_not
from scoring.trust import is_given
from transcription.model import Role, Transcript

SPEAKERS = {Role.AGENT: "agent: ", Role.CUSTOMER: "customer: "}
MOST_EVIDENCE = 3
NA = "na"


@dataclass(frozen=True)
class Seen:
    """What there is to see in one transcript.

    Attributes:
        words: signs of words with every place they stand at.
        checks: by criterion, signs of the checks that hold with the words that carry them.
        meaning: mean of the agent's sentences as vectors; () without.
    """

    scene: Scene
    words: Mapping[str, Sequence[Hit]]
    checks: Mapping[str, Mapping[str, Sequence[Evidence]]]
    meaning: tuple[float, ...] = ()

    def signs(self, criterion_key: str) -> frozenset[str]:
        return frozenset((*self.words, *self.checks.get(criterion_key, ())))


class Watcher:
    """A rubric's checks, compiled once, as signs for learning.

    Args:
        keys: of the criteria that are asked about.
    """

    def __init__(self, rubric: Rubric, names: Names, keys: Sequence[str]) -> None:
        self._slots = {**rubric.names, **{slot: given for slot, given in names.items() if given}}
        self._lookers = {
            criterion.key: self._compiled(criterion)
            for criterion in rubric.criteria()
            if criterion.key in keys
        }

    def look(self, transcript: Transcript) -> Seen:
        """Everything that may be a sign."""
        scene = look_at(transcript, self._slots)
        checks = {key: dict(_holding(lookers, scene)) for key, lookers in self._lookers.items()}
        return Seen(scene, _words(scene), checks, _meaning(scene))

    def _compiled(self, criterion: Criterion) -> dict[str, Looker]:
        uses = [use for rule in criterion.suggest for use in (*rule.any_of, *rule.all_of, *rule.none_of)]
        return {_name(use): build(use, self._slots) for use in uses}


@dataclass(frozen=True, slots=True)
class Watched:
    """What one transcript teaches, without the transcript.

    Attributes:
        signs, suggested: by criterion; `suggested` is an option's key or "na" by the checks, None for an abstention.
        meaning: see `Seen`.
    """

    signs: Mapping[str, frozenset[str]]
    suggested: Mapping[str, str | None]
    meaning: tuple[float, ...]


def watch(
    rubric: Rubric,
    transcript: Transcript,
    names: Names,
    keys: tuple[str, ...],
    calibrator: Calibrator | None = None,
) -> Watched:
    """Look at a transcript for learning these criteria.

    Raises: ScoringError naming every fault of the rubric's checks.
    """
    suggested = {
        one.criterion_key: None if one.answer is None else category_of(one.answer)
        for one in suggest(rubric, transcript, names, calibrator)
        if one.criterion_key in keys
    }
    seen = _kept(rubric, names, keys).look(transcript)
    return Watched({key: seen.signs(key) for key in keys}, suggested, seen.meaning)


def category_of(answer: Answer) -> str | None:
    """What a model can say: an option's key, or "na"; None for what nobody has said, and for numbers."""
    if not is_given(answer):
        return None
    if answer.state is AnswerState.NOT_APPLICABLE:
        return NA
    return answer.value if isinstance(answer.value, str) else None


def suggest_with(
    rubric: Rubric,
    transcript: Transcript,
    names: Names | None = None,
    learned: Sequence[Learned] = (),
    calibrator: Calibrator | None = None,
) -> tuple[Finding, ...]:
    """One finding a criterion, by its learnt model where there is one, else by its checks.

    Where the checks find no answer possible at all (another language, nobody is the agent), no model speaks either.

    Args:
        calibrator: how sure the checks are; a model knows by itself how often it is right.

    Raises: ScoringError naming every fault of the rubric's checks.
    """
    found = suggest(rubric, transcript, names, calibrator)
    models = {one.criterion_key: one for one in learned if _is_for(one, rubric)}
    if not models:
        return found
    seen = _kept(rubric, names or {}, tuple(sorted(models))).look(transcript)
    if why_not(seen.scene, rubric.language):
        return found
    by_key = {criterion.key: criterion for criterion in rubric.criteria()}
    return tuple(
        told(models[one.criterion_key], by_key[one.criterion_key], seen, one)
        if one.criterion_key in models
        else one
        for one in found
    )


_watchers: OrderedDict[object, tuple[Rubric, Watcher]] = OrderedDict()
_lock = Lock()


def _kept(rubric: Rubric, names: Names, keys: tuple[str, ...]) -> Watcher:
    """The compiled checks; held together with the rubric, so that its identity is not given to another one."""
    key = (id(rubric), tuple(sorted((slot, tuple(given)) for slot, given in names.items())), keys)
    with _lock:
        if key not in _watchers:
            _watchers[key] = (rubric, Watcher(rubric, names, keys))
        _watchers.move_to_end(key)
        while len(_watchers) > KEPT:
            _watchers.popitem(last=False)
        return _watchers[key][1]


def told(model: Learned, criterion: Criterion, seen: Seen, by_checks: Finding) -> Finding:
    """The model's suggestion, or an abstention: below the criterion's bar, or where words may be missing."""
    hidden = trust.hidden_words(seen.scene.views)
    if hidden:
        return Finding(criterion.key, None, 0.0, hidden)
    chances = chances_of(model, seen.signs(criterion.key), seen.meaning)
    answer = min(chances, key=lambda one: (-chances[one], one))
    sure = round(min(chances[answer], model.sureness), 3)
    given = _answer(answer)
    evidence, words = _carrying(model, criterion.key, answer, seen)
    origin = f"Learnt from {model.marks} marks of your reviewers."
    if given == by_checks.answer:
        beside = "The checks say the same."
    elif by_checks.answer is None:
        beside = "The checks say nothing."
    else:
        beside = f"The checks say “{answer_label(criterion, by_checks.answer)}”."
    bar = USUAL_BAR if criterion.bar is None else criterion.bar
    if sure < float(bar) or not evidence:
        why = (
            f"It would be “{answer_label(criterion, given)}”, but that is not sure enough. {origin} {beside}"
        )
        return Finding(criterion.key, None, 0.0, why, evidence)
    return Finding(criterion.key, given, sure, f"{origin} {words} {beside}", evidence)


def _is_for(model: Learned, rubric: Rubric) -> bool:
    return (model.rubric_key, model.rubric_version) == (rubric.key, rubric.version)


def _answer(category: str) -> Answer:
    return NOT_APPLICABLE if category == NA else Answer(AnswerState.ANSWERED, category)


def _name(use: CheckUse) -> str:
    """A check with its arguments, the same for the same use."""
    return f"{CHECK}{use.check} {_plain(use.arguments)}"


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_plain(value[name])}" for name in sorted(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_plain(one) for one in value) + "]"
    return str(value)


def _holding(lookers: Mapping[str, Looker], scene: Scene) -> Iterator[tuple[str, Sequence[Evidence]]]:
    for name, looker in lookers.items():
        look = looker.look(scene)
        if look.holds and not look.doubt:
            yield name, look.hits or look.searched


def _words(scene: Scene) -> dict[str, list[Hit]]:
    """Words and neighbouring pairs of the agent's and the customer's sentences, as far as they are to be trusted."""
    found: dict[str, list[Hit]] = {}
    for place, view in enumerate(scene.views):
        speaker = SPEAKERS.get(view.role)
        if speaker is None or trust.why_untrusted(view.turn):
            continue
        for sign, first, last in _of_view(view):
            hit = Hit(place, first, last)
            if not trust.doubt(scene, hit):
                found.setdefault(speaker + sign, []).append(hit)
    return found


def _of_view(view: TurnView) -> Iterator[tuple[str, int, int]]:
    for first, last in view.sentences:
        for at in range(first, last):
            yield view.forms[at], at, at + 1
            if at + 1 < last:
                yield f"{view.forms[at]} {view.forms[at + 1]}", at, at + 2


def _meaning(scene: Scene) -> tuple[float, ...]:
    """Mean of the agent's sentences by the table of meanings; () when the agent says nothing."""
    from scoring.meaning.encoders import table

    said = [view.forms[first:last] for view in _trusted(scene) for first, last in view.sentences]
    if not said:
        return ()
    return tuple(round(float(one), 4) for one in table().encode(said).mean(axis=0))


def _carrying(model: Learned, key: str, answer: str, seen: Seen) -> tuple[tuple[Evidence, ...], str]:
    """The words that speak most for the answer; without any, the agent's first and last turn as what was searched."""
    weights = model.weights[model.answers.index(answer)]
    pairs = zip(model.signs, weights[1:], strict=False)
    present = seen.signs(key)
    speaking = sorted(((-weight, sign) for sign, weight in pairs if weight > 0 and sign in present))
    evidence: list[Evidence] = []
    named: list[str] = []
    for _, sign in speaking:
        places = _places(sign, key, seen)
        if places and len(named) < MOST_EVIDENCE:
            named.append("a check" if sign.startswith(CHECK) else f"“{sign.split(': ', 1)[1]}”")
            evidence.append(places[0])
    if evidence:
        ordered = sorted(dict.fromkeys(evidence), key=lambda one: (one.turn, one.start))
        return tuple(ordered), f"It speaks for this: {', '.join(dict.fromkeys(named))}."
    spoken = _trusted(seen.scene)
    ends = (spoken[0], spoken[-1]) if len(spoken) > 1 else spoken
    return tuple(seen.scene.whole(view) for view in ends), "Nothing that speaks for another answer was found."


def _trusted(scene: Scene) -> list[TurnView]:
    """The agent's turns that may be evidence."""
    return [view for view in scene.of(Role.AGENT) if not trust.why_untrusted(view.turn)]


def _places(sign: str, key: str, seen: Seen) -> Sequence[Evidence]:
    if sign in seen.words:
        return [seen.scene.evidence(seen.words[sign][0])]
    return seen.checks[key].get(sign, ())
