"""Bytes to text: which encoding a file has, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from transcription.errors import FormatError
from transcription.formats.model import Source

MAX_BYTES = 256 * 1024 * 1024
"""A year of one team's chats is a few MB; beyond this a file is something else."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "a spreadsheet or a zip archive; save the sheet as CSV (UTF-8) or unpack the archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file; save it as CSV (UTF-8)"),
    (b"%PDF", "a PDF; export the conversation as CSV, JSON or plain text"),
    (b"SQLite format 3", "a database; export the conversations as CSV, JSON or plain text"),
)
_CODE_PAGES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_kr",
]
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MAX_CONTROL_SHARE = 0.01
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def load(path: Path) -> Source:
    """Read a file as text.

    Raises: FormatError when it is missing, empty, too large, no text, or in no encoding that can be told.
    """
    data = read_bytes(path)
    _refuse_other_kinds(path, data)
    encoding = _encoding(path, data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as err:
        raise FormatError(
            f"“{path.name}” begins as {encoding.upper()} but cannot be read on from byte {err.start}: "
            "it is cut or damaged. Export it again, or save it as UTF-8."
        ) from err
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise FormatError(f"“{path.name}” is empty. Export the conversation again.")
    if len(_CONTROLS.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise FormatError(_not_text(path))
    return Source(path, text, encoding.removesuffix("-sig"))


def read_bytes(path: Path) -> bytes:
    """The file's bytes, at most MAX_BYTES of them.

    Raises: FormatError when it cannot be opened, is too large or holds nothing.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FormatError(
                f"“{path.name}” is larger than {MAX_BYTES >> 20} MB. Split it into several files."
            )
        data = path.read_bytes()
    except OSError as err:
        why = err.strerror or "unknown reason"
        raise FormatError(f"“{path.name}” cannot be opened: {why}. Check the file.") from err
    if not data:
        raise FormatError(f"“{path.name}” is empty (0 bytes). Export the conversation again.")
    return data


def clean(text: str) -> str:
    """Text as it is kept: line ends as \\n, no outer blanks, and nothing that no database can store."""
    return _UNSTORABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _refuse_other_kinds(path: Path, data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise FormatError(f"“{path.name}” is {what}.")


def _not_text(path: Path) -> str:
    return f"“{path.name}” is not text, whatever its ending says. Export it as CSV, JSON or plain text."


def _encoding(path: Path, data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    zeros = data.count(0)
    if zeros <= _MAX_CONTROL_SHARE * len(data) and _is_utf8(data):
        return "utf-8"
    return _utf16_without_mark(path, data) if zeros else _code_page(path, data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(path: Path, data: bytes) -> str:
    """Latin text in UTF-16 has its zero bytes on one side only."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > 10 * even:
        return "utf-16-le"
    if even > 10 * odd:
        return "utf-16-be"
    raise FormatError(_not_text(path))


def _code_page(path: Path, data: bytes) -> str:
    """Windows-1252 unless the bytes clearly say another: short chats hold too few letters to tell."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data, cp_isolation=_CODE_PAGES)
    best = matches.best()
    if best is None:
        raise FormatError(
            f"“{path.name}” is in an encoding that cannot be told: it is neither UTF-8, UTF-16 "
            "nor a Windows code page. Save it as UTF-8 and import it again."
        )
    western = next(
        (match for match in matches if "cp1252" in (match.encoding, *match.could_be_from_charset)), None
    )
    if western is not None and western.chaos <= best.chaos + 0.02 and not best.multi_byte_usage > 0.3:
        return "cp1252"
    return best.encoding
