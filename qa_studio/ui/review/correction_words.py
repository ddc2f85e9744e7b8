"""The words about corrections: chips, questions, steps of undo. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

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
            return f"words of turn {turn + 1}"
        case Split(turn):
            return f"split of turn {turn + 1}"
        case Merge(turn):
            return f"turns {turn + 1} and {turn + 2} in one"
        case SetRole(turns, role) if len(turns) == 1:
            return f"turn {turns[0] + 1} said by {speaker_words(role)}"
        case SetRole(turns, role):
            return f"{len(turns)} turns said by {speaker_words(role)}"
        case MarkNoise(turn):
            return f"turn {turn + 1} is no speech"
        case MarkNote(turn, is_note):
            return f"turn {turn + 1} is {'a note' if is_note else 'no note'}"
        case _:
            return "agent and customer swapped"


def typed_words(words: str, turn: int | None) -> str:
    """What was being written when the window went, and where; None: that turn reads otherwise by now."""
    said = words if len(words) <= LONGEST_TYPED else f"{words[:LONGEST_TYPED].rstrip()} …"
    if turn is None:
        return f"You were writing “{said}” when this window ended. The turn that it belongs to has changed since."
    return f"You were writing “{said}” in turn {turn + 1} when this window ended."


def speaker_words(role: Role) -> str:
    """Who speaks, within a sentence."""
    return {
        Role.AGENT: "the agent",
        Role.CUSTOMER: "the customer",
        Role.BOT: "a bot",
        Role.SYSTEM: "the system",
        Role.UNKNOWN: "nobody known",
    }[role]


def role_label(role: Role) -> str:
    """A speaker in a menu; the letter behind & picks it."""
    return "&Unknown" if role is Role.UNKNOWN else f"&{role_words(role)}"


def chip_words(standing: Standing, made_by: str) -> str:
    """The version that is looked at: "Transcript 3, corrected by Anna Lindt, 14:02"."""
    if standing.editor:
        return f"Transcript {standing.version}, corrected by {standing.editor}, {when(standing.created_at)}"
    return made_by if standing.newest == 1 else f"Transcript {standing.version}: {made_by}"


def when(moment: datetime) -> str:
    """A moment in the user's own time: the clock today, the day else."""
    own = moment.astimezone()
    is_today = own.date() == datetime.now().astimezone().date()
    return f"{own:%H:%M}" if is_today else f"{own.day} {own:%b %H:%M}"


def touched_words(moves: Sequence[MovedQuote], title: Callable[[str], str]) -> str:
    """What a correction does to the quotes of the draft, before it is made."""
    changed = [move for move in moves if not move.is_as_before]
    count = (
        "A quote of your marks rests" if len(changed) == 1 else f"{len(changed)} quotes of your marks rest"
    )
    return f"{count} on these words. {quote_list(changed, title)}"


def quote_list(moves: Sequence[MovedQuote], title: Callable[[str], str]) -> str:
    """Quotes one by one with what becomes of them; the rest in a number."""
    told = [quote_words(move, title) for move in moves[:MOST_QUOTES]]
    more = len(moves) - MOST_QUOTES
    return " ".join(told) + (f" And {more} more." if more > 0 else "")


def quote_words(move: MovedQuote, title: Callable[[str], str]) -> str:
    """What becomes of one quote: “fer calling” (Greeting) will read “for calling”."""
    quote = f"“{cut(move.before.text)}” ({title(move.criterion_key)})"
    if move.fate is Fate.LOST:
        return f"{quote} is not said any more and leaves its mark."
    if move.fate is Fate.READS_ANEW:
        return f"{quote} will read “{cut(' … '.join(piece.text for piece in move.after))}”."
    return f"{quote} is then said by {speaker_words(move.role_after)}."


def offer_words(offer: MoveOffer, title: Callable[[str], str]) -> str:
    """A draft that speaks of an older version: who corrected it, and what moving means for its quotes."""
    who = offer.editor or "Somebody"
    changed = [move for move in offer.moves if not move.is_as_before]
    first = (
        f"{who} has corrected this transcript ({when(offer.created_at)})."
        f" Your marks speak of transcript {offer.from_version}."
    )
    if not offer.moves:
        return f"{first} They quote nothing, so they can move to transcript {offer.to_version} as they are."
    if not changed:
        all_of = "The one quote" if len(offer.moves) == 1 else f"All {len(offer.moves)} quotes"
        return f"{first} {all_of} of yours can move to transcript {offer.to_version} word for word."
    whole = len(offer.moves) - len(changed)
    stand = f" {whole} of {len(offer.moves)} quotes of yours can move word for word." if whole else ""
    return f"{first}{stand} {quote_list(changed, title)}"


def alike_words(count: int, role: Role) -> str:
    """Other turns with the corrected turn's voice."""
    turns = "1 more turn sounds" if count == 1 else f"{count} more turns sound"
    return f"{turns} like the one that you gave to {speaker_words(role)}."


def cut(text: str) -> str:
    """A quote of a line's length."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 2].rstrip()} …"
