"""Every key of the review page and what it does: for shortcuts, tooltips, the cheat sheet and the settings."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from qa_studio.language import tr
from qa_studio.ui import keymap
from qa_studio.ui.keymap import Key, Sheet, shown

__all__ = ["REVIEW", "Act", "Key", "answer_act", "hint", "key_words", "keys_of", "shown", "with_key"]


class Act(StrEnum):
    """What a key can do on this page. The values name slots of the page, and key settings; never renamed."""

    ANSWER_1 = "answer_1"
    ANSWER_2 = "answer_2"
    ANSWER_3 = "answer_3"
    ANSWER_4 = "answer_4"
    ANSWER_5 = "answer_5"
    ANSWER_6 = "answer_6"
    ANSWER_7 = "answer_7"
    ANSWER_8 = "answer_8"
    ANSWER_9 = "answer_9"
    NOT_APPLICABLE = "not_applicable"
    NEXT_OPEN = "next_open"
    OPEN_BEFORE = "open_before"
    ACCEPT = "accept"
    ACCEPT_ALL = "accept_all"
    COMMENT = "comment"
    GUIDANCE = "guidance"
    EVIDENCE = "evidence"
    TIE = "tie"
    BOOKMARK = "bookmark"
    BOOKMARKS = "bookmarks"
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
    PANE_BACK = "pane_back"
    NEXT = "next"
    HELP = "help"
    EDIT = "edit"
    SPLIT = "split"
    MERGE = "merge"
    SPEAKER = "speaker"
    SWAP = "swap"
    HISTORY = "history"
    CORRECT = "correct"
    SUGGEST = "suggest"
    TAKE_OVER = "take_over"
    WAITING = "waiting"
    REVISIONS = "revisions"


MARKING, LISTENING, DRAFT, LOOKING = tr("Marking"), tr("Listening"), tr("The draft"), tr("Looking")
CORRECTING = tr("Correcting the transcript")

ANSWERS = tuple(act for act in Act if act.value.startswith("answer_"))
"""The answers in the order of the buttons."""


def answer_act(place: int) -> Act | None:
    """What gives the answer at a place, counted from 1; None beyond the ninth."""
    return ANSWERS[place - 1] if 1 <= place <= len(ANSWERS) else None


KEYS: tuple[Key, ...] = (
    *(
        Key(act, (str(place),), tr("Answer {place}, in the order of the buttons", place=place), MARKING)
        for place, act in enumerate(ANSWERS, start=1)
    ),
    Key(Act.NOT_APPLICABLE, ("N",), tr("Not applicable"), MARKING),
    Key(Act.NEXT_OPEN, ("Tab",), tr("Next criterion without an answer"), MARKING),
    Key(Act.OPEN_BEFORE, ("Shift+Tab",), tr("The one before"), MARKING),
    Key(Act.ACCEPT, ("A",), tr("Accept the suggestion"), MARKING),
    Key(Act.ACCEPT_ALL, ("Ctrl+Shift+A",), tr("Accept every suggestion that is open"), MARKING),
    Key(Act.COMMENT, ("C",), tr("Comment on the criterion"), MARKING),
    Key(Act.GUIDANCE, ("G",), tr("Show or hide the guidance"), MARKING),
    Key(Act.EVIDENCE, ("E",), tr("Next piece of evidence"), MARKING),
    Key(Act.TIE, ("M",), tr("Tie the selected words to the criterion"), MARKING),
    Key(Act.BOOKMARK, ("B",), tr("Bookmark the selected words, or the turn"), MARKING),
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
    Key(Act.SUGGEST, ("Ctrl+G",), tr("Look for suggestions"), DRAFT),
    Key(Act.TAKE_OVER, ("Ctrl+T",), tr("Take over what somebody else has open"), DRAFT),
    Key(Act.CORRECT, ("Ctrl+R",), tr("Correct what was submitted"), DRAFT),
    Key(Act.REVISIONS, ("Ctrl+Shift+H",), tr("History of the marks"), DRAFT),
    Key(Act.FIND, ("Ctrl+F",), tr("Search in the transcript"), LOOKING),
    Key(Act.PANE, ("F6",), tr("Next part of the page: sound, transcript, form, foot"), LOOKING),
    Key(Act.PANE_BACK, ("Shift+F6",), tr("Previous part of the page, from the form the transcript"), LOOKING),
    Key(Act.WAITING, ("Ctrl+Left",), tr("All that waits for review"), LOOKING),
    Key(Act.NEXT, ("Ctrl+Right",), tr("Next interaction that waits"), LOOKING),
    Key(Act.BOOKMARKS, ("Ctrl+B",), tr("Bookmarks of the workspace"), LOOKING),
    Key(Act.EXPLAIN, ("Ctrl+E",), tr("Open or close the explanation of the score"), LOOKING),
    Key(Act.HELP, ("?",), tr("This list"), LOOKING),
)

FIXED: tuple[tuple[str, str, str], ...] = (
    (tr("Up / Down"), tr("Neighbouring criterion"), MARKING),
    (tr("Left / Right"), tr("Buttons of the criterion"), MARKING),
    ("Esc", tr("Back from a text to its criterion"), MARKING),
    (tr("Left / Right"), tr("In the transcript: select the word beside"), MARKING),
    (tr("Shift+Left / Right"), tr("In the transcript: select fewer or more words"), MARKING),
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


REVIEW = Sheet("review", tr("Review"), KEYS, FIXED)


def keys_of(act: Act) -> tuple[str, ...]:
    """The keys of an action as they are now; none when the user took them all away."""
    return REVIEW.keys_of(act)


def with_key(words: str, act: Act) -> str:
    """Words for a tooltip with the key behind them: "Play or pause (Space)"."""
    return keymap.with_key(REVIEW, words, act)


def hint(widget: QWidget, words: str, act: Act) -> None:
    """Give a widget a tooltip that goes on naming the key of an action when the key changes."""
    keymap.hint(widget, REVIEW, words, act)


def key_words(act: Act) -> str:
    """The first key of an action as it is printed on the keyboard; "" without one."""
    keys = keys_of(act)
    return shown(keys[0]) if keys else ""
