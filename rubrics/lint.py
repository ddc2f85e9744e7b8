"""What makes a rubric hard to mark well, unfair or misleading, each with the reason why it matters. Nothing
blocks.

Owns the rules. Rules about wording read English; in other languages they keep quiet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from rubrics.model import BelowTopPolicy, Criterion, Role, Rubric, ScaleKind
from rubrics.reachability import unreachable
from rubrics.shares import worths
from rubrics.validation import places

MOST_CRITERIA = 15
LEAST_SHARE_PCT = 3


@dataclass(frozen=True, slots=True)
class Lint:
    """One remark on a rubric.

    Attributes:
        rule: name in RULES.
        path: place in the form, e.g. "sections[0].criteria[2].title".
        criterion_key: "" when the whole form is meant.
        why: why it matters, for somebody who sees the rule for the first time.
    """

    rule: str
    path: str
    criterion_key: str
    message: str
    why: str


@dataclass(frozen=True, slots=True)
class _Remark:
    path: str
    criterion_key: str
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and why it matters."""

    why: str
    find: Callable[[Rubric], Iterator[_Remark]]


def lint(rubric: Rubric) -> tuple[Lint, ...]:
    """Every remark on this rubric, rule by rule."""
    return tuple(
        Lint(name, remark.path, remark.criterion_key, remark.message, rule.why)
        for name, rule in RULES.items()
        for remark in rule.find(rubric)
    )


def _too_many(rubric: Rubric) -> Iterator[_Remark]:
    count = sum(1 for criterion in rubric.criteria() if criterion.scale.kind is not ScaleKind.TEXT)
    if count > MOST_CRITERIA:
        yield _Remark(
            "sections", "", f"The form has {count} criteria; {MOST_CRITERIA} can be marked with care."
        )


def _small_weight(rubric: Rubric) -> Iterator[_Remark]:
    if rubric.policy.baseline is not None:
        return
    found = worths(rubric, {criterion.key for criterion in rubric.criteria()})
    for path, criterion in places(rubric):
        worth = found.get(criterion.key)
        if worth is None or worth.role is not Role.SCORED or criterion.critical:
            continue
        if worth.points < LEAST_SHARE_PCT:
            share = f"{float(worth.points):.1f} %" if worth.points else "nothing"
            yield _Remark(
                f"{path}.weight", criterion.key, f"'{criterion.title}' counts {share} of the score."
            )


_SPEED = re.compile(
    r"\b(fast(er|est)?|quick(er|est|ly)?|speed(y|ily)?|swift(ly)?|prompt(ly|ness)?|rapid(ly)?"
    r"|aht|asap|as soon as possible|handl(e|ing) time|talk time|hold time|wrap[- ]up time|response time"
    r"|time to (answer|respond|resolve)|call (length|duration)|duration of the call|short call"
    r"|(within|under|in less than|in at most|no more than|below) (\d+|one|two|three|five|ten) "
    r"(second|minute|hour)s?)\b",
    re.IGNORECASE,
)
_TIME_UNIT = re.compile(r"^(s|secs?|seconds?|mins?|minutes?|h|hours?)$", re.IGNORECASE)


def _speed(rubric: Rubric) -> Iterator[_Remark]:
    for path, criterion in places(rubric):
        if criterion.scale.kind is ScaleKind.BANDS and _TIME_UNIT.match(criterion.scale.unit):
            message = f"'{criterion.title}' turns {criterion.scale.unit} into marks."
            yield _Remark(f"{path}.scale.unit", criterion.key, message)
        yield from _worded(path, criterion, _SPEED, "rewards speed")


_FEELING = re.compile(
    r"\b(feels|felt|feelings? of the agent|sincere(ly)?|sincerity|genuine(ly)?|honestly cares?|truly cares?"
    r"|attitude|motivat(ed|ion)|in(ner|wardly)|intends?|intended|intention|wanted to|thinks|believes|mood"
    r"|smil(e|es|ed|ing)|body language|eye contact|facial|posture|(tone|sound) of (the )?voice|voice sounds?"
    r"|sounds? (friendly|warm|bored|happy|enthusiastic|tired|confident)|personality|professional appearance"
    r"|(in|to) the crm|after[- ]call work|internal notes?|on (the|their) screen|desk)\b",
    re.IGNORECASE,
)


def _unjudgeable(rubric: Rubric) -> Iterator[_Remark]:
    for path, criterion in places(rubric):
        yield from _worded(path, criterion, _FEELING, "cannot be judged from the record")


def _worded(path: str, criterion: Criterion, pattern: re.Pattern[str], what: str) -> Iterator[_Remark]:
    for place, text in _texts(criterion):
        found = next((hit for part in _sentences(text) if (hit := pattern.search(part))), None)
        if found is not None:
            message = f"'{criterion.title}' {what}: “{found.group(0)}”."
            yield _Remark(f"{path}.{place}", criterion.key, message)
            return


def _texts(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """What says how to mark: title, guidance, anchors and labels. Examples are quotations and stay out."""
    yield "title", criterion.title
    yield "guidance", criterion.guidance
    for option in criterion.scale.options:
        yield "scale", f"{option.label}. {option.anchor}"


_NEGATED = re.compile(r"\b(not|never|no|nothing|without|ignore|regardless|n't)\b|n't\b", re.IGNORECASE)


def _sentences(text: str) -> Iterator[str]:
    """Sentences that do not say no: "never mark speed" is not a reward of speed."""
    for part in re.split(r"(?<=[.!?;])\s+", text):
        if not _NEGATED.search(part):
            yield part


_AND = re.compile(r"(\band\b|&|\bas well as\b)", re.IGNORECASE)


def _double_barrelled(rubric: Rubric) -> Iterator[_Remark]:
    for path, criterion in places(rubric):
        if _graded(criterion) or criterion.scale.kind in (ScaleKind.TEXT, ScaleKind.CHOICES):
            continue
        questions = [part for part in re.split(r"(?<=[.!?])\s+", criterion.guidance) if part.endswith("?")]
        for place, text in (("title", criterion.title), *(("guidance", part) for part in questions)):
            if _AND.search(text):
                yield _Remark(f"{path}.{place}", criterion.key, f"“{text}” asks for two things at once.")
                break


def _graded(criterion: Criterion) -> bool:
    """Levels that say what half of it is: three or more, each with its anchor."""
    options = criterion.scale.options
    return criterion.scale.kind is ScaleKind.LEVELS and len(options) > 2 and all(o.anchor for o in options)


def _no_anchor(rubric: Rubric) -> Iterator[_Remark]:
    for path, criterion in places(rubric):
        bare = [option.label for option in criterion.scale.options if not option.anchor]
        if criterion.scale.kind is ScaleKind.LEVELS and bare:
            which = ", ".join(f"'{label}'" for label in bare)
            message = f"'{criterion.title}' does not say what {which} looks like."
            yield _Remark(f"{path}.scale.levels", criterion.key, message)


def _critical_unguided(rubric: Rubric) -> Iterator[_Remark]:
    for path, criterion in places(rubric):
        if criterion.critical and not criterion.guidance.strip():
            yield _Remark(path, criterion.key, f"'{criterion.title}' is critical and has no guidance.")


def _unguided(rubric: Rubric) -> Iterator[_Remark]:
    """Levels that all say what they look like are guidance enough; a text is not marked."""
    for path, criterion in places(rubric):
        options = criterion.scale.options
        is_told = bool(criterion.guidance.strip()) or (bool(options) and all(o.anchor for o in options))
        if not (criterion.critical or is_told or criterion.scale.kind is ScaleKind.TEXT):
            yield _Remark(f"{path}.guidance", criterion.key, f"'{criterion.title}' has no guidance.")


def _unreachable(rubric: Rubric) -> Iterator[_Remark]:
    by_key = {criterion.key: (path, criterion) for path, criterion in places(rubric)}
    for key in unreachable(rubric):
        path, criterion = by_key[key]
        yield _Remark(
            f"{path}.shown_when", key, f"'{criterion.title}' is never shown: its condition cannot hold."
        )


def _asked_twice(rubric: Rubric) -> Iterator[_Remark]:
    if rubric.policy.below_top is not BelowTopPolicy.REASON:
        return
    for path, criterion in places(rubric):
        lower = {option.key for option in criterion.scale.options if option.fraction < 1}
        asked = [answer for answer in criterion.comment_on if answer in lower]
        if asked:
            message = (
                f"'{criterion.title}' asks for a comment with answers with which the whole form asks for one."
            )
            yield _Remark(f"{path}.comment_on", criterion.key, message)


def _wordings(find: Callable[[Rubric], Iterator[_Remark]]) -> Callable[[Rubric], Iterator[_Remark]]:
    def only_english(rubric: Rubric) -> Iterator[_Remark]:
        return find(rubric) if rubric.language.lower().split("-")[0] == "en" else iter(())

    return only_english


RULES: dict[str, Rule] = {
    "too_many_criteria": Rule(
        "Beyond about fifteen criteria reviewers tire, agree less with each other, and start to mark by overall "
        "impression.",
        _too_many,
    ),
    "small_weight": Rule(
        f"Under {LEAST_SHARE_PCT} % a criterion costs the reviewer time and hardly moves the score; an agent who "
        "works on it sees no effect. Join it with another one, give it more weight, or make it text.",
        _small_weight,
    ),
    "rewards_speed": Rule(
        "Who is marked by the clock cuts customers short. Speed is shown as context and is never a mark.",
        _wordings(_speed),
    ),
    "double_barrelled": Rule(
        "When only one of two things was done, reviewers answer differently, and nobody knows afterwards which one "
        "was missing. Make two criteria, or levels that say what half of it is.",
        _wordings(_double_barrelled),
    ),
    "level_without_anchor": Rule(
        "A level without a description is a matter of taste: one reviewer's 3 is another one's 4, and calibration "
        "has nothing to hold on to.",
        _no_anchor,
    ),
    "critical_without_guidance": Rule(
        "A critical criterion can fail a whole interaction. Whoever marks it has to know exactly what fails it.",
        _critical_unguided,
    ),
    "without_guidance": Rule(
        "Its title alone is read differently by each reviewer, and a new one has nobody to ask. A sentence on when it "
        "is met is enough.",
        _unguided,
    ),
    "unreachable_condition": Rule(
        "A criterion that is never shown is never marked, yet everybody who reads the form believes that it counts.",
        _unreachable,
    ),
    "comment_asked_twice": Rule(
        "The policy asks for a reason with every answer below the top already. A comment that is asked for here as "
        "well cannot be given by a root cause, and reviewers wonder why.",
        _asked_twice,
    ),
    "not_in_the_record": Rule(
        "A mark has to point to words of the transcript. What somebody feels, intends or looks like, and what "
        "happens outside the contact, is guesswork, and guesswork falls unevenly on people.",
        _wordings(_unjudgeable),
    ),
}
"""In the order in which remarks are listed. Names stand in exported JSON and are never changed."""


def share_pct(rubric: Rubric, criterion_key: str) -> Fraction:
    """Share of the score, in percent, that a criterion has when every criterion counts.

    0 when it has none.
    """
    worth = worths(rubric, {criterion.key for criterion in rubric.criteria()}).get(criterion_key)
    return worth.points if worth is not None else Fraction(0)
