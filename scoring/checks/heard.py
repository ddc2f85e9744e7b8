"""How recognisers and quick typists write common words, told by the words beside them: “ill send it”, “let us no”.

A spelling alone decides nothing that is a word of its own: “ill” is “I will” only before a verb. Standard library only.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is easier to read in one piece."""
    return frozenset(text.split())


SPELT: dict[str, tuple[str, ...]] = {
    "aught": ("ought",), "haff": ("have",), "rite": ("right",), "wensday": ("wednesday",), "tommorow": ("tomorrow",),
    "thru": ("through",), "tween": ("between",), "yous": ("you",), "tho": ("though",), "cos": ("because",),
    "coz": ("because",), "theyll": ("they", "will"), "youd": ("you", "would"), "theyd": ("they", "would"),
    "shes": ("she", "is"), "hes": ("he", "is"), "thatll": ("that", "will"), "wouldve": ("would", "have"),
    "couldve": ("could", "have"), "shouldve": ("should", "have"), "mustve": ("must", "have"),
    "innit": ("is", "not", "it"), "alot": ("a", "lot"), "needent": ("need", "not"), "neednt": ("need", "not"),
    "mustnt": ("must", "not"), "aint": ("is", "not"), "strait": ("straight",), "faild": ("failed",),
    "wasent": ("was", "not"), "dosent": ("does", "not"), "woz": ("was",), "wiv": ("with",), "wich": ("which",),
}  # fmt: skip
_WRITTEN_APART = """
    to+morrow no+body some+thing some+one some+body any+one any+body every+thing every+one every+body your+self my+self
    under+stand in+stead be+tween pass+word down+load up+date lap+top key+board hand+set other+wise mean+while out+side
    in+doors off+line over+drawn un+plug re+fund re+place re+start re+set mon+day tues+day thurs+day fri+day satur+day
    sun+day un+expectedly an+other for+got ref+erence compen+sation
"""
APART: dict[tuple[str, str], str] = {
    (first, last): first + last for pair in _WRITTEN_APART.split() for first, _, last in [pair.partition("+")]
} | {("sum", "thing"): "something", ("a", "count"): "account", ("b", "tween"): "between"}
"""Words that are written in two pieces."""

_SHORT_WILL = {"ill": "i", "hell": "he", "itll": "it"}
_VERBS = word_set(
    """
    get have let send put ring call see do take just make check be give sort look book bell phone write text pass
    arrange order refund cancel change go come add need also find fix ask try tell speak email drop pop raise chase
    transfer then personally now still probably definitely not start move stop keep bring credit note log reset set
    open hand stay
    """
)
_REALLY_ILL = word_set(
    """
    am is are was were be been being feel feels felt fell fall falls taken very seriously quite really mentally too
    got get gets look looks looked terminally he she they the a bloody like as what from in to of my
    """
)
_YOU_ARE = word_set(
    """
    wanting after asking calling looking saying trying hoping having getting going ringing welcome telling expecting
    needing doing using paying waiting being not talking thinking wondering missing
    """
)
_MODALS = word_set("should would could must might ought")
_LETTING = word_set("let letting lets")
_TOLD = word_set("me us you them him her")
_DO = word_set("do does did")


def meant(earlier: str, before: str, form: str) -> tuple[tuple[str, ...], str]:
    """What is meant by a word and the one before it.

    Args:
        earlier: the word before `before`.

    Returns: the words that `before` stands for, and the one that `form` stands for.
    """
    if before in _SHORT_WILL and form in _VERBS and earlier not in _REALLY_ILL:
        return (_SHORT_WILL[before], "will"), form
    if before == "your" and form in _YOU_ARE:
        return ("you", "are"), form
    if form == "of" and _after_modal(earlier, before):
        return (before,), "have"
    if form == "no" and _before_knowing(earlier, before):
        return (before,), "know"
    return (before,), form


def _after_modal(earlier: str, before: str) -> bool:
    return before in _MODALS - {"ought"} or (
        earlier in _MODALS and before in ("to", "not", "never", "only", "just")
    )


def _before_knowing(earlier: str, before: str) -> bool:
    return (
        before == "i"
        or (earlier in _LETTING and before in _TOLD)
        or (earlier in _DO and before in ("not", "i"))
    )
