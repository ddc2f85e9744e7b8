"""The words about corrections: chips, questions, steps of undo. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from qa_studio.language import tr, trn
from qa_studio.services.correcting import (
    Edit,
    MarkNoise,
    MarkNote,
    Merge,
    MoveOffer,
    Reword,
    SetRole,
    Split,
    Standing,
)
from qa_studio.services.quotes import Fate, MovedQuote
from qa_studio.ui.moments import day_and_time, time
from transcription.model import Role

MOST_QUOTES = 3
"""So many quotes are spelt out in a question; the others are counted."""
LONGEST_QUOTE = 48
LONGEST_TYPED = 160


def edit_words(edit: Edit) -> str:
    """A step of undo: "words of turn 4"."""
    match edit:
        case Reword(turn):
            return tr("words of turn {turn}", turn=turn + 1)
        case Split(turn):
            return tr("split of turn {turn}", turn=turn + 1)
        case Merge(turn):
            return tr("turns {first} and {second} in one", first=turn + 1, second=turn + 2)
        case SetRole(turns, role) if len(turns) == 1:
            return tr("turn {turn} said by {speaker}", turn=turns[0] + 1, speaker=speaker_words(role))
        case SetRole(turns, role):
            return tr("{count} turns said by {speaker}", count=len(turns), speaker=speaker_words(role))
        case MarkNoise(turn):
            return tr("turn {turn} is no speech", turn=turn + 1)
        case MarkNote(turn, is_note):
            if is_note:
                return tr("turn {turn} is a note", turn=turn + 1)
            return tr("turn {turn} is no note", turn=turn + 1)
        case _:
            return tr("agent and customer swapped")


def typed_words(words: str, turn: int | None) -> str:
    """What was being written when the window went, and where; None: that turn reads otherwise by now."""
    said = words if len(words) <= LONGEST_TYPED else f"{words[:LONGEST_TYPED].rstrip()} …"
    if turn is None:
        return tr(
            "You were writing “{said}” when this window ended. The turn that it belongs to has "
            "changed since.",
            said=said,
        )
    return tr("You were writing “{said}” in turn {turn} when this window ended.", said=said, turn=turn + 1)


def speaker_words(role: Role) -> str:
    """Who speaks, within a sentence."""
    return {
        Role.AGENT: tr("the agent"),
        Role.CUSTOMER: tr("the customer"),
        Role.BOT: tr("a bot"),
        Role.SYSTEM: tr("the system"),
        Role.UNKNOWN: tr("nobody known"),
    }[role]


def role_label(role: Role) -> str:
    """A speaker in a menu; the letter behind & picks it."""
    return {
        Role.AGENT: tr("&Agent"),
        Role.CUSTOMER: tr("&Customer"),
        Role.BOT: tr("&Bot"),
        Role.SYSTEM: tr("&System"),
        Role.UNKNOWN: tr("&Unknown"),
    }[role]


def chip_words(standing: Standing, made_by: str) -> str:
    """The version that is looked at: "Transcript 3, corrected by Anna Lindt, 14:02"."""
    if standing.editor:
        return tr(
            "Transcript {version}, corrected by {editor}, {when}",
            version=standing.version,
            editor=standing.editor,
            when=when(standing.created_at),
        )
    return (
        made_by
        if standing.newest == 1
        else tr("Transcript {version}: {made_by}", version=standing.version, made_by=made_by)
    )


def when(moment: datetime) -> str:
    """A moment in the user's own time: the clock today, the day else."""
    own = moment.astimezone()
    is_today = own.date() == datetime.now().astimezone().date()
    return time(moment) if is_today else day_and_time(moment)


def touched_words(moves: Sequence[MovedQuote], title: Callable[[str], str]) -> str:
    """What a correction does to the quotes of the draft, before it is made."""
    changed = [move for move in moves if not move.is_as_before]
    quotes = quote_list(changed, title)
    if len(changed) == 1:
        return tr("A quote of your marks rests on these words. {quotes}", quotes=quotes)
    return tr(
        "{number} quotes of your marks rest on these words. {quotes}", number=len(changed), quotes=quotes
    )


def quote_list(moves: Sequence[MovedQuote], title: Callable[[str], str]) -> str:
    """Quotes one by one with what becomes of them; the rest in a number."""
    told = [quote_words(move, title) for move in moves[:MOST_QUOTES]]
    more = len(moves) - MOST_QUOTES
    return " ".join([*told, tr("And {more} more.", more=more)] if more > 0 else told)


def quote_words(move: MovedQuote, title: Callable[[str], str]) -> str:
    """What becomes of one quote: “fer calling” (Greeting) will read “for calling”."""
    quote = f"“{cut(move.before.text)}” ({title(move.criterion_key)})"
    if move.fate is Fate.LOST:
        return tr("{quote} is not said any more and leaves its mark.", quote=quote)
    if move.fate is Fate.READS_ANEW:
        words = cut(" … ".join(piece.text for piece in move.after))
        return tr("{quote} will read “{words}”.", quote=quote, words=words)
    return tr("{quote} is then said by {speaker}.", quote=quote, speaker=speaker_words(move.role_after))


def offer_words(offer: MoveOffer, title: Callable[[str], str]) -> str:
    """A draft that speaks of an older version: who corrected it, and what moving means for its quotes."""
    who = offer.editor or tr("Somebody")
    changed = [move for move in offer.moves if not move.is_as_before]
    first = tr(
        "{who} has corrected this transcript ({when}). Your marks speak of transcript {version}.",
        who=who,
        when=when(offer.created_at),
        version=offer.from_version,
    )
    if not offer.moves:
        return tr(
            "{first} They quote nothing, so they can move to transcript {version} as they are.",
            first=first,
            version=offer.to_version,
        )
    if not changed:
        return trn(
            "{first} The one quote of yours can move to transcript {version} word for word.",
            "{first} All {count} quotes of yours can move to transcript {version} word for word.",
            len(offer.moves),
            first=first,
            version=offer.to_version,
        )
    told = [first, quote_list(changed, title)]
    whole = len(offer.moves) - len(changed)
    if whole:
        stand = tr(
            "{whole} of {all} quotes of yours can move word for word.", whole=whole, all=len(offer.moves)
        )
        told.insert(1, stand)
    return " ".join(told)


def alike_words(count: int, role: Role) -> str:
    """Other turns with the corrected turn's voice."""
    return trn(
        "{count} more turn sounds like the one that you gave to {speaker}.",
        "{count} more turns sound like the one that you gave to {speaker}.",
        count,
        speaker=speaker_words(role),
    )


def cut(text: str) -> str:
    """A quote of a line's length."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 2].rstrip()} …"
