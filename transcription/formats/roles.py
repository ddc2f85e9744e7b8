"""Who a label means: roles from words in several languages, and from the agent's and the customer's names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from transcription.model import Role


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BOT = _set(
    "bot chatbot virtual assistant asystent automated automatic autoresponder autoreply ai ivr voicebot robot"
)
_NOTE = _set(
    "system action event internal private notification workflow automation trigger audit ereignis "
    "aktion sistema accion systeme evenement "
)
_SERVICE = _set("support service care success help helpdesk kundenservice kundendienst hotline ")
_AGENT = _set(
    "agent advisor adviser rep representative operator consultant csr specialist associate "
    "technician staff employee outbound outgoing sent host admin supervisor teamleader moderator "
    "berater mitarbeiter mitarbeiterin bearbeiter agentin beraterin agente asesor asesora operador "
    "operadora atendente representante conseiller conseillere operateur operatrice consultent "
    "konsultant konsultantka doradca pracownik operatore operatrice consulente medewerker adviseur "
)
_CUSTOMER = _set(
    "customer client clientele visitor user caller guest consumer contact requester shopper buyer "
    "enduser member patient subscriber inbound incoming received human kunde kundin anrufer "
    "anruferin besucher gast cliente usuario usuaria visitante utilisateur visiteur appelant klient "
    "klientka klienta uzytkownik utente klant gebruiker beller bezoeker "
)
_FILLER = _set("the a our your of and message msg reply from by ms mr mrs dr no nr ")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def words_of(label: str) -> tuple[str, ...]:
    """A label's words, lower case, no accents: “Support_Agent (Maya)” gives support, agent, maya."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode() or spaced
    return tuple(_WORD.findall(plain.casefold()))


@lru_cache(maxsize=4096)
def role_of(label: str) -> Role:
    """The role a label names; UNKNOWN when it names none.

    “Virtual agent” is a bot, “customer service” is an agent, “agent note”, “system” and an e-mail's “subject” are the
    system.
    """
    words = words_of(label)
    if len(words) > 8:
        return Role.UNKNOWN
    found = set(words)
    if found & _BOT:
        return Role.BOT
    if is_subject(label):
        return Role.SYSTEM
    if found & _NOTE or found == {"note"} or (found & {"note", "notes"} and found & _AGENT):
        return Role.SYSTEM
    if found & _AGENT or (found & _SERVICE):
        return Role.AGENT
    return Role.CUSTOMER if found & _CUSTOMER else Role.UNKNOWN


def is_subject(label: str) -> bool:
    """Whether this is no label of a speaker but that of an e-mail's subject."""
    return words_of(label) in (("subject",), ("betreff",), ("asunto",), ("objet",), ("oggetto",), ("temat",))


@lru_cache(maxsize=4096)
def name_in(label: str) -> str:
    """The name in a label, without the words of the role: “Maya (Agent)” gives “Maya”; "" for none."""
    parts = [part for part in re.split(r"[()\[\]|/]| - | – |, ", label) if part.strip()]
    rest = [part.strip() for part in parts if role_of(part) is Role.UNKNOWN]
    if not rest:
        rest = [" ".join(word for word in label.split() if not _is_role_word(word))]
    name = rest[0].strip(" .:,-#")
    return name if any(character.isalpha() for character in name) else ""


def same_person(label: str, name: str) -> bool:
    """Whether a label is this person: the same words, or one of the two is the other's first or last name."""
    one, other = set(words_of(label)) - _FILLER, set(words_of(name)) - _FILLER
    return bool(one and other) and (one <= other or other <= one)


def assign(
    labels: Sequence[str], given: Sequence[Role | None], agent: str, customer: str
) -> tuple[Role, ...]:
    """The role of each message.

    One name beside one known side is the other side; where there are more such names, all stay UNKNOWN.
    """
    roles = {label: _one(label, agent, customer) for label in labels}
    taken = {role or roles[label] for label, role in zip(labels, given, strict=True)}
    open_labels = [label for label, role in roles.items() if role is Role.UNKNOWN and label.strip()]
    if len(open_labels) == 1 and not all(given):
        sides = taken & {Role.AGENT, Role.CUSTOMER}
        if sides == {Role.AGENT}:
            roles[open_labels[0]] = Role.CUSTOMER
        elif sides == {Role.CUSTOMER}:
            roles[open_labels[0]] = Role.AGENT
    return tuple(role or roles[label] for label, role in zip(labels, given, strict=True))


def _one(label: str, agent: str, customer: str) -> Role:
    if agent and same_person(label, agent):
        return Role.AGENT
    if customer and same_person(label, customer):
        return Role.CUSTOMER
    return role_of(label)


def _is_role_word(word: str) -> bool:
    plain = words_of(word)
    return bool(plain) and set(plain) <= _BOT | _NOTE | _SERVICE | _AGENT | _CUSTOMER | _FILLER
