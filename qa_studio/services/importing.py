"""Recordings, chats and survey files into the workspace: each file wholly or not at all, the rest goes on."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from qa_studio.errors import StudioError, WorkspaceError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr
from qa_studio.rows import BatchReport, Channel, Failure, ImportOptions, Note
from qa_studio.services import files
from qa_studio.services.outlines import PEAKS, OutlineShelf
from qa_studio.services.surveys import Surveys
from qa_studio.services.table_columns import column_words, unused_words
from qa_studio.storage.interactions import UNKNOWN
from qa_studio.storage.store import Store
from qa_studio.storage.values import ImportedBefore, NewInteraction
from transcription import formats
from transcription.errors import TranscriptionError
from transcription.formats.surveys import is_survey
from transcription.model import Transcript

Found = tuple[NewInteraction, Transcript | None]
"""What a file holds: an interaction, and its transcript when it came as text."""


class Importing:
    """Reads files by their ending, looks at what is in them, and stores what is new.

    Args: outlines: the folder in which waveforms are kept, so that a call is seen at once when it is first opened;
        None leaves them to be made then.
    """

    def __init__(self, store: Store, outlines: Path | None = None) -> None:
        self._store = store
        self._shelf = None if outlines is None else OutlineShelf(outlines)
        self._surveys = Surveys(store)

    def import_paths(self, paths: Sequence[Path], options: ImportOptions, context: JobContext) -> BatchReport:
        """Import files, and folders with all that is below them; survey files come last, so that they find
        their interactions.

        Returns: ids of what is new; of what was given survey answers; names of files that were here already; what
            did not go through.
        Raises: WorkspaceError when the workspace itself cannot be written; what was imported before is kept.
        """
        found, failures = files.expand([path.absolute() for path in paths])
        queue = sorted(found, key=is_survey)
        report = BatchReport(failures=failures)
        for place, path in enumerate(queue):
            part = context.part(place / len(queue), (place + 1) / len(queue))
            part.report(0.0, tr("Importing {name}", name=path.name))
            report = report.joined(self._one(path, options, part))
        context.report(1.0, tr("Imported"))
        return report

    def column_words(self, path: Path) -> str:
        """Which column of a table is taken for what, and which are not used; "" for what is no table."""
        return column_words(path)

    def _one(self, path: Path, options: ImportOptions, context: JobContext) -> BatchReport:
        """A file's own report; what is wrong with it never stops the others."""
        try:
            return self._import_file(path, options, context)
        except WorkspaceError:
            raise
        except (StudioError, TranscriptionError) as err:
            return BatchReport(failures=(Failure(path.name, str(err)),))
        except OSError as err:
            return BatchReport(failures=(Failure(path.name, _unreadable(err)),))

    def _import_file(self, path: Path, options: ImportOptions, context: JobContext) -> BatchReport:
        _refuse_unnameable(path)
        _refuse_other_than_files(path)
        if is_survey(path):
            report = self._surveys.import_file(path)
            return replace(report, notes=_of_columns(path)) if report.answered else report
        if not files.is_recording(path) and not formats.can_read(path):
            raise StudioError(_unknown_ending(path))
        sha256 = files.sha256_of(
            path, lambda fraction: context.report(fraction, tr("Importing {name}", name=path.name))
        )
        known = self._store.imported(sha256)
        found = self._found(path, sha256, options)
        again = self._seen_again(
            path, [known[new.conversation] for new, _ in found if new.conversation in known]
        )
        fresh = [one for one in found if one[0].conversation not in known]
        stored = self._stored(path, sha256, fresh, options)
        if stored and self._shelf is not None and files.is_recording(path):
            with suppress(
                TranscriptionError
            ):  # it is in the workspace; transcribing it will say what is wrong
                self._shelf.outline(path, sha256, PEAKS)
        done = (*again, *stored)
        notes = (*_notes(path, fresh), *_of_columns(path)) if stored else ()
        waiting = stored if files.is_recording(path) else ()
        return BatchReport(done=done, skipped=() if done else (path.name,), notes=notes, waiting=waiting)

    def _seen_again(self, path: Path, known: Sequence[ImportedBefore]) -> tuple[int, ...]:
        """A file that is imported again brings back what was removed, and tells where it lies when it had moved.

        Returns: ids of what was brought back.
        """
        for before in known:
            if not before.source.exists():
                self._store.move_source(before.id, path)
        removed = tuple(before.id for before in known if before.is_removed)
        if removed:
            self._store.restore(removed)
        return removed

    def _found(self, path: Path, sha256: str, options: ImportOptions) -> list[Found]:
        if files.is_recording(path):
            return [(self._recording(path, sha256, options), None)]
        return self._conversations(path, sha256, options)

    def _recording(self, path: Path, sha256: str, options: ImportOptions) -> NewInteraction:
        from transcription import audio

        info = audio.probe(path)
        channel = options.agent_channel
        if info.channels == 1:
            channel = None
        elif channel is not None and channel >= info.channels:
            raise StudioError(
                tr(
                    "The recording has {channels} channels, so the agent cannot be on channel {channel}. "
                    "Choose another one, or let it be guessed.",
                    channels=info.channels,
                    channel=channel + 1,
                )
            )
        return replace(
            self._frame(path, sha256, options),
            title=path.stem,
            channel=Channel.CALL,
            external_id=path.stem,
            duration_s=info.duration_s,
            agent_channel=channel,
        )

    def _conversations(self, path: Path, sha256: str, options: ImportOptions) -> list[Found]:
        conversations = formats.read(path)
        frame = self._frame(path, sha256, options)
        several = len(conversations) > 1
        found: list[Found] = []
        used: set[str] = set()
        for conversation in conversations:
            key = _unused(conversation.external_id, used) if several else ""
            new = replace(
                frame,
                title=conversation.title,
                channel=Channel(conversation.channel),
                agent=conversation.agent or options.agent,
                external_id=conversation.external_id,
                conversation=key,
                started_at=conversation.started_at,
                duration_s=conversation.transcript.duration_s,
            )
            found.append((new, conversation.transcript))
        return found

    def _frame(self, path: Path, sha256: str, options: ImportOptions) -> NewInteraction:
        """What all interactions of a file share."""
        return NewInteraction(
            title=path.stem,
            channel=Channel.CHAT,
            company=options.company or self._store.own_company() or UNKNOWN,
            source=path,
            sha256=sha256,
            agent=options.agent,
            is_own_company=options.is_own_company,
            round_name=options.round_name,
        )

    def _stored(
        self, path: Path, sha256: str, fresh: Sequence[Found], options: ImportOptions
    ) -> tuple[int, ...]:
        if not fresh:
            return ()
        if not options.copy_sources:
            return self._store.add_interactions(fresh)
        copy = self._copied(path, sha256)
        try:
            return self._store.add_interactions([(replace(new, source=copy), text) for new, text in fresh])
        except BaseException:
            _forget(copy)
            raise

    def _copied(self, path: Path, sha256: str) -> Path:
        """A copy in a folder of its own under the workspace's `sources`, whole or not there at all."""
        folder = self._store.sources_folder / sha256[:16]
        copy, beside = folder / path.name, folder / f"{path.name}.part"
        try:
            folder.mkdir(exist_ok=True)
            shutil.copyfile(path, beside)
            beside.replace(copy)
        except OSError as err:
            _forget(beside)
            raise StudioError(
                tr(
                    "It cannot be copied into the workspace ({strerror}). Make room on the disk, or "
                    "import it without copying.",
                    strerror=err.strerror or err,
                )
            ) from err
        return copy


def _notes(path: Path, found: Sequence[Found]) -> tuple[Note, ...]:
    """Which encoding was guessed: letters beyond A to Z may be other ones than were written."""
    encodings = {dict(text.origin.settings).get("encoding", "") for _, text in found if text is not None}
    return tuple(
        Note(
            path.name,
            tr(
                "It is not UTF-8 and was read as {encoding}. If letters look wrong in it, export it as UTF-8 and"
                " import that instead.",
                encoding=encoding,
            ),
        )
        for encoding in sorted(encodings)
        if encoding and not encoding.startswith("utf")
    )


def _of_columns(path: Path) -> tuple[Note, ...]:
    """What became of a table's columns, where some are not used."""
    words = unused_words(path)
    return (Note(path.name, words),) if words else ()


def _forget(copy: Path) -> None:
    """Take back a copy and its folder, as far as the disk lets."""
    with suppress(OSError):
        copy.unlink(missing_ok=True)
        copy.parent.rmdir()


def _unused(key: str, used: set[str]) -> str:
    """The key, told apart from the same one earlier in the file."""
    found, number = key, 1
    while found in used:
        number += 1
        found = f"{key} #{number}"
    used.add(found)
    return found


def _refuse_unnameable(path: Path) -> None:
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError as err:
        raise StudioError(
            tr(
                "Its name or folder has letters that are not UTF-8 and cannot be remembered. Rename it, then import it."
            )
        ) from err


def _refuse_other_than_files(path: Path) -> None:
    """Reading a pipe or a device would wait for ever, or never end."""
    if path.exists() and not path.is_file():
        raise StudioError(
            tr("It is no file but a pipe or a device. Save what comes from it as a file first.")
        )


def _unknown_ending(path: Path) -> str:
    what = (
        tr("The ending “{ending}” is neither a recording nor a chat.", ending=path.suffix)
        if path.suffix
        else tr("A name without ending is neither a recording nor a chat.")
    )
    known = tr(
        "Recordings are e.g. .wav, .mp3, .m4a or .ogg; chats and transcripts .csv, .json, .txt, .vtt or .srt."
        " Rename it, or export it in one of these."
    )
    return f"{what} {known}"


def _unreadable(err: OSError) -> str:
    return tr(
        "It cannot be read ({reason}). Check that it is still there and that you may open it.",
        reason=err.strerror or err,
    )
