"""Fetching a model: progress, resume, check, cancel, and every way in which a network can fail."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from transcription import models
from transcription.errors import ModelDownloadError, ModelMissingError
from transcription.models import CatalogueModel

CONTENT = bytes(range(256)) * 8000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@dataclass
class Behaviour:
    """How the server behaves; tests change it.

    Attributes:
        send: how many bytes of an answer are sent before the line is cut; None: all.
        knows_ranges: answers a request for the rest with the rest.
        status: what it answers when that is not the file.
        asked: the Range headers that came, "" for none.
    """

    content: bytes = CONTENT
    send: int | None = None
    knows_ranges: bool = True
    says_length: bool = True
    status: int = 200
    asked: list[str] = field(default_factory=list)


@dataclass
class Site:
    url: str
    behaviour: Behaviour


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A real server on this machine."""
    monkeypatch.setenv("no_proxy", "*")
    behaviour = Behaviour()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            behaviour.asked.append(asked)
            start = (
                int(asked.removeprefix("bytes=").removesuffix("-")) if asked and behaviour.knows_ranges else 0
            )
            if behaviour.status != 200:
                self.send_error(behaviour.status)
            elif start >= len(behaviour.content):
                self.send_error(416)
            else:
                self.answer(start)

        def answer(self, start: int) -> None:
            rest = behaviour.content[start:]
            self.send_response(206 if start else 200)
            if behaviour.says_length:
                self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            self.wfile.write(rest if behaviour.send is None else rest[: behaviour.send])

        def log_message(self, *_args: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}/{SHA256}/base.pt", behaviour)
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(site: Site, folder: Path, said: list[tuple[float | None, str]] | None = None) -> models.ModelFile:
    catalogue = {"base": CatalogueModel("base", site.url, SHA256, len(CONTENT))}
    said = [] if said is None else said
    return models.fetch("base", folder, lambda share, words: said.append((share, words)), catalogue)


def test_a_model_is_fetched_checked_and_put_in_its_place(site: Site, tmp_path: Path) -> None:
    said: list[tuple[float | None, str]] = []
    model = fetch(site, tmp_path / "deep" / "models", said)
    assert (model.name, model.is_here, model.size_bytes) == ("base", True, len(CONTENT))
    assert model.path.read_bytes() == CONTENT
    assert [path.name for path in model.path.parent.iterdir()] == ["base.pt"]
    received = [share for share, words in said if words.startswith("base: ")]
    assert received == sorted(share for share in received if share is not None)
    assert received[-1] == 1.0
    assert said[-1][1] == "Checking base.pt"


def test_a_model_that_is_here_is_checked_and_not_fetched_again(site: Site, tmp_path: Path) -> None:
    fetch(site, tmp_path)
    fetch(site, tmp_path)
    assert len(site.behaviour.asked) == 1


def test_a_file_of_that_name_with_other_content_is_replaced(site: Site, tmp_path: Path) -> None:
    (tmp_path / "base.pt").write_bytes(b"half of something")
    assert fetch(site, tmp_path).path.read_bytes() == CONTENT


def test_a_broken_line_keeps_what_has_arrived_and_the_next_try_goes_on_there(
    site: Site, tmp_path: Path
) -> None:
    site.behaviour.send = 600_000
    with pytest.raises(
        ModelDownloadError, match=r"broke off after .* MB of “base\.pt”.*goes on where it stopped"
    ):
        fetch(site, tmp_path)
    have = (tmp_path / "base.pt.part").stat().st_size
    assert 0 < have <= 600_000
    assert not (tmp_path / "base.pt").exists()
    site.behaviour.send = None
    assert fetch(site, tmp_path).path.read_bytes() == CONTENT
    assert site.behaviour.asked == ["", f"bytes={have}-"]


def test_a_server_that_cannot_resume_sends_all_again(site: Site, tmp_path: Path) -> None:
    (tmp_path / "base.pt.part").write_bytes(CONTENT[:1000])
    site.behaviour.knows_ranges = False
    assert fetch(site, tmp_path).path.read_bytes() == CONTENT


def test_a_part_that_was_complete_is_only_checked(site: Site, tmp_path: Path) -> None:
    (tmp_path / "base.pt.part").write_bytes(CONTENT)
    assert fetch(site, tmp_path).path.read_bytes() == CONTENT


def test_a_server_that_does_not_say_the_length_is_read_to_its_end(site: Site, tmp_path: Path) -> None:
    site.behaviour.says_length = False
    said: list[tuple[float | None, str]] = []
    assert fetch(site, tmp_path, said).path.read_bytes() == CONTENT
    assert said[0][0] is None


def test_what_arrives_damaged_is_removed_and_told(site: Site, tmp_path: Path) -> None:
    site.behaviour.content = b"x" + CONTENT[1:]
    with pytest.raises(
        ModelDownloadError, match=r"arrived damaged and was removed. Try again, or download http"
    ):
        fetch(site, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_part_does_not_stop_the_next_try(site: Site, tmp_path: Path) -> None:
    (tmp_path / "base.pt.part").write_bytes(b"x" * len(CONTENT))
    with pytest.raises(ModelDownloadError, match="arrived damaged"):
        fetch(site, tmp_path)
    assert fetch(site, tmp_path).path.read_bytes() == CONTENT


class Stopped(Exception):
    """What a caller raises to cancel."""


def test_a_cancel_ends_it_at_once_and_the_next_try_goes_on(site: Site, tmp_path: Path) -> None:
    def stop(share: float | None, _words: str) -> None:
        if share and share > 0.3:
            raise Stopped

    catalogue = {"base": CatalogueModel("base", site.url, SHA256, len(CONTENT))}
    with pytest.raises(Stopped):
        models.fetch("base", tmp_path, stop, catalogue)
    have = (tmp_path / "base.pt.part").stat().st_size
    assert 0 < have < len(CONTENT)
    assert fetch(site, tmp_path).path.read_bytes() == CONTENT
    assert site.behaviour.asked[-1] == f"bytes={have}-"


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_a_refusal_is_told_with_the_way_by_hand(site: Site, tmp_path: Path, status: int) -> None:
    site.behaviour.status = status
    with pytest.raises(ModelDownloadError) as caught:
        fetch(site, tmp_path)
    assert str(status) in str(caught.value)
    assert f"download {site.url} with a browser and put it here: {tmp_path / 'base.pt'}" in str(caught.value)


def test_without_a_network_the_way_by_hand_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    nobody = Site("http://127.0.0.1:9/base.pt", Behaviour())
    with pytest.raises(ModelDownloadError) as caught:
        fetch(nobody, tmp_path)
    assert "Check the connection" in str(caught.value)
    assert str(tmp_path / "base.pt") in str(caught.value)


def test_a_folder_that_cannot_be_used_is_told_before_anything_is_fetched(site: Site, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file", encoding="utf-8")
    with pytest.raises(ModelDownloadError, match=r"models cannot be used .*Choose another one"):
        fetch(site, tmp_path / "models")
    assert site.behaviour.asked == []


def test_too_little_space_is_told_before_anything_is_fetched(site: Site, tmp_path: Path) -> None:
    catalogue = {"base": CatalogueModel("base", site.url, SHA256, 10**18)}
    with pytest.raises(ModelDownloadError, match="too little space"):
        models.fetch("base", tmp_path, lambda *_: None, catalogue)
    assert site.behaviour.asked == []


def test_a_folder_in_the_models_place_is_told(site: Site, tmp_path: Path) -> None:
    (tmp_path / "base.pt").mkdir()
    with pytest.raises(ModelDownloadError, match=r"base\.pt cannot be replaced .* Remove it"):
        fetch(site, tmp_path)


def test_an_unknown_name_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="no model “huge” to fetch"):
        models.fetch("huge", tmp_path, lambda *_: None)
    assert site.behaviour.asked == []
