"""Versions: what may change when, and what a new version keeps of the old one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from rubrics.loader import builtin, load, loads, read_text
from rubrics.model import Criterion, CriticalPolicy, Policy, Rubric, Thresholds, VersionState
from rubrics.versions import (
    Descent,
    Lineage,
    VersionError,
    diff,
    fingerprint,
    lineage_of,
    linked,
    may_replace,
    next_draft,
    publish,
    retire,
)

DRAFT = load(builtin("support_core"))
PUBLISHED = publish(DRAFT)


def changed(rubric: Rubric, key: str, change: Callable[[Criterion], Criterion]) -> Rubric:
    sections = (
        replace(
            section, criteria=tuple(change(item) if item.key == key else item for item in section.criteria)
        )
        for section in rubric.sections
    )
    return replace(rubric, sections=tuple(sections))


def without(rubric: Rubric, key: str) -> Rubric:
    sections = (
        replace(section, criteria=tuple(item for item in section.criteria if item.key != key))
        for section in rubric.sections
    )
    return replace(rubric, sections=tuple(sections))


def renamed(item: Criterion) -> Criterion:
    return replace(item, key="salutation", title="Salutation", replaces="greeting")


def halved(item: Criterion) -> Criterion:
    return replace(item, scale=DRAFT.sections[0].criteria[1].scale)


def by_key(old: Rubric, new: Rubric) -> dict[str, Descent]:
    return {one.new_key or one.old_key: one for one in diff(old, new).descents}


def test_a_draft_is_published_then_retired() -> None:
    assert PUBLISHED.state is VersionState.PUBLISHED
    assert retire(PUBLISHED).state is VersionState.RETIRED


@pytest.mark.parametrize(
    ("step", "rubric"),
    [(publish, PUBLISHED), (publish, retire(PUBLISHED)), (retire, DRAFT), (next_draft, DRAFT)],
)
def test_steps_that_a_state_does_not_allow_are_refused(
    step: Callable[[Rubric], Rubric], rubric: Rubric
) -> None:
    with pytest.raises(VersionError, match="Support core, version 1"):
        step(rubric)


def test_a_change_to_a_published_version_makes_the_next_one() -> None:
    draft = next_draft(changed(PUBLISHED, "greeting", renamed))
    assert (draft.version, draft.state) == (2, VersionState.DRAFT)
    assert all(criterion.replaces == "" for criterion in draft.criteria())


def test_only_a_draft_may_be_replaced_by_something_else() -> None:
    stricter = replace(PUBLISHED, thresholds=Thresholds(Decimal(92)))
    assert not may_replace(PUBLISHED, stricter)
    assert may_replace(PUBLISHED, retire(PUBLISHED))
    assert may_replace(DRAFT, replace(stricter, state=VersionState.DRAFT))


def test_the_fingerprint_is_of_what_is_said_not_of_how_it_is_written() -> None:
    text = read_text(builtin("support_core"))
    commented = loads("# a remark\n" + text.replace("weight: 10\n", "weight: 10.0  # ten\n"), "s")
    assert fingerprint(commented) == fingerprint(DRAFT) == fingerprint(PUBLISHED)


@pytest.mark.parametrize(
    "other",
    [
        replace(DRAFT, thresholds=Thresholds(Decimal("91.5"))),
        replace(DRAFT, version=2),
        replace(DRAFT, policy=Policy(critical=CriticalPolicy.SCORE_ZERO)),
        changed(DRAFT, "recap", lambda item: replace(item, guidance="Other words.")),
    ],
)
def test_any_change_changes_the_fingerprint(other: Rubric) -> None:
    assert fingerprint(other) != fingerprint(DRAFT)


def test_nothing_differs_between_a_version_and_itself() -> None:
    found = diff(DRAFT, PUBLISHED)
    assert found.empty
    assert {one.lineage for one in found.descents} == {Lineage.SAME}


def test_every_kind_of_descent_is_told() -> None:
    new = changed(DRAFT, "greeting", renamed)
    new = changed(new, "solution", halved)
    new = changed(new, "recap", lambda item: replace(item, weight=Decimal(9)))
    new = changed(without(new, "listening"), "ownership", lambda item: replace(item, key="own", title="Own"))
    found = by_key(DRAFT, new)
    assert found["salutation"].lineage is Lineage.REWORDED
    assert found["salutation"].changes == ("key greeting -> salutation", "title “Greeting” -> “Salutation”")
    assert found["solution"].lineage is Lineage.NEW_SCALE
    assert found["solution"].changes == ("scale levels (2, 1, 0) -> yes_no (yes, no)",)
    assert (found["recap"].lineage, found["recap"].changes) == (Lineage.SAME, ("weight 8 -> 9",))
    assert (found["own"].lineage, found["own"].old_key) == (Lineage.NEW, "")
    assert [found[key].lineage for key in ("listening", "ownership")] == [Lineage.GONE, Lineage.GONE]


def test_changes_of_the_form_are_told_in_words() -> None:
    first = replace(DRAFT.sections[0], weight=Decimal(35))
    new = replace(
        DRAFT,
        version=2,
        thresholds=Thresholds(Decimal("90.5")),
        policy=Policy(critical=CriticalPolicy.CAP, critical_cap=Decimal(50)),
        sections=(DRAFT.sections[1], first, DRAFT.sections[2]),
    )
    assert diff(DRAFT, new).changes == (
        "version 1 -> 2",
        "policy.critical fail_outcome -> cap",
        "policy.critical_cap none -> 50",
        "thresholds.interaction 91 -> 90.5",
        "sections.brand.weight 30 -> 35",
        "order of sections brand, completeness, empathy -> completeness, brand, empathy",
        "order of criteria",
    )


def test_sections_that_come_and_go_are_told() -> None:
    extra = replace(DRAFT.sections[0], key="extra", criteria=())
    new = replace(DRAFT, sections=(*DRAFT.sections[:2], extra))
    found = diff(DRAFT, new)
    assert found.changes == ("section extra is new", "section empathy is gone")
    assert not found.empty


def test_a_criterion_is_followed_through_all_versions() -> None:
    second = changed(DRAFT, "greeting", renamed)
    third = changed(second, "salutation", halved)
    steps = lineage_of([DRAFT, second, third], "greeting")
    assert [(step.lineage, step.new_key) for step in steps] == [
        (Lineage.REWORDED, "salutation"),
        (Lineage.NEW_SCALE, "salutation"),
    ]
    gone = lineage_of([DRAFT, without(second, "recap"), third], "recap")
    assert [step.lineage for step in gone] == [Lineage.GONE]


def test_rounds_are_linked_only_where_marks_can_be_compared() -> None:
    second = changed(DRAFT, "greeting", renamed)
    third = without(changed(second, "solution", halved), "recap")
    found = linked([DRAFT, second, third])
    assert found["greeting"] == "salutation"
    assert found["closing"] == "closing"
    assert "solution" not in found
    assert "recap" not in found
    assert linked([DRAFT]) == {criterion.key: criterion.key for criterion in DRAFT.criteria()}
