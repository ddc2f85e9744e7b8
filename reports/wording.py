"""How figures, dates, people and engines are put into words, the same in every report.

Owns wording only. Imports no reportlab; text that goes to a page still passes through `reports.text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from reports.model import Evaluation, Interaction
from rubrics.model import Rubric
from scoring.intervals import Difference, Estimate, Verdict, one_decimal, size_words
from scoring.model import Explanation, Outcome
from transcription.model import Origin

MINUS = "−"
DRAFT_WORDS = "for finding one’s way, not for judging people"
ENGINES = {"draft": "the draft engine", "whisper": "Whisper", "person": "a person’s correction"}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not strftime's: Qt sets the locale of the process, and a report is in English."""
CHANNELS = {"call": "call", "chat": "chat", "email": "e-mail"}
MANY = 5
"""From here interactions are counted instead of named."""


def points(value: float | Decimal) -> str:
    """A score or a mean with its one decimal, e.g. "88.4"."""
    return _signed(one_decimal(float(value)), "")


def threshold(value: Decimal) -> str:
    """A threshold as people say it: "91", "87.5"."""
    return format(value.normalize(), "f")


def standing(explanation: Explanation) -> str:
    """A score and how it stands to its threshold, e.g. "88.4, under 91"; never "of 91": that is said of points."""
    score, limit = explanation.score, threshold(explanation.threshold)
    if score is None:
        return "no score"
    if explanation.outcome is Outcome.MET:
        return f"{score}, at or over {limit}"
    return (
        f"{score}, under {limit}" if score < explanation.threshold else f"{score}, over {limit} and not met"
    )


def change(value: float | Decimal) -> str:
    """A change with its sign, e.g. "+8.7", "−3.0", "0.0"."""
    return _signed(one_decimal(float(value)), "+")


def percent(share: float) -> str:
    """A share 0..1 as "43 %"."""
    return f"{int(Decimal(repr(share * 100)).quantize(Decimal(1), 'ROUND_HALF_UP'))} %"


def coefficient(value: float) -> str:
    """A coefficient with two decimals, e.g. "0.61", "−0.02"."""
    text = f"{abs(value):.2f}"
    return f"{MINUS}{text}" if value < 0 and float(text) else text


def probability(p: float) -> str:
    """A p value: "0.03", "<0.001"."""
    return "<0.001" if p < 0.001 else f"{p:.3f}" if p < 0.01 else f"{p:.2f}"


def interval(estimate: Estimate | Difference, write: object = None) -> str:
    """The limits, e.g. "81.0 to 95.8"; "" without an interval.

    Args:
        write: how one limit is written; None writes points, and changes of a difference.
    """
    if estimate.low is None or estimate.high is None:
        return ""
    how = write if callable(write) else change if isinstance(estimate, Difference) else points
    return f"{how(estimate.low)} to {how(estimate.high)}"


def counted(n: int, what: str = "interaction") -> str:
    """ "1 interaction", "7 interactions"."""
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def listed(names: Iterable[str]) -> str:
    """ "Anna", "Anna and Ben", "Anna, Ben and Cleo"."""
    given = list(names)
    return " and ".join([", ".join(given[:-1]), given[-1]] if len(given) > 1 else given)


def day(when: date | datetime) -> str:
    """ "4 March 2026"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def short_day(when: date | datetime | None) -> str:
    """ "4 Mar 2026"; a dash when unknown."""
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}" if when else "–"


def period(interactions: Sequence[Interaction]) -> str:
    """From the first to the last day, e.g. "4 March to 27 May 2026"; "" when no start is known."""
    days = sorted({one.started_at.date() for one in interactions if one.started_at})
    return span_of_days(days[0], days[-1]) if days else ""


def sample(interactions: Sequence[Interaction]) -> str:
    """How many and from when, and that it is few when it is: "4 interactions, 4 March to 2 June 2026, too few to
    tell"."""
    size, _, few = size_words(len(interactions)).partition(": ")
    return ", ".join(part for part in (size, period(interactions), few) if part)


def span_of_days(first: date | None, last: date | None) -> str:
    """Two days in words, the year once where it is the same; "" when neither is known."""
    if first is None or last is None or first == last:
        known = first or last
        return day(known) if known else ""
    start = f"{first.day} {MONTHS[first.month - 1]}" if first.year == last.year else day(first)
    return f"{start} to {day(last)}"


def clock(seconds: float) -> str:
    """Time into the recording: "02:14", "1:02:14"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def at_threshold(verdict: Verdict, limit: Decimal) -> str:
    """What is known of a mean against its threshold, for a label beside it."""
    words = {
        Verdict.SHOWN: f"at {threshold(limit)} or more: shown",
        Verdict.NOT_SHOWN: f"under {threshold(limit)}",
        Verdict.TOO_CLOSE: "too close to call",
        Verdict.TOO_SMALL: "too few to tell",
    }
    return words[verdict]


def evaluators(evaluations: Sequence[Evaluation]) -> str:
    """Whose marks these are: "marks by Anna Lindt and Ben Carter", or that no person judged."""
    if not evaluations:
        return ""
    names = list(dict.fromkeys(evaluation.evaluator for evaluation in evaluations))
    if all(evaluation.is_automatic for evaluation in evaluations):
        return "automatic marks, judged by no person"
    return f"marks by {listed(names)}"


def versions_used(evaluations: Sequence[Evaluation], rubric: Rubric) -> tuple[int, ...]:
    """By which versions of the form was marked, the oldest first; that of the rubric where nothing was marked."""
    return tuple(sorted({one.rubric_version for one in evaluations})) or (rubric.version,)


def versions(used: Sequence[int]) -> str:
    """ "version 2", "versions 1 and 2"."""
    return f"version{'s' if len(used) > 1 else ''} {listed(map(str, used))}"


def transcripts(interactions: Sequence[Interaction]) -> str:
    """What made the transcripts, e.g. "2 by Whisper (base), 5 came as text"."""
    made = Counter(_maker(one.origin) for one in interactions)
    if not made:
        return "There are no transcripts."
    return "Transcripts: " + ", ".join(f"{count} {maker}" for maker, count in made.items()) + "."


def drafts(interactions: Sequence[Interaction]) -> int:
    """How many transcripts are drafts."""
    return sum(one.origin is not None and one.origin.is_draft for one in interactions)


def draft_notice(interactions: Sequence[Interaction]) -> str:
    """What has to be said plainly of draft transcripts; "" without any."""
    found = [one.origin for one in interactions if one.origin and one.origin.is_draft]
    if not found:
        return ""
    models = listed(dict.fromkeys(_engine(origin) for origin in found))
    many = len(interactions)
    share = "All transcripts" if len(found) == many else f"{len(found)} of {counted(many, 'transcript')}"
    verb = "was" if len(found) == 1 and many > 1 else "were"
    if len(found) == many == 1:
        share, verb = "The transcript", "was"
    made = f"{share} {verb} made by {models}: {DRAFT_WORDS}."
    return f"{made} Quotes from them may be misheard; listen before you use one."


def made_by(origin: Origin | None) -> str:
    """What made a transcript, for a column: "text", "draft", "whisper base", "by ear"."""
    if origin is None:
        return "by ear"
    if origin.engine == "import":
        return "came as text"
    return "draft" if origin.is_draft else f"{origin.engine} {origin.model}".strip()


def _maker(origin: Origin | None) -> str:
    if origin is None:
        return "judged by ear, without one"
    if origin.engine == "import":
        return "came as text"
    return f"by {_engine(origin)}"


def _engine(origin: Origin) -> str:
    name = ENGINES.get(origin.engine, origin.engine)
    details = [part for part in ("PocketSphinx" if origin.engine == "draft" else "", origin.model) if part]
    return f"{name} ({', '.join(details)})" if details else name


def _signed(value: Decimal, plus: str) -> str:
    if value == 0:
        return "0.0"
    return f"{MINUS if value < 0 else plus}{abs(value)}"
