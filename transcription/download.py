"""Fetches one big file over HTTP: in blocks, resumable, checked, and only then in its place.

Owns the network; knows nothing of models. Imports the standard library and errors.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from transcription.errors import ModelDownloadError

OnProgress = Callable[[float | None, str], None]
"""Takes a fraction 0..1 (None: length unknown) and words for the user; what it raises stops the work."""

BLOCK_BYTES = 1 << 18
TIMEOUT_S = 30.0
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Download:
    """One file to fetch.

    Attributes:
        target: its place when it is whole and checked; until then `part` holds what has arrived.
        sha256: 64 hexadecimal digits, of the whole file.
        size_bytes: as published; used to see whether there is room.
    """

    url: str
    target: Path
    sha256: str
    size_bytes: int

    @property
    def part(self) -> Path:
        return self.target.with_name(self.target.name + ".part")

    @property
    def by_hand(self) -> str:
        return f"download {self.url} with a browser and put it here: {self.target}"

    def run(self, on_progress: OnProgress) -> None:
        """Fetch, check, and move into place. Stopped half-way, the next run goes on where this one was.

        Raises: ModelDownloadError saying what happened and how to do it by hand; what `on_progress` raises.
        """
        self._make_room()
        self._receive(on_progress)
        if sha256_of(self.part, on_progress) != self.sha256:
            self.part.unlink()
            why = f"“{self.target.name}” arrived damaged and was removed"
            raise ModelDownloadError(f"{why}. Try again, or {self.by_hand}.")
        try:
            self.part.replace(self.target)
        except OSError as err:
            message = f"{self.target} cannot be replaced ({err.strerror}). Remove it and try again."
            raise ModelDownloadError(message) from err

    def _have(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def _make_room(self) -> None:
        folder = self.target.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            missing = self.size_bytes - self._have() - shutil.disk_usage(folder).free
        except OSError as err:
            message = f"The folder {folder} cannot be used ({err.strerror}). Choose another one."
            raise ModelDownloadError(message) from err
        if missing > 0:
            raise ModelDownloadError(
                f"There is too little space in {folder}: {missing / MEGABYTE:.0f} MB are missing."
            )

    def _receive(self, on_progress: OnProgress) -> None:
        have = self._have()
        answer = self._ask(have)
        if answer is None:
            return
        with answer:
            have = have if answer.status == HTTPStatus.PARTIAL_CONTENT else 0
            length = answer.headers.get("Content-Length")
            total = have + int(length) if length else None
            done = self._store(self._blocks(answer), have, total, on_progress)
        if total is not None and done < total:
            raise ModelDownloadError(self._broken_off(done))

    def _ask(self, have: int) -> HTTPResponse | None:
        """The server's answer to a request for what is missing; None when nothing is: the part is checked next."""
        request = Request(self.url, headers={"Range": f"bytes={have}-"} if have else {})
        try:
            answer: HTTPResponse = urlopen(request, timeout=TIMEOUT_S)
        except HTTPError as err:
            err.close()
            if err.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                return None
            message = f"{self.url} answered “{err.code} {err.reason}”. Try again later, or {self.by_hand}."
            raise ModelDownloadError(message) from err
        except (OSError, HTTPException) as err:
            reason = getattr(err, "reason", err)
            message = f"“{self.target.name}” could not be fetched ({reason}). Check the connection, or {self.by_hand}."
            raise ModelDownloadError(message) from err
        return answer

    def _blocks(self, answer: HTTPResponse) -> Iterator[bytes]:
        while True:
            try:
                block = answer.read(BLOCK_BYTES)
            except (OSError, HTTPException) as err:
                raise ModelDownloadError(self._broken_off(self._have())) from err
            if not block:
                return
            yield block

    def _store(self, blocks: Iterator[bytes], have: int, total: int | None, on_progress: OnProgress) -> int:
        """Append to the part (or begin it anew when the server sends all); the length of what is there then."""
        try:
            file = self.part.open("ab" if have else "wb")
        except OSError as err:
            raise ModelDownloadError(f"{self.part} cannot be written ({err.strerror}).") from err
        done = have
        with file:
            for block in blocks:
                self._write(file.write, block)
                done += len(block)
                share = done / total if total else None
                on_progress(
                    share, f"{self.target.stem}: {done / MEGABYTE:.0f} of {self.size_bytes / MEGABYTE:.0f} MB"
                )
        return done

    def _write(self, write: Callable[[bytes], int], block: bytes) -> None:
        try:
            write(block)
        except OSError as err:
            message = f"{self.part} cannot be written ({err.strerror}). Free some space and try again."
            raise ModelDownloadError(message) from err

    def _broken_off(self, done: int) -> str:
        arrived = f"The connection broke off after {done / MEGABYTE:.1f} MB of “{self.target.name}”"
        return f"{arrived}. Try again: it goes on where it stopped. Or {self.by_hand}."


def sha256_of(path: Path, on_progress: OnProgress | None = None) -> str:
    """Hexadecimal SHA-256 of a file, read in blocks.

    Raises: what `on_progress` raises.
    """
    digest, done, size = hashlib.sha256(), 0, max(1, path.stat().st_size)
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            done += len(block)
            if on_progress:
                on_progress(done / size, f"Checking {path.name.removesuffix('.part')}")
    return digest.hexdigest()
