"""Which column or key holds what: synonyms, also of other languages, and what comes close to one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum


class Field(StrEnum):
    """What a message, or the conversation around it, tells."""

    CONVERSATION = "conversation"
    ROLE = "role"
    NAME = "name"
    TEXT = "text"
    TIME = "time"
    DATE = "date"
    START = "start"
    END = "end"
    AGENT = "agent"
    CUSTOMER = "customer"
    TITLE = "title"
    CHANNEL = "channel"
    LANGUAGE = "language"
    PRIVATE = "private"
    KIND = "kind"


SYNONYMS: Mapping[Field, tuple[str, ...]] = {
    Field.CONVERSATION: (
        "conversation id", "conversation", "chat id", "convo id", "thread id", "ticket id", "ticket number",
        "ticket", "session id", "interaction id", "interaction", "contact id", "case id", "case number",
        "call id", "dialog id", "dialogue id", "external id", "chat", "case", "thread", "session", "guid",
        "conversation no", "chat no", "ticket no", "ticket nr", "ticketnummer", "case no", "call no",
        "chat nummer", "gesprach", "gesprach id", "vorgang", "fall", "conversacion", "id conversacion",
        "id conversation", "rozmowa", "id rozmowy", "conversazione", "gesprek",
    ),
    Field.ROLE: (
        "role", "speaker role", "sender role", "author role", "participant role", "speaker type",
        "sender type", "author type", "participant type", "user type", "party", "side", "direction",
        "rolle", "rol", "ruolo", "rola", "richtung", "segment speaker",
    ),
    Field.NAME: (
        "speaker", "sender", "author", "from", "participant", "participant id", "speaker name",
        "sender name", "author name", "participant name", "display name", "from name", "name", "user name",
        "username", "user", "who", "by", "writer", "said by", "speaker id", "sender id", "author id",
        "user id", "sprecher", "sprecherin", "absender", "verfasser", "von", "autor", "autora", "remitente",
        "hablante", "emisor", "auteur", "expediteur", "locuteur", "emetteur", "nadawca", "osoba",
        "mittente", "autore", "afzender", "spreker", "remetente", "falante",
    ),
    Field.TEXT: (
        "text", "message", "body", "content", "message text", "message body", "message content",
        "utterance", "transcript", "display text", "original text", "sentence", "plain text", "body text",
        "msg", "comment", "nachricht", "inhalt", "mensaje", "texto", "contenido", "contenu", "texte",
        "wiadomosc", "tresc", "tekst", "messaggio", "testo", "bericht", "mensagem",
    ),
    Field.TIME: (
        "time", "timestamp", "ts", "date time", "datetime", "sent at", "created at", "created", "sent",
        "sent time", "message time", "time stamp", "at", "absolute time", "created time", "createdat", "sentat",
        "time utc", "when", "occurred at", "received at", "zeit", "zeitstempel", "uhrzeit", "zeitpunkt",
        "hora", "fecha hora", "fecha y hora", "heure", "horodatage", "date heure", "czas", "godzina", "ora",
        "orario", "tijd", "tijdstip",
    ),
    Field.DATE: (
        "date", "day", "message date", "datum", "fecha", "jour", "data", "dzien", "giorno",
    ),
    Field.START: (
        "start s", "start", "start seconds", "start sec", "start time s", "offset s", "offset", "begin",
        "begin s", "start time", "segment start time", "begin offset secs", "begin offset millis",
        "start ms", "offset ms", "start offset", "offset in ticks", "offset milliseconds",
    ),
    Field.END: (
        "end s", "end", "end seconds", "end sec", "end time s", "stop", "end time", "segment end time",
        "end offset secs", "end offset millis", "end ms", "end offset",
    ),
    Field.AGENT: (
        "agent name", "agent", "agent full name", "advisor", "advisor name", "representative", "rep name", "rep",
        "operator", "operator name", "assignee", "assignee name", "assigned to", "handled by", "owner",
        "served by", "mitarbeiter", "bearbeiter", "agente", "conseiller", "konsultant", "operatore",
        "medewerker",
    ),
    Field.CUSTOMER: (
        "customer name", "customer", "caller name", "client name", "visitor name", "requester",
        "requester name", "caller", "client", "visitor", "kunde", "cliente", "klient", "nom client",
        "klant",
    ),
    Field.TITLE: (
        "subject", "title", "topic", "ticket subject", "betreff", "thema", "asunto", "tema", "sujet",
        "objet", "temat", "oggetto", "onderwerp", "assunto",
    ),
    Field.CHANNEL: (
        "channel", "medium", "channel type", "contact channel", "kanal", "canal", "kanaal", "canale",
    ),
    Field.LANGUAGE: (
        "language", "language code", "locale", "lang", "sprache", "idioma", "langue", "jezyk", "lingua",
    ),
    Field.PRIVATE: (
        "private", "internal", "is private", "is internal", "internal note", "is note", "note",
        "private note", "is system",
    ),
    Field.KIND: (
        "type", "message type", "kind", "event type", "entry type", "event", "typ", "tipo",
    ),
}  # fmt: skip

_FIELD_OF = {synonym: field for field, synonyms in SYNONYMS.items() for synonym in synonyms}
_TRUE = frozenset(("true", "yes", "y", "1", "x", "ja", "wahr", "si", "oui", "vrai", "tak"))
_ZONE = re.compile(r"[\s(\[]+(?:utc|gmt|local|local time)\s*[)\]]?\s*", re.IGNORECASE)
"""A zone that stands behind a column's name: “Sent At (UTC)”."""
_CLOSE = 0.75
_CALL = ("phone", "call", "voice", "telephone", "telefon", "audio", "anruf", "speech")
_MAIL = ("mail", "e mail", "email")


def plain(name: str) -> str:
    """A column's name for comparing: no case, no accents: “Sender_Type” and “senderType” are alike."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", str(name))
    bare = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", bare.casefold()))


def find(names: Iterable[str]) -> dict[Field, str]:
    """The name that holds each field; the one whose synonym stands first in SYNONYMS wins."""
    found: dict[Field, tuple[int, str]] = {}
    for name in names:
        known = next((word for word in (plain(name), plain(_without_zone(name))) if word in _FIELD_OF), None)
        if known is None:
            continue
        field = _FIELD_OF[known]
        rank = SYNONYMS[field].index(known)
        if field not in found or rank < found[field][0]:
            found[field] = (rank, name)
    return {field: name for field, (_, name) in found.items()}


def _without_zone(name: str) -> str:
    """A column's name without the zone behind it."""
    zone = _ZONE.search(str(name))
    return str(name)[: zone.start()] if zone and zone.end() == len(str(name)) else str(name)


def did_you_mean(names: Sequence[str], fields: Sequence[Field]) -> str:
    """The first column whose name comes close to a synonym of these fields, as a sentence; "" when none does."""
    wanted = [synonym for field in fields for synonym in SYNONYMS[field]]
    for name in names:
        close = max(wanted, key=lambda synonym: SequenceMatcher(None, plain(name), synonym).ratio())
        if SequenceMatcher(None, plain(name), close).ratio() >= _CLOSE:
            return f" Did you mean “{close}” by “{name}”?"
    return ""


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names for a message to the user, cut after `most`."""
    shown = ", ".join(f"“{name.strip()[:40]}”" for name in names[:most] if name.strip())
    return (shown or "none with a name") + (f" and {len(names) - most} more" if len(names) > most else "")


def is_true(value: object) -> bool:
    """Whether a cell or key says yes."""
    return str(value).strip().casefold() in _TRUE


def channel_of(text: str) -> str:
    """ "chat", "call" or "email", from a source's own word for it; "" when it is none of them."""
    word = plain(text)
    if any(mail in word for mail in _MAIL):
        return "email"
    if any(call in word for call in _CALL):
        return "call"
    return "chat" if "chat" in word or "messag" in word else ""


def language_of(text: str) -> str:
    """A language as BCP 47 writes it; "" for anything else."""
    tag = text.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else ""
