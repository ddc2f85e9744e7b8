"""Automatic suggestions: one finding a criterion, with the words that carry it, or an abstention that says why.

Pure: a rubric version, a transcript and names go in, findings come out. Nothing is remembered but compiled checks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from threading import Lock

from rubrics.model import (
    NOT_APPLICABLE,
    Answer,
    AnswerState,
    CheckUse,
    Criterion,
    Rubric,
    ScaleKind,
    SuggestRule,
)
from scoring.calibrating import Calibrator, calibrated
from scoring.checks import build, validate
from scoring.checks.model import Look
from scoring.checks.scene import Scene, look_at
from scoring.checks.scope import Looker
from scoring.errors import ScoringError
from scoring.language import why_not_english
from scoring.marks import answer_label
from scoring.model import USUAL_BAR, Evidence, Finding
from transcription.model import Role, Transcript

MOST_EVIDENCE = 4
KEPT = 8
"""Compiled rubrics that are kept: a company's name makes another one of the same rubric."""

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Rule:
    rule: SuggestRule
    any_of: tuple[Looker, ...]
    all_of: tuple[Looker, ...]
    none_of: tuple[Looker, ...]


class Suggester:
    """A rubric's checks, compiled once for many transcripts.

    Args:
        names: fills slots such as {brand}; they take the place of the rubric's own of the same slot.
        calibrator: how sure its rules are; None as it comes with the form.

    Raises: ScoringError naming every fault of the checks.
    """

    def __init__(
        self, rubric: Rubric, names: Names | None = None, calibrator: Calibrator | None = None
    ) -> None:
        rubric = calibrated(rubric, calibrator)
        self._language = rubric.language
        self._slots = {**rubric.names, **{slot: given for slot, given in (names or {}).items() if given}}
        _refuse_faults(rubric)
        self._criteria = [
            (criterion, [_compiled(rule, self._slots) for rule in criterion.suggest])
            for criterion in rubric.criteria()
        ]

    def suggest(self, transcript: Transcript) -> tuple[Finding, ...]:
        """One finding a criterion, in the form's order."""
        scene = look_at(transcript, self._slots)
        why = why_not(scene, self._language)
        if why:
            return tuple(_abstention(criterion, why) for criterion, _ in self._criteria)
        return tuple(_finding(criterion, rules, scene) for criterion, rules in self._criteria)

    def suggest_for_words(self, transcript: Transcript) -> tuple[Finding, ...]:
        """The same of a few words, where it does not matter who else speaks and in which language."""
        scene = look_at(transcript, self._slots)
        return tuple(_finding(criterion, rules, scene) for criterion, rules in self._criteria)


def suggest_for_words(
    rubric: Rubric, transcript: Transcript, names: Names | None = None
) -> tuple[Finding, ...]:
    """What the rules say of words that are no whole conversation, such as a sentence that somebody tries.

    Raises: as `suggest`.
    """
    return _kept(rubric, names or {}, None).suggest_for_words(transcript)


def suggest(
    rubric: Rubric,
    transcript: Transcript,
    names: Names | None = None,
    calibrator: Calibrator | None = None,
) -> tuple[Finding, ...]:
    """One finding a criterion, in the form's order; the first rule of a criterion that holds decides.

    Args:
        names: by slot ("brand", "agent", "customer", "product"); empty ones leave the rubric's own.
        calibrator: how sure the rules are; None as it comes with the form.

    Raises: ScoringError naming every fault of the rubric's checks.
    """
    return _kept(rubric, names or {}, calibrator).suggest(transcript)


_suggesters: OrderedDict[object, tuple[Rubric, Suggester]] = OrderedDict()
_lock = Lock()


def _kept(rubric: Rubric, names: Names, calibrator: Calibrator | None) -> Suggester:
    """The compiled rubric; held together with the rubric, so that its identity is not given to another one."""
    key = (id(rubric), tuple(sorted((slot, tuple(given)) for slot, given in names.items())), calibrator)
    with _lock:
        if key not in _suggesters:
            _suggesters[key] = (rubric, Suggester(rubric, names, calibrator))
        _suggesters.move_to_end(key)
        while len(_suggesters) > KEPT:
            _suggesters.popitem(last=False)
        return _suggesters[key][1]


def _refuse_faults(rubric: Rubric) -> None:
    faults = [
        f"{criterion.key}: {use.check}{'.' if path else ''}{path}: {message} {meant}".strip()
        for criterion in rubric.criteria()
        for rule in criterion.suggest
        for use in (*rule.any_of, *rule.all_of, *rule.none_of)
        for path, message, meant in validate(use)
    ]
    if faults:
        raise ScoringError(f"The checks of “{rubric.title}” have faults. {' '.join(faults)}")


def _compiled(rule: SuggestRule, slots: Mapping[str, Sequence[str]]) -> _Rule:
    def built(uses: Sequence[CheckUse]) -> tuple[Looker, ...]:
        return tuple(build(use, slots) for use in uses)

    return _Rule(rule, built(rule.any_of), built(rule.all_of), built(rule.none_of))


def why_not(scene: Scene, language: str) -> str:
    """Why nothing can be suggested for this transcript; "" when something can."""
    if not scene.views:
        return "The transcript holds no words."
    roles = {view.role for view in scene.views}
    if Role.AGENT not in roles:
        unknown = Role.UNKNOWN in roles
        return (
            "Nobody has said yet who the agent is."
            if unknown
            else "The agent says nothing in this transcript."
        )
    if Role.CUSTOMER not in roles:
        return (
            "The customer says nothing in this transcript, so there is nothing to judge the agent's words by."
        )
    if not language.lower().startswith("en"):
        return f"The checks know English; this rubric is written for “{language}”."
    return why_not_english(scene.transcript.language, ((view.role, view.forms) for view in scene.views))


def _finding(criterion: Criterion, rules: Sequence[_Rule], scene: Scene) -> Finding:
    if not rules:
        return _abstention(criterion, "This criterion has no checks; it is for a person to answer.")
    for rule in rules:
        carried = _carried(rule, scene)
        if carried is None:
            continue
        if isinstance(carried, str):
            return _abstention(criterion, carried)
        evidence, told = carried
        answer = _answer(criterion, rule.rule.answer)
        if not evidence or answer is None:
            return _abstention(
                criterion, "The signs point to an answer, but no words of the transcript carry it."
            )
        reason = " ".join(filter(None, (rule.rule.reason, *told)))
        return _over_the_bar(
            criterion, Finding(criterion.key, answer, rule.rule.confidence, reason, evidence)
        )
    return _abstention(criterion, "The signs are missing or contradict each other; please read and decide.")


def _over_the_bar(criterion: Criterion, found: Finding) -> Finding:
    """The finding, or below the criterion's bar an abstention that says what would have been suggested, and where."""
    bar = USUAL_BAR if criterion.bar is None else criterion.bar
    if found.answer is None or found.confidence >= float(bar):
        return found
    sure, asked = f"{int(found.confidence * 100)} %", f"{bar * 100:.0f} %"
    why = (
        f"It would be “{answer_label(criterion, found.answer)}”, but that is only {sure} sure, and this criterion asks"
        f" for {asked}. {found.reason}"
    )
    return Finding(criterion.key, None, 0.0, why.strip(), found.evidence)


_Carried = tuple[tuple[Evidence, ...], tuple[str, ...]]
"""Words, and what the checks have to say besides."""


def _carried(rule: _Rule, scene: Scene) -> _Carried | str | None:
    """The words that carry a rule; None when it does not hold; a sentence when nobody can say whether it does.

    Source: Kleene's strong logic of three values: what is certain decides before what is unknown.
    """
    hits: list[Look] = []
    absent: list[Look] = []
    doubts: list[str] = []
    for wanted, looker in (*((True, one) for one in rule.all_of), *((False, one) for one in rule.none_of)):
        look = looker.look(scene)
        if look.doubt:
            doubts.append(look.doubt)
        elif look.holds is not wanted:
            return None
        else:
            (hits if wanted and look.hits else absent).append(look)
    if rule.any_of:
        looks = [looker.look(scene) for looker in rule.any_of]
        hits.extend(look for look in looks if look.holds and not look.doubt)
        if not any(look.holds and not look.doubt for look in looks):
            unknown = [look.doubt for look in looks if look.doubt]
            if not unknown:
                return None
            doubts.append(unknown[0])
    if doubts:
        return doubts[0]
    found = [evidence for look in hits for evidence in look.hits]
    told = tuple(dict.fromkeys(look.note for look in (*hits, *absent) if look.note))
    return _chosen(found or [each for look in absent for each in (*look.hits, *look.searched)]), told


def _chosen(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Without doubles and what lies within another quote, in the order of the conversation."""
    chosen: list[Evidence] = []
    for each in sorted(dict.fromkeys(found), key=lambda e: (e.start - e.end, e.turn, e.start)):
        within = any(c.turn == each.turn and c.start <= each.start and each.end <= c.end for c in chosen)
        if not within and each.text:
            chosen.append(each)
    first = {(each.turn, each.start): place for place, each in enumerate(found)}
    kept = sorted(chosen, key=lambda each: first[each.turn, each.start])[:MOST_EVIDENCE]
    return tuple(sorted(kept, key=lambda each: (each.turn, each.start)))


def _answer(criterion: Criterion, value: str) -> Answer | None:
    if value == "na":
        return NOT_APPLICABLE if criterion.na_allowed else None
    if criterion.scale.options:
        option = criterion.scale.option(value)
        if option is None:
            return None
        chosen = criterion.scale.value_of(option)
        return Answer(AnswerState.ANSWERED, (value,) if criterion.scale.kind is ScaleKind.CHOICES else chosen)
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return Answer(AnswerState.ANSWERED, number) if number.is_finite() else None


def _abstention(criterion: Criterion, why: str) -> Finding:
    return Finding(criterion.key, None, 0.0, why)
