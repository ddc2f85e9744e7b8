"""What is doubted in a turn, in words, and by which rule; what was heard where a name was put right. No Qt."""

from __future__ import annotations

from qa_studio.language import tr
from transcription.model import UNSURE_WORD_BELOW, Turn, Word

FLAGS: dict[str, tuple[str, str]] = {
    "repetition": (
        tr("repeats itself"),
        tr(
            "The same words come again and again, more often than people say them. No suggestion rests on this stretch."
        ),
    ),
    "over_silence": (
        tr("text where nobody speaks"),
        tr(
            "The sound holds a voice in less than a quarter of this time, or the engine itself believes that nobody"
            " speaks. No suggestion rests on this stretch."
        ),
    ),
    "prompt_echo": (
        tr("only the names it was told"),
        tr(
            "The text is nothing but names of the vocabulary, in the order in which the engine was told them. No"
            " suggestion rests on this stretch."
        ),
    ),
    "too_fast": (
        tr("faster than anybody speaks"),
        tr("There are more than 8 words a second; some of them were not said, or not here."),
    ),
    "low_confidence": (
        tr("the engine is unsure"),
        tr(
            "The engine’s own figures are under even odds for this turn as a whole. No suggestion takes an amount or a"
            " date from it."
        ),
    ),
    "speaker_unsure": (
        tr("the speaker is unsure"),
        tr(
            "The voices are too much alike here to be told apart with confidence. Say who speaks with a right click."
        ),
    ),
    "music": (tr("music"), tr("This stretch is music or a signal, and nothing that anybody said.")),
}
"""By flag of a turn: a few words for its line, and the rule for whoever asks."""


def doubted(turn: Turn) -> str:
    """The flags of a turn in a line, e.g. "Doubted: repeats itself, the speaker is unsure"; "" without."""
    words = [FLAGS[flag][0] for flag in turn.flags if flag in FLAGS and flag != "music"]
    if words:
        return tr("Doubted: {words}", words=", ".join(words))
    return tr("Music") if "music" in turn.flags else ""


def rules(turn: Turn) -> str:
    """Each flag of a turn with its rule, a paragraph each."""
    known = [FLAGS[flag] for flag in turn.flags if flag in FLAGS]
    return "\n".join(f"{words[:1].upper()}{words[1:]}. {rule}" for words, rule in known)


def about_word(turn: Turn, character: int) -> str:
    """What to know of the word at a character: what was heard, how sure the engine is; "" for an ordinary one."""
    word = next((one for one in turn.words if one.start <= character < one.end), None)
    if word is None:
        return ""
    return "\n".join(part for part in (_heard(word), _unsure(word)) if part)


def heard_words(turn: Turn) -> str:
    """All that was put right in a turn, for readers who do not see: "heard: medow, lain"; "" without."""
    heard = [word.original for word in turn.words if word.original is not None]
    return tr("heard: {heard}", heard=", ".join(heard)) if heard else ""


def _heard(word: Word) -> str:
    return "" if word.original is None else tr("Heard: {original}", original=word.original)


def _unsure(word: Word) -> str:
    if not word.is_unsure or word.confidence is None:
        return ""
    return tr(
        "The engine is {confidence:.0f} % sure of this word; under {bar:.0f} % "
        "it is less likely right than wrong. No suggestion takes an amount or a date from it.",
        confidence=word.confidence * 100,
        bar=UNSURE_WORD_BELOW * 100,
    )
