"""How learning stands, in sentences: for the window and for the command line. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from qa_studio.language import tr, trn
from qa_studio.services.estimates import interval_words, percent_words
from qa_studio.services.learned_models import Decision
from qa_studio.services.learning import LearningState
from rubrics.model import NOT_APPLICABLE, Answer, AnswerState, Criterion
from scoring.calibrating import FEW
from scoring.learning import CHECK
from scoring.learning_model import Comparison, Strength, Trial, Verdict
from scoring.marks import answer_label
from scoring.pair_figures import Figures

ANSWERS_NAMED = 5
"""Signs that are named for each answer."""
FAINT = 0.1
"""Share of the strongest weight below which a sign says nothing worth reading. Source: own choice."""


def standing_words(one: LearningState) -> str:
    """Who suggests for a criterion, in a word or two."""
    if one.decision is Decision.ACCEPTED:
        return tr("learnt, taken over")
    if one.decision is Decision.REFUSED:
        return tr("refused")
    if one.kept is not None and one.kept.trial.verdict is Verdict.OFFERED:
        return tr("offered")
    if one.missing:
        return tr("too few marks")
    return tr("not tried yet") if one.kept is None else tr("not offered")


def count_words(one: LearningState, criterion: Criterion, needed: int, of_an_answer: int) -> str:
    """How many submitted marks there are, and how many it takes."""
    said = ", ".join(f"{count} × {label_of(criterion, answer)}" for answer, count in one.counts)
    told = tr("{marks} of {needed} marks", marks=one.marks, needed=needed)
    if one.marks >= needed:
        told = trn("{count} mark", "{count} marks", one.marks)
    if said:
        told += f" ({said})"
    if one.missing:
        needs = tr(
            "It takes {needed}, and {least} of each of two answers.", needed=needed, least=of_an_answer
        )
        return f"{told}. {needs}"
    return f"{told}."


def trial_words(one: LearningState) -> str:
    """What came of the last trial; "" before one."""
    if one.kept is None:
        return ""
    trial = one.kept.trial
    told = trial.reason
    first = trial.comparisons[0].learned_figures if trial.comparisons else None
    if first is not None and first.pairs < FEW:
        told += tr(
            " A small sample: {pairs} marks of {interactions} interactions.",
            pairs=first.pairs,
            interactions=first.interactions,
        )
    if one.is_stale:
        told += tr(" Marks have come or gone since it was tried.")
    return told


def decision_words(one: LearningState) -> str:
    """Who suggests now, in a sentence."""
    if one.decision is Decision.ACCEPTED and one.model_marks is not None:
        return trn(
            "What was learnt from {count} mark suggests in place of the checks.",
            "What was learnt from {count} marks suggests in place of the checks.",
            one.model_marks,
        )
    if one.decision is Decision.REFUSED:
        return tr("Refused: the checks suggest.")
    return ""


def comparison_words(one: Comparison) -> Iterator[str]:
    """The learnt model beside the checks, a line each."""
    apart = {"interaction": tr("On unseen interactions"), "agent": tr("On unseen agents")}
    head = apart.get(one.kept_apart, one.kept_apart)
    if one.learned_figures is None or one.checks_figures is None:
        return
    yield tr("{head}, learnt: {figures}.", head=head, figures=_figures(one.learned_figures))
    left = one.learned_figures.pairs - one.checks_figures.pairs
    told = tr("{head}, checks: {figures}", head=head, figures=_figures(one.checks_figures))
    yield told + (tr("; they abstain in {left}.", left=left) if left else ".")


def _figures(found: Figures) -> str:
    if not found.pairs:
        return tr("no suggestion")
    return tr(
        "kappa {kappa}, AC1 {ac}, same mark {percent} of {pairs}",
        kappa=interval_words(found.kappa),
        ac=interval_words(found.ac),
        percent=percent_words(found.percent),
        pairs=found.pairs,
    ).replace(" (-", " (−")


def strongest_words(trial: Trial, criterion: Criterion) -> Iterator[str]:
    """What speaks most for each answer, a line each, the strongest first; weights are log odds."""
    by_answer: dict[str, list[Strength]] = {}
    least = FAINT * max((one.weight for one in trial.strongest), default=0.0)
    for one in (one for one in trial.strongest if one.weight >= least):
        by_answer.setdefault(one.answer, []).append(one)
    for answer, signs in by_answer.items():
        named = ", ".join(f"{_sign(one.sign)} {one.weight:+.2f}" for one in signs[:ANSWERS_NAMED])
        yield tr("Speaks for “{answer}”: {named}.", answer=label_of(criterion, answer), named=named)


def _sign(sign: str) -> str:
    """ "agent: gladly" as “gladly” (agent)."""
    if sign.startswith(CHECK):
        return tr("the check “{name}”", name=sign.removeprefix(CHECK).split(" ", 1)[0])
    speaker, _, word = sign.partition(": ")
    return f"“{word}” ({tr('agent') if speaker == 'agent' else tr('customer')})"


def label_of(criterion: Criterion, answer: str) -> str:
    """An answer as a model knows it, as the form words it."""
    known = NOT_APPLICABLE if answer == "na" else Answer(AnswerState.ANSWERED, answer)
    return answer_label(criterion, known)
