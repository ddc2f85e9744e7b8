"""How the figures of a call or a chat are made, in words, for the page or the report that shows them."""

from __future__ import annotations

from scoring.measure_model import Definition, MeasureSettings

CONTEXT_ONLY = Definition(
    "Use", "These figures are context. No mark is made of them, and none rewards speed."
)


def definitions_in_words(settings: MeasureSettings | None = None) -> tuple[Definition, ...]:
    """The definitions of a call's figures with the thresholds in force; None: the usual ones."""
    one = settings or MeasureSettings()
    return (*_of_speech(one), *_of_turns(one), _of_holds(one), CONTEXT_ONLY)


def chat_definitions_in_words() -> tuple[Definition, ...]:
    """The definitions of a chat's figures; they have no thresholds."""
    return (
        Definition(
            "Messages", "All that a side wrote; internal notes and the system's lines are not counted."
        ),
        Definition(
            "Response time",
            "From the first message of the other side that was not answered yet to this side's next message."
            " A bot's messages answer nobody. The median and the longest are shown.",
        ),
        Definition(
            "First response", "The same, for the first time that this side answers after the other wrote."
        ),
        CONTEXT_ONLY,
    )


def _of_speech(one: MeasureSettings) -> tuple[Definition, ...]:
    return (
        Definition(
            "Talk time",
            "The time in which words are heard from a side; its share is of both sides' together.",
        ),
        Definition(
            "Silence",
            f"Nobody speaks for {one.silence_s:g} s or longer. Holds are counted apart;"
            " a machine's voice is no silence.",
        ),
        Definition(
            "Overlap",
            f"Both sides speak at once for {one.overlap_s:g} s or longer."
            " Only measured where each side has a channel of its own.",
        ),
        Definition(
            "Words a minute",
            "Words of the transcript for each minute in which the side speaks, from"
            f" {one.least_talk_s:g} s of speech on. It depends on what the engine heard.",
        ),
    )


def _of_turns(one: MeasureSettings) -> tuple[Definition, ...]:
    return (
        Definition(
            "Interruption",
            f"A side begins while the other speaks and goes on for {one.listener_s:g} s or longer;"
            " shorter words, such as “mm-hm”, are a listener's.",
        ),
        Definition(
            "Longest monologue",
            f"The longest time in which one side speaks with no pause over {one.monologue_pause_s:g} s,"
            f" and the other says nothing of {one.listener_s:g} s or longer.",
        ),
        Definition(
            "Response gap",
            "From the end of the other side's speech to the start of this side's, 0 when it began earlier."
            f" Pauses up to {one.pause_s:g} s within one side's speech are bridged; holds are left out."
            " The median and the longest are shown.",
        ),
    )


def _of_holds(one: MeasureSettings) -> Definition:
    example = f", such as “{one.hold_words[0]}”" if one.hold_words else ""
    return Definition(
        "Hold",
        f"Neither side speaks between two turns for {one.hold_s:g} s or longer; or for {one.silence_s:g} s or longer"
        " when there is music in it, or the agent's words before or after say so. Announced: the agent's words up to"
        f" {one.announced_s:g} s before say so{example}.",
    )
