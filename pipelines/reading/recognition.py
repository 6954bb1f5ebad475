"""What a file is, told by its opening bytes and never by its name.

Belongs here: the signs of each format. Does not belong here: reading one.
"""

from __future__ import annotations

import json
import re
from typing import Literal

from pipelines.reading import encoding, records, tags

HEAD = 64 * 1024
"""How many bytes are looked at."""

Format = Literal["gzip", "zstd", "zip", "warc", "json_lines", "json", "csv", "html", "text", "xml"]

_PACKED: tuple[tuple[bytes, Format], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/1.", "warc"),
)
_NOT_READ: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x04\x22\x4d\x18", "an lz4 archive"),
    (b"PAR1", "a parquet file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
)
_SKIPPABLE_ZSTD = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
_XHTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_JSON_LINE = re.compile(rb"\{\s*[\"}]")
_JSON_ARRAY = re.compile(rb"\[\s*[{\]]")
_LINES_JUDGED = 50


def unread_format(head: bytes) -> str | None:
    """The name of a format that is known but not read, with its article; None for anything else."""
    for sign, name in _NOT_READ:
        if head.startswith(sign):
            return name
    return "a tar archive" if head[257:262] == b"ustar" else None


def packed_format(head: bytes) -> Format | None:
    """gzip, zstd, zip or warc; None for anything else."""
    for sign, name in _PACKED:
        if head.startswith(sign):
            return name
    return "zstd" if _SKIPPABLE_ZSTD.match(head) else None


def text_format(head: bytes, whole: bool) -> Format:
    """The format of text, given its opening bytes in UTF-8 or any encoding that keeps ASCII; ``whole``: they are all of it.

    JSON lines: at least a third of the lines (of the first fifty) open like a JSON object or are a JSON value, so that a broken or
    foreign line does not turn the file into prose, and a stray object in a page does not turn it into data. CSV: the
    first line names fields of a record that seeds/record_fields.csv knows, the story among them. HTML: it opens with a page or a
    block, or has tags all through. All else is text.
    """
    body = head.lstrip()
    if body.startswith((b"{", b"[")):
        found = _json_format(body, whole)
        if found:
            return found
    if body.startswith(b"<?xml"):
        return "html" if _XHTML.search(body[:2000]) else "xml"
    if re.match(rb"<(?:rss|feed|urlset|sitemapindex)\b", body):
        return "xml"
    if tags.opens_as_page(body):
        return "html"
    if _share_of_json_lines(body, whole) >= 1 / 3:
        return "json_lines"
    if records.csv_dialect(head) is not None:
        return "csv"
    return "html" if tags.is_fragment(head) else "text"


def _json_format(body: bytes, whole: bool) -> Format | None:
    first, _, rest = body.partition(b"\n")
    if _is_json(first):
        if first.startswith(b"[") and not rest.strip():
            return "json"
        return "json_lines" if _share_of_json_lines(body, whole) >= 1 / 3 else None
    if _JSON_ARRAY.match(body):
        return "json"
    if not _JSON_LINE.match(body):
        return None
    if rest.lstrip().startswith(b"{") or not rest.strip() or _open_string(first):
        return "json_lines"
    return "json"


def _open_string(line: bytes) -> bool:
    """Whether the line ends within a JSON string, which no sound JSON does."""
    return re.sub(rb"\\.", b"", line).count(b'"') % 2 == 1


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _share_of_json_lines(body: bytes, whole: bool) -> float:
    lines = [line for line in body.split(b"\n")[: _LINES_JUDGED + 1] if line.strip()]
    if not whole and len(lines) > 1 and len(lines) <= _LINES_JUDGED:
        del lines[-1]
    judged = [bool(_JSON_LINE.match(line)) or (line[:1] in b'["0123456789-tfn' and _is_json(line)) for line in lines]
    if not any(_JSON_LINE.match(line) for line in lines):
        return 0.0
    return sum(judged) / len(judged)


def marked_text(head: bytes) -> bytes:
    """The opening bytes of text as UTF-8 without a byte order mark, whatever they open with; for recognition only."""
    marked, skip = encoding.marked_encoding(head)
    if marked in (None, "utf-8"):
        return head[skip:]
    return head[skip:].decode(marked or "", "ignore").encode("utf-8")
