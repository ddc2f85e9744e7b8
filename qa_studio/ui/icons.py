"""The icons of the window by what they mean, in the colours of the theme.

Owns the map from meaning to glyph (Material Design Icons). GUI thread only.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QIcon

from qa_studio.ui import theme
from qa_studio.ui.glyphs import glyph

ICONS: Final = {
    "library": "bookshelf",
    "review": "clipboard-check-outline",
    "reports": "file-chart-outline",
    "rubrics": "format-list-checks",
    "call": "phone-outline",
    "chat": "message-text-outline",
    "email": "email-outline",
    "import": "tray-arrow-down",
    "transcribe": "text-recognition",
    "suggest": "auto-fix",
    "add": "plus",
    "remove": "trash-can-outline",
    "undo": "undo",
    "history": "history",
    "redo": "redo",
    "search": "magnify",
    "anything": "text-search",
    "act": "lightning-bolt-outline",
    "bookmark": "bookmark-outline",
    "filter": "filter-variant",
    "close": "close",
    "fold": "chevron-double-left",
    "unfold": "chevron-double-right",
    "more": "dots-horizontal",
    "up": "chevron-up",
    "down": "chevron-down",
    "left": "chevron-left",
    "right": "chevron-right",
    "info": "information-outline",
    "warning": "alert-outline",
    "problem": "alert-circle-outline",
    "done": "check",
    "jobs": "progress-clock",
    "download": "download",
    "model": "waveform",
    "folder": "folder-outline",
    "file": "file-outline",
    "copy": "content-copy",
    "play": "play",
    "pause": "pause",
    "back": "rewind-5",
    "forward": "fast-forward-5",
    "volume": "volume-high",
    "mute": "volume-off",
    "agent_mute": "headset-off",
    "customer_voice": "account-voice",
    "customer_mute": "account-voice-off",
    "loop": "repeat",
    "skip": "skip-forward-outline",
    "follow": "target",
    "swap": "swap-horizontal",
    "comment": "comment-text-outline",
    "evidence": "format-quote-close",
    "submit": "check-circle-outline",
    "save": "content-save-outline",
    "open": "open-in-new",
    "refresh": "refresh",
    "agent": "headset",
    "customer": "account-outline",
    "company": "office-building-outline",
    "round": "flag-outline",
    "flag": "flag",
    "tag": "tag-outline",
    "assign": "account-arrow-right-outline",
    "team": "account-group-outline",
    "export": "tray-arrow-up",
    "view": "view-list-outline",
    "demo": "school-outline",
    "lock": "lock-outline",
    "help": "help-circle-outline",
    "zoom_in": "magnify-plus-outline",
    "zoom_out": "magnify-minus-outline",
    "print": "printer-outline",
    "pdf": "file-pdf-box",
    "theme": "theme-light-dark",
    "settings": "cog-outline",
    "queue": "playlist-play",
    "vocabulary": "format-letter-case",
    "measures": "timer-outline",
    "keys": "keyboard-outline",
    "draft": "pencil-outline",
    "waiting": "clock-outline",
    "stop": "stop",
    "cancelled": "cancel",
}


def icon(name: str, colour: str = "") -> QIcon:
    """The icon of a meaning; `colour` "#RRGGBB", "" for the muted text of the scheme that is on.

    Raises: KeyError for a name that is not in ICONS.
    """
    tokens = theme.current()
    return glyph(ICONS[name], colour or tokens.muted, tokens.disabled)
