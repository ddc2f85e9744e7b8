"""The sound of an interaction: where it lies, and its outline for a waveform."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qa_studio.errors import StudioError
from qa_studio.services.files import is_recording, sha256_of
from qa_studio.storage.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Listening:
    """Finds recordings, and keeps where they lie. Never touches them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def source(self, interaction_id: int) -> Path:
        """The recording's file.

        Raises: StudioError when the interaction came as text, or naming the file when it is not there any more.
        """
        (source,) = self._store.sources([interaction_id])
        if not is_recording(source.path):
            raise StudioError(f"“{source.title}” came as text: there is nothing to hear.")
        if not source.path.is_file():
            raise StudioError(
                "The recording is not where it was imported from. Put it back, or show where it lies now: it is"
                f" known again by its content. It was {source.path}"
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
            raise StudioError(f"{path} cannot be read ({err.strerror}). Choose another file.") from err
        if not same:
            raise StudioError(
                f"{path.name} holds something else than the recording that was imported as “{source.title}”."
                " Choose the very file, wherever it lies now and whatever it is called."
            )
        self._store.move_source(interaction_id, path)

    def peaks(self, interaction_id: int, buckets: int) -> NDArray[np.float32]:
        """Outline of the recording; each bucket covers an equal share of its time.

        Returns: float32 (channels, buckets, 2): least and greatest sample, -1..1.
        Raises: as `source`; AudioUnreadableError naming the file.
        """
        from transcription import audio

        return audio.peaks(self.source(interaction_id), buckets)
