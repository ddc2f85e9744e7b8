"""A call in figures: who talks how much, silence, overlap, monologues, gaps, holds. Shown as context, never a mark.

Reads a transcript, and the speech activity of its channels where that is given. Owns the arithmetic of the definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from scoring.measure_model import (
    CallMeasures,
    Hold,
    Interval,
    Measure,
    MeasureSettings,
    Overlap,
    SideMeasures,
)
from scoring.time_spans import between, common, joined, length_s
from transcription.model import Role, Transcript, Turn

SIDES = (Role.AGENT, Role.CUSTOMER)
NAMES = {Role.AGENT: "agent", Role.CUSTOMER: "customer"}

NO_TIMES = "The transcript has no times."
NO_ROLES = "Part of the transcript has no known speaker."
ONE_CHANNEL = "Both sides are on one channel: who speaks at once cannot be heard apart."
NEVER_ANSWERED = "The {side} never speaks after the other side."

DEFAULTS = MeasureSettings()

OPENING_CHARACTERS = 60
"""So much of what the agent says next may end a hold: one sentence."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A side speaks without a pause."""

    role: Role
    start_s: float
    end_s: float

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class _Call:
    """What the figures are made of.

    Attributes:
        spans: speech of each side, in time order without overlap.
        stretches: the same with short pauses bridged, of both sides, by start.
        quiet: nobody speaks, however briefly.
        untold: why figures of a side are not defined; "" when they are.
        unheard: why overlap is not; "" when it is.
    """

    transcript: Transcript
    settings: MeasureSettings
    spans: Mapping[Role, tuple[Interval, ...]]
    stretches: tuple[_Stretch, ...]
    quiet: tuple[Interval, ...]
    holds: tuple[Hold, ...]
    untold: str
    unheard: str


def call_measures(
    transcript: Transcript,
    settings: MeasureSettings = DEFAULTS,
    activity: Mapping[int, Sequence[Interval]] | None = None,
) -> CallMeasures:
    """Measure a call.

    Args: activity: when somebody speaks on each channel (0-based), in seconds; without it the times of the words are
        taken, or of the turns where words have none.
    Returns: figures; what is not defined is None, with the reason.
    """
    call = _call(transcript, settings, activity or {})
    overlaps = () if call.unheard else tuple(_overlaps(call))
    on_hold = tuple((hold.start_s, hold.end_s) for hold in call.holds)
    silences = tuple(
        span for span in call.quiet if _length(span) >= settings.silence_s and span not in on_hold
    )
    whole = NO_TIMES if call.untold == NO_TIMES else ""
    agent, customer = (_side(role, call, overlaps) for role in SIDES)
    return CallMeasures(
        agent=agent,
        customer=customer,
        silence_s=_measure(length_s(silences), whole),
        silences=silences,
        overlap_s=_measure(sum(one.end_s - one.start_s for one in overlaps), call.unheard),
        overlaps=overlaps,
        holds=call.holds,
        hold_s=_measure(length_s(on_hold), whole),
        settings=settings,
    )


def _call(
    transcript: Transcript, settings: MeasureSettings, activity: Mapping[int, Sequence[Interval]]
) -> _Call:
    timed = [turn for turn in transcript.turns if turn.start_s is not None and not turn.note]
    spans = {role: _speech(role, timed, activity) for role in SIDES}
    quiet = _quiet(transcript, timed, spans)
    untold = _untold(transcript, timed)
    return _Call(
        transcript=transcript,
        settings=settings,
        spans=spans,
        stretches=_stretches(spans, settings.pause_s),
        quiet=quiet,
        holds=_holds(timed, quiet, settings),
        untold=untold,
        unheard=untold or _unheard(timed),
    )


def _untold(transcript: Transcript, timed: Sequence[Turn]) -> str:
    if len(timed) < sum(not turn.note for turn in transcript.turns) or not timed:
        return NO_TIMES
    return NO_ROLES if any(turn.role is Role.UNKNOWN for turn in timed) else ""


def _unheard(timed: Sequence[Turn]) -> str:
    """Why overlap cannot be known. Turns of one channel follow each other, whatever was said at once."""
    channels = {role: {turn.channel for turn in timed if turn.role is role} for role in SIDES}
    apart = all(None not in channels[role] for role in SIDES) and not (
        channels[Role.AGENT] & channels[Role.CUSTOMER]
    )
    return "" if apart else ONE_CHANNEL


def _speech(
    role: Role, timed: Sequence[Turn], activity: Mapping[int, Sequence[Interval]]
) -> tuple[Interval, ...]:
    """When a side speaks: by the activity of its channel within its turns, else by its words, else by its turns."""
    spans: list[Interval] = []
    for turn in timed:
        if turn.role is role:
            known = activity.get(turn.channel) if turn.channel is not None else None
            spans += common(joined(known), (_of(turn),)) if known is not None else _said(turn)
    return joined(spans)


def _said(turn: Turn) -> list[Interval]:
    return [(word.start_s, word.end_s) for word in turn.words] or [_of(turn)]


def _of(turn: Turn) -> Interval:
    start_s = turn.start_s or 0.0
    return start_s, max(start_s, turn.end_s if turn.end_s is not None else start_s)


def _quiet(
    transcript: Transcript, timed: Sequence[Turn], spans: Mapping[Role, tuple[Interval, ...]]
) -> tuple[Interval, ...]:
    """When no person speaks. Machines are left out: a menu is not silence, but it may be a part of a hold."""
    others = [_of(turn) for turn in timed if turn.role not in SIDES and not _is_music(turn)]
    spoken = [*spans[Role.AGENT], *spans[Role.CUSTOMER], *others]
    last_s = max((end_s for _, end_s in spoken), default=0.0)
    return between(spoken, 0.0, max(last_s, transcript.duration_s or 0.0)) if timed else ()


def _is_music(turn: Turn) -> bool:
    return turn.role is Role.SYSTEM and "music" in turn.flags


def _holds(timed: Sequence[Turn], quiet: Sequence[Interval], settings: MeasureSettings) -> tuple[Hold, ...]:
    """Long quiet stretches between two turns of people: before and after the talk nobody is on hold."""
    people = joined(_of(turn) for turn in timed if not _is_music(turn))
    music = joined(_of(turn) for turn in timed if _is_music(turn))
    agent = [turn for turn in timed if turn.role is Role.AGENT]
    untold = any(turn.role is Role.UNKNOWN for turn in timed)
    holds: list[Hold] = []
    for span in quiet:
        # Words announce one hold: those before the last one belong to that.
        since_s = max(span[0] - settings.announced_s, holds[-1].end_s if holds else 0.0)
        inner = bool(people) and people[0][0] <= span[0] and span[1] <= people[-1][1]
        if inner and _length(span) >= settings.silence_s:
            words = _announcement(agent, since_s, span[0], settings)
            told = words or _came_back(agent, span[1], settings) or bool(common((span,), music))
            if told or _length(span) >= settings.hold_s:
                holds.append(Hold(*span, None if untold else bool(words), words))
    return tuple(holds)


def _announcement(agent: Sequence[Turn], since_s: float, moment_s: float, settings: MeasureSettings) -> str:
    """The agent's last words before a moment that announce a hold; "" when none do.

    A turn may reach over the hold: who comes back may go on in it.
    """
    for turn in reversed(agent):
        begin_s, end_s = _of(turn)
        if begin_s < moment_s and since_s <= end_s:
            found = _first_of(settings.hold_words, _text_between(turn, since_s, moment_s))
            if found:
                return found
    return ""


def _came_back(agent: Sequence[Turn], moment_s: float, settings: MeasureSettings) -> bool:
    """Whether the agent's next words end a hold."""
    later = next((turn for turn in agent if _of(turn)[1] > moment_s), None)
    if later is None:
        return False
    begin = next((word.start for word in later.words if word.start_s >= moment_s), 0)
    return bool(_first_of(settings.return_words, later.text[begin : begin + OPENING_CHARACTERS]))


def _text_between(turn: Turn, since_s: float, moment_s: float) -> str:
    """What was said in this time; all of it when the words have no times."""
    said = [word for word in turn.words if since_s <= word.start_s < moment_s]
    return turn.text[said[0].start : said[-1].end] if said else "" if turn.words else turn.text


def _first_of(wording: Sequence[str], text: str) -> str:
    places = (re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) for words in wording)
    return next((found.group() for found in places if found), "")


def _stretches(spans: Mapping[Role, tuple[Interval, ...]], pause_s: float) -> tuple[_Stretch, ...]:
    found = [_Stretch(role, *span) for role in SIDES for span in joined(spans[role], pause_s)]
    return tuple(sorted(found, key=lambda one: (one.start_s, one.end_s)))


def _overlaps(call: _Call) -> Iterator[Overlap]:
    """In time order. Stretches of one side never overlap, so that both sides are walked through together."""
    agent, customer = ([one for one in call.stretches if one.role is role] for role in SIDES)
    own = other = 0
    while own < len(agent) and other < len(customer):
        first, second = agent[own], customer[other]
        start_s, end_s = max(first.start_s, second.start_s), min(first.end_s, second.end_s)
        if end_s - start_s >= call.settings.overlap_s:
            later = second if second.start_s >= first.start_s else first
            yield Overlap(start_s, end_s, later.role, later.length_s >= call.settings.listener_s)
        own, other = (own + 1, other) if first.end_s <= second.end_s else (own, other + 1)


def _side(role: Role, call: _Call, overlaps: Sequence[Overlap]) -> SideMeasures:
    talk_s = length_s(call.spans[role])
    both_s = sum(length_s(call.spans[each]) for each in SIDES)
    words = sum(
        len(turn.text.split()) for turn in call.transcript.turns if turn.role is role and not turn.note
    )
    monologue = None if call.untold else max(_monologues(role, call), key=_length, default=None)
    gaps = _gaps(role, call)
    unanswered = call.untold or ("" if gaps else NEVER_ANSWERED.format(side=NAMES[role]))
    silent = call.untold or ("" if talk_s else f"The {NAMES[role]} says nothing.")
    return SideMeasures(
        role=role,
        talk_s=_measure(talk_s, call.untold),
        share=_measure(
            talk_s / both_s if both_s else 0.0, call.untold or ("" if both_s else "Nobody speaks.")
        ),
        words=words,
        words_a_minute=_words_a_minute(words, talk_s, call),
        longest_monologue_s=_measure(_length(monologue) if monologue else 0.0, silent),
        monologue=monologue,
        interruptions=_measure(sum(one.by is role and one.is_interruption for one in overlaps), call.unheard),
        median_gap_s=_measure(median(gaps) if gaps else 0.0, unanswered),
        longest_gap_s=_measure(max(gaps, default=0.0), unanswered),
    )


def _words_a_minute(words: int, talk_s: float, call: _Call) -> Measure:
    if call.untold or talk_s >= call.settings.least_talk_s:
        return _measure(words * 60 / talk_s if talk_s else 0.0, call.untold)
    return Measure(
        None, f"Less than {call.settings.least_talk_s:g} s of speech is too little to tell a pace."
    )


def _monologues(role: Role, call: _Call) -> Iterator[Interval]:
    """Stretches of one side, short pauses and the other's short words included."""
    short_s, begun = call.settings.listener_s, None
    for stretch in (one for one in call.stretches if one.role is role or one.length_s >= short_s):
        if stretch.role is not role:
            if begun is not None:
                yield begun[0], begun[1]
            begun = None
        elif begun is not None and stretch.start_s - begun[1] <= call.settings.monologue_pause_s:
            begun = (begun[0], max(begun[1], stretch.end_s))
        else:
            if begun is not None:
                yield begun
            begun = (stretch.start_s, stretch.end_s)
    if begun is not None:
        yield begun


def _gaps(role: Role, call: _Call) -> list[float]:
    """From the other's end to this side's start, at each change of speaker; holds are no gaps."""
    return [
        max(0.0, own.start_s - other.end_s)
        for other, own in pairwise(call.stretches)
        if own.role is role and other.role is not role and not _is_on_hold(other.end_s, own.start_s, call)
    ]


def _is_on_hold(start_s: float, end_s: float, call: _Call) -> bool:
    return any(start_s <= hold.start_s and hold.end_s <= end_s for hold in call.holds)


def _measure(value: float, reason: str) -> Measure:
    return Measure(None, reason) if reason else Measure(float(value))


def _length(span: Interval) -> float:
    return span[1] - span[0]
