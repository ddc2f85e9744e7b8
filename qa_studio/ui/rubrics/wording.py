"""How the settings of a form are worded on the page. No Qt."""

from __future__ import annotations

from functools import reduce
from typing import Final

from qa_studio.language import inside, joined_by_or, tr
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
    *((key, tr("Critical: {effect}", effect=inside(words))) for key, words in EFFECTS),
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
    VersionState.DRAFT: tr("draft"),
    VersionState.PUBLISHED: tr("published"),
    VersionState.RETIRED: tr("retired"),
}


def condition_words(condition: Condition, rubric: Rubric) -> str:
    """A condition as a sentence, e.g. "calls or chats, and “Greeting” is Yes"."""
    parts = []
    if condition.channels:
        names = dict(CHANNELS)
        parts.append(joined_by_or(inside(names.get(one, one)) for one in condition.channels))
    if condition.tags:
        parts.append(tr("tagged {tags}", tags=joined_by_or(condition.tags)))
    for asked in condition.answers:
        criterion = rubric.criterion(asked.criterion_key)
        title = criterion.title if criterion else asked.criterion_key
        found = (criterion.scale.option(value) if criterion else None for value in asked.values)
        labels = [
            option.label if option else value for option, value in zip(found, asked.values, strict=True)
        ]
        parts.append(
            tr(
                "“{title}” is {answers}",
                title=title,
                answers=joined_by_or(tr("N/A") if label == "na" else label for label in labels),
            )
        )
    if condition.any_of:
        parts.append(joined_by_or(f"({condition_words(part, rubric)})" for part in condition.any_of))
    parts += [tr("not ({condition})", condition=condition_words(part, rubric)) for part in condition.none_of]
    if not parts:
        return tr("always")
    return reduce(lambda first, last: tr("{first}, and {last}", first=first, last=last), parts)
