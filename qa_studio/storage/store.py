"""The store: one open workspace, and everything that is remembered in it.

Each call is one transaction. Reads return frozen values made before the session closes; writes are all or
nothing and on disk when they return. Safe to call from several threads.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from qa_studio.storage.assignments import Assignments
from qa_studio.storage.corrections import Corrections
from qa_studio.storage.desk import Desk
from qa_studio.storage.details import Details
from qa_studio.storage.evaluations import Evaluations
from qa_studio.storage.interactions import Interactions
from qa_studio.storage.judged import JudgedMarks
from qa_studio.storage.labels import Labels
from qa_studio.storage.library_pages import LibraryPages
from qa_studio.storage.paired import PairedMarks
from qa_studio.storage.queries import LibraryQueries
from qa_studio.storage.queue import Queue
from qa_studio.storage.records import Records
from qa_studio.storage.rubric_versions import ReadRubric
from qa_studio.storage.spoken import Spoken
from qa_studio.storage.transcripts import Transcripts
from qa_studio.storage.upgrading import Watch
from qa_studio.storage.vocabulary import Vocabulary


class Store(
    Interactions,
    Details,
    Transcripts,
    Corrections,
    Evaluations,
    LibraryQueries,
    LibraryPages,
    Spoken,
    Labels,
    Assignments,
    Desk,
    Records,
    JudgedMarks,
    PairedMarks,
    Queue,
    Vocabulary,
):
    """An open workspace. Its parts stand in the modules beside this one, one kind of thing each."""

    @classmethod
    def open(cls, folder: Path, read_rubric: ReadRubric, watch: Watch | None = None) -> Self:
        """Open the workspace in this folder; an empty or new folder becomes one.

        Args:
            read_rubric: parses a rubric's YAML text.
            watch: where an older workspace is brought up to this version, which a large one takes a while for: told
                how far it is; answers whether to go on.

        Raises: UpgradeStoppedError when the watch said so.
            WorkspaceError when the folder cannot be used, its database is damaged, another program's or
            from a newer version. Nothing in it was changed then.
        """
        return cls(folder, read_rubric, watch)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
