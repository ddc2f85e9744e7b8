"""The words about corrections: chips, questions, steps of undo. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from qa_studio.language import tr
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
from qa_studio.ui.review.ink import role_words
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
            return tr("turns {turn} and {turn2} in one", turn=turn + 1, turn2=turn + 2)
        case SetRole(turns, role) if len(turns) == 1:
            return tr(
                "turn {turn} said by {speaker_words}", turn=turns[0] + 1, speaker_words=speaker_words(role)
            )
        case SetRole(turns, role):
            return tr(
                "{count} turns said by {speaker_words}", count=len(turns), speaker_words=speaker_words(role)
            )
        case MarkNoise(turn):
            return tr("turn {turn} is no speech", turn=turn + 1)
        case MarkNote(turn, is_note):
            return tr("turn {turn} is {is_note}", turn=turn + 1, is_note="a note" if is_note else "no note")
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
    return "&Unknown" if role is Role.UNKNOWN else f"&{role_words(role)}"


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
    return f"{own:%H:%M}" if is_today else f"{own.day} {own:%b %H:%M}"


def touched_words(moves: Sequence[MovedQuote], title: Callable[[str], str]) -> str:
    """What a correction does to the quotes of the draft, before it is made."""
    changed = [move for move in moves if not move.is_as_before]
    count = (
        tr("A quote of your marks rests")
        if len(changed) == 1
        else tr("{count} quotes of your marks rest", count=len(changed))
    )
    return tr("{count} on these words. {quote_list}", count=count, quote_list=quote_list(changed, title))


def quote_list(moves: Sequence[MovedQuote], title: Callable[[str], str]) -> str:
    """Quotes one by one with what becomes of them; the rest in a number."""
    told = [quote_words(move, title) for move in moves[:MOST_QUOTES]]
    more = len(moves) - MOST_QUOTES
    return " ".join(told) + (tr(" And {more} more.", more=more) if more > 0 else "")


def quote_words(move: MovedQuote, title: Callable[[str], str]) -> str:
    """What becomes of one quote: “fer calling” (Greeting) will read “for calling”."""
    quote = f"“{cut(move.before.text)}” ({title(move.criterion_key)})"
    if move.fate is Fate.LOST:
        return tr("{quote} is not said any more and leaves its mark.", quote=quote)
    if move.fate is Fate.READS_ANEW:
        return tr(
            "{quote} will read “{cut}”.", quote=quote, cut=cut(" … ".join(piece.text for piece in move.after))
        )
    return tr(
        "{quote} is then said by {speaker_words}.", quote=quote, speaker_words=speaker_words(move.role_after)
    )


def offer_words(offer: MoveOffer, title: Callable[[str], str]) -> str:
    """A draft that speaks of an older version: who corrected it, and what moving means for its quotes."""
    who = offer.editor or tr("Somebody")
    changed = [move for move in offer.moves if not move.is_as_before]
    first = tr(
        "{who} has corrected this transcript ({when}). Your marks speak of transcript {from_version}.",
        who=who,
        when=when(offer.created_at),
        from_version=offer.from_version,
    )
    if not offer.moves:
        return tr(
            "{first} They quote nothing, so they can move to transcript {to_version} as they are.",
            first=first,
            to_version=offer.to_version,
        )
    if not changed:
        all_of = (
            tr("The one quote") if len(offer.moves) == 1 else tr("All {count} quotes", count=len(offer.moves))
        )
        return tr(
            "{first} {all_of} of yours can move to transcript {to_version} word for word.",
            first=first,
            all_of=all_of,
            to_version=offer.to_version,
        )
    whole = len(offer.moves) - len(changed)
    stand = (
        tr(" {whole} of {count} quotes of yours can move word for word.", whole=whole, count=len(offer.moves))
        if whole
        else ""
    )
    return f"{first}{stand} {quote_list(changed, title)}"


def alike_words(count: int, role: Role) -> str:
    """Other turns with the corrected turn's voice."""
    turns = tr("1 more turn sounds") if count == 1 else tr("{count} more turns sound", count=count)
    return tr(
        "{turns} like the one that you gave to {speaker_words}.",
        turns=turns,
        speaker_words=speaker_words(role),
    )


def cut(text: str) -> str:
    """A quote of a line's length."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 2].rstrip()} …"
