"""`qa-studio transcribe --reference FILE`: an engine measured on recordings whose words are known. No workspace."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table

from qa_studio import cli_output as output
from qa_studio import settings
from qa_studio.services.speech_options import speech_options

if TYPE_CHECKING:
    from qa_studio.services.word_errors import RecordingErrors, WordErrors
    from transcription.word_errors import Counts, Interval

HEADERS = ("Recording", "Words", "Errors", "Wrong", "Missing", "Added", "Rate", "95 % interval", "Speed")


def measure_words(
    reference: Path,
    recordings: Sequence[Path],
    asked: tuple[str, str, bool | None],
    language: str,
    as_json: bool,
) -> bool:
    """Measure and print; whether everything could be measured.

    Args: asked: engine, model and whether doubtful passages are written once more; "" and None: as set.
    Raises: as WordErrorMeasuring.measure.
    """
    from qa_studio import bootstrap
    from qa_studio.jobs.worker import SpeechWorker
    from qa_studio.services.word_errors import WordErrorMeasuring

    places = settings.places()
    current = settings.load(places.settings_file)
    measuring = WordErrorMeasuring(
        bootstrap.models_service(current, places), SpeechWorker(os.cpu_count() or 1)
    )
    engine, model, retry = asked
    options = speech_options(current, engine, model, retry=retry)
    with output.progress("Measuring words") as context:
        found = measuring.measure(reference, recordings, context, options, language)
    if as_json:
        output.print_json(as_json_value(found))
    else:
        _show(found)
    output.show_failures(found.failures)
    return not found.failures


def _show(found: WordErrors) -> None:
    name = f"{found.engine} {found.model}".strip()
    output.say(f"Word errors of {name}, language {found.language}")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in HEADERS:
        table.add_column(header, justify="left" if header == HEADERS[0] else "right", no_wrap=True)
    for one in found.measured:
        table.add_row(*_cells(one.recording.name, one.counts, one.interval, one.audio_s, one.work_s))
    if len(found.measured) > 1:
        audio_s, work_s = (
            sum(getattr(one, part) for one in found.measured) for part in ("audio_s", "work_s")
        )
        table.add_row(*_cells("All", found.counts, found.interval, audio_s, work_s))
    output.show_table(table)
    for line in _notes(found):
        output.say(line)


def _cells(
    name: str, counts: Counts, interval: Interval | None, audio_s: float, work_s: float
) -> tuple[str, ...]:
    rate = "–" if counts.rate is None else f"{counts.rate:.1%}"
    between = "too few" if interval is None else f"{interval.low:.1%} – {interval.high:.1%}"
    figures = (counts.words, counts.errors, counts.substitutions, counts.deletions, counts.insertions)
    speed = f"{audio_s / work_s:.1f}×" if work_s else "–"
    return (output.shown(name), *map(str, figures), rate, between, speed)


def _notes(found: WordErrors) -> list[str]:
    """How the figures were made, and how far they go."""
    interval = found.interval
    lines = [
        "Rate: words wrong, missing and added, of the words of the reference. Speed: length of the sound over the time"
        " for it, loading the model included.",
        "Before comparing, in both texts: " + " ".join(found.normalisation),
    ]
    if any(one.by_speaker for one in found.measured):
        lines.append("Where each speaker has a channel, the words of each are compared by themselves.")
    if interval is not None:
        lines.append(f"Interval: bootstrap over {interval.units} {found.drawn}, 9,999 resamples.")
    if found.measured and (interval is None or interval.is_small):
        lines.append(
            f"Small sample ({found.counts.words} words, {len(found.measured)} recording"
            f"{'' if len(found.measured) == 1 else 's'}): enough to find one's way, not to choose between engines."
        )
    return [*lines, *_remarks(found)]


def _remarks(found: WordErrors) -> list[str]:
    """What the transcription remarked, each remark once with the recordings it is about."""
    about: dict[str, list[str]] = {}
    for one in found.measured:
        for note in one.notes:
            about.setdefault(note, []).append(output.shown(one.recording.name))
    return [f"! {', '.join(names)}: {note}" for note, names in about.items()]


def as_json_value(found: WordErrors) -> dict[str, Any]:
    """For other programs; rates as shares, seconds as numbers, absent values as null."""
    interval = found.interval
    return {
        "engine": found.engine,
        "model": found.model or None,
        "language": found.language,
        "normalisation": list(found.normalisation),
        "files": [_recording_json(one) for one in found.measured],
        "overall": _counts_json(found.counts, interval) | {"drawn": found.drawn if interval else None},
        "failures": [{"name": failure.name, "message": failure.message} for failure in found.failures],
    }


def _recording_json(one: RecordingErrors) -> dict[str, Any]:
    speed = {"audio_s": round(one.audio_s, 3), "work_s": round(one.work_s, 3), "by_speaker": one.by_speaker}
    notes = {"notes": list(one.notes)}
    return {"file": str(one.recording)} | _counts_json(one.counts, one.interval) | speed | notes


def _counts_json(counts: Counts, interval: Interval | None) -> dict[str, Any]:
    return {
        "words": counts.words,
        "errors": counts.errors,
        "substitutions": counts.substitutions,
        "deletions": counts.deletions,
        "insertions": counts.insertions,
        "word_error_rate": None if counts.rate is None else round(counts.rate, 6),
        "interval": None if interval is None else [round(interval.low, 6), round(interval.high, 6)],
        "is_small_sample": interval is None or interval.is_small,
    }
