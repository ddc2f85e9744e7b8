"""What the call map shows, in words: for tooltips and for those who do not see it.

Owns the sentences. No widget.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa_studio.language import tr, trn
from qa_studio.ui.review import ink
from qa_studio.ui.review.clock import clock, position, span_words
from qa_studio.ui.review.timeline import Marks, Pin, Stretch, TurnClock
from transcription.model import Turn

MOST_CHARACTERS = 90
"""Of what is said, in a tooltip."""


def pin_words(pin: Pin) -> str:
    """A piece of evidence: which criterion, whose, the words."""
    whose = tr("your evidence") if pin.own else tr("suggested")
    title = f"{pin.number} {pin.title} ({whose}, {clock(pin.at_s)})"
    return f"{title}\n“{pin.evidence.text}”"


def moment_words(seconds: float, turns: Sequence[Turn], marks: Marks) -> str:
    """What there is at a moment, a line each: the time, who speaks and what, what is set off there."""
    lines = [clock(seconds), _said(seconds, turns)]
    named = (
        (marks.silences, tr("Silence of {span}")),
        (marks.holds, tr("Hold of {span}")),
        (marks.overlaps, tr("Both speak for {span}")),
        (tuple(span for _, span in marks.doubts), tr("Doubtful words")),
        (marks.skips, tr("Skipped while it plays")),
        ((marks.loop,) if marks.loop else (), tr("Heard over and over")),
    )
    for spans, words in named:
        here = _at(seconds, spans)
        if here is not None:
            lines.append(words.replace("{span}", span_words(here.length_s)))
    return "\n".join(line for line in lines if line)


def call_words(position_s: float, duration_s: float, marks: Marks, pins: Sequence[Pin]) -> str:
    """The whole map in a sentence: where the playhead stands, and how much of each there is."""
    counted = (
        trn("{count} silence", "{count} silences", count=len(marks.silences)) if marks.silences else "",
        trn("{count} hold", "{count} holds", count=len(marks.holds)) if marks.holds else "",
        trn("both speak {count} time", "both speak {count} times", count=len(marks.overlaps))
        if marks.overlaps
        else "",
        trn("{count} doubtful stretch", "{count} doubtful stretches", count=len(marks.doubts))
        if marks.doubts
        else "",
        trn("{count} piece of evidence", "{count} pieces of evidence", count=len(pins)) if pins else "",
    )
    return ", ".join([position(position_s, duration_s), *(words for words in counted if words)])


def _said(seconds: float, turns: Sequence[Turn]) -> str:
    place = TurnClock(turns).turn_at(seconds)
    if place is None:
        return ""
    turn = turns[place]
    if turn.end_s is not None and turn.end_s < seconds:
        return ""
    who = turn.speaker or ink.role_words(turn.role)
    text = turn.text if len(turn.text) <= MOST_CHARACTERS else f"{turn.text[:MOST_CHARACTERS].rstrip()} …"
    return f"{who}: {text}"


def _at(seconds: float, spans: Sequence[Stretch]) -> Stretch | None:
    return next((span for span in spans if span.start_s <= seconds < span.end_s), None)
