"""The sound of an interaction: where it lies, and its outline for a waveform."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qa_studio.errors import StudioError
from qa_studio.services.files import is_recording
from qa_studio.storage.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Listening:
    """Finds recordings. Changes nothing."""

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
                f"{source.path} is not there any more. Put it back, or import it again from where it lies now:"
                " it is known again by its content."
            )
        return source.path

    def peaks(self, interaction_id: int, buckets: int) -> NDArray[np.float32]:
        """Outline of the recording; each bucket covers an equal share of its time.

        Returns: float32 (channels, buckets, 2): least and greatest sample, -1..1.
        Raises: as `source`; AudioUnreadableError naming the file.
        """
        from transcription import audio

        return audio.peaks(self.source(interaction_id), buckets)
