"""How the settings of a form are worded on the page. No Qt."""

from __future__ import annotations

from typing import Final

from qa_studio.language import tr
from rubrics.model import (
    Attribution,
    BelowTopPolicy,
    Condition,
    CriticalPolicy,
    NotApplicablePolicy,
    Role,
    Rubric,
    ScaleKind,
    UnansweredPolicy,
    VersionState,
    Weighting,
)

Choices = tuple[tuple[str, str], ...]

SCALES: Final[Choices] = (
    (ScaleKind.YES_NO, tr("Yes or no")),
    (ScaleKind.LEVELS, tr("Levels")),
    (ScaleKind.POINTS, tr("Points")),
    (ScaleKind.BANDS, tr("A number that falls into bands")),
    (ScaleKind.CHOICES, tr("Several choices")),
    (ScaleKind.TEXT, tr("Text, without score")),
)
ROLES: Final[Choices] = (
    (Role.SCORED, tr("Shares the 100 points")),
    (Role.BONUS, tr("Bonus: its weight comes on top")),
    (Role.PENALTY, tr("Penalty: its weight is taken off")),
)
EFFECTS: Final[Choices] = (
    (CriticalPolicy.FAIL_OUTCOME, tr("Keep the score, fail the outcome")),
    (CriticalPolicy.SCORE_ZERO, tr("Make the whole score 0")),
    (CriticalPolicy.SECTION_ZERO, tr("Make its section 0")),
    (CriticalPolicy.CAP, tr("Cap the score")),
)
NOT_CRITICAL, AS_POLICY = "no", "policy"
CRITICAL: Final[Choices] = (
    (NOT_CRITICAL, tr("Not critical")),
    (AS_POLICY, tr("Critical: what the policy says")),
    *((key, tr("Critical: {word}{word2}", word=words[0].lower(), word2=words[1:])) for key, words in EFFECTS),
)
NOT_APPLICABLE: Final[Choices] = (
    (NotApplicablePolicy.LEAVE_OUT, tr("Leave it out, the others share its weight")),
    (NotApplicablePolicy.COUNT_AS_PASS, tr("Count it as met")),
    (NotApplicablePolicy.COUNT_AS_ZERO, tr("Count it as zero")),
    (NotApplicablePolicy.NOT_ALLOWED, tr("Do not allow it")),
)
UNANSWERED: Final[Choices] = (
    (UnansweredPolicy.REFUSE, tr("Must be answered before submitting")),
    (UnansweredPolicy.LEAVE_OUT, tr("Leave it out")),
)
BELOW_TOP: Final[Choices] = (
    (BelowTopPolicy.NOTHING, tr("Stands by itself")),
    (BelowTopPolicy.EITHER, tr("Needs evidence, or a comment or reason")),
    (BelowTopPolicy.REASON, tr("Needs a comment or a reason")),
    (BelowTopPolicy.EVIDENCE, tr("Needs words of the transcript as evidence")),
)
WEIGHTING: Final[Choices] = (
    (Weighting.SECTIONS, tr("Criteria share their section, sections the score")),
    (Weighting.CRITERIA, tr("All criteria share the score")),
    (Weighting.POINTS, tr("Points times the weight of the section")),
)
ATTRIBUTIONS: Final[Choices] = (
    (Attribution.AGENT, tr("Agent")),
    (Attribution.POLICY, tr("Policy")),
    (Attribution.TOOL, tr("Tool")),
    (Attribution.ARTICLE, tr("Knowledge article")),
)
CHANNELS: Final[Choices] = (("call", tr("Calls")), ("chat", tr("Chats")), ("email", tr("E-mails")))
STATES: Final = {
    VersionState.DRAFT: "draft",
    VersionState.PUBLISHED: "published",
    VersionState.RETIRED: "retired",
}


def condition_words(condition: Condition, rubric: Rubric) -> str:
    """A condition as a sentence, e.g. "calls or chats, and “Greeting” is Yes"."""
    parts = []
    if condition.channels:
        names = dict(CHANNELS)
        parts.append(_either(names.get(one, one).lower() for one in condition.channels))
    if condition.tags:
        parts.append(tr("tagged {either}", either=_either(condition.tags)))
    for asked in condition.answers:
        criterion = rubric.criterion(asked.criterion_key)
        title = criterion.title if criterion else asked.criterion_key
        found = (criterion.scale.option(value) if criterion else None for value in asked.values)
        labels = [
            option.label if option else value for option, value in zip(found, asked.values, strict=True)
        ]
        parts.append(
            tr(
                "“{title}” is {either}",
                title=title,
                either=_either("N/A" if label == "na" else label for label in labels),
            )
        )
    if condition.any_of:
        parts.append(_either(f"({condition_words(part, rubric)})" for part in condition.any_of))
    parts += [
        tr("not ({condition_words})", condition_words=condition_words(part, rubric))
        for part in condition.none_of
    ]
    return tr(", and ").join(parts) or "always"


def _either(words: object) -> str:
    found = [str(word) for word in words]  # type: ignore[attr-defined]
    return " or ".join(found)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 fault", "2 faults", "1,204 evaluations"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
