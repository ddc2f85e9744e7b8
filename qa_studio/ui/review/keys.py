"""Every key of the review page and what it does: for shortcuts, tooltips and the cheat sheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from qa_studio.language import tr


class Act(StrEnum):
    """What a key can do on this page. The values name slots of the page, and key settings; never renamed."""

    NOT_APPLICABLE = "not_applicable"
    ACCEPT = "accept"
    ACCEPT_ALL = "accept_all"
    COMMENT = "comment"
    GUIDANCE = "guidance"
    EVIDENCE = "evidence"
    TIE = "tie"
    UNDO = "undo"
    REDO = "redo"
    SAVE = "save"
    SUBMIT = "submit"
    PLAY = "play"
    BACK = "back"
    PAUSE = "pause"
    FORWARD = "forward"
    SLOWER = "slower"
    FASTER = "faster"
    FOLLOW = "follow"
    SKIP = "skip"
    LOOP = "loop"
    MUTE_AGENT = "mute_agent"
    MUTE_CUSTOMER = "mute_customer"
    LOUDER = "louder"
    QUIETER = "quieter"
    NORMAL = "normal_speed"
    FIND = "find"
    EXPLAIN = "explain"
    PANE = "pane"
    NEXT = "next"
    HELP = "help"
    EDIT = "edit"
    SPLIT = "split"
    MERGE = "merge"
    SPEAKER = "speaker"
    SWAP = "swap"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Key:
    """One action: its keys in Qt's portable spelling (the first is shown), and what it does."""

    act: Act
    keys: tuple[str, ...]
    words: str
    group: str


MARKING, LISTENING, DRAFT, LOOKING = tr("Marking"), tr("Listening"), tr("The draft"), tr("Looking")
CORRECTING = tr("Correcting the transcript")

KEYS: tuple[Key, ...] = (
    Key(Act.NOT_APPLICABLE, ("N",), tr("Not applicable"), MARKING),
    Key(Act.ACCEPT, ("A",), tr("Accept the suggestion"), MARKING),
    Key(Act.ACCEPT_ALL, ("Ctrl+Shift+A",), tr("Accept every suggestion that is open"), MARKING),
    Key(Act.COMMENT, ("C",), tr("Comment on the criterion"), MARKING),
    Key(Act.GUIDANCE, ("G",), tr("Show or hide the guidance"), MARKING),
    Key(Act.EVIDENCE, ("E",), tr("Next piece of evidence"), MARKING),
    Key(Act.TIE, ("M",), tr("Tie the selected words to the criterion"), MARKING),
    Key(Act.PLAY, ("Space",), tr("Play or pause"), LISTENING),
    Key(Act.BACK, ("J",), tr("Back 5 seconds"), LISTENING),
    Key(Act.PAUSE, ("K",), tr("Play or pause"), LISTENING),
    Key(Act.FORWARD, ("L",), tr("Forward 5 seconds"), LISTENING),
    Key(Act.SLOWER, (",",), tr("Slower"), LISTENING),
    Key(Act.FASTER, (".",), tr("Faster"), LISTENING),
    Key(Act.NORMAL, ("/",), tr("As fast as it was spoken"), LISTENING),
    Key(Act.SKIP, ("S",), tr("Skip silence"), LISTENING),
    Key(Act.LOOP, ("O",), tr("Hear the turn over and over"), LISTENING),
    Key(Act.MUTE_AGENT, ("Shift+A",), tr("Mute the agent, or hear them again"), LISTENING),
    Key(Act.MUTE_CUSTOMER, ("Shift+C",), tr("Mute the customer, or hear them again"), LISTENING),
    Key(Act.LOUDER, ("Ctrl+Up",), tr("Louder"), LISTENING),
    Key(Act.QUIETER, ("Ctrl+Down",), tr("Quieter"), LISTENING),
    Key(Act.FOLLOW, ("F",), tr("Let the transcript follow the sound"), LISTENING),
    Key(Act.EDIT, ("F2",), tr("Correct the words of the turn"), CORRECTING),
    Key(Act.SPLIT, ("Ctrl+D",), tr("Split before the cursor, or before the selected words"), CORRECTING),
    Key(Act.MERGE, ("Ctrl+M",), tr("Merge with the next turn"), CORRECTING),
    Key(Act.SPEAKER, ("R",), tr("Who speaks: then A, C, B, S or U"), CORRECTING),
    Key(Act.SWAP, ("Ctrl+Shift+X",), tr("Swap agent and customer in the whole conversation"), CORRECTING),
    Key(Act.HISTORY, ("Ctrl+H",), tr("History of the transcript"), CORRECTING),
    Key(Act.UNDO, ("Ctrl+Z",), tr("Undo a mark; in the transcript, a correction"), DRAFT),
    Key(Act.REDO, ("Ctrl+Shift+Z", "Ctrl+Y"), tr("Redo"), DRAFT),
    Key(Act.SAVE, ("Ctrl+S",), tr("Save the draft now"), DRAFT),
    Key(Act.SUBMIT, ("Ctrl+Return", "Ctrl+Enter"), tr("Submit"), DRAFT),
    Key(Act.FIND, ("Ctrl+F",), tr("Search in the transcript"), LOOKING),
    Key(Act.PANE, ("F6",), tr("Next part of the page: sound, transcript, form, foot"), LOOKING),
    Key(Act.NEXT, ("Ctrl+Right",), tr("Next interaction that waits"), LOOKING),
    Key(Act.EXPLAIN, ("Ctrl+E",), tr("Open or close the explanation of the score"), LOOKING),
    Key(Act.HELP, ("?",), tr("This list"), LOOKING),
)

FIXED: tuple[tuple[str, str, str], ...] = (
    ("1 … 9", tr("Answer, in the order of the buttons"), MARKING),
    ("Tab", tr("Next criterion without an answer"), MARKING),
    ("Shift+Tab", tr("The one before"), MARKING),
    (tr("Up / Down"), tr("Neighbouring criterion"), MARKING),
    (tr("Left / Right"), tr("Buttons of the criterion"), MARKING),
    ("Esc", tr("Back from a text to its criterion"), MARKING),
    (tr("Left / Right"), tr("On the call map: 5 seconds back or forward"), LISTENING),
    (tr("Up / Down"), tr("On the call map: evidence before or after"), LISTENING),
    ("Home / End", tr("On the call map: start or end of the call"), LISTENING),
    (tr("Double click"), tr("Correct the words of the turn"), CORRECTING),
    ("Ctrl+Enter", tr("Keep the words that are being corrected"), CORRECTING),
    ("Tab", tr("Keep them and go to the next turn"), CORRECTING),
    ("Esc", tr("Leave them as they were"), CORRECTING),
    ("Ctrl+Space", tr("Hear the turn that is being corrected"), CORRECTING),
    ("Ctrl+click", tr("Play from the word"), LISTENING),
)
"""Keys that belong to a widget and not to the page: (keys, words, group)."""


def keys_of(act: Act) -> tuple[str, ...]:
    """The keys of an action."""
    return next(key.keys for key in KEYS if key.act is act)


def with_key(words: str, act: Act) -> str:
    """Words for a tooltip with the key behind them: "Play or pause (Space)"."""
    return f"{words} ({shown(keys_of(act)[0])})"


def shown(key: str) -> str:
    """A key as it is printed on the keyboard: "Ctrl+Return" is "Ctrl+Enter"."""
    return key.replace("Return", "Enter")


def hint(widget: QWidget, words: str, act: Act) -> None:
    """Give a widget a tooltip that names the key of an action."""
    widget.setToolTip(with_key(words, act))


def key_words(act: Act) -> str:
    """The first key of an action as it is printed on the keyboard."""
    return shown(keys_of(act)[0])
