"""One label for who speaks, from the role, the name and the kind of a message."""

from __future__ import annotations

from transcription.formats.roles import role_of, words_of
from transcription.model import Role

_NOTES = frozenset({"note", "notes", "internal", "private"})


def label_of(role: str, name: str, kind: str = "") -> str:
    """“Maya (agent)” from a role and a name; one of them when the other is empty or says the same.

    A kind such as “system” wins, for it is nobody's message; any other only stands in for a missing role.
    """
    role, name, kind = role.strip(), name.strip(), kind.strip()
    if role_of(kind) is Role.SYSTEM and not is_note(kind):
        return kind
    if not role and role_of(kind) is not Role.UNKNOWN and not is_note(kind):
        role = kind
    if not role or not name or role.casefold() == name.casefold():
        return role or name
    return f"{name} ({role})"


def is_note(kind: str) -> bool:
    """Whether a kind of message is an internal note, whoever wrote it."""
    return bool(_NOTES & set(words_of(kind)))
