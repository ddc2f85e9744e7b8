"""Text to comparable words: case, contractions, fillers and stutters are levelled, and every word knows its place.

“I’m, um, SO sorry” and “im so sorry” come out as the same words. Needs no library of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from scoring.checks.heard import APART, SPELT, meant
from scoring.checks.heard import word_set as word_set

STOP, ASK = ".", "?"
ENDS = frozenset({STOP, ASK})
"""Forms of the marks that end a sentence; every turn begins with one of no length."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sentence end.

    Attributes:
        form: levelled: lower case, spelt out, one spelling.
        start, end: characters in the text; the two words of “I'm” share their place.
        quoted: stands between quotation marks, so it is somebody else's words.
    """

    form: str
    start: int
    end: int
    quoted: bool = False


_PIECE = re.compile(
    r"""(?P<noise>[\[<(](?:noise|unk|laughter|music|silence|kids|inaudible|crosstalk|cough|breath|background)[\])>])
    |(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})
    |(?P<web>(?:https?://|www\.)\S{1,300})
    |(?P<number>[£$€]?\d(?:[\d,.:]{0,30}\d)?(?:st|nd|rd|th|am|pm|%)?(?![^\W_]))
    |(?P<word>[^\W_]+(?:['’][^\W_]+)*)
    |(?P<ask>[.!]*\?[.!?]*)
    |(?P<stop>[.!…;]+|\n+)""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]{1,400}”|\"[^\"\n]{1,400}\"|«[^»]{1,400}»|„[^“”]{1,400}[“”]")
_FILLERS = frozenset(("uh", "uhm", "um", "erm", "er", "eh", "hmm", "hm", "mm", "mmm", "mhm", "ehm"))


_WHOLE: dict[str, tuple[str, ...]] = {
    "cannot": ("can", "not"), "cant": ("can", "not"), "can't": ("can", "not"), "won't": ("will", "not"),
    "wont": ("will", "not"), "shan't": ("shall", "not"), "ain't": ("is", "not"), "im": ("i", "am"),
    "ive": ("i", "have"), "youre": ("you", "are"), "youve": ("you", "have"), "youll": ("you", "will"),
    "theyre": ("they", "are"), "theyve": ("they", "have"), "weve": ("we", "have"), "thats": ("that", "is"),
    "whats": ("what", "is"), "theres": ("there", "is"), "wheres": ("where", "is"), "hows": ("how", "is"),
    "its": ("it", "is"), "it's": ("it", "is"), "itll": ("it", "will"), "dont": ("do", "not"),
    "didnt": ("did", "not"), "doesnt": ("does", "not"), "isnt": ("is", "not"), "arent": ("are", "not"),
    "wasnt": ("was", "not"), "werent": ("were", "not"), "havent": ("have", "not"), "hasnt": ("has", "not"),
    "hadnt": ("had", "not"), "couldnt": ("could", "not"), "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"), "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"),
    "lemme": ("let", "me"), "lets": ("let", "us"), "let's": ("let", "us"), "gimme": ("give", "me"),
    "y'all": ("you", "all"), "ya": ("you",), "u": ("you",), "ur": ("your",), "pls": ("please",),
    "plz": ("please",), "thx": ("thanks",), "tnx": ("thanks",), "thanx": ("thanks",), "ty": ("thank", "you"),
    "okay": ("ok",), "okey": ("ok",), "alright": ("all", "right"), "til": ("until",), "till": ("until",),
    "apologize": ("apologise",), "apologizing": ("apologising",), "apologized": ("apologised",),
    "realize": ("realise",), "organize": ("organise",), "recognize": ("recognise",), "favor": ("favour",),
    "color": ("colour",), "emails": ("email",), "postcodes": ("postcode",), "zipcode": ("postcode",),
    "tmrw": ("tomorrow",), "tomorow": ("tomorrow",), "tmr": ("tomorrow",), "recieved": ("received",),
    "realy": ("really",), "definately": ("definitely",), "yer": ("your",), "fer": ("for",),
    "ima": ("i", "am", "going", "to"), "imma": ("i", "am", "going", "to"), "dunno": ("do", "not", "know"),
    "shoulda": ("should", "have"), "coulda": ("could", "have"), "woulda": ("would", "have"), "cuz": ("because",),
    "yall": ("you", "all"), "kinda": ("kind", "of"), "outta": ("out", "of"), "traveling": ("travelling",),
    "callin": ("calling",), "goin": ("going",), "doin": ("doing",), "lookin": ("looking",), "tryin": ("trying",),
    "gettin": ("getting",), "makin": ("making",), "workin": ("working",), "waitin": ("waiting",),
    "havin": ("having",), "bein": ("being",), "comin": ("coming",), "sendin": ("sending",), "lettin": ("letting",),
    "tellin": ("telling",), "puttin": ("putting",), "takin": ("taking",), "bookin": ("booking",),
    "anythin": ("anything",), "somethin": ("something",), "nothin": ("nothing",), "everythin": ("everything",),
    **SPELT,
}  # fmt: skip
_ENDINGS: dict[str, str] = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_IS_BEFORE_S = word_set("it that what there here where who how he she when")
_JOINED: dict[tuple[str, str], str] = {
    ("e", "mail"): "email", ("post", "code"): "postcode", ("zip", "code"): "postcode", ("on", "line"): "online",
    ("web", "site"): "website", ("any", "thing"): "anything", ("good", "bye"): "goodbye", ("bye", "bye"): "bye",
    ("any", "more"): "anymore", ("voice", "mail"): "voicemail", **APART,
}  # fmt: skip


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text and its sentence ends, beginning with a sentence end of no length."""
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    found = [Token(STOP, 0, 0)]
    for match in _PIECE.finditer(text):
        start, end = match.span()
        quoted = any(first <= start < last for first, last in quotes)
        for form in _forms(match):
            _add(found, Token(form, start, end, quoted))
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The levelled words of a text, without sentence ends."""
    return tuple(token.form for token in tokens(text) if token.form not in ENDS)


def _add(found: list[Token], token: Token) -> None:
    """Append a token; a stutter and a second sentence end are dropped, and words written apart are joined."""
    before = found[-1]
    if token.form == before.form and (token.form in ENDS or not token.form[0].isdigit()):
        return
    if token.form in ENDS and before.form in ENDS and before.end > 0:
        return
    joined = _JOINED.get((before.form, token.form))
    if joined:
        found[-1] = Token(joined, before.start, token.end, before.quoted)
        return
    _add_meant(found, token)


def _add_meant(found: list[Token], token: Token) -> None:
    before, earlier = found[-1], found[-2].form if len(found) > 1 else STOP
    heads, form = meant(earlier, before.form, token.form)
    if len(heads) > 1:
        found[-1:] = [replace(before, form=head) for head in heads]
    found.append(token if form == token.form else replace(token, form=form))


def _forms(match: re.Match[str]) -> Iterator[str]:
    kind, piece = match.lastgroup, match[0]
    if kind == "ask":
        yield ASK
    elif kind == "stop":
        yield STOP
    elif kind == "word":
        yield from _spelt_out(piece.replace("’", "'").casefold())
    elif kind != "noise":
        yield piece.casefold()


@lru_cache(maxsize=50_000)
def _spelt_out(word: str) -> tuple[str, ...]:
    if word in _FILLERS:
        return ()
    if word in _WHOLE:
        return _WHOLE[word]
    head, mark, tail = word.rpartition("'")
    if not mark:
        return (word,)
    if tail == "t" and head.endswith("n"):
        return (*_spelt_out(head[:-1]), "not") if len(head) > 1 else (word,)
    if tail in _ENDINGS and head:
        return (head, _ENDINGS[tail])
    if tail == "s":
        return (head, "is") if head in _IS_BEFORE_S else (head,)
    return (word.replace("'", ""),)
