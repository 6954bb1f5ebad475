"""Web archives: WARC and WET, read with fastwarc.

Belongs here: which records of an archive are documents. Does not belong here: decompression (streams.py).

Documents are responses with status 200 (or none stated) whose type is HTML, XHTML or plain text, ``resource`` records of such types, and
the ``conversion`` records of WET. Requests, metadata, revisits, images, redirects and error pages are no documents and leave no row; an
archive without one document leaves one fault that says so. Documents are numbered in the order of the archive.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from typing import Any

from pipelines.reading import encoding
from pipelines.reading.found import Fault, Found, fault_of
from pipelines.reading.limits import Limits

_HTML = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"
_BLOCK = 1024 * 1024


def web_archive(stream: io.BufferedReader, limits: Limits) -> Iterator[Found | Fault]:
    """The documents of a WARC or WET stream, each with its URL and fetch time."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    documents = 0
    try:
        for record in ArchiveIterator(stream, record_types=wanted, auto_decode="all", fsspec_args=False):
            found = _document(record, limits)
            if found is not None:
                documents += 1
                yield found
    except (OSError, ValueError, EOFError) as error:
        yield Fault("corrupt_archive", f"the archive is damaged after {documents} documents: {error}; fetch it again")
        return
    if not documents:
        yield Fault(
            "unsupported_format", "a web archive without any page: no response of type HTML or text with status 200"
        )


def _document(record: Any, limits: Limits) -> Found | Fault | None:
    kind = _media_type(record)
    if kind not in (*_HTML, _TEXT) or (
        record.http_headers is not None and record.http_headers.status_code not in (200, None)
    ):
        return None
    url = record.headers.get("WARC-Target-URI")
    where = f"record {record.record_id or ''} ({url})"
    length = record.content_length
    try:
        data = record.reader.read(limits.max_document_bytes + 1)
        if len(data) > limits.max_document_bytes:
            return _drained(record.reader, data, limits, where)
    except (OSError, ValueError, EOFError) as error:
        return Fault("corrupt_archive", f"{where}: its payload cannot be decoded: {error}")
    plain = record.http_headers is None or not (
        record.http_headers.get("Content-Encoding") or record.http_headers.get("Transfer-Encoding")
    )
    if plain and len(data) < length:
        return Fault(
            "truncated_archive", f"{where}: {len(data):,} bytes of {length:,}; the archive is cut, fetch it again"
        )
    if not data or data.isspace():
        return fault_of(data, "empty", f"{where}: the page has no content")
    try:
        text = encoding.decode(data, record.http_charset)
    except encoding.UnknownEncodingError as error:
        return fault_of(data, "unknown_encoding", f"{where}: {error}")
    return Found(
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        form="text" if kind == _TEXT else "html",
        text=text,
        url=url,
        fetched_at=_time(record.record_date),
    )


def _media_type(record: Any) -> str | None:
    """The type of what was fetched, without parameters: of the HTTP answer where there is one, else of the record."""
    stated = record.http_content_type if record.http_headers is not None else record.headers.get("Content-Type")
    return stated.partition(";")[0].strip().lower() if stated else None


def _drained(reader: Any, piece: bytes, limits: Limits, where: str) -> Fault:
    digest, size = hashlib.sha256(), 0
    while piece:
        digest.update(piece)
        size += len(piece)
        piece = reader.read(_BLOCK)
    longest = limits.max_document_bytes
    detail = f"{where}: {size:,} bytes, more than the {longest:,} that one document may have; raise max_document_bytes"
    return Fault("too_large", detail, size, digest.hexdigest())


def _time(stated: Any) -> dt.datetime | None:
    return stated.astimezone(dt.UTC) if isinstance(stated, dt.datetime) and stated.tzinfo else None
