"""The figures of a call or a chat in words, line by line, and the places in a call that they speak of.

Owns how figures are written: the window, the command and the reports show the same words.
"""

from __future__ import annotations

from collections.abc import Iterator

from scoring.measure_model import (
    CallMeasures,
    ChatMeasures,
    ChatSide,
    Figure,
    Hold,
    Measure,
    Moment,
    MomentKind,
    Overlap,
    SideMeasures,
)
from transcription.model import Role

UNKNOWN = "–"
MINUTE_S, HOUR_S = 60, 3600
SIDES = {Role.AGENT: "agent", Role.CUSTOMER: "customer"}


def seconds_words(seconds: float) -> str:
    """A length of time: "5.3 s", "3:05 min", "1:02:03 h"."""
    if round(seconds, 1) < MINUTE_S:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    minutes, left = divmod(whole, MINUTE_S)
    if whole < HOUR_S:
        return f"{minutes}:{left:02d} min"
    return f"{minutes // MINUTE_S}:{minutes % MINUTE_S:02d}:{left:02d} h"


def call_figures(call: CallMeasures) -> tuple[Figure, ...]:
    """The figures of a call, each under the title of its definition; "–" where one is not defined."""
    agent, customer = call.agent, call.customer
    return (
        Figure(
            "Talk time", _talk(agent), _talk(customer), reason=agent.talk_s.reason or customer.talk_s.reason
        ),
        Figure("Words a minute", _pace(agent), _pace(customer), reason=_pace_reason(call)),
        Figure(
            "Longest monologue",
            _time(agent.longest_monologue_s),
            _time(customer.longest_monologue_s),
            reason=agent.longest_monologue_s.reason or customer.longest_monologue_s.reason,
        ),
        Figure(
            "Response gap",
            _gap(agent),
            _gap(customer),
            reason=agent.median_gap_s.reason or customer.median_gap_s.reason,
        ),
        Figure(
            "Interruption",
            _count(agent.interruptions),
            _count(customer.interruptions),
            reason=agent.interruptions.reason,
        ),
        Figure("Overlap", both=_in_all(call.overlap_s, len(call.overlaps)), reason=call.overlap_s.reason),
        Figure("Silence", both=_in_all(call.silence_s, len(call.silences)), reason=call.silence_s.reason),
        Figure("Hold", both=_holds(call), reason=call.hold_s.reason),
    )


def chat_figures(chat: ChatMeasures) -> tuple[Figure, ...]:
    """The figures of a chat; a bot's messages are a line of their own where there are some."""
    agent, customer = chat.agent, chat.customer
    own = (
        Figure("Messages", _messages(agent), _messages(customer)),
        Figure(
            "First response",
            _time(agent.first_response_s),
            _time(customer.first_response_s),
            reason=agent.first_response_s.reason or customer.first_response_s.reason,
        ),
        Figure(
            "Response time",
            _response(agent),
            _response(customer),
            reason=agent.median_response_s.reason or customer.median_response_s.reason,
        ),
    )
    return (*own, Figure("Messages of a bot", both=str(chat.bot_messages))) if chat.bot_messages else own


def moments(call: CallMeasures) -> tuple[Moment, ...]:
    """Silences, holds, overlaps and each side's longest monologue, in time order."""
    found = (
        *(Moment(MomentKind.SILENCE, *span, "Silence") for span in call.silences),
        *(_hold(hold) for hold in call.holds),
        *(_overlap(overlap) for overlap in call.overlaps),
        *_monologues(call),
    )
    return tuple(sorted(found, key=lambda moment: (moment.start_s, moment.kind)))


def _hold(hold: Hold) -> Moment:
    if hold.announced is None:
        words = "Hold"
    else:
        words = f"Hold, announced: “{hold.words}”" if hold.announced else "Hold, not announced"
    return Moment(MomentKind.HOLD, hold.start_s, hold.end_s, words)


def _overlap(overlap: Overlap) -> Moment:
    side = SIDES[overlap.by]
    if overlap.is_interruption:
        return Moment(MomentKind.INTERRUPTION, overlap.start_s, overlap.end_s, f"The {side} breaks in")
    return Moment(MomentKind.OVERLAP, overlap.start_s, overlap.end_s, f"A short word of the {side}")


def _monologues(call: CallMeasures) -> Iterator[Moment]:
    for side in (call.agent, call.customer):
        if side.monologue is not None:
            yield Moment(
                MomentKind.MONOLOGUE, *side.monologue, f"Longest monologue of the {SIDES[side.role]}"
            )


def _talk(side: SideMeasures) -> str:
    if side.talk_s.value is None or side.share.value is None:
        return _time(side.talk_s)
    return f"{_time(side.talk_s)} ({side.share.value:.0%})".replace("%", " %")


def _pace(side: SideMeasures) -> str:
    return UNKNOWN if side.words_a_minute.value is None else f"{side.words_a_minute.value:.0f}"


def _pace_reason(call: CallMeasures) -> str:
    return call.agent.words_a_minute.reason or call.customer.words_a_minute.reason


def _gap(side: SideMeasures) -> str:
    if side.median_gap_s.value is None:
        return UNKNOWN
    return f"{_time(side.median_gap_s)}, longest {_time(side.longest_gap_s)}"


def _response(side: ChatSide) -> str:
    if side.median_response_s.value is None:
        return UNKNOWN
    return f"{_time(side.median_response_s)}, longest {_time(side.longest_response_s)}"


def _messages(side: ChatSide) -> str:
    return f"{side.messages}, {side.words} word{'' if side.words == 1 else 's'}"


def _holds(call: CallMeasures) -> str:
    words = _in_all(call.hold_s, len(call.holds))
    if not call.holds or any(hold.announced is None for hold in call.holds):
        return words
    untold = sum(not hold.announced for hold in call.holds)
    if untold == 0:
        return f"{words}, announced"
    return f"{words}, {'not' if untold == len(call.holds) else f'{untold} not'} announced"


def _in_all(length_s: Measure, count: int) -> str:
    if length_s.value is None:
        return UNKNOWN
    if count == 0:
        return "none"
    return f"{_time(length_s)}, {'once' if count == 1 else f'{count} times'}"


def _count(measure: Measure) -> str:
    return UNKNOWN if measure.value is None else f"{measure.value:.0f}"


def _time(measure: Measure) -> str:
    return UNKNOWN if measure.value is None else seconds_words(measure.value)
