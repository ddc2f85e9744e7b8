"""Bookmarks as files for a workshop: the sounds as WAV clips, and a list of the words in a table and as text.

Owns the names of the files and what stands in them. Writes where it is told, and nowhere else.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
import wave
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from qa_studio.errors import USER_ERRORS, StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr, trn
from qa_studio.services.exporting import defused
from qa_studio.work_rows import SnippetRow

MARGIN_S = 0.3
"""Kept before the first and behind the last word: word times are right to about this."""
FULL = 32_767
"""Of a sample of 16 bits."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_NAME_CHARS = 60
TABLE, TEXT = "bookmarks.csv", "bookmarks.md"


class Sources(Protocol):
    """Where recordings lie."""

    def source(self, interaction_id: int) -> Path: ...


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        folder: made anew for it.
        clips: how many have a sound file.
        silent: words on those that have none, with their reason, by bookmark; those that came as text have no line.
    """

    folder: Path
    count: int
    clips: int
    silent: tuple[tuple[SnippetRow, str], ...] = ()


class Workshop:
    """Writes bookmarks out. Args: today: the day that stands in the name of the folder and at the head of the text."""

    def __init__(self, sources: Sources, today: type[date] = date) -> None:
        self._sources, self._today = sources, today

    def export(self, rows: Sequence[SnippetRow], into: Path, sounds: bool, context: JobContext) -> Exported:
        """Write these bookmarks, in this order, to a new folder in `into`; whole, or nothing of it.

        Args: sounds: the clips too; False writes the words alone.

        Raises: StudioError when there is nothing to write, or naming the folder when it cannot be written;
            JobCancelled, and nothing is left.
        """
        if not rows:
            raise StudioError(tr("There is no bookmark to export. Choose another tag or agent."))
        try:
            beside = Path(tempfile.mkdtemp(prefix=".bookmarks-", dir=into))
            try:
                made = self._fill(beside, rows, sounds, context)
                goal = _free(into, f"{tr('Bookmarks')} {self._today.today().isoformat()}")
                beside.replace(goal)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
        except OSError as err:
            raise StudioError(
                tr(
                    "{path} cannot be written: {reason}. Choose another folder.",
                    path=into,
                    reason=err.strerror or err,
                )
            ) from err
        return Exported(goal, len(rows), made[0], made[1])

    def _fill(
        self, folder: Path, rows: Sequence[SnippetRow], sounds: bool, context: JobContext
    ) -> tuple[int, tuple[tuple[SnippetRow, str], ...]]:
        names: dict[int, str] = {}
        silent: list[tuple[SnippetRow, str]] = []
        for number, one in enumerate(rows, 1):
            context.report((number - 1) / len(rows), tr("{count:,} of {all:,}", count=number, all=len(rows)))
            if not sounds or one.start_s is None or one.end_s is None:
                continue
            name = f"{_name(number, one)}.wav"
            try:
                _clip(self._sources.source(one.interaction_id), one.start_s, one.end_s, folder / name)
            except USER_ERRORS as err:
                silent.append((one, str(err)))
                (folder / name).unlink(missing_ok=True)
            else:
                names[one.id] = name
        (folder / TABLE).write_text(_table(rows, names), encoding="utf-8-sig", newline="")
        (folder / TEXT).write_text(_text(rows, names, self._today.today()), encoding="utf-8")
        return len(names), tuple(silent)


def place(row: SnippetRow) -> str:
    """When, or in which turn, the words were said: "2:14" or "turn 3"."""
    if row.start_s is None:
        return tr("turn {turn}", turn=row.first_turn + 1)
    minutes, seconds = divmod(int(row.start_s), 60)
    return f"{minutes}:{seconds:02}"


def _name(number: int, row: SnippetRow) -> str:
    """A name that says what is heard, and sorts as the list does."""
    words = " ".join(part for part in (row.tag, row.agent, row.title, place(row).replace(":", ".")) if part)
    plain = " ".join(_FORBIDDEN.sub(" ", words).split())[:_NAME_CHARS].strip(" .")
    return f"{number:03} {plain}"


def _free(into: Path, name: str) -> Path:
    """A folder that is not there yet."""
    found, number = into / name, 2
    while found.exists():
        found, number = into / f"{name} ({number})", number + 1
    return found


def _clip(source: Path, start_s: float, end_s: float, out: Path) -> None:
    """The stretch of a recording as it is, every voice of it, as 16 bits.

    Raises: AudioUnreadableError naming the recording; OSError when the clip cannot be written.
    """
    import numpy as np

    from transcription.audio import probe
    from transcription.playback import Playback

    rate_hz = probe(source).rate_hz
    with Playback(source, rate_hz) as playback, wave.open(str(out), "wb") as clip:
        clip.setparams((playback.info.channels, 2, rate_hz, 0, "NONE", "not compressed"))
        for block in playback.stretch(max(0.0, start_s - MARGIN_S), end_s + MARGIN_S, 1.0):
            clip.writeframes((np.clip(block, -1.0, 1.0) * FULL).astype("<i2").tobytes())


def _table(rows: Iterable[SnippetRow], names: dict[int, str]) -> str:
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(
        (
            tr("Tag"),
            tr("Words"),
            tr("Note"),
            tr("Agent"),
            tr("Interaction"),
            tr("Id"),
            tr("Where"),
            tr("Start in seconds"),
            tr("End in seconds"),
            tr("Kept by"),
            tr("Kept at (UTC)"),
            tr("Sound"),
        )
    )
    for one in rows:
        cells = (
            *(one.tag, one.text, one.note, one.agent, one.title, str(one.interaction_id), place(one)),
            *("" if moment is None else f"{moment:.2f}" for moment in (one.start_s, one.end_s)),
            *(one.by, one.at.isoformat(timespec="seconds"), names.get(one.id, "")),
        )
        lines.writerow([defused(cell) for cell in cells])
    return written.getvalue()


def _text(rows: Sequence[SnippetRow], names: dict[int, str], day: date) -> str:
    """By tag, in the order of the rows: the words as a quote, where they are from, the note, the clip's name."""
    whole = [f"# {tr('Bookmarks')}", ""]
    whole += [trn("{count} bookmark, {day}", "{count} bookmarks, {day}", len(rows), day=day.isoformat()), ""]
    for tag in dict.fromkeys(one.tag for one in rows):
        whole += [f"## {_escaped(tag) or tr('Without a tag')}", ""]
        for one in rows:
            if one.tag == tag:
                whole += _entry(one, names.get(one.id, ""))
    return "\n".join(whole)


def _entry(row: SnippetRow, name: str) -> list[str]:
    quote = [f"> {_escaped(line)}  " for line in row.text.splitlines()]
    source = " · ".join(part for part in (_escaped(row.agent), _escaped(row.title), place(row)) if part)
    told = [*quote, "", source, ""]
    if row.note:
        told += [" ".join(_escaped(row.note).split()), ""]
    if name:
        told += [tr("Sound: {name}", name=f"`{name}`"), ""]
    return told


def _escaped(text: str) -> str:
    """Words that Markdown shows as they are."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)
