"""The icons of the window by what they mean, in the colours of the theme.

Owns the map from meaning to glyph (Material Design Icons, by qtawesome). GUI thread only.
"""

from __future__ import annotations

from typing import Final

import qtawesome
from PySide6.QtGui import QIcon

from qa_studio.ui import theme

ICONS: Final = {
    "library": "mdi6.bookshelf",
    "review": "mdi6.clipboard-check-outline",
    "reports": "mdi6.file-chart-outline",
    "rubrics": "mdi6.format-list-checks",
    "call": "mdi6.phone-outline",
    "chat": "mdi6.message-text-outline",
    "email": "mdi6.email-outline",
    "import": "mdi6.tray-arrow-down",
    "transcribe": "mdi6.text-recognition",
    "suggest": "mdi6.auto-fix",
    "add": "mdi6.plus",
    "remove": "mdi6.trash-can-outline",
    "undo": "mdi6.undo",
    "history": "mdi6.history",
    "redo": "mdi6.redo",
    "search": "mdi6.magnify",
    "filter": "mdi6.filter-variant",
    "close": "mdi6.close",
    "fold": "mdi6.chevron-double-left",
    "unfold": "mdi6.chevron-double-right",
    "more": "mdi6.dots-horizontal",
    "up": "mdi6.chevron-up",
    "down": "mdi6.chevron-down",
    "left": "mdi6.chevron-left",
    "right": "mdi6.chevron-right",
    "info": "mdi6.information-outline",
    "warning": "mdi6.alert-outline",
    "problem": "mdi6.alert-circle-outline",
    "done": "mdi6.check",
    "jobs": "mdi6.progress-clock",
    "download": "mdi6.download",
    "model": "mdi6.waveform",
    "folder": "mdi6.folder-outline",
    "file": "mdi6.file-outline",
    "copy": "mdi6.content-copy",
    "play": "mdi6.play",
    "pause": "mdi6.pause",
    "back": "mdi6.rewind-5",
    "forward": "mdi6.fast-forward-5",
    "volume": "mdi6.volume-high",
    "mute": "mdi6.volume-off",
    "loop": "mdi6.repeat",
    "swap": "mdi6.swap-horizontal",
    "comment": "mdi6.comment-text-outline",
    "evidence": "mdi6.format-quote-close",
    "submit": "mdi6.check-circle-outline",
    "save": "mdi6.content-save-outline",
    "open": "mdi6.open-in-new",
    "refresh": "mdi6.refresh",
    "agent": "mdi6.headset",
    "customer": "mdi6.account-outline",
    "company": "mdi6.office-building-outline",
    "round": "mdi6.flag-outline",
    "flag": "mdi6.flag",
    "tag": "mdi6.tag-outline",
    "assign": "mdi6.account-arrow-right-outline",
    "team": "mdi6.account-group-outline",
    "export": "mdi6.tray-arrow-up",
    "view": "mdi6.view-list-outline",
    "demo": "mdi6.school-outline",
    "lock": "mdi6.lock-outline",
    "help": "mdi6.help-circle-outline",
    "zoom_in": "mdi6.magnify-plus-outline",
    "zoom_out": "mdi6.magnify-minus-outline",
    "print": "mdi6.printer-outline",
    "pdf": "mdi6.file-pdf-box",
    "theme": "mdi6.theme-light-dark",
    "settings": "mdi6.cog-outline",
    "queue": "mdi6.playlist-play",
    "vocabulary": "mdi6.format-letter-case",
    "measures": "mdi6.timer-outline",
    "keys": "mdi6.keyboard-outline",
    "draft": "mdi6.pencil-outline",
    "waiting": "mdi6.clock-outline",
    "stop": "mdi6.stop",
    "cancelled": "mdi6.cancel",
}


def icon(name: str, colour: str = "") -> QIcon:
    """The icon of a meaning; `colour` "#RRGGBB", "" for the muted text of the scheme that is on.

    Raises: KeyError for a name that is not in ICONS.
    """
    tokens = theme.current()
    made: QIcon = qtawesome.icon(ICONS[name], color=colour or tokens.muted, color_disabled=tokens.disabled)
    return made
