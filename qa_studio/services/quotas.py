"""How a plan's quota of one agent in one period is filled: which interactions, for whom, and why no more. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from qa_studio.language import tr, trn
from qa_studio.storage.work_values import Candidate
from qa_studio.work_rows import Period, PlanRow, QuotaGap, Share, Way

MOST_PER_AGENT = 1_000
"""Nobody means more; a slip of the finger does."""


def bounds(period: Period, day: date) -> tuple[date, date]:
    """First and last day of the week (from Monday), month or quarter around a day."""
    if period is Period.WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    length = 1 if period is Period.MONTH else 3
    month = (day.month - 1) // length * length + 1
    first = date(day.year, month, 1)
    after = month + length
    behind = date(day.year + 1, 1, 1) if after > 12 else date(day.year, after, 1)
    return first, behind - timedelta(days=1)


def fault(plan: PlanRow, others: Sequence[PlanRow]) -> str:
    """What is wrong with a plan, in a sentence; "" when nothing is."""
    names = [share.evaluator.strip() for share in plan.reviewers]
    counts = [share.count or 0 for share in plan.reviewers]
    if not plan.name.strip():
        return tr("A plan needs a name.")
    if any(other.name == plan.name.strip() and other.id != plan.id for other in others):
        return tr("There is a plan “{name}” already. Choose another name.", name=plan.name.strip())
    if not names or not all(names) or len(set(names)) < len(names):
        return tr("A plan needs reviewers, each named once.")
    if plan.way is Way.BY_HAND and (min(counts) < 0 or sum(counts) < 1):
        return tr(
            "Say of each reviewer how many interactions of an agent they take; one in all at the least."
        )
    if plan.way is Way.EVENLY and not 1 <= plan.per_agent <= MOST_PER_AGENT:
        return tr("A plan asks for 1 to {most} interactions of an agent.", most=MOST_PER_AGENT)
    return ""


def tidied(plan: PlanRow) -> PlanRow:
    """Names without spaces around them, and a quota that is the sum of the shares where there are any; the days are the
    period's to say."""
    by_hand = plan.way is Way.BY_HAND
    shares = tuple(
        Share(share.evaluator.strip(), (share.count or 0) if by_hand else None) for share in plan.reviewers
    )
    return dataclasses.replace(
        plan,
        name=plan.name.strip(),
        reviewers=shares,
        per_agent=sum(share.count or 0 for share in shares) if by_hand else plan.per_agent,
        wanted=dataclasses.replace(plan.wanted, from_day=None, to_day=None),
    )


class Load:
    """How many interactions each reviewer of a plan has got in the period, of all agents together.

    Args: given: the reviewers of what the plan assigned in the period before.
    """

    def __init__(self, plan: PlanRow, given: Sequence[str]) -> None:
        self._names = [share.evaluator for share in plan.reviewers]
        self._counts = {name: sum(one == name for one in given) for name in self._names}

    def least(self, names: Sequence[str]) -> str:
        """Who of these has the fewest; the first of the plan's list among equals. It is counted as given."""
        name = min(names, key=lambda one: (self._counts[one], self._names.index(one)))
        self._counts[name] += 1
        return name


def of_agent(
    plan: PlanRow, agent: str, found: Sequence[Candidate], before: Mapping[int, str], load: Load
) -> tuple[list[tuple[int, str]], QuotaGap | None]:
    """What is to be assigned of one agent, as (interaction, reviewer), and what is missing.

    Args:
        found: of the agent in the period, in time order.
        before: what the plan has assigned ever, and to whom.
    """
    having = [before[one.interaction_id] for one in found if one.interaction_id in before]
    open_ones = [one for one in found if one.interaction_id not in before]
    free = [one for one in open_ones if not one.judged and not one.assigned]
    left = _left(plan, having)
    wanted = max(0, plan.per_agent - len(having))
    chosen = _given(spread(free, wanted), left, load)
    reached = len(having) + len(chosen)
    if reached >= plan.per_agent:
        return chosen, None
    words = _why(found, having, open_ones, free)
    return chosen, QuotaGap(agent, plan.per_agent, reached, words)


def spread(free: Sequence[Candidate], count: int) -> list[Candidate]:
    """So many of them, evenly over the period: the first of each of `count` equal stretches, in time order."""
    if count >= len(free):
        return list(free)
    return [free[place * len(free) // count] for place in range(count)]


def _left(plan: PlanRow, having: Sequence[str]) -> dict[str, int | None]:
    """How many of the agent's interactions each reviewer may still get; None: any number."""
    if plan.way is Way.EVENLY:
        return {share.evaluator: None for share in plan.reviewers}
    return {
        share.evaluator: max(0, (share.count or 0) - sum(name == share.evaluator for name in having))
        for share in plan.reviewers
    }


def _given(chosen: Sequence[Candidate], left: dict[str, int | None], load: Load) -> list[tuple[int, str]]:
    given = []
    for one in chosen:
        names = [name for name, count in left.items() if count is None or count > 0]
        if not names:
            break
        name = load.least(names)
        count = left[name]
        left[name] = None if count is None else count - 1
        given.append((one.interaction_id, name))
    return given


def _why(
    found: Sequence[Candidate],
    having: Sequence[str],
    open_ones: Sequence[Candidate],
    free: Sequence[Candidate],
) -> str:
    if not found:
        return tr("None of the period is in the library, or passes the plan's filter.")
    parts = [
        trn(
            "Only {count} of the period passes the plan's filter.",
            "Only {count} of the period pass the plan's filter.",
            len(found),
        )
    ]
    judged = sum(bool(one.judged) for one in open_ones)
    taken = len(open_ones) - len(free) - judged
    if having:
        parts.append(tr("{count} the plan had assigned before.", count=len(having)))
    if judged:
        parts.append(tr("{count} somebody has judged without the plan.", count=judged))
    if taken > 0:
        parts.append(tr("{count} somebody has to do without the plan.", count=taken))
    return " ".join(parts)


def rule(plan: PlanRow, first: date, last: date) -> str:
    """How it was shared out, in a sentence."""
    told = {"count": plan.per_agent, "first": first.isoformat(), "last": last.isoformat()}
    if plan.way is Way.BY_HAND:
        return tr(
            "{count} of each agent from {first} to {last}, spread over those days; as many to each reviewer as the plan"
            " says.",
            **told,
        )
    return tr(
        "{count} of each agent from {first} to {last}, spread over those days; each to the reviewer with the fewest of"
        " the plan.",
        **told,
    )
