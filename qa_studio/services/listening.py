"""The sound of an interaction: where it lies, and its outline for a waveform."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.services.files import is_recording, sha256_of
from qa_studio.services.outlines import Outline, OutlineShelf
from qa_studio.storage.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Listening:
    """Finds recordings, and keeps where they lie. Never touches them.

    Args: outlines: the folder in which waveforms are kept; None makes them anew each time.
    """

    def __init__(self, store: Store, outlines: Path | None = None) -> None:
        self._store = store
        self._shelf = OutlineShelf(outlines)

    def source(self, interaction_id: int) -> Path:
        """The recording's file.

        Raises: StudioError when the interaction came as text, or naming the file when it is not there any more.
        """
        (source,) = self._store.sources([interaction_id])
        if not is_recording(source.path):
            raise StudioError(tr("“{title}” came as text: there is nothing to hear.", title=source.title))
        if not source.path.is_file():
            raise StudioError(
                tr(
                    "The recording is not where it was imported from. Put it back, or show where it lies "
                    "now: it is known again by its content. It was {path}",
                    path=source.path,
                )
            )
        return source.path

    def relocate(self, interaction_id: int, path: Path) -> None:
        """Keep where the recording lies now.

        Raises: StudioError when the file cannot be read, or holds something else than what was imported.
        """
        (source,) = self._store.sources([interaction_id])
        try:
            same = sha256_of(path) == source.sha256
        except OSError as err:
            raise StudioError(
                tr(
                    "{path} cannot be read ({strerror}). Choose another file.",
                    path=path,
                    strerror=err.strerror,
                )
            ) from err
        if not same:
            raise StudioError(
                tr(
                    "{name} holds something else than the recording that was imported as “{title}”. "
                    "Choose the very file, wherever it lies now and whatever it is called.",
                    name=path.name,
                    title=source.title,
                )
            )
        self._store.move_source(interaction_id, path)

    def outline(self, interaction_id: int, buckets: int) -> Outline:
        """How loud the recording is over time; at once when it was asked for before, even if the file is gone since.

        Args: buckets: of its peaks; each covers an equal share of the time.
        Raises: as `source`; AudioUnreadableError naming the file.
        """
        (source,) = self._store.sources([interaction_id])
        kept = self._shelf.outline(None, source.sha256, buckets)
        if kept is not None:
            return kept
        made = self._shelf.outline(self.source(interaction_id), source.sha256, buckets)
        assert made is not None
        return made

    def peaks(self, interaction_id: int, buckets: int) -> NDArray[np.float32]:
        """The peaks of `outline`: float32 (channels, buckets, 2), least and greatest sample, -1..1."""
        return self.outline(interaction_id, buckets).peaks
