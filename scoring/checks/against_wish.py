"""Offers that go against what the customer said: the very thing that is not wanted, or more than can be spent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scoring.checks import schema
from scoring.checks.content import is_content, stem
from scoring.checks.matching import Wordings, compiled
from scoring.checks.model import CheckKind
from scoring.checks.phrasing import Slots
from scoring.checks.scene import Hit, Scene, TurnView
from scoring.checks.spans import Span, inside
from scoring.checks.stated import number_at
from scoring.checks.wordings import clauses
from scoring.checks.words import word_set
from transcription.model import Role

REACH = 4
"""Words behind “no” or “I do not want” that it is about."""

_REFUSING = ("@refuses_kind",)
_DENYING = word_set("not no never without nor free instead rather neither")
_AMOUNT_OF = word_set("pounds pound quid euros euro dollars dollar bucks gbp eur usd")
_COUNTED = word_set(
    "day days week weeks month months year years hour hours minute minutes o'clock people percent cm centimetres metres"
    " inch inches kilos kilo litres gigabytes gigs minutes seats users pieces am pm %"
)


@dataclass(frozen=True)
class AgainstWish:
    """Hits are words of the agent's offers that the customer refused before, or amounts over what they can spend."""

    finds: str
    offers: Wordings
    refusing: Wordings
    spending: Wordings

    def find(self, scene: Scene, views: Sequence[TurnView]) -> Sequence[Hit]:
        wanted = {view.index for view in views}
        refused: set[str] = set()
        most: Decimal | None = None
        hits: list[Hit] = []
        for place, view in enumerate(scene.views):
            if view.role is Role.CUSTOMER:
                refused |= set(self._refused(view))
                most = next(self._spendable(view), most)
            elif view.index in wanted:
                spans = self._offered(view, refused) if self.finds == "refused" else _over(view, most)
                hits.extend(Hit(place, *span) for span in spans)
        return hits

    def _refused(self, view: TurnView) -> Iterator[str]:
        """Stems of what stands right behind “I do not want”, up to the end of the clause or a “just”, “but”, “only”."""
        for first, last in view.sentences:
            for span in inside(self.refusing.spans(view), (first, last)):
                for form in view.forms[span[1] : min(last, span[1] + REACH)]:
                    if form in ("but", "just", "only", "because", "and", "i", "so", "it", "that"):
                        break
                    if is_content(form):
                        yield stem(form)

    def _offered(self, view: TurnView, refused: set[str]) -> Iterator[Span]:
        for clause in clauses(view) if refused else ():
            if not inside(self.offers.spans(view), clause) or not _DENYING.isdisjoint(
                view.forms[clause[0] : clause[1]]
            ):
                continue
            places = [
                p for p in range(*clause) if is_content(view.forms[p]) and stem(view.forms[p]) in refused
            ]
            if places and not view.asks(clause):
                yield places[0], places[-1] + 1

    def _spendable(self, view: TurnView) -> Iterator[Decimal]:
        for span in self.spending.spans(view):
            for place in range(span[0], min(len(view.forms), span[1] + REACH)):
                number = number_at(view.forms, place, len(view.forms))
                if number is not None and _is_amount(view.forms, place, number[1], is_said=True):
                    yield number[0]
                    break


def _is_amount(forms: Sequence[str], first: int, last: int, is_said: bool) -> bool:
    follows = forms[last] if last < len(forms) else ""
    if follows in _AMOUNT_OF or forms[first][0] in "£$€":
        return True
    return is_said and follows not in _COUNTED and number_at(forms, first, len(forms)) is not None


def _over(view: TurnView, most: Decimal | None) -> Iterator[Span]:
    """A price above the most that can be spent, where no other fits; that sum itself, said back, is no price."""
    if most is None or most < 5:
        return
    found: list[tuple[Span, Decimal]] = []
    place = 1
    while place < len(view.forms):
        number = number_at(view.forms, place, len(view.forms))
        if number is None:
            place += 1
            continue
        before = view.forms[max(0, place - 3) : place]
        is_price = _is_amount(view.forms, place, number[1], is_said=not _PRICED.isdisjoint(before))
        if is_price and number[0] != most:
            found.append(((place, number[1]), number[0]))
        place = number[1]
    if found and all(value > most * Decimal("1.1") for _, value in found):
        yield found[0][0]


_PRICED = word_set("costs cost is for at makes comes")


def _build(arguments: Mapping[str, Any], slots: Slots) -> AgainstWish:
    return AgainstWish(
        arguments["finds"],
        compiled(tuple(arguments.get("phrases", ("@offer", "@praised"))), slots, near=False),
        compiled(_REFUSING, slots, near=False, guarded=False),
        compiled(("@can_spend",), slots, near=False, guarded=False),
    )


AGAINST_WISH = CheckKind(
    "What the agent offers is what the customer did not want (refused), or costs more than they can spend (budget).",
    {"finds": schema.required(schema.choice("refused", "budget")), "phrases": schema.phrases(required=False)},
    _build,
)
