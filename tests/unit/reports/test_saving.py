"""Saving: a report is there whole, or what was there before still is."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from report_world import FULL, Case, coaching_inputs

from reports import REPORTS
from reports.errors import ReportNotSavedError
from reports.model import Paper
from reports.saving import save

FILL = """
import resource, sys
from pathlib import Path
from reports.errors import ReportError
from reports.saving import save
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    save(Path(sys.argv[1]), b"x" * 100_000)
except ReportError as err:
    print(err)
    sys.exit(1)
"""


def test_a_full_disk_leaves_the_old_file_and_names_the_new_one(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", FILL, str(out)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"The report {out} was not saved: the disk is full. Free some space" in done.stdout
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 KB with a report on it."""
    mounted = tmp_path / "small"
    mounted.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(mounted)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs rights that this user lacks")
    (mounted / "report.pdf").write_bytes(b"old")
    yield mounted
    subprocess.run(["umount", str(mounted)], check=True)


def test_a_real_full_disk_says_so_too(small_disk: Path) -> None:
    out = small_disk / "report.pdf"
    with pytest.raises(ReportNotSavedError, match="the disk is full"):
        save(out, b"x" * 100_000)
    assert out.read_bytes() == b"old"
    assert [path.name for path in small_disk.iterdir()] == ["report.pdf"]


def test_a_disk_that_may_only_be_read_is_named_with_what_to_do(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ReportNotSavedError, match=r"may not be written there\. Choose another folder"):
        save(small_disk / "report.pdf", b"new")
    assert (small_disk / "report.pdf").read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_named_with_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    out = folder / "report.pdf"
    out.write_bytes(b"old")
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(ReportNotSavedError, match=r"may not be written there\. Choose another folder"):
            save(out, b"new")
        assert out.read_bytes() == b"old"
    finally:
        folder.chmod(stat.S_IRWXU)


def test_a_read_only_disk_is_named_with_what_to_do() -> None:
    with pytest.raises(ReportNotSavedError, match=r"/proc/report\.pdf was not saved"):
        save(Path("/proc/report.pdf"), b"new")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportNotSavedError, match="nowhere does not exist"):
        save(tmp_path / "nowhere" / "report.pdf", b"new")


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(ReportNotSavedError, match="folder in its place"):
        save(tmp_path / "report.pdf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_saved_file_has_the_rights_of_an_ordinary_new_one(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    out = save(tmp_path / "report.pdf", b"new")
    assert stat.S_IMODE(out.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_report_replaces_the_one_before_it(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"old")
    REPORTS["coaching"](coaching_inputs(Case(FULL)), out, Paper.A4)
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_pipe_is_not_replaced_by_a_report(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReportNotSavedError, match="no file but a device or a pipe"):
        save(tmp_path / "pipe", b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    save(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_in_the_place_of_the_folder_is_told_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ReportNotSavedError, match="file does not exist"):
        save(tmp_path / "file" / "report.pdf", b"new")


def test_a_name_that_is_too_long_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(ReportNotSavedError, match="its name is too long"):
        save(tmp_path / ("z" * 300 + ".pdf"), b"new")
