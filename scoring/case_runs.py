"""A rubric's test cases run through its checks: what was expected, what was suggested, and how far both agree.

Pure. Abstentions are counted apart: they are never right where a mark was expected, and never part of a coefficient.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rubrics.case_model import ABSTAIN, NOT_APPLICABLE, Case, ExpectedEvidence
from rubrics.model import Criterion, Rubric, ScaleKind
from scoring.agreement import RatingTable, Weights, cohen_kappa, percent_agreement
from scoring.calibration import category
from scoring.intervals import Estimate
from scoring.marks import band_of
from scoring.model import Evidence, Finding, Mark
from scoring.suggest import Suggester
from transcription.model import Origin, Role, Transcript, Turn

EXPECTED, SUGGESTED = "expected", "suggested"


class CaseVerdict(StrEnum):
    """RIGHT: passed. WRONG: another mark than expected, or one where an abstention was expected. ABSTAINED: no mark
    where one was expected. UNQUOTED: the expected mark without the expected evidence."""

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"
    UNQUOTED = "unquoted"


@dataclass(frozen=True, slots=True)
class CaseRun:
    """One case and what the checks made of it.

    Attributes:
        suggested: the mark as the case would write it; None for an abstention.
        unquoted: the expected evidence that no quote touches.
    """

    case: Case
    finding: Finding
    suggested: str | None
    verdict: CaseVerdict
    unquoted: tuple[ExpectedEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseAgreement:
    """How the suggestions of one criterion agree with the expected marks.

    Attributes:
        cases: that expect a mark or N/A.
        same: the suggested mark is the expected one, quoted rightly or not.
        differing: another mark was suggested.
        abstained: no mark was suggested.
        percent, kappa: 0..1 over `same` and `differing`, with N/A as a category of its own.
        weighted: kappa is quadratically weighted, because the scale has more than two ordered levels.
        unsure: cases that expect an abstention; `kept_back` of them got it.
    """

    key: str
    title: str
    cases: int
    same: int
    differing: int
    abstained: int
    percent: Estimate
    kappa: Estimate
    weighted: bool
    unsure: int
    kept_back: int


def run_cases(rubric: Rubric, cases: Iterable[Case]) -> tuple[CaseRun, ...]:
    """Each case judged by the rubric's checks, in the given order.

    Raises: ScoringError naming every fault of the rubric's checks.
    """
    criteria = {criterion.key: criterion for criterion in rubric.criteria()}
    suggesters: dict[tuple[tuple[str, tuple[str, ...]], ...], Suggester] = {}
    runs: list[CaseRun] = []
    for case in cases:
        names = tuple(sorted((slot, tuple(given)) for slot, given in case.names.items()))
        if names not in suggesters:
            suggesters[names] = Suggester(rubric, case.names)
        findings = suggesters[names].suggest(transcript_of(case))
        finding = next(one for one in findings if one.criterion_key == case.criterion_key)
        runs.append(_judged(case, finding, criteria[case.criterion_key]))
    return tuple(runs)


def transcript_of(case: Case) -> Transcript:
    """The snippet as a whole interaction."""
    turns = tuple(Turn(Role(turn.speaker.value), turn.text, turn.start_s) for turn in case.turns)
    return Transcript(turns, Origin("import", "case"))


def agreement_of(rubric: Rubric, runs: Sequence[CaseRun]) -> tuple[CaseAgreement, ...]:
    """One row for each criterion that has cases, in the form's order."""
    found = []
    for criterion in rubric.criteria():
        own = [run for run in runs if run.case.criterion_key == criterion.key]
        if own:
            found.append(_agreement(criterion, own))
    return tuple(found)


def passed(run: CaseRun, *, abstentions_pass: bool = False) -> bool:
    """Whether a case is in order."""
    fine = (CaseVerdict.RIGHT, CaseVerdict.ABSTAINED) if abstentions_pass else (CaseVerdict.RIGHT,)
    return run.verdict in fine


def _judged(case: Case, finding: Finding, criterion: Criterion) -> CaseRun:
    suggested = None
    if finding.answer is not None:
        suggested = category(criterion, Mark(criterion.key, finding.answer))
    unquoted = tuple(one for one in case.evidence if not _quoted(one, case, finding.evidence))
    verdict = _verdict(_expected(case, criterion), suggested, unquoted)
    return CaseRun(case, finding, suggested, verdict, unquoted if suggested is not None else ())


def _verdict(
    expected: str | None, suggested: str | None, unquoted: Sequence[ExpectedEvidence]
) -> CaseVerdict:
    if suggested != expected:
        return CaseVerdict.ABSTAINED if suggested is None else CaseVerdict.WRONG
    return CaseVerdict.UNQUOTED if unquoted and suggested is not None else CaseVerdict.RIGHT


def _expected(case: Case, criterion: Criterion) -> str | None:
    """The expected mark as a category of agreement; None for an abstention."""
    if case.expect in (ABSTAIN, NOT_APPLICABLE):
        return None if case.expect == ABSTAIN else NOT_APPLICABLE
    if criterion.scale.kind is ScaleKind.BANDS:
        return band_of(criterion.scale, Decimal(case.expect)).key
    if criterion.scale.kind is ScaleKind.POINTS:
        return format(Decimal(case.expect).normalize(), "f")
    return case.expect


def _quoted(expected: ExpectedEvidence, case: Case, quotes: Sequence[Evidence]) -> bool:
    return any(_touches(expected, case.turns[quote.turn].text, quote) for quote in quotes)


def _touches(expected: ExpectedEvidence, text: str, quote: Evidence) -> bool:
    if not expected.text:
        return quote.turn == expected.turn
    start = text.find(expected.text)
    while start >= 0:
        if start < quote.end and quote.start < start + len(expected.text):
            return True
        start = text.find(expected.text, start + 1)
    return False


def _agreement(criterion: Criterion, runs: Sequence[CaseRun]) -> CaseAgreement:
    marked = [(run, want) for run in runs if (want := _expected(run.case, criterion)) is not None]
    pairs = tuple((want, run.suggested) for run, want in marked if run.suggested is not None)
    same = sum(want == got for want, got in pairs)
    ordered = criterion.scale.kind in (ScaleKind.LEVELS, ScaleKind.POINTS, ScaleKind.BANDS)
    weighted = ordered and len(criterion.scale.options) > 2
    table = RatingTable(
        (EXPECTED, SUGGESTED), pairs, _categories(criterion, pairs), frozenset({NOT_APPLICABLE})
    )
    unsure = [run for run in runs if run.case.expect == ABSTAIN]
    return CaseAgreement(
        key=criterion.key,
        title=criterion.title,
        cases=len(marked),
        same=same,
        differing=len(pairs) - same,
        abstained=len(marked) - len(pairs),
        percent=percent_agreement(table),
        kappa=cohen_kappa(table, Weights.QUADRATIC if weighted else Weights.IDENTITY),
        weighted=weighted,
        unsure=len(unsure),
        kept_back=sum(run.suggested is None for run in unsure),
    )


def _categories(criterion: Criterion, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Worst first, N/A last."""
    offered = [option.key for option in sorted(criterion.scale.options, key=lambda one: one.fraction)]
    others = {mark for pair in pairs for mark in pair}.difference(offered, {NOT_APPLICABLE})
    numbers = criterion.scale.kind is ScaleKind.POINTS
    return (*offered, *(sorted(others, key=Decimal) if numbers else sorted(others)), NOT_APPLICABLE)
